/* What the files of the Risk screen share. */
#ifndef SCREEN_RISK_H
#define SCREEN_RISK_H

#include <caseload/place.h>
#include <caseload/tui/list.h>

#include "screen.h"

enum { STRATA = STRATUM_VERY_HIGH + 1 }; /* to index by enum stratum; 0 is nobody's */

/* The pyramid of one practice, or of the team: the sum of its practices. */
struct risk_whose {
	const char *code; /* NULL: the team */
	const char *name;
	const char *why_none; /* nobody could be placed: "no list size is recorded"; NULL */
	int64_t adults;	      /* the denominator */
	struct date quarter;
	struct date list_from, list_on; /* oldest and newest of the lists */
	struct strata_row steps[STRATA];
};

/* A line of the list: a step, a practice, or what cannot be chosen (id 0). */
enum risk_line_kind { LINE_STEP, LINE_STEP_MORE, LINE_BLANK, LINE_HEAD, LINE_PRACTICE };
struct risk_line {
	int64_t id;
	enum risk_line_kind kind;
	int stratum;  /* of a step */
	size_t whose; /* of a practice */
};

struct risk {
	struct view *view;
	struct arena *arena;	  /* of what was read */
	const char *instrument;	  /* of the lists; NULL: nobody has a place */
	bool mixed;		  /* not all lists are of the same one */
	struct risk_whose *whose; /* the team's first */
	size_t n, shows;	  /* which of them stands as the pyramid */
	struct list *list;
	struct risk_line *lines;
	size_t lines_n;
	bool tall; /* each step has two rows */
};

const struct risk_line *risk_selected(const struct risk *risk); /* NULL none */
const char *risk_step_name(int stratum);			/* "Top 0.5%" */
/* "3 practices have no list size."; "" where nothing is missing. */
const char *risk_gaps(const struct risk *risk, struct arena *arena);

/* risk_strata.c: what is shown and from where */
bool risk_read(struct risk *risk, struct err *err);
void risk_lay(struct risk *risk, bool tall); /* the lines for what is shown */
enum answer risk_show(struct risk *risk, size_t whose);

/* risk_draw.c */
void risk_draw(struct view *view, const struct canvas *canvas, bool focus);
void risk_draw_row(void *risk, size_t row, const struct canvas *canvas, struct list_look look);

/* ---- work lists: risk_lists.c ---- */

/* arg.text: the code of a work list ("rising"), or "stratum 4" and a practice's code. */
extern const struct screen screen_risk_people;
extern const struct screen screen_risk_lists; /* popup: which list; arg.text the code now */
/* The list that a command of the table opens; NULL where it opens none. */
const char *risk_list_of(enum command_id id);

/* ---- instruments.c ---- */

extern const struct screen screen_instruments;

#endif
