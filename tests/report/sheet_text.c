/* Sheets as text. The golden pages are written out here, so that a change of layout is seen. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_text.h>

static const struct sheet_column columns[] = {
	{"NHS Number", 0, 12, SHEET_LEFT, false},
	{"Name", 2, 10, SHEET_LEFT, false},
	{"Days late", 0, 4, SHEET_RIGHT, false},
	{"To do", 3, 10, SHEET_LEFT, false},
};

static struct sheet *small_sheet(struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, "Caseload summary: J Patel");

	utf8_locale();
	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_set_printed(sheet, "J PATEL", "12-Mar-2026 14:05", 1);
	return sheet;
}

static const char *render(
	const struct sheet *sheet, int columns_wide, int lines, struct arena *arena)
{
	struct sheet_format format = {columns_wide, lines, false};

	return sheet_pages_join(sheet_text(sheet, format, arena), true, arena);
}

static void same_text(const char *got, const char *expected)
{
	cr_assert(!strcmp(got, expected), "got:\n%s\nexpected:\n%s", got, expected);
}

Test(sheet_text, a_page_looks_like_this)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);

	sheet_add_subject(sheet, "Northfield team");
	sheet_set_record(sheet, "Record 18,231");
	sheet_heading(sheet, 1, "Late first");
	sheet_table(sheet, columns, 4);
	sheet_row(sheet, SHEET_ROW_PLAIN,
		(const char *[]){"999 000 0018", "ŁUKASZ, Bożena", "10",
			"Ring the daughter before the visit"});
	sheet_row(sheet, SHEET_ROW_STRONG,
		(const char *[]){"999 000 0026", "AHMED, F", "7", "Carer call"});
	sheet_row(sheet, SHEET_ROW_TOTAL, (const char *[]){"2 people", "", "17", ""});
	sheet_heading(sheet, 2, "Contact");
	sheet_labelled(sheet, "Next of kin", "Daughter, who lives two streets away and has a key");
	sheet_labelled(sheet, "Allergies", NULL);
	sheet_chart(sheet, "Cases");
	sheet_bar(sheet, "J Patel", 40, NULL, 30, "over");
	sheet_bar(sheet, "M Lewis", 20, NULL, 30, NULL);
	sheet_bar(sheet, "S Ahmed", 0, "none", 0, NULL);
	same_text(render(sheet, 64, 40, arena),
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"Caseload summary: J Patel                      12-Mar-2026 14:05\n"
		"Northfield team\n"
		"----------------------------------------------------------------\n"
		"\n"
		"Late first\n"
		"==========\n"
		"  NHS Number    Name            Days late  To do\n"
		"  ------------  --------------  ---------  ---------------------\n"
		"  999 000 0018  ŁUKASZ, Bożena         10  Ring the daughter\n"
		"                                           before the visit\n"
		"* 999 000 0026  AHMED, F                7  Carer call\n"
		"  ------------  --------------  ---------  ---------------------\n"
		"  2 people                             17\n"
		"\n"
		"Contact\n"
		"-------\n"
		"Next of kin  Daughter, who lives two streets away and has a key\n"
		"Allergies    Not known\n"
		"\n"
		"Cases\n"
		"J Patel  #################################|###########  40  over\n"
		"M Lewis  #######################          |             20\n"
		"S Ahmed                                                 none\n"
		"\n\n\n\n\n\n\n\n\n\n\n\n"
		"\n"
		"----------------------------------------------------------------\n"
		"Check for a newer version before use.              Record 18,231\n"
		"Printed by J PATEL, 12-Mar-2026 14:05, copy 1        page 1 of 1\n");
	arena_free(arena);
}

Test(sheet_text, rows_are_never_split_and_the_head_is_repeated)
{
	struct arena *arena = arena_new();

	for (int lines = 16; lines < 40; lines++) {
		struct sheet *sheet = small_sheet(arena);
		struct sheet_pages *pages;
		struct sheet_format format = {80, lines, false};
		size_t found = 0;

		sheet_table(sheet, columns, 4);
		for (int i = 0; i < 30; i++)
			sheet_row(sheet, SHEET_ROW_PLAIN,
				(const char *[]){"999 000 0018",
					arena_printf(arena,
						"START%d AHMED, Fatima Anne-Marie ENDNAME%d", i, i),
					"3", "Carer call"});
		pages = sheet_text(sheet, format, arena);
		for (size_t i = 0; i < pages->n; i++) {
			int open = -1;

			cr_assert_eq(pages->pages[i].n, (size_t)lines, "page %zu has %zu lines", i,
				pages->pages[i].n);
			cr_assert(strstr(pages->pages[i].lines[4], "NHS Number"),
				"lines %d page %zu", lines, i);
			for (size_t j = 0; j < pages->pages[i].n; j++) {
				const char *start = strstr(pages->pages[i].lines[j], "START");
				const char *end = strstr(pages->pages[i].lines[j], "ENDNAME");

				if (start)
					open = atoi(start + 5);
				if (end) {
					cr_assert_eq(
						atoi(end + 7), open, "lines %d page %zu", lines, i);
					found++;
				}
			}
		}
		cr_assert_eq(found, 30);
	}
	arena_free(arena);
}

Test(sheet_text, a_row_taller_than_a_page_says_that_it_continues)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	struct str text = {0};
	const char *pages;
	int words = 0, continues = 0;

	for (int i = 0; i < 400; i++)
		str_addf(&text, "word%d ", i);
	sheet_table(sheet, columns, 4);
	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"1", "2", "3", str_text(&text)});
	pages = render(sheet, 80, 30, arena);
	for (const char *p = pages; (p = strstr(p, "word")); p++)
		words++;
	for (const char *p = pages; (p = strstr(p, "(continues)")); p++)
		continues++;
	cr_assert_eq(words, 400, "nothing is lost: %d", words);
	cr_assert(continues >= 1);
	str_free(&text);
	arena_free(arena);
}

Test(sheet_text, headings_stay_with_what_follows)
{
	struct arena *arena = arena_new();

	for (int before = 0; before < 20; before++) {
		struct sheet *sheet = small_sheet(arena);
		struct sheet_pages *pages;

		for (int i = 0; i < before; i++)
			sheet_labelled(sheet, "Line", "of text");
		sheet_heading(sheet, 1, "Heading");
		sheet_heading(sheet, 3, "Under it");
		sheet_paragraph(sheet, "Following\nand another\nand the end");
		pages = sheet_text(sheet, (struct sheet_format){80, 20, false}, arena);
		for (size_t i = 0; i < pages->n; i++) {
			int seen = 0;

			for (size_t j = 0; j < pages->pages[i].n; j++) {
				seen += !strcmp(pages->pages[i].lines[j], "Heading");
				seen += !strcmp(pages->pages[i].lines[j], "Following");
			}
			cr_assert(
				seen == 0 || seen == 2, "after %d lines, page %zu", before, i + 1);
		}
	}
	arena_free(arena);
}

Test(sheet_text, a_kept_space_holds_what_is_around_it)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	struct sheet_pages *pages;

	for (int i = 0; i < 40; i++) {
		sheet_paragraph(sheet, "greeting");
		sheet_space(sheet, 3);
		sheet_keep_with_next(sheet);
		sheet_paragraph(sheet, "name");
		sheet_paragraph(sheet, "and more");
	}
	pages = sheet_text(sheet, (struct sheet_format){80, 31, false}, arena);
	for (size_t i = 0; i < pages->n; i++) {
		int greetings = 0;

		for (size_t j = 0; j < pages->pages[i].n; j++) {
			greetings += !strcmp(pages->pages[i].lines[j], "greeting");
			greetings -= !strcmp(pages->pages[i].lines[j], "name");
		}
		cr_assert_eq(greetings, 0, "page %zu", i);
	}
	arena_free(arena);
}

Test(sheet_text, no_line_of_a_paragraph_is_alone_on_a_page)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	struct sheet_pages *pages;
	int parted = 0;

	for (int i = 0; i < 40; i++) {
		struct str lines = {0};

		for (int line = 0; line < 9 + (i % 3 > 0); line++)
			str_addf(&lines, "%sof%dx", line ? "\n" : "", i);
		sheet_paragraph(sheet, str_text(&lines));
		str_free(&lines);
	}
	pages = sheet_text(sheet, (struct sheet_format){80, 27, false}, arena);
	for (size_t i = 0; i < pages->n; i++)
		for (int k = 0; k < 40; k++) {
			const char *which = arena_printf(arena, "of%dx", k);
			int here = 0;

			for (size_t j = 0; j < pages->pages[i].n; j++)
				here += strstr(pages->pages[i].lines[j], which) != NULL;
			cr_assert_neq(here, 1, "one line of paragraph %d on page %zu", k, i);
			parted += here && here < 9;
		}
	cr_assert(parted >= 4, "some were parted, or nothing was tested: %d", parted);
	arena_free(arena);
}

Test(sheet_text, text_wraps_at_spaces_and_letters_hyphens)
{
	static const struct {
		const char *text, *page;
	} cases[] = {
		{"one two three four five six seven eight nine ten",
			"one two three four five six seven eight\n"
			"nine ten\n"},
		{"a house on Stoke-on-Trent Road and then Newcastle-upon-Tyne",
			"a house on Stoke-on-Trent Road and then\n"
			"Newcastle-upon-Tyne\n"},
		{"the patient is now in room seventy-seventy",
			"the patient is now in room seventy-\nseventy\n"},
		{"seen on the ward on a day, it was 02-Mar-2026",
			"seen on the ward on a day, it was\n02-Mar-2026\n"},
		{"a letter for NHS Number that is 999 000 0018",
			"a letter for NHS Number that is\n999 000 0018\n"},
		{"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddEEEE",
			"aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd\nEEEE\n"},
		{"王王王王王王王王王王王王王王王王王王王王王",
			"王王王王王王王王王王王王王王王王王王王王\n王\n"},
		{"two\n\nparagraphs  with   spaces  ", "two\n\nparagraphs  with   spaces\n"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sheet *sheet = small_sheet(arena);
		const char *text;

		sheet_paragraph(sheet, cases[i].text);
		text = strstr(render(sheet, 40, 0, arena), "----\n\n") + 6;
		cr_assert(!strncmp(text, cases[i].page, strlen(cases[i].page)), "case %zu:\n%s", i,
			text);
	}
	arena_free(arena);
}

Test(sheet_text, a_narrow_page_stacks_the_rows)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);

	sheet_table(sheet, columns, 4);
	sheet_row(sheet, SHEET_ROW_PLAIN,
		(const char *[]){"999 000 0018", "ŁUKASZ, Bożena", "10",
			"Ring the extraordinarily considerate daughter"});
	sheet_row(sheet, SHEET_ROW_STRONG, (const char *[]){"999 000 0026", "AHMED, F", "7", ""});
	same_text(strstr(render(sheet, 40, 0, arena), "----\n\n") + 6,
		"NHS Number    999 000 0018\n"
		"Name          ŁUKASZ, Bożena\n"
		"Days late     10\n"
		"To do         Ring the extraordinarily\n"
		"              considerate daughter\n"
		"\n"
		"* NHS Number  999 000 0026\n"
		"Name          AHMED, F\n"
		"Days late     7\n"
		"\n"
		"----------------------------------------\n"
		"Check for a newer version before use.\n"
		"Printed by J PATEL,\n"
		"12-Mar-2026 14:05,\n"
		"copy 1\n");
	arena_free(arena);
}

Test(sheet_text, no_line_is_wider_than_the_page)
{
	static const char *const texts[] = {"short",
		"王女士 and a long text after it to wrap around",
		"an-extremely-long-hyphenated-word-that-goes-on-and-on-without-any-space",
		"999 000 0018", "", "ŁUKASZ"};
	struct arena *arena = arena_new();

	for (int wide = 40; wide < 100; wide += 7) {
		for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
			struct sheet *sheet = small_sheet(arena);
			struct sheet_pages *pages;
			const char *text = texts[t];

			sheet_add_subject(sheet, text);
			sheet_set_record(sheet, text);
			sheet_set_printed(sheet, text, text, 1);
			sheet_heading(sheet, 1, text);
			sheet_paragraph(sheet, text);
			sheet_labelled(sheet, text, text);
			sheet_table(sheet, columns, 4);
			sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){text, text, text, text});
			sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){text});
			sheet_row(
				sheet, SHEET_ROW_STRONG, (const char *[]){text, text, text, text});
			sheet_chart(sheet, text);
			sheet_bar(sheet, text, 1000, text, 3, text);
			sheet_write_in(sheet, text, 2);
			sheet_rule(sheet);
			sheet_set_letter(sheet, text, text, text);
			sheet_person(sheet, text);
			sheet_box(sheet, text, text);
			sheet_trend(sheet, text);
			sheet_point(sheet, text, 1000, text, text);
			sheet_point(sheet, text, 1, text, text);
			sheet_trend_target(sheet, 500, text);
			sheet_page_break(sheet);
			pages = sheet_text(sheet, (struct sheet_format){wide, 30, false}, arena);
			for (size_t i = 0; i < pages->n; i++)
				for (size_t j = 0; j < pages->pages[i].n; j++) {
					const char *line = pages->pages[i].lines[j];

					cr_assert(utf8_width(line, strlen(line)) <= wide, "%d: %s",
						wide, line);
				}
		}
	}
	arena_free(arena);
}

Test(sheet_text, endless_is_one_page_without_numbers)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	struct sheet_pages *pages;

	for (int i = 0; i < 300; i++)
		sheet_paragraph(sheet, "text");
	sheet_page_break(sheet);
	sheet_paragraph(sheet, "the end");
	pages = sheet_text(sheet, (struct sheet_format){80, 0, false}, arena);
	cr_assert_eq(pages->n, 1);
	cr_assert_null(strstr(sheet_pages_join(pages, true, arena), "page 1"));
	cr_assert_eq(sheet_text(sheet, (struct sheet_format){80, 60, false}, arena)->n, 13);
	arena_free(arena);
}

Test(sheet_text, an_empty_sheet_is_one_page)
{
	struct arena *arena = arena_new();
	struct sheet_pages *pages = sheet_text(sheet_new(arena, ""), SHEET_A4, arena);

	cr_assert_eq(pages->n, 1);
	cr_assert_eq(pages->pages[0].n, 60);
	cr_assert(strstr(pages->pages[0].lines[59], "page 1 of 1"));
	arena_free(arena);
}

static struct sheet *year_sheet(struct arena *arena)
{
	struct sheet *sheet = small_sheet(arena);

	sheet_trend(sheet, "People");
	sheet_point(sheet, "Jan-26", 40, NULL, NULL);
	sheet_point(sheet, "Feb-26", 0, NULL, NULL);
	sheet_point(sheet, "Mar-26", 1, NULL, "late");
	sheet_point(sheet, "Apr-26", 48, NULL, NULL);
	sheet_trend_target(sheet, 40, "capacity 40");
	sheet_box(sheet, "If things go wrong", "Ring the night sitter.\nThen the daughter.");
	return sheet;
}

Test(sheet_text, a_trend_and_a_box_look_like_this)
{
	struct arena *arena = arena_new();
	struct sheet_format ascii = {40, 0, true};

	same_text(strstr(render(year_sheet(arena), 40, 0, arena), "People\n"),
		"People\n"
		"  40     0      1      48\n"
		"                     ██████\n"
		"██████---------------██████-\n"
		"██████               ██████\n"
		"██████               ██████\n"
		"██████               ██████\n"
		"██████        ▁▁▁▁▁▁ ██████\n"
		"Jan-26 Feb-26 Mar-26 Apr-26\n"
		"               late\n"
		"---- capacity 40\n"
		"\n"
		"+--------------------------------------+\n"
		"| If things go wrong                   |\n"
		"| Ring the night sitter.               |\n"
		"| Then the daughter.                   |\n"
		"+--------------------------------------+\n"
		"\n"
		"----------------------------------------\n"
		"Check for a newer version before use.\n"
		"Printed by J PATEL,\n"
		"12-Mar-2026 14:05,\n"
		"copy 1\n");
	cr_assert(
		strstr(sheet_pages_join(sheet_text(year_sheet(arena), ascii, arena), false, arena),
			"######        ###### ######\n"));
	arena_free(arena);
}

Test(sheet_text, something_is_never_shown_as_nothing)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);

	sheet_chart(sheet, "Cases");
	sheet_bar(sheet, "All", 100000, NULL, 0, NULL);
	sheet_bar(sheet, "One", 1, "one", 0, NULL);
	sheet_trend(sheet, "Year");
	sheet_point(sheet, "Jan", 100000, "all", NULL);
	sheet_point(sheet, "Feb", 1, "one", NULL);
	const char *text = render(sheet, 60, 0, arena);
	cr_assert(strstr(text, "One   #  "), "%s", text);
	cr_assert(strstr(text, "███ ▁▁▁\nJan Feb"), "%s", text);
	arena_free(arena);
}

Test(sheet_text, a_chart_stands_on_one_page)
{
	struct arena *arena = arena_new();

	for (int before = 0; before < 16; before++)
		for (int lies = 0; lies < 2; lies++) {
			struct sheet *sheet = small_sheet(arena);
			const char *text, *begin, *end;

			for (int i = 0; i < before; i++)
				sheet_labelled(sheet, "Line", "of text");
			if (lies)
				sheet_trend(sheet, "BEGIN");
			else
				sheet_chart(sheet, "BEGIN");
			for (int i = 0; i < 8 && !lies; i++)
				sheet_bar(sheet, i < 7 ? "Bar" : "END", i, NULL, 0, NULL);
			for (int i = 0; i < 8 && lies; i++)
				sheet_point(sheet, "Incomprehensible", i, NULL, NULL);
			if (lies)
				sheet_trend_target(sheet, 4, "END");
			text = render(sheet, 80, 24, arena);
			begin = strstr(text, "BEGIN");
			end = strstr(text, "END");
			cr_assert(begin && end && !memchr(begin, '\f', (size_t)(end - begin)),
				"after %d lines:\n%s", before, text);
		}
	arena_free(arena);
}

Test(sheet_text, a_trend_too_wide_for_the_page_lies_down)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	const char *text;

	sheet_trend(sheet, "Hours");
	for (int i = 0; i < 24; i++)
		sheet_point(sheet, arena_printf(arena, "Month%d", i), i, NULL, NULL);
	sheet_trend_target(sheet, 20, NULL);
	text = render(sheet, 60, 0, arena);
	for (int i = 0; i < 24; i++)
		cr_assert(
			strstr(text, arena_printf(arena, "Month%d ", i)), "month %d\n%s", i, text);
	cr_assert(strstr(text, "---- 20\n"), "%s", text);
	arena_free(arena);
}

Test(sheet_text, room_to_write_stays_with_its_row)
{
	struct arena *arena = arena_new();

	for (int lines = 22; lines < 40; lines++) {
		struct sheet *sheet = small_sheet(arena);
		struct sheet_pages *pages;
		size_t found = 0;

		sheet_table(sheet, columns, 4);
		for (int i = 0; i < 12; i++) {
			sheet_row(sheet, SHEET_ROW_PLAIN,
				(const char *[]){"999 000 0018", "AHMED, F", "3", SHEET_TICK});
			sheet_row_room(sheet, 3);
		}
		pages = sheet_text(sheet, (struct sheet_format){80, lines, false}, arena);
		for (size_t i = 0; i < pages->n; i++)
			for (size_t j = 0; j < pages->pages[i].n; j++) {
				const char **at = &pages->pages[i].lines[j];

				if (!strstr(*at, "AHMED"))
					continue;
				found++;
				for (int line = 2; line <= 6; line += 2)
					cr_assert(j + (size_t)line < pages->pages[i].n &&
							  at[line][0] == '_',
						"%d lines, page %zu", lines, i);
			}
		cr_assert_eq(found, 12);
	}
	arena_free(arena);
}

Test(sheet_text, a_row_that_is_kept_stands_on_the_page_of_the_next)
{
	struct arena *arena = arena_new();

	for (int lines = 16; lines < 30; lines++) {
		struct sheet *sheet = small_sheet(arena);
		struct sheet_pages *pages;

		sheet_table(sheet, columns, 4);
		for (int i = 0; i < 12; i++) {
			const char *who = arena_printf(arena, "ABOUT%d", i);

			sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){who, "", "", ""});
			sheet_row_keep(sheet);
			for (int j = 0; j < i % 3; j++) {
				sheet_row(sheet, SHEET_ROW_PLAIN,
					(const char *[]){"an action", "", "", ""});
				sheet_row_keep(sheet);
			}
			sheet_row(sheet, SHEET_ROW_PLAIN,
				(const char *[]){arena_printf(arena, "of%d", i), "", "", ""});
		}
		pages = sheet_text(sheet, (struct sheet_format){80, lines, false}, arena);
		for (size_t i = 0; i < pages->n; i++) {
			int open = -1;

			for (size_t j = 0; j < pages->pages[i].n; j++) {
				sscanf(pages->pages[i].lines[j], "ABOUT%d", &open);
				if (!strncmp(pages->pages[i].lines[j], "of", 2))
					cr_assert_eq(atoi(pages->pages[i].lines[j] + 2), open,
						"%d lines, page %zu", lines, i);
			}
		}
	}
	arena_free(arena);
}

Test(sheet_text, a_page_that_goes_on_says_about_whom_and_in_which_group)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	struct sheet_pages *pages;
	int persons = 0, groups = 0;

	for (int i = 0; i < 3; i++) {
		sheet_person(sheet, arena_printf(arena, "PERSON%d  born 14-Jul-1945", i));
		sheet_heading(sheet, 2, arena_printf(arena, "Person%d", i));
		for (int j = 0; j < 20; j++)
			sheet_paragraph(sheet, arena_printf(arena, "said%d", i));
	}
	sheet_person(sheet, "");
	sheet_page_break(sheet);
	sheet_table(sheet, columns, 4);
	for (int i = 0; i < 50; i++) {
		if (i % 20 == 0)
			sheet_row(sheet, SHEET_ROW_GROUP,
				(const char *[]){arena_printf(arena, "Lead%d", i / 20)});
		sheet_row(sheet, SHEET_ROW_PLAIN,
			(const char *[]){arena_printf(arena, "row%d", i / 20), "", "", ""});
	}
	pages = sheet_text(sheet, (struct sheet_format){80, 30, false}, arena);
	for (size_t i = 0; i < pages->n; i++) {
		bool person[3] = {false}, lead[3] = {false};

		for (size_t j = 4; j < pages->pages[i].n; j++) {
			const char *line = pages->pages[i].lines[j];

			for (int k = 0; k < 3; k++) {
				const char *who = arena_printf(arena, "erson%d", k);

				person[k] = person[k] || strstr(line, who) ||
					    strstr(line, arena_printf(arena, "PERSON%d", k));
				lead[k] = lead[k] || strstr(line, arena_printf(arena, "Lead%d", k));
				if (strstr(line, arena_printf(arena, "said%d", k)))
					cr_assert(person[k], "page %zu line %zu", i, j);
				if (strstr(line, arena_printf(arena, "row%d", k)))
					cr_assert(lead[k], "page %zu line %zu", i, j);
			}
			persons += strstr(line, "PERSON") && strstr(line, "(continued)");
			groups += strstr(line, "Lead") && strstr(line, "(continued)");
			cr_assert_not(strstr(line, "(continued)") && j > 7, "only at the top");
		}
	}
	cr_assert(persons >= 2 && groups >= 2, "%d and %d", persons, groups);
	arena_free(arena);
}

/* The rest of a row that is longer than a page says which group it is in, and a group whose name is
 * longer than a page leaves room for its rows. */
