/* What stands where on the pages of a PDF: nothing parted that belongs together, nothing beyond the
 * margins, nothing too small to read. */
#include <criterion/criterion.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

#include "drawn.h"
#include "rich.h"

static const struct sheet_column columns[] = {{"NHS Number", 0, 12, SHEET_LEFT, false},
	{"Name", 2, 10, SHEET_LEFT, false}, {"Days late", 0, 4, SHEET_RIGHT, false},
	{"To do", 3, 10, SHEET_LEFT, false}};

static void person_rows(struct sheet *sheet, struct arena *arena, int from, int to)
{
	sheet_table(sheet, columns, 4);
	for (int i = from; i < to; i++)
		sheet_row(sheet, SHEET_ROW_PLAIN,
			(const char *[]){"999 000 0018",
				arena_printf(arena, "BEGIN%dx AHMED, Fatima", i), "3",
				arena_printf(arena,
					"Ring the daughter in Leeds before the visit and ask %s "
					"END%dx",
					i % 3 ? "" : "whether the night sitter still comes", i)});
}

/* Each thing that is marked BEGIN<n>x ... END<n>x stands whole on one page; how many there are. */
static int whole_things(struct arena *arena, const char *text)
{
	char *rest = arena_strdup(arena, text), *page;
	int found = 0;

	while ((page = strsep(&rest, "\f"))) {
		for (const char *at = page; (at = strstr(at, "BEGIN")); at++) {
			const char *end = arena_printf(arena, "END%dx", atoi(at + 5));

			cr_assert(strstr(page, end), "%s is on another page:\n%s", end, page);
			found++;
		}
	}
	return found;
}

static int pages_of(const char *text)
{
	return count(text, "\f");
}

Test(layout, rows_of_a_plan_of_fourteen_pages_and_a_summary_of_sixty_are_whole)
{
	struct bench bench = bench_open();
	struct sheet *plan = sheet_new(bench.arena, "Care plan");
	struct sheet *summary = sheet_new(bench.arena, "Caseload summary");
	const char *text;

	sheet_add_subject(plan, "AHMED, Fatima  Born 14-Jul-1945  NHS Number 999 000 0018");
	for (int need = 0; need < 23; need++) {
		sheet_heading(plan, 2, arena_printf(bench.arena, "Need %d", need));
		sheet_paragraph(plan, "Breathing, and the stairs to the bathroom at night.");
		person_rows(plan, bench.arena, need * 14, need * 14 + 14);
	}
	text = drawn_text(&bench, plan, "-layout");
	cr_assert(pages_of(text) >= 14 && pages_of(text) <= 20, "%d pages", pages_of(text));
	cr_assert_eq(whole_things(bench.arena, text), 23 * 14);
	cr_assert_eq(count(text, "Born 14-Jul-1945"), pages_of(text), "on every page");
	person_rows(summary, bench.arena, 0, 60);
	text = drawn_text(&bench, summary, "-layout");
	cr_assert_eq(whole_things(bench.arena, text), 60);
	cr_assert_eq(count(text, "NHS Number"), pages_of(text), "the head is repeated");
	bench_close(&bench);
}

Test(layout, headings_stand_above_what_they_are_of)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const char *text;

	for (int i = 0; i < 120; i++) {
		for (int line = 0; line < i % 17; line++)
			sheet_labelled(sheet, "A line", "to come to another place on the page");
		sheet_heading(sheet, 1 + i % 2, arena_printf(bench.arena, "BEGIN%dx", i));
		sheet_heading(sheet, 3, "Under it");
		if (i % 4 == 0) {
			sheet_paragraph(sheet, arena_printf(bench.arena, "END%dx", i));
		} else if (i % 4 == 1) {
			sheet_labelled(sheet, "Label", arena_printf(bench.arena, "END%dx", i));
		} else {
			if (i % 4 == 2)
				sheet_paragraph(sheet, "What the table is about.");
			if (i % 4 == 2)
				sheet_keep_with_next(sheet);
			sheet_table(sheet, columns, 4);
			sheet_row(sheet, SHEET_ROW_PLAIN,
				(const char *[]){
					"1", "2", "3", arena_printf(bench.arena, "END%dx", i)});
		}
	}
	text = drawn_text(&bench, sheet, "-layout");
	cr_assert(pages_of(text) > 10);
	cr_assert_eq(whole_things(bench.arena, text), 120);
	bench_close(&bench);
}

