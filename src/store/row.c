#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "revision.h"

struct db_stmt *query_start(struct store *store, enum query query, struct err *err)
{
	struct db_stmt *stmt = store->statements[query];

	if (stmt == NULL) {
		const char *text = strcmp(store->db->dialect, "postgres") == 0
					   ? query_texts[query].postgres
					   : query_texts[query].sqlite;
		if (!db_prepare(store->db, text, &store->statements[query], err))
			return NULL;
		return store->statements[query];
	}
	db_reset(stmt);
	return stmt;
}

/* Place of a name in "a,b,c", from 1; 0 where it is not there. */
static int place_of(const char *params, const char *name)
{
	size_t n = strlen(name);
	int place = 1;

	for (const char *p = params; *p != '\0'; place++) {
		size_t span = strcspn(p, ",");
		if (span == n && memcmp(p, name, n) == 0)
			return place;
		p += span + (p[span] == ',');
	}
	return 0;
}

static int place_needed(enum query query, const char *name)
{
	int place = place_of(query_texts[query].params, name);
	if (place == 0)
		bug("query %s has no parameter %s", query_texts[query].name, name);
	return place;
}

static struct db_stmt *started(struct store *store, enum query query)
{
	if (store->statements[query] == NULL)
		bug("query %s was not started", query_texts[query].name);
	return store->statements[query];
}

bool query_int(struct store *store, enum query query, const char *name, int64_t value)
{
	return db_bind_int(started(store, query), place_needed(query, name), value);
}

bool query_text(struct store *store, enum query query, const char *name, const char *text)
{
	return db_bind_text(started(store, query), place_needed(query, name), text);
}

/* Bound texts must live until the step, so dates are kept in static order: literals of a ring. */
static const char *kept_date(struct date date)
{
	static _Thread_local char ring[64][DATE_ISO_SIZE];
	static _Thread_local unsigned next;
	return date_iso(date, ring[next++ % 64]);
}

bool query_date(struct store *store, enum query query, const char *name, struct date date)
{
	if (!date_is_set(date))
		return db_bind_null(started(store, query), place_needed(query, name));
	return query_text(store, query, name, kept_date(date));
}

static bool ends_in_id(const char *name)
{
	size_t n = strlen(name);
	return n > 3 && strcmp(name + n - 3, "_id") == 0;
}

static bool bind_field(
	struct db_stmt *stmt, int place, const struct field *field, const void *record)
{
	const void *at = (const char *)record + field->offset;
	int64_t number;

	switch (field->type) {
	case FIELD_TEXT:
		return db_bind_text(stmt, place, *(const char *const *)at);
	case FIELD_INT:
		number = *(const int64_t *)at;
		if (number == 0 &&
			((field->flags & FIELD_NONE_ZERO) != 0 || ends_in_id(field->name)))
			return db_bind_null(stmt, place);
		return db_bind_int(stmt, place, number);
	case FIELD_DATE:
		if (!date_is_set(*(const struct date *)at))
			return db_bind_null(stmt, place);
		return db_bind_text(stmt, place, kept_date(*(const struct date *)at));
	case FIELD_WORD:
		return db_bind_text(stmt, place, word_code(field->words, *(const int *)at));
	case FIELD_BOOL:
		return db_bind_int(stmt, place, *(const bool *)at);
	case FIELD_SCORE:
		if (!((const struct score *)at)->set)
			return db_bind_null(stmt, place);
		return db_bind_int(stmt, place, ((const struct score *)at)->value);
	}
	return false;
}

/* What each parameter of a query means for records of one shape; worked out once. */
enum meaning { MEANS_NOTHING, MEANS_NOW, MEANS_WORKER, MEANS_SCALE, MEANS_FIELD };
struct binding {
	const struct shape *shape;
	int n;
	struct {
		enum meaning meaning;
		const struct field *field;
	} params[];
};

static const struct field *first_score(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n; i++)
		if (shape->fields[i].type == FIELD_SCORE)
			return &shape->fields[i];
	return NULL;
}

static enum meaning meaning_of(
	const struct shape *shape, const char *name, const struct field **field)
{
	*field = NULL;
	if (strcmp(name, "now") == 0)
		return MEANS_NOW;
	if (strcmp(name, "worker") == 0)
		return MEANS_WORKER;
	if (shape == NULL)
		return MEANS_NOTHING;
	if (strcmp(name, "score_scale") == 0 && (*field = first_score(shape)) != NULL)
		return MEANS_SCALE;
	return (*field = shape_field(shape, name)) != NULL ? MEANS_FIELD : MEANS_NOTHING;
}

static const struct binding *binding_of(
	struct store *store, enum query query, const struct shape *shape)
{
	struct binding *binding = store->bindings[query];
	const char *p = query_texts[query].params;
	char name[48];
	int n = *p != '\0';

