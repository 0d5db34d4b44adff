/* An instrument tried on a CSV file of values: to see what it does, and to hold it against other
 * people's figures. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/command/tried.h>
#include <caseload/exchange/csv.h>
#include <caseload/exchange/source.h>
#include <caseload/risk.h>

#include "import.h"
#include "risk_file.h"

enum { TOLD_MOST = 5, PROBABILITY_PLACES = 6, CODES_MOST = 100 };

struct trial {
	struct call *call;
	struct arena *arena;
	struct tried *tried;
	size_t rows_room;
	size_t *inputs; /* the column of each input */
	size_t scored, no_data, refused, told;
	struct str remarks;
};

/* ---- which instrument ---- */

static bool read_definition(
	const char *path, struct arena *arena, const struct instrument **out, struct err *err)
{
	struct instrument *read = arena_new_one(arena, struct instrument);
	const struct instrument_fault *faults;
	struct source source;
	size_t n;

	if (!source_open_raw(path, &source, err))
		return false;
	n = definition_check(path, source.text, source.length, arena, read, &faults);
	source_close(&source);
	*out = read;
	return n == 0 || err_set(err, ERR_INVALID, faults[0].column, "%s", faults[0].text);
}

static bool find_instrument(
	const char *name, struct arena *arena, const struct instrument **out, struct err *err)
{
	const char *codes[CODES_MOST], *near, *dot = strrchr(name, '.');
	size_t n = 0;

	if (strchr(name, '/') != NULL || (dot != NULL && strcmp(dot, ".tsv") == 0))
		return read_definition(name, arena, out, err);
	*out = instrument_shipped(risk_instrument_id(name, arena));
	if (*out != NULL)
		return true;
	for (size_t i = 0; i < instruments_shipped_n && n < CODES_MOST; i++)
		codes[n++] = arena_strndup(arena, instruments_shipped[i].file,
			strcspn(instruments_shipped[i].file, "."));
	near = text_nearest(name, codes, n);
	return err_set(err, ERR_INVALID, "instrument",
		"There is no instrument \"%s\".%s%s%s Name one that comes with the program, such "
		"as lace, or a definition's file that ends in .tsv.",
		utf8_clip(arena, safe_text(arena, name, strlen(name), false, NULL), 40, false),
		near != NULL ? " Did you mean " : "", near != NULL ? near : "",
		near != NULL ? "?" : "");
}

/* ---- the heading ---- */

static size_t column_named(const struct tried *tried, const char *name)
{
	for (size_t i = 0; i < tried->columns_n; i++)
		if (strcmp(tried->columns[i], name) == 0)
			return i;
	return SIZE_MAX;
}

/* The result stands last, whatever the file has already: figures to hold it against, say. */
static void tell_columns(struct trial *trial)
{
	static const char *const ours[] = {
		"score", "band", "min", "max", "n_missing", "parts", "error"};

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (column_named(trial->tried, ours[i]) != SIZE_MAX)
			str_addf(&trial->remarks,
				" The file has a column %s of its own: the last one is the result.",
				ours[i]);
}

/* A column that is no input, but nearly is one that the file does not have. */
static const char *meant_by(
	const struct trial *trial, const char *column, const char **lacking, size_t n)
{
	for (size_t i = 0; i < trial->tried->instrument->inputs_n; i++)
		if (strcmp(trial->tried->instrument->inputs[i].key, column) == 0)
			return NULL;
	return text_nearest(utf8_fold(trial->arena, column), lacking, n);
}

static bool all_inputs_are_there(struct trial *trial, struct err *err)
{
	const struct instrument *instrument = trial->tried->instrument;
	const char **lacking =
		arena_new_array(trial->arena, const char *, instrument->inputs_n + 1);
	struct str text = {0};
	size_t n = 0;

	trial->inputs = arena_new_array(trial->arena, size_t, instrument->inputs_n);
	for (size_t i = 0; i < instrument->inputs_n; i++) {
		trial->inputs[i] = column_named(trial->tried, instrument->inputs[i].key);
		if (trial->inputs[i] == SIZE_MAX)
			lacking[n++] = instrument->inputs[i].key;
	}
	if (n == 0)
		return true;
	for (size_t i = 0; i < n; i++)
		str_addf(&text, "%s%s", i > 0 ? ", " : "", lacking[i]);
	str_addf(&text, ". An input that nobody recorded is an empty cell, not a missing column.");
	for (size_t i = 0; i < trial->tried->columns_n; i++) {
		const char *near = meant_by(trial, trial->tried->columns[i], lacking, n);
		if (near != NULL)
			str_addf(&text, " Is %s meant for %s?", trial->tried->columns[i], near);
	}
	err_set(err, ERR_INVALID, lacking[0], "The file has no column %s", str_text(&text));
	str_free(&text);
	return false;
}

