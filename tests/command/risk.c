/* Scores that explain themselves: recorded, computed, explained, judged, taken back. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/change.h>
#include <caseload/history.h>
#include <caseload/record.h>
#include <caseload/risk.h>

#include "fixture.h"

#define ADA "9990000018"
#define BEN "9990000026"

static struct fixture f;

static void begin(void)
{
	fixture_open(&f);
	fixture_on_register(&f, "Ahmed", "Ada", ADA, "1941-05-06");
	fixture_person(&f, "Bell", "Ben", BEN, "1950-01-02");
}

static void end(void)
{
	fixture_close(&f);
}

TestSuite(risk_command, .init = begin, .fini = end);

static void approve(void)
{
	FIXTURE_OK(&f, CMD_RISK_ENABLE, "instrument", "local_cst", "approved-by", "Dr A Lead", "on",
		"2026-03-01", NULL);
}

static void fact(const char *code, const char *value)
{
	FIXTURE_OK(&f, CMD_RISK_FACTOR, "person", ADA, "code", code, "value", value, NULL);
}

/* What is explained of one instrument; NULL where nothing is. */
static const struct risk_explained *explained(const char *person, const char *code)
{
	const struct risk_explained *list;

	FIXTURE_OK(&f, CMD_RISK_SHOW, "person", person, "all", "1", NULL);
	list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		if (strcmp(list[i].code, code) == 0)
			return &list[i];
	return NULL;
}

static const struct risk_part *part(const struct risk_explained *x, const char *term)
{
	for (size_t i = 0; i < x->parts_n; i++)
		if (strcmp(x->parts[i].term, term) == 0)
			return &x->parts[i];
	cr_assert(false, "no part %s", term);
	return NULL;
}

#define REFUSED(words, ...)                                                                        \
	do {                                                                                       \
		cr_expect_not(fixture_run(&f, __VA_ARGS__));                                       \
		cr_expect_not_null(strstr(f.err.text, words), "%s", f.err.text);                   \
	} while (0)

Test(risk_command, a_new_store_holds_the_definitions_and_says_why_some_are_off)
{
	const struct risk_instrument *list;
	size_t off = 0;

	FIXTURE_OK(&f, CMD_RISK_INSTRUMENTS, NULL);
	list = f.result.value;
	cr_assert_eq(f.result.n, instruments_shipped_n);
	for (size_t i = 0; i < f.result.n; i++) {
		cr_expect_eq(strlen(list[i].hash), 64);
		cr_expect_not_null(list[i].definition, "%s", list[i].code);
		cr_expect_eq(list[i].enabled, list[i].definition->enabled, "%s", list[i].code);
		cr_expect_eq(list[i].enabled, list[i].off_reason == NULL, "%s", list[i].code);
		off += !list[i].enabled;
	}
	cr_expect_eq(off, 5);
}

Test(risk_command, local_criteria_need_a_named_person)
{
	REFUSED("needs a named person", CMD_RISK_ENABLE, "instrument", "local_cst", NULL);
	REFUSED("needs a named person", CMD_RISK_ENABLE, "instrument", "parr30", NULL);
	REFUSED("is off", CMD_RISK_SCORE, "person", ADA, "instrument", "local_cst", NULL);
	REFUSED("There is no instrument", CMD_RISK_ENABLE, "instrument", "nonsense", NULL);
	approve();
	fact("heart_failure", "y");
	const struct risk_explained *x = explained(ADA, "local_cst");
	cr_assert(x->enabled);
	cr_expect_str_eq(x->held->approved_by, "Dr A Lead");
	FIXTURE_OK(&f, CMD_RISK_DISABLE, "instrument", "local_cst", "reason", "Under review", NULL);
	x = explained(ADA, "local_cst");
	cr_expect_not(x->enabled);
	cr_expect_str_eq(x->off_reason, "Under review");
	cr_expect_not_null(x->score, "what was computed stays");
}

