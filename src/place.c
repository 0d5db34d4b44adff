#include <caseload/place.h>

#include <inttypes.h>

#include <caseload/base/str.h>

static const struct field place_fields[] = {
	FIELD(INT, place, rank),
	FIELD(INT, place, tied),
	FIELD(INT, place, adults),
};
const struct shape place_shape = SHAPE(place, place_fields);

static const struct field strata_row_fields[] = {
	FIELD(TEXT, strata_row, practice),
	FIELD(TEXT, strata_row, practice_name),
	FIELD(DATE, strata_row, quarter_start),
	FIELD_MAYBE(strata_row, adults),
	FIELD(TEXT, strata_row, instrument),
	FIELD(DATE, strata_row, list_date),
	FIELD(INT, strata_row, listed),
	FIELD_CODED(strata_row, stratum, words_stratum),
	FIELD(INT, strata_row, places),
	FIELD(INT, strata_row, people),
	FIELD(INT, strata_row, tied),
	FIELD(INT, strata_row, tied_places),
	FIELD(INT, strata_row, in_care),
	FIELD(INT, strata_row, with_lead),
	FIELD(INT, strata_row, with_plan),
	FIELD(TEXT, strata_row, why_none),
};
const struct shape strata_row_shape = SHAPE(strata_row, strata_row_fields);

int64_t place_percentile(const struct place *place)
{
	if (place->rank == 0 || place->adults == 0)
		return 0;
	int64_t tenths = (place->rank * 1000 + place->adults - 1) / place->adults;
	return tenths < 1000 ? tenths : 1000;
}

char *place_words(const struct place *place, struct arena *arena)
{
	char adults[THOUSANDS_SIZE], first[THOUSANDS_SIZE], last[THOUSANDS_SIZE];
	int64_t tenths = place_percentile(place);

	if (tenths == 0)
		return NULL;
	thousands_show(place->adults, adults);
	thousands_show(place->rank, first);
	thousands_show(place->rank + place->tied - 1, last);
	return arena_printf(arena,
		"in the top %" PRId64 ".%" PRId64 "%% of %s adults (rank %s%s%s)", tenths / 10,
		tenths % 10, adults, first, place->tied > 1 ? "-" : "",
		place->tied > 1 ? arena_printf(arena, "%s, tied", last) : "");
}

void strata_add(struct strata_row *sum, const struct strata_row *row)
{
	sum->stratum = row->stratum;
	sum->adults += row->adults;
	sum->listed += row->listed;
	sum->places += row->places;
	sum->people += row->people;
	sum->tied += row->tied;
	sum->tied_places += row->tied_places;
	sum->in_care += row->in_care;
	sum->with_lead += row->with_lead;
	sum->with_plan += row->with_plan;
}
