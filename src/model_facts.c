#include <caseload/model_facts.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>

/* ---- what is known of each ---- */

#define CHARLSON_USE                                                                               \
	"How many and how severe somebody's recorded diseases are. It feeds other scores."
#define CHARLSON_NOT                                                                               \
	"Chances of survival: none are shown, for published formulas disagree. Who has nothing "   \
	"recorded has no data, not a score of 0."
#define WEIGHTS_FREE                                                                               \
	"The weights are published facts in wide use; the labels are this program's own."
#define HOSPITAL_USE "Medical inpatients shortly before they leave hospital."
#define HOSPITAL_NOT                                                                               \
	"Stays for observation alone, and any time later than 30 days after the discharge. Off: "  \
	"published sources disagree about the points for earlier admissions."
#define COUNT_FREE "A count with its definition; there is nothing to license."

static const struct model_facts facts[] = {
	{"efi",
		"Choosing whom to discuss among people of 65 and over, by how many of 36 deficits "
		"are recorded.",
		"Diagnosing frailty, or deciding about one person: it tells single people apart "
		"poorly. Every deficit weighs the same, and one that was recorded stays. A count "
		"from a GP system can differ, because it uses coded history; where one is imported "
		"it comes first.",
		"The method is published and free to GP systems; no licence text for others was "
		"found. Ask the University of Leeds before calling a product by its name. The code "
		"lists are not used."},
	{"prisma7",
		"Seven questions that any member of the team can ask, to find people of 65 and "
		"over who may need a fuller assessment.",
		"Saying that somebody is not frail while answers are missing. Being male gives a "
		"point, a known bias: the explanation shows it. A yes to question 6, counting on "
		"someone close, gives a point as well.",
		"No licence was found. Labels are short and this program's own; a site may bring "
		"its own wording of the questions."},
	{"charlson_1987", CHARLSON_USE, CHARLSON_NOT, WEIGHTS_FREE},
	{"charlson_1987_age", CHARLSON_USE " Age gives points from 50 on.", CHARLSON_NOT,
		WEIGHTS_FREE},
	{"charlson_quan2011", CHARLSON_USE, CHARLSON_NOT, WEIGHTS_FREE},
	{"cci_lace", "The comorbidity points that LACE asks for, and nothing else.",
		"Comparing with other Charlson scores: these weights are another set.",
		WEIGHTS_FREE},
	{"cms_general",
		"How heavy somebody's long-term conditions weigh, from 20 conditions of general "
		"practice. It also counts the conditions for the local criteria.",
		"Bands: none were published, so none are shown.",
		"The weights are published facts; the labels are this program's own."},
	{"lace", "At discharge from hospital, when all four inputs are known.",
		"Percentages: the published table was not seen whole, so none are shown. It says "
		"nothing once 30 days have passed since the discharge. The bands are a convention "
		"and not from the paper.",
		"The score is published and widely used; no restriction was found."},
	{"hospital_2016", HOSPITAL_USE, HOSPITAL_NOT, WEIGHTS_FREE},
	{"hospital_2013", HOSPITAL_USE, HOSPITAL_NOT, WEIGHTS_FREE},
	{"hospital_simplified", HOSPITAL_USE,
		"Stays for observation alone, and any time later than 30 days after the discharge.",
		WEIGHTS_FREE},
	{"parr30", "Emergency readmission within 30 days, at discharge from a hospital in England.",
		"Use without a manufacturer, a clinical safety officer and a regulatory opinion: a "
		"formula that cannot be checked by hand is likely to be a medical device. It rests "
		"on hospitals as they were in 2008 and 2009, and on deprivation scores of 2007.",
		"Its authors make it free to use across the NHS in England. The citation must "
		"stand with it."},
	{"local_cst",
		"Ordering cases for discussion, by points that this team has agreed: long-term "
		"conditions, hospitalisation, falls and recent bereavement.",
		"Predicting anything, for anybody. It is not validated. A score of one version is "
		"never compared with that of another, and never added to another instrument's. "
		"Look after six months at what the team did with it.",
		"The team's own. Changing a point needs a new version and a named approver."},
	{"ind_ae_frequent", "A plain count of A&E attendances in 12 months.",
		"Talking of a frequent attender without the threshold: 3, 5 and 10 are all in use. "
		"Most people who attend often do not go on doing so.",
		COUNT_FREE},
	{"ind_falls", "A plain count of falls in 12 months.",
		"Predicting falls: NICE guideline NG249 says that tools which do are not to be "
		"used. Few falls recorded do not mean that somebody is safe.",
		COUNT_FREE},
	{"ind_readmit30",
		"Whether an emergency admission came within 30 days of a discharge, days 0 to 29.",
		"Predicting the next readmission.", COUNT_FREE},
};

