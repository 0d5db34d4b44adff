#include <caseload/store/measure.h>

#include <caseload/person.h>

#include "row.h"

static const struct {
	enum query query;
	const char *stopped; /* the kind of its clock; NULL: the query does not ask */
} sources[] = {
	[MEASURE_REVIEWS] = {Q_MEASURE_REVIEWS, NULL},
	[MEASURE_DISCHARGES] = {Q_MEASURE_DISCHARGES, "discharge"},
	[MEASURE_ADMISSIONS] = {Q_MEASURE_ADMISSIONS, "admission"},
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
	if (stmt == NULL || !query_int(store, query, "team", team_id) ||
		!query_date(store, query, "from", from) || !query_date(store, query, "to", to) ||
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
