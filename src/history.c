#include <caseload/history.h>

#include <ctype.h>

#include <caseload/base/str.h>

const char *history_kind_words(const struct history *entry)
{
	static const char *const words[] = {"Looked", "Changed", "Given out"};

	return entry->refused ? "Refused" : words[entry->kind];
}

static int words_in(const char *text)
{
	int n = 0;

	for (bool in = false; *text != '\0'; text++) {
		bool space = isspace((unsigned char)*text) != 0;
		n += !space && !in;
		in = !space;
	}
	return n;
}

char *history_field_words(const struct history_field *field, struct arena *arena)
{
	const char *after = field->after != NULL ? field->after : "none";

	if (field->secret)
		return arena_printf(arena, "%s: changed", field->label);
	if (field->is_long && field->after != NULL) {
		int n = words_in(field->after);
		return arena_printf(arena, "%s: %s, %d word%s", field->label,
			field->before != NULL ? "changed" : "written", n, n == 1 ? "" : "s");
	}
	if (field->is_long)
		return arena_printf(arena, "%s: taken out", field->label);
	if (field->before == NULL)
		return arena_printf(arena, "%s: %s", field->label, after);
	return arena_printf(arena, "%s: %s -> %s", field->label, field->before, after);
}
