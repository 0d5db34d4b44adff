/* What a measure is held against: figures of the documents the service was founded on, as samples, until a
 * team sets its own in their place. */
#ifndef CASELOAD_MEASURE_TARGET_H
#define CASELOAD_MEASURE_TARGET_H

#include <caseload/measure.h>

struct measure_target {
	int64_t id, version;
	int64_t team_id;    /* 0: a sample, as it comes */
	int measure;	    /* enum measure_code */
	const char *label;  /* "Derby 2012-13": unlike any other of the measure */
	int64_t value;	    /* in thousandths of the unit */
	const char *unit;   /* "%", "per 100,000", "per 100,000 a year", or what is counted:
			     * "admissions avoided" */
	int better;	    /* enum target_better */
	const char *source; /* where the figure is from, in plain words; NULL not said */
	bool used;
};
extern const struct shape measure_target_shape;

enum { TARGET_SCALE = 1000, TARGET_UNIT_MOST = 60, TARGET_LABEL_MOST = 200 };

/* Which way the measure ought to go: enum target_better. */
int measure_better(int code);

/* "95.0%", "387.6 per 100,000", "450 admissions avoided" */
const char *target_value_words(const struct measure_target *target, struct arena *arena);
/* "95.0% or more (Derby 2012-13)", "387.6 per 100,000 or less (Durham 2016)" */
const char *target_words(const struct measure_target *target, struct arena *arena);
/* "2.0" to 2000. ERR_INVALID "value": no number, negative, or finer than a thousandth. */
bool target_value_read(const char *text, int64_t *value, struct err *err);

/* Its rate is of a whole year: what a quarter has is held against nothing. */
bool target_is_yearly(const struct measure_target *target);

enum target_held { TARGET_MET, TARGET_NOT_MET, TARGET_CANNOT_SAY };
/* A share is held against a percentage, a rate against one per as many (and over a year, if it says so),
 * a count against one of the same unit; anything else, and a measure of nothing or one that is left out, cannot be. Compared exactly,
 * not as it is rounded on paper. */
enum target_held target_held(const struct measure_target *target, const struct measure *measure);
/* "Met", "Not met", "-" */
const char *target_held_words(enum target_held held);

#endif
