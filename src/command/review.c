/* Reviews: booked, moved, held, cancelled, listed. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/store/lead.h>
#include <caseload/store/plan.h>
#include <caseload/store/review.h>

#include "letters.h"

/* "a review", "the annual review" would need grammar for each kind; the word itself does. */
static const char *kind_words(int kind)
{
	return kind == REVIEW_KIND_PLAN ? "review" : word_shown(&words_review_kind, kind);
}

static void said(struct call *call, struct result *out, const struct review *review)
{
	out->uid = call->audit_object = arena_strdup(call->arena, review->uid);
	out->version = review->version;
	call->audit_detail =
		arena_printf(call->arena, "%s %s", word_code(&words_review_kind, review->kind),
			word_code(&words_review_status, review->status));
}

/* --kind, else the plan review where it is open, else the earliest that is. */
static bool find_open(struct call *call, struct review *out, int *kind, struct err *err)
{
	*kind = REVIEW_KIND_NONE;
	if (!args_word(call->args, "kind", &words_review_kind, kind, err))
		return false;
	enum review_kind first =
		*kind == REVIEW_KIND_NONE ? REVIEW_KIND_PLAN : (enum review_kind) * kind;
	if (!store_review_open(
		    call->store, call->episode->id, first, call->today, call->arena, out, err))
		return false;
	if (out->id == 0 && *kind == REVIEW_KIND_NONE &&
		!store_review_open(call->store, call->episode->id, REVIEW_KIND_NONE, call->today,
			call->arena, out, err))
		return false;
	if (*kind == REVIEW_KIND_NONE)
		*kind = out->id != 0 ? out->kind : REVIEW_KIND_PLAN;
	return true;
}

/* ---- booking ---- */

static bool may_book(struct call *call, int kind, struct date date, struct err *err)
{
	if (date_compare(date, call->today) < 0)
		return err_set(err, ERR_INVALID, "date",
			"A review cannot be booked before today, and %s has passed. Give today or "
			"a later date. For a review that took place, record it as held.",
			care_date(call, date));
	return care_review_in_time(call, (enum review_kind)kind, call->today, date, "date", err);
}

static bool read_booking(struct call *call, int *kind, struct date *date, struct err *err)
{
	const char *typed;

	*kind = REVIEW_KIND_PLAN;
	if (!args_need(call->args, "date", &typed, err) ||
		!call_date(call, "date", DATE_ANY, date, err) ||
		!args_word(call->args, "kind", &words_review_kind, kind, err))
		return false;
	if (*kind == REVIEW_KIND_NONE)
		*kind = REVIEW_KIND_PLAN;
	return may_book(call, *kind, *date, err);
}

/* Who holds it: --with, else as it was, else the lead professional. */
static bool read_with(struct call *call, struct review *review, struct err *err)
{
	struct worker worker;
	struct lead lead;

	if (args_get(call->args, "with") != NULL) {
		if (!care_worker(call, "with", &worker, err))
			return false;
		review->with_id = worker.id;
		return true;
	}
	if (review->id != 0)
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	review->with_id = lead.worker_id;
	return true;
}

static bool new_review(
	struct call *call, int kind, struct date date, struct review *out, struct err *err)
{
	struct review before;

	if (!store_review_last_held(call->store, call->episode->id, (enum review_kind)kind,
		    call->arena, &before, err))
		return false;
	*out = (struct review){
		.episode_id = call->episode->id,
		.person_id = call->person->id,
		.kind = kind,
		.due_on = date,
		.originally_due = date,
		.previous_id = before.id,
	};
	return true;
}

static bool not_changed_since(struct call *call, const struct review *review, struct err *err)
{
	int64_t base = review->version;

	if (!args_number(call->args, "version", 0, INT64_MAX, &base, err))
		return false;
	if (base != review->version)
		return err_set(err, ERR_CONFLICT, "version",
			"Someone else changed this review after you began: it is now %s for %s. "
			"Look again, then book.",
			word_shown(&words_review_status, review->status),
			care_date(call, review->due_on));
	return true;
}

/* The agreed plan says when it is reviewed next. */
bool care_tell_plan(
	struct call *call, int64_t episode_id, int kind, struct date next, struct err *err)
{
	struct plan *plans;
	size_t n;

