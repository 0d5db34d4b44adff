#include <caseload/store/case_item.h>

#include <caseload/base/json.h>
#include <caseload/person.h>

#include "revision.h"

static const struct saver saver = {
	"case_item", &case_item_shape, Q_CASE_ITEM_ROW, Q_CASE_ITEM_INSERT, Q_CASE_ITEM_UPDATE};
static const struct saver arranger = {
	"case_item", &case_item_shape, Q_CASE_ITEM_ROW, Q_CASE_ITEM_INSERT, Q_CASE_ITEM_ARRANGE};
static const struct saver reason_saver = {"case_reason", &case_reason_shape, Q_CASE_REASON_ROW,
	Q_CASE_REASON_INSERT, Q_CASE_REASON_UPDATE};

static bool items(struct db_stmt *stmt, struct arena *arena, struct case_item **out, size_t *n,
	struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct case_item *item = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &case_item_shape, arena, item);
		row_read(stmt, &person_shape, arena, &person);
		person.title = NULL; /* lists are narrow */
		item->person = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

static void share_out(const struct case_reason *all, size_t all_n, struct arena *arena,
	struct case_item *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t room = 0;

		for (size_t k = 0; k < all_n; k++)
			if (all[k].case_item_id == list[i].id)
				*(struct case_reason *)arena_push(arena, &list[i].reasons,
					&list[i].reasons_n, &room, sizeof(*list[i].reasons)) =
					all[k];
	}
}

static bool reasons_of_person(struct store *store, int64_t person_id, struct arena *arena,
	struct case_item *list, size_t n, struct err *err)
{
	struct case_reason *all;
	size_t all_n;

	if (query_start(store, Q_CASE_REASON_OF_PERSON, err) == NULL ||
		!query_int(store, Q_CASE_REASON_OF_PERSON, "person", person_id) ||
		!query_many(store, Q_CASE_REASON_OF_PERSON, &case_reason_shape, arena, &all, &all_n,
			err))
		return false;
	share_out(all, all_n, arena, list, n);
	return true;
}

/* How long nothing was decided anew about each. */
static bool unchanged(struct store *store, int64_t meeting_id, struct arena *arena,
	struct case_item *list, size_t n, struct err *err)
{
	struct case_item *before;
	size_t before_n, end;

	if (query_start(store, Q_CASE_BEFORE, err) == NULL ||
		!query_int(store, Q_CASE_BEFORE, "meeting", meeting_id) ||
		!query_many(store, Q_CASE_BEFORE, &case_item_shape, arena, &before, &before_n, err))
		return false;
	for (size_t at = 0; at < before_n; at = end) {
		for (end = at; end < before_n && before[end].person_id == before[at].person_id;)
			end++;
		for (size_t i = 0; i < n; i++)
			if (list[i].person_id == before[at].person_id)
				list[i].unchanged = case_unchanged(before + at, end - at);
	}
	return true;
}

bool store_case_items(struct store *store, int64_t meeting_id, struct arena *arena,
	struct case_item **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CASE_OF_MEETING, err);
	struct case_reason *all;
	size_t all_n;

	if (stmt == NULL || !query_int(store, Q_CASE_OF_MEETING, "meeting", meeting_id) ||
		!items(stmt, arena, out, n, err) ||
		!store_case_reasons(store, meeting_id, false, arena, &all, &all_n, err) ||
		!unchanged(store, meeting_id, arena, *out, *n, err))
		return false;
	share_out(all, all_n, arena, *out, *n);
	return true;
}

bool store_case_reasons(struct store *store, int64_t meeting_id, bool gone, struct arena *arena,
	struct case_reason **out, size_t *n, struct err *err)
{
	return query_start(store, Q_CASE_REASON_OF_MEETING, err) != NULL &&
	       query_int(store, Q_CASE_REASON_OF_MEETING, "meeting", meeting_id) &&
	       query_int(store, Q_CASE_REASON_OF_MEETING, "gone", gone) &&
	       query_many(store, Q_CASE_REASON_OF_MEETING, &case_reason_shape, arena, out, n, err);
}

