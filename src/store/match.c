#include <caseload/store/match.h>

#include <caseload/event.h>
#include <caseload/person.h>

#include "row.h"

bool store_match(struct store *store, int64_t team_id, struct arena *arena, struct match *match,
	struct err *err)
{
	struct match read = {0};
	struct person named;
	bool found;

	if (query_start(store, Q_MATCH_PERSON, err) == NULL ||
		!query_int(store, Q_MATCH_PERSON, "team", team_id) ||
		!query_text(store, Q_MATCH_PERSON, "nhs_number", match->nhs_number) ||
		!query_one(store, Q_MATCH_PERSON, &match_shape, arena, &read, &found, err))
		return false;
	if (!found) {
		match->outcome = MATCH_NOT_OURS;
		return true;
	}
	named = (struct person){.family = read.family, .given = read.given};
	named.nhs_number = match->nhs_number;
	read.person = person_name(&named, arena);
	read.outcome = MATCH_OURS;
	read.line = match->line;
	read.nhs_number = match->nhs_number;
	read.remark = match->remark;
	read.first_line = match->first_line;
	read.on = match->on;
	read.admitted = match->admitted;
	read.discharged = match->discharged;
	read.unclear = match->unclear;
	*match = read;
	return true;
}

bool store_match_events(struct store *store, int64_t person_id, int kind, struct date on,
	int64_t *out, struct err *err)
{
	return query_start(store, Q_MATCH_EVENTS, err) != NULL &&
	       query_int(store, Q_MATCH_EVENTS, "person", person_id) &&
	       query_text(store, Q_MATCH_EVENTS, "kind", word_code(&words_event_kind, kind)) &&
	       query_date(store, Q_MATCH_EVENTS, "on", on) &&
	       query_number(store, Q_MATCH_EVENTS, out, err);
}

bool store_match_left_hospital(
	struct store *store, int64_t person_id, struct date on, struct date *out, struct err *err)
{
	struct arena *arena = arena_new();
	struct event event = {0};
	bool found;
	bool done =
		query_start(store, Q_MATCH_LEFT_HOSPITAL, err) != NULL &&
		query_int(store, Q_MATCH_LEFT_HOSPITAL, "person", person_id) &&
		query_date(store, Q_MATCH_LEFT_HOSPITAL, "on", on) &&
		query_one(store, Q_MATCH_LEFT_HOSPITAL, &event_shape, arena, &event, &found, err);

	arena_free(arena);
	*out = done ? event.on : DATE_NONE;
	return done;
}
