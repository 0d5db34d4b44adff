/* Where words and boxes stand: pictures as long as their numbers, nothing over anything else, what
 * belongs together on one page. */
#include <criterion/criterion.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drawn.h"
#include "rich.h"

/* ---- pictures ---- */

enum { BARS_MOST = 16 };
/* The grey boxes alone: the bars. */
static size_t bars_of(struct bench *bench, struct drawn_box *out)
{
	size_t n, bars = 0;
	const struct drawn_box *boxes = drawn_boxes(bench, &n);

	for (size_t i = 0; i < n; i++)
		if (boxes[i].grey > 0.4 && boxes[i].grey < 0.5 && bars < BARS_MOST)
			out[bars++] = boxes[i];
	return bars;
}

static const struct drawn_box *black_box(struct bench *bench, double width, size_t which)
{
	size_t n;
	const struct drawn_box *boxes = drawn_boxes(bench, &n);

	for (size_t i = 0; i < n; i++)
		if (boxes[i].grey == 0 && fabs(boxes[i].width - width) < 0.01 && which-- == 0)
			return &boxes[i];
	cr_assert_fail("no black box is %.1f wide", width);
	return NULL;
}

Test(places, bars_are_as_long_as_their_numbers)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Load");
	struct drawn_box bars[BARS_MOST];
	const struct drawn_box *tick;

	sheet_chart(sheet, "Load");
	sheet_bar(sheet, "All", 100000, NULL, 0, NULL);
	sheet_bar(sheet, "Half", 50000, NULL, 75000, "late");
	sheet_bar(sheet, "One", 1, NULL, 0, NULL);
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	cr_assert_eq(bars_of(&bench, bars), 3);
	cr_assert_float_eq(bars[1].width * 2, bars[0].width, 0.01);
	cr_assert_float_eq(bars[2].width, 1, 0.01, "something is never shown as nothing");
	tick = black_box(&bench, 1.5, 0);
	cr_assert_float_eq(tick->x + 0.75, bars[0].x + bars[0].width * 0.75, 0.01);
	cr_assert(tick->y < bars[1].y && tick->y + tick->height > bars[1].y + bars[1].height);
	bench_close(&bench);
}

Test(places, columns_are_as_high_as_their_numbers)
{
	struct bench bench = bench_open();
	double tallest = 0;

	for (long target = 20000; target <= 200000; target *= 10) {
		struct sheet *sheet = sheet_new(bench.arena, "Year");
		double top = target > 100000 ? (double)target : 100000;
		struct drawn_box bars[BARS_MOST];
		double base;

		sheet_trend(sheet, "Year");
		sheet_point(sheet, "Jan", 100000, "all", NULL);
		sheet_point(sheet, "Feb", 50000, "half", NULL);
		sheet_point(sheet, "Mar", 1, "one", NULL);
		sheet_trend_target(sheet, target, NULL);
		cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
		cr_assert_eq(bars_of(&bench, bars), 3);
		tallest = tallest > 0 ? tallest : bars[0].height;
		cr_assert_float_eq(bars[0].height, tallest * 100000 / top, 0.01,
			"a target above them all is the top");
		base = bars[0].y + bars[0].height;
		cr_assert_float_eq(bars[1].height * 2, bars[0].height, 0.01);
		cr_assert_float_eq(bars[2].height, 1, 0.01, "something is never shown as nothing");
		cr_assert_float_eq(bars[1].y + bars[1].height, base, 0.01, "on one line");
		cr_assert_float_eq(base - (black_box(&bench, 3.5, 0)->y + 0.5),
			bars[0].height / 100000 * top * ((double)target / top), 0.01);
	}
	bench_close(&bench);
}

