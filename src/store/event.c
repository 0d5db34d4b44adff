#include <caseload/store/event.h>

#include "row.h"

static const struct saver event_saver = {
	"event", &event_shape, Q_EVENT_ROW, Q_EVENT_INSERT, Q_EVENT_UPDATE};
static const struct saver note_saver = {
	"note", &note_shape, Q_NOTE_ROW, Q_NOTE_INSERT, Q_NOTE_INSERT};

bool store_event_list(struct store *store, int64_t person_id, struct arena *arena,
	struct event **out, size_t *n, struct err *err)
{
	return query_start(store, Q_EVENT_BY_PERSON, err) != NULL &&
	       query_int(store, Q_EVENT_BY_PERSON, "person", person_id) &&
	       query_many(store, Q_EVENT_BY_PERSON, &event_shape, arena, out, n, err);
}

bool store_event_by_uid_prefix(struct store *store, int64_t person_id, const char *prefix,
	struct arena *arena, struct event **out, size_t *n, struct err *err)
{
	return query_start(store, Q_EVENT_BY_UID_PREFIX, err) != NULL &&
	       query_int(store, Q_EVENT_BY_UID_PREFIX, "person", person_id) &&
	       query_text(store, Q_EVENT_BY_UID_PREFIX, "low", prefix) &&
	       query_text(
		       store, Q_EVENT_BY_UID_PREFIX, "high", arena_printf(arena, "%sg", prefix)) &&
	       query_many(store, Q_EVENT_BY_UID_PREFIX, &event_shape, arena, out, n, err);
}

bool store_event_save(struct store *store, struct event *event, struct err *err)
{
	return row_save(store, &event_saver, event, err);
}

bool store_note_list(struct store *store, int64_t person_id, struct arena *arena, struct note **out,
	size_t *n, struct err *err)
{
	return query_start(store, Q_NOTE_BY_PERSON, err) != NULL &&
	       query_int(store, Q_NOTE_BY_PERSON, "person", person_id) &&
	       query_many(store, Q_NOTE_BY_PERSON, &note_shape, arena, out, n, err);
}

bool store_note_by_uid_prefix(struct store *store, int64_t person_id, const char *prefix,
	struct arena *arena, struct note **out, size_t *n, struct err *err)
{
	return query_start(store, Q_NOTE_BY_UID_PREFIX, err) != NULL &&
	       query_int(store, Q_NOTE_BY_UID_PREFIX, "person", person_id) &&
	       query_text(store, Q_NOTE_BY_UID_PREFIX, "low", prefix) &&
	       query_text(
		       store, Q_NOTE_BY_UID_PREFIX, "high", arena_printf(arena, "%sg", prefix)) &&
	       query_many(store, Q_NOTE_BY_UID_PREFIX, &note_shape, arena, out, n, err);
}

bool store_note_add(struct store *store, struct note *note, struct err *err)
{
	if (note->id != 0)
		bug("a note is never changed");
	return row_save(store, &note_saver, note, err);
}
