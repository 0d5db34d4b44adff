/* Input that is wrong, put to the whole program. */
#include <criterion/criterion.h>

#include "refusal.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define HEAD                                                                                       \
	"nhs_number,family_name,given_name,date_of_birth,gender,practice_code,instrument,score,"   \
	"scored_on\\n"
#define ROW(number, family, born, practice)                                                        \
	number "," family ",Ada," born ",Female," practice ",efi,0.47,2026-03-01\\n"
#define LIST(rows) "printf '" HEAD rows "' >x"
#define GOOD ROW("9990000026", "OBI", "1945-07-14", "")
#define IMPORT "import risk x --basis 'Direct care'"

static void expect_all(const struct program *program, const struct refusal *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		refusal_expect(program, &cases[i]);
}

Test(bad_input, files_that_are_no_list)
{
	static const struct refusal cases[] = {
		{NULL, IMPORT, 1, "invalid", "There is no file \"x\""},
		{">x", IMPORT, 1, "invalid", "x: The file is empty"},
		{"printf '\\357\\273\\277' >x", IMPORT, 1, "invalid", "empty"},
		{"printf ' \\n\\n' >x", IMPORT, 1, "invalid", "empty"},
		{"mkdir x", IMPORT, 1, "invalid", "folder"},
		{"mkfifo x", IMPORT, 1, "invalid", "pipe"},
		{"ln -s /dev/zero x", IMPORT, 1, "invalid", "device"},
		{"truncate -s 200M x", IMPORT, 1, "invalid", "160 MB"},
		{"head -c 5000 /dev/zero | tr '\\0' '\\001' >x", IMPORT, 1, "invalid", "not text"},
		{"cp -L caseload x", IMPORT, 1, "invalid", "a program"},
		{"cp store.db x", IMPORT, 1, "invalid", "a database"},
		{"printf '" HEAD "9990000026,OB' >x", IMPORT, 1, "invalid", "middle of line 2"},
		{"printf '" HEAD "' >x", IMPORT, 1, "invalid", "lists nobody"},
		{"printf 'family_name,score\\nOBI,0.4\\n' >x", IMPORT, 1, "invalid", "NHS Number"},
		{"printf '" HEAD "\"9990000026,OBI\\n" GOOD "' >x", IMPORT, 1, "invalid",
			"line 2 is never closed"},
		{LIST("9990000026,O\\377\\376\\201BI\\n"), IMPORT, 1, "invalid",
			"x, line 2 holds bytes"},
		{LIST("9990000026,O\\000BI\\n"), IMPORT, 1, "invalid", "x, line 2 holds a NUL"},
		{"{ printf '" HEAD "'; head -c 1000001 /dev/zero | tr '\\0' a; echo; } >x", IMPORT,
			1, "invalid", "x, line 2 is longer than a million"},
		{"{ printf '" HEAD "'; head -c 9000 /dev/zero | tr '\\0' ,; echo; } >x", IMPORT, 1,
			"invalid", "x, line 2 has more than 256 cells"},
		{">x", "practice import x", 1, "invalid", "x: The file is empty"},
		{"truncate -s 200M x", "practice import x", 1, "invalid", "160 MB"},
		{LIST(GOOD), "practice import x", 1, "invalid", "epraccur.csv"},
		{LIST(GOOD), "import risk x", 1, "invalid", "basis"},
		{LIST(GOOD), IMPORT " --as-of 30/2/2026", 1, "invalid", "30 days"},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	expect_all(&p, cases, COUNT(cases));
	program_close(&p);
}

/* The file can be read, but nobody on it can be taken in. */
Test(bad_input, rows_that_are_wrong)
{
	static const struct refusal cases[] = {
		{LIST(ROW("9990000019", "OBI", "1945-07-14", "")), IMPORT, 1, "invalid",
			"x, line 2 is refused: NHS Number fails its check digit"},
		{LIST(ROW("9.99606E+09", "OBI", "1945-07-14", "")), IMPORT, 1, "invalid",
			"x, line 2"},
		{LIST(ROW("9990000026", "O\\033[31mBI", "1945-07-14", "")), IMPORT, 1, "invalid",
			"escape sequence"},
		{LIST(ROW("9990000026", "O\\342\\200\\256BI", "1945-07-14", "")), IMPORT, 1,
			"invalid", "turn text round"},
		{LIST(ROW("9990000026", "OBI", "2030-01-01", "")), IMPORT, 1, "invalid", "future"},
		{LIST(ROW("9990000026", "OBI", "1899-12-31", "")), IMPORT, 1, "invalid",
			"before 1900"},
		{LIST(ROW("9990000026", "OBI", "1945-02-30", "")), IMPORT, 1, "invalid",
			"no such day"},
		{LIST(ROW("9990000026", "OBI", "1945-07-14", "C81;DROP")), IMPORT, 1, "invalid",
			"as C81009"},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	expect_all(&p, cases, COUNT(cases));
	program_expect(&p, "caseload --store store.db import list --json", 0, "[]\n", "");
	/* One good row is taken in, and the number that stands there twice with other details is
	 * not. */
	program_expect(&p,
		LIST(GOOD ROW("9990000026", "OTHER", "1950-01-01", "") ROW("9990000019", "OBI",
			"1945-07-14", "")) "; caseload --store store.db " IMPORT,
		0, "Line 3, refused, nhs_number: NHS Number is a duplicate: line 2", "");
	program_expect(&p, "caseload --store store.db " IMPORT, 0, "nothing was written", "");
	program_close(&p);
}

Test(bad_input, records)
{
	static const struct refusal cases[] = {
		{NULL, "person add --family A --given B --nhs-number 9990000018", 1, "invalid",
			"OKONKWO, Adaeze already"},
		{NULL, "person add --family A --given B --nhs-number 9990000019", 1, "invalid",
			"check digit"},
		{NULL, "person add --family A --given B --born 1/1/2030", 1, "invalid",
			"in the past"},
		{NULL, "person add --family A --given B --born 1899-12-31", 1, "invalid",
			"after 1900"},
		{NULL, "person add --family A --given B --born 30/2/1945", 1, "invalid", "30 days"},
		{NULL, "person add --family \"$(printf 'A\\033[31m')\" --given B", 1, "invalid",
			"escape sequence"},
		{NULL, "person add --family A --given \"$(printf 'B\\342\\200\\256')\"", 1,
			"invalid", "turn text round"},
		{NULL, "person add --family '' --given B", 1, "invalid", "Family name is missing"},
		{NULL, "person add --family A --given B --practice C99999", 3, "not_found",
			"C99999"},
		{NULL, "person add --family A --given B --postcode ZZZ", 1, "invalid", "DE1 1AA"},
		{NULL, "practice join 'c8 1'", 1, "invalid", "ODS code"},
		{NULL, "register add 9990000018", 1, "invalid", "on the register already"},
		{NULL, "lead assign 9990000018 mlewis --reason x", 1, "invalid", "already"},
		{NULL, "lead assign 9990000018 nobody --reason x", 3, "not_found", "worker list"},
		{NULL, "lead assign 9990000018 mlewis --reason ''", 1, "invalid",
			"Reason is missing"},
		{NULL, "lead inform 9990000018 --on 1/1/2030 --how face_to_face", 1, "invalid",
			"not come yet"},
		{NULL, "review book 9990000018 2026-03-11", 1, "invalid", "before today"},
		{NULL, "review book 9990000018 30/2/2027", 1, "invalid", "30 days"},
		{NULL, "plan agree 9990000018 --party person --name A", 1, "invalid",
			"no draft plan"},
		{NULL, "plan set 9990000018 what_matters ' '", 1, "invalid", "nothing to empty"},
		{NULL, "event add 9990000018 fall 1/1/2030", 1, "invalid", "not come yet"},
		{NULL, "event add 9990000018 zzz t", 1, "invalid", "must be"},
		{NULL, "note add 9990000018 -", 1, "invalid", "Text is missing"},
		/* Marks that nobody sees are no text. */
		{NULL, "action add 9990000018 \"$(printf '\\342\\200\\213')\"", 1, "invalid",
			"is missing"},
		{NULL, "lead assign 9990000018 mlewis --reason \"$(printf '\\342\\200\\213')\"", 1,
			"invalid", "Reason is missing"},
		{NULL, "meeting attend \"$(printf '\\357\\273\\277')\"", 1, "invalid",
			"Name is missing"},
		{NULL, "meeting plan 9999-12-31", 1, "invalid", "Check the year"},
		{NULL, "referral add 9990000018 x --received '1-Jan-1900 01:30'", 1, "invalid",
			"too long ago"},
		{NULL, "calendar add 9999-12-31 x", 1, "invalid", "1971 to 2199"},
		{"printf '{\"events\": [{\"title\": \"X\", \"date\": \"0000-01-01\"}]}' >x",
			"calendar import x", 1, "invalid", "not a day of the calendar"},
		{"{ printf '{\"events\": '; head -c 5000 /dev/zero | tr '\\0' '['; } >x",
			"calendar import x", 1, "invalid", "no JSON"},
		{"truncate -s 200M x", "calendar import x", 1, "invalid", "160 MB"},
		{NULL, "person show 9990000026", 3, "not_found", "Nobody here"},
		{NULL, "person show 01234567", 3, "not_found", "Nobody here"},
		{NULL, "person edit 9990000018 --version 99 --phone 01", 5, "conflict",
			"saved this record"},
		{NULL, "import undo zzz", 3, "not_found", "import list"},
		{NULL, "worker end mlewis", 1, "invalid", "lead handover"},
		{NULL, "list --sort zzz", 1, "invalid", "due, risk, name or lead"},
		{NULL, "list --limit abc", 1, "invalid", "whole number"},
		{NULL, "--as mlewis list", 4, "denied", "does not allow --as"},
		{"printf 'caf\\351' >x", "note add 9990000018 - <x", 1, "invalid", "not UTF-8"},
		{"printf 'a\\000b' >x", "note add 9990000018 - <x", 1, "invalid", "not UTF-8"},
		{"head -c 5000000 /dev/zero | tr '\\0' a >x", "note add 9990000018 - <x", 1,
			"invalid", "4 MB"},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	expect_all(&p, cases, COUNT(cases));
	/* A second current lead takes the place of the first, and a plan without words is no plan.
	 */
	program_expect(&p,
		"caseload --store store.db worker add 'Ann Bell' --profession gp && caseload "
		"--store store.db lead assign 9990000018 Ann --reason x && sqlite3 -readonly "
		"store.db \"SELECT count(*) FROM lead WHERE kind = 'lead' AND status = 'current'\"",
		0, "\n1\n", "");
	program_expect(&p, "caseload --store store.db plan need add 9990000018 Falls", 0,
		"Began plan 1", "");
	expect_all(&p,
		(struct refusal[]){{NULL, "plan agree 9990000018 --party person --name A", 1,
			"invalid", "\"What matters to me\" is empty"}},
		1);
	program_close(&p);
}

Test(bad_input, usage)
{
	static const struct refusal cases[] = {
		{NULL, "--nosuch", 2, "usage", "no option --nosuch"},
		{NULL, "list --nosuch", 2, "usage", "no option --nosuch"},
		{NULL, "lits", 2, "usage", "Did you mean \"list\""},
		{NULL, "lead asign", 2, "usage", "Did you mean \"lead assign\""},
		{NULL, "lead", 2, "usage", "assign, accept"},
		{NULL, "persn show 9990000018", 2, "usage", "Did you mean \"person show\""},
		{NULL, "person show", 2, "usage", "needs <person>"},
		{NULL, "person show 9990000018 extra", 2, "usage", "more than person show takes"},
		{NULL, "lead assign 9990000018 mlewis", 2, "usage", "needs --reason"},
		{NULL, "list --limit", 2, "usage", "--limit needs a value"},
		{NULL, "--store '' list", 2, "usage", "--store needs a value"},
		{NULL, "list --csv", 2, "usage", "Choose one"},
		{NULL, "find -x", 2, "usage", "no option \"-x\""},
		{NULL, "find \"$(printf '\\377')\"", 2, "usage", "not UTF-8"},
		{NULL, "\"$(printf 'li\\033[31mst')\"", 2, "usage", "There is no command"},
		{NULL, "plan contingency add 9990000018 --trigger - --do -", 2, "usage",
			"not both"},
		{NULL, "restore store.db", 2, "usage", "--trial"},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	expect_all(&p, cases, COUNT(cases));
	program_expect(&p, "caseload --store store.db find -- --x", 0, "matches \"--x\"", "");
	program_expect(
		&p, "caseload --store store.db note add 9990000018 -- --dash", 0, "note", "");
	program_expect(&p, "caseload --store store.db person show -- 9990000018", 0, "--dash", "");
	program_close(&p);
}