/* Alone on a page, the heading of a table whose first row is longer than one says nothing. */
Test(layout, a_heading_stands_above_a_first_row_of_two_pages)
{
	static const struct sheet_column who[] = {
		{"Who", 1, 10, SHEET_LEFT, false}, {"What", 1, 10, SHEET_LEFT, false}};
	struct bench bench = bench_open();
	struct str cell = {0};

	for (int i = 0; i < 80; i++)
		str_addf(&cell, "LINE%dx\n", i);
	for (int grouped = 0; grouped < 2; grouped++) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");

		sheet_heading(sheet, 2, "HEADING");
		sheet_table(sheet, who, 2);
		if (grouped)
			sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){"GROUP"});
		sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"NAME", str_text(&cell)});
		char *text = drawn_text(&bench, sheet, "-layout"), *first = strsep(&text, "\f");
		cr_assert(strstr(first, "HEADING") && strstr(first, "LINE0x"), "%d:\n%s", grouped,
			first);
	}
	str_free(&cell);
	bench_close(&bench);
}

Test(layout, short_paragraphs_are_whole_and_no_line_of_a_long_one_is_alone)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	char *text, *page;
	int parted = 0;

	for (int i = 0; i < 90; i++) {
		struct str lines = {0};

		for (int line = 0; line < 2 + i % 25; line++)
			str_addf(&lines, "%sline%dof%dx", line ? "\n" : "", line, i);
		if (i % 2)
			sheet_paragraph(sheet, str_text(&lines));
		else
			sheet_labelled(sheet, "Label", str_text(&lines));
		str_free(&lines);
	}
	text = drawn_text(&bench, sheet, "-layout");
	while ((page = strsep(&text, "\f"))) {
		for (int i = 0; i < 90; i++) {
			int here = count(page, arena_printf(bench.arena, "of%dx", i));

			cr_assert_neq(here, 1, "one line of paragraph %d:\n%s", i, page);
			if (here == 0 || here == 2 + i % 25)
				continue;
			cr_assert_gt(2 + i % 25, SHEET_WHOLE_LINES, "parted: %d\n%s", i, page);
			parted++;
		}
	}
	cr_assert(parted >= 4, "some were parted, or nothing was tested: %d", parted);
	bench_close(&bench);
}

/* Every word of the PDF with its place, as pdftotext -bbox gives it. */
static int words_outside(const char *boxes, double left, double right, struct str *which)
{
	int outside = 0;

	for (const char *at = boxes; (at = strstr(at, "<word ")); at++) {
		double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

		cr_assert_eq(sscanf(at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
				     &x0, &y0, &x1, &y1),
			4);
		if (x0 >= left - 0.5 && x1 <= right + 0.5 && y0 >= 30 && y1 <= 815)
			continue;
		str_addf(which, "%.90s\n", at);
		outside++;
	}
	return outside;
}