Test(sheet_text, a_group_is_named_above_the_rest_of_a_tall_row)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	struct sheet_pages *pages;
	struct str words = {0};
	size_t rest = 0;

	for (int i = 0; i < 900; i++)
		str_addf(&words, "word%d ", i);
	sheet_table(sheet, columns, 4);
	for (int i = 0; i < 2; i++) {
		const char *group = i ? str_text(&words) : "Lead0";

		sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){group});
		sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"1", "", "", str_text(&words)});
		for (int j = 0; j < 9; j++)
			sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"2", "", "", "short"});
	}
	pages = sheet_text(sheet, (struct sheet_format){80, 30, false}, arena);
	for (size_t i = 0; i < pages->n; i++) {
		const char **lines = pages->pages[i].lines;

		cr_assert_eq(pages->pages[i].n, 30, "page %zu has %zu lines", i, pages->pages[i].n);
		if (i == 0 || strncmp(lines[6], "Lead0", 5) == 0)
			rest += i > 0;
		else
			cr_assert(!strncmp(lines[6], "word0", 5), "page %zu: %s", i, lines[6]);
	}
	cr_assert(rest >= 2, "%zu pages go on in the first group", rest);
	str_free(&words);
	arena_free(arena);
}

Test(sheet_text, a_letter_begins_with_sender_address_and_date)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = small_sheet(arena);
	const char *text;

	sheet_set_letter(
		sheet, "Northfield team\n15 St Heliers Road", "Mrs Ahmed\nFlat 3", "12 March 2026");
	sheet_paragraph(sheet, "Dear Mrs Ahmed");
	sheet_page_break(sheet);
	sheet_paragraph(sheet, "Yours");
	text = render(sheet, 60, 40, arena);
	cr_assert(strstr(strchr(text, '\f'), "Caseload summary: J Patel"), "the head of page two");
	text = arena_strndup(arena, text, (size_t)(strstr(text, "Dear") - text));
	same_text(text, "OFFICIAL-SENSITIVE: PERSONAL\n"
			"\n\n\n"
			"                                          Northfield team\n"
			"                                          15 St Heliers Road\n"
			"\n\n\n\n"
			"Mrs Ahmed\n"
			"Flat 3\n"
			"\n"
			"12 March 2026\n"
			"\n");
	arena_free(arena);
}

