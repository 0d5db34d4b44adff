/* Running one command: progress, Ctrl+C, and the question before an import. */
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/instrument.h>

#include "inside.h"
#include "json.h"
#include "show.h"

enum { QUIET_MS = 1000, BAR = 12 };

static volatile sig_atomic_t stop_asked;

static void on_interrupt(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
}

struct progress {
	struct cli *cli;
	int64_t begun; /* milliseconds */
	bool terminal, drawn;
};

/* "20,479" */
static void add_number(struct str *line, int64_t n)
{
	char digits[24];
	int length = snprintf(digits, sizeof(digits), "%" PRId64, n);

	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-')
			str_addc(line, ',');
		str_addc(line, digits[i]);
	}
}

static void add_bar(struct str *line, int64_t done, int64_t total)
{
	int filled = total > 0 ? (int)(done * BAR / total) : 0;

	str_add(line, "  [");
	for (int i = 0; i < BAR; i++)
		str_addc(line, i < filled ? '#' : '.');
	str_add(line, "]  ");
}

/* "Importing the list  [###.........]  20,479 of 300,053, 9,900 a second, 29 s left", on one line:
 * what does not fit is left out, for a line that wraps cannot be drawn over. */
static void draw(struct progress *p, const char *what, int64_t done, int64_t total, int64_t spent)
{
	struct out *notes = &p->cli->notes;
	int64_t rate = spent > 0 ? done * 1000 / spent : 0;
	struct str line = {0};

	str_add(&line, what);
	if (total > 0)
		add_bar(&line, done, total);
	else
		str_add(&line, "  ");
	add_number(&line, done);
	if (total > 0) {
		str_add(&line, " of ");
		add_number(&line, total);
	}
	if (rate > 0) {
		str_add(&line, ", ");
		add_number(&line, rate);
		str_add(&line, " a second");
	}
	if (rate > 0 && total > done)
		str_addf(&line, ", %" PRId64 " s left", (total - done) / rate + 1);
	fprintf(notes->to, "\r\033[K%.*s",
		(int)utf8_fit(str_text(&line), line.length, notes->width - 1), str_text(&line));
	fflush(notes->to);
	str_free(&line);
	p->drawn = true;
}

static bool progress(void *data, const char *what, int64_t done, int64_t total)
{
	struct progress *p = data;
	int64_t spent = clock_monotonic_ms() - p->begun;

	if (p->terminal && spent > QUIET_MS)
		draw(p, what, done, total, spent);
	return !stop_asked;
}

/* Only what asks whether to go on may take Ctrl+C from the shell: the rest ends as any program
 * does, and the store's journal keeps it whole. A second Ctrl+C always ends it. */
bool cli_do(struct cli *cli, struct result *out, struct err *err)
{
	const struct command *command = cli->call.command;
	bool guarded = cli->session != NULL && (command->needs & NEEDS_OTHER) != 0;
	struct progress p = {cli, clock_monotonic_ms(), isatty(STDERR_FILENO) != 0, false};
	struct sigaction act = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND}, before;

	if (guarded) {
		sigemptyset(&act.sa_mask);
		sigaction(SIGINT, &act, &before);
		session_set_progress(cli->session, progress, &p);
	}
	bool done = command_run(cli->session, command->id, &cli->call.args, cli->arena, out, err);
	if (guarded) {
		session_set_progress(cli->session, NULL, NULL);
		sigaction(SIGINT, &before, NULL);
		if (p.drawn)
			fputs("\r\033[K", cli->notes.to);
	}
	return done;
}

/* What doctor finds to put right makes the status. */
static int checks_status(const struct result *result)
{
	const struct check *checks = result->value;

	for (size_t i = 0; result->kind == RESULT_CHECKS && i < result->n; i++)
		if (strcmp(checks[i].state, "problem") == 0)
			return err_exit_status(ERR_DAMAGED);
	return 0;
}

/* A definition that cannot be used is refused, with all that is wrong with it. */
static int print_faults(struct cli *cli, const struct result *result)
{
	const struct instrument_fault *faults = result->value;

	if (cli->call.options.json)
		print_result_json(cli->out.to, result);
	fflush(cli->out.to);
	for (size_t i = 0; i < result->n; i++)
		out_sentence(&cli->notes, faults[i].text);
	out_sentence(&cli->notes, arena_printf(cli->arena, "caseload: %s", result->message));
	return err_exit_status(ERR_INVALID);
}

int cli_print(struct cli *cli, const struct result *result)
{
	struct err err;

	if (result->kind == RESULT_FAULTS)
		return print_faults(cli, result);
	if (result->kind == RESULT_TRIED && !cli->call.options.json) {
		print_csv(cli->out.to, result, cli->arena);
		fflush(cli->out.to);
		out_sentence(&cli->notes, result->message);
		return 0;
	}
	if (cli->call.options.json) {
		print_result_json(cli->out.to, result);
	} else if (cli->call.options.csv) {
		if (!print_csv(cli->out.to, result, cli->arena)) {
			err_set(&err, ERR_USAGE, "csv",
				"%s gives no list, so there is no CSV. Use --json.",
				cli->call.command->name);
			return cli_fail(cli, &err);
		}
	} else {
		show_result(&cli->out, cli->call.command, result, clock_today());
		/* The pages may be what a pipe carries on. */
		if (result->kind == RESULT_PAPER) {
			fflush(cli->out.to);
			show_notes(&cli->notes, result->value);
		}
	}
	return checks_status(result);
}

/* Somebody is there to be asked, and has neither said yes beforehand nor asked for a trial. */
static bool must_ask(const struct cli *cli)
{
	const struct cli_options *options = &cli->call.options;

	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && !options->yes && !options->json &&
	       !args_flag(&cli->call.args, "dry-run");
}

int cli_import_risk(struct cli *cli)
{
	struct result result;
	struct err err = {0};
	bool asked = must_ask(cli);

	if (asked) {
		args_set(&cli->call.args, "dry-run", "1");
		if (!cli_do(cli, &result, &err))
			return cli_fail(cli, &err);
		const struct import_report *report = result.value;
		show_import(&cli->notes, report, false);
		if (report->people == 0) {
			out_line(&cli->notes, "There is nothing to take in.");
			return err_exit_status(ERR_INVALID);
		}
		if (!cli_ask(cli, "Take this list in?")) {
			out_line(&cli->notes, "Nothing was written.");
			return err_exit_status(ERR_CANCELLED);
		}
		args_set(&cli->call.args, "dry-run", NULL);
		args_set(&cli->call.args, "expect", report->file_hash);
	}
	if (!cli_do(cli, &result, &err))
		return cli_fail(cli, &err);
	if (!asked || result.message == NULL)
		return cli_print(cli, &result);
	out_sentence(&cli->out, result.message); /* the rows have been read */
	return 0;
}
