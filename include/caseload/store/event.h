/* Events and notes of a person. */
#ifndef CASELOAD_STORE_EVENT_H
#define CASELOAD_STORE_EVENT_H

#include <caseload/event.h>
#include <caseload/store/store.h>

bool store_event_list(struct store *store, int64_t person_id, struct arena *arena,
	struct event **out, size_t *n, struct err *err); /* newest first */
/* By uid or its beginning among the person's events; at most 3. */
bool store_event_by_uid_prefix(struct store *store, int64_t person_id, const char *prefix,
	struct arena *arena, struct event **out, size_t *n, struct err *err);
bool store_event_save(struct store *store, struct event *event, struct err *err);

bool store_note_list(struct store *store, int64_t person_id, struct arena *arena, struct note **out,
	size_t *n, struct err *err); /* newest first */
/* By uid or its beginning among the person's notes; at most 3. */
bool store_note_by_uid_prefix(struct store *store, int64_t person_id, const char *prefix,
	struct arena *arena, struct note **out, size_t *n, struct err *err);
/* A note is added, never changed; fills id and uid. The author is who saves. */
bool store_note_add(struct store *store, struct note *note, struct err *err);

#endif
