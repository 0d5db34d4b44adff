/* Everything one worker holds in the team to one or several others, in one act. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/absence.h>
#include <caseload/store/action.h>
#include <caseload/store/episode.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>
#include <caseload/store/worker.h>

#include "letters.h"

enum { TAKERS_MAX = 8 };

/* Whoever takes over, with what they carry before and after. */
struct taker {
	struct worker worker;
	int64_t before, after, capacity;
};

/* All roles about one person go to the same worker. */
struct unit {
	int64_t episode_id, person_id, weight;
	size_t to;
};

struct handover {
	struct worker from;
	struct taker to[TAKERS_MAX];
	size_t to_n;
	struct unit *units;
	size_t units_n;
	struct lead *roles;
	size_t roles_n;
	struct review *reviews;
	size_t reviews_n;
	struct action *actions;
	size_t actions_n;
	struct absence *covered;
	size_t covered_n;
	struct date on, end;
	const char *reason;
	size_t leads, left; /* handed over; accountable GP roles that no taker can hold */
};

/* ---- what was asked ---- */

static bool add_taker(
	struct call *call, struct handover *handover, const char *name, struct err *err)
{
	struct args one = args_new(call->arena);
	struct call asked = *call;
	struct taker *taker = &handover->to[handover->to_n];

	if (handover->to_n == TAKERS_MAX)
		return err_set(err, ERR_INVALID, "to", "Name at most %d workers.", TAKERS_MAX);
	args_set(&one, "to", name);
	asked.args = &one;
	if (!care_worker(&asked, "to", &taker->worker, err))
		return false;
	if (taker->worker.id == handover->from.id)
		return err_set(err, ERR_INVALID, "to",
			"%s cannot hand over to themselves. Name another worker.",
			taker->worker.name);
	for (size_t i = 0; i < handover->to_n; i++)
		if (handover->to[i].worker.id == taker->worker.id)
			return err_set(
				err, ERR_INVALID, "to", "%s is named twice.", taker->worker.name);
	handover->to_n++;
	return true;
}

static bool read_takers(struct call *call, struct handover *handover, struct err *err)
{
	const char *typed;

	if (!args_need(call->args, "to", &typed, err))
		return false;
	while (*typed != '\0') {
		size_t n = strcspn(typed, ",");
		char *name = arena_strndup(call->arena, typed, n);

		name += strspn(name, " ");
		if (*name != '\0' && !add_taker(call, handover, name, err))
			return false;
		typed += n + (typed[n] == ',');
	}
	return handover->to_n > 0 ||
	       err_set(err, ERR_INVALID, "to", "Say who takes over: a worker of the team.");
}

static bool read_handover(struct call *call, struct handover *handover, struct err *err)
{
	handover->end = DATE_NONE;
	return care_worker_ever(call, "from", &handover->from, err) &&
	       read_takers(call, handover, err) && care_on(call, &handover->on, err) &&
	       call_date(call, "end", DATE_FUTURE, &handover->end, err) &&
	       args_text(call->args, "reason", 1000, true, &handover->reason, err);
}

/* ---- who gets what ---- */

static bool read_holdings(struct call *call, struct handover *handover, struct err *err)
{
	struct store *store = call->store;
	struct arena *arena = call->arena;
	int64_t id = handover->from.id, team = call->team->id;

	return store_lead_of_worker(
		       store, id, team, arena, &handover->roles, &handover->roles_n, err) &&
	       store_review_of_worker(store, id, team, call->today, arena, &handover->reviews,
		       &handover->reviews_n, err) &&
	       store_action_of_worker(store, id, team, call->today, arena, &handover->actions,
		       &handover->actions_n, err) &&
	       store_absence_covered_by(store, call->today, id, arena, &handover->covered,
		       &handover->covered_n, err);
}

static bool read_loads(struct call *call, struct handover *handover, struct err *err)
{
	struct worker *load;
	size_t n;

	if (!store_lead_load(call->store, call->team->id, call->today, call->arena, &load, &n, err))
		return false;
	for (size_t i = 0; i < handover->to_n; i++)
		for (size_t j = 0; j < n; j++)
			if (load[j].id == handover->to[i].worker.id) {
				handover->to[i].before = handover->to[i].after = load[j].weight;
				handover->to[i].capacity = worker_capacity(&load[j]);
			}
	return true;
}

static struct unit *unit_of(struct handover *handover, int64_t episode_id)
{
	for (size_t i = 0; i < handover->units_n; i++)
		if (handover->units[i].episode_id == episode_id)
			return &handover->units[i];
	return NULL;
}

