/* The meeting itself: begun, suspended, closed; who came; who sits at which case. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>
#include <caseload/worker.h>

#include "meetings.h"

static void said(
	struct call *call, struct result *out, const struct meeting *meeting, const char *detail)
{
	out->uid = call->audit_object = arena_strdup(call->arena, meeting->uid);
	out->version = meeting->version;
	call->audit_detail = detail;
}

/* ---- begun ---- */

static bool no_other_open(struct call *call, const struct meeting *meeting, struct err *err)
{
	struct meeting now;

	if (!store_meeting_now(call->store, call->team->id, call->arena, &now, err))
		return false;
	if (now.id == 0 || now.id == meeting->id || now.status != MEETING_OPEN)
		return true;
	return err_set(err, ERR_INVALID, "meeting",
		"%s is still open. Close or suspend it first: caseload meeting suspend.",
		meetings_words_begin(call, &now));
}

static bool may_begin(struct call *call, const struct meeting *meeting, struct err *err)
{
	if (date_compare(meeting->on, call->today) > 0)
		return err_set(err, ERR_INVALID, "meeting",
			"%s cannot begin before its day. Where it is held today, say so first: "
			"caseload meeting change --date today.",
			meetings_words_begin(call, meeting));
	return no_other_open(call, meeting, err);
}

/* Nobody need be recorded yet when it begins; once somebody is, who is missing is told. */
static const char *warning(struct call *call, int64_t meeting_id, struct err *err)
{
	struct attendance *list;
	const char *missing;
	bool any = false;
	size_t n;

	if (!store_attendance(call->store, meeting_id, call->arena, &list, &n, err))
		return NULL;
	for (size_t i = 0; i < n; i++)
		any = any || list[i].status == ATTENDANCE_PRESENT;
	missing = any ? meeting_missing(list, n, call->arena) : "";
	return *missing != '\0' ? arena_printf(call->arena, " %s", missing) : "";
}

/* Nobody closed the agenda: it looks once more, for much may have happened since it was planned. */
static bool look_again(
	struct call *call, struct meeting *meeting, const char **words, struct err *err)
{
	struct agenda_count count;

	*words = "";
	if (meeting->status != MEETING_PLANNED || meeting->opened_at != NULL)
		return true;
	if (!meetings_build(call, meeting, &count, err))
		return false;
	meetings_tell(call, &count);
	meeting->cases = (int64_t)count.cases;
	meeting->undecided = (int64_t)count.cases;
	if (count.added + count.gone > 0)
		*words = arena_printf(call->arena,
			" The agenda looked again: %zu came onto it, %zu went off.", count.added,
			count.gone);
	return true;
}

bool command_meeting_begin(struct call *call, struct result *out, struct err *err)
{
	const char *missing, *again;
	struct meeting meeting;

	if (!meetings_find_waiting(call, &meeting, err))
		return false;
	bool on = meeting.status == MEETING_SUSPENDED;
	said(call, out, &meeting, "open");
	if (meeting.status == MEETING_OPEN) {
		call->audited = true; /* the second recorder begins nothing */
		return call_done(call, out, "%s is open.", meetings_words_begin(call, &meeting));
	}
	if (!may_begin(call, &meeting, err) || (missing = warning(call, meeting.id, err)) == NULL ||
		!look_again(call, &meeting, &again, err))
		return false;
	meeting.status = MEETING_OPEN;
	if (meeting.opened_at == NULL)
		meeting.opened_at = call->now;
	if (!store_meeting_save(call->store, &meeting, err))
		return false;
	said(call, out, &meeting, "open");
	return call_done(call, out, "%s %s: %" PRId64 " %s, %" PRId64 " undecided.%s%s",
		on ? "Went on with" : "Began", meetings_words(call, &meeting), meeting.cases,
		meeting.cases == 1 ? "case" : "cases", meeting.undecided, again, missing);
}

/* ---- suspended ---- */

bool command_meeting_suspend(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting;

	if (!meetings_find_open(call, &meeting, err))
		return false;
	meeting.status = MEETING_SUSPENDED;
	if (!store_meeting_save(call->store, &meeting, err))
		return false;
	said(call, out, &meeting, "suspended");
	return call_done(call, out,
		"Suspended %s: %" PRId64 " %s undecided. Begin it again to go on.",
		meetings_words(call, &meeting), meeting.undecided,
		meeting.undecided == 1 ? "case is" : "cases are");
}

