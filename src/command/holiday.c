/* Bank holidays: listed, added, removed, and read from the file that GOV.UK publishes. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/exchange/holiday_list.h>
#include <caseload/store/deadline.h>

#include "care.h"
#include "import.h"

enum { YEAR_FIRST = 1971, YEAR_LAST = 2199 };

bool command_calendar_holidays(struct call *call, struct result *out, struct err *err)
{
	struct holiday *list;
	int64_t year = 0;
	size_t n;

	if (!args_number(call->args, "year", YEAR_FIRST, YEAR_LAST, &year, err) ||
		!store_holiday_list(call->store, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!list[i].removed && (year == 0 || list[i].on.year == year))
			list[out->n++] = list[i];
	out->kind = RESULT_HOLIDAYS;
	out->value = list;
	if (out->n == 0 && year != 0)
		return call_done(call, out,
			"There are no bank holidays of %" PRId64
			". Load them with caseload calendar import FILE.",
			year);
	return true;
}

static bool find(struct call *call, struct date day, struct holiday *out, struct err *err)
{
	struct holiday *list;
	size_t n;

	*out = (struct holiday){.on = day};
	if (!store_holiday_list(call->store, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (date_equal(list[i].on, day))
			*out = list[i];
	return true;
}

static bool read_day(struct call *call, struct date *out, struct err *err)
{
	const char *typed;

	return args_need(call->args, "date", &typed, err) &&
	       call_date(call, "date", DATE_ANY, out, err);
}

bool command_calendar_add(struct call *call, struct result *out, struct err *err)
{
	struct holiday holiday;
	struct date day;

	if (!read_day(call, &day, err) || !find(call, day, &holiday, err))
		return false;
	if (day.year < YEAR_FIRST || day.year > YEAR_LAST)
		return err_set(err, ERR_INVALID, "date",
			"Bank holidays are kept for the years %d to %d. Check the year.",
			YEAR_FIRST, YEAR_LAST);
	if (holiday.id != 0 && !holiday.removed)
		return err_set(err, ERR_INVALID, "date", "%s is a bank holiday already: %s.",
			care_weekday(call, day), holiday.name);
	if (!care_need_text(call, "name", 100, false, &holiday.name, err))
		return false;
	holiday.removed = false;
	if (!store_holiday_save(call->store, &holiday, err))
		return false;
	call->audit_detail = arena_printf(call->arena, "%s", care_date(call, day));
	return call_done(call, out, "Added %s as a bank holiday: %s.", care_weekday(call, day),
		holiday.name);
}

bool command_calendar_remove(struct call *call, struct result *out, struct err *err)
{
	struct holiday holiday;
	struct date day;

	if (!read_day(call, &day, err) || !find(call, day, &holiday, err))
		return false;
	if (holiday.id == 0 || holiday.removed)
		return err_set(err, ERR_NOT_FOUND, "date",
			"%s is no bank holiday. caseload calendar holidays lists them.",
			care_weekday(call, day));
	holiday.removed = true;
	if (!store_holiday_save(call->store, &holiday, err))
		return false;
	call->audit_detail = arena_printf(call->arena, "%s", care_date(call, day));
	return call_done(call, out, "Removed %s from the bank holidays: %s.",
		care_weekday(call, day), holiday.name);
}

/* ---- reading a list ---- */

/* Fewer days than this are no whole year: a file of one proclaimed day takes nothing away. */
enum { YEAR_LEAST = 6 };

struct loading {
	struct call *call;
	bool dry_run;
	struct holiday_list list;
	struct holiday *known;
	size_t known_n;
	struct holiday *changes;
	size_t n, room;
	size_t count[HOLIDAY_SAME + 1]; /* by enum holiday_change */
};

static const struct holiday *known_on(const struct loading *l, struct date day)
{
	for (size_t i = 0; i < l->known_n; i++)
		if (date_equal(l->known[i].on, day))
			return &l->known[i];
	return NULL;
}

static bool is_listed(const struct loading *l, struct date day)
{
	for (size_t i = 0; i < l->list.n; i++)
		if (date_equal(l->list.rows[i].on, day))
			return true;
	return false;
}

static size_t days_in(const struct loading *l, int year)
{
	size_t n = 0;

	for (size_t i = 0; i < l->list.n; i++)
		n += l->list.rows[i].on.year == year;
	return n;
}

