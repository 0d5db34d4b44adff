/* Risk instruments are data: a definition is a text (caseload-instrument(5)), read once, checked
 * whole, and evaluated by one function that knows no instrument. Every addend can be shown.
 *
 * Points and ratios are computed in integers; only a logistic model uses floating point. Numbers of
 * a definition are read without regard to the locale. */
#ifndef CASELOAD_INSTRUMENT_H
#define CASELOAD_INSTRUMENT_H

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/base/shape.h>
#include <caseload/words.h>

enum { INSTRUMENT_LINES_MOST = 2000, INSTRUMENT_FIELD_MOST = 256 };

enum instrument_kind {
	INSTRUMENT_POINTS,   /* sum / scale */
	INSTRUMENT_RATIO,    /* sum / denominator */
	INSTRUMENT_LOGISTIC, /* 1 / (1 + exp(-(intercept + sum))) */
};
enum instrument_class { INSTRUMENT_PUBLISHED, INSTRUMENT_LOCAL, INSTRUMENT_INDICATOR };
enum instrument_band_on { BAND_ON_SCORE, BAND_ON_COUNT /* the undivided sum */, BAND_ON_NOTHING };
enum input_type { INPUT_BOOL, INPUT_INT, INPUT_REAL, INPUT_CHOICE };
enum input_missing {
	INPUT_ZERO,    /* no points, counted as missing, widens the range */
	INPUT_REFUSE,  /* no score without it */
	INPUT_DEFAULT, /* `fallback` stands for it */
};
enum term_op { TERM_FLAG, TERM_FLAGNOT, TERM_LINEAR, TERM_SQUARE, TERM_BANDS, TERM_MAP };
enum group_rule { GROUP_SUM, GROUP_MAX /* severest only */, GROUP_CAP /* sum, at most the cap */ };

/* Over what time facts count. Counted: start < day <= day of the score, the start being that day
 * less the window; months are of the calendar, clamped to the month's end. */
struct window {
	enum window_kind {
		WINDOW_NOW,
		WINDOW_EVER,
		WINDOW_EPISODE,
		WINDOW_DISCHARGE,
		WINDOW_DAYS,
		WINDOW_MONTHS
	} kind;
	int n; /* of days or months */
};
/* Exclusive; none for windows without an edge. */
struct date window_start(struct window window, struct date scored_on);
enum window_answer { WINDOW_OUT, WINDOW_IN, WINDOW_FUTURE /* after the score: an error */ };
enum window_answer window_counts(struct window window, struct date scored_on, struct date on);
bool window_read(const char *text, struct window *out); /* "12m", "30d", "ever" */
/* "in 12 months", "in 30 days", "ever", "". */
const char *window_words(struct window window, struct arena *arena);

/* Points of a definition: whole units of 1/scale, or log-odds where the kind is logistic. */
struct points {
	int64_t units;
	double odds;
};
/* Half-open: lo <= x < hi. Ends that are not set are open. */
struct span {
	struct score lo, hi;
};
struct instrument_input {
	const char *key, *unit, *label; /* unit "" for none */
	enum input_type type;
	struct score lo, hi; /* both included; not set for a choice */
	enum input_missing missing;
	const char *fallback;
	struct window window;
};
struct term_row { /* one row of a band table or of a look-up */
	struct span span;
	const char *key; /* of a look-up; "*" any other */
	struct points points;
	const char *text;
};
struct instrument_term {
	const char *key, *label;
	size_t input; /* index into inputs */
	enum term_op op;
	struct points coef;
	size_t group; /* index into groups, or INSTRUMENT_NO_GROUP */
	struct term_row *rows;
	size_t rows_n;
};
#define INSTRUMENT_NO_GROUP SIZE_MAX
struct instrument_group {
	const char *key, *label;
	enum group_rule rule;
	struct points cap;
};
struct instrument_band {
	const char *code, *label, *source;
	struct span span; /* of the score, or of the count */
};
struct instrument_warning { /* where a recorded input is unusual: never a refusal */
	size_t input;
	struct span usual;
	const char *severity, *text;
};
struct instrument {
	const char *code;    /* "lace" */
	const char *release; /* the definition's version: "2010.1" */
	const char *name;
	enum instrument_kind kind;
	enum instrument_class class;
	int64_t scale; /* a power of ten */
	int decimals;
	int64_t denominator;
	double intercept;
	enum instrument_band_on band_on;
	const char *outcome, *citation;
	int valid_days;
	int age_min; /* 0: none said */
	bool enabled;
	const char *approved_by; /* NULL none */
	struct date approved_on;
	struct instrument_input *inputs;
	size_t inputs_n;
	struct instrument_term *terms;
	size_t terms_n;
	struct instrument_group *groups;
	size_t groups_n;
	struct instrument_band *bands;
	size_t bands_n;
	struct instrument_warning *warnings;
	size_t warnings_n;
};
/* Reads a definition and refuses what does not hold together, with `file`, the line and the field
 * in the sentence ("lace.tsv line 12, hi: ..."). The text need not end in NUL. What is returned
 * lives in the arena and borrows nothing from `bytes`. */
