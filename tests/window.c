#include <caseload/instrument.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"

static void replay(const char *path, bool needed, struct arena *arena)
{
	struct table *table = table_load(path, arena);

	cr_assert(table != NULL || !needed, "%s", path);
	for (size_t i = 0; table != NULL && i < table->rows_n; i++) {
		const char *start = figure_at(table, i, "window_start_exclusive");
		const char *expected = figure_at(table, i, "expected");
		struct date scored, on;
		struct window window;
		char shown[DATE_ISO_SIZE];

		cr_assert(window_read(figure_at(table, i, "window"), &window));
		cr_assert(date_parse_iso(figure_at(table, i, "score_date"), &scored));
		cr_assert(date_parse_iso(figure_at(table, i, "event_date"), &on));
		cr_assert_str_eq(date_iso(window_start(window, scored), shown), start, "%s row %zu",
			path, i + 2);
		cr_assert_eq(window_counts(window, scored, on),
			*expected == 'E'   ? WINDOW_FUTURE
			: *expected == '1' ? WINDOW_IN
					   : WINDOW_OUT,
			"%s row %zu: %s", path, i + 2, figure_at(table, i, "case"));
	}
	cr_assert(table == NULL || table->rows_n > 50);
}

Test(window, counts_after_its_start_and_up_to_the_day)
{
	const char *data = getenv("CASELOAD_DATA");
	struct arena *arena = arena_new();

	replay("tests/risk/time_windows.csv", true, arena);
	if (data != NULL)
		replay(arena_printf(arena, "%s/../risk/vectors/time_windows.csv", data), false,
			arena);
	arena_free(arena);
}

Test(window, is_read_and_said)
{
	static const struct {
		const char *text, *words;
	} cases[] = {{"now", ""}, {"ever", "ever"}, {"episode", ""}, {"discharge", "at discharge"},
		{"12m", "in 12 months"}, {"1m", "in 1 month"}, {"30d", "in 30 days"}},
	  wrong[] = {{"", NULL}, {"12", NULL}, {"m", NULL}, {"0m", NULL}, {"12 m", NULL},
		  {"12mm", NULL}, {"-1d", NULL}, {"99999d", NULL}, {"Ever", NULL}};
	struct arena *arena = arena_new();
	struct window window;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(window_read(cases[i].text, &window), "%s", cases[i].text);
		cr_assert_str_eq(window_words(window, arena), cases[i].words);
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		cr_assert_not(window_read(wrong[i].text, &window), "%s", wrong[i].text);
	arena_free(arena);
}
