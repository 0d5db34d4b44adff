/* The whole line of work, from the practice's list to paper, by keyboard alone on a terminal of
 * 80x24; and the same by shell commands, with the same record at the end. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "program.h"
#include "vt.h"

enum { WAIT_MS = 15000 };

static const char list[] = "nhs_number,family_name,given_name,date_of_birth,gender,address,"
			   "postcode,practice,instrument,score,scored_on\n"
			   "9990000018,Łukasz,Bożena,1945-07-14,Female,\"12 Mill Lane, "
			   "Northfield\",NF1 2AB,C99901,efi,0.41,2026-03-06\n"
			   "9990000026,O'Brien,Siobhan,1938-02-03,Female,\"3 Church Walk, "
			   "Northfield\",NF1 2AC,C99901,efi,0.22,2026-03-06\n";

#define ESC "\x1b"
#define F2 "\x1bOQ"
#define F3 "\x1bOR"
#define F6 "\x1b[17~"
#define DOWN "\x1b[B"
#define END "\x1b[F"

static struct vt *begin(const struct program *program, const char *store)
{
	struct str path = {0}, file = {0}, home = {0};

	str_addf(&path, "%s/caseload", program->folder);
	str_addf(&file, "%s/%s", program->folder, store);
	str_addf(&home, "HOME=%s", program->folder);
	const char *const argv[] = {str_text(&path), "--store", str_text(&file), NULL};
	const char *const env[] = {str_text(&home), "CASELOAD_NOW=2026-03-12T14:05", NULL};
	struct vt *vt = vt_start(argv, env, 24, 80);
	cr_assert_not_null(vt);
	cr_assert(vt_wait(vt, "[1 Board]", WAIT_MS), "%s", vt_screen(vt));
	str_free(&path);
	str_free(&file);
	str_free(&home);
	return vt;
}

/* Types, and waits until this is seen. */
static void press(struct vt *vt, const char *keys, const char *sees)
{
	vt_send(vt, keys);
	cr_assert(vt_wait(vt, sees, WAIT_MS), "after \"%s\" no \"%s\":\n%s", keys, sees,
		vt_screen(vt));
}

static void by_keyboard(const struct program *program)
{
	struct vt *vt = begin(program, "screen.db");
	struct str typed = {0};

	press(vt, "I", "Lawful basis");
	str_addf(&typed, "%s/list.csv\tDirect care", program->folder);
	press(vt, str_text(&typed), "Direct care");
	press(vt, F2, "2 new");
	press(vt, "Y", "Take this list in?");
	/* A question that protects hears nothing for a moment, so the answer is given until it is taken. */
	for (int tries = 0; tries < 50 && !vt_wait(vt, "Imported list.csv", 100); tries++)
		vt_send(vt, "T");
	press(vt, F3 "luk", "ŁUKASZ, Bożena");
	press(vt, "\r", "[Summary]");
	press(vt, "r", "How found");
	press(vt, F2, "On register since");
	press(vt, "m", "New lead");
	press(vt, "jo\r\tKnows her best", "Knows her best");
	press(vt, F2, "is now the lead");
	press(vt, "p", "What matters to me");
	press(vt, "To walk to church on Sundays.", "church on Sundays.");
	press(vt, F2, "Began plan 1");
	press(vt, F6, "Choose");
	press(vt, "\x1b[H", "1 of 18  Summary");
	/* Open, or what is typed next comes with the Enter in one read and is taken for pasted. */
	press(vt, "\r", "F2 Save");
	press(vt, "Two falls this winter.", "falls this winter.");
	press(vt, F2, "Saved \"Summary\"");
	press(vt, F6, "Choose");
	press(vt, END "\x1b[A\x1b[A\r", "16 of 18  Contingency");
	press(vt, "c", "Add a contingency");
	press(vt, "\tA long lie\tRing the alarm", "Ring the alarm");
	press(vt, F2, "Added a contingency");
	press(vt, "\t", "17 of 18  Agreement");
	press(vt, "g", "Agree the plan");
	press(vt, "the p\r\tBożena Łukasz", "Bożena Łukasz");
	press(vt, F2, "is agreed");
	press(vt, ESC, ": Person record]");
	press(vt, "b", "Book or move a review");
	press(vt, "+3m", "Fri 12-Jun-2026, in 13 weeks");
	press(vt, F2, "Moved the review");
	vt_hangup(vt);
	cr_assert(vt_exit(vt, WAIT_MS) == 0);
	vt_free(vt);
	str_free(&typed);
}

