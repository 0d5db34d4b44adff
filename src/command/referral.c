/* Referrals in and out, and requests for access. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/store/referral.h>

#include "care.h"

/* ---- times ---- */

enum { FIRST_YEAR = 1971 }; /* instants are counted from 1970 */

static bool read_time(const char *text, int *hour, int *minute)
{
	unsigned h, m;
	int end = 0;

	if ((sscanf(text, "%2u:%2u%n", &h, &m, &end) != 2 &&
		    sscanf(text, "%2u.%2u%n", &h, &m, &end) != 2) ||
		text[end] != '\0' || h > 23 || m > 59)
		return false;
	*hour = (int)h;
	*minute = (int)m;
	return true;
}

/* "12-Mar-2026 13:20", "yesterday 9:05", "13:20" of today; nothing: now. Never to come. */
static bool read_instant(struct call *call, const char *name, const char **out, struct err *err)
{
	const char *typed = args_get(call->args, name), *space;
	struct date_rules rules = {DATE_PAST, false, call->today, call->holidays};
	struct date day = call->today;
	char instant[INSTANT_SIZE];
	int hour, minute;
	int64_t at;

	*out = call->now;
	if (typed == NULL || text_is_blank(typed))
		return true;
	space = strrchr(typed, ' ');
	if (!read_time(space != NULL ? space + 1 : typed, &hour, &minute))
		return err_set(err, ERR_INVALID, name,
			"Type a day and a time, for example 12-Mar-2026 13:20, or the time of "
			"today: 13:20.");
	if (space != NULL && !date_read(arena_strndup(call->arena, typed, (size_t)(space - typed)),
				     &rules, name, &day, err))
		return false;
	if (day.year < FIRST_YEAR)
		return err_set(err, ERR_INVALID, name,
			"%s is too long ago to have a time of day. Check the year.",
			care_date(call, day));
	at = instant_at(day, hour, minute);
	if (at > clock_unix())
		return err_set(err, ERR_INVALID, name,
			"That is still to come. Type a time that has passed.");
	*out = arena_strdup(call->arena, clock_utc(at, instant));
	return true;
}

static const char *shown(struct call *call, const char *instant)
{
	char text[24];

	return arena_strdup(call->arena, instant_show(instant, text));
}

/* ---- which referral ---- */

enum wanted { WANT_OPEN, WANT_CONTACT, WANT_WHERE };

static bool is_wanted(const struct referral *referral, enum wanted wanted)
{
	switch (wanted) {
	case WANT_CONTACT:
		return referral_is_open(referral) && referral->contact_at == NULL;
	case WANT_WHERE:
		return date_is_set(referral->discharged_on) && referral->at_91_days == AT_91_NONE &&
		       referral->status != REFERRAL_DECLINED;
	default:
		return referral_is_open(referral);
	}
}

