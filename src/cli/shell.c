/* What the shell offers: the options of every command, and the table's commands by name. */
#include "read.h"

#include <string.h>

#include <caseload/base/str.h>

#define GLOBAL(name, value, text, member)                                                          \
	{                                                                                          \
		name, value, text, offsetof(struct cli_options, member)                            \
	}
const struct global cli_globals[] = {
	GLOBAL("store", "FILE", "use this store", store),
	GLOBAL("as", "LOGIN", "act as another worker, where the store allows it", as),
	GLOBAL("json", NULL, "print the result as JSON", json),
	GLOBAL("csv", NULL, "print a list as CSV", csv),
	GLOBAL("plain", NULL,
		"lines to be read in order, without columns; without a command: questions and "
		"answers",
		plain),
	GLOBAL("calm", NULL, "on screen: nothing moves by itself", calm),
	GLOBAL("mono", NULL, "on screen: no colour", mono),
	GLOBAL("ascii", NULL, "show plain ASCII characters only", ascii),
	GLOBAL("high-contrast", NULL, "on screen: high contrast", high_contrast),
	GLOBAL("read-only", NULL,
		"change nothing in the records; looking is written to the audit all the same",
		read_only),
	GLOBAL("yes", NULL, "ask nothing", yes),
	GLOBAL("help", NULL, "show help for what was typed so far", help),
	GLOBAL("version", NULL, "print the version", version),
};
const size_t cli_globals_n = sizeof(cli_globals) / sizeof(cli_globals[0]);

void shell_commands(void (*each)(const struct command *command, void *data), void *data)
{
	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get((enum command_id)id);
		if (command != NULL && command->shell && (command->where & IN_SHELL) != 0)
			each(command, data);
	}
}

const char *usage_words(const struct command *command, struct arena *arena)
{
	struct str words = {0};

	for (const char *p = command->args; *p != '\0'; p++) {
		if (*p == ':') {
			p += strcspn(p, ">") - 1;
		} else if (*p == '{') {
			str_add(&words, "WORD");
			p += strcspn(p, "}");
		} else {
			str_addc(&words, *p);
		}
	}
	char *copy = arena_strdup(arena, str_text(&words));
	str_free(&words);
	return copy;
}

struct names {
	const char *items[CMD_COUNT];
	size_t n;
	struct str *verbs; /* of the noun, for the sentence */
	const char *noun;
};

static void add_name(const struct command *command, void *data)
{
	struct names *names = data;
	size_t length = strlen(names->noun);

	names->items[names->n++] = command->name;
	if (strncmp(command->name, names->noun, length) == 0 && command->name[length] == ' ') {
		if (names->verbs->length > 0)
			str_add(names->verbs, ", ");
		str_add(names->verbs, command->name + length + 1);
	}
}

bool no_such_command(int n, char *const words[], struct arena *arena, struct err *err)
{
	struct str verbs = {0};
	struct names names = {.verbs = &verbs, .noun = words[0]};
	const char *typed = n > 1 ? arena_printf(arena, "%s %s", words[0], words[1]) : words[0];

	shell_commands(add_name, &names);
	const char *near = text_nearest(typed, names.items, names.n);
	if (near == NULL && n > 1)
		near = text_nearest(words[0], names.items, names.n);
	if (n == 1 && verbs.length > 0)
		err_set(err, ERR_USAGE, "command", "Say what to do: caseload %s, then one of %s.",
			words[0], str_text(&verbs));
	else if (near != NULL)
		err_set(err, ERR_USAGE, "command",
			"There is no command \"%s\". Did you mean \"%s\"? \"caseload help\" lists "
			"them all.",
			typed, near);
	else if (verbs.length > 0)
		err_set(err, ERR_USAGE, "command",
			"There is no command \"%s\". Of %s there are: %s.", typed, words[0],
			str_text(&verbs));
	else
		err_set(err, ERR_USAGE, "command",
			"There is no command \"%s\". \"caseload help\" lists them all.", typed);
	str_free(&verbs);
	return false;
}
