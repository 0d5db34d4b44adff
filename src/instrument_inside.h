/* What the files that read a definition share. */
#ifndef INSTRUMENT_INSIDE_H
#define INSTRUMENT_INSIDE_H

#include <caseload/instrument.h>

enum { CELLS_MOST = 9 };

struct record { /* one line of the file that is no comment */
	size_t line;
	char letter;
	const char *cells[CELLS_MOST]; /* [0] is the letter */
};
/* Faults are collected, so that one look at a file shows all that is wrong with it. */
struct reader {
	const char *file;
	struct arena *arena;
	struct instrument *out;
	struct record *records;
	size_t records_n, records_room;
	const struct record *at; /* the record that is being read */
	struct instrument_fault *faults;
	size_t faults_n, faults_room;
	/* where things were declared: for what is seen only when all of it is read */
	size_t inputs_room, terms_room, groups_room, bands_room, warnings_room;
	size_t *term_lines, *row_lines, *row_rooms; /* of each term: its own, its last row */
	size_t band_line;
};

/* ---- instrument_line.c ---- */

/* Splits the text into records; what is wrong with a line as such is told here. */
void reader_split(struct reader *reader, const char *bytes, size_t size);
/* Both always return false. `column` as the manual names it, "" for the whole line. */
bool reader_fault(struct reader *reader, const char *column, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
bool reader_fault_at(struct reader *reader, size_t line, const char *column, const char *format,
	...) __attribute__((format(printf, 4, 5)));
/* A cell as a sentence can quote it: clipped. */
const char *reader_quote(struct reader *reader, const char *text);
bool cell_is_none(const char *cell); /* "" or "-" */

/* ---- instrument_cell.c ---- */

bool cell_key(struct reader *reader, const char *column, const char *cell);
bool cell_label(struct reader *reader, const char *column, const char *cell);
bool cell_choice(struct reader *reader, const char *column, const char *cell,
	const char *const names[], size_t n, int *out);
bool cell_whole(struct reader *reader, const char *column, const char *cell, int64_t least,
	int64_t most, int64_t *out);
bool cell_number(struct reader *reader, const char *column, const char *cell, struct score *out);
/* Whole units, or log-odds where the kind is logistic. */
bool cell_points(struct reader *reader, const char *column, const char *cell, struct points *out);
/* A number without regard to the locale: at most 15 digits, and an exponent. */
bool odds_read(const char *text, double *out);

/* ---- instrument_head.c, instrument_input.c, instrument_term.c ---- */

void read_head(struct reader *reader); /* every I */
void read_input(struct reader *reader);
void read_group(struct reader *reader);
void read_term(struct reader *reader);
void read_band_row(struct reader *reader);
void read_map_row(struct reader *reader);
void read_band(struct reader *reader);
void read_warning(struct reader *reader);
/* What is seen only when everything is read: tables that end too early, sums that grow too big. */
void check_whole(struct reader *reader);

/* ---- scoring.c ---- */

extern const int64_t tens[]; /* 10 to the power of 0 to 6 */
double score_double(struct score score);

#endif
