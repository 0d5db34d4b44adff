/* Plain mode when it goes wrong: answers that are none, input that ends anywhere, keys typed before
 * the question, text that would steer the terminal. */
#include <criterion/criterion.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "script.h"

/* None of these may change anything. */
Test(plain_wrong, an_answer_that_is_none_does_nothing)
{
	static const struct {
		const char *script;
		const char *parts[4];
	} cases[] = {
		{"99\n0\n-1\n4x\n12345\nq\n", {"not on this page", "not on this page"}},
		{"9990000019\nq\n", {"check digit"}},
		{"dd\n;\n\\\nEND\ny\nq\n", {"There is no \"dd\" here.", "? helps."}},
		{"4\n99\nfoo\n-\nq\nq\n", {"Type a number from 1 to 14"}},
		{"4\n4\n3/16/26\n31/2\n1/1/26\n\nq\nq\n",
			{"16 is not a month. Day comes first: 16/3.", "no such day", "has passed"}},
		{"4\n4\n+3m\nyes please\n\n+3m\nn\nq\nq\n",
			{"Type y for yes or n for no.", "Type y for yes or n for no.",
				"Not saved."}},
		{"4\n4\n+3m\nq\nq\nq\n", {"Save? y or n: ", "Not saved."}},
		{"4\n4\n+3m\n", {"Save? y or n: "}},
		{"4\n9\nend\nneeds met\n\n.\nend\nq\nq\n", {"Type END", "Not saved."}},
		{"4\n9\nend\nneeds met\n\n.\n END\nq\nq\n", {"Type END", "Not saved."}},
		{"4\n9\nend\nneeds met\n\n.\n\nq\nq\n", {"Type END", "Not saved."}},
		{"4\n9\nend\nneeds met\n\n.\ny\nq\nq\n", {"Type END", "Not saved."}},
		{"4\n9\nend\nrubbish\n99\nq\nq\nq\n", {"is not in the list", "is not in the list"}},
		{"4\n5\n7\nx\n\nq\nq\n", {"Type a number from 1 to 1, a, or Enter."}},
		{"4\n5\n1\n9\nzzz\nq\nq\nq\n", {"is not in the list"}},
		{"4\n2\n99\nzz\n2\nz\n\nq\nq\nq\n",
			{"Type a number from 1 to 14", "Type a, r or Enter."}},
		{"4\n2\n2\nr\n.\nq\nq\nq\n", {"Nothing was typed, so nothing changed."}},
		{"4\n8\nzz\nm\nnobody\nq\nq\nq\n",
			{"There is no \"zz\" here", "is not in the list"}},
		{"I\nnosuchfile\nCare\nq\n", {"nosuchfile"}},
		{"P\n\nq\n", {"Nothing was printed."}},
		{"P\n/nonexistent/x.txt\nq\n", {"nonexistent"}},
		{"4\n4\n\xff\xfe\n+3m\nn\nq\nq\n", {"not UTF-8", "Not saved."}},
		{":\":\n:note add 'x\nq\n", {"quotation mark", "quotation mark"}},
		{":review hold\n9990000018\n\nq\n", {"Outcome is needed."}},
		{":nhs\n:plan\n:plan zz\nq\n",
			{"There is no command", "Say what to do", "There is no"}},
		{"4\n4\n+3m\ny", {"in the middle of a line"}},
	};
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	char *before = script_record(&p, "store.db", "9990000018");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		script_copy(&p, "job.db");
		script_expect(&p, "job.db", cases[i].script, cases[i].parts);
		char *after = script_record(&p, "job.db", "9990000018");
		cr_assert_str_eq(before, after, "something changed after\n%s", cases[i].script);
		free(after);
	}
	free(before);
	program_close(&p);
}

/* One script through every kind of prompt, cut after each line. What is saved is saved by the line
 * that says so, and by none before it; what was being typed is kept. */
