/* The measures, and who is behind each. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/store/measure.h>
#include <caseload/store/review.h>

#include "care.h"
#include "measures.h"

struct measure *measures_add(struct measures *m, int code, const char *figure, const char *name)
{
	struct measure *measure =
		arena_push(m->call->arena, &m->list, &m->n, &m->room, sizeof(*measure));

	*measure = (struct measure){.code = code,
		.figure = figure,
		.name = name != NULL ? name : word_shown(&words_measure_code, code),
		.from = m->asked.from,
		.to = m->asked.to,
		.as_at = m->asked.as_at};
	return measure;
}

void measures_rows(struct measure *measure, struct measure_row *rows, size_t n)
{
	measure->rows = rows;
	measure->rows_n = n;
}

/* ---- what was asked ---- */

static bool read_asked(struct call *call, struct measure_asked *asked, struct err *err)
{
	asked->as_at = call->today;
	if (!call_date(call, "as-at", DATE_PAST, &asked->as_at, err))
		return false;
	if (!date_is_set(asked->as_at))
		asked->as_at = call->today;
	asked->to = asked->as_at;
	asked->from = DATE_NONE;
	if (!call_days(call, &asked->from, &asked->to, err))
		return false;
	if (!date_is_set(asked->to))
		asked->to = asked->as_at;
	if (date_is_set(asked->from) && date_compare(asked->from, asked->to) > 0)
		return err_set(err, ERR_INVALID, "from",
			"The period begins after it ends. Give an earlier first day, or a later "
			"last one.");
	return true;
}

/* The quarter the period ends in, from its first day, unless a first day was given. */
static struct date quarter_of(struct date day)
{
	return date_make(day.year, (day.month - 1) / 3 * 3 + 1, 1);
}

/* ---- reviews: M6, M7 ---- */

static bool reviews_in_time(struct measures *m, struct err *err)
{
	struct call *call = m->call;
	struct measure *measure = measures_add(m, MEASURE_M6, NULL, NULL);
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t n;

	if (!store_measure_facts(call->store, MEASURE_REVIEWS, call->team->id, measure->from,
		    measure->to, call->arena, &facts, &n, err))
		return false;
	rows = arena_new_array(call->arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = measure_review(&facts[i], measure->as_at, call->arena);
	measures_rows(measure, rows, n);
	measure->unit = "reviews";
	measure->note = "By the day each was first due, however often it was moved";
	measure_settle(measure, call->arena);
	return true;
}

/* Those of review list --overdue: how things stand today, whatever day was asked for. */
static bool reviews_late(struct measures *m, struct err *err)
{
	struct call *call = m->call;
	struct review_filter filter = {
		.team_id = call->team->id, .overdue = true, .today = call->today};
	struct measure *measure = measures_add(m, MEASURE_M7, NULL, NULL);
	struct review *reviews;
	struct measure_row *rows;
	int64_t *days;
	size_t n;

	if (!store_review_list(call->store, &filter, call->arena, &reviews, &n, err))
		return false;
	rows = arena_new_array(call->arena, struct measure_row, n + 1);
	days = arena_new_array(call->arena, int64_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		char late[32];

		rows[i] = (struct measure_row){.person_id = reviews[i].person_id,
			.person_uid = reviews[i].person_uid,
			.nhs_number = reviews[i].nhs_number,
			.person = reviews[i].person,
			.part = MEASURE_PART_IN,
			.what = word_shown(&words_review_kind, reviews[i].kind),
			.from = reviews[i].originally_due,
			.due = reviews[i].due_on,
			.days = reviews[i].late_days,
			.words = arena_strdup(call->arena,
				deadline_sentence(reviews[i].due_on, call->today, late))};
		days[i] = reviews[i].late_days;
	}
	measures_rows(measure, rows, n);
	measure->numerator = (int64_t)n;
	measure->value = arena_printf(call->arena, "%zu", n);
	measure->unit = "reviews";
	measure->from = measure->to = DATE_NONE;
	measure->as_at = call->today;
	if (n > 0) {
		int64_t median = measure_median(days, n);

		measure->note = arena_printf(call->arena,
			"Days late: median %" PRId64 ", most %" PRId64, median, days[n - 1]);
	}
	return true;
}

/* ---- after a discharge: M9 ---- */

static bool after_discharge(struct measures *m, struct err *err)
{
	struct call *call = m->call;
	struct measure *measure = measures_add(m, MEASURE_M9, NULL, NULL);
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t n;

	if (!store_measure_facts(call->store, MEASURE_DISCHARGES, call->team->id, measure->from,
		    measure->to, call->arena, &facts, &n, err))
		return false;
	rows = arena_new_array(call->arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = measure_discharge(&facts[i], measure->as_at, call->rules, call->arena);
	measures_rows(measure, rows, n);
	measure->unit = "discharges";
	measure->note = "From the day the team heard; in hospital again, died or out of the area "
			"are left out";
	measure_settle(measure, call->arena);
	return true;
}

/* ---- admissions looked at: M11 ---- */

static bool same_month(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month;
}

static void one_month(struct measures *m, const struct measure *whole, size_t first, size_t end)
{
	struct arena *arena = m->call->arena;
	struct date day = whole->rows[first].from;
	struct measure *measure =
		measures_add(m, MEASURE_M11, arena_printf(arena, "%04d-%02d", day.year, day.month),
			arena_printf(arena, "%s %d", date_month_name(day.month), day.year));

	measure->from = date_make(day.year, day.month, 1);
	measure->to = date_add_days(date_add_months(measure->from, 1), -1);
	measures_rows(measure, whole->rows + first, end - first);
	measure->unit = whole->unit;
	measure_settle(measure, arena);
}

static bool admissions(struct measures *m, struct err *err)
{
	struct call *call = m->call;
	struct measure whole = *measures_add(m, MEASURE_M11, NULL, NULL);
	size_t at = m->n - 1, n;
	struct measure_fact *facts;
	struct measure_row *rows;

	if (!store_measure_facts(call->store, MEASURE_ADMISSIONS, call->team->id, whole.from,
		    whole.to, call->arena, &facts, &n, err))
		return false;
	rows = arena_new_array(call->arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = measure_admission(&facts[i], whole.as_at, call->rules, call->arena);
	measures_rows(&whole, rows, n);
	whole.unit = "admissions and attendances";
	whole.note = "Could it have been avoided, and what must change";
	measure_settle(&whole, call->arena);
	m->list[at] = whole;
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && same_month(rows[end].from, rows[i].from);)
			end++;
		one_month(m, &whole, i, end);
	}
	return true;
}

/* ---- the commands ---- */

/* Those of the register come first: they keep their own period of twelve months where none is asked
 * for, the others the quarter so far. */
static bool count_all(struct measures *m, struct err *err)
{
	bool (*const counted[])(struct measures *, struct err *) = {
		reviews_in_time, reviews_late, after_discharge, admissions, measures_meetings};

	if (!measures_register(m, err))
		return false;
	if (!date_is_set(m->asked.from))
		m->asked.from = quarter_of(m->asked.to);
	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		if (!counted[i](m, err))
			return false;
	return true;
}

bool command_measure_list(struct call *call, struct result *out, struct err *err)
{
	struct measures m = {.call = call};
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];

	if (!read_asked(call, &m.asked, err) || !count_all(&m, err))
		return false;
	out->kind = RESULT_MEASURES;
	out->value = m.list;
	out->n = m.n;
	call->audit_detail = arena_printf(call->arena, "%zu measures", m.n);
	return call_done(call, out, "Measures from %s to %s.", date_show(m.asked.from, from),
		date_show(m.asked.to, to));
}

