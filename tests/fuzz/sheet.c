/* Any bytes as a written sheet: either refused with a sentence, or a sheet that is written again as
 * it was read, and whose pages hold their width and nothing that a terminal or printer obeys. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_text.h>

static void check_pages(const struct sheet *sheet, struct sheet_format format, struct arena *arena)
{
	struct sheet_pages *pages = sheet_text(sheet, format, arena);

	HOLDS(pages->n > 0);
	for (size_t i = 0; i < pages->n; i++)
		for (size_t j = 0; j < pages->pages[i].n; j++) {
			const char *line = pages->pages[i].lines[j];

			HOLDS(utf8_valid(line, strlen(line)) && text_is_safe(line, false));
			HOLDS(utf8_width(line, strlen(line)) <= format.columns);
		}
}

static void check_block(const struct sheet *sheet, struct arena *arena)
{
	struct sheet_pages *pages = sheet_block(sheet, arena);

	for (size_t i = 0; i < pages->pages[0].n; i++)
		HOLDS(text_is_safe(pages->pages[0].lines[i], false));
}

static void check_again(const struct sheet *sheet, struct arena *arena)
{
	struct str first = {0}, second = {0};
	struct sheet **again;
	struct err err = {0};
	size_t n;

	sheet_write(sheet, &first);
	HOLDS(sheets_read(str_text(&first), first.length, arena, &again, &n, &err) && n == 1);
	sheet_write(again[0], &second);
	HOLDS(first.length == second.length && strcmp(str_text(&first), str_text(&second)) == 0);
	str_free(&first);
	str_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	struct sheet **sheets;
	struct err err = {0};
	size_t n;

	if (!begun)
		HOLDS(utf8_locale());
	begun = true;
	if (size > 16384)
		return 0;
	struct arena *arena = arena_new();
	if (sheets_read((const char *)data, size, arena, &sheets, &n, &err)) {
		for (size_t i = 0; i < n; i++) {
			check_again(sheets[i], arena);
			check_pages(sheets[i], SHEET_A4, arena);
			check_pages(sheets[i], (struct sheet_format){40, 20, true}, arena);
			check_block(sheets[i], arena);
		}
	} else {
		HOLDS(err.code != ERR_NONE && err.text[0] != '\0');
		HOLDS(utf8_valid(err.text, strlen(err.text)));
	}
	arena_free(arena);
	return 0;
}
