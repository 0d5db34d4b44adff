#include <caseload/store/change.h>

#include <string.h>

#include <caseload/store/caseload.h>

#include "inside.h"
#include "revision.h"

void store_keep_made(struct store *store)
{
	store->keeps_made = true;
}

bool store_change_kept(struct store *store, bool *out, struct err *err)
{
	int64_t any = 0;

	if (query_start(store, Q_CHANGE_KEPT, err) == NULL ||
		!query_text(store, Q_CHANGE_KEPT, "save_id", store->save_id) ||
		!query_number(store, Q_CHANGE_KEPT, &any, err))
		return false;
	*out = any != 0;
	return true;
}

static bool mark(struct store *store, int64_t change_id, int64_t undone_by, struct err *err)
{
	return query_start(store, Q_CHANGE_MARK, err) != NULL &&
	       query_int(store, Q_CHANGE_MARK, "id", change_id) &&
	       (undone_by == 0 || query_int(store, Q_CHANGE_MARK, "undone_by", undone_by)) &&
	       query_run(store, Q_CHANGE_MARK, err);
}

bool store_change_add(struct store *store, struct change *change, struct err *err)
{
	if (!store->saving)
		bug("a change outside a save");
	change->save_id = store->save_id;
	change->at = store->save.at;
	change->worker_id = store->save.worker_id;
	return query_start(store, Q_CHANGE_ADD, err) != NULL &&
	       query_record(store, Q_CHANGE_ADD, &change_shape, change, err) &&
	       query_number(store, Q_CHANGE_ADD, &change->id, err) &&
	       (change->undoes == 0 || mark(store, change->undoes, change->id, err));
}

bool store_change_stands(struct store *store, int64_t change_id, struct err *err)
{
	return mark(store, change_id, 0, err);
}

bool store_change_list(struct store *store, int64_t worker_id, int64_t limit, struct arena *arena,
	struct change **out, size_t *n, struct err *err)
{
	return query_start(store, Q_CHANGE_LIST, err) != NULL &&
	       query_int(store, Q_CHANGE_LIST, "owner", worker_id) &&
	       query_int(store, Q_CHANGE_LIST, "limit", limit) &&
	       query_many(store, Q_CHANGE_LIST, &change_shape, arena, out, n, err);
}

bool store_change_by_id(
	struct store *store, int64_t id, struct arena *arena, struct change *out, struct err *err)
{
	return query_start(store, Q_CHANGE_BY_ID, err) != NULL &&
	       query_int(store, Q_CHANGE_BY_ID, "id", id) &&
	       query_one(store, Q_CHANGE_BY_ID, &change_shape, arena, out, NULL, err);
}

bool store_change_newest_undo(struct store *store, int64_t worker_id, struct arena *arena,
	struct change *out, struct err *err)
{
	return query_start(store, Q_CHANGE_NEWEST_UNDO, err) != NULL &&
	       query_int(store, Q_CHANGE_NEWEST_UNDO, "owner", worker_id) &&
	       query_one(store, Q_CHANGE_NEWEST_UNDO, &change_shape, arena, out, NULL, err);
}

bool store_change_of_audit(
	struct store *store, int64_t seq, struct arena *arena, struct change *out, struct err *err)
{
	if (query_start(store, Q_CHANGE_OF_AUDIT, err) == NULL ||
		!query_int(store, Q_CHANGE_OF_AUDIT, "seq", seq) ||
		!query_one(store, Q_CHANGE_OF_AUDIT, &change_shape, arena, out, NULL, err))
		return false;
	if (out->audit_to < seq)
		memset(out, 0, sizeof(*out));
	return true;
}

/* ---- row by row ---- */

static bool revisions_of(struct store *store, const char *save_id, struct arena *arena,
	struct revision **out, size_t *n, struct err *err)
{
	return query_start(store, Q_REVISION_OF_SAVE, err) != NULL &&
	       query_text(store, Q_REVISION_OF_SAVE, "save_id", save_id) &&
	       query_many(store, Q_REVISION_OF_SAVE, &revision_shape, arena, out, n, err);
}

static bool revision_of_row(struct store *store, enum query query, const struct revision *of,
	struct arena *arena, struct revision *out, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_text(store, query, "record", of->record) &&
	       query_int(store, query, "record_id", of->record_id) &&
	       (query != Q_REVISION_AFTER || query_int(store, query, "version", of->version)) &&
	       query_one(store, query, &revision_shape, arena, out, NULL, err);
}

/* What a state became: the one that was kept next, or the row that stands. *later: something came
 * after it. */
static bool state_after(struct store *store, const struct revision *revision, struct arena *arena,
	const char **out, bool *later, struct err *err)
{
	struct revision next;
	int64_t version;
	char *now;

	if (!revision_of_row(store, Q_REVISION_AFTER, revision, arena, &next, err))
		return false;
	*later = next.id != 0;
	*out = next.state;
	if (*later)
		return true;
	if (!revision_now(store, revision->record, revision->record_id, arena, &now, &version, err))
		return false;
	*out = now != NULL ? now : "null";
	return true;
}

static bool is_later_of_same(const struct revision *revisions, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (revisions[j].record_id == revisions[i].record_id &&
			strcmp(revisions[j].record, revisions[i].record) == 0)
			return true;
	return false;
}