const struct model_facts *model_facts(const char *code)
{
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (text_equal(facts[i].code, code))
			return &facts[i];
	return NULL;
}

/* ---- the page ---- */

struct page {
	const struct instrument *of;
	struct arena *arena;
	struct str text;
};

static void heading(struct page *page, const char *words)
{
	str_addf(&page->text, "\n%s\n", words);
}

static void paragraph(struct page *page, const char *title, const char *words)
{
	if (text_is_blank(words))
		return;
	heading(page, title);
	str_addf(&page->text, "  %s\n", words);
}

static const char *kind_words(const struct instrument *of)
{
	switch (of->kind) {
	case INSTRUMENT_RATIO:
		return "a count over a fixed number";
	case INSTRUMENT_LOGISTIC:
		return "a logistic model";
	case INSTRUMENT_POINTS:
		break;
	}
	return "points added up";
}

static const char *class_words(const struct instrument *of)
{
	switch (of->class) {
	case INSTRUMENT_LOCAL:
		return "LOCAL: points agreed by a team, not validated, does not predict anything";
	case INSTRUMENT_INDICATOR:
		return "An indicator: it counts what happened and predicts nothing";
	case INSTRUMENT_PUBLISHED:
		break;
	}
	return "Published";
}

/* What may stand there, and over what time it counts: "0 to 3650 days, in 12 months". */
static const char *input_words(const struct instrument_input *input, struct arena *arena)
{
	bool said = strstr(input->label, " months") != NULL;
	const char *when = said ? "" : window_words(input->window, arena), *range = "";
	char lo[SCORE_SIZE], hi[SCORE_SIZE];

	if (input->type != INPUT_BOOL && input->lo.set && input->hi.set)
		range = arena_printf(arena, ", %s to %s%s%s", score_show(input->lo, lo),
			score_show(input->hi, hi), *input->unit ? " " : "", input->unit);
	return arena_printf(arena, "%s%s%s%s%s", input->label, range, *when ? ", " : "", when,
		input->missing == INPUT_REFUSE ? " (no score without it)" : "");
}

/* What an input gives, where that is no table. */
static const char *coefficient(const struct page *page, const struct instrument_term *term)
{
	const char *points = points_show(page->of, term->coef, page->arena);

	switch (term->op) {
	case TERM_FLAGNOT:
		return arena_printf(page->arena, "%s if not", points);
	case TERM_LINEAR:
		return arena_printf(page->arena, "%s for each", points);
	case TERM_SQUARE:
		return arena_printf(page->arena, "%s times the square of", points);
	case TERM_FLAG:
	case TERM_BANDS:
	case TERM_MAP:
		break;
	}
	return points;
}

enum { ROWS_SHOWN = 12 }; /* of a look-up: 158 hospitals are no page to read */

