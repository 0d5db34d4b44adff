/* A terminal that is too small, unknown or gone. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "refusal.h"
#include "vt.h"

enum { START_MS = 10000, END_MS = 1000 };

static struct vt *begin(
	const struct program *program, const char *term, const char *locale, int rows, int cols)
{
	struct str path = {0}, store = {0}, home = {0};

	str_addf(&path, "%s/caseload", program->folder);
	str_addf(&store, "%s/store.db", program->folder);
	str_addf(&home, "HOME=%s", program->folder);
	const char *const argv[] = {str_text(&path), "--store", str_text(&store), NULL};
	const char *const env[] = {
		str_text(&home), "CASELOAD_NOW=2026-03-12T14:05", term, locale, NULL};
	struct vt *vt = vt_start(argv, env, rows, cols);
	cr_assert_not_null(vt);
	str_free(&path);
	str_free(&store);
	str_free(&home);
	return vt;
}

/* It shows or prints this, and ends by itself when the terminal goes. */
Test(bad_terminal, is_told_and_left)
{
	static const struct {
		const char *term, *locale;
		int rows, cols;
		const char *sees;
	} cases[] = {
		{"TERM=xterm-256color", "LC_ALL=C.UTF-8", 24, 80, "[1 Board]"},
		{"TERM=xterm-256color", "LC_ALL=C.UTF-8", 10, 40, "60x16"},
		{"TERM=xterm-256color", "LC_ALL=C.UTF-8", 15, 59, "60x16"},
		{"TERM=xterm-256color", "LC_ALL=C", 24, 80, "[1 Board]"},
		{"TERM=xterm-256color", "LC_ALL=xx_YY.ISO-8859-1", 24, 80, "[1 Board]"},
		{"TERM=nosuchterminal", "LC_ALL=C.UTF-8", 24, 80, "1, 2 or 3?"},
		{"TERM=putty-unheard-of", "LC_ALL=C.UTF-8", 24, 80, "[1 Board]"},
		{"TERM=linux", "LC_ALL=C.UTF-8", 24, 80, "[1 Board]"},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vt *vt =
			begin(&p, cases[i].term, cases[i].locale, cases[i].rows, cases[i].cols);
		cr_assert(vt_wait(vt, cases[i].sees, START_MS), "%s %s %dx%d:\n%s", cases[i].term,
			cases[i].locale, cases[i].cols, cases[i].rows, vt_screen(vt));
		bool asks = strstr(cases[i].sees, "1, 2") != NULL;
		vt_hangup(vt);
		int status = vt_exit(vt, END_MS);
		cr_assert(status == (asks ? 128 + 1 : 0),
			"%s %s: the terminal is gone, and it ends with %d", cases[i].term,
			cases[i].locale, status);
		vt_free(vt);
	}
	program_close(&p);
}

/* An unknown type is asked about, and the answer is taken. */
Test(bad_terminal, is_asked_about)
{
	static const struct {
		const char *term, *answer, *sees;
		bool screen;
	} cases[] = {
		{"TERM=nosuchterminal", "\r", "[1 Board]", true},
		{"TERM=nosuchterminal", "9\rx\r2\r", "[1 Board]", true},
		{"TERM=nosuchterminal", "3\r", "Board>", false},
		{"TERM=nosuchterminal", "\004", "ncurses-term", false},
		{"TERM=\033]0;x\007", "\004", "ncurses-term", false},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vt *vt = begin(&p, cases[i].term, "LC_ALL=C.UTF-8", 24, 80);
		const char *output;
		size_t length;

		cr_assert(vt_wait(vt, "1, 2 or 3?", START_MS), "%s", vt_screen(vt));
		vt_send(vt, cases[i].answer);
		cr_assert(vt_wait(vt, cases[i].sees, START_MS), "%zu: %s", i, vt_screen(vt));
		output = vt_output(vt, &length);
		cr_assert_eq(memchr(output, '\033', length) != NULL, cases[i].screen);
		if (strcmp(cases[i].answer, "\004") == 0)
			cr_assert_eq(vt_exit(vt, END_MS), 2);
		vt_free(vt);
	}
	program_close(&p);
}

