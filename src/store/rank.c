/* Ranking a practice's people. */
#include <caseload/store/strata.h>

#include <stdlib.h>
#include <string.h>

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
	int64_t practice_id;
};
static const struct field ranking_fields[] = {
	FIELD(INT, ranking, run_id),
	FIELD(TEXT, ranking, instrument),
	FIELD(DATE, ranking, quarter_start),
	FIELD(INT, ranking, adults),
	FIELD(INT, ranking, people),
};
static const struct shape ranking_shape = SHAPE(ranking, ranking_fields);

/* Somebody on the list, with the place they have now and the one they are to have. */
struct listed {
	int64_t person_id, score_id, score_key;
	int64_t held_practice, held_stratum, held_key, held_score;
	int stratum;
};
struct step {
	int64_t score_key, rank, tied;
};
struct work {
	struct store *store;
	struct arena *arena;
	struct ranking ranking;
	struct date today;
	struct listed *people;
	size_t n, room;
	struct step *steps;
	size_t steps_n;
	struct ranked *out;
	struct err *err;
};

static bool practice_query(struct work *w, enum query query)
{
	return query_start(w->store, query, w->err) != NULL &&
	       query_int(w->store, query, "practice", w->ranking.practice_id);
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
			w->err))
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

static int64_t score_key(int64_t value, int64_t scale)
{
	for (; scale < 6; scale++)
		value *= 10;
	return value;
}

/* A list may give one person two scores; the later row stands for them. */
static struct listed *listed_of(struct work *w, int64_t person_id)
{
	if (w->n > 0 && w->people[w->n - 1].person_id == person_id)
		return &w->people[w->n - 1];
	return arena_push(w->arena, &w->people, &w->n, &w->room, sizeof(*w->people));
}

static bool list_query(struct work *w, enum query query)
{
	struct date adult_born = date_add_months(w->ranking.quarter_start, -18 * 12);

	return practice_query(w, query) && query_int(w->store, query, "run", w->ranking.run_id) &&
	       query_text(w->store, query, "instrument", w->ranking.instrument) &&
	       query_date(w->store, query, "adult_born", adult_born) &&
	       query_date(w->store, query, "today", w->today);
}

static void read_listed(struct db_stmt *stmt, struct listed *out)
{
	*out = (struct listed){
		.person_id = db_column_int(stmt, 0),
		.score_id = db_column_int(stmt, 1),
		.score_key = score_key(db_column_int(stmt, 2), db_column_int(stmt, 3)),
		.held_practice = db_column_int(stmt, 4),
		.held_stratum = db_column_int(stmt, 5),
		.held_key = db_column_int(stmt, 6),
		.held_score = db_column_int(stmt, 7),
	};
}

static bool read_people(struct work *w)
{
	struct db_stmt *stmt;
	enum db_step step;

	if (!list_query(w, Q_RANK_PEOPLE))
		return false;
	stmt = w->store->statements[Q_RANK_PEOPLE];
	while ((step = db_step(stmt, w->err)) == DB_ROW)
		read_listed(stmt, listed_of(w, db_column_int(stmt, 0)));
	db_reset(stmt);
	return step == DB_DONE;
}

/* Of a person with several records the newest score counts, whichever record it is of. */
static bool read_merged(struct work *w)
{
	struct db_stmt *stmt;
	enum db_step step;

	if (!list_query(w, Q_RANK_MERGED))
		return false;
	stmt = w->store->statements[Q_RANK_MERGED];
	while ((step = db_step(stmt, w->err)) == DB_ROW) {
		struct listed row, *there = NULL;

		read_listed(stmt, &row);
		for (size_t i = 0; i < w->n && there == NULL; i++)
			if (w->people[i].person_id == row.person_id)
				there = &w->people[i];
		if (there == NULL)
			there = arena_push(
				w->arena, &w->people, &w->n, &w->room, sizeof(*w->people));
		if (row.score_id > there->score_id)
			*there = row;
	}
	db_reset(stmt);
	w->ranking.people = w->out->people = (int64_t)w->n;
	return step == DB_DONE;
}