static void by_shell(const struct program *program)
{
	static const char *const lines[] = {
		"import risk list.csv --basis 'Direct care'",
		"register add 9990000018 --found risk_list",
		"lead assign 9990000018 Jo --reason 'Knows her best'",
		"plan set 9990000018 what_matters 'To walk to church on Sundays.'",
		"plan set 9990000018 summary 'Two falls this winter.'",
		"plan contingency add 9990000018 --trigger 'A long lie' --do 'Ring the alarm'",
		"plan agree 9990000018 --party person --name 'Bożena Łukasz'",
		"review book 9990000018 +3m",
	};
	char line[400];

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		snprintf(line, sizeof(line), "caseload --store shell.db %s", lines[i]);
		program_expect(program, line, 0, NULL, NULL);
	}
}

/* The record a member a line, without what is new in every store. */
static void record(const struct program *program, const char *name)
{
	char line[300];
	snprintf(line, sizeof(line),
		"caseload --store %s.db person show 9990000018 --json | sed -E "
		"'s/\"(person_)?uid\":\"[^\"]*\"//g' | tr ',' '\\n' > %s.record",
		name, name);
	program_expect(program, line, 0, NULL, NULL);
}

Test(whole_line, on_screen_and_from_the_shell_are_the_same, .timeout = 180)
{
	struct program p;

	if (!program_open(&p))
		return;
	program_file(&p, "list.csv", list, strlen(list));
	static const char *const stores[] = {"screen.db", "shell.db"};
	for (int i = 0; i < 2; i++) {
		char line[200];
		snprintf(line, sizeof(line),
			"caseload --store %s init --team North --worker 'Jo Patel' --profession "
			"social_worker",
			stores[i]);
		program_expect(&p, line, 0, NULL, NULL);
	}
	by_keyboard(&p);
	by_shell(&p);
	record(&p, "screen");
	record(&p, "shell");
	program_expect(&p, "diff screen.record shell.record", 0, "", NULL);
	program_expect(&p, "grep -q 2026-06-12 screen.record", 0, NULL, NULL);
	program_expect(&p, "caseload --store screen.db print plan 9990000018 --to plan.txt", 0,
		NULL, NULL);
	program_expect(&p, "grep -c ŁUKASZ plan.txt", 0, NULL, NULL);
	program_expect(&p, "caseload --store screen.db audit verify", 0, "holds together", NULL);
	program_close(&p);
}

Test(whole_line, what_is_typed_in_a_plan_is_offered_after_a_hang_up, .timeout = 120)
{
	struct program p;

	if (!program_open(&p))
		return;
	program_file(&p, "list.csv", list, strlen(list));
	program_expect(&p,
		"caseload --store screen.db init --team North --worker 'Jo Patel' --profession gp",
		0, NULL, NULL);
	program_expect(
		&p, "caseload --store screen.db import risk list.csv --basis x", 0, NULL, NULL);
	program_expect(&p, "caseload --store screen.db register add 9990000018", 0, NULL, NULL);
	struct vt *vt = begin(&p, "screen.db");
	press(vt, F3 "luk", "ŁUKASZ, Bożena");
	press(vt, "\r", "[Summary]");
	press(vt, "p", "What matters to me");
	press(vt, "My daughter comes on Tues", "comes on Tues");
	vt_hangup(vt);
	cr_assert(vt_exit(vt, 1000) == 0, "it ends by itself when the line drops");
	vt_free(vt);

	vt = begin(&p, "screen.db");
	cr_assert(vt_wait(vt, "1 draft kept", WAIT_MS), "%s", vt_screen(vt));
	press(vt, F3 "luk", "ŁUKASZ, Bożena");
	press(vt, "\r", "[Summary]");
	press(vt, "p", "Your draft of");
	press(vt, "o", "My daughter comes on Tues");
	vt_hangup(vt);
	cr_assert(vt_exit(vt, 1000) == 0);
	vt_free(vt);
	program_close(&p);
}
