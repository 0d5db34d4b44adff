#include <criterion/criterion.h>

#include <caseload/lead.h>

Test(lead, acting_is_whoever_covers_on_the_day)
{
	static const struct absence absences[] = {
		{.worker_id = 1, .cover_id = 2, .from = {2026, 3, 10}, .until = {2026, 3, 12}},
		{.worker_id = 1,
			.cover_id = 3,
			.from = {2026, 3, 20},
			.until = {2026, 3, 20},
			.cancelled = true},
		{.worker_id = 4, .from = {2026, 3, 10}, .until = {2026, 3, 12}},
	};
	static const struct {
		int64_t worker;
		int day;
		int64_t cover; /* 0: nobody acts */
	} cases[] = {
		{1, 9, 0}, {1, 10, 2}, {1, 12, 2}, {1, 13, 0}, {1, 20, 0}, {4, 11, 0}, {2, 11, 0}};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct absence *absence =
			lead_acting(absences, 3, cases[i].worker, date_make(2026, 3, cases[i].day));
		cr_assert_eq(absence ? absence->cover_id : 0, cases[i].cover, "case %zu", i);
	}
	cr_assert_str_eq(lead_acting_words("J Patel", "A Brown", date_make(2026, 3, 30), arena),
		"A Brown for J Patel until 30-Mar-2026");
	cr_assert_str_eq(lead_acting_words("J Patel", NULL, DATE_NONE, arena), "J Patel");
	arena_free(arena);
}

Test(lead, an_absence_is_long_from_22_days_on)
{
	struct absence absence = {.from = {2026, 3, 1}, .until = {2026, 3, 21}};

	cr_assert(!absence_is_long(&absence));
	absence.until = date_make(2026, 3, 22);
	cr_assert(absence_is_long(&absence));
}
