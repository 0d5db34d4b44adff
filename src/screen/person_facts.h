/* Labels and values to read, in two columns where there is room: a record that nobody is editing.
 */
#ifndef SCREEN_PERSON_FACTS_H
#define SCREEN_PERSON_FACTS_H

#include <caseload/base/arena.h>
#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

enum fact_side { FACT_LEFT, FACT_RIGHT };

struct fact {
	const char *label, *value; /* value NULL: "Not known" */
	enum style style;	   /* of the value */
	enum fact_side side;	   /* all of the left come first */
	int row, col, rows;	   /* where it stood when last laid out */
};
struct facts {
	struct arena *arena;
	struct fact *items;
	size_t n, room;
	size_t at;	 /* the one the cursor is on */
	int top;	 /* first row shown */
	int page;	 /* rows shown when last drawn */
	bool one_column; /* also where there is room for two: it is read from top to bottom */
};

void facts_begin(struct facts *facts, struct arena *arena); /* empty; keeps the place */
void facts_add(struct facts *facts, enum fact_side side, const char *label, const char *value);
void facts_add_styled(struct facts *facts, enum fact_side side, const char *label,
	const char *value, enum style style);
void facts_gap(struct facts *facts, enum fact_side side); /* an empty line */
/* Up Down k j, PgUp PgDn, Home End. */
enum tui_result facts_key(struct facts *facts, const struct tui_event *event);
void facts_draw(struct facts *facts, const struct canvas *canvas, bool focus);

#endif
