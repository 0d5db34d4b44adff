#include "learnt.h"

#include <stdio.h>
#include <string.h>

enum { BYTES_MAX = 16 };

bool learnt_keep(
	struct session *session, const char *bytes, size_t length, const char *key, struct err *err)
{
	char *const words[] = {"setting", "set"};
	char name[8 + 2 * BYTES_MAX] = "key/";
	const struct command *command;
	struct result result;
	struct arena *arena;
	struct args args;
	int used;
	bool kept;

	command = command_named(2, words, &used);
	if (command == NULL || length > BYTES_MAX)
		return err_set(err, ERR_INVALID, "key", "This key cannot be kept.");
	for (size_t i = 0; i < length; i++)
		snprintf(name + 4 + 2 * i, 3, "%02x", (unsigned char)bytes[i]);
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "name", name);
	args_set(&args, "value", key);
	kept = command_run(session, command->id, &args, arena, &result, err);
	arena_free(arena);
	return kept;
}

void learnt_teach(struct session *session, struct term *term)
{
	(void)session;
	(void)term;
}
