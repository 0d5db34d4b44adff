#include <caseload/exchange/risk_list.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "risk_row.h"

enum { PROGRESS_EVERY = 4096 };

/* NHS Numbers met so far and where: open addressing, at most half full. */
struct seen_entry {
	uint64_t number; /* 0: free */
	const char *start;
	size_t length, line;
};
struct seen {
	struct seen_entry *entries;
	size_t n, size; /* size is a power of two */
};

/* What became of the person above, for the continuation rows that follow. */
enum above { ABOVE_NOBODY, ABOVE_TAKEN, ABOVE_REFUSED, ABOVE_REPEATED };

struct reading {
	struct risk_reader *reader;
	const struct risk_list_sink *sink;
	struct row_reader rows;
	bool keep; /* rows stay; otherwise their arena is emptied after each */
	struct seen seen;
	struct risk_list_row row; /* waits for its continuation rows when ABOVE_TAKEN */
	enum above above;
	size_t above_line;
};

static struct seen_entry *seen_slot(const struct seen *seen, uint64_t number)
{
	size_t at = (size_t)(number * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (seen->size - 1);

	while (seen->entries[at].number != 0 && seen->entries[at].number != number)
		at = (at + 1) & (seen->size - 1);
	return &seen->entries[at];
}

/* The earlier entry of that number, or NULL after adding it. */
static const struct seen_entry *seen_add(
	struct seen *seen, const char *digits, const struct csv *csv)
{
	uint64_t number = strtoull(digits, NULL, 10) + 1;
	struct seen_entry *entry;