Test(risk_command, a_definition_edited_without_a_new_version_is_refused)
{
	static const char *const texts[][2] = {{"1", "1"}, {"1", "2"}, {"2", "2"}};
	const char *path[3];

	for (int i = 0; i < 3; i++) {
		char *text = arena_printf(f.arena,
			"I\tid\tsteps\nI\tversion\t%s\nI\tname\tSteps\nI\tkind\tpoints\n"
			"I\tscale\t1\nI\tdecimals\t0\nI\tclass\tindicator\nI\tband_on\tnone\n"
			"I\toutcome\tnone\nI\tcitation\tOurs\nI\tvalid_days\t30\n"
			"I\tenabled\t0\nV\tn\tint\tsteps\t0\t99\tzero\tnow\tSteps\n"
			"T\tn\tn\tbands\t1\t-\tSteps\nP\tn\t0\t10\t%s\tfew\n"
			"P\tn\t10\t*\t0\tmany\n",
			texts[i][0], texts[i][1]);
		path[i] = fixture_write(&f, "steps.tsv", text, strlen(text));
		if (i == 1) {
			REFUSED("edited without a new version", CMD_RISK_LOAD, "file", path[i],
				NULL);
			continue;
		}
		FIXTURE_OK(&f, CMD_RISK_LOAD, "file", path[i], NULL);
		FIXTURE_OK(&f, CMD_RISK_LOAD, "file", path[i], NULL);
		cr_expect_not_null(
			strstr(f.result.message, "held already"), "%s", f.result.message);
		FIXTURE_OK(&f, CMD_RISK_ENABLE, "instrument", "steps", NULL);
		FIXTURE_OK(&f, CMD_RISK_FACTOR, "person", ADA, "code", "n", "value",
			i == 0 ? "3" : "4", NULL);
		const struct risk_explained *x = explained(ADA, "steps");
		cr_assert_not_null(x->score);
		cr_expect_str_eq(x->score->instrument_version, texts[i][0]);
		cr_expect_eq(x->score->score.value, i == 0 ? 1 : 2);
		/* Releases are not compared. */
		cr_expect_null(x->change, "%s", x->change);
		cr_expect_eq(x->history_n, 1);
	}
}

Test(risk_command, scores_follow_their_inputs_and_say_what_moved)
{
	approve();
	fact("heart_failure", "y");
	fact("falls_12m", "none");
	const struct risk_explained *x = explained(ADA, "local_cst");
	cr_assert_not_null(x->score);
	cr_expect_eq(x->score->score.value, 1);
	cr_expect_str_eq(x->could_be, "1-6"); /* admissions +3, bereavement +2 */
	cr_expect_eq(x->score->missing_n, 2);
	fixture_now(&f, "2026-03-20T10:00");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "fall", "on", "t", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "fall", "on", "t", NULL);
	x = explained(ADA, "local_cst");
	cr_expect_eq(x->score->score.value, 3);
	cr_expect_str_eq(part(x, "falls")->said, "2 falls in 12 months");
	cr_expect_str_eq(part(x, "falls")->source, "recorded events");
	cr_expect_eq(part(x, "falls")->points.value, 2);
	cr_expect(part(x, "bereavement")->missing);
	cr_expect_str_eq(part(x, "bereavement")->said, "not recorded");
	cr_expect_str_eq(x->band_edges, "3-5");
	cr_expect_not_null(
		strstr(x->change, "1 -> 3 since 12-Mar-2026 (Falls 0 -> 2)"), "%s", x->change);
	cr_expect_eq(x->oldest_input_days, 8);
	cr_expect_eq(x->history_n, 4, "%zu", x->history_n);
	/* the same again writes nothing */
	FIXTURE_OK(&f, CMD_RISK_SCORE, "person", ADA, "instrument", "local_cst", NULL);
	cr_expect_not_null(
		strstr(f.result.message, "unchanged since 20-Mar-2026"), "%s", f.result.message);
	cr_expect_eq(explained(ADA, "local_cst")->history_n, 4);
}

