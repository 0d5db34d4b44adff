/* Figures on paper: the measures, the board's quarter, who came to the meetings. */
#include <inttypes.h>
#include <string.h>

#include <caseload/report/attendance.h>
#include <caseload/report/measures.h>
#include <caseload/report/quarter.h>
#include <caseload/store/measure_target.h>
#include <caseload/store/meeting.h>
#include <caseload/store/stood.h>
#include <caseload/suppress.h>

#include "measures.h"
#include "print_inside.h"

enum { ATTENDANCE_MONTHS = 3, TREND_MONTHS = 12 };

/* ---- the measures ---- */

static bool read_behind(
	struct call *call, const struct measures *m, struct measures_paper *paper, struct err *err)
{
	const char *figure = args_get(call->args, "figure");
	int code = MEASURE_NONE;

	if (!args_word(call->args, "rows", &words_measure_code, &code, err))
		return false;
	if (code == MEASURE_NONE)
		return text_is_blank(figure) ||
		       err_set(err, ERR_INVALID, "rows",
			       "Say of which measure: --rows M6 --figure %s.", figure);
	if (paper->outside)
		return err_set(err, ERR_INVALID, "rows",
			"The people behind a number do not leave the team. Leave out --rows, or "
			"--outside.");
	paper->behind = measures_find(m, code, text_is_blank(figure) ? NULL : figure);
	return paper->behind != NULL ||
	       err_set(err, ERR_NOT_FOUND, "rows",
		       "%s has no such figure then. caseload measure list shows those there are.",
		       word_code(&words_measure_code, code));
}

static void audit_behind(struct call *call, const struct measure *behind)
{
	int64_t *people;

	if (behind == NULL)
		return;
	people = arena_new_array(call->arena, int64_t, behind->rows_n + 1);
	for (size_t i = 0; i < behind->rows_n; i++)
		people[i] = behind->rows[i].person_id;
	paper_is_about(call, people, behind->rows_n);
}

/* `to` is the file here, so the last day is called until. */
static bool read_asked(struct call *call, struct measure_asked *asked, struct err *err)
{
	static const char *const same[] = {"from", "as-at", "outside"};
	struct args args = args_new(call->arena);
	struct call inner = *call;

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		args_set(&args, same[i], args_get(call->args, same[i]));
	args_set(&args, "to", args_get(call->args, "until"));
	inner.args = &args;
	return measures_asked(&inner, asked, err) || err_rename(err, "to", "until");
}

static bool collect_measures(struct call *call, struct measures *m, struct measures_paper *paper,
	struct printing *printing, struct err *err)
{
	struct measure_target *targets;

	if (!read_asked(call, &m->asked, err) || !measures_count(m, err))
		return false;
	*paper = (struct measures_paper){.team = call->team->name,
		.list = m->list,
		.n = m->n,
		.from = m->asked.from,
		.to = m->asked.to,
		.as_at = m->asked.as_at,
		.outside = args_flag(call->args, "outside"),
		.names = NAMES_FULL};
	if (!read_behind(call, m, paper, err) ||
		!store_measure_target_list(
			call->store, call->team->id, call->arena, &targets, &paper->targets_n, err))
		return false;
	paper->targets = targets;
	return printing_now(call, printing, err);
}

