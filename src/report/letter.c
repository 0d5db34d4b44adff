#include <caseload/report/letter.h>

#include <string.h>

#include <caseload/base/str.h>

/* Lines up to the next empty one, with the empty lines before them counted. */
struct block {
	const char *text;
	size_t length;
	int gap;
};

static bool next_block(const char **at, struct block *out)
{
	const char *from = *at;

	out->gap = 0;
	while (*from == '\n' || *from == ' ')
		out->gap += *from++ == '\n';
	for (const char *end = from;; end++)
		if (*end == '\0' || (end[0] == '\n' && (end[1] == '\n' || end[1] == '\0'))) {
			out->text = from;
			out->length = (size_t)(end - from);
			*at = end;
			return out->length > 0;
		}
}

static void add_text(struct sheet *sheet, const char *text, struct arena *arena)
{
	enum { SIGNED_AFTER = 3 }; /* empty lines and the end of the line before: a place to sign */
	struct block block, next;
	const char *at = text;

	for (bool more = next_block(&at, &block); more; block = next) {
		char *words = arena_strndup(arena, block.text, block.length);

		more = next_block(&at, &next);
		if (words[0] == '#' && words[1] == ' ')
			sheet_heading(sheet, 2, words + 2);
		else
			sheet_paragraph(sheet, words);
		if (more && next.gap >= SIGNED_AFTER) {
			sheet_keep_with_next(sheet);
			sheet_space(sheet, next.gap > 6 ? 6 : next.gap);
			sheet_keep_with_next(sheet);
		}
	}
}

struct sheet *letter_sheet(
	const struct letter_page *page, const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, page->title);

	sheet_set_classification(sheet, "PRIVATE AND CONFIDENTIAL");
	sheet_add_subject(sheet, page->subject);
	sheet_set_printed(sheet, printing->by, printing->when, 0);
	sheet_set_record(sheet, printing->record);
	sheet_set_notice(sheet, "");
	sheet_set_large_print(sheet, page->large);
	sheet_set_letter(sheet, page->sender, page->address, page->date);
	add_text(sheet, page->text, arena);
	return sheet;
}
