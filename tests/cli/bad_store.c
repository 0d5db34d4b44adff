/* A store that cannot be used, or not now. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/nhs_number.h>

#include "refusal.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define LOOK "--store x list"

Test(bad_store, is_refused_and_not_touched)
{
	static const struct refusal cases[] = {
		{NULL, LOOK, 6, "no_store", "caseload init"},
		{">x", LOOK, 6, "damaged", "is empty"},
		{"echo hello >x", LOOK, 6, "damaged", "not a store"},
		{"head -c 50000 caseload >x", LOOK, 6, "damaged", "not a store"},
		{"mkdir x", LOOK, 6, "invalid", "is a directory"},
		{"mkfifo x", LOOK, 6, "invalid", "not an ordinary file"},
		{"ln -s /dev/zero x", LOOK, 6, "invalid", "not an ordinary file"},
		{"ln -s nowhere x", LOOK, 6, "invalid", "There is no store"},
		{"ln -s x x", LOOK, 6, "io", "x could not be opened"},
		{"sqlite3 x 'CREATE TABLE t(a)'", LOOK, 6, "damaged", "not a caseload store"},
		{"cp store.db x; sqlite3 x 'PRAGMA user_version = 99'", LOOK, 6, "newer",
			"version 99"},
		{"cp store.db x; sqlite3 x 'CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE "
		 "FROM note; END'",
			LOOK, 6, "damaged", "something else has changed"},
		{"head -c 50 store.db >x", LOOK, 6, "damaged", "restore the last backup"},
		{"head -c 4096 store.db >x", LOOK, 6, "damaged", "restore the last backup"},
		{"head -c 100000 store.db >x", LOOK, 6, "damaged", "restore the last backup"},
		{"head -c 100000 store.db >x", "--store x note add 9990000018 hello", 6, "damaged",
			"backup"},
		{"head -c 100000 store.db >x", "--store x backup y.db", 6, "damaged", "backup"},
		{"head -c 100000 store.db >x", "restore x --trial", 6, "damaged", "backup"},
		{"echo hello >x", "restore x --trial", 6, "damaged", "not a store"},
		{NULL, "restore x --trial", 1, "invalid", "There is no store"},
		{NULL, "backup store.db", 1, "invalid", "never overwrites"},
		{"ln -s nowhere x", "backup x", 1, "invalid", "never overwrites"},
		{NULL, "init --team T --worker W --profession gp", 1, "invalid", "already there"},
		{NULL, "--read-only note add 9990000018 hello", 6, "read_only", "reading only"},
		{"rm -f store.db.lock; mkdir store.db.lock", "note add 9990000018 hello", 6, "io",
			"store.db.lock"},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < COUNT(cases); i++)
		refusal_expect(&p, &cases[i]);
	program_close(&p);
}

/* An audit row changed from outside is found, in the store and in a copy. */
Test(bad_store, a_changed_audit_is_found)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	program_expect(&p,
		"caseload --store store.db backup good.db && caseload restore good.db --trial", 0,
		"sound store", "");
	program_expect(&p,
		"sqlite3 good.db 'DROP TRIGGER IF EXISTS audit_no_update' && LC_ALL=C sed "
		"'s/register add/register odd/' good.db >x; caseload restore x --trial",
		6, "", NULL);
	program_expect(
		&p, "caseload --store x audit verify", 6, "", "was changed outside caseload");
	program_close(&p);
}

/* As someone who may read the store and no more. Permissions bind everyone but root, who steps
 * down. */
Test(bad_store, without_the_right_to_write)
{
	struct program p;
	bool root = geteuid() == 0;
	const char *as = root ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : "";
	static const struct {
		const char *before, *command;
		int status;
	} cases[] = {
		{"chmod 555 s; chmod 444 s/x", "list", 6},
		{"chmod 555 s; chmod 444 s/x", "note add 9990000018 hello", 6},
		{"chmod 555 s; chmod 444 s/x", "team show", 0},
		{"chmod 555 s; chmod 666 s/x", "note add 9990000018 hello", 6},
		{"chmod 000 s/x", "list", 6},
		{"chmod 000 s", "list", 6},
	};

	if (!program_open(&p))
		return;
	refusal_store(&p);
	if (root)
		program_expect(&p,
			"caseload --store store.db worker add Nobody --profession gp --login $(id "
			"-un 65534)",
			0, NULL, "");
	program_expect(&p, "chmod 755 .; cp -L caseload c", 0, NULL, NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str line = {0};

		str_addf(&line,
			"chmod -R 755 s; rm -rf s; mkdir s; cp store.db s/x; %s; %s ./c --store "
			"$PWD/s/x %s --json; status=$?; chmod 755 s; chmod 644 s/x; cmp -s s/x "
			"store.db || echo CHANGED >&2; exit $status",
			cases[i].before, as, cases[i].command);
		struct ran ran = program_run(&p, str_text(&line));
		cr_assert(ran.status == cases[i].status && strstr(ran.err, "CHANGED") == NULL &&
				  (cases[i].status == 0 ||
					  strstr(ran.out, "\"code\":\"read_only\"") != NULL),
			"%s, %s: %d %s%s", cases[i].before, cases[i].command, ran.status, ran.out,
			ran.err);
		ran_free(&ran);
		str_free(&line);
	}
	program_close(&p);
}

