#include <caseload/store/measure.h>

#include <caseload/person.h>

#include "row.h"

static const struct {
	enum query query;
	const char *stopped; /* the kind of its clock; NULL: the query does not ask */
	bool any_team, no_from;
} sources[] = {
	[MEASURE_REVIEWS] = {Q_MEASURE_REVIEWS, NULL, false, false},
	[MEASURE_DISCHARGES] = {Q_MEASURE_DISCHARGES, "discharge", false, false},
	[MEASURE_ADMISSIONS] = {Q_MEASURE_ADMISSIONS, "admission", false, false},
	[MEASURE_ON_REGISTER] = {Q_MEASURE_ON_REGISTER, NULL, false, false},
	[MEASURE_EMERGENCIES] = {Q_MEASURE_EMERGENCIES, "", false, false},
	[MEASURE_ATTENDANCES] = {Q_MEASURE_ATTENDANCES, NULL, true, false},
	[MEASURE_FALLS] = {Q_MEASURE_FALLS, NULL, true, false},
	[MEASURE_REABLEMENTS] = {Q_MEASURE_REABLEMENTS, NULL, false, false},
	[MEASURE_TWO_HOURS] = {Q_MEASURE_TWO_HOURS, NULL, false, false},
	[MEASURE_LEFT_HOSPITAL] = {Q_MEASURE_LEFT_HOSPITAL, NULL, false, false},
	[MEASURE_STAYS] = {Q_MEASURE_STAYS, NULL, false, false},
	[MEASURE_CARE_HOMES] = {Q_MEASURE_CARE_HOMES, NULL, false, false},
	[MEASURE_CARE_HOME_PLANS] = {Q_MEASURE_CARE_HOME_PLANS, "", false, false},
	[MEASURE_WINTERS] = {Q_MEASURE_WINTERS, NULL, true, false},
	[MEASURE_CARERS] = {Q_MEASURE_CARERS, NULL, true, true},
	[MEASURE_FRAILTY] = {Q_MEASURE_FRAILTY, NULL, true, true},
	[MEASURE_LED] = {Q_MEASURE_LED, NULL, false, true},
	[MEASURE_WRITTEN] = {Q_MEASURE_WRITTEN, NULL, false, true},
};

bool store_measure_facts(struct store *store, enum measure_source source, int64_t team_id,
	struct date from, struct date to, struct arena *arena, struct measure_fact **out, size_t *n,
	struct err *err)
{
	enum query query = sources[source].query;
	struct db_stmt *stmt = query_start(store, query, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL ||
		(!sources[source].any_team && !query_int(store, query, "team", team_id)) ||
		(!sources[source].no_from && !query_date(store, query, "from", from)) ||
		!query_date(store, query, "to", to) ||
		(sources[source].stopped != NULL &&
			!query_text(store, query, "stopped", sources[source].stopped)))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct measure_fact *fact = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &measure_fact_shape, arena, fact);
		row_read(stmt, &person_shape, arena, &person);
		person.title = NULL; /* lists are narrow */
		fact->person = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}
