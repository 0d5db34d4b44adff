/* What the files of the result screen share. */
#ifndef SCREEN_RESULT_PAGE_H
#define SCREEN_RESULT_PAGE_H

#include <caseload/command/rows.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>
#include <caseload/tui/pager.h>

#include "result.h"

struct result_page {
	struct view *view;
	char *packed; /* the arguments now */
	struct arena *arena;
	struct result result;
	struct rows rows;
	char **folds; /* of each row, all its cells */
	int *wanted;  /* cells of each column */
	size_t *shown;
	size_t n;
	struct list *list;
	struct input *filter;
	bool filtering;
	struct pager *pager; /* where it is no list */
};

/* ---- result_rows.c ---- */

struct list *result_list_new(struct result_page *page);
/* Runs the command with page->packed. On failure what was there stays. */
bool result_read(struct result_page *page, struct err *err);
/* Reads with other arguments, and takes them over; on a refusal what was asked before stays. */
enum answer result_ask(struct result_page *page, char *packed);
/* Shows the rows that the filter matches. */
void result_narrow(struct result_page *page);
/* A row of page->rows in a line, for who hears it. */
const char *result_row_words(const struct result_page *page, size_t row, struct arena *arena);
void result_draw_head(struct result_page *page, const struct canvas *row);

/* ---- result_open.c ---- */

bool result_of_entries(const struct result_page *page); /* of meetings, about one person */
enum answer result_open_row(struct result_page *page);
enum answer result_print_entry(struct result_page *page);
enum answer result_print_behind(struct result_page *page);
/* Everyone behind a measure, then each part of them in turn. */
enum answer result_next_part(struct result_page *page);

/* ---- result_letters.c ---- */

bool result_of_letters(const struct result_page *page);
bool result_of_letters_due(const struct result_page *page); /* nobody has printed them yet */
enum answer result_print_letter(struct result_page *page);
/* All that are due, as far as they were asked for. */
enum answer result_print_letters(struct result_page *page);
/* 0: the row is no letter, or one that is not printed yet. */
int64_t result_letter_id(const struct result_page *page, size_t row);
/* Can rows be marked? Those of letters that were printed. */
bool result_has_marks(const struct result_page *page);
void result_keep_marks(struct result_page *page); /* after the rows were read */
/* All or none, as one change. */
enum answer result_send_marked(struct result_page *page);

/* ---- result_copies.c ---- */

bool result_of_copies(const struct result_page *page);
/* Commands that are about the copy which is selected there, not about a person alone. */
bool result_is_of_copies(enum command_id id);
enum answer result_copy_do(struct result_page *page, enum command_id id);

#endif