Test(places, a_trend_of_wide_words_lies_down_with_its_target)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Year");
	struct drawn_box bars[BARS_MOST];
	const struct drawn_box *tick;

	sheet_trend(sheet, "Year");
	for (int i = 1; i <= 12; i++)
		sheet_point(sheet, "Hospitalisation", i, NULL, NULL);
	sheet_trend_target(sheet, 6, "target 6");
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	cr_assert_eq(bars_of(&bench, bars), 12);
	cr_assert_float_eq(bars[5].width * 2, bars[11].width, 0.01);
	tick = black_box(&bench, 1.5, 11);
	cr_assert_float_eq(tick->x + 0.75, bars[0].x + bars[11].width / 2, 0.01);
	bench_close(&bench);
}

/* ---- nothing over anything else ---- */

/* Boxes of words have the height of the font, which reaches over the letters. */
static bool overlap(const struct drawn_word *a, const struct drawn_word *b)
{
	double top = a->top > b->top ? a->top : b->top;
	double bottom = a->bottom < b->bottom ? a->bottom : b->bottom;
	double left = a->left > b->left ? a->left : b->left;
	double right = a->right < b->right ? a->right : b->right;
	double smaller = fmin(a->bottom - a->top, b->bottom - b->top);

	return a->page == b->page && bottom - top > smaller * 0.3 && right - left > 0.5;
}

static void nothing_overlaps(const struct drawn_word *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n && words[j].page <= words[i].page; j++)
			cr_assert_not(overlap(&words[i], &words[j]), "page %d: %s at %.0f %.0f, %s",
				words[i].page, words[i].text, words[i].left, words[i].top,
				words[j].text);
}

static void add_hard_tables(struct sheet *sheet)
{
	static const struct sheet_column few[] = {{"No", 0, 2, SHEET_RIGHT, false},
		{"Whom it is about", 0, 10, SHEET_LEFT, false},
		{"To do", 3, 10, SHEET_LEFT, false}};
	static const char word[] = "Notwithstandinglater";
	struct sheet_column many[8];

	for (int i = 0; i < 8; i++)
		many[i] = (struct sheet_column){
			i == 2 ? "A third of them" : "A head of words", 1, 20, SHEET_LEFT, false};

	sheet_table(sheet, few, 3);
	for (int i = 0; i < 6; i++)
		sheet_row(sheet, SHEET_ROW_PLAIN,
			(const char *[]){"1\n2\n3", "AHMED, F\n999 000 0018", "Ring\nher\nnow"});
	sheet_table(sheet, many, 8);
	for (int i = 0; i < 4; i++)
		sheet_row(sheet, SHEET_ROW_PLAIN,
			(const char *[]){word, word, i % 2 ? "" : word, "", "", word, "",
				"Incomprehensibilities and more"});
}

static void add_hard_labels(struct sheet *sheet)
{
	static const char label[] = "A label that is long enough to stand in several lines of its "
				    "own here";

	sheet_labelled(sheet, label, "short");
	sheet_labelled(sheet, label, "two\nlines");
	sheet_labelled(sheet, label, "1\n2\n3\n4\n5\n6\n7\n8");
	sheet_labelled(sheet, "Next", "after it");
	sheet_chart(sheet, "Chart");
	sheet_bar(
		sheet, label, 3, "a value that is long as well, in words, and goes on", 2, "over");
	sheet_bar(sheet, label, 3, "three", 2, "over");
	sheet_bar(sheet, "Next", 3, "three", 2, "over");
}

Test(places, nothing_stands_over_anything_else)
{
	struct bench bench = bench_open();

	for (int way = 0; way < 8; way++) {
		struct sheet *sheet = rich_sheet(bench.arena);
		struct drawn_word *words;
		size_t n;

		sheet_set_large_print(sheet, way & 1);
		sheet_set_landscape(sheet, way & 2);
		if (way & 4)
			sheet_set_letter(sheet,
				way & 1 ? "Northfield" : "Northfield\nteam\n1\n2\n3\n4\n5\n6\n7\n8",
				"Mrs Ahmed\nA house whose name is longer than the window is "
				"wide\nB\nAnd a street whose name is as long as that of the "
				"house\nC\nD\nE",
				"12 March 2026");
		sheet_set_notice(sheet,
			"A notice that is so long that the record of the audit has no room beside "
			"it on the line");
		for (int size = SHEET_NORMAL; size <= SHEET_LARGE; size++) {
			sheet_size(sheet, (enum sheet_size)size);
			add_hard_tables(sheet);
			add_hard_labels(sheet);
		}
		words = drawn_words(&bench, sheet, &n);
		nothing_overlaps(words, n);
		/* Of a row that is stacked an empty cell has no label either. */
		cr_assert_eq(count(content(&bench, "out.txt"), ">third<"), 2 * 2, "way %d", way);
		for (size_t i = 0; i < n; i++)
			cr_assert(words[i].left >= 47 && words[i].right <= (way & 2 ? 795 : 548) &&
					  words[i].bottom < (way & 2 ? 565 : 812),
				"way %d: %s", way, words[i].text);
	}
	bench_close(&bench);
}

