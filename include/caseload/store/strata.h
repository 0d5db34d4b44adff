/* Ranking a practice's people, the strata, and the work lists. */
#ifndef CASELOAD_STORE_STRATA_H
#define CASELOAD_STORE_STRATA_H

#include <caseload/store/store.h>
#include <caseload/work_list.h>

/* ---- ranking ---- */

struct ranked {
	int64_t people;	 /* who have a place now */
	int64_t changed; /* places that are new, other or gone */
	bool written;	 /* anything at all: where not, there is nothing to commit */
	bool possible;	 /* false: no list size, or no list; whoever had a place has none now */
};
/* Ranks the practice's people by the newest list of the team's leading instrument (where the team
 * has none: by the newest list's own), inside the open save, and writes only what changed. Adults
 * alone, as the quarter began; who has died and whose score expired has no place. */
bool store_rank_practice(struct store *store, int64_t practice_id, const char *leading,
	struct date today, struct ranked *out, struct err *err);
/* Practices of the team, by code; team 0: of every team. With each its team's leading instrument. */
struct rankable {
	int64_t id, team_id;
	const char *code;
	const char *leading; /* NULL none */
};
extern const struct shape rankable_shape;
bool store_rankable(struct store *store, int64_t team_id, struct arena *arena,
	struct rankable **out, size_t *n, struct err *err);
/* Those that stand on a run's list. */
bool store_rankable_of_run(struct store *store, int64_t run_id, struct arena *arena,
	struct rankable **out, size_t *n, struct err *err);

/* The people of the practice in the team's care; practice_id 0: of no practice of the team. */
bool store_in_care(struct store *store, int64_t team_id, int64_t practice_id, struct arena *arena,
	int64_t **out, size_t *n, struct err *err);

/* What an import tells of its list: that the practice stands on it, and who was on it with a score
 * that was held already. Inside the import's save. */
bool store_list_practice(
	struct store *store, int64_t practice_id, const char *instrument, struct err *err);
bool store_list_again(struct store *store, int64_t person_id, int64_t score_id, struct err *err);

/* ---- strata ---- */

/* Four rows for each practice of the team that could be ranked, the highest stratum first, one that
 * says why for the others; by practice. practice NULL: all. Whom another team knows is not
 * counted. */
bool store_strata(struct store *store, int64_t team_id, const char *practice, struct arena *arena,
	struct strata_row **out, size_t *n, struct err *err);
/* The people behind those counts, the highest score first; stratum STRATUM_NONE: all. */
bool store_strata_people(struct store *store, int64_t team_id, const char *practice, int stratum,
	struct date today, int64_t limit, struct arena *arena, struct work_list *list,
	struct err *err);

/* ---- work lists ---- */

struct work_asked {
	int64_t team_id;
	const char *leading;  /* instrument; NULL: whichever score leads */
	const char *practice; /* ODS code; NULL all */
	struct date today;
	int64_t frequent; /* the team's threshold */
	int64_t limit;	  /* rows; 0 all */
};
/* Fills rows, n, total and what can be told in numbers; words are the caller's. */
bool store_work_rising(struct store *store, const struct work_asked *asked, struct arena *arena,
	struct work_list *list, struct err *err);
/* Highest count first. counts[0..2]: how many people have 3, 5, 10 or more. */
bool store_work_frequent(struct store *store, const struct work_asked *asked,
	int64_t counts[static 3], struct arena *arena, struct work_list *list, struct err *err);
/* Newest readmission first. */
bool store_work_readmitted(struct store *store, const struct work_asked *asked, struct arena *arena,
	struct work_list *list, struct err *err);
/* On the newest list of their practice and not on the one before it, or the reverse; *compared says
 * how many practices have two lists. In each row `on` is the newest list's day, before_on that of
 * the one before. */
bool store_work_lists(struct store *store, const struct work_asked *asked, bool gone,
	int64_t *compared, struct arena *arena, struct work_list *list, struct err *err);

#endif
