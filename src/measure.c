#include <caseload/measure.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/register.h>

#include "measure_inside.h"

static const struct field measure_row_fields[] = {
	FIELD_HIDE(INT, measure_row, person_id),
	FIELD(TEXT, measure_row, person_uid),
	FIELD(TEXT, measure_row, nhs_number),
	FIELD(TEXT, measure_row, person),
	FIELD_CODED(measure_row, part, words_measure_part),
	FIELD(TEXT, measure_row, what),
	FIELD(DATE, measure_row, from),
	FIELD(DATE, measure_row, due),
	FIELD(DATE, measure_row, done),
	FIELD(INT, measure_row, days),
	FIELD(TEXT, measure_row, words),
};
const struct shape measure_row_shape = SHAPE(measure_row, measure_row_fields);

static const struct field measure_fields[] = {
	{"measure", FIELD_WORD, offsetof(struct measure, code), &words_measure_code, 0},
	FIELD(TEXT, measure, figure),
	FIELD(TEXT, measure, name),
	FIELD(INT, measure, numerator),
	FIELD_MAYBE(measure, denominator),
	FIELD(TEXT, measure, value),
	FIELD(TEXT, measure, rate),
	FIELD(TEXT, measure, per),
	FIELD(TEXT, measure, unit),
	FIELD(TEXT, measure, of),
	FIELD(DATE, measure, from),
	FIELD(DATE, measure, to),
	FIELD(DATE, measure, as_at),
	FIELD(BOOL, measure, by_days),
	FIELD(BOOL, measure, not_recorded),
	FIELD(TEXT, measure, note),
	FIELD(TEXT, measure, target),
	FIELD(TEXT, measure, held),
};
const struct shape measure_shape = SHAPE(measure, measure_fields);

static const struct field measure_fact_fields[] = {
	FIELD(INT, measure_fact, person_id),
	FIELD(TEXT, measure_fact, person_uid),
	FIELD(TEXT, measure_fact, nhs_number),
	FIELD_CODED(measure_fact, review_kind, words_review_kind),
	FIELD_CODED(measure_fact, review_status, words_review_status),
	FIELD_CODED(measure_fact, event_kind, words_event_kind),
	{"from", FIELD_DATE, offsetof(struct measure_fact, from), NULL, 0},
	FIELD(DATE, measure_fact, done),
	FIELD(DATE, measure_fact, back_on),
	FIELD(DATE, measure_fact, died),
	FIELD(DATE, measure_fact, ended_on),
	FIELD_CODED(measure_fact, end_reason, words_end_reason),
	FIELD_CODED(measure_fact, stop_reason, words_stop_reason),
	FIELD(DATE, measure_fact, stopped_on),
	FIELD(TEXT, measure_fact, avoidable),
	FIELD(TEXT, measure_fact, change),
	FIELD(TEXT, measure_fact, cancel_reason),
	FIELD(DATE, measure_fact, born),
	FIELD_MAYBE(measure_fact, age),
	FIELD(DATE, measure_fact, opened_on),
	FIELD(DATE, measure_fact, until),
	FIELD(DATE, measure_fact, ready_on),
	FIELD_CODED(measure_fact, delay_due, words_delay_due),
	FIELD_CODED(measure_fact, permanent, words_factor_answer),
	FIELD_CODED(measure_fact, referral_status, words_referral_status),
	FIELD_CODED(measure_fact, at_91_days, words_at_91_days),
	FIELD_CODED(measure_fact, winter_answer, words_winter_answer),
	FIELD_CODED(measure_fact, assessment, words_carer_assessment),
	FIELD_CODED(measure_fact, band, words_band),
	FIELD_CODED(measure_fact, judged, words_judgement_view),
	FIELD(TEXT, measure_fact, service),
	FIELD(TEXT, measure_fact, received_at),
	FIELD(TEXT, measure_fact, contact_at),
	FIELD(TEXT, measure_fact, declined_reason),
	FIELD(DATE, measure_fact, offered_on),
	FIELD(DATE, measure_fact, emergency_plan_on),
	FIELD(TEXT, measure_fact, who),
	FIELD(TEXT, measure_fact, instrument),
	FIELD(TEXT, measure_fact, own_band),
	FIELD(BOOL, measure_fact, clinician),
	FIELD_LINK(measure_fact, worker_id),
	FIELD(INT, measure_fact, count),
};
const struct shape measure_fact_shape = SHAPE(measure_fact, measure_fact_fields);

