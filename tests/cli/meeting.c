/* A team meeting of twelve cases by keyboard alone on a terminal of 80x24, with its keys counted;
 * killed in the middle of a case; and two recorders at once. */
#include <criterion/criterion.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "keys.h"
#include "program.h"
#include "vt.h"

enum { WAIT_MS = 15000, PEOPLE = 12 };
#define BAR "i Notes" /* back at the case: its letters are commands again */

static const struct {
	const char *number, *family, *given;
} people[PEOPLE] = {{"9990000018", "Ahmed", "Fatima"}, {"9990000026", "Bailey", "Thomas"},
	{"9990000034", "Choudhury", "Rehana"}, {"9990000042", "Okonkwo", "Adaeze"},
	{"9990000050", "Labisi", "Ola"}, {"9990000069", "Muller", "Jurgen"},
	{"9990000077", "Nguyen", "Thi"}, {"9990000085", "O'Brien", "Siobhan"},
	{"9990000093", "Singh", "Harpreet"}, {"9990000107", "Smith", "Margaret"},
	{"9990000115", "Williams", "Rhys"}, {"9990000123", "Yilmaz", "Ayse"}};

static void shell(const struct program *program, const char *line)
{
	char whole[400];

	snprintf(whole, sizeof whole, "CASELOAD_NOW=2026-03-02T09:00 caseload --store m.db %s",
		line);
	program_expect(program, whole, 0, NULL, NULL);
}

/* Four reviews that will be late, three without a lead, four asked for; one nobody thought of. */
static void make_store(const struct program *program)
{
	char line[300];

	shell(program, "init --team Northfield --worker 'Jo Patel' --profession social_worker "
		       "--as-allowed");
	shell(program,
		"worker add 'Mary Lewis' --profession occupational_therapist --login mlewis");
	shell(program, "worker add 'Ravi Rao' --profession gp --login rrao");
	shell(program, "worker add 'Dawn Nash' --profession district_nurse --login dnash");
	for (int i = 0; i < PEOPLE; i++) {
		snprintf(line, sizeof line,
			"person add --nhs-number %s --family \"%s\" --given %s --born 1940-01-%02d "
			"--gender female",
			people[i].number, people[i].family, people[i].given, i + 1);
		shell(program, line);
		snprintf(line, sizeof line, "register add %s --found referral", people[i].number);
		shell(program, line);
		if (i < 9) {
			snprintf(line, sizeof line, "lead assign %s Jo --reason 'Knows them'",
				people[i].number);
			shell(program, line);
		}
		if (i < 4) {
			snprintf(line, sizeof line, "review book %s 2026-03-08", people[i].number);
			shell(program, line);
		}
	}
	shell(program, "meeting plan 2026-03-12 --time 14:00 --minutes 120 --chair rrao --place "
		       "'Northfield Surgery'");
	for (int i = 4; i < 8; i++) {
		snprintf(line, sizeof line,
			"meeting add %s --reason 'The district nurse is worried'",
			people[i].number);
		shell(program, line);
	}
}

static struct vt *begin(const struct program *program, const char *as)
{
	struct str path = {0}, file = {0}, home = {0};

	str_addf(&path, "%s/caseload", program->folder);
	str_addf(&file, "%s/m.db", program->folder);
	str_addf(&home, "HOME=%s", program->folder);
	const char *const argv[] = {
		str_text(&path), "--store", str_text(&file), as != NULL ? "--as" : NULL, as, NULL};
	/* The keys come as fast as the screen answers. */
	const char *const env[] = {
		str_text(&home), "CASELOAD_NOW=2026-03-12T14:05", "CASELOAD_DEAF_MS=0", NULL};
	struct vt *vt = vt_start(argv, env, 24, 80);
	cr_assert_not_null(vt);
	cr_assert(vt_wait(vt, "[1 Board]", WAIT_MS), "%s", vt_screen(vt));
	str_free(&path);
	str_free(&file);
	str_free(&home);
	return vt;
}

/* How many keys were pressed beside the words that were typed, and the Enter that ends a line of
 * them. */
static size_t keys_pressed, words_typed, lines_ended;

