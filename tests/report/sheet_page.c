/* The rules of the page: column widths, and what goes on which page. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/report/sheet_block.h>

/* Strips from a picture: one letter for each, then its height. K keeps with the next, B breaks
 * before, H is a table's head (kept), R its row, anything else stands for itself. */
static size_t from_picture(const char *picture, struct sheet_strip *strips)
{
	size_t n = 0;
	int head = -1;

	for (; *picture; picture += 2) {
		char kind = picture[0];

		strips[n] = (struct sheet_strip){.height = picture[1] - '0',
			.person = -1,
			.group = -1,
			.head = kind == 'R' ? head : -1,
			.keep = kind == 'K' || kind == 'H',
			.page_break = kind == 'B'};
		if (kind == 'H')
			head = (int)n;
		n++;
	}
	return n;
}

/* The pages as "0 1 2 | 3", a repeated head as "^". */
static const char *as_picture(const struct sheet_places *places, char *out)
{
	size_t page = 0;

	*out = '\0';
	for (size_t i = 0; i < places->n; i++) {
		if (places->places[i].page != page)
			strcat(out, "|");
		page = places->places[i].page;
		if (places->places[i].repeated)
			strcat(out, "^");
		else
			sprintf(out + strlen(out), "%zu", places->places[i].strip);
	}
	return out;
}

Test(sheet_page, strips_go_on_pages_by_the_rules)
{
	static const struct {
		const char *strips;
		int height;
		const char *pages, *why;
	} cases[] = {
		{"", 9, "", "nothing"},
		{"A3B3A3", 9, "0|12", "a break starts a page"},
		{"B3A3", 9, "01", "a break at the top is no empty page"},
		{"A5A5", 9, "0|1", "what does not fit goes over whole"},
		{"A4A5", 9, "01", "exactly full is full"},
		{"A7K1A5", 9, "0|12", "a heading goes with what follows"},
		{"A7K1K1A5", 9, "0|123", "headings that follow one another too"},
		{"K1A9", 9, "0|1", "more than a page together: parted at the end of the page"},
		{"K4K4A4", 9, "01|2", "the same for a long run"},
		{"A5H1R3R3R3R3", 9, "012|^34|^5", "the head is repeated"},
		{"A6H1R3", 9, "0|12", "no head without a row"},
		{"H1R8R8", 9, "01|^2", "a row as tall as the page allows"},
		{"K3B3A3", 9, "0|12", "a break parts what is kept"},
		{"K3K3K3K3K3K3A3", 9, "012|345|6", "and fills every page"},
		{"A9A9", 0, "01", "endless"},
		{"A9B9", 0, "01", "endless takes no break"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct sheet_strip strips[16];
		struct sheet_places places;
		char picture[200];
		size_t n = from_picture(cases[i].strips, strips);

		sheet_paginate(strips, n, cases[i].height, arena, &places);
		cr_assert_str_eq(as_picture(&places, picture), cases[i].pages, "%s: %s",
			cases[i].why, picture);
		cr_assert(places.pages >= 1);
		arena_free(arena);
	}
}

/* Behind the strips in order: 4 is a person's line, 5 that of a group of rows. */
Test(sheet_page, a_page_that_goes_on_repeats_person_head_and_group)
{
	struct arena *arena = arena_new();
	struct sheet_strip strips[] = {
		{.height = 1, .person = -1, .head = -1, .group = -1, .keep = true},
		{.height = 4, .gap = 1, .person = 4, .head = 0, .group = 5},
		{.height = 4, .gap = 1, .person = 4, .head = 0, .group = 5},
		{.height = 1, .gap = 1, .person = -1, .head = -1, .group = -1},
		{.height = 2, .person = -1, .head = -1, .group = -1},
		{.height = 1, .person = -1, .head = -1, .group = -1}};
	struct sheet_places places;
	char picture[200];

	/* 2 + 1 + 1 + 4 fill a page of 8 to its last line. */
	sheet_paginate(strips, 4, 8, arena, &places);
	cr_assert_str_eq(as_picture(&places, picture), "01|^^^2|3", "%s", picture);
	cr_assert_eq(places.places[2].strip, 4);
	cr_assert_eq(places.places[3].strip, 0);
	cr_assert_eq(places.places[4].strip, 5);
	cr_assert_eq(places.places[5].top, 4, "no gap below what is repeated");
	arena_free(arena);
}

Test(sheet_page, gaps_are_left_out_at_the_top)
{
	struct arena *arena = arena_new();
	struct sheet_strip strips[] = {
		{.height = 2, .gap = 3, .person = -1, .head = -1, .group = -1},
		{.height = 2, .gap = 3, .person = -1, .head = -1, .group = -1},
		{.height = 4, .gap = 3, .person = -1, .head = -1, .group = -1}};
	struct sheet_places places;

	sheet_paginate(strips, 3, 8, arena, &places);
	cr_assert_eq(places.places[0].top, 0);
	cr_assert_eq(places.places[1].top, 5);
	cr_assert_eq(places.places[2].page, 1);
	cr_assert_eq(places.places[2].top, 0);
	arena_free(arena);
}

Test(sheet_page, columns_share_the_paper)
{
	static const struct {
		struct sheet_column columns[3];
		int natural[3], word[3], total, widths[3];
		bool fits;
		const char *why;
	} cases[] = {
		{{{.weight = 0}, {.weight = 1}, {.weight = 1}}, {10, 100, 100}, {10, 5, 5}, 74,
			{10, 30, 30}, true, "the rest is shared"},
		{{{.weight = 0}, {.weight = 1}, {.weight = 2}}, {10, 100, 100}, {10, 5, 5}, 74,
			{10, 20, 40}, true, "by weight"},
		{{{.weight = 0}, {.weight = 1}, {.weight = 1}}, {10, 12, 100}, {10, 5, 5}, 74,
			{10, 12, 48}, true, "what one does not need goes to the other"},
		{{{.weight = 1}, {.weight = 1}, {.weight = 8}}, {90, 90, 90}, {15, 5, 5}, 74,
			{15, 6, 48}, true, "no column gets narrower than its widest word"},
		{{{.weight = 0}, {.weight = 0, .min = 8}, {.weight = 0}}, {5, 5, 5}, {5, 5, 5}, 74,
			{5, 8, 5}, true, "a table need not fill the paper"},
		{{{.weight = 0}, {.weight = 0}, {.weight = 1}}, {60, 10, 50}, {12, 10, 10}, 44,
			{20, 10, 10}, true, "the widest gives way"},
		{{{.weight = 0}, {.weight = 0}, {.weight = 0}}, {12, 12, 12}, {12, 12, 12}, 34,
			{10, 10, 10}, false, "words would be cut"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sheet_column columns[3];
		struct sheet_block table = {
			.kind = SHEET_TABLE, .columns = columns, .n_columns = 3};
		int widths[3];
		bool fits;

		memcpy(columns, cases[i].columns, sizeof(columns));
		fits = sheet_fit_columns(
			&table, cases[i].natural, cases[i].word, 1, 2, cases[i].total, widths);
		cr_assert_eq(fits, cases[i].fits, "%s", cases[i].why);
		for (int j = 0; j < 3; j++)
			cr_assert_eq(widths[j], cases[i].widths[j], "%s: column %d is %d",
				cases[i].why, j, widths[j]);
	}
}
