/* Any bytes as a letter's template (the first byte says which letter): what is kept can be filled
 * whenever every field has a value, and a value is put in as it is. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/letter.h>

static const char value[] = "[lead name] [[ # \xc5\x81ucja";

static void fill(const char *text, bool with_values, bool checked)
{
	struct letter_values values = {0};
	struct arena *arena = arena_new();
	struct err err = {0};
	char *out;

	for (int i = 0; i < LETTER_VALUES; i++) {
		values.of[i] = with_values ? value : NULL;
		values.missing[i] = with_values ? NULL : "Nobody said. Say it.";
	}
	if (letter_fill(text, &values, arena, &out, &err))
		HOLDS(utf8_valid(out, strlen(out)));
	else
		HOLDS(!(checked && with_values) && err.code == ERR_INVALID && err.text[0] != '\0' &&
			utf8_valid(err.text, strlen(err.text)));
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = {0};

	fuzz_begin();
	if (size < 1 || size > 32768)
		return 0;
	struct arena *arena = arena_new();
	char *text = arena_strndup(arena, (const char *)data + 1, size - 1);
	if (utf8_valid(text, strlen(text))) {
		int kind = LETTER_LEAD + data[0] % (LETTER_REVIEW - LETTER_LEAD + 1);
		bool checked = letter_template_check(kind, text, &err);

		HOLDS(checked || (err.code == ERR_INVALID && err.text[0] != '\0'));
		HOLDS(checked || utf8_valid(err.text, strlen(err.text)));
		fill(text, true, checked);
		fill(text, false, checked);
	}
	arena_free(arena);
	return 0;
}
