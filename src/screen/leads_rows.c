/* Who carries how much, and whose cases: what Leads shows. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/caseload.h>
#include <caseload/deadline.h>

#include "leads.h"

enum { CASES_MAX = 500 };

const struct leads_who *leads_selected(const struct leads *leads)
{
	long row = list_selected_row(leads->upper);

	return row < 0 ? NULL : &leads->who[row];
}

const struct worker *leads_worker(const struct leads *leads, int64_t id)
{
	for (size_t i = 0; i + 1 < leads->workers_n; i++)
		if (leads->workers[i].id == id)
			return &leads->workers[i];
	return NULL;
}

/* ---- the upper list ---- */

static bool read_proposals(struct leads *leads, struct arena *arena, struct err *err)
{
	struct args args = args_new(arena);
	struct result result;

	if (!app_try(leads->view->app, CMD_LEAD_LIST, &args, arena, &result, err))
		return false;
	leads->proposals = result.value;
	leads->proposals_n = result.n;
	leads->waiting_n = leads->asked_n = 0;
	for (size_t i = 0; i < result.n; i++) {
		const struct proposal *one = &leads->proposals[i];

		leads->waiting_n += one->mine && one->status == LEAD_PROPOSED;
		leads->asked_n += one->asked_by_me && !one->mine;
	}
	return true;
}

static void add_who(struct leads *leads, int64_t id, const struct worker *worker)
{
	leads->who[leads->who_n++] = (struct leads_who){id, worker};
}

static int64_t room_of(const struct worker *worker)
{
	return worker_capacity(worker) - worker->weight;
}

static int by_name(const void *a, const void *b)
{
	const struct leads_who *left = a, *right = b;

	/* They came by name: their place in the answer is the order. */
	return (left->worker > right->worker) - (left->worker < right->worker);
}

static int by_room(const void *a, const void *b)
{
	const struct leads_who *left = a, *right = b;
	int64_t one = room_of(left->worker), other = room_of(right->worker);

	return one != other ? (one < other) - (one > other) : by_name(a, b);
}

static int by_late(const void *a, const void *b)
{
	const struct leads_who *left = a, *right = b;

	if (left->worker->late != right->worker->late)
		return left->worker->late < right->worker->late ? 1 : -1;
	return by_name(a, b);
}

/* What waits for the one who looks stands first; nobody's, and what was asked, last. */
void leads_sort(struct leads *leads)
{
	static int (*const orders[LEADS_SORTS])(const void *, const void *) = {
		by_name, by_room, by_late};
	size_t first = 0, n = 0;

	while (first < leads->who_n && leads->who[first].id < 0)
		first++;
	while (first + n < leads->who_n && leads->who[first + n].id > 0)
		n++;
	qsort(&leads->who[first], n, sizeof *leads->who, orders[leads->sort]);
}

