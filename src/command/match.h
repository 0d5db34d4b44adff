/* A ward list read and held against the team's people: what both commands begin with. */
#ifndef COMMAND_MATCH_H
#define COMMAND_MATCH_H

#include <caseload/command/handler.h>
#include <caseload/match.h>

struct match_list {
	struct match *matches; /* ours first */
	size_t n;
	struct match_counts counts;
	int64_t without; /* lines that hold no number */
};
/* Of the arguments `file`, `text` and `date_order`. */
bool match_read(struct call *call, struct match_list *out, struct err *err);
/* "12 ours, 27 not ours, 1 unreadable": for the message and, counts alone, for the audit. */
const char *match_words(struct call *call, const struct match_list *list);

#endif
