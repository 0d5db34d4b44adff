/* Meetings, who comes, and the rules of agendas. */
#ifndef CASELOAD_STORE_MEETING_H
#define CASELOAD_STORE_MEETING_H

#include <caseload/meeting.h>
#include <caseload/store/store.h>

struct meeting_filter {
	int64_t team_id;
	struct date from, to; /* unset: any */
	bool waiting;	      /* only what is neither closed nor cancelled */
};
/* By day and time, with their counts. */
bool store_meeting_list(struct store *store, const struct meeting_filter *filter,
	struct arena *arena, struct meeting **out, size_t *n, struct err *err);
bool store_meeting_get(
	struct store *store, int64_t id, struct arena *arena, struct meeting *out, struct err *err);
/* The one that is open, else one that was suspended, else the next that waits; id 0: none. */
bool store_meeting_now(struct store *store, int64_t team_id, struct arena *arena,
	struct meeting *out, struct err *err);
/* The last closed one before a day. */
bool store_meeting_before(struct store *store, int64_t team_id, struct date day,
	struct arena *arena, struct meeting *out, struct err *err);
bool store_meeting_save(struct store *store, struct meeting *meeting, struct err *err);

bool store_attendance(struct store *store, int64_t meeting_id, struct arena *arena,
	struct attendance **out, size_t *n, struct err *err);
bool store_attendance_save(struct store *store, struct attendance *attendance, struct err *err);

/* The team's own, else as they come; every rule once, by rank. */
bool store_agenda_rules(struct store *store, int64_t team_id, struct arena *arena,
	struct agenda_rule **out, size_t *n, struct err *err);
bool store_agenda_rule_save(struct store *store, struct agenda_rule *rule, struct err *err);

/* Seats are a worker's own: no revision, no audit. Needs an open save. `now` is the call's instant. */
bool store_seat_take(struct store *store, const struct seat *seat, struct err *err);
/* Everybody who was seen since an instant and has not left. */
bool store_seats(struct store *store, int64_t meeting_id, const char *since, struct arena *arena,
	struct seat **out, size_t *n, struct err *err);
/* Where a worker was last in that meeting; worker_id 0: they never were. */
bool store_seat_of(struct store *store, int64_t meeting_id, int64_t worker_id, struct arena *arena,
	struct seat *out, struct err *err);

#endif
