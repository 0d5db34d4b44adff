/* The strata of each practice, and who is in them. */
#include <caseload/store/strata.h>

#include <string.h>

#include <caseload/store/caseload.h>

#include "inside.h"
#include "row.h"
#include "work.h"

/* Thousandths of the adults at the lower edge of each stratum. */
static int64_t share_of(int stratum)
{
	switch (stratum) {
	case STRATUM_VERY_HIGH:
		return 5;
	case STRATUM_HIGH:
		return 50;
	case STRATUM_MODERATE:
		return 200;
	default:
		return 1000;
	}
}

struct strata_practice {
	int64_t id;
	struct strata_row row;
	bool sized, has_list;
};
static const struct field practice_fields[] = {
	FIELD(INT, strata_practice, id),
	{"practice", FIELD_TEXT, offsetof(struct strata_practice, row.practice), NULL, 0},
	{"practice_name", FIELD_TEXT, offsetof(struct strata_practice, row.practice_name), NULL, 0},
	{"quarter_start", FIELD_DATE, offsetof(struct strata_practice, row.quarter_start), NULL, 0},
	{"adults", FIELD_INT, offsetof(struct strata_practice, row.adults), NULL, 0},
	{"instrument", FIELD_TEXT, offsetof(struct strata_practice, row.instrument), NULL, 0},
	{"list_date", FIELD_DATE, offsetof(struct strata_practice, row.list_date), NULL, 0},
	{"listed", FIELD_INT, offsetof(struct strata_practice, row.listed), NULL, 0},
	FIELD(BOOL, strata_practice, sized),
	FIELD(BOOL, strata_practice, has_list),
};
static const struct shape practice_shape_here = SHAPE(strata_practice, practice_fields);

struct strata_count {
	int64_t id, stratum, people, in_care, with_lead, with_plan;
};
static const struct field count_fields[] = {
	FIELD(INT, strata_count, id),
	FIELD(INT, strata_count, stratum),
	FIELD(INT, strata_count, people),
	FIELD(INT, strata_count, in_care),
	FIELD(INT, strata_count, with_lead),
	FIELD(INT, strata_count, with_plan),
};
static const struct shape count_shape = SHAPE(strata_count, count_fields);

static bool strata_query(struct store *store, enum query query, int64_t team_id,
	const char *practice, struct err *err)
{
	return query_start(store, query, err) != NULL && query_int(store, query, "team", team_id) &&
	       query_text(store, query, "practice", practice);
}

static const char *why_none(const struct strata_practice *p)
{
	if (!p->sized)
		return "its list size is not recorded";
	if (!p->has_list)
		return "no risk list of it was imported";
	return "it has no valid list of the leading instrument";
}

static void count_into(
	struct strata_row *row, const struct strata_count *counts, size_t n, int64_t practice_id)
{
	for (size_t i = 0; i < n; i++) {
		if (counts[i].id != practice_id || counts[i].stratum != row->stratum)
			continue;
		row->people = counts[i].people;
		row->in_care = counts[i].in_care;
		row->with_lead = counts[i].with_lead;
		row->with_plan = counts[i].with_plan;
	}
}

/* More people at the lower edge than there are places left. */
static bool find_tie(
	struct store *store, struct strata_row *row, int64_t practice_id, struct err *err)
{
	int64_t last = strata_places(row->adults, share_of(row->stratum));
	struct arena *arena = arena_new();
	struct place edge = {0};
	bool done = query_start(store, Q_STRATA_EDGE, err) != NULL &&
		    query_int(store, Q_STRATA_EDGE, "practice", practice_id) &&
		    query_int(store, Q_STRATA_EDGE, "places", last) &&
		    query_one(store, Q_STRATA_EDGE, &place_shape, arena, &edge, NULL, err);

	if (edge.rank > 0 && edge.rank + edge.tied - 1 > last) {
		row->tied = edge.tied;
		row->tied_places = last - edge.rank + 1;
	}
	arena_free(arena);
	return done;
}

static bool add_practice(struct store *store, const struct strata_practice *p,
	const struct strata_count *counts, size_t counts_n, struct arena *arena,
	struct strata_row **out, size_t *n, size_t *room, struct err *err)
{
	int64_t above = 0;

	if (p->row.adults == 0) {
		struct strata_row *row = arena_push(arena, out, n, room, sizeof(*row));
		*row = p->row;
		row->why_none = why_none(p);
		return true;
	}
	for (int stratum = STRATUM_VERY_HIGH; stratum >= STRATUM_LOW; stratum--) {
		struct strata_row *row = arena_push(arena, out, n, room, sizeof(*row));
		int64_t last = strata_places(p->row.adults, share_of(stratum));

		*row = p->row;
		row->stratum = stratum;
		row->places = last - above;
		above = last;
		count_into(row, counts, counts_n, p->id);
		if (!find_tie(store, row, p->id, err))
			return false;
	}
	return true;
}

bool store_strata(struct store *store, int64_t team_id, const char *practice, struct arena *arena,
	struct strata_row **out, size_t *n, struct err *err)
{
	struct strata_practice *practices;
	struct strata_count *counts;
	size_t practices_n, counts_n, room = 0;

	*out = NULL;
	*n = 0;
	if (!strata_query(store, Q_STRATA_PRACTICES, team_id, practice, err) ||
		!query_many(store, Q_STRATA_PRACTICES, &practice_shape_here, arena, &practices,
			&practices_n, err) ||
		!strata_query(store, Q_STRATA_COUNTS, team_id, practice, err) ||
		!query_many(store, Q_STRATA_COUNTS, &count_shape, arena, &counts, &counts_n, err))
		return false;
	for (size_t i = 0; i < practices_n; i++)
		if (!add_practice(
			    store, &practices[i], counts, counts_n, arena, out, n, &room, err))
			return false;
	return true;
}

bool store_strata_people(struct store *store, int64_t team_id, const char *practice, int stratum,
	struct date today, int64_t limit, struct arena *arena, struct work_list *list,
	struct err *err)
{
	struct work_hit *hits;
	size_t n;

	return strata_query(store, Q_STRATA_PEOPLE, team_id, practice, err) &&
	       query_int(store, Q_STRATA_PEOPLE, "stratum", stratum) &&
	       query_many(store, Q_STRATA_PEOPLE, &work_hit_shape, arena, &hits, &n, err) &&
	       work_fill(store, hits, n, limit, today, arena, list, err);
}
