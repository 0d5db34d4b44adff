/* The papers a team lead works from: the caseload summary and the supervision sheet. Both are kept as
 * they were printed, under a number that stands on them, for the next one to say what changed and for
 * what comes back written on them. */
#include <stdlib.h>

#include <caseload/base/id.h>
#include <caseload/store/action.h>
#include <caseload/store/caseload.h>
#include <caseload/store/lead.h>
#include <caseload/store/printed_list.h>
#include <caseload/store/stood.h>
#include <caseload/store/team.h>

#include "inside.h"
#include "paper.h"
#include "print_inside.h"

enum { TREND_MONTHS = 12, TIMES = 3 };

/* What is kept of a list when it is really printed. */
struct kept {
	struct printed_list list;
	struct printed_row *rows;
	size_t n;
};

/* ---- keeping it ---- */

static bool keep(struct call *call, const struct job *job, void *data, struct err *err)
{
	struct kept *kept = data;
	char uid[UID_SIZE];

	(void)job;
	kept->list.uid = arena_strdup(call->arena, uid_new(uid));
	call->audit_object = kept->list.uid;
	return store_printed_list_add(call->store, &kept->list, kept->rows, kept->n, err);
}

/* Nobody has it, so the next one is not compared with it. */
static bool failed(struct call *call, const struct job *job, void *data, struct err *err)
{
	const struct kept *kept = data;

	return job->left > 0 || store_printed_list_lose(call->store, kept->list.sheet, err);
}

static struct printed_row row_of(int64_t sheet, size_t number, const struct case_row *row)
{
	return (struct printed_row){.sheet = sheet,
		.row = (int64_t)number,
		.person_id = row->person_id,
		.band = row->band,
		.lead_id = row->lead_id,
		.plan_status = row->plan_status,
		.review_id = row->review_id,
		.review_due = row->next_review,
		.open_actions = row->open_actions};
}

static bool next_number(struct call *call, struct kept *kept, int kind, int64_t worker_id,
	size_t people, struct err *err)
{
	kept->list = (struct printed_list){.team_id = call->team->id,
		.kind = kind,
		.worker_id = worker_id,
		.people = (int64_t)people};
	return store_printed_list_next(call->store, &kept->list.sheet, &kept->list.changes, err);
}

/* ---- the caseload summary ---- */

static bool only_load(
	struct call *call, int64_t worker_id, struct worker **load, size_t *n, struct err *err)
{
	if (!store_lead_load(call->store, call->team->id, call->today, call->arena, load, n, err))
		return false;
	for (size_t i = 0; worker_id != 0 && i < *n; i++)
		if ((*load)[i].id == worker_id) {
			*load += i;
			*n = 1;
			return true;
		}
	if (worker_id != 0)
		*n = 0;
	return true;
}

static bool read_then(
	struct call *call, struct printed_then *then, int64_t worker_id, struct err *err)
{
	struct printed_row *rows;
	struct printed_gone *gone;
	struct printed_closed *closed;
	int64_t sheet = then->list.sheet;

	if (!store_printed_rows_then(call->store, sheet, call->arena, &rows, &then->rows_n, err) ||
		!store_printed_gone(call->store, sheet, call->team->id, worker_id, call->arena,
			&gone, &then->gone_n, err) ||
		!store_printed_closed(call->store, then->list.changes, call->arena, &closed,
			&then->closed_n, err))
		return false;
	then->rows = rows;
	then->gone = gone;
	then->closed = closed;
	return true;
}

static bool read_since(
	struct call *call, struct caseload_summary *summary, int64_t worker_id, struct err *err)
{
	struct printed_then then = {0};

	if (!store_printed_list_last(call->store, call->team->id, PRINTED_CASELOAD, worker_id,
		    call->arena, &then.list, err))
		return false;
	summary->last = then.list;
	if (then.list.sheet == 0)
		return true;
	if (!read_then(call, &then, worker_id, err))
		return false;
	summary->since = list_differences(
		&then, summary->rows, summary->n, call->today, call->arena, &summary->since_n);
	return true;
}

static bool read_figures(struct call *call, struct caseload_summary *summary, int64_t lead_id,
	struct case_counts *counts, const struct case_filter *filter, struct err *err)
{
	struct worker *load;
	struct trend_month *trend;

