/* What is said of a score: the same sentences on screen, in plain text and on paper.
 *
 * Nothing here is advice. A falls count is never called a risk of falls (NICE NG249 1.1.1), and what
 * may be handed to a person goes through risk_handed_words(). Texts returned live in the arena. */
#ifndef CASELOAD_RISK_SAID_H
#define CASELOAD_RISK_SAID_H

#include <caseload/risk.h>

/* "PRISMA-7 case-finding questionnaire"; an outside tool's name as it came. */
const char *risk_title(const struct risk_explained *e);
/* "v0.1-draft", "imported"; "" where nothing is known. */
const char *risk_release_words(const struct risk_explained *e, struct arena *arena);
/* "Agreed by this team. Not validated. Does not predict anything." */
const char *risk_class_words(const struct risk_explained *e, struct arena *arena);
/* "8", "0.25 (9 of 36)", "about 14 in 100"; "" where there is no score. */
const char *risk_value_words(const struct risk_explained *e, struct arena *arena);
/* The team's band and the instrument's own where it says something else, with its edges: "HIGH
 * (6-8)", "HIGH, Moderate (9-12)". Where no bands were published it says so. */
const char *risk_band_words(const struct risk_explained *e, struct arena *arena);
/* "8-10", and "could be 8-10"; "" where nothing is missing that would move it. */
const char *risk_range_short(const struct risk_explained *e, struct arena *arena);
const char *risk_range_words(const struct risk_explained *e, struct arena *arena);
/* Why there is no score; NULL where there is one. */
const char *risk_none_words(const struct risk_explained *e, struct arena *arena);
/* Validity in sentences: current, stale, expired; and that something came after it. */
const char *risk_age_words(const struct risk_explained *e, struct arena *arena);
/* "Complete: 4 of 5 recorded.", "Oldest input 51 days."; "" where its inputs are not ours. */
const char *risk_complete_words(const struct risk_explained *e, struct arena *arena);

/* "+2", "-1", "+0.53", "0". */
const char *risk_points_words(struct score points, struct arena *arena);
bool risk_part_is_adjustment(const struct risk_part *part);
bool risk_part_is_zero(const struct risk_part *part); /* recorded, and worth nothing */
bool risk_part_is_unasked(
	const struct risk_part *part); /* missing: never asked, or not written down */
/* "NOT RECORDED", "ASKED AND DECLINED"; and what it could be worth: "0 to +2". */
const char *risk_missing_words(const struct risk_part *part, struct arena *arena);
const char *risk_worth_words(const struct risk_part *part, struct arena *arena);
/* So many were never asked, all worth the same, that one paragraph says more than as many lines: then
 * "30, each 0 to +1: arthritis, ...". */
bool risk_missing_together(const struct risk_explained *e);
const char *risk_missing_together_words(const struct risk_explained *e, struct arena *arena);
/* Of a model that multiplies odds: "without it about 12 in 100"; "" of others. */
const char *risk_without_words(
	const struct risk_explained *e, const struct risk_part *part, struct arena *arena);
/* The parts in the order to be read: a model's by what they weigh, others as the definition has
 * them. */
const struct risk_part **risk_parts_in_order(const struct risk_explained *e, struct arena *arena);
/* What group i of the instrument did: "...: together at most 4: not reached (3 of 4)"; "" where there
 * is nothing to say. */
const char *risk_group_words(const struct risk_explained *e, size_t group, struct arena *arena);

/* One sign for each score of the history, the newest `most` of them, as high as it is; and one for
 * each time in which none was valid. NULL where there are not two. */
struct risk_trend {
	const char *line;
	const struct risk_score *first, *last;
	size_t shown, gaps;
};
bool risk_trend(const struct risk_explained *e, size_t most, bool ascii, struct arena *arena,
	struct risk_trend *out);
/* "Trend 3 (01-Jun-2025) ... 8 (12-Mar-2026)", without the signs unless `drawn`; "" where there are
 * not two. */
const char *risk_trend_words(
	const struct risk_explained *e, size_t most, bool ascii, bool drawn, struct arena *arena);

/* "Judges the risk higher. Jo Patel, 12-Mar-2026: ..."; NULL where nobody has. */
const char *risk_judgement_words(const struct risk_explained *e, struct arena *arena);
const char *risk_outlook_words(const struct outlook *outlook, struct arena *arena);

/* The same text in words for whoever it is about: neither "frail" nor "attender". */
const char *risk_handed_words(const char *text, struct arena *arena);

#endif
