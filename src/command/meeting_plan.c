/* Planning a meeting: when, where, who runs it, who is expected; and its list of names. */
#include <string.h>

#include <caseload/agenda.h>
#include <caseload/base/str.h>
#include <caseload/store/deadline.h>
#include <caseload/store/meeting.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "meetings.h"

enum { USUAL_MINUTES = 60, PLACE_MOST = 200, REASON_MOST = 400, YEARS_AHEAD = 2 };

static const char usual_at[] = "09:30";

/* ---- what may be said of it ---- */

static bool read_at(struct call *call, struct meeting *meeting, struct err *err)
{
	const char *typed = args_get(call->args, "time");
	char at[6];

	if (text_is_blank(typed))
		return true;
	if (!meeting_at_read(typed, at))
		return err_set(err, ERR_INVALID, "time",
			"%s is not a time of day. Type it as 09:30 or 14:00.", typed);
	meeting->at = arena_strdup(call->arena, at);
	return true;
}

static bool read_worker(struct call *call, const char *name, int64_t *id, struct err *err)
{
	const char *typed = args_get(call->args, name);
	struct worker worker;

	if (typed == NULL)
		return true;
	if (text_is_blank(typed)) {
		*id = 0;
		return true;
	}
	if (!care_worker(call, name, &worker, err))
		return false;
	*id = worker.id;
	return true;
}

static bool read_practice(struct call *call, struct meeting *meeting, struct err *err)
{
	const char *code = args_get(call->args, "practice");
	struct practice practice;

	if (code == NULL)
		return true;
	meeting->practice_id = 0;
	if (text_is_blank(code))
		return true;
	if (!store_practice_by_code(call->store, code, call->arena, &practice, err))
		return false;
	if (practice.id == 0 || practice.team_id != call->team->id)
		return err_set(err, ERR_NOT_FOUND, "practice",
			"%s is not a practice of this team. caseload practice list shows which "
			"are.",
			code);
	meeting->practice_id = practice.id;
	return true;
}

/* What is named; the rest stays as it is. */
static bool read_details(struct call *call, struct meeting *meeting, struct err *err)
{
	return read_at(call, meeting, err) &&
	       args_number(call->args, "minutes", 5, 480, &meeting->minutes, err) &&
	       args_text(call->args, "place", PLACE_MOST, false, &meeting->place, err) &&
	       read_worker(call, "chair", &meeting->chair_id, err) &&
	       read_worker(call, "recorder", &meeting->recorder_id, err);
}

/* A year mistyped: people would be carried over to a day that nobody here sees. */
static bool is_near(struct call *call, struct date on, struct err *err)
{
	return on.year <= call->today.year + YEARS_AHEAD ||
	       err_set(err, ERR_INVALID, "date", "%s is more than %d years away. Check the year.",
		       care_date(call, on), YEARS_AHEAD);
}

static bool cutoff(struct call *call, struct meeting *meeting, struct err *err)
{
	struct deadline_rules rules;

	if (!store_deadline_rules(call->store, call->arena, &rules, err))
		return false;
	meeting->cutoff = deadline_by(&rules, RULE_MDT_CUTOFF, meeting->on);
	return true;
}

/* One meeting at a time. */
static bool is_free(
	struct call *call, const struct meeting *meeting, const char *field, struct err *err)
{
	struct meeting_filter filter = {
		.team_id = call->team->id, .from = meeting->on, .to = meeting->on};
	struct meeting *list;
	char day[DATE_SHOWN_SIZE];
	size_t n;

	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].id != meeting->id && list[i].status != MEETING_CANCELLED &&
			strcmp(list[i].at, meeting->at) == 0)
			return err_set(err, ERR_INVALID, field,
				"There is a meeting on %s at %s already. Choose another time, or "
				"change that one: caseload meeting change.",
				date_show_weekday(meeting->on, day), meeting->at);
	return true;
}

/* " It is a Saturday.": said, not refused. Then how long names are taken. */
static const char *remarks(struct call *call, const struct meeting *meeting)
{
	const char *holiday = date_holiday(meeting->on, call->holidays);
	const char *day = "";

	if (holiday != NULL)
		day = arena_printf(call->arena, " That day is %s.", holiday);
	else if (!date_is_working_day(meeting->on, call->holidays))
		day = date_weekday(meeting->on) == 6 ? " That day is a Saturday."
						     : " That day is a Sunday.";
	return arena_printf(call->arena, "%s Names %s taken until %s.", day,
		date_compare(meeting->cutoff, call->today) < 0 ? "were" : "are",
		care_date(call, meeting->cutoff));
}

