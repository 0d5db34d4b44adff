#include "learnt.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>

static const char family[] = "key/";

bool learnt_keep(
	struct session *session, const char *bytes, size_t length, const char *key, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct str name = {0};
	struct result result;
	bool kept;

	str_add(&name, family);
	for (size_t i = 0; i < length; i++)
		str_addf(&name, "%02x", (unsigned char)bytes[i]);
	args_set(&args, "name", str_text(&name));
	args_set(&args, "value", key);
	kept = command_run(session, CMD_SETTING_SET, &args, arena, &result, err);
	str_free(&name);
	arena_free(arena);
	return kept;
}

static void teach_one(struct term *term, const struct setting *setting)
{
	const char *hex = setting->name + sizeof family - 1;
	struct str bytes = {0};
	unsigned byte;
	struct key key;

	for (; sscanf(hex, "%2x", &byte) == 1 && hex[1]; hex += 2)
		str_addc(&bytes, (char)byte);
	if (*hex == '\0' && key_parse(setting->value, &key))
		term_learn(term, str_text(&bytes), bytes.length, key);
	str_free(&bytes);
}

void learnt_teach(struct session *session, struct term *term)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	const struct setting *settings;
	struct result result;
	struct err ignored;

	args_set(&args, "prefix", family);
	if (command_run(session, CMD_SETTING_LIST, &args, arena, &result, &ignored)) {
		settings = result.value;
		for (size_t i = 0; i < result.n; i++)
			if (settings[i].value)
				teach_one(term, &settings[i]);
	}
	arena_free(arena);
}