static char *cell_text(const struct csv_cell *cell, struct arena *arena)
{
	size_t from = 0, to = cell->length;

	while (from < to && cell->text[from] == ' ')
		from++;
	while (to > from && cell->text[to - 1] == ' ')
		to--;
	return arena_strndup(arena, cell->text + from, to - from);
}

static bool read_head(struct trial *trial, const struct csv *csv, struct err *err)
{
	struct tried *tried = trial->tried;

	tried->columns = arena_new_array(trial->arena, const char *, csv->n);
	for (size_t i = 0; i < csv->n; i++) {
		const char *name = cell_text(&csv->cells[i], trial->arena);

		if (*name != '\0' && column_named(tried, name) != SIZE_MAX)
			return err_set(err, ERR_INVALID, "file",
				"Line %zu has the column %s twice. Take one of the two out.",
				csv->line,
				utf8_clip(trial->arena,
					safe_text(trial->arena, name, strlen(name), false, NULL),
					40, false));
		tried->columns[tried->columns_n++] = name;
	}
	tell_columns(trial);
	return all_inputs_are_there(trial, err);
}

/* ---- a row ---- */

static void remark(struct trial *trial, size_t line, const char *text)
{
	if (trial->told++ < TOLD_MOST)
		str_addf(&trial->remarks, " Line %zu: %s", line, text);
}

static struct score six_places(double probability)
{
	return (struct score){(int64_t)floor(probability * 1e6 + 0.5), PROBABILITY_PLACES, true};
}

static void take_result(struct trial *trial, struct tried_row *row)
{
	const struct instrument *instrument = trial->tried->instrument;
	const struct scoring *scoring = &row->scoring;
	bool logistic = instrument->kind == INSTRUMENT_LOGISTIC;

	row->value = logistic ? six_places(scoring->probability) : scoring->value;
	row->min = logistic ? six_places(scoring->probability_min) : scoring->min;
	row->max = logistic ? six_places(scoring->probability_max) : scoring->max;
	row->band = scoring->band != NULL ? scoring->band->code : "";
	row->parts = scoring_parts_text(instrument, scoring, trial->arena);
	if (scoring->status == SCORING_NO_DATA) {
		/* A trial repeats the arithmetic of published tables, which take nothing recorded as
		 * none; what the error says makes it no score. */
		const struct instrument_band *of_sum = instrument_band_of(
			instrument, (struct points){scoring->sum, scoring->odds});
		row->band = of_sum != NULL ? of_sum->code : "";
		row->error = "NO_DATA";
		row->why = "Nothing is recorded, so there is no score.";
		trial->no_data++;
		return;
	}
	trial->scored++;
	for (size_t i = 0; i < scoring->warnings_n; i++)
		remark(trial, row->line,
			arena_printf(trial->arena, "%s.", scoring->warnings[i]->text));
}

static void refuse(struct trial *trial, struct tried_row *row, const char *error, const char *why)
{
	row->error = error;
	row->why = arena_strdup(trial->arena, why);
	trial->refused++;
	remark(trial, row->line, row->why);
}

static void score_row(struct trial *trial, struct tried_row *row)
{
	const struct instrument *instrument = trial->tried->instrument;
	struct input_value *values =
		arena_new_array(trial->arena, struct input_value, instrument->inputs_n);
	struct err err = {0}, first = {0};

	for (size_t i = 0; i < instrument->inputs_n; i++) {
		const char *text = row->cells[trial->inputs[i]];

		row->scoring.missing_n += *text == '\0';
		if (!input_value_read(&instrument->inputs[i], text, &values[i], &err) &&
			first.code == ERR_NONE)
			first = err;
	}
	if (first.code != ERR_NONE) {
		refuse(trial, row, "ERR_RANGE", first.text);
		return;
	}
	instrument_score(instrument, values, trial->arena, &row->scoring);
	if (row->scoring.status == SCORING_OUT_OF_RANGE)
		refuse(trial, row, "ERR_RANGE", row->scoring.why.text);
	else if (row->scoring.status == SCORING_INPUT_MISSING)
		refuse(trial, row, "ERR_MISSING", row->scoring.why.text);
	else
		take_result(trial, row);
}

