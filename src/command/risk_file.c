/* A definition looked at, before anybody loads it. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>
#include <caseload/exchange/source.h>

#include "risk_file.h"

/* A shipped definition of another code may be fed by this one's score, and this one by theirs. */
static bool stands_with_shipped(
	const struct instrument *instrument, struct arena *arena, struct err *err)
{
	const struct instrument **set =
		arena_new_array(arena, const struct instrument *, instruments_shipped_n + 1);
	size_t n = 0;

	set[n++] = instrument;
	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const char *file = instruments_shipped[i].file;
		const struct instrument *other =
			instrument_shipped(arena_strndup(arena, file, strcspn(file, ".")));

		if (strcmp(other->code, instrument->code) != 0)
			set[n++] = other;
	}
	return binding_check(set, n, NULL, err);
}

/* Where the file says its version: the first record of that name, as the reader saw it. */
static size_t version_line(const char *bytes, size_t size)
{
	static const char record[] = "I\tversion\t";
	size_t line = 1;

	for (const char *at = bytes, *end = bytes + size; at != NULL && at < end; line++) {
		if ((size_t)(end - at) >= strlen(record) && memcmp(at, record, strlen(record)) == 0)
			return line;
		at = memchr(at, '\n', (size_t)(end - at));
		at = at != NULL ? at + 1 : NULL;
	}
	return 1; /* behind a byte order mark */
}

const char *definition_edited(const char *file, const struct instrument *instrument,
	const char *bytes, size_t size, struct arena *arena)
{
	const char *slash = strrchr(file, '/');

	return arena_printf(arena,
		"%s line %zu, version: a definition edited without a new version. %s %s is known "
		"here with another text; give this one another version.",
		slash != NULL ? slash + 1 : file, version_line(bytes, size), instrument->code,
		instrument->release);
}

static bool is_edited(const struct instrument *instrument, const char *bytes, size_t size)
{
	const struct instrument *shipped = instrument_shipped(instrument->code);

	if (shipped == NULL || strcmp(shipped->release, instrument->release) != 0)
		return false;
	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const struct shipped *one = &instruments_shipped[i];

		if (strcspn(one->file, ".") == strlen(instrument->code) &&
			text_starts(one->file, instrument->code))
			return one->size != size || memcmp(one->text, bytes, size) != 0;
	}
	return false;
}

static size_t one_fault(size_t line, const char *column, const char *text, struct arena *arena,
	const struct instrument_fault **faults)
{
	struct instrument_fault *fault = arena_new_one(arena, struct instrument_fault);

	*fault = (struct instrument_fault){.line = line,
		.column = arena_strdup(arena, column),
		.text = arena_strdup(arena, text)};
	fault->what = fault->text;
	*faults = fault;
	return 1;
}

size_t definition_check(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, const struct instrument_fault **faults)
{
	size_t n = instrument_check(file, bytes, size, arena, out, faults);
	struct err err = {0};

	if (n > 0)
		return n;
	if (!stands_with_shipped(out, arena, &err))
		return one_fault(0, err.field, err.text, arena, faults);
	if (is_edited(out, bytes, size))
		return one_fault(version_line(bytes, size), "version",
			definition_edited(file, out, bytes, size, arena), arena, faults);
	return 0;
}

const char *definition_words(
	const struct instrument *instrument, const char *sha256, struct arena *arena)
{
	static const char *const kinds[] = {"points", "ratio", "logistic"};

	return arena_printf(arena,
		"%s.tsv: %s %s, %s, %zu input%s, %zu band%s, valid %d days, %s, SHA-256 %s.",
		instrument->code, instrument->name, instrument->release, kinds[instrument->kind],
		instrument->inputs_n, instrument->inputs_n == 1 ? "" : "s", instrument->bands_n,
		instrument->bands_n == 1 ? "" : "s", instrument->valid_days,
		instrument->enabled ? "on" : "off", sha256);
}

bool command_risk_check(struct call *call, struct result *out, struct err *err)
{
	const struct instrument_fault *faults;
	struct instrument instrument;
	struct source source;
	const char *path;
	size_t n;

	if (!args_need(call->args, "file", &path, err) || !source_open_raw(path, &source, err))
		return false;
	n = definition_check(path, source.text, source.length, call->arena, &instrument, &faults);
	source_close(&source);
	if (n == 0)
		return call_done(
			call, out, "%s", definition_words(&instrument, source.sha256, call->arena));
	out->kind = RESULT_FAULTS;
	out->value = (void *)faults;
	out->n = n;
	return call_done(call, out, "%s cannot be used: %zu fault%s.",
		strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path, n, n == 1 ? "" : "s");
}
