/* Help, made from the table of commands. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/words.h>

#include "inside.h"

static const struct word_list *type_list(const char *type, struct arena *arena)
{
	size_t length = strlen(type);
	return type[0] != '{' ? NULL : word_list_named(arena_strndup(arena, type + 1, length - 2));
}

const char *type_words(const struct arg_spec *spec, struct arena *arena)
{
	static const struct {
		const char *type, *words;
	} types[] = {
		{"PERSON", "an NHS Number, with or without spaces, or a uid or its first eight "
			   "characters"},
		{"WORKER", "a worker's login name"},
		{"DATE", "a date: 12/3/26, 12 mar, today, +2w, fri"},
		{"NUMBER", "a number"},
		{"FILE", "the name of a file"},
		{"CODE", "a code"},
		{"LONG", "text; - reads it from standard input"},
		{"TEXT", "text"},
		{"", "yes where it is given; takes no value"},
	};
	/* What means the same in every command that has it. */
	static const struct {
		const char *name, *words;
	} everywhere[] = {
		{"format", "pdf, text, or block: plain text for another system's field"},
		{"printer", "a printer's name, as print printers lists it; this-pc: the printer at "
			    "your PC"},
		{"copies", "how many; 1 where nothing is said"},
		{"replace", "a file of that name that is there already is replaced"},
		{"preview", "shows the pages and prints nothing"},
		{"anyway", "does it all the same, once the reason not to has been read"},
		{"dry-run", "says what would be done and changes nothing"},
		{"limit", "how many rows at the most"},
		{"offset", "how many rows are left out at the beginning"},
	};
	const struct word_list *list = type_list(spec->type, arena);

	if (list != NULL)
		return word_choices(list, arena);
	for (size_t i = 0; i < sizeof(everywhere) / sizeof(everywhere[0]); i++)
		if (strcmp(everywhere[i].name, spec->name) == 0)
			return everywhere[i].words;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i].type, spec->type) == 0)
			return types[i].words;
	bug("a type of argument that help does not know: %s", spec->type);
}

/* ---- examples ---- */

static const char *list_sample(const char *type, struct arena *arena)
{
	const struct word_list *list = type_list(type, arena);
	return list != NULL ? list->words[0].code : "";
}

/* Something to type for an argument. By its name first, else by its type. */
static const char *sample(const struct arg_spec *spec, struct arena *arena)
{
	static const struct {
		const char *name, *text;
	} samples[] = {
		{"team", "\"North team\""},
		{"worker", "jpatel"},
		{"from", "mlewis"},
		{"to", "jpatel"},
		{"name", "\"Jo Patel\""},
		{"family", "Okonkwo"},
		{"given", "Adaeze"},
		{"code", "Y00001"},
		{"quarter", "1/4/26"},
		{"adults", "8214"},
		{"person", "9990000018"},
		{"date", "+3m"},
		{"on", "today"},
		{"run", "01938c5a-7b1e-7cc4-9a51-2f6d8a1b0c3e"},
		{"alert", "01938c5a"},
		{"contact", "01938c5a"},
		{"action", "01938c5a"},
		{"part", "01938c5a"},
		{"text", "\"What was said\""},
		{"what", "\"Ring the falls team\""},
		{"reason", "\"Knows the family\""},
		{"who", "\"the person\""},
		{"owner", "jpatel"},
		{"trigger", "\"Cannot get up after a fall\""},
		{"do", "\"Ring the neighbour, then 999\""},
		{"place", "note"},
		{"file", "list.csv"},
		{"noun", "lead"},
		{"verb", "assign"},
	};

	if (spec->type[0] == '{')
		return list_sample(spec->type, arena);
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		if (strcmp(samples[i].name, spec->name) == 0)
			return samples[i].text;
	return strcmp(spec->type, "DATE") == 0	   ? "today"
	       : strcmp(spec->type, "NUMBER") == 0 ? "1"
						   : "\"...\"";
}

const char *help_example(const struct command *command, struct arena *arena)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);
	struct str line = {0};

	str_addf(&line, "caseload %s", command->name);
	for (size_t i = 0; i < n; i++) {
		if (!specs[i].required && command->id != CMD_HELP)
			continue;
		if (!specs[i].by_place)
			str_addf(&line, " --%s", specs[i].name);
		if (specs[i].type[0] != '\0')
			str_addf(&line, " %s", sample(&specs[i], arena));
	}
	char *text = arena_strdup(arena, str_text(&line));
	str_free(&line);
	return text;
}