	if (!store_case_counts(call->store, filter, counts, err) ||
		!store_summary_more(
			call->store, call->team->id, lead_id, call->today, &summary->more, err) ||
		!only_load(call, lead_id, &load, &summary->load_n, err) ||
		!store_trend(call->store, call->team->id, lead_id, call->today, TREND_MONTHS,
			call->arena, &trend, &summary->trend_n, err))
		return false;
	summary->load = load;
	summary->trend = trend;
	return true;
}

static bool collect_summary(struct call *call, struct caseload_summary *summary,
	struct printing *printing, struct kept *kept, struct err *err)
{
	struct case_filter filter = {.scope = SCOPE_REGISTER,
		.team_id = call->team->id,
		.sort = SORT_DUE,
		.today = call->today,
		.soon_days = call->team->soon_days};
	struct case_counts *counts = arena_new_one(call->arena, struct case_counts);
	struct worker lead = {0};
	struct case_row *rows;

	if (args_get(call->args, "lead") != NULL) {
		if (!call_worker(call, "lead", &lead, err))
			return false;
		filter.lead_id = lead.id;
	}
	*summary = (struct caseload_summary){
		.who = lead.id != 0 ? printing_worker(&lead, call->arena) : call->team->name,
		.counts = counts,
		.today = call->today,
		.soon_days = call->team->soon_days,
		.names = NAMES_FULL};
	printing->reader = summary->who;
	if (!args_word(call->args, "names", &words_names_shown, &summary->names, err) ||
		!args_word(call->args, "by", &words_summary_group, &summary->by, err) ||
		!store_case_list(call->store, &filter, call->arena, &rows, &summary->n, err))
		return false;
	summary->rows = rows;
	return read_figures(call, summary, lead.id, counts, &filter, err) &&
	       (kept == NULL || (read_since(call, summary, lead.id, err) &&
					next_number(call, kept, PRINTED_CASELOAD, lead.id,
						summary->n, err))) &&
	       printing_now(call, printing, err);
}

/* The same of a day that is over, from the records as they stood that evening. Nothing is compared with
 * it and nothing comes back on it, so it is not one of the numbered sheets. */
static bool collect_stood(struct call *call, struct date day, struct caseload_summary *summary,
	struct printing *printing, struct err *err)
{
	struct call then;

	if (!call_stood(call, day, &then, err))
		return false;
	bool done = collect_summary(&then, summary, printing, NULL, err);
	store_close(then.store);
	summary->as_at = day;
	return done;
}

static void keep_summary(
	struct call *call, const struct caseload_summary *summary, struct kept *kept)
{
	const struct case_row **rows = caseload_order(summary, call->arena);

	kept->n = summary->n;
	kept->rows = arena_new_array(call->arena, struct printed_row, kept->n + 1);
	for (size_t i = 0; i < kept->n; i++)
		kept->rows[i] = row_of(kept->list.sheet, i + 1, rows[i]);
}

static bool print_summary(struct call *call, struct result *out, struct err *err)
{
	struct kept *kept = arena_new_one(call->arena, struct kept);
	struct job job = {.keep = keep, .failed = failed, .keep_data = kept};
	struct caseload_summary summary;
	struct printing printing = {0};
	struct date day = DATE_NONE;

	if (!call_date(call, "as-at", DATE_PAST, &day, err) || !job_read(call, &job, err) ||
		!store_begin_read(call->store, err))
		return false;
	bool past = date_is_set(day) && date_compare(day, call->today) != 0;
	bool read = past ? collect_stood(call, day, &summary, &printing, err)
			 : collect_summary(call, &summary, &printing, kept, err);
	store_end(call->store);
	if (!read)
		return false;
	if (past) {
		job.keep = job.failed = NULL;
	} else {
		summary.sheet = job.destination != TO_PREVIEW ? kept->list.sheet : 0;
		keep_summary(call, &summary, kept);
	}
	struct sheet *sheet = caseload_sheet(&summary, &printing, call->arena);
	struct paper *paper =
		paper_of(call, sheet, caseload_title(&summary, call->arena), (int64_t)summary.n);
	return paper_deliver(call, &job, paper, out, err);
}

typedef bool print_fn(struct call *call, struct result *out, struct err *err);

/* The number is on the pages before it is taken: where somebody else took it, they are made anew. */
static bool numbered(struct call *call, print_fn *print, struct result *out, struct err *err)
{
	for (int i = 1; !print(call, out, err); i++) {
		if (err->code != ERR_CONFLICT || !text_equal(err->field, "sheet") || i == TIMES)
			return false;
		err_clear(err);
	}
	return true;
}

