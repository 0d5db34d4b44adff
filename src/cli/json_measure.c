/* Measures for scripts: a number that is left out is null, never 0. */
#include <stdlib.h>

#include <caseload/measure.h>

#include "json.h"

static bool is_suppressed(const struct measure *m)
{
	return m->numerator_hidden != MEASURE_HIDDEN_NONE ||
	       m->denominator_hidden != MEASURE_HIDDEN_NONE;
}

static bool has_percent(const struct measure *m)
{
	return m->denominator > 0 && m->rate == NULL && !is_suppressed(m);
}

json_t *measures_json(const struct measure *list, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++) {
		const struct measure *m = &list[i];
		json_t *json = shape_json(&measure_shape, m);

		if (m->numerator_hidden != MEASURE_HIDDEN_NONE)
			json_object_set_new(json, "numerator", json_null());
		if (m->denominator_hidden != MEASURE_HIDDEN_NONE)
			json_object_set_new(json, "denominator", json_null());
		if (is_suppressed(m))
			json_object_set_new(json, "value", json_null());
		json_object_set_new(json, "percent",
			has_percent(m)
				? json_real((double)m->numerator * 100 / (double)m->denominator)
				: json_null());
		json_object_set_new(json, "suppressed", json_boolean(is_suppressed(m)));
		json_array_append_new(array, json);
	}
	return array;
}

void measures_csv(struct csv_writer *csv, const struct measure *list, size_t n, struct arena *arena)
{
	csv_shape_names(csv, &measure_shape);
	csv_typed(csv, "suppressed");
	csv_end(csv);
	for (size_t i = 0; i < n; i++) {
		const struct measure *m = &list[i];

		for (size_t j = 0; j < measure_shape.n; j++) {
			const struct field *field = &measure_shape.fields[j];
			bool out = (field->offset == offsetof(struct measure, numerator) &&
					   m->numerator_hidden != MEASURE_HIDDEN_NONE) ||
				   (field->offset == offsetof(struct measure, denominator) &&
					   m->denominator_hidden != MEASURE_HIDDEN_NONE) ||
				   (field->offset == offsetof(struct measure, value) &&
					   is_suppressed(m));
			const char *text = out ? NULL : field_text(field, m, arena);

			if (field->type == FIELD_TEXT)
				csv_text(csv, text);
			else
				csv_typed(csv, text);
		}
		csv_typed(csv, is_suppressed(m) ? "true" : "false");
		csv_end(csv);
	}
}
