/* caseload-pdf from outside: a sheet in, a PDF out, looked at with qpdf and poppler.
 * CASELOAD_PDF names the program. Where qpdf or pdftotext is missing, that part is left out, and
 * said. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "drawn.h"

static struct sheet *long_sheet(struct arena *arena, int rows)
{
	static const struct sheet_column columns[] = {{"NHS Number", 0, 12, SHEET_LEFT, false},
		{"Name", 2, 10, SHEET_LEFT, false}, {"Days late", 0, 4, SHEET_RIGHT, false},
		{"To do", 3, 10, SHEET_LEFT, false}};
	struct sheet *sheet = sheet_new(arena, "Caseload summary: J Patel");

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, "ŁUKASZ, Bożena (Ms)");
	sheet_set_printed(sheet, "J PATEL", "12-Mar-2026 14:05", 1);
	sheet_chart(sheet, "Cases");
	sheet_bar(sheet, "J Patel", 46, NULL, 40, "over");
	sheet_heading(sheet, 1, "Late first");
	sheet_table(sheet, columns, 4);
	for (int i = 0; i < rows; i++)
		sheet_row(sheet, i % 7 ? SHEET_ROW_PLAIN : SHEET_ROW_STRONG,
			(const char *[]){"999 000 0018", "ŁUKASZ, Bożena", "3",
				arena_printf(arena,
					"START%d Ring the daughter in Leeds before the visit and "
					"ask whether the night sitter still comes ENDROW%d",
					i, i)});
	sheet_heading(sheet, 2, "Contact");
	sheet_labelled(sheet, "Next of kin", "Daughter");
	sheet_write_in(sheet, "Notes", 3);
	return sheet;
}

Test(caseload_pdf, the_pdf_is_sound_and_its_text_comes_out)
{
	struct bench bench = bench_open();

	cr_assert_eq(
		draw(&bench, long_sheet(bench.arena, 40), ""), 0, "%s", content(&bench, "err"));
	cr_assert_str_eq(content(&bench, "err"), "");
	if (has(&bench, "qpdf"))
		cr_assert_eq(shell(&bench, "qpdf --check out.pdf > info 2>&1"), 0, "%s",
			content(&bench, "info"));
	if (has(&bench, "pdftotext")) {
		const char *text;

		cr_assert_eq(shell(&bench,
				     "pdftotext -layout out.pdf out.txt && pdfinfo out.pdf > info"),
			0);
		text = content(&bench, "out.txt");
		cr_assert(count(text, "ŁUKASZ, Bożena") >= 40);
		cr_assert(strstr(text, "page 1 of 3"));
		cr_assert(strstr(text, "page 3 of 3"));
		cr_assert_eq(count(text, "OFFICIAL-SENSITIVE: PERSONAL"), 3, "on every page");
		cr_assert_eq(count(text, "Check for a newer version before use."), 3);
		cr_assert_eq(count(text, "NHS Number"), 3, "the head is repeated");
		text = content(&bench, "info");
		cr_assert(strstr(text, "Caseload summary: J Patel"));
		cr_assert(strstr(text, "J PATEL"));
		cr_assert(strstr(text, "(A4)"));
		cr_assert(strstr(text, "Tagged:          yes"));
	}
	bench_close(&bench);
}

static void add_letter(struct str *out, struct arena *arena, const char *name, bool large)
{
	struct sheet *sheet = sheet_new(arena, "Who leads");

	sheet_set_classification(sheet, "PRIVATE AND CONFIDENTIAL");
	sheet_add_subject(sheet, name);
	sheet_set_printed(sheet, "J PATEL", "12-Mar-2026 14:05", 0);
	sheet_set_large_print(sheet, large);
	sheet_set_letter(sheet, "Northfield team", name, "12 March 2026");
	sheet_heading(sheet, 2, "Who your lead professional is");
	for (int i = 0; i < 40; i++)
		sheet_paragraph(sheet, "You do not need to do anything now.");
	sheet_write(sheet, out);
}

/* One document: each sheet begins on a page of its own, in its own size, and counts its own pages. */
Test(caseload_pdf, several_sheets_are_one_document)
{
	static const char *const says[] = {"AHMED, Ada", "page 1 of 3", "page 3 of 3", "BELL, Ben",
		"page 1 of 2", "page 2 of 2"};
	struct bench bench = bench_open();
	struct str both = {0};

	add_letter(&both, bench.arena, "AHMED, Ada", true);
	add_letter(&both, bench.arena, "BELL, Ben", false);
	cr_assert_eq(draw_bytes(&bench, str_text(&both), both.length, ""), 0, "%s",
		content(&bench, "err"));
	str_free(&both);
	if (has(&bench, "qpdf")) {
		cr_assert_eq(shell(&bench, "qpdf --check out.pdf > info 2>&1"), 0, "%s",
			content(&bench, "info"));
		cr_assert_eq(
			shell(&bench, "qpdf --json --json-key=outlines out.pdf > info 2>&1"), 0);
		const char *outline = content(&bench, "info"), *second;
		second = strstr(outline, "\"title\": \"BELL, Ben\"");
		cr_assert(strstr(outline, "\"title\": \"AHMED, Ada\"") && second, "%s", outline);
		cr_assert_eq(count(outline, "\"destpageposfrom1\": 4"), 2, "%s", outline);
	}
	if (has(&bench, "pdftotext")) {
		const char *at;

		cr_assert_eq(shell(&bench,
				     "pdftotext -layout out.pdf out.txt && pdfinfo out.pdf > info"),
			0);
		at = content(&bench, "out.txt");
		cr_assert_eq(count(at, "\f"), 5, "%s", at);
		for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
			const char *next = strstr(at, says[i]);

			cr_assert(next, "no %s in what follows:\n%s", says[i], at);
			at = next;
		}
		cr_assert(strstr(content(&bench, "info"), "Who leads (2)"), "%s",
			content(&bench, "info"));
		/* For a screen reader too one stands beside the other, not in it. */
		cr_assert_eq(shell(&bench, "pdfinfo -struct out.pdf > info"), 0);
		cr_assert_eq(count(content(&bench, "info"), "\n  Part\n"), 2, "%s",
			content(&bench, "info"));
	}
	bench_close(&bench);
}

