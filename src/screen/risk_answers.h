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

/* ---- risk_answers.c ---- */

/* Shows the lines that the filter matches. */
void answers_narrow(struct answers *answers);
/* Was anything filled in? */
bool answers_changed(const struct answers *answers);

/* ---- risk_answers_save.c ---- */

/* As a draft, where something was typed since the last one. */
bool answers_keep(struct answers *answers, struct err *err);
enum answer answers_save(struct answers *answers);
/* Asks where something was filled in. */
enum answer answers_leave(struct answers *answers);

/* ---- risk_answers_type.c ---- */

/* The sentence under a number that cannot be one: at once, not at the end. */
bool answers_check(struct answer_row *row);
/* To the next line or the one before; what was typed in this one is checked. */
enum answer answers_go(struct answers *answers, bool on);
enum answer answers_filter_key(struct answers *answers, const struct screen_key *pressed);
/* What the line is for, on the message line. */
enum answer answers_tell(struct answers *answers);
/* Keys that answer a line as long as nothing is being typed in it. */
enum answer answers_one_key(struct answers *answers, struct key key);
enum answer answers_type(struct answers *answers, const struct tui_event *event);
enum answer answers_move_key(struct answers *answers, struct key key);

#endif