Test(risk_command, nothing_is_computed_for_who_is_in_nobodys_care)
{
	FIXTURE_OK(&f, CMD_RISK_FACTOR, "person", BEN, "code", "heart_failure", "value", "y", NULL);
	cr_expect_null(explained(BEN, "efi")->score);
	REFUSED("not in the team's care", CMD_RISK_SCORE, "person", BEN, "instrument", "efi", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", BEN, "candidate", "1", NULL);
	cr_expect_not_null(explained(BEN, "efi")->score);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_expect_null(explained(BEN, "efi")->score);
}

/* The newest entry of the history that was asked for has a line with this label. */
static bool tells(const char *label)
{
	const struct history *entry = f.result.value;

	for (size_t i = 0; i < entry->fields_n; i++)
		if (text_equal(entry->fields[i].label, label))
			return true;
	return false;
}

Test(risk_command, what_can_no_longer_be_computed_is_marked)
{
	FIXTURE_OK(&f, CMD_RISK_ANSWER, "person", ADA, "instrument", "prisma7", "answers",
		"limit_activities=y, need_help=y stay_home=n\ncount_on_someone=declined "
		"walking_aid=y",
		"source", "Home visit", NULL);
	cr_expect_str_eq(f.result.message,
		"Recorded 5 answers of PRISMA-7 for AHMED, Ada: 3, HIGH, could be 3-5.", "%s",
		f.result.message);
	const struct risk_explained *x = explained(ADA, "prisma7");
	cr_assert_not_null(x->score);
	cr_expect_eq(x->score->score.value, 3);
	cr_expect_eq(x->score->missing_n, 2); /* sex is not recorded */
	cr_expect_str_eq(part(x, "count_on_someone")->said, "asked and declined");
	cr_expect_str_eq(part(x, "walking_aid")->source, "Home visit");
	/* a wrong value: the rest of the answers is not taken either */
	REFUSED("type y, n", CMD_RISK_ANSWER, "person", ADA, "instrument", "prisma7", "answers",
		"need_help=n walking_aid=sometimes", NULL);
	REFUSED("does not ask for steps", CMD_RISK_ANSWER, "person", ADA, "instrument", "prisma7",
		"answers", "steps=9", NULL);
	REFUSED("key=value", CMD_RISK_ANSWER, "person", ADA, "instrument", "prisma7", "answers",
		"yes", NULL);
	cr_expect_eq(explained(ADA, "prisma7")->score->score.value, 3);
	fact("acute", "y");
	fact("los_days", "3");
	fact("dementia", "n");
	fact("ed_visits_6m", "none");
	x = explained(ADA, "lace");
	cr_assert_not_null(x->score);
	cr_expect_not(x->score->inputs_changed);
	FIXTURE_OK(&f, CMD_RISK_FORGET, "person", ADA, "code", "los_days", "reason",
		"Somebody else's", NULL);
	FIXTURE_OK(&f, CMD_PERSON_HISTORY, "person", ADA, "changes", "1", NULL);
	cr_expect(tells("Withdrawn because"), "the reason is kept with the fact");
	x = explained(ADA, "lace");
	cr_expect(x->score->inputs_changed);
	cr_expect_not_null(strstr(x->refusal, "Length of stay"), "%s", x->refusal);
	REFUSED("cannot be computed", CMD_RISK_SCORE, "person", ADA, "instrument", "lace", NULL);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_expect_not(explained(ADA, "lace")->score->inputs_changed);
}

/* A list names no release of ours, cannot be computed again, and knows nothing of what came since. */
Test(risk_command, an_imported_score_is_marked_by_what_came_after_it)
{
	static const char list[] =
		"nhs_number,family,given,dob,practice_code,instrument,score,"
		"scored_on\n" ADA ",AHMED,Ada,1941-05-06,C81009,local_cst,7,2026-03-01\n";
	static const struct {
		const char *kind, *date;
		bool marked;
	} cases[] = {
		{"fall", "2026-03-01", false}, /* the list may know of that day */
		{"contact", "2026-03-05", false},
		{"fall", "2026-03-05", true},
		{"emergency_admission", "2026-03-06", true},
	};

	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", fixture_write(&f, "a.csv", list, strlen(list)),
		"basis", "Direct care", "as-of", "2026-03-01", NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", cases[i].kind, "on",
			cases[i].date, NULL);
		const struct risk_explained *x = explained(ADA, "local_cst");
		cr_assert_not_null(x);
		cr_expect_eq(x->score->origin, ORIGIN_IMPORTED);
		cr_expect_eq(x->score->inputs_changed, cases[i].marked, "%s on %s", cases[i].kind,
			cases[i].date);
		cr_expect_null(x->refusal);
		FIXTURE_OK(&f, CMD_UNDO, NULL);
		cr_expect_not(explained(ADA, "local_cst")->score->inputs_changed,
			"the mark goes with the event: %s", cases[i].kind);
	}
}

