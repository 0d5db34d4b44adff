#include <caseload/risk.h>

#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const struct field risk_score_fields[] = {
	FIELD_HIDE(INT, risk_score, id),
	FIELD(TEXT, risk_score, uid),
	FIELD_HIDE(INT, risk_score, person_id),
	FIELD(TEXT, risk_score, instrument),
	FIELD(TEXT, risk_score, instrument_version),
	FIELD(SCORE, risk_score, score),
	FIELD(TEXT, risk_score, scale),
	FIELD_CODED(risk_score, band, words_band),
	FIELD(TEXT, risk_score, own_band),
	FIELD(DATE, risk_score, scored_on),
	FIELD(DATE, risk_score, valid_until),
	FIELD_CODED(risk_score, origin, words_score_origin),
	FIELD(TEXT, risk_score, source_tool),
	FIELD(TEXT, risk_score, file_hash),
	FIELD(TEXT, risk_score, lawful_basis),
	{"import_run_id", FIELD_INT, offsetof(struct risk_score, import_run_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	{"percentile", FIELD_INT, offsetof(struct risk_score, percentile), NULL, FIELD_NONE_ZERO},
	{"percentile_of", FIELD_INT, offsetof(struct risk_score, percentile_of), NULL,
		FIELD_NONE_ZERO},
};
const struct shape risk_score_shape = SHAPE(risk_score, risk_score_fields);

static const struct field import_run_fields[] = {
	FIELD_HIDE(INT, import_run, id),
	FIELD(TEXT, import_run, uid),
	FIELD(TEXT, import_run, file_name),
	FIELD(TEXT, import_run, file_hash),
	FIELD(TEXT, import_run, shape),
	FIELD(DATE, import_run, run_date),
	FIELD(TEXT, import_run, instrument),
	FIELD(TEXT, import_run, lawful_basis),
	FIELD(TEXT, import_run, practice),
	FIELD(INT, import_run, rows),
	FIELD(INT, import_run, people),
	FIELD(INT, import_run, added),
	FIELD(INT, import_run, changed),
	FIELD(INT, import_run, moved_band),
	FIELD(INT, import_run, unchanged),
	FIELD(INT, import_run, refused),
	FIELD(INT, import_run, repaired),
	FIELD(INT, import_run, missing_from_list),
	FIELD(TEXT, import_run, imported_at),
	FIELD(TEXT, import_run, imported_by),
	FIELD(TEXT, import_run, undone_at),
};
const struct shape import_run_shape = SHAPE(import_run, import_run_fields);

enum risk_age risk_age_of(int valid_days, int64_t age_days)
{
	if (age_days < 0)
		return RISK_FUTURE;
	if (age_days <= valid_days)
		return RISK_CURRENT;
	return age_days <= 2 * (int64_t)valid_days ? RISK_STALE : RISK_EXPIRED;
}

/* A cut: scores up to and including `last` (in thousandths) have this band. */
struct cut {
	int64_t last;
	enum band band;
	const char *word;
};
#define NO_LIMIT INT64_MAX

/* Clegg 2016 gives the eFI's cuts as fractions: fit to 0.12, mild to 0.24, moderate to 0.36. In
 * deficits of 36 that is 4, 8 and 12; 13 is 0.3611 and severe. */
static const struct cut efi_cuts[] = {{120, BAND_LOWER, "Fit"}, {240, BAND_RISING, "Mild"},
	{360, BAND_HIGH, "Moderate"}, {NO_LIMIT, BAND_VERY_HIGH, "Severe"}};
static const struct cut local_cuts[] = {{2000, BAND_LOWER, "Lower"}, {5000, BAND_RISING, "Rising"},
	{8000, BAND_HIGH, "High"}, {NO_LIMIT, BAND_VERY_HIGH, "Very high"}};
static const struct cut prisma_cuts[] = {{2000, BAND_LOWER, "Below the screening threshold"},
	{NO_LIMIT, BAND_HIGH, "Positive screen"}};
static const struct cut lace_cuts[] = {
	{4000, BAND_LOWER, "Low"}, {9000, BAND_RISING, "Moderate"}, {NO_LIMIT, BAND_HIGH, "High"}};
static const struct cut hospital_cuts[] = {{4000, BAND_LOWER, "Low"},
	{6000, BAND_RISING, "Intermediate"}, {NO_LIMIT, BAND_HIGH, "High"}};
static const struct cut simplified_cuts[] = {
	{4000, BAND_LOWER, "Unlikely"}, {NO_LIMIT, BAND_HIGH, "Likely"}};
static const struct cut parr_cuts[] = {{499, BAND_UNBANDED, "Below the published threshold"},
	{NO_LIMIT, BAND_HIGH, "At or above the published threshold"}};

#define CUTS(cuts) cuts, sizeof(cuts) / sizeof((cuts)[0])
struct known_tool {
	const char *id, *name;
	const struct cut *cuts;
	size_t cuts_n;
	int valid_days;
	bool outside;	     /* a tool whose headings we know, but not its workings */
	const char *also[4]; /* other names, folded, without blanks */
};
static const struct known_tool instruments[] = {
	{"efi", "Electronic frailty index", CUTS(efi_cuts), 365, false,
		{"electronicfrailtyindex", "efiscore", "frailtyindex",
			"electronicfrailtyindexefi"}},
	{"local_cst", "Local CST score", CUTS(local_cuts), 90, false,
		{"cst", "localscore", "cstscore"}},
	{"prisma7", "PRISMA-7", CUTS(prisma_cuts), 365, false, {"prisma"}},
	{"charlson_1987", "Charlson comorbidity index", NULL, 0, 365, false,
		{"charlson", "cci", "charlsoncomorbidityindex", "charlsonindex"}},
	{"charlson_1987_age", "Charlson comorbidity index with age", NULL, 0, 365, false,
		{"charlsonage"}},
	{"charlson_quan2011", "Charlson comorbidity index, Quan 2011", NULL, 0, 365, false,
		{"charlsonquan"}},
	{"cci_lace", "Comorbidity score for LACE", NULL, 0, 365, false, {NULL}},
	{"cms_general", "Cambridge Multimorbidity Score", NULL, 0, 365, false,
		{"cms", "cambridgemultimorbidityscore"}},
	{"lace", "LACE index", CUTS(lace_cuts), 30, false, {"laceindex", "lacescore"}},
	{"hospital_2016", "HOSPITAL score", CUTS(hospital_cuts), 30, false,
		{"hospital", "hospitalscore"}},
	{"hospital_2013", "HOSPITAL score (2013)", CUTS(hospital_cuts), 30, false, {NULL}},
	{"hospital_simplified", "Simplified HOSPITAL score", CUTS(simplified_cuts), 30, false,
		{NULL}},
	{"parr30", "PARR-30", CUTS(parr_cuts), 30, false, {"parr"}},
	{"ind_ae_frequent", "A&E attendances", NULL, 0, 31, false, {NULL}},
	{"ind_falls", "Falls", NULL, 0, 31, false, {NULL}},
	{"ind_readmit30", "Days to emergency readmission", NULL, 0, 31, false, {NULL}},
	{"acg_injury_hosp", "ACG probability of hospitalisation for injury", NULL, 0, 180, true,
		{NULL}},
	{"acg_ip_hosp", "ACG probability of inpatient hospitalisation, 12 months", NULL, 0, 180,
		true, {NULL}},
	{"acg_ip_hosp_6m", "ACG probability of inpatient hospitalisation, 6 months", NULL, 0, 180,
		true, {NULL}},
	{"acg_icu_hosp", "ACG probability of intensive care", NULL, 0, 180, true, {NULL}},
	{"acg_extended_hosp", "ACG probability of extended hospitalisation", NULL, 0, 180, true,
		{NULL}},
};
enum { OUTSIDE_DAYS = 180, ID_LENGTH = 60 };

static const struct known_tool *instrument_of(const char *id)
{
	for (size_t i = 0; id != NULL && i < sizeof(instruments) / sizeof(instruments[0]); i++)
		if (strcmp(instruments[i].id, id) == 0)
			return &instruments[i];
	return NULL;
}

/* In thousandths; what lies beyond the third decimal counts as more, so that 13/36 is over 0.36. */
static int64_t thousandths(struct score score)
{
	int64_t value = score.value;
	int scale = score.scale;
	bool more = false;

	for (; scale < 3; scale++)
		value *= 10;
	for (; scale > 3; scale--) {
		more = more || value % 10 > 0;
		value /= 10;
	}
	return value + more;
}

static const struct cut *cut_of(const char *id, struct score score)
{
	const struct known_tool *instrument = instrument_of(id);
	int64_t value;

	if (instrument == NULL || instrument->cuts == NULL || !score.set)
		return NULL;
	value = thousandths(score);
	/* A frailty index above 1 is a count of deficits. */
	if (instrument->cuts == efi_cuts && score.scale == 0 && score.value > 1)
		value = thousandths((struct score){score.value * 1000000 / 36, 6, true});
	for (size_t i = 0; i < instrument->cuts_n; i++)
		if (value <= instrument->cuts[i].last)
			return &instrument->cuts[i];
	return NULL;
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
	const struct cut *cut = cut_of(instrument, score);
	const struct known_tool *known = instrument_of(instrument);

	if (!score.set)
		return BAND_NO_DATA;
	if (cut != NULL)
		return cut->band;
	if (known != NULL && !known->outside)
		return BAND_UNBANDED;
	return band_of_word(own_band);
}

const char *risk_own_band(const char *instrument, struct score score)
{
	const struct cut *cut = cut_of(instrument, score);
	return cut != NULL ? cut->word : NULL;
}

int risk_valid_days(const char *instrument)
{
	const struct known_tool *known = instrument_of(instrument);
	return known != NULL ? known->valid_days : OUTSIDE_DAYS;
}

bool risk_is_past_validity(struct date valid_until, struct date today)
{
	return date_is_set(valid_until) && date_compare(valid_until, today) < 0;
}

const char *risk_instrument_name(const char *instrument)
{
	const struct known_tool *known = instrument_of(instrument);

	if (known != NULL)
		return known->name;
	if (instrument == NULL)
		return "";
	return text_starts(instrument, "tool_") ? instrument + strlen("tool_") : instrument;
}

bool risk_instrument_known(const char *instrument)
{
	const struct known_tool *known = instrument_of(instrument);
	return known != NULL && !known->outside;
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

char *risk_instrument_id(const char *name, struct arena *arena)
{
	char *folded = utf8_fold(arena, name);
	char *bare = squeeze(folded, false, arena);
	char *id;

	for (size_t i = 0; i < sizeof(instruments) / sizeof(instruments[0]); i++) {
		const struct known_tool *known = &instruments[i];
		if (strcmp(bare, squeeze(known->id, false, arena)) == 0)
			return arena_strdup(arena, known->id);
		for (size_t j = 0; j < sizeof(known->also) / sizeof(known->also[0]); j++)
			if (known->also[j] != NULL && strcmp(bare, known->also[j]) == 0)
				return arena_strdup(arena, known->id);
	}
	id = squeeze(folded, true, arena);
	if (!text_starts(id, "tool_"))
		id = arena_printf(arena, "tool_%s", *id != '\0' ? id : "unnamed");
	return arena_strndup(arena, id, characters_fit(id, ID_LENGTH));
}
