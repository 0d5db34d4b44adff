/* How instruments hang together with the records: which fact feeds which input, which band of an
 * instrument is which band of the team, what else a file may call it. Data beside the definitions,
 * in schema/risk/bindings.tsv, so that a definition stays what was published. */
#ifndef CASELOAD_BINDING_H
#define CASELOAD_BINDING_H

#include <caseload/instrument.h>

/* The team's band for an instrument's own ("severe" of efi is very high); BAND_UNBANDED where none
 * is bound. A site's instrument whose bands are named as the team's needs no binding. */
enum band binding_band(const char *instrument, const char *band_code);
/* The code under which the fact is recorded that feeds an input; the input's own key unless bound:
 * heart failure is recorded once for every instrument that asks for it. */
const char *binding_factor(const char *instrument, const char *input);
/* The instrument whose score feeds the input; NULL: a fact does. */
const char *binding_score(const char *instrument, const char *input);

enum derivation_rule {
	DERIVE_COUNT, /* events of the kinds within the window */
	DERIVE_ANY,   /* whether there was one */
	DERIVE_SINCE, /* days since the newest; `none` where it is recorded that there was none */
	DERIVE_STAY,  /* nights of the newest stay: discharge less admission */
	DERIVE_GAP,   /* days from the newest discharge to the next emergency admission */
	DERIVE_AGE,   /* whole years */
	DERIVE_OVER_AGE, /* older than n whole years */
	DERIVE_MALE,
	DERIVE_COUNT_FACTORS, /* how many of the named facts are recorded as yes */
};
struct derivation {
	const char *factor;
	enum derivation_rule rule;
	const int *kinds;	    /* enum event_kind, ends with 0 */
	int n;			    /* of DERIVE_OVER_AGE */
	bool before;		    /* does not count the newest stay itself */
	const char *const *factors; /* of DERIVE_COUNT_FACTORS, ends with NULL */
};
const struct derivation *binding_derivation(const char *factor); /* NULL: recorded by hand only */
/* Whether an event of this kind can change a score: those that feed some input. */
bool binding_event_counts(int event_kind);

/* Other names in files, folded and without blanks; the id, or NULL. */
const char *binding_instrument_named(const char *folded);
/* How well it tells people apart, in words with its source population; "" where nothing is known. */
const char *binding_fit_words(const char *instrument);

#endif
