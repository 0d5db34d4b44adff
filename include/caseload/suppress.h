/* Small numbers outside the team (field 6): a count of 1 to 4 people could tell who somebody is, also
 * where they are behind twelve admissions. It is left out, and so is whatever would let a reader work
 * it out from the other numbers of the same page. Zero stays zero: it is about nobody.
 *
 * What leaves the team is one whole quarter, as at its last day (measure list): quarters do not lie
 * within one another, so no page is what another one has more. Not protected: a number of people as at
 * the end of two quarters may differ by a few; the same quarter written again later may show what was
 * recorded late; M13's national window and the twelve months of M12 stand on the pages of several
 * quarters; and nobody can know what a reader has heard elsewhere. */
#ifndef CASELOAD_SUPPRESS_H
#define CASELOAD_SUPPRESS_H

#include <caseload/measure.h>

enum { SUPPRESS_FEW_LEAST = 1, SUPPRESS_FEW_MOST = 4 };

/* One number of a page. */
struct suppress_cell {
	int64_t value;
	bool printed; /* false: nobody prints it, but it follows from others: 20 less 18 */
	bool free;    /* may not be left out and is no count of people: residents */
	bool few;     /* 1 to 4 people are behind it, however large it is: days of theirs */
	int hidden;   /* enum measure_hidden: what suppress() decides */
};
/* cells[total] is the sum of cells[parts[i]]. One part: the two are the same number. */
struct suppress_sum {
	size_t total;
	const size_t *parts;
	size_t n;
};
/* What a reader can work out of one cell: at least, at most. */
struct suppress_bounds {
	int64_t least, most;
};

/* Leaves out numbers until none of 1 to 4 can be worked out. */
void suppress(struct suppress_cell *cells, size_t n, const struct suppress_sum *sums, size_t sums_n,
	struct arena *arena);
/* What can be worked out, in the arena. */
struct suppress_bounds *suppress_worked_out(const struct suppress_cell *cells, size_t n,
	const struct suppress_sum *sums, size_t sums_n, struct arena *arena);

/* What a page that leaves the team says of it, without a full stop. */
extern const char *const suppress_sentence;

/* The measures of one page, as they may leave the team: counts about people, what is left of each
 * share, parts of a whole and one within another are held against each other. Sets the measures' `hidden`,
 * value and note; the rows go. */
void measures_suppress(struct measure *list, size_t n, struct arena *arena);

#endif
