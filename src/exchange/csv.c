#include <caseload/exchange/csv.h>

#include <stdlib.h>
#include <string.h>

void csv_open(struct csv *csv, const char *text, size_t length, char delimiter)
{
	csv->text = csv->at = csv->start = text;
	csv->end = text + length;
	csv->delimiter = delimiter;
	csv->next_line = csv->line = 1;
	csv->unquoted = NULL;
	csv->unquoted_used = 0;
	csv->length = 0;
	csv->ended = true;
	csv->n = 0;
}

void csv_close(struct csv *csv)
{
	free(csv->unquoted);
	csv->unquoted = NULL;
}

static int refuse_cell(struct csv *csv, size_t line, struct err *err)
{
	err_set(err, ERR_INVALID, "file",
		"A cell that begins on line %zu is longer than %d KB. A quotation mark may be "
		"missing, or the file is not a list.",
		line, CSV_CELL_MAX / 1024);
	csv->at = csv->end;
	return -1;
}

static int refuse_record(struct csv *csv, struct err *err)
{
	err_set(err, ERR_INVALID, "file",
		"Line %zu is longer than a million characters. Check that the file is a list with "
		"one person on each line.",
		csv->line);
	csv->at = csv->end;
	return -1;
}

/* Copies a quoted cell without its doubled quotes into the reader's buffer. */
static bool undouble(struct csv *csv, const char *from, const char *to, struct csv_cell *cell)
{
	size_t length = (size_t)(to - from);
	char *out;

	if (csv->unquoted == NULL)
		csv->unquoted = xmalloc(CSV_RECORD_MAX);
	if (length > CSV_RECORD_MAX - csv->unquoted_used)
		return false;
	out = csv->unquoted + csv->unquoted_used;
	cell->text = out;
	while (from < to) {
		if (*from == '"')
			from++;
		*out++ = *from++;
	}
	cell->length = (size_t)(out - cell->text);
	csv->unquoted_used += cell->length;
	return true;
}

static size_t line_endings(const char *from, const char *to)
{
	size_t n = 0;

	for (const char *p = from; p < to; p++)
		n += *p == '\n' || (*p == '\r' && (p + 1 == to || p[1] != '\n'));
	return n;
}

/* From the opening quote to the character after the closing one; NULL where refused. */
static const char *quoted(struct csv *csv, const char *open, struct csv_cell *cell, struct err *err)
{
	const char *from = open + 1, *p = from;
	size_t line = csv->next_line;
	bool doubled = false;

	for (;;) {
		p = memchr(p, '"', (size_t)(csv->end - p));
		if (p == NULL) {
			err_set(err, ERR_INVALID, "file",
				"A quotation mark that opens on line %zu is never closed. The file "
				"may be cut short; export the list again.",
				line);
			return NULL;
		}
		if (p + 1 == csv->end || p[1] != '"')
			break;
		doubled = true;
		p += 2;
	}
	csv->next_line += line_endings(from, p);
	if (p - from > CSV_CELL_MAX) {
		refuse_cell(csv, line, err);
		return NULL;
	}
	cell->text = from;
	cell->length = (size_t)(p - from);
	if (doubled && !undouble(csv, from, p, cell)) {
		refuse_record(csv, err);
		return NULL;
	}
	p++;
	if (p < csv->end && *p != csv->delimiter && *p != '\n' && *p != '\r') {
		err_set(err, ERR_INVALID, "file",
			"Line %zu has text after a closing quotation mark. A quotation mark inside "
			"a cell must be doubled; export the list again.",
			csv->next_line);
		return NULL;
	}
	return p;
}

int csv_next(struct csv *csv, struct err *err)
{
	const char *p = csv->at, *const end = csv->end;
	const char delimiter = csv->delimiter;
	size_t n = 0;

	if (p == end)
		return 0;
	csv->start = p;
	csv->line = csv->next_line;
	csv->unquoted_used = 0;
	csv->ended = false;
	for (;;) {
		struct csv_cell *cell = &csv->cells[n++];

		if (p < end && *p == '"') {
			p = quoted(csv, p, cell, err);
			if (p == NULL) {
				csv->at = end;
				return -1;
			}
		} else {
			cell->text = p;
			while (p < end && *p != delimiter && *p != '\n' && *p != '\r')
				p++;
			cell->length = (size_t)(p - cell->text);
			if (cell->length > CSV_CELL_MAX)
				return cell->length >= CSV_RECORD_MAX
					       ? refuse_record(csv, err)
					       : refuse_cell(csv, csv->next_line, err);
		}
		if (p == end || *p != delimiter)
			break;
		p++;
		if (n == CSV_COLUMNS_MAX) {
			err_set(err, ERR_INVALID, "file",
				"Line %zu has more than %d cells. Check that the file is a list "
				"with one person on each line.",
				csv->line, CSV_COLUMNS_MAX);
			csv->at = end;
			return -1;
		}
	}
	csv->n = n;
	csv->length = (size_t)(p - csv->start);
	if (csv->length >= CSV_RECORD_MAX)
		return refuse_record(csv, err);
	if (p < end) {
		p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
		csv->next_line++;
		csv->ended = true;
	}
	csv->at = p;
	return 1;
}

char csv_delimiter(const char *text, size_t length)
{
	static const char candidates[] = ",\t;|";
	size_t count[sizeof(candidates)] = {0};
	size_t best = 0;
	bool inside = false;

	for (size_t i = 0; i < length; i++) {
		const char *at;

		if (text[i] == '"')
			inside = !inside;
		if (inside)
			continue;
		if (text[i] == '\n' || text[i] == '\r') {
			if (count[0] + count[1] + count[2] + count[3] > 0)
				break;
			continue;
		}
		at = strchr(candidates, text[i]);
		if (at != NULL && *at != '\0')
			count[at - candidates]++;
	}
	for (size_t i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return candidates[best];
}
