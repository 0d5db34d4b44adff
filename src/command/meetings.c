#include "meetings.h"

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>

const char *meetings_words(struct call *call, const struct meeting *meeting)
{
	char day[DATE_SHOWN_SIZE];

	return arena_printf(call->arena, "the meeting of %s", date_show_weekday(meeting->on, day));
}

const char *meetings_words_begin(struct call *call, const struct meeting *meeting)
{
	return arena_printf(call->arena, "T%s", meetings_words(call, meeting) + 1);
}

static bool none(struct err *err)
{
	return err_set(err, ERR_NOT_FOUND, "meeting",
		"No meeting is planned. Plan one: caseload meeting plan DATE.");
}

/* By day, where one day has one; else by uid. */
static bool named(struct call *call, const char *key, struct meeting *out, struct err *err)
{
	struct meeting_filter filter = {.team_id = call->team->id};
	struct date_rules rules = {DATE_ANY, false, call->today, call->holidays};
	struct date day = DATE_NONE;
	struct err ignored = {0};
	struct meeting *list;
	size_t n, found = 0;

	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	bool is_day = date_read(key, &rules, "meeting", &day, &ignored);
	for (size_t i = 0; i < n; i++) {
		if (!care_is_named(list[i].uid, NULL, key) &&
			!(is_day && date_equal(list[i].on, day) &&
				list[i].status != MEETING_CANCELLED))
			continue;
		*out = list[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "meeting",
			"There is no meeting %s. caseload meeting list shows which there are.",
			key);
	if (found > 1)
		return err_set(err, ERR_INVALID, "meeting",
			"%zu meetings are meant by %s. Name one by its uid: caseload meeting list "
			"--json shows it.",
			found, key);
	return true;
}

bool meetings_find(struct call *call, struct meeting *out, struct err *err)
{
	const char *key = args_get(call->args, "meeting");

	if (key != NULL)
		return named(call, key, out, err);
	if (!store_meeting_now(call->store, call->team->id, call->arena, out, err))
		return false;
	return out->id != 0 || none(err);
}

bool meetings_find_waiting(struct call *call, struct meeting *out, struct err *err)
{
	if (!meetings_find(call, out, err))
		return false;
	if (!meeting_is_over(out))
		return true;
	return err_set(err, ERR_INVALID, "meeting", "%s was %s. It can no longer be changed.",
		meetings_words_begin(call, out),
		out->status == MEETING_CLOSED ? "closed" : "cancelled");
}

bool meetings_find_open(struct call *call, struct meeting *out, struct err *err)
{
	if (!meetings_find_waiting(call, out, err))
		return false;
	return out->status == MEETING_OPEN ||
	       err_set(err, ERR_INVALID, "meeting", "%s %s first: caseload meeting begin.",
		       meetings_words_begin(call, out),
		       out->status == MEETING_SUSPENDED ? "is suspended. Go on with it"
							: "has not begun. Begin it");
}

bool meetings_actions(
	struct call *call, int64_t meeting_id, struct action **out, size_t *n, struct err *err)
{
	return store_action_of_meeting(
		call->store, meeting_id, call->today, call->arena, out, n, err);
}

static bool seats(struct call *call, struct meeting_record *record, struct err *err)
{
	char since[INSTANT_SIZE];
	struct seat *all, own = {0};
	size_t n, room = 0;

	clock_utc(clock_unix() - SEAT_MINUTES * 60, since);
	if (!store_seat_of(
		    call->store, record->meeting.id, call->worker->id, call->arena, &own, err) ||
		!store_seats(call->store, record->meeting.id, since, call->arena, &all, &n, err))
		return false;
	record->seat_case_id = own.case_item_id;
	record->seat_taken = own.worker_id != 0 && !own.gone;
	for (size_t i = 0; i < n; i++)
		if (all[i].worker_id != call->worker->id)
			*(struct seat *)arena_push(call->arena, &record->seats, &record->seats_n,
				&room, sizeof(*record->seats)) = all[i];
	return true;
}

bool meetings_record(struct call *call, const struct meeting *meeting, struct meeting_record **out,
	struct err *err)
{
	struct meeting_record *record = arena_new_array(call->arena, struct meeting_record, 1);

	*record = (struct meeting_record){.meeting = *meeting};
	*out = record;
	if (!store_attendance(call->store, meeting->id, call->arena, &record->attendance,
		    &record->attendance_n, err) ||
		!store_case_items(call->store, meeting->id, call->arena, &record->items,
			&record->items_n, err) ||
		!meetings_actions(call, meeting->id, &record->actions, &record->actions_n, err) ||
		!seats(call, record, err))
		return false;
	record->missing = meeting_missing(record->attendance, record->attendance_n, call->arena);
	record->fits = (int64_t)meeting_fits(meeting, record->items, record->items_n);
	return true;
}

bool meetings_case(
	struct call *call, const struct meeting *meeting, struct case_item *out, struct err *err)
{
	if (!store_case_get(call->store, meeting->id, call->person->id, call->arena, out, err))
		return false;
	return out->id != 0 ||
	       err_set(err, ERR_NOT_FOUND, "person",
		       "%s is not on the agenda of %s. Ask for them first: caseload meeting add.",
		       care_name(call), meetings_words(call, meeting));
}

bool meetings_case_waiting(
	struct call *call, struct meeting *meeting, struct case_item *out, struct err *err)
{
	if (!meetings_find_waiting(call, meeting, err) || !meetings_case(call, meeting, out, err))
		return false;
	return out->status != CASE_DROPPED ||
	       err_set(err, ERR_INVALID, "person",
		       "%s was taken off the agenda of %s. Ask for them again: caseload meeting "
		       "add.",
		       care_name(call), meetings_words(call, meeting));
}

void meetings_said(
	struct call *call, struct result *out, const struct case_item *item, const char *detail)
{
	out->uid = call->audit_object = arena_strdup(call->arena, item->uid);
	out->version = item->version;
	call->audit_detail = detail;
}