static const struct measure *measure_asked_for(
	struct call *call, const struct measures *m, int code, struct err *err)
{
	const char *figure = args_get(call->args, "figure");

	for (size_t i = 0; i < m->n; i++)
		if (m->list[i].code == code &&
			(text_is_blank(figure) ? m->list[i].figure == NULL
					       : text_equal(m->list[i].figure, figure)))
			return &m->list[i];
	err_set(err, ERR_NOT_FOUND, "figure",
		"%s has no figure %s then. caseload measure list shows those there are.",
		word_code(&words_measure_code, code), text_is_blank(figure) ? "" : figure);
	return NULL;
}

bool command_measure_show(struct call *call, struct result *out, struct err *err)
{
	struct measures m = {.call = call};
	int code = MEASURE_NONE, part = MEASURE_PART_NONE;
	const struct measure *measure;
	size_t left_out;

	if (!care_need_word(call, "measure", &words_measure_code, &code, err) ||
		!args_word(call->args, "which", &words_measure_part, &part, err) ||
		!read_asked(call, &m.asked, err) || !count_all(&m, err))
		return false;
	measure = measure_asked_for(call, &m, code, err);
	if (measure == NULL)
		return false;
	out->kind = RESULT_MEASURE_ROWS;
	out->value = measure_rows_of(measure, part, call->arena, &out->n);
	measure_rows_of(measure, MEASURE_PART_EXCLUDED, call->arena, &left_out);
	call->audit_object = word_code(&words_measure_code, code);
	call->audit_detail = arena_printf(call->arena, "%zu rows", out->n);
	return call_done(call, out, "%s, %s: %s%s%s%s", word_code(&words_measure_code, code),
		measure->name,
		measure->denominator > 0
			? arena_printf(call->arena, "%" PRId64 " of %" PRId64 " %s, %s",
				  measure->numerator, measure->denominator, measure->unit,
				  measure->value)
			: measure->value,
		left_out > 0 ? arena_printf(call->arena, "; left out %zu", left_out) : "",
		measure->note != NULL ? ". " : "", measure->note != NULL ? measure->note : "");
}
