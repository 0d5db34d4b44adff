/* The fast form for what one instrument is computed from: a line for each input, one key each. */
#ifndef SCREEN_RISK_ANSWERS_H
#define SCREEN_RISK_ANSWERS_H

#include <caseload/tui/input.h>

#include "form_draft.h"
#include "risk_scores.h"

enum given { GIVEN_NOTHING, GIVEN_YES, GIVEN_NO, GIVEN_DECLINED, GIVEN_NOT_KNOWN, GIVEN_TEXT };

struct answer_row {
	const struct risk_input *input; /* NULL: about all of them (on which day, from where) */
	const char *key, *label;
	enum given given;
	struct input *typed; /* of numbers, choices and texts; else NULL */
	char wrong[400];     /* the sentence under it; "" none */
};

struct answers {
	struct view *view;
	const char *code, *place; /* of the instrument; of the draft */
	const struct risk_input *inputs;
	size_t inputs_n;
	struct answer_row *rows; /* those asked for, then the day and the source */
	size_t n;
	size_t *shown, shown_n; /* what the filter lets through; the last two always */
	size_t at;		/* in `shown` */
	int top;		/* the first line in sight */
	struct input *filter;
	bool filtering;
	char *kept; /* the draft as last kept */
	bool has_draft, passed_over;
	bool answered; /* the last key answered a question: one too many must not become a day */
	const struct draft *offer;
};

bool answers_is_asked(const struct risk_input *input);	 /* else it is worked out */
bool answers_is_text(const struct answer_row *row);	 /* letters type in it */
struct answer_row *answers_row(struct answers *answers); /* with the focus */
/* "yes, 12-Mar-2026, home visit"; "" nothing is known. In `arena`. */
const char *answers_known(const struct risk_input *input, struct arena *arena);
void answers_draw(struct answers *answers, const struct canvas *canvas, bool focus);

/* risk_answers_keep.c: what was filled in as text, for a draft; and back. In `arena`. */
char *answers_text(const struct answers *answers, struct arena *arena);
void answers_load(struct answers *answers, const char *text);
/* "y", "n", "declined", "not known" or what was typed; NULL: nothing was. In `arena`. */
const char *answers_value(const struct answer_row *row, struct arena *arena);

#endif