/* ---- counting ---- */

void measure_settle(struct measure *measure, struct arena *arena)
{
	int64_t in = 0, out = 0;

	for (size_t i = 0; i < measure->rows_n; i++) {
		in += measure->rows[i].part == MEASURE_PART_IN;
		out += measure->rows[i].part == MEASURE_PART_OUT;
	}
	measure->numerator = in;
	measure->denominator = in + out;
	measure->value = in + out > 0 ? register_percent(in, in + out, arena) : "none";
}

static int64_t counted(const struct measure *measure)
{
	int64_t n = 0;

	for (size_t i = 0; i < measure->rows_n; i++)
		if (measure->rows[i].part == MEASURE_PART_IN)
			n += measure->by_days ? measure->rows[i].days : 1;
	return n;
}

void measure_settle_count(struct measure *measure, struct arena *arena)
{
	measure->numerator = counted(measure);
	measure->value = arena_printf(arena, "%" PRId64, measure->numerator);
}

void measure_settle_rate(
	struct measure *measure, const struct measure_rate *rate, struct arena *arena)
{
	int64_t tenths;

	measure_settle_count(measure, arena);
	measure->of = rate->of;
	measure->per = rate->per;
	measure->times = rate->times;
	measure->denominator = rate->denominator;
	if (rate->denominator <= 0)
		return;
	tenths =
		(measure->numerator * rate->times * 10 + rate->denominator / 2) / rate->denominator;
	measure->rate = arena_printf(arena, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
	measure->value = arena_printf(arena, "%s per %s", measure->rate, rate->per);
}

void measure_not_recorded(struct measure *measure, const char *why)
{
	measure->not_recorded = true;
	measure->value = "not recorded here";
	measure->note = why;
}

struct measure_row *measure_rows_of(
	const struct measure *measure, int part, struct arena *arena, size_t *n)
{
	struct measure_row *rows = arena_new_array(arena, struct measure_row, measure->rows_n + 1);

	*n = 0;
	for (size_t i = 0; i < measure->rows_n; i++)
		if (part == MEASURE_PART_NONE || measure->rows[i].part == part)
			rows[(*n)++] = measure->rows[i];
	return rows;
}

static int by_size(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int64_t measure_median(int64_t *numbers, size_t n)
{
	if (n == 0)
		return 0;
	qsort(numbers, n, sizeof(*numbers), by_size);
	return n % 2 == 1 ? numbers[n / 2] : (numbers[n / 2 - 1] + numbers[n / 2] + 1) / 2;
}

/* ---- the rules ---- */

struct measure_row measure_row_of(
	const struct measure_fact *fact, const char *what, struct date due)
{
	return (struct measure_row){.person_id = fact->person_id,
		.person_uid = fact->person_uid,
		.nhs_number = fact->nhs_number,
		.person = fact->person,
		.what = what,
		.from = fact->from,
		.due = due,
		.done = fact->done};
}

struct measure_row measure_judged(struct measure_row row, enum measure_part part, const char *words)
{
	row.part = (int)part;
	row.words = words;
	return row;
}

/* Not in time: how late, or not at all. */
struct measure_row measure_missed(
	struct measure_row row, struct date as_at, const char *never, struct arena *arena)
{
	bool done = date_is_set(row.done) && date_compare(row.done, as_at) <= 0;

	row.days = deadline_late_days(row.due, done ? row.done : as_at);
	return measure_judged(row, MEASURE_PART_OUT,
		done ? arena_printf(
			       arena, "%" PRId64 " day%s late", row.days, row.days == 1 ? "" : "s")
		     : arena_printf(arena, "%s, %" PRId64 " day%s late", never, row.days,
			       row.days == 1 ? "" : "s"));
}

bool measure_in_time(const struct measure_row *row)
{
	return date_is_set(row->done) && date_compare(row->done, row->due) <= 0;
}

/* A thing counts once its day has passed, done or not: who is counted sooner only because it is done
 * makes the share look better than it is. */
bool measure_is_up(const struct measure_row *row, struct date as_at)
{
	return deadline_late_days(row->due, as_at) > 0;
}

struct measure_row measure_not_up(struct measure_row row)
{
	return measure_judged(row, MEASURE_PART_EXCLUDED, "The day is not up yet");
}

bool measure_by(struct date day, struct date last)
{
	return date_is_set(day) && date_compare(day, last) <= 0;
}

struct measure_row measure_review(
	const struct measure_fact *fact, struct date as_at, struct arena *arena)
{
	struct measure_row row =
		measure_row_of(fact, word_shown(&words_review_kind, fact->review_kind), fact->from);

	if (!measure_is_up(&row, as_at))
		return measure_not_up(row);
	if (measure_in_time(&row))
		return measure_judged(row, MEASURE_PART_IN, "Held in time");
	if (fact->review_status == REVIEW_CANCELLED && date_is_set(fact->ended_on))
		return measure_judged(row, MEASURE_PART_EXCLUDED,
			arena_printf(arena, "Case closed: %s",
				word_shown(&words_end_reason, fact->end_reason)));
	if (!date_is_set(row.done) && measure_by(fact->died, row.due))
		return measure_judged(row, MEASURE_PART_EXCLUDED, "Died before it was due");
	return measure_missed(row, as_at,
		fact->review_status == REVIEW_CANCELLED && fact->cancel_reason != NULL
			? arena_printf(arena, "Cancelled (%s)", fact->cancel_reason)
			: "Not held",
		arena);
}

/* In hospital is readmitted; who declined or could not be found stays in (field M9). */
static bool is_no_miss(int reason)
{
	return reason == STOP_OUT_OF_AREA || reason == STOP_MOVED || reason == STOP_DIED ||
	       reason == STOP_IN_HOSPITAL;
}

struct measure_row measure_discharge(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena)
{
	struct measure_row row =
		measure_row_of(fact, word_shown(&words_event_kind, EVENT_DISCHARGE),
			deadline_by(rules, RULE_DISCHARGE_CONTACT, fact->from));

	if (!measure_is_up(&row, as_at))
		return measure_not_up(row);
	if (measure_in_time(&row))
		return measure_judged(row, MEASURE_PART_IN, "In touch in time");
	if (measure_by(fact->back_on, row.due))
		return measure_judged(row, MEASURE_PART_EXCLUDED, "In hospital again");
	if (measure_by(fact->died, row.due))
		return measure_judged(row, MEASURE_PART_EXCLUDED, "Died");
	if (measure_by(fact->stopped_on, row.due) && is_no_miss(fact->stop_reason))
		return measure_judged(row, MEASURE_PART_EXCLUDED,
			word_shown(&words_stop_reason, fact->stop_reason));
	if (measure_by(fact->ended_on, row.due))
		return measure_judged(row, MEASURE_PART_EXCLUDED,
			arena_printf(arena, "Case closed: %s",
				word_shown(&words_end_reason, fact->end_reason)));
	return measure_missed(row, as_at, "Nobody was in touch", arena);
}

struct measure_row measure_admission(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena)
{
	struct measure_row row =
		measure_row_of(fact, word_shown(&words_event_kind, fact->event_kind),
			deadline_by(rules, RULE_ADMISSION_REVIEW, fact->from));

	if (!measure_is_up(&row, as_at))
		return measure_not_up(row);
	if (!measure_in_time(&row))
		return measure_missed(row, as_at, "Not looked at", arena);
	if (fact->avoidable != NULL && strcmp(fact->avoidable, "Y") == 0 && fact->change == NULL)
		return measure_judged(
			row, MEASURE_PART_OUT, "Avoidable, and nothing said of what must change");
	return measure_judged(row, MEASURE_PART_IN,
		fact->change != NULL ? arena_printf(arena, "Must change: %s", fact->change)
				     : "Looked at in time");
}
