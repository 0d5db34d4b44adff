#include "refusal.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

void refusal_store(const struct program *program)
{
	static const char *const lines[] = {
		"init --team 'North team' --worker 'Jo Patel' --profession district_nurse",
		"worker add 'Mary Lewis' --profession social_worker --login mlewis",
		"person add --family Okonkwo --given Adaeze --nhs-number 9990000018 --born 14/7/45",
		"register add 9990000018",
		"lead assign 9990000018 mlewis --reason 'Knows her'",
	};
	struct str line = {0};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		str_addf(&line, "%scaseload --store store.db %s", i > 0 ? " && " : "", lines[i]);
	program_expect(program, str_text(&line), 0, "lead professional", "");
	str_free(&line);
}

/* A sentence: ends in a full stop, or in how the command is used. */
static bool is_sentence(const char *text)
{
	size_t length = strlen(text);

	return length > 20 && (text[length - 1] == '.' || strstr(text, "Usage: ") != NULL) &&
	       strstr(text, "nvalid input") == NULL;
}

static void check(const struct refusal *refusal, const struct ran *ran)
{
	json_t *json = json_loads(ran->out, 0, NULL);
	json_t *error = json_object_get(json, "error");
	const char *code = json_string_value(json_object_get(error, "code"));
	const char *message = json_string_value(json_object_get(error, "message"));

	cr_assert(ran->status == refusal->status, "%s\nstatus %d, not %d: %.600s%.600s",
		refusal->line, ran->status, refusal->status, ran->out, ran->err);
	cr_assert(code != NULL && strcmp(code, refusal->code) == 0, "%s\ncode is not %s: %.600s",
		refusal->line, refusal->code, ran->out);
	cr_assert(message != NULL && strstr(message, refusal->part) != NULL && is_sentence(message),
		"%s\nno sentence with \"%s\": %.600s", refusal->line, refusal->part, ran->out);
	cr_assert(text_is_safe(ran->out, true) && text_is_safe(ran->err, true),
		"%s\nsteers the terminal: %s%s", refusal->line, ran->out, ran->err);
	cr_assert(/* one who may not is written down in the audit */
		strncmp(ran->err, "caseload: ", 10) == 0 &&
			(strstr(ran->err, "CHANGED") == NULL ||
				strcmp(refusal->code, "denied") == 0),
		"%s\nonly the sentence, and the store as it was: %.600s", refusal->line, ran->err);
	json_decref(json);
}

void refusal_expect(const struct program *program, const struct refusal *refusal)
{
	struct str line = {0};

	str_addf(&line, "rm -rf x; %s\n", refusal->before != NULL ? refusal->before : ":");
	str_add(&line, "export CASELOAD_STORE=store.db; if test -f store.db; then cp store.db "
		       "before.db; fi\n");
	str_addf(&line, "timeout 8 caseload %s --json; status=$?\n", refusal->line);
	str_add(&line,
		"if test -f store.db; then cmp -s store.db before.db || echo CHANGED >&2; fi\n");
	str_add(&line, "exit $status\n");
	struct ran ran = program_run(program, str_text(&line));
	check(refusal, &ran);
	ran_free(&ran);
	str_free(&line);
}
