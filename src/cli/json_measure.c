/* Measures for scripts: a number that is left out is null, never 0. */

#include <caseload/measure.h>

#include "json.h"

static bool has_percent(const struct measure *m)
{
	return m->denominator > 0 && m->rate == NULL && !measure_is_suppressed(m);
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
		if (measure_is_suppressed(m))
			json_object_set_new(json, "value", json_null());
		json_object_set_new(json, "percent",
			has_percent(m)
				? json_real((double)m->numerator * 100 / (double)m->denominator)
				: json_null());
		json_object_set_new(json, "suppressed", json_boolean(measure_is_suppressed(m)));
		json_array_append_new(array, json);
	}
	return array;
}
