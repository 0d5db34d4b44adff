#include <caseload/store/action.h>

#include <caseload/deadline.h>
#include <caseload/person.h>

#include "row.h"

static const struct saver saver = {
	"action",
	&action_shape,
	Q_ACTION_ROW,
	Q_ACTION_INSERT,
	Q_ACTION_UPDATE,
};

static bool actions(struct db_stmt *stmt, struct date today, struct arena *arena,
	struct action **out, size_t *n, struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct action *action = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &action_shape, arena, action);
		row_read(stmt, &person_shape, arena, &person);
		action->person = person_name(&person, arena);
		action->owner_gone = date_is_set(action->owner_until) &&
				     date_compare(action->owner_until, today) <= 0;
		if (action->status == ACTION_OPEN)
			action->late_days = deadline_late_days(action->due, today);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_action_of_person(struct store *store, int64_t person_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACTION_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_ACTION_OF_PERSON, "person", person_id) &&
	       actions(stmt, today, arena, out, n, err);
}

bool store_action_of_worker(struct store *store, int64_t worker_id, int64_t team_id,
	struct date today, struct arena *arena, struct action **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACTION_OF_WORKER, err);

	return stmt != NULL && query_int(store, Q_ACTION_OF_WORKER, "owner", worker_id) &&
	       query_int(store, Q_ACTION_OF_WORKER, "team", team_id) &&
	       actions(stmt, today, arena, out, n, err);
}

bool store_action_of_nobody(struct store *store, int64_t team_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACTION_OF_NOBODY, err);

	return stmt != NULL && query_int(store, Q_ACTION_OF_NOBODY, "team", team_id) &&
	       query_date(store, Q_ACTION_OF_NOBODY, "today", today) &&
	       actions(stmt, today, arena, out, n, err);
}

bool store_action_of_meeting(struct store *store, int64_t meeting_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACTION_OF_MEETING, err);

	return stmt != NULL && query_int(store, Q_ACTION_OF_MEETING, "meeting", meeting_id) &&
	       actions(stmt, today, arena, out, n, err);
}

bool store_action_to_carry(struct store *store, int64_t meeting_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACTION_TO_CARRY, err);

	return stmt != NULL && query_int(store, Q_ACTION_TO_CARRY, "meeting", meeting_id) &&
	       actions(stmt, today, arena, out, n, err);
}

bool store_action_list(struct store *store, const struct action_filter *filter, struct arena *arena,
	struct action **out, size_t *n, struct err *err)
{
	bool closed = date_is_set(filter->closed_since);
	enum query query = closed		   ? Q_ACTION_CLOSED
			   : filter->owner_id != 0 ? Q_ACTION_OWNED
						   : Q_ACTION_OF_TEAM;
	struct db_stmt *stmt = query_start(store, query, err);

	if (stmt == NULL || !query_int(store, query, "team", filter->team_id) ||
		!query_int(store, query, "owner", filter->owner_id) ||
		!query_int(store, query, "asker", filter->asker_id))
		return false;
	if (closed ? !query_date(store, query, "since", filter->closed_since)
		   : !query_int(store, query, "late", filter->late) ||
				!query_date(store, query, "today", filter->today))
		return false;
	return actions(stmt, filter->today, arena, out, n, err);
}

bool store_action_of_led(struct store *store, int64_t lead_id, int64_t team_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACTION_OF_LED, err);

	return stmt != NULL && query_int(store, Q_ACTION_OF_LED, "lead", lead_id) &&
	       query_int(store, Q_ACTION_OF_LED, "team", team_id) &&
	       actions(stmt, today, arena, out, n, err);
}

bool store_action_save(struct store *store, struct action *action, struct err *err)
{
	return row_save(store, &saver, action, err);
}
