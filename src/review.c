#include <caseload/review.h>

static const struct field review_fields[] = {
	FIELD_HIDE(INT, review, id),
	FIELD(TEXT, review, uid),
	FIELD(INT, review, version),
	FIELD_HIDE(INT, review, episode_id),
	FIELD_HIDE(INT, review, person_id),
	FIELD(TEXT, review, person),
	FIELD(TEXT, review, person_uid),
	FIELD(TEXT, review, nhs_number),
	FIELD_HIDE(DATE, review, born),
	FIELD_CODED(review, kind, words_review_kind),
	FIELD(DATE, review, due_on),
	FIELD(DATE, review, originally_due),
	FIELD(DATE, review, booked_on),
	{"with_id", FIELD_INT, offsetof(struct review, with_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD(TEXT, review, booked_with),
	FIELD(TEXT, review, with_name),
	FIELD_CODED(review, status, words_review_status),
	FIELD(DATE, review, held_on),
	{"held_by_id", FIELD_INT, offsetof(struct review, held_by_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD(TEXT, review, held_by),
	FIELD_CODED(review, outcome, words_review_outcome),
	FIELD(TEXT, review, note),
	FIELD(DATE, review, next_due),
	FIELD(TEXT, review, cancel_reason),
	{"previous_id", FIELD_INT, offsetof(struct review, previous_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD(INT, review, late_days),
	FIELD_CODED(review, stopped_for, words_stop_reason),
	FIELD(DATE, review, stopped_on),
};
const struct shape review_shape = SHAPE(review, review_fields);

bool review_is_open(const struct review *review)
{
	return review != NULL && (review->status == REVIEW_DUE || review->status == REVIEW_BOOKED ||
					 review->status == REVIEW_MISSED);
}

bool review_runs(const struct review *review)
{
	return review_is_open(review) && review->stopped_for == STOP_NONE;
}

struct date review_next(const struct deadline_rules *rules, struct date from, int64_t months)
{
	struct deadline_rule rule = rules->of[RULE_PLAN_REVIEW];

	if (months < rule.amount)
		rule.amount = months < 1 ? 1 : months;
	return deadline_due(&rule, from, &rules->holidays);
}

struct date review_last_day(
	const struct deadline_rules *rules, enum review_kind kind, struct date from)
{
	switch (kind) {
	case REVIEW_KIND_CARE_ACT_FIRST:
		return deadline_by(rules, RULE_CARE_ACT_FIRST, from);
	case REVIEW_KIND_ANNUAL:
		return deadline_by(rules, RULE_CARE_ACT_ANNUAL, from);
	case REVIEW_KIND_COMMUNICATION:
		return deadline_by(rules, RULE_AIS_REVIEW, from);
	default:
		return deadline_by(rules, RULE_PLAN_REVIEW, from);
	}
}
