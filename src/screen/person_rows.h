/* The tabs of a record that are lists: what stands on a row, and what more there is to say of it.
 */
#ifndef SCREEN_PERSON_ROWS_H
#define SCREEN_PERSON_ROWS_H

#include <caseload/history.h>
#include <caseload/record.h>
#include <caseload/tui/canvas.h>

enum person_tab {
	TAB_SUMMARY,
	TAB_PLAN,
	TAB_CONTACTS,
	TAB_REVIEWS,
	TAB_ACTIONS,
	TAB_RISK,
	TAB_NOTES,
	TAB_EVENTS,
	TAB_HISTORY,
	TAB_COUNT
};

struct view;

struct tab_rows {
	const struct view *view;
	bool small; /* narrow: columns are left out */
	const struct person_record *record;
	const struct risk_explained **scores; /* of the Risk tab */
	size_t scores_n;
	const struct history **history; /* those the filter lets through, newest first */
	size_t history_n;
	struct date today;
	enum person_tab tab;
	struct arena *scratch; /* emptied by whoever draws */
};

size_t rows_count(const struct tab_rows *rows);
int64_t rows_id(const struct tab_rows *rows, size_t row);
const char *rows_uid(const struct tab_rows *rows, size_t row); /* NULL where a row has none */
const char *rows_heading(const struct tab_rows *rows);	       /* the line of column names */
const char *rows_none(enum person_tab tab); /* why there is none, and what next */
void rows_draw(const struct tab_rows *rows, size_t row, const struct canvas *canvas);
/* The whole of the row, for below the list; NULL nothing more. In scratch. */
const char *rows_more(const struct tab_rows *rows, size_t row);

/* The tabs that are texts, with the numbers of the lines that are headings. */
struct person_text {
	struct arena *arena;
	const char *text;
	size_t *heads, heads_n, room;
};
/* Notes and what meetings said of them, newest first. */
struct person_text *person_notes_text(
	const struct person_record *record, struct date today, struct arena *arena);
struct person_text *person_plan_text(const struct plan *plan, struct arena *arena);
enum style person_text_style(void *text, size_t line, const char *unused); /* for pager_styles() */

#endif
