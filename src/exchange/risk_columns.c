#include "risk_columns.h"

#include <string.h>

#include "cell.h"

enum { KEY_SIZE = 64 };

/* Headings are compared by their letters and digits alone, in lower case. */
static const struct {
	const char *key;
	enum column column;
} aliases[] = {
	{"nhsnumber", COL_NHS_NUMBER},
	{"nhsno", COL_NHS_NUMBER},
	{"nhsnum", COL_NHS_NUMBER},
	{"nhsnumber10", COL_NHS_NUMBER},
	{"patientnhsnumber", COL_NHS_NUMBER},
	{"title", COL_TITLE},
	{"familyname", COL_FAMILY},
	{"surname", COL_FAMILY},
	{"lastname", COL_FAMILY},
	{"family", COL_FAMILY},
	{"givenname", COL_GIVEN},
	{"givennames", COL_GIVEN},
	{"given", COL_GIVEN},
	{"firstname", COL_GIVEN},
	{"firstnames", COL_GIVEN},
	{"forename", COL_GIVEN},
	{"forenames", COL_GIVEN},
	{"callingname", COL_CALLING},
	{"preferredname", COL_CALLING},
	{"knownas", COL_CALLING},
	{"dateofbirth", COL_BIRTH_DATE},
	{"dob", COL_BIRTH_DATE},
	{"birthdate", COL_BIRTH_DATE},
	{"born", COL_BIRTH_DATE},
	{"age", COL_AGE},
	{"ageyears", COL_AGE},
	{"gender", COL_GENDER},
	{"gendershort", COL_GENDER},
	{"sex", COL_GENDER},
	{"address", COL_ADDRESS},
	{"fulladdress", COL_ADDRESS},
	{"housename", COL_HOUSE},
	{"housenameflatnumber", COL_HOUSE},
	{"housenamenumber", COL_HOUSE},
	{"addressline1", COL_HOUSE},
	{"address1", COL_HOUSE},
	{"road", COL_ROAD},
	{"street", COL_ROAD},
	{"numberandstreet", COL_ROAD},
	{"addressline2", COL_ROAD},
	{"address2", COL_ROAD},
	{"locality", COL_LOCALITY},
	{"addressline3", COL_LOCALITY},
	{"address3", COL_LOCALITY},
	{"town", COL_TOWN},
	{"city", COL_TOWN},
	{"addressline4", COL_TOWN},
	{"address4", COL_TOWN},
	{"county", COL_COUNTY},
	{"addressline5", COL_COUNTY},
	{"address5", COL_COUNTY},
	{"postcode", COL_POSTCODE},
	{"postalcode", COL_POSTCODE},
	{"hometelephone", COL_HOME_PHONE},
	{"homephone", COL_HOME_PHONE},
	{"telephone", COL_HOME_PHONE},
	{"phone", COL_HOME_PHONE},
	{"mobiletelephone", COL_MOBILE_PHONE},
	{"mobilephone", COL_MOBILE_PHONE},
	{"mobile", COL_MOBILE_PHONE},
	{"worktelephone", COL_WORK_PHONE},
	{"workphone", COL_WORK_PHONE},
	{"email", COL_EMAIL},
	{"emailaddress", COL_EMAIL},
	{"organisationcode", COL_PRACTICE_CODE},
	{"practicecode", COL_PRACTICE_CODE},
	{"odscode", COL_PRACTICE_CODE},
	{"gppracticecode", COL_PRACTICE_CODE},
	{"organisationname", COL_PRACTICE_NAME},
	{"practicename", COL_PRACTICE_NAME},
	{"practice", COL_PRACTICE},
	{"gppractice", COL_PRACTICE},
	{"usualgpsfullname", COL_USUAL_GP},
	{"usualgp", COL_USUAL_GP},
	{"registeredgp", COL_USUAL_GP},
	{"usualgpcode", COL_USUAL_GP_CODE},
	{"emisnumber", COL_EMIS_NUMBER},
	{"localpatientid", COL_LOCAL_ID},
	{"localpatientid2", COL_LOCAL_ID},
	{"localid", COL_LOCAL_ID},
	{"patientid", COL_LOCAL_ID},
	{"instrument", COL_INSTRUMENT},
	{"tool", COL_INSTRUMENT},
	{"risktool", COL_INSTRUMENT},
	{"codeterm", COL_INSTRUMENT},
	{"score", COL_SCORE},
	{"riskscore", COL_SCORE},
	{"risk", COL_SCORE},
	{"value", COL_SCORE},
	{"scoredon", COL_SCORED_ON},
	{"scoredate", COL_SCORED_ON},
	{"dateofscore", COL_SCORED_ON},
	{"scoredat", COL_SCORED_ON},
	{"date", COL_SCORED_ON},
	{"band", COL_BAND},
	{"riskband", COL_BAND},
	{"frailtycategory", COL_BAND},
	{"rubgroup", COL_BAND},
	{"version", COL_VERSION},
	{"toolversion", COL_VERSION},
	{"instrumentversion", COL_VERSION},
	{"modelversion", COL_VERSION},
	{"scalemin", COL_LOW},
	{"scaleminimum", COL_LOW},
	{"scoremin", COL_LOW},
	{"scoreminimum", COL_LOW},
	{"minimumscore", COL_LOW},
	{"scalemax", COL_HIGH},
	{"scalemaximum", COL_HIGH},
	{"scoremax", COL_HIGH},
	{"scoremaximum", COL_HIGH},
	{"maximumscore", COL_HIGH},
	{"direction", COL_DIRECTION},
	{"scoredirection", COL_DIRECTION},
};

