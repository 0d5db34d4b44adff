/* How well the product's matching tells who is whom, on a set where that is known. */
#ifndef TESTS_BENCH_MATCH_MEASURE_H
#define TESTS_BENCH_MATCH_MEASURE_H

#include <caseload/matching.h>

#include "linkage.h"

struct measured {
	size_t offered, right;	     /* pairs told as possible or better; those that are */
	size_t likely, likely_right; /* likely or sure */
	size_t sure, sure_right;     /* joined without being asked */
	size_t compared;
	double precision, recall, f1;
};
/* With or without the identifier, by the product's own thresholds. */
struct measured match_measure(const struct linkage *set, bool identifier);

#endif