/* ---- closed ---- */

static bool none_undecided(const struct case_item *items, size_t n, struct err *err)
{
	struct str names = {0};
	size_t open = 0;

	for (size_t i = 0; i < n; i++)
		if (case_is_open(&items[i]))
			str_addf(&names, "%s%s", open++ > 0 ? "; " : "", items[i].person);
	if (open > 0)
		err_set(err, ERR_INVALID, "meeting",
			"%zu %s undecided: %s. Decide, defer or take off the agenda, or suspend "
			"the meeting.",
			open, open == 1 ? "case is" : "cases are", str_text(&names));
	str_free(&names);
	return open == 0;
}

/* What earlier meetings asked for about the people of this one, and still is to be done. */
static bool carry_actions(
	struct call *call, const struct meeting *meeting, size_t *carried, struct err *err)
{
	struct action *actions;
	size_t n;

	*carried = 0;
	if (!store_action_to_carry(
		    call->store, meeting->id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		actions[i].carried++;
		if (!store_action_save(call->store, &actions[i], err))
			return false;
	}
	*carried = n;
	return true;
}

struct closing {
	size_t cases, carried, tell, actions;
};

static bool count_closing(struct call *call, const struct meeting *meeting,
	const struct case_item *items, size_t n, struct closing *c, struct err *err)
{
	struct action *asked;

	for (size_t i = 0; i < n; i++) {
		bool was = items[i].status != CASE_PROPOSED && items[i].status != CASE_DROPPED;

		c->cases += was;
		c->tell += was && case_must_tell(&items[i]) && !case_is_told(&items[i]);
	}
	return meetings_actions(call, meeting->id, &asked, &c->actions, err);
}

bool command_meeting_close(struct call *call, struct result *out, struct err *err)
{
	struct closing c = {0};
	struct meeting meeting;
	struct case_item *items;
	const char *next;
	size_t n;

	if (!meetings_find_open(call, &meeting, err) ||
		!store_case_items(call->store, meeting.id, call->arena, &items, &n, err) ||
		!none_undecided(items, n, err) || !carry_actions(call, &meeting, &c.carried, err) ||
		!count_closing(call, &meeting, items, n, &c, err))
		return false;
	meeting.status = MEETING_CLOSED;
	meeting.closed_at = call->now;
	if (!store_meeting_save(call->store, &meeting, err) ||
		!meetings_build_next(call, &meeting, &next, err))
		return false;
	said(call, out, &meeting,
		arena_printf(call->arena, "closed, %zu cases, %zu actions, %zu carried", c.cases,
			c.actions, c.carried));
	return call_done(call, out,
		"Closed %s: %zu %s, %zu %s asked for, %zu older %s carried over. People to tell: "
		"%zu.%s",
		meetings_words(call, &meeting), c.cases, c.cases == 1 ? "case" : "cases", c.actions,
		c.actions == 1 ? "action" : "actions", c.carried,
		c.carried == 1 ? "action" : "actions", c.tell, next);
}

/* ---- who came ---- */

/* A row of the list, or a new one: somebody of the team by the beginning of a name, else a guest. */
static bool who_came(struct call *call, const struct meeting *meeting, struct attendance *list,
	size_t n, const char *name, struct attendance *out, struct err *err)
{
	struct attendance *found;
	struct worker worker;

	if (!meetings_attending(call, list, n, name, "name", &found, err))
		return false;
	if (found != NULL) {
		*out = *found;
		return true;
	}
	if (!meetings_worker(call, name, "name", &worker, err))
		return false;
	*out = (struct attendance){.meeting_id = meeting->id, .name = name};
	for (size_t i = 0; i < n; i++) /* under another name than their own */
		if (worker.id != 0 && list[i].worker_id == worker.id)
			*out = list[i];
	if (worker.id != 0 && out->id == 0) {
		out->worker_id = worker.id;
		out->name = worker.name;
		out->login = worker.login;
		out->profession = worker.profession;
	}
	return true;
}

static bool read_how(struct call *call, struct attendance *one, struct err *err)
{
	int status = ATTENDANCE_PRESENT;

	if (!args_word(call->args, "status", &words_attendance_status, &status, err) ||
		!args_word(call->args, "profession", &words_profession, &one->profession, err))
		return false;
	one->status = status == ATTENDANCE_NONE ? ATTENDANCE_PRESENT : status;
	if (one->profession != PROFESSION_NONE)
		return true;
	return err_set(err, ERR_INVALID, "profession",
		"Nobody in the team is called %s. For a guest say their profession: --profession.",
		one->name);
}

/* Who sent somebody does not come; unless they came after all. */
static bool send_apologies(struct call *call, struct attendance *list, size_t n,
	struct attendance *one, const char **for_whom, struct err *err)
{
	const char *key = args_get(call->args, "deputy-for");
	struct attendance *other;