static void see(struct vt *vt, const char *keys, const char *sees)
{
	cr_assert(vt_wait(vt, sees, WAIT_MS), "after \"%s\" no \"%s\":\n%s", keys, sees,
		vt_screen(vt));
}

static void press(struct vt *vt, const char *keys, const char *sees)
{
	const char *rest = keys;
	char bytes[KEY_BYTES];

	keys_pressed += keys_count(keys);
	while (keys_next(&rest, bytes) > 0)
		vt_send(vt, bytes);
	cr_assert_eq(*rest, '\0', "%s", rest);
	see(vt, keys, sees);
}

static void type(struct vt *vt, const char *words)
{
	words_typed += strlen(words);
	vt_send(vt, words);
	see(vt, words, words + (strlen(words) > 20 ? strlen(words) - 20 : 0));
}

static void end_line(struct vt *vt, const char *sees)
{
	press(vt, "<Enter>", sees);
	keys_pressed--;
	lines_ended++;
}

/* A question that protects hears nothing for a moment: the answer is given until it is taken. */
static void answer(struct vt *vt, const char *keys, const char *sees)
{
	keys_pressed += keys_count(keys);
	for (int tries = 0; tries < 100; tries++) {
		const char *rest = keys;
		char bytes[KEY_BYTES];

		while (keys_next(&rest, bytes) > 0)
			vt_send(vt, bytes);
		if (vt_wait(vt, sees, 100))
			return;
	}
	cr_assert_fail("after \"%s\" no \"%s\":\n%s", keys, sees, vt_screen(vt));
}

/* What is said about one case, in the order in which it is typed. */
struct said {
	const char *notes;	/* NULL none */
	const char *actions[4]; /* what / who / when; NULL-ended */
	char decision;		/* its key in the question on the way out */
	const char *answers[2]; /* what the decision needs, each with Enter */
	const char *sees;	/* on the next case, or what stands after the last */
};

static void play(struct vt *vt, const struct said *said)
{
	char key[2] = {said->decision, '\0'};
	bool writes = said->notes != NULL || said->actions[0] != NULL;

	if (said->notes != NULL) {
		press(vt, "i", "F2 Save");
		type(vt, said->notes);
		if (said->actions[0] != NULL)
			press(vt, "<Esc>", BAR);
	}
	if (said->actions[0] != NULL)
		press(vt, "a", "Enter File");
	for (int i = 0; said->actions[i] != NULL; i++) {
		type(vt, said->actions[i]);
		if (said->actions[i + 1] != NULL)
			end_line(vt, "by ");
	}
	press(vt, writes ? "<PgDn>" : "n", "What was decided?");
	press(vt, key, said->answers[0] == NULL ? said->sees : "Enter");
	for (int i = 0; i < 2 && said->answers[i] != NULL; i++) {
		bool last = i == 1 || said->answers[i + 1] == NULL;

		type(vt, said->answers[i]);
		end_line(vt, last ? said->sees : "Why");
	}
	/* The bottom line is drawn last. */
	see(vt, key, strncmp(said->sees, "Case", 4) == 0 ? BAR : said->sees);
}

/* From the agenda to the first case: all four are here. */
static void into_the_room(struct vt *vt)
{
	press(vt, "3", "[3 Meeting]");
	press(vt, "b", "11 cases in 120 minutes");
	press(vt, "<Enter>", "Who came");
	press(vt, "*", "Present");
	press(vt, "<Esc>", "may be seen by everyone");
	answer(vt, "<Enter>", BAR);
	see(vt, "", "Case 1 of 11");
}