	if (binding != NULL && binding->shape == shape)
		return binding;
	for (const char *comma = p; *comma != '\0'; comma++)
		n += *comma == ',';
	free(binding);
	binding = xcalloc(1, sizeof(*binding) + (size_t)n * sizeof(binding->params[0]));
	binding->shape = shape;
	binding->n = n;
	for (int i = 0; i < n; i++) {
		size_t span = strcspn(p, ",");
		if (span >= sizeof(name))
			bug("a long parameter name in %s", query_texts[query].name);
		memcpy(name, p, span);
		name[span] = '\0';
		binding->params[i].meaning = meaning_of(shape, name, &binding->params[i].field);
		p += span + (p[span] == ',');
	}
	store->bindings[query] = binding;
	return binding;
}

static bool bind_meaning(struct store *store, struct db_stmt *stmt, int place, enum meaning meaning,
	const struct field *field, const void *record)
{
	switch (meaning) {
	case MEANS_NOW:
		return !store->saving || db_bind_text(stmt, place, store->save.at);
	case MEANS_WORKER:
		if (!store->saving)
			return true;
		return store->save.worker_id == 0 ? db_bind_null(stmt, place)
						  : db_bind_int(stmt, place, store->save.worker_id);
	case MEANS_SCALE:
		return db_bind_int(stmt, place,
			((const struct score *)(const void *)((const char *)record + field->offset))
				->scale);
	case MEANS_FIELD:
		return bind_field(stmt, place, field, record);
	case MEANS_NOTHING:
		break;
	}
	return true;
}

bool query_record(struct store *store, enum query query, const struct shape *shape,
	const void *record, struct err *err)
{
	struct db_stmt *stmt = started(store, query);
	const struct binding *binding = binding_of(store, query, shape);

	for (int i = 0; i < binding->n; i++)
		if (!bind_meaning(store, stmt, i + 1, binding->params[i].meaning,
			    binding->params[i].field, record))
			return err_set(err, ERR_INVALID,
				binding->params[i].field != NULL ? binding->params[i].field->name
								 : "",
				"This text holds characters that cannot be kept. Type it again.");
	return true;
}

/* ---- rows into records ---- */

enum { COLUMNS_MAX = 80 };

struct row_map {
	const struct shape *shape;
	int n;
	const struct field *fields[COLUMNS_MAX];
	int score_scale;
};

static void map_make(struct db_stmt *stmt, const struct shape *shape, struct row_map *map)
{
	map->shape = shape;
	map->n = db_columns(stmt);
	map->score_scale = -1;
	if (map->n > COLUMNS_MAX)
		bug("a query with %d columns", map->n);
	for (int i = 0; i < map->n; i++) {
		const char *name = db_column_name(stmt, i);
		map->fields[i] = shape_field(shape, name);
		if (strcmp(name, "score_scale") == 0)
			map->score_scale = i;
	}
}

/* Looking every column up by its name costs more than a short row; so it is kept with the statement. */
static const struct row_map *map_of(
	struct store *store, enum query query, const struct shape *shape)
{
	struct db_stmt *stmt = store->statements[query];
	struct row_map *map = store->maps[query];

	if (map == NULL)
		map = store->maps[query] = xcalloc(1, sizeof(*map));
	if (map->shape != shape || map->n != db_columns(stmt))
		map_make(stmt, shape, map);
	return map;
}

static void read_field(
	struct db_stmt *stmt, int i, const struct field *field, struct arena *arena, void *record)
{
	void *at = (char *)record + field->offset;
	size_t length;
	const char *text;

	if (db_column_is_null(stmt, i))
		return;
	switch (field->type) {
	case FIELD_TEXT:
		text = db_column_text(stmt, i, &length);
		*(const char **)at = arena_strndup(arena, text, length);
		break;
	case FIELD_INT:
		*(int64_t *)at = db_column_int(stmt, i);
		break;
	case FIELD_DATE:
		date_parse_iso(db_column_text(stmt, i, &length), at);
		break;
	case FIELD_WORD:
		word_find(field->words, db_column_text(stmt, i, &length), at);
		break;
	case FIELD_BOOL:
		*(bool *)at = db_column_int(stmt, i) != 0;
		break;
	case FIELD_SCORE:
		*(struct score *)at = (struct score){db_column_int(stmt, i), 0, true};
		break;
	}
}

static void read_row(
	struct db_stmt *stmt, const struct row_map *map, struct arena *arena, void *record)
{
	for (int i = 0; i < map->n; i++)
		if (map->fields[i] != NULL)
			read_field(stmt, i, map->fields[i], arena, record);
	for (int i = 0; map->score_scale >= 0 && i < map->n; i++) {
		if (map->fields[i] == NULL || map->fields[i]->type != FIELD_SCORE)
			continue;
		struct score *score = (void *)((char *)record + map->fields[i]->offset);
		score->scale = (int)db_column_int(stmt, map->score_scale);
	}
}

