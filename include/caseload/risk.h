/* Risk scores: many for each person, never overwritten; and the runs that brought them. */
#ifndef CASELOAD_RISK_H
#define CASELOAD_RISK_H

#include <caseload/instrument.h>
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
	/* computed here; not set for others */
	struct score min, max; /* the range where inputs were missing */
	int64_t inputs_n, missing_n;
	const char *definition_hash; /* SHA-256 of the definition it was computed by */
	bool inputs_changed;	     /* something came after it that it does not know */
};
extern const struct shape risk_score_shape;

/* What somebody recorded about a person, for instruments to be computed from. */
struct factor {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	const char *code;
	int answer;	    /* enum factor_answer */
	struct score value; /* of a number */
	const char *choice;
	const char *unit;
	struct date on;
	const char *source;	 /* "home visit"; NULL not said */
	const char *recorded_by; /* worker's name */
};
extern const struct shape factor_shape;

struct judgement {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t score_id;
	int view; /* enum judgement_view */
	const char *reason;
	struct date on;
	const char *judged_by; /* worker's name */
};
extern const struct shape judgement_shape;

/* What could change in three months: beside the score, never part of it. */
struct outlook {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int could; /* enum could_change */
	const char *note;
	struct date on;
	const char *said_by; /* worker's name */
};
extern const struct shape outlook_shape;

/* One line of an explanation. */
struct risk_part {
	const char *term, *label;
	const char *input; /* NULL: an adjustment of a group */
	const char *said;  /* "2 emergency admissions in 12 months", "NOT RECORDED (0 to +2)" */
	struct date on;	   /* of the newest fact it rests on */
	const char *source;
	struct score points, min, max;
	bool missing;
};
extern const struct shape risk_part_shape;

/* Age against validity. Up to valid_days current, up to twice that stale (still sorted, marked),
 * then expired: not sorted, not in register counts. The one definition. */
enum risk_age { RISK_CURRENT, RISK_STALE, RISK_EXPIRED, RISK_FUTURE /* an error */ };
enum risk_age risk_age_of(int valid_days, int64_t age_days);

/* One score with its parts: what screens, JSON and paper show. */
struct risk_explained {
	const struct risk_score *score;	     /* NULL: no data, or refused */
	const struct instrument *instrument; /* NULL: an outside tool's */
	bool enabled;
	const char *off_reason;
	const char *refusal; /* why there is no score: what is missing */
	struct risk_part *parts;
	size_t parts_n;
	const char *band_edges; /* "6-8"; NULL none */
	const char *could_be;	/* "8-10": the range where it is wider than the value; NULL */
	enum risk_age age;
	int64_t age_days;
	int64_t oldest_input_days; /* -1: no input has a date */
	const struct risk_score
		*before;    /* the score before this one of the same release; NULL none */
	const char *change; /* "6 -> 8 since 01-Dec-2025 (falls 0 -> 2)"; NULL */
	const struct risk_score **history; /* of the same instrument and release, oldest first */
	size_t history_n;
	const struct judgement *judgement; /* the newest about this instrument; NULL none */
};

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