bool leads_read(struct leads *leads, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;

	if (!app_try(leads->view->app, CMD_LEAD_LOAD, &args, arena, &result, err) ||
		!read_proposals(leads, arena, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(leads->load_arena);
	leads->load_arena = arena;
	leads->workers = result.value;
	leads->workers_n = result.n;
	leads->who = arena_new_array(arena, struct leads_who, result.n + 2);
	leads->who_n = 0;
	if (leads->waiting_n > 0)
		add_who(leads, WHO_WAITING, NULL);
	for (size_t i = 0; i + 1 < result.n; i++)
		add_who(leads, leads->workers[i].id, &leads->workers[i]);
	add_who(leads, WHO_NOBODY, &leads->workers[result.n - 1]);
	if (leads->asked_n > 0)
		add_who(leads, WHO_ASKED, NULL);
	leads_sort(leads);
	list_refresh(leads->upper);
	return true;
}

/* ---- the lower list ---- */

static const struct proposal *open_proposal(const struct leads *leads, int64_t person_id)
{
	for (size_t i = 0; i < leads->proposals_n; i++)
		if (leads->proposals[i].person_id == person_id &&
			leads->proposals[i].kind == LEAD_KIND_LEAD &&
			leads->proposals[i].status == LEAD_PROPOSED)
			return &leads->proposals[i];
	return NULL;
}

static struct leads_case case_of(
	const struct leads *leads, const struct case_row *row, struct arena *arena)
{
	struct date today = app_today(leads->view->app);
	const struct proposal *asked = open_proposal(leads, row->person_id);
	char due[16];

	return (struct leads_case){.id = row->person_id,
		.uid = row->uid,
		.name = case_name(row, NAMES_FULL, arena),
		.band = row->band,
		.band_words = case_band_words(row, today, arena),
		.due_words = arena_strdup(arena, deadline_words(row->next_review, today, due)),
		.late = deadline_late_days(row->next_review, today) > 0,
		.note = asked ? arena_printf(arena, "asked: %s", asked->name) : NULL,
		.weight = band_weight((enum band)row->band),
		.lead_id = row->lead_id};
}

static const char *proposal_words(const struct proposal *one, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];
	const char *why = one->reason ? strrchr(one->reason, '\n') : NULL;

	if (one->status == LEAD_DECLINED)
		return arena_printf(arena, "%s %s", one->name,
			why ? why + 1 : word_shown(&words_lead_status, one->status));
	if (one->mine)
		return arena_printf(arena, "%s, %s; now %s",
			one->asked_by ? one->asked_by : "Somebody", date_show(one->from, date),
			one->now ? one->now : "nobody");
	return arena_printf(arena, "%s, asked on %s", one->name, date_show(one->from, date));
}

static void take_proposals(struct leads *leads, bool waiting, struct arena *arena)
{
	leads->cases = arena_new_array(arena, struct leads_case, leads->proposals_n + 1);
	leads->cases_n = 0;
	for (size_t i = 0; i < leads->proposals_n; i++) {
		const struct proposal *one = &leads->proposals[i];

		if (waiting ? !one->mine || one->status != LEAD_PROPOSED
			    : !one->asked_by_me || one->mine)
			continue;
		leads->cases[leads->cases_n++] = (struct leads_case){.id = one->person_id,
			.uid = one->person,
			.name = one->person_name,
			.band = one->band,
			.band_words = word_shown(&words_band, one->band),
			.due_words = "",
			.note = proposal_words(one, arena)};
	}
	leads->cases_total = (int64_t)leads->cases_n;
}

static bool take_cases(
	struct leads *leads, const struct leads_who *who, struct arena *arena, struct err *err)
{
	struct args args = args_new(arena);
	const struct case_list *list;
	struct result result;

	if (who->id == WHO_NOBODY)
		args_set(&args, "unled", "yes");
	else
		args_set(&args, "lead", who->worker->uid);
	args_set(&args, "register", "yes");
	args_setf(&args, "limit", "%d", leads->in_lower ? CASES_MAX : GLANCE_ROWS);
	if (!app_try(leads->view->app, CMD_LIST, &args, arena, &result, err))
		return false;
	list = result.value;
	leads->cases = arena_new_array(arena, struct leads_case, list->n + 1);
	leads->cases_n = list->n;
	leads->cases_total = list->total;
	for (size_t i = 0; i < list->n; i++)
		leads->cases[i] = case_of(leads, &list->rows[i], arena);
	return true;
}

bool leads_read_cases(struct leads *leads, struct err *err)
{
	const struct leads_who *who = leads_selected(leads);
	struct arena *arena = arena_new();
	bool read = true, special = who && (who->id == WHO_WAITING || who->id == WHO_ASKED);

	leads->cases = NULL;
	leads->cases_n = 0;
	leads->cases_total = 0;
	leads->shown = who ? who->id : 0;
	leads->whole = leads->in_lower || special;
	if (special)
		take_proposals(leads, who->id == WHO_WAITING, arena);
	else if (who)
		read = take_cases(leads, who, arena, err);
	arena_free(leads->case_arena);
	leads->case_arena = arena;
	list_marks(leads->lower, !special);
	list_empty_text(leads->lower, read ? "No cases." : "They cannot be shown.");
	list_refresh(leads->lower);
	return read;
}

const struct leads_case *leads_case_selected(const struct leads *leads)
{
	long row = list_selected_row(leads->lower);

	return row < 0 || (size_t)row >= leads->cases_n ? NULL : &leads->cases[row];
}

/* ---- marks ---- */

static const struct leads_case *known(const struct leads *leads, int64_t id)
{
	for (size_t i = 0; i < leads->cases_n; i++)
		if (leads->cases[i].id == id)
			return &leads->cases[i];
	for (size_t i = 0; i < leads->marked_n; i++)
		if (leads->marked[i].id == id)
			return &leads->marked[i];
	return NULL;
}

void leads_take_marks(struct leads *leads)
{
	const int64_t *ids = list_marked_ids(leads->lower);
	size_t n = list_marked(leads->lower), kept = 0;
	struct arena *arena = arena_new();
	struct leads_case *marked = arena_new_array(arena, struct leads_case, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct leads_case *one = known(leads, ids[i]);

		if (!one)
			continue;
		marked[kept] = *one;
		marked[kept].uid = arena_strdup(arena, one->uid);
		marked[kept].name = arena_strdup(arena, one->name);
		marked[kept].band_words = marked[kept].due_words = marked[kept].note = NULL;
		kept++;
	}
	arena_free(leads->mark_arena);
	leads->mark_arena = arena;
	leads->marked = marked;
	leads->marked_n = kept;
}