static void add_table(struct page *page, const struct instrument_term *term)
{
	const struct instrument_input *input = &page->of->inputs[term->input];
	bool whole = term->op == TERM_BANDS || term->rows_n <= ROWS_SHOWN;

	str_addf(&page->text, "  %s\n", input_words(input, page->arena));
	for (size_t i = 0; whole && i < term->rows_n; i++) {
		const struct term_row *row = &term->rows[i];

		str_addf(&page->text, "    %6s  %s\n",
			points_show(page->of, row->points, page->arena),
			!text_is_blank(row->text) ? row->text
			: row->key		  ? row->key
						  : "");
	}
	if (!whole)
		str_addf(&page->text, "    by a table of %zu rows in the definition\n",
			term->rows_n);
}

static void add_group(struct page *page, size_t at)
{
	const struct instrument_group *group = &page->of->groups[at];
	const char *between = "";

	if (group->rule == GROUP_SUM)
		return;
	str_add(&page->text, "  Of these ");
	str_addf(&page->text, "%s: ",
		group->rule == GROUP_MAX ? "only the severest counts"
					 : arena_printf(page->arena, "together at most %s",
						   points_show(page->of, group->cap, page->arena)));
	for (size_t i = 0; i < page->of->terms_n; i++)
		if (page->of->terms[i].group == at) {
			str_addf(&page->text, "%s%s", between, page->of->terms[i].label);
			between = "; ";
		}
	str_add(&page->text, "\n");
}

static void add_terms(struct page *page)
{
	heading(page, "Inputs and points");
	for (size_t i = 0; i < page->of->terms_n; i++) {
		const struct instrument_term *term = &page->of->terms[i];

		if (term->op == TERM_BANDS || term->op == TERM_MAP)
			add_table(page, term);
		else
			str_addf(&page->text, "%8s  %s\n", coefficient(page, term),
				input_words(&page->of->inputs[term->input], page->arena));
	}
	for (size_t i = 0; i < page->of->groups_n; i++)
		add_group(page, i);
	str_add(&page->text,
		"  What is not recorded is never taken for no: the score then says how far it "
		"could be.\n");
}

static void add_bands(struct page *page)
{
	if (page->of->bands_n == 0) {
		paragraph(page, "Bands", "None were published.");
		return;
	}
	heading(page, "Bands");
	for (size_t i = 0; i < page->of->bands_n; i++) {
		const struct instrument_band *band = &page->of->bands[i];

		str_addf(&page->text, "  %s  %s%s%s%s\n", band->label,
			instrument_band_edges(page->of, band, page->arena),
			text_is_blank(band->source) ? "" : "  (",
			text_is_blank(band->source) ? "" : band->source,
			text_is_blank(band->source) ? "" : ")");
	}
}

char *model_facts_page(const struct instrument *instrument, const char *state, const char *hash,
	struct arena *arena)
{
	struct page page = {.of = instrument, .arena = arena};
	const struct model_facts *known = model_facts(instrument->code);
	char *out;

	str_addf(&page.text, "%s\n%s, version %s, %s.\n%s\n", instrument->name,
		class_words(instrument), instrument->release, kind_words(instrument), state);
	str_add(&page.text, "For sorting what to discuss, not for deciding about anybody.\n");
	paragraph(&page, "What it is about", instrument->outcome);
	if (known) {
		paragraph(&page, "What it is for", known->use);
		paragraph(&page, "What it is not for", known->not_for);
	}
	paragraph(&page, "How well it tells people apart", binding_fit_words(instrument->code));
	if (instrument->age_min > 0)
		paragraph(&page, "Age", arena_printf(arena, "From %d years.", instrument->age_min));
	add_terms(&page);
	add_bands(&page);
	paragraph(&page, "How long a score stands",
		arena_printf(arena,
			"%d days; then it is marked stale and still sorted, and after %d days it "
			"no longer counts.",
			instrument->valid_days, 2 * instrument->valid_days));
	paragraph(&page, "Where it comes from", instrument->citation);
	paragraph(&page, "Licence", known ? known->licence : "");
	paragraph(&page, "Definition (SHA-256)", hash);
	out = arena_strdup(arena, str_text(&page.text));
	str_free(&page.text);
	return out;
}
