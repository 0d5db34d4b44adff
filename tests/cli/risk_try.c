/* Definitions looked at and tried in the shell, without a store. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

static struct program p;

static void put(const char *name, const char *text)
{
	program_file(&p, name, text, strlen(text));
}

static const char small[] =
	"I\tid\tsmall\nI\tversion\t1\nI\tname\tSmall score\nI\tkind\tpoints\n"
	"I\tclass\tlocal\nI\tscale\t1\nI\tdecimals\t0\nI\tband_on\tnone\n"
	"I\toutcome\tnone\nI\tcitation\tinvented\nI\tvalid_days\t9\nI\tenabled\t0\n"
	"V\ta\tbool\t-\t0\t1\tzero\tnow\tAlone\nT\ta\ta\tflag\t2\t-\tAlone\n";

Test(risk_try, a_definition_is_described_or_refused_whole)
{
	if (!program_open(&p))
		return;
	put("small.tsv", small);
	program_expect(&p, "caseload risk check small.tsv", 0,
		"small.tsv: Small score 1, points, 1 input, 0 bands, valid 9 days, off, SHA-256 ",
		"");
	put("other.tsv", small);
	program_expect(&p, "caseload risk check other.tsv", 1, "",
		"other.tsv line 1, id: The id is small, so the file must be called small.tsv.");
	put("bad.tsv", "I\tid\tbad\nX\tx\nV\ta\tbool\nO\n");
	program_expect(&p, "caseload risk check bad.tsv", 1, "", "bad.tsv line 2, record: ");
	program_expect(&p, "caseload risk check bad.tsv", 1, "", "bad.tsv line 3: The line has 3");
	program_expect(&p, "caseload risk check bad.tsv", 1, "",
		"caseload: bad.tsv cannot be used: 3 faults.");
	program_expect(&p, "caseload risk check bad.tsv --json", 1,
		"\"faults\":[{\"line\":2,\"column\":\"record\",", "bad.tsv line 2");
	program_expect(&p, "caseload risk check none.tsv", 1, "", "There is no file \"none.tsv\"");
	program_expect(&p, "caseload risk check .", 1, "", "That is a folder");
	put("latin.tsv", "I\tid\tlatin\nI\tname\tCaf\xE9\n");
	program_expect(
		&p, "caseload risk check latin.tsv", 1, "", "latin.tsv line 2: The line is n");
	program_close(&p);
}

Test(risk_try, a_table_comes_back_with_its_scores)
{
	static const char values[] = "who,los_days,acute,cci,ed_visits_6m\n"
				     "\"A, B\",5,1,5,2\n"
				     "=1+1,2,0,0,0\n"
				     "c,,1,1,1\n"
				     "d,3651,1,,1\n"
				     "e,two,1,1,1\n";
	static const char scored[] =
		"who,los_days,acute,cci,ed_visits_6m,score,band,min,max,n_missing,parts,error\r\n"
		"\"A, B\",5,1,5,2,14,high,14,14,0,L=4;A=3;C=5;E=2,\r\n"
		"=1+1,2,0,0,0,2,low,2,2,0,L=2,\r\n"
		"c,,1,1,1,,,,,1,,ERR_MISSING\r\n"
		"d,3651,1,,1,,,,,1,,ERR_RANGE\r\n"
		"e,two,1,1,1,,,,,0,,ERR_RANGE\r\n";

	if (!program_open(&p))
		return;
	put("values.csv", values);
	program_expect(&p, "caseload risk try lace values.csv", 0, scored,
		"5 rows by lace 2010.1: 2 scored, 3 refused. Line 4: Not recorded, and there is no "
		"score without: Length of stay of the index admission. Line 5: Length of stay of "
		"the index admission (los_days): 3651 is outside 0 to 3650 days. Line 6: Length of "
		"stay of the index admission (los_days): \"two\" is not a number");
	program_expect(&p, "caseload risk try 'LACE index' - < values.csv", 0, scored, "2 scored");
	program_expect(&p, "caseload risk try lace values.csv --csv", 0, scored, "2 scored");
	put("small.tsv", small);
	put("a.csv", "a;note\n1;x\n;y\n\n");
	program_expect(&p, "caseload risk try small.tsv a.csv", 0,
		"a,note,score,band,min,max,n_missing,parts,error\r\n1,x,2,,2,2,0,a=2,\r\n"
		",y,0,,0,2,1,,NO_DATA\r\n",
		"2 rows by small 1: 1 scored, 1 without data.");
	put("falls.csv", "cci,ltc_count,emerg_adm_12m,falls_12m,days_since_bereavement\n,,,,\n");
	program_expect(&p, "caseload risk try local_cst falls.csv", 0,
		",,,,,0,lower,0,12,5,,NO_DATA\r\n", "1 without data.");
	program_close(&p);
}

Test(risk_try, a_table_that_does_not_fit_is_refused)
{
	static const struct {
		const char *values, *line, *says;
	} cases[] = {
		{"los_day,acute,ed_visits_6m\n1,1,1\n", "caseload risk try lace v.csv",
			"The file has no column los_days, cci. An input that nobody recorded is an "
			"empty cell, not a missing column. Is los_day meant for los_days?"},
		{"los_days,acute,cci,ed_visits_6m\n1,1\n", "caseload risk try lace v.csv",
			"v.csv, line 2 has 2 cells, and the heading 4."},
		{"a,a\n1,1\n", "caseload risk try lace v.csv", "line 1 has the column a twice."},
		{"a\n1\n", "caseload risk try lase v.csv",
			"There is no instrument \"lase\". Did you mean lace?"},
		{"a\n1\n", "caseload risk try none.tsv v.csv", "There is no file \"none.tsv\"."},
		{"a\n1\n", "caseload risk try lace none.csv", "There is no file \"none.csv\"."},
		{"los_days,acute,cci,ed_visits_6m\n\"1,2,3,4\n", "caseload risk try lace v.csv",
			"A quotation mark that opens on line 2 is never closed"},
		{"\n", "caseload risk try lace v.csv", "The file is empty."},
	};

	if (!program_open(&p))
		return;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		put("v.csv", cases[i].values);
		program_expect(&p, cases[i].line, 1, "", cases[i].says);
	}
	program_close(&p);
}

Test(risk_try, json_has_the_parts_and_the_warnings)
{
	if (!program_open(&p))
		return;
	put("h.csv", "hb_g_per_l,oncology,sodium_mmol_l,procedure,urgent,admissions_12m,los_days\n"
		     "55,0,140,0,1,2,\n55,0,140,0,1,2,5\n12,0,140,0,1,2,5\n");
	struct ran ran = program_run(&p, "caseload risk try hospital_2016 h.csv --json");
	json_t *json = json_loads(ran.out, 0, NULL);
	json_t *rows = json_object_get(json, "rows"), *row = json_array_get(rows, 1);

	cr_assert_eq(ran.status, 0);
	cr_assert_eq(json_array_size(rows), 3, "%s", ran.out);
	cr_assert_str_eq(json_string_value(json_object_get(json, "version")), "2016.1");
	cr_assert_eq(json_number_value(json_object_get(row, "score")), 6);
	cr_assert_str_eq(json_string_value(json_object_get(row, "band")), "intermediate");
	cr_assert_eq(json_array_size(json_object_get(row, "parts")), 7);
	cr_assert_eq(json_array_size(json_object_get(row, "warnings")), 1);
	cr_assert(json_is_null(json_object_get(row, "error")));
	row = json_array_get(rows, 0);
	cr_assert_str_eq(json_string_value(json_object_get(row, "error")), "ERR_MISSING");
	cr_assert(json_is_null(json_object_get(row, "score")));
	row = json_array_get(rows, 2);
	cr_assert_not_null(strstr(json_string_value(json_object_get(row, "why")),
		"Perhaps it is in g/dL: 12 g/dL is 120 g/L."));
	json_decref(json);
	ran_free(&ran);
	program_close(&p);
}
