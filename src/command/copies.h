/* Copies of plans on paper: between printing them and saying who holds them. */
#ifndef COMMAND_COPIES_H
#define COMMAND_COPIES_H

#include <caseload/copy.h>
#include <caseload/history.h>

#include "inside.h"

/* The arguments holder, name, how and on. */
bool copy_read_holder(struct call *call, struct copy *copy, struct err *err);
/* "copy 2", "copies 1, 2": what `copy` would replace, oldest first; NULL nothing. */
const char *copies_replaced(
	struct call *call, const struct copy *copies, size_t n, const struct copy *copy);
/* Ends what the holder had before; *said is " Copy 2 counts as replaced." or "". */
bool copy_replace(struct call *call, struct copy *copies, size_t n, const struct copy *copy,
	const char **said, struct err *err);
/* What has changed of what stands on a copy since it was printed, newest first: texts of a plan that
 * nobody has agreed yet count only for a paper that shows them (`to_draft`). */
bool copy_changes(struct call *call, const struct copy *copy, bool to_draft, struct history **out,
	size_t *n, struct err *err);
/* " Copies 1 and 3 of version 2 are still out: caseload copy list 9990000018" or "". */
bool copies_older_said(struct call *call, const char **out, struct err *err);

#endif