static const char *const whole[] = {"?", "/oko", "1", "1", "2", "1", "?", "w", "Two falls.",
	"In February.", ".", "y!", "need", "Falls", ".", "mobility", ".", "y!", "", "3", "c",
	"Ngozi Okonkwo", "Daughter", ".", "y!", "4", "?", "+3m", "y!", "4", "h", "1", "today",
	"+1m", "Well", ".", "y!", "5", "a", "Ring her", "lewis", "fri", "y!", "5", "2", "done",
	"Seen", "y!", "6", "n", "Slept well", ".", "", "y!", "7", "E", "fall", "yesterday", ".",
	"y!", "8", "m", "mlewis", "Visits", "", "y!", ":action list", ".", "9", "end", "4", "today",
	".", "END!", "q", "D", "", "q"};
enum { LINES = sizeof(whole) / sizeof(whole[0]) };

static bool saves(const char *line)
{
	size_t length = strlen(line);
	return length > 0 && line[length - 1] == '!';
}

/* The record without what each run makes anew: the uids. */
static char *without_uids(char *record)
{
	for (char *c = record; strlen(c) > 36; c++)
		if (c[8] == '-' && c[13] == '-' && c[18] == '-' && c[23] == '-' &&
			strspn(c, "0123456789abcdef-") == 36)
			memset(c, 'u', 36);
	return record;
}

Test(plain_wrong, the_input_may_end_anywhere, .timeout = 120)
{
	struct str script = {0};
	struct program p;
	size_t kept = 0, saved = 0;

	if (!program_open(&p))
		return;
	script_store(&p);
	char *record = without_uids(script_record(&p, "store.db", "9990000018"));
	for (size_t i = 0; i < LINES; i++) {
		str_addf(&script, "%.*s\n", (int)(strlen(whole[i]) - saves(whole[i])), whole[i]);
		script_copy(&p, "job.db");
		struct ran ran = script_run(&p, "job.db", str_text(&script));
		char *now = without_uids(script_record(&p, "job.db", "9990000018"));
		bool same = strcmp(now, record) == 0;
		cr_assert(same != saves(whole[i]), "line %zu, \"%s\", %s:\n%s", i + 1, whole[i],
			same ? "saved nothing" : "saved something", ran.out);
		kept += strstr(ran.out, "kept as a draft") != NULL;
		saved += !same;
		ran_free(&ran);
		free(record);
		record = now;
	}
	cr_assert(kept > 15 && saved > 10, "%zu drafts, %zu saved", kept, saved);
	free(record);
	str_free(&script);
	program_close(&p);
}

/* What the store holds may say what it likes. */
Test(plain_wrong, text_of_records_steers_nothing)
{
	static const char *const parts[] = {"Board> ", "Person> ", "Plan> ", NULL};
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	program_expect(&p,
		"caseload --store store.db note add 9990000018 hello && sqlite3 store.db \"UPDATE "
		"person SET family = char(27) || '[31mEV' || char(155) || char(8238) || 'IL'; "
		"UPDATE note SET text = char(27) || ']0;t' || char(7); UPDATE plan_section SET "
		"text = char(27) || '[2J' || char(13) || 'z'; UPDATE alert SET text = char(27) || "
		"'c'; UPDATE action SET what = char(27) || '[5m'; UPDATE worker SET name = "
		"char(27) || '[5mJo'; UPDATE team SET name = char(27) || '[5mT', person_word = "
		"'person'\"",
		0, NULL, "");
	script_expect(&p, "store.db",
		"4\n1\n2\n2\n\ns\nq\n3\n\n4\n\n5\n\n6\n\n8\nm\nq\n\n10\n12\n\n13\nq\nf 7\nq\n",
		parts);
	struct ran ran =
		script_run(&p, "store.db", "4\n1\n2\n2\n\ns\nq\n5\n\n6\n\n8\nm\nq\nq\nq\n");
	cr_assert(text_is_safe(ran.out, true), "%s", ran.out);
	ran_free(&ran);
	program_close(&p);
}

/* ---- at a terminal ---- */

struct typist {
	int fd;
	pid_t pid;
	struct str seen;
	size_t at; /* what has been waited for already */
};

