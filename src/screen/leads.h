/* What the files of Leads and balancing share. */
#ifndef SCREEN_LEADS_H
#define SCREEN_LEADS_H

#include <caseload/lead.h>
#include <caseload/tui/list.h>
#include <caseload/worker.h>

#include "screen.h"

/* Rows of the upper list that are no worker. */
enum { WHO_WAITING = -1, WHO_NOBODY = -2, WHO_ASKED = -3 };

struct leads_who {
	int64_t id; /* the worker's, or WHO_ */
	const struct worker *worker;
};

/* One line of the lower list. */
struct leads_case {
	int64_t id; /* the person's */
	const char *uid, *name, *band_words, *due_words;
	const char *note; /* who was asked, why it was declined; NULL */
	int band;
	int64_t weight, lead_id; /* lead_id 0: nobody leads */
	bool late;
};

/* While the keys are in the upper list a few cases are enough, and cheap to read and to draw on
 * every move. */
enum { GLANCE_ROWS = 4 };

enum leads_sort { LEADS_BY_NAME, LEADS_BY_ROOM, LEADS_BY_LATE, LEADS_SORTS };

struct leads {
	struct view *view;
	struct arena *load_arena; /* workers and proposals */
	struct leads_who *who;
	size_t who_n;
	const struct worker *workers; /* as lead load gave them; the last is nobody */
	size_t workers_n;
	const struct proposal *proposals;
	size_t proposals_n, waiting_n, asked_n;
	struct arena *case_arena;
	struct leads_case *cases;
	size_t cases_n;
	int64_t cases_total;
	int64_t shown; /* whose cases these are; 0 nobody's yet */
	bool whole;    /* as many as are shown at most, not a glance */
	/* every case that was marked, whoever's list it was in */
	struct arena *mark_arena;
	struct leads_case *marked;
	size_t marked_n;
	struct list *upper, *lower;
	bool in_lower;
	enum leads_sort sort;
	int64_t move_to; /* the worker chosen in `m` */
	char note[120];
};

/* leads_rows.c */
bool leads_read(struct leads *leads, struct err *err);	     /* the upper list */
bool leads_read_cases(struct leads *leads, struct err *err); /* of the one under the cursor */
void leads_sort(struct leads *leads);
const struct leads_who *leads_selected(const struct leads *leads); /* NULL nobody */
const struct worker *leads_worker(const struct leads *leads, int64_t id);
/* Keeps what is known of the marked people up to date with the marks. */
void leads_take_marks(struct leads *leads);
const struct leads_case *leads_case_selected(const struct leads *leads);

/* leads_draw.c */
void leads_draw(struct view *view, const struct canvas *canvas, bool focus);
void leads_draw_who(void *leads, size_t row, const struct canvas *canvas, struct list_look look);
void leads_draw_case(void *leads, size_t row, const struct canvas *canvas, struct list_look look);
/* "84 / 70, over by 14", "33 / 70, has room for 37" */
char *leads_room_words(const struct worker *worker, struct arena *arena);

/* leads_move.c */
enum answer leads_move(struct leads *leads); /* asks whom to, then shows the effect */
enum answer leads_move_to(struct leads *leads, const char *uid);

#endif
