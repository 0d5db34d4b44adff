/* Replaying rows of figures against a definition. */
#ifndef TESTS_SCORING_H
#define TESTS_SCORING_H

#include <caseload/instrument.h>

#include "table.h"

/* What the row says against what comes out; NULL: they agree. */
const char *vector_disagrees(const struct instrument *instrument, const struct table *table,
	size_t row, struct arena *arena);

#endif
