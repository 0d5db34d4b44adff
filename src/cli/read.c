#include "read.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { WORDS_MAX = 256 };

struct reading {
	int argc;
	char **argv;
	struct arena *arena;
	struct cli_call *call;
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t specs_n;
	char **places; /* words that are no option, after the command's name */
	size_t places_n;
};

/* Name of an option without hyphens and value; *value points behind the '=', or is NULL. */
static const char *option_name(struct arena *arena, const char *word, const char **value)
{
	const char *equals = strchr(word, '=');

	*value = equals != NULL ? equals + 1 : NULL;
	if (equals == NULL)
		return word + 2;
	return arena_strndup(arena, word + 2, (size_t)(equals - word) - 2);
}

/* "-" is standard input, "-2d" a date and "-1" a number: words, not options. */
static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0' && !isdigit((unsigned char)word[1]);
}

static const struct global *global_named(const char *name)
{
	for (size_t i = 0; i < cli_globals_n; i++)
		if (strcmp(cli_globals[i].name, name) == 0)
			return &cli_globals[i];
	return NULL;
}

static const struct arg_spec *spec_named(const struct reading *r, const char *name)
{
	for (size_t i = 0; i < r->specs_n; i++)
		if (!r->specs[i].by_place && strcmp(r->specs[i].name, name) == 0)
			return &r->specs[i];
	return NULL;
}

/* The value of the option at argv[*at], moving *at where it is the next word. A next word that is
 * itself an option means that the value was forgotten. */
static bool value_of(const struct reading *r, const char *name, const char *type, int *at,
	const char **value, struct err *err)
{
	if (*value != NULL)
		return true;
	if (*at + 1 >= r->argc || strncmp(r->argv[*at + 1], "--", 2) == 0)
		return err_set(err, ERR_USAGE, name, "--%s needs a value: --%s %s.", name, name,
			*type == '{' ? "WORD" : type);
	*value = r->argv[++*at];
	return true;
}

static bool set_global(
	struct reading *r, const struct global *global, int *at, const char *value, struct err *err)
{
	char *member = (char *)&r->call->options + global->at;

	if (global->value == NULL) {
		if (value != NULL)
			return err_set(
				err, ERR_USAGE, global->name, "--%s takes no value.", global->name);
		*(bool *)(void *)member = true;
		return true;
	}
	if (!value_of(r, global->name, global->value, at, &value, err))
		return false;
	if (*value == '\0')
		return err_set(err, ERR_USAGE, global->name, "--%s needs a value: --%s %s.",
			global->name, global->name, global->value);
	*(const char **)(void *)member = value;
	return true;
}

/* The first words of the line, options of every command left out: they name the command. */
static int leading_words(const struct reading *r, char *words[WORDS_MAX])
{
	int n = 0;

	for (int i = 1; i < r->argc && n < WORDS_MAX; i++) {
		const char *value;

		if (!is_option(r->argv[i])) {
			words[n++] = r->argv[i];
			continue;
		}
		if (strcmp(r->argv[i], "-h") == 0)
			continue;
		if (strncmp(r->argv[i], "--", 2) != 0 || r->argv[i][2] == '\0')
			break;
		const struct global *global =
			global_named(option_name(r->arena, r->argv[i], &value));
		if (global == NULL)
			break;
		if (global->value != NULL && value == NULL)
			i++;
	}
	return n;
}

/* For the end of a sentence, where there is room for it; a long one is in the help. */
static const char *usage_hint(const struct reading *r)
{
	const struct command *command = r->call->command;
	const char *words = usage_words(command, r->arena);

	return strlen(words) > 160
		       ? arena_printf(
				 r->arena, "\"caseload help %s\" shows them all.", command->name)
		       : arena_printf(r->arena, "Usage: caseload %s %s", command->name, words);
}

