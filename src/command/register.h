/* What the register's commands share. */
#ifndef COMMAND_REGISTER_H
#define COMMAND_REGISTER_H

#include <caseload/command/handler.h>
#include <caseload/register.h>

struct register_pages {
	struct register_day day;
	struct practice *practices;
	size_t practices_n;
	struct register_case *cases;
	size_t cases_n;
	struct register_line *lines; /* of each practice */
	size_t n;
	struct register_line whole;
	const struct register_line *only; /* the one asked for; NULL: all */
};
/* The arguments `on` and `since`. */
bool register_asked(struct call *call, struct register_day *day, struct err *err);
/* The pages of the day that was asked for, and which practice was ("none": people without one). */
bool register_pages(struct call *call, struct register_pages *out, struct err *err);
/* What register status answers. */
bool register_status(struct call *call, struct result *out, struct err *err);

#endif
