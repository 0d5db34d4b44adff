/* The agenda: who is on it and in which order; names that colleagues give. */
#include <string.h>

#include <caseload/agenda.h>
#include <caseload/base/str.h>
#include <caseload/store/absence.h>
#include <caseload/store/case_item.h>
#include <caseload/store/lead.h>
#include <caseload/store/meeting.h>

#include "meetings.h"

enum { ASKED_MOST = 2000, LATE_MOST = 400, CASE_MINUTES = 120 };

bool command_meeting_agenda(struct call *call, struct result *out, struct err *err)
{
	struct meeting_record *record;
	struct meeting meeting;

	if (!meetings_find(call, &meeting, err) || !meetings_record(call, &meeting, &record, err))
		return false;
	out->kind = RESULT_MEETING;
	out->value = record;
	out->n = 1;
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	call->audit_detail = arena_printf(call->arena, "%zu cases", record->items_n);
	return true;
}

/* ---- the order ---- */

bool meetings_number(struct call *call, struct case_item **order, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		int64_t slot = i < AGENDA_SLOTS ? (int64_t)i + 1 : AGENDA_SLOTS;

		if (order[i]->slot == slot)
			continue;
		order[i]->slot = slot;
		if (!store_case_arrange(call->store, order[i], err))
			return false;
	}
	return true;
}

/* Everyone but `without`, those on the agenda first; *cases says how many these are. */
static struct case_item **in_order(struct call *call, struct case_item *items, size_t n,
	const struct case_item *without, size_t *cases, size_t *all)
{
	struct case_item **order = arena_new_array(call->arena, struct case_item *, n + 1);

	*all = 0;
	for (size_t i = 0; i < n; i++)
		if (&items[i] != without && case_in_order(&items[i]))
			order[(*all)++] = &items[i];
	*cases = *all;
	for (size_t i = 0; i < n; i++)
		if (&items[i] != without && items[i].status == CASE_PROPOSED)
			order[(*all)++] = &items[i];
	return order;
}

/* The case comes to the place `at` (from 0) of the order; what is after it goes one further. */
static bool put(struct call *call, struct case_item *item, struct case_item **order, size_t all,
	size_t at, struct err *err)
{
	memmove(order + at + 1, order + at, (all - at) * sizeof(struct case_item *));
	order[at] = item;
	item->slot = at < AGENDA_SLOTS ? (int64_t)at + 1 : AGENDA_SLOTS;
	return store_case_save(call->store, item, err) &&
	       meetings_number(call, order, all + 1, err);
}

static struct case_item *of_person(struct case_item *items, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (items[i].id == id)
			return &items[i];
	return NULL;
}

/* The meeting, all its items, and the one of the call's person. */
static bool find_case(struct call *call, struct meeting *meeting, struct case_item **items,
	size_t *n, struct case_item **item, struct err *err)
{
	struct case_item found;

	if (!meetings_find_waiting(call, meeting, err) ||
		!meetings_case(call, meeting, &found, err) ||
		!store_case_items(call->store, meeting->id, call->arena, items, n, err))
		return false;
	*item = of_person(*items, *n, found.id);
	return true;
}

static bool still_waits(struct call *call, const struct case_item *item, struct err *err)
{
	if (item->status == CASE_DROPPED)
		return err_set(err, ERR_INVALID, "person",
			"%s was taken off this agenda: %s. Ask for them again: caseload meeting "
			"add.",
			care_name(call), item->dropped_reason);
	if (item->status != CASE_PROPOSED && item->status != CASE_ON_AGENDA)
		return err_set(err, ERR_INVALID, "person", "%s was spoken about already.",
			care_name(call));
	return true;
}

bool command_meeting_move(struct call *call, struct result *out, struct err *err)
{
	struct case_item *items, *item, **order;
	struct meeting meeting;
	const char *typed;
	int64_t slot = 0;
	size_t n, cases, all;

	if (!find_case(call, &meeting, &items, &n, &item, err) || !still_waits(call, item, err) ||
		!args_need(call->args, "slot", &typed, err))
		return false;
	order = in_order(call, items, n, item, &cases, &all);
	if (!args_number(call->args, "slot", 1, (int64_t)cases + 1, &slot, err))
		return false;
	if (slot == 0)
		return err_set(err, ERR_INVALID, "slot", "Say which place: a number from 1 to %zu.",
			cases + 1);
	bool came_on = item->status == CASE_PROPOSED;
	item->status = CASE_ON_AGENDA;
	if (!put(call, item, order, all, (size_t)slot - 1, err))
		return false;
	out->uid = call->audit_object = item->uid;
	out->version = item->version;
	return call_done(call, out, "%s %s: case %d of %zu of %s.", care_name(call),
		came_on ? "is on the agenda now" : "was moved", (int)slot, cases + 1,
		meetings_words(call, &meeting));
}

