/* The T, P, M and O records of a definition, and what is seen only when all of it is read. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "instrument_inside.h"

static const char *const ops[] = {"flag", "flagnot", "linear", "square", "bands", "map"};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
static const int64_t UNITS_MOST = 1000000000; /* of one addend, so that no sum can overflow */

static struct instrument_term *term_named(struct instrument *instrument, const char *key)
{
	for (size_t i = 0; i < instrument->terms_n; i++)
		if (strcmp(instrument->terms[i].key, key) == 0)
			return &instrument->terms[i];
	return NULL;
}

/* Which operations make sense for which type, and why not. */
static bool op_fits(struct reader *reader, enum term_op op, const struct instrument_input *input)
{
	bool linear = op == TERM_LINEAR || op == TERM_SQUARE;

	if ((op == TERM_FLAG || op == TERM_FLAGNOT) && input->type != INPUT_BOOL)
		return reader_fault(reader, "op", "%s needs a bool, and %s is none. Use bands.",
			ops[op], input->key);
	if ((op == TERM_MAP) != (input->type == INPUT_CHOICE))
		return reader_fault(reader, "op",
			"map is for a choice, and a choice is for map only. Look at the V record "
			"of %s.",
			input->key);
	if (linear && input->missing == INPUT_ZERO)
		return reader_fault(reader, "op",
			"%s cannot say how far a missing value could move the score. Let %s be "
			"refuse or default where it is missing, or use bands.",
			ops[op], input->key);
	if (linear && input->type == INPUT_REAL && reader->out->kind != INSTRUMENT_LOGISTIC)
		return reader_fault(reader, "op",
			"Points are added in whole numbers, and %s can be a fraction. Use bands.",
			input->key);
	return true;
}

static size_t group_named(const struct instrument *instrument, const char *key)
{
	for (size_t i = 0; i < instrument->groups_n; i++)
		if (strcmp(instrument->groups[i].key, key) == 0)
			return i;
	return INSTRUMENT_NO_GROUP;
}

static void note_term(struct reader *reader)
{
	size_t n = reader->out->terms_n;

	if (reader->term_lines == NULL) {
		reader->term_lines = arena_new_array(reader->arena, size_t, INSTRUMENT_LINES_MOST);
		reader->row_lines = arena_new_array(reader->arena, size_t, INSTRUMENT_LINES_MOST);
		reader->row_rooms = arena_new_array(reader->arena, size_t, INSTRUMENT_LINES_MOST);
	}
	reader->term_lines[n - 1] = reader->at->line;
}

void read_term(struct reader *reader)
{
	struct instrument *out = reader->out;
	const char *const *cells = reader->at->cells;
	const struct instrument_input *input = instrument_input_named(out, cells[2]);
	struct instrument_term *term;
	int op = 0;

	if (!cell_key(reader, "term", cells[1]))
		return;
	if (term_named(out, cells[1]) != NULL) {
		reader_fault(reader, "term",
			"The term %s was declared before. Give it another key.", cells[1]);
		return;
	}
	term = arena_push(
		reader->arena, &out->terms, &out->terms_n, &reader->terms_room, sizeof(*term));
	*term = (struct instrument_term){.key = cells[1],
		.label = cells[6],
		.input = input != NULL ? (size_t)(input - out->inputs) : 0,
		.group = INSTRUMENT_NO_GROUP};
	note_term(reader);
	cell_label(reader, "label", cells[6]);
	cell_points(reader, "coef", cells[4], &term->coef);
	if (input == NULL)
		reader_fault(reader, "input", "\"%s\" is not declared. Name the key of a V record.",
			reader_quote(reader, cells[2]));
	if (!cell_is_none(cells[5])) {
		term->group = group_named(out, cells[5]);
		if (term->group == INSTRUMENT_NO_GROUP)
			reader_fault(reader, "group",
				"\"%s\" is not declared. Name the key of a G record, or write -.",
				reader_quote(reader, cells[5]));
	}
	if (!cell_choice(reader, "op", cells[3], ops, COUNT(ops), &op))
		return;
	term->op = (enum term_op)op;
	if (input != NULL)
		op_fits(reader, term->op, input);
}

