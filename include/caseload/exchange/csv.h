/* CSV in: RFC 4180, with a comma, tab, semicolon or bar between cells.
 *
 * The reader walks text that lies in memory and never changes it. Cells point into that text, or
 * into the reader's own buffer where doubled quotes had to be undone; they hold until the next
 * record. A quote inside an unquoted cell is an ordinary character. */
#ifndef CASELOAD_EXCHANGE_CSV_H
#define CASELOAD_EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/csv_write.h>
#include <caseload/base/err.h>

enum {
	CSV_COLUMNS_MAX = 256,
	CSV_CELL_MAX = 64 * 1024,     /* bytes in one cell */
	CSV_RECORD_MAX = 1000 * 1000, /* bytes in one record, quotes included */
};

struct csv_cell {
	const char *text; /* not NUL-terminated */
	size_t length;
};

struct csv {
	const char *text, *end, *at;
	char delimiter;
	size_t next_line; /* the line `at` is on, counted from 1 */
	char *unquoted;	  /* NULL until the first cell with doubled quotes */
	size_t unquoted_used;
	/* the record that was read last */
	size_t line;	   /* where it begins */
	const char *start; /* its bytes, without the line ending */
	size_t length;
	bool ended; /* it had a line ending; false only at the end of the text */
	size_t n;
	struct csv_cell cells[CSV_COLUMNS_MAX];
};

void csv_open(struct csv *csv, const char *text, size_t length, char delimiter);
void csv_close(struct csv *csv);

/* 1 a record was read, 0 the text is at its end, -1 refused (ERR_INVALID, field "file", with the
 * line number: a quote never closed, text after a closing quote, a cap passed). An empty line is
 * a record of one empty cell. LF, CRLF and CR alone all end a line. */
int csv_next(struct csv *csv, struct err *err);

/* The delimiter that the first lines agree on: ',' where nothing can be told. */
char csv_delimiter(const char *text, size_t length);

#endif