bool instrument_read(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, struct err *err);
/* The same, but tells everything that is wrong, by line, at most 100; returns how many, 0: it reads. */
struct instrument_fault {
	size_t line;	    /* 0: something is not in the file at all */
	const char *column; /* "coef"; "" for the whole line */
	const char *text;   /* the whole sentence, with file, line and column */
	const char *what;   /* the sentence alone */
};
size_t instrument_check(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, const struct instrument_fault **faults);
const struct instrument_input *instrument_input_named(
	const struct instrument *instrument, const char *key); /* NULL if none */

/* The definitions that come with the program, as text; made from schema/risk at build time. */
struct shipped {
	const char *file; /* "lace.tsv" */
	const char *text;
	size_t size;
};
extern const struct shipped instruments_shipped[];
extern const size_t instruments_shipped_n;

/* A shipped definition, read once for the life of the program; NULL if there is none. */
const struct instrument *instrument_shipped(const char *code);

/* ---- evaluating ---- */

/* One input's value: a number (1 and 0 for yes and no), or a choice. Neither: not recorded. */
struct input_value {
	struct score number;
	const char *choice;
};
/* Text of a table or of the shell into a value: "" is not recorded. False: it is no number (the
 * sentence names the input and its unit). */
bool input_value_read(const struct instrument_input *input, const char *text,
	struct input_value *out, struct err *err);
/* Is the value one the input may have: range, whole where it must be? The sentence says the range,
 * the unit and, where another unit would fit, so (haemoglobin 12 where g/L is meant). */
bool input_value_check(
	const struct instrument_input *input, const struct input_value *value, struct err *err);

enum scoring_status {
	SCORING_OK,
	SCORING_NO_DATA,       /* every input is missing: no band, and never the lowest; the sums
				* stand, for the range */
	SCORING_OUT_OF_RANGE,  /* ERR_RANGE: goes before the next */
	SCORING_INPUT_MISSING, /* ERR_MISSING: a required input */
};
struct scoring_part {
	const char *term, *label; /* of an adjustment: "cap:<group>", and the group's label */
	size_t input;		  /* index; SIZE_MAX for an adjustment */
	bool missing;
	struct points value, min, max;
};
struct scoring {
	enum scoring_status status;
	struct err why;		      /* for the last two: lists every input it is about */
	struct score value, min, max; /* rounded half up to the instrument's decimals */
	double odds;		      /* logistic: the unrounded log-odds, with the intercept */
	double probability;	      /* logistic: unrounded */
	double probability_min, probability_max;
	int64_t sum, sum_min, sum_max;				  /* undivided, units of 1/scale */
	const struct instrument_band *band, *band_min, *band_max; /* NULL none */
	size_t inputs_n, missing_n;
	/* One for each term, then the adjustments that took something off; each of value, min and
	 * max adds up to its sum. In a group of which only the severest counts the others bring 0. */
	struct scoring_part *parts;
	size_t parts_n;
	const struct instrument_warning **warnings;
	size_t warnings_n;
};
/* `values` has one for each input, in their order. Never fails: the status says what came of it.
 * `out` lives in the arena and borrows from the instrument. */
void instrument_score(const struct instrument *instrument, const struct input_value *values,
	struct arena *arena, struct scoring *out);
/* The lowest and the highest score there can be: of a logistic one 0 and 1. */
void instrument_limits(
	const struct instrument *instrument, struct score *least, struct score *most);
/* The band of an undivided sum; NULL none. */
const struct instrument_band *instrument_band_of(
	const struct instrument *instrument, struct points sum);
/* "dementia=2.50;copd=1.46;cap:conditions=-1": the parts that are not zero, in units as shown. */
char *scoring_parts_text(
	const struct instrument *instrument, const struct scoring *scoring, struct arena *arena);
/* An addend as a number, with as many decimals as the scale has; log-odds with four. */
struct score points_number(const struct instrument *instrument, struct points points);
/* An addend as shown: "+2", "+1.46", "-1", "+0.5258"; "0". */
char *points_show(const struct instrument *instrument, struct points points, struct arena *arena);
/* "6-8", "5 or more", "under 0.12": a band's edges as a person reads them; "" where there are none. */
char *instrument_band_edges(const struct instrument *instrument, const struct instrument_band *band,
	struct arena *arena);

#endif
