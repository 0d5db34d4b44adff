/* Who may do what, through the whole program: role by command, and what the audit says of it. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "refusal.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const char *const logins[] = {"reader", "privacy", "coord", "social"};

/* One letter for each login: y may (and is then told whatever else is wrong), n is refused. */
static const struct {
	const char *line, *may;
} cases[] = {
	{"list", "nyyy"},
	{"find okonkwo", "nyyy"},
	{"person show 9990000018", "nyyy"},
	{"person history 9990000018", "nyyy"},
	{"plan show 9990000018", "nyyy"},
	{"plan contingency 9990000018", "ynyy"},
	{"risk show 9990000018", "nyyy"},
	{"review list", "nyyy"},
	{"register status", "nyyy"},
	{"lead load", "nyyy"},
	{"worker list", "nyyy"},
	{"import list", "nyyy"},
	{"person add --family A --given B --born 30/2/45", "nnyy"},
	{"person edit 9990000018 --phone 01", "nnyy"},
	{"person key-safe 9990000018", "nnyy"},
	{"note add 9990000018 hello", "nnyy"},
	{"event add 9990000018 fall t", "nnyy"},
	{"alert add 9990000018 other --text x", "nnyy"},
	{"contact add 9990000018 Con", "nnyy"},
	{"action add 9990000018 x --owner social", "nnyy"},
	{"register add 9990000018", "nnyy"},
	{"register end 9990000018 --reason zzz", "nnyy"},
	{"lead assign 9990000018 zzz --reason x", "nnyy"},
	{"lead end 9990000018 --reason x --kind coordinator", "nnyy"},
	{"plan set 9990000018 what_matters x", "nnyy"},
	{"plan agree 9990000018 --party zzz --name A", "nnyy"},
	{"review book 9990000018 +3m", "nnyy"},
	{"print caseload --to /nowhere/x.txt", "nnyy"},
	{"print plan 9990000018 --to /nowhere/x.txt", "nnyy"},
	{"import risk nothing.csv --basis x", "nnyn"},
	{"import undo zzz", "nnyn"},
	{"practice import nothing.csv", "nnyn"},
	{"practice join C99999", "nnnn"},
	{"worker add A --profession gp", "nnnn"},
	{"worker end social", "nnnn"},
	{"team set --area x", "nnnn"},
	{"lead handover social coord", "nnnn"},
	{"backup x.db", "nnnn"},
	{"audit list", "nynn"},
	{"meeting list", "nyyy"},
	{"meeting plan +2w", "nnyy"},
	{"meeting rules", "nyyy"},
	{"meeting rule carried --rank 1", "nnnn"},
	{"meeting cancel --reason x", "nnyy"},
	{"meeting add 9990000018 --reason x --meeting zzz", "nnyy"},
	{"meeting begin --meeting zzz", "nnyy"},
	{"meeting attend Coo --meeting zzz", "nnyy"},
	{"meeting write 9990000018 --update x --meeting zzz", "nnyy"},
	{"meeting action 9990000018 x --meeting zzz", "nnyy"},
	{"meeting decide 9990000018 close --reason x --meeting zzz", "nnyy"},
	{"meeting tell 9990000018 --how phone", "nnyy"},
	{"meeting close --meeting zzz", "nnyy"},
	{"meeting since 9990000018", "nyyy"},
	{"print minutes --to /nowhere/x.txt", "nnyy"},
	{"print actions --to /nowhere/x.txt", "nnyy"},
	{"deadline list", "nyyy"},
	{"deadline set INFORM_LEAD 0", "nnnn"},
	{"clock stop 9990000018 --reason zzz", "nnyy"},
	{"referral add 9990000018 x --urgency zzz", "nnyy"},
	{"request add 9990000018 --on 1/1/2090", "nnyy"},
	{"calendar add 2026-06-19 x", "nnnn"},
	{"calendar import nothing.json", "nnnn"},
	{"calendar export --to /nowhere/x.ics", "nnyy"},
	{"action chase", "nyyy"},
	{"action chased 9990000018 zzz", "nnyy"},
	{"doctor cases", "nyyy"},
	{"measure show M6", "nyyy"},
};

static void make(const struct program *p)
{
	program_expect(p,
		"export CASELOAD_STORE=store.db; caseload init --as-allowed --team North --worker "
		"'Jo Patel' --profession district_nurse && caseload worker add Rea --profession "
		"other --login reader --role reader && caseload worker add Pri --profession other "
		"--login privacy --role privacy && caseload worker add Coo --profession "
		"care_coordinator --login coord && caseload worker add Soc --profession "
		"social_worker --login social && caseload person add --family Okonkwo --given "
		"Adaeze --nhs-number 9990000018 --born 14/7/45 && caseload register add 9990000018",
		0, NULL, "");
}

static void put(const struct program *p, size_t at, size_t who, int *refused)
{
	struct str line = {0};

	str_addf(&line, "caseload --store store.db --as %s %s --json", logins[who], cases[at].line);
	struct ran ran = program_run(p, str_text(&line));
	bool denied = ran.status == 4 && strstr(ran.out, "\"code\":\"denied\"") != NULL &&
		      strstr(ran.err, "role") != NULL;
	cr_assert(denied == (cases[at].may[who] == 'n') && (denied || ran.status < 4),
		"%s: %d %s%s", str_text(&line), ran.status, ran.out, ran.err);
	*refused += denied;
	ran_free(&ran);
	str_free(&line);
}

