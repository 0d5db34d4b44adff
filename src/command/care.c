#include "care.h"

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>
#include <caseload/store/risk.h>
#include <caseload/store/worker.h>

bool care_band(struct call *call, enum band *out, struct err *err)
{
	struct risk_score *scores;
	size_t n;

	if (!store_risk_scores(call->store, call->person->id, call->arena, &scores, &n, err))
		return false;
	const struct risk_score *score = risk_current(scores, n, call->team->instrument);
	*out = score != NULL ? (enum band)score->band : BAND_NO_DATA;
	return true;
}

const char *care_name(struct call *call)
{
	return person_name(call->person, call->arena);
}

const char *care_key(const char *nhs_number, const char *uid)
{
	return nhs_number != NULL ? nhs_number : uid;
}

const char *care_weekday(struct call *call, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];
	return arena_strdup(call->arena, date_show_weekday(date, buffer));
}

const char *care_date(struct call *call, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];
	return arena_strdup(call->arena, date_show(date, buffer));
}

bool care_on(struct call *call, struct date *out, struct err *err)
{
	*out = call->today;
	if (!call_date(call, "on", DATE_PAST, out, err))
		return false;
	if (!date_is_set(*out))
		*out = call->today;
	return true;
}

bool care_need_text(struct call *call, const char *name, size_t limit, bool lines, const char **out,
	struct err *err)
{
	const char *typed;

	return args_need(call->args, name, &typed, err) &&
	       args_text(call->args, name, limit, lines, out, err);
}

bool care_need_word(struct call *call, const char *name, const struct word_list *list, int *out,
	struct err *err)
{
	const char *typed;

	return args_need(call->args, name, &typed, err) &&
	       args_word(call->args, name, list, out, err);
}

bool care_worker(struct call *call, const char *name, struct worker *out, struct err *err)
{
	struct err found = {0}, ignored = {0};

	memset(out, 0, sizeof(*out));
	if (call_worker(call, name, out, &found))
		return true;
	const char *login = args_get(call->args, name);
	if (found.code == ERR_NOT_FOUND && login != NULL &&
		store_worker_by_login(
			call->store, login, call->today, call->arena, out, &ignored) &&
		out->id != 0 && !worker_is_active(out, call->today))
		return date_compare(out->active_from, call->today) > 0
			       ? err_set(err, ERR_INVALID, name,
					 "%s begins on %s. Choose someone who is here.", out->name,
					 care_date(call, out->active_from))
			       : err_set(err, ERR_INVALID, name,
					 "%s left on %s. Choose someone who is here.", out->name,
					 care_date(call, out->active_to));
	*err = found;
	return false;
}

bool care_worker_ever(struct call *call, const char *name, struct worker *out, struct err *err)
{
	struct worker *everyone;
	struct err found = {0};
	const char *typed;
	size_t n;

	if (!args_need(call->args, name, &typed, err))
		return false;
	if (call_worker(call, name, out, &found))
		return true;
	if (found.code == ERR_NOT_FOUND) {
		if (!store_worker_list(call->store, call->team->id, call->today, true, call->arena,
			    &everyone, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			if (text_equal(everyone[i].login, typed) ||
				text_equal(everyone[i].uid, typed)) {
				*out = everyone[i];
				return true;
			}
	}
	*err = found;
	return false;
}

bool care_is_named(const char *uid, const char *text, const char *key)
{
	enum { UID_ENOUGH = 4 };

	if (strlen(key) >= UID_ENOUGH && uid != NULL && text_starts(uid, key))
		return true;
	if (text == NULL)
		return false;
	for (; *key != '\0'; text++, key++)
		if (tolower((unsigned char)*text) != tolower((unsigned char)*key))
			return false;
	return true;
}

bool care_review_in_time(struct call *call, enum review_kind kind, struct date from,
	struct date date, const char *field, struct err *err)
{
	struct date last = review_last_day(call->rules, REVIEW_KIND_PLAN, from);

	if (kind != REVIEW_KIND_PLAN || date_compare(date, last) <= 0)
		return true;
	return err_set(err, ERR_INVALID, field,
		"A plan is reviewed at least every %s. Choose a date no later than %s.",
		deadline_rule_words(&call->rules->of[RULE_PLAN_REVIEW], call->arena),
		care_date(call, last));
}

bool care_next_review(struct call *call, enum review_kind kind, struct date from, struct date date,
	int64_t previous_id, struct review *out, struct err *err)
{
	struct lead lead;
	enum band band;
	struct date due = date;

	memset(out, 0, sizeof(*out));
	if (!date_is_set(date)) {
		if (!care_band(call, &band, err))
			return false;
		due = kind == REVIEW_KIND_PLAN
			      ? review_next(call->rules, from, team_review_months(call->team, band))
			      : review_last_day(call->rules, kind, from);
	}
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	*out = (struct review){
		.episode_id = call->episode->id,
		.person_id = call->person->id,
		.kind = (int)kind,
		.due_on = due,
		.originally_due = due,
		.booked_on = date,
		.with_id = lead.worker_id,
		.status = date_is_set(date) ? REVIEW_BOOKED : REVIEW_DUE,
		.previous_id = previous_id,
	};
	return store_review_save(call->store, out, err);
}

bool care_in_life(struct call *call, const char *field, struct date day, struct err *err)
{
	const struct person *person = call->person;

	if (!date_is_set(day) || !date_is_set(person->born) || date_compare(day, person->born) >= 0)
		return true;
	return err_set(err, ERR_INVALID, field,
		"%s is before %s was born, on %s. Put one of the two right.", care_date(call, day),
		care_name(call), care_date(call, person->born));
}