static struct typist sit_down(const struct program *program, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	struct typist t = {0};

	t.pid = forkpty(&t.fd, NULL, NULL, &size);
	if (t.pid == 0) {
		if (chdir(program->folder) != 0)
			_exit(99);
		setenv("HOME", program->folder, 1);
		setenv("TERM", "xterm", 1);
		setenv("CASELOAD_NOW", "2026-03-12T14:05", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		unsetenv("COLUMNS");
		execl("./caseload", "caseload", "--plain", "--store", "store.db", (char *)NULL);
		_exit(99);
	}
	alarm(30);
	return t;
}

static void wait_for(struct typist *t, const char *text)
{
	char buffer[4096];

	for (;;) {
		const char *found = strstr(str_text(&t->seen) + t->at, text);
		if (found != NULL) {
			t->at = (size_t)(found - str_text(&t->seen)) + strlen(text);
			return;
		}
		ssize_t n = read(t->fd, buffer, sizeof(buffer));
		cr_assert(n > 0, "\"%s\" did not come: %s", text, str_text(&t->seen));
		str_addn(&t->seen, buffer, (size_t)n);
	}
}

static void type(struct typist *t, const char *text)
{
	cr_assert_eq(write(t->fd, text, strlen(text)), (ssize_t)strlen(text));
}

static int stand_up(struct typist *t)
{
	char buffer[4096];
	int status;
	ssize_t n;

	while ((n = read(t->fd, buffer, sizeof(buffer))) > 0)
		str_addn(&t->seen, buffer, (size_t)n);
	waitpid(t->pid, &status, 0);
	close(t->fd);
	alarm(0);
	cr_assert_null(strchr(str_text(&t->seen), '\033'), "%s", str_text(&t->seen));
	str_free(&t->seen);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void no_line_is_wider(const char *text, int cols)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\r\n");
		cr_assert(utf8_width(text, length) <= cols, "wider than %d: %.*s", cols,
			(int)length, text);
		text += length + (text[length] != '\0');
	}
}

Test(plain_wrong, a_reader_is_given_pages_that_fit)
{
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	struct typist t = sit_down(&p, 16, 60);
	wait_for(&t, "Board> ");
	type(&t, "4\n");
	wait_for(&t, "Person> ");
	type(&t, "1\n");
	wait_for(&t, "More: Enter goes on, q stops: ");
	type(&t, "q\n");
	wait_for(&t, "Person> ");
	no_line_is_wider(str_text(&t.seen), 60);
	type(&t, "\004"); /* Ctrl+D is the end of the input */
	cr_assert_eq(stand_up(&t), 0);
	program_close(&p);
}

Test(plain_wrong, keys_typed_before_a_question_that_protects_do_not_answer_it)
{
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	struct typist t = sit_down(&p, 24, 80);
	wait_for(&t, "Board> ");
	type(&t, "4\n9\nend\nneeds met\n\n.\nEND\n"); /* all in one burst */
	wait_for(&t, "anything else leaves: ");
	type(&t, "\n");
	wait_for(&t, "Not saved.");
	type(&t, "q\nq\n");
	cr_assert_eq(stand_up(&t), 0);
	program_expect(&p, "caseload --store store.db person show 9990000018 | grep Register", 0,
		"On register", "");
	program_close(&p);
}

/* A hang-up, a request to end, and the end of the terminal: at once, and nothing is lost. */
Test(plain_wrong, whoever_is_cut_off_finds_a_draft)
{
	static const int signals[] = {SIGHUP, SIGTERM, 0};
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		int status;
		struct typist t = sit_down(&p, 24, 80);

		wait_for(&t, "Board> ");
		type(&t, "4\n6\nn\n");
		wait_for(&t, "? helps.");
		type(&t, "Half a note\n");
		wait_for(&t, "Half a note");
		if (signals[i] != 0) {
			cr_assert_eq(kill(t.pid, signals[i]), 0);
			cr_assert_eq(stand_up(&t), 0, "signal %d", signals[i]);
		} else {
			type(&t, "?\n"); /* its answer shows that the line before was read */
			wait_for(&t, "A line with a full stop alone ends the text.");
			close(t.fd);
			waitpid(t.pid, &status, 0);
			str_free(&t.seen);
			cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d", status);
		}
		program_expect(
			&p, "caseload --store store.db draft list --json", 0, "Half a note", "");
		program_expect(&p,
			"caseload --store store.db draft drop --person 9990000018 --place 'note "
			"add'",
			0, NULL, "");
	}
	program_close(&p);
}
