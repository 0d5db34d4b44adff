/* Building an agenda: who the rules find comes on, and what is known is filled in. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/lead.h>
#include <caseload/store/absence.h>
#include <caseload/store/action.h>
#include <caseload/store/agenda.h>
#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>

#include "meetings.h"

const char *meetings_count_words(
	struct call *call, const struct meeting *meeting, const struct agenda_count *count)
{
	return arena_printf(call->arena, "%zu case%s in %d minutes%s", count->cases,
		count->cases == 1 ? "" : "s", (int)meeting->minutes,
		count->proposed == 0
			? "."
			: arena_printf(call->arena, ", %zu more %s proposed.", count->proposed,
				  count->proposed == 1 ? "is" : "are"));
}

/* ---- what is known already ---- */

/* What was said of them last: an entry of a meeting that is over, and neither only proposed nor taken
 * off by the agenda itself. */
static const struct case_item *last_said(
	const struct case_item *entries, size_t n, const struct meeting *meeting)
{
	for (size_t i = 0; i < n; i++)
		if (entries[i].meeting_id != meeting->id &&
			(entries[i].meeting_status == MEETING_CLOSED ||
				entries[i].meeting_status == MEETING_CANCELLED) &&
			date_compare(entries[i].on, meeting->on) <= 0 &&
			entries[i].status != CASE_PROPOSED &&
			!(entries[i].status == CASE_DROPPED && entries[i].built))
			return &entries[i];
	return NULL;
}

/* What came of what was asked for then, a line each. */
static bool actions_then(
	struct call *call, const struct case_item *last, const char **out, struct err *err)
{
	struct action *actions;
	size_t n;

	if (!store_action_of_person(
		    call->store, last->person_id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (actions[i].case_item_id != last->id)
			continue;
		const char *words = agenda_action_words(&actions[i], call->today, call->arena);
		*out = *out == NULL ? words : arena_printf(call->arena, "%s\n%s", *out, words);
	}
	return true;
}

bool meetings_case_texts(
	struct call *call, struct case_item *item, const struct meeting *meeting, struct err *err)
{
	struct case_item *entries;
	const char *matters;
	size_t n;

	if (!store_agenda_matters(call->store, item->person_id, call->arena, &matters, err) ||
		!store_case_of_person(call->store, item->person_id, call->arena, &entries, &n, err))
		return false;
	const struct case_item *last = last_said(entries, n, meeting);
	item->wants = agenda_first_sentence(matters, call->arena);
	if (item->wants == NULL && last != NULL)
		item->wants = last->wants;
	if (last == NULL)
		return true;
	if (case_carries(last, meeting->on)) {
		item->carried = last->carried + 1;
		item->carried_from_id = last->id;
	}
	return actions_then(call, last, &item->action_to_date, err);
}

/* ---- building ---- */

struct building {
	struct call *call;
	const struct meeting *meeting;
	struct agenda_rule *rules;
	size_t rules_n;
	struct agenda_case *cases;
	size_t cases_n;
	struct case_item *items; /* as they stand */
	size_t items_n;
	struct case_reason *reasons; /* also those that no longer hold */
	size_t reasons_n;
	struct absence *absences;
	size_t absences_n;
	/* for each of `cases`: what stands there already, or what is new */
	struct case_item **of;
	struct agenda_count *count;
};

/* Since when is "last time": the last meeting that was held, of everybody or of the same practice. */
static bool since(struct call *call, const struct meeting *meeting, struct agenda_asked *asked,
	struct err *err)
{
	struct meeting last;

	if (!store_agenda_last(call->store, meeting, call->arena, &last, err))
		return false;
	asked->since = last.id != 0 ? last.on : date_add_days(call->today, -AGENDA_DAYS);
	/* Without a meeting nothing is new only because it was written down since. */
	asked->since_at = last.id != 0 ? last.closed_at : call->now;
	return true;
}

static bool find(struct building *b, struct err *err)
{
	struct call *call = b->call;
	struct agenda_asked asked = {.team_id = call->team->id,
		.meeting_id = b->meeting->id,
		.practice_id = b->meeting->practice_id,
		.leading = call->team->instrument,
		.on = b->meeting->on,
		.today = call->today};
	struct agenda_found *found = NULL;
	size_t n = 0, room = 0;

	if (!since(call, b->meeting, &asked, err) ||
		!store_agenda_rules(
			call->store, call->team->id, call->arena, &b->rules, &b->rules_n, err))
		return false;
	for (size_t i = 0; i < b->rules_n; i++)
		if (b->rules[i].used && !store_agenda_find(call->store, &b->rules[i], &asked,
						call->arena, &found, &n, &room, err))
			return false;
	agenda_gather(b->rules, b->rules_n, found, n, call->arena, &b->cases, &b->cases_n);
	return true;
}

static bool read_standing(struct building *b, struct err *err)
{
	struct call *call = b->call;

	return store_case_items(
		       call->store, b->meeting->id, call->arena, &b->items, &b->items_n, err) &&
	       store_case_reasons(call->store, b->meeting->id, true, call->arena, &b->reasons,
		       &b->reasons_n, err) &&
	       store_absence_list(
		       call->store, call->today, 0, call->arena, &b->absences, &b->absences_n, err);
}

/* ---- reasons ---- */

static bool save_words(
	struct building *b, int64_t item_id, const struct agenda_reason *found, struct err *err)
{
	struct case_reason reason = {.case_item_id = item_id, .rule = found->rule};

