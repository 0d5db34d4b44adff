/* Any text as CSV. The first byte chooses the delimiter. */
#include "fuzz.h"

#include <string.h>

#include <caseload/exchange/csv.h>

static void check_cells(const struct csv *csv, const char *text, size_t size)
{
	HOLDS(csv->n >= 1 && csv->n <= CSV_COLUMNS_MAX);
	HOLDS(csv->start >= text && csv->start + csv->length <= text + size);
	HOLDS(csv->length <= CSV_RECORD_MAX);
	for (size_t i = 0; i < csv->n; i++) {
		const struct csv_cell *cell = &csv->cells[i];

		HOLDS(cell->length <= CSV_CELL_MAX && cell->length <= csv->length);
		for (size_t at = 0; at < cell->length; at++)
			HOLDS(cell->text[at] != '\0' || memchr(csv->start, 0, csv->length));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = ",\t;|";
	struct err err = {0};
	struct csv csv;
	size_t records = 0, line = 0, lines = 1, bytes = 0;
	char *text;
	int more;

	if (size < 1)
		return 0;
	text = malloc(size); /* one less than that is text: an overrun is seen */
	HOLDS(text != NULL);
	memcpy(text, data + 1, size - 1);
	text[size - 1] = '\0';
	for (size_t i = 0; i + 1 < size; i++)
		lines += text[i] == '\n' || text[i] == '\r';
	csv_open(&csv, text, size - 1,
		data[0] & 4 ? csv_delimiter(text, size - 1) : delimiters[data[0] & 3]);
	while ((more = csv_next(&csv, &err)) == 1) {
		check_cells(&csv, text, size - 1);
		HOLDS(csv.line > line && csv.line <= lines);
		line = csv.line;
		bytes += csv.length;
		HOLDS(++records <= size && bytes <= size);
	}
	HOLDS(more == 0 || (err.code == ERR_INVALID && err.text[0] != '\0'));
	csv_close(&csv);
	free(text);
	return 0;
}
