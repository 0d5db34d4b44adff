/* What a team may write in a letter, and how its fields are filled. */
#include <caseload/letter.h>

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>

#define LEAD "[lead name] [lead role] [lead telephone] [lead duties]"

Test(letter, a_template_is_refused_with_its_line_and_what_was_meant)
{
	static const struct {
		int kind;
		const char *text, *says; /* NULL: kept */
	} cases[] = {
		{LETTER_LEAD, LEAD, NULL},
		{LETTER_LEAD, "[Lead  Name] [ lead role ] [LEAD telephone] [lead duties]", NULL},
		{LETTER_LEAD, LEAD " [[lead nam] is text, and ] too", NULL},
		{LETTER_REVIEW, "Come on [review date].", NULL},
		{LETTER_LEAD, LEAD "\n\n[lead nam]",
			"Line 3: there is no field [lead nam]. Did you mean [lead name]?"},
		{LETTER_LEAD, LEAD "\n[wholly unknown thing]", "Line 2: there is no field"},
		{LETTER_LEAD, LEAD "\n[lead name", "Line 2: the bracket before \"lead name\""},
		{LETTER_LEAD, LEAD "\n[lead\nname]", "Line 2: the bracket before \"lead\""},
		{LETTER_LEAD, LEAD "[]", "Line 1: there is no field []"},
		{LETTER_LEAD, "[lead name] [lead role] [lead telephone]",
			"[lead duties] is missing"},
		{LETTER_LEAD_CHANGED, "[lead name] [lead role] [lead duties]",
			"[lead telephone] is missing"},
		{LETTER_REVIEW, "Come soon.", "[review date] is missing"},
		{LETTER_LEAD, LEAD " [review date]", "[review date] is only for the letter review"},
		{LETTER_LEAD, LEAD " [old lead name]", "only for the letter lead_changed"},
		{LETTER_LEAD, " \n ", "has no text"},
		{LETTER_LEAD, LEAD "\x1b[31m", "cannot be shown"},
		{LETTER_LEAD, LEAD "\xe2\x80\xae", "cannot be shown"},
		{LETTER_LEAD, LEAD "\xff", "cannot be shown"},
	};
	struct err err = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool kept = letter_template_check(cases[i].kind, cases[i].text, &err);

		cr_assert_eq(kept, cases[i].says == NULL, "%zu: %s", i, err.text);
		if (cases[i].says != NULL)
			cr_assert(strstr(err.text, cases[i].says), "%zu: %s", i, err.text);
	}
}

Test(letter, a_template_has_a_length_that_counts_characters)
{
	char *text = malloc(3 * LETTER_TEMPLATE_MOST);
	size_t head = strlen(LEAD);
	struct err err = {0};

	strcpy(text, LEAD);
	for (size_t i = 0; i < LETTER_TEMPLATE_MOST - head; i++)
		memcpy(text + head + 2 * i, "é", 3);
	cr_assert(letter_template_check(LETTER_LEAD, text, &err), "%s", err.text);
	strcat(text, "x");
	cr_assert_not(letter_template_check(LETTER_LEAD, text, &err));
	cr_assert(strstr(err.text, "This has 20001"), "%s", err.text);
	free(text);
}

Test(letter, fields_are_filled_once_and_a_capital_asks_for_one)
{
	static const struct {
		const char *text, *filled, *says;
	} cases[] = {
		{"[greeting], [[x] ]", "Dear Łucja [lead name], [x] ]", NULL},
		{"[Your] lead, [your] plan", "Éva's lead, éva's plan", NULL},
		{"[lead name]", "Ann  Smith", NULL},
		{"a [lead telephone]", NULL, "No telephone"},
		{"a [team name]", NULL, "Nothing is recorded for [team name]."},
	};
	struct letter_values values = {0};
	struct arena *arena = arena_new();
	struct err err = {0};
	char *filled;

	/* A name that looks like a field is no field. */
	values.of[LETTER_GREETING] = "Dear Łucja [lead name]";
	values.of[LETTER_YOUR] = "éva's";
	values.of[LETTER_LEAD_NAME] = "Ann\x1b\t\xe2\x80\xaeSmith";
	values.missing[LETTER_LEAD_TELEPHONE] = "No telephone";
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool done = letter_fill(cases[i].text, &values, arena, &filled, &err);

		cr_assert_eq(done, cases[i].says == NULL, "%zu: %s", i, err.text);
		cr_assert(done ? strcmp(filled, cases[i].filled) == 0
			       : strstr(err.text, cases[i].says) != NULL,
			"%zu: %s / %s", i, filled, err.text);
	}
	arena_free(arena);
}

Test(letter, a_letter_that_fills_too_long_is_refused)
{
	struct letter_values values = {0};
	struct arena *arena = arena_new();
	struct str text = {0}, name = {0};
	struct err err = {0};
	char *filled;

	for (int i = 0; i < 100; i++)
		str_add(&name, "x");
	for (int i = 0; i < 1000; i++)
		str_add(&text, "[lead name]");
	values.of[LETTER_LEAD_NAME] = str_text(&name);
	cr_assert_not(letter_fill(str_text(&text), &values, arena, &filled, &err));
	cr_assert(strstr(err.text, "40000"), "%s", err.text);
	str_free(&name);
	str_free(&text);
	arena_free(arena);
}

Test(letter, says_days_and_roles_as_people_do)
{
	struct arena *arena = arena_new();

	cr_assert_str_eq(letter_date(date_make(2026, 3, 1), true, arena), "Sunday 1 March 2026");
	cr_assert_str_eq(letter_date(date_make(2026, 12, 31), false, arena), "31 December 2026");
	cr_assert_null(letter_date(DATE_NONE, true, arena));
	cr_assert_str_eq(letter_role(PROFESSION_GP, arena), "GP");
	cr_assert_str_eq(letter_role(PROFESSION_SOCIAL_WORKER, arena), "social worker");
	cr_assert_str_eq(letter_role(PROFESSION_OTHER, arena), "member of the team");
	for (int value = 0; value < LETTER_VALUES; value++)
		cr_assert(letter_fields[value].name && letter_fields[value].about, "%d", value);
	arena_free(arena);
}
