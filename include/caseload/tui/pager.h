/* A text to scroll and search: help, print preview, what changed.
 * Keys: Up Down k j, PgUp PgDn Space, Ctrl+U Ctrl+D, Home End gg G, Left Right where lines are not
 * wrapped, `/` search, Ctrl+G or n next. Esc is IGNORED unless a search is being typed. */
#ifndef CASELOAD_TUI_PAGER_H
#define CASELOAD_TUI_PAGER_H

#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

struct pager;

/* copied; without wrap lines are cut and scroll sideways */
struct pager *pager_new(const char *text, bool wrap);
void pager_free(struct pager *pager);
void pager_set(struct pager *pager, const char *text); /* keeps the place as far as it exists */
/* A style for a line, called with its number and text; NULL: all normal. */
void pager_styles(struct pager *pager,
	enum style (*style)(void *data, size_t line, const char *text), void *data);
void pager_go(struct pager *pager, size_t line); /* this line at the top */
size_t pager_line(const struct pager *pager);	 /* the line at the top */
size_t pager_lines(const struct pager *pager);	 /* of the text, before wrapping */
size_t pager_rows(const struct pager *pager);	 /* as last drawn, wrapped */
/* from the line after the last hit; false: nowhere */
bool pager_find(struct pager *pager, const char *what);
const char *pager_note(const struct pager *pager); /* what the last key has to say; NULL nothing */
enum tui_result pager_key(struct pager *pager, const struct tui_event *event);
void pager_draw(struct pager *pager, const struct canvas *canvas, bool focus);

#endif
