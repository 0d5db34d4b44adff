/* What measures count, over all of a team and a period with both its days. */
#ifndef CASELOAD_STORE_MEASURE_H
#define CASELOAD_STORE_MEASURE_H

#include <caseload/measure.h>
#include <caseload/store/store.h>

enum measure_source {
	MEASURE_REVIEWS,
	MEASURE_DISCHARGES,
	MEASURE_ADMISSIONS,
	MEASURE_ON_REGISTER,   /* who was on it on a day of the period */
	MEASURE_EMERGENCIES,   /* admissions of people on the register */
	MEASURE_ATTENDANCES,   /* how often who was in A&E; by person_id, names are not asked for */
	MEASURE_FALLS,	       /* likewise */
	MEASURE_REABLEMENTS,   /* referrals by the day somebody left hospital, of everyone known */
	MEASURE_TWO_HOURS,     /* referrals by the day they came, in UTC */
	MEASURE_LEFT_HOSPITAL, /* discharges, with the referral that names that day */
	MEASURE_STAYS,	       /* in hospital and ready to leave, of everyone known */
	MEASURE_CARE_HOMES,    /* care home admissions of everyone known */
	MEASURE_CARE_HOME_PLANS, /* of people on the register, with the first plan agreed since */
	MEASURE_WINTERS,	 /* winter plans by the day first offered; by person_id */
	/* As at the last day; `from` is not asked for. */
	MEASURE_CARERS,	 /* by person_id */
	MEASURE_FRAILTY, /* by person_id, of each the newest first */
	MEASURE_LED,	 /* open cases by worker_id of who leads */
	MEASURE_WRITTEN, /* by worker_id of who wrote in the plan and does not lead */
};
bool store_measure_facts(struct store *store, enum measure_source source, int64_t team_id,
	struct date from, struct date to, struct arena *arena, struct measure_fact **out, size_t *n,
	struct err *err);

#endif
