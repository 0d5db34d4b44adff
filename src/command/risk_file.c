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

size_t definition_check(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, const struct instrument_fault **faults)
{
	size_t n = instrument_check(file, bytes, size, arena, out, faults);
	struct instrument_fault *circle;
	struct err err = {0};

	if (n > 0 || stands_with_shipped(out, arena, &err))
		return n;
	circle = arena_new_one(arena, struct instrument_fault);
	*circle = (struct instrument_fault){
		.column = arena_strdup(arena, err.field), .text = arena_strdup(arena, err.text)};
	circle->what = circle->text;
	*faults = circle;
	return 1;
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