	if (kind != REVIEW_KIND_PLAN)
		return true;
	if (!store_plan_of_episode(call->store, episode_id, call->arena, &plans, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (plans[i].status != PLAN_AGREED || date_equal(plans[i].next_review, next))
			continue;
		plans[i].next_review = next;
		if (!store_plan_save(call->store, &plans[i], err))
			return false;
	}
	return true;
}

/* "Fri 12-Jun-2026, in 13 weeks", and a day nobody works is remarked on, not refused. */
const char *review_day_words(struct call *call, struct date date)
{
	struct date_rules rules = {DATE_FUTURE, false, call->today, call->holidays};
	char buffer[80];

	return arena_strdup(call->arena, date_echo(date, &rules, buffer));
}

/* How far off it is was read before it was saved; what stands out about the day is said again. */
static const char *weekday(struct call *call, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];

	return date_is_working_day(date, call->holidays)
		       ? arena_strdup(call->arena, date_show_weekday(date, buffer))
		       : review_day_words(call, date);
}

/* Nobody is invited to what does not take place then. */
static bool stop_invitation(
	struct call *call, const struct review *review, const char *why, struct err *err)
{
	struct letter_stop which = {.review_id = review->id};
	size_t n;

	return letters_stop(call, call->person->id, &which, why, &n, err);
}

bool review_put(struct call *call, enum review_kind kind, struct date date, struct review *out,
	struct date *before, struct err *err)
{
	if (!may_book(call, (int)kind, date, err) ||
		!store_review_open(
			call->store, call->episode->id, kind, call->today, call->arena, out, err))
		return false;
	if (out->id != 0 && !not_changed_since(call, out, err))
		return false;
	if (out->id == 0 && !new_review(call, (int)kind, date, out, err))
		return false;
	*before = out->id != 0 ? out->due_on : DATE_NONE;
	if (!read_with(call, out, err))
		return false;
	out->due_on = out->booked_on = date;
	out->status = REVIEW_BOOKED;
	return store_review_save(call->store, out, err) &&
	       (date_equal(*before, date) ||
		       stop_invitation(call, out, "The review has another day", err)) &&
	       care_clock_answered(call, DUE_REVIEW, out->id, call->today, err) &&
	       care_tell_plan(call, call->episode->id, (int)kind, date, err);
}

bool command_review_book(struct call *call, struct result *out, struct err *err)
{
	struct date date = DATE_NONE, before;
	struct review review;
	int kind;

	if (!read_booking(call, &kind, &date, err) ||
		!review_put(call, (enum review_kind)kind, date, &review, &before, err))
		return false;
	said(call, out, &review);
	call_many(call, arena_printf(call->arena, "Booked a %s for", kind_words(kind)),
		arena_printf(call->arena, "on %s", care_date(call, date)));
	if (!date_is_set(before) || date_equal(before, date))
		return call_done(call, out, "Booked a %s for %s on %s.", kind_words(kind),
			care_name(call), review_day_words(call, date));
	return call_done(call, out, "Moved the %s for %s from %s to %s.%s", kind_words(kind),
		care_name(call), care_date(call, before), weekday(call, date),
		date_equal(before, review.originally_due)
			? ""
			: arena_printf(call->arena, " It was first due on %s.",
				  care_date(call, review.originally_due)));
}

/* ---- holding ---- */

static bool read_held(struct call *call, struct review *review, struct date *next, struct err *err)
{
	if (!care_need_word(call, "outcome", &words_review_outcome, &review->outcome, err) ||
		!care_on(call, &review->held_on, err) ||
		!args_text(call->args, "note", 0, true, &review->note, err) ||
		!call_date(call, "next", DATE_FUTURE, next, err))
		return false;
	if (date_compare(review->held_on, call->episode->opened_on) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s came onto the register on %s. A review cannot be held before that.",
			care_name(call), care_date(call, call->episode->opened_on));
	if (!date_is_set(*next))
		return true;
	return care_review_in_time(
		call, (enum review_kind)review->kind, review->held_on, *next, "next", err);
}

/* What follows by itself: plan, annual and communication reviews come round again, the Care Act's
 * first is followed by the annual one; the others only where a date is given. */
static int next_kind(const struct review *held)
{
	switch (held->kind) {
	case REVIEW_KIND_PLAN:
	case REVIEW_KIND_ANNUAL:
	case REVIEW_KIND_COMMUNICATION:
		return held->outcome == OUTCOME_DISCHARGE ? REVIEW_KIND_NONE : held->kind;
	case REVIEW_KIND_CARE_ACT_FIRST:
		return held->outcome == OUTCOME_DISCHARGE ? REVIEW_KIND_NONE : REVIEW_KIND_ANNUAL;
	default:
		return REVIEW_KIND_NONE;
	}
}

