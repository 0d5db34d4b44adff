/* What a definition's faults are, and what an instrument made of a file, as rows. */
#include <string.h>

#include <caseload/command/tried.h>

#include "rows_inside.h"

void rows_faults(struct rows *rows, const struct instrument_fault *faults, size_t n)
{
	static const struct column columns[] = {
		{"Line", "line", COLUMN_RIGHT},
		{"Column", "column", 0},
		{"What to put right", NULL, COLUMN_SHRINK},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const char *rest = faults[i].what, *end;

		rows_add_number(rows, (int64_t)faults[i].line);
		rows_add(rows, faults[i].column);
		/* A row for each sentence: what is wrong, and below it what to do. */
		for (; (end = strstr(rest, ". ")) != NULL; rest = end + 2) {
			rows_add(rows, arena_strndup(rows->arena, rest, (size_t)(end - rest) + 1));
			rows_add(rows, "");
			rows_add(rows, "");
		}
		rows_add(rows, rest);
	}
}

void rows_tried(struct rows *rows, const struct tried *tried)
{
	static const struct column columns[] = {
		{"Line", "line", COLUMN_RIGHT},
		{"Score", "score", COLUMN_RIGHT},
		{"Band", NULL, 0},
		{"Could be", "could be", COLUMN_RIGHT | COLUMN_SPARE},
		{"Missing", "missing", COLUMN_RIGHT},
		{"Parts", NULL, COLUMN_SHRINK},
	};
	char buffer[SCORE_SIZE], other[SCORE_SIZE];

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < tried->n; i++) {
		const struct tried_row *row = &tried->rows[i];
		bool data = *row->error == '\0';

		rows_add_number(rows, (int64_t)row->line);
		rows_add(rows, data ? score_show(row->value, buffer) : "");
		rows_add(rows, row->band);
		if (data && score_compare(row->min, row->max) != 0)
			rows_addf(rows, "%s to %s", score_show(row->min, buffer),
				score_show(row->max, other));
		else
			rows_add(rows, "");
		rows_addf(rows, "%zu", row->scoring.missing_n);
		rows_add(rows, data ? row->parts : row->why);
	}
}
