/* Scoring everyone in care: what risk score-all does for one practice after the other. */
#ifndef COMMAND_SCORE_ALL_H
#define COMMAND_SCORE_ALL_H

#include "risk_inside.h"

struct scored {
	int64_t people;
	int64_t changed;  /* scores that came out otherwise, or for the first time */
	int64_t renewed;  /* that came out as they were, past their day or marked */
	int64_t moved_up; /* of those changed: into a higher band */
	int64_t missing;  /* that need an input nobody recorded */
	bool written;
};
/* Inside a save; adds to *out. only NULL: every instrument that is on. */
bool score_care(struct call *call, const int64_t *people, size_t n, const struct risk_held *held,
	const struct risk_instrument *only, struct scored *out, struct err *err);

#endif
