/* Risk scores on paper: all of a score on its page, and no word that labels a person. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/report/risk.h>
#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

#include "../tools/risk_example.h"

static const struct printing printing = {.by = "Jo Patel",
	.when = "12-Mar-2026 14:05",
	.copy = 1,
	.record = "Record 12, head 7f3a-19c2-80d1"};

static void someone(struct person_record *record, struct risk_example *x)
{
	memset(record, 0, sizeof *record);
	record->person = (struct person){.id = 1,
		.family = "Okonkwo",
		.given = "Adaeze",
		.title = "Mrs",
		.born = {1945, 7, 14},
		.nhs_number = "9990000018",
		.nhs_status = NHS_STATUS_VERIFIED};
	record->outlook = &x->outlook;
}

static const char *pages_of(const struct person_record *record, const struct risk_explained *scores,
	size_t n, struct arena *arena)
{
	struct sheet *sheet = risk_sheet(record, scores, n, &printing, arena);
	struct sheet_pages *pages = sheet_text(sheet, (struct sheet_format){80, 0, false}, arena);

	return sheet_pages_join(pages, false, arena);
}

Test(risk_paper, a_page_of_one_score)
{
	struct arena *arena = arena_new();
	struct person_record record;
	struct risk_example x;
	const char *text;

	risk_example(&x);
	x.explained.judgement = &x.judgement;
	someone(&record, &x);
	text = pages_of(&record, &x.explained, 1, arena);
	cr_assert_str_eq(text,
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"Risk scores and what they rest on                              12-Mar-2026 14:05\n"
		"OKONKWO, Adaeze (Mrs)   Born 14-Jul-1945   NHS Number 999 000 0018\n"
		"--------------------------------------------------------------------------------\n"
		"\n"
		"LOCAL criteria score\n"
		"====================\n"
		"Agreed by this team. Not validated. Does not predict anything.\n"
		"\n"
		"Score     8\n"
		"Band      HIGH (6-8)\n"
		"Could be  8-10\n"
		"As of     12-Mar-2026\n"
		"Version   v0.1-draft\n"
		"Validity  Valid to 10-Jun-2026.\n"
		"Recorded  4 of 5 inputs, the oldest 51 days old\n"
		"Change    6 -> 8 since 01-Dec-2025 (Falls 0 -> 2)\n"
		"\n"
		"Points  What counts           Recorded              Source         Date\n"
		"------  --------------------  --------------------  -------------  -----------\n"
		"    +2  Hospitalisation       2 emergency           recorded       02-Mar-2026\n"
		"                              admissions in 12      events\n"
		"                              months\n"
		"    +2  Co-morbidity          Charlson 3            computed       12-Mar-2026\n"
		"    +2  Number of long-term   5                     GP summary     20-Jan-2026\n"
		"        conditions\n"
		"    +2  Falls                 2 falls in 12 months  home visit     10-Mar-2026\n"
		"\n"
		"Co-morbidity and LTC count together at most 4: not passed (4 of 4)\n"
		"\n"
		"    Missing                           Could add\n"
		"--  ------------------  ------------  ---------\n"
		" ?  Recent bereavement  NOT RECORDED  0 to +2\n"
		"\n"
		"Over time, v0.1-draft only\n"
		"01-Jun-2025  ####################                                  3\n"
		"01-Dec-2025  #######################################               6  gap before\n"
		"12-Mar-2026  ####################################################  8  gap before\n"
		"\n"
		"Beside the score\n"
		"----------------\n"
		"Judgement                     Judges the risk higher. Jo Patel, 12-Mar-2026: Her\n"
		"                              sister who helped has moved away.\n"
		"What could change in 3        Medicines. Jo Patel, 10-Mar-2026: Nine a day.\n"
		"months?\n"
		"\n"
		"About this score\n"
		"----------------\n"
		"What it is about  none: orders cases for team discussion only\n"
		"Described in      Local criteria\n"
		"Approved by       R Osei, 05-Jan-2026\n"
		"Where it is from  Computed\n"
		"\n"
		"--------------------------------------------------------------------------------\n"
		"A score sorts discussion. It does not decide about anybody.\n"
		"Record 12, head 7f3a-19c2-80d1\n"
		"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1\n",
		"%s", text);
	arena_free(arena);
}

/* Neither the person nor whoever finds the page reads a label of the instrument's on it; what
 * somebody wrote is theirs, and stands. */
