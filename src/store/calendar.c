#include <caseload/store/calendar.h>

#include "row.h"

static const struct field calendar_fields[] = {
	FIELD(TEXT, calendar_entry, uid),
	FIELD(INT, calendar_entry, version),
	FIELD(TEXT, calendar_entry, updated_at),
	FIELD_CODED(calendar_entry, kind, words_review_kind),
	FIELD(BOOL, calendar_entry, cancelled),
	FIELD(BOOL, calendar_entry, held),
	FIELD(DATE, calendar_entry, on),
	FIELD_HIDE(INT, calendar_entry, person_id),
	FIELD(TEXT, calendar_entry, family),
	FIELD(TEXT, calendar_entry, given),
	FIELD(TEXT, calendar_entry, nhs_number),
	FIELD(DATE, calendar_entry, born),
	FIELD(TEXT, calendar_entry, with_name),
	FIELD(TEXT, calendar_entry, at),
	FIELD(INT, calendar_entry, minutes),
	FIELD(TEXT, calendar_entry, place),
	FIELD(TEXT, calendar_entry, practice),
};
static const struct shape calendar_shape = SHAPE(calendar_entry, calendar_fields);

static bool read(struct store *store, enum query query, const struct calendar_filter *filter,
	struct arena *arena, struct calendar_entry **out, size_t *n, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "team", filter->team_id) &&
	       query_int(store, query, "worker", filter->worker_id) &&
	       query_date(store, query, "from", filter->from) &&
	       query_date(store, query, "to", filter->to) &&
	       query_many(store, query, &calendar_shape, arena, out, n, err);
}

bool store_calendar(struct store *store, const struct calendar_filter *filter, struct arena *arena,
	struct calendar_entry **out, size_t *n, struct err *err)
{
	struct calendar_entry *reviews, *meetings;
	size_t reviews_n, meetings_n, r = 0, m = 0;

	if (!read(store, Q_CALENDAR_REVIEWS, filter, arena, &reviews, &reviews_n, err) ||
		!read(store, Q_CALENDAR_MEETINGS, filter, arena, &meetings, &meetings_n, err))
		return false;
	*n = reviews_n + meetings_n;
	*out = arena_new_array(arena, struct calendar_entry, *n + 1);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = r == reviews_n || (m < meetings_n && date_compare(meetings[m].on,
									 reviews[r].on) <= 0)
				    ? meetings[m++]
				    : reviews[r++];
	return true;
}
