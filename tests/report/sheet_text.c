/* Sheets as text. The golden pages are written out here, so that a change of layout is seen. */
#include <criterion/criterion.h>

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
