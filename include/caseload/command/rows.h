/* A result as a table of texts: the columns of every list, for the shell and the screens alike. */
#ifndef CASELOAD_COMMAND_ROWS_H
#define CASELOAD_COMMAND_ROWS_H

#include <caseload/command/command.h>

struct column {
	const char *title;
	const char *say; /* said before the value in plain lines: "lead"; NULL: the value alone */
	unsigned flags;
};
enum {
	COLUMN_RIGHT = 1,  /* numbers */
	COLUMN_SHRINK = 2, /* may be cut with an ellipsis where there is little room */
	COLUMN_SPARE = 4,  /* may be left out; the last such goes first */
	COLUMN_NAME = 8 | COLUMN_SHRINK, /* of a person: cut last and least */
	COLUMN_SHELL = 16,		 /* what to type in a shell: no screen shows it */
};

struct rows {
	struct arena *arena;
	const struct column *columns;
	size_t n;	    /* columns */
	const char **cells; /* row by row, each safe to show, "" for none */
	size_t used, room;  /* of cells */
};

/* The lists of command.h as rows, also what `team show` and `doctor` say (a name and a value each).
 * False, and nothing done, for a result that is no list. */
bool rows_make(
	const struct result *result, struct date today, struct arena *arena, struct rows *out);
size_t rows_total(const struct rows *rows);
const char *rows_cell(const struct rows *rows, size_t row, size_t column);
enum { ROWS_BETWEEN = 2 }; /* cells between columns */
/* The cells each column wants: its widest, or its title. */
void rows_widths(const struct rows *rows, int widths[]);
/* Makes them fit `cols`: long cells are cut a little, then columns that can be spared go (width 0),
 * then cells are cut short. False: no way to fit. */
bool rows_fit(const struct rows *rows, int cols, int widths[]);
/* The uid or NHS Number of whom row `row` is about; NULL: nobody, or several. */
const char *rows_person(const struct result *result, size_t row);
/* "There are no reviews.": the sentence where a list is empty. */
const char *rows_empty(enum result_kind kind);

/* To make rows of one's own. */
struct rows rows_new(struct arena *arena, const struct column *columns, size_t n);
void rows_add(struct rows *rows, const char *text); /* the next cell; NULL is empty */
void rows_addf(struct rows *rows, const char *format, ...) __attribute__((format(printf, 2, 3)));
void rows_add_date(struct rows *rows, struct date date);
void rows_add_number(struct rows *rows, int64_t value); /* 0 is empty */
/* Texts of the rows, in the arena. */
const char *rows_text_number(struct arena *arena, const char *nhs_number);
const char *rows_text_date(struct arena *arena, struct date date);
const char *rows_text_instant(struct arena *arena, const char *instant);
/* What to type for the i-th record: the first eight characters of its uid, or the whole uid where
 * two records of the list begin alike. `uids` points to the first record's uid. */
const char *rows_text_id(
	struct arena *arena, const char *const *uids, size_t stride, size_t n, size_t i);

#endif
