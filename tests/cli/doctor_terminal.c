/* Doctor at a terminal: what it shows of the keys, what it is taught, and what it prints alone. */
#include <criterion/criterion.h>
#include <string.h>

#include <caseload/base/str.h>

#include "program.h"
#include "vt.h"

enum { SEEN_MS = 15000, END_MS = 5000 };

static struct vt *begin(const struct program *program, const char *words, const char *term)
{
	struct str line = {0}, home = {0}, type = {0};

	str_addf(&line, "exec %s/caseload %s", program->folder, words);
	str_addf(&home, "HOME=%s", program->folder);
	str_addf(&type, "TERM=%s", term);
	const char *const argv[] = {"/bin/sh", "-c", str_text(&line), NULL};
	const char *const env[] = {
		str_text(&home), str_text(&type), "CASELOAD_NOW=2026-03-12T14:05", NULL};
	struct vt *vt = vt_start(argv, env, 60, 100);

	cr_assert_not_null(vt);
	str_free(&line);
	str_free(&home);
	str_free(&type);
	return vt;
}

#define SEE(vt, text)                                                                              \
	cr_assert(vt_wait((vt), (text), SEEN_MS), "no \"%s\" in\n%s", (text), vt_screen(vt))

Test(doctor_terminal, shows_what_arrives_and_learns_it)
{
	struct program p;
	struct vt *vt;

	if (!program_open(&p))
		return;
	program_team(&p);
	vt = begin(&p, "doctor", "putty-256color");
	SEE(vt, "putty-256color, which this machine knows");
	SEE(vt, "100 columns, 60 rows");
	SEE(vt, "12 columns, as reckoned");
	SEE(vt, "press F1");
	vt_send(vt, "\033[11~");
	SEE(vt, "1b 5b 31 31 7e  ESC [ 1 1 ~  understood as F1");
	SEE(vt, "press Home");
	vt_send(vt, "\033[27;5;9~");
	SEE(vt, "not understood: it does nothing");
	SEE(vt, "Shall this be Home for you from now on? y/n");
	vt_send(vt, "y");
	SEE(vt, "Kept. From the next start it is Home.");
	SEE(vt, "press Ctrl+Left");
	vt_send(vt, "\033[D");
	SEE(vt, "understood as Left");
	SEE(vt, "Shall this be Ctrl+Left");
	vt_send(vt, "n");
	SEE(vt, "press Alt+1");
	vt_send(vt, "\0331");
	SEE(vt, "ESC 1  understood as F1");
	SEE(vt, "press Delete");
	vt_send(vt, "\r");
	SEE(vt, "left out");
	SEE(vt, "What to set");
	SEE(vt, "AcceptEnv");
	cr_assert_eq(vt_exit(vt, END_MS), 0, "%s", vt_screen(vt));
	vt_free(vt);
	program_expect(
		&p, "caseload setting list --prefix key/ --json", 0, "key/1b5b32373b353b397e", "");

	/* What was taught is known at the next start; what was not is plain Left. */
	program_expect(&p,
		"caseload person add --family Okonkwo --given Adaeze; caseload person add --family "
		"Smith --given Margaret",
		0, NULL, "");
	vt = begin(&p, "", "putty-256color");
	SEE(vt, "[1 Board]");
	vt_send(vt, "\033[13~");
	SEE(vt, "Find");
	vt_send(vt, "mith");
	SEE(vt, "mith");
	vt_send(vt, "\033[27;5;9~s");
	SEE(vt, "smith");
	vt_free(vt);
	program_close(&p);
}

Test(doctor_terminal, can_be_stopped_and_asks_no_machine)
{
	struct program p;
	struct vt *vt;

	if (!program_open(&p))
		return;
	program_team(&p);
	vt = begin(&p, "doctor", "xterm");
	SEE(vt, "press F1");
	vt_send(vt, "\003");
	cr_assert_eq(vt_exit(vt, END_MS), 0);
	cr_assert(!vt_sees(vt, "What to set"), "%s", vt_screen(vt));
	vt_free(vt);
	vt = begin(&p, "doctor", "xterm");
	SEE(vt, "press F1");
	vt_hangup(vt);
	cr_assert_neq(vt_exit(vt, END_MS), -1, "it ends when nobody is there");
	vt_free(vt);
	static const char *const quiet[] = {"doctor --yes", "doctor --json", "doctor --sheet"};
	for (size_t i = 0; i < 3; i++) {
		vt = begin(&p, quiet[i], "xterm");
		cr_assert_eq(vt_exit(vt, END_MS), 0, "%s", quiet[i]);
		cr_assert(!vt_sees(vt, "press F1"), "%s", quiet[i]);
		vt_free(vt);
	}
	vt = begin(&p, "doctor", "dumb");
	cr_assert_eq(vt_exit(vt, END_MS), 0);
	vt_free(vt);
	program_expect(&p, "caseload doctor --sheet", 0, "putty-256color", "");
	program_expect(&p, "caseload doctor", 0, "ncurses-term", "");
	program_close(&p);
}