Test(caseload_pdf, no_row_is_split_between_pages)
{
	struct bench bench = bench_open();

	if (!has(&bench, "pdftotext"))
		cr_skip_test("pdftotext (poppler-utils) is not installed");
	for (int large = 0; large < 2; large++) {
		struct sheet *sheet = long_sheet(bench.arena, 60);
		char *text, *page;
		int found = 0;

		sheet_set_large_print(sheet, large);
		cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
		cr_assert_eq(shell(&bench, "pdftotext -layout out.pdf out.txt"), 0);
		text = arena_strdup(bench.arena, content(&bench, "out.txt"));
		while ((page = strsep(&text, "\f"))) {
			cr_assert_eq(count(page, "START"), count(page, "ENDROW"),
				"on one page:\n%s", page);
			found += count(page, "START");
		}
		cr_assert_eq(found, 60);
	}
	bench_close(&bench);
}

Test(caseload_pdf, the_same_sheet_gives_the_same_bytes)
{
	struct bench bench = bench_open();
	const struct sheet *sheet = long_sheet(bench.arena, 3);

	cr_assert_eq(draw(&bench, sheet, ""), 0);
	cr_assert_eq(shell(&bench, "mv out.pdf info"), 0);
	cr_assert_eq(draw(&bench, sheet, ""), 0);
	cr_assert_eq(shell(&bench, "cmp out.pdf info"), 0);
	bench_close(&bench);
}

Test(caseload_pdf, what_is_not_a_sheet_is_refused_in_one_sentence)
{
	static const struct {
		const char *bytes, *says;
	} cases[] = {
		{"", "first line"},
		{"hello\n", "first line"},
		{"caseload-sheet 1\ntitle\tx\n", "cut short"},
		{"caseload-sheet 1\nheading\t9\tx\nend\n", "Line 2"},
		{"caseload-sheet 1\nparagraph\t\xFF\nend\n", "UTF-8"},
	};
	struct bench bench = bench_open();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *said;

		cr_assert_eq(draw_bytes(&bench, cases[i].bytes, strlen(cases[i].bytes), ""), 1,
			"case %zu", i);
		said = content(&bench, "err");
		cr_assert(strstr(said, cases[i].says), "case %zu: %s", i, said);
		cr_assert_eq(count(said, "\n"), 1, "case %zu: %s", i, said);
		cr_assert_str_eq(content(&bench, "out.pdf"), "", "nothing on standard output");
	}
	cr_assert_eq(draw_bytes(&bench, "", 0, "--no-such-option"), 2);
	cr_assert_eq(draw_bytes(&bench, "", 0, "file"), 2);
	cr_assert_eq(draw_bytes(&bench, "", 0, "--help"), 0);
	cr_assert(strstr(content(&bench, "out.pdf"), "Usage: caseload-pdf"));
	bench_close(&bench);
}

