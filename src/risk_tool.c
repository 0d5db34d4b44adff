/* What an instrument or an outside tool is called, and what its scores say: from the definitions and
 * the bindings. */
#include <caseload/risk.h>

#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/binding.h>

enum { ID_LENGTH = 60 };

/* ---- bands ---- */

static bool span_holds(struct span span, struct score score)
{
	return (!span.lo.set || score_compare(score, span.lo) >= 0) &&
	       (!span.hi.set || score_compare(score, span.hi) < 0);
}

/* The band of a score that may have come from elsewhere, rounded or as the undivided count. */
static const struct instrument_band *band_of_score(
	const struct instrument *instrument, struct score score)
{
	static const struct score one = {1, 0, true}, none = {0, 0, true};
	bool counted = instrument->band_on == BAND_ON_COUNT;

	/* A ratio above 1 is its count; a probability above 1 is no probability. */
	if (instrument->kind == INSTRUMENT_RATIO && counted && score.scale == 0 && score.value > 1)
		return instrument_band_of(instrument, (struct points){score.value, 0});
	if (instrument->kind == INSTRUMENT_LOGISTIC &&
		(score_compare(score, one) > 0 || score_compare(score, none) < 0))
		return NULL;
	for (size_t i = 0; i < instrument->bands_n; i++) {
		const struct instrument_band *band = &instrument->bands[i];
		struct score last = binding_band_last(instrument->code, band->code);

		if (counted && (!last.set || score_compare(score, last) <= 0))
			return band;
		if (!counted && span_holds(band->span, score))
			return band;
	}
	return NULL;
}

static const struct instrument_band *own_band_of(const char *instrument, struct score score)
{
	const struct instrument *shipped = instrument_shipped(instrument);
	return shipped != NULL && score.set ? band_of_score(shipped, score) : NULL;
}

/* "4 High", "Very High", "moderate risk": a tool's own word for a band. */
static enum band band_of_word(const char *text)
{
	static const struct {
		const char *word;
		enum band band;
	} words[] = {{"very high", BAND_VERY_HIGH}, {"severe", BAND_VERY_HIGH}, {"high", BAND_HIGH},
		{"moderate", BAND_RISING}, {"medium", BAND_RISING}, {"rising", BAND_RISING},
		{"low", BAND_LOWER}, {"healthy", BAND_LOWER}};
	static const char before[] = "0123456789 .:-)";

	if (text == NULL)
		return BAND_UNBANDED;
	text += strspn(text, before);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncasecmp(text, words[i].word, strlen(words[i].word)) == 0)
			return words[i].band;
	return BAND_UNBANDED;
}

enum band risk_band(const char *instrument, struct score score, const char *own_band)
{
	const struct instrument_band *band = own_band_of(instrument, score);

	if (!score.set)
		return BAND_NO_DATA;
	if (band != NULL)
		return binding_band(instrument, band->code);
	return risk_instrument_known(instrument) ? BAND_UNBANDED : band_of_word(own_band);
}

const char *risk_own_band(const char *instrument, struct score score)
{
	const struct instrument_band *band = own_band_of(instrument, score);
	return band != NULL ? band->label : NULL;
}

/* ---- names ---- */

int risk_valid_days(const char *instrument)
{
	const struct instrument *shipped = instrument_shipped(instrument);
	return shipped != NULL ? shipped->valid_days : binding_outside_days(instrument);
}

const char *risk_instrument_name(const char *instrument)
{
	const char *name = instrument != NULL ? binding_name(instrument) : "";

	if (name != NULL)
		return name;
	return text_starts(instrument, "tool_") ? instrument + strlen("tool_") : instrument;
}

bool risk_instrument_known(const char *instrument)
{
	return instrument_shipped(instrument) != NULL;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/* The folded name with everything but letters and digits taken out, or made one underscore. */
static char *squeeze(const char *folded, bool underscores, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(folded) + 1);
	size_t n = 0;

	for (const char *at = folded; *at != '\0'; at++) {
		if (is_plain(*at))
			out[n++] = *at;
		else if (underscores && n > 0 && out[n - 1] != '_')
			out[n++] = '_';
	}
	while (n > 0 && out[n - 1] == '_')
		n--;
	out[n] = '\0';
	return out;
}

static size_t characters_fit(const char *text, size_t limit)
{
	size_t at = 0;

	while (text[at] != '\0') {
		if (((unsigned char)text[at] & 0xC0) != 0x80 && limit-- == 0)
			break;
		at++;
	}
	return at;
}

static const char *known_id(const char *bare, struct arena *arena)
{
	const char *id;

	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const char *file = instruments_shipped[i].file;

		id = arena_strndup(arena, file, strcspn(file, "."));
		if (strcmp(bare, squeeze(id, false, arena)) == 0)
			return id;
	}
	for (size_t i = 0; (id = binding_outside_tool(i)) != NULL; i++)
		if (strcmp(bare, squeeze(id, false, arena)) == 0)
			return id;
	return binding_instrument_named(bare);
}

char *risk_instrument_id(const char *name, struct arena *arena)
{
	char *folded = utf8_fold(arena, name);
	const char *known = known_id(squeeze(folded, false, arena), arena);
	char *id;

	if (known != NULL)
		return arena_strdup(arena, known);
	id = squeeze(folded, true, arena);
	if (!text_starts(id, "tool_"))
		id = arena_printf(arena, "tool_%s", *id != '\0' ? id : "unnamed");
	return arena_strndup(arena, id, characters_fit(id, ID_LENGTH));
}
