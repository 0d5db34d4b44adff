/* The table of commands, and how its notation of arguments is read. */
#include <caseload/command/command.h>

#include <stdio.h>
#include <string.h>

static const struct command commands[] = {
#define COMMAND(id, handler, name, keys, where, needs, args, touches, summary, detail)             \
	{CMD_##id, name, keys, where, needs, args, touches, summary, detail, true},
#define SCREEN_COMMAND(id, name, keys, where, summary, detail)                                     \
	{CMD_##id, name, keys, where, MAY_ANYONE, "", TOUCH_NONE, summary, detail, false},
#include <caseload/commands.def>
#undef COMMAND
#undef SCREEN_COMMAND
};

const struct command *command_get(enum command_id id)
{
	return (unsigned)id < CMD_COUNT ? &commands[id] : NULL;
}

/* How many of `words` the name takes, 0 where it is another name. */
static int name_takes(const char *name, int words_n, char *const words[])
{
	int used = 0;

	while (*name != '\0') {
		size_t span = strcspn(name, " ");
		if (used == words_n || strlen(words[used]) != span ||
			memcmp(words[used], name, span) != 0)
			return 0;
		used++;
		name += span + (name[span] == ' ');
	}
	return used;
}

const struct command *command_named(int words_n, char *const words[], int *used)
{
	const struct command *best = NULL;

	*used = 0;
	for (int i = 0; i < CMD_COUNT; i++) {
		int n = commands[i].shell ? name_takes(commands[i].name, words_n, words) : 0;
		if (n > *used) {
			best = &commands[i];
			*used = n;
		}
	}
	return best;
}

static const char *default_type(const char *name)
{
	if (strcmp(name, "person") == 0)
		return "PERSON";
	if (strcmp(name, "worker") == 0)
		return "WORKER";
	if (strcmp(name, "file") == 0)
		return "FILE";
	if (strcmp(name, "date") == 0)
		return "DATE";
	return "TEXT";
}

static void copy(char out[static 24], const char *text, size_t n)
{
	if (n >= 24)
		bug("an argument name that is too long: %s", text);
	memcpy(out, text, n);
	out[n] = '\0';
}

size_t command_args(const struct command *command, struct arg_spec specs[static ARG_SPECS_MAX])
{
	const char *p = command->args;
	size_t n = 0;

	while (*p != '\0') {
		struct arg_spec *spec = &specs[n++];
		if (n > ARG_SPECS_MAX)
			bug("too many arguments: %s", command->name);
		memset(spec, 0, sizeof(*spec));
		spec->required = *p != '[';
		p += *p == '[';
		if (*p == '<') {
			size_t name = strcspn(++p, ":>");
			spec->by_place = true;
			copy(spec->name, p, name);
			p += name;
			if (*p == ':') {
				size_t type = strcspn(++p, ">");
				copy(spec->type, p, type);
				p += type;
			} else {
				copy(spec->type, default_type(spec->name),
					strlen(default_type(spec->name)));
			}
		} else {
			size_t name = strcspn(p += 2, " ]");
			copy(spec->name, p, name);
			p += name;
			if (*p == ' ' && p[1] != '-' && p[1] != '[' && p[1] != '<') {
				size_t type = strcspn(++p, " ]");
				copy(spec->type, p, type);
				p += type;
			}
		}
		p += strcspn(p, " ");
		p += *p == ' ';
	}
	return n;
}
