#include <caseload/store/team.h>

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/person.h>

#include "revision.h"

static const struct saver team_saver = {
	"team", &team_shape, Q_TEAM_ROW, Q_TEAM_INSERT, Q_TEAM_UPDATE};
static const struct saver practice_saver = {
	"practice", &practice_shape, Q_PRACTICE_ROW, Q_PRACTICE_INSERT, Q_PRACTICE_UPDATE};

bool store_team_first(struct store *store, struct arena *arena, struct team *out, struct err *err)
{
	return query_start(store, Q_TEAM_FIRST, err) != NULL &&
	       query_one(store, Q_TEAM_FIRST, &team_shape, arena, out, NULL, err);
}

bool store_team_by_id(
	struct store *store, int64_t id, struct arena *arena, struct team *out, struct err *err)
{
	return query_start(store, Q_TEAM_ROW, err) != NULL &&
	       query_int(store, Q_TEAM_ROW, "id", id) &&
	       query_one(store, Q_TEAM_ROW, &team_shape, arena, out, NULL, err);
}

bool store_team_save(struct store *store, struct team *team, struct err *err)
{
	if (team->person_word == NULL)
		team->person_word = "person";
	if (team->id == 0 && team->review_months_lower == 0) {
		team->soon_days = 7;
		team->review_months_very_high = 1;
		team->review_months_high = 3;
		team->review_months_rising = 6;
		team->review_months_lower = 12;
	}
	if (team->id == 0 && team->frequent == 0)
		team->frequent = 5;
	return row_save(store, &team_saver, team, err);
}

/* ---- practices ---- */

bool store_practice_by_id(
	struct store *store, int64_t id, struct arena *arena, struct practice *out, struct err *err)
{
	return query_start(store, Q_PRACTICE_ROW, err) != NULL &&
	       query_int(store, Q_PRACTICE_ROW, "id", id) &&
	       query_one(store, Q_PRACTICE_ROW, &practice_shape, arena, out, NULL, err);
}

bool store_practice_by_code(struct store *store, const char *code, struct arena *arena,
	struct practice *out, struct err *err)
{
	return query_start(store, Q_PRACTICE_BY_CODE, err) != NULL &&
	       query_text(store, Q_PRACTICE_BY_CODE, "code", code) &&
	       query_one(store, Q_PRACTICE_BY_CODE, &practice_shape, arena, out, NULL, err);
}

bool store_practice_save(struct store *store, struct practice *practice, struct err *err)
{
	if (practice->status == PRACTICE_NONE)
		practice->status = PRACTICE_ACTIVE;
	return row_save(store, &practice_saver, practice, err);
}

/* "%GREEN LANE%", with what LIKE takes for its own marked. */
static char *like_pattern(const char *find, struct arena *arena)
{
	struct str pattern = {0};

	str_addc(&pattern, '%');
	for (const char *p = find != NULL ? find : ""; *p != '\0'; p++) {
		if (strchr("%_\\", *p) != NULL)
			str_addc(&pattern, '\\');
		str_addc(&pattern, (char)toupper((unsigned char)*p));
	}
	if (pattern.length > 1)
		str_addc(&pattern, '%');
	char *text = arena_strdup(arena, str_text(&pattern));
	str_free(&pattern);
	return text;
}

bool store_practice_list(struct store *store, const struct practice_filter *filter,
	struct arena *arena, struct practice **out, size_t *n, struct err *err)
{
	enum query query = filter->team_id != 0 ? Q_PRACTICE_BY_TEAM : Q_PRACTICE_EVERYWHERE;

	return query_start(store, query, err) != NULL &&
	       (filter->team_id == 0 || query_int(store, query, "team_id", filter->team_id)) &&
	       query_text(store, query, "find", like_pattern(filter->find, arena)) &&
	       query_int(store, query, "limit", filter->limit > 0 ? filter->limit : INT32_MAX) &&
	       query_many(store, query, &practice_shape, arena, out, n, err);
}

static void take_text(const char **old, const char *fresh, bool *changed)
{
	if (fresh == NULL || text_equal(*old, fresh))
		return;
	*old = fresh;
	*changed = true;
}

static void take_date(struct date *old, struct date fresh, bool *changed)
{
	if (!date_is_set(fresh) || date_equal(*old, fresh))
		return;
	*old = fresh;
	*changed = true;
}