/* ---- together on one page ---- */

/* A thing of one kind, whose first word is BEGIN<i> and whose last is END<i>. */
static void add_chart(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_chart(sheet, begin);
	for (int i = 0; i < 5; i++)
		sheet_bar(sheet, i < 4 ? "Bar" : end, i, NULL, 0, NULL);
}

static void add_box(struct sheet *sheet, const char *begin, const char *end)
{
	char text[64];

	snprintf(text, sizeof(text), "one\ntwo\nthree\nfour\n%s", end);
	sheet_box(sheet, begin, text);
}

static void add_label(struct sheet *sheet, const char *begin, const char *end)
{
	char label[96];

	snprintf(label, sizeof(label), "%s Incomprehensible Notwithstanding Considerations %s",
		begin, end);
	sheet_labelled(sheet, label, "1\n2\n3\n4");
}

static const struct sheet_column columns[] = {
	{"Name", 0, 10, SHEET_LEFT, false}, {"To do", 1, 10, SHEET_LEFT, false}};

static void add_head(struct sheet *sheet, const char *begin, const char *end)
{
	struct sheet_column named[] = {columns[0], columns[1]};

	named[0].header = begin;
	sheet_table(sheet, named, 2);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){end, "Ring"});
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"more", "Ring"});
}

static void add_group(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_table(sheet, columns, 2);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"before", "Ring"});
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"before", "Ring"});
	sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){begin});
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){end, "Ring"});
}

static void add_total(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_table(sheet, columns, 2);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"before", "Ring"});
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){begin, "Ring"});
	sheet_row(sheet, SHEET_ROW_TOTAL, (const char *[]){end, "all"});
}

static void add_kept_row(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_table(sheet, columns, 2);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){begin, "Ring"});
	sheet_row_keep(sheet);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){end, "Ring"});
}

static void add_kept_table(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_table(sheet, columns, 2);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){begin, "Ring"});
	sheet_keep_with_next(sheet);
	sheet_paragraph(sheet, end);
}

static void add_trend(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_trend(sheet, begin);
	sheet_point(sheet, "Jan", 3, NULL, NULL);
	sheet_trend_target(sheet, 2, end);
}

static void add_wide_trend(struct sheet *sheet, const char *begin, const char *end)
{
	sheet_trend(sheet, begin);
	for (int i = 0; i < 4; i++)
		sheet_point(sheet, "Incomprehensibilities_of_it", 3, NULL, NULL);
	sheet_trend_target(sheet, 2, end);
}

