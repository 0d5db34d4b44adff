#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/instrument.h>
#include <caseload/record.h>

/* What is wrong with a fact, a definition or an outside score is told before anything is stored. */

static struct fixture f;
static const char *ada;

static void open_fixture(void)
{
	fixture_open(&f);
	ada = fixture_on_register(&f, "Ahmed", "Ada", "9990000018", "1941-05-06");
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(risk_refusals, .init = open_fixture, .fini = close_fixture);

static size_t facts_recorded(void)
{
	const struct risk_input *list;
	size_t n = 0;

	FIXTURE_OK(&f, CMD_RISK_FACTORS, "person", ada, NULL);
	list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		n += !list[i].missing;
	return n;
}

static void says(const char *what, const char *words)
{
	cr_assert(strstr(f.err.text, words) != NULL, "%s: %s", what, f.err.text);
}

Test(risk_refusals, a_fact_that_cannot_be_is_not_recorded)
{
	static const struct {
		const char *code, *value, *on, *words;
	} cases[] = {
		{"hb_g_per_l", "12", "today", "12 g/dL is 120 g/L"},
		{"hb_g_per_l", "12 g/dL", "today", "not in g/dL"},
		{"hb_g_per_l", "120,5", "today", "\"120,5\" is none"},
		{"hb_g_per_l", "1e2", "today", "\"1e2\" is none"},
		{"hb_g_per_l", "120%", "today", "not in %"},
		{"haemoglobin", "120", "today", "Did you mean hb_g_per_l"},
		{"HEART_FAILURE", "y", "today", "Did you mean heart_failure"},
		{"heart_failure", "2", "today", "type y, n"},
		{"heart_failure", "y", "2026-03-13", "has not come yet"},
		{"heart_failure", "y", "1941-05-05", "born, on 06-May-1941"},
	};
	size_t before = facts_recorded();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(!fixture_run(&f, CMD_RISK_FACTOR, "person", ada, "code", cases[i].code,
				  "value", cases[i].value, "on", cases[i].on, NULL),
			"%s %s", cases[i].code, cases[i].value);
		says(cases[i].value, cases[i].words);
	}
	cr_assert(facts_recorded() == before);
	cr_assert(!fixture_run(
		&f, CMD_EVENT_ADD, "person", ada, "kind", "fall", "on", "1941-05-05", NULL));
	says("fall", "born, on 06-May-1941");
	FIXTURE_OK(&f, CMD_RISK_FACTOR, "person", ada, "code", "heart_failure", "value", "y", "on",
		"1941-05-06", NULL);
}

Test(risk_refusals, answers_are_all_understood_or_none_is_recorded)
{
	static const struct {
		const char *instrument, *answers, *words;
	} cases[] = {
		{"prisma7", "need_help=y need_help=n", "answered twice"},
		{"prisma7", "need_help=y, walking_aid=n need_help=n", "answered twice"},
		{"prisma7", "also need_help=y", "key=value"},
		{"prisma7", "need_help=y walking_aid=perhaps", "type y, n"},
		{"prisma7", "need_help=y foo=n", "does not ask for foo"},
		{"lace", "cci=5", "comes from the score cci_lace"},
	};
	size_t before = facts_recorded();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(!fixture_run(&f, CMD_RISK_ANSWER, "person", ada, "instrument",
				  cases[i].instrument, "answers", cases[i].answers, NULL),
			"%s", cases[i].answers);
		says(cases[i].answers, cases[i].words);
	}
	cr_assert(facts_recorded() == before);
	FIXTURE_OK(&f, CMD_RISK_ANSWER, "person", ada, "instrument", "prisma7", "answers",
		" need_help=y, walking_aid=n\n", NULL);
}

/* ---- definitions ---- */

static const char *shipped_text(const char *file)
{
	for (size_t i = 0; i < instruments_shipped_n; i++)
		if (text_equal(instruments_shipped[i].file, file))
			return instruments_shipped[i].text;
	return "";
}

static const char *write_text(const char *name, const char *text)
{
	return fixture_write(&f, name, text, strlen(text));
}