	for (size_t i = 0; i < b->reasons_n; i++)
		if (b->reasons[i].case_item_id == item_id && b->reasons[i].rule == found->rule)
			reason = b->reasons[i];
	if (reason.id != 0 && !reason.gone && text_equal(reason.words, found->words))
		return true;
	reason.words = found->words;
	reason.gone = false;
	return store_case_reason_save(b->call->store, &reason, err);
}

static bool is_found(const struct agenda_case *one, int rule)
{
	for (size_t i = 0; one != NULL && i < one->reasons_n; i++)
		if (one->reasons[i].rule == rule)
			return true;
	return false;
}

/* What a rule said that does not hold any more; a colleague's asking always holds. */
static bool let_go(struct building *b, const struct case_item *item, const struct agenda_case *one,
	struct err *err)
{
	for (size_t i = 0; i < b->reasons_n; i++) {
		struct case_reason reason = b->reasons[i];

		if (reason.case_item_id != item->id || reason.gone || reason.rule == AGENDA_ASKED ||
			is_found(one, reason.rule))
			continue;
		reason.gone = true;
		if (!store_case_reason_save(b->call->store, &reason, err))
			return false;
	}
	return true;
}

static bool save_reasons(struct building *b, const struct case_item *item,
	const struct agenda_case *one, struct err *err)
{
	for (size_t i = 0; i < one->reasons_n; i++)
		if (!save_words(b, item->id, &one->reasons[i], err))
			return false;
	return let_go(b, item, one, err);
}

/* ---- cases ---- */

/* By uid, for an entry may be of a record that was merged since. */
static struct case_item *standing(struct building *b, const struct agenda_case *one)
{
	for (size_t i = 0; i < b->items_n; i++)
		if (text_equal(b->items[i].person_uid, one->who->person_uid))
			return &b->items[i];
	return NULL;
}

static const struct agenda_case *case_of(const struct building *b, const struct case_item *item)
{
	for (size_t i = 0; i < b->cases_n; i++)
		if (b->of[i] == item)
			return &b->cases[i];
	return NULL;
}

static bool new_item(
	struct building *b, const struct agenda_case *one, struct case_item **out, struct err *err)
{
	struct case_item *item = arena_new_one(b->call->arena, struct case_item);

	*item = (struct case_item){
		.meeting_id = b->meeting->id, .person_id = one->who->person_id, .built = true};
	*out = item;
	return meetings_case_texts(b->call, item, b->meeting, err);
}

/* What the rules say of a case that is theirs; the time and the speaker follow them until somebody
 * sets them by hand. */
static void arrange(struct building *b, struct case_item *item, const struct agenda_case *one)
{
	const struct absence *away =
		absence_on(b->absences, b->absences_n, one->who->lead_id, b->meeting->on);

	item->episode_id = one->who->episode_id;
	item->minutes = one->minutes;
	item->speaker_id = away != NULL ? away->cover_id : one->who->lead_id;
	item->status = one->on ? CASE_ON_AGENDA : CASE_PROPOSED;
	item->dropped_reason = NULL;
	item->carried = one->carried != NULL ? one->carried->carried + 1 : 0;
	item->carried_from_id = one->carried != NULL ? one->carried->item_id : 0;
}

/* Time that is not the rules' to give: the cases that somebody put on or moved. */
static int64_t minutes_left(const struct building *b)
{
	int64_t left = b->meeting->minutes;

	for (size_t i = 0; i < b->items_n; i++)
		if (!b->items[i].built && case_in_order(&b->items[i]))
			left -= b->items[i].minutes;
	return left;
}

/* Only those that are the rules' own take part in the filling. */
static void fill(struct building *b)
{
	struct agenda_case *own =
		arena_new_array(b->call->arena, struct agenda_case, b->cases_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < b->cases_n; i++)
		if (b->of[i] == NULL || b->of[i]->built)
			own[n++] = b->cases[i];
	agenda_fill(own, n, minutes_left(b));
	for (size_t i = 0, k = 0; i < b->cases_n; i++)
		if (b->of[i] == NULL || b->of[i]->built)
			b->cases[i].on = own[k++].on;
}

/* One too many of a rule is not put on, and goes where it was only proposed; whoever is on the agenda
 * stays. */
static void leave_out(struct building *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->cases_n; i++) {
		struct case_item *item = b->of[i];

		if (b->cases[i].cut && (item == NULL || (item->built && !case_in_order(item)))) {
			if (item != NULL && item->status == CASE_PROPOSED)
				item->dropped_reason = agenda_outranked;
			continue;
		}
		b->cases[kept] = b->cases[i];
		b->of[kept++] = item;
	}
	b->cases_n = kept;
}

