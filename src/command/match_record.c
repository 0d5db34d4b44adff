/* What a ward list says, recorded for those of it who are ours: one save, one change to undo. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/store/event.h>
#include <caseload/store/match.h>

#include "care.h"
#include "match.h"

struct recording {
	int kind;
	struct date on; /* for lines without a day of their own */
	struct date notified;
	const char *source;
	bool dry_run;
	int64_t readmitted;
	int64_t no_clock; /* recorded, but only on the risk list: nothing waits */
};

static bool read_arguments(struct call *call, struct recording *r, struct err *err)
{
	*r = (struct recording){.dry_run = args_flag(call->args, "dry_run")};
	if (!care_need_word(call, "kind", &words_event_kind, &r->kind, err) ||
		!call_date(call, "on", DATE_PAST, &r->on, err) ||
		!call_date(call, "notified", DATE_PAST, &r->notified, err) ||
		!args_text(call->args, "source", 100, false, &r->source, err))
		return false;
	if (r->kind == EVENT_CONTACT)
		return err_set(err, ERR_INVALID, "kind",
			"A contact is logged for one person at a time: caseload contact log.");
	return true;
}

static void leave_out(struct match *match, const char *why)
{
	match->did = MATCH_DID_LEFT;
	match->remark = why;
}

/* The event of this line; false, with the reason in the line, where none can be recorded. */
static bool event_of(
	struct call *call, const struct recording *r, struct match *match, struct event *out)
{
	struct date on = match_when(match, r->kind);

	if (match->doubtful || match->unclear) {
		leave_out(match, match->remark);
		return false;
	}
	if (!date_is_set(on))
		on = r->on;
	if (!date_is_set(on)) {
		leave_out(match, "The list gives no day for this. Say which day is meant.");
		return false;
	}
	if (date_is_set(match->died) && date_compare(on, match->died) > 0) {
		leave_out(match, arena_printf(call->arena, "%s Check the list.", match->remark));
		return false;
	}
	*out = (struct event){.person_id = match->person_id,
		.kind = r->kind,
		.on = on,
		.notified_on = date_is_set(r->notified) ? r->notified : call->today,
		.source = r->source};
	if (r->kind == EVENT_EMERGENCY_ADMISSION && date_is_set(match->discharged) &&
		date_compare(match->discharged, on) >= 0)
		out->until = match->discharged;
	if (date_compare(out->notified_on, on) >= 0)
		return true;
	leave_out(match, "The team cannot have been told before it happened. Check the dates.");
	return false;
}

/* Back in hospital within 30 days of leaving it. */
static bool tell_readmission(struct call *call, struct recording *r, struct match *match,
	const struct event *event, struct err *err)
{
	struct date left;
	char day[DATE_SHOWN_SIZE];

	if (event->kind != EVENT_EMERGENCY_ADMISSION)
		return true;
	if (!store_match_left_hospital(call->store, event->person_id, event->on, &left, err))
		return false;
	if (!date_is_set(left) || date_between(left, event->on) > EVENT_READMITTED_DAYS)
		return true;
	r->readmitted++;
	match->remark = arena_printf(call->arena,
		"%s%sReadmitted: left hospital on %s, %ld day%s before.",
		match->remark != NULL ? match->remark : "", match->remark != NULL ? " " : "",
		date_show(left, day), date_between(left, event->on),
		date_between(left, event->on) == 1 ? "" : "s");
	return true;
}

/* Is it in the store, or does an earlier line of this list say the same? */
static bool is_there(struct call *call, const struct match *first, const struct match *match,
	const struct event *event, bool *out, struct err *err)
{
	int64_t there;

	if (!store_match_events(call->store, event->person_id, event->kind, event->on, &there, err))
		return false;
	*out = there > 0;
	for (; match->first_line != 0 && first < match && !*out; first++)
		*out = first->person_id == match->person_id &&
		       date_equal(first->recorded, event->on);
	return true;
}

