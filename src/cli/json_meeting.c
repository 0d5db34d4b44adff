/* Meetings, cases and entries for scripts. */
#include <caseload/meeting.h>

#include "json.h"

static json_t *reasons_json(const struct case_item *item)
{
	return shape_json_array(&case_reason_shape, item->reasons, item->reasons_n);
}

static json_t *item_json(const struct case_item *item)
{
	json_t *json = shape_json(&case_item_shape, item);

	json_object_set_new(json, "reasons", reasons_json(item));
	json_object_set_new(json, "open", json_boolean(case_is_open(item)));
	json_object_set_new(
		json, "to_tell", json_boolean(case_must_tell(item) && !case_is_told(item)));
	return json;
}

json_t *entries_json(const struct case_item *items, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, item_json(&items[i]));
	return array;
}

/* Each with the hour it begins at. */
static json_t *agenda_json(const struct meeting_record *record)
{
	json_t *array = entries_json(record->items, record->items_n);
	struct arena *arena = arena_new();

	for (size_t i = 0; i < record->items_n; i++)
		json_object_set_new(json_array_get(array, i), "begins",
			json_text(case_begins(&record->meeting, record->items, i, arena)));
	arena_free(arena);
	return array;
}

json_t *meeting_json(const struct meeting_record *record)
{
	json_t *json = shape_json(&meeting_shape, &record->meeting);

	json_object_set_new(json, "attendance",
		shape_json_array(&attendance_shape, record->attendance, record->attendance_n));
	json_object_set_new(json, "items", agenda_json(record));
	json_object_set_new(json, "actions",
		shape_json_array(&action_shape, record->actions, record->actions_n));
	json_object_set_new(
		json, "others", shape_json_array(&seat_shape, record->seats, record->seats_n));
	json_object_set_new(json, "missing", json_text(record->missing));
	json_object_set_new(json, "fits", json_integer((json_int_t)record->fits));
	return json;
}

json_t *case_json(const struct case_page *page)
{
	json_t *json = item_json(&page->item);

	json_object_set_new(json, "meeting",
		shape_json(&meeting_shape, page->meeting != NULL ? &page->meeting->meeting : NULL));
	json_object_set_new(json, "last", page->last != NULL ? item_json(page->last) : json_null());
	json_object_set_new(json, "last_actions",
		shape_json_array(&action_shape, page->last_actions, page->last_actions_n));
	json_object_set_new(json, "actions_asked",
		shape_json_array(&action_shape, page->actions, page->actions_n));
	json_object_set_new(json, "since", changes_json(page->since, page->since_n));
	json_object_set_new(json, "since_on", json_date(page->since_on));
	json_object_set_new(json, "risk", json_text(page->risk));
	json_object_set_new(json, "unchanged", json_integer((json_int_t)page->unchanged));
	json_object_set_new(json, "asks_close", json_boolean(meeting_asks_close(page->unchanged)));
	return json;
}
