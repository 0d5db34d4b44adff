/* Clocks stopped and started again. */
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/clock_stop.h>
#include <caseload/store/due.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>

#include "care.h"

static bool is_meant(const struct due *due, int kind, const char *of)
{
	return (kind == DUE_NONE || due->kind == kind) &&
	       (of == NULL || care_is_named(due->uid, due_words(due), of));
}

/* What is due for the person, narrowed to what was named; `stopped`: of what does not run, else of what does. */
static bool find(struct call *call, bool stopped, struct due **out, size_t *n, struct err *err)
{
	struct due_filter filter = {.team_id = call->team->id,
		.person_id = call->person->id,
		.with_over = stopped,
		.today = call->today,
		.now = clock_unix()};
	const char *of = args_get(call->args, "of");
	int kind = DUE_NONE;
	struct due *list;
	size_t all, meant = 0;

	*n = 0;
	if (!args_word(call->args, "kind", &words_due_kind, &kind, err) ||
		!store_due_list(call->store, &filter, call->arena, &list, &all, err))
		return false;
	*out = list;
	for (size_t i = 0; i < all; i++) {
		if (!is_meant(&list[i], kind, of))
			continue;
		meant++;
		if ((list[i].clock.stand != STAND_RUNS) == stopped)
			list[(*n)++] = list[i];
	}
	if (*n > 0)
		return true;
	if (stopped)
		return err_set(err, ERR_NOT_FOUND, "kind", "No such clock of %s is stopped.",
			care_name(call));
	if (meant > 0)
		return err_set(err, ERR_INVALID, "kind",
			"That clock is stopped already. caseload clock list shows since when.");
	return err_set(err, ERR_NOT_FOUND, of != NULL ? "of" : "kind",
		"Nothing like that is due for %s. caseload deadline list shows what is.",
		care_name(call));
}

static struct clock_stop *open_stop(struct clock_stop *stops, size_t n, int kind, int64_t of_id)
{
	for (size_t i = 0; i < n; i++)
		if (stops[i].kind == kind && stops[i].of_id == of_id &&
			!date_is_set(stops[i].until))
			return &stops[i];
	return NULL;
}

/* ---- stopping ---- */

static bool fits(struct call *call, const struct clock_stop *stops, size_t n,
	const struct clock_stop *stop, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (stops[i].kind == stop->kind && stops[i].of_id == stop->of_id &&
			date_compare(stop->from, stops[i].until) < 0)
			return err_set(err, ERR_INVALID, "on",
				"This clock was stopped before and ran again on %s. It cannot be "
				"stopped from an earlier day.",
				care_date(call, stops[i].until));
	return true;
}

static bool stop_one(struct call *call, const struct due *due, struct clock_stop *stop,
	const struct clock_stop *stops, size_t n, struct err *err)
{
	stop->id = stop->version = 0;
	stop->uid = NULL;
	stop->kind = due->kind;
	stop->of_id = due->id;
	stop->originally_due =
		date_is_set(due->clock.originally_due) ? due->clock.originally_due : due->due_on;
	return fits(call, stops, n, stop, err) && store_clock_stop_save(call->store, stop, err);
}

static bool read_stop(struct call *call, struct clock_stop *stop, struct err *err)
{
	*stop = (struct clock_stop){.person_id = call->person->id};
	return care_need_word(call, "reason", &words_stop_reason, &stop->reason, err) &&
	       care_on(call, &stop->from, err) &&
	       args_number(call->args, "attempts", 1, 99, &stop->attempts, err) &&
	       args_text(call->args, "note", 2000, true, &stop->note, err) &&
	       clock_stop_check(stop, call->today, err);
}

bool command_clock_stop(struct call *call, struct result *out, struct err *err)
{
	struct clock_stop stop, *stops;
	struct str said = {0};
	struct due *dues;
	size_t n, stops_n;

	if (!read_stop(call, &stop, err) || !find(call, false, &dues, &n, err) ||
		!store_clock_stops_of(
			call->store, call->person->id, call->arena, &stops, &stops_n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!stop_one(call, &dues[i], &stop, stops, stops_n, err)) {
			str_free(&said);
			return false;
		}
		str_addf(&said, "%s%s (due %s)", i > 0 ? ", " : "", due_words(&dues[i]),
			care_date(call, dues[i].due_on));
	}
	const char *what = arena_strdup(call->arena, str_text(&said));
	str_free(&said);
	out->uid = call->audit_object = arena_strdup(call->arena, stop.uid);
	out->version = stop.version;
	call->audit_detail = arena_printf(
		call->arena, "%zu clocks, %s", n, word_code(&words_stop_reason, stop.reason));
	call_many(call, "Stopped the clocks of", NULL);
	return call_done(call, out, "%s for %s: %s. %s since %s.",
		clock_stop_ends(&stop) ? "No longer waits" : "Stopped the clock", care_name(call),
		what, word_shown(&words_stop_reason, stop.reason), care_date(call, stop.from));
}

/* ---- starting again ---- */

