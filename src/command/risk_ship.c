/* The definitions that come with the program, put into a store when it is made and when a newer
 * program opens it: a migration cannot know their text. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/exchange/source.h>

#include "risk_inside.h"

/* What comes switched off, and why; the definition says that it is. */
static const struct {
	const char *begins, *reason;
} reasons[] = {
	{"parr30",
		"It is a model of 2008 and 2009 with trusts and deprivation scores of that time, "
		"and a calculation nobody can check by eye is likely a medical device. It needs a "
		"manufacturer, a clinical safety officer and a regulatory opinion."},
	{"hospital_",
		"Published sources disagree on one of its tables of points. It needs somebody who "
		"has read the papers and answers for the table."},
};
static const char not_approved[] =
	"LOCAL criteria count only once a named person has approved them.";
static const char came_off[] = "It comes switched off.";

static const char *reason_of(const struct instrument *definition)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (text_starts(definition->code, reasons[i].begins))
			return reasons[i].reason;
	return definition->class == INSTRUMENT_LOCAL ? not_approved : came_off;
}

static bool is_held(const struct risk_instrument *list, size_t n, const char *hash)
{
	for (size_t i = 0; i < n; i++)
		if (text_equal(list[i].hash, hash))
			return true;
	return false;
}

static bool is_taken(
	const struct risk_instrument *list, size_t n, const struct instrument *definition)
{
	for (size_t i = 0; i < n; i++)
		if (text_equal(list[i].code, definition->code) &&
			text_equal(list[i].release, definition->release))
			return true;
	return false;
}

static bool hash_of(
	const struct shipped *shipped, struct arena *arena, const char **out, struct err *err)
{
	struct source source;

	if (!source_from_bytes(shipped->text, shipped->size, &source, err))
		return false;
	*out = arena_strdup(arena, source.sha256);
	source_close(&source);
	return true;
}

bool instruments_are_shipped(struct store *store, struct arena *arena, bool *out, struct err *err)
{
	struct risk_instrument *list;
	const char *hash;
	size_t n;

	*out = true;
	if (!store_instrument_hashes(store, arena, &list, &n, err))
		return false;
	for (size_t i = 0; *out && i < instruments_shipped_n; i++) {
		if (!hash_of(&instruments_shipped[i], arena, &hash, err))
			return false;
		*out = is_held(list, n, hash);
	}
	return true;
}

/* A site that switched the release before off, or approved it, did not mean this one: what it
 * switched off stays off, what needs approval needs it again. */
static void carry(struct risk_instrument *row, const struct risk_instrument *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_equal(list[i].code, row->code) && !list[i].enabled && row->enabled) {
			row->enabled = false;
			row->off_reason = list[i].off_reason;
		}
}

bool instruments_ship(struct store *store, struct arena *arena, struct err *err)
{
	struct risk_instrument *list;
	size_t n;

	if (!store_instrument_list(store, arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const struct shipped *shipped = &instruments_shipped[i];
		struct risk_instrument row = {.shipped = true};
		struct instrument definition;

		if (!hash_of(shipped, arena, &row.hash, err))
			return false;
		if (is_held(list, n, row.hash))
			continue;
		if (!instrument_read(
			    shipped->file, shipped->text, shipped->size, arena, &definition, err))
			return false;
		if (is_taken(list, n, &definition))
			continue;
		row.code = definition.code;
		row.release = definition.release;
		row.text = arena_strndup(arena, shipped->text, shipped->size);
		row.enabled = definition.enabled;
		row.off_reason = definition.enabled ? NULL : reason_of(&definition);
		carry(&row, list, n);
		if (!store_instrument_save(store, &row, err))
			return false;
	}
	return true;
}
