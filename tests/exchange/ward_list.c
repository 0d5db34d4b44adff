#include <caseload/exchange/ward_list.h>

#include <string.h>

#include <criterion/criterion.h>

#define ONE "9990000018"
#define TWO "9990000026"

static const struct date today = {2026, 3, 12};

static bool read_bytes(const char *text, size_t length, enum date_order order, struct arena *arena,
	struct ward_list *out, struct err *err)
{
	struct ward_list_options options = {.today = today, .order = order};
	struct source source;

	err_clear(err);
	if (!source_from_bytes(text, length, &source, err))
		return false;
	bool read = ward_list_read(&source, &options, arena, out, err);
	source_close(&source);
	return read;
}

static void read_list(const char *text, struct arena *arena, struct ward_list *out)
{
	struct err err = {0};

	cr_assert(read_bytes(text, strlen(text), DATE_ORDER_UNKNOWN, arena, out, &err), "%s: %s",
		text, err.text);
}

/* What a line is read as: numbers parted by blanks, "!" for one that cannot be read. */
static const char *numbers_of(const struct ward_list *list, struct arena *arena)
{
	const char *all = "";

	for (size_t i = 0; i < list->n; i++)
		all = arena_printf(arena, "%s%s%s", all, i > 0 ? " " : "",
			list->rows[i].reason ? "!" : list->rows[i].nhs_number);
	return all;
}

