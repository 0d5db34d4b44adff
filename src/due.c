#include <caseload/due.h>

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/lead.h>

static const struct field due_fields[] = {
	FIELD_CODED(due, kind, words_due_kind),
	FIELD_HIDE(INT, due, id),
	FIELD(TEXT, due, uid),
	FIELD(DATE, due, due_on),
	FIELD(TEXT, due, due_at),
	FIELD(BOOL, due, late),
	FIELD(INT, due, late_days),
	{"clock", FIELD_WORD, offsetof(struct due, clock.stand), &words_clock_stand, 0},
	{"stopped_for", FIELD_WORD, offsetof(struct due, clock.reason), &words_stop_reason, 0},
	{"stopped_on", FIELD_DATE, offsetof(struct due, clock.since), NULL, 0},
	{"originally_due", FIELD_DATE, offsetof(struct due, clock.originally_due), NULL, 0},
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
	FIELD_HIDE(DATE, due, runs_from),
	FIELD_HIDE(TEXT, due, received_at),
	FIELD_HIDE(INT, due, days),
};
const struct shape due_shape = SHAPE(due, due_fields);

const char *due_words(const struct due *due)
{
	if (due->kind == DUE_REVIEW)
		return word_shown(&words_review_kind, due->review_kind);
	return word_shown(&words_due_kind, due->kind);
}

enum deadline_code due_rule(int kind)
{
	switch (kind) {
	case DUE_PLAN:
		return RULE_PLAN_DUE;
	case DUE_CONTACT:
		return RULE_COORD_CONTACT;
	case DUE_DISCHARGE:
		return RULE_DISCHARGE_CONTACT;
	case DUE_ADMISSION:
		return RULE_ADMISSION_REVIEW;
	case DUE_CARE_HOME:
		return RULE_EHCH_PLAN;
	case DUE_REABLEMENT:
		return RULE_REABLE_91;
	case DUE_TWO_HOUR:
		return RULE_UCR_2H;
	case DUE_REQUEST:
		return RULE_SAR;
	default:
		return RULE_NONE;
	}
}

const char *due_when(const struct due *due, struct date today, int64_t now, char buffer[static 16])
{
	int64_t at;

	if (due->clock.stand == STAND_STOPPED)
		return strcpy(buffer, "stopped");
	if (due->due_at != NULL && instant_unix(due->due_at, &at))
		return deadline_words_at(at, now, buffer);
	return deadline_words(due->due_on, today, buffer);
}

enum deadline_state due_state(
	const struct due *due, struct date today, int64_t now, int64_t soon_days)
{
	int64_t at;

	if (due->clock.stand == STAND_STOPPED || due->clock.stand == STAND_OVER)
		return DEADLINE_NONE;
	if (due->due_at != NULL && instant_unix(due->due_at, &at) && deadline_is_past(at, now))
		return DEADLINE_LATE;
	return deadline_state(due->due_on, today, soon_days);
}

static int order(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

int due_compare(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int by = date_compare(x->due_on, y->due_on);

	/* What is due in hours comes before what has the whole day. */
	if (by == 0)
		by = order(x->due_at == NULL, y->due_at == NULL);
	if (by == 0 && x->due_at != NULL && y->due_at != NULL)
		by = strcmp(x->due_at, y->due_at);
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
