/* What measures count, over all of a team and a period with both its days. */
#ifndef CASELOAD_STORE_MEASURE_H
#define CASELOAD_STORE_MEASURE_H

#include <caseload/measure.h>
#include <caseload/store/store.h>

enum measure_source { MEASURE_REVIEWS, MEASURE_DISCHARGES, MEASURE_ADMISSIONS };
bool store_measure_facts(struct store *store, enum measure_source source, int64_t team_id,
	struct date from, struct date to, struct arena *arena, struct measure_fact **out, size_t *n,
	struct err *err);

#endif