/* Headings that name the instrument as well. */
static const struct {
	const char *key, *tool;
} score_headings[] = {
	{"electronicfrailtyindex", "efi"},
	{"electronicfrailtyindexscore", "efi"},
	{"frailtyindex", "efi"},
	{"efi", "efi"},
	{"efiscore", "efi"},
	{"probabilityinjuryhospitalisation", "acg_injury_hosp"},
	{"probabilityinjuryhosp", "acg_injury_hosp"},
	{"probabilityiphosp", "acg_ip_hosp"},
	{"probabilityiphosp6mos", "acg_ip_hosp_6m"},
	{"probabilityicuhosp", "acg_icu_hosp"},
	{"probabilityextendedhosp", "acg_extended_hosp"},
};

static void heading_key(struct csv_cell cell, char key[static KEY_SIZE])
{
	size_t n = 0;

	for (size_t i = 0; i < cell.length && n < KEY_SIZE - 1; i++) {
		char c = cell.text[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			key[n++] = c;
	}
	key[n] = '\0';
}

static enum column column_of(const char *key)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (strcmp(key, aliases[i].key) == 0)
			return aliases[i].column;
	return COL_NONE;
}

static const char *tool_of(const char *key)
{
	for (size_t i = 0; i < sizeof(score_headings) / sizeof(score_headings[0]); i++)
		if (strcmp(key, score_headings[i].key) == 0)
			return score_headings[i].tool;
	return NULL;
}

bool risk_columns_is_nhs_number(struct csv_cell heading)
{
	char key[KEY_SIZE];

	heading_key(heading, key);
	return column_of(key) == COL_NHS_NUMBER;
}

/* A date, term or band stands before its score in some lists and after it in others: one that
 * finds the last score without it belongs there, else it waits for the next score. */
struct grouping {
	struct risk_columns *out;
	struct score_columns waiting;
};

static const struct score_columns nothing = {-1, -1, -1, -1, -1, -1, -1, -1, NULL};

