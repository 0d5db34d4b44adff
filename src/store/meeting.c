#include <caseload/store/meeting.h>

#include "row.h"

static const struct saver saver = {
	"meeting", &meeting_shape, Q_MEETING_ROW, Q_MEETING_INSERT, Q_MEETING_UPDATE};
static const struct saver attendance_saver = {"attendance", &attendance_shape, Q_ATTENDANCE_ROW,
	Q_ATTENDANCE_INSERT, Q_ATTENDANCE_UPDATE};
static const struct saver rule_saver = {"agenda_rule", &agenda_rule_shape, Q_AGENDA_RULE_ROW,
	Q_AGENDA_RULE_INSERT, Q_AGENDA_RULE_UPDATE};

bool store_meeting_list(struct store *store, const struct meeting_filter *filter,
	struct arena *arena, struct meeting **out, size_t *n, struct err *err)
{
	return query_start(store, Q_MEETING_LIST, err) != NULL &&
	       query_int(store, Q_MEETING_LIST, "team", filter->team_id) &&
	       query_date(store, Q_MEETING_LIST, "from", filter->from) &&
	       query_date(store, Q_MEETING_LIST, "to", filter->to) &&
	       query_int(store, Q_MEETING_LIST, "waiting", filter->waiting) &&
	       query_many(store, Q_MEETING_LIST, &meeting_shape, arena, out, n, err);
}

bool store_meeting_get(
	struct store *store, int64_t id, struct arena *arena, struct meeting *out, struct err *err)
{
	return query_start(store, Q_MEETING_GET, err) != NULL &&
	       query_int(store, Q_MEETING_GET, "id", id) &&
	       query_one(store, Q_MEETING_GET, &meeting_shape, arena, out, NULL, err);
}

bool store_meeting_now(struct store *store, int64_t team_id, struct arena *arena,
	struct meeting *out, struct err *err)
{
	return query_start(store, Q_MEETING_NOW, err) != NULL &&
	       query_int(store, Q_MEETING_NOW, "team", team_id) &&
	       query_one(store, Q_MEETING_NOW, &meeting_shape, arena, out, NULL, err);
}

bool store_meeting_before(struct store *store, int64_t team_id, struct date day,
	struct arena *arena, struct meeting *out, struct err *err)
{
	return query_start(store, Q_MEETING_BEFORE, err) != NULL &&
	       query_int(store, Q_MEETING_BEFORE, "team", team_id) &&
	       query_date(store, Q_MEETING_BEFORE, "day", day) &&
	       query_one(store, Q_MEETING_BEFORE, &meeting_shape, arena, out, NULL, err);
}

bool store_meeting_save(struct store *store, struct meeting *meeting, struct err *err)
{
	return row_save(store, &saver, meeting, err);
}

bool store_attendance(struct store *store, int64_t meeting_id, struct arena *arena,
	struct attendance **out, size_t *n, struct err *err)
{
	return query_start(store, Q_ATTENDANCE_LIST, err) != NULL &&
	       query_int(store, Q_ATTENDANCE_LIST, "meeting", meeting_id) &&
	       query_many(store, Q_ATTENDANCE_LIST, &attendance_shape, arena, out, n, err);
}

bool store_attendance_save(struct store *store, struct attendance *attendance, struct err *err)
{
	return row_save(store, &attendance_saver, attendance, err);
}

bool store_agenda_rules(struct store *store, int64_t team_id, struct arena *arena,
	struct agenda_rule **out, size_t *n, struct err *err)
{
	return query_start(store, Q_AGENDA_RULE_LIST, err) != NULL &&
	       query_int(store, Q_AGENDA_RULE_LIST, "team", team_id) &&
	       query_many(store, Q_AGENDA_RULE_LIST, &agenda_rule_shape, arena, out, n, err);
}

bool store_agenda_rule_save(struct store *store, struct agenda_rule *rule, struct err *err)
{
	return row_save(store, &rule_saver, rule, err);
}

bool store_seat_take(struct store *store, const struct seat *seat, struct err *err)
{
	return query_start(store, Q_SEAT_TAKE, err) != NULL &&
	       query_record(store, Q_SEAT_TAKE, &seat_shape, seat, err) &&
	       query_run(store, Q_SEAT_TAKE, err);
}

bool store_seats(struct store *store, int64_t meeting_id, const char *since, struct arena *arena,
	struct seat **out, size_t *n, struct err *err)
{
	return query_start(store, Q_SEAT_LIST, err) != NULL &&
	       query_int(store, Q_SEAT_LIST, "meeting", meeting_id) &&
	       query_text(store, Q_SEAT_LIST, "since", since) &&
	       query_many(store, Q_SEAT_LIST, &seat_shape, arena, out, n, err);
}

bool store_seat_of(struct store *store, int64_t meeting_id, int64_t worker_id, struct arena *arena,
	struct seat *out, struct err *err)
{
	return query_start(store, Q_SEAT_OF, err) != NULL &&
	       query_int(store, Q_SEAT_OF, "meeting", meeting_id) &&
	       query_int(store, Q_SEAT_OF, "of", worker_id) &&
	       query_one(store, Q_SEAT_OF, &seat_shape, arena, out, NULL, err);
}