void row_read(struct db_stmt *stmt, const struct shape *shape, struct arena *arena, void *record)
{
	struct row_map map;
	map_make(stmt, shape, &map);
	read_row(stmt, &map, arena, record);
}

bool query_one(struct store *store, enum query query, const struct shape *shape,
	struct arena *arena, void *out, bool *found, struct err *err)
{
	struct db_stmt *stmt = started(store, query);
	enum db_step step = db_step(stmt, err);

	memset(out, 0, shape->size);
	if (found != NULL)
		*found = step == DB_ROW;
	if (step == DB_ROW)
		read_row(stmt, map_of(store, query, shape), arena, out);
	db_reset(stmt);
	return step != DB_FAILED;
}

bool query_many(struct store *store, enum query query, const struct shape *shape,
	struct arena *arena, void *out_array_pointer, size_t *n, struct err *err)
{
	struct db_stmt *stmt = started(store, query);
	void **out = out_array_pointer;
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW)
		read_row(stmt, map_of(store, query, shape), arena,
			arena_push(arena, out, n, &room, shape->size));
	db_reset(stmt);
	return step == DB_DONE;
}

bool query_number(struct store *store, enum query query, int64_t *out, struct err *err)
{
	struct db_stmt *stmt = started(store, query);
	enum db_step step = db_step(stmt, err);

	*out = step == DB_ROW ? db_column_int(stmt, 0) : 0;
	db_reset(stmt);
	return step != DB_FAILED;
}

bool query_run(struct store *store, enum query query, struct err *err)
{
	struct db_stmt *stmt = started(store, query);
	enum db_step step;

	while ((step = db_step(stmt, err)) == DB_ROW)
		;
	db_reset(stmt);
	return step == DB_DONE;
}

/* ---- saving ---- */

const struct save *store_saving(const struct store *store)
{
	return store->saving ? &store->save : NULL;
}

static bool revision_add(struct store *store, const struct saver *saver, int64_t id,
	int64_t version, struct err *err)
{
	struct db_stmt *stmt = query_start(store, saver->row, err);
	if (stmt == NULL || !query_int(store, saver->row, "id", id))
		return false;
	enum db_step step = db_step(stmt, err);
	if (step == DB_FAILED)
		return false;
	char *state = step == DB_ROW ? row_state(stmt, store->saved) : NULL;
	db_reset(stmt);
	if (state == NULL)
		return err_set(err, ERR_NOT_FOUND, "", "That record is no longer there.");
	return revision_write(store, saver->record, id, version, state, err);
}

static bool row_insert(struct store *store, const struct saver *saver, void *record, int64_t *id,
	int64_t *version, struct err *err)
{
	const struct field *uid = shape_field(saver->shape, "uid");
	struct db_stmt *stmt = query_start(store, saver->insert, err);

	if (uid != NULL && *(const char **)((char *)record + uid->offset) == NULL) {
		char *fresh = arena_alloc(store->saved, UID_SIZE);
		uid_new(fresh);
		*(const char **)((char *)record + uid->offset) = fresh;
	}
	if (stmt == NULL || !query_record(store, saver->insert, saver->shape, record, err))
		return false;
	enum db_step step = db_step(stmt, err);
	if (step == DB_ROW)
		*id = db_column_int(stmt, 0);
	db_reset(stmt);
	if (step == DB_FAILED)
		return false;
	if (version != NULL)
		*version = 1;
	return !store->keeps_made || revision_write(store, saver->record, *id, 0, "null", err);
}

bool row_save(struct store *store, const struct saver *saver, void *record, struct err *err)
{
	const struct field *id_field = shape_field(saver->shape, "id");
	const struct field *version_field = shape_field(saver->shape, "version");
	int64_t *id = (void *)((char *)record + id_field->offset);
	int64_t *version =
		version_field == NULL ? NULL : (void *)((char *)record + version_field->offset);

	if (!store->saving)
		bug("a save outside store_begin_save");
	if (*id == 0)
		return row_insert(store, saver, record, id, version, err);
	if (version == NULL)
		bug("%s has no version", saver->record);
	if (query_start(store, saver->update, err) == NULL ||
		!query_record(store, saver->update, saver->shape, record, err))
		return false;
	/* The revision is of the row before the update, and only counts if the update does. */
	struct err kept = {0};
	if (!revision_add(store, saver, *id, *version, &kept)) {
		if (kept.code != ERR_INVALID) {
			*err = kept;
			return false;
		}
		/* That version was replaced already: someone else saved. */
		return err_set(err, ERR_CONFLICT, "",
			"Someone else saved this record first. Look at their change, then save "
			"again.");
	}
	if (!query_run(store, saver->update, err))
		return false;
	if (db_changes(store->db) != 1)
		return err_set(err, ERR_CONFLICT, "",
			"Someone else saved this record first. Look at their change, then save "
			"again.");
	*version += 1;
	return true;
}
