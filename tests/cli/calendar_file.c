/* The calendar file is read by two programs that are not ours, and says the same to both. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

/* Debian's own, whose modules are packages. */
#define READ "/usr/bin/python3 \"$TOP\"/tests/checks/read_calendar.py "

static bool begin(struct program *program)
{
	char top[4096];
	struct ran ran;

	if (!program_open(program))
		return false;
	cr_assert_not_null(getcwd(top, sizeof(top)));
	setenv("TOP", top, 1);
	ran = program_run(program, "/usr/bin/python3 -c 'import icalendar, ctypes; "
				   "ctypes.CDLL(\"libical.so.3\")'");
	cr_assert_eq(ran.status, 0,
		"python3-icalendar and libical3 are needed: make deps-check installs them\n%s",
		ran.err);
	ran_free(&ran);
	program_team(program);
	return true;
}

static void run(const struct program *program, const char *line)
{
	program_expect(program, line, 0, NULL, "");
}

/* A Welsh, a Polish and a hostile name, a review for each, one of them cancelled; two meetings, one on
 * the day the clocks go forward. */
static void fill(const struct program *program)
{
	static const char *const lines[] = {
		"caseload person add --family 'Llywelyn-Gruffydd' --given 'Gwenllïan' --nhs-number "
		"9990000018 --born 1940-03-12",
		"caseload person add --family 'Święcicki-Żółkiewski' --given 'Łucja' --nhs-number "
		"9990000026 --born 1941-03-12",
		"caseload person add --family 'Box; CLASS:PUBLIC,' --given 'Al\\n' --nhs-number "
		"9990000034 --born 1942-03-12",
		"caseload register add 9990000018",
		"caseload register add 9990000026",
		"caseload register add 9990000034",
		"caseload review book 9990000018 2026-03-20 --with mlewis",
		"caseload review book 9990000026 2026-03-31 --with mlewis",
		"caseload review book 9990000034 2026-04-01 --with mlewis",
		"caseload review cancel 9990000034 --reason 'Moved'",
		("caseload meeting plan 2026-03-27 --time 13:00 --minutes 90 --place 'Long Room; "
		 "Derby, first floor'"),
		"caseload meeting plan 2026-04-01 --time 09:30 --minutes 60",
		"caseload meeting cancel --meeting 2026-04-01 --reason 'Nobody can come'",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		run(program, lines[i]);
}

Test(calendar_file, is_read_by_two_others)
{
	static const char *const sees[] = {
		"CONFIRMED|2026-03-20, 1 day|Plan review G.L.||",
		"CONFIRMED|2026-03-31, 1 day|Plan review Ł.Ś.||",
		"CANCELLED|2026-04-01, 1 day|Plan review A.B.||",
		"CONFIRMED|2026-03-27 13:00 GMT to 14:30 GMT|Team meeting|Long Room; Derby, first "
		"floor|",
		"CANCELLED|2026-04-01 09:30 BST to 10:30 BST|Team meeting|Long Room; Derby, first "
		"floor|2|",
	};
	struct program program;
	struct ran one, two;

	if (!begin(&program))
		return;
	fill(&program);
	program_expect(&program, "caseload calendar export --to one.ics", 0,
		"Wrote 3 reviews and 2 meetings to one.ics, with initials.", "");
	one = program_run(&program, READ "one.ics");
	cr_assert_eq(one.status, 0, "%s%s", one.out, one.err);
	for (size_t i = 0; i < sizeof(sees) / sizeof(sees[0]); i++)
		cr_assert(strstr(one.out, sees[i]) != NULL, "%s\nis not in\n%s", sees[i], one.out);
	cr_assert(strstr(one.out, "libical: 5 events, no errors") != NULL, "%s", one.out);

	/* What is the same stays the same; what moved has the same uid and a higher number. */
	program_expect(&program, "caseload calendar export --to two.ics && cmp one.ics two.ics", 0,
		NULL, "");
	run(&program, "caseload review book 9990000018 2026-03-23 --with mlewis");
	program_expect(
		&program, "caseload calendar export --to one.ics", 1, NULL, "exists already");
	run(&program,
		"caseload calendar export --to one.ics --replace --names full --worker lewis");
	two = program_run(&program, READ "one.ics");
	cr_assert_eq(two.status, 0, "%s%s", two.out, two.err);
	cr_assert(strstr(two.out, "CONFIRMED|2026-03-23, 1 day|Plan review LLYWELYN-GRUFFYDD, "
				  "Gwenllïan||2|") != NULL,
		"%s", two.out);
	cr_assert(strstr(two.out, "Plan review BOX; CLASS:PUBLIC,, Al") != NULL, "%s", two.out);
	const char *uid = strchr(strstr(two.out, "||2|"), '|') + 3;
	char *same = strndup(uid, strcspn(uid, "\n"));
	cr_assert(strstr(one.out, same) != NULL, "%s is not in\n%s", same, one.out);
	free(same);
	ran_free(&one);
	ran_free(&two);

	program_expect(&program, "stat -c %a one.ics", 0, "600", "");
	program_expect(
		&program, "awk 'length($0) > 76 {bad = 1} END {exit bad}' one.ics", 0, NULL, "");
	program_expect(
		&program, "caseload audit list --limit 5", 0, "calendar to file one.ics", NULL);
	program_close(&program);
}

Test(calendar_file, is_not_written_where_it_should_not_be)
{
	static const struct {
		const char *line, *says;
	} cases[] = {
		{"caseload calendar export", "--to"},
		{"caseload calendar export --to -", "is written to a file"},
		{"caseload calendar export --to nowhere/x.ics", "There is no folder"},
		{"mkdir -p there && caseload calendar export --to there --replace",
			"there is a folder"},
		{"ln -sf list.csv link && caseload calendar export --to link --replace",
			"link points to another place"},
		{"caseload calendar export --to x.ics --from 1/1/2030 --until 1/1/2029",
			"Turn them round"},
		{"caseload calendar export --to x.ics --from 1/1/2030 --until 2/1/2030",
			"has no review and no meeting"},
		{"caseload calendar export --to x.ics --worker nobody", "no worker nobody"},
	};
	struct program program;

	if (!begin(&program))
		return;
	fill(&program);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ran ran = program_run(&program, cases[i].line);
		cr_assert_neq(ran.status, 0, "%s\n%s", cases[i].line, ran.out);
		cr_assert(strstr(ran.err, cases[i].says) != NULL, "%s\n%s", cases[i].line, ran.err);
		ran_free(&ran);
	}
	program_expect(&program, "ls x.ics", 2, "", NULL);
	program_close(&program);
}
