/* Risk scores, and the runs that bring them. */
#ifndef CASELOAD_STORE_RISK_H
#define CASELOAD_STORE_RISK_H

#include <caseload/person.h>
#include <caseload/risk.h>
#include <caseload/store/store.h>

/* Scores that stand, the current one first: that is the newest of the team's leading instrument,
 * else the newest of any. `file_hash` and `lawful_basis` come from the run. */
bool store_risk_scores(struct store *store, int64_t person_id, struct arena *arena,
	struct risk_score **out, size_t *n, struct err *err);
/* New ones only: a score is never changed. Sets the id. */
bool store_risk_add(struct store *store, struct risk_score *score, struct err *err);

/* ---- runs ---- */

/* Opens a run inside the open save: from here until the commit what is saved is this run's. Counts
 * are given at the end, with store_run_close(). */
bool store_run_open(struct store *store, int64_t team_id, struct import_run *run, struct err *err);
bool store_run_close(struct store *store, const struct import_run *run, struct err *err);
/* By uid, or its beginning; ERR_INVALID "run" where several begin so. id 0: none. */
bool store_run_find(struct store *store, int64_t team_id, const char *uid, struct arena *arena,
	struct import_run *out, struct err *err);
bool store_run_list(struct store *store, int64_t team_id, struct arena *arena,
	struct import_run **out, size_t *n, struct err *err); /* newest first */
/* The newest run of the same practice and instrument that stands and brought scores; id 0: none. */
bool store_run_previous(struct store *store, int64_t team_id, const char *practice,
	const char *instrument, int64_t before_id, struct arena *arena, struct import_run *out,
	struct err *err);
/* Those whom a run gave a score: id, nhs_number and names only. */
bool store_run_scored(struct store *store, int64_t run_id, const char *instrument,
	struct arena *arena, struct person **out, size_t *n, struct err *err);

/* ---- taking in ---- */

/* Is there nobody yet? Then nothing has to be looked up. */
bool store_is_empty_of_people(struct store *store, bool *out, struct err *err);
/* Filling an empty store with a long list, inside one save: the indexes are taken away and made
 * again, first those of people and scores, and when the board's rows have been made from them the
 * board's own. The CHECKs are not asked a second time about what person_check() and the coded lists
 * let through. A save that is given up puts the indexes back; end it in every case. */
struct store_filling;
bool store_filling_begin(struct store *store, struct store_filling **out, struct err *err);
bool store_filling_records_done(
	struct store *store, struct store_filling *filling, struct err *err);
bool store_filling_board_done(struct store *store, struct store_filling *filling, struct err *err);
void store_filling_end(struct store *store, struct store_filling *filling); /* NULL is fine */
/* Adds someone new with what a list can say of them, quicker than store_person_save(): for a list of
 * a million. Sets the id. */
bool store_person_add_listed(
	struct store *store, struct person *person, struct arena *arena, struct err *err);
/* People of the team born that day whom other runs or people brought: id, names, number. */
bool store_person_born_on(struct store *store, int64_t team_id, struct date born,
	int64_t not_run_id, struct arena *arena, struct person **out, size_t *n, struct err *err);
/* Where the person's details come from. */
struct person_origin {
	struct date
		run_date; /* of the newest list that made or changed the person; none: no list did */
	const char *
		typed_by; /* name of the last worker who typed any of it by hand; NULL: nobody did */
};
bool store_person_origin(struct store *store, const struct person *person, struct arena *arena,
	struct person_origin *out, struct err *err);

/* ---- taking back ---- */

/* New people of a run that somebody has worked on since, by name; at most `limit` of them. */
bool store_run_worked_on(struct store *store, int64_t run_id, int64_t limit, struct arena *arena,
	struct person **out, size_t *n, struct err *err);
/* People the run changed and who were changed again since, by name. They keep what they have. */
bool store_run_changed_since(struct store *store, int64_t run_id, int64_t limit,
	struct arena *arena, struct person **out, size_t *n, struct err *err);
/* In a save of that run (struct save). Withdraws what the run brought, gives changed people back what they had, refreshes the board's
 * rows, and marks the run as undone. */
bool store_run_undo(
	struct store *store, const struct import_run *run, struct date today, struct err *err);

#endif