Test(places, what_belongs_together_stands_on_one_page)
{
	static const struct {
		const char *kind;
		void (*add)(struct sheet *sheet, const char *begin, const char *end);
	} kinds[] = {
		{"chart", add_chart},
		{"box", add_box},
		{"label", add_label},
		{"head", add_head},
		{"group", add_group},
		{"total", add_total},
		{"kept row", add_kept_row},
		{"kept table", add_kept_table},
		{"trend", add_trend},
		{"wide trend", add_wide_trend},
	};
	struct bench bench = bench_open();

	for (size_t kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");
		const struct drawn_word *words;
		size_t n;

		for (int i = 0; i < 60; i++) {
			kinds[kind].add(sheet, arena_printf(bench.arena, "BEGIN%d", i),
				arena_printf(bench.arena, "END%d", i));
			/* So that each begins at another place of its page. */
			for (int line = 0; line < i % 7; line++)
				sheet_paragraph(sheet, "And a line.");
		}
		words = drawn_words(&bench, sheet, &n);
		cr_assert_geq(words[n - 1].page, 3);
		for (int i = 0; i < 60; i++) {
			const char *begin = arena_printf(bench.arena, "BEGIN%d", i);
			const char *end = arena_printf(bench.arena, "END%d", i);

			/* Below is the foot, the gap above it included. */
			cr_assert(drawn_word(words, n, end)->bottom <
					  drawn_word(words, n, "Check")->top - 10,
				"%s %d", kinds[kind].kind, i);
			cr_assert_eq(drawn_word(words, n, begin)->page,
				drawn_word(words, n, end)->page, "%s %d", kinds[kind].kind, i);
		}
	}
	bench_close(&bench);
}

/* A label without a line to write on below it is not left at the foot of a page. */
Test(places, there_is_room_to_write_below_a_label)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const struct drawn_word *words;
	double foot;
	size_t n;

	for (int i = 0; i < 60; i++) {
		sheet_write_in(sheet, "NOTES", 2);
		for (int line = 0; line < i % 7; line++)
			sheet_paragraph(sheet, "And a line.");
	}
	words = drawn_words(&bench, sheet, &n);
	foot = drawn_word(words, n, "Check")->top;
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i].text, "NOTES") == 0)
			cr_assert(words[i].bottom + 24 < foot, "page %d", words[i].page);
	bench_close(&bench);
}

Test(places, a_row_taller_than_a_page_goes_on_below_the_head)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	struct str text = {0};
	const struct drawn_word *words;
	size_t n, heads = 0, continues = 0, said = 0, groups = 0;

	for (int i = 0; i < 3000; i++)
		str_addf(&text, "word%d ", i);
	sheet_person(sheet, "OKONKWO, Adaeze");
	sheet_table(sheet, columns, 2);
	sheet_row(sheet, SHEET_ROW_GROUP,
		(const char *[]){
			"GROUP of people whose review is late, which is said in a line that is so "
			"long that it has to go on in a second one"});
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"AHMED", str_text(&text)});
	sheet_row_room(sheet, 2);
	words = drawn_words(&bench, sheet, &n);
	for (size_t i = 0; i < n; i++) {
		heads += strcmp(words[i].text, "Name") == 0;
		groups += strcmp(words[i].text, "GROUP") == 0;
		continues += strcmp(words[i].text, "(continues)") == 0;
		said += strncmp(words[i].text, "word", 4) == 0;
	}
	cr_assert_geq(words[n - 1].page, 3);
	cr_assert_eq(heads, (size_t)words[n - 1].page, "%zu heads", heads);
	cr_assert_eq(groups, heads, "%zu groups", groups);
	cr_assert_eq(continues, heads - 1);
	cr_assert_eq(said, 3000);
	nothing_overlaps(words, n);
	str_free(&text);
	bench_close(&bench);
}

Test(places, a_head_that_would_fill_half_of_every_page_is_shown_once)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	struct sheet_column many[SHEET_COLUMNS_MAX];
	const char *cells[SHEET_COLUMNS_MAX];
	const struct drawn_word *words;
	size_t n, heads = 0;

	for (int i = 0; i < SHEET_COLUMNS_MAX; i++) {
		many[i] = (struct sheet_column){
			.header = "Z a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
				  "a a a a a a",
			.weight = 1};
		cells[i] = "1";
	}
	sheet_table(sheet, many, SHEET_COLUMNS_MAX);
	for (int i = 0; i < 120; i++)
		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	words = drawn_words(&bench, sheet, &n);
	for (size_t i = 0; i < n; i++)
		heads += strcmp(words[i].text, "Z") == 0;
	cr_assert_geq(words[n - 1].page, 3);
	cr_assert_eq(heads, (size_t)SHEET_COLUMNS_MAX, "%zu", heads);
	bench_close(&bench);
}

/* ---- the page ---- */