/* Which review follows a held one, and when. */
struct following {
	int kind; /* REVIEW_KIND_NONE: none */
	struct review review;
};

static bool follow(struct call *call, struct review *held, struct date next, struct following *out,
	struct err *err)
{
	struct review open;

	out->kind = next_kind(held);
	if (out->kind == REVIEW_KIND_NONE && date_is_set(next))
		out->kind = held->kind;
	if (out->kind == REVIEW_KIND_NONE)
		return care_tell_plan(call, call->episode->id, held->kind, DATE_NONE, err);
	/* Of another kind one may be open already: it stands. */
	if (!store_review_open(call->store, call->episode->id, (enum review_kind)out->kind,
		    call->today, call->arena, &open, err))
		return false;
	if (open.id != 0) {
		out->review = open;
		return true;
	}
	return care_next_review(call, (enum review_kind)out->kind, held->held_on, next, held->id,
		       &out->review, err) &&
	       care_tell_plan(call, call->episode->id, out->kind, out->review.due_on, err);
}

bool command_review_hold(struct call *call, struct result *out, struct err *err)
{
	struct following following = {0};
	struct date next = DATE_NONE;
	struct review review;
	int kind;

	if (!find_open(call, &review, &kind, err) ||
		(review.id == 0 && !new_review(call, kind, call->today, &review, err)) ||
		!read_held(call, &review, &next, err))
		return false;
	if (review.id == 0) /* nobody had booked it: it was due the day it was held */
		review.due_on = review.originally_due = review.held_on;
	review.status = REVIEW_HELD;
	review.held_by_id = call->worker->id;
	if (!store_review_save(call->store, &review, err) ||
		!stop_invitation(call, &review, "The review was held", err) ||
		!care_clock_answered(call, DUE_REVIEW, review.id, review.held_on, err) ||
		!follow(call, &review, next, &following, err))
		return false;
	if (following.kind != REVIEW_KIND_NONE) {
		review.next_due = following.review.due_on;
		if (!store_review_save(call->store, &review, err))
			return false;
	}
	said(call, out, &review);
	call_many(call, arena_printf(call->arena, "Recorded the %s as held of", kind_words(kind)),
		NULL);
	return call_done(call, out, "Recorded the %s of %s as held on %s: %s. %s", kind_words(kind),
		care_name(call), care_date(call, review.held_on),
		word_shown(&words_review_outcome, review.outcome),
		following.kind == REVIEW_KIND_NONE
			? "No further review is due."
			: arena_printf(call->arena, "The next is due on %s.",
				  care_date(call, following.review.due_on)));
}

bool command_review_cancel(struct call *call, struct result *out, struct err *err)
{
	struct review review;
	const char *reason;
	int kind;

	if (!care_need_text(call, "reason", 2000, true, &reason, err) ||
		!find_open(call, &review, &kind, err))
		return false;
	if (review.id == 0)
		return err_set(err, ERR_NOT_FOUND, "kind", "%s has no open %s to cancel.",
			care_name(call), kind_words(kind));
	review.status = REVIEW_CANCELLED;
	review.cancel_reason = reason;
	if (!store_review_save(call->store, &review, err) ||
		!stop_invitation(call, &review, "The review was cancelled", err) ||
		!care_clock_answered(call, DUE_REVIEW, review.id, call->today, err) ||
		!care_tell_plan(call, call->episode->id, kind, DATE_NONE, err))
		return false;
	said(call, out, &review);
	call_many(call, arena_printf(call->arena, "Cancelled the %s of", kind_words(kind)), NULL);
	return call_done(call, out, "Cancelled the %s of %s that was due on %s.", kind_words(kind),
		care_name(call), care_date(call, review.due_on));
}

/* ---- listing ---- */

bool command_review_list(struct call *call, struct result *out, struct err *err)
{
	struct review_filter filter = {.team_id = call->team->id, .today = call->today};
	struct review *reviews;
	struct worker worker;

	if (!call_days(call, &filter.from, &filter.to, err))
		return false;
	if (args_get(call->args, "with") != NULL) {
		if (!call_worker(call, "with", &worker, err))
			return false;
		filter.with_id = worker.id;
	}
	filter.overdue = args_flag(call->args, "overdue");
	if (!store_review_list(call->store, &filter, call->arena, &reviews, &out->n, err))
		return false;
	out->kind = RESULT_REVIEWS;
	out->value = reviews;
	return true;
}