	*for_whom = one->deputy_for;
	if (key == NULL)
		return true;
	if (text_is_blank(key)) {
		one->deputy_for_id = 0;
		*for_whom = NULL;
		return true;
	}
	if (!meetings_attending(call, list, n, key, "deputy_for", &other, err))
		return false;
	if (other == NULL)
		return err_set(err, ERR_NOT_FOUND, "deputy_for",
			"%s is not on the list of this meeting. Record their apologies first.",
			key);
	if (other->id == one->id)
		return err_set(err, ERR_INVALID, "deputy_for",
			"Nobody comes for themselves. Say who %s came for.", one->name);
	one->deputy_for_id = other->id;
	*for_whom = other->name;
	if (other->status != ATTENDANCE_EXPECTED)
		return true;
	other->status = ATTENDANCE_APOLOGIES;
	return store_attendance_save(call->store, other, err);
}

static bool same(const struct attendance *a, const struct attendance *b)
{
	return a->id != 0 && a->status == b->status && a->profession == b->profession &&
	       a->deputy_for_id == b->deputy_for_id;
}

bool command_meeting_attend(struct call *call, struct result *out, struct err *err)
{
	const char *name, *for_whom, *missing;
	struct attendance *list, one, before;
	struct meeting meeting;
	size_t n;

	if (text_equal(args_get(call->args, "name"), "*"))
		return meetings_all_came(call, out, err);
	if (!care_need_text(call, "name", 100, false, &name, err) ||
		!meetings_find_waiting(call, &meeting, err) ||
		!store_attendance(call->store, meeting.id, call->arena, &list, &n, err) ||
		!who_came(call, &meeting, list, n, name, &one, err))
		return false;
	before = one;
	if (!read_how(call, &one, err) || !send_apologies(call, list, n, &one, &for_whom, err))
		return false;
	if (!same(&one, &before) && !store_attendance_save(call->store, &one, err))
		return false;
	if ((missing = warning(call, meeting.id, err)) == NULL)
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, one.uid);
	out->version = one.version;
	call->audit_detail = word_code(&words_attendance_status, one.status);
	return call_done(call, out, "%s, %s: %s%s%s.%s", one.name,
		word_shown(&words_profession, one.profession),
		word_shown(&words_attendance_status, one.status), for_whom != NULL ? ", for " : "",
		for_whom != NULL ? for_whom : "", missing);
}

/* ---- who sits where ---- */

static bool seat_case(
	struct call *call, const struct meeting *meeting, int64_t *case_item_id, struct err *err)
{
	struct case_item item;
	struct person person;

	*case_item_id = 0;
	if (args_get(call->args, "case") == NULL)
		return true;
	if (!call_other(call, "case", &person, err) ||
		!store_case_get(call->store, meeting->id,
			person.kept_id != 0 ? person.kept_id : person.id, call->arena, &item, err))
		return false;
	*case_item_id = item.id;
	return true;
}

bool command_meeting_seat(struct call *call, struct result *out, struct err *err)
{
	struct seat seat = {.worker_id = call->worker->id, .seen_at = call->now};
	struct meeting meeting;

	(void)out;
	if (!meetings_find(call, &meeting, err) ||
		!args_text(call->args, "place", 40, false, &seat.place, err) ||
		!seat_case(call, &meeting, &seat.case_item_id, err))
		return false;
	seat.meeting_id = meeting.id;
	seat.gone = args_flag(call->args, "gone");
	return store_seat_take(call->store, &seat, err);
}
