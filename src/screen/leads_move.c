/* Moving cases: whom to, the effect, then the decision. It proposes; the new lead accepts. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "leads.h"
#include "pick_worker.h"

static const char *cases_words(size_t n, struct arena *arena)
{
	return n == 1 ? "1 case" : arena_printf(arena, "%zu cases", n);
}

/* The marked ones; the one under the cursor where none is. */
static size_t chosen(struct leads *leads, const struct leads_case **out)
{
	*out = leads->marked;
	if (leads->marked_n > 0)
		return leads->marked_n;
	*out = leads->in_lower ? leads_case_selected(leads) : NULL;
	return *out != NULL;
}

enum answer leads_move(struct leads *leads)
{
	struct view *view = leads->view;
	struct arena *arena = arena_new();
	const struct leads_case *cases;
	size_t n = chosen(leads, &cases);
	enum answer answer;

	if (n == 0) {
		app_message(view->app, MESSAGE_ERROR,
			"Choose cases first: Tab goes to them, Space marks.");
		arena_free(arena);
		return ANSWER_REDRAW;
	}
	answer = app_push(view->app, &screen_pick_worker,
		&(struct screen_arg){
			.text = arena_printf(arena, "Move %s to", cases_words(n, arena))});
	arena_free(arena);
	return answer;
}

/* ---- the effect ---- */

static void add_load(struct str *text, const struct worker *worker, int64_t after)
{
	int64_t capacity = worker_capacity(worker);

	str_addf(text, "%s %" PRId64 " -> %" PRId64, worker->name, worker->weight, after);
	if (capacity > 0)
		str_addf(text, " of %" PRId64, capacity);
	if (capacity > 0 && after == capacity)
		str_add(text, ", full");
	else if (capacity > 0)
		str_addf(text, ", %s %" PRId64, after > capacity ? "over by" : "has room for",
			after > capacity ? after - capacity : capacity - after);
	str_add(text, "\n");
}

static int64_t weight_from(const struct leads_case *cases, size_t n, int64_t lead_id)
{
	int64_t weight = 0;

	for (size_t i = 0; i < n; i++)
		if (lead_id == 0 || cases[i].lead_id == lead_id)
			weight += cases[i].weight;
	return weight;
}

static char *effect_words(const struct leads *leads, const struct worker *to,
	const struct leads_case *cases, size_t n, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE], *copy;
	struct str text = {0};

	for (size_t i = 0; i + 1 < leads->workers_n; i++) {
		const struct worker *from = &leads->workers[i];
		int64_t weight = weight_from(cases, n, from->id);

		if (weight > 0 && from->id != to->id)
			add_load(&text, from, from->weight - weight);
	}
	add_load(&text, to, to->weight + weight_from(cases, n, 0));
	if (date_is_set(to->away_until))
		str_addf(
			&text, "%s is away until %s.\n", to->name, date_show(to->away_until, date));
	for (size_t i = 0; i < n && i < 3; i++)
		str_addf(&text, "%s%s", i > 0 ? "; " : "", cases[i].name);
	if (n > 3)
		str_addf(&text, " and %zu more", n - 3);
	str_addf(&text,
		".\nThis proposes: %s must accept. Until then nothing changes and nobody is told.",
		to->name);
	copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

/* ---- doing it ---- */

static bool run_all(struct leads *leads, const struct leads_case *cases, size_t n,
	const struct worker *to, struct arena *arena)
{
	struct args *list = arena_new_array(arena, struct args, n);
	struct result result;

	for (size_t i = 0; i < n; i++) {
		list[i] = args_new(arena);
		args_set(&list[i], "person", cases[i].uid);
		args_set(&list[i], "worker", to->uid);
		args_set(&list[i], "reason", "Shared out by the team");
		args_set(&list[i], "propose", "yes");
	}
	return app_run_many(leads->view->app, CMD_LEAD_ASSIGN, list, n, arena, &result);
}

static enum answer on_move(struct view *view, int value, const char *reason)
{
	struct leads *leads = view->data;
	const struct worker *to = leads_worker(leads, leads->move_to);
	struct arena *arena = arena_new();
	const struct leads_case *cases;
	size_t n = chosen(leads, &cases);
	struct err err = {0};

	(void)reason;
	if (value == 1 && to && run_all(leads, cases, n, to, arena)) {
		list_unmark_all(leads->lower);
		leads_take_marks(leads);
	}
	if (value == 1 && (!leads_read(leads, &err) || !leads_read_cases(leads, &err)))
		app_error(view->app, &err);
	arena_free(arena);
	return ANSWER_REDRAW;
}

enum answer leads_move_to(struct leads *leads, const char *uid)
{
	struct view *view = leads->view;
	struct arena *arena = arena_new();
	const struct worker *to = NULL;
	const struct leads_case *cases;
	size_t n = chosen(leads, &cases);
	struct question_answer answers[] = {{"M", NULL, 1}};
	struct question_spec spec = {
		.answers = answers, .n = 1, .protects = true, .stay = "Back to the list"};
	enum answer answer = ANSWER_REDRAW;

	for (size_t i = 0; i + 1 < leads->workers_n; i++)
		if (text_equal(leads->workers[i].uid, uid))
			to = &leads->workers[i];
	for (size_t i = 0; to && i < n; i++)
		if (cases[i].lead_id == to->id) {
			app_message(view->app, MESSAGE_ERROR,
				"%s leads %s already. Take that mark off first.", to->name,
				cases[i].name);
			to = NULL;
		}
	if (to && n > 0) {
		leads->move_to = to->id;
		answers[0].words = arena_printf(arena, "Move %s", cases_words(n, arena));
		spec.title = arena_printf(arena, "Move %s to %s?", cases_words(n, arena), to->name);
		spec.text = effect_words(leads, to, cases, n, arena);
		answer = app_question(view->app, view, &spec, on_move);
	}
	arena_free(arena);
	return answer;
}