bool command_print_measures(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct measures m = {.call = call};
	struct measures_paper paper;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect_measures(call, &m, &paper, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	audit_behind(call, paper.behind);
	return paper_deliver(call, &job,
		paper_of(call, measures_sheet(&paper, &printing, call->arena), "Measures",
			(int64_t)call->audit_people_n),
		out, err);
}

/* ---- the board's quarter ---- */

static bool read_quarter(struct call *call, bool outside, struct date *from, struct err *err)
{
	struct date day = DATE_NONE;

	if (!call_date(call, "quarter", DATE_PAST, &day, err))
		return false;
	*from = date_is_set(day) ? quarter_start(day)
				 : date_add_months(quarter_start(call->today), -3);
	/* As `measure list --outside`: a page of a part of it would be within that of the whole. */
	if (outside && date_compare(quarter_end(*from), call->today) >= 0)
		return err_set(err, ERR_INVALID, "quarter",
			"That quarter is not over, and only a whole one leaves the team. --inside "
			"prints it as it is so far, for the team itself.");
	return true;
}

static bool count_quarter(struct call *call, struct quarter_paper *paper, int which,
	struct date from, struct err *err)
{
	struct quarter *quarter = &paper->quarters[which];
	struct measures m = {.call = call};

	quarter->from = from;
	quarter->to = quarter_end(from);
	quarter->as_at = date_compare(quarter->to, call->today) < 0 ? quarter->to : call->today;
	if (date_is_set(paper->began) && date_compare(quarter->to, paper->began) < 0)
		return true;
	m.asked = (struct measure_asked){quarter->from, quarter->to, quarter->as_at};
	if (!measures_count_all(&m, err))
		return false;
	if (paper->outside)
		measures_suppress(m.list, m.n, call->arena);
	quarter->list = m.list;
	quarter->n = m.n;
	return true;
}

static bool read_trend(struct call *call, struct quarter_paper *paper, struct err *err)
{
	const struct date last = paper->quarters[QUARTER_THIS].as_at;
	struct trend_month *trend;

	if (date_is_set(paper->began) && date_compare(last, paper->began) < 0)
		return true;
	if (!store_trend(call->store, call->team->id, 0, last, TREND_MONTHS, call->arena, &trend,
		    &paper->trend_n, err))
		return false;
	paper->trend = trend;
	return true;
}

static bool collect_quarter(
	struct call *call, struct quarter_paper *paper, struct printing *printing, struct err *err)
{
	struct measure_target *targets;
	struct date from;

	*paper = (struct quarter_paper){
		.team = call->team->name, .outside = !args_flag(call->args, "inside")};
	if (!read_quarter(call, paper->outside, &from, err) ||
		!store_began(call->store, &paper->began, err) ||
		!count_quarter(call, paper, QUARTER_THIS, from, err) ||
		!count_quarter(call, paper, QUARTER_BEFORE, date_add_months(from, -3), err) ||
		!count_quarter(call, paper, QUARTER_YEAR_AGO, date_add_months(from, -12), err) ||
		!read_trend(call, paper, err) ||
		!store_measure_target_list(
			call->store, call->team->id, call->arena, &targets, &paper->targets_n, err))
		return false;
	paper->targets = targets;
	return printing_now(call, printing, err);
}

bool command_print_quarter(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct quarter_paper paper;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect_quarter(call, &paper, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	return paper_deliver(call, &job,
		paper_of(call, quarter_sheet(&paper, &printing, call->arena), "The board's quarter",
			0),
		out, err);
}

/* ---- who came ---- */

static bool read_days(struct call *call, struct attendance_paper *paper, struct err *err)
{
	paper->from = paper->to = DATE_NONE;
	if (!call_date(call, "from", DATE_ANY, &paper->from, err) ||
		!call_date(call, "until", DATE_ANY, &paper->to, err))
		return false;
	if (!date_is_set(paper->to))
		paper->to = call->today;
	if (!date_is_set(paper->from))
		paper->from = date_add_days(date_add_months(paper->to, -ATTENDANCE_MONTHS), 1);
	return date_compare(paper->from, paper->to) <= 0 ||
	       err_set(err, ERR_INVALID, "until",
		       "The last day is before the first. Turn them round.");
}

static bool read_meetings(struct call *call, struct attendance_paper *paper, struct err *err)
{
	struct meeting_filter filter = {
		.team_id = call->team->id, .from = paper->from, .to = paper->to};
	struct attendance_meeting *meetings;
	struct attendance *came;
	struct meeting *list;
	size_t n;

	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	meetings = arena_new_array(call->arena, struct attendance_meeting, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct attendance_meeting *one = &meetings[paper->n];

		if (list[i].status != MEETING_CLOSED)
			continue;
		one->meeting = &list[i];
		if (!store_attendance(call->store, list[i].id, call->arena, &came, &one->n, err))
			return false;
		one->came = came;
		paper->n++;
	}
	paper->meetings = meetings;
	return true;
}

/* Health, social care and mental health as the measures count them. */
static bool read_watched(struct call *call, struct attendance_paper *paper, struct err *err)
{
	static const struct {
		const char *figure, *words;
	} watched[] = {{"health", "health"}, {"social_care", "social care"},
		{"mental_health", "mental health"}};
	struct measures m = {.call = call, .asked = {paper->from, paper->to, paper->to}};

	paper->watched = arena_new_array(call->arena, const char *, 3);
	if (!measures_meetings(&m, err))
		return false;
	for (size_t i = 0; i < sizeof(watched) / sizeof(watched[0]); i++) {
		const struct measure *one = measures_find(&m, MEASURE_M20, watched[i].figure);
		int64_t missed = one != NULL ? one->denominator - one->numerator : 0;

		if (missed > 0)
			paper->watched[paper->watched_n++] = arena_printf(call->arena,
				"No %s at %" PRId64 " of %" PRId64 " meeting%s.", watched[i].words,
				missed, one->denominator, one->denominator == 1 ? "" : "s");
	}
	return true;
}

bool command_print_attendance(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct attendance_paper paper = {.team = call->team->name};
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !read_days(call, &paper, err) ||
		!store_begin_read(call->store, err))
		return false;
	bool read = read_meetings(call, &paper, err) && read_watched(call, &paper, err) &&
		    printing_now(call, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	return paper_deliver(call, &job,
		paper_of(call, attendance_sheet(&paper, &printing, call->arena),
			"Who came to the meetings", 0),
		out, err);
}