static int heavier(const void *a, const void *b)
{
	const struct unit *left = a, *right = b;

	if (left->weight != right->weight)
		return left->weight > right->weight ? -1 : 1;
	return (left->episode_id > right->episode_id) - (left->episode_id < right->episode_id);
}

/* One unit for each episode; the roles come in the order of the episodes. */
static void make_units(struct call *call, struct handover *handover)
{
	handover->units = arena_new_array(call->arena, struct unit, handover->roles_n + 1);
	for (size_t i = 0; i < handover->roles_n; i++) {
		const struct lead *role = &handover->roles[i];
		size_t n = handover->units_n;

		if (n == 0 || handover->units[n - 1].episode_id != role->episode_id)
			handover->units[handover->units_n++] =
				(struct unit){role->episode_id, role->person_id, 0, 0};
		if (role->kind == LEAD_KIND_LEAD && role->status == LEAD_CURRENT)
			handover->units[handover->units_n - 1].weight =
				band_weight((enum band)(BAND_NO_DATA - role->band_rank));
	}
	qsort(handover->units, handover->units_n, sizeof(*handover->units), heavier);
}

static void share(struct call *call, struct handover *handover)
{
	size_t n = handover->units_n, k = handover->to_n;
	int64_t *weights = arena_new_array(call->arena, int64_t, n + 1);
	int64_t *room = arena_new_array(call->arena, int64_t, k);
	size_t *to = arena_new_array(call->arena, size_t, n + 1);

	for (size_t i = 0; i < n; i++)
		weights[i] = handover->units[i].weight;
	for (size_t i = 0; i < k; i++)
		room[i] = handover->to[i].capacity - handover->to[i].before;
	load_share(weights, n, room, k, to);
	for (size_t i = 0; i < n; i++) {
		handover->units[i].to = to[i];
		handover->to[to[i]].after += weights[i];
	}
}

static bool prepare(struct call *call, struct handover *handover, struct err *err)
{
	if (!read_handover(call, handover, err) || !read_holdings(call, handover, err) ||
		!read_loads(call, handover, err))
		return false;
	make_units(call, handover);
	share(call, handover);
	return true;
}

/* What hangs on a person goes to whoever gets the person; the rest to the first named. */
static const struct worker *taker_of(const struct handover *handover, int64_t person_id)
{
	for (size_t i = 0; i < handover->units_n; i++)
		if (handover->units[i].person_id == person_id)
			return &handover->to[handover->units[i].to].worker;
	return &handover->to[0].worker;
}

/* ---- doing it ---- */

static bool give_role(
	struct call *call, struct handover *handover, struct lead *role, struct err *err)
{
	const struct worker *to = &handover->to[unit_of(handover, role->episode_id)->to].worker;
	struct lead next = {
		.episode_id = role->episode_id,
		.kind = role->kind,
		.worker_id = to->id,
		.status = role->status,
		.from = handover->on,
		.contact_days = role->contact_days,
		.last_contact = role->last_contact,
	};
	size_t n;

	if (role->kind == LEAD_KIND_GP && to->profession != PROFESSION_GP) {
		handover->left++;
		return true;
	}
	if (date_compare(handover->on, role->from) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s took on one of these only on %s. The handover cannot be before that.",
			handover->from.name, care_date(call, role->from));
	next.reason = handover->reason != NULL
			      ? arena_printf(call->arena, "Handed over by %s: %s",
					handover->from.name, handover->reason)
			      : arena_printf(call->arena, "Handed over by %s", handover->from.name);
	if (next.status == LEAD_CURRENT)
		next.inform_due = deadline_by(call->rules, RULE_INFORM_LEAD, handover->on);
	role->status = LEAD_ENDED;
	role->until = handover->on;
	handover->leads++;
	return store_lead_save(call->store, role, err) &&
	       store_lead_save(call->store, &next, err) &&
	       letters_stop(call, role->person_id, &(struct letter_stop){.lead_id = role->id},
		       arena_printf(call->arena, "%s no longer leads", handover->from.name), &n,
		       err);
}