static bool unknown_option(const struct reading *r, const char *name, struct err *err)
{
	const char **names = arena_new_array(r->arena, const char *, ARG_SPECS_MAX + cli_globals_n);
	size_t n = 0;

	for (size_t i = 0; i < r->specs_n; i++)
		if (!r->specs[i].by_place)
			names[n++] = r->specs[i].name;
	for (size_t i = 0; i < cli_globals_n; i++)
		names[n++] = cli_globals[i].name;
	const char *near = text_nearest(name, names, n);
	const char *command = r->call->command != NULL ? r->call->command->name : "caseload";
	if (near != NULL)
		return err_set(err, ERR_USAGE, name, "%s has no option --%s. Did you mean --%s?",
			command, name, near);
	return err_set(err, ERR_USAGE, name,
		"%s has no option --%s. \"caseload help%s%s\" lists its options.", command, name,
		r->call->command != NULL ? " " : "", r->call->command != NULL ? command : "");
}

static bool digits(const char *word, size_t n)
{
	return strlen(word) == n && strspn(word, "0123456789") == n;
}

/* An NHS Number may be typed as it is shown, 999 000 0018, without quotes. NULL where these words
 * are no such number. */
static const char *spaced_number(struct arena *arena, char *const words[], size_t n)
{
	if (n < 3 || !digits(words[0], 3) || !digits(words[1], 3) || !digits(words[2], 4))
		return NULL;
	return arena_printf(arena, "%s%s%s", words[0], words[1], words[2]);
}

static bool read_option(struct reading *r, int *at, struct err *err)
{
	const char *word = r->argv[*at], *value;

	if (strcmp(word, "-h") == 0) {
		r->call->options.help = true;
		return true;
	}
	if (word[1] != '-')
		return err_set(err, ERR_USAGE, "option",
			"There is no option \"%s\". Options are whole words, as --json.", word);
	const char *name = option_name(r->arena, word, &value);
	const struct arg_spec *spec = spec_named(r, name);
	if (spec == NULL) {
		const struct global *global = global_named(name);
		return global != NULL ? set_global(r, global, at, value, err)
				      : unknown_option(r, name, err);
	}
	if (args_get(&r->call->args, spec->name) != NULL)
		return err_set(err, ERR_USAGE, name, "--%s was given twice. Give it once.", name);
	if (spec->type[0] == '\0') {
		if (value != NULL)
			return err_set(err, ERR_USAGE, name, "--%s takes no value.", name);
		value = "1";
	} else if (value == NULL) {
		if (!value_of(r, name, spec->type, at, &value, err))
			return false;
		const char *number =
			strcmp(spec->type, "PERSON") != 0
				? NULL
				: spaced_number(r->arena, r->argv + *at, (size_t)(r->argc - *at));
		if (number != NULL) {
			value = number;
			*at += 2;
		}
	}
	args_set(&r->call->args, spec->name, value);
	return true;
}

static const char *rest_joined(const struct reading *r, size_t *at)
{
	struct str text = {0};

	for (; *at < r->places_n; ++*at) {
		if (text.length > 0)
			str_addc(&text, ' ');
		str_add(&text, r->places[*at]);
	}
	char *copy = arena_strdup(r->arena, str_text(&text));
	str_free(&text);
	return copy;
}

/* Words by place. Words left over belong to the last argument where that is text. */
static bool give_places(struct reading *r, struct err *err)
{
	size_t at = 0, last = r->specs_n;

	for (size_t i = 0; i < r->specs_n; i++)
		if (r->specs[i].by_place)
			last = i;
	for (size_t i = 0; i < r->specs_n && at < r->places_n; i++) {
		const struct arg_spec *spec = &r->specs[i];
		const char *value;

		if (!spec->by_place)
			continue;
		if (strcmp(spec->type, "PERSON") == 0 &&
			(value = spaced_number(r->arena, r->places + at, r->places_n - at)) != NULL)
			at += 3;
		else if (i == last &&
			 (strcmp(spec->type, "TEXT") == 0 || strcmp(spec->type, "LONG") == 0))
			value = rest_joined(r, &at);
		else
			value = r->places[at++];
		args_set(&r->call->args, spec->name, value);
	}
	if (at < r->places_n)
		return err_set(err, ERR_USAGE, "arguments",
			"\"%s\" is more than %s takes. Put quotes around text with spaces. %s",
			r->places[at], r->call->command->name, usage_hint(r));
	return true;
}

