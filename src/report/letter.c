#include <caseload/report/letter.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

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

enum {
	SIGNED_AFTER = 3, /* empty lines and the end of the line before: a place to sign */
	SIGN_MOST = 6,
	LAST = 3, /* what is said last, the greeting and the name are not parted */
};

/* A heading is a line of its own; the lines below it are a paragraph, and so is one that a sheet would
 * cut. */
static void add_block(struct sheet *sheet, const char *words, struct arena *arena)
{
	size_t line = strcspn(words, "\n");

	if (text_starts(words, "# ") && utf8_width(words, line) <= SHEET_LINE_CELLS) {
		sheet_heading(sheet, 2, arena_strndup(arena, words + 2, line - 2));
		words += line + (words[line] == '\n');
	}
	if (*words != '\0')
		sheet_paragraph(sheet, words);
}

static void add_text(struct sheet *sheet, const char *text, struct arena *arena)
{
	struct block *blocks = NULL, block;
	size_t n = 0, room = 0;

	for (const char *at = text; next_block(&at, &block);)
		*(struct block *)arena_push(arena, &blocks, &n, &room, sizeof(block)) = block;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && blocks[i].gap >= SIGNED_AFTER) {
			sheet_space(sheet, blocks[i].gap > SIGN_MOST ? SIGN_MOST : blocks[i].gap);
			sheet_keep_with_next(sheet);
		}
		add_block(sheet, arena_strndup(arena, blocks[i].text, blocks[i].length), arena);
		if (i + 1 < n && (i + LAST >= n || blocks[i + 1].gap >= SIGNED_AFTER))
			sheet_keep_with_next(sheet);
	}
}

struct sheet *letter_sheet(
	const struct letter_page *page, const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, page->title);

	sheet_set_classification(sheet, "PRIVATE AND CONFIDENTIAL");
	sheet_add_subject(sheet, page->subject);
	sheet_set_printed(sheet, printing->by, printing->when, 0);
	sheet_set_notice(sheet, "");
	sheet_set_large_print(sheet, page->large);
	sheet_set_letter(sheet, page->sender, page->address, page->date);
	sheet_paragraph(sheet, page->about);
	add_text(sheet, page->text, arena);
	return sheet;
}
