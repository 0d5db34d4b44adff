/* The demonstration caseload, as `make demo` shows it where there is no terminal. */
#include <criterion/criterion.h>

#include "program.h"

Test(demo, is_made_once_printed_and_made_anew_for_another_version, .timeout = 120)
{
	struct program p;

	if (!program_open(&p))
		return;
	program_expect(&p, "mkdir -p data/caseload && echo old > data/caseload/demo.db", 0, "", "");
	program_expect(
		&p, "XDG_DATA_HOME=$PWD/data caseload demo > list", 0, "", "Made a caseload");
	program_expect(&p, "grep -c 'ŁUKASZ, Bożena' list", 0, "1", "");
	program_expect(&p, "ls data/caseload", 0, "of-another-version", "");
	/* The second time it is there, and the same. */
	program_expect(&p,
		"cp data/caseload/demo.db first && XDG_DATA_HOME=$PWD/data caseload demo > again "
		"&& cmp list again",
		0, "", "The demonstration caseload is at");
	program_expect(&p, "caseload --store first audit verify", 0, "holds together", NULL);
	/* One that calls itself older, and cannot be brought up to date. */
	program_expect(&p,
		"sqlite3 data/caseload/demo.db 'PRAGMA user_version = 5; DROP TABLE letter' && "
		"XDG_DATA_HOME=$PWD/data caseload demo > again && cmp list again",
		0, "", "Made a caseload");
	program_close(&p);
}
