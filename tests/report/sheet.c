/* Filling, writing and reading a sheet. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

static const struct sheet_column columns[] = {
	{"NHS Number", 0, 12, SHEET_LEFT, false},
	{"Name", 2, 10, SHEET_LEFT, false},
	{"Days late", 0, 4, SHEET_RIGHT, false},
	{"To do", 3, 10, SHEET_CENTRE, true},
};

/* One of everything. */
static struct sheet *full_sheet(struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, "Plan: back\\slash");

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, "ŁUKASZ, Bożena (Ms)");
	sheet_add_subject(sheet, "Born 14-Jul-1945 (80)  NHS No. 999 000 0018");
	sheet_set_printed(sheet, "J PATEL", "12-Mar-2026 14:05", 2);
	sheet_set_record(sheet, "Record 18,231, head 7f3a-19c2");
	sheet_set_landscape(sheet, true);
	sheet_set_large_print(sheet, true);
	sheet_set_letter(
		sheet, "Northfield team\n15 St Heliers Road", "Mrs Ahmed\nFlat 3", "12 March");
	sheet_heading(sheet, 1, "What matters");
	sheet_paragraph(sheet, "First line.\nSecond line with a \\n in it.");
	sheet_keep_with_next(sheet);
	sheet_labelled(sheet, "Allergies", "");
	sheet_table(sheet, columns, 4);
	sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){"Late"});
	sheet_row(sheet, SHEET_ROW_PLAIN,
		(const char *[]){"999 000 0018", "ŁUKASZ, B", "4", "Ring\nher"});
	sheet_row(sheet, SHEET_ROW_STRONG, (const char *[]){"999 000 0026", "AHMED, F", "3", NULL});
	sheet_row_room(sheet, 2);
	sheet_row_keep(sheet);
	sheet_row(sheet, SHEET_ROW_TOTAL, (const char *[]){"2 people", "", "7", ""});
	sheet_chart(sheet, "Cases");
	sheet_bar(sheet, "J Patel", 46, NULL, 40, "over");
	sheet_bar(sheet, "M Lewis", 22, "22 people", 0, NULL);
	sheet_trend(sheet, "People at the end of each month");
	sheet_point(sheet, "Feb-2026", 40, "40", NULL);
	sheet_point(sheet, "Mar-2026", 46, NULL, "over");
	sheet_trend_target(sheet, 44, "capacity 44");
	sheet_box(sheet, "If things go wrong", "Ring 0121 496 0123.\nThen the daughter.");
	sheet_rule(sheet);
	sheet_space(sheet, 3);
	sheet_page_break(sheet);
	sheet_size(sheet, SHEET_LARGEST);
	sheet_heading(sheet, 2, "If things go wrong");
	sheet_person(sheet, "AHMED, Fatima  born 14-Jul-1945");
	sheet_write_in(sheet, "Notes", 5);
	sheet_person(sheet, "");
	sheet_size(sheet, SHEET_NORMAL);
	sheet_table(sheet, columns, 2);
	return sheet;
}

