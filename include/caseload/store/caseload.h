/* The caseload: lists, counts and search over the narrow table of current risk, and the making of
 * that table. */
#ifndef CASELOAD_STORE_CASELOAD_H
#define CASELOAD_STORE_CASELOAD_H

#include <caseload/caseload.h>
#include <caseload/store/store.h>

/* ---- the table, made from the records ---- */

/* The person's row; gone where no team knows the person any more. Run in the same transaction as
 * every change to the person, their scores, episode, lead, plan or reviews. */
bool store_current_refresh(struct store *store, int64_t person_id, struct err *err);
/* The rows of everyone whose id lies between the two, in one statement: an import gives its new
 * people consecutive ids. */
bool store_current_refresh_range(struct store *store, int64_t low, int64_t high, struct err *err);
bool store_current_refresh_all(struct store *store, struct err *err);
/* Makes the whole table afresh, inside a save, and says how many rows had not been so: 0 in a store
 * that is right. For tests; it reads everything. */
bool store_current_differs(struct store *store, int64_t *rows, struct err *err);

/* ---- lists ---- */

/* Ids of everyone the filter matches, in its order; with limit and offset a window of them. All
 * ids of a team of 20,000 take about 2 ms, so a screen keeps them and asks for rows by window. */
bool store_case_ids(struct store *store, const struct case_filter *filter, struct arena *arena,
	int64_t **out, size_t *n, struct err *err);
/* One row for each id, in the same order; an id that has gone is left out. */
bool store_case_rows(struct store *store, const int64_t *ids, size_t ids_n, struct date today,
	struct arena *arena, struct case_row **out, size_t *n, struct err *err);
/* Both at once. */
bool store_case_list(struct store *store, const struct case_filter *filter, struct arena *arena,
	struct case_row **out, size_t *n, struct err *err);
/* Over everyone the filter matches; limit and offset do not count. */
bool store_case_counts(struct store *store, const struct case_filter *filter,
	struct case_counts *out, struct err *err);

/* Of these ids those of people the team knows, in the same order, into `out` (room for as many). */
bool store_case_known(struct store *store, int64_t team_id, const int64_t *ids, size_t ids_n,
	int64_t *out, size_t *n, struct err *err);

/* What waits for the worker in this team: the same definitions as the lists it leads to. */
bool store_case_waiting(struct store *store, int64_t team_id, int64_t worker_id, struct date today,
	struct case_waiting *out, struct err *err);
/* How far the audit goes now, to be remembered with what is read; and of how many of the team's
 * people others than `worker_id` have changed the records since then. */
bool store_case_seen(struct store *store, int64_t *seq, struct err *err);
bool store_case_news(struct store *store, int64_t team_id, int64_t worker_id, int64_t since,
	struct arena *arena, struct case_news *out, struct err *err);

/* Finds people known to the team: words of a name in any order (a word may be any part of one), an
 * NHS Number or its first digits, a date of birth in any form, a postcode or its beginning,
 * another system's number. Exact numbers first, then names that begin so, then the rest. */
bool store_case_find(struct store *store, int64_t team_id, const char *text, struct date today,
	int64_t limit, struct arena *arena, struct case_row **out, size_t *n, struct err *err);

#endif
