#include <caseload/case_fault.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/lead.h>
#include <caseload/person.h>
#include <caseload/review.h>

static const struct field case_fault_fields[] = {
	FIELD_CODED(case_fault, kind, words_case_fault_kind),
	FIELD_HIDE(INT, case_fault, person_id),
	FIELD(TEXT, case_fault, person_uid),
	FIELD(TEXT, case_fault, nhs_number),
	FIELD(TEXT, case_fault, person),
	FIELD_CODED(case_fault, band, words_band),
	FIELD_LINK(case_fault, lead_id),
	FIELD(TEXT, case_fault, lead),
	FIELD(TEXT, case_fault, words),
	FIELD(TEXT, case_fault, mend),
	FIELD(TEXT, case_fault, part),
	FIELD(TEXT, case_fault, other),
	FIELD(DATE, case_fault, since),
	FIELD(INT, case_fault, days),
};
const struct shape case_fault_shape = SHAPE(case_fault, case_fault_fields);

static const struct field case_look_fields[] = {
	FIELD(INT, case_look, person_id),
	FIELD_LINK(case_look, episode_id),
	FIELD(TEXT, case_look, uid),
	FIELD(TEXT, case_look, nhs_number),
	FIELD(TEXT, case_look, family),
	FIELD(TEXT, case_look, given),
	FIELD(DATE, case_look, born),
	FIELD(DATE, case_look, died),
	FIELD(INT, case_look, band_rank),
	FIELD(TEXT, case_look, fold),
	FIELD_CODED(case_look, sharing, words_sharing),
	FIELD_CODED(case_look, status, words_episode_status),
	FIELD(DATE, case_look, opened_on),
	FIELD(TEXT, case_look, practice),
	FIELD_CODED(case_look, practice_status, words_practice_status),
	FIELD(DATE, case_look, practice_closed),
	FIELD_LINK(case_look, lead_id),
	FIELD(TEXT, case_look, lead),
	FIELD(DATE, case_look, lead_left),
	FIELD(BOOL, case_look, lead_here),
	FIELD(DATE, case_look, next_review),
	FIELD(BOOL, case_look, planned),
	FIELD(BOOL, case_look, writing),
	FIELD(DATE, case_look, agreed_on),
	FIELD(DATE, case_look, plan_review),
	FIELD(DATE, case_look, held_on),
	FIELD_CODED(case_look, outcome, words_review_outcome),
};
const struct shape case_look_shape = SHAPE(case_look, case_look_fields);

const char *case_fault_mend(int kind)
{
	switch (kind) {
	case CASE_FAULT_DEAD_OPEN:
		return "register end";
	case CASE_FAULT_NUMBER_TWICE:
	case CASE_FAULT_NAMESAKES:
		return "person compare";
	case CASE_FAULT_LEAD_GONE:
	case CASE_FAULT_NO_LEAD:
	case CASE_FAULT_LEAD_AWAY:
		return "lead assign";
	case CASE_FAULT_REVIEW_LATE:
	case CASE_FAULT_NO_REVIEW:
		return "review book";
	case CASE_FAULT_NO_PLAN:
	case CASE_FAULT_PLAN_OLDER:
		return "plan show";
	case CASE_FAULT_TOLD_NOT:
		return "lead inform";
	case CASE_FAULT_LETTER_WAITS:
		return "letter sent";
	case CASE_FAULT_ACTION_NO_OWNER:
		return "action edit";
	default:
		return "person edit";
	}
}

int case_fault_compare(const void *a, const void *b)
{
	const struct case_fault *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind - y->kind;
	if (x->days != y->days)
		return x->days > y->days ? -1 : 1;
	if (x->band != y->band) /* the words of bands stand highest first */
		return x->band - y->band;
	if (x->person_id != y->person_id)
		return x->person_id < y->person_id ? -1 : 1;
	return x->part != NULL && y->part != NULL ? strcmp(x->part, y->part) : 0;
}

struct case_fault case_fault_of(
	const struct case_look *look, int kind, struct date since, struct date today)
{
	static const int bands[] = {
		BAND_NO_DATA, BAND_UNBANDED, BAND_LOWER, BAND_RISING, BAND_HIGH, BAND_VERY_HIGH};

	return (struct case_fault){.kind = kind,
		.person_id = look->person_id,
		.person_uid = look->uid,
		.nhs_number = look->nhs_number,
		.band = bands[look->band_rank],
		.lead_id = look->lead_id,
		.lead = look->lead,
		.mend = case_fault_mend(kind),
		.since = since,
		.days = deadline_late_days(since, today)};
}

/* ---- the rules ---- */

struct looking {
	const struct case_look *look;
	const struct deadline_rules *rules;
	struct date today;
	struct arena *arena;
	const char *name;
	struct case_fault *out;
	size_t n;
};

static const char *day(const struct looking *l, struct date date)
{
	char shown[DATE_SHOWN_SIZE];

	return arena_strdup(l->arena, date_show(date, shown));
}

static void found(struct looking *l, int kind, struct date since, const char *words)
{
	struct case_fault *fault = &l->out[l->n++];

	*fault = case_fault_of(l->look, kind, since, l->today);
	fault->person = l->name;
	fault->words = words;
}

static bool on_register(const struct looking *l)
{
	return l->look->status != EPISODE_CANDIDATE;
}

static bool is_past(const struct looking *l, struct date date)
{
	return deadline_late_days(date, l->today) > 0;
}