static const char *written(const struct sheet *sheet, struct arena *arena)
{
	struct str out = {0};
	const char *text;

	sheet_write(sheet, &out);
	text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

Test(sheet, what_was_written_is_read_to_an_equal_sheet)
{
	struct arena *arena = arena_new();
	const char *first = written(full_sheet(arena), arena);
	static const char *const said[] = {"\nletter\tNorthfield team\\n", "\ndate\t12 March\n",
		"\nroom\t2\n", "\nrow-keep\n", "\ntrend\t", "\npoint\t46\tMar-2026\t46\tover\n",
		"\ntarget\t44\tcapacity 44\n", "\nbox\tIf things go wrong\tRing", "\nperson\tAHMED",
		"\nperson\t\n"};
	struct sheet *again, **sheets;
	struct err err = {0};
	size_t n;

	utf8_locale();
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		cr_assert(strstr(first, said[i]), "%s is not in:\n%s", said[i], first);
	cr_assert(sheets_read(first, strlen(first), arena, &sheets, &n, &err), "%s", err.text);
	cr_assert_eq(n, 1);
	again = sheets[0];
	cr_assert_str_eq(written(again, arena), first);
	cr_assert_str_eq(again->title, "Plan: back\\slash");
	cr_assert_eq(again->n_subject, 2);
	cr_assert_eq(again->copy, 2);
	cr_assert(again->landscape && again->large_print);
	cr_assert_str_eq(again->blocks[2].text, "Not known", "an empty labelled line says so");
	cr_assert(again->blocks[1].keep);
	cr_assert_str_eq(again->blocks[1].text, "First line.\nSecond line with a \\n in it.");
	cr_assert_eq(again->blocks[3].n_rows, 4);
	cr_assert_str_eq(
		again->blocks[3].rows[1].cells[3], "Ring her", "a clipped cell is one line");
	arena_free(arena);
}

/* Each is as if it were alone, whatever the one before it ended with. */
Test(sheet, several_are_read_one_after_another)
{
	struct arena *arena = arena_new();
	const char *first = written(full_sheet(arena), arena);
	const char *second = "caseload-sheet 1\ntitle\tb\nparagraph\tx\nend\n";
	const char *all = arena_printf(arena, "%s%s%s", first, second, first);
	struct sheet **sheets;
	struct err err = {0};
	size_t n;

	utf8_locale();
	cr_assert(sheets_read(all, strlen(all), arena, &sheets, &n, &err), "%s", err.text);
	cr_assert_eq(n, 3);
	cr_assert_str_eq(sheets[1]->title, "b");
	cr_assert_str_eq(written(sheets[0], arena), first);
	cr_assert_str_eq(written(sheets[2], arena), first);
	all = arena_printf(arena, "%s%scaseload-sheet 1\nrow\tplain\tx\nend\n", second, second);
	cr_assert_not(sheets_read(all, strlen(all), arena, &sheets, &n, &err));
	cr_assert(strstr(err.text, "Line 10 "), "%s", err.text);
	struct str many = {0};
	for (int i = 0; i <= SHEETS_MOST; i++)
		str_add(&many, "caseload-sheet 1\nend\n");
	cr_assert_not(sheets_read(str_text(&many), many.length, arena, &sheets, &n, &err));
	cr_assert(strstr(err.text, "more than 1000"), "%s", err.text);
	str_free(&many);
	arena_free(arena);
}

Test(sheet, a_sheet_cut_short_anywhere_is_refused)
{
	struct arena *arena = arena_new();
	const char *text = written(full_sheet(arena), arena);
	struct sheet **sheets;
	size_t n;

	/* Without the last newline it is still whole. */
	for (size_t length = 0; length + 1 < strlen(text); length++) {
		struct arena *once = arena_new();
		struct err err = {0};

		cr_assert_not(sheets_read(text, length, once, &sheets, &n, &err),
			"cut at %zu of %zu", length, strlen(text));
		cr_assert_eq(err.code, ERR_INVALID);
		cr_assert(strlen(err.text) > 20);
		arena_free(once);
	}
	arena_free(arena);
}

Test(sheet, hostile_input_is_refused_with_a_sentence)
{
#define START "caseload-sheet 1\n"
	static const struct {
		const char *text, *says;
	} cases[] = {
		{"", "first line"},
		{"%PDF-1.5\n", "first line"},
		{"caseload-sheet 2\nend\n", "first line"},
		{START "end\nend\n", "follows the end"},
		{START "title\n", "has 0 fields"},
		{START "title\ta\tb\nend\n", "has 2 fields"},
		{START "heading\t4\tx\nend\n", "from 1 to 3"},
		{START "heading\t-1\tx\nend\n", "from 1 to 3"},
		{START "heading\t\tx\nend\n", "from 1 to 3"},
		{START "heading\t99999999999999999999\tx\nend\n", "from 1 to 3"},
		{START "row\tplain\ta\nend\n", "must be in a table"},
		{START "table\nend\n", "has no columns"},
		{START "column\t0\t0\tleft\twrap\tx\nend\n", "follow its table"},
		{START "table\ncolumn\t0\t0\tup\twrap\tx\nend\n", "not known there"},
		{START "table\ncolumn\t0\t0\tleft\twrap\tx\nrow\tplain\ta\tb\nend\n", "2 cells"},
		{START "table\ncolumn\t0\t0\tleft\twrap\tx\nrule\nrow\tplain\ta\nend\n",
			"must be in a table"},
		{START "bar\t1\t1\ta\tb\tc\nend\n", "must be in a chart"},
		{START "chart\tx\nbar\t1e9\t1\ta\tb\tc\nend\n", "must be a number"},
		{START "point\t1\ta\tb\tc\nend\n", "must be in a trend"},
		{START "target\t1\ta\nend\n", "must be in a trend"},
		{START "trend\tx\nrule\npoint\t1\ta\tb\tc\nend\n", "must be in a trend"},
		{START "trend\tx\ntarget\t0\ta\nend\n", "must be a number"},
		{START "date\tx\nend\n", "only a letter"},
		{START "room\t1\nend\n", "must follow a row"},
		{START "row-keep\nend\n", "must follow a row"},
		{START "table\ncolumn\t0\t0\tleft\twrap\tx\nroom\t1\nend\n", "must follow a row"},
		{START "table\ncolumn\t0\t0\tleft\twrap\tx\nrow\tplain\ta\nroom\t41\nend\n",
			"from 1 to 40"},
		{START "space\t41\nend\n", "from 1 to 40"},
		{START "paragraph\ta\\x\nend\n", "backslash"},
		{START "paragraph\ta\\\nend\n", "backslash"},
		{START "paragraph\ta\xC3\nend\n", "not UTF-8"},
		{START "Paragraph\ta\nend\n", "first word"},
		{START "\nend\n", "first word"},
		{START "row\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta\ta"
		       "\ta\ta\ta\ta"
		       "\nend\n",
			"too many"},
		{START "title\tx\n", "cut short"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sheet **sheets = NULL;
		struct err err = {0};
		size_t n;

		cr_assert_not(
			sheets_read(cases[i].text, strlen(cases[i].text), arena, &sheets, &n, &err),
			"case %zu", i);
		cr_assert_eq(err.code, ERR_INVALID, "case %zu", i);
		cr_assert(strstr(err.text, cases[i].says), "case %zu: %s", i, err.text);
		cr_assert_null(sheets, "case %zu", i);
	}
	cr_assert_not(sheets_read("caseload-sheet 1\ntitle\ta\0b\nend\n", 31, arena,
		&(struct sheet **){0}, &(size_t){0}, NULL));
	arena_free(arena);
}

static bool shows_nothing_active(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++)
		if ((*p < 0x20 && *p != '\n') || *p == 0x7F)
			return false;
	return text_is_safe(text, true);
}

Test(sheet, damaged_sheets_never_stop_the_program)
{
	struct arena *arena = arena_new();
	const char *text = written(full_sheet(arena), arena);
	size_t length = strlen(text);
	unsigned long random = 20260312;

	utf8_locale();
	for (int round = 0; round < 4000; round++) {
		struct arena *once = arena_new();
		char *damaged = arena_strdup(once, text);
		struct sheet **sheets;
		struct err err = {0};
		size_t n;

		for (int hit = 0; hit < 1 + round % 3; hit++) {
			random = random * 6364136223846793005UL + 1442695040888963407UL;
			damaged[17 + (random >> 33) % (length - 17)] =
				"\t\n\\9-aZ\x1b\x80 "[(random >> 20) % 10];
		}
		if (sheets_read(damaged, length, once, &sheets, &n, &err)) {
			struct sheet_pages *pages = sheet_text(sheets[0], SHEET_A4, once);

			cr_assert(shows_nothing_active(sheet_pages_join(pages, false, once)),
				"round %d", round);
		} else {
			cr_assert_eq(err.code, ERR_INVALID, "round %d", round);
		}
		arena_free(once);
	}
	arena_free(arena);
}

Test(sheet, active_text_never_reaches_the_paper)
{
	static const char *const hostile[] = {
		"\x1b[31mred\x1b[0m",
		"\x1b]0;title\x07",
		"bell\a",
		"nul-like \x01\x02",
		"del\x7f",
		"c1 \xC2\x9B"
		"31m",
		"rlo \xE2\x80\xAE"
		"txet",
		"isolate \xE2\x81\xA6x\xE2\x81\xA9",
		"zero\xE2\x80\x8Bwidth",
		"joiner\xE2\x80\x8D",
		"bom\xEF\xBB\xBF",
		"line\xE2\x80\xA8sep\xE2\x80\xA9",
		"tag \xF3\xA0\x81\x81",
		"form\ffeed\vtab",
		"bad \xFF\xFE bytes",
		"tab\there",
	};
	struct arena *arena = arena_new();

	utf8_locale();
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		const char *evil = hostile[i];
		struct sheet *sheet = sheet_new(arena, evil);
		const char *text;

		sheet_set_classification(sheet, evil);
		sheet_add_subject(sheet, evil);
		sheet_set_printed(sheet, evil, evil, 1);
		sheet_set_notice(sheet, evil);
		sheet_set_record(sheet, evil);
		sheet_heading(sheet, 1, evil);
		sheet_paragraph(sheet, evil);
		sheet_labelled(sheet, evil, evil);
		sheet_table(sheet, &(struct sheet_column){evil, 1, 4, SHEET_LEFT, true}, 1);
		sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){evil});
		sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){evil});
		sheet_chart(sheet, evil);
		sheet_bar(sheet, evil, 3, evil, 2, evil);
		sheet_write_in(sheet, evil, 1);
		sheet_set_letter(sheet, evil, evil, evil);
		sheet_person(sheet, evil);
		sheet_box(sheet, evil, evil);
		sheet_trend(sheet, evil);
		sheet_point(sheet, evil, 3, evil, evil);
		sheet_trend_target(sheet, 2, evil);
		sheet_page_break(sheet);
		sheet_paragraph(sheet, evil);
		text = sheet_pages_join(sheet_text(sheet, SHEET_A4, arena), false, arena);
		cr_assert(shows_nothing_active(text), "case %zu as text", i);
		text = written(sheet, arena);
		for (const char *p = text; *p; p++)
			cr_assert((unsigned char)*p >= 0x20 || *p == '\n' || *p == '\t', "case %zu",
				i);
		cr_assert_null(strstr(text, "\xE2\x80\xAE"));
	}
	arena_free(arena);
}
