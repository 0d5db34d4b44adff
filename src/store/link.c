#include <caseload/store/link.h>

#include <caseload/base/utf8.h>

#include "inside.h"
#include "revision.h"
#include "row.h"

static const struct saver saver = {
	"person_link", &person_link_shape, Q_LINK_ROW, Q_LINK_INSERT, Q_LINK_UPDATE};

bool store_link_save(struct store *store, struct person_link *link, struct err *err)
{
	return row_save(store, &saver, link, err);
}

bool store_link_kept_of(struct store *store, int64_t low, int64_t high, struct arena *arena,
	int64_t **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_LINK_KEPT, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, Q_LINK_KEPT, "low", low) ||
		!query_int(store, Q_LINK_KEPT, "high", high))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW)
		*(int64_t *)arena_push(arena, out, n, &room, sizeof(int64_t)) =
			db_column_int(stmt, 0);
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_link_of_pair(struct store *store, int64_t a, int64_t b, struct arena *arena,
	struct person_link **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LINK_OF_PAIR, err) != NULL &&
	       query_int(store, Q_LINK_OF_PAIR, "a", a) &&
	       query_int(store, Q_LINK_OF_PAIR, "b", b) &&
	       query_many(store, Q_LINK_OF_PAIR, &person_link_shape, arena, out, n, err);
}

bool store_link_of_kept(struct store *store, int64_t kept_id, struct arena *arena,
	struct person_link **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LINK_OF_KEPT, err) != NULL &&
	       query_int(store, Q_LINK_OF_KEPT, "person", kept_id) &&
	       query_many(store, Q_LINK_OF_KEPT, &person_link_shape, arena, out, n, err);
}

bool store_link_not_same(struct store *store, struct arena *arena, struct person_link **out,
	size_t *n, struct err *err)
{
	return query_start(store, Q_LINK_NOT_SAME, err) != NULL &&
	       query_many(store, Q_LINK_NOT_SAME, &person_link_shape, arena, out, n, err);
}

bool store_link_senseless(struct store *store, int64_t *n, struct err *err)
{
	return query_start(store, Q_LINK_SENSELESS, err) != NULL &&
	       query_number(store, Q_LINK_SENSELESS, n, err);
}

static const struct field since_fields[] = {
	FIELD(INT, link_since, notes),
	FIELD(INT, link_since, events),
	FIELD(INT, link_since, actions),
	FIELD(INT, link_since, others),
};
static const struct shape since_shape = SHAPE(link_since, since_fields);

bool store_link_since(struct store *store, int64_t person_id, const char *since,
	struct link_since *out, struct err *err)
{
	struct arena *arena = arena_new();
	bool done = query_start(store, Q_LINK_SINCE, err) != NULL &&
		    query_int(store, Q_LINK_SINCE, "person", person_id) &&
		    query_text(store, Q_LINK_SINCE, "since", since) &&
		    query_one(store, Q_LINK_SINCE, &since_shape, arena, out, NULL, err);

	arena_free(arena);
	return done;
}

/* ---- who may be one ---- */

static const struct field former_fields[] = {FIELD(TEXT, match_candidate, former)};
static const struct shape former_shape = SHAPE(match_candidate, former_fields);

static bool candidates(struct store *store, enum query query, struct arena *arena,
	struct match_candidate **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = store->statements[query];
	enum db_step step;
	size_t room = 0;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct match_candidate *one = arena_push(arena, out, n, &room, sizeof(**out));

		row_read(stmt, &former_shape, arena, one);
		row_read(stmt, &person_shape, arena, &one->person);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_match_team(struct store *store, int64_t team_id, struct arena *arena,
	struct match_candidate **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LINK_TEAM, err) != NULL &&
	       query_int(store, Q_LINK_TEAM, "team", team_id) &&
	       candidates(store, Q_LINK_TEAM, arena, out, n, err);
}

bool store_match_near(struct store *store, const struct person *person, const char *former,
	int64_t team_id, struct arena *arena, struct match_candidate **out, size_t *n,
	struct err *err)
{
	const enum query query = Q_LINK_NEAR;
	const char *low = NULL;
	struct date turned =
		date_is_set(person->born)
			? date_make(person->born.year, person->born.day, person->born.month)
			: DATE_NONE;

	if (person->family != NULL)
		low = arena_printf(arena, "%s%s%s", utf8_fold(arena, person->family),
			person->given != NULL ? " " : "",
			person->given != NULL ? utf8_fold(arena, person->given) : "");
	/* "!" comes right after the space: the name itself and what goes on behind it. */
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "person", person->id) &&
	       query_int(store, query, "team", team_id) &&
	       query_date(store, query, "born", person->born) &&
	       query_date(store, query, "turned", turned) &&
	       query_text(store, query, "postcode", person->postcode) &&
	       query_text(store, query, "low", low) &&
	       query_text(store, query, "high",
		       low != NULL ? arena_printf(arena, "%s!", low) : NULL) &&
	       query_text(store, query, "number", person->nhs_number) &&
	       query_text(store, query, "former", former) &&
	       candidates(store, query, arena, out, n, err);
}

bool store_former_number_add(struct store *store, int64_t person_id, const char *number,
	struct date today, struct err *err)
{
	return query_start(store, Q_LINK_FORMER, err) != NULL &&
	       query_int(store, Q_LINK_FORMER, "person", person_id) &&
	       query_text(store, Q_LINK_FORMER, "value", number) &&
	       query_date(store, Q_LINK_FORMER, "today", today) &&
	       revision_made_each(store, Q_LINK_FORMER, "identifier", err);
}
