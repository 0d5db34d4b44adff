/* What an instrument made of a file, as CSV and as JSON; and what is wrong with a definition. */
#include <caseload/command/tried.h>

#include "json.h"

static const char *score_cell(struct score score, struct arena *arena)
{
	char buffer[SCORE_SIZE];
	return arena_strdup(arena, score_show(score, buffer));
}

/* The file's own cells go through as they are, even where a spreadsheet would take one for a
 * formula: it would have done so in the file they came from. */
void tried_csv(struct csv_writer *csv, const struct tried *tried, struct arena *arena)
{
	static const char *const ours[] = {
		"score", "band", "min", "max", "n_missing", "parts", "error"};

	for (size_t i = 0; i < tried->columns_n; i++)
		csv_typed(csv, tried->columns[i]);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		csv_typed(csv, ours[i]);
	csv_end(csv);
	for (size_t i = 0; i < tried->n; i++) {
		const struct tried_row *row = &tried->rows[i];

		for (size_t j = 0; j < tried->columns_n; j++)
			csv_typed(csv, row->cells[j]);
		csv_typed(csv, score_cell(row->value, arena));
		csv_typed(csv, row->band);
		csv_typed(csv, score_cell(row->min, arena));
		csv_typed(csv, score_cell(row->max, arena));
		csv_typed(csv, arena_printf(arena, "%zu", row->scoring.missing_n));
		csv_typed(csv, row->parts);
		csv_typed(csv, row->error);
		csv_end(csv);
	}
}

static json_t *parts_json(const struct instrument *instrument, const struct scoring *scoring)
{
	json_t *array = json_array();

	for (size_t i = 0; i < scoring->parts_n; i++) {
		const struct scoring_part *part = &scoring->parts[i];
		json_t *json = json_object();

		json_object_set_new(json, "term", json_text(part->term));
		json_object_set_new(json, "label", json_text(part->label));
		json_object_set_new(json, "input",
			part->input == SIZE_MAX ? json_null()
						: json_text(instrument->inputs[part->input].key));
		json_object_set_new(json, "missing", json_boolean(part->missing));
		json_object_set_new(
			json, "points", json_score(points_number(instrument, part->value)));
		json_object_set_new(json, "min", json_score(points_number(instrument, part->min)));
		json_object_set_new(json, "max", json_score(points_number(instrument, part->max)));
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *row_json(const struct tried *tried, const struct tried_row *row)
{
	json_t *json = json_object(), *cells = json_object(), *warnings = json_array();

	for (size_t i = 0; i < tried->columns_n; i++)
		json_object_set_new(cells, tried->columns[i],
			*row->cells[i] != '\0' ? json_text(row->cells[i]) : json_null());
	for (size_t i = 0; i < row->scoring.warnings_n; i++)
		json_array_append_new(warnings, json_text(row->scoring.warnings[i]->text));
	json_object_set_new(json, "line", json_integer((json_int_t)row->line));
	json_object_set_new(json, "cells", cells);
	json_object_set_new(json, "score", json_score(row->value));
	json_object_set_new(json, "band", *row->band != '\0' ? json_text(row->band) : json_null());
	json_object_set_new(json, "min", json_score(row->min));
	json_object_set_new(json, "max", json_score(row->max));
	json_object_set_new(json, "n_missing", json_integer((json_int_t)row->scoring.missing_n));
	json_object_set_new(json, "parts", parts_json(tried->instrument, &row->scoring));
	json_object_set_new(json, "warnings", warnings);
	json_object_set_new(
		json, "error", *row->error != '\0' ? json_text(row->error) : json_null());
	json_object_set_new(json, "why", json_text(row->why));
	return json;
}

json_t *tried_json(const struct tried *tried)
{
	json_t *json = json_object(), *rows = json_array();

	for (size_t i = 0; i < tried->n; i++)
		json_array_append_new(rows, row_json(tried, &tried->rows[i]));
	json_object_set_new(json, "instrument", json_text(tried->instrument->code));
	json_object_set_new(json, "version", json_text(tried->instrument->release));
	json_object_set_new(json, "rows", rows);
	return json;
}

/* A refusal like any other, with the rest of what is wrong beside it. */
json_t *faults_json(const struct instrument_fault *faults, size_t n)
{
	json_t *json = error_json("invalid", faults[0].column, faults[0].text);
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *fault = json_object();

		json_object_set_new(fault, "line",
			faults[i].line > 0 ? json_integer((json_int_t)faults[i].line)
					   : json_null());
		json_object_set_new(fault, "column",
			*faults[i].column != '\0' ? json_text(faults[i].column) : json_null());
		json_object_set_new(fault, "message", json_text(faults[i].text));
		json_array_append_new(array, fault);
	}
	json_object_set_new(json, "faults", array);
	return json;
}
