/* Reviews. */
#ifndef CASELOAD_STORE_REVIEW_H
#define CASELOAD_STORE_REVIEW_H

#include <caseload/review.h>
#include <caseload/store/store.h>

/* late_days is filled as of `today` by deadline_late_days(), on open reviews only. */

/* The open one of that kind (REVIEW_KIND_NONE: the earliest of any kind). */
bool store_review_open(struct store *store, int64_t episode_id, enum review_kind kind,
	struct date today, struct arena *arena, struct review *out, struct err *err);
/* The one of that kind held last. */
bool store_review_last_held(struct store *store, int64_t episode_id, enum review_kind kind,
	struct arena *arena, struct review *out, struct err *err);
/* Of every episode of the person in this team: open ones first by date, then newest first. */
bool store_review_of_person(struct store *store, int64_t person_id, int64_t team_id,
	struct date today, struct arena *arena, struct review **out, size_t *n, struct err *err);
/* A team's open reviews booked with a worker. */
bool store_review_of_worker(struct store *store, int64_t worker_id, int64_t team_id,
	struct date today, struct arena *arena, struct review **out, size_t *n, struct err *err);

struct review_filter {
	int64_t team_id;
	struct date from, to; /* of due_on, both included; none: without end */
	bool overdue;	      /* only open ones that are late */
	int64_t with_id;      /* 0 anybody */
	struct date today;
};
/* By date. Reviews of every status, of episodes open or ended, unless `overdue`. */
bool store_review_list(struct store *store, const struct review_filter *filter, struct arena *arena,
	struct review **out, size_t *n, struct err *err);
bool store_review_save(struct store *store, struct review *review, struct err *err);

#endif