static bool note(struct loading *l, struct holiday holiday, int change, struct err *err)
{
	l->count[change]++;
	if (change == HOLIDAY_SAME)
		return true;
	if (!l->dry_run && !store_holiday_save(l->call->store, &holiday, err))
		return false;
	holiday.change = change;
	*(struct holiday *)arena_push(
		l->call->arena, &l->changes, &l->n, &l->room, sizeof(holiday)) = holiday;
	return true;
}

static bool take_one(struct loading *l, const struct holiday_list_row *row, struct err *err)
{
	const struct holiday *known = known_on(l, row->on);
	struct holiday holiday = {.on = row->on};

	if (known != NULL)
		holiday = *known;
	bool is_new = known == NULL || known->removed;
	if (!is_new && strcmp(holiday.name, row->name) != 0)
		holiday.before = holiday.name;
	holiday.name = row->name;
	holiday.removed = false;
	return note(l, holiday,
		is_new			 ? HOLIDAY_NEW
		: holiday.before != NULL ? HOLIDAY_CHANGED
					 : HOLIDAY_SAME,
		err);
}

static int by_day(const void *a, const void *b)
{
	const struct holiday *x = a, *y = b;
	return date_compare(x->on, y->on);
}

static bool take_all(struct loading *l, struct err *err)
{
	if (!store_holiday_list(l->call->store, l->call->arena, &l->known, &l->known_n, err))
		return false;
	for (size_t i = 0; i < l->list.n; i++)
		if (!take_one(l, &l->list.rows[i], err))
			return false;
	for (size_t i = 0; i < l->known_n; i++) {
		struct holiday gone = l->known[i];

		if (gone.removed || is_listed(l, gone.on) || days_in(l, gone.on.year) < YEAR_LEAST)
			continue;
		gone.removed = true;
		if (!note(l, gone, HOLIDAY_GONE, err))
			return false;
	}
	if (l->n > 1)
		qsort(l->changes, l->n, sizeof(*l->changes), by_day);
	return true;
}

static bool read_division(struct call *call, const char **out, struct err *err)
{
	static const char *const divisions[] = {
		"england-and-wales", "scotland", "northern-ireland"};
	const char *typed = args_get(call->args, "division");

	*out = divisions[0];
	if (typed == NULL || text_is_blank(typed))
		return true;
	for (size_t i = 0; i < sizeof(divisions) / sizeof(divisions[0]); i++)
		if (strcmp(divisions[i], typed) == 0) {
			*out = divisions[i];
			return true;
		}
	return err_set(err, ERR_INVALID, "division",
		"The division must be england-and-wales, scotland or northern-ireland.");
}

bool command_calendar_import(struct call *call, struct result *out, struct err *err)
{
	struct loading loading = {.call = call, .dry_run = args_flag(call->args, "dry_run")};
	const char *path, *division;
	struct source source;
	bool done;

	if (!args_need(call->args, "file", &path, err) || !read_division(call, &division, err))
		return false;
	if (!source_open(path, &source, err))
		return import_name_file(call, path, err);
	done = holiday_list_read(&source, division, call->arena, &loading.list, err) &&
	       take_all(&loading, err);
	call->audit_object = arena_strdup(call->arena, source.sha256);
	source_close(&source);
	if (!done)
		return import_name_file(call, path, err);
	call->audit_detail = arena_printf(call->arena, "new %zu, changed %zu, gone %zu%s",
		loading.count[HOLIDAY_NEW], loading.count[HOLIDAY_CHANGED],
		loading.count[HOLIDAY_GONE], loading.dry_run ? ", dry run" : "");
	out->kind = RESULT_HOLIDAYS;
	out->value = loading.changes;
	out->n = loading.n;
	return call_done(call, out,
		"%s %zu bank holidays of %d to %d: %zu new, %zu changed, %zu no longer one, %zu as "
		"they were.%s",
		loading.dry_run ? "Would load" : "Loaded", loading.list.n,
		loading.list.rows[0].on.year, loading.list.rows[loading.list.n - 1].on.year,
		loading.count[HOLIDAY_NEW], loading.count[HOLIDAY_CHANGED],
		loading.count[HOLIDAY_GONE], loading.count[HOLIDAY_SAME],
		loading.dry_run ? " Nothing was written." : "");
}
