/* What is written on a printed list, as it is typed in. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/printed_list.h>

static const struct date today = {2026, 3, 12}; /* a Thursday */

static const char *shown(const struct sheet_line *line, struct arena *arena)
{
	static const char letters[] = "dhrna"; /* by enum sheet_verb */
	char day[DATE_ISO_SIZE];

	return arena_printf(arena, "%d %c|%s|%s|%s|%s%s", (int)line->row, letters[line->verb],
		date_iso(line->on, day), line->text, line->who, line->when,
		line->who_is_a_guess ? "?" : "");
}

Test(sheet_line, is_read_in_the_words_people_write)
{
	static const struct {
		const char *typed, *means; /* row and verb | day | text | who | when */
	} cases[] = {
		{"done 7", "7 d||||"},
		{"7 done", "7 d||||"},
		{"7 d", "7 d||||"},
		{"7d", "7 d||||"},
		{"7. done", "7 d||||"},
		{" row 7  CLOSED ", "7 d||||"},
		{"#7 d", "7 d||||"},
		{"7 d fri bp ok", "7 d|2026-03-06|bp ok||"},
		{"7 d thu", "7 d|2026-03-12|||"},
		{"7 d last fri seen", "7 d|2026-03-06|seen||"},
		{"7 d y", "7 d|2026-03-11|||"},
		{"7 d 2 visits made", "7 d||2 visits made||"},
		{"7 d may be late", "7 d||may be late||"},
		{"7 d tom", "7 d||tom||"},
		{"7 held", "7 h||||"},
		{"7 held 10 mar", "7 h|2026-03-10|||"},
		{"held 7 10 mar at home", "7 h|2026-03-10|at home||"},
		{"7 review fri", "7 r|2026-03-13|||"},
		{"review 7 fri", "7 r|2026-03-13|||"},
		{"7 r 2w", "7 r|2026-03-26|||"},
		{"7 r +3m", "7 r|2026-06-12|||"},
		{"7 r 16/3", "7 r|2026-03-16|||"},
		{"7 note rang the daughter", "7 n||rang the daughter||"},
		{"7 n 10 mar she rang", "7 n||10 mar she rang||"},
		{"7 action ring OT / lewis / fri", "7 a||ring OT|lewis|fri"},
		{"7 a ring OT / lewis / 2w", "7 a||ring OT|lewis|+2w"},
		{"7 action ring OT sw fri", "7 a||ring OT sw|sw|fri?"},
		{"7 a ring OT sw 2w", "7 a||ring OT sw|sw|+2w?"},
		{"7 a ring OT", "7 a||ring OT||"},
		{"7 a ring the ward 16/3", "7 a||ring the ward|ward|16/3?"},
		{"7 a BP lying/standing", "7 a||BP lying|standing|"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sheet_line line;
		struct err err = {0};

		cr_assert(sheet_line_read(cases[i].typed, today, NULL, arena, &line, &err),
			"%s: %s", cases[i].typed, err.text);
		cr_expect_str_eq(shown(&line, arena), cases[i].means, "%s: %s, not %s",
			cases[i].typed, shown(&line, arena), cases[i].means);
	}
	arena_free(arena);
}

Test(sheet_line, that_cannot_be_understood_is_refused_with_what_to_type)
{
	static const struct {
		const char *typed, *says;
	} cases[] = {
		{"", "which row"},
		{"seven done", "which row"},
		{"done", "which row"},
		{"0 d", "which row"},
		{"-7 d", "which row"},
		{"99999999999999999999 d", "which row"},
		{"7", "what was done"},
		{"7 x", "what was done"},
		{"7 donee", "what was done"},
		{"7 review", "which day"},
		{"7 review 31 feb", "no such day"},
		{"7 review yesterday", "has passed"},
		{"7 review fri bp ok", "nothing more is read"},
		{"7 review soon", "Type for example"},
		{"7 note", "note is empty"},
		{"7 action", "what is to be done"},
		{"7 a / lewis / fri", "what is to be done"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sheet_line line;
		struct err err = {0};

		cr_assert_not(sheet_line_read(cases[i].typed, today, NULL, arena, &line, &err),
			"%s", cases[i].typed);
		cr_expect_eq(err.code, ERR_INVALID);
		cr_expect_str_eq(err.field, "line");
		cr_expect(strstr(err.text, cases[i].says), "%s: %s", cases[i].typed, err.text);
	}
	arena_free(arena);
}