static int by_score(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	if (x->score_key != y->score_key)
		return x->score_key < y->score_key ? 1 : -1;
	return (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

/* Who has the same score has the same rank, the highest of theirs, and so the same stratum. */
static void rank(struct work *w)
{
	size_t room = 0;

	if (w->n > 0)
		qsort(w->people, w->n, sizeof(*w->people), by_score);
	for (size_t i = 0, j; i < w->n; i = j) {
		struct step *step =
			arena_push(w->arena, &w->steps, &w->steps_n, &room, sizeof(*w->steps));
		enum stratum stratum = strata_of_rank(w->ranking.adults, (int64_t)i + 1);

		for (j = i; j < w->n && w->people[j].score_key == w->people[i].score_key; j++)
			w->people[j].stratum = (int)stratum;
		*step = (struct step){w->people[i].score_key, (int64_t)i + 1, (int64_t)(j - i)};
	}
}

/* ---- writing what changed ---- */

static int by_person(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	return (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

/* Whoever has a place in the practice and is not on its list any more. */
static bool drop_others(struct work *w)
{
	struct db_stmt *stmt;
	int64_t *gone = NULL, held;
	size_t n = 0, room = 0;
	enum db_step step;

	if (!practice_query(w, Q_RANK_COUNT) ||
		!query_number(w->store, Q_RANK_COUNT, &held, w->err))
		return false;
	if (held == (int64_t)w->n)
		return true;
	if (!practice_query(w, Q_RANK_HELD))
		return false;
	stmt = w->store->statements[Q_RANK_HELD];
	if (w->n > 0)
		qsort(w->people, w->n, sizeof(*w->people), by_person);
	while ((step = db_step(stmt, w->err)) == DB_ROW) {
		struct listed key = {.person_id = db_column_int(stmt, 0)};

		if (w->n == 0 || bsearch(&key, w->people, w->n, sizeof(key), by_person) == NULL)
			*(int64_t *)arena_push(w->arena, &gone, &n, &room, sizeof(*gone)) =
				key.person_id;
	}
	db_reset(stmt);
	if (step != DB_DONE)
		return false;
	for (size_t i = 0; i < n; i++)
		if (query_start(w->store, Q_RANK_DROP, w->err) == NULL ||
			!query_int(w->store, Q_RANK_DROP, "person", gone[i]) ||
			!query_run(w->store, Q_RANK_DROP, w->err))
			return false;
	w->out->changed += (int64_t)n;
	return true;
}

static bool is_same(const struct work *w, const struct listed *p)
{
	return p->held_practice == w->ranking.practice_id && p->held_stratum == p->stratum &&
	       p->held_key == p->score_key && p->held_score == p->score_id;
}

static bool write_place(struct work *w, const struct listed *p)
{
	return query_start(w->store, Q_RANK_SET, w->err) != NULL &&
	       query_int(w->store, Q_RANK_SET, "person", p->person_id) &&
	       query_int(w->store, Q_RANK_SET, "practice", w->ranking.practice_id) &&
	       query_int(w->store, Q_RANK_SET, "stratum", p->stratum) &&
	       query_int(w->store, Q_RANK_SET, "score_key", p->score_key) &&
	       query_int(w->store, Q_RANK_SET, "score", p->score_id) &&
	       query_run(w->store, Q_RANK_SET, w->err);
}

static bool write_places(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		if (is_same(w, &w->people[i]))
			continue;
		if (!write_place(w, &w->people[i]))
			return false;
		w->out->changed++;
	}
	return true;
}

static bool steps_are_held(struct work *w, bool *same)
{
	struct db_stmt *stmt;
	enum db_step step;
	size_t n = 0;

	if (!practice_query(w, Q_STEP_HELD))
		return false;
	stmt = w->store->statements[Q_STEP_HELD];
	*same = true;
	while ((step = db_step(stmt, w->err)) == DB_ROW) {
		*same = *same && n < w->steps_n &&
			db_column_int(stmt, 0) == w->steps[n].score_key &&
			db_column_int(stmt, 1) == w->steps[n].rank &&
			db_column_int(stmt, 2) == w->steps[n].tied;
		n++;
	}
	*same = *same && n == w->steps_n;
	db_reset(stmt);
	return step == DB_DONE;
}

static bool write_steps(struct work *w)
{
	bool same;

	if (!steps_are_held(w, &same))
		return false;
	if (same)
		return true;
	if (!practice_query(w, Q_STEP_DROP) || !query_run(w->store, Q_STEP_DROP, w->err))
		return false;
	for (size_t i = 0; i < w->steps_n; i++)
		if (!practice_query(w, Q_STEP_ADD) ||
			!query_int(w->store, Q_STEP_ADD, "score_key", w->steps[i].score_key) ||
			!query_int(w->store, Q_STEP_ADD, "rank", w->steps[i].rank) ||
			!query_int(w->store, Q_STEP_ADD, "tied", w->steps[i].tied) ||
			!query_run(w->store, Q_STEP_ADD, w->err))
			return false;
	return true;
}

static bool write_ranking(struct work *w)
{
	struct ranking held;

	if (!practice_query(w, Q_RANKING_HELD) ||
		!query_one(w->store, Q_RANKING_HELD, &ranking_shape, w->arena, &held, NULL, w->err))
		return false;
	if (held.run_id == w->ranking.run_id && held.adults == w->ranking.adults &&
		held.people == w->ranking.people &&
		date_equal(held.quarter_start, w->ranking.quarter_start) &&
		strcmp(held.instrument, w->ranking.instrument) == 0)
		return true;
	return practice_query(w, Q_RANKING_SET) &&
	       query_record(w->store, Q_RANKING_SET, &ranking_shape, &w->ranking, w->err) &&
	       query_run(w->store, Q_RANKING_SET, w->err);
}

/* Nobody can be ranked: what was, goes. */
static bool unrank(struct work *w)
{
	static const enum query queries[] = {Q_RANK_DROP_ALL, Q_STEP_DROP, Q_RANKING_DROP};

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		if (!practice_query(w, queries[i]) || !query_run(w->store, queries[i], w->err))
			return false;
		if (i == 0)
			w->out->changed = db_changes(w->store->db);
	}
	return true;
}

bool store_rank_practice(struct store *store, int64_t practice_id, const char *leading,
	struct date today, struct ranked *out, struct err *err)
{
	struct work w = {.store = store,
		.arena = arena_new(),
		.ranking = {.practice_id = practice_id},
		.today = today,
		.out = out,
		.err = err};
	bool done;

	*out = (struct ranked){0};
	done = choose_list(&w, leading);
	if (done && !out->possible)
		done = unrank(&w);
	else if (done)
		done = read_people(&w) && read_merged(&w) && (rank(&w), write_steps(&w)) &&
		       write_places(&w) && drop_others(&w) && write_ranking(&w);
	arena_free(w.arena);
	return done;
}
