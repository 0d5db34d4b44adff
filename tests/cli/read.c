#include <criterion/criterion.h>
#include <string.h>

#include "../../src/cli/read.h"

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
}

/* Words between blanks; '~' stands for a blank inside a word. */
static bool read_line(const char *line, struct cli_call *call, struct err *err)
{
	char *copy = arena_strdup(arena, line), *save = NULL,
	     **argv = arena_new_array(arena, char *, 40);
	int argc = 0;

	for (char *word = strtok_r(copy, " ", &save); word != NULL;
		word = strtok_r(NULL, " ", &save)) {
		for (char *c = word; *c != '\0'; c++)
			*c = *c == '~' ? ' ' : *c;
		argv[argc++] = word;
	}
	err_clear(err);
	return cli_read(argc, argv, arena, call, err);
}

Test(read, understands, .init = setup, .fini = teardown)
{
	static const struct {
		const char *line, *command, *name, *value;
	} cases[] = {
		{"caseload list", "list", NULL, NULL},
		{"caseload --json list", "list", NULL, NULL},
		{"caseload --store x.db list --band high", "list", "band", "high"},
		{"caseload list --band=high --json", "list", "band", "high"},
		{"caseload list --unled --limit 3", "list", "limit", "3"},
		{"caseload list --unled", "list", "unled", "1"},
		{"caseload person show 9990000018", "person show", "person", "9990000018"},
		{"caseload person show 999 000 0018", "person show", "person", "9990000018"},
		{"caseload person --json show 999 000 0018", "person show", "person", "9990000018"},
		{"caseload audit list --person 999 000 0018", "audit list", "person", "9990000018"},
		{"caseload audit list --person 9990000018 --limit 3", "audit list", "person",
			"9990000018"},
		{"caseload event add 999 000 0018 fall -2d", "event add", "on", "-2d"},
		{"caseload review book 9990000018 +3m --with=mlewis", "review book", "date", "+3m"},
		{"caseload note add 9990000018 -", "note add", "text", "-"},
		{"caseload note add 9990000018 rang the daughter", "note add", "text",
			"rang the daughter"},
		{"caseload note add 9990000018 -- --json", "note add", "text", "--json"},
		{"caseload plan need add 9990000018 falls", "plan need add", "text", "falls"},
		{"caseload plan show 9990000018 --version 2", "plan show", "version", "2"},
		{"caseload person edit 9990000018 --phone=", "person edit", "phone", ""},
		{"caseload lead assign 9990000018 mlewis --reason=--x", "lead assign", "reason",
			"--x"},
		{"caseload find van der berg", "find", "text", "van der berg"},
		{"caseload restore copy.db --trial", "restore", "trial", "1"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct cli_call call;
		struct err err;
		cr_assert(read_line(cases[i].line, &call, &err), "%s: %s", cases[i].line, err.text);
		cr_assert_not_null(call.command, "%s: no command", cases[i].line);
		cr_assert_str_eq(call.command->name, cases[i].command, "%s", cases[i].line);
		if (cases[i].name == NULL)
			continue;
		const char *value = args_get(&call.args, cases[i].name);
		cr_assert_not_null(value, "%s: no %s", cases[i].line, cases[i].name);
		cr_assert_str_eq(
			value, cases[i].value, "%s: %s is %s", cases[i].line, cases[i].name, value);
	}
}

Test(read, options_of_every_command_stand_anywhere, .init = setup, .fini = teardown)
{
	struct cli_call call;
	struct err err;

	cr_assert(
		read_line("caseload --as mlewis list --json --store=a.db --read-only --yes --calm",
			&call, &err),
		"%s", err.text);
	cr_assert_str_eq(call.options.as, "mlewis");
	cr_assert_str_eq(call.options.store, "a.db");
	cr_assert(call.options.json && call.options.read_only && call.options.yes &&
		  call.options.calm);
	cr_assert(!call.options.csv && !call.options.plain && !call.options.version);
	cr_assert(read_line("caseload --version", &call, &err) && call.options.version);
	cr_assert(read_line("caseload", &call, &err) && call.command == NULL && call.words_n == 0);
	cr_assert(read_line("caseload lead --help", &call, &err) && call.options.help);
	cr_assert(read_line("caseload lead assign --help", &call, &err) && call.options.help,
		"help asks for no arguments");
	cr_assert(read_line("caseload help plan need add", &call, &err) && call.words_n == 4);
}

Test(read, refuses_with_a_sentence_that_helps, .init = setup, .fini = teardown)
{
	static const struct {
		const char *line, *field, *says;
	} cases[] = {
		{"caseload lisst", "command", "Did you mean \"list\"?"},
		{"caseload lead asign 9990000018", "command", "Did you mean \"lead assign\"?"},
		{"caseload lead", "command", "assign, accept, decline"},
		{"caseload frobnicate", "command", "caseload help"},
		{"caseload list --bnad high", "bnad", "Did you mean --band?"},
		{"caseload list --jsno", "jsno", "Did you mean --json?"},
		{"caseload list --wibble", "wibble", "caseload help list"},
		{"caseload list -x", "option", "whole words"},
		{"caseload list --band", "band", "needs a value"},
		{"caseload list --band --json", "band", "needs a value"},
		{"caseload list --unled=yes", "unled", "takes no value"},
		{"caseload list --json=yes", "json", "takes no value"},
		{"caseload list --band high --band low", "band", "twice"},
		{"caseload list somebody", "arguments", "more than list takes"},
		{"caseload list --json --csv", "csv", "one of"},
		{"caseload review book 9990000018 +3m --csv", "csv", "--json"},
		{"caseload event add 9990000018", "kind", "<person> <kind> <on> [--until DATE]"},
		{"caseload lead inform 9990000018 --on today", "how", "needs --how WORD"},
		{"caseload person edit", "person", "\"caseload help person edit\" shows them all."},
		{"caseload person show", "person", "needs <person>"},
		{"caseload lead assign 9990000018 mlewis", "reason", "needs --reason TEXT"},
		{"caseload restore copy.db", "trial", "needs --trial"},
		{"caseload -- list", "command", "before \"list\""},
		{"caseload --store= list", "store", "needs a value"},
		{"caseload --wibble", "wibble", "no option"},
		{"caseload person show \xff", "arguments", "UTF-8"},
		{"caseload draft keep --place note --text x", "command", "no command"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct cli_call call;
		struct err err;
		cr_assert(!read_line(cases[i].line, &call, &err), "%s was taken", cases[i].line);
		cr_assert_eq(err.code, ERR_USAGE, "%s", cases[i].line);
		cr_assert_str_eq(err.field, cases[i].field, "%s: %s", cases[i].line, err.field);
		cr_assert_not_null(
			strstr(err.text, cases[i].says), "%s: %s", cases[i].line, err.text);
	}
}
