#include <caseload/store/copy.h>

#include <caseload/person.h>

#include "row.h"

static const struct saver saver = {"copy", &copy_shape, Q_COPY_ROW, Q_COPY_INSERT, Q_COPY_UPDATE};

bool store_copy_list(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct copy **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_COPY_OF_PERSON, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, Q_COPY_OF_PERSON, "person", person_id) ||
		!query_int(store, Q_COPY_OF_PERSON, "team", team_id))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct copy *copy = arena_push(arena, out, n, &room, sizeof(*copy));
		struct person person = {0};

		row_read(stmt, &copy_shape, arena, copy);
		row_read(stmt, &person_shape, arena, &person);
		copy->person = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_copy_next(struct store *store, int64_t person_id, int64_t *out, struct err *err)
{
	return query_start(store, Q_COPY_NEXT, err) != NULL &&
	       query_int(store, Q_COPY_NEXT, "person", person_id) &&
	       query_number(store, Q_COPY_NEXT, out, err);
}

bool store_copy_save(struct store *store, struct copy *copy, struct err *err)
{
	return row_save(store, &saver, copy, err);
}
