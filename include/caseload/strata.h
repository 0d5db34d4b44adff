/* Where people stand among a practice's adults. The denominator is the practice's registered adults
 * at the start of the quarter, never the caseload: that is a selected group. Bands are of the four
 * tiers of the combined models: the top 0.5%, to 5%, to 20%, the rest; the register takes 2%. All
 * counts are rounded up, so that they hold at least that share. */
#ifndef CASELOAD_STRATA_H
#define CASELOAD_STRATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <caseload/words.h>

/* ceil(adults * thousandths / 1000). */
int64_t strata_places(int64_t adults, int64_t thousandths);
/* Rank 1 is the highest score. */
enum stratum strata_of_rank(int64_t adults, int64_t rank);

/* Who is in, where a list is cut after k. Ties are told, never broken. */
struct strata_cut {
	int64_t cut;	  /* the k-th highest score */
	size_t above;	  /* people over it: in */
	size_t tied;	  /* people at it */
	size_t places;	  /* left for them */
	bool must_choose; /* more people than places: the team chooses */
};
/* `scores` in any order; n of 0 or k of 0 gives nobody. */
struct strata_cut strata_cut(const int64_t *scores, size_t n, int64_t k);

#endif
