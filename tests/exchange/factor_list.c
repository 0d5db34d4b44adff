#include <criterion/criterion.h>

#include <string.h>

#include <caseload/exchange/factor_list.h>

static struct arena *arena;
static struct factor_list list;
static struct err err;

static void begin(void)
{
	arena = arena_new();
}

static void end(void)
{
	arena_free(arena);
}

TestSuite(factor_list, .init = begin, .fini = end);

static bool read_text(const char *text)
{
	struct source source;

	err_clear(&err);
	if (!source_from_bytes(text, strlen(text), &source, &err))
		return false;
	bool done = factor_list_read(&source, arena, &list, &err);
	source_close(&source);
	return done;
}

Test(factor_list, reads_a_column_for_each_fact_or_a_line_for_each)
{
	cr_assert(read_text("NHS Number,on,heart_failure,falls_12m\n999 000 0018,2026-03-01,y,\n"
			    "9990000026,12-Mar-2026,,2\n"),
		"%s", err.text);
	cr_assert_eq(list.n, 2);
	cr_expect_str_eq(list.rows[0].nhs_number, "9990000018");
	cr_expect_str_eq(list.rows[0].code, "heart_failure");
	cr_expect_str_eq(list.rows[0].value, "y");
	cr_expect_eq(list.rows[1].line, 3);
	cr_expect_str_eq(list.rows[1].code, "falls_12m");
	cr_assert(read_text("nhs_number;code;value;on\n9990000018;falls_12m;none;31/12/2025\n"));
	cr_assert_eq(list.n, 1);
	cr_expect_str_eq(list.rows[0].value, "none");
	cr_expect(date_equal(list.rows[0].on, date_make(2025, 12, 31)));
}

Test(factor_list, refuses_by_line_and_field)
{
	static const struct {
		const char *line, *field;
	} cases[] = {
		{"9990000019,2026-03-01,y", "nhs_number"},
		{"9990000018,,y", "on"},
		{"9990000018,03/04/2026,y", "on"},
		{"9990000018,soon,y", "on"},
		{"9990000018,2026-02-30,y", "on"},
		{"9990000018,2026-03-01", "line"},
		{"9990000018,2026-03-01,y,n", "line"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *text = arena_printf(
			arena, "nhs_number,on,copd\n%s\n9990000026,2026-03-01,n\n", cases[i].line);
		cr_assert(read_text(text), "%s: %s", cases[i].line, err.text);
		cr_expect_eq(list.n, 1, "%s", cases[i].line);
		cr_assert_eq(list.refused.n, 1, "%s", cases[i].line);
		cr_expect_str_eq(list.refused.items[0].field, cases[i].field, "%s", cases[i].line);
		cr_expect_eq(list.refused.items[0].line, 2);
	}
}

Test(factor_list, refuses_a_file_without_its_columns)
{
	static const char *const files[] = {"nhs_number,copd\n9990000018,y\n", "on,copd\n",
		"nhs_number,on\n9990000018,2026-03-01\n", "nhs_number,on,code\n",
		"nhs_number,on,on,copd\n", "nhs_number,on,copd\n\"9990000018,2026-03-01,y\n"};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		cr_expect_not(read_text(files[i]), "%s", files[i]);
		cr_expect_str_eq(err.field, "file", "%s", files[i]);
	}
}
