/* Leads and balancing: who carries how much, whose cases are whose, who is away. */
#include "leads.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "app.h"
#include "paper.h"
#include "pick_worker.h"

/* ---- the two lists ---- */

static size_t who_count(void *data)
{
	return ((struct leads *)data)->who_n;
}

static int64_t who_id(void *data, size_t row)
{
	return ((struct leads *)data)->who[row].id;
}

static size_t case_count(void *data)
{
	return ((struct leads *)data)->cases_n;
}

static int64_t case_id(void *data, size_t row)
{
	return ((struct leads *)data)->cases[row].id;
}

/* ---- opening ---- */

static void make_lists(struct leads *leads)
{
	struct list_source upper = {
		.count = who_count, .id = who_id, .draw = leads_draw_who, .data = leads};
	struct list_source lower = {
		.count = case_count, .id = case_id, .draw = leads_draw_case, .data = leads};

	leads->upper = list_new(&upper);
	list_marks(leads->upper, false);
	leads->lower = list_new(&lower);
}

static bool reload(struct leads *leads, struct err *err)
{
	int64_t was = list_selected(leads->upper);

	if (!leads_read(leads, err) || !leads_read_cases(leads, err))
		return false;
	/* The line whose cases had the keys is gone: they are somebody else's now. */
	if (list_selected(leads->upper) != was)
		leads->in_lower = false;
	return true;
}

static bool open_leads(struct view *view, struct err *err)
{
	struct leads *leads = xcalloc(1, sizeof *leads);

	view->data = leads;
	leads->view = view;
	make_lists(leads);
	return reload(leads, err);
}

static void close_leads(struct view *view)
{
	struct leads *leads = view->data;

	if (leads == NULL)
		return;
	list_free(leads->upper);
	list_free(leads->lower);
	arena_free(leads->load_arena);
	arena_free(leads->case_arena);
	arena_free(leads->mark_arena);
	free(leads);
}

static bool refresh(struct view *view, struct err *err)
{
	return reload(view->data, err);
}

/* The cases follow the cursor, once for a burst of keys. */
static void settle(struct view *view)
{
	struct leads *leads = view->data;
	const struct leads_who *who = leads_selected(leads);
	struct err err = {0};

	if (who && (who->id != leads->shown || (leads->in_lower && !leads->whole)) &&
		!leads_read_cases(leads, &err))
		app_error(view->app, &err);
}

/* ---- keys ---- */

static enum answer to_lower(struct leads *leads, bool lower)
{
	leads->in_lower = lower;
	settle(leads->view);
	return ANSWER_REDRAW;
}

static enum answer open_row(struct leads *leads)
{
	const struct leads_case *one = leads_case_selected(leads);

	if (!leads->in_lower)
		return to_lower(leads, true);
	if (one == NULL)
		return ANSWER_STAY;
	return app_push(leads->view->app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = one->uid});
}

static enum answer turn_sort(struct leads *leads)
{
	static const char *const words[LEADS_SORTS] = {
		"name", "room, most first", "late reviews, most first"};

	leads->sort = (enum leads_sort)((leads->sort + 1) % LEADS_SORTS);
	leads_sort(leads);
	list_refresh(leads->upper);
	app_message(leads->view->app, MESSAGE_NOTE, "Sorted by %s.", words[leads->sort]);
	return ANSWER_REDRAW;
}

static enum answer print(struct leads *leads)
{
	const struct leads_who *who = leads_selected(leads);

	return paper_open(leads->view->app, CMD_PRINT_CASELOAD, "lead",
		who && who->id > 0 ? who->worker->uid : NULL, NULL);
}

static enum answer accept(struct leads *leads)
{
	const struct leads_case *one = leads_case_selected(leads);
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};

	args_set(&args, "person", one->uid);
	if (app_run(leads->view->app, CMD_LEAD_ACCEPT, &args, arena, &result) &&
		!reload(leads, &err))
		app_error(leads->view->app, &err);
	arena_free(arena);
	return ANSWER_REDRAW;
}

/* Forms that are about the worker under the cursor. */
static enum answer worker_form(struct leads *leads, enum command_id id)
{
	const struct leads_who *who = leads_selected(leads);

	return app_form(
		leads->view->app, leads->view, id, who && who->id > 0 ? who->worker->uid : NULL);
}

