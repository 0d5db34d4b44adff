#include <caseload/store/clock_stop.h>

#include <stdlib.h>

#include <caseload/person.h>

#include "row.h"

static const struct saver saver = {"clock_stop", &clock_stop_shape, Q_CLOCK_STOP_ROW,
	Q_CLOCK_STOP_INSERT, Q_CLOCK_STOP_UPDATE};

static bool stops(struct db_stmt *stmt, struct arena *arena, struct clock_stop **out, size_t *n,
	struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct clock_stop *stop = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &clock_stop_shape, arena, stop);
		row_read(stmt, &person_shape, arena, &person);
		stop->person = person_name(&person, arena);
		stop->about = word_shown(&words_due_kind, stop->kind);
	}
	db_reset(stmt);
	if (*n > 1)
		qsort(*out, *n, sizeof(**out), clock_stop_compare);
	return step == DB_DONE;
}

bool store_clock_stops(struct store *store, int64_t team_id, struct arena *arena,
	struct clock_stop **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CLOCK_STOP_OF_TEAM, err);

	return stmt != NULL && query_int(store, Q_CLOCK_STOP_OF_TEAM, "team", team_id) &&
	       stops(stmt, arena, out, n, err);
}

bool store_clock_stops_of(struct store *store, int64_t person_id, struct arena *arena,
	struct clock_stop **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CLOCK_STOP_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_CLOCK_STOP_OF_PERSON, "person", person_id) &&
	       stops(stmt, arena, out, n, err);
}

bool store_clock_stop_save(struct store *store, struct clock_stop *stop, struct err *err)
{
	return row_save(store, &saver, stop, err);
}
