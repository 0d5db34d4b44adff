#include "script.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

static const char *const lines[] = {
	"init --team 'North team' --worker 'Jo Patel' --profession district_nurse",
	"worker add 'Mary Lewis' --profession social_worker --login mlewis",
	"worker add 'Lowri Evans' --profession occupational_therapist",
	"person add --family Ahmed --given Fatima --nhs-number 9990000026 --born 31/1/50",
	"person add --family Bailey --given Thomas --nhs-number 9990000034 --born 5/11/38",
	"person add --family Choudhury --given Rehana --nhs-number 9990000042 --born 21/6/47",
	("person add --family Okonkwo --given Adaeze --title Mrs --nhs-number 9990000018 --born "
	 "14/7/45"),
	"register add 9990000026",
	"register add 9990000034",
	"register add 9990000042",
	"register add 9990000018",
	"lead assign 9990000018 'Jo Patel' --reason 'Knows her'",
	"alert add 9990000018 do_not_visit_alone",
	"review book 9990000026 2/3/26",
	"review book 9990000034 5/3/26",
	"review book 9990000042 6/3/26",
	"review book 9990000018 8/3/26",
	"action add 9990000018 'Falls team' --owner mlewis --due 6/3/26",
	"plan set 9990000018 what_matters 'I have sung in the choir for thirty years.'",
};

void script_store(const struct program *program)
{
	struct str line = {0};

	str_add(&line, "export CASELOAD_NOW=2026-02-16T10:00");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		str_addf(&line, " && caseload --store store.db %s", lines[i]);
	program_expect(program, str_text(&line), 0, "What matters to me", "");
	str_free(&line);
}

void script_copy(const struct program *program, const char *name)
{
	struct str line = {0};

	str_addf(&line, "rm -f %s && cp store.db %s", name, name);
	program_expect(program, str_text(&line), 0, "", "");
	str_free(&line);
}

struct ran script_run(const struct program *program, const char *store, const char *script)
{
	struct str line = {0};

	program_file(program, "script", script, strlen(script));
	str_addf(&line, "timeout 20 caseload --plain --store %s < script", store);
	struct ran ran = program_run(program, str_text(&line));
	str_free(&line);
	cr_assert(ran.status == 0, "status %d after\n%s---\n%s%s", ran.status, script, ran.out,
		ran.err);
	cr_assert_null(strchr(ran.out, '\033'), "an escape is in what came out: %s", ran.out);
	cr_assert_str_eq(ran.err, "", "%s", ran.err);
	return ran;
}

void script_expect(const struct program *program, const char *store, const char *script,
	const char *const parts[])
{
	struct ran ran = script_run(program, store, script);
	const char *at = ran.out;

	for (; *parts != NULL; parts++) {
		const char *found = strstr(at, *parts);
		cr_assert_not_null(found,
			"\"%s\" is not there, or not in its place, after\n%s---\n%s", *parts,
			script, ran.out);
		at = found + strlen(*parts);
	}
	ran_free(&ran);
}

char *script_record(const struct program *program, const char *store, const char *person)
{
	struct str line = {0};

	str_addf(&line, "caseload --store %s person show %s --json", store, person);
	struct ran ran = program_run(program, str_text(&line));
	cr_assert(ran.status == 0, "%s%s", ran.out, ran.err);
	char *out = strdup(ran.out);
	ran_free(&ran);
	str_free(&line);
	return out;
}