Test(layout, long_words_are_wrapped_and_nothing_leaves_the_margins)
{
	struct bench bench = bench_open();
	struct sheet *sheet = rich_sheet(bench.arena);
	struct str which = {0}, word = {0};
	char *text;
	int letters = 0;

	for (int i = 0; i < 300; i++)
		str_addc(&word, 'q');
	sheet_paragraph(sheet, str_text(&word));
	sheet_labelled(sheet, str_text(&word), str_text(&word));
	sheet_heading(sheet, 2, str_text(&word));
	sheet_box(sheet, "Long", str_text(&word));
	sheet_table(sheet, columns, 4);
	sheet_row(sheet, SHEET_ROW_PLAIN,
		(const char *[]){str_text(&word), "AHMED", "1",
			"https://example.nhs.uk/a/very/long/path/with/no/space/in/it/at/all/and/"
			"then/"
			"some/more/of/it?and=a&query=too"});
	sheet_chart(sheet, "Long");
	sheet_bar(sheet, str_text(&word), 5, str_text(&word), 2, str_text(&word));
	text = drawn_text(&bench, sheet, "-bbox");
	cr_assert_eq(words_outside(text, 48, 595.28 - 48, &which), 0, "%s", str_text(&which));
	text = drawn_text(&bench, sheet, "");
	for (const char *at = text; *at; at++)
		letters += *at == 'q';
	/* Labels and what stands at a bar are cut at 80, as the sheet says. */
	cr_assert_geq(
		letters, 5 * 300 + 4 * (SHEET_LABEL_CELLS - 1), "nothing is lost: %d", letters);
	str_free(&which);
	str_free(&word);
	bench_close(&bench);
}

/* Every size that a sheet can be drawn in on one sheet. */
Test(layout, all_sizes_of_all_kinds_are_drawn)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "All");

	for (int size = SHEET_NORMAL; size <= SHEET_LARGEST; size++) {
		sheet_size(sheet, (enum sheet_size)size);
		for (int level = 1; level <= SHEET_HEADING_MAX; level++)
			sheet_heading(sheet, level, "HEADING");
		sheet_labelled(sheet, "LABEL", "and text");
		sheet_box(sheet, "BOX", "and text");
		sheet_trend(sheet, "TREND");
		sheet_point(sheet, "Jan", 3, NULL, "late");
	}
	cr_assert_eq(count(drawn_text(&bench, sheet, ""), "HEADING"), 9);
	bench_close(&bench);
}

/* Cut at the foot of the page it would be lost without a word. */
Test(layout, what_is_taller_than_a_page_is_refused)
{
	struct bench bench = bench_open();

	struct str words = {0};

	for (int n = 0; n < 2000; n++)
		str_add(&words, "Northfield ");
	for (int letter = 0; letter < 2; letter++) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");

		if (letter)
			sheet_set_letter(sheet, str_text(&words), "Mrs Ahmed", "12 March");
		for (int n = 0; !letter && n < 8; n++)
			sheet_add_subject(sheet, str_text(&words));
		sheet_paragraph(sheet, "Text");
		sheet_set_large_print(sheet, true);
		sheet_set_landscape(sheet, true);
		cr_assert_eq(draw(&bench, sheet, ""), 1, "letter %d", letter);
		cr_assert(strstr(content(&bench, "err"),
				  letter ? "begins \"Northfield North" : "leave no room"),
			"%s", content(&bench, "err"));
		cr_assert_str_eq(content(&bench, "out.pdf"), "", "nothing on standard output");
	}
	str_free(&words);
	bench_close(&bench);
}

Test(layout, a_kept_space_holds_what_is_around_it)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Letters");

	for (int i = 0; i < 60; i++) {
		sheet_paragraph(sheet, arena_printf(bench.arena, "BEGIN%dx", i));
		sheet_space(sheet, 3);
		sheet_keep_with_next(sheet);
		sheet_paragraph(sheet, arena_printf(bench.arena, "END%dx", i));
		if (i % 3)
			sheet_paragraph(sheet, "And more.");
	}
	cr_assert_eq(whole_things(bench.arena, drawn_text(&bench, sheet, "-layout")), 60);
	bench_close(&bench);
}