/* What keeps its own date is given the later one; the others are worked out with the stop. */
static bool move_review(struct call *call, int64_t id, long days, struct err *err)
{
	struct review *list;
	size_t n;

	if (!store_review_of_person(call->store, call->person->id, call->team->id, call->today,
		    call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct review *review = &list[i];

		if (review->id != id)
			continue;
		if (date_equal(review->booked_on, review->due_on))
			review->booked_on = date_add_days(review->due_on, days);
		review->due_on = date_add_days(review->due_on, days);
		return store_review_save(call->store, review, err) &&
		       care_tell_plan(call, review->episode_id, review->kind, review->due_on, err);
	}
	return true;
}

static bool move_inform(struct call *call, int64_t id, long days, struct err *err)
{
	struct lead lead;

	if (call->episode == NULL)
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	if (lead.id != id)
		return true;
	lead.inform_due = date_add_days(lead.inform_due, days);
	return store_lead_save(call->store, &lead, err);
}

static bool start_one(
	struct call *call, const struct due *due, struct clock_stop *stop, struct err *err)
{
	long days = clock_stop_days(stop, DATE_NONE, NULL, call->holidays);

	if (!clock_stop_check(stop, call->today, err) ||
		!store_clock_stop_save(call->store, stop, err))
		return false;
	if (due->kind == DUE_REVIEW)
		return move_review(call, due->id, days, err);
	return due->kind != DUE_INFORM || move_inform(call, due->id, days, err);
}

static const char *now_due(struct call *call, const struct due *started, size_t n, struct err *err)
{
	struct due_filter filter = {.team_id = call->team->id,
		.person_id = call->person->id,
		.today = call->today,
		.now = clock_unix()};
	struct str said = {0};
	struct due *list;
	size_t all;

	if (!store_due_list(call->store, &filter, call->arena, &list, &all, err))
		return NULL;
	for (size_t i = 0; i < all; i++)
		for (size_t j = 0; j < n; j++) {
			if (list[i].kind != started[j].kind || list[i].id != started[j].id)
				continue;
			str_addf(&said, "%s%s is due on %s (first on %s)",
				said.length > 0 ? ", " : "", due_words(&list[i]),
				care_date(call, list[i].due_on),
				care_date(call, date_is_set(list[i].clock.originally_due)
							? list[i].clock.originally_due
							: started[j].due_on));
		}
	const char *text = arena_strdup(call->arena, str_text(&said));
	str_free(&said);
	return text;
}

bool command_clock_start(struct call *call, struct result *out, struct err *err)
{
	struct clock_stop *stops, *stop = NULL;
	struct due *dues;
	struct date on;
	size_t n, stops_n;
	const char *said;

	if (!care_on(call, &on, err) || !find(call, true, &dues, &n, err) ||
		!store_clock_stops_of(
			call->store, call->person->id, call->arena, &stops, &stops_n, err))
		return false;
	if (date_is_set(call->person->died))
		return err_set(err, ERR_INVALID, "person",
			"%s died on %s: nothing is due for them.", care_name(call),
			care_date(call, call->person->died));
	for (size_t i = 0; i < n; i++) {
		stop = open_stop(stops, stops_n, dues[i].kind, dues[i].id);
		if (stop == NULL)
			continue;
		stop->until = on;
		if (!start_one(call, &dues[i], stop, err))
			return false;
	}
	if (stop == NULL)
		return err_set(err, ERR_NOT_FOUND, "kind", "No such clock of %s is stopped.",
			care_name(call));
	said = now_due(call, dues, n, err);
	if (said == NULL)
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, stop->uid);
	out->version = stop->version;
	call->audit_detail = arena_printf(call->arena, "%zu clocks", n);
	call_many(call, "Started the clocks of", NULL);
	return call_done(call, out, "Started again for %s: %s.", care_name(call), said);
}

bool care_clock_answered(
	struct call *call, int kind, int64_t of_id, struct date on, struct err *err)
{
	struct clock_stop *stops, *stop;
	size_t n;

	if (!store_clock_stops_of(call->store, call->person->id, call->arena, &stops, &n, err))
		return false;
	stop = open_stop(stops, n, kind, of_id);
	if (stop == NULL)
		return true;
	stop->until = date_compare(on, stop->from) < 0 ? stop->from : on;
	return store_clock_stop_save(call->store, stop, err);
}

/* ---- listing ---- */

static const struct due *due_of(const struct due *dues, size_t n, const struct clock_stop *stop)
{
	for (size_t i = 0; i < n; i++)
		if (dues[i].kind == stop->kind && dues[i].id == stop->of_id)
			return &dues[i];
	return NULL;
}

static int by_day(const void *a, const void *b)
{
	const struct clock_stop *x = a, *y = b;
	int by = date_compare(x->from, y->from);

	return by != 0 ? by : clock_stop_compare(a, b);
}

/* Stopped, and still waiting: what was answered meanwhile needs nobody's eye. */
static bool waiting(struct call *call, struct clock_stop **out, size_t *n, struct err *err)
{
	struct due_filter filter = {
		.team_id = call->team->id, .today = call->today, .now = clock_unix()};
	struct clock_stop *all;
	struct due *dues;
	size_t all_n, dues_n;

	*n = 0;
	if (!store_clock_stops(call->store, call->team->id, call->arena, &all, &all_n, err) ||
		!store_due_list(call->store, &filter, call->arena, &dues, &dues_n, err))
		return false;
	for (size_t i = 0; i < all_n; i++) {
		const struct due *due =
			date_is_set(all[i].until) ? NULL : due_of(dues, dues_n, &all[i]);

		if (due == NULL)
			continue;
		all[*n] = all[i];
		all[*n].about = due_words(due);
		all[*n].person = due->person;
		all[(*n)++].person_uid = due->person_uid;
	}
	if (*n > 1)
		qsort(all, *n, sizeof(*all), by_day);
	*out = all;
	return true;
}

bool command_clock_list(struct call *call, struct result *out, struct err *err)
{
	struct clock_stop *list;
	struct person person;

	if (args_get(call->args, "person") != NULL) {
		if (!call_other(call, "person", &person, err) ||
			!store_clock_stops_of(
				call->store, person.id, call->arena, &list, &out->n, err))
			return false;
		call->audit_person_id = person.id;
		if (out->n > 1)
			qsort(list, out->n, sizeof(*list), by_day);
	} else if (!waiting(call, &list, &out->n, err)) {
		return false;
	}
	out->kind = RESULT_CLOCKS;
	out->value = list;
	return true;
}
