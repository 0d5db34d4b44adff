/* From the line that was typed to the exit status. */
#include <caseload/cli/cli.h>

#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inside.h"
#include "json.h"
#include "plain.h"
#include "where.h"

/* Exit status of the contract for everything that is wrong with the store itself. */
enum { EXIT_STORE = 6 };

static int fail_as(
	struct cli *cli, const char *code, const char *field, const char *text, int status)
{
	if (cli->call.options.json)
		print_json(cli->out.to, error_json(code, field, text));
	fflush(cli->out.to);
	out_sentence(&cli->notes, arena_printf(cli->arena, "caseload: %s", text));
	return status;
}

int cli_fail(struct cli *cli, const struct err *err)
{
	/* A disk that fails is the store's trouble, a file that fails is the input's. */
	bool store = err->code == ERR_IO && strcmp(err->field, "store") == 0;

	return fail_as(cli, err_code_name(err->code), err->field, err->text,
		store ? EXIT_STORE : err_exit_status(err->code));
}

static bool set_in_environment(const char *name)
{
	const char *value = getenv(name);
	return value != NULL && *value != '\0' && strcmp(value, "0") != 0;
}

static void read_environment(struct cli_options *options)
{
	options->mono =
		options->mono || (getenv("NO_COLOR") != NULL && *getenv("NO_COLOR") != '\0');
	options->calm = options->calm || set_in_environment("CASELOAD_CALM") ||
			set_in_environment("ACCESSIBLE");
	options->ascii = options->ascii || set_in_environment("CASELOAD_ASCII") ||
			 strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

static struct out out_on(struct cli *cli, FILE *to, int fd)
{
	const struct cli_options *options = &cli->call.options;

	return (struct out){.to = to,
		.arena = cli->arena,
		.width = out_width(fd),
		.terminal = isatty(fd) != 0,
		.plain = options->plain,
		.ascii = options->ascii};
}

/* ---- stores ---- */

static int no_store(struct cli *cli, const char *path)
{
	return fail_as(cli, "no_store", "store",
		arena_printf(cli->arena,
			"There is no store at %s. Make one with \"caseload init --team NAME "
			"--worker NAME --profession CODE\", or look around with \"caseload demo\".",
			path),
		EXIT_STORE);
}

static bool open_session(struct cli *cli, const char *path, int *status)
{
	struct session_options options = {.store = path,
		.login = where_login(),
		.as = cli->call.options.as,
		.read_only = cli->call.options.read_only};
	struct stat st;
	struct err err = {0};

	if (path == NULL) {
		*status = fail_as(cli, "no_store", "store",
			"It is not known where the store is, for there is no home directory. Name "
			"it with --store.",
			EXIT_STORE);
	} else if (lstat(path, &st) != 0 && errno == ENOENT) {
		*status = no_store(cli, path);
	} else if (options.login == NULL) {
		*status = fail_as(cli, "denied", "login",
			"This machine gives your user no name, so you cannot be recognised as a "
			"worker.",
			err_exit_status(ERR_DENIED));
	} else if (!session_open(&options, &cli->session, &err)) {
		*status = cli_fail(cli, &err);
		if (strcmp(err.field, "store") == 0) /* a folder or a pipe is no store either */
			*status = EXIT_STORE;
	} else {
		return true;
	}
	return false;
}

/* ---- commands ---- */

/* Whether the terminal can be drawn on. */
static bool can_draw(void)
{
	const char *term = getenv("TERM");

	return term != NULL && *term != '\0' && strcmp(term, "dumb") != 0;
}

/* The screens where both ends are a terminal that can be drawn on; plain mode where it was asked
 * for, or where somebody reads along who cannot have the screens; else the list. */
static int open_board(struct cli *cli, const char *path, const char *message)
{
	const struct cli_options *options = &cli->call.options;
	bool in = isatty(STDIN_FILENO) != 0, out = isatty(STDOUT_FILENO) != 0;
	bool list = options->json || options->csv;
	struct result result;
	struct err err = {0};
	int status = 0;

	if (!open_session(cli, path, &status))
		return status;
	if (!list && (options->plain || (out && (!in || !can_draw()))))
		return plain_main(cli, message);
	if (!list && in && out && cli->board != NULL) {
		status = cli->board(cli->session, options, message);
		return status == BOARD_PLAIN ? plain_main(cli, message) : status;
	}
	if (message != NULL && !list)
		out_sentence(&cli->notes, message);
	cli->call.command = command_get(CMD_LIST);
	cli->call.args = args_new(cli->arena);
	if (!cli_do(cli, &result, &err))
		return cli_fail(cli, &err);
	return cli_print(cli, &result);
}

/* Somebody sits there, with a terminal that can be tried, and did not ask for data. */
static bool can_try_terminal(const struct cli *cli)
{
	const struct cli_options *options = &cli->call.options;
	const char *term = getenv("TERM");

	return cli->terminal != NULL && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	       !options->json && !options->csv && !options->plain && !options->yes &&
	       !args_flag(&cli->call.args, "sheet") && term != NULL && *term != '\0' &&
	       strcmp(term, "dumb") != 0;
}

/* The session is only for keeping what is taught: whatever is wrong has just been said. */
static void try_terminal(struct cli *cli, const char *path)
{
	struct session_options options = {.store = path,
		.login = where_login(),
		.as = cli->call.options.as,
		.read_only = cli->call.options.read_only};
	struct err ignored;

	fflush(cli->out.to);
	if (options.login != NULL && access(path, F_OK) == 0)
		session_open(&options, &cli->session, &ignored);
	cli->terminal(cli->session, &cli->call.options);
}

/* Commands that open no session are told which store is meant. */
static int run_without_store(struct cli *cli, const char *path)
{
	enum command_id id = cli->call.command->id;
	struct result result;
	struct err err = {0};

	if (path == NULL && id != CMD_RISK_CHECK && id != CMD_RISK_TRY)
		return fail_as(cli, "no_store", "store",
			"It is not known where the store is, for there is no home directory. Name "
			"it with --store.",
			EXIT_STORE);
	if (id == CMD_INIT && args_get(&cli->call.args, "login") == NULL)
		args_set(&cli->call.args, "login", where_login());
	if ((id == CMD_INIT || id == CMD_DEMO) && cli->call.options.store == NULL &&
		!where_make_folder(path, &err))
		return cli_fail(cli, &err);
	args_set(&cli->call.args, "store", path);
	if (!cli_do(cli, &result, &err))
		return cli_fail(cli, &err);
	if (id == CMD_DEMO)
		return open_board(cli, path, result.message);
	int status = cli_print(cli, &result);
	if (id == CMD_DOCTOR && can_try_terminal(cli))
		try_terminal(cli, path);
	return status;
}

static int run_command(struct cli *cli)
{
	const struct command *command = cli->call.command;
	const char *path = where_store(&cli->call.options, command->id == CMD_DEMO, cli->arena);
	struct result result;
	struct err err = {0};
	int status = 0;

	if (!cli_read_long(cli, &err))
		return cli_fail(cli, &err);
	if ((command->needs & NEEDS_STORE) == 0)
		return run_without_store(cli, path);
	if (!open_session(cli, path, &status))
		return status;
	if (command->id == CMD_IMPORT_RISK)
		return cli_import_risk(cli);
	if (!cli_do(cli, &result, &err))
		return cli_fail(cli, &err);
	return cli_print(cli, &result);
}

static int show_help(struct cli *cli, int n, char *const words[])
{
	struct err err;

	if (help_words(&cli->out, n, words))
		return 0;
	err_set(&err, ERR_USAGE, "command",
		"There is no command \"%s%s%s\". \"caseload help\" lists them all.", words[0],
		n > 1 ? " " : "", n > 1 ? words[1] : "");
	return cli_fail(cli, &err);
}

static int show_command_help(struct cli *cli)
{
	help_command(&cli->out, cli->call.command);
	return 0;
}

static int run_words(struct cli *cli)
{
	struct cli_call *call = &cli->call;
	const char *word = call->words_n > 0 ? call->words[0] : "";
	struct err err;

	if (call->options.version) {
		out_line(&cli->out, "caseload %s", CASELOAD_VERSION);
		return 0;
	}
	if (call->options.help || strcmp(word, "help") == 0) {
		bool asked = strcmp(word, "help") == 0;
		return show_help(cli, call->words_n - asked, call->words + asked);
	}
	if (strcmp(word, "man") == 0) {
		man_commands(&cli->out);
		return 0;
	}
	if (strcmp(word, "completion") == 0) {
		if (call->words_n == 2 && completion(&cli->out, call->words[1]))
			return 0;
		err_set(&err, ERR_USAGE, "shell",
			"Name the shell: caseload completion bash, zsh or fish.");
		return cli_fail(cli, &err);
	}
	return open_board(cli, where_store(&call->options, false, cli->arena), NULL);
}

/* What was printed must have arrived. A reader that has seen enough, as `head` has, is no error. */
static int finish(struct cli *cli, int status)
{
	struct err err;
	struct pollfd reader = {.fd = STDOUT_FILENO};
	bool failed = fflush(cli->out.to) != 0 || ferror(cli->out.to);

	if (!failed || (poll(&reader, 1, 0) == 1 && (reader.revents & POLLERR) != 0))
		return status;
	err_set(&err, ERR_IO, "output",
		"The result could not be written in full. Make room on the disk and try again.");
	out_line(&cli->notes, "caseload: %s", err.text);
	return status != 0 ? status : err_exit_status(ERR_IO);
}

int cli_main(int argc, char **argv, board_fn board, terminal_fn terminal)
{
	struct cli cli = {.arena = arena_new(), .board = board, .terminal = terminal};
	struct err err = {0};
	int status;

	bool read = cli_read(argc, argv, cli.arena, &cli.call, &err);
	read_environment(&cli.call.options);
	cli.out = out_on(&cli, stdout, STDOUT_FILENO);
	cli.notes = out_on(&cli, stderr, STDERR_FILENO);
	cli.notes.plain = false;
	if (!read)
		status = cli_fail(&cli, &err);
	else if (cli.call.command == NULL)
		status = run_words(&cli);
	else if (cli.call.options.help)
		status = show_command_help(&cli);
	else
		status = run_command(&cli);
	status = finish(&cli, status);
	session_close(cli.session);
	arena_free(cli.arena);
	return status;
}
