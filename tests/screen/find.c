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
