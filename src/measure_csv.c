/* Measures as a table for spreadsheets: a number that is left out is an empty cell, never 0. */
#include <caseload/measure.h>

#include <caseload/base/csv_write.h>

bool measure_is_suppressed(const struct measure *m)
{
	return m->numerator_hidden != MEASURE_HIDDEN_NONE ||
	       m->denominator_hidden != MEASURE_HIDDEN_NONE;
}

void measures_csv(struct str *out, const struct measure *list, size_t n, struct arena *arena)
{
	struct csv_writer writer = {.out = out}, *csv = &writer;

	csv_shape_names(csv, &measure_shape);
	csv_typed(csv, "suppressed");
	csv_end(csv);
	for (size_t i = 0; i < n; i++) {
		const struct measure *m = &list[i];

		for (size_t j = 0; j < measure_shape.n; j++) {
			const struct field *field = &measure_shape.fields[j];
			bool hidden = (field->offset == offsetof(struct measure, numerator) &&
					      m->numerator_hidden != MEASURE_HIDDEN_NONE) ||
				      (field->offset == offsetof(struct measure, denominator) &&
					      m->denominator_hidden != MEASURE_HIDDEN_NONE) ||
				      (field->offset == offsetof(struct measure, value) &&
					      measure_is_suppressed(m));
			const char *text = hidden ? NULL : field_text(field, m, arena);

			if (field->type == FIELD_TEXT)
				csv_text(csv, text);
			else
				csv_typed(csv, text);
		}
		csv_typed(csv, measure_is_suppressed(m) ? "true" : "false");
		csv_end(csv);
	}
}