static bool record_one(struct call *call, struct recording *r, const struct match *first,
	struct match *match, struct err *err)
{
	struct event event;
	bool there;

	if (!event_of(call, r, match, &event))
		return true;
	if (!is_there(call, first, match, &event, &there, err))
		return false;
	match->recorded = event.on;
	if (there) {
		match->did = MATCH_DID_ALREADY;
		return true;
	}
	if (!tell_readmission(call, r, match, &event, err) ||
		!(r->dry_run ? event_check(&event, call->today, err)
			     : event_save(call, &event, err)))
		return false;
	match->did = r->dry_run ? MATCH_DID_WOULD : MATCH_DID_RECORDED;
	r->no_clock += match->status == EPISODE_NONE;
	return true;
}

static bool record_all(
	struct call *call, struct recording *r, struct match_list *list, struct err *err)
{
	int64_t *people = arena_new_array(call->arena, int64_t, list->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct match *match = &list->matches[i];

		if (match->outcome != MATCH_OURS)
			break;
		if (!record_one(call, r, list->matches, match, err))
			return false;
		if (match->did == MATCH_DID_RECORDED)
			people[n++] = match->person_id;
		if (!call_progress(call, "people", (int64_t)i + 1, list->counts.ours))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was recorded.");
	}
	call->audit_people = people;
	call->audit_people_n = n;
	return true;
}

/* ---- what is said of it ---- */

static bool refuse_none(
	const struct match_list *list, const struct match_counts *c, struct err *err)
{
	if (list->counts.ours == 0)
		return err_set(err, ERR_INVALID, "file",
			"Nobody of this list is known to the team. Nothing was recorded.");
	if (list->counts.unclear == list->counts.ours)
		return err_set(err, ERR_INVALID, "date_order",
			"Of no line is it clear which day is meant. Say whether the day or the "
			"month comes first. Nothing was recorded.");
	return err_set(err, ERR_INVALID, "on",
		"Every line was left out (%" PRId64 "): there is no date, or something does not "
		"agree. Say the day, or put the list right. Nothing was recorded.",
		c->left_out);
}

static const char *sentence(
	struct call *call, const struct recording *r, const struct match_counts *c)
{
	struct str s = {0};
	const char *text;

	str_addf(&s, "%s %" PRId64 " of ours: %s.",
		r->dry_run ? "Would record for" : "Recorded for", c->recorded,
		word_shown(&words_event_kind, r->kind));
	if (c->already > 0)
		str_addf(&s, " %" PRId64 " there already.", c->already);
	if (c->left_out > 0)
		str_addf(&s, " %" PRId64 " left out.", c->left_out);
	if (r->readmitted > 0)
		str_addf(&s, " %" PRId64 " readmitted within %d days.", r->readmitted,
			EVENT_READMITTED_DAYS);
	if (r->no_clock > 0)
		str_addf(&s, " %" PRId64 " only on the risk list: no clock runs.", r->no_clock);
	if (r->dry_run)
		str_add(&s, " Nothing was written.");
	text = arena_strdup(call->arena, str_text(&s));
	str_free(&s);
	return text;
}

bool command_match_record(struct call *call, struct result *out, struct err *err)
{
	struct recording r;
	struct match_list list;
	struct match_counts counts;

	if (!read_arguments(call, &r, err) || !match_read(call, &list, err) ||
		!record_all(call, &r, &list, err))
		return false;
	counts = match_count(list.matches, list.n);
	if (counts.recorded + counts.already == 0)
		return refuse_none(&list, &counts, err);
	call->audit_detail = arena_printf(call->arena, "%skind %s, %s, %" PRId64 " recorded",
		r.dry_run ? "dry run, " : "", word_code(&words_event_kind, r.kind),
		match_words(call, &list), counts.recorded);
	out->kind = RESULT_MATCHES;
	out->value = list.matches;
	out->n = list.n;
	return call_done(call, out, "%s", sentence(call, &r, &counts));
}
