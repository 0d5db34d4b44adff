/* Any bytes as what was written beside a row of a sheet: refused with a sentence, or a row, a verb
 * and texts that are part of what was typed. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/printed_list.h>

static void check_text(const char *text, size_t typed)
{
	HOLDS(text != NULL && strlen(text) <= typed);
	HOLDS(utf8_valid(text, strlen(text)));
}

static void check(const struct sheet_line *line, size_t typed)
{
	HOLDS(line->row > 0);
	HOLDS(line->verb <= SHEET_ACTION);
	check_text(line->text, typed);
	if (line->verb == SHEET_REVIEW)
		HOLDS(date_is_set(line->on));
	if (line->verb != SHEET_ACTION)
		return;
	check_text(line->who, typed);
	check_text(line->when, typed);
	HOLDS(line->text[0] != '\0');
	/* A guess is given back to the text by its length. */
	if (line->who_is_a_guess)
		HOLDS(strlen(line->who) <= strlen(line->text) &&
			strcmp(line->text + strlen(line->text) - strlen(line->who), line->who) ==
				0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct date today = date_make(2026, 3, 12);
	struct sheet_line line = {0};
	struct err err = {0};

	fuzz_begin();
	if (size > 4096)
		return 0;
	struct arena *arena = arena_new();
	char *text = arena_strndup(arena, (const char *)data, size);
	/* What comes from a screen or a shell is checked before it gets here. */
	if (utf8_valid(text, strlen(text))) {
		if (sheet_line_read(text, today, NULL, arena, &line, &err))
			check(&line, strlen(text));
		else {
			HOLDS(err.code == ERR_INVALID);
			fuzz_refused(&err);
		}
	}
	arena_free(arena);
	return 0;
}