Test(risk_command, undo_takes_scores_back_with_their_facts)
{
	fact("heart_failure", "y");
	cr_expect_eq(explained(ADA, "efi")->score->score.value, 278);
	fact("falls", "y");
	cr_expect_eq(explained(ADA, "efi")->score->score.value, 556);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	const struct risk_explained *x = explained(ADA, "efi");
	cr_expect_eq(x->score->score.value, 278);
	cr_expect_eq(x->history_n, 1);
	FIXTURE_OK(&f, CMD_REDO, NULL);
	x = explained(ADA, "efi");
	cr_expect_eq(x->score->score.value, 556);
	cr_expect_eq(x->parts_n, 36, "its parts are there again");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_expect_null(explained(ADA, "efi")->score);
	cr_expect_null(explained(ADA, "charlson_1987")->score);
}

Test(risk_command, what_stays_is_computed_anew_when_an_earlier_fact_is_taken_back)
{
	const struct change *changes;

	fact("heart_failure", "y");
	fact("falls", "y");
	FIXTURE_OK(&f, CMD_CHANGE_LIST, NULL);
	changes = f.result.value;
	FIXTURE_OK(&f, CMD_UNDO, "change", arena_printf(f.arena, "%lld", (long long)changes[1].id),
		NULL);
	const struct risk_explained *x = explained(ADA, "efi");
	cr_expect_eq(x->score->score.value, 278, "only the fall counts now");
	cr_expect(part(x, "heart_failure")->missing);
	cr_expect_not(part(x, "falls")->missing);
}

Test(risk_command, judgement_and_outlook_stand_beside_and_change_nothing)
{
	fact("heart_failure", "y");
	FIXTURE_OK(&f, CMD_RISK_JUDGE, "person", ADA, "instrument", "efi", "view", "higher",
		"reason", "Frailer than it says", NULL);
	FIXTURE_OK(&f, CMD_RISK_OUTLOOK, "person", ADA, "could", "medicines", "note", "Nine", NULL);
	const struct risk_explained *x = explained(ADA, "efi");
	cr_assert_not_null(x->judgement);
	cr_expect_eq(x->judgement->view, JUDGEMENT_HIGHER);
	cr_expect_eq(x->score->score.value, 278);
	cr_assert_not_null(f.result.about->outlook);
	cr_expect_eq(f.result.about->outlook->could, COULD_MEDICINES);
	/* before any score was shown */
	FIXTURE_OK(&f, CMD_RISK_JUDGE, "person", BEN, "instrument", "efi", "view", "lower",
		"reason", "Well", NULL);
	cr_expect_not_null(strstr(f.result.message, "before any score"), "%s", f.result.message);
	REFUSED("There is no instrument", CMD_RISK_JUDGE, "person", BEN, "instrument", "gut",
		"view", "lower", "reason", "Well", NULL);
}

Test(risk_command, refuses_facts_of_days_to_come_and_unknown_ones)
{
	cr_expect_not(fixture_run(&f, CMD_RISK_FACTOR, "person", ADA, "code", "copd", "value", "y",
		"on", "2026-03-13", NULL));
	cr_expect_str_eq(f.err.field, "on");
	REFUSED("Did you mean copd", CMD_RISK_FACTOR, "person", ADA, "code", "copdd", "value", "y",
		NULL);
	REFUSED("12 g/dL is 120 g/L", CMD_RISK_FACTOR, "person", ADA, "code", "hb_g_per_l", "value",
		"12", NULL);
	REFUSED("Nothing is recorded", CMD_RISK_FORGET, "person", ADA, "code", "copd", "reason",
		"Wrong", NULL);
}

/* ---- which score a person is sorted by ---- */

static void import(const char *rows)
{
	const char *text = arena_printf(f.arena,
		"nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,score,"
		"score_date\n%s",
		rows);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", fixture_write(&f, "l.csv", text, strlen(text)),
		"basis", "Direct care", NULL);
}

static const struct case_row *listed(const char *number)
{
	FIXTURE_OK(&f, CMD_LIST, "scope", "all", NULL);
	const struct case_list *list = f.result.value;
	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i].nhs_number != NULL &&
			strcmp(list->rows[i].nhs_number, number) == 0)
			return &list->rows[i];
	cr_assert(false, "%s is not listed", number);
	return NULL;
}

