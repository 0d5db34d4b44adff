/* What the files of the meeting screen share. */
#ifndef SCREEN_MEETING_H
#define SCREEN_MEETING_H

#include <caseload/meeting.h>
#include <caseload/tui/list.h>

#include "screen.h"

/* A row of the list: a case, or a line between the parts of the agenda. */
struct meeting_line {
	const struct case_item *item; /* NULL: the line */
	const char *words;
};

struct meeting_page {
	struct view *view;
	char *uid; /* the meeting shown; NULL none is planned */
	struct arena *arena;
	const struct meeting_record *record; /* NULL: none is planned */
	struct meeting_line *lines;
	size_t lines_n;
	struct list *list;
	bool entering; /* the meeting has begun: its first case comes when attendance is closed */
};

bool meeting_reload(struct meeting_page *page, struct err *err);
enum answer meeting_read_again(struct meeting_page *page); /* and says why where it cannot */
/* Another meeting, by its uid; NULL the one that is open, else the next. */
enum answer meeting_turn_to(struct meeting_page *page, const char *uid);
const struct case_item *meeting_selected(const struct meeting_page *page); /* NULL none */
/* The meeting that a screen, or the one under a form, is about; NULL: none of its own. */
const struct meeting_record *meeting_of(const struct view *view);
/* May it be begun, or gone on with, today? */
bool meeting_is_due(const struct meeting *meeting, struct date today);

/* meeting_do.c */
enum answer meeting_enter(
	struct meeting_page *page); /* begins it where need be, and opens a case */
enum answer meeting_open_case(struct meeting_page *page);
enum answer meeting_shift(struct meeting_page *page, int places);
enum answer meeting_neighbour(struct meeting_page *page, int step);
/* Runs a command about the meeting shown, without a question. */
enum answer meeting_run(struct meeting_page *page, enum command_id id);
/* Asks whether to close the meeting that is open, with what follows; where cases are undecided it
 * names them and offers to suspend instead. From any screen: over a case of it one comes back to
 * the meeting when it is closed. */
enum answer meeting_ask_close(struct view *view);

/* meeting_draw.c */
void meeting_draw(struct view *view, const struct canvas *canvas, bool focus);
void meeting_draw_row(void *page, size_t row, const struct canvas *canvas, struct list_look look);

/* meeting_pane.c */
void meeting_draw_side(struct meeting_page *page, const struct canvas *pane, struct arena *arena);
void meeting_draw_below(struct meeting_page *page, const struct canvas *pane, struct arena *arena);
void meeting_draw_low(struct meeting_page *page, const struct canvas *pane, struct arena *arena);

/* meeting_words.c */
/* "MDT Thu 26-Mar-2026 09:30" */
const char *meeting_words(const struct meeting *meeting, struct arena *arena);
const char *meeting_first_row(const struct meeting *meeting, struct arena *arena);
/* "Planned. Names until Tue 24-Mar-2026. 8 cases, 55 of 60 min.": where it stands. */
const char *meeting_state_words(
	const struct meeting_record *record, struct date today, struct arena *arena);
const char *meeting_short_name(const char *name, struct arena *arena); /* NULL: NULL */
/* "Here 5: A Rao, M Lewis. Sorry: J Bell."; first, with `!`, who is missing. */
const char *attendance_words(const struct meeting_record *record, struct arena *arena);
/* For columns: "Review 08-Apr", "Plan agreed"; "" nothing yet. "told 12-Mar-2026", "! TO BE TOLD". */
const char *meeting_decided(const struct case_item *item, struct arena *arena);
const char *meeting_told(const struct case_item *item, struct arena *arena);

#endif