static bool place_cases(struct building *b, struct err *err)
{
	b->of = arena_new_array(b->call->arena, struct case_item *, b->cases_n + 1);
	for (size_t i = 0; i < b->cases_n; i++)
		b->of[i] = standing(b, &b->cases[i]);
	leave_out(b);
	fill(b);
	for (size_t i = 0; i < b->cases_n; i++) {
		if (b->of[i] == NULL && !new_item(b, &b->cases[i], &b->of[i], err))
			return false;
		if (b->of[i]->built)
			arrange(b, b->of[i], &b->cases[i]);
	}
	return true;
}

/* ---- the order ---- */

static int by_slot(const void *a, const void *b)
{
	const struct case_item *x = *(struct case_item *const *)a;
	const struct case_item *y = *(struct case_item *const *)b;

	return x->slot != y->slot ? (x->slot > y->slot) - (x->slot < y->slot)
				  : (x->id > y->id) - (x->id < y->id);
}

struct order {
	struct case_item **items;
	size_t n;
};

static void push(struct order *order, struct case_item *item)
{
	order->items[order->n++] = item;
}

/* What somebody placed keeps its place; the rules' cases fill the places between. */
static void merge(const struct order *placed, const struct order *own, struct order *out)
{
	size_t p = 0, o = 0;

	while (p < placed->n || o < own->n) {
		bool take_placed = p < placed->n &&
				   (o == own->n || placed->items[p]->slot <= (int64_t)out->n + 1);
		push(out, take_placed ? placed->items[p++] : own->items[o++]);
	}
}

static struct order order_new(struct building *b)
{
	return (struct order){
		arena_new_array(b->call->arena, struct case_item *, b->items_n + b->cases_n + 1),
		0};
}

static struct order in_order(struct building *b)
{
	struct order placed = order_new(b), own = order_new(b), out = order_new(b);

	for (size_t i = 0; i < b->items_n; i++)
		if (!b->items[i].built && case_in_order(&b->items[i]))
			push(&placed, &b->items[i]);
	for (size_t i = 0; i < b->cases_n; i++)
		if (b->of[i]->built && case_in_order(b->of[i]))
			push(&own, b->of[i]);
	if (placed.n > 0)
		qsort(placed.items, placed.n, sizeof(struct case_item *), by_slot);
	merge(&placed, &own, &out);
	b->count->cases = out.n;
	for (size_t i = 0; i < b->items_n; i++)
		if (!b->items[i].built && b->items[i].status == CASE_PROPOSED)
			push(&out, &b->items[i]);
	for (size_t i = 0; i < b->cases_n; i++)
		if (b->of[i]->built && b->of[i]->status == CASE_PROPOSED)
			push(&out, b->of[i]);
	b->count->proposed = out.n - b->count->cases;
	return out;
}

/* ---- saving ---- */

static bool is_same(const struct case_item *a, const struct case_item *b)
{
	return a->slot == b->slot && a->minutes == b->minutes && a->status == b->status &&
	       a->speaker_id == b->speaker_id && a->episode_id == b->episode_id &&
	       a->carried == b->carried && a->carried_from_id == b->carried_from_id &&
	       text_equal(a->dropped_reason, b->dropped_reason);
}

static void tell(struct building *b, int64_t person_id)
{
	*(int64_t *)arena_push(b->call->arena, &b->count->people, &b->count->people_n,
		&b->count->people_room, sizeof(int64_t)) = person_id;
}