static const struct said twelve[PEOPLE] = {
	{"Fell twice since Sunday. Daughter away until April.",
		{"Falls team referral / mary / fri", "Standing blood pressure / dawn / +1w"}, 'p',
		{NULL}, "Case 2 of 12"},
	{NULL, {"Ring the son / jo / tom", "Medicines / ravi / +2w", "Key safe / mary / +1w"}, 'm',
		{"mary", "She knows the family"}, "Case 3 of 12"},
	{"Eats little, lost 4 kg.", {"Dietitian / ravi / +1w", "Meals / jo / fri"}, 'p', {NULL},
		"Case 4 of 12"},
	{NULL, {"Home visit / dawn / mon", "Benefits check / jo / +3w"}, 'v', {"+6w"},
		"Case 5 of 12"},
	{NULL, {NULL}, 'm', {"dawn", "Wound care every week"}, "Case 6 of 12"},
	{NULL, {"First visit / mary / fri", "Letter to the GP / ravi / +1w"}, 'm',
		{"ravi", "New medicines"}, "Case 7 of 12"},
	{"Not at home on three visits.", {NULL}, 'f', {"Nobody here has seen her"}, "Case 8 of 12"},
	{NULL, {"Review of medicines / ravi / +2w", "Commode / mary / +1w"}, 'p', {NULL},
		"Case 9 of 12"},
	{NULL,
		{"Carer's assessment / jo / +4w", "Flu jab / dawn / +1w",
			"Hearing aid / mary / +3w"},
		'p', {NULL}, "Case 10 of 12"},
	{NULL, {NULL}, 'c', {"Needs met, daughter has moved in"}, "Case 11 of 12"},
	{NULL, {"Rails / mary / +2w", "Lunch club / jo / +2w"}, 'p', {NULL}, "Case 12 of 12"},
	{"Admitted this morning, wife in hospital.",
		{"Ring the ward / jo / today", "Cat / jo / tom"}, 'r',
		{"Virtual ward", "Home tomorrow with support"}, "[3 Meeting]"},
};

/* The late addition, from the room. */
static void add_late(struct vt *vt)
{
	press(vt, "T", "Find");
	type(vt, "singh");
	press(vt, "<Enter>", "Why now");
	type(vt, "Admitted this morning");
	press(vt, "<Tab>", "cannot wait");
	type(vt, "His wife is in hospital too");
	press(vt, "<F2>", "It is a late addition");
	see(vt, "", BAR);
}

static void close_meeting(struct vt *vt)
{
	press(vt, "C", "CLOSE");
	for (int tries = 0; tries < 50 && !vt_wait(vt, "Closed the meeting", 500); tries++)
		vt_send(vt, "CLOSE\r");
	see(vt, "CLOSE", "Closed");
	keys_pressed += strlen("CLOSE") + 1;
}

Test(meeting, twelve_cases_by_keyboard, .timeout = 300)
{
	struct program p;
	size_t before, room;

	if (!program_open(&p))
		return;
	make_store(&p);
	keys_pressed = words_typed = lines_ended = 0;
	struct vt *vt = begin(&p, NULL);
	into_the_room(vt);
	add_late(vt);
	before = keys_pressed;
	for (int i = 0; i < PEOPLE; i++)
		play(vt, &twelve[i]);
	room = keys_pressed - before;
	close_meeting(vt);
	press(vt, "P", "Minutes");
	vt_hangup(vt);
	cr_assert(vt_exit(vt, WAIT_MS) == 0);
	vt_free(vt);
	fprintf(stderr,
		"twelve cases: %zu keys in the room, %zu in all, beside %zu letters in lines that "
		"%zu Enters ended\n",
		room, keys_pressed, words_typed, lines_ended);
	cr_assert_leq(room, 4 * PEOPLE, "%zu keys", room);

	program_expect(&p, "caseload --store m.db meeting list", 0, "Closed", NULL);
	program_expect(&p, "caseload --store m.db action list --json | grep -o '\"uid\"' | wc -l",
		0, "20\n", NULL);
	program_expect(&p, "caseload --store m.db meeting minutes --meeting 2026-03-12", 0,
		"Fell twice since Sunday. Daughter away until April.", NULL);
	program_expect(&p,
		"caseload --store m.db print minutes --meeting 2026-03-12 --to minutes.txt "
		"--format text && grep -c 'DRAFT' minutes.txt; grep -q 'Virtual ward' minutes.txt "
		"&& grep -q 'dded late' minutes.txt && echo whole",
		0, "whole", NULL);
	program_expect(&p,
		"caseload --store m.db print actions --owner mlewis --to mary.txt --format text && "
		"grep -q 'Key safe' mary.txt && ! grep -q 'Flu jab' mary.txt && echo hers",
		0, "hers", NULL);
	program_expect(&p, "caseload --store m.db audit verify", 0, NULL, NULL);
	program_close(&p);
}

