#include <caseload/store/risk.h>

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/caseload.h>
#include <caseload/store/person.h>

#include "inside.h"
#include "row.h"

bool store_risk_scores(struct store *store, int64_t person_id, struct arena *arena,
	struct risk_score **out, size_t *n, struct err *err)
{
	return query_start(store, Q_RISK_BY_PERSON, err) != NULL &&
	       query_int(store, Q_RISK_BY_PERSON, "person", person_id) &&
	       query_date(store, Q_RISK_BY_PERSON, "today", clock_today()) &&
	       query_many(store, Q_RISK_BY_PERSON, &risk_score_shape, arena, out, n, err);
}

bool store_risk_add(struct store *store, struct risk_score *score, struct err *err)
{
	char uid[UID_SIZE];
	struct risk_score kept = *score;

	kept.uid = uid_new(uid);
	if (query_start(store, Q_RISK_INSERT, err) == NULL ||
		!query_record(store, Q_RISK_INSERT, &risk_score_shape, &kept, err) ||
		!query_date(store, Q_RISK_INSERT, "sorts_until",
			risk_sorts_until(score->scored_on, score->valid_until)) ||
		!query_run(store, Q_RISK_INSERT, err))
		return false;
	score->id = db_last_id(store->db);
	return true;
}

/* ---- runs ---- */

bool store_run_open(struct store *store, int64_t team_id, struct import_run *run, struct err *err)
{
	char uid[UID_SIZE];

	run->uid = arena_strdup(store->saved, uid_new(uid));
	if (query_start(store, Q_RUN_INSERT, err) == NULL ||
		!query_record(store, Q_RUN_INSERT, &import_run_shape, run, err) ||
		!query_int(store, Q_RUN_INSERT, "team", team_id) ||
		!query_number(store, Q_RUN_INSERT, &run->id, err))
		return false;
	store->save.import_run_id = run->id;
	return true;
}

bool store_run_close(struct store *store, const struct import_run *run, struct err *err)
{
	return query_start(store, Q_RUN_CLOSE, err) != NULL &&
	       query_record(store, Q_RUN_CLOSE, &import_run_shape, run, err) &&
	       query_run(store, Q_RUN_CLOSE, err);
}

bool store_run_find(struct store *store, int64_t team_id, const char *uid, struct arena *arena,
	struct import_run *out, struct err *err)
{
	struct import_run *runs;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (query_start(store, Q_RUN_FIND, err) == NULL ||
		!query_text(store, Q_RUN_FIND, "low", uid) ||
		!query_text(store, Q_RUN_FIND, "high", arena_printf(arena, "%s~", uid)) ||
		!query_int(store, Q_RUN_FIND, "team", team_id) ||
		!query_many(store, Q_RUN_FIND, &import_run_shape, arena, &runs, &n, err))
		return false;
	if (n > 1)
		return err_set(err, ERR_INVALID, "run",
			"More than one import's uid begins with %s. Type more of it.", uid);
	if (n == 1)
		*out = runs[0];
	return true;
}

bool store_run_list(struct store *store, int64_t team_id, struct arena *arena,
	struct import_run **out, size_t *n, struct err *err)
{
	return query_start(store, Q_RUN_LIST, err) != NULL &&
	       query_int(store, Q_RUN_LIST, "team", team_id) &&
	       query_many(store, Q_RUN_LIST, &import_run_shape, arena, out, n, err);
}

bool store_run_previous(struct store *store, int64_t team_id, const char *practice,
	const char *instrument, int64_t before_id, struct arena *arena, struct import_run *out,
	struct err *err)
{
	return query_start(store, Q_RUN_PREVIOUS, err) != NULL &&
	       query_int(store, Q_RUN_PREVIOUS, "team", team_id) &&
	       query_text(store, Q_RUN_PREVIOUS, "practice", practice) &&
	       query_text(store, Q_RUN_PREVIOUS, "instrument", instrument) &&
	       query_int(store, Q_RUN_PREVIOUS, "before", before_id != 0 ? before_id : INT64_MAX) &&
	       query_one(store, Q_RUN_PREVIOUS, &import_run_shape, arena, out, NULL, err);
}

