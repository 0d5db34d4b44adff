/* Everything about one person, for the screens and papers that show them. */
#include <caseload/due.h>
#include <caseload/meeting.h>
#include <caseload/store/absence.h>
#include <caseload/store/action.h>
#include <caseload/store/case_item.h>
#include <caseload/store/clock_stop.h>
#include <caseload/store/copy.h>
#include <caseload/store/episode.h>
#include <caseload/store/event.h>
#include <caseload/store/lead.h>
#include <caseload/store/letter.h>
#include <caseload/store/link.h>
#include <caseload/store/person.h>
#include <caseload/store/plan.h>
#include <caseload/store/referral.h>
#include <caseload/store/review.h>
#include <caseload/store/risk.h>
#include <caseload/store/risk_record.h>
#include <caseload/store/winter_plan.h>

#include "inside.h"
#include "link.h"

static bool mark_acting(struct call *call, struct lead *lead, struct err *err)
{
	struct absence *absences;
	const struct absence *absence;
	size_t n;

	if (lead->worker_id == 0 || !store_absence_list(call->store, call->today, lead->worker_id,
					    call->arena, &absences, &n, err))
		return lead->worker_id == 0;
	absence = lead_acting(absences, n, lead->worker_id, call->today);
	if (absence != NULL) {
		lead->acting = absence->cover_name;
		lead->acting_phone = absence->cover_phone;
		lead->acting_until = absence->until;
	}
	return true;
}

static bool current_lead(struct call *call, int64_t episode_id, enum lead_kind kind,
	struct lead **out, struct err *err)
{
	struct lead *lead = arena_new_one(call->arena, struct lead);

	if (!store_lead_current(call->store, episode_id, kind, call->arena, lead, err))
		return false;
	*out = lead->id != 0 ? lead : NULL;
	return lead->id == 0 || mark_acting(call, lead, err);
}

static bool record_episode(
	struct call *call, int64_t person_id, struct person_record *record, struct err *err)
{
	struct episode *episode = arena_new_one(call->arena, struct episode);

	if (!store_episode_newest(
		    call->store, person_id, call->team->id, call->arena, episode, err))
		return false;
	if (episode->id == 0)
		return true;
	record->episode = episode;
	return current_lead(call, episode->id, LEAD_KIND_LEAD, &record->lead, err) &&
	       current_lead(call, episode->id, LEAD_KIND_COORDINATOR, &record->coordinator, err) &&
	       current_lead(call, episode->id, LEAD_KIND_GP, &record->accountable_gp, err) &&
	       store_lead_list(call->store, episode->id, call->arena, &record->leads,
		       &record->leads_n, err);
}

static bool record_plan(
	struct call *call, int64_t person_id, struct person_record *record, struct err *err)
{
	struct plan *plan = arena_new_one(call->arena, struct plan);

	if (!store_plan_of_person(call->store, person_id, call->team->id, call->arena, plan, err))
		return false;
	record->plan = plan->id != 0 ? plan : NULL;
	return true;
}

static bool record_judged(
	struct call *call, int64_t id, struct person_record *record, struct err *err)
{
	struct outlook *outlook = arena_new_one(call->arena, struct outlook);

	if (!store_judgement_list(call->store, id, call->arena, &record->judgements,
		    &record->judgements_n, err) ||
		!store_outlook_newest(call->store, id, call->arena, outlook, err))
		return false;
	record->outlook = outlook->id != 0 ? outlook : NULL;
	return true;
}

static bool record_lists(
	struct call *call, int64_t id, struct person_record *record, struct err *err)
{
	struct store *store = call->store;
	struct arena *arena = call->arena;

	bool read =
		store_identifier_list(
			store, id, arena, &record->identifiers, &record->identifiers_n, err) &&
		store_alert_list(store, id, arena, &record->alerts, &record->alerts_n, err) &&
		store_contact_list(store, id, arena, &record->contacts, &record->contacts_n, err) &&
		store_review_of_person(store, id, call->team->id, call->today, arena,
			&record->reviews, &record->reviews_n, err) &&
		store_action_of_person(
			store, id, call->today, arena, &record->actions, &record->actions_n, err) &&
		store_risk_scores(store, id, arena, &record->scores, &record->scores_n, err) &&
		store_event_list(store, id, arena, &record->events, &record->events_n, err) &&
		store_note_list(store, id, arena, &record->notes, &record->notes_n, err) &&
		store_copy_list(store, id, call->team->id, arena, &record->copies,
			&record->copies_n, err) &&
		store_letters_of(store, id, arena, &record->letters, &record->letters_n, err) &&
		store_case_of_person(
			store, id, arena, &record->meetings, &record->meetings_n, err) &&
		store_winter_plans_of(
			store, id, arena, &record->winters, &record->winters_n, err) &&
		store_carers_of(store, id, arena, &record->carers, &record->carers_n, err);
	if (read)
		record->meetings_n = cases_in_minutes(record->meetings, record->meetings_n);
	return read;
}

