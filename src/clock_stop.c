#include <caseload/clock_stop.h>

#include <string.h>

#include <caseload/base/utf8.h>

static const struct field clock_stop_fields[] = {
	FIELD_HIDE(INT, clock_stop, id),
	FIELD(TEXT, clock_stop, uid),
	FIELD(INT, clock_stop, version),
	FIELD_HIDE(INT, clock_stop, person_id),
	FIELD(TEXT, clock_stop, person),
	FIELD(TEXT, clock_stop, person_uid),
	FIELD_CODED(clock_stop, kind, words_due_kind),
	FIELD_HIDE(INT, clock_stop, of_id),
	FIELD(TEXT, clock_stop, about),
	FIELD_CODED(clock_stop, reason, words_stop_reason),
	FIELD(DATE, clock_stop, from),
	FIELD(DATE, clock_stop, until),
	FIELD(DATE, clock_stop, originally_due),
	FIELD_MAYBE(clock_stop, attempts),
	FIELD(TEXT, clock_stop, note),
	FIELD(TEXT, clock_stop, by),
};
const struct shape clock_stop_shape = SHAPE(clock_stop, clock_stop_fields);

bool clock_stop_check(const struct clock_stop *stop, struct date today, struct err *err)
{
	if (stop->reason == STOP_NONE)
		return err_set(err, ERR_INVALID, "reason",
			"Why the clock stops is missing. Choose a reason, for example in "
			"hospital.");
	if (date_compare(stop->from, today) > 0)
		return err_set(err, ERR_INVALID, "on",
			"A clock is stopped from today or an earlier day, not from one to come.");
	if (stop->reason == STOP_NOT_CONTACTABLE && stop->attempts < 1)
		return err_set(err, ERR_INVALID, "attempts",
			"How often you tried to reach them is missing. Type the number of "
			"attempts.");
	if (date_is_set(stop->until) && date_compare(stop->until, stop->from) < 0)
		return err_set(err, ERR_INVALID, "on",
			"A clock cannot start before it was stopped. Check both days.");
	return true;
}

bool clock_stop_ends(const struct clock_stop *stop)
{
	return stop->reason == STOP_DIED || stop->reason == STOP_MOVED;
}

static int order(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

int clock_stop_compare(const void *a, const void *b)
{
	const struct clock_stop *x = a, *y = b;
	int by = order(x->kind, y->kind);

	if (by == 0)
		by = order(x->of_id, y->of_id);
	if (by == 0)
		by = date_compare(x->from, y->from);
	return by != 0 ? by : order(x->id, y->id);
}

static long working_days(struct date from, struct date until, const struct holidays *holidays)
{
	long n = 0;

	while (date_compare(from, until) < 0) {
		from = date_add_days(from, 1);
		n += date_is_working_day(from, holidays);
	}
	return n;
}

long clock_stop_days(const struct clock_stop *stop, struct date anchor,
	const struct deadline_rule *rule, const struct holidays *holidays)
{
	struct date from = stop->from;

	if (date_is_set(anchor) && date_compare(from, anchor) < 0)
		from = anchor;
	if (!date_is_set(stop->until) || date_compare(stop->until, from) <= 0)
		return 0;
	if (rule != NULL && rule->unit == UNIT_WORKING_DAYS)
		return working_days(from, stop->until, holidays);
	return date_between(from, stop->until);
}

static struct date moved(struct date due, long days, const struct deadline_rule *rule,
	const struct holidays *holidays)
{
	if (rule != NULL && rule->unit == UNIT_WORKING_DAYS)
		return date_add_working_days(due, (int)days, holidays);
	return date_add_days(due, days);
}

/* The first of the stops of one row, by halving: they are in the order of clock_stop_compare(). */
static size_t first_of(const struct clock_stop *stops, size_t n, int kind, int64_t of_id)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int by = order(stops[middle].kind, kind);

		if (by == 0)
			by = order(stops[middle].of_id, of_id);
		if (by < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct date clock_due(const struct clock_stop *stops, size_t n, int kind, int64_t of_id,
	struct date anchor, struct date due, const struct deadline_rule *rule,
	const struct holidays *holidays, struct clock *out)
{
	*out = (struct clock){.stand = STAND_RUNS};
	for (size_t i = first_of(stops, n, kind, of_id);
		i < n && stops[i].kind == kind && stops[i].of_id == of_id; i++) {
		const struct clock_stop *stop = &stops[i];
		long days = clock_stop_days(stop, anchor, rule, holidays);

		if (date_is_set(stop->until) && days == 0)
			continue;
		if (!date_is_set(out->originally_due))
			out->originally_due = stop->originally_due;
		if (!date_is_set(stop->until)) {
			out->stand = clock_stop_ends(stop) ? STAND_OVER : STAND_STOPPED;
			out->reason = stop->reason;
			out->since = stop->from;
		} else if (rule != NULL) {
			due = moved(due, days, rule, holidays);
		}
	}
	return due;
}

static bool stands_still(const struct clock *clock)
{
	return clock->stand == STAND_STOPPED || clock->stand == STAND_OVER;
}

long clock_late_days(const struct clock *clock, struct date due, struct date today)
{
	return stands_still(clock) ? 0 : deadline_late_days(due, today);
}

const char *clock_when(
	const struct clock *clock, struct date due, struct date today, char buffer[static 16])
{
	return stands_still(clock) ? strcpy(buffer, "stopped") : deadline_words(due, today, buffer);
}

char *clock_words(const struct clock *clock, struct arena *arena)
{
	char since[DATE_SHOWN_SIZE], due[DATE_SHOWN_SIZE];
	bool was = date_is_set(clock->originally_due);
	char *reason;

	date_show(clock->originally_due, due);
	if (clock->stand == STAND_RUNS || clock->stand == STAND_NONE)
		return was ? arena_printf(arena, "originally due %s", due)
			   : arena_strdup(arena, "");
	reason = utf8_small(arena, word_shown(&words_stop_reason, clock->reason));
	return arena_printf(arena, "%s: %s since %s%s%s%s",
		clock->stand == STAND_OVER ? "over" : "stopped", reason,
		date_show(clock->since, since), was ? " (originally due " : "", was ? due : "",
		was ? ")" : "");
}
