/* Commands in plain mode: run, shown, and asked for by their name. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/clock.h>

#include "plain.h"
#include "where.h"

enum { DEEPEST = 8, WORDS_MAX = 64, TELL_EVERY_MS = 5000 };

struct waiting {
	struct plain *p;
	int64_t told; /* milliseconds */
};

/* A line now and then, for a line cannot be drawn over. */
static bool progress(void *data, const char *what, int64_t done, int64_t total)
{
	struct waiting *w = data;
	int64_t now = clock_monotonic_ms();

	if (w->p->terminal && now - w->told > TELL_EVERY_MS) {
		w->told = now;
		if (total > 0)
			plain_say(
				w->p, "%s: %lld of %lld.", what, (long long)done, (long long)total);
		else
			plain_say(w->p, "%s: %lld.", what, (long long)done);
		fflush(w->p->out.to);
	}
	return !plain_stopped();
}

bool plain_try(struct plain *p, enum command_id id, const struct args *args, struct result *out,
	struct err *err)
{
	const struct command *command = command_get(id);
	struct waiting waiting = {p, clock_monotonic_ms()};

	fflush(p->out.to);
	session_set_progress(p->session, progress, &waiting);
	bool done = command_run(p->session, id, args, p->arena, out, err);
	session_set_progress(p->session, NULL, NULL);
	if (command->touches == TOUCH_CHANGE && (done || err->code == ERR_UNKNOWN))
		p->changed = true;
	return done;
}

bool plain_run(struct plain *p, enum command_id id, const struct args *args, struct result *out)
{
	struct err err = {0};

	if (plain_try(p, id, args, out, &err))
		return true;
	out_sentence(&p->out, err.text);
	return false;
}

bool plain_show(struct plain *p, enum command_id id, const struct args *args)
{
	struct result result;

	if (!plain_run(p, id, args, &result))
		return false;
	plain_page_begin(p);
	show_result(&p->out, command_get(id), &result, session_today(p->session));
	plain_page_end(p);
	return true;
}

/* ---- by name ---- */

/* Words as a shell takes them apart: quotes keep spaces. False: a quote is left open. */
static bool split(struct plain *p, const char *line, char **words, int *n)
{
	char *out = arena_alloc(p->arena, strlen(line) + 2);

	*n = 0;
	while (*line != '\0') {
		char quote = '\0';

		line += strspn(line, " \t");
		if (*line == '\0')
			break;
		if (*n == WORDS_MAX)
			return false;
		words[(*n)++] = out;
		for (; *line != '\0' && (quote != '\0' || (*line != ' ' && *line != '\t'));
			line++) {
			if (quote == '\0' &&
				(*line == '"' || (*line == '\'' && out == words[*n - 1])))
				quote = *line; /* an apostrophe inside a word is a letter */
			else if (quote != '\0' && *line == quote)
				quote = '\0';
			else
				*out++ = *line;
		}
		*out++ = '\0';
		if (quote != '\0')
			return false;
	}
	return true;
}

const struct command *plain_named(struct plain *p, const char *line)
{
	char *words[WORDS_MAX];
	int n, used;

	if (!split(p, line, words, &n) || n == 0)
		return NULL;
	const struct command *command = command_named(n, words, &used);
	return command != NULL && used == n && (command->where & IN_SHELL) != 0 ? command : NULL;
}

static void list_one(const struct command *command, void *data)
{
	struct plain *p = data;

	if (session_may(p->session, command->id))
		plain_say(p, "%s: %s.", command->name, command->summary);
}

static void list_all(struct plain *p)
{
	plain_page_begin(p);
	shell_commands(list_one, p);
	plain_page_end(p);
}

/* The store of this session: what opens none is told which is meant. */
static void run_without_store(struct plain *p, const struct command *command, struct args *args)
{
	const struct cli_options *options = &p->cli->call.options;

	if (command->id == CMD_INIT || command->id == CMD_DEMO) {
		plain_say(p,
			"This makes a store of its own. Leave with q, then type in the shell: "
			"caseload %s.",
			command->name);
		return;
	}
	if (command->id == CMD_HELP) {
		list_all(p);
		return;
	}
	args_set(args, "store",
		where_store(options,
			p->cli->call.command != NULL && p->cli->call.command->id == CMD_DEMO,
			p->arena));
	plain_form(p, command->id, args, ASKS_ALL);
}

static void begin_command(
	struct plain *p, const struct command *command, struct args *args, enum form_asks asks)
{
	if ((command->needs & NEEDS_STORE) == 0) {
		run_without_store(p, command, args);
		return;
	}
	if ((command->needs & NEEDS_PERSON) != 0 && args_get(args, "person") == NULL)
		args_set(args, "person", p->person);
	/* Taking back is not asked about: it can be taken back. */
	if (command->id == CMD_UNDO || command->id == CMD_REDO)
		plain_show(p, command->id, args);
	else if (command->id == CMD_IMPORT_RISK)
		plain_import(p, args_get(args, "file"));
	else if (text_starts(command->name, "print "))
		plain_print(p, command->id, args);
	else
		plain_form(p, command->id, args, asks);
}

/* With its arguments behind it, as in the shell. */
static void run_typed(struct plain *p, int n, char **words)
{
	struct cli_call call = {0};
	struct err err = {0};

	memmove(words + 1, words, sizeof(*words) * (size_t)n);
	words[0] = arena_strdup(p->arena, "caseload");
	if (!cli_read(n + 1, words, p->arena, &call, &err)) {
		out_sentence(&p->out, err.text);
	} else if (call.command == NULL) {
		plain_say(p, "There is no such command here. : alone lists them.");
	} else if (call.options.json || call.options.csv) {
		plain_say(p, "--json and --csv are for the shell. Leave them out here.");
	} else if (call.options.help) {
		plain_page_begin(p);
		help_command(&p->out, call.command);
		plain_page_end(p);
	} else {
		begin_command(p, call.command, &call.args, ASKS_NOTHING);
	}
}

static void colon(struct plain *p, const char *line)
{
	char *words[WORDS_MAX + 1];
	struct args args = args_new(p->arena);
	struct err err = {0};
	int n, used;

	if (!split(p, line, words, &n)) {
		plain_say(
			p, "A quotation mark is open, or there are too many words. Type it again.");
		return;
	}
	if (n == 0 || (n == 1 && strcmp(words[0], "help") == 0)) {
		list_all(p);
		return;
	}
	const struct command *command = command_named(n, words, &used);
	if (command == NULL || (command->where & IN_SHELL) == 0) {
		no_such_command(n, words, p->arena, &err);
		out_sentence(&p->out, err.text);
	} else if (used == n) {
		begin_command(p, command, &args, ASKS_ALL);
	} else if (command->id == CMD_HELP) {
		plain_page_begin(p);
		if (!help_words(&p->out, n - 1, words + 1))
			plain_say(p, "There is no such command. : alone lists them.");
		plain_page_end(p);
	} else {
		run_typed(p, n, words);
	}
}

void plain_colon(struct plain *p, const char *line)
{
	if (p->depth >= DEEPEST) {
		plain_say(p, "That is one command inside another too many. q goes back.");
		return;
	}
	p->depth++;
	colon(p, line);
	p->depth--;
}