Test(ward_list, numbers_are_found_whatever_stands_around_them)
{
	static const struct {
		const char *text, *numbers;
	} cases[] = {
		{ONE, ONE},
		{"999 000 0018", ONE},
		{"999-000-0018", ONE},
		{"999\xc2\xa0"
		 "000\xc2\xa0"
		 "0018",
			ONE},
		{"99 90 00 00 18", ONE},
		{"Ward 7, bed 12: SMITH Ann (999 000 0018) tel 01332 123456, 07700 900123", ONE},
		{"=\"9990000018\"", ONE},
		{"9990000018.0", ONE},
		{"| 9990000018 | SMITH |", ONE},
		{"9990000018, 999 000 0026; 9990000018", ONE " " TWO " " ONE},
		{"NHS Number: 999 000 0018", ONE},
		{"9990000019", "!"},
		{"SMITH 9.99E+09", "!"},
		{"SMITH 9.99000001E+9", "!"},
		{"999 000 001", "!"},
		{"99900000180", "!"},
		{"999 000 0018 or 999 000 0019", ONE " !"},
		/* beside a number that is right, other ten digits are another kind of number */
		{"9990000018 hospital 1234567890", ONE},
		{"A1234567890 " ONE, ONE},
		{"12/03/2026 14:05 " ONE " 2026-03-01", ONE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct ward_list list;

		read_list(cases[i].text, arena, &list);
		cr_assert_str_eq(numbers_of(&list, arena), cases[i].numbers, "%s: %s",
			cases[i].text, numbers_of(&list, arena));
		for (size_t j = 0; j < list.n; j++)
			cr_assert((list.rows[j].reason != NULL) == (list.rows[j].found != NULL));
		arena_free(arena);
	}
}

Test(ward_list, dates_are_taken_only_where_they_have_one_meaning)
{
	/* on, admitted, discharged; "?" unclear */
	static const struct {
		const char *text, *on, *admitted, *discharged;
	} cases[] = {
		{ONE " 2026-03-01", "2026-03-01", "", ""},
		{ONE " 01-Mar-2026", "2026-03-01", "", ""},
		{ONE " 1 March 2026", "2026-03-01", "", ""},
		{ONE " 1st Mar 26", "2026-03-01", "", ""},
		{ONE " 13/02/2026", "2026-02-13", "", ""},
		{ONE " 13.02.26 14:05", "2026-02-13", "", ""},
		{ONE " 20260301", "2026-03-01", "", ""},
		{ONE " adm 01-Mar-2026 disch 05-Mar-2026", "", "2026-03-01", "2026-03-05"},
		{ONE " Admitted: 2026-03-01T09:30, d/c 2026-03-05", "", "2026-03-01", "2026-03-05"},
		/* both ways round it could be a day of the last year */
		{ONE " 03/02/2026", "?", "", ""},
		/* the other way round lies long ago; or this way ahead */
		{ONE " 03/02/2026 adm 2026-03-01", "?", "", ""},
		{ONE " 09/03/2026", "2026-03-09", "", ""},
		{ONE " 03/04/2026", "?", "", ""},
		{ONE " 02/05/1940 adm 2026-03-01", "", "2026-03-01", ""},
		{ONE " 05/05/2025", "2025-05-05", "", ""},
		/* another line shows the order */
		{ONE " 03/02/2026\n" TWO " 25/02/2026", "2026-02-03", "", ""},
		{ONE " DOB 25/07/1940 03/02/2026", "2026-02-03", "", ""},
		{ONE " 03/02/2026\n" TWO " 02/25/2026", "2026-03-02", "", ""},
		/* lines that gainsay one another show nothing */
		{ONE " 03/02/2026\n" TWO " 25/02/2026\n" TWO " 02/25/2026", "?", "", ""},
		/* what is expected, of a birth, or old and unsaid is not the day of an event */
		{ONE " EDD 2026-03-01", "", "", ""},
		{ONE " expected discharge 2026-03-01", "", "", ""},
		{ONE " (2 May 1940)", "", "", ""},
		{ONE " 2 May 1940, 2026-03-01", "2026-03-01", "", ""},
		{ONE " admitted 2026-04-01", "?", "", ""},
		{ONE " 2026-03-01 2026-03-02", "?", "", ""},
		{ONE " adm 2026-03-05 disch 2026-03-01", "?", "", ""},
		{ONE " adm 2026-02-30", "?", "", ""},
		/* of several people nobody can say whose it is */
		{ONE " " TWO " 2026-03-01", "", "", ""},
		{ONE " Anderson 2026-03-01", "2026-03-01", "", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct ward_list list;
		char on[DATE_ISO_SIZE], in[DATE_ISO_SIZE], out[DATE_ISO_SIZE];

		read_list(cases[i].text, arena, &list);
		cr_assert_str_eq(list.rows[0].unclear ? "?" : date_iso(list.rows[0].on, on),
			cases[i].on, "%s: %s %s", cases[i].text, date_iso(list.rows[0].on, on),
			list.rows[0].unclear ? list.rows[0].unclear : "");
		cr_assert_str_eq(date_iso(list.rows[0].admitted, in), cases[i].admitted, "%s",
			cases[i].text);
		cr_assert_str_eq(date_iso(list.rows[0].discharged, out), cases[i].discharged, "%s",
			cases[i].text);
		arena_free(arena);
	}
}

Test(ward_list, a_heading_says_what_the_columns_are)
{
	static const char *const texts[] = {
		"Ward 7, printed 12/03/2026\nNHS Number\tPatient\tDOB\tDate "
		"Admitted\tEDD\tDischarge Date\n"
		"999 000 0018\tSMITH, Ann\t01/02/1940\t25/02/2026\t30/03/2026\t05/03/2026\n",
		"NHS No,Name,Date of birth,Admission date,Expected discharge,Discharged,\r\n"
		"\r\n9990000018,\"SMITH, Ann\",01-Feb-1940,46078,,2026-03-05,\r\nTotal: 1\r\n",
		"|NHS|Surname|Born|Adm|Discharged|\n|9990000018|SMITH, Ann|1 Feb 1940|25 Feb 26|5 "
		"Mar 26|\n",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct arena *arena = arena_new();
		struct ward_list list;
		const struct ward_row *row;

		read_list(texts[i], arena, &list);
		row = &list.rows[0];
		cr_assert_eq(list.n, 1, "%zu: %s", i, numbers_of(&list, arena));
		cr_assert_str_eq(row->nhs_number, ONE);
		cr_assert_str_eq(row->name, "SMITH, Ann");
		cr_assert_null(row->unclear, "%zu: %s", i, row->unclear);
		cr_assert(date_equal(row->born, date_make(1940, 2, 1)), "%zu", i);
		cr_assert(date_equal(row->admitted, date_make(2026, 2, 25)), "%zu", i);
		cr_assert(date_equal(row->discharged, date_make(2026, 3, 5)), "%zu", i);
		arena_free(arena);
	}
}

Test(ward_list, a_table_that_breaks_off_is_searched_line_by_line)
{
	struct arena *arena = arena_new();
	struct ward_list list;

	read_list("NHS Number,Name\n" ONE ",Ann\n" TWO ",\"Ben\n999 000 0034,Cat\n", arena, &list);
	cr_assert_str_eq(numbers_of(&list, arena), ONE " " TWO " 9990000034");
	cr_assert_eq(list.rows[2].line, 4);
	/* a second heading, as paged reports have them, with other columns */
	read_list("NHS Number,Adm\n" ONE ",2026-03-01\nName,NHS Number,Adm\nBen," TWO
		  ",2026-03-02\n",
		arena, &list);
	cr_assert_str_eq(numbers_of(&list, arena), ONE " " TWO);
	cr_assert(date_equal(list.rows[1].admitted, date_make(2026, 3, 2)));
	arena_free(arena);
}

Test(ward_list, any_encoding_and_any_line_ending)
{
	static const char utf16[] =
		"\xff\xfeN\0H\0S\0\t\0N\0a\0m\0e\0\r\0\n\0"
		"9\0009\0009\0000\0000\0000\0000\0000\0001\0008\0\t\0\xe9\0\r\0\n\0";
	struct arena *arena = arena_new();
	struct ward_list list;
	struct err err;

	cr_assert(read_bytes(utf16, sizeof utf16 - 1, 0, arena, &list, &err), "%s", err.text);
	cr_assert_str_eq(list.encoding, "utf-16le");
	cr_assert_str_eq(numbers_of(&list, arena), ONE);
	cr_assert(read_bytes("Jos\xe9 " ONE "\r" TWO "\r\n\n" ONE, 4 + 2 + 10 + 1 + 10 + 3 + 10 - 1,
			  0, arena, &list, &err),
		"%s", err.text);
	cr_assert_str_eq(list.encoding, "windows-1252");
	cr_assert_eq(list.rows[1].line, 2);
	cr_assert_eq(list.n > 1 ? list.rows[list.n - 1].line : 0, 4);
	arena_free(arena);
}

Test(ward_list, order_is_answered_and_what_holds_no_number_is_refused)
{
	struct arena *arena = arena_new();
	struct ward_list list;
	struct err err;
	const char *text = ONE " 03/02/2026";

	read_list(text, arena, &list);
	cr_assert(list.rows[0].either);
	cr_assert(read_bytes(text, strlen(text), DATE_ORDER_DMY, arena, &list, &err));
	cr_assert(date_equal(list.rows[0].on, date_make(2026, 2, 3)));
	cr_assert(read_bytes(text, strlen(text), DATE_ORDER_MDY, arena, &list, &err));
	cr_assert(date_equal(list.rows[0].on, date_make(2026, 3, 2)));
	cr_assert_not(read_bytes("hello\nthere", 11, 0, arena, &list, &err));
	cr_assert_str_eq(err.field, "file");
	read_list("Dear all,\n\n" ONE "\n\nRegards", arena, &list);
	cr_assert_eq(list.without, 2, "blank lines are not counted: %zu", list.without);
	arena_free(arena);
}

/* What cannot be read is shown, and must not act on a terminal. */
Test(ward_list, what_is_shown_of_a_bad_line_is_safe)
{
	struct arena *arena = arena_new();
	struct ward_list list;

	read_list("NHS Number,Name\n\033[2J999 "
		  "000\t0019999999999999999999999999999999,\033]0;x\007\n",
		arena, &list);
	cr_assert_eq(list.n, 1);
	cr_assert_not_null(list.rows[0].reason);
	cr_assert_null(strchr(list.rows[0].found, '\033'));
	cr_assert(strlen(list.rows[0].found) <= 40, "%s", list.rows[0].found);
	cr_assert_null(list.rows[0].name);
	arena_free(arena);
}
