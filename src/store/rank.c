/* Ranking a practice's people. */
#include <caseload/store/strata.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/caseload.h>

#include "inside.h"
#include "row.h"

/* ---- whom to rank ---- */

static const struct field rankable_fields[] = {
	FIELD(INT, rankable, id),
	FIELD(INT, rankable, team_id),
	FIELD(TEXT, rankable, code),
	FIELD(TEXT, rankable, leading),
};
const struct shape rankable_shape = SHAPE(rankable, rankable_fields);

bool store_rankable(struct store *store, int64_t team_id, struct arena *arena,
	struct rankable **out, size_t *n, struct err *err)
{
	return query_start(store, Q_RANKABLE, err) != NULL &&
	       query_int(store, Q_RANKABLE, "team", team_id) &&
	       query_many(store, Q_RANKABLE, &rankable_shape, arena, out, n, err);
}

bool store_rankable_of_run(struct store *store, int64_t run_id, struct arena *arena,
	struct rankable **out, size_t *n, struct err *err)
{
	return query_start(store, Q_RANKABLE_OF_RUN, err) != NULL &&
	       query_int(store, Q_RANKABLE_OF_RUN, "run", run_id) &&
	       query_many(store, Q_RANKABLE_OF_RUN, &rankable_shape, arena, out, n, err);
}

bool store_in_care(struct store *store, int64_t team_id, int64_t practice_id, struct arena *arena,
	int64_t **out, size_t *n, struct err *err)
{
	enum query query = practice_id != 0 ? Q_SCORE_CARE : Q_SCORE_CARE_OTHERS;
	struct db_stmt *stmt = query_start(store, query, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, query, "team", team_id) ||
		(practice_id != 0 && !query_int(store, query, "practice", practice_id)))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW)
		*(int64_t *)arena_push(arena, out, n, &room, sizeof(**out)) =
			db_column_int(stmt, 0);
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_list_practice(
	struct store *store, int64_t practice_id, const char *instrument, struct err *err)
{
	return query_start(store, Q_LIST_PRACTICE, err) != NULL &&
	       query_int(store, Q_LIST_PRACTICE, "practice", practice_id) &&
	       query_text(store, Q_LIST_PRACTICE, "instrument", instrument) &&
	       query_int(store, Q_LIST_PRACTICE, "run", store->save.import_run_id) &&
	       query_run(store, Q_LIST_PRACTICE, err);
}

bool store_list_again(struct store *store, int64_t person_id, int64_t score_id, struct err *err)
{
	return query_start(store, Q_LIST_AGAIN, err) != NULL &&
	       query_int(store, Q_LIST_AGAIN, "run", store->save.import_run_id) &&
	       query_int(store, Q_LIST_AGAIN, "person", person_id) &&
	       query_int(store, Q_LIST_AGAIN, "score", score_id) &&
	       query_run(store, Q_LIST_AGAIN, err);
}

/* ---- a practice ---- */

struct ranking {
	int64_t run_id;
	const char *instrument;
	struct date quarter_start;
	int64_t adults, people;
	struct date holds_until;
	bool stale;
};
static const struct field ranking_fields[] = {
	FIELD(INT, ranking, run_id),
	FIELD(TEXT, ranking, instrument),
	FIELD(DATE, ranking, quarter_start),
	FIELD(INT, ranking, adults),
	FIELD(INT, ranking, people),
	FIELD(DATE, ranking, holds_until),
	FIELD(BOOL, ranking, stale),
};
static const struct shape ranking_shape = SHAPE(ranking, ranking_fields);

/* Somebody of the practice, with the place they have now and the score of the list. */
struct listed {
	int64_t person_id;
	int64_t score_id, score_key; /* 0: not on the list, or does not count */
	int64_t held_practice, held_key, held_score;
};
struct step {
	int64_t score_key, rank, tied;
};
struct work {
	struct store *store;
	struct arena *arena;
	int64_t practice_id;
	struct ranking ranking, held;
	struct date today;
	struct listed *people; /* in the order of their ids */
	size_t n, room;
	struct step *steps;
	size_t steps_n;
	char first_over[DATE_ISO_SIZE]; /* when the first of the scores stops counting; "" never */
	struct ranked *out;
	struct err *err;
};

static bool practice_query(struct work *w, enum query query)
{
	return query_start(w->store, query, w->err) != NULL &&
	       query_int(w->store, query, "practice", w->practice_id);
}

