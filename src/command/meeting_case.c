/* One case as the room sees it: why today, what was said last time, what is new, the risk in a line. */
#include <string.h>

#include <caseload/agenda.h>
#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/person.h>
#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>
#include <caseload/store/risk_record.h>

#include "meetings.h"

/* ---- since when ---- */

struct before {
	struct case_item *list; /* every entry about the person but this one, newest first */
	size_t n;
	struct case_item *last; /* the newest in which something was decided before this meeting */
	const char *since;	/* instant */
};

static bool is_before(const struct meeting *meeting, const struct case_item *item)
{
	return item->meeting_id != meeting->id && case_is_decided(item) &&
	       item->status != CASE_DROPPED && date_compare(item->on, meeting->on) <= 0;
}

static const char *ended_at(const struct meeting *meeting)
{
	return meeting->closed_at != NULL ? meeting->closed_at : meeting->opened_at;
}

/* As the agenda looks back where the team has not met yet. */
static const char *since_no_meeting(struct call *call)
{
	char day[DATE_ISO_SIZE];

	return arena_printf(call->arena, "%sT00:00:00Z",
		date_iso(date_add_days(call->today, -AGENDA_DAYS), day));
}

/* `list`: the entries of the person's record. */
static bool find_before(struct call *call, const struct meeting *meeting, struct case_item *list,
	size_t n, struct before *before, struct err *err)
{
	struct meeting then;

	*before = (struct before){.list = list, .n = n};
	for (size_t i = 0; i < before->n && before->last == NULL; i++)
		if (is_before(meeting, &before->list[i]))
			before->last = &before->list[i];
	if (before->last != NULL ? !store_meeting_get(call->store, before->last->meeting_id,
					   call->arena, &then, err)
				 : !store_meeting_before(call->store, call->team->id, meeting->on,
					   call->arena, &then, err))
		return false;
	before->since = then.id != 0 ? ended_at(&then) : since_no_meeting(call);
	return true;
}

static bool read_before(struct call *call, const struct meeting *meeting, int64_t person_id,
	struct before *before, struct err *err)
{
	struct case_item *list;
	size_t n;

	return store_case_of_person(call->store, person_id, call->arena, &list, &n, err) &&
	       find_before(call, meeting, list, n, before, err);
}

/* ---- the risk ---- */

static bool of_one_kind(const struct risk_score *a, const struct risk_score *b)
{
	return text_equal(a->instrument, b->instrument) &&
	       text_equal(a->instrument_version, b->instrument_version);
}

/* The newest score of the same instrument and release that was known by that day; where there was no
 * meeting before, the one before this. */
static const struct risk_score *score_then(
	const struct person_record *record, const struct risk_score *now, struct date day)
{
	const struct risk_score *then = NULL;

	for (size_t i = 0; i < record->scores_n; i++) {
		const struct risk_score *score = &record->scores[i];

		if (score == now || !of_one_kind(score, now) ||
			date_compare(score->scored_on, now->scored_on) > 0 ||
			(date_is_set(day) && date_compare(score->scored_on, day) > 0))
			continue;
		if (then == NULL || date_compare(score->scored_on, then->scored_on) > 0)
			then = score;
	}
	return then;
}

static void parts_of(const struct risk_part *parts, size_t n, int64_t score_id,
	const struct risk_part **out, size_t *out_n)
{
	size_t at = 0;

	while (at < n && parts[at].score_id != score_id)
		at++;
	*out = parts + at;
	for (*out_n = 0; at + *out_n < n && parts[at + *out_n].score_id == score_id;)
		(*out_n)++;
}

