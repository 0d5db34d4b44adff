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

	snprintf(whole, sizeof whole, "CASELOAD_NOW=2026-03-02T09:00 caseload --store m.db %s", line);
	program_expect(program, whole, 0, NULL, NULL);
}

/* Four reviews that will be late, three without a lead, four asked for; one nobody thought of. */
static void make_store(const struct program *program)
{
	char line[300];

	shell(program, "init --team Northfield --worker 'Jo Patel' --profession social_worker "
		       "--as-allowed");
	shell(program, "worker add 'Mary Lewis' --profession occupational_therapist --login mlewis");
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
	shell(program, "meeting plan 2026-03-12 --time 14:00 --minutes 120 --chair rrao "
		       "--place 'Northfield Surgery'");
	for (int i = 4; i < 8; i++) {
		snprintf(line, sizeof line,
			"meeting add %s --reason 'The district nurse is worried'", people[i].number);
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
	const char *const env[] = {str_text(&home), "CASELOAD_NOW=2026-03-12T14:05", NULL};
	struct vt *vt = vt_start(argv, env, 24, 80);
	cr_assert_not_null(vt);
	cr_assert(vt_wait(vt, "[1 Board]", WAIT_MS), "%s", vt_screen(vt));
	str_free(&path);
	str_free(&file);
	str_free(&home);
	return vt;
}

/* How many keys were pressed beside the words that were typed. */
static size_t keys_pressed, words_typed;

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