bool store_run_scored(struct store *store, int64_t run_id, const char *instrument,
	struct arena *arena, struct person **out, size_t *n, struct err *err)
{
	return query_start(store, Q_RUN_SCORED, err) != NULL &&
	       query_int(store, Q_RUN_SCORED, "run", run_id) &&
	       query_text(store, Q_RUN_SCORED, "instrument", instrument) &&
	       query_many(store, Q_RUN_SCORED, &person_shape, arena, out, n, err);
}

/* ---- taking in ---- */

bool store_is_empty_of_people(struct store *store, bool *out, struct err *err)
{
	int64_t any = 0;

	if (query_start(store, Q_RUN_PEOPLE_EXIST, err) == NULL ||
		!query_number(store, Q_RUN_PEOPLE_EXIST, &any, err))
		return false;
	*out = any == 0;
	return true;
}

bool store_person_add_listed(
	struct store *store, struct person *person, struct arena *arena, struct err *err)
{
	char uid[UID_SIZE];
	struct person kept = *person;

	kept.uid = uid_new(uid);
	kept.fold = person_fold(person, arena);
	kept.nhs_status = NHS_STATUS_NOT_TRACED;
	kept.import_run_id = store->save.import_run_id;
	if (query_start(store, Q_RUN_PERSON_INSERT, err) == NULL ||
		!query_record(store, Q_RUN_PERSON_INSERT, &person_shape, &kept, err) ||
		!query_run(store, Q_RUN_PERSON_INSERT, err))
		return false;
	person->id = db_last_id(store->db);
	return true;
}

bool store_person_born_on(struct store *store, int64_t team_id, struct date born,
	int64_t not_run_id, struct arena *arena, struct person **out, size_t *n, struct err *err)
{
	return query_start(store, Q_RUN_BORN_ON, err) != NULL &&
	       query_int(store, Q_RUN_BORN_ON, "team", team_id) &&
	       query_date(store, Q_RUN_BORN_ON, "born", born) &&
	       query_int(store, Q_RUN_BORN_ON, "run", not_run_id) &&
	       query_many(store, Q_RUN_BORN_ON, &person_shape, arena, out, n, err);
}

bool store_person_origin(struct store *store, const struct person *person, struct arena *arena,
	struct person_origin *out, struct err *err)
{
	static const enum query by_hand[] = {Q_RUN_TYPED_BY, Q_RUN_ADDED_BY};
	struct import_run run, hand;
	bool found = false;

	if (query_start(store, Q_RUN_ORIGIN, err) == NULL ||
		!query_int(store, Q_RUN_ORIGIN, "person", person->id) ||
		!query_int(store, Q_RUN_ORIGIN, "run", person->import_run_id) ||
		!query_one(store, Q_RUN_ORIGIN, &import_run_shape, arena, &run, NULL, err))
		return false;
	*out = (struct person_origin){run.run_date, NULL};
	for (size_t i = 0; i < sizeof(by_hand) / sizeof(by_hand[0]) && !found; i++) {
		if (query_start(store, by_hand[i], err) == NULL ||
			!query_int(store, by_hand[i], "person", person->id) ||
			!query_one(store, by_hand[i], &import_run_shape, arena, &hand, &found, err))
			return false;
		if (found)
			out->typed_by = hand.imported_by != NULL ? hand.imported_by : "a worker";
	}
	return true;
}

/* ---- taking back ---- */

static bool people_of_run(struct store *store, enum query query, int64_t run_id, int64_t limit,
	struct arena *arena, struct person **out, size_t *n, struct err *err)
{
	return query_start(store, query, err) != NULL && query_int(store, query, "run", run_id) &&
	       query_int(store, query, "limit", limit) &&
	       query_many(store, query, &person_shape, arena, out, n, err);
}

