/* The whole program from the shell: what comes out where, and with which status. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

#define WITH_PROGRAM(p)                                                                            \
	struct program p;                                                                          \
	if (!program_open(&(p)))                                                                   \
	return

Test(program, without_a_store_says_what_to_do)
{
	WITH_PROGRAM(p);
	program_expect(&p, "caseload", 6, "", "caseload init");
	program_expect(&p, "caseload list", 6, "", "caseload demo");
	program_expect(&p, "caseload list --json", 6, "\"code\":\"no_store\"", "There is no store");
	program_expect(&p, "caseload --version", 0, "caseload 0", "");
	program_expect(&p, "caseload help", 0, "lead handover", "");
	program_expect(&p, "caseload --help", 0, "lead handover", "");
	program_expect(&p, "caseload help lead assign", 0, "--reason TEXT", "");
	program_expect(&p, "caseload lead assign --help", 0, "--reason TEXT", "");
	program_expect(&p, "caseload help nothing", 2, "", "no command");
	program_expect(&p, "caseload lsit", 2, "", "Did you mean \"list\"?");
	program_expect(&p, "caseload lsit --json", 2, "\"code\":\"usage\"", "Did you mean");
	program_expect(&p, "caseload completion tcsh", 2, "", "bash, zsh or fish");
	program_expect(&p, "CASELOAD_NOW=soon caseload list", 2, "", "CASELOAD_NOW");
	program_expect(&p, "caseload doctor", 0, "locale", NULL);
	program_close(&p);
}

Test(program, keeps_its_files_to_itself)
{
	WITH_PROGRAM(p);
	program_team(&p);
	program_expect(&p, "stat -c %a .local/share/caseload .local/share/caseload/caseload.db", 0,
		"700\n600\n", "");
	program_expect(
		&p, "caseload init --team T --worker W --profession gp", 1, "", "already there");
	program_expect(&p, "caseload --store other.db init --team T --worker W --profession gp", 0,
		"T", "");
	program_expect(&p, "CASELOAD_STORE=other.db caseload team show", 0, "T\n", "");
	program_expect(&p, "caseload --store nowhere/x.db init --team T --worker W --profession gp",
		1, "", NULL);
	program_close(&p);
}

Test(program, statuses_of_the_contract)
{
	WITH_PROGRAM(p);
	program_team(&p);
	program_expect(&p,
		"caseload person add --family Okonkwo --given Adaeze --nhs-number '999 000 0018' "
		"--born 14/7/45",
		0, "OKONKWO", "");
	program_expect(&p, "caseload person show 999 000 0018", 0, "OKONKWO, Adaeze", "");
	program_expect(&p, "caseload person show 9990000026", 3, "", "caseload: ");
	program_expect(&p, "caseload person show 9990000019", 1, "", "check digit");
	program_expect(&p, "caseload person show 9990000019 --json", 1, "\"field\":\"person\"",
		"caseload: ");
	program_expect(&p, "caseload person show", 2, "", "needs <person>");
	program_expect(&p, "caseload --as mlewis list", 4, "", "--as");
	program_expect(
		&p, "caseload person edit 9990000018 --version 99 --phone 1", 5, "", "caseload: ");
	program_expect(&p, "caseload --read-only note add 9990000018 x", 6, "", "caseload: ");
	program_expect(&p, "caseload review book 9990000018 yesterday", 1, "", "caseload: ");
	program_expect(&p, "caseload person show 9990000018 --csv", 2, "", "--json");
	program_expect(&p, "head -c 4096 /dev/urandom > bad.db; caseload --store bad.db list", 6,
		"", NULL);
	program_close(&p);
}

Test(program, long_text_comes_from_standard_input)
{
	WITH_PROGRAM(p);
	program_team(&p);
	program_expect(&p,
		"caseload person add --family Okonkwo --given Adaeze --nhs-number 9990000018", 0,
		NULL, "");
	program_expect(&p,
		"printf 'First line.\\nZofia Łukasz\\n' | caseload note add 9990000018 -", 0,
		"note", "");
	program_expect(
		&p, "caseload person show 9990000018", 0, "First line.\n    Zofia Łukasz\n", "");
	program_expect(
		&p, "printf 'caf\\351' | caseload note add 9990000018 -", 1, "", "not UTF-8");
	program_expect(&p, "printf 'a\\000b' | caseload note add 9990000018 -", 1, "", "not UTF-8");
	program_expect(&p,
		"head -c 5000000 /dev/zero | tr '\\0' a | caseload note add 9990000018 -", 1, "",
		"4 MB");
	program_expect(&p, "caseload note add 9990000018 - < /dev/null", 1, "", "caseload: ");
	program_expect(&p, "echo x | caseload plan contingency add 9990000018 --trigger - --do -",
		2, "", "not both");
	program_close(&p);
}

static void expect_json(const struct program *program, const char *line, bool array)
{
	struct ran ran = program_run(program, line);
	json_t *json = json_loads(ran.out, 0, NULL);
	size_t length = strlen(ran.out);

	cr_assert(json != NULL && json_is_array(json) == array, "%s: %s%s", line, ran.out, ran.err);
	cr_assert(length > 1 && ran.out[length - 1] == '\n' && ran.out[length - 2] != '\n',
		"%s: one newline at the end", line);
	json_decref(json);
	ran_free(&ran);
}

Test(program, prints_json_and_csv)
{
	WITH_PROGRAM(p);
	program_team(&p);
	program_expect(&p,
		"caseload person add --family Okonkwo --given Adaeze --nhs-number 9990000018", 0,
		NULL, "");
	expect_json(&p, "caseload list --json", true);
	expect_json(&p, "caseload --json", true);
	expect_json(&p, "caseload find okonkwo --json", true);
	expect_json(&p, "caseload worker list --json", true);
	expect_json(&p, "caseload review list --json", true);
	expect_json(&p, "caseload audit list --json", true);
	expect_json(&p, "caseload doctor --json", true);
	expect_json(&p, "caseload team show --json", false);
	expect_json(&p, "caseload person show 9990000018 --json", false);
	expect_json(&p, "caseload register add 9990000018 --json", false);
	program_expect(&p, "caseload list --csv", 0, "uid,nhs_number,family,", "");
	program_expect(&p, "caseload worker list --csv", 0, "mlewis,Mary Lewis,social_worker", "");
	program_expect(&p, "caseload list --plain", 0, "OKONKWO, Adaeze, 999 000 0018, ", "");
	program_expect(&p, "caseload --plain", 0, "Board, Jo Patel, ", "");
	program_close(&p);
}

Test(program, a_reader_that_has_enough_is_no_error_and_a_full_disk_is)
{
	WITH_PROGRAM(p);
	program_team(&p);
	program_expect(&p, "{ caseload help; echo $? > rc; } | true; cat rc", 0, "0\n", "");
	program_expect(&p, "caseload help > /dev/full", 1, "", "written in full");
	program_expect(&p, "caseload help >&-", 0, "", "");
	program_close(&p);
}

Test(program, an_import_in_a_pipe_asks_nothing)
{
	WITH_PROGRAM(p);
	static const char list[] =
		"nhs_number,family_name,given_name,date_of_birth,gender,instrument,score,"
		"scored_on\n9990000018,OKONKWO,Adaeze,1945-07-14,Female,efi,0.47,2026-03-01\n"
		"9990000019,WRONG,Digit,1945-07-14,Female,efi,0.47,2026-03-01\n";
	program_file(&p, "list.csv", list, sizeof(list) - 1);
	program_team(&p);
	program_expect(&p, "caseload import risk list.csv --dry-run", 0, "Line 3, refused", "");
	program_expect(&p, "caseload list --json", 0, "[]\n", "");
	program_expect(&p, "caseload import risk list.csv", 1, "", "basis");
	program_expect(&p, "caseload import risk list.csv --basis 'Direct care'", 0,
		"New                 1", "");
	program_expect(&p, "caseload import risk list.csv --basis 'Direct care'", 0,
		"New                 0", "");
	program_expect(
		&p, "! caseload import risk none.csv --basis 'Direct care'", 0, "", "none.csv");
	expect_json(&p, "caseload import risk list.csv --dry-run --json", false);
	program_close(&p);
}

Test(program, demo_makes_a_store_once_and_prints_it)
{
	WITH_PROGRAM(p);
	program_expect(&p, "caseload demo", 0, "V HIGH", NULL);
	program_expect(&p, "caseload demo --json | head -c 2", 0, "[{", "");
	program_close(&p);
}