static enum answer command(struct leads *leads, enum command_id id)
{
	switch (id) {
	case CMD_OPEN:
		return open_row(leads);
	case CMD_OTHER_LIST:
		return to_lower(leads, !leads->in_lower);
	case CMD_BACK:
		return leads->in_lower ? to_lower(leads, false) : ANSWER_IGNORED;
	case CMD_SORT:
		return turn_sort(leads);
	case CMD_PRINT_CASELOAD:
		return print(leads);
	case CMD_LEAD_ASSIGN:
		return leads_move(leads);
	case CMD_LEAD_ACCEPT:
		return accept(leads);
	case CMD_LEAD_HANDOVER:
	case CMD_ABSENCE_ADD:
	case CMD_ABSENCE_END:
		return worker_form(leads, id);
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer to_list(struct leads *leads, const struct tui_event *event)
{
	enum tui_result result;

	if (!leads->in_lower)
		return list_key(leads->upper, event) == TUI_IGNORED ? ANSWER_IGNORED
								    : ANSWER_REDRAW;
	result = list_key(leads->lower, event);
	if (result == TUI_IGNORED)
		return ANSWER_IGNORED;
	leads_take_marks(leads);
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct leads *leads = view->data;
	enum answer answer = command(leads, pressed->command);
	struct tui_event event = *pressed->event;

	if (answer != ANSWER_IGNORED)
		return answer;
	/* Chosen in the menu, a mark has no key of its own. */
	if (keymap_mark(pressed->command))
		event = tui_key(keymap_mark(pressed->command));
	return to_list(leads, &event);
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	if (from == &screen_pick_worker && text != NULL)
		return leads_move_to(view->data, text);
	return ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	struct leads *leads = view->data;
	const struct leads_case *one = leads_case_selected(leads);
	const struct leads_who *who = leads_selected(leads);

	if (leads->in_lower || (who && who->id == WHO_WAITING))
		return one ? one->uid : NULL;
	return leads->marked_n > 0 ? leads->marked[0].uid : NULL;
}

static const char *why_not(struct view *view, enum command_id id)
{
	struct leads *leads = view->data;
	const struct leads_who *who = leads_selected(leads);

	if ((id == CMD_LEAD_ACCEPT || id == CMD_LEAD_DECLINE) && (!who || who->id != WHO_WAITING))
		return "Nobody asked you about this person.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint people[] = {{CMD_OTHER_LIST, NULL, "Cases", NULL},
		{CMD_SORT, NULL, "Sort", NULL}, {CMD_ABSENCE_ADD, NULL, "Away", NULL},
		{CMD_LEAD_HANDOVER, NULL, "Hand over", NULL},
		{CMD_PRINT_CASELOAD, NULL, "Print", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint cases[] = {{CMD_COUNT, "Space", "Mark", NULL},
		{CMD_LEAD_ASSIGN, NULL, "Move to", "Move"}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_OTHER_LIST, NULL, "Leads", NULL}, {CMD_PRINT_CASELOAD, NULL, "Print", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint waiting[] = {{CMD_LEAD_ACCEPT, NULL, "Accept", NULL},
		{CMD_LEAD_DECLINE, NULL, "Decline", NULL}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_OTHER_LIST, NULL, "Other list", "Other"}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	struct leads *leads = view->data;
	const struct leads_who *who = leads_selected(leads);

	if (who && who->id == WHO_WAITING)
		return waiting;
	return leads->in_lower ? cases : people;
}

/* Marks are never forgotten: they are counted while no other message stands. */
static const char *note(struct view *view)
{
	struct leads *leads = view->data;
	size_t hidden = list_marked_hidden(leads->lower);
	char *text = leads->note;

	if (leads->marked_n == 0)
		return leads->in_lower ? NULL
				       : "Room is the capacity by whole-time equivalent, less the "
					 "weight of the cases.";
	if (hidden > 0)
		snprintf(text, sizeof leads->note, "%zu marked (%zu not shown).", leads->marked_n,
			hidden);
	else
		snprintf(text, sizeof leads->note,
			"%zu marked. m moves them: it proposes, the new lead accepts.",
			leads->marked_n);
	return text;
}

static const char *where_am_i(struct view *view)
{
	struct leads *leads = view->data;
	const struct leads_who *who = leads_selected(leads);
	const struct leads_case *one = leads_case_selected(leads);

	if (who == NULL)
		return "Leads, nobody.";
	if (leads->in_lower && one)
		return arena_printf(view->arena, "Cases of %s, row %ld of %zu: %s, %s%s%s%s%s.",
			who->worker ? who->worker->name : "those you were asked about",
			list_selected_row(leads->lower) + 1, leads->cases_n, one->name,
			one->band_words, *one->due_words ? ", " : "", one->due_words,
			one->note ? ", " : "", one->note ? one->note : "");
	if (who->worker == NULL)
		return arena_printf(view->arena, "Leads, row %ld of %zu: proposals, %zu.",
			list_selected_row(leads->upper) + 1, leads->who_n, leads->cases_n);
	return arena_printf(view->arena,
		"Leads, row %ld of %zu: %s, %" PRId64 " cases, %" PRId64 " late%s%s.",
		list_selected_row(leads->upper) + 1, leads->who_n, who->worker->name,
		who->worker->cases, who->worker->late, who->id > 0 ? ", " : "",
		who->id > 0 ? leads_room_words(who->worker, view->arena) : "");
}

const struct screen screen_leads = {
	.name = "Leads",
	.where = IN_LEADS | IN_LISTS,
	.open = open_leads,
	.close = close_leads,
	.draw = leads_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.settle = settle,
	.subject = subject,
	.why_not = why_not,
	.hints = hints,
	.note = note,
	.where_am_i = where_am_i,
};
