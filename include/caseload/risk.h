/* Risk scores: many for each person, never overwritten; and the runs that brought them. */
#ifndef CASELOAD_RISK_H
#define CASELOAD_RISK_H

#include <caseload/words.h>

struct risk_score {
	int64_t id;
	const char *uid;
	int64_t person_id;
	const char *instrument; /* "efi", "local_cst", or "tool_..." for an outside tool */
	const char *instrument_version;
	struct score score;
	const char *scale;    /* "0 to 1", "percent" ...: an outside tool's own */
	int band;	      /* enum band */
	const char *own_band; /* the instrument's own word: "Severe", "4 High" */
	struct date scored_on;
	struct date valid_until;
	int origin; /* enum score_origin */
	const char *source_tool;
	const char *file_hash; /* sha-256 in hex */
	const char *lawful_basis;
	int64_t import_run_id;
	int64_t percentile;    /* in tenths; not known where percentile_of is 0 */
	int64_t percentile_of; /* its denominator */
};
extern const struct shape risk_score_shape;

/* What one import brought; undoable as a whole. */
struct import_run {
	int64_t id;
	const char *uid;
	const char *file_name;
	const char *file_hash;
	const char *shape;
	struct date run_date; /* of the list */
	const char *instrument;
	const char *lawful_basis;
	const char *practice;
	int64_t rows, people, added, changed, moved_band, unchanged, refused, repaired,
		missing_from_list;
	const char *imported_at;
	const char *imported_by; /* worker's name */
	const char *undone_at;
};
extern const struct shape import_run_shape;

/* Band of an instrument's score by its published cuts. BAND_UNBANDED for a tool without any.
 * eFI by the count of deficits (of 36): 0-4 lower, 5-8 rising, 9-12 high, 13 and over very high.
 * An outside tool's own words give its band: "4 High", "Very High", "Moderate" (rising), "Low". */
enum band risk_band(const char *instrument, struct score score, const char *own_band);
/* The instrument's own word for it ("Severe"); NULL for an outside tool. */
const char *risk_own_band(const char *instrument, struct score score);
/* Days a score stands: 365 for most of those we know (LACE 30, the local score 90), 180 for an
 * outside tool. */
int risk_valid_days(const char *instrument);
/* A score counts on the last day it is valid, and is marked from the day after. No date: always
 * valid. The one definition, for scores and for the rows of lists. */
bool risk_is_past_validity(struct date valid_until, struct date today);
/* "Electronic frailty index", "Local CST score", or the outside tool's name as it was given. */
const char *risk_instrument_name(const char *instrument);
/* The id for a name a person typed or a file holds: "eFI" and "Electronic frailty index" give
 * "efi"; a name we do not know gives "tool_<name folded>". */
char *risk_instrument_id(const char *name, struct arena *arena);
bool risk_instrument_known(const char *instrument);

#endif