static struct instrument_term *table_term(struct reader *reader, enum term_op op)
{
	struct instrument_term *term = term_named(reader->out, reader->at->cells[1]);

	if (term != NULL && term->op == op)
		return term;
	reader_fault(reader, "term",
		"\"%s\" is no term with %s. Name the key of a T record whose op is %s.",
		reader_quote(reader, reader->at->cells[1]), ops[op], ops[op]);
	return NULL;
}

/* A span that begins where the one before it ended. */
static bool next_span(struct reader *reader, const struct span *before, const char *lo,
	const char *hi, struct span *out)
{
	*out = (struct span){0};
	if ((strcmp(lo, "*") != 0 && !cell_number(reader, "lo", lo, &out->lo)) ||
		(strcmp(hi, "*") != 0 && !cell_number(reader, "hi", hi, &out->hi)))
		return false;
	if (out->lo.set && out->hi.set && score_compare(out->lo, out->hi) >= 0)
		return reader_fault(reader, "hi", "It is not above lo. A row is lo <= x < hi.");
	if (before == NULL)
		return true;
	if (!before->hi.set)
		return reader_fault(reader, "lo",
			"The row before it is open to the end. Only the last row ends in *.");
	if (!out->lo.set || score_compare(out->lo, before->hi) != 0)
		return reader_fault(reader, "lo",
			"Rows must follow one another without a gap: write the hi of the row "
			"before it.");
	return true;
}

static struct term_row *push_row(struct reader *reader, struct instrument_term *term)
{
	size_t at = (size_t)(term - reader->out->terms);

	reader->row_lines[at] = reader->at->line;
	return arena_push(reader->arena, &term->rows, &term->rows_n, &reader->row_rooms[at],
		sizeof(*term->rows));
}

void read_band_row(struct reader *reader)
{
	const char *const *cells = reader->at->cells;
	struct instrument_term *term = table_term(reader, TERM_BANDS);
	const struct instrument_input *input;
	struct term_row row = {.text = cells[5]}, *before;

	if (term == NULL)
		return;
	before = term->rows_n > 0 ? &term->rows[term->rows_n - 1] : NULL;
	input = &reader->out->inputs[term->input];
	if (!next_span(
		    reader, before != NULL ? &before->span : NULL, cells[2], cells[3], &row.span) ||
		!cell_points(reader, "points", cells[4], &row.points))
		return;
	if (before == NULL && row.span.lo.set && input->lo.set &&
		score_compare(row.span.lo, input->lo) > 0) {
		reader_fault(reader, "lo",
			"The table begins above the lowest value of %s. Begin it there.",
			input->key);
		return;
	}
	*push_row(reader, term) = row;
}

void read_map_row(struct reader *reader)
{
	const char *const *cells = reader->at->cells;
	struct instrument_term *term = table_term(reader, TERM_MAP);
	struct term_row row = {.key = cells[2], .text = cells[4]};

	if (term == NULL || !cell_points(reader, "points", cells[3], &row.points))
		return;
	if (*cells[2] == '\0') {
		reader_fault(reader, "key", "It is empty. Write the value, or * for any other.");
		return;
	}
	for (size_t i = 0; i < term->rows_n; i++)
		if (strcmp(term->rows[i].key, cells[2]) == 0) {
			reader_fault(reader, "key",
				"%s is in the table already. Take one of the two out.",
				reader_quote(reader, cells[2]));
			return;
		}
	*push_row(reader, term) = row;
}

