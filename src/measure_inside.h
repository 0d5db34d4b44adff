/* What the rules of measures share. */
#ifndef MEASURE_INSIDE_H
#define MEASURE_INSIDE_H

#include <caseload/measure.h>

struct measure_row measure_row_of(
	const struct measure_fact *fact, const char *what, struct date due);
struct measure_row measure_judged(
	struct measure_row row, enum measure_part part, const char *words);
/* A thing counts once its day has passed. */
bool measure_is_up(const struct measure_row *row, struct date as_at);
struct measure_row measure_not_up(struct measure_row row);
bool measure_in_time(const struct measure_row *row);
/* Not in time: how late, or not at all. */
struct measure_row measure_missed(
	struct measure_row row, struct date as_at, const char *never, struct arena *arena);
/* Is there a day, and is it `last` or before? */
bool measure_by(struct date day, struct date last);

#endif