/* By which list, and of how many adults; `possible` says whether there are both. */
static bool choose_list(struct work *w, const char *leading)
{
	struct ranking *lists, size;
	size_t n;

	if (!practice_query(w, Q_LIST_NEWEST) ||
		!query_text(w->store, Q_LIST_NEWEST, "instrument", leading) ||
		!query_many(
			w->store, Q_LIST_NEWEST, &ranking_shape, w->arena, &lists, &n, w->err) ||
		!practice_query(w, Q_LIST_SIZE_NEWEST) ||
		!query_date(w->store, Q_LIST_SIZE_NEWEST, "today", w->today) ||
		!query_one(w->store, Q_LIST_SIZE_NEWEST, &ranking_shape, w->arena, &size, NULL,
			w->err) ||
		!practice_query(w, Q_RANKING_HELD) ||
		!query_one(
			w->store, Q_RANKING_HELD, &ranking_shape, w->arena, &w->held, NULL, w->err))
		return false;
	w->out->possible = n > 0 && size.adults > 0;
	if (!w->out->possible)
		return true;
	w->ranking.run_id = lists[0].run_id;
	w->ranking.instrument = lists[0].instrument;
	w->ranking.quarter_start = size.quarter_start;
	w->ranking.adults = size.adults;
	return true;
}

/* Nothing that places depend on has changed since they were made: see the triggers of the schema. */
static bool still_holds(const struct work *w)
{
	const struct ranking *held = &w->held, *now = &w->ranking;

	return held->run_id == now->run_id && held->adults == now->adults && !held->stale &&
	       date_equal(held->quarter_start, now->quarter_start) &&
	       text_equal(held->instrument, now->instrument) &&
	       (!date_is_set(held->holds_until) || date_compare(w->today, held->holds_until) <= 0);
}

/* ---- who is on the list ---- */