void read_band(struct reader *reader)
{
	struct instrument *out = reader->out;
	const char *const *cells = reader->at->cells;
	struct instrument_band *before = out->bands_n > 0 ? &out->bands[out->bands_n - 1] : NULL;
	struct span span;

	reader->band_line = reader->at->line;
	if (out->band_on == BAND_ON_NOTHING) {
		reader_fault(reader, "",
			"The definition says band_on none, so it has no bands. Take the line out, "
			"or write band_on score.");
		return;
	}
	if (!cell_key(reader, "code", cells[1]) || !cell_label(reader, "label", cells[4]))
		return;
	for (size_t i = 0; i < out->bands_n; i++)
		if (strcmp(out->bands[i].code, cells[1]) == 0) {
			reader_fault(reader, "code",
				"The band %s stands before. Give it another code.", cells[1]);
			return;
		}
	if (!next_span(reader, before != NULL ? &before->span : NULL, cells[2], cells[3], &span))
		return;
	*(struct instrument_band *)arena_push(reader->arena, &out->bands, &out->bands_n,
		&reader->bands_room, sizeof(*out->bands)) =
		(struct instrument_band){.code = cells[1],
			.label = cells[4],
			.source = cell_is_none(cells[5]) ? "" : cells[5],
			.span = span};
}

/* ---- the whole ---- */

/* The most that the input's value, or its table, can stand for. */
static double term_reach(const struct instrument *out, const struct instrument_term *term)
{
	const struct instrument_input *input = &out->inputs[term->input];
	double reach = 0,
	       coef = out->kind == INSTRUMENT_LOGISTIC ? term->coef.odds : (double)term->coef.units;

	switch (term->op) {
	case TERM_FLAG:
	case TERM_FLAGNOT:
		reach = 1;
		break;
	case TERM_LINEAR:
	case TERM_SQUARE:
		reach = fmax(fabs(score_double(input->lo)), fabs(score_double(input->hi)));
		reach *= term->op == TERM_SQUARE ? reach : 1;
		break;
	case TERM_BANDS:
	case TERM_MAP:
		for (size_t i = 0; i < term->rows_n; i++)
			reach = fmax(reach, out->kind == INSTRUMENT_LOGISTIC
						    ? fabs(term->rows[i].points.odds)
						    : fabs((double)term->rows[i].points.units));
		break;
	}
	return fabs(coef) * reach;
}

static void check_table(struct reader *reader, size_t at)
{
	const struct instrument_term *term = &reader->out->terms[at];
	bool any_other = false;

	if (term->op != TERM_BANDS && term->op != TERM_MAP)
		return;
	if (term->rows_n == 0) {
		reader_fault_at(reader, reader->term_lines[at], "op",
			"The term %s has no table. Add its %s records.", term->key,
			term->op == TERM_BANDS ? "P" : "M");
		return;
	}
	if (term->op == TERM_BANDS && term->rows[term->rows_n - 1].span.hi.set)
		reader_fault_at(reader, reader->row_lines[at], "hi",
			"The last row of %s must be open to the end: write *.", term->key);
	for (size_t i = 0; i < term->rows_n; i++)
		any_other =
			any_other || (term->op == TERM_MAP && strcmp(term->rows[i].key, "*") == 0);
	if (term->op == TERM_MAP && !any_other)
		reader_fault_at(reader, reader->row_lines[at], "key",
			"The table of %s has no row for any other value. Add an M record with the "
			"key *.",
			term->key);
}

void check_whole(struct reader *reader)
{
	struct instrument *out = reader->out;

	if (out->inputs_n == 0)
		reader_fault_at(reader, 0, "", "There is no input. Add V records.");
	if (out->terms_n == 0)
		reader_fault_at(reader, 0, "", "There is no term. Add T records.");
	for (size_t i = 0; i < out->terms_n; i++) {
		check_table(reader, i);
		if (term_reach(out, &out->terms[i]) > (double)UNITS_MOST)
			reader_fault_at(reader, reader->term_lines[i], "coef",
				"The term %s can grow beyond %" PRId64
				". Make the coefficient or the range of its input smaller.",
				out->terms[i].key, UNITS_MOST);
	}
	if (out->band_on != BAND_ON_NOTHING && out->bands_n == 0)
		reader_fault_at(reader, 0, "band_on",
			"There are no bands. Add O records, or write band_on none.");
	else if (out->bands_n > 0 && out->bands[out->bands_n - 1].span.hi.set)
		reader_fault_at(reader, reader->band_line, "hi",
			"The last band must be open to the end: write *.");
}