/* The square of its length would be minutes. */
Test(layout, a_word_of_200000_letters_takes_no_time, .timeout = 15)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Care plan");
	struct str word = {0};
	size_t letters = 0;

	for (int i = 0; i < 200000; i++)
		str_addc(&word, 'q');
	sheet_paragraph(sheet, str_text(&word));
	for (const char *at = drawn_text(&bench, sheet, ""); *at; at++)
		letters += *at == 'q';
	cr_assert_eq(letters, 200000, "%zu", letters);
	str_free(&word);
	bench_close(&bench);
}

Test(layout, nothing_on_a_large_print_page_is_under_16_points)
{
	struct bench bench = bench_open();
	struct sheet *sheet = rich_sheet(bench.arena);
	const char *at;
	int sizes = 0;

	if (!has(&bench, "pdftohtml"))
		cr_skip_test("pdftohtml (poppler-utils) is not installed");
	sheet_set_large_print(sheet, true);
	for (int letter = 0; letter < 2; letter++) {
		if (letter)
			sheet_set_letter(sheet, "Northfield team\n15 St Heliers Road",
				"Mrs Ahmed\nFlat 3\n12 Sir Hiltons Road\nWest "
				"Heath\nBirmingham\nB31 3NN",
				"12 March 2026");
		cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
		cr_assert_eq(shell(&bench, "pdftohtml -xml -i -zoom 1 -stdout out.pdf > info"), 0);
		for (at = content(&bench, "info"); (at = strstr(at, "<fontspec ")); at++) {
			int size = atoi(strstr(at, "size=\"") + 6);

			cr_assert_geq(size, 16, "%.80s", at);
			sizes++;
		}
	}
	cr_assert(sizes > 2, "sizes were seen");
	bench_close(&bench);
}

Test(layout, a_page_that_goes_on_says_about_whom_and_in_which_group)
{
	struct bench bench = bench_open();
	char *text = drawn_text(&bench, rich_sheet(bench.arena), "-layout"), *page;
	int persons = 0, groups = 0, number = 0;

	while ((page = strsep(&text, "\f"))) {
		const char *body = strstr(page, "For Jo Patel");
		const char *heading = body ? strstr(body, "OKONKWO") : NULL;
		bool goes_on = heading && strstr(heading, "(continued)") &&
			       strstr(heading, "(continued)") < strchr(heading, '\n');
		const char *said = body ? strstr(body, "She wants") : NULL;

		number++;
		/* What is said about somebody has who it is above it. */
		if (said)
			cr_assert(heading && heading < said, "page %d:\n%s", number, page);
		persons += goes_on;
		groups += count(page, "Practice") && strstr(page, "(continued)") &&
			  strstr(page, "Practice") < strstr(page, "(continued)");
		cr_assert_leq(count(page, "(continued)"), 2, "page %d:\n%s", number, page);
	}
	cr_assert_geq(persons, 1);
	cr_assert_geq(groups, 1);
	bench_close(&bench);
}

