/* Long text: an edit shown wrapped, at most 100 columns wide.
 * Takes the keys of the field and: Up Down by visual line, PgUp PgDn, Ctrl+Up/Down Alt+{ Alt+} by
 * paragraph, Ctrl+Home/End, Alt+M starts and ends selecting (Esc ends it too), Ctrl+U deletes to the
 * start of the line, Ctrl+F find, Ctrl+G next, Enter new line, F2 and Ctrl+S save (TUI_SAVE). Tab,
 * Esc, F6, F7, Alt+D and all else are IGNORED; Ctrl+C with nothing selected too. While Ctrl+F asks,
 * Esc and Enter end the asking. */
#ifndef CASELOAD_TUI_AREA_H
#define CASELOAD_TUI_AREA_H

#include <caseload/tui/canvas.h>
#include <caseload/tui/edit.h>
#include <caseload/tui/key.h>

struct area;

enum {
	AREA_MAX_COLS = 100,
	AREA_LONG = 20000, /* characters: one is told once; nothing is ever cut */
};

/* How many columns long texts may take from now on, at most AREA_MAX_COLS; and how many of `cols`
 * that leaves. */
void area_set_cols(int most);
int area_cols(int cols);

struct area *area_new(struct edit *edit); /* the edit is borrowed and must outlive the area */
void area_free(struct area *area);
struct edit *area_edit(struct area *area);
/* another text (next section); scroll starts over */
void area_show(struct area *area, struct edit *edit);
void area_read_only(struct area *area, bool read_only); /* moving, finding and copying still work */
/* Also where the text came with letters this terminal cannot show: what cannot be seen is not
 * changed. */
bool area_is_read_only(const struct area *area);
/* What the last event has to say ("2 hidden characters removed.", "Not found: ..."); NULL
 * nothing. */
const char *area_note(const struct area *area);
/* Ctrl+F asks what to find: Esc and Enter are the area's */
bool area_asking(const struct area *area);
enum tui_result area_key(struct area *area, const struct tui_event *event);
/* "62 words  line 3 of 9", for the line under the text. */
char *area_status(struct area *area, struct arena *arena);
void area_draw(struct area *area, const struct canvas *canvas, bool focus);

#endif
