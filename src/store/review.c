#include <caseload/store/review.h>

#include <string.h>

#include <caseload/deadline.h>
#include <caseload/person.h>

#include "row.h"

static const struct saver saver = {
	"review",
	&review_shape,
	Q_REVIEW_ROW,
	Q_REVIEW_INSERT,
	Q_REVIEW_UPDATE,
};

/* Names are written as people read them, and lateness by the one definition. */
static bool reviews(struct db_stmt *stmt, struct date today, struct arena *arena,
	struct review **out, size_t *n, struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct review *review = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &review_shape, arena, review);
		row_read(stmt, &person_shape, arena, &person);
		review->person = person_name(&person, arena);
		if (review_runs(review))
			review->late_days = deadline_late_days(review->due_on, today);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

static bool of_episode(struct store *store, int64_t episode_id, struct date today,
	struct arena *arena, struct review **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_REVIEW_OF_EPISODE, err);

	return stmt != NULL && query_int(store, Q_REVIEW_OF_EPISODE, "episode", episode_id) &&
	       reviews(stmt, today, arena, out, n, err);
}

bool store_review_open(struct store *store, int64_t episode_id, enum review_kind kind,
	struct date today, struct arena *arena, struct review *out, struct err *err)
{
	struct review *list;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (!of_episode(store, episode_id, today, arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (review_is_open(&list[i]) &&
			(kind == REVIEW_KIND_NONE || list[i].kind == (int)kind)) {
			*out = list[i];
			break;
		}
	return true;
}

bool store_review_last_held(struct store *store, int64_t episode_id, enum review_kind kind,
	struct arena *arena, struct review *out, struct err *err)
{
	struct review *list;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (!of_episode(store, episode_id, DATE_NONE, arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].status == REVIEW_HELD && list[i].kind == (int)kind) {
			*out = list[i];
			break;
		}
	return true;
}

bool store_review_of_person(struct store *store, int64_t person_id, int64_t team_id,
	struct date today, struct arena *arena, struct review **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_REVIEW_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_REVIEW_OF_PERSON, "person", person_id) &&
	       query_int(store, Q_REVIEW_OF_PERSON, "team", team_id) &&
	       reviews(stmt, today, arena, out, n, err);
}

bool store_review_of_worker(struct store *store, int64_t worker_id, int64_t team_id,
	struct date today, struct arena *arena, struct review **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_REVIEW_OF_WORKER, err);

	return stmt != NULL && query_int(store, Q_REVIEW_OF_WORKER, "with", worker_id) &&
	       query_int(store, Q_REVIEW_OF_WORKER, "team", team_id) &&
	       reviews(stmt, today, arena, out, n, err);
}

bool store_review_list(struct store *store, const struct review_filter *filter, struct arena *arena,
	struct review **out, size_t *n, struct err *err)
{
	enum query query = filter->overdue ? Q_REVIEW_OVERDUE : Q_REVIEW_LIST;
	struct db_stmt *stmt = query_start(store, query, err);

	return stmt != NULL && query_int(store, query, "team", filter->team_id) &&
	       query_date(store, query, "from", filter->from) &&
	       query_date(store, query, "to", filter->to) &&
	       query_int(store, query, "with", filter->with_id) &&
	       (!filter->overdue || query_date(store, query, "today", filter->today)) &&
	       reviews(stmt, filter->today, arena, out, n, err);
}

bool store_review_save(struct store *store, struct review *review, struct err *err)
{
	return row_save(store, &saver, review, err);
}
