#include <caseload/due.h>

#include <caseload/lead.h>

static const struct field due_fields[] = {
	FIELD_CODED(due, kind, words_due_kind),
	FIELD_HIDE(INT, due, id),
	FIELD(TEXT, due, uid),
	FIELD(DATE, due, due_on),
	FIELD(INT, due, late_days),
	FIELD_CODED(due, review_kind, words_review_kind),
	FIELD(TEXT, due, with),
	FIELD_HIDE(INT, due, person_id),
	FIELD(TEXT, due, person),
	FIELD(TEXT, due, person_uid),
	FIELD(TEXT, due, nhs_number),
	FIELD_CODED(due, band, words_band),
	FIELD(SCORE, due, score),
	FIELD(DATE, due, valid_until),
	FIELD(TEXT, due, lead),
	FIELD(TEXT, due, lead_name),
	FIELD_LINK(due, lead_id),
	FIELD(TEXT, due, acting),
	FIELD(DATE, due, acting_until),
	{"runs_from", FIELD_DATE, offsetof(struct due, runs_from), NULL, FIELD_HIDDEN},
};
const struct shape due_shape = SHAPE(due, due_fields);

const char *due_words(const struct due *due)
{
	if (due->kind == DUE_REVIEW)
		return word_shown(&words_review_kind, due->review_kind);
	return word_shown(&words_due_kind, due->kind);
}

static int order(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

int due_compare(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int by = date_compare(x->due_on, y->due_on);

	/* The words of bands stand highest first. */
	if (by == 0)
		by = order(x->band, y->band);
	if (by == 0)
		by = order(x->kind, y->kind);
	return by != 0 ? by : order(x->id, y->id);
}

const char *due_lead_words(const struct due *due, struct arena *arena)
{
	return due->lead_name == NULL
		       ? "! No lead"
		       : lead_acting_words(due->lead_name, due->acting, due->acting_until, arena);
}
