#include "arguments.h"

#include <string.h>

#include <caseload/base/str.h>

char *arguments_pack(const struct args *args, struct arena *arena)
{
	struct str packed = {0};

	for (size_t i = 0; i < args->n; i++)
		if (args->items[i].value)
			str_addf(
				&packed, "%s\x1f%s\x1e", args->items[i].name, args->items[i].value);
	char *text = arena_strdup(arena, str_text(&packed));
	str_free(&packed);
	return text;
}

void arguments_unpack(const char *packed, struct args *args)
{
	while (packed && *packed) {
		size_t name = strcspn(packed, "\x1f");
		const char *value = packed + name + (packed[name] != '\0');
		size_t n = strcspn(value, "\x1e");

		args_set(args, arena_strndup(args->arena, packed, name),
			arena_strndup(args->arena, value, n));
		packed = value + n + (value[n] != '\0');
	}
}