static bool clash_of(struct store *store, const struct revision *revision, struct arena *arena,
	struct change_clash *out, struct err *err)
{
	struct revision last;

	if (!revision_of_row(store, Q_REVISION_LAST, revision, arena, &last, err) ||
		!revision_person(store, revision->record, revision->record_id, NULL, arena,
			&out->person_id, err))
		return false;
	out->record = revision->record;
	out->worker_id = last.replaced_by;
	out->who = last.who;
	out->at = last.replaced_at;
	out->by_import = last.import_run_id != 0;
	return true;
}

bool store_change_clash(struct store *store, const char *save_id, struct arena *arena,
	struct change_clash *out, struct err *err)
{
	struct revision *revisions;
	const char *left;
	int64_t version;
	char *now;
	bool later;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (!revisions_of(store, save_id, arena, &revisions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (is_later_of_same(revisions, i))
			continue;
		if (!state_after(store, &revisions[i], arena, &left, &later, err))
			return false;
		if (!later)
			continue;
		if (!revision_now(store, revisions[i].record, revisions[i].record_id, arena, &now,
			    &version, err))
			return false;
		if (!revision_same(left, now))
			return clash_of(store, &revisions[i], arena, out, err);
	}
	return true;
}

static void people_take(
	struct arena *arena, int64_t person_id, int64_t **people, size_t *n, size_t *room)
{
	if (person_id == 0)
		return;
	for (size_t i = 0; i < *n; i++)
		if ((*people)[i] == person_id)
			return;
	*(int64_t *)arena_push(arena, people, n, room, sizeof(int64_t)) = person_id;
}

bool store_change_undo(struct store *store, const char *save_id, struct arena *arena,
	int64_t **people, size_t *n, struct err *err)
{
	struct revision *revisions;
	size_t revisions_n, room = 0;
	int64_t person_id, other_id;
	bool team = false, done = true;

	*people = NULL;
	*n = 0;
	store_keep_made(store);
	if (!revisions_of(store, save_id, arena, &revisions, &revisions_n, err))
		return false;
	for (size_t i = 0; done && i < revisions_n; i++) {
		const struct revision *r = &revisions[i];
		done = revision_person(
			       store, r->record, r->record_id, NULL, arena, &person_id, err) &&
		       revision_other_person(
			       store, r->record, r->record_id, arena, &other_id, err) &&
		       revision_put(store, r->record, r->record_id, r->state, arena, err);
		people_take(arena, done ? person_id : 0, people, n, &room);
		people_take(arena, done ? other_id : 0, people, n, &room);
		team = team || strcmp(r->record, "team") == 0;
	}
	/* Which score leads is a setting of the team. */
	if (done && team)
		return store_current_refresh_all(store, err);
	for (size_t i = 0; done && i < *n; i++)
		done = store_current_refresh(store, (*people)[i], err);
	return done;
}

static const char *state_or_none(const char *state)
{
	return state == NULL || strcmp(state, "null") == 0 ? NULL : state;
}

bool store_change_parts(struct store *store, const char *save_id, struct arena *arena,
	struct change_part **out, size_t *n, struct err *err)
{
	struct revision *revisions;
	const char *after;
	bool later;

	if (!revisions_of(store, save_id, arena, &revisions, n, err))
		return false;
	*out = arena_new_array(arena, struct change_part, *n);
	for (size_t i = 0; i < *n; i++) {
		const struct revision *r = &revisions[*n - 1 - i];
		struct change_part *part = &(*out)[i];
		*part = (struct change_part){.record = r->record, .record_id = r->record_id};
		if (!state_after(store, r, arena, &after, &later, err))
			return false;
		part->before = state_or_none(r->state);
		part->after = state_or_none(after);
		if (!revision_person(store, r->record, r->record_id,
			    part->after != NULL ? part->after : part->before, arena,
			    &part->person_id, err))
			return false;
	}
	return true;
}

/* ---- what one row was ---- */

bool store_record_states(struct store *store, const char *record, int64_t id, struct arena *arena,
	struct record_state **out, size_t *n, struct err *err)
{
	struct revision *kept;
	int64_t version;
	char *now;
	size_t kept_n;

	*n = 0;
	if (query_start(store, Q_REVISION_OF_RECORD, err) == NULL ||
		!query_text(store, Q_REVISION_OF_RECORD, "record", record) ||
		!query_int(store, Q_REVISION_OF_RECORD, "record_id", id) ||
		!query_many(
			store, Q_REVISION_OF_RECORD, &revision_shape, arena, &kept, &kept_n, err) ||
		!revision_now(store, record, id, arena, &now, &version, err))
		return false;
	*out = arena_new_array(arena, struct record_state, kept_n + 1);
	for (size_t i = 0; i < kept_n; i++)
		(*out)[(*n)++] = (struct record_state){.state = kept[i].state,
			.at = i > 0 ? kept[i - 1].replaced_at : NULL,
			.by = i > 0 ? kept[i - 1].replaced_by : 0};
	if (now != NULL)
		(*out)[(*n)++] = (struct record_state){.state = now,
			.at = kept_n > 0 ? kept[kept_n - 1].replaced_at : NULL,
			.by = kept_n > 0 ? kept[kept_n - 1].replaced_by : 0};
	return true;
}