Test(places, space_is_as_high_as_its_lines)
{
	struct bench bench = bench_open();
	double apart[2];

	for (int i = 0; i < 2; i++) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");
		const struct drawn_word *words;
		size_t n;

		sheet_paragraph(sheet, "ABOVE");
		if (i)
			sheet_space(sheet, 4);
		sheet_paragraph(sheet, "BELOW");
		words = drawn_words(&bench, sheet, &n);
		apart[i] = drawn_word(words, n, "BELOW")->top - drawn_word(words, n, "ABOVE")->top;
	}
	cr_assert_float_eq(
		apart[1] - apart[0], 4 * 9.5 * 1.35, 10, "%f and %f", apart[0], apart[1]);
	bench_close(&bench);
}

Test(places, a_landscape_page_lies)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");

	if (!has(&bench, "pdfinfo"))
		cr_skip_test("pdfinfo (poppler-utils) is not installed");
	sheet_set_landscape(sheet, true);
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	cr_assert_eq(shell(&bench, "pdfinfo out.pdf > info"), 0);
	cr_assert(
		strstr(content(&bench, "info"), "841.89 x 595.28"), "%s", content(&bench, "info"));
	bench_close(&bench);
}

Test(places, a_part_of_nobody_goes_on_about_nobody)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const char *text;

	sheet_person(sheet, "AHMED, Fatima");
	sheet_heading(sheet, 2, "AHMED, Fatima");
	sheet_paragraph(sheet, "Short.");
	sheet_page_break(sheet);
	sheet_person(sheet, "OKONKWO, Adaeze");
	sheet_heading(sheet, 2, "OKONKWO, Adaeze");
	sheet_paragraph(sheet, "Short.");
	sheet_person(sheet, "");
	for (int i = 0; i < 90; i++)
		sheet_paragraph(sheet, "About nobody.");
	text = drawn_text(&bench, sheet, "");
	cr_assert_eq(count(text, "(continued)"), 0, "%s", text);
	cr_assert_geq(count(text, "\f"), 3);
	bench_close(&bench);
}

Test(places, the_day_of_printing_has_room_beside_or_above_the_title)
{
	struct bench bench = bench_open();

	for (int way = 0; way < 4; way++) {
		struct sheet *sheet = sheet_new(bench.arena,
			way & 1 ? "A title that is so long that beside it there is no room for the "
				  "day on which it was printed"
				: "Plan");
		const char *text;

		sheet_set_classification(sheet, "OFFICIAL");
		sheet_set_printed(sheet, "Jo Patel", "12-Mar-2026 14:05", 0);
		sheet_set_large_print(sheet, way & 2);
		text = drawn_text(&bench, sheet, "-layout");
		cr_assert_eq(count(text, "12-Mar-2026 14:05"), way & 2 ? 1 : 2, "way %d:\n%s", way,
			text);
		if (way < 2)
			cr_assert(
				strstr(text, "12-Mar") < strstr(text, way & 1 ? "A title" : "\n\n"),
				"way %d:\n%s", way, text);
	}
	bench_close(&bench);
}

Test(places, what_it_is_about_breaks_between_its_facts)
{
	struct bench bench = bench_open();
	bool parted = false;

	for (int length = 50; length < 110; length += 4) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");
		const struct drawn_word *words, *first, *second;
		size_t n;

		sheet_add_subject(
			sheet, arena_printf(bench.arena, "%.*s   Lead FIRST SECOND", length,
				       "Version_2_of_this_plan_Valid_from_01-Feb-2026___"
				       "Review_by_01-Aug-2026_and_so_on_and_on_and_on_"
				       "and_on_and_more"));
		words = drawn_words(&bench, sheet, &n);
		first = drawn_word(words, n, "Lead");
		second = drawn_word(words, n, "SECOND");
		cr_assert_float_eq(first->top, second->top, 0.1, "%d: parted", length);
		parted = parted || first->left < 60;
	}
	cr_assert(parted, "a line was long enough to be parted");
	bench_close(&bench);
}