static char *swap(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	cr_assert(at != NULL, "%s", from);
	return arena_printf(f.arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

Test(risk_refusals, checking_and_loading_refuse_the_same)
{
	const char *lace = shipped_text("lace.tsv"), *mine = swap(lace, "\tlace", "\tmine");
	const struct {
		const char *file, *text, *words;
	} cases[] = {
		{"lace.tsv", swap(lace, "<1 day", "< 1 day"),
			"lace.tsv line 3, version: a definition edited without a new version"},
		{"mine.tsv", swap(mine, "LACE index", "L\xC2"),
			"mine.tsv line 4: The line is not UTF-8"},
		{"mine.tsv", swap(mine, "LACE index", "L\x1B[2J"), "mine.tsv line 4"},
		{"mine.tsv", swap(mine, "LACE index", "L\xE2\x80\xAE"), "mine.tsv line 4"},
		{"mine.tsv", swap(mine, "\tbands\t1", "\tbend\t1"), "op: \"bend\" is not known"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *path = write_text(cases[i].file, cases[i].text);
		const struct instrument_fault *faults;

		FIXTURE_OK(&f, CMD_RISK_CHECK, "file", path, NULL);
		faults = f.result.value;
		cr_assert(f.result.n > 0 && strstr(faults[0].text, cases[i].words) != NULL, "%s",
			cases[i].words);
		cr_assert(!fixture_run(&f, CMD_RISK_LOAD, "file", path, NULL));
		says(cases[i].file, cases[i].words);
	}
	FIXTURE_OK(&f, CMD_RISK_LOAD, "file", write_text("mine.tsv", mine), NULL);
	cr_assert(!fixture_run(&f, CMD_RISK_LOAD, "file",
		write_text("mine.tsv", swap(mine, "<1 day", "< 1 day")), NULL));
	says("mine.tsv", "mine.tsv line 3, version: a definition edited");
}

/* ---- scores from elsewhere ---- */

Test(risk_refusals, a_score_off_its_scale_is_refused_by_line)
{
	static const struct {
		const char *instrument, *score, *words;
	} cases[] = {
		{"parr30", "43", "outside 0 to 1, the range of this tool. If the column holds"},
		{"parr30", "43%", "percent sign"},
		{"parr30", "1.2", "outside 0 to 1"},
		{"parr30", "0.43", NULL},
		{"lace", "20", "outside 0 to 19"},
		{"lace", "-1", "outside 0 to 19"},
		{"lace", "19", NULL},
		{"prisma7", "8", "outside 0 to 7"},
		{"charlson_1987", "30", "outside 0 to 29"},
		{"efi", "1.1", "outside 0 to 1"},
		{"local_cst", "14", NULL},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *text = arena_printf(f.arena,
			"nhs_number,family_name,given_name,date_of_birth,practice_code,score,"
			"score_date\n9990000018,Ahmed,Ada,1941-05-06,C81009,%s,2026-03-%02zu\n",
			cases[i].score, i + 1);
		bool taken = fixture_run(&f, CMD_IMPORT_RISK, "file", write_text("list.csv", text),
			"basis", "Direct care", "instrument", cases[i].instrument, NULL);

		cr_assert(taken == (cases[i].words == NULL), "%s %s: %s", cases[i].instrument,
			cases[i].score, f.err.text);
		if (!taken) {
			says(cases[i].score, cases[i].words);
			says(cases[i].score, "list.csv, line 2");
		}
	}
}

Test(risk_refusals, a_list_of_a_day_to_come_is_told_and_its_later_rows_refused)
{
	const char *path = write_text("list.csv",
		"nhs_number,family_name,given_name,date_of_birth,practice_code,score,score_date\n"
		"9990000018,Ahmed,Ada,1941-05-06,C81009,4,2026-03-13\n"
		"9990000026,Bell,Ben,1941-05-06,C81009,4,2026-03-12\n");
	const struct import_report *report;

	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", "instrument", "lace",
		"dry_run", "1", NULL);
	report = f.result.value;
	bool told = false;
	for (size_t i = 0; i < report->remarks_n; i++)
		told = told || strstr(report->remarks[i], "13-Mar-2026, lies ahead of today");
	cr_assert(told);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", "instrument", "lace",
		"as-of", "today", NULL);
	report = f.result.value;
	cr_assert_eq(report->refused, 1, "the row of a day after the list's");
}

/* ---- files that cannot be read ---- */

Test(risk_refusals, a_file_that_cannot_be_read_is_named)
{
	const char *nul = fixture_write(&f, "ward.txt", "9990000018\0\n", 12);
	const char *short_row =
		write_text("values.csv", "los_days,acute,cci,ed_visits_6m\n1,1,1,1\n1,1,1\n");
	const char *lacking = write_text("lacking.csv", "los_days,acute,cci\n1,1,1\n");

	cr_assert(!fixture_run(&f, CMD_MATCH_SHOW, "file", nul, NULL));
	says("ward", "ward.txt, line 1 holds a NUL byte");
	cr_assert(!fixture_run(&f, CMD_RISK_TRY, "instrument", "lace", "file", short_row, NULL));
	says("values", "values.csv, line 3 has 3 cells");
	cr_assert(!fixture_run(&f, CMD_RISK_TRY, "instrument", "lace", "file", lacking, NULL));
	says("lacking", "lacking.csv: The file has no column ed_visits_6m");
}