Test(sheet_text, a_block_for_another_system_looks_like_this)
{
	struct arena *arena = arena_new();
	struct sheet *sheet = year_sheet(arena);

	sheet_add_subject(sheet, "ŁUKASZ, Bożena — born 14-Jul-1945");
	sheet_heading(sheet, 2, "What matters");
	sheet_paragraph(sheet, "“The garden”, she says… and that she’s asked before anything – "
			       "anything at all – is decided about her.");
	sheet_labelled(sheet, "Allergies", NULL);
	sheet_labelled(sheet, "Any more?", "None\nat all");
	sheet_table(sheet, columns, 4);
	sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){"Late"});
	sheet_row(sheet, SHEET_ROW_STRONG,
		(const char *[]){"999 000 0018", "AHMED, F\nMrs", "", "Carer call"});
	sheet_row_room(sheet, 3);
	sheet_row(sheet, SHEET_ROW_TOTAL, (const char *[]){"1 person", "", "7", ""});
	sheet_chart(sheet, "Cases");
	sheet_bar(sheet, "J Patel", 40, NULL, 30, "over");
	sheet_rule(sheet);
	sheet_write_in(sheet, "Notes", 3);
	same_text(sheet_pages_join(sheet_block(sheet, arena), true, arena),
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"CASELOAD SUMMARY: J PATEL\n"
		"ŁUKASZ, Bożena - born 14-Jul-1945\n"
		"\n"
		"People\n"
		"Jan-26: 40\n"
		"Feb-26: 0\n"
		"Mar-26: 1, late\n"
		"Apr-26: 48\n"
		"capacity 40\n"
		"\n"
		"IF THINGS GO WRONG\n"
		"Ring the night sitter.\n"
		"Then the daughter.\n"
		"\n"
		"WHAT MATTERS\n"
		"\"The garden\", she says... and that she's asked before anything -\n"
		"anything at all - is decided about her.\n"
		"\n"
		"Allergies: Not known\n"
		"Any more? None\n"
		"at all\n"
		"\n"
		"NHS Number | Name | Days late | To do\n"
		"Late\n"
		"* 999 000 0018 | AHMED, F; Mrs | - | Carer call\n"
		"1 person | - | 7\n"
		"\n"
		"Cases\n"
		"J Patel: 40 (line at 30), over\n"
		"\n"
		"Notes:\n"
		"\n"
		"Check for a newer version before use.\n"
		"Printed by J PATEL, 12-Mar-2026 14:05, copy 1\n");
	arena_free(arena);
}