/* Boxes for letters are too large for the page as well, which would tell nobody what to do. */
Test(caseload_pdf, without_any_font_it_says_which_package_to_install)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");

	cr_assert_eq(shell(&bench, "echo '<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM "
				   "\"fonts.dtd\"><fontconfig></fontconfig>' > info"),
		0);
	setenv("FONTCONFIG_FILE", arena_printf(bench.arena, "%s/info", bench.folder), 1);
	sheet_add_subject(sheet, "AHMED, Fatima");
	sheet_chart(sheet, "Chart");
	for (int i = 0; i < 12; i++)
		sheet_bar(sheet, "A label of some words", i, "a value in words", 9, "over");
	cr_assert_eq(draw(&bench, sheet, "--strict"), 1);
	cr_assert(strstr(content(&bench, "err"), "fonts-noto-core"), "%s", content(&bench, "err"));
	unsetenv("FONTCONFIG_FILE");
	bench_close(&bench);
}

Test(caseload_pdf, a_character_without_a_font_is_reported)
{
	/* A private-use character: no font is expected to have it. */
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");

	sheet_paragraph(sheet, "a \xF4\x80\x80\x81 b \xF4\x80\x80\x81");
	cr_assert_eq(draw(&bench, sheet, ""), 0);
	cr_assert(strstr(content(&bench, "err"), "U+100001"), "%s", content(&bench, "err"));
	cr_assert(strstr(content(&bench, "err"), "Take it out"), "%s", content(&bench, "err"));
	cr_assert_eq(count(content(&bench, "err"), "U+"), 1, "%s", content(&bench, "err"));
	cr_assert(strlen(content(&bench, "out.pdf")) > 0);
	cr_assert_eq(draw(&bench, sheet, "--strict"), 1);
	cr_assert_str_eq(content(&bench, "out.pdf"), "");
	bench_close(&bench);
}

Test(caseload_pdf, odd_sheets_are_drawn)
{
	struct bench bench = bench_open();
	static const struct sheet_column narrow[] = {{"A", 0, 0, SHEET_LEFT, false},
		{"B", 1, 0, SHEET_CENTRE, true}, {"C", 1, 0, SHEET_RIGHT, false}};
	struct str words = {0};

	for (int i = 0; i < 800; i++)
		str_addf(&words, "word%d ", i);
	for (int kind = 0; kind < 5; kind++) {
		struct sheet *sheet = sheet_new(bench.arena, kind ? "Plan" : "");

		sheet_set_landscape(sheet, kind % 2);
		sheet_size(sheet, (enum sheet_size)(kind % 3));
		if (kind == 1)
			sheet_heading(sheet, 3, str_text(&words));
		if (kind >= 2) {
			sheet_table(sheet, narrow, 3);
			sheet_row(sheet, SHEET_ROW_PLAIN,
				(const char *[]){"", str_text(&words), str_text(&words)});
			sheet_row(
				sheet, SHEET_ROW_TOTAL, (const char *[]){str_text(&words), "", ""});
			sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){str_text(&words)});
		}
		cr_assert_eq(
			draw(&bench, sheet, ""), 0, "kind %d: %s", kind, content(&bench, "err"));
		if (has(&bench, "qpdf"))
			cr_assert_eq(shell(&bench, "qpdf --check out.pdf > info 2>&1"), 0,
				"kind %d: %s", kind, content(&bench, "info"));
		if (kind == 2 && has(&bench, "pdftotext")) {
			cr_assert_eq(shell(&bench, "pdftotext out.pdf out.txt"), 0);
			cr_assert_geq(
				count(content(&bench, "out.txt"), "word799"), 2, "nothing is lost");
			cr_assert(strstr(content(&bench, "out.txt"), "(continues)"));
		}
	}
	str_free(&words);
	bench_close(&bench);
}
