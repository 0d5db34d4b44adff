/* Risk scores: many for each person, never overwritten; and the runs that brought them. */
#ifndef CASELOAD_RISK_H
#define CASELOAD_RISK_H

#include <caseload/event.h>
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
	/* Its place on the practice's newest list, where it has one: in the top so many tenths of a
	 * per cent of so many adults, at this rank, with so many. 0: it has none. */
	int64_t percentile, percentile_of, rank, tied;
	/* computed here; not set for others */
	struct score min, max; /* the range where inputs were missing */
	int64_t inputs_n, missing_n;
	const char *definition_hash; /* SHA-256 of the definition it was computed by */
	bool inputs_changed;	     /* something came after it that it does not know */
};
extern const struct shape risk_score_shape;

/* A definition as this store holds it. */
struct risk_instrument {
	int64_t id;
	const char *uid;
	int64_t version;
	const char *code, *release;
	const char *name, *kind, *class; /* of the definition: "points", "local" */
	int64_t valid_days;
	const char *hash; /* SHA-256 of the text, in hex */
	const char *text;
	bool shipped; /* with the program; false: loaded by this site */
	bool enabled;
	const char *off_reason;
	const char *approved_by;
	struct date approved_on;
	bool newest;			     /* of its code: the release that is computed */
	const struct instrument *definition; /* NULL: this program cannot read it; never computed */
};
extern const struct shape risk_instrument_shape;
/* The release that is computed; NULL: no such code. */
const struct risk_instrument *risk_instrument_find(
	const struct risk_instrument *list, size_t n, const char *code);

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
	const char *source;	      /* "home visit"; NULL not said */
	int64_t import_run_id;	      /* 0: recorded by hand */
	const char *recorded_by;      /* worker's name */
	const char *withdrawn_reason; /* why it was wrong; NULL: it stands */
};
extern const struct shape factor_shape;