/* What the file says over what we have; what it leaves empty stays. */
static bool practice_take(struct practice *old, const struct practice *row)
{
	bool changed = false;

	take_text(&old->name, row->name, &changed);
	take_text(&old->address, row->address, &changed);
	take_text(&old->postcode, row->postcode, &changed);
	take_text(&old->phone, row->phone, &changed);
	take_text(&old->successor, row->successor, &changed);
	take_date(&old->opened, row->opened, &changed);
	take_date(&old->closed, row->closed, &changed);
	if (row->status != PRACTICE_NONE && row->status != old->status) {
		/* A practice that opened again has no closing date any more. */
		if (row->status == PRACTICE_ACTIVE && !date_is_set(row->closed))
			old->closed = DATE_NONE;
		old->status = row->status;
		changed = true;
	}
	return changed;
}

static bool practice_upsert(struct store *store, const struct practice *row, struct arena *arena,
	struct practice_counts *counts, struct err *err)
{
	struct practice practice;

	if (!store_practice_by_code(store, row->code, arena, &practice, err))
		return false;
	if (practice.id == 0) {
		practice = *row;
		practice.id = 0;
		counts->added++;
		return store_practice_save(store, &practice, err);
	}
	if (!practice_take(&practice, row)) {
		counts->unchanged++;
		return true;
	}
	counts->changed++;
	return store_practice_save(store, &practice, err);
}

bool store_practice_upsert(struct store *store, const struct practice *rows, size_t n,
	struct practice_counts *counts, struct err *err)
{
	struct arena *arena = arena_new();
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++) {
		ok = practice_upsert(store, &rows[i], arena, counts, err);
		arena_reset(arena);
	}
	arena_free(arena);
	return ok;
}

static bool people_take(
	struct store *store, struct person *people, size_t n, int64_t team_id, struct err *err)
{
	static const struct saver saver = {
		"person", &person_shape, Q_PERSON_ROW, Q_PERSON_INSERT, Q_PERSON_UPDATE};

	for (size_t i = 0; i < n; i++) {
		people[i].team_id = team_id;
		if (!row_save(store, &saver, &people[i], err))
			return false;
	}
	return true;
}

bool store_practice_join(struct store *store, struct practice *practice, int64_t team_id,
	struct arena *arena, int64_t **people, size_t *n, struct err *err)
{
	struct person *found;

	practice->team_id = team_id;
	if (!store_practice_save(store, practice, err) ||
		query_start(store, Q_PRACTICE_PEOPLE_UNKNOWN, err) == NULL ||
		!query_int(store, Q_PRACTICE_PEOPLE_UNKNOWN, "practice_id", practice->id) ||
		!query_many(store, Q_PRACTICE_PEOPLE_UNKNOWN, &person_shape, arena, &found, n, err))
		return false;
	*people = arena_new_array(arena, int64_t, *n);
	for (size_t i = 0; i < *n; i++)
		(*people)[i] = found[i].id;
	return people_take(store, found, *n, team_id, err);
}

bool store_list_size_set(struct store *store, int64_t practice_id, struct date quarter_start,
	int64_t adults, int64_t all_ages, struct err *err)
{
	size_t known;

	if (query_start(store, Q_LIST_SIZE_FIND, err) == NULL ||
		!query_int(store, Q_LIST_SIZE_FIND, "practice_id", practice_id) ||
		!query_date(store, Q_LIST_SIZE_FIND, "quarter_start", quarter_start) ||
		!revision_before_each(store, Q_LIST_SIZE_FIND, "list_size", &known, err) ||
		query_start(store, Q_LIST_SIZE_SET, err) == NULL ||
		!query_int(store, Q_LIST_SIZE_SET, "practice_id", practice_id) ||
		!query_date(store, Q_LIST_SIZE_SET, "quarter_start", quarter_start) ||
		!query_int(store, Q_LIST_SIZE_SET, "adults", adults) ||
		(all_ages != 0 && !query_int(store, Q_LIST_SIZE_SET, "all_ages", all_ages)))
		return false;
	return known > 0 ? query_run(store, Q_LIST_SIZE_SET, err)
			 : revision_made_each(store, Q_LIST_SIZE_SET, "list_size", err);
}