static bool nothing_missing(const struct reading *r, struct err *err)
{
	const struct command *command = r->call->command;

	for (size_t i = 0; i < r->specs_n; i++) {
		const struct arg_spec *spec = &r->specs[i];
		if (!spec->required || args_get(&r->call->args, spec->name) != NULL)
			continue;
		if (spec->by_place)
			return err_set(err, ERR_USAGE, spec->name, "%s needs <%s>. %s",
				command->name, spec->name, usage_hint(r));
		const char *type = spec->type[0] == '{' ? "WORD" : spec->type;
		return err_set(err, ERR_USAGE, spec->name, "%s needs --%s%s%s. %s", command->name,
			spec->name, *type != '\0' ? " " : "", type, usage_hint(r));
	}
	return true;
}

/* `man` and `completion` write what the others are documented with; they are not offered. */
static bool takes_words(const char *word)
{
	return strcmp(word, "help") == 0 || strcmp(word, "man") == 0 ||
	       strcmp(word, "completion") == 0;
}

static bool name_command(struct reading *r, int *used, struct err *err)
{
	char *words[WORDS_MAX];
	int n = leading_words(r, words);

	*used = 0;
	if (n == 0)
		return true;
	r->call->words = arena_new_array(r->arena, char *, (size_t)n);
	memcpy(r->call->words, words, sizeof(char *) * (size_t)n);
	r->call->words_n = n;
	if (takes_words(words[0])) {
		*used = n;
		return true;
	}
	r->call->command = command_named(n, words, used);
	if (r->call->command != NULL && r->call->command->shell &&
		(r->call->command->where & IN_SHELL) != 0) {
		r->specs_n = command_args(r->call->command, r->specs);
		return true;
	}
	r->call->command = NULL;
	*used = n;
	for (int i = 1; i < r->argc; i++)
		if (strcmp(r->argv[i], "--help") == 0 || strcmp(r->argv[i], "-h") == 0)
			return true; /* help about a noun, or about what there is */
	return no_such_command(n, words, r->arena, err);
}

static bool text_is_utf8(int argc, char **argv, struct err *err)
{
	for (int i = 1; i < argc; i++)
		if (!utf8_valid(argv[i], strlen(argv[i])))
			return err_set(err, ERR_USAGE, "arguments",
				"Word %d of the command is not UTF-8 text. Set the terminal to "
				"UTF-8.",
				i);
	return true;
}

bool cli_read(int argc, char **argv, struct arena *arena, struct cli_call *out, struct err *err)
{
	struct reading r = {.argc = argc, .argv = argv, .arena = arena, .call = out};
	bool only_words = false;
	int used, skipped = 0;

	*out = (struct cli_call){.args = args_new(arena)};
	for (int i = 1; i < argc; i++) /* so that an error is shown as it was asked for */
		if (strcmp(argv[i], "--json") == 0)
			out->options.json = true;
	if (!text_is_utf8(argc, argv, err) || !name_command(&r, &used, err))
		return false;
	r.places = arena_new_array(arena, char *, (size_t)argc);
	for (int i = 1; i < argc; i++) {
		if (!only_words && strcmp(argv[i], "--") == 0) {
			only_words = true;
		} else if (!only_words && is_option(argv[i])) {
			if (!read_option(&r, &i, err))
				return false;
		} else if (skipped < used) {
			skipped++;
		} else {
			r.places[r.places_n++] = argv[i];
		}
	}
	if (out->command == NULL && r.places_n > 0)
		return err_set(
			err, ERR_USAGE, "command", "Name a command before \"%s\".", r.places[0]);
	if (out->options.help || out->command == NULL)
		return true;
	if (out->options.json && out->options.csv)
		return err_set(err, ERR_USAGE, "csv", "Choose one of --json and --csv.");
	if (out->options.csv &&
		out->command->touches == TOUCH_CHANGE) /* before anything is changed */
		return err_set(err, ERR_USAGE, "csv",
			"%s gives no list, so there is no CSV. Use --json.", out->command->name);
	return give_places(&r, err) && nothing_missing(&r, err);
}