/* Cut off in the middle of the eighth case: the same case, and every letter. */
Test(meeting, goes_on_where_it_was_cut_off, .timeout = 300)
{
	struct program p;

	if (!program_open(&p))
		return;
	make_store(&p);
	struct vt *vt = begin(&p, NULL);
	into_the_room(vt);
	for (int i = 0; i < 7; i++) {
		struct said said = twelve[i];
		char sees[32];

		snprintf(sees, sizeof sees, "Case %d of 11", i + 2);
		said.sees = sees;
		play(vt, &said);
	}
	press(vt, "i", "F2 Save");
	type(vt, "She says the stairs are too mu");
	vt_wait_frames(vt, vt_frames(vt) + 1, 1000);
	cr_assert(vt_signal(vt, SIGKILL));
	cr_assert_eq(vt_exit(vt, WAIT_MS), 128 + SIGKILL);
	vt_free(vt);

	vt = begin(&p, NULL);
	press(vt, "3", "[3 Meeting]");
	press(vt, "<Enter>", "may be seen by everyone");
	answer(vt, "<Enter>", "Case 8 of 11");
	see(vt, "", "She says the stairs are too mu");
	/* The cursor stands behind them. */
	type(vt, "ch.");
	press(vt, "<Esc>", BAR);
	see(vt, "", "the stairs are too much.");
	vt_hangup(vt);
	cr_assert(vt_exit(vt, WAIT_MS) == 0);
	vt_free(vt);
	program_expect(&p, "caseload --store m.db meeting agenda --meeting 2026-03-12 --json", 0,
		"She says the stairs are too much.", NULL);
	program_expect(&p, "caseload --store m.db meeting agenda --meeting 2026-03-12 --json", 0,
		"Not at home on three visits.", NULL);
	program_expect(&p, "caseload --store m.db audit verify", 0, NULL, NULL);
	program_close(&p);
}

/* Two recorders: a case each, then both in the same one, in the same text. */
Test(meeting, two_recorders_lose_nothing_and_are_told, .timeout = 300)
{
	struct program p;

	if (!program_open(&p))
		return;
	make_store(&p);
	struct vt *jo = begin(&p, NULL);
	into_the_room(jo);
	struct vt *mary = begin(&p, "mlewis");
	press(mary, "3", "[3 Meeting]");
	press(mary, "<Enter>", "may be seen by everyone");
	answer(mary, "<Enter>", "Case 1 of 11");
	press(mary, "n", "What was decided?");
	press(mary, "l", "Case 2 of 11");
	press(mary, "i", "F2 Save");
	type(mary, "Seen on Monday.");
	press(jo, "i", "F2 Save");
	type(jo, "Fell twice.");
	press(jo, "<Esc>", BAR);
	press(mary, "<Esc>", BAR);
	press(mary, "p", "What was decided?");
	press(mary, "l", "Case 1 of 11");
	press(jo, "<F5>", "Mary Lewis");
	see(mary, "", "Jo Patel");
	see(mary, "", "Fell twice.");
	/* Both go on from there. */
	press(jo, "i", "F2 Save");
	type(jo, " Her son knows.");
	press(mary, "i", "F2 Save");
	type(mary, " Rails are in.");
	press(jo, "<Esc>", BAR);
	press(mary, "<Esc>", BAR);
	press(mary, "<F5>", "Her son knows.");
	press(jo, "<F5>", "Rails are in.");
	vt_hangup(jo);
	vt_hangup(mary);
	cr_assert(vt_exit(jo, WAIT_MS) == 0);
	cr_assert(vt_exit(mary, WAIT_MS) == 0);
	vt_free(jo);
	vt_free(mary);
	program_expect(&p, "caseload --store m.db meeting agenda --meeting 2026-03-12 --json", 0,
		"Seen on Monday.", NULL);
	program_expect(&p,
		"caseload --store m.db meeting agenda --meeting 2026-03-12 --json | grep 'Her son "
		"knows' | grep -c 'Rails are in'",
		0, "1", NULL);
	program_close(&p);
}
