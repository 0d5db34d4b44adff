/* The team's settings and its practices. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/caseload.h>
#include <caseload/store/team.h>

#include "changes.h"
#include "inside.h"
#include "rank.h"

bool command_team_show(struct call *call, struct result *out, struct err *err)
{
	struct team *team = arena_new_one(call->arena, struct team);

	if (!store_team_by_id(call->store, call->team->id, call->arena, team, err))
		return false;
	out->kind = RESULT_TEAM;
	out->value = team;
	out->n = 1;
	out->uid = team->uid;
	out->version = team->version;
	return call_done(call, out, "%s.", team->name);
}

/* ---- settings ---- */

static bool team_word(struct call *call, struct team *team, struct err *err)
{
	static const char *const words[] = {"person", "patient", "service user", "resident"};
	const char *word = NULL;

	if (!args_text(call->args, "word", 40, false, &word, err))
		return false;
	if (word == NULL)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], word) == 0) {
			team->person_word = words[i];
			return true;
		}
	return err_set(err, ERR_INVALID, "word",
		"The word for people must be person, patient, service user or resident.");
}

static bool team_months(struct call *call, struct team *team, struct err *err)
{
	return args_number(call->args, "months-very-high", 1, 12, &team->review_months_very_high,
		       err) &&
	       args_number(call->args, "months-high", 1, 12, &team->review_months_high, err) &&
	       args_number(call->args, "months-rising", 1, 12, &team->review_months_rising, err) &&
	       args_number(call->args, "months-lower", 1, 12, &team->review_months_lower, err);
}

static bool team_read(struct call *call, struct team *team, struct err *err)
{
	const char *instrument = args_get(call->args, "instrument");

	if (!args_text(call->args, "name", 200, false, &team->name, err) ||
		!args_text(call->args, "area", 200, false, &team->area, err) ||
		!args_text(call->args, "phone", 100, false, &team->phone, err) ||
		!team_word(call, team, err) ||
		!args_number(call->args, "population", 0, 100000000, &team->population, err) ||
		!args_number(call->args, "over-65", 0, 100000000, &team->over_65, err) ||
		!args_number(call->args, "residents-18", 0, 100000000, &team->residents_18, err) ||
		!args_number(call->args, "soon-days", 0, 90, &team->soon_days, err) ||
		!args_number(call->args, "frequent", 1, 100, &team->frequent, err) ||
		!team_months(call, team, err) ||
		!args_text(call->args, "basis", 400, false, &team->lawful_basis, err))
		return false;
	if (text_is_blank(team->name))
		return err_set(err, ERR_INVALID, "name", "The team's name is missing. Type it.");
	if (instrument != NULL)
		team->instrument = text_is_blank(instrument)
					   ? NULL
					   : risk_instrument_id(instrument, call->arena);
	if (args_get(call->args, "live") != NULL)
		team->live = args_flag(call->args, "live");
	return true;
}

bool command_team_set(struct call *call, struct result *out, struct err *err)
{
	struct team before, team;

	if (!store_team_by_id(call->store, call->team->id, call->arena, &before, err))
		return false;
	team = before;
	if (!team_read(call, &team, err))
		return false;
	char *changed = changed_fields(&team_shape, &before, &team, call->arena);
	if (changed == NULL)
		return err_set(err, ERR_INVALID, "",
			"There is nothing to change: name a setting and a new value, for example "
			"--soon-days 10.");
	if (!store_team_save(call->store, &team, err))
		return false;
	/* Which score leads decides the order of the whole board, and whose list ranks. */
	if (!text_equal(before.instrument, team.instrument) &&
		(!store_current_refresh_all(call->store, err) || !rank_team(call, team.id, err)))
		return false;
	call->audit_object = arena_strdup(call->arena, team.uid);
	call->audit_detail = changed;
	out->uid = call->audit_object;
	out->version = team.version;
	return call_done(call, out, "Changed the settings of %s: %s.", team.name, changed);
}

/* ---- practices ---- */

static bool practice_named(
	struct call *call, const char *name, struct practice *out, struct err *err)
{
	const char *text;