struct judgement {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t score_id;	/* 0: judged before any score was shown */
	const char *instrument; /* it is about */
	int view;		/* enum judgement_view */
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

/* Everything about one person that scores are computed from. */
struct risk_facts {
	int64_t person_id;
	struct date born;
	int64_t age_given;	      /* where the date of birth is not known; 0 none */
	int gender;		      /* enum gender */
	const struct factor *factors; /* that stand, newest first */
	size_t factors_n;
	const struct event *events; /* newest first */
	size_t events_n;
};

/* A fact as a person types it: y, n, a number with or without its unit, a choice, none, declined, not
 * known. The code is one that some instrument of the list asks for: ERR_NOT_FOUND names the nearest,
 * ERR_INVALID "value" says what may be typed. The day and the source are the caller's. */
bool factor_read(const struct risk_instrument *list, size_t n, const char *code, const char *text,
	struct arena *arena, struct factor *out, struct err *err);

/* One input of an instrument, as it stands for a person: what a form asks and a list shows. */
struct risk_input {
	const char *instrument; /* its code */
	const struct instrument_input *definition;
	const char *key, *label, *unit; /* of it */
	int type;			/* enum input_type */
	const char *factor; /* the code to record it under; NULL: it is not recorded by hand */
	int answer;	    /* enum factor_answer; 0: nothing is recorded */
	bool missing;	    /* an instrument takes it so: also declined and not known */
	bool derived;	    /* from events, the person's details or another score */
	bool details;	    /* from the person's details: age, sex */
	bool required;	    /* no score without it */
	struct input_value value;
	const char *text;   /* what to type for it: "y", "118"; NULL none */
	const char *said;   /* "2 emergency admissions in 12 months", "not recorded" */
	struct date on;	    /* of the newest fact it rests on */
	const char *source; /* "home visit", "recorded events"; NULL not said */
	const char *by;	    /* who recorded it; NULL nobody by hand */
	const char *uid;    /* of the factor it rests on; NULL none */
};
extern const struct shape risk_input_shape;
/* The inputs of list[which] from the facts, as they were known and counted on a day: one for each
 * input of its definition, in their order.
 *
 * Nothing recorded is never "no". What is counted from events is known when at least one of them
 * lies in the window, or when somebody recorded the number or "none" within the window; a recorded
 * number counts as of its day, and events after that day are added to it. An older event does not
 * say that there was none since. Of what was recorded by hand the newest counts, within the input's
 * window. Facts after the day are not known yet. */
void risk_inputs(const struct risk_instrument *list, size_t n, const struct risk_instrument *of,
	const struct risk_facts *facts, struct date on, struct arena *arena,
	struct risk_input *out);

/* One line of an explanation. */
struct risk_part {
	int64_t score_id;
	const char *term, *label;
	const char *input; /* NULL: an adjustment of a group */
	const char *said;  /* "2 emergency admissions in 12 months", "not recorded" */
	struct date on;	   /* of the newest fact it rests on */
	const char *source;
	struct score points, min, max;
	bool missing;
};
extern const struct shape risk_part_shape;

/* What an instrument says of a person on a day; nothing is stored. */
struct risk_computed {
	enum scoring_status status;
	const char *why; /* of the status, a sentence; NULL where there is a score */
	struct risk_score score;
	struct risk_part *parts;
	size_t parts_n;
	const struct instrument_warning *const *warnings;
	size_t warnings_n;
	struct risk_input *inputs; /* of the definition, in their order */
};
/* Where nothing but age and sex is known there is no score, as where nothing is known at all. */
void risk_compute(const struct risk_instrument *list, size_t n, const struct risk_instrument *of,
	const struct risk_facts *facts, struct date on, struct arena *arena,
	struct risk_computed *out);
/* Do both rest on the same? The day alone makes no other score. `parts` may hold those of other
 * scores as well, score by score. */
bool risk_same(const struct risk_score *score, const struct risk_part *parts, size_t parts_n,
	const struct risk_computed *computed);

/* Age against validity. Up to valid_days current, up to twice that stale (still sorted, marked),
 * then expired: not sorted, not in register counts. The one definition. */
enum risk_age { RISK_CURRENT, RISK_STALE, RISK_EXPIRED, RISK_FUTURE /* an error */ };
enum risk_age risk_age_of(int valid_days, int64_t age_days);
/* The same of a score on a day. Without a last valid day it is current for ever. */
enum risk_age risk_age_on(struct date scored_on, struct date valid_until, struct date on);
/* Has its validity ended, a while ago or long ago? On its last valid day it has not. */
bool risk_is_past(const struct risk_score *score, struct date on);

/* One score with its parts: what screens, JSON and paper show. One for each instrument that has a
 * score or is computed by this store, and one for each outside tool. */
struct risk_explained {
	const char *code; /* of the instrument; "tool_..." for an outside one */
	const char *name;
	const struct risk_score *score;	    /* the newest; NULL: none */
	const struct risk_instrument *held; /* NULL: an outside tool's */
	const struct instrument
		*instrument; /* the definition of the score, else the newest; or NULL */
	bool enabled;
	const char *off_reason;
	const char
		*refusal; /* why there is no score, or none that knows of the newest: a sentence */
	const struct risk_part *parts;
	size_t parts_n;
	const char *band_edges; /* "6-8"; NULL none */
	const char *could_be;	/* risk_range_short(); "" none */
	enum risk_age age;
	int64_t age_days;
	int64_t oldest_input_days; /* -1: no input has a date */
	const char *place;	   /* "in the top 1.3% of 8,214 adults"; NULL: not known */
	const char *fit; /* how well it tells people apart, and warnings; "" nothing is known */
	const struct risk_score
		*before;    /* the score before this one of the same release; NULL none */
	const char *change; /* "6 -> 8 since 01-Dec-2025 (Falls 0 -> 2)"; NULL */
	const struct risk_score **history; /* of the same instrument and release, oldest first */
	size_t history_n;
	const struct judgement *judgement; /* the newest about this instrument; NULL none */
};

/* "HIGH 8", "HIGH 8~" where it is stale, "EXPIRED 8": as lists and banners have room for it. */
char *risk_short_words(int band, struct score score, enum risk_age age, struct arena *arena);
/* "6 -> 8 since 01-Dec-2025 (Falls 0 -> 2)": the reasons are parts whose points are others now. Of
 * two scores of one instrument and release only. */
char *risk_change_words(const struct risk_score *before, const struct risk_part *before_parts,
	size_t before_n, const struct risk_score *now, const struct risk_part *parts, size_t n,
	struct arena *arena);
/* "in the top 1.3% of 8,214 adults (rank 105-112, tied)"; NULL where it has no place. */
char *risk_place_words(const struct risk_score *score, struct arena *arena);

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

/* The score that a person is sorted by, of those in the order of the store: never a count or an
 * unfinished score of our own, unless the team is led by that instrument. NULL: none. */
const struct risk_score *risk_current(
	const struct risk_score *scores, size_t n, const char *leading);
/* Band of an instrument's score by its published cuts. BAND_UNBANDED for a tool without any.
 * eFI by the count of deficits (of 36): 0-4 lower, 5-8 rising, 9-12 high, 13 and over very high.
 * An outside tool's own words give its band: "4 High", "Very High", "Moderate" (rising), "Low". */
enum band risk_band(const char *instrument, struct score score, const char *own_band);
/* The instrument's own word for it ("Severe"); NULL for an outside tool. */
const char *risk_own_band(const char *instrument, struct score score);
/* Days a score stands: 365 for most of those we know (LACE 30, the local score 90), 180 for an
 * outside tool. */
int risk_valid_days(const char *instrument);
/* The last day a score is sorted by and counted: twice its validity. No date: for ever. */
struct date risk_sorts_until(struct date scored_on, struct date valid_until);
/* "Electronic frailty index", "Local CST score", or the outside tool's name as it was given. */
const char *risk_instrument_name(const char *instrument);
/* The id for a name a person typed or a file holds: "eFI" and "Electronic frailty index" give
 * "efi"; a name we do not know gives "tool_<name folded>". */
char *risk_instrument_id(const char *name, struct arena *arena);
bool risk_instrument_known(const char *instrument);

#endif