Test(risk_paper, whoever_needs_large_print_has_it)
{
	static const struct {
		int need;
		bool large;
	} cases[] = {{COMM_STANDARD, false}, {COMM_LARGE_PRINT, true}, {COMM_EASY_READ, true},
		{COMM_BRAILLE, false}};
	struct arena *arena = arena_new();
	struct person_record record;
	struct risk_example x;

	risk_example(&x);
	someone(&record, &x);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		record.person.comm_need = cases[i].need;
		cr_assert_eq(risk_sheet(&record, &x.explained, 1, &printing, arena)->large_print,
			cases[i].large, "%s", word_code(&words_comm_need, cases[i].need));
	}
	arena_free(arena);
}

Test(risk_paper, only_the_instruments_own_words_are_put_in_others)
{
	struct arena *arena = arena_new();
	struct person_record record;
	struct risk_example x;
	const char *text;

	risk_example(&x);
	x.instrument.name = x.explained.name = "36-deficit frailty count (eFI method)";
	x.instrument.outcome = "moderate disability / possible frailty";
	x.scores[2].own_band = "Moderate frailty";
	x.explained.fit = "Frail people stood apart from others.";
	x.parts[0].label = "Frailty of a relative";
	x.group.label = "Frailty and other conditions";
	x.judgement.reason = "A frequent attender.";
	x.explained.judgement = &x.judgement;
	x.outlook.note = "Calls herself frail.";
	someone(&record, &x);
	text = pages_of(&record, &x.explained, 1, arena);
	const char *typed = strcasestr(text, "frail"), *judged = strcasestr(text, "attender");
	cr_assert(typed != NULL && text_starts(typed, "frail."), "%s", text);
	cr_assert_null(strcasestr(typed + 1, "frail"), "%s", text);
	cr_assert(judged != NULL && text_starts(judged, "attender."), "%s", text);
	cr_assert_null(strcasestr(judged + 1, "attender"), "%s", text);
	cr_assert(strstr(text, "HIGH (6-8)"), "%s", text);
	arena_free(arena);
}

Test(risk_paper, each_score_begins_a_page_and_those_without_are_told)
{
	struct arena *arena = arena_new();
	struct person_record record;
	struct risk_example x;
	struct risk_explained all[3];
	struct sheet_pages *pages;

	risk_example(&x);
	someone(&record, &x);
	all[0] = all[1] = all[2] = x.explained;
	all[1].name = "Another score";
	all[2].name = "PARR-30";
	all[2].score = NULL;
	all[2].enabled = false;
	all[2].off_reason = "It calls people frail.";
	pages = sheet_text(risk_sheet(&record, all, 3, &printing, arena), SHEET_A4, arena);
	cr_assert_eq(pages->n, 3, "%zu", pages->n);
	const char *second =
		sheet_pages_join(&(struct sheet_pages){&pages->pages[1], 1}, false, arena);
	const char *third =
		sheet_pages_join(&(struct sheet_pages){&pages->pages[2], 1}, false, arena);
	cr_assert(strstr(second, "Another score"), "%s", second);
	cr_assert(strstr(third, "OKONKWO, Adaeze"), "%s", third);
	cr_assert(strstr(third, "Switched off. It calls people frail."), "%s", third);
	arena_free(arena);
}

/* A missing factor is a row of its own, and what is worth nothing is not left out. */
Test(risk_paper, zero_and_missing_are_not_the_same)
{
	struct arena *arena = arena_new();
	struct person_record record;
	struct risk_example x;
	const char *text;

	risk_example(&x);
	x.parts[3].points = WHOLE(0);
	x.parts[3].said = "none in 12 months";
	x.parts[4].said = "asked and declined";
	someone(&record, &x);
	text = pages_of(&record, &x.explained, 1, arena);
	cr_assert(strstr(text, "Recorded, worth no points  Falls: none in 12 months"), "%s", text);
	cr_assert(strstr(text, "Recent bereavement  ASKED AND DECLINED  0 to +2"), "%s", text);
	arena_free(arena);
}
