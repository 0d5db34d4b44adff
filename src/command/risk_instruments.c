/* The instruments of the store: which there are, what is on, and who answers for it. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>
#include <caseload/exchange/source.h>

#include "import.h"
#include "risk_file.h"
#include "risk_inside.h"

bool command_risk_instruments(struct call *call, struct result *out, struct err *err)
{
	bool all = args_flag(call->args, "all");
	struct risk_instrument *list;
	struct risk_held held;
	size_t on = 0;

	if (!risk_held(call, &held, err))
		return false;
	list = arena_new_array(call->arena, struct risk_instrument, held.n);
	for (size_t i = 0; i < held.n; i++) {
		if (!all && !held.list[i].newest)
			continue;
		on += held.list[i].newest && held.list[i].enabled;
		list[out->n++] = held.list[i];
	}
	out->kind = RESULT_INSTRUMENTS;
	out->value = list;
	return call_done(call, out, "%zu instruments, %zu of them on.", out->n, on);
}

/* ---- loading ---- */

static const struct risk_instrument *release_held(
	const struct risk_held *held, const struct instrument *definition)
{
	for (size_t i = 0; i < held->n; i++)
		if (text_equal(held->list[i].code, definition->code) &&
			text_equal(held->list[i].release, definition->release))
			return &held->list[i];
	return NULL;
}

/* The set as it would be must not have a score that feeds itself. */
static bool feeds_not_itself(struct call *call, const struct risk_held *held,
	const struct instrument *definition, struct err *err)
{
	const struct instrument **set =
		arena_new_array(call->arena, const struct instrument *, held->n + 1);
	size_t n = 0;

	set[n++] = definition;
	for (size_t i = 0; i < held->n; i++)
		if (held->list[i].newest && held->list[i].definition != NULL &&
			!text_equal(held->list[i].code, definition->code))
			set[n++] = held->list[i].definition;
	return binding_check(set, n, NULL, err);
}

static bool load(struct call *call, const char *path, const struct source *source,
	struct result *out, struct err *err)
{
	struct instrument *definition = arena_new_one(call->arena, struct instrument);
	struct risk_instrument row = {
		.off_reason = "It was loaded by this site and nobody has switched it on yet."};
	const struct instrument_fault *faults;
	const struct risk_instrument *there;
	struct risk_held held;

	if (definition_check(path, source->text, source->length, call->arena, definition, &faults) >
		0)
		return err_set(err, ERR_INVALID, faults[0].column, "%s", faults[0].text);
	if (!risk_held(call, &held, err) || !feeds_not_itself(call, &held, definition, err))
		return false;
	there = release_held(&held, definition);
	if (there != NULL && text_equal(there->hash, source->sha256))
		return call_done(call, out, "%s %s is held already, with the same text.",
			definition->code, definition->release);
	if (there != NULL)
		return err_set(err, ERR_INVALID, "version", "%s",
			definition_edited(
				path, definition, source->text, source->length, call->arena));
	row.code = definition->code;
	row.release = definition->release;
	row.hash = arena_strdup(call->arena, source->sha256);
	row.text = arena_strndup(call->arena, source->text, source->length);
	if (!store_instrument_save(call->store, &row, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, row.uid);
	out->version = row.version;
	call->audit_detail =
		arena_printf(call->arena, "%s %s, sha256 %.16s", row.code, row.release, row.hash);
	return call_done(call, out,
		"Loaded %s %s (%s). It is off: switch it on with caseload risk enable %s.",
		row.code, row.release, definition->name, row.code);
}

bool command_risk_load(struct call *call, struct result *out, struct err *err)
{
	struct source source;
	const char *path;

	if (!args_need(call->args, "file", &path, err))
		return false;
	/* Raw: the text that is kept must be the one whose hash is. */
	if (!source_open_raw(path, &source, err))
		return import_name_file(call, path, err);
	bool done = load(call, path, &source, out, err);
	source_close(&source);
	return done;
}

/* ---- on and off ---- */

static bool needs_approval(const struct risk_instrument *row)
{
	return row->definition->class == INSTRUMENT_LOCAL ||
	       (row->shipped && !row->definition->enabled);
}

static bool read_approval(struct call *call, struct risk_instrument *row, struct err *err)
{
	const char *by = NULL;
	struct date on = call->today;

	if (!args_text(call->args, "approved-by", 100, false, &by, err) ||
		!call_date(call, "on", DATE_PAST, &on, err))
		return false;
	if (by == NULL && needs_approval(row) && row->approved_by == NULL)
		return err_set(err, ERR_INVALID, "approved_by",
			"%s needs a named person who approved it, and the day: --approved-by \"Dr "
			"A Name\" --on 12-Mar-2026.%s%s",
			row->name, row->off_reason != NULL ? " " : "",
			row->off_reason != NULL ? row->off_reason : "");
	if (by != NULL) {
		row->approved_by = by;
		row->approved_on = on;
	}
	return true;
}

static bool switch_it(struct call *call, const struct risk_instrument *of, bool on,
	const char *reason, struct result *out, struct err *err)
{
	struct risk_instrument row = *of;

	if (on && !read_approval(call, &row, err))
		return false;
	row.enabled = on;
	row.off_reason = reason;
	if (!store_instrument_save(call->store, &row, err))
		return false;
	out->uid = call->audit_object = row.uid;
	out->version = row.version;
	call->audit_detail = arena_printf(call->arena, "%s %s %s%s%s", row.code, row.release,
		on ? "on" : "off", row.approved_by != NULL && on ? ", approved by " : "",
		row.approved_by != NULL && on ? row.approved_by : "");
	return true;
}

bool command_risk_enable(struct call *call, struct result *out, struct err *err)
{
	const struct risk_instrument *of;
	struct risk_held held;

	if (!risk_held_named(call, "instrument", &held, &of, err))
		return false;
	if (of->definition == NULL)
		return err_set(err, ERR_INVALID, "instrument",
			"This program cannot read the definition of %s any more. Load a newer "
			"release of it.",
			of->code);
	if (of->enabled && args_get(call->args, "approved-by") == NULL)
		return call_done(call, out, "%s is on already.", of->name);
	return switch_it(call, of, true, NULL, out, err) &&
	       call_done(call, out,
		       "Switched on %s. caseload risk score-all computes it for everyone in care.",
		       of->name);
}

bool command_risk_disable(struct call *call, struct result *out, struct err *err)
{
	const struct risk_instrument *of;
	struct risk_held held;
	const char *reason = NULL;

	if (!risk_held_named(call, "instrument", &held, &of, err) ||
		!care_need_text(call, "reason", 400, false, &reason, err))
		return false;
	if (!of->enabled)
		return call_done(call, out, "%s is off already.", of->name);
	return switch_it(call, of, false, reason, out, err) &&
	       call_done(call, out,
		       "Switched off %s. Scores that are held stay, and nothing is computed by it.",
		       of->name);
}