static bool find(struct call *call, enum wanted wanted, struct referral *out, struct err *err)
{
	const char *key = args_get(call->args, "referral");
	struct referral *list;
	size_t n, found = 0;

	if (!store_referrals_of(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!is_wanted(&list[i], wanted) ||
			(key != NULL && !care_is_named(list[i].uid, list[i].service, key)))
			continue;
		*out = list[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "referral",
			"%s has no referral that waits for this. caseload referral list --all "
			"shows those there are.",
			care_name(call));
	if (found > 1)
		return err_set(err, ERR_INVALID, "referral",
			"%s has %zu such referrals. Name one by its service or its id: caseload "
			"referral list shows them.",
			care_name(call), found);
	return true;
}

static bool save(struct call *call, struct referral *referral, struct result *out, struct err *err)
{
	if (!store_referral_save(call->store, referral, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, referral->uid);
	out->version = referral->version;
	call->audit_detail = arena_printf(call->arena, "%s %s",
		word_code(&words_referral_urgency, referral->urgency),
		word_code(&words_referral_status, referral->status));
	return true;
}

/* ---- the life of a referral ---- */

static bool read_referral(struct call *call, struct referral *referral, struct err *err)
{
	*referral = (struct referral){.person_id = call->person->id,
		.episode_id = call->episode != NULL ? call->episode->id : 0,
		.status = REFERRAL_SENT,
		.urgency = URGENCY_ROUTINE,
		.direction = REFERRAL_IN};
	if (!care_need_text(call, "service", 200, false, &referral->service, err) ||
		!args_word(
			call->args, "urgency", &words_referral_urgency, &referral->urgency, err) ||
		!args_word(call->args, "direction", &words_referral_direction, &referral->direction,
			err) ||
		!read_instant(call, "received", &referral->received_at, err) ||
		!args_text(call->args, "reason", 2000, true, &referral->reason, err) ||
		!call_date(call, "discharged", DATE_PAST, &referral->discharged_on, err))
		return false;
	if (referral->urgency == URGENCY_NONE)
		referral->urgency = URGENCY_ROUTINE;
	if (referral->direction == REFERRAL_DIRECTION_NONE)
		referral->direction = REFERRAL_IN;
	return care_in_life(call, "received", instant_date(referral->received_at), err) &&
	       care_in_life(call, "discharged", referral->discharged_on, err);
}

static const char *due_said(struct call *call, const struct referral *referral)
{
	char at[INSTANT_SIZE];
	int64_t received = 0;

	if (date_is_set(referral->discharged_on))
		return arena_printf(call->arena, " Where they are is asked on %s.",
			care_date(call,
				deadline_by(call->rules, RULE_REABLE_91, referral->discharged_on)));
	if (referral->urgency != URGENCY_TWO_HOUR || referral->direction != REFERRAL_IN)
		return "";
	instant_unix(referral->received_at, &received);
	clock_utc(deadline_due_at(&call->rules->of[RULE_UCR_2H], received, call->holidays), at);
	return arena_printf(call->arena, " Be in touch by %s.", shown(call, at));
}

bool command_referral_add(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;

	if (!read_referral(call, &referral, err) || !save(call, &referral, out, err))
		return false;
	call_many(call, "Recorded a referral of", NULL);
	return call_done(call, out, "Recorded the referral of %s %s %s, received %s.%s",
		care_name(call), referral.direction == REFERRAL_IN ? "to" : "out to",
		referral.service, shown(call, referral.received_at), due_said(call, &referral));
}

bool command_referral_contact(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;
	int64_t received = 0, at = 0;

	if (!find(call, WANT_CONTACT, &referral, err) ||
		!read_instant(call, "at", &referral.contact_at, err))
		return false;
	instant_unix(referral.received_at, &received);
	instant_unix(referral.contact_at, &at);
	if (at < received)
		return err_set(err, ERR_INVALID, "at",
			"The referral was received on %s. The first contact cannot be before that.",
			shown(call, referral.received_at));
	if (!save(call, &referral, out, err))
		return false;
	bool late = referral.urgency == URGENCY_TWO_HOUR &&
		    deadline_is_past(deadline_due_at(&call->rules->of[RULE_UCR_2H], received,
					     call->holidays),
			    at);
	call_many(call, "Recorded the first contact with", NULL);
	return call_done(call, out,
		"Recorded the first contact with %s on %s, %" PRId64 " h %" PRId64
		" min after the referral%s.",
		care_name(call), shown(call, referral.contact_at), (at - received) / 3600,
		(at - received) / 60 % 60, late ? ": late" : "");
}

bool command_referral_accept(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;
	bool waits = args_flag(call->args, "waiting");

	if (!find(call, WANT_OPEN, &referral, err))
		return false;
	referral.status = waits ? REFERRAL_WAITING : REFERRAL_ACCEPTED;
	if (!save(call, &referral, out, err))
		return false;
	call_many(call, "Recorded the referral as accepted of", NULL);
	return call_done(call, out, "Recorded the referral of %s to %s as accepted%s.",
		care_name(call), referral.service, waits ? "; they wait for it to start" : "");
}

bool command_referral_decline(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;

	if (!find(call, WANT_OPEN, &referral, err) ||
		!care_need_text(call, "reason", 400, false, &referral.declined_reason, err))
		return false;
	referral.status = REFERRAL_DECLINED;
	if (!save(call, &referral, out, err))
		return false;
	call_many(call, "Recorded the referral as declined of", NULL);
	return call_done(call, out, "Recorded the referral of %s to %s as declined: %s",
		care_name(call), referral.service, referral.declined_reason);
}

static bool after_received(
	struct call *call, const struct referral *referral, struct date on, struct err *err)
{
	return date_compare(on, instant_date(referral->received_at)) >= 0 ||
	       err_set(err, ERR_INVALID, "on",
		       "The referral was received on %s. Give that day or a later one.",
		       shown(call, referral->received_at));
}

bool command_referral_start(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;

	if (!find(call, WANT_OPEN, &referral, err) || !care_on(call, &referral.started_on, err) ||
		!after_received(call, &referral, referral.started_on, err))
		return false;
	referral.status = REFERRAL_STARTED;
	if (!save(call, &referral, out, err))
		return false;
	call_many(call, "Recorded the start of the service for", NULL);
	return call_done(call, out, "Recorded for %s: %s started on %s.", care_name(call),
		referral.service, care_date(call, referral.started_on));
}

bool command_referral_end(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;

	if (!find(call, WANT_OPEN, &referral, err) || !care_on(call, &referral.ended_on, err) ||
		!after_received(call, &referral, referral.ended_on, err) ||
		!args_text(call->args, "outcome", 2000, true, &referral.outcome, err))
		return false;
	if (date_is_set(referral.started_on) &&
		date_compare(referral.ended_on, referral.started_on) < 0)
		return err_set(err, ERR_INVALID, "on",
			"It started on %s. It cannot have ended before that.",
			care_date(call, referral.started_on));
	referral.status = REFERRAL_ENDED;
	if (!save(call, &referral, out, err))
		return false;
	call_many(call, "Recorded the end of the service for", NULL);
	return call_done(call, out, "Recorded for %s: %s ended on %s.", care_name(call),
		referral.service, care_date(call, referral.ended_on));
}

bool command_referral_where(struct call *call, struct result *out, struct err *err)
{
	struct referral referral;
	struct date due;
	int where;

	if (!find(call, WANT_WHERE, &referral, err) ||
		!care_need_word(call, "where", &words_at_91_days, &where, err))
		return false;
	due = deadline_by(call->rules, RULE_REABLE_91, referral.discharged_on);
	if (where != AT_91_DIED && date_compare(call->today, due) < 0)
		return err_set(err, ERR_INVALID, "where",
			"Where %s is on %s is asked, 91 days after the discharge. Record it on "
			"that day or later.",
			care_name(call), care_date(call, due));
	referral.at_91_days = where;
	if (!save(call, &referral, out, err))
		return false;
	call_many(call, "Recorded where they are after 91 days for", NULL);
	return call_done(call, out, "Recorded for %s, 91 days after the discharge of %s: %s.",
		care_name(call), care_date(call, referral.discharged_on),
		word_shown(&words_at_91_days, where));
}

/* --person narrows a list to somebody; id 0: to nobody. */
static bool of_person(struct call *call, int64_t *id, struct err *err)
{
	struct person person;

	*id = 0;
	if (args_get(call->args, "person") == NULL)
		return true;
	if (!call_other(call, "person", &person, err))
		return false;
	*id = call->audit_person_id = person.id;
	return true;
}

bool command_referral_list(struct call *call, struct result *out, struct err *err)
{
	bool all = args_flag(call->args, "all");
	struct referral *list;
	int64_t person_id;
	size_t n;

	if (!of_person(call, &person_id, err) ||
		!(person_id != 0 ? store_referrals_of(
					   call->store, person_id, call->arena, &list, &n, err)
				 : store_referrals(call->store, call->team->id, all, call->arena,
					   &list, &n, err)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all || referral_is_open(&list[i]))
			list[out->n++] = list[i];
	out->kind = RESULT_REFERRALS;
	out->value = list;
	return true;
}

/* ---- requests for access ---- */

static struct date due_of(struct call *call, const struct access_request *request)
{
	return deadline_by(call->rules, RULE_SAR, request->received_on);
}

static bool save_request(
	struct call *call, struct access_request *request, struct result *out, struct err *err)
{
	if (!store_access_request_save(call->store, request, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, request->uid);
	out->version = request->version;
	return true;
}

bool command_request_add(struct call *call, struct result *out, struct err *err)
{
	struct access_request request = {.person_id = call->person->id};

	if (!care_on(call, &request.received_on, err) ||
		!care_in_life(call, "on", request.received_on, err) ||
		!args_text(call->args, "asked_by", 200, false, &request.asked_by, err) ||
		!args_text(call->args, "note", 2000, true, &request.note, err) ||
		!save_request(call, &request, out, err))
		return false;
	call_many(call, "Recorded a request for access about", NULL);
	return call_done(call, out,
		"Recorded the request for access about %s of %s. The answer is due by %s.",
		care_name(call), care_date(call, request.received_on),
		care_date(call, due_of(call, &request)));
}

static bool find_request(struct call *call, struct access_request *out, struct err *err)
{
	const char *key = args_get(call->args, "request");
	struct access_request *list;
	size_t n, found = 0;

	if (!store_access_requests_of(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!access_request_is_open(&list[i]) ||
			(key != NULL && !care_is_named(list[i].uid, list[i].asked_by, key)))
			continue;
		*out = list[i];
		found++;
	}
	if (found == 1)
		return true;
	return found == 0 ? err_set(err, ERR_NOT_FOUND, "request",
				    "No request for access about %s waits for an answer.",
				    care_name(call))
			  : err_set(err, ERR_INVALID, "request",
				    "%zu requests about %s wait. Name one by who asked or by its "
				    "uid.",
				    found, care_name(call));
}

bool command_request_sent(struct call *call, struct result *out, struct err *err)
{
	struct access_request request;
	struct date on;

	if (!find_request(call, &request, err) || !care_on(call, &on, err) ||
		!args_text(call->args, "refused", 2000, true, &request.refused_reason, err))
		return false;
	if (date_compare(on, request.received_on) < 0)
		return err_set(err, ERR_INVALID, "on",
			"The request came on %s. It cannot have been answered before that.",
			care_date(call, request.received_on));
	request.sent_on = on;
	if (!save_request(call, &request, out, err))
		return false;
	bool late = date_compare(on, due_of(call, &request)) > 0;
	call_many(call, "Recorded the answer to a request about", NULL);
	return call_done(call, out, "Recorded for %s: the request of %s was %s on %s%s.",
		care_name(call), care_date(call, request.received_on),
		request.refused_reason != NULL ? "refused" : "answered", care_date(call, on),
		late ? ", late" : "");
}

bool command_request_list(struct call *call, struct result *out, struct err *err)
{
	bool all = args_flag(call->args, "all");
	struct access_request *list;
	int64_t person_id;
	size_t n;

	if (!of_person(call, &person_id, err) ||
		!(person_id != 0 ? store_access_requests_of(
					   call->store, person_id, call->arena, &list, &n, err)
				 : store_access_requests(call->store, call->team->id, all,
					   call->arena, &list, &n, err)))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!all && !access_request_is_open(&list[i]))
			continue;
		list[i].due_on = due_of(call, &list[i]);
		list[out->n++] = list[i];
	}
	out->kind = RESULT_REQUESTS;
	out->value = list;
	return true;
}
