/* The days of a worker or the team on paper. */
#include <caseload/report/calendar.h>
#include <caseload/store/calendar.h>

#include "print_inside.h"

/* Of a paper that says nothing else: a week. */
enum { DAYS_ON = 6 };

static bool read_days(struct call *call, struct calendar_paper *paper, struct err *err)
{
	paper->from = call->today;
	if (!call_date(call, "from", DATE_ANY, &paper->from, err))
		return false;
	paper->to = date_add_days(paper->from, DAYS_ON);
	if (!call_date(call, "until", DATE_ANY, &paper->to, err))
		return false;
	return date_compare(paper->from, paper->to) <= 0 ||
	       err_set(err, ERR_INVALID, "until",
		       "The last day is before the first. Turn them round.");
}

static bool collect(
	struct call *call, struct calendar_paper *paper, struct printing *printing, struct err *err)
{
	struct calendar_filter filter = {.team_id = call->team->id};
	struct worker *worker = arena_new_one(call->arena, struct worker);
	struct calendar_entry *entries;

	*paper = (struct calendar_paper){
		.whose = call->team->name, .today = call->today, .names = NAMES_FULL};
	if (!read_days(call, paper, err) ||
		!args_word(call->args, "names", &words_names_shown, &paper->names, err))
		return false;
	if (args_get(call->args, "worker") != NULL) {
		if (!call_worker(call, "worker", worker, err))
			return false;
		filter.worker_id = worker->id;
		paper->whose = worker->name;
	}
	filter.from = paper->from;
	filter.to = paper->to;
	if (!store_calendar(call->store, &filter, call->arena, &entries, &paper->n, err))
		return false;
	paper->entries = entries;
	return printing_now(call, printing, err);
}

static void audit_people(struct call *call, const struct calendar_paper *paper)
{
	int64_t *people = arena_new_array(call->arena, int64_t, paper->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < paper->n; i++)
		if (paper->entries[i].kind != REVIEW_KIND_NONE && !paper->entries[i].cancelled)
			people[n++] = paper->entries[i].person_id;
	paper_is_about(call, people, n);
}

bool command_print_calendar(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct calendar_paper paper;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect(call, &paper, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	audit_people(call, &paper);
	return paper_deliver(call, &job,
		paper_of(call, calendar_sheet(&paper, &printing, call->arena), "Calendar",
			(int64_t)call->audit_people_n),
		out, err);
}
