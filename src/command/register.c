/* On and off the register. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/episode.h>
#include <caseload/store/lead.h>
#include <caseload/store/person.h>
#include <caseload/store/plan.h>
#include <caseload/store/review.h>
#include <caseload/store/risk.h>
#include <caseload/store/team.h>

#include "care.h"
#include "inside.h"
#include "letters.h"

/* ---- on ---- */

static bool may_begin(struct call *call, bool candidate, struct date on, struct err *err)
{
	struct episode before;

	if (date_is_set(call->person->died))
		return err_set(err, ERR_INVALID, "person",
			"%s died on %s. Check that this is the right person.", care_name(call),
			care_date(call, call->person->died));
	if (call->episode != NULL) {
		if (episode_on_register(call->episode))
			return err_set(err, ERR_INVALID, "person",
				"%s is on the register already, since %s.", care_name(call),
				care_date(call, call->episode->opened_on));
		if (candidate)
			return err_set(err, ERR_INVALID, "person",
				"%s is a candidate already, since %s.", care_name(call),
				care_date(call, call->episode->opened_on));
	}
	if (date_is_set(call->person->born) && date_compare(on, call->person->born) < 0)
		return err_set(err, ERR_INVALID, "on", "That is before %s was born, on %s.",
			care_name(call), care_date(call, call->person->born));
	if (!store_episode_newest(
		    call->store, call->person->id, call->team->id, call->arena, &before, err))
		return false;
	if (before.id != 0 && date_is_set(before.ended_on) && date_compare(on, before.ended_on) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s was on the register until %s. The new episode must begin on that day "
			"or later.",
			care_name(call), care_date(call, before.ended_on));
	return true;
}

static bool begin(
	struct call *call, struct episode *episode, bool candidate, struct date on, struct err *err)
{
	enum band band;

	if (!care_band(call, &band, err))
		return false;
	/* A clock starts with the entry; being a candidate starts none. */
	episode->opened_on = on;
	episode->band_then = (int)band;
	episode->status = candidate ? EPISODE_CANDIDATE : EPISODE_ON_REGISTER;
	if (episode->found_how == FOUND_NONE)
		episode->found_how = band == BAND_NO_DATA ? FOUND_REFERRAL : FOUND_RISK_LIST;
	return store_episode_save(call->store, episode, err) &&
	       call_rescore(call, call->person->id, err);
}

bool register_enter(struct call *call, int found_how, const char *reason, struct err *err)
{
	struct episode *episode = arena_new_one(call->arena, struct episode);

	if (!may_begin(call, false, call->today, err))
		return false;
	if (call->episode != NULL)
		*episode = *call->episode;
	else
		*episode = (struct episode){.person_id = call->person->id,
			.team_id = call->team->id,
			.found_how = found_how};
	episode->reason = reason != NULL ? reason : episode->reason;
	call->episode = episode;
	return begin(call, episode, false, call->today, err);
}

