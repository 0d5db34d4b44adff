/* Help, the manual and completion say what the table says. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/cli/inside.h"

static struct arena *arena;
static char *printed;
static size_t length;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	free(printed);
	arena_free(arena);
}

static struct out begin(void)
{
	free(printed);
	printed = NULL;
	return (struct out){.to = open_memstream(&printed, &length), .arena = arena, .width = 100};
}

static void in_all(const struct command *command, void *data)
{
	const char *text = data;
	cr_assert_not_null(strstr(text, command->name), "help lists no %s", command->name);
	cr_assert_not_null(strstr(text, command->summary), "%s: no summary", command->name);
}

Test(help, lists_every_command_and_option, .init = setup, .fini = teardown)
{
	struct out out = begin();
	help_all(&out);
	fclose(out.to);
	shell_commands(in_all, printed);
	for (size_t i = 0; i < cli_globals_n; i++)
		cr_assert_not_null(
			strstr(printed, cli_globals[i].name), "no --%s", cli_globals[i].name);
}

static void own_page(const struct command *command, void *data)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);
	struct out out = begin();

	(void)data;
	help_command(&out, command);
	fclose(out.to);
	cr_assert_not_null(strstr(printed, command->summary), "%s", command->name);
	for (size_t i = 0; i < n; i++) {
		char *name = specs[i].by_place ? arena_printf(arena, "  <%s> ", specs[i].name)
					       : arena_printf(arena, "  --%s", specs[i].name);
		cr_assert_not_null(
			strstr(printed, name), "%s: nothing about %s", command->name, name);
	}
}

Test(help, has_a_page_for_every_command, .init = setup, .fini = teardown)
{
	char word[] = "lead", other[] = "nothing";
	char *lead[] = {word}, *nothing[] = {other}, *two[] = {word, other};
	struct out out = begin();

	cr_assert(help_words(&out, 1, lead));
	cr_assert(!help_words(&out, 1, nothing));
	cr_assert(!help_words(&out, 2, two));
	fclose(out.to);
	cr_assert_not_null(strstr(printed, "lead handover"));
	cr_assert_null(strstr(printed, "plan show"));
	shell_commands(own_page, NULL);
}

/* The words of a line as the shell would split it: only double quotes matter in examples. */
static int split(char *line, char *argv[])
{
	int n = 0;
	while (*line != '\0') {
		char end = *line == '"' ? '"' : ' ';
		line += end == '"';
		argv[n++] = line;
		line += strcspn(line, end == '"' ? "\"" : " ");
		if (*line != '\0')
			*line++ = '\0';
		line += strspn(line, " ");
	}
	return n;
}

static void example_reads(const struct command *command, void *data)
{
	char *argv[60], *line = arena_strdup(arena, help_example(command, arena));
	struct cli_call call;
	struct err err = {0};

	(void)data;
	cr_assert(cli_read(split(line, argv), argv, arena, &call, &err), "%s: %s", command->name,
		err.text);
	cr_assert(call.command == command || command->id == CMD_HELP, "%s", command->name);
}

Test(help, gives_examples_that_can_be_typed, .init = setup, .fini = teardown)
{
	shell_commands(example_reads, NULL);
}

static void in_manual(const struct command *command, void *data)
{
	const char *text = data, *at;
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);
	char heading[80], *h = heading;

	h += sprintf(h, ".SS \"");
	for (const char *c = command->name; *c != '\0'; c++)
		h += sprintf(h, "%s%c", *c == '-' ? "\\" : "", *c);
	strcpy(h, "\"\n");
	at = strstr(text, heading);
	cr_assert_not_null(at, "the manual has no section %s", command->name);
	const char *end = strstr(at + 1, ".SS");
	size_t tagged = 0;
	for (const char *tag = strstr(at, ".TP"); tag != NULL && (end == NULL || tag < end);
		tag = strstr(tag + 1, ".TP"))
		tagged++;
	cr_assert_eq(
		tagged, n, "%s: %zu of %zu arguments are in the manual", command->name, tagged, n);
}

Test(help, the_manual_has_every_command_and_argument, .init = setup, .fini = teardown)
{
	struct out out = begin();
	man_commands(&out);
	fclose(out.to);
	shell_commands(in_manual, printed);
	/* No line of text may be taken for a request. */
	for (const char *line = printed; line != NULL && *line != '\0';) {
		if (*line == '.')
			cr_assert(strncmp(line, ".SS ", 4) == 0 || strncmp(line, ".TP\n", 4) == 0 ||
					  strncmp(line, ".PP\n", 4) == 0 ||
					  strncmp(line, ".B ", 3) == 0 ||
					  strncmp(line, ".BI ", 4) == 0 ||
					  strncmp(line, ".I ", 3) == 0,
				"%.40s", line);
		line = strchr(line, '\n');
		line += line != NULL;
	}
}

static int run_bash(const char *script)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		execlp("bash", "bash", "-c", script, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

Test(help, completion_completes, .init = setup, .fini = teardown)
{
	static const struct {
		const char *words, *offers;
	} cases[] = {
		{"caseload le", "lead"},
		{"caseload lead han", "handover"},
		{"caseload plan need ''", "add"},
		{"caseload --json lead assign --re", "--reason"},
		{"caseload event add 999 f", "fall"},
		{"caseload review hold 999 --outcome ste", "step_down"},
	};
	struct out out = begin();

	cr_assert(!completion(&out, "tcsh"));
	cr_assert(completion(&out, "zsh") && completion(&out, "fish"));
	fclose(out.to);
	cr_assert_not_null(strstr(printed, "#compdef caseload"));
	cr_assert_not_null(strstr(printed, "complete -c caseload"));
	out = begin();
	cr_assert(completion(&out, "bash"));
	fclose(out.to);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *script = arena_printf(arena,
			"%s\nCOMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _caseload; [[ "
			"\" ${COMPREPLY[*]} \" == *\" %s \"* ]]",
			printed, cases[i].words, cases[i].offers);
		int status = run_bash(script);
		cr_assert(status == 0 || status == 127, "%s does not offer %s", cases[i].words,
			cases[i].offers);
	}
}
