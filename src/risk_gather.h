/* Between the files that work out inputs from facts. */
#ifndef RISK_GATHER_H
#define RISK_GATHER_H

#include <caseload/binding.h>
#include <caseload/risk.h>

struct gather {
	const struct risk_instrument *list;
	size_t n;
	const struct risk_instrument *of;
	const struct risk_facts *facts;
	struct date on;
	struct arena *arena;
};

/* The newest emergency stay that began by the day: its end is not set while it lasts. */
struct stay {
	struct date from, until;
	const char *source;
};
bool gather_stay(const struct gather *g, struct stay *out);
/* Whether a day lies within what an input that is about a stay may still tell: the validity of the
 * instrument, after which its outcome is known. */
bool gather_is_recent(const struct gather *g, struct date day);
/* The newest fact of the code by the day, within the window; *older: there is one before it. */
const struct factor *gather_factor(const struct gather *g, const char *code, struct window window,
	const struct factor **older);
/* What a fact says of an input; NULL: nothing is recorded. */
void gather_said(const struct gather *g, const struct instrument_input *input,
	const struct factor *factor, struct risk_input *out);
/* risk_derive.c: what events, details and other facts say of it, and `factor` beside them. */
void gather_derived(const struct gather *g, const struct instrument_input *input,
	const struct derivation *derivation, const struct factor *factor, struct risk_input *out);
void gather_number(struct risk_input *out, int64_t value);

#endif