static bool read_held(struct work *w)
{
	struct db_stmt *stmt;
	enum db_step step;

	if (!practice_query(w, Q_RANK_HELD))
		return false;
	stmt = w->store->statements[Q_RANK_HELD];
	while ((step = db_step(stmt, w->err)) == DB_ROW) {
		struct listed *p = arena_push(w->arena, &w->people, &w->n, &w->room, sizeof(*p));

		p->person_id = db_column_int(stmt, 0);
		p->held_practice = db_column_int(stmt, 1);
		p->held_key = db_column_int(stmt, 2);
		p->held_score = db_column_int(stmt, 3);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

static int by_person(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	return (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

static int64_t score_key(int64_t value, int64_t scale)
{
	for (; scale < 6; scale++)
		value *= 10;
	return value;
}

/* A list may give one person two scores, and a person may have two records: the newer counts. */
static void take_score(struct work *w, struct db_stmt *stmt)
{
	const struct listed key = {.person_id = db_column_int(stmt, 0)};
	struct listed *p =
		w->n == 0 ? NULL : bsearch(&key, w->people, w->n, sizeof(key), by_person);
	int64_t score_id = db_column_int(stmt, 1);
	const char *over = db_column_text(stmt, 4, NULL);

	if (p == NULL || p->score_id > score_id)
		return;
	p->score_id = score_id;
	p->score_key = score_key(db_column_int(stmt, 2), db_column_int(stmt, 3));
	if (over != NULL && strlen(over) < sizeof(w->first_over) &&
		(w->first_over[0] == '\0' || strcmp(over, w->first_over) < 0))
		strcpy(w->first_over, over);
}

static bool read_scores(struct work *w, enum query query, bool of_practice)
{
	struct date adult_born = date_add_months(w->ranking.quarter_start, -18 * 12);
	struct db_stmt *stmt = query_start(w->store, query, w->err);
	enum db_step step;

	if (stmt == NULL || !query_int(w->store, query, "run", w->ranking.run_id) ||
		!query_text(w->store, query, "instrument", w->ranking.instrument) ||
		!query_date(w->store, query, "adult_born", adult_born) ||
		!query_date(w->store, query, "today", w->today) ||
		(of_practice && !query_int(w->store, query, "practice", w->practice_id)))
		return false;
	while ((step = db_step(stmt, w->err)) == DB_ROW)
		take_score(w, stmt);
	db_reset(stmt);
	return step == DB_DONE;
}

/* A list of this practice alone is read as it lies there; of one that others stand on as well, what
 * is of this practice. */
static bool read_list(struct work *w)
{
	int64_t practices;

	if (query_start(w->store, Q_RANK_ALONE, w->err) == NULL ||
		!query_int(w->store, Q_RANK_ALONE, "run", w->ranking.run_id) ||
		!query_number(w->store, Q_RANK_ALONE, &practices, w->err))
		return false;
	return (practices > 1 ? read_scores(w, Q_RANK_OF_PRACTICE, true)
			      : read_scores(w, Q_RANK_OF_RUN, false) &&
					read_scores(w, Q_RANK_AGAIN, false)) &&
	       read_scores(w, Q_RANK_MERGED, true);
}

/* ---- ranks ---- */

static int highest_first(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x < *y) - (*x > *y);
}

/* Who has the same score has the same rank, the highest of theirs, and so the same stratum. */
static void rank(struct work *w)
{
	int64_t *keys = arena_new_array(w->arena, int64_t, w->n + 1);
	size_t n = 0, room = 0;

	for (size_t i = 0; i < w->n; i++)
		if (w->people[i].score_id != 0)
			keys[n++] = w->people[i].score_key;
	if (n > 0)
		qsort(keys, n, sizeof(*keys), highest_first);
	for (size_t i = 0, j; i < n; i = j) {
		struct step *step =
			arena_push(w->arena, &w->steps, &w->steps_n, &room, sizeof(*w->steps));

		for (j = i; j < n && keys[j] == keys[i]; j++)
			;
		*step = (struct step){keys[i], (int64_t)i + 1, (int64_t)(j - i)};
	}
	w->ranking.people = w->out->people = (int64_t)n;
	date_parse_iso(w->first_over, &w->ranking.holds_until);
}

/* ---- writing what changed ---- */

static bool write_place(struct work *w, const struct listed *p)
{
	return query_start(w->store, Q_RANK_SET, w->err) != NULL &&
	       query_int(w->store, Q_RANK_SET, "person", p->person_id) &&
	       query_int(w->store, Q_RANK_SET, "practice", w->practice_id) &&
	       query_int(w->store, Q_RANK_SET, "score_key", p->score_key) &&
	       query_int(w->store, Q_RANK_SET, "score", p->score_id) &&
	       query_run(w->store, Q_RANK_SET, w->err);
}

static bool drop_place(struct work *w, const struct listed *p)
{
	return query_start(w->store, Q_RANK_DROP, w->err) != NULL &&
	       query_int(w->store, Q_RANK_DROP, "person", p->person_id) &&
	       query_run(w->store, Q_RANK_DROP, w->err);
}

static bool write_places(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct listed *p = &w->people[i];
		bool same = p->score_id == 0 ? p->held_practice == 0
					     : p->held_practice == w->practice_id &&
						       p->held_key == p->score_key &&
						       p->held_score == p->score_id;

		if (same)
			continue;
		if (!(p->score_id != 0 ? write_place(w, p) : drop_place(w, p)))
			return false;
		w->out->changed++;
	}
	return true;
}

static bool write_step(struct work *w, const struct step *step)
{
	int stratum = (int)strata_of_rank(w->ranking.adults, step->rank);

	return practice_query(w, Q_STEP_ADD) &&
	       query_int(w->store, Q_STEP_ADD, "score_key", step->score_key) &&
	       query_int(w->store, Q_STEP_ADD, "rank", step->rank) &&
	       query_int(w->store, Q_STEP_ADD, "tied", step->tied) &&
	       query_int(w->store, Q_STEP_ADD, "stratum", stratum) &&
	       query_run(w->store, Q_STEP_ADD, w->err);
}

static bool write_ranking(struct work *w)
{
	if (!practice_query(w, Q_STEP_DROP) || !query_run(w->store, Q_STEP_DROP, w->err))
		return false;
	for (size_t i = 0; i < w->steps_n; i++)
		if (!write_step(w, &w->steps[i]))
			return false;
	return practice_query(w, Q_RANKING_SET) &&
	       query_record(w->store, Q_RANKING_SET, &ranking_shape, &w->ranking, w->err) &&
	       query_run(w->store, Q_RANKING_SET, w->err);
}

/* Nobody can be ranked: what was, goes. */
static bool unrank(struct work *w)
{
	static const enum query queries[] = {Q_STEP_DROP, Q_RANKING_DROP};

	if (w->held.run_id == 0)
		return true;
	if (!read_held(w) || !write_places(w))
		return false;
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		if (!practice_query(w, queries[i]) || !query_run(w->store, queries[i], w->err))
			return false;
	w->out->written = true;
	return true;
}

static bool rank_anew(struct work *w)
{
	if (!read_held(w) || !read_list(w))
		return false;
	rank(w);
	w->out->written = true;
	return write_places(w) && write_ranking(w);
}

bool store_rank_practice(struct store *store, int64_t practice_id, const char *leading,
	struct date today, struct ranked *out, struct err *err)
{
	struct work w = {.store = store,
		.arena = arena_new(),
		.practice_id = practice_id,
		.today = today,
		.out = out,
		.err = err};
	bool done;

	*out = (struct ranked){0};
	done = choose_list(&w, leading);
	out->people = w.held.people;
	if (done && !out->possible)
		done = unrank(&w);
	else if (done && !still_holds(&w))
		done = rank_anew(&w);
	arena_free(w.arena);
	return done;
}
