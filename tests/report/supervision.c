/* The supervision sheet: every row that can be closed has a number, and room beside it. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/caseload.h>
#include <caseload/report/sheet_text.h>

static const struct date today = {2026, 3, 12};

static struct case_row person(int i, struct arena *arena)
{
	return (struct case_row){.person_id = i + 1,
		.uid = arena_printf(arena, "uid-%d", i),
		.nhs_number = "9990000018",
		.family = arena_printf(arena, "Beg%d", i),
		.given = "Ann",
		.born = {1941, 4, 24},
		.band = BAND_HIGH,
		.plan = 1,
		.plan_status = PLAN_AGREED,
		.next_review = {2026, 3, 20}};
}

static const char *text_of(const struct supervision *s, struct arena *arena)
{
	static const struct printing printing = {
		.by = "Jo Patel", .when = "12-Mar-2026 14:05", .copy = 1};

	utf8_locale();
	return sheet_pages_join(
		sheet_text(supervision_sheet(s, &printing, arena), SHEET_A4, arena), true, arena);
}

Test(report_supervision, numbers_people_and_their_actions_and_splits_no_row)
{
	enum { PEOPLE = 60 };
	struct arena *arena = arena_new();
	struct case_row rows[PEOPLE];
	const struct case_row *people[PEOPLE];
	struct action actions[PEOPLE * 2];
	struct supervised_contact contacts[] = {{1, {2026, 3, 1}}};
	struct worker jo = {.name = "Jo Patel", .weight = 9, .capacity = 8, .wte_percent = 100};
	struct supervision s = {.worker = &jo,
		.who = "Jo Patel, Social worker",
		.people = people,
		.contacts = contacts,
		.contacts_n = 1,
		.actions = actions,
		.late = 4,
		.sheet = 12,
		.today = today,
		.soon_days = 7,
		.names = NAMES_FULL};
	size_t n;

	/* Nobody, one and two actions by turns. */
	for (int i = 0; i < PEOPLE; i++) {
		rows[i] = person(i, arena);
		people[i] = &rows[i];
		for (int k = 0; k < i % 3; k++)
			actions[s.actions_n++] = (struct action){.person_uid = rows[i].uid,
				.what = arena_printf(arena, "Ring%d.%d", i, k),
				.owner_name = "Mary Lewis",
				.due = {2026, 3, 11},
				.late_days = 1,
				.status = ACTION_OPEN};
	}
	s.n = PEOPLE;
	const struct supervision_row *list = supervision_rows(&s, arena, &n);
	cr_assert_eq(n, PEOPLE + PEOPLE);
	char *text = arena_strdup(arena, text_of(&s, arena)), *page;
	cr_expect(strstr(text, "Sheet 12"));
	cr_expect(strstr(
		text, "60 people. Load 9 of 8, red. Late reviews: 4. Open actions: 60, late: 60."));
	cr_expect(strstr(text, "01-Mar-2026"), "the last contact");
	cr_expect(strstr(text, "____"), "room to write");
	cr_expect(strstr(text, "caseload sheet close --sheet 12"));
	size_t found = 0;
	while ((page = strsep(&text, "\f")) != NULL)
		for (size_t i = 0; i < n; i++) {
			const char *what =
				list[i].action != NULL
					? arena_printf(arena, "%3zu  [ ] %s ", i + 1,
						  list[i].action->what)
					: arena_printf(arena, "%3zu  %s, Ann ", i + 1,
						  utf8_upper(arena, list[i].person->family));
			const char *at = strstr(page, what);

			if (at == NULL)
				continue;
			found++;
			/* Its second line stands on the same page. */
			const char *second = strchr(at, '\n');
			cr_expect(second != NULL &&
					  strstr(second, list[i].action != NULL
								 ? utf8_upper(arena,
									   list[i].person->family)
								 : "999 000 0018") != NULL,
				"%s is split:\n%s", what, page);
		}
	cr_expect_eq(found, n, "%zu of %zu", found, n);
	arena_free(arena);
}

Test(report_supervision, keeps_names_and_addresses_off_as_asked)
{
	struct arena *arena = arena_new();
	struct case_row row = person(0, arena);
	const struct case_row *people[] = {&row};
	struct action action = {.person_uid = row.uid, .what = "Ring", .owner_name = "Mary Lewis"};
	struct worker jo = {.name = "Jo Patel"};
	struct supervision s = {.worker = &jo,
		.who = "Jo Patel",
		.people = people,
		.n = 1,
		.actions = &action,
		.actions_n = 1,
		.today = today,
		.names = NAMES_NUMBER};
	const char *text = text_of(&s, arena);

	cr_expect_null(strstr(text, "BEG0"), "%s", text);
	cr_expect(strstr(text, "999 000 0018"));
	cr_expect_null(strstr(text, "24-Apr-1941"), "no day of birth without the name");
	cr_expect(strstr(text, "gets its number when it is printed"));
	s.names = NAMES_INITIALS;
	text = text_of(&s, arena);
	cr_expect(strstr(text, "B, A"));
	cr_expect_null(strstr(text, "24-Apr-1941"));
	s.names = NAMES_FULL;
	cr_expect(strstr(text_of(&s, arena), "24-Apr-1941"));
	cr_expect_null(strstr(text, "BEG0"));
	s.n = s.actions_n = 0;
	cr_expect(strstr(text_of(&s, arena), "Jo Patel leads nobody's care."));
	arena_free(arena);
}