bool store_case_of_person(struct store *store, int64_t person_id, struct arena *arena,
	struct case_item **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CASE_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_CASE_OF_PERSON, "person", person_id) &&
	       items(stmt, arena, out, n, err) &&
	       reasons_of_person(store, person_id, arena, *out, *n, err);
}

/* What the words room calls a change for the person is asked there, not in the query. */
bool store_case_to_tell(struct store *store, int64_t team_id, struct date today,
	struct arena *arena, struct case_item **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CASE_NOT_TOLD, err);
	size_t kept = 0;

	if (stmt == NULL || !query_int(store, Q_CASE_NOT_TOLD, "team", team_id) ||
		!items(stmt, arena, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++) {
		struct case_item *item = &(*out)[i];

		if (!case_must_tell(item) || case_is_told(item))
			continue;
		item->waiting = date_between(item->on, today);
		(*out)[kept++] = *item;
	}
	*n = kept;
	return true;
}

bool store_case_get(struct store *store, int64_t meeting_id, int64_t person_id, struct arena *arena,
	struct case_item *out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CASE_GET, err);
	struct case_item *found;
	size_t n;

	*out = (struct case_item){0};
	if (stmt == NULL || !query_int(store, Q_CASE_GET, "meeting", meeting_id) ||
		!query_int(store, Q_CASE_GET, "person", person_id) ||
		!items(stmt, arena, &found, &n, err) ||
		!reasons_of_person(store, person_id, arena, found, n, err))
		return false;
	if (n > 0)
		*out = found[0];
	return true;
}

bool store_case_save(struct store *store, struct case_item *item, struct err *err)
{
	return row_save(store, &saver, item, err);
}

bool store_case_arrange(struct store *store, struct case_item *item, struct err *err)
{
	return row_save(store, &arranger, item, err);
}

bool store_case_reason_save(struct store *store, struct case_reason *reason, struct err *err)
{
	return row_save(store, &reason_saver, reason, err);
}

/* ---- what it said before ---- */

static const char *text_of(const json_t *state, const char *column, struct arena *arena)
{
	return arena_strdup(arena, json_string_value(json_object_get(state, column)));
}

bool store_case_states(struct store *store, int64_t case_item_id, int64_t from, struct arena *arena,
	struct case_state **out, size_t *n, struct err *err)
{
	struct revision *list;

	if (query_start(store, Q_CASE_ITEM_STATES, err) == NULL ||
		!query_int(store, Q_CASE_ITEM_STATES, "item", case_item_id) ||
		!query_int(store, Q_CASE_ITEM_STATES, "from", from) ||
		!query_many(store, Q_CASE_ITEM_STATES, &revision_shape, arena, &list, n, err))
		return false;
	*out = arena_new_array(arena, struct case_state, *n);
	for (size_t i = 0; i < *n; i++) {
		json_t *state = json_loads(list[i].state, JSON_DECODE_ANY, NULL);

		(*out)[i] = (struct case_state){.version = list[i].version,
			.wants = text_of(state, "wants", arena),
			.situation = text_of(state, "situation", arena),
			.action_to_date = text_of(state, "action_to_date", arena),
			.update = text_of(state, "update", arena),
			.next_steps = text_of(state, "next_steps", arena),
			.replaced_by = list[i].replaced_by,
			.who = list[i].who,
			.replaced_at = list[i].replaced_at};
		json_decref(state);
	}
	return true;
}

bool store_case_undecided(struct store *store, int64_t team_id, int64_t *out, struct err *err)
{
	return query_start(store, Q_CASE_UNDECIDED, err) != NULL &&
	       query_int(store, Q_CASE_UNDECIDED, "team", team_id) &&
	       query_number(store, Q_CASE_UNDECIDED, out, err);
}