static int *member(struct score_columns *score, enum column column)
{
	switch (column) {
	case COL_INSTRUMENT:
		return &score->instrument;
	case COL_SCORED_ON:
		return &score->scored_on;
	case COL_BAND:
		return &score->band;
	case COL_VERSION:
		return &score->version;
	case COL_LOW:
		return &score->low;
	case COL_HIGH:
		return &score->high;
	case COL_DIRECTION:
		return &score->direction;
	default:
		return NULL;
	}
}

static void claim(struct grouping *g, int at, enum column column)
{
	struct score_columns *last =
		g->out->n_scores > 0 ? &g->out->scores[g->out->n_scores - 1] : NULL;

	if (last != NULL && *member(last, column) < 0 &&
		!(column == COL_INSTRUMENT && last->tool != NULL))
		*member(last, column) = at;
	else
		*member(&g->waiting, column) = at;
	g->out->in_score[at] = true;
}

static void add_score(struct grouping *g, int at, const char *tool)
{
	if (g->out->n_scores == SCORE_GROUPS)
		return;
	g->waiting.score = at;
	g->waiting.tool = tool;
	g->out->scores[g->out->n_scores++] = g->waiting;
	g->waiting = nothing;
	g->out->in_score[at] = true;
}

static bool ends_with_score(const char *key)
{
	size_t n = strlen(key);

	return n > 5 && strcmp(key + n - 5, "score") == 0;
}

static void place(struct grouping *g, struct csv_cell cell, int at)
{
	char key[KEY_SIZE];
	enum column column;
	const char *tool;

	heading_key(cell, key);
	column = column_of(key);
	tool = tool_of(key);
	if (tool != NULL) {
		g->out->acg = g->out->acg || strncmp(tool, "acg_", 4) == 0;
		g->out->efi = g->out->efi || strcmp(key, "electronicfrailtyindex") == 0;
		add_score(g, at, tool);
	} else if (column < N_PERSON_COLUMNS) {
		if (g->out->person[column] < 0)
			g->out->person[column] = at;
	} else if (column == COL_SCORE) {
		add_score(g, at, NULL);
	} else if (member(&g->waiting, column) != NULL) {
		claim(g, at, column);
	}
}

bool risk_columns_read(const struct csv *record, struct risk_columns *out, struct arena *arena)
{
	struct grouping g = {out, nothing};
	struct csv_cell cell;
	bool found = false;
	char key[KEY_SIZE];

	for (size_t i = 0; i < record->n && !found; i++)
		found = risk_columns_is_nhs_number(record->cells[i]);
	if (!found)
		return false;
	*out = (struct risk_columns){0};
	for (size_t i = 0; i < N_PERSON_COLUMNS; i++)
		out->person[i] = -1;
	for (size_t i = 0; i < record->n; i++) {
		cell = cell_trim(record->cells[i]);
		if (cell.length > 0)
			out->width = i + 1;
		if (memchr(cell.text, '_', cell.length) != NULL)
			out->snake = true;
		place(&g, cell, (int)i);
	}
	/* Only where nothing else is a score: "Deprivation score" beside one is not a risk. */
	for (size_t i = 0; i < record->n && out->n_scores == 0; i++) {
		cell = cell_trim(record->cells[i]);
		heading_key(cell, key);
		if (ends_with_score(key))
			add_score(&g, (int)i, arena_strndup(arena, cell.text, cell.length));
	}
	if (out->person[COL_GIVEN] < 0) {
		out->person[COL_GIVEN] = out->person[COL_CALLING];
		out->person[COL_CALLING] = -1;
	}
	return true;
}

const char *risk_columns_shape(
	const struct risk_columns *columns, char delimiter, const char *encoding)
{
	if (columns->person[COL_EMIS_NUMBER] >= 0)
		return "emis";
	if (columns->acg)
		return "acg";
	if (columns->efi)
		return "systmone";
	if (delimiter == '\t' || strncmp(encoding, "utf-16", 6) == 0)
		return "excel";
	return columns->snake ? "plain" : "other";
}