static bool give_roles(struct call *call, struct handover *handover, struct err *err)
{
	for (size_t i = 0; i < handover->roles_n; i++) {
		if (!give_role(call, handover, &handover->roles[i], err))
			return false;
		if (!call_progress(
			    call, "Handing over", (int64_t)i + 1, (int64_t)handover->roles_n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was handed over.");
	}
	return true;
}

/* Who leads is of each person's record, and stands in the history of each. */
static void leave_each(struct call *call, const struct handover *handover)
{
	int64_t *people = arena_new_array(call->arena, int64_t, handover->units_n);

	for (size_t i = 0; i < handover->units_n; i++)
		people[i] = handover->units[i].person_id;
	call->audit_people = people;
	call->audit_people_n = handover->units_n;
}

static bool give_the_rest(struct call *call, struct handover *handover, struct err *err)
{
	for (size_t i = 0; i < handover->reviews_n; i++) {
		struct review *review = &handover->reviews[i];

		review->with_id = taker_of(handover, review->person_id)->id;
		if (!store_review_save(call->store, review, err))
			return false;
	}
	for (size_t i = 0; i < handover->actions_n; i++) {
		struct action *action = &handover->actions[i];

		action->owner_id = taker_of(handover, action->person_id)->id;
		if (!store_action_save(call->store, action, err))
			return false;
	}
	for (size_t i = 0; i < handover->covered_n; i++) {
		struct absence *absence = &handover->covered[i];
		int64_t to = handover->to[0].worker.id;

		absence->cover_id = to != absence->worker_id ? to : 0;
		if (!store_absence_save(call->store, absence, err))
			return false;
	}
	return true;
}

/* ---- saying it ---- */

static const char *takers_words(struct call *call, const struct handover *handover)
{
	struct str words = {0};

	for (size_t i = 0; i < handover->to_n; i++)
		str_addf(&words, "%s%s",
			i == 0			  ? ""
			: i + 1 == handover->to_n ? " and "
						  : ", ",
			handover->to[i].worker.name);
	char *text = arena_strdup(call->arena, str_text(&words));
	str_free(&words);
	return text;
}

/* "Ann Smith 33 -> 41 of 70; Jo Patel 60 -> 72 of 70, over by 2." */
static const char *effect_words(struct call *call, const struct handover *handover)
{
	struct str words = {0};

	for (size_t i = 0; i < handover->to_n; i++) {
		const struct taker *taker = &handover->to[i];

		str_addf(&words, "%s%s %" PRId64 " -> %" PRId64, i > 0 ? "; " : "",
			taker->worker.name, taker->before, taker->after);
		if (taker->capacity > 0)
			str_addf(&words, " of %" PRId64, taker->capacity);
		if (taker->capacity > 0 && taker->after > taker->capacity)
			str_addf(&words, ", over by %" PRId64, taker->after - taker->capacity);
	}
	char *text = arena_strdup(call->arena, str_text(&words));
	str_free(&words);
	return text;
}

static const char *counts_words(struct call *call, const struct handover *handover, size_t leads)
{
	const char *cover =
		handover->covered_n == 0
			? ""
			: arena_printf(call->arena, " Covers for: %zu.", handover->covered_n);

	return arena_printf(call->arena, "Cases: %zu. Reviews: %zu. Actions: %zu.%s", leads,
		handover->reviews_n, handover->actions_n, cover);
}

static bool say_effect(struct call *call, const struct handover *handover, struct result *out)
{
	return call_done(call, out, "%s would hand over to %s. %s Load: %s.", handover->from.name,
		takers_words(call, handover), counts_words(call, handover, handover->roles_n),
		effect_words(call, handover));
}

static bool say_done(struct call *call, const struct handover *handover, struct result *out)
{
	const char *left =
		handover->left == 0
			? ""
			: arena_printf(call->arena,
				  " Accountable GP roles that stay: %zu, because only a GP can "
				  "hold them.",
				  handover->left);
	const char *end = !date_is_set(handover->end)
				  ? ""
				  : arena_printf(call->arena, " Their time in %s ends on %s.",
					    call->team->name, care_date(call, handover->end));

	return call_done(call, out, "%s handed over to %s. %s%s%s", handover->from.name,
		takers_words(call, handover), counts_words(call, handover, handover->leads), left,
		end);
}

static bool hand_over(struct call *call, struct handover *handover, struct err *err)
{
	return give_roles(call, handover, err) && give_the_rest(call, handover, err) &&
	       (!date_is_set(handover->end) ||
		       worker_end(call, &handover->from, handover->end, err));
}

bool command_lead_handover(struct call *call, struct result *out, struct err *err)
{
	struct handover *handover = arena_new_one(call->arena, struct handover);

	if (!prepare(call, handover, err))
		return false;
	call->audit_object = handover->from.uid;
	if (args_flag(call->args, "dry_run")) {
		call->audit_detail = "looked at only";
		return say_effect(call, handover, out);
	}
	if (!hand_over(call, handover, err))
		return false;
	leave_each(call, handover);
	out->uid = handover->from.uid;
	call->audit_detail =
		arena_printf(call->arena, "to %s: leads %zu, reviews %zu, actions %zu, covers %zu",
			handover->to[0].worker.uid, handover->leads, handover->reviews_n,
			handover->actions_n, handover->covered_n);
	return say_done(call, handover, out);
}
