#include "stage.h"

TestSuite(find, .timeout = 30);

Test(find, finds_as_one_types_and_opens)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F3 "s");
	STAGE_NOT(&s, "SMITH");
	stage_send(&s, "mith");
	STAGE_SEES(&s, "SMITH, Margaret");
	STAGE_SEES(&s, "01-Jan-1940 999 000 0026 ! same name");
	STAGE_SEES(&s, "2 people found.");
	STAGE_SEES(&s, "Add a new person");
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "Find:");
	stage_send(&s, "F999 000 0018\r");
	STAGE_SEES(&s, ": Person record]");
	STAGE_SEES(&s, "NHS No. 999 000 0018");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[1 Board]");
	stage_close(&s);
}

/* However somebody is known: the first line is the person. */
Test(find, finds_whoever_is_meant_by_whatever_one_has)
{
	static const struct {
		const char *typed, *first;
	} cases[] = {
		{"nguyen", "NGUY\341\273\204N, Thi Ha"},
		{"obrien", "O'BRIEN, Siobhan"},
		{"siobhan o brien", "O'BRIEN, Siobhan"},
		{"ada okon", "OKONKWO, Adaeze"},
		{"LABISI", "LABISI, Ola"},
		{"smithjones", "SMITH-JONES, Ann"},
		{"smith jones", "SMITH-JONES, Ann"},
		{"9990000018", "OKONKWO, Adaeze"},
		{"999 000 0018", "OKONKWO, Adaeze"},
		{"14/7/45", "OKONKWO, Adaeze"},
		{"14 July 1945", "OKONKWO, Adaeze"},
		{"140745", "OKONKWO, Adaeze"},
		{"1945-07-14", "OKONKWO, Adaeze"},
		{"nf1 2ab", "LABISI, Ola"},
		{"nf12ab", "LABISI, Ola"},
	};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fixture_person(&s.f, "Nguy\341\273\205n", "Thi Ha", "9990000042", "1-Jan-1960");
	fixture_person(&s.f, "O'Brien", "Siobhan", NULL, "2-Jan-1960");
	fixture_person(&s.f, "Smith-Jones", "Ann", NULL, "3-Jan-1960");
	FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", "Labisi", "given", "Ola", "postcode", "NF1 2AB",
		NULL);
	stage_open(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		stage_send(&s, KEY_F3);
		stage_send(&s, cases[i].typed);
		cr_assert(strstr(vt_row(s.vt, vt_find(s.vt, "Find:") + 2), cases[i].first),
			"%s:\n%s", cases[i].typed, vt_screen(s.vt));
		stage_send(&s, KEY_ESC);
	}
	stage_close(&s);
}

Test(find, what_was_typed_goes_into_the_form)
{
	static const struct {
		const char *typed, *shown;
	} cases[] = {
		{"hill, ann", "Given name      ann"},
		{"9996060128", "NHS No.         999 606 0128"},
		{"5/6/1950", "Born            05-Jun-1950"},
		{"de1 1aa", "Postcode        DE1 1AA"},
	};
	struct stage s;

	stage_store(&s);
	stage_open(&s, 40, 100, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		stage_send(&s, KEY_F3);
		stage_send(&s, cases[i].typed);
		stage_send(&s, "\r");
		STAGE_SEES(&s, cases[i].shown);
		stage_send(&s, KEY_ESC);
	}
	stage_close(&s);
}

/* Ten letters and five pauses are one look; opening somebody is another. */
Test(find, a_visit_is_one_row_of_the_audit_and_one_that_counts)
{
	struct stage s;
	size_t before;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "limit", "200", NULL);
	before = s.f.result.n + 1;
	stage_send(&s, KEY_F3);
	for (const char *at = "smith"; *at; at++)
		stage_send(&s, (char[]){*at, '\0'});
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "limit", "200", NULL);
	cr_assert_eq(s.f.result.n, before + 1);
	stage_send(&s, KEY_ESC);
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "limit", "200", NULL);
	cr_assert_str_eq(((const struct audit *)s.f.result.value)[0].detail,
		"search closed, 3 more searches, 6 rows shown");
	stage_close(&s);
}

/* Type-ahead must never open somebody who was in the list before. */
Test(find, keys_typed_in_one_burst_mean_the_new_rows)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F3 "okon");
	stage_send(&s, "\025"
		       "smith" KEY_DOWN "\r");
	STAGE_SEES(&s, ": Person record]");
	STAGE_SEES(&s, "NHS No. 999 000 0034");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "fevery\r");
	stage_send(&s, "/smith" KEY_DOWN "\r\r");
	STAGE_SEES(&s, ": Person record]");
	STAGE_SEES(&s, "NHS No. 999 000 0034");
	stage_close(&s);
}

Test(help, narrows_and_runs_the_line)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F1);
	STAGE_SEES(&s, "Here: Board");
	STAGE_SEES(&s, "F1 again: the whole page.");
	stage_send(&s, "sort");
	STAGE_SEES(&s, "1 key matches \"sort\".");
	stage_send(&s, "\r");
	STAGE_NOT(&s, "Here: Board");
	STAGE_SEES(&s, "In which order?");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "?nothing like this");
	STAGE_SEES(&s, "No key matches.");
	stage_close(&s);
}

/* The commonest jobs in the fewest keys. */
Test(find, keystrokes_stay_within_their_budgets)
{
	static const struct {
		const char *what, *keys, *sees;
		size_t most;
	} cases[] = {
		{"open anyone by name", KEY_F3 "okon\r", ": Person record]", 6},
		{"open the second row", KEY_DOWN "\r", ": Person record]", 3},
		{"see my caseload on paper", "P", ": Print preview: caseload summary]", 2},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t keys = 0;
		struct stage s;

		stage_store(&s);
		stage_people(&s);
		stage_open(&s, 24, 80, NULL);
		for (const char *at = cases[i].keys; *at; keys++)
			at += *at == '\033' ? 3 : 1;
		cr_assert(keys <= cases[i].most, "%s: %zu keys", cases[i].what, keys);
		stage_send(&s, cases[i].keys);
		STAGE_SEES(&s, cases[i].sees);
		stage_close(&s);
	}
}
