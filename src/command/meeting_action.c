/* What a meeting asks for: one line, `what / who / when`. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/lead.h>
#include <caseload/store/meeting.h>
#include <caseload/store/worker.h>
#include <caseload/worker.h>

#include "meetings.h"

enum { DAYS_WITHOUT_A_MEETING = 14 };

/* ---- who ---- */

static const char *who_is_here(struct call *call, const struct attendance *list, size_t n)
{
	struct str names = {0};

	for (size_t i = 0; i < n; i++)
		if (list[i].status == ATTENDANCE_PRESENT && list[i].worker_id != 0)
			str_addf(&names, "%s%s", names.length > 0 ? ", " : "", list[i].name);
	const char *text = names.length > 0
				   ? arena_printf(call->arena, "Here are %s.", str_text(&names))
				   : "caseload worker list shows who there is.";
	str_free(&names);
	return text;
}

static bool works_here(const struct worker *workers, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (workers[i].id == id)
			return true;
	return false;
}

/* Those of one status who work in the team; guests cannot own an action, nor who has left since. */
static bool among(struct call *call, const struct attendance *list, size_t n, int status,
	const char *key, struct worker *out, struct err *err)
{
	struct attendance *some = arena_new_array(call->arena, struct attendance, n + 1);
	struct attendance *found;
	struct worker *workers;
	size_t some_n = 0, workers_n;

	if (!store_worker_list(call->store, call->team->id, call->today, false, call->arena,
		    &workers, &workers_n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].status == status && works_here(workers, workers_n, list[i].worker_id))
			some[some_n++] = list[i];
	if (!meetings_attending(call, some, some_n, key, "line", &found, err))
		return false;
	if (found != NULL)
		*out = (struct worker){.id = found->worker_id, .name = found->name};
	return true;
}

/* First those who are here, then those who were to come, then the team; id 0: nobody. */
static bool find_owner(struct call *call, const struct attendance *list, size_t n, const char *key,
	struct worker *out, struct err *err)
{
	*out = (struct worker){0};
	return among(call, list, n, ATTENDANCE_PRESENT, key, out, err) &&
	       (out->id != 0 || among(call, list, n, ATTENDANCE_EXPECTED, key, out, err)) &&
	       (out->id != 0 || meetings_worker(call, key, "line", out, err));
}

static bool the_lead(struct call *call, struct worker *out, struct err *err)
{
	struct lead lead = {0};

	if (call->episode != NULL && !store_lead_current(call->store, call->episode->id,
					     LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	if (lead.worker_id == 0)
		return err_set(err, ERR_INVALID, "line",
			"%s has no lead, so say who: what / who / when.", care_name(call));
	*out = (struct worker){.id = lead.worker_id, .name = lead.name};
	return true;
}

/* ---- when ---- */

static bool default_due(
	struct call *call, const struct meeting *meeting, struct date *out, struct err *err)
{
	struct date after = date_compare(meeting->on, call->today) > 0 ? meeting->on : call->today;
	struct meeting_filter filter = {
		.team_id = call->team->id, .from = date_add_days(after, 1), .waiting = true};
	struct meeting *list;
	size_t n;

	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	*out = n > 0 ? list[0].on : date_add_days(after, DAYS_WITHOUT_A_MEETING);
	return true;
}

/* ---- the line ---- */

static bool read_day(struct call *call, const char *text, struct date *out, struct err *err)
{
	struct date_rules rules = {DATE_FUTURE, false, call->today, call->holidays};

	return date_read(text, &rules, "line", out, err);
}

static bool read_owner(struct call *call, const struct meeting *meeting, struct action_line *line,
	struct worker *out, struct err *err)
{
	struct attendance *list, *guest;
	struct err ignored = {0};
	struct date day;
	size_t n;

	if (*line->who == '\0')
		return the_lead(call, out, err);
	if (!store_attendance(call->store, meeting->id, call->arena, &list, &n, err) ||
		!find_owner(call, list, n, line->who, out, err))
		return false;
	if (out->id != 0)
		return true;
	/* "Ring her / fri": nobody is called so, and it is a day. */
	if (*line->when == '\0' && read_day(call, line->who, &day, &ignored)) {
		line->when = line->who;
		line->who = "";
		return the_lead(call, out, err);
	}
	if (!meetings_attending(call, list, n, line->who, "line", &guest, err))
		return false;
	if (guest != NULL && guest->worker_id != 0)
		return err_set(err, ERR_INVALID, "line",
			"%s has left the team. Choose someone who is here. %s", guest->name,
			who_is_here(call, list, n));
	if (guest != NULL)
		return err_set(err, ERR_INVALID, "line",
			"%s is a guest. Somebody of the team has to see to it. %s", guest->name,
			who_is_here(call, list, n));
	return err_set(err, ERR_NOT_FOUND, "line",
		"Nobody here or in the team is called \"%s\". %s", line->who,
		who_is_here(call, list, n));
}

static bool read_line(struct call *call, const struct meeting *meeting, struct action *action,
	struct worker *owner, struct err *err)
{
	struct action_line line;
	const char *text;

	if (!care_need_text(call, "line", 2000, false, &text, err))
		return false;
	line = action_line_read(text != NULL ? text : "", call->arena);
	if (*line.what == '\0')
		return err_set(err, ERR_INVALID, "line",
			"Say what is to be done first: what / who / when.");
	if (!read_owner(call, meeting, &line, owner, err))
		return false;
	action->what = line.what;
	action->owner_id = owner->id;
	return *line.when != '\0' ? read_day(call, line.when, &action->due, err)
				  : default_due(call, meeting, &action->due, err);
}

bool command_meeting_action(struct call *call, struct result *out, struct err *err)
{
	struct action action = {
		.person_id = call->person->id, .status = ACTION_OPEN, .source = "meeting"};
	struct case_item item;
	struct meeting meeting;
	struct worker owner;
	char day[DATE_SHOWN_SIZE];

	if (!meetings_find(call, &meeting, err))
		return false;
	if (meeting_is_over(&meeting))
		return err_set(err, ERR_INVALID, "meeting",
			"%s is over. For an action of today use: caseload action add.",
			meetings_words_begin(call, &meeting));
	if (!meetings_case_waiting(call, &meeting, &item, err) ||
		!read_line(call, &meeting, &action, &owner, err))
		return false;
	action.case_item_id = item.id;
	action.episode_id = call->episode != NULL ? call->episode->id : 0;
	if (!store_action_save(call->store, &action, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, action.uid);
	out->version = action.version;
	call->audit_detail = "open";
	return call_done(call, out, "Asked %s: %s, by %s.", owner.name, action.what,
		date_show_weekday(action.due, day));
}
