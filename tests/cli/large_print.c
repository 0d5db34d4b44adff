/* Whoever needs large print gets no smaller letter on any paper about them, and all an ambulance crew
 * needs on the first page. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

#define WHO                                                                                        \
	"9993874213" /* OKONKWO, Adaeze of the demonstration: large print, with an agreed plan */

static void run(const struct program *p, const char *line)
{
	program_expect(p, line, 0, NULL, NULL);
}

/* The smallest letters of "out.pdf", in points. */
static int smallest(const struct program *p)
{
	struct ran ran = program_run(p, "pdftohtml -xml -i -zoom 1 -stdout out.pdf");
	int least = 0;

	for (const char *at = ran.out; (at = strstr(at, "<fontspec ")) != NULL; at++) {
		int size = atoi(strstr(at, "size=\"") + strlen("size=\""));

		least = least == 0 || size < least ? size : least;
	}
	ran_free(&ran);
	return least;
}

Test(large_print, no_letter_is_under_16_points_and_page_one_is_whole, .timeout = 120)
{
	static const struct {
		const char *args;
		bool large, front;
	} papers[] = {
		{"plan " WHO, true, true},
		{"plan " WHO " --short", true, true},
		{"contingency " WHO, true, true},
		{"letter " WHO " lead", true, false},
		{"plan " WHO " --size ordinary --reason 'For the GP'", false, true},
		{"letter " WHO " lead --size ordinary --reason 'For the daughter'", false, false},
	};
	struct program p;

	if (!program_open(&p))
		return;
	struct ran tool = program_run(&p, "command -v pdftohtml && command -v pdftotext");
	bool there = tool.status == 0;

	ran_free(&tool);
	if (!there) {
		program_close(&p);
		cr_skip_test("pdftohtml and pdftotext (poppler-utils) are not installed");
	}
	run(&p, "XDG_DATA_HOME=$PWD/data caseload demo > list && mv data/caseload/demo.db .");
	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++) {
		char line[256];
		int least;

		snprintf(line, sizeof line,
			"rm -f out.pdf && caseload --store demo.db print %s --to out.pdf --yes",
			papers[i].args);
		run(&p, line);
		least = smallest(&p);
		cr_assert(papers[i].large ? least >= 16 : least > 0 && least < 16,
			"%s: letters of %d points", papers[i].args, least);
		if (papers[i].front)
			run(&p, "pdftotext -l 1 out.pdf front && grep -q '^Do this' front && grep "
				"-q '^Ring, in order' front && grep -q '07700 900100' front && "
				"grep -q '^Medicines' front && grep -q '01632 960012' front");
	}
	program_expect(&p,
		"caseload --store demo.db print plan " WHO " --size ordinary --to out.txt", 1, "",
		"needs large print");
	program_expect(&p, "caseload --store demo.db audit list --json", 0,
		"large print overridden: For the GP", NULL);
	program_expect(&p, "caseload --store demo.db audit list --json", 0,
		"not in large print: For the daughter", NULL);
	program_close(&p);
}