bool command_meeting_drop(struct call *call, struct result *out, struct err *err)
{
	struct case_item *items, *item, **order;
	struct meeting meeting;
	size_t n, cases, all;

	if (!find_case(call, &meeting, &items, &n, &item, err) || !still_waits(call, item, err) ||
		!care_need_text(call, "reason", LATE_MOST, false, &item->dropped_reason, err))
		return false;
	if (item->dropped_reason == NULL)
		return err_set(err, ERR_INVALID, "reason", "Say why they are taken off.");
	item->status = CASE_DROPPED;
	order = in_order(call, items, n, item, &cases, &all);
	if (!store_case_save(call->store, item, err) || !meetings_number(call, order, all, err))
		return false;
	out->uid = call->audit_object = item->uid;
	out->version = item->version;
	call_many(call, "Took off the agenda", NULL);
	return call_done(call, out, "Took %s off the agenda of %s. They are not carried over.",
		care_name(call), meetings_words(call, &meeting));
}

/* ---- asking for somebody ---- */

struct asking {
	struct meeting meeting;
	struct case_item *items;
	size_t n;
	struct agenda_rule *rules;
	size_t rules_n;
	struct case_item *item; /* who is asked for; new, or there already */
	bool was_there, late;
};

static const struct agenda_rule *rule_of(const struct asking *asking, int why)
{
	for (size_t i = 0; i < asking->rules_n; i++)
		if (asking->rules[i].rule == why)
			return &asking->rules[i];
	return NULL;
}

static int64_t best_rank(const struct asking *asking, const struct case_item *item)
{
	int64_t best = INT64_MAX;

	for (size_t i = 0; i < item->reasons_n; i++) {
		const struct agenda_rule *rule = rule_of(asking, item->reasons[i].rule);
		if (rule != NULL && rule->rank < best)
			best = rule->rank;
	}
	return best;
}

/* Before what the rules put there and rank lower; an order made by hand is not disturbed, and what
 * comes late comes last. */
static size_t place_of(const struct asking *asking, struct case_item **order, size_t cases)
{
	const struct agenda_rule *asked = rule_of(asking, AGENDA_ASKED);

	for (size_t i = 0; i < cases && !asking->late; i++)
		if (order[i]->built && asked != NULL && best_rank(asking, order[i]) > asked->rank)
			return i;
	return cases;
}

static bool read_late(struct call *call, struct asking *asking, struct err *err)
{
	const struct meeting *meeting = &asking->meeting;
	const char *reason = NULL;

	if (meeting_takes_names(meeting, call->today) ||
		(asking->was_there && case_in_order(asking->item)))
		return true;
	if (!args_text(call->args, "late", LATE_MOST, false, &reason, err))
		return false;
	if (text_is_blank(reason))
		return err_set(err, ERR_INVALID, "late",
			"Names for %s were taken until %s%s. Say with --late why it cannot wait "
			"for the next.",
			meetings_words(call, meeting), care_date(call, meeting->cutoff),
			meeting->status == MEETING_PLANNED ? "" : ", and its agenda is closed");
	asking->late = asking->item->late = true;
	asking->item->late_reason = reason;
	return true;
}

static bool read_asked(
	struct call *call, struct asking *asking, const char **reason, struct err *err)
{
	struct case_item *item = asking->item;
	struct worker speaker;

	if (!care_need_text(call, "reason", ASKED_MOST, true, reason, err))
		return false;
	if (*reason == NULL)
		return err_set(err, ERR_INVALID, "reason", "Say why you ask for them.");
	if (item->asked_by_id == 0) {
		item->asked_by_id = call->worker->id;
		item->asked_reason = *reason;
	}
	const struct agenda_rule *rule = rule_of(asking, AGENDA_ASKED);
	if (rule != NULL && item->minutes < rule->minutes)
		item->minutes = rule->minutes;
	if (!args_number(call->args, "minutes", 1, CASE_MINUTES, &item->minutes, err))
		return false;
	if (text_is_blank(args_get(call->args, "speaker")))
		return true;
	if (!care_worker(call, "speaker", &speaker, err))
		return false;
	item->speaker_id = speaker.id;
	return true;
}

