/* What the files that print a plan share: one run of print plan or print contingency. */
#ifndef COMMAND_PRINT_PLAN_H
#define COMMAND_PRINT_PLAN_H

#include <caseload/copy.h>
#include <caseload/report/plan.h>

#include "print_inside.h"

struct plan_print {
	struct plan_paper paper;
	struct printing printing;
	struct copy copy;	      /* as the first of them will be kept */
	struct copy *kept;	      /* each of those that were asked for */
	struct copy *copies, *before; /* of the person; and as they were until this was kept */
	size_t copies_n;
	int64_t draft;	      /* number of a draft that was begun since; 0 none */
	const char *cannot;   /* what paper cannot give the reader; NULL */
	const char *replaced; /* said once it is kept */
};

/* ---- print_plan_copy.c: its place in the register of copies ---- */

/* The copy that it will be. ERR_INVALID where the holder, the name or the days do not go together. */
bool plan_print_read_copy(struct call *call, struct plan_print *print, struct err *err);
/* The person's copies, and what changed since the one whose place this one takes. */
bool plan_print_find_changes(struct call *call, struct plan_print *print, struct err *err);
/* Who holds a copy once this one is out. */
void plan_print_list_holders(struct call *call, struct plan_print *print);
/* Hooks of the job (print_inside.h), `data` the struct plan_print. ERR_CONFLICT: somebody has printed a
 * copy of that number meanwhile. */
bool plan_print_keep(struct call *call, const struct job *job, void *data, struct err *err);
bool plan_print_failed(struct call *call, const struct job *job, void *data, struct err *err);

/* ---- print_plan_said.c: what is said of it ---- */

/* "copy 3", "copies 3 to 5" */
const char *plan_print_copies_words(struct call *call, const struct copy *copy, int64_t n);
/* Adds to the message, and to the paper for the preview, which version it is and who is to get it. */
void plan_print_say(struct call *call, const struct plan_print *print, const struct job *job,
	struct result *out);
/* Adds to an ERR_UNKNOWN what to do should the last copy not have come out. False, always. */
bool plan_print_say_unsure(
	struct call *call, const struct plan_print *print, const struct job *job, struct err *err);

#endif
