/* The 2% register: a page for each practice, and the people behind each figure. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/register.h>
#include <caseload/store/team.h>

#include "register.h"

bool register_asked(struct call *call, struct register_day *day, struct err *err)
{
	*day = (struct register_day){.on = call->today, .rules = call->rules};
	if (!call_date(call, "on", DATE_PAST, &day->on, err))
		return false;
	if (!date_is_set(day->on))
		day->on = call->today;
	day->since = register_since(day->on);
	if (!call_date(call, "since", DATE_PAST, &day->since, err))
		return false;
	if (!date_is_set(day->since))
		day->since = register_since(day->on);
	if (date_compare(day->since, day->on) > 0)
		return err_set(err, ERR_INVALID, "since",
			"The period begins after the day it is asked for. Give an earlier day.");
	return true;
}

static bool register_read(
	struct call *call, struct register_day day, struct register_pages *out, struct err *err)
{
	*out = (struct register_pages){.day = day};
	if (!store_register_practices(call->store, call->team->id, quarter_start(day.on),
		    call->arena, &out->practices, &out->practices_n, err) ||
		!store_register_cases(call->store, call->team->id, 0, day, call->today, call->arena,
			&out->cases, &out->cases_n, err))
		return false;
	out->lines = register_lines(out->practices, out->practices_n, out->cases, out->cases_n,
		call->team, day, call->arena, &out->n, &out->whole);
	return true;
}

static bool refuse_practice(struct call *call, const char *code, struct err *err)
{
	struct practice practice;

	if (!store_practice_by_code(call->store, code, call->arena, &practice, err))
		return false;
	if (practice.id == 0)
		return err_set(err, ERR_NOT_FOUND, "practice",
			"There is no practice with the ODS code %s. caseload practice list shows "
			"those there are.",
			code);
	return err_set(err, ERR_NOT_FOUND, "practice",
		"%s is not one of the team's practices, and nobody on the register is of it.",
		code);
}

bool register_pages(struct call *call, struct register_pages *out, struct err *err)
{
	const char *asked = args_get(call->args, "practice");
	struct register_day day;

	if (!register_asked(call, &day, err) || !register_read(call, day, out, err))
		return false;
	if (text_is_blank(asked))
		return true;
	char *code = arena_strdup(call->arena, asked);
	for (char *p = code; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	for (size_t i = 0; i < out->n; i++) {
		const char *own = out->lines[i].practice.code;

		if (strcmp(code, own != NULL ? own : "NONE") == 0) {
			out->only = &out->lines[i];
			return true;
		}
	}
	if (strcmp(code, "NONE") != 0)
		return refuse_practice(call, code, err);
	/* Everyone has a practice: a page with nobody on it. */
	out->only = memset(&out->lines[out->n], 0, sizeof(*out->lines));
	return true;
}

/* ---- the pages ---- */

static const char *size_words(struct call *call, const struct register_pages *pages)
{
	struct str text = {0};
	char day[DATE_SHOWN_SIZE], *copy;

	for (size_t i = 0; i < pages->n; i++) {
		const struct register_line *line = &pages->lines[i];
		const char *words = pages->only == NULL || pages->only == line
					    ? register_size_words(line, call->arena)
					    : NULL;

		if (words != NULL)
			str_addf(&text, "%s%s: %s: caseload practice list-size %s %s ADULTS.",
				text.length > 0 ? "\n" : "", line->practice.code, words,
				line->practice.code, date_show(line->quarter, day));
	}
	copy = text.length > 0 ? arena_strdup(call->arena, str_text(&text)) : NULL;
	str_free(&text);
	return copy;
}

bool register_status(struct call *call, struct result *out, struct err *err)
{
	struct register_pages pages;
	struct register_line *lines;
	char on[DATE_SHOWN_SIZE], since[DATE_SHOWN_SIZE];

	if (!register_pages(call, &pages, err))
		return false;
	out->kind = RESULT_REGISTER;
	lines = arena_new_array(call->arena, struct register_line, pages.n + 1);
	if (pages.only != NULL) {
		lines[out->n++] = *pages.only;
	} else {
		if (!args_flag(call->args, "team"))
			for (size_t i = 0; i < pages.n; i++)
				lines[out->n++] = pages.lines[i];
		if (out->n > 0 || args_flag(call->args, "team"))
			lines[out->n++] = pages.whole;
	}
	out->value = lines;
	const char *sizes = size_words(call, &pages);
	if (out->n == 0)
		return true;
	return call_done(call, out, "The register on %s; entries since %s.%s%s",
		date_show(pages.day.on, on), date_show(pages.day.since, since),
		sizes != NULL ? "\n" : "", sizes != NULL ? sizes : "");
}

bool command_register_status(struct call *call, struct result *out, struct err *err)
{
	return register_status(call, out, err);
}

/* ---- the people ---- */

bool command_register_people(struct call *call, struct result *out, struct err *err)
{
	struct register_pages pages;
	struct register_case *people;
	char on[DATE_SHOWN_SIZE];
	int which = WHICH_ON;

	if (!args_word(call->args, "which", &words_register_which, &which, err) ||
		!register_pages(call, &pages, err))
		return false;
	people = arena_new_array(call->arena, struct register_case, pages.cases_n + 1);
	for (size_t i = 0; i < pages.cases_n; i++)
		if ((pages.only == NULL || pages.cases[i].practice_id == pages.only->practice.id) &&
			register_is(&pages.cases[i], (enum register_which)which, pages.day))
			people[out->n++] = pages.cases[i];
	out->kind = RESULT_REGISTER_PEOPLE;
	out->value = people;
	call->audit_detail = arena_printf(
		call->arena, "%s, %zu", word_code(&words_register_which, which), out->n);
	return call_done(call, out, "%s%s%s on %s: %zu %s.",
		word_shown(&words_register_which, which), pages.only != NULL ? ", " : "",
		pages.only == NULL		    ? ""
		: pages.only->practice.code != NULL ? pages.only->practice.code
						    : "no practice recorded",
		date_show(pages.day.on, on), out->n, out->n == 1 ? "person" : "people");
}