/* Who leads speaks to it; while they are away who acts for them. */
static bool default_speaker(struct call *call, struct asking *asking, struct err *err)
{
	struct absence *absences;
	struct lead lead;
	size_t n;

	if (call->episode == NULL || asking->item->speaker_id != 0)
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err) ||
		!store_absence_list(call->store, call->today, 0, call->arena, &absences, &n, err))
		return false;
	const struct absence *away = absence_on(absences, n, lead.worker_id, asking->meeting.on);
	asking->item->speaker_id = away != NULL ? away->cover_id : lead.worker_id;
	return true;
}

static bool find_asked(struct call *call, struct asking *asking, struct err *err)
{
	struct case_item there;

	if (!meetings_find_waiting(call, &asking->meeting, err) ||
		!store_case_items(call->store, asking->meeting.id, call->arena, &asking->items,
			&asking->n, err) ||
		!store_case_get(call->store, asking->meeting.id, call->person->id, call->arena,
			&there, err) ||
		!store_agenda_rules(call->store, call->team->id, call->arena, &asking->rules,
			&asking->rules_n, err))
		return false;
	asking->item = there.id != 0 ? of_person(asking->items, asking->n, there.id) : NULL;
	asking->was_there = asking->item != NULL;
	if (!asking->was_there) {
		asking->item = arena_new_one(call->arena, struct case_item);
		*asking->item = (struct case_item){.meeting_id = asking->meeting.id,
			.person_id = call->person->id,
			.episode_id = call->episode != NULL ? call->episode->id : 0};
	}
	return true;
}

static bool may_be_asked(struct call *call, const struct asking *asking, struct err *err)
{
	const struct case_item *item = asking->item;

	if (date_is_set(call->person->died))
		return err_set(err, ERR_INVALID, "person",
			"%s died on %s. Nobody who has died is put on an agenda.", care_name(call),
			care_date(call, call->person->died));
	if (asking->was_there && item->status != CASE_DROPPED && item->status != CASE_PROPOSED &&
		item->status != CASE_ON_AGENDA)
		return err_set(err, ERR_INVALID, "person",
			"%s was spoken about at this meeting already. Ask for them at the next.",
			care_name(call));
	return true;
}

/* A second colleague's words are added to the first one's. */
static bool save_reason(
	struct call *call, const struct asking *asking, const char *why, struct err *err)
{
	struct case_reason reason = {.case_item_id = asking->item->id, .rule = AGENDA_ASKED};
	const char *words =
		arena_printf(call->arena, "Asked for by %s: %s", call->worker->name, why);

	for (size_t i = 0; i < asking->item->reasons_n; i++)
		if (asking->item->reasons[i].rule == AGENDA_ASKED)
			reason = asking->item->reasons[i];
	reason.words = agenda_words_join(reason.words, words, call->arena);
	return store_case_reason_save(call->store, &reason, err);
}

/* Where it stands now; one that is on the agenda already keeps its place. */
static bool bring_on(struct call *call, struct asking *asking, size_t *cases, struct err *err)
{
	struct case_item *item = asking->item, **order;
	size_t all;

	order = in_order(call, asking->items, asking->n, item, cases, &all);
	size_t at = asking->was_there && case_in_order(item) ? (size_t)item->slot - 1
							     : place_of(asking, order, *cases);
	item->status = CASE_ON_AGENDA;
	item->dropped_reason = NULL;
	return put(call, item, order, all, at < *cases ? at : *cases, err);
}

bool command_meeting_add(struct call *call, struct result *out, struct err *err)
{
	struct asking asking = {0};
	const char *why;
	size_t others;

	if (!find_asked(call, &asking, err) || !may_be_asked(call, &asking, err))
		return false;
	bool was_on = asking.was_there && case_in_order(asking.item);
	if (!read_asked(call, &asking, &why, err) || !read_late(call, &asking, err) ||
		!default_speaker(call, &asking, err) ||
		(!asking.was_there &&
			!meetings_case_texts(call, asking.item, &asking.meeting, err)) ||
		!bring_on(call, &asking, &others, err) || !save_reason(call, &asking, why, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, asking.item->uid);
	out->version = asking.item->version;
	call->audit_detail = asking.late ? "late addition" : "asked";
	call_many(call, "Asked for",
		arena_printf(call->arena, "at %s", meetings_words(call, &asking.meeting)));
	return call_done(call, out, "%s %s on the agenda of %s: case %d of %zu.%s", care_name(call),
		was_on ? "was already" : "is", meetings_words(call, &asking.meeting),
		(int)asking.item->slot, others + 1,
		asking.late ? " It is a late addition."
		: was_on    ? " Your reason was added."
			    : "");
}
