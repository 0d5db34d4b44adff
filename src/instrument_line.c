/* A definition's text into records: what is wrong with a line as such. */
#include <stdio.h>
#include <string.h>

#include <caseload/base/utf8.h>

#include "instrument_inside.h"

enum { FAULTS_MOST = 100, QUOTED = 40, FILE_SHOWN = 80 };

static const struct form {
	char letter;
	size_t cells;
	const char *columns; /* as the manual lists them */
} forms[] = {
	{'I', 3, "key, value"},
	{'V', 9, "key, type, unit, lo, hi, missing, window, label"},
	{'T', 7, "term, input, op, coef, group, label"},
	{'P', 6, "term, lo, hi, points, text"},
	{'M', 5, "term, key, points, text"},
	{'G', 5, "group, rule, cap, label"},
	{'O', 6, "code, lo, hi, label, source"},
	{'W', 6, "input, lo, hi, severity, text"},
};

bool cell_is_none(const char *cell)
{
	return *cell == '\0' || strcmp(cell, "-") == 0;
}

const char *reader_quote(struct reader *reader, const char *text)
{
	return utf8_clip(reader->arena, safe_text(reader->arena, text, strlen(text), false, NULL),
		QUOTED, false);
}

static void __attribute__((format(printf, 4, 0)))
fault(struct reader *reader, size_t line, const char *column, const char *format, va_list args)
{
	const char *file = utf8_clip(reader->arena,
		safe_text(reader->arena, reader->file, strlen(reader->file), false, NULL),
		FILE_SHOWN, false);
	const char *what = arena_vprintf(reader->arena, format, args);
	const char *where = line > 0 ? arena_printf(reader->arena, " line %zu", line) : "";
	struct instrument_fault *fault;

	if (reader->faults_n >= FAULTS_MOST)
		return;
	fault = arena_push(reader->arena, &reader->faults, &reader->faults_n, &reader->faults_room,
		sizeof(*fault));
	*fault = (struct instrument_fault){.line = line,
		.column = arena_strdup(reader->arena, column),
		.what = what,
		.text = arena_printf(reader->arena, "%s%s%s%s: %s", file, where,
			*column != '\0' ? ", " : "", column, what)};
}

bool reader_fault(struct reader *reader, const char *column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fault(reader, reader->at != NULL ? reader->at->line : 0, column, format, args);
	va_end(args);
	return false;
}

bool reader_fault_at(
	struct reader *reader, size_t line, const char *column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fault(reader, line, column, format, args);
	va_end(args);
	return false;
}

static const struct form *form_of(const char *cell)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (cell[0] == forms[i].letter && cell[1] == '\0')
			return &forms[i];
	return NULL;
}

static bool line_is_text(struct reader *reader, size_t line, const char *text, size_t length)
{
	if (memchr(text, '\0', length) != NULL)
		return reader_fault_at(reader, line, "",
			"The line has a NUL byte in it. Save the file as plain UTF-8 text.");
	if (!utf8_valid(text, length))
		return reader_fault_at(reader, line, "",
			"The line is not UTF-8. Save the file as plain UTF-8 text.");
	return true;
}

static bool cell_is_text(
	struct reader *reader, size_t line, size_t number, const char *cell, size_t length)
{
	if (length > INSTRUMENT_FIELD_MOST)
		return reader_fault_at(reader, line, "",
			"Column %zu has %zu bytes. A field may have %d at most: shorten it.",
			number, length, INSTRUMENT_FIELD_MOST);
	if (!text_is_safe(cell, false))
		return reader_fault_at(reader, line, "",
			"Column %zu has a control or invisible character in it. Type it again.",
			number);
	return true;
}

static void split_record(struct reader *reader, size_t line, const char *text, size_t length)
{
	struct record record = {.line = line};
	const struct form *form;
	size_t n = 0;

	for (const char *end = text + length, *at = text;; at++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *cell_end = tab != NULL ? tab : end;
		char *cell = arena_strndup(reader->arena, at, (size_t)(cell_end - at));

		if (!cell_is_text(reader, line, n + 1, cell, (size_t)(cell_end - at)))
			return;
		if (n < CELLS_MOST)
			record.cells[n] = cell;
		n++;
		if (tab == NULL)
			break;
		at = tab;
	}
	form = form_of(record.cells[0]);
	if (form == NULL) {
		reader_fault_at(reader, line, "record",
			"\"%s\" is no record. A line begins with I, V, T, P, M, G, O or W and a "
			"tab, or with # for a comment.",
			reader_quote(reader, record.cells[0]));
		return;
	}
	if (n != form->cells) {
		reader_fault_at(reader, line, "",
			"The line has %zu columns. A %c record has %zu, parted by tabs: %c, %s.", n,
			form->letter, form->cells, form->letter, form->columns);
		return;
	}
	record.letter = form->letter;
	*(struct record *)arena_push(reader->arena, &reader->records, &reader->records_n,
		&reader->records_room, sizeof(record)) = record;
}

void reader_split(struct reader *reader, const char *bytes, size_t size)
{
	static const char bom[] = "\xEF\xBB\xBF";
	size_t line = 0;

	if (size >= strlen(bom) && memcmp(bytes, bom, strlen(bom)) == 0)
		bytes += strlen(bom), size -= strlen(bom);
	for (size_t at = 0; at < size;) {
		const char *end = memchr(bytes + at, '\n', size - at);
		size_t whole = end != NULL ? (size_t)(end - bytes) - at : size - at;
		size_t length = whole > 0 && bytes[at + whole - 1] == '\r' ? whole - 1 : whole;

		if (++line > INSTRUMENT_LINES_MOST) {
			reader_fault_at(reader, line, "",
				"A definition has at most %d lines. Take out what is not needed.",
				INSTRUMENT_LINES_MOST);
			return;
		}
		if (line_is_text(reader, line, bytes + at, length) && length > 0 &&
			bytes[at] != '#')
			split_record(reader, line, bytes + at, length);
		at += whole + (end != NULL);
	}
}
