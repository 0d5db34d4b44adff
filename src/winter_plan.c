#include <caseload/winter_plan.h>

#include <inttypes.h>

static const struct field winter_plan_fields[] = {
	FIELD_HIDE(INT, winter_plan, id),
	FIELD(TEXT, winter_plan, uid),
	FIELD(INT, winter_plan, version),
	FIELD_HIDE(INT, winter_plan, person_id),
	FIELD(INT, winter_plan, winter),
	FIELD_CODED(winter_plan, answer, words_winter_answer),
	FIELD(DATE, winter_plan, on),
	FIELD(DATE, winter_plan, offered_on),
	FIELD(TEXT, winter_plan, note),
};
const struct shape winter_plan_shape = SHAPE(winter_plan, winter_plan_fields);

int64_t winter_of(struct date on)
{
	return on.month >= 10 ? on.year : on.year - 1;
}

struct date winter_first(int64_t winter)
{
	return date_make((int)winter, 10, 1);
}

struct date winter_last(int64_t winter)
{
	return date_make((int)winter + 1, 3, 31);
}

char *winter_words(int64_t winter, struct arena *arena)
{
	return arena_printf(arena, "%" PRId64 "/%02d", winter, (int)((winter + 1) % 100));
}

bool winter_plan_check(const struct winter_plan *plan, struct date today, struct err *err)
{
	char first[DATE_SHOWN_SIZE], last[DATE_SHOWN_SIZE];

	if (date_compare(plan->on, today) > 0)
		return err_set(err, ERR_INVALID, "on",
			"That day is still to come. Give the day on which it was offered.");
	if (date_compare(plan->on, winter_first(plan->winter)) < 0 ||
		date_compare(plan->on, winter_last(plan->winter)) > 0)
		return err_set(err, ERR_INVALID, "on",
			"That winter runs from %s to %s. Give a day in it, or name another winter "
			"by the year it begins in.",
			date_show(winter_first(plan->winter), first),
			date_show(winter_last(plan->winter), last));
	return true;
}