Test(rights, role_by_command_and_every_refusal_is_audited)
{
	struct program p;
	struct str line = {0}, count = {0};
	int refused = 0;

	if (!program_open(&p))
		return;
	make(&p);
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t who = 0; who < COUNT(logins); who++)
			put(&p, i, who, &refused);
	str_addf(&count, "%d\n", refused);
	str_add(&line,
		"caseload --store store.db --as privacy audit list --limit 10000 --json | grep -o "
		"'\"result\":\"refused\"' | wc -l");
	program_expect(&p, str_text(&line), 0, str_text(&count), "");
	program_expect(&p, "caseload --store store.db --as nobody1 list", 3, "", "worker list");
	program_expect(&p, "caseload --store store.db audit verify", 0, "holds together", "");
	str_free(&line);
	str_free(&count);
	program_close(&p);
}

/* Someone of another team: neither looked at nor changed nor printed, and the try is kept. */
Test(rights, a_person_of_another_team)
{
	static const char *const lines[] = {"person show", "person history", "plan show",
		"risk show", "note add hello", "register add", "person key-safe",
		"audit list --person", "print plan --to x.txt"};
	struct program p;

	if (!program_open(&p))
		return;
	make(&p);
	program_expect(&p,
		"caseload --store store.db person add --family Other --given Team --nhs-number "
		"9990000042 && sqlite3 store.db \"CREATE TEMP TABLE t AS SELECT * FROM team; "
		"UPDATE t SET id = 2, uid = '01a20141-4968-7351-b626-3f0cf7d0e652', name = "
		"'South'; INSERT INTO team SELECT * FROM t; UPDATE person SET team_id = 2 WHERE "
		"family = 'Other'\"",
		0, "OTHER", "");
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct str line = {0};
		const char *rest = strstr(lines[i], " --to"), *text = strstr(lines[i], " hello");
		int words = rest != NULL   ? (int)(rest - lines[i])
			    : text != NULL ? (int)(text - lines[i])
					   : (int)strlen(lines[i]);

		str_addf(&line, "caseload --store store.db %.*s 9990000042%s --json", words,
			lines[i], lines[i] + words);
		program_expect(
			&p, str_text(&line), 4, "\"code\":\"denied\"", "not known to your team");
		str_free(&line);
	}
	program_expect(&p,
		"caseload --store store.db audit list --json | grep -o '\"result\":\"refused\"' | "
		"wc -l; ls x.txt",
		2, "9\n", NULL);
	program_close(&p);
}

/* Who is not a worker is nobody here. */
Test(rights, a_stranger)
{
	struct program p;

	if (!program_open(&p))
		return;
	program_expect(&p,
		"caseload --store store.db init --team T --worker W --profession gp --login "
		"somebody1",
		0, "T", "");
	program_expect(&p, "caseload --store store.db list --json", 4, "\"code\":\"denied\"",
		"Ask the team lead");
	program_expect(&p, "caseload --store store.db --as somebody1 list --json", 4,
		"\"code\":\"denied\"", "--as");
	program_close(&p);
}

/* What somebody has worked on since is not taken away with the list that brought it. */
Test(rights, an_import_that_was_worked_on_is_not_undone)
{
	static const char *const work[] = {"note add 9990000026 hello",
		"person edit 9990000026 --phone 01", "register add 9990000026",
		"event add 9990000026 fall t", "contact add 9990000026 Con",
		"alert add 9990000026 other --text x", "action add 9990000026 x --owner social"};
	static const char list[] = "nhs_number,family_name,given_name,date_of_birth,gender,"
				   "instrument,score,scored_on\n"
				   "9990000026,OBI,Ada,1945-07-14,Female,efi,0.47,2026-03-01\n";
	struct program p;

	if (!program_open(&p))
		return;
	make(&p);
	program_file(&p, "list.csv", list, sizeof(list) - 1);
	program_expect(&p,
		"export CASELOAD_STORE=store.db; caseload list --json >before; caseload import "
		"risk list.csv "
		"--basis x --json | sed 's/.*\"run\":\"\\([^\"]*\\)\".*/\\1/' >run; cp store.db "
		"kept.db; "
		"caseload import undo $(cat run) && caseload list --json | cmp - before && "
		"caseload import undo $(cat run)",
		1, "Undid", "undone already");
	for (size_t i = 0; i < COUNT(work); i++) {
		struct str line = {0};

		str_addf(&line,
			"export CASELOAD_STORE=store.db; cp kept.db store.db; caseload %s "
			">/dev/null || exit 99; cp store.db before.db; caseload import undo $(cat "
			"run); status=$?; cmp store.db before.db; exit $status",
			work[i]);
		program_expect(&p, str_text(&line), 1, "", "OBI, Ada");
		str_free(&line);
	}
	program_close(&p);
}