static void lead_is_away(struct looking *l, const struct absence *absences, size_t n)
{
	const struct case_look *look = l->look;
	const struct absence *away = absence_on(absences, n, look->lead_id, l->today);

	if (away == NULL)
		return;
	if (lead_acting(absences, n, look->lead_id, l->today) == NULL)
		found(l, CASE_FAULT_LEAD_AWAY, away->from,
			arena_printf(l->arena,
				"%s is away until %s and nobody acts. Name who acts, or another "
				"lead.",
				look->lead, day(l, away->until)));
	else if (absence_is_long(away))
		found(l, CASE_FAULT_LEAD_AWAY, away->from,
			arena_printf(l->arena,
				"%s is away until %s, longer than %d days; %s acts. Name another "
				"lead, or tell the person who acts.",
				look->lead, day(l, away->until), ABSENCE_LONG_DAYS,
				away->cover_name));
}

static void look_at_lead(struct looking *l, const struct absence *absences, size_t n)
{
	const struct case_look *look = l->look;

	if (look->lead_id == 0) {
		found(l, CASE_FAULT_NO_LEAD, look->opened_on,
			arena_printf(l->arena,
				"Nobody leads; on the list since %s. Name a lead professional.",
				day(l, look->opened_on)));
		return;
	}
	if (!look->lead_here) {
		found(l, CASE_FAULT_LEAD_GONE, look->lead_left,
			arena_printf(l->arena,
				"%s is no longer in the team%s%s. Name another lead.", look->lead,
				date_is_set(look->lead_left) ? ", since " : "",
				date_is_set(look->lead_left) ? day(l, look->lead_left) : ""));
		return;
	}
	lead_is_away(l, absences, n);
}

/* A review that asked for another plan, and none was begun; or a plan nobody has looked at for longer
 * than a plan may go (field E12). A review that is late says that already. */
static void look_at_plan(struct looking *l)
{
	const struct case_look *look = l->look;
	struct date last =
		date_is_set(look->held_on) && date_compare(look->held_on, look->agreed_on) > 0
			? look->held_on
			: look->agreed_on;

	if (!date_is_set(look->agreed_on) || look->writing)
		return;
	if (date_equal(last, look->held_on) && !date_equal(last, look->agreed_on) &&
		(look->outcome == OUTCOME_CHANGE || look->outcome == OUTCOME_STEP_DOWN ||
			look->outcome == OUTCOME_ESCALATE))
		found(l, CASE_FAULT_PLAN_OLDER, look->held_on,
			arena_printf(l->arena,
				"The plan is of %s; the review of %s said: %s. Write the next "
				"plan.",
				day(l, look->agreed_on), day(l, look->held_on),
				word_shown(&words_review_outcome, look->outcome)));
	else if (!is_past(l, look->next_review) &&
		 is_past(l, deadline_by(l->rules, RULE_PLAN_REVIEW, last)))
		found(l, CASE_FAULT_PLAN_OLDER, deadline_by(l->rules, RULE_PLAN_REVIEW, last),
			arena_printf(l->arena,
				"The plan was last looked at on %s, longer ago than a plan may go. "
				"Review it.",
				day(l, last)));
	else if (!is_past(l, look->next_review) && is_past(l, look->plan_review))
		found(l, CASE_FAULT_PLAN_OLDER, look->plan_review,
			arena_printf(l->arena,
				"The plan says it is reviewed on %s, and it was not. Review it.",
				day(l, look->plan_review)));
}

static void look_at_care(struct looking *l)
{
	const struct case_look *look = l->look;

	if (!on_register(l))
		return;
	if (look->planned && !date_is_set(look->next_review))
		found(l, CASE_FAULT_NO_REVIEW, DATE_NONE,
			"No review is booked. Book the next one.");
	look_at_plan(l);
	if (look->sharing == SHARING_NONE || look->sharing == SHARING_NOT_ASKED)
		found(l, CASE_FAULT_CONSENT_NOT_ASKED, look->opened_on,
			"Nobody asked whether the record may be shared with the team. Ask, and "
			"record the answer.");
}

static void look_at_practice(struct looking *l)
{
	const struct case_look *look = l->look;
	bool closed = look->practice_status == PRACTICE_CLOSED ||
		      look->practice_status == PRACTICE_DORMANT;

	if (look->practice == NULL)
		found(l, CASE_FAULT_PRACTICE_CLOSED, DATE_NONE,
			"No GP practice is recorded. Ask which it is, and record it.");
	else if (closed)
		found(l, CASE_FAULT_PRACTICE_CLOSED, look->practice_closed,
			arena_printf(l->arena,
				"The practice %s is %s%s%s. Record the practice they go to now.",
				look->practice,
				look->practice_status == PRACTICE_CLOSED ? "closed" : "dormant",
				date_is_set(look->practice_closed) ? " since " : "",
				date_is_set(look->practice_closed) ? day(l, look->practice_closed)
								   : ""));
}

size_t case_look_faults(const struct case_look *look, const struct absence *absences,
	size_t absences_n, const struct deadline_rules *rules, struct date today,
	struct arena *arena, struct case_fault out[static CASE_FAULTS_MOST])
{
	const struct case_row row = {
		.family = look->family, .given = look->given, .nhs_number = look->nhs_number};
	struct looking l = {look, rules, today, arena, case_name(&row, NAMES_FULL, arena), out, 0};

	if (date_is_set(look->died)) {
		found(&l, CASE_FAULT_DEAD_OPEN, look->died,
			arena_printf(arena,
				"Died on %s, and the case is still open. Take them off the "
				"register, with the reason died.",
				day(&l, look->died)));
		return l.n;
	}
	look_at_lead(&l, absences, absences_n);
	look_at_care(&l);
	look_at_practice(&l);
	return l.n;
}
