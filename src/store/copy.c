#include <caseload/store/copy.h>

#include <string.h>

#include <caseload/base/shape.h>
#include <caseload/person.h>

#include "revision.h"

static const struct saver saver = {"copy", &copy_shape, Q_COPY_ROW, Q_COPY_INSERT, Q_COPY_UPDATE};

static const struct field part_fields[] = {
	FIELD(INT, copy_part, shown_on),
	FIELD(INT, copy_part, seq),
	FIELD(TEXT, copy_part, at),
	FIELD(BOOL, copy_part, undone),
	FIELD(TEXT, copy_part, undoes_at),
	FIELD(TEXT, copy_part, record),
	FIELD(INT, copy_part, record_id),
	FIELD(TEXT, copy_part, before),
	FIELD(TEXT, copy_part, after),
};
static const struct shape part_shape = SHAPE(copy_part, part_fields);

static bool read_copies(
	struct db_stmt *stmt, struct arena *arena, struct copy **out, size_t *n, struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
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

bool store_copy_list(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct copy **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_COPY_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_COPY_OF_PERSON, "person", person_id) &&
	       query_int(store, Q_COPY_OF_PERSON, "team", team_id) &&
	       read_copies(stmt, arena, out, n, err);
}

bool store_copy_list_out(struct store *store, int64_t team_id, struct arena *arena,
	struct copy **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_COPY_OF_TEAM, err);

	return stmt != NULL && query_int(store, Q_COPY_OF_TEAM, "team", team_id) &&
	       read_copies(stmt, arena, out, n, err);
}

/* ---- what changed ---- */

static const char *state_or_none(const char *state)
{
	return state == NULL || strcmp(state, "null") == 0 ? NULL : state;
}

/* Of the rows of one table that nothing was saved over since: as they stand. */
static bool take_standing(struct store *store, const char *record, struct copy_part *parts,
	size_t n, struct arena *arena, struct err *err)
{
	int64_t *ids = arena_new_array(arena, int64_t, n);
	struct copy_part **of = arena_new_array(arena, struct copy_part *, n);
	char **states = arena_new_array(arena, char *, n);
	size_t ids_n = 0;

	for (size_t i = 0; i < n; i++)
		if (parts[i].after == NULL && strcmp(parts[i].record, record) == 0) {
			of[ids_n] = &parts[i];
			ids[ids_n++] = parts[i].record_id;
		}
	if (!revision_now_each(store, record, ids, ids_n, arena, states, err))
		return false;
	for (size_t i = 0; i < ids_n; i++)
		of[i]->after = states[i] != NULL ? states[i] : "null";
	return true;
}

bool store_copy_parts(struct store *store, int64_t team_id, struct arena *arena,
	struct copy_part **out, size_t *n, struct err *err)
{
	*n = 0;
	if (query_start(store, Q_COPY_PARTS, err) == NULL ||
		!query_int(store, Q_COPY_PARTS, "team", team_id) ||
		!query_many(store, Q_COPY_PARTS, &part_shape, arena, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++)
		if ((*out)[i].after == NULL &&
			!take_standing(store, (*out)[i].record, *out, *n, arena, err))
			return false;
	for (size_t i = 0; i < *n; i++) {
		(*out)[i].before = state_or_none((*out)[i].before);
		(*out)[i].after = state_or_none((*out)[i].after);
	}
	return true;
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