Test(places, sizes_are_those_of_the_paper)
{
	/* To those of an ordinary paper, normal, large and largest. */
	static const double points[][3] = {{9.5, 14, 20}, {16, 20, 24}, {12, 14, 20}};
	struct bench bench = bench_open();
	double normal = 0;

	for (int kind = 0; kind < 3; kind++) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");
		const struct drawn_word *words;
		size_t n;

		sheet_set_large_print(sheet, kind == 1);
		if (kind == 2)
			sheet_set_letter(sheet, "Northfield", "Mrs Ahmed", "12 March 2026");
		for (int size = SHEET_NORMAL; size <= SHEET_LARGEST; size++) {
			sheet_size(sheet, (enum sheet_size)size);
			sheet_paragraph(sheet, arena_printf(bench.arena, "SIZE%d", size));
		}
		words = drawn_words(&bench, sheet, &n);
		for (int size = SHEET_NORMAL; size <= SHEET_LARGEST; size++) {
			const struct drawn_word *word =
				drawn_word(words, n, arena_printf(bench.arena, "SIZE%d", size));

			normal = normal > 0 ? normal : word->bottom - word->top;
			cr_assert_float_eq(word->bottom - word->top,
				normal * points[kind][size] / 9.5, 0.1, "kind %d size %d", kind,
				size);
		}
	}
	bench_close(&bench);
}

Test(places, numbers_and_days_are_not_parted)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const struct drawn_word *words;
	struct str filler = {0};
	size_t n, seen = 0;

	for (int i = 0; i < 40; i++) {
		str_addf(&filler, "%s", "xi ");
		sheet_paragraph(sheet, arena_printf(bench.arena, "%s999 000 0018 and 01-Feb-2026",
					       str_text(&filler)));
	}
	sheet_table(sheet,
		(struct sheet_column[]){
			{"Number", 1, 0, SHEET_LEFT, false}, {"To do", 9, 10, SHEET_LEFT, false}},
		2);
	sheet_row(sheet, SHEET_ROW_PLAIN,
		(const char *[]){"999 000 0018",
			arena_printf(bench.arena, "%s%s", str_text(&filler), str_text(&filler))});
	words = drawn_words(&bench, sheet, &n);
	for (size_t i = 0; i + 2 < n; i++) {
		if (strcmp(words[i].text, "999") != 0)
			continue;
		cr_assert_float_eq(words[i].top, words[i + 2].top, 0.1, "%zu", seen);
		seen++;
	}
	cr_assert_eq(seen, 41);
	for (size_t i = 0; i < n; i++)
		cr_assert(strlen(words[i].text) != 3 || strncmp(words[i].text, "01-", 3) != 0);
	nothing_overlaps(words, n);
	str_free(&filler);
	bench_close(&bench);
}

/* The widest line of a cell decides, wherever in it that line stands. */
Test(places, a_column_is_as_wide_as_its_widest_line)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const struct drawn_word *words;
	size_t n;

	sheet_table(sheet,
		(struct sheet_column[]){
			{"No", 0, 0, SHEET_LEFT, false}, {"To do", 1, 10, SHEET_LEFT, false}},
		2);
	sheet_row(sheet, SHEET_ROW_PLAIN,
		(const char *[]){"FIRST of the lines is the widest LAST\nx", "Ring"});
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"some words", "Ring"});
	words = drawn_words(&bench, sheet, &n);
	cr_assert_float_eq(
		drawn_word(words, n, "FIRST")->top, drawn_word(words, n, "LAST")->top, 0.1);
	bench_close(&bench);
}

Test(places, more_words_than_are_kept_in_mind_are_drawn, .timeout = 60)
{
	enum { ROWS = 1700, WORDS = 10 };
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	struct str cell = {0};

	sheet_table(sheet, columns, 2);
	for (int i = 0; i < ROWS; i++) {
		str_clear(&cell);
		for (int j = 0; j < WORDS; j++)
			str_addf(&cell, "w%d ", i * WORDS + j);
		sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"AHMED", str_text(&cell)});
	}
	cr_assert_eq(count(drawn_text(&bench, sheet, ""), "AHMED"), ROWS);
	str_free(&cell);
	bench_close(&bench);
}

