/* What the commands of risk share. */
#ifndef COMMAND_RISK_INSIDE_H
#define COMMAND_RISK_INSIDE_H

#include <caseload/risk.h>
#include <caseload/store/risk.h>
#include <caseload/store/risk_record.h>

#include "care.h"
#include "inside.h"

/* risk_held.c: the instruments of the store, read once and again only when one of them changed. */
struct risk_held {
	const struct risk_instrument *list;
	size_t n;
};
bool risk_held(struct call *call, struct risk_held *out, struct err *err);
/* By the code in an argument; ERR_NOT_FOUND says which there are. */
bool risk_held_named(struct call *call, const char *argument, struct risk_held *held,
	const struct risk_instrument **out, struct err *err);

/* risk_rescore.c: how the newest score computed here came out, "5, HIGH"; NULL where none stands. */
bool call_score_words(struct call *call, int64_t person_id, const struct risk_instrument *of,
	const char **out, struct err *err);

/* risk_explain.c: every score of the person with its parts, the current one first; with --all also
 * what is off or has no data, and why. */
bool risk_explain(struct call *call, const struct person_record *record,
	struct risk_explained **out, size_t *n, struct err *err);

#endif