static bool risk_line(struct call *call, const struct person_record *record, struct date day,
	const char **out, struct err *err)
{
	const struct risk_score *now = record->score, *then;
	const struct risk_part *parts, *before;
	struct risk_part *all;
	size_t all_n, n, before_n;

	*out = "No risk score";
	if (now == NULL)
		return true;
	*out = arena_printf(call->arena, "%s (%s)",
		risk_short_words(now->band, now->score,
			risk_age_on(now->scored_on, now->valid_until, call->today), call->arena),
		now->instrument);
	then = score_then(record, now, day);
	if (then == NULL)
		return true;
	if (score_compare(then->score, now->score) == 0) {
		*out = arena_printf(call->arena, "%s, the same since %s", *out,
			care_date(call, then->scored_on));
		return true;
	}
	if (!store_risk_parts(call->store, call->person->id, call->arena, &all, &all_n, err))
		return false;
	parts_of(all, all_n, now->id, &parts, &n);
	parts_of(all, all_n, then->id, &before, &before_n);
	*out = arena_printf(call->arena, "%s, %s", *out,
		risk_change_words(then, before, before_n, now, parts, n, call->arena));
	return true;
}

/* ---- the page ---- */

static void without_texts(struct meeting_record *record)
{
	for (size_t i = 0; i < record->items_n; i++) {
		struct case_item *item = &record->items[i];

		item->wants = item->situation = item->action_to_date = item->update =
			item->next_steps = NULL;
	}
}

/* What was open when they were spoken about last, or was asked for since, by meetings or others. */
static bool is_of_last(
	const struct action *action, const struct case_page *page, const struct before *before)
{
	if (action->case_item_id == page->item.id)
		return false;
	if (action->status == ACTION_OPEN ||
		(before->last != NULL && action->case_item_id == before->last->id))
		return true;
	return date_compare(action->closed_on, instant_date(before->since)) >= 0;
}

static void split_actions(struct call *call, const struct person_record *record,
	const struct before *before, struct case_page *page)
{
	size_t n = record->actions_n;

	page->actions = arena_new_array(call->arena, struct action, n + 1);
	page->last_actions = arena_new_array(call->arena, struct action, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct action *action = &record->actions[i];

		if (action->case_item_id == page->item.id)
			page->actions[page->actions_n++] = *action;
		else if (is_of_last(action, page, before))
			page->last_actions[page->last_actions_n++] = *action;
	}
}

static int64_t unchanged(const struct case_page *page)
{
	for (size_t i = 0; i < page->meeting->items_n; i++)
		if (page->meeting->items[i].id == page->item.id)
			return page->meeting->items[i].unchanged;
	return 0;
}

bool command_meeting_case(struct call *call, struct result *out, struct err *err)
{
	struct case_page *page = arena_new_one(call->arena, struct case_page);
	struct person_record *record;
	struct meeting meeting;
	struct before before;

	if (!meetings_find(call, &meeting, err) ||
		!meetings_case(call, &meeting, &page->item, err) ||
		!meetings_record(call, &meeting, &page->meeting, err) ||
		!call_record(call, call->person->id, &record, err) ||
		!find_before(call, &meeting, record->meetings, record->meetings_n, &before, err) ||
		!history_since(call, before.since, &page->since, &page->since_n, err))
		return false;
	without_texts(page->meeting);
	page->last = before.last;
	page->since_on = instant_date(before.since);
	if (!risk_line(call, record, page->since_on, &page->risk, err))
		return false;
	split_actions(call, record, &before, page);
	page->unchanged = unchanged(page);
	out->kind = RESULT_CASE;
	out->value = page;
	out->n = 1;
	out->about = record;
	out->uid = call->audit_object = page->item.uid;
	out->version = page->item.version;
	return call_done(call, out, "%s, %s.", care_name(call), meetings_words(call, &meeting));
}

bool command_meeting_since(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting = {0};
	struct before before;
	struct history *list;
	char day[DATE_SHOWN_SIZE];

	if (args_get(call->args, "meeting") != NULL
			? !meetings_find(call, &meeting, err)
			: !store_meeting_now(
				  call->store, call->team->id, call->arena, &meeting, err))
		return false;
	if (meeting.id == 0) /* none is planned: one tomorrow would ask the same */
		meeting.on = date_add_days(call->today, 1);
	if (!read_before(call, &meeting, call->person->id, &before, err) ||
		!history_since(call, before.since, &list, &out->n, err))
		return false;
	out->kind = RESULT_HISTORY;
	out->value = list;
	return call_done(call, out, "%s: %zu %s since %s.", care_name(call), out->n,
		out->n == 1 ? "change" : "changes",
		date_show_weekday(instant_date(before.since), day));
}
