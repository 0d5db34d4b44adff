/* Of one thing each: does it count, does it not, or is it left out. */
#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/event.h>

#include "measure_inside.h"

enum { AGE_ADULT = 18, AGE_OLDER = 65, MINUTE = 60 };

int64_t measure_age(const struct measure_fact *fact, struct date on)
{
	if (date_is_set(fact->born))
		return date_age(fact->born, on);
	return fact->age > 0 ? fact->age : -1;
}

static struct measure_row left_out(struct measure_row row, const char *words)
{
	return measure_judged(row, MEASURE_PART_EXCLUDED, words);
}

/* Why somebody is left out by age, where they must be `least` and over; NULL: they are not. */
static const char *too_young(const struct measure_fact *fact, struct date on, int64_t least)
{
	int64_t age = measure_age(fact, on);

	if (age < 0)
		return least == AGE_ADULT ? NULL : "Age not known";
	return age >= least ? NULL : least == AGE_ADULT ? "Under 18" : "Under 65";
}

/* ---- on the register, and in hospital ---- */

static struct date earlier(struct date a, struct date b)
{
	if (!date_is_set(a) || !date_is_set(b))
		return date_is_set(a) ? a : b;
	return date_compare(a, b) <= 0 ? a : b;
}

int64_t measure_days_on(const struct measure_fact *fact, struct date from, struct date to)
{
	struct date gone = earlier(fact->ended_on, fact->died);
	struct date last = date_is_set(gone) ? earlier(date_add_days(gone, -1), to) : to;
	struct date first = date_compare(fact->opened_on, from) > 0 ? fact->opened_on : from;

	return date_compare(first, last) > 0 ? 0 : date_between(first, last) + 1;
}

struct measure_row measure_readmission(const struct measure_fact *fact, struct arena *arena)
{
	struct measure_row row = measure_row_of(
		fact, word_shown(&words_event_kind, EVENT_EMERGENCY_ADMISSION), DATE_NONE);
	int64_t days;

	row.done = DATE_NONE;
	if (!date_is_set(fact->back_on))
		return measure_judged(row, MEASURE_PART_OUT, "No discharge before it");
	days = date_between(fact->back_on, fact->from);
	row.days = days;
	return measure_judged(row,
		days <= EVENT_READMITTED_DAYS ? MEASURE_PART_IN : MEASURE_PART_OUT,
		arena_printf(
			arena, "%" PRId64 " day%s after a discharge", days, days == 1 ? "" : "s"));
}

/* ---- after hospital ---- */

static bool is_at_home(int where)
{
	return where == AT_91_HOME || where == AT_91_EXTRA_CARE || where == AT_91_ADULT_PLACEMENT;
}

struct measure_row measure_at_home(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena)
{
	struct measure_row row =
		measure_row_of(fact, fact->service, deadline_by(rules, RULE_REABLE_91, fact->from));
	const char *young = too_young(fact, fact->from, AGE_OLDER);

	row.done = DATE_NONE;
	if (young != NULL)
		return left_out(row, young);
	if (fact->referral_status == REFERRAL_DECLINED)
		return left_out(
			row, arena_printf(arena, "Declined: %s",
				     fact->declined_reason != NULL ? fact->declined_reason : ""));
	if (!measure_is_up(&row, as_at))
		return measure_not_up(row);
	if (measure_by(fact->died, row.due))
		return measure_judged(row, MEASURE_PART_OUT, "Died");
	if (is_at_home(fact->at_91_days))
		return measure_judged(
			row, MEASURE_PART_IN, word_shown(&words_at_91_days, fact->at_91_days));
	if (fact->at_91_days != AT_91_NONE)
		return measure_judged(
			row, MEASURE_PART_OUT, word_shown(&words_at_91_days, fact->at_91_days));
	return measure_judged(row, MEASURE_PART_OUT, "Nobody has said where they are");
}

struct measure_row measure_reablement(const struct measure_fact *fact)
{
	struct measure_row row =
		measure_row_of(fact, word_shown(&words_event_kind, EVENT_DISCHARGE), DATE_NONE);
	const char *young = too_young(fact, fact->from, AGE_OLDER);

	if (young != NULL)
		return left_out(row, young);
	if (measure_by(fact->died, fact->from))
		return left_out(row, "Died");
	if (date_is_set(fact->done))
		return measure_judged(
			row, MEASURE_PART_IN, fact->service != NULL ? fact->service : "Reablement");
	return measure_judged(row, MEASURE_PART_OUT, "No reablement recorded for that day");
}

