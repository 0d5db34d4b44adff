/* Clocks that are stopped. */
#ifndef CASELOAD_STORE_CLOCK_STOP_H
#define CASELOAD_STORE_CLOCK_STOP_H

#include <caseload/clock_stop.h>
#include <caseload/store/store.h>

/* Every one there ever was, in the order of clock_stop_compare(). */
bool store_clock_stops(struct store *store, int64_t team_id, struct arena *arena,
	struct clock_stop **out, size_t *n, struct err *err);
bool store_clock_stops_of(struct store *store, int64_t person_id, struct arena *arena,
	struct clock_stop **out, size_t *n, struct err *err);
bool store_clock_stop_save(struct store *store, struct clock_stop *stop, struct err *err);

#endif
