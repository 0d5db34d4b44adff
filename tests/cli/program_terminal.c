/* The whole program at a terminal: it asks before an import, and stops when told to. */
#include <criterion/criterion.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/str.h>

#include "program.h"

static const char list[] =
	"nhs_number,family_name,given_name,date_of_birth,gender,instrument,score,scored_on\n"
	"9990000018,OKONKWO,Adaeze,1945-07-14,Female,efi,0.47,2026-03-01\n";

struct terminal {
	int fd;
	pid_t pid;
	struct str seen;
};

static void child(const struct program *program, const char *line, const char *term)
{
	if (chdir(program->folder) != 0)
		_exit(99);
	setenv("HOME", program->folder, 1);
	setenv("TERM", term, 1);
	setenv("CASELOAD_NOW", "2026-03-12T14:05", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("CASELOAD_STORE");
	unsetenv("COLUMNS");
	execl("/bin/sh", "sh", "-c", line, (char *)NULL);
	_exit(99);
}

static struct terminal begin(const struct program *program, const char *line, const char *term)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	struct terminal t = {0};

	t.pid = forkpty(&t.fd, NULL, NULL, &size);
	if (t.pid == 0)
		child(program, line, term);
	alarm(30);
	return t;
}

/* Reads until `text` has been seen; NULL: until the end. */
static void wait_for(struct terminal *t, const char *text)
{
	char buffer[4096];
	ssize_t n;

	while (text == NULL || strstr(str_text(&t->seen), text) == NULL) {
		n = read(t->fd, buffer, sizeof(buffer));
		if (n <= 0) {
			cr_assert_null(text, "\"%s\" did not come: %s", text, str_text(&t->seen));
			return;
		}
		str_addn(&t->seen, buffer, (size_t)n);
	}
}

static void type(struct terminal *t, const char *text)
{
	cr_assert_eq(write(t->fd, text, strlen(text)), (ssize_t)strlen(text));
}

static int end(struct terminal *t)
{
	int status;

	wait_for(t, NULL);
	waitpid(t->pid, &status, 0);
	close(t->fd);
	alarm(0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Test(program_terminal, an_import_is_shown_and_asked_about)
{
	struct program program;

	if (!program_open(&program))
		return;
	program_team(&program);
	program_file(&program, "list.csv", list, sizeof(list) - 1);

	struct terminal t =
		begin(&program, "./caseload import risk list.csv --basis Care", "xterm");
	wait_for(&t, "Take this list in? y/n ");
	cr_assert_not_null(strstr(str_text(&t.seen), "Nothing has been written."));
	type(&t, "perhaps\n");
	wait_for(&t, "Type y for yes or n for no.");
	type(&t, "n\n");
	cr_assert_eq(end(&t), 1, "%s", str_text(&t.seen));
	cr_assert_not_null(strstr(str_text(&t.seen), "Nothing was written."));
	str_free(&t.seen);
	program_expect(&program, "caseload list --json", 0, "[]\n", "");

	t = begin(&program, "./caseload import risk list.csv --basis Care", "xterm");
	wait_for(&t, "Take this list in? y/n ");
	type(&t, "\004");
	cr_assert_eq(end(&t), 1, "the end of the input is no");
	str_free(&t.seen);

	t = begin(&program, "./caseload import risk list.csv --basis Care", "xterm");
	wait_for(&t, "Take this list in? y/n ");
	type(&t, "y\n");
	cr_assert_eq(end(&t), 0, "%s", str_text(&t.seen));
	str_free(&t.seen);
	program_expect(&program, "caseload list --json", 0, "9990000018", "");
	program_close(&program);
}

Test(program_terminal, a_file_that_changes_under_the_question_is_refused)
{
	struct program program;

	if (!program_open(&program))
		return;
	program_team(&program);
	program_file(&program, "list.csv", list, sizeof(list) - 1);
	struct terminal t =
		begin(&program, "./caseload import risk list.csv --basis Care", "xterm");
	wait_for(&t, "Take this list in? y/n ");
	program_expect(&program, "sed -i s/0.47/0.02/ list.csv", 0, "", "");
	type(&t, "y\n");
	cr_assert_neq(end(&t), 0, "%s", str_text(&t.seen));
	str_free(&t.seen);
	program_expect(&program, "caseload list --json", 0, "[]\n", "");
	program_close(&program);
}

Test(program_terminal, a_dumb_terminal_gets_prompts)
{
	struct program program;

	if (!program_open(&program))
		return;
	program_team(&program);
	program_expect(&program,
		"caseload person add --family Okonkwo --given Adaeze --born 14/7/45", 0, NULL, "");
	struct terminal t = begin(&program, "exec ./caseload", "dumb");
	wait_for(&t, "Board> ");
	type(&t, "find okonkwo\n");
	wait_for(&t, "OKONKWO, Adaeze. Born 14-Jul-1945, 80.");
	wait_for(&t, "Person> ");
	type(&t, "\003"); /* Ctrl+C goes back, and never ends the program */
	wait_for(&t, "Person> ^C\r\nBoard> ");
	type(&t, "q\n");
	cr_assert_eq(end(&t), 0, "%s", str_text(&t.seen));
	cr_assert_null(strchr(str_text(&t.seen), '\033'), "no cursor is moved");
	str_free(&t.seen);
	program_close(&program);
}