static void write_list(const struct program *program, int n)
{
	struct str list = {0};

	str_add(&list, "nhs_number,family_name,given_name,date_of_birth,gender,instrument,score,"
		       "scored_on\n");
	for (int i = 1; n > 0; i++) {
		char digits[32];

		for (int last = 0; last < 10; last++) {
			snprintf(digits, sizeof(digits), "999%06d%d", i % 1000000, last);
			if (!nhs_number_valid(digits))
				continue;
			str_addf(&list, "%s,FAMILY%d,Given,1945-07-14,Female,efi,0.47,2026-03-01\n",
				digits, i);
			n--;
		}
	}
	program_file(program, "list.csv", list.text, list.length);
	str_free(&list);
}

/* A limit on the size of a file is as a full disk: what is there stays, whole. */
Test(bad_store, on_a_full_disk)
{
	static const struct {
		int room; /* bytes that the store may grow, 0: none may be written */
		const char *command;
		int status, or_else; /* 7: what was begun could not be taken back at once */
	} cases[] = {
		{0, "note add 9990000018 hello", 6, 6},
		{0, "list", 6, 6},
		{-100000, "import risk list.csv --basis x", 6, 7},
		{50000, "import risk list.csv --basis x", 6, 6},
		{400000, "import risk list.csv --basis x", 6, 6},
		{0, "backup y.db", 6, 6},
		{0, "--store new.db init --team T --worker W --profession gp", 6, 6},
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	write_list(&p, 2000);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str line = {0};

		/* In blocks of 512 bytes, as sh counts. */
		str_addf(&line,
			"export CASELOAD_STORE=store.db; limit=40; test %d -eq 0 || "
			"limit=$((($(stat -c %%s store.db) + %d) / 512)); (ulimit -f $limit; exec "
			"caseload %s --json); status=$?; ls | grep -e new -e y.db >&2; exit "
			"$status",
			cases[i].room, cases[i].room, cases[i].command);
		struct ran ran = program_run(&p, str_text(&line));
		cr_assert((ran.status == cases[i].status || ran.status == cases[i].or_else) &&
				  strstr(ran.out, "{\"error\":") != NULL &&
				  strchr(ran.err, '\n') != NULL && strchr(ran.err, '\n')[1] == '\0',
			"%s: %d %s%s", cases[i].command, ran.status, ran.out, ran.err);
		ran_free(&ran);
		str_free(&line);
		program_expect(&p,
			"caseload --store store.db find 9990000018 && caseload --store store.db "
			"audit verify && caseload --store store.db list --json | grep -o "
			"nhs_number | wc -l",
			0, "\n1\n", "");
	}
	program_close(&p);
}

/* Someone holds the queue and does not let go: a sentence after a while, not for ever. */
Test(bad_store, in_use)
{
	struct program p;
	struct str lock = {0};

	if (!program_open(&p))
		return;
	refusal_store(&p);
	str_addf(&lock, "%s/store.db.lock", p.folder);
	int fd = open(str_text(&lock), O_RDWR | O_CLOEXEC);
	cr_assert(fd >= 0 && flock(fd, LOCK_EX) == 0, "the queue is %s", str_text(&lock));
	program_expect(&p,
		"cp store.db before.db; timeout 20 caseload --store store.db note add 9990000018 x "
		"--json; status=$?; cmp store.db before.db; exit $status",
		6, "\"code\":\"busy\"", "try again");
	close(fd);
	program_expect(&p, "caseload --store store.db note add 9990000018 x", 0, "note", "");
	str_free(&lock);
	program_close(&p);
}

/* A migration that failed has left its copy behind; the next try is not refused for that. */
Test(bad_store, a_failed_migration_can_be_tried_again)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	program_expect(&p, "cp store.db x; sqlite3 x 'PRAGMA user_version = 0'; cp x y", 0, "", "");
	for (int i = 0; i < 2; i++)
		program_expect(&p, "caseload --store x list", 6, "",
			"not laid out as this program expects");
	program_expect(&p, "sqlite3 x .dump >a; sqlite3 y .dump >b; cmp a b && ls x.before-*", 0,
		".2\n", "");
	program_close(&p);
}

/* Writers at it all the time: every copy is whole. */
Test(bad_store, a_copy_while_others_write)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	program_expect(&p,
		"export CASELOAD_STORE=store.db\n"
		"for w in 1 2; do { for i in 1 2 3 4 5 6 7 8; do caseload note add 9990000018 "
		"\"$i\" || echo LOST; done; } >notes.$w & done\n"
		"for i in 1 2 3 4; do caseload backup b$i.db && caseload restore b$i.db --trial || "
		"exit 9; done\n"
		"wait; ! grep -h LOST notes.1 notes.2; caseload audit verify; ls b*.db*",
		0, "holds together", "");
	program_expect(&p,
		"ls b?.db* | wc -l; caseload --store store.db person show 9990000018 --json | grep "
		"-o '\"kind\":\"note\"' | wc -l",
		0, "4\n", "");
	program_close(&p);
}

/* The same thing done by several at once happens once. */
Test(bad_store, two_at_once)
{
	static const char *const commands[] = {
		"--store store.db person add --family Same --given Time --nhs-number 9990000034",
		"--store store.db register add 9990000034",
		"--store new.db init --team T --worker W --profession gp",
	};
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct str line = {0};

		str_addf(&line,
			"for i in 1 2 3 4; do { caseload %s >o$i 2>e$i; echo $? >rc$i; } & done; "
			"wait; sort rc? | tr '\\n' ' '",
			commands[i]);
		program_expect(&p, str_text(&line), 0, "0 1 1 1 ", "");
		str_free(&line);
	}
	program_expect(&p,
		"caseload --store new.db team show && caseload --store store.db audit verify", 0,
		"T\n", "");
	program_close(&p);
}