/* No full screen is to be had: prompts, one below the other. */
Test(bad_terminal, without_a_screen_gets_prompts)
{
	static const char *const terms[] = {"TERM=dumb", "TERM="};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		size_t length;
		struct vt *vt = begin(&p, terms[i], "LC_ALL=C.UTF-8", 24, 80);
		cr_assert(vt_wait(vt, "Board>", START_MS), "%s:\n%s", terms[i], vt_screen(vt));
		vt_send(vt, "f 7\nq\n");
		int status = vt_exit(vt, END_MS);
		const char *output = vt_output(vt, &length);
		cr_assert(status == 0 && vt_sees(vt, "OKONKWO"), "%s: %d\n%s", terms[i], status,
			vt_screen(vt));
		cr_assert(
			memchr(output, '\033', length) == NULL, "%s: no cursor is moved", terms[i]);
		vt_free(vt);
	}
	program_close(&p);
}

/* To the shell and back: nothing of a record is on the screen meanwhile or right after. */
Test(bad_terminal, goes_to_the_shell_and_comes_back)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	struct str home = {0}, line = {0};
	str_addf(&home, "HOME=%s", p.folder);
	str_addf(&line, "%s/caseload --store %s/store.db\r", p.folder, p.folder);
	const char *const argv[] = {"/bin/sh", "-i", NULL};
	const char *const env[] = {str_text(&home), "PS1=shell> ", "ENV=", NULL};
	struct vt *vt = vt_start(argv, env, 24, 80);
	cr_assert_not_null(vt);
	cr_assert(vt_wait(vt, "shell>", START_MS), "%s", vt_screen(vt));
	vt_send(vt, str_text(&line));
	cr_assert(vt_wait(vt, "[1 Board]", START_MS), "%s", vt_screen(vt));
	vt_send(vt, "\033[13~okon");
	cr_assert(vt_wait(vt, "OKONKWO", START_MS), "%s", vt_screen(vt));
	vt_send(vt, "\020"); /* Ctrl+P: to the shell */
	cr_assert(vt_wait(vt, "Find or do:", START_MS), "%s", vt_screen(vt));
	vt_send(vt, "go to the shell");
	cr_assert(vt_wait(vt, "1 command", START_MS), "%s", vt_screen(vt));
	vt_send(vt, "\r");
	cr_assert(vt_wait(vt, "topped", START_MS), "%s", vt_screen(vt));
	cr_assert(!vt_sees(vt, "OKONKWO"), "%s", vt_screen(vt));
	vt_send(vt, "stty -a | grep -o .ixon; fg\r");
	cr_assert(vt_wait(vt, "still signed in", START_MS), "%s", vt_screen(vt));
	cr_assert(!vt_sees(vt, "OKONKWO"), "%s", vt_screen(vt));
	vt_send(vt, " ");
	cr_assert(vt_wait(vt, "[1 Board]", START_MS), "%s", vt_screen(vt));
	vt_hangup(vt);
	vt_free(vt);
	str_free(&home);
	str_free(&line);
	program_close(&p);
}

/* What is hung up, stopped or ended from outside leaves a whole store. */
Test(bad_terminal, signals)
{
	static const int numbers[] = {1 /* HUP */, 15 /* TERM */, 3 /* QUIT */, 13 /* PIPE */};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct vt *vt = begin(&p, "TERM=xterm-256color", "LC_ALL=C.UTF-8", 24, 80);
		cr_assert(vt_wait(vt, "[1 Board]", START_MS), "%s", vt_screen(vt));
		vt_mark(vt);
		int64_t begun = clock_monotonic_ms();
		cr_assert(vt_signal(vt, numbers[i]));
		int status = vt_exit(vt, END_MS);
		int64_t took = clock_monotonic_ms() - begun;
		cr_assert(status == 0, "signal %d: %d", numbers[i], status);
		/* 200 ms are promised; a machine busy with other tests is given more. */
		cr_assert(took < 600, "signal %d: after %d ms", numbers[i], (int)took);
		const char *output = vt_output(vt, &(size_t){0});
		cr_assert(strstr(output, "\033[?1049l"), "the terminal is left in order");
		vt_free(vt);
	}
	program_expect(&p, "caseload --store store.db audit verify", 0, "holds together", "");
	program_close(&p);
}
