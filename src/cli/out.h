/* Text for a person on a terminal, a pipe or a screen reader. Everything passes safe_text(). */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <stdio.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/command/rows.h>

struct out {
	FILE *to;
	struct arena *arena;
	int width;     /* cells; prose is wrapped at this */
	bool terminal; /* tables are made to fit the width; in a pipe they keep theirs */
	bool plain;    /* no columns: what belongs together stands in one line, in order */
	bool ascii;    /* what cannot be shown is '?' */
	bool whole;    /* nothing is wrapped: what reads it looks for whole lines */
};

/* Width of the terminal `fd`, else COLUMNS, else 80; at least 40. */
int out_width(int fd);

/* One line as it is, without wrapping. */
void out_line(struct out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* As it is, without an end of line: somebody answers behind it. */
void out_prompt(struct out *out, const char *text);
/* Text wrapped, each of its lines a paragraph, all of it `indent` from the left. */
void out_wrap(struct out *out, int indent, const char *text);
/* A message: wrapped on a terminal, one line elsewhere, so that it can be looked for. */
void out_sentence(struct out *out, const char *text);
/* `start` as it is and the text behind it, wrapped under its first line. */
void out_wrap_after(struct out *out, const char *start, const char *text);
/* An empty line before, and the heading. */
void out_heading(struct out *out, const char *text);
void out_gap(struct out *out);
enum { OUT_LABEL = 20 }; /* cells of a label and the space after it */
/* "Born                12-Mar-1940"; nothing at all where the value is NULL or "". */
void out_field(struct out *out, const char *label, const char *value);

struct table {
	struct out *out;
	struct rows rows;
};
struct table table_new(struct out *out, const struct column *columns, size_t n);
void table_cell(struct table *table, const char *text); /* NULL is empty */
void table_cellf(struct table *table, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void table_print(struct table *table);
void table_print_rows(struct out *out, const struct rows *rows);

#endif
