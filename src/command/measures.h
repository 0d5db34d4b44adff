/* What the files about measures share. */
#ifndef COMMAND_MEASURES_H
#define COMMAND_MEASURES_H

#include <caseload/measure.h>
#include <caseload/store/measure.h>

#include "register.h"

/* What was asked for. */
struct measure_asked {
	struct date from, to; /* the period; from: none given, each measure its own */
	struct date as_at;
};
struct measures {
	struct call *call;
	struct measure_asked asked;
	struct register_pages pages; /* of the last day, by measures_register() */
	struct measure *list;
	size_t n, room;
};

/* Which days, by the arguments from, to and as-at. */
bool measures_asked(struct call *call, struct measure_asked *asked, struct err *err);
/* Every measure over the days of m->asked; its first day is set where none was asked for. */
bool measures_count_all(struct measures *m, struct err *err);
/* The same, each beside its target, and with --outside without small numbers. */
bool measures_count(struct measures *m, struct err *err);
/* NULL: there is none; `figure` NULL: the measure itself. */
const struct measure *measures_find(const struct measures *m, int code, const char *figure);

/* The next measure, with its code, its name by the words, and the period; rows come with
 * measures_rows(), and measure_settle() ends it. The pointer holds until the next one. */
struct measure *measures_add(struct measures *m, int code, const char *figure, const char *name);
void measures_rows(struct measure *measure, struct measure_row *rows, size_t n);

/* The period as it counts: its last day is never after the day as at which is counted. */
struct date measures_last(const struct measures *m);
/* The facts of a source over the period. */
bool measures_facts(struct measures *m, enum measure_source source, struct measure_fact **out,
	size_t *n, struct err *err);
bool measures_facts_of(struct measures *m, enum measure_source source, struct date from,
	struct date to, struct measure_fact **out, size_t *n, struct err *err);
/* A measure of one thing each, with a row for each fact of the period, settled; its unit is to be set.
 * NULL: the facts cannot be read. */
typedef struct measure_row (*measure_rule_fn)(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena);
struct measure *measures_judged(struct measures *m, int code, enum measure_source source,
	measure_rule_fn rule, struct err *err);
/* Of facts in the order of person_id those of one person; *n 0: none. */
const struct measure_fact *measures_of_person(
	const struct measure_fact *facts, size_t all, int64_t person_id, size_t *n);
/* The register as it stood on a day, with the entries since the first day of the period. */
bool measures_pages(
	struct measures *m, struct date on, struct register_pages *out, struct err *err);
/* Who was on the register on the day of the pages: *n rows, all MEASURE_PART_OUT, and of each the age
 * that day, -1 not known; `ages` may be NULL. */
struct measure_row *measures_register_rows(
	struct measures *m, const struct register_pages *pages, int64_t **ages, size_t *n);
/* As at the last day of the period, without a first. */
void measures_stands(struct measures *m, struct measure *measure);
/* One figure for each month of the rows' days, which are in order. */
void measures_months(struct measures *m, int code, const struct measure *whole);

/* The register's: M1 to M5, by its own figures. */
bool measures_register(struct measures *m, struct err *err);
/* M7: reviews that are late on the last day. */
bool measures_late(struct measures *m, struct err *err);
/* In and out of hospital: M10, M12, M16 and M17. */
bool measures_admissions(struct measures *m, struct err *err);
bool measures_frequent(struct measures *m, struct err *err);
bool measures_delays(struct measures *m, struct err *err);
/* After hospital, and at once: M13, M14, M15. */
bool measures_at_home(struct measures *m, struct err *err);
bool measures_reablement(struct measures *m, struct err *err);
bool measures_two_hours(struct measures *m, struct err *err);
/* At home and in a care home: M18, M21, M22, M23. */
bool measures_care_homes(struct measures *m, struct err *err);
bool measures_winter(struct measures *m, struct err *err);
bool measures_carers(struct measures *m, struct err *err);
bool measures_care_home_plans(struct measures *m, struct err *err);
/* M19: of each professional. */
bool measures_load(struct measures *m, struct err *err);
/* M24 */
bool measures_frailty(struct measures *m, struct err *err);
/* Of the team meeting: M20. */
bool measures_meetings(struct measures *m, struct err *err);

#endif