/* ---- plan ---- */

/* The last one before the day that took place or is to; without one the last there is. */
static bool last_of_team(struct call *call, struct date on, struct meeting *out, struct err *err)
{
	struct meeting_filter filter = {.team_id = call->team->id};
	struct meeting *list;
	size_t n;

	*out = (struct meeting){0};
	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].status != MEETING_CANCELLED &&
			(out->id == 0 || date_compare(list[i].on, on) < 0))
			*out = list[i];
	return true;
}

static bool is_here(const struct worker *workers, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (workers[i].id == id)
			return true;
	return false;
}

static bool expect(struct call *call, const struct meeting *meeting, const struct worker *worker,
	struct err *err)
{
	struct attendance row = {.meeting_id = meeting->id,
		.worker_id = worker->id,
		.profession = worker->profession,
		.status = ATTENDANCE_EXPECTED};

	return store_attendance_save(call->store, &row, err);
}

/* Somebody who came for another is expected only where they are asked again. */
static bool was_asked(const struct attendance *before, size_t n, int64_t worker_id)
{
	for (size_t i = 0; i < n; i++)
		if (before[i].worker_id == worker_id)
			return before[i].deputy_for_id == 0;
	return false;
}

static bool expect_team(struct call *call, const struct meeting *meeting, int64_t last_id,
	const struct worker *workers, size_t n, struct err *err)
{
	struct attendance *before = NULL;
	size_t before_n = 0;

	if (last_id != 0 &&
		!store_attendance(call->store, last_id, call->arena, &before, &before_n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		bool runs =
			workers[i].id == meeting->chair_id || workers[i].id == meeting->recorder_id;
		bool asked = before_n > 0 ? was_asked(before, before_n, workers[i].id)
					  : workers[i].profession != PROFESSION_OTHER;

		if ((runs || asked) && !expect(call, meeting, &workers[i], err))
			return false;
	}
	return true;
}

static void take_defaults(struct call *call, const struct meeting *last,
	const struct worker *workers, size_t n, struct meeting *out)
{
	out->at = last->id != 0 ? last->at : usual_at;
	out->minutes = last->id != 0 ? last->minutes : USUAL_MINUTES;
	out->place = last->place;
	out->practice_id = last->practice_id;
	out->chair_id = is_here(workers, n, last->chair_id) ? last->chair_id : 0;
	out->recorder_id =
		is_here(workers, n, last->recorder_id) ? last->recorder_id : call->worker->id;
}

/* What was typed, and for the rest what was so last time. */
static bool read_new(struct call *call, const struct meeting *last, const struct worker *workers,
	size_t n, struct meeting *out, struct err *err)
{
	take_defaults(call, last, workers, n, out);
	return read_details(call, out, err) && read_practice(call, out, err) &&
	       cutoff(call, out, err) && is_free(call, out, "date", err);
}

bool command_meeting_plan(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting = {.team_id = call->team->id, .status = MEETING_PLANNED}, last;
	struct agenda_count count;
	struct worker *workers;
	const char *typed;
	size_t n;

	if (!args_need(call->args, "date", &typed, err) ||
		!call_date(call, "date", DATE_FUTURE, &meeting.on, err) ||
		!is_near(call, meeting.on, err) || !last_of_team(call, meeting.on, &last, err) ||
		!store_worker_list(call->store, call->team->id, call->today, false, call->arena,
			&workers, &n, err) ||
		!read_new(call, &last, workers, n, &meeting, err) ||
		!store_meeting_save(call->store, &meeting, err) ||
		!expect_team(call, &meeting, last.id, workers, n, err) ||
		!meetings_build(call, &meeting, &count, err))
		return false;
	meetings_tell(call, &count);
	out->uid = call->audit_object = arena_strdup(call->arena, meeting.uid);
	out->version = meeting.version;
	return call_done(call, out, "Planned %s at %s: %s%s", meetings_words(call, &meeting),
		meeting.at, meetings_count_words(call, &meeting, &count), remarks(call, &meeting));
}

/* ---- change, cancel ---- */

static bool anything_named(struct call *call)
{
	static const char *const names[] = {
		"date", "time", "minutes", "place", "chair", "recorder"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (args_get(call->args, names[i]) != NULL)
			return true;
	return false;
}

bool command_meeting_change(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting;
	struct date on;

	if (!meetings_find_waiting(call, &meeting, err))
		return false;
	if (!anything_named(call))
		return err_set(err, ERR_INVALID, "date",
			"Say what to change: date, time, minutes, place, chair or recorder.");
	on = meeting.on;
	if (!call_date(call, "date", DATE_FUTURE, &on, err) || !is_near(call, on, err))
		return false;
	bool moved = date_is_set(on) && !date_equal(on, meeting.on);
	if (moved && meeting.opened_at != NULL)
		return err_set(err, ERR_INVALID, "date",
			"This meeting has begun, so its day stays. Close it, and plan another: "
			"caseload meeting plan.");
	if (moved)
		meeting.on = on;
	if (!read_details(call, &meeting, err) || (moved && !cutoff(call, &meeting, err)) ||
		!is_free(call, &meeting, moved ? "date" : "time", err) ||
		!store_meeting_save(call->store, &meeting, err))
		return false;
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	return call_done(call, out, "Changed %s at %s, %d minutes.%s",
		meetings_words(call, &meeting), meeting.at, (int)meeting.minutes,
		moved ? remarks(call, &meeting) : "");
}

bool command_meeting_cancel(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting;
	const char *next;

	if (!meetings_find_waiting(call, &meeting, err) ||
		!care_need_text(call, "reason", REASON_MOST, false, &meeting.cancel_reason, err))
		return false;
	if (meeting.cancel_reason == NULL)
		return err_set(err, ERR_INVALID, "reason", "Say why it does not take place.");
	if (meeting.opened_at != NULL)
		return err_set(err, ERR_INVALID, "meeting",
			"This meeting has begun, and what was said stands. Close it instead: "
			"caseload meeting close.");
	meeting.status = MEETING_CANCELLED;
	if (!store_meeting_save(call->store, &meeting, err) ||
		!meetings_build_next(call, &meeting, &next, err))
		return false;
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	return call_done(call, out, "Cancelled %s. %s%s", meetings_words(call, &meeting),
		meeting.cases == 0
			? "No case was on its agenda."
			: arena_printf(call->arena, "Its %d case%s carried over to the next.",
				  (int)meeting.cases, meeting.cases == 1 ? " is" : "s are"),
		next);
}

/* ---- the list of names ---- */

static bool no_longer(struct call *call, const struct meeting *meeting, struct err *err)
{
	return err_set(err, ERR_INVALID, "meeting", "%s has begun: its agenda is closed.",
		meetings_words_begin(call, meeting));
}

bool command_meeting_close_list(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting;

	if (!meetings_find_waiting(call, &meeting, err))
		return false;
	if (meeting.status == MEETING_AGENDA_CLOSED)
		return err_set(err, ERR_INVALID, "meeting",
			"The agenda of %s is closed already. To take names again: caseload meeting "
			"open-list.",
			meetings_words(call, &meeting));
	if (meeting.status != MEETING_PLANNED)
		return no_longer(call, &meeting, err);
	meeting.status = MEETING_AGENDA_CLOSED;
	if (!store_meeting_save(call->store, &meeting, err))
		return false;
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	return call_done(call, out, "Closed the agenda of %s: %d case%s. An addition is late now.",
		meetings_words(call, &meeting), (int)meeting.cases, meeting.cases == 1 ? "" : "s");
}

bool command_meeting_open_list(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting;

	if (!meetings_find_waiting(call, &meeting, err))
		return false;
	if (meeting.status == MEETING_PLANNED)
		return err_set(err, ERR_INVALID, "meeting", "The agenda of %s is open.",
			meetings_words(call, &meeting));
	if (meeting.status != MEETING_AGENDA_CLOSED)
		return no_longer(call, &meeting, err);
	meeting.status = MEETING_PLANNED;
	if (!store_meeting_save(call->store, &meeting, err))
		return false;
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	return call_done(call, out, "Opened the agenda of %s again.%s",
		meetings_words(call, &meeting), remarks(call, &meeting));
}

bool command_meeting_list(struct call *call, struct result *out, struct err *err)
{
	struct meeting_filter filter = {.team_id = call->team->id};
	struct meeting *list;

	if (!call_days(call, &filter.from, &filter.to, err))
		return false;
	filter.waiting = args_flag(call->args, "waiting");
	if (!store_meeting_list(call->store, &filter, call->arena, &list, &out->n, err))
		return false;
	out->kind = RESULT_MEETINGS;
	out->value = list;
	return true;
}