static bool save_order(struct building *b, const struct order *order,
	const struct case_item *before, struct err *err)
{
	for (size_t i = 0; i < order->n; i++) {
		struct case_item *item = order->items[i];
		bool is_new = item->id == 0;

		item->slot = i < AGENDA_SLOTS ? (int64_t)i + 1 : AGENDA_SLOTS;
		if (!is_new && is_same(item, &before[item - b->items]))
			continue;
		bool came = is_new || before[item - b->items].status == CASE_DROPPED;
		if (!store_case_arrange(b->call->store, item, err))
			return false;
		b->count->added += came;
		if (came)
			tell(b, item->person_id);
	}
	return true;
}

/* Whom no rule finds any more goes off; whatever somebody touched stays. */
static bool take_off(struct building *b, struct err *err)
{
	for (size_t i = 0; i < b->items_n; i++) {
		struct case_item *item = &b->items[i];
		const struct agenda_case *one = case_of(b, item);

		if (one != NULL)
			continue;
		if (!let_go(b, item, NULL, err))
			return false;
		if (!item->built || item->status == CASE_DROPPED)
			continue;
		item->status = CASE_DROPPED;
		if (item->dropped_reason == NULL)
			item->dropped_reason = agenda_gone;
		if (!store_case_arrange(b->call->store, item, err))
			return false;
		b->count->gone++;
		tell(b, item->person_id);
	}
	return true;
}

static bool save_all(struct building *b, const struct case_item *before, struct err *err)
{
	struct order order = in_order(b);

	if (!take_off(b, err) || !save_order(b, &order, before, err))
		return false;
	for (size_t i = 0; i < b->cases_n; i++) {
		bool by_hand = !b->of[i]->built && b->of[i]->status == CASE_DROPPED;

		if (!by_hand && !save_reasons(b, b->of[i], &b->cases[i], err))
			return false;
	}
	return true;
}

bool meetings_build(
	struct call *call, const struct meeting *meeting, struct agenda_count *out, struct err *err)
{
	struct building b = {.call = call, .meeting = meeting, .count = out};

	*out = (struct agenda_count){0};
	if (!find(&b, err) || !read_standing(&b, err))
		return false;
	struct case_item *before = arena_new_array(call->arena, struct case_item, b.items_n + 1);
	if (b.items_n > 0)
		memcpy(before, b.items, b.items_n * sizeof(*before));
	return place_cases(&b, err) && save_all(&b, before, err);
}

static bool is_about(const struct meeting *next, const struct meeting *meeting)
{
	return next->id != meeting->id && next->status == MEETING_PLANNED &&
	       (next->practice_id == 0 || next->practice_id == meeting->practice_id);
}

bool meetings_build_next(
	struct call *call, const struct meeting *meeting, const char **words, struct err *err)
{
	struct meeting_filter filter = {
		.team_id = call->team->id, .from = meeting->on, .waiting = true};
	struct agenda_count count;
	struct meeting *list;
	size_t n;

	*words = "";
	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!is_about(&list[i], meeting))
			continue;
		if (!meetings_build(call, &list[i], &count, err))
			return false;
		*words = arena_printf(call->arena, " On the agenda of %s: %zu case%s.",
			meetings_words(call, &list[i]), count.cases, count.cases == 1 ? "" : "s");
		break;
	}
	return true;
}

void meetings_tell(struct call *call, const struct agenda_count *count)
{
	call->audit_people = count->people;
	call->audit_people_n = count->people_n;
}

bool command_meeting_build(struct call *call, struct result *out, struct err *err)
{
	struct agenda_count count;
	struct meeting meeting;

	if (!meetings_find_waiting(call, &meeting, err))
		return false;
	if (meeting.status != MEETING_PLANNED)
		return err_set(err, ERR_INVALID, "meeting",
			meeting.status == MEETING_AGENDA_CLOSED
				? "The agenda of %s is closed. Open it again first: caseload "
				  "meeting open-list. Or add one person late: caseload meeting add "
				  "--late."
				: "%s has begun. Add one person late: caseload meeting add --late.",
			meeting.status == MEETING_AGENDA_CLOSED
				? meetings_words(call, &meeting)
				: meetings_words_begin(call, &meeting));
	if (!meetings_build(call, &meeting, &count, err))
		return false;
	meetings_tell(call, &count);
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	return call_done(call, out, "Built the agenda of %s: %s", meetings_words(call, &meeting),
		meetings_count_words(call, &meeting, &count));
}
