/* A person's explained scores, as the Risk tab lists them and the panel shows them one by one. */
#ifndef SCREEN_RISK_SCORES_H
#define SCREEN_RISK_SCORES_H

#include <caseload/risk_text.h>

#include "screen.h"

/* Those with a score first, then those that could have one, then those that are off. */
struct risk_scores {
	struct arena *arena; /* what they live in; emptied by reading again */
	const struct risk_explained **items;
	size_t n;
};
bool risk_scores_read(struct view *view, struct risk_scores *scores, struct err *err);
/* The instrument's, computed here or brought by a list: two things. Where there is no such one any of
 * the instrument; n: none. */
size_t risk_scores_find(const struct risk_scores *scores, const char *code, bool computed);

/* With the setting judge-first: nobody has judged it yet. */
bool risk_is_hidden(const struct view *view, const struct risk_explained *e);
/* Value, band as a block, range and day, over one row or, where they do not fit, two: returned. */
int risk_headline_draw(const struct canvas *canvas, const struct risk_explained *e);
/* How the text is to be made for a canvas of this terminal. */
struct risk_text_options risk_text_for(const struct view *view, const struct canvas *canvas);

/* What a command of risk does about one score: its form, or the command itself; IGNORED for others. */
enum answer risk_do(struct view *view, enum command_id id, const struct risk_explained *e);
/* Why it cannot be done; NULL it can. `e` may be NULL: no score is chosen. */
const char *risk_refusal(const struct risk_explained *e, enum command_id id);

/* arg.person, arg.text: which of the scores, from 0. */
extern const struct screen screen_risk_panel;
/* The fast form: arg.person, arg.part: the code of the instrument. */
extern const struct screen screen_risk_answers;

#endif