/* ---- pages ---- */

static void usage(struct out *out, const struct command *command)
{
	const char *start = arena_printf(out->arena, "Usage: caseload %s ", command->name);

	out_wrap_after(out, start, usage_words(command, out->arena));
}

static void two_columns(struct out *out, int left, const char *a, const char *b)
{
	int pad = left - utf8_width(a, strlen(a));

	if (out->plain || pad < 2) {
		out_wrap(out, 2, a);
		out_wrap(out, out->plain ? 2 : left + 2, b);
		return;
	}
	out_wrap_after(out, arena_printf(out->arena, "  %s%*s", a, pad, ""), b);
}

static void arguments(struct out *out, const struct command *command)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);

	if (n > 0)
		out_heading(out, "Arguments");
	for (size_t i = 0; i < n; i++) {
		const struct arg_spec *spec = &specs[i];
		bool list = spec->type[0] == '{';
		const char *name = spec->by_place ? arena_printf(out->arena, "<%s>", spec->name)
						  : arena_printf(out->arena, "--%s%s%s", spec->name,
							    spec->type[0] != '\0' ? " " : "",
							    list ? "WORD" : spec->type);
		two_columns(out, 24, name, type_words(spec, out->arena));
	}
}

void help_command(struct out *out, const struct command *command)
{
	usage(out, command);
	out_gap(out);
	out_line(out, "%s", command->summary);
	out_gap(out);
	out_wrap(out, 0, command->detail);
	arguments(out, command);
	out_heading(out, "Example");
	out_line(out, "  %s", help_example(command, out->arena));
}

struct listing {
	struct out *out;
	const char *noun; /* NULL: every command */
	const struct command *last;
	size_t n;
};

static size_t noun_length(const struct command *command)
{
	return strcspn(command->name, " ");
}

static bool same_noun(const struct command *a, const struct command *b)
{
	return noun_length(a) == noun_length(b) && strncmp(a->name, b->name, noun_length(a)) == 0;
}

/* The only command of its noun. The table keeps a noun's commands together. */
static bool alone(const struct command *command)
{
	const struct command *before = command->id > 0 ? command_get(command->id - 1) : NULL;
	const struct command *after = command_get(command->id + 1);

	return (before == NULL || !same_noun(before, command)) &&
	       (after == NULL || !same_noun(after, command));
}

/* A line of the list; nouns with several verbs stand together, apart from the rest. */
static void list_one(const struct command *command, void *data)
{
	struct listing *l = data;

	if (l->noun != NULL && (strlen(l->noun) != noun_length(command) ||
				       strncmp(l->noun, command->name, noun_length(command)) != 0))
		return;
	if (l->last != NULL && !same_noun(l->last, command) && !(alone(l->last) && alone(command)))
		out_gap(l->out);
	two_columns(l->out, 24, command->name, command->summary);
	l->last = command;
	l->n++;
}

bool help_all(struct out *out)
{
	struct listing listing = {.out = out};

	out_line(out, "caseload: case management for Community Support Teams");
	out_gap(out);
	out_line(out,
		"Usage: caseload [options]                    the board, or the list in a pipe");
	out_line(out, "       caseload <command> [arguments] [options]");
	out_line(out, "       caseload help <command>               what a command takes");
	out_heading(out, "Commands");
	shell_commands(list_one, &listing);
	out_heading(out, "Options of every command");
	for (size_t i = 0; i < cli_globals_n; i++) {
		const struct global *global = &cli_globals[i];
		two_columns(out, 24,
			arena_printf(out->arena, "--%s%s%s", global->name,
				global->value != NULL ? " " : "",
				global->value != NULL ? global->value : ""),
			global->text);
	}
	out_gap(out);
	out_line(out, "The manual: man caseload");
	return true;
}

bool help_words(struct out *out, int n, char *const words[])
{
	struct listing listing = {.out = out};
	int used;

	if (n == 0)
		return help_all(out);
	const struct command *command = command_named(n, words, &used);
	if (command != NULL && used == n && (command->where & IN_SHELL) != 0) {
		help_command(out, command);
		return true;
	}
	listing.noun = words[0];
	if (n == 1)
		shell_commands(list_one, &listing);
	return listing.n > 0;
}