Test(risk_command, a_list_sorts_before_what_was_counted_here)
{
	import(ADA ",AHMED,Ada,1941-05-06,C81009,efi,0.50,2026-03-01\n");
	cr_expect_eq(listed(ADA)->band, BAND_VERY_HIGH);
	fact("heart_failure", "y");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "fall", "on", "t", NULL);
	cr_expect_eq(listed(ADA)->band, BAND_VERY_HIGH, "one deficit of 36 says nothing yet");
	FIXTURE_OK(&f, CMD_RISK_SHOW, "person", ADA, "instrument", "efi", NULL);
	cr_expect_eq(f.result.n, 2, "the list's and the team's own, side by side");
	FIXTURE_OK(&f, CMD_RISK_ANSWER, "person", ADA, "instrument", "efi", "answers",
		"arthritis=y anaemia=y dizziness=y diabetes=y hearing=y", NULL);
	cr_expect_eq(listed(ADA)->band, BAND_VERY_HIGH, "seven deficits would be rising");
}

Test(risk_command, an_expired_score_sorts_nobody)
{
	import(ADA ",AHMED,Ada,1941-05-06,C81009,lace,12,2026-03-01\n");
	cr_expect_eq(listed(ADA)->band, BAND_HIGH);
	fixture_now(&f, "2026-04-29T09:00"); /* stale: 30 days, and twice that */
	struct session *later = fixture_session(&f, "jpatel");
	session_close(later);
	cr_expect_eq(listed(ADA)->band, BAND_HIGH);
	cr_expect_eq(explained(ADA, "lace")->age, RISK_STALE);
	fixture_now(&f, "2026-05-01T09:00");
	later = fixture_session(&f, "jpatel");
	session_close(later);
	const struct case_row *row = listed(ADA);
	cr_expect_eq(row->band, BAND_NO_DATA);
	cr_expect_str_eq(case_band_words(row, date_make(2026, 5, 1), f.arena), "EXPIRED 12");
	cr_expect_eq(explained(ADA, "lace")->age, RISK_EXPIRED);
	fixture_table_holds(&f, f.path, "the day after");
}

/* ---- from files ---- */

Test(risk_command, facts_from_a_file_are_one_run_and_undone_as_one)
{
	const char *text = "nhs_number,on,heart_failure,hb_g_per_l,nonsense\n" ADA
			   ",2026-03-01,y,12,1\n9990000034,2026-03-01,y,,\n" BEN
			   ",2026-03-13,y,,\n" BEN ",2026-03-02,n,118,\n";
	const char *path = fixture_write(&f, "facts.csv", text, strlen(text));
	const struct import_report *report;

	REFUSED("lawful basis", CMD_IMPORT_FACTORS, "file", path, NULL);
	FIXTURE_OK(&f, CMD_IMPORT_FACTORS, "file", path, "dry_run", "1", NULL);
	cr_expect_null(explained(ADA, "efi")->score);
	FIXTURE_OK(
		&f, CMD_IMPORT_FACTORS, "file", path, "basis", "Direct care", "source", "GP", NULL);
	report = f.result.value;
	cr_expect_eq(report->added, 3);
	cr_expect_eq(report->people, 2);
	cr_assert_eq(report->refused, 4);
	static const struct {
		int line;
		const char *field, *words;
	} refused[] = {{2, "hb_g_per_l", "120 g/L"}, {2, "code", "No instrument asks"},
		{3, "nhs_number", "Nobody the team knows"}, {4, "on", "still to come"}};
	for (size_t i = 0; i < 4; i++) {
		cr_expect_eq(report->items[i].line, refused[i].line);
		cr_expect_str_eq(report->items[i].field, refused[i].field);
		cr_expect_not_null(strstr(report->items[i].reason, refused[i].words), "%s",
			report->items[i].reason);
	}
	const char *run = arena_strdup(f.arena, report->run);
	cr_assert_not_null(explained(ADA, "efi")->score);
	fixture_table_holds(&f, f.path, "the import");
	fact("falls", "y");
	cr_expect_eq(explained(ADA, "efi")->score->score.value, 556);
	FIXTURE_OK(&f, CMD_IMPORT_UNDO, "run", run, NULL);
	cr_expect_str_eq(f.result.message, "Undid the import of facts.csv: 3 facts withdrawn.");
	cr_expect_eq(explained(ADA, "efi")->score->score.value, 278, "by hand: it stays");
	cr_expect_null(explained(ADA, "charlson_1987")->score);
	fixture_table_holds(&f, f.path, "its undoing");
	const char *none = "nhs_number,on,copd\n" ADA ",2026-03-13,y\n";
	path = fixture_write(&f, "none.csv", none, strlen(none));
	REFUSED("line 2, on:", CMD_IMPORT_FACTORS, "file", path, "basis", "Direct care", NULL);
}