struct measure_row measure_two_hours(const struct measure_fact *fact, int64_t now,
	const struct deadline_rules *rules, struct arena *arena)
{
	struct measure_row row = measure_row_of(fact, fact->service, DATE_NONE);
	int64_t received = 0, contact = 0, due;
	bool seen;

	instant_unix(fact->received_at, &received);
	seen = fact->contact_at != NULL && instant_unix(fact->contact_at, &contact) &&
	       contact <= now;
	due = deadline_due_at(&rules->of[RULE_UCR_2H], received, &rules->holidays);
	row.from = instant_date(fact->received_at);
	row.done = seen ? instant_date(fact->contact_at) : DATE_NONE;
	if (fact->referral_status == REFERRAL_DECLINED)
		return left_out(
			row, arena_printf(arena, "Declined: %s",
				     fact->declined_reason != NULL ? fact->declined_reason : ""));
	if (too_young(fact, row.from, AGE_ADULT) != NULL)
		return left_out(row, "Under 18");
	if (!deadline_is_past(due, now))
		return left_out(row, "The two hours are not up yet");
	if (!seen)
		return measure_judged(row, MEASURE_PART_OUT, "Nobody was in touch");
	int64_t minutes = contact / MINUTE - received / MINUTE;

	return measure_judged(row,
		deadline_is_past(due, contact) ? MEASURE_PART_OUT : MEASURE_PART_IN,
		arena_printf(arena, "%" PRId64 " h %" PRId64 " min", minutes / 60, minutes % 60));
}

/* ---- ready to leave, and the care home ---- */

struct measure_row measure_delay(
	const struct measure_fact *fact, struct date from, struct date to, struct arena *arena)
{
	struct measure_row row = measure_row_of(
		fact, word_shown(&words_event_kind, EVENT_EMERGENCY_ADMISSION), DATE_NONE);
	struct date gone = earlier(fact->until, fact->died), first, last;

	row.from = fact->ready_on;
	row.done = measure_by(gone, to) ? gone : DATE_NONE;
	if (too_young(fact, fact->ready_on, AGE_ADULT) != NULL)
		return left_out(row, "Under 18");
	first = date_add_days(fact->ready_on, 1);
	if (date_compare(first, from) < 0)
		first = from;
	last = earlier(gone, to);
	row.days = date_compare(first, last) > 0 ? 0 : date_between(first, last) + 1;
	if (row.days == 0)
		return measure_judged(row, MEASURE_PART_NONE, "");
	return measure_judged(row, MEASURE_PART_IN,
		arena_printf(arena, "%" PRId64 " day%s, waits for: %s", row.days,
			row.days == 1 ? "" : "s",
			fact->delay_due != DELAY_NONE
				? word_shown(&words_delay_due, fact->delay_due)
				: "not recorded"));
}

struct measure_row measure_care_home(const struct measure_fact *fact)
{
	struct measure_row row =
		measure_row_of(fact, word_shown(&words_event_kind, EVENT_CARE_HOME), DATE_NONE);
	const char *young = too_young(fact, fact->from, AGE_OLDER);

	row.done = DATE_NONE;
	if (young != NULL)
		return left_out(row, young);
	if (fact->permanent == ANSWER_YES)
		return measure_judged(row, MEASURE_PART_IN, "For good");
	return left_out(row, fact->permanent == ANSWER_NO ? "Not for good"
							  : "Nobody said whether it is for good");
}

struct measure_row measure_care_home_plan(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena)
{
	struct measure_row row =
		measure_row_of(fact, word_shown(&words_event_kind, EVENT_CARE_HOME),
			deadline_by(rules, RULE_EHCH_PLAN, fact->from));

	if (!measure_is_up(&row, as_at))
		return measure_not_up(row);
	if (measure_in_time(&row))
		return measure_judged(row, MEASURE_PART_IN, "Plan agreed in time");
	if (measure_by(fact->died, row.due))
		return left_out(row, "Died");
	if (measure_by(fact->ended_on, row.due))
		return left_out(row, arena_printf(arena, "Case closed: %s",
					     word_shown(&words_end_reason, fact->end_reason)));
	return measure_missed(row, as_at, "No plan agreed", arena);
}

/* ---- frailty ---- */

static bool begins(const char *text, const char *word)
{
	return text != NULL && strncasecmp(text, word, strlen(word)) == 0;
}

enum frailty measure_frailty(const struct measure_fact *fact)
{
	if (begins(fact->own_band, "severe") || begins(fact->own_band, "very severe"))
		return FRAILTY_SEVERE;
	return begins(fact->own_band, "moderate") ? FRAILTY_MODERATE : FRAILTY_NONE;
}

bool measure_frailty_confirmed(const struct measure_fact *fact)
{
	return fact->clinician || fact->judged == JUDGEMENT_AGREE;
}
