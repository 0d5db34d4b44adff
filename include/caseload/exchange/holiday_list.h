/* Bank holidays as GOV.UK publishes them: bank-holidays.json, the file it is made from, or .ics. */
#ifndef CASELOAD_EXCHANGE_HOLIDAY_LIST_H
#define CASELOAD_EXCHANGE_HOLIDAY_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/exchange/source.h>

struct holiday_list_row {
	struct date on;
	const char *name; /* "Christmas Day (substitute day)" */
};
struct holiday_list {
	struct holiday_list_row *rows; /* by day, each day once */
	size_t n, room;
};

/* `division`: "england-and-wales", "scotland" or "northern-ireland"; a file without divisions is
 * taken as it is. A file that is not one of these, or has one thing in it that cannot be read, is
 * refused as a whole with the line or the entry (field "file"; "division" where the file has others):
 * half a year of holidays would move dates silently. */
bool holiday_list_read(const struct source *source, const char *division, struct arena *arena,
	struct holiday_list *out, struct err *err);

#endif