bool command_register_add(struct call *call, struct result *out, struct err *err)
{
	struct episode episode = {.person_id = call->person->id, .team_id = call->team->id};
	bool candidate = args_flag(call->args, "candidate");
	struct date on;

	if (!care_on(call, &on, err) || !may_begin(call, candidate, on, err))
		return false;
	if (call->episode != NULL)
		episode = *call->episode;
	if (!args_word(call->args, "found", &words_found_how, &episode.found_how, err) ||
		!args_text(call->args, "reason", 2000, true, &episode.reason, err) ||
		!begin(call, &episode, candidate, on, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, episode.uid);
	out->version = episode.version;
	call->audit_detail = candidate ? "candidate" : "on_register";
	call_many(call, candidate ? "Made" : "Added",
		candidate ? "candidates for the register" : "to the register");
	if (candidate)
		return call_done(
			call, out, "Made %s a candidate for the register.", care_name(call));
	return call_done(call, out,
		"Added %s to the register on %s. Tell them who leads by %s; agree the plan by %s.",
		care_name(call), care_date(call, on),
		care_date(call, deadline_by(call->rules, RULE_INFORM_LEAD, on)),
		care_date(call, deadline_by(call->rules, RULE_PLAN_DUE, on)));
}

/* ---- off ---- */

struct ended {
	struct date on;
	int reason;
	const char *why; /* for reviews and leads that end with it */
	size_t reviews, leads, actions, letters;
};

/* The day of death: held already, or given with --on and then kept. */
static bool died(struct call *call, struct ended *ended, struct err *err)
{
	bool given = args_get(call->args, "on") != NULL;

	if (!date_is_set(call->person->died)) {
		if (!given)
			return err_set(err, ERR_INVALID, "on",
				"The date of death is not recorded. Give it with the date, as in "
				"12-Mar-2026.");
		call->person->died = ended->on;
		return store_person_save(call->store, call->person, err);
	}
	if (!given && date_compare(call->person->died, call->episode->opened_on) >= 0)
		ended->on = call->person->died;
	return true;
}

static bool end_reviews(struct call *call, struct ended *ended, struct err *err)
{
	struct review review;

	while (store_review_open(call->store, call->episode->id, REVIEW_KIND_NONE, call->today,
		call->arena, &review, err)) {
		if (review.id == 0)
			return true;
		review.status = REVIEW_CANCELLED;
		review.cancel_reason = ended->why;
		if (!store_review_save(call->store, &review, err))
			return false;
		ended->reviews++;
	}
	return false;
}

static bool end_leads(struct call *call, struct ended *ended, struct err *err)
{
	struct lead *leads;
	size_t n;

	if (!store_lead_list(call->store, call->episode->id, call->arena, &leads, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct lead *lead = &leads[i];
		if (lead->status != LEAD_CURRENT && lead->status != LEAD_PROPOSED)
			continue;
		lead->status = LEAD_ENDED;
		lead->until = date_compare(ended->on, lead->from) < 0 ? lead->from : ended->on;
		if (!store_lead_save(call->store, lead, err))
			return false;
		ended->leads++;
	}
	return true;
}

static bool archive_plans(struct call *call, struct err *err)
{
	struct plan *plans;
	size_t n;

	if (!store_plan_of_episode(call->store, call->episode->id, call->arena, &plans, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!plan_is_open(&plans[i]) && plans[i].status != PLAN_AGREED)
			continue;
		plans[i].status = PLAN_ARCHIVED;
		if (!store_plan_save(call->store, &plans[i], err))
			return false;
	}
	return true;
}

static bool count_actions(struct call *call, struct ended *ended, struct err *err)
{
	struct action *actions;
	size_t n;

	if (!store_action_of_person(
		    call->store, call->person->id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		ended->actions += actions[i].status == ACTION_OPEN;
	return true;
}

bool command_register_end(struct call *call, struct result *out, struct err *err)
{
	struct episode *episode = call->episode;
	struct ended ended = {0};

	if (!care_need_word(call, "reason", &words_end_reason, &ended.reason, err) ||
		!care_on(call, &ended.on, err) ||
		!args_text(call->args, "note", 2000, true, &episode->end_note, err) ||
		(ended.reason == END_REASON_DIED && !died(call, &ended, err)))
		return false;
	if (date_compare(ended.on, episode->opened_on) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s came onto the register on %s. The end cannot be before that.",
			care_name(call), care_date(call, episode->opened_on));
	ended.why = arena_printf(
		call->arena, "The episode ended: %s", word_shown(&words_end_reason, ended.reason));
	if (!end_reviews(call, &ended, err) || !end_leads(call, &ended, err) ||
		!archive_plans(call, err) || !count_actions(call, &ended, err) ||
		!letters_stop(call, call->person->id, NULL, ended.why, &ended.letters, err))
		return false;
	episode->status = EPISODE_ENDED;
	episode->ended_on = ended.on;
	episode->end_reason = ended.reason;
	if (!store_episode_save(call->store, episode, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, episode->uid);
	out->version = episode->version;
	call->audit_detail = arena_printf(call->arena, "%s, reviews %zu, leads %zu",
		word_code(&words_end_reason, ended.reason), ended.reviews, ended.leads);
	call_many(call, "Took", "off the register");
	return call_done(call, out,
		"Took %s off the register on %s: %s. Reviews cancelled: %zu. Leads ended: %zu.%s%s",
		care_name(call), care_date(call, ended.on),
		word_shown(&words_end_reason, ended.reason), ended.reviews, ended.leads,
		ended.actions > 0
			? arena_printf(call->arena, " Actions still open: %zu.", ended.actions)
			: "",
		letters_stopped_words(call, ended.letters));
}
