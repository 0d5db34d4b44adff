/* CSV out: RFC 4180, comma, UTF-8, lines that end with CRLF. */
#ifndef CASELOAD_BASE_CSV_WRITE_H
#define CASELOAD_BASE_CSV_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/shape.h>
#include <caseload/base/str.h>

/* Cells are added to a line; csv_end() ends it.
 * Text from people begins with ' where a spreadsheet would take it for a formula: after blanks and
 * controls one of = + - @ | % or their full-width twins, or a tab or line ending in front.
 * csv_unguard() undoes exactly that. Typed cells (numbers, dates, phones) are not touched. */
struct csv_writer {
	struct str *out;
	size_t cells; /* in the line begun */
};
void csv_text(struct csv_writer *writer, const char *text);  /* NULL is an empty cell */
void csv_typed(struct csv_writer *writer, const char *text); /* number, date, phone, code */
void csv_end(struct csv_writer *writer);
bool csv_needs_guard(const char *text, size_t length);
/* The cell without its guard; moves *text and *length when there was one. */
void csv_unguard(const char **text, size_t *length);

/* A line of the shape's field names, and a line for a record; hidden fields are left out.
 * Words, dates, numbers and scores are typed cells, FIELD_TEXT is text. */
void csv_shape_head(struct csv_writer *writer, const struct shape *shape);
void csv_shape_row(struct csv_writer *writer, const struct shape *shape, const void *record,
	struct arena *arena);

/* The cells of such a line, where more follow: csv_end() is the caller's. */
void csv_shape_names(struct csv_writer *writer, const struct shape *shape);
void csv_shape_cells(struct csv_writer *writer, const struct shape *shape, const void *record,
	struct arena *arena);

#endif
