/* A letter on paper: its paragraphs and headings, and nothing of its text lost. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/report/letter.h>
#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

static struct sheet *letter_of(const char *text, struct arena *arena)
{
	static const struct printing printing = {.by = "Jo Patel", .when = "12-Mar-2026 14:05"};
	const struct letter_page page = {.title = "Who your lead professional is",
		.subject = "OKONKWO, Adaeze",
		.about = "About OKONKWO, Adaeze",
		.sender = "Team North\n15 St Heliers Road",
		.address = "Mrs Okonkwo\nFlat 3",
		.date = "12 March 2026",
		.text = text};

	utf8_locale();
	return letter_sheet(&page, &printing, arena);
}

/* "P text", "H text", "S 3" a line each, "+" behind what is kept with the next. */
static const char *parts_of(const struct sheet *sheet, struct arena *arena)
{
	struct str parts = {0};

	for (size_t i = 0; i < sheet->n_blocks; i++) {
		const struct sheet_block *block = &sheet->blocks[i];

		if (block->kind == SHEET_SPACE)
			str_addf(&parts, "S %d", block->number);
		else
			str_addf(&parts, "%s %s", block->kind == SHEET_HEADING ? "H" : "P",
				block->text);
		str_add(&parts, block->keep ? "+\n" : "\n");
	}
	const char *text = arena_strdup(arena, str_text(&parts));
	str_free(&parts);
	return text;
}

Test(report_letter, its_text_is_parted_where_lines_are_empty)
{
	static const struct {
		const char *text, *parts;
	} cases[] = {
		{"", ""},
		{"Dear Mrs Okonkwo\n", "P Dear Mrs Okonkwo\n"},
		{"\n\n\n\nDear you\n\none\ntwo\n\nthree\n\nfour",
			"P Dear you\nP one\ntwo+\nP three+\nP four\n"},
		{"Yours sincerely\n\n\n\nJo", "P Yours sincerely+\nS 4+\nP Jo\n"},
		{"# Who leads\n\nJo Patel does.", "H Who leads+\nP Jo Patel does.\n"},
		/* No empty line below the heading. */
		{"# Who leads\nJo Patel does.\nRing her.",
			"H Who leads+\nP Jo Patel does.\nRing her.\n"},
		{"#hash\n\n#", "P #hash+\nP #\n"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *parts = parts_of(letter_of(cases[i].text, arena), arena);

		cr_assert(text_starts(parts, "P About OKONKWO, Adaeze\n"));
		parts = strchr(parts, '\n') + 1;
		cr_assert(!strcmp(parts, cases[i].parts), "case %zu:\n%s", i, parts);
	}
	arena_free(arena);
}

/* A heading of a sheet may be. */
Test(report_letter, a_long_heading_is_not_cut)
{
	struct arena *arena = arena_new();
	struct str text = {0};

	str_add(&text, "# ");
	for (int i = 0; i < 160; i++)
		str_addf(&text, "word%d ", i);
	str_add(&text, "LAST\n\nand so on");
	cr_assert(strstr(parts_of(letter_of(str_text(&text), arena), arena), "LAST+\n"));
	str_free(&text);
	arena_free(arena);
}

Test(report_letter, the_first_page_has_sender_address_and_date)
{
	static const char *const order[] = {"PRIVATE AND CONFIDENTIAL", "Team North",
		"15 St Heliers Road", "Mrs Okonkwo", "Flat 3", "12 March 2026",
		"About OKONKWO, Adaeze", "Dear", "Printed by Jo Patel"};
	struct arena *arena = arena_new();
	const char *text = sheet_pages_join(
		sheet_text(letter_of("Dear Mrs Okonkwo", arena), SHEET_A4, arena), true, arena);

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *found = strstr(text, order[i]);

		cr_assert(found, "%s is not where it belongs", order[i]);
		text = found;
	}
	arena_free(arena);
}
