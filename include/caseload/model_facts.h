/* What a person should know of an instrument before they rely on it: what it is for, what it is not
 * for, and what its licence asks. How well it tells people apart is in binding.h; what it computes is
 * in its definition. */
#ifndef CASELOAD_MODEL_FACTS_H
#define CASELOAD_MODEL_FACTS_H

#include <caseload/instrument.h>

struct model_facts {
	const char *code; /* of the shipped definition */
	const char *use, *not_for, *licence;
};
const struct model_facts *model_facts(const char *code); /* NULL: a site's own */
/* The whole page of a definition: name, state as given, use, do not use for, performance, inputs with
 * points, groups, bands, validity, citation, licence, hash. A line that is a heading ends with no full
 * stop and is not indented; `state` stands below the name ("On", "Off: ..."). */
char *model_facts_page(const struct instrument *instrument, const char *state, const char *hash,
	struct arena *arena);

#endif
