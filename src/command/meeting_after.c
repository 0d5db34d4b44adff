/* What follows from a meeting: its minutes, whom to tell, and a person's own entries. */
#include <inttypes.h>

#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>

#include "inside.h"
#include "meetings.h"
#include "meeting_after.h"

static void minutes_only(struct meeting_record *record, int64_t item_id)
{
	size_t items = 0, actions = 0;

	for (size_t i = 0; i < record->items_n; i++)
		if (record->items[i].id == item_id)
			record->items[items++] = record->items[i];
	for (size_t i = 0; i < record->actions_n; i++)
		if (record->actions[i].case_item_id == item_id)
			record->actions[actions++] = record->actions[i];
	record->items_n = items;
	record->actions_n = actions;
	record->seats_n = 0;
}

void minutes_audit(struct call *call, const struct case_item *items, size_t n)
{
	int64_t *people = arena_new_array(call->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		people[i] = items[i].person_id;
	call->audit_people = people;
	call->audit_people_n = n;
}

bool minutes_record(struct call *call, struct meeting_record **out, struct err *err)
{
	struct case_item item;
	struct meeting meeting;

	if ((call->person == NULL && !call_subject(call, err)) ||
		!meetings_find(call, &meeting, err))
		return false;
	call->audit_object = meeting.uid;
	if (!meetings_record(call, &meeting, out, err))
		return false;
	if (call->person == NULL)
		return true;
	if (!meetings_case(call, &meeting, &item, err))
		return false;
	if (!case_in_minutes(&item))
		return err_set(err, ERR_NOT_FOUND, "person", "%s was not spoken about at %s.",
			care_name(call), meetings_words(call, &meeting));
	minutes_only(*out, item.id);
	return true;
}

static void only_spoken_of(struct meeting_record *record)
{
	size_t kept = 0;

	for (size_t i = 0; i < record->items_n; i++)
		if (case_in_minutes(&record->items[i]))
			record->items[kept++] = record->items[i];
	record->items_n = kept;
}

bool command_meeting_minutes(struct call *call, struct result *out, struct err *err)
{
	struct meeting_record *record;

	if (!minutes_record(call, &record, err))
		return false;
	only_spoken_of(record);
	minutes_audit(call, record->items, record->items_n);
	out->kind = RESULT_MEETING;
	out->value = record;
	out->uid = record->meeting.uid;
	out->version = record->meeting.version;
	return true;
}

bool command_meeting_to_tell(struct call *call, struct result *out, struct err *err)
{
	struct case_item *items;

	if (!store_case_to_tell(
		    call->store, call->team->id, call->today, call->arena, &items, &out->n, err))
		return false;
	minutes_audit(call, items, out->n);
	out->kind = RESULT_ENTRIES;
	out->value = items;
	return out->n > 0 || call_done(call, out, "Nobody waits to be told.");
}

bool command_meeting_entries(struct call *call, struct result *out, struct err *err)
{
	struct person_record *record;

	if (!call_record(call, call->person->id, &record, err))
		return false;
	out->kind = RESULT_ENTRIES;
	out->value = record->meetings;
	out->n = record->meetings_n;
	out->about = record;
	return out->n > 0 ||
	       call_done(call, out, "No meeting has spoken about %s.", care_name(call));
}