Test(places, text_of_any_direction_begins_in_its_column)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const struct drawn_word *words;
	double left = 1000;
	size_t n;

	sheet_paragraph(sheet, "מרים");
	if (draw(&bench, sheet, "--strict"))
		cr_skip_test("no font here has Hebrew");
	words = drawn_words(&bench, sheet, &n);
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)words[i].text[0] >= 0x80 && words[i].left < left)
			left = words[i].left;
	cr_assert_float_eq(left, 48, 2);
	bench_close(&bench);
}

/* The signs stay for who reads the text; on paper a square stands over them. */
Test(places, a_tick_box_is_a_square)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");

	if (!has(&bench, "qpdf"))
		cr_skip_test("qpdf is not installed");
	sheet_paragraph(sheet, SHEET_TICK " Rung");
	cr_assert(strstr(drawn_text(&bench, sheet, ""), "[ ] Rung"));
	cr_assert_eq(shell(&bench, "qpdf --qdf --object-streams=disable out.pdf - | "
				   "tr -d '\\000' | grep -a -e ' re S' -e '^1 1 1 rg' > info"),
		0);
	cr_assert_eq(count(content(&bench, "info"), " re S"), 1);
	cr_assert_eq(count(content(&bench, "info"), "1 1 1 rg"), 1, "the signs are white");
	bench_close(&bench);
}

/* ---- for a screen reader ---- */

Test(places, the_outline_has_levels_and_pages)
{
	static const char *const order[] = {"<outline>", "<item page=\"1\">One</item>", "<outline>",
		"<item page=\"1\">Two</item>", "<outline>", "<item page=\"2\">Three</item>",
		"</outline>", "</outline>", "<item page=\"2\">Again one</item>", "</outline>"};
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const char *at;

	if (!has(&bench, "pdftohtml"))
		cr_skip_test("pdftohtml (poppler-utils) is not installed");
	sheet_heading(sheet, 1, "One");
	sheet_heading(sheet, 2, "Two");
	sheet_paragraph(sheet, "Text");
	sheet_page_break(sheet);
	sheet_heading(sheet, 3, "Three");
	sheet_heading(sheet, 1, "Again one");
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	cr_assert_eq(shell(&bench, "pdftohtml -xml -i -stdout out.pdf > info"), 0);
	at = content(&bench, "info");
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		at = strstr(at, order[i]);
		cr_assert(at, "%s is missing:\n%s", order[i], content(&bench, "info"));
		at += strlen(order[i]);
	}
	bench_close(&bench);
}

Test(places, wrapped_lines_are_read_to_their_end)
{
	static const char text[] =
		"She wants to stay in her own home, to see the garden from her window, and to be "
		"asked before anything is decided about her, at any time of the day or night.";
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");

	if (!has(&bench, "pdfinfo"))
		cr_skip_test("pdfinfo (poppler-utils) is not installed");
	sheet_paragraph(sheet, text);
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	cr_assert_eq(shell(&bench, "pdfinfo -struct-text out.pdf > info"), 0);
	cr_assert(strstr(content(&bench, "info"), text), "%s", content(&bench, "info"));
	bench_close(&bench);
}

Test(places, head_and_foot_are_read_aloud_once)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");

	if (!has(&bench, "pdfinfo"))
		cr_skip_test("pdfinfo (poppler-utils) is not installed");
	sheet_add_subject(sheet, "AHMED, Fatima");
	sheet_paragraph(sheet, "Text");
	sheet_page_break(sheet);
	sheet_paragraph(sheet, "More text");
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	cr_assert_eq(shell(&bench, "pdfinfo -struct-text out.pdf > info"), 0);
	cr_assert_eq(count(content(&bench, "info"), "Private"), 2, "%s", content(&bench, "info"));
	cr_assert_eq(count(content(&bench, "info"), "\"\""), 0, "nothing is read as nothing");
	bench_close(&bench);
}
