#include "changes.h"

#include <caseload/base/str.h>

char *changed_fields(
	const struct shape *shape, const void *before, const void *after, struct arena *arena)
{
	struct str names = {0};
	char *out = NULL;

	for (size_t i = 0; i < shape->n; i++) {
		const struct field *field = &shape->fields[i];
		/* Keys of other rows say nothing to a person; what they stand for does. */
		if (field->type == FIELD_INT && (field->flags & FIELD_HIDDEN) != 0)
			continue;
		if (text_equal(field_text(field, before, arena), field_text(field, after, arena)))
			continue;
		str_addf(&names, "%s%s", names.length > 0 ? ", " : "", field->name);
	}
	for (size_t i = 0; i < names.length; i++)
		if (names.text[i] == '_')
			names.text[i] = ' ';
	if (names.length > 0)
		out = arena_strdup(arena, str_text(&names));
	str_free(&names);
	return out;
}