/* Records that show here, and who else has the name or may be the same. */
static bool record_others(struct call *call, struct person_record *record, struct err *err)
{
	if (record->person.merged_n > 0 &&
		!store_link_of_kept(call->store, record->person.id, call->arena, &record->merged,
			&record->merged_n, err))
		return false;
	return link_look_alikes(call, record, err);
}

/* How the clock of one thing due for the person stands; its date moves with it. */
static void run_clock(struct call *call, const struct person_record *record, int kind,
	int64_t of_id, struct date anchor, struct date *due, struct clock *clock)
{
	enum deadline_code code = due_rule(kind);

	*due = clock_due(record->stops, record->stops_n, kind, of_id, anchor, *due,
		code != RULE_NONE ? &call->rules->of[code] : NULL, call->holidays, clock);
}

/* A plan agreed since somebody came to live in a care home answers it (due_care_home). */
static void mark_care_home(
	struct call *call, const struct person_record *record, struct event *event)
{
	const struct plan *plan = record->plan;

	if (event->kind != EVENT_CARE_HOME || date_is_set(record->person.died) ||
		record->episode->status == EPISODE_DECLINED_PLAN ||
		date_compare(event->on, record->episode->opened_on) < 0 ||
		(plan != NULL && date_is_set(plan->agreed_on) &&
			date_compare(plan->agreed_on, event->on) >= 0))
		return;
	event->waits = DUE_CARE_HOME;
	event->due_on = deadline_by(call->rules, RULE_EHCH_PLAN, event->on);
}

static void run_clocks(struct call *call, struct person_record *record)
{
	const struct episode *episode = record->episode;

	event_mark_waiting(record->events, record->events_n, episode->opened_on,
		date_is_set(record->person.died), call->rules);
	for (size_t i = 0; i < record->events_n; i++) {
		struct event *event = &record->events[i];

		mark_care_home(call, record, event);
		if (event->waits != DUE_NONE)
			run_clock(call, record, event->waits, event->id,
				event->waits == DUE_DISCHARGE ? event_heard_on(event) : event->on,
				&event->due_on, &event->clock);
	}
	record->plan_due = deadline_by(call->rules, RULE_PLAN_DUE, episode->opened_on);
	run_clock(call, record, DUE_PLAN, episode->id, episode->opened_on, &record->plan_due,
		&record->plan_clock);
	if (record->lead != NULL)
		run_clock(call, record, DUE_INFORM, record->lead->id, DATE_NONE,
			&record->lead->inform_due, &record->inform_clock);
}

/* Clocks that stood still, referrals, and requests that wait. */
static bool record_clocks(
	struct call *call, int64_t id, struct person_record *record, struct err *err)
{
	size_t n;

	if (!store_clock_stops_of(
		    call->store, id, call->arena, &record->stops, &record->stops_n, err) ||
		!store_referrals_of(call->store, id, call->arena, &record->referrals,
			&record->referrals_n, err) ||
		!store_access_requests_of(call->store, id, call->arena, &record->requests, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct access_request *request = &record->requests[i];

		request->due_on = deadline_by(call->rules, RULE_SAR, request->received_on);
		if (access_request_is_open(request))
			record->requests[record->requests_n++] = *request;
	}
	return true;
}

bool call_record(struct call *call, int64_t person_id, struct person_record **out, struct err *err)
{
	struct person_record *record = arena_new_one(call->arena, struct person_record);

	if (!store_person_by_id(call->store, person_id, call->arena, &record->person, err))
		return false;
	if (record->person.id == 0)
		return err_set(
			err, ERR_NOT_FOUND, "person", "That person is no longer in the store.");
	if (!record_lists(call, person_id, record, err) ||
		!record_clocks(call, person_id, record, err) ||
		!record_judged(call, person_id, record, err) ||
		!record_episode(call, person_id, record, err) ||
		!record_plan(call, person_id, record, err) || !record_others(call, record, err))
		return false;
	record->score = risk_current(record->scores, record->scores_n, call->team->instrument);
	if (episode_is_open(record->episode))
		run_clocks(call, record);
	if (call->came_as != NULL && call->person->id == person_id)
		record->came_as = link_name(call, call->came_as);
	*out = record;
	return true;
}
