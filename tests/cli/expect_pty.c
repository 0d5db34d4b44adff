/* What a user expects of the whole program on a terminal of its own (expectations 28, 29, 34). */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include <caseload/base/str.h>

#include "keys.h"
#include "refusal.h"
#include "vt.h"

enum { SEEN_MS = 15000, GONE_MS = 1000 };

static struct vt *begin(const struct program *program, const char *setting, const char *wrap)
{
	struct str line = {0}, home = {0};

	str_addf(&line, "%s exec %s/caseload --store %s/store.db", wrap, program->folder,
		program->folder);
	str_addf(&home, "HOME=%s", program->folder);
	const char *const argv[] = {"/bin/sh", "-c", str_text(&line), NULL};
	const char *const env[] = {str_text(&home), "CASELOAD_NOW=2026-03-12T14:05", setting, NULL};
	struct vt *vt = vt_start(argv, env, 24, 80);

	cr_assert_not_null(vt);
	cr_assert(vt_wait(vt, "[1 Board]", SEEN_MS), "%s", vt_screen(vt));
	str_free(&line);
	str_free(&home);
	return vt;
}

static void press(struct vt *vt, const char *keys)
{
	char bytes[KEY_BYTES];

	while (keys_next(&keys, bytes) > 0)
		cr_assert(vt_press(vt, bytes), "%s", vt_screen(vt));
}

Test(expect_pty, e28_my_draft_survives_a_dropped_line, .timeout = 120)
{
	struct program p;
	struct vt *vt;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	vt = begin(&p, NULL, "");
	press(vt, "<F3>okon<Enter>");
	cr_assert(vt_wait(vt, "OKONKWO", SEEN_MS));
	press(vt, "pI sing in the choir");
	cr_assert(vt_wait(vt, "Draft kept", SEEN_MS), "%s", vt_screen(vt));
	vt_hangup(vt);
	cr_assert_eq(vt_exit(vt, GONE_MS), 0, "it must be gone within a second");
	vt_free(vt);
	vt = begin(&p, NULL, "");
	cr_assert(vt_wait(vt, "1 draft kept", SEEN_MS), "%s", vt_screen(vt));
	press(vt, "D<Enter>");
	cr_assert(vt_wait(vt, "I sing in the choir", SEEN_MS), "%s", vt_screen(vt));
	vt_free(vt);
	program_close(&p);
}

Test(expect_pty, e29_it_never_spins, .timeout = 120)
{
	struct program p;
	struct vt *vt;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	vt = begin(&p, NULL, "trap '' HUP;");
	vt_hangup(vt);
	cr_assert_eq(vt_exit(vt, GONE_MS), 0, "it must end by itself when the terminal has gone");
	vt_free(vt);
	program_close(&p);
}

/* A byte every 60 ms, as over a bad mobile line. */
Test(expect_pty, e34_a_slow_line_makes_no_commands_of_arrows, .timeout = 120)
{
	static const char down[] = "\033OB";
	const struct timespec slow = {0, 60 * 1000 * 1000};
	struct program p;
	struct vt *vt;
	int row;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	program_expect(&p, "caseload --store store.db person add --family Smith --given Margaret",
		0, NULL, NULL);
	vt = begin(&p, "CASELOAD_ESC_MS=100", "");
	press(vt, "fevery<Enter><Home>");
	row = vt_cursor_row(vt);
	for (size_t i = 0; i < strlen(down); i++) {
		vt_sendn(vt, down + i, 1);
		nanosleep(&slow, NULL); /* the slow line itself, not a wait for the program */
	}
	cr_assert(vt_wait_row(vt, row + 1, "^>", SEEN_MS), "%s", vt_screen(vt));
	cr_assert(vt_sees(vt, "[1 Board]"), "%s", vt_screen(vt));
	vt_free(vt);
	program_close(&p);
}