bool command_print_caseload(struct call *call, struct result *out, struct err *err)
{
	return numbered(call, print_summary, out, err);
}

/* ---- the supervision sheet ---- */

static bool may_supervise(struct call *call, const struct worker *worker, struct err *err)
{
	return worker->id == call->worker->id ||
	       access_may(call->session->worker.roles, MAY_TEAM) ||
	       err_set(err, ERR_DENIED, "role",
		       "A supervision sheet is for the worker and the team lead. Ask %s or your "
		       "team lead to print it.",
		       worker->name);
}

static bool read_people(struct call *call, struct supervision *s, struct err *err)
{
	struct case_filter filter = {.scope = SCOPE_REGISTER,
		.team_id = call->team->id,
		.lead_id = s->worker->id,
		.sort = SORT_DUE,
		.today = call->today,
		.soon_days = call->team->soon_days};
	struct caseload_summary order = {.today = call->today, .soon_days = call->team->soon_days};
	struct case_counts counts;
	struct case_row *rows;

	if (!store_case_list(call->store, &filter, call->arena, &rows, &s->n, err) ||
		!store_case_counts(call->store, &filter, &counts, err))
		return false;
	order.rows = rows;
	order.n = s->n;
	s->people = caseload_order(&order, call->arena);
	s->late = counts.late;
	return true;
}

static bool collect_supervision(struct call *call, struct supervision *s, struct printing *printing,
	struct kept *kept, struct err *err)
{
	struct worker worker = {0}, *load;
	struct supervised_contact *contacts;
	struct action *actions;
	size_t load_n;
	const char *typed;

	*s = (struct supervision){.today = call->today, .soon_days = call->team->soon_days};
	if (!args_need(call->args, "worker", &typed, err) ||
		!call_worker(call, "worker", &worker, err) || !may_supervise(call, &worker, err) ||
		!only_load(call, worker.id, &load, &load_n, err))
		return false;
	if (load_n == 0) {
		load = arena_new_one(call->arena, struct worker);
		*load = worker;
	}
	s->worker = load;
	s->who = printing_worker(load, call->arena);
	s->names = NAMES_FULL;
	if (!args_word(call->args, "names", &words_names_shown, &s->names, err) ||
		!read_people(call, s, err) ||
		!store_supervised_contacts(call->store, call->team->id, worker.id, call->arena,
			&contacts, &s->contacts_n, err) ||
		!store_action_of_led(call->store, worker.id, call->team->id, call->today,
			call->arena, &actions, &s->actions_n, err))
		return false;
	s->contacts = contacts;
	s->actions = actions;
	return next_number(call, kept, PRINTED_SUPERVISION, worker.id, s->n, err) &&
	       printing_now(call, printing, err);
}

/* Each of the people has it in their own history. */
static void keep_supervision(struct call *call, const struct supervision *s, struct kept *kept)
{
	struct supervision_row *rows = supervision_rows(s, call->arena, &kept->n);
	int64_t *people = arena_new_array(call->arena, int64_t, s->n + 1);

	kept->rows = arena_new_array(call->arena, struct printed_row, kept->n + 1);
	for (size_t i = 0; i < kept->n; i++) {
		kept->rows[i] = row_of(kept->list.sheet, i + 1, rows[i].person);
		if (rows[i].action != NULL)
			kept->rows[i].action_id = rows[i].action->id;
	}
	for (size_t i = 0; i < s->n; i++)
		people[i] = s->people[i]->person_id;
	call->audit_people = people;
	call->audit_people_n = s->n;
}

static bool print_supervision(struct call *call, struct result *out, struct err *err)
{
	struct kept *kept = arena_new_one(call->arena, struct kept);
	struct job job = {.keep = keep, .failed = failed, .keep_data = kept};
	struct supervision s;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect_supervision(call, &s, &printing, kept, err);
	store_end(call->store);
	if (!read)
		return false;
	s.sheet = job.destination != TO_PREVIEW ? kept->list.sheet : 0;
	keep_supervision(call, &s, kept);
	struct sheet *sheet = supervision_sheet(&s, &printing, call->arena);
	struct paper *paper = paper_of(call, sheet,
		arena_printf(call->arena, "Supervision sheet: %s", s.who), (int64_t)s.n);
	return paper_deliver(call, &job, paper, out, err);
}

bool command_print_supervision(struct call *call, struct result *out, struct err *err)
{
	return numbered(call, print_supervision, out, err);
}