	if (seen->n * 2 >= seen->size) {
		struct seen old = *seen;

		seen->size = old.size == 0 ? 1024 : old.size * 2;
		seen->entries = xcalloc(seen->size, sizeof(*seen->entries));
		for (size_t i = 0; i < old.size; i++)
			if (old.entries[i].number != 0)
				*seen_slot(seen, old.entries[i].number) = old.entries[i];
		free(old.entries);
	}
	entry = seen_slot(seen, number);
	if (entry->number != 0)
		return entry;
	*entry = (struct seen_entry){number, csv->start, csv->length, csv->line};
	seen->n++;
	return NULL;
}

static bool flush(struct reading *r, struct err *err)
{
	bool ok = true;

	if (r->above != ABOVE_TAKEN)
		return true;
	r->above = ABOVE_NOBODY;
	r->reader->out->n_people++;
	if (r->sink->row != NULL)
		ok = r->sink->row(r->sink->data, &r->row, err);
	if (!r->keep)
		arena_reset(r->rows.text);
	return ok;
}

static void refuse(struct reading *r, size_t line, const char *reason)
{
	note_add(&r->reader->out->refused, r->reader->arena, line, r->rows.field, reason);
	r->above = ABOVE_REFUSED;
}

/* True when the number stands on an earlier line, which has then been said. */
static bool met_before(struct reading *r, const struct csv *csv)
{
	const struct seen_entry *first = seen_add(&r->seen, r->row.nhs_number, csv);

	if (first == NULL)
		return false;
	if (first->length == csv->length && memcmp(first->start, csv->start, csv->length) == 0) {
		row_repaired(&r->rows, csv->line, "nhs_number",
			arena_printf(r->reader->arena,
				"The line is the same as line %zu and was taken once.",
				first->line));
		r->above = ABOVE_REPEATED;
		return true;
	}
	refuse(r, csv->line,
		arena_printf(r->reader->arena,
			"NHS Number is a duplicate: line %zu has it too, with other details. Find "
			"out which line is right and take the other away.",
			first->line));
	return true;
}

static void take_person(struct reading *r, const struct csv *csv)
{
	const char *reason, *mended;
	size_t n_repaired;

	r->row = (struct risk_list_row){.line = csv->line};
	r->above_line = csv->line;
	r->rows.field = "nhs_number";
	reason = cell_nhs_number(risk_cell(csv, r->reader->columns.person[COL_NHS_NUMBER]),
		r->row.nhs_number, &mended, r->reader->arena);
	if (reason != NULL) {
		refuse(r, csv->line, reason);
		return;
	}
	if (met_before(r, csv))
		return;
	/* A row that is refused after all has nothing repaired. */
	n_repaired = r->reader->out->repaired.n;
	if (mended != NULL)
		row_repaired(&r->rows, csv->line, "nhs_number", mended);
	reason = row_read_person(&r->rows, csv, &r->row);
	r->above = ABOVE_TAKEN;
	if (reason != NULL) {
		r->reader->out->repaired.n = n_repaired;
		refuse(r, csv->line, reason);
	}
}

static void take_continuation(struct reading *r, const struct csv *csv)
{
	size_t n_scores = r->row.n_scores;
	const char *reason;

	r->rows.field = "nhs_number";
	if (r->above == ABOVE_REPEATED)
		return;
	if (r->above == ABOVE_TAKEN) {
		reason = row_read_scores(&r->rows, csv, &r->row);
		if (reason != NULL) {
			r->row.n_scores = n_scores;
			note_add(&r->reader->out->refused, r->reader->arena, csv->line,
				r->rows.field, reason);
		}
	} else if (r->above == ABOVE_REFUSED) {
		note_add(&r->reader->out->refused, r->reader->arena, csv->line, "nhs_number",
			arena_printf(r->reader->arena,
				"The line belongs to the person on line %zu, which could not be "
				"taken.",
				r->above_line));
	} else {
		note_add(&r->reader->out->refused, r->reader->arena, csv->line, "nhs_number",
			"NHS Number is missing and no person stands above. Export the list again.");
	}
}

static bool take_record(struct reading *r, const struct csv *csv, struct err *err)
{
	switch (risk_record_kind(r->reader, csv)) {
	case RECORD_CONTINUATION:
		take_continuation(r, csv);
		return true;
	case RECORD_PERSON:
		if (!flush(r, err))
			return false;
		r->above = ABOVE_NOBODY;
		take_person(r, csv);
		if (r->above != ABOVE_TAKEN && !r->keep)
			arena_reset(r->rows.text);
		return true;
	case RECORD_BLANK:
	case RECORD_FOOTER:
	case RECORD_HEADER:
		break;
	}
	return true;
}

static bool progress(const struct reading *r, const char *at, struct err *err)
{
	const struct source *source = r->reader->source;

	if (r->sink->progress == NULL || r->sink->progress(r->sink->data, r->reader->out->n_people,
						 (size_t)(at - source->text), source->length))
		return true;
	return err_set(err, ERR_CANCELLED, "", "The import was stopped. Nothing was written.");
}

static bool read_rows(struct reading *r, struct err *err)
{
	const struct risk_reader *reader = r->reader;
	const struct source *source = reader->source;
	struct csv csv;
	bool ok = true;
	int got = 0;

	csv_open(&csv, reader->body, (size_t)(source->text + source->length - reader->body),
		reader->out->delimiter);
	csv.next_line = reader->body_line;
	for (size_t n = 1; ok && (got = csv_next(&csv, err)) == 1; n++) {
		ok = take_record(r, &csv, err);
		if (ok && n % PROGRESS_EVERY == 0)
			ok = progress(r, csv.at, err);
	}
	ok = ok && got == 0 && flush(r, err) && progress(r, csv.at, err);
	csv_close(&csv);
	return ok;
}

static bool read_into(const struct source *source, const struct risk_list_options *options,
	const struct risk_list_sink *sink, struct arena *arena, struct arena *text,
	struct risk_list *out, struct err *err)
{
	struct risk_reader reader = {
		.source = source, .options = *options, .arena = arena, .out = out};
	struct reading r = {.reader = &reader,
		.sink = sink,
		.rows = {.reader = &reader, .text = text},
		.keep = text == arena};
	bool ok;

	out->encoding = source->encoding;
	out->shape = "other";
	if (!risk_survey(&reader, err))
		return false;
	risk_tools_start(&r.rows.tools, &reader);
	if (sink->head != NULL && !sink->head(sink->data, out, err))
		return false;
	ok = read_rows(&r, err);
	free(r.seen.entries);
	return ok;
}

bool risk_list_each(const struct source *source, const struct risk_list_options *options,
	const struct risk_list_sink *sink, struct arena *arena, struct risk_list *out,
	struct err *err)
{
	struct arena *text = arena_new();
	bool ok;

	*out = (struct risk_list){0};
	ok = read_into(source, options, sink, arena, text, out, err);
	arena_free(text);
	return ok;
}

struct collected {
	struct arena *arena;
	struct risk_list_row *rows;
	size_t n, room;
};

static bool collect(void *data, const struct risk_list_row *row, struct err *err)
{
	struct collected *c = data;
	struct risk_list_row *slot = arena_push(c->arena, &c->rows, &c->n, &c->room, sizeof(*slot));

	(void)err;
	*slot = *row;
	return true;
}

bool risk_list_read(const struct source *source, const struct risk_list_options *options,
	struct arena *arena, struct risk_list *out, struct err *err)
{
	struct collected c = {.arena = arena};
	struct risk_list_sink sink = {.data = &c, .row = collect};

	*out = (struct risk_list){0};
	if (!read_into(source, options, &sink, arena, arena, out, err))
		return false;
	out->rows = c.rows;
	return true;
}
