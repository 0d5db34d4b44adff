/* A place among the adults of a practice, and how a practice's people spread over the strata. */
#ifndef CASELOAD_PLACE_H
#define CASELOAD_PLACE_H

#include <caseload/strata.h>

/* Rank 1 is the highest score; `tied` people share it. Of the score of a list alone: one that was
 * computed here has no place, for the people here are a selected group. */
struct place {
	int64_t rank, tied;
	int64_t adults; /* the denominator: registered adults at the start of the quarter */
};
extern const struct shape place_shape;
/* "in the top 1.3% of 8,214 adults (rank 105-112, tied)"; rounded up, so that it holds. NULL: no
 * place. */
char *place_words(const struct place *place, struct arena *arena);
/* In tenths of a per cent, rounded up: 13 is the top 1.3%; 0 where there is no place. */
int64_t place_percentile(const struct place *place);

/* How many people of a practice are in one stratum. A practice nobody could be ranked of has one
 * row without a stratum, which says why. */
struct strata_row {
	const char *practice; /* ODS code */
	const char *practice_name;
	struct date quarter_start; /* of the denominator */
	int64_t adults;		   /* FIELD_NONE_ZERO: not recorded */
	const char *instrument;
	struct date list_date; /* of the list that ranks them */
	int64_t listed;	       /* whom that list ranks */
	int stratum;	       /* enum stratum */
	int64_t places;	       /* how many of so many adults its share is, rounded up */
	int64_t people;
	/* where more people have the score at the stratum's lower edge than there are places: all of
	 * them are in, and it is told */
	int64_t tied, tied_places;
	int64_t in_care; /* with an open episode of the team */
	int64_t with_lead, with_plan;
	const char *why_none; /* "no list size is recorded"; NULL where people are ranked */
};
extern const struct shape strata_row_shape;
/* Adds what is counted in a stratum of one practice to that of several. */
void strata_add(struct strata_row *sum, const struct strata_row *row);

#endif
