/* How instruments hang together with the records: which fact feeds which input, which band of an
 * instrument is which band of the team, what else a file may call it. Data beside the definitions,
 * in schema/risk/bindings.tsv, so that a definition stays what was published. */
#ifndef CASELOAD_BINDING_H
#define CASELOAD_BINDING_H

#include <caseload/instrument.h>

/* The team's band for an instrument's own ("severe" of efi is very high); BAND_UNBANDED where none
 * is bound. A site's instrument whose bands are named as the team's needs no binding; an indicator
 * has none. */
enum band binding_band(const char *instrument, const char *band_code);
/* The highest score of a band as it was published, where the definition's bands are counts: for
 * scores that came rounded from elsewhere. Not set for the last band, or where nothing is bound. */
struct score binding_band_last(const char *instrument, const char *band_code);
/* The code under which the fact is recorded that feeds an input; the input's own key unless bound:
 * heart failure is recorded once for every instrument that asks for it. */
const char *binding_factor(const char *instrument, const char *input);
/* The instrument whose score feeds the input; NULL: a fact does. */
const char *binding_score(const char *instrument, const char *input);

enum derivation_rule {
	DERIVE_COUNT,	 /* events of the kinds within the window */
	DERIVE_ANY,	 /* whether there was one */
	DERIVE_SINCE,	 /* days since the newest; n where it is recorded that there was none */
	DERIVE_STAY,	 /* nights of the newest stay: discharge less admission */
	DERIVE_GAP,	 /* days from the newest discharge to the next emergency admission */
	DERIVE_AGE,	 /* whole years */
	DERIVE_OVER_AGE, /* older than n whole years */
	DERIVE_MALE,
	DERIVE_COUNT_FACTORS, /* how many of the named facts are recorded as yes */
};
struct derivation {
	const char *factor;
	enum derivation_rule rule;
	const int *kinds; /* enum event_kind, ends with 0 */
	int n; /* of DERIVE_OVER_AGE; of DERIVE_SINCE what stands for "asked, there was none" */
	bool before; /* does not count the newest stay itself, nor what came on the day it began */
	const char *const *factors; /* of DERIVE_COUNT_FACTORS, ends with NULL */
};
const struct derivation *binding_derivation(const char *factor); /* NULL: recorded by hand only */
/* Whether an event of this kind can change a score: those that feed some input. */
bool binding_event_counts(int event_kind);

/* Other names in files, folded, letters and digits only; the id, or NULL. */
const char *binding_instrument_named(const char *folded);
/* What an instrument, or an outside tool we know the headings of, is called here; NULL: nothing is
 * bound, its definition's name stands. */
const char *binding_name(const char *instrument);
const char *binding_outside_tool(size_t i); /* NULL after the last */
int binding_outside_days(const char *tool); /* how long a score of any outside tool stands */
/* How well it tells people apart, in words with its source population; "" where nothing is known. */
const char *binding_fit_words(const char *instrument);

/* Refuses a set of definitions in which a score would feed itself, whatever the way round. `source`
 * is binding_score where NULL. */
typedef const char *(*score_source)(const char *instrument, const char *input);
bool binding_check(
	const struct instrument *const *set, size_t n, score_source source, struct err *err);

#endif