Test(layout, the_address_of_a_letter_stands_in_the_window)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Your lead professional");

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, "AHMED, Fatima");
	sheet_set_letter(sheet, "SENDER team\n15 St Heliers Road\nBirmingham",
		"ADDRESSEE\nFlat3\nHiltons\nHeath\nNorthfield\nBirmingham\nLASTLINE",
		"12-DATE-2026");
	for (int i = 0; i < 60; i++)
		sheet_paragraph(sheet, "BODY of the letter, which goes on to a second page.");
	for (int large = 0; large < 2; large++) {
		const char *boxes, *at;
		double x0, y0, x1, y1;
		static const struct {
			const char *word;
			double left, top, right, bottom;
		} places[] = {
			{">ADDRESSEE<", 20, 45, 110, 85},
			{">LASTLINE<", 20, 45, 110, 85},
			{">SENDER<", 105, 15, 193, 60},
			{">12-DATE-2026<", 105, 30, 193, 85},
			{">BODY<", 16, 85, 110, 115},
		};

		sheet_set_large_print(sheet, large);
		boxes = drawn_text(&bench, sheet, "-bbox");
		for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
			const char *end = strstr(boxes, places[i].word);
			const double mm = 25.4 / 72;

			cr_assert(end, "%s", places[i].word);
			for (at = end; strncmp(at, "<word", 5); at--)
				;
			cr_assert_eq(
				sscanf(at,
					"<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
					&x0, &y0, &x1, &y1),
				4);
			/* Seven lines of sixteen points are a little taller than the window. */
			double below = large && i == 1 ? 2 : 0;

			cr_assert(x0 * mm >= places[i].left - 0.2 && x1 * mm <= places[i].right &&
					  y0 * mm >= places[i].top - 0.2 &&
					  y1 * mm <= places[i].bottom + below,
				"%s in %s print: %.0f to %.0f mm across, %.0f to %.0f down",
				places[i].word, large ? "large" : "usual", x0 * mm, x1 * mm,
				y0 * mm, y1 * mm);
		}
		cr_assert(strstr(boxes, ">ADDRESSEE<") < strstr(boxes, "</page>"));
		cr_assert_null(strstr(strstr(boxes, "</page>"), "ADDRESSEE"));
		cr_assert(strstr(strstr(boxes, "</page>"), ">AHMED,<"), "the head of page two");
	}
	bench_close(&bench);
}

static bool is_letter(const char *at)
{
	unsigned char c = (unsigned char)*at;

	return isalnum(c) || (c >= 0xC3 && c < 0xE0);
}

/* Words of letters and digits, each once, sorted, in lower case. */
static const char **words_of(struct arena *arena, const char *text, size_t *n)
{
	const char **words = NULL;
	size_t room = 0;

	*n = 0;
	while (*text) {
		size_t length = 0;
		const char **slot;
		char *word;
		bool known = false;

		while (is_letter(text + length))
			length += (unsigned char)text[length] >= 0xC3 ? 2 : 1;
		if (!length) {
			text++;
			continue;
		}
		word = arena_strndup(arena, text, length);
		for (char *at = word; *at; at++)
			*at = (char)tolower((unsigned char)*at);
		for (size_t i = 0; i < *n && !known; i++)
			known = !strcmp(words[i], word);
		text += length;
		if (known)
			continue;
		slot = arena_push(arena, &words, n, &room, sizeof(*slot));
		*slot = word;
	}
	return words;
}

static void same_words(struct arena *arena, const char *a, const char *b, const char *which)
{
	/* Pages differ in number, only pages go on, and only the block says where a tick stands. */
	static const char *const apart[] = {"page", "continued", "line", "at"};
	size_t n, m;
	const char **first = words_of(arena, a, &n), **second = words_of(arena, b, &m);

	for (size_t i = 0; i < n; i++) {
		bool found = false;

		for (size_t j = 0; j < sizeof(apart) / sizeof(apart[0]); j++)
			found = found || !strcmp(first[i], apart[j]);
		for (size_t j = 0; j < m && !found; j++)
			found = !strcmp(first[i], second[j]);
		cr_assert(found, "%s: \"%s\" is missing", which, first[i]);
	}
	cr_assert(n > 60, "%zu words", n);
}

Test(layout, pdf_text_and_block_say_the_same)
{
	struct bench bench = bench_open();
	struct sheet *sheet = rich_sheet(bench.arena);
	struct arena *arena = bench.arena;
	const char *pdf, *text, *block;

	utf8_locale();
	pdf = drawn_text(&bench, sheet, "-layout");
	text = sheet_pages_join(sheet_text(sheet, SHEET_A4, arena), false, arena);
	block = sheet_pages_join(sheet_block(sheet, arena), false, arena);
	same_words(arena, pdf, text, "in the text, of the PDF");
	same_words(arena, text, pdf, "in the PDF, of the text");
	same_words(arena, text, block, "in the block, of the text");
	same_words(arena, block, text, "in the text, of the block");
	bench_close(&bench);
}