bool store_run_worked_on(struct store *store, int64_t run_id, int64_t limit, struct arena *arena,
	struct person **out, size_t *n, struct err *err)
{
	return people_of_run(store, Q_RUN_WORKED_ON, run_id, limit, arena, out, n, err);
}

bool store_run_changed_since(struct store *store, int64_t run_id, int64_t limit,
	struct arena *arena, struct person **out, size_t *n, struct err *err)
{
	return people_of_run(store, Q_RUN_CHANGED_SINCE, run_id, limit, arena, out, n, err);
}

static bool ids_of_run(struct store *store, enum query query, int64_t run_id, struct arena *arena,
	struct person **out, size_t *n, struct err *err)
{
	return query_start(store, query, err) != NULL && query_int(store, query, "run", run_id) &&
	       query_many(store, query, &person_shape, arena, out, n, err);
}

/* Those the run changed get back what they had, unless they were changed again since. */
static bool restore_changed(
	struct store *store, int64_t run_id, struct arena *arena, struct err *err)
{
	struct person *changed, before;
	size_t n;
	bool found;

	if (!ids_of_run(store, Q_RUN_CHANGED, run_id, arena, &changed, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (query_start(store, Q_RUN_BEFORE, err) == NULL ||
			!query_int(store, Q_RUN_BEFORE, "person", changed[i].id) ||
			!query_int(store, Q_RUN_BEFORE, "run", run_id) ||
			!query_one(store, Q_RUN_BEFORE, &person_shape, arena, &before, &found, err))
			return false;
		if (found && (!store_person_save(store, &before, err) ||
				     !store_current_refresh(store, before.id, err)))
			return false;
	}
	return true;
}

static bool withdraw(struct store *store, int64_t run_id, struct date today, struct err *err)
{
	static const enum query queries[] = {Q_RUN_WITHDRAW_PEOPLE, Q_RUN_WITHDRAW_SCORES};

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		if (query_start(store, queries[i], err) == NULL ||
			!query_record(store, queries[i], NULL, NULL, err) ||
			!query_int(store, queries[i], "run", run_id) ||
			!query_run(store, queries[i], err))
			return false;
	return query_start(store, Q_RUN_END_IDENTIFIERS, err) != NULL &&
	       query_int(store, Q_RUN_END_IDENTIFIERS, "run", run_id) &&
	       query_date(store, Q_RUN_END_IDENTIFIERS, "today", today) &&
	       query_run(store, Q_RUN_END_IDENTIFIERS, err);
}

/* Everyone the run scored or made, a stretch of consecutive ids at a time. */
static bool refresh_scored(
	struct store *store, int64_t run_id, struct arena *arena, struct err *err)
{
	struct person *people;
	struct import_run span;
	size_t n;

	if (!ids_of_run(store, Q_RUN_SCORED_IDS, run_id, arena, &people, &n, err))
		return false;
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && people[j].id == people[j - 1].id + 1; j++)
			;
		if (!store_current_refresh_range(store, people[i].id, people[j - 1].id, err))
			return false;
	}
	return query_start(store, Q_RUN_WITHDRAWN_SPAN, err) != NULL &&
	       query_int(store, Q_RUN_WITHDRAWN_SPAN, "run", run_id) &&
	       query_one(store, Q_RUN_WITHDRAWN_SPAN, &import_run_shape, arena, &span, NULL, err) &&
	       (span.rows == 0 || store_current_refresh_range(store, span.rows, span.people, err));
}

bool store_run_undo(
	struct store *store, const struct import_run *run, struct date today, struct err *err)
{
	struct arena *arena = arena_new();
	bool done = restore_changed(store, run->id, arena, err) &&
		    withdraw(store, run->id, today, err) &&
		    refresh_scored(store, run->id, arena, err) &&
		    query_start(store, Q_RUN_UNDONE, err) != NULL &&
		    query_record(store, Q_RUN_UNDONE, &import_run_shape, run, err) &&
		    query_run(store, Q_RUN_UNDONE, err);

	arena_free(arena);
	return done;
}
