/* One reading of a risk list: a survey of the whole file, then its rows. */
#ifndef CASELOAD_SRC_EXCHANGE_RISK_READER_H
#define CASELOAD_SRC_EXCHANGE_RISK_READER_H

#include <caseload/exchange/risk_list.h>

#include "cell.h"
#include "risk_columns.h"

enum record_kind {
	RECORD_BLANK,
	RECORD_FOOTER,	     /* a line of text after or between the people */
	RECORD_HEADER,	     /* the column names once more, as paged reports have them */
	RECORD_CONTINUATION, /* one more score of the person above */
	RECORD_PERSON,
};

struct risk_reader {
	const struct source *source;
	struct risk_list_options options;
	struct arena *arena; /* notes, tools, title */
	struct risk_list *out;
	struct risk_columns columns;
	const char *body; /* after the header */
	size_t body_line;
	struct date latest;	    /* nothing in a list can have happened after it; may be unset */
	bool percent[SCORE_GROUPS]; /* the column has percent signs */
};

/* Finds the header and surveys everything after it: dates, percent signs, an end in mid-line. Fills
 * what struct risk_list says of the file as a whole. */
bool risk_survey(struct risk_reader *reader, struct err *err);

/* The cell of a column, trimmed; empty where the list has no such column or the row is short. */
struct csv_cell risk_cell(const struct csv *record, int column);
enum record_kind risk_record_kind(const struct risk_reader *reader, const struct csv *record);

#endif