static bool read_row(struct trial *trial, const struct csv *csv, struct err *err)
{
	struct tried *tried = trial->tried;
	struct tried_row *row;

	if (csv->n == 1 && csv->cells[0].length == 0 && tried->columns_n > 1)
		return true;
	if (csv->n != tried->columns_n)
		return err_set(err, ERR_INVALID, "file",
			"Line %zu has %zu cells, and the heading %zu. Put the missing commas in, "
			"or quotes round a text with a comma.",
			csv->line, csv->n, tried->columns_n);
	row = arena_push(trial->arena, &tried->rows, &tried->n, &trial->rows_room, sizeof(*row));
	*row = (struct tried_row){.line = csv->line, .error = "", .band = "", .parts = ""};
	row->cells = arena_new_array(trial->arena, const char *, csv->n);
	for (size_t i = 0; i < csv->n; i++)
		row->cells[i] = cell_text(&csv->cells[i], trial->arena);
	score_row(trial, row);
	return true;
}

static bool read_rows(struct trial *trial, const struct source *source, struct err *err)
{
	struct csv csv;
	bool good = true;
	int more = 1;

	csv_open(&csv, source->text, source->length, csv_delimiter(source->text, source->length));
	while (good && (more = csv_next(&csv, err)) == 1)
		good = trial->tried->columns == NULL ? read_head(trial, &csv, err)
						     : read_row(trial, &csv, err);
	csv_close(&csv);
	return good && more == 0;
}

/* ---- the command ---- */

static bool open_values(struct call *call, struct source *out, struct err *err)
{
	const char *text = args_get(call->args, "text"), *path;

	if (!args_need(call->args, "file", &path, err))
		return false;
	if (text != NULL)
		return source_from_bytes(text, strlen(text), out, err);
	if (strcmp(path, "-") == 0)
		return err_set(err, ERR_INVALID, "file",
			"Standard input is read in the shell only. Name a file.");
	return source_open(path, out, err) || import_name_file(call, path, err);
}

static const char *counts_words(const struct trial *trial)
{
	const struct tried *tried = trial->tried;
	struct str text = {0};
	char *out;

	str_addf(&text, "%zu row%s by %s %s: %zu scored", tried->n, tried->n == 1 ? "" : "s",
		tried->instrument->code, tried->instrument->release, trial->scored);
	if (trial->no_data > 0)
		str_addf(&text, ", %zu without data", trial->no_data);
	if (trial->refused > 0)
		str_addf(&text, ", %zu refused", trial->refused);
	str_add(&text, ".");
	str_add(&text, str_text(&trial->remarks));
	if (trial->told > TOLD_MOST)
		str_addf(&text, " And %zu more.", trial->told - TOLD_MOST);
	out = arena_strdup(trial->arena, str_text(&text));
	str_free(&text);
	return out;
}

bool command_risk_try(struct call *call, struct result *out, struct err *err)
{
	struct tried *tried = arena_new_one(call->arena, struct tried);
	struct trial trial = {.call = call, .arena = call->arena, .tried = tried};
	struct source source;
	const char *name;
	bool good;

	if (!args_need(call->args, "instrument", &name, err) ||
		!find_instrument(name, call->arena, &tried->instrument, err) ||
		!open_values(call, &source, err))
		return false;
	good = read_rows(&trial, &source, err);
	source_close(&source);
	if (!good && args_get(call->args, "text") == NULL)
		import_name_file(call, args_get(call->args, "file"), err);
	if (good) {
		out->kind = RESULT_TRIED;
		out->value = tried;
		out->n = tried->n;
		good = call_done(call, out, "%s", counts_words(&trial));
	}
	str_free(&trial.remarks);
	return good;
}