	if (!args_need(call->args, name, &text, err))
		return false;
	char *code = arena_strdup(call->arena, text);
	for (char *p = code; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	if (!ods_code_valid(code))
		return err_set(err, ERR_INVALID, name,
			"A practice's ODS code is up to 9 letters and digits, like C81001. Check "
			"what you typed.");
	if (!store_practice_by_code(call->store, code, call->arena, out, err))
		return false;
	if (out->id == 0)
		return err_set(err, ERR_NOT_FOUND, name,
			"There is no practice with the code %s here. Load the national file with "
			"caseload practice import, or check the code.",
			code);
	return true;
}

bool command_practice_list(struct call *call, struct result *out, struct err *err)
{
	bool all = args_flag(call->args, "all");
	struct practice_filter filter = {.team_id = all ? 0 : call->team->id};
	struct practice *rows;

	if (!args_text(call->args, "find", 100, false, &filter.find, err) ||
		!store_practice_list(call->store, &filter, call->arena, &rows, &out->n, err))
		return false;
	out->kind = RESULT_PRACTICES;
	out->value = rows;
	if (out->n == 0 && filter.find == NULL && !all)
		return call_done(call, out,
			"The team has no practices yet. Make one the team's with caseload practice "
			"join CODE.");
	return call_done(call, out, "%zu practice%s.", out->n, out->n == 1 ? "" : "s");
}

static bool join_people(struct call *call, struct practice *practice, size_t *n, struct err *err)
{
	int64_t *people;

	if (!store_practice_join(
		    call->store, practice, call->team->id, call->arena, &people, n, err))
		return false;
	for (size_t i = 0; i < *n; i++) {
		if (!call_refresh(call, people[i], err))
			return false;
		if (i % 500 == 0 && !call_progress(call, "people", (int64_t)i, (int64_t)*n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was changed.");
	}
	return true;
}

bool command_practice_join(struct call *call, struct result *out, struct err *err)
{
	struct practice practice;
	size_t people;

	if (!practice_named(call, "code", &practice, err))
		return false;
	if (practice.team_id == call->team->id)
		return err_set(err, ERR_INVALID, "code",
			"%s (%s) is one of the team's practices already.",
			practice.name != NULL ? practice.name : "That practice", practice.code);
	if (practice.team_id != 0)
		return err_set(err, ERR_INVALID, "code",
			"%s belongs to another team in this store. They must give it up first.",
			practice.code);
	if (!join_people(call, &practice, &people, err))
		return false;
	call->audit_object = arena_strdup(call->arena, practice.uid);
	call->audit_detail =
		arena_printf(call->arena, "team_id; %zu people now known to the team", people);
	out->uid = call->audit_object;
	out->version = practice.version;
	return call_done(call, out,
		"Made %s (%s) one of the team's practices. %zu of its people are now known to the "
		"team.",
		practice.name != NULL ? practice.name : "the practice", practice.code, people);
}

bool command_practice_list_size(struct call *call, struct result *out, struct err *err)
{
	struct practice practice;
	struct date quarter = DATE_NONE;
	int64_t adults = 0, all_ages = 0;
	struct ranked ranked;
	const char *given;
	char shown[DATE_SHOWN_SIZE];

	if (!practice_named(call, "code", &practice, err) ||
		!args_need(call->args, "quarter", &given, err) ||
		!call_date(call, "quarter", DATE_PAST, &quarter, err) ||
		!args_need(call->args, "adults", &given, err) ||
		!args_number(call->args, "adults", 0, 1000000, &adults, err) ||
		!args_number(call->args, "all-ages", 0, 10000000, &all_ages, err))
		return false;
	if (quarter.day != 1 || quarter.month % 3 != 1)
		return err_set(err, ERR_INVALID, "quarter",
			"A quarter begins on 1 January, 1 April, 1 July or 1 October. Type one of "
			"these days.");
	if (all_ages != 0 && all_ages < adults)
		return err_set(err, ERR_INVALID, "all_ages",
			"All ages cannot be fewer than the adults. Check both numbers.");
	if (practice.team_id != call->team->id)
		return err_set(err, ERR_INVALID, "code",
			"%s is not one of the team's practices. Join it first: caseload practice "
			"join %s.",
			practice.code, practice.code);
	if (!store_list_size_set(call->store, practice.id, quarter, adults, all_ages, err) ||
		!store_rank_practice(call->store, practice.id, call->team->instrument, call->today,
			&ranked, err))
		return false;
	call->audit_object = arena_strdup(call->arena, practice.uid);
	call->audit_detail = arena_printf(call->arena, "list size: %" PRId64 " adults", adults);
	out->uid = call->audit_object;
	out->version = practice.version;
	return call_done(call, out,
		"Recorded %" PRId64 " adults at %s on %s. 2%% is %" PRId64
		", the 1.8%% floor %" PRId64 ".",
		adults, practice.code, date_show(quarter, shown), register_target(adults),
		register_floor(adults));
}
