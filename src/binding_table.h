/* What binding.awk makes of schema/risk/bindings.tsv. Each array ends with a row of nothing. */
#ifndef BINDING_TABLE_H
#define BINDING_TABLE_H

#include <caseload/binding.h>

struct binding_row {
	const char *a, *b, *c;
};
struct binding_band {
	const char *instrument, *code;
	enum band band;
};
struct binding_last {
	const char *instrument, *code;
	struct score last;
};
struct binding_outside {
	const char *tool, *name;
	int days;
};
extern const struct binding_row binding_names[];   /* instrument, name */
extern const struct binding_row binding_aliases[]; /* instrument, name folded */
extern const struct binding_row binding_factors[]; /* instrument, input, fact */
extern const struct binding_row binding_scores[];  /* instrument, input, instrument */
extern const struct binding_row binding_fits[];	   /* instrument, words */
extern const struct binding_band binding_bands[];
extern const struct binding_last binding_lasts[];
extern const struct binding_outside binding_outsides[]; /* "*" any other */
extern const struct derivation binding_derivations[];	/* the last has no factor */

#endif
