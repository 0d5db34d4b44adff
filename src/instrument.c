#include <caseload/instrument.h>

#include <stdlib.h>
#include <string.h>

#include "instrument_inside.h"

static const struct {
	char letter;
	void (*read)(struct reader *reader);
} in_order[] = {
	/* so that what a record names was read before it, wherever it stands in the file */
	{'V', read_input},
	{'G', read_group},
	{'T', read_term},
	{'P', read_band_row},
	{'M', read_map_row},
	{'O', read_band},
	{'W', read_warning},
};

static int by_line(const void *a, const void *b)
{
	const struct instrument_fault *x = a, *y = b;
	return (x->line > y->line) - (x->line < y->line);
}

size_t instrument_check(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, const struct instrument_fault **faults)
{
	const char *slash = strrchr(file, '/');
	struct reader reader = {
		.file = slash != NULL ? slash + 1 : file, .arena = arena, .out = out};

	*out = (struct instrument){0};
	reader_split(&reader, bytes, size);
	if (reader.faults_n == 0)
		read_head(&reader);
	/* Without its kind and scale nothing else can be read. */
	if (reader.faults_n == 0) {
		for (size_t i = 0; i < sizeof(in_order) / sizeof(in_order[0]); i++)
			for (size_t j = 0; j < reader.records_n; j++)
				if (reader.records[j].letter == in_order[i].letter) {
					reader.at = &reader.records[j];
					in_order[i].read(&reader);
				}
		if (reader.faults_n == 0)
			check_whole(&reader);
	}
	if (reader.faults_n > 0)
		qsort(reader.faults, reader.faults_n, sizeof(*reader.faults), by_line);
	*faults = reader.faults;
	return reader.faults_n;
}

bool instrument_read(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, struct err *err)
{
	const struct instrument_fault *faults;

	if (instrument_check(file, bytes, size, arena, out, &faults) == 0)
		return true;
	return err_set(err, ERR_INVALID, faults[0].column, "%s", faults[0].text);
}

const struct instrument_input *instrument_input_named(
	const struct instrument *instrument, const char *key)
{
	for (size_t i = 0; i < instrument->inputs_n; i++)
		if (strcmp(instrument->inputs[i].key, key) == 0)
			return &instrument->inputs[i];
	return NULL;
}
