/* One record of a risk list to one person. */
#ifndef CASELOAD_SRC_EXCHANGE_RISK_ROW_H
#define CASELOAD_SRC_EXCHANGE_RISK_ROW_H

#include "risk_tools.h"

struct row_reader {
	struct risk_reader *reader;
	struct arena *text; /* of the row */
	struct risk_tools tools;
	const char *field; /* the one that was refused */
};

/* Everything but the NHS Number. The reason for a refusal, or NULL; what was repaired is noted. */
const char *row_read_person(struct row_reader *r, const struct csv *csv, struct risk_list_row *row);
/* Adds the scores of a record, the person's own or a continuation, to the row. */
const char *row_read_scores(struct row_reader *r, const struct csv *csv, struct risk_list_row *row);
void row_repaired(struct row_reader *r, size_t line, const char *field, const char *reason);

#endif
