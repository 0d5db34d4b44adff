/* The record of one person: a row of tabs, each to read; what can be done opens a form over it. */
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>

#include "person_history.h"
#include "person_risk.h"
#include "person_summary.h"

const struct tab_name tab_names[TAB_COUNT] = {
	{"summary", "Summary"},
	{"plan", "Plan"},
	{"contacts", "Contacts"},
	{"reviews", "Reviews"},
	{"actions", "Actions"},
	{"risk", "Risk"},
	{"notes", "Notes"},
	{"events", "Events"},
	{"history", "History"},
};

bool tab_is_text(enum person_tab tab)
{
	return tab == TAB_PLAN || tab == TAB_NOTES;
}

static bool is_list(enum person_tab tab)
{
	return tab != TAB_SUMMARY && !tab_is_text(tab);
}

struct person_page *page_of_person(struct view *view)
{
	return view->data;
}

/* ---- the tabs' contents ---- */

static size_t source_count(void *data)
{
	return rows_count(data);
}

static int64_t source_id(void *data, size_t row)
{
	return rows_id(data, row);
}

static void source_draw(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	(void)look;
	rows_draw(data, row, canvas);
}

static void fill_text(struct person_page *page, enum person_tab tab)
{
	const struct person_record *record = page->view->record;
	struct person_text *text =
		tab == TAB_PLAN
			? person_plan_text(record->plan, page->arena)
			: person_notes_text(record, app_today(page->view->app), page->arena);

	if (!page->pagers[tab])
		page->pagers[tab] = pager_new(text->text, true);
	else
		pager_set(page->pagers[tab], text->text);
	pager_styles(page->pagers[tab], person_text_style, text);
}

static void fill_list(struct person_page *page, enum person_tab tab)
{
	struct list_source source = {
		.count = source_count, .id = source_id, .draw = source_draw, .data = &page->rows};

	if (tab == TAB_HISTORY)
		history_read(page);
	if (tab == TAB_RISK)
		person_risk_read(page);
	if (!page->lists[tab]) {
		page->lists[tab] = list_new(&source);
		list_empty_text(page->lists[tab], rows_none(tab));
	}
	list_refresh(page->lists[tab]);
}

/* Makes what the tab shows, where it was not made since the record was read. */
static void fill(struct person_page *page)
{
	enum person_tab tab = page->rows.tab;

	if (page->filled[tab])
		return;
	page->filled[tab] = true;
	if (tab == TAB_SUMMARY) {
		facts_begin(&page->facts, page->arena);
		person_summary(&page->facts, page->view->record, app_today(page->view->app),
			*page->key_safe ? page->key_safe : NULL);
	} else if (tab_is_text(tab)) {
		fill_text(page, tab);
	} else {
		fill_list(page, tab);
	}
}

static bool refresh(struct view *view, struct err *err)
{
	struct person_page *page = page_of_person(view);

	(void)err;
	arena_reset(page->arena);
	memset(page->filled, 0, sizeof page->filled);
	page->rows.record = view->record;
	page->rows.today = app_today(view->app);
	fill(page);
	return true;
}

static void go_to(struct person_page *page, enum person_tab tab)
{
	page->rows.tab = tab;
	fill(page);
}

static bool open_person(struct view *view, struct err *err)
{
	struct person_page *page = arena_new_one(view->arena, struct person_page);

	view->data = page;
	page->view = view;
	page->arena = arena_new();
	page->history_arena = arena_new();
	page->rows.view = view;
	page->rows.scratch = arena_new();
	for (int tab = 0; tab < TAB_COUNT; tab++)
		if (text_equal(view->arg.part, tab_names[tab].name))
			page->rows.tab = tab;
	if (view->record->came_as != NULL)
		app_message(view->app, MESSAGE_NOTE, "The record of %s is merged into this one.",
			view->record->came_as);
	return refresh(view, err);
}

static void close_person(struct view *view)
{
	struct person_page *page = page_of_person(view);

	if (!page)
		return;
	for (int tab = 0; tab < TAB_COUNT; tab++) {
		list_free(page->lists[tab]);
		pager_free(page->pagers[tab]);
	}
	arena_free(page->arena);
	arena_free(page->history_arena);
	arena_free(page->scores.arena);
	input_free(page->filter);
	arena_free(page->rows.scratch);
}

/* ---- keys ---- */

static const char *selected_uid(const struct person_page *page)
{
	long row;

	if (!is_list(page->rows.tab) || !page->lists[page->rows.tab])
		return NULL;
	row = list_selected_row(page->lists[page->rows.tab]);
	return row < 0 ? NULL : rows_uid(&page->rows, (size_t)row);
}

static bool on_alert(const struct person_page *page)
{
	long row;

	if (page->rows.tab != TAB_CONTACTS)
		return false;
	row = list_selected_row(page->lists[TAB_CONTACTS]);
	return row >= (long)page->rows.record->contacts_n;
}

static const char *why_not(struct view *view, enum command_id id);

/* For keys that stand for another command than the table's. */
static enum answer form(struct person_page *page, enum command_id id, const char *part)
{
	const char *refusal = why_not(page->view, id);

	if (!session_may(page->view->session, id))
		refusal = "Your role does not let you do that. Ask your team lead.";
	if (refusal) {
		app_message(page->view->app, MESSAGE_ERROR, "%s", refusal);
		return ANSWER_REDRAW;
	}
	return app_form(page->view->app, page->view, id, part);
}

static enum answer open_plan(struct person_page *page)
{
	struct screen_arg arg = {.person = page->view->arg.person};

	return app_push(page->view->app, &screen_plan, &arg);
}

static enum answer show_key_safe(struct person_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	const char *code;

	args_set(&args, "person", page->view->arg.person);
	if (app_run(page->view->app, CMD_KEY_SAFE, &args, arena, &result) && result.message) {
		code = strstr(result.message, ": ");
		snprintf(page->key_safe, sizeof page->key_safe, "%s",
			code ? code + 2 : result.message);
		page->filled[TAB_SUMMARY] = false;
		fill(page);
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer run_plain(struct person_page *page, enum command_id id)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};

	args_set(&args, "person", page->view->arg.person);
	if (app_run(page->view->app, id, &args, arena, &result) && view_read(page->view, &err))
		refresh(page->view, &err);
	arena_free(arena);
	return ANSWER_REDRAW;
}

/* Delete closes or ends what the tab is about. */
static enum answer end_this(struct person_page *page)
{
	switch (page->rows.tab) {
	case TAB_CONTACTS:
		return form(
			page, on_alert(page) ? CMD_ALERT_END : CMD_CONTACT_END, selected_uid(page));
	case TAB_REVIEWS:
		return form(page, CMD_REVIEW_CANCEL, selected_uid(page));
	case TAB_ACTIONS:
		return form(page, CMD_ACTION_DONE, selected_uid(page));
	default:
		return form(page, CMD_REGISTER_END, NULL);
	}
}

static enum answer command(struct person_page *page, const struct screen_key *key)
{
	const char *part = selected_uid(page);
	bool by_key = key->event->key.code != K_NONE;

	switch (key->command) {
	case CMD_PERSON_HISTORY:
		go_to(page, TAB_HISTORY);
		return ANSWER_REDRAW;
	case CMD_PLAN_SHOW:
		return open_plan(page);
	case CMD_KEY_SAFE:
		return show_key_safe(page);
	case CMD_LEAD_ACCEPT:
		return run_plain(page, CMD_LEAD_ACCEPT);
	case CMD_REGISTER_END:
		return by_key ? end_this(page) : form(page, CMD_REGISTER_END, NULL);
	case CMD_REVIEW_BOOK:
	case CMD_REVIEW_HOLD:
	case CMD_REVIEW_CANCEL:
		return form(page, key->command, page->rows.tab == TAB_REVIEWS ? part : NULL);
	case CMD_ACTION_DONE:
		return form(page, key->command, page->rows.tab == TAB_ACTIONS ? part : NULL);
	case CMD_EVENT_REVIEW:
	case CMD_EVENT_EDIT:
		return form(page, key->command, page->rows.tab == TAB_EVENTS ? part : NULL);
	case CMD_CARER_SET:
	case CMD_CONTACT_END:
		return form(page, key->command,
			page->rows.tab == TAB_CONTACTS && !on_alert(page) ? part : NULL);
	case CMD_ALERT_END:
		return form(page, key->command, on_alert(page) ? part : NULL);
	case CMD_NEXT_TAB:
		go_to(page, (page->rows.tab + 1) % TAB_COUNT);
		return ANSWER_REDRAW;
	case CMD_RISK_ANSWER:
	case CMD_RISK_JUDGE:
	case CMD_RISK_SCORE:
		if (page->rows.tab != TAB_RISK) {
			go_to(page, TAB_RISK);
			app_message(page->view->app, MESSAGE_NOTE,
				"Choose the score with Up and Down, then press the key again.");
			return ANSWER_REDRAW;
		}
		return person_risk_command(page, key->command);
	default:
		return ANSWER_IGNORED;
	}
}

/* Enter on what the tab shows. */
static enum answer enter(struct person_page *page)
{
	switch (page->rows.tab) {
	case TAB_PLAN:
		return open_plan(page);
	case TAB_REVIEWS:
		return form(page, CMD_REVIEW_BOOK, selected_uid(page));
	case TAB_ACTIONS:
		return form(page, CMD_ACTION_DONE, selected_uid(page));
	case TAB_EVENTS:
		return form(page, CMD_EVENT_REVIEW, selected_uid(page));
	case TAB_RISK:
		return person_risk_open(page);
	case TAB_SUMMARY:
		return form(page, CMD_PERSON_EDIT, NULL);
	default:
		return ANSWER_STAY;
	}
}

static enum answer from_widget(enum tui_result result)
{
	return result == TUI_IGNORED ? ANSWER_IGNORED
	       : result == TUI_TAKEN ? ANSWER_STAY
				     : ANSWER_REDRAW;
}

static enum answer to_widget(struct person_page *page, const struct tui_event *event)
{
	enum person_tab tab = page->rows.tab;

	if (tab == TAB_SUMMARY)
		return from_widget(facts_key(&page->facts, event));
	return from_widget(tab_is_text(tab) ? pager_key(page->pagers[tab], event)
					    : list_key(page->lists[tab], event));
}

/* While a search is typed in a text, letters are no commands. */
static enum answer search_key(struct person_page *page, const struct tui_event *event)
{
	enum answer answer = to_widget(page, event);

	if (event->kind == TUI_KEY && (key_is(event->key, "Enter") || key_is(event->key, "Esc")))
		page->view->typing = false;
	if (pager_note(page->pagers[page->rows.tab]))
		app_message(page->view->app, MESSAGE_NOTE, "%s",
			pager_note(page->pagers[page->rows.tab]));
	return answer == ANSWER_IGNORED && !page->view->typing ? ANSWER_REDRAW : answer;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct person_page *page = page_of_person(view);
	const struct tui_event *event = screen_key->event;
	enum answer answer = ANSWER_IGNORED;

	if (page->rows.tab == TAB_HISTORY &&
		((answer = history_key(page, screen_key)) != ANSWER_IGNORED || view->typing))
		return answer;
	if (tab_is_text(page->rows.tab) && event->kind == TUI_KEY && key_is(event->key, "/"))
		view->typing = true;
	if (view->typing)
		return search_key(page, event);
	if (event->kind == TUI_KEY &&
		(key_is(event->key, "Right") ||
			((key_is(event->key, "Shift+Tab") || key_is(event->key, "Left")) &&
				(page->rows.tab > 0 || key_is(event->key, "Shift+Tab"))))) {
		int by = key_is(event->key, "Right") ? 1 : TAB_COUNT - 1;

		go_to(page, (page->rows.tab + by) % TAB_COUNT);
		return ANSWER_REDRAW;
	}
	if (screen_key->command != CMD_COUNT)
		answer = command(page, screen_key);
	if (answer != ANSWER_IGNORED)
		return answer;
	if (screen_key->command == CMD_COUNT || screen_key->command == CMD_BACK)
		answer = to_widget(page, event);
	if (answer == ANSWER_IGNORED && event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return enter(page);
	return answer;
}

/* ---- the rest ---- */

static bool asked_of_me(struct view *view)
{
	const struct person_record *record = view->record;

	for (size_t i = 0; i < record->leads_n; i++)
		if (record->leads[i].status == LEAD_PROPOSED &&
			record->leads[i].worker_id == session_worker(view->session)->id)
			return true;
	return false;
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct episode *episode = view->record->episode;
	bool open = episode_is_open(episode);

	if (id == CMD_RISK_ANSWER || id == CMD_RISK_JUDGE || id == CMD_RISK_SCORE)
		return page_of_person(view)->rows.tab == TAB_RISK
			       ? risk_refusal(person_risk_selected(page_of_person(view)), id)
			       : NULL;
	/* Delete ends what the tab is about. */
	if (id == CMD_REGISTER_END && (page_of_person(view)->rows.tab == TAB_CONTACTS ||
					      page_of_person(view)->rows.tab == TAB_ACTIONS))
		return NULL;
	if ((command_get(id)->needs & NEEDS_EPISODE) && !open && id != CMD_PLAN_SHOW)
		return "Not on the register. r adds to the register first.";
	if ((id == CMD_LEAD_ACCEPT || id == CMD_LEAD_DECLINE) && !asked_of_me(view))
		return "Nobody asked you to lead this person.";
	if (id == CMD_REGISTER_ADD && open && episode->status != EPISODE_CANDIDATE)
		return "On the register already.";
	return NULL;
}

static const char *where_am_i(struct view *view)
{
	struct person_page *page = page_of_person(view);
	const char *name = person_name(&view->record->person, view->arena);
	long row;

	if (!is_list(page->rows.tab))
		return arena_printf(
			view->arena, "Record of %s, %s.", name, tab_names[page->rows.tab].words);
	row = list_selected_row(page->lists[page->rows.tab]);
	return arena_printf(view->arena, "Record of %s, %s, row %ld of %zu.", name,
		tab_names[page->rows.tab].words, row + 1, rows_count(&page->rows));
}

static const struct hint *hints(struct view *view)
{
#define REST                                                                                       \
	{                                                                                          \
		CMD_COUNT, "Tab", "Next tab", "Next"                                               \
	}
#define END                                                                                        \
	{                                                                                          \
		CMD_COUNT, NULL, NULL, NULL                                                        \
	}
	static const struct hint summary[] = {REST, {CMD_PERSON_EDIT, NULL, "Edit", NULL},
		{CMD_REGISTER_ADD, NULL, "Register", NULL}, {CMD_REVIEW_BOOK, NULL, "Review", NULL},
		{CMD_PLAN_SHOW, NULL, "Plan", NULL}, {CMD_PRINT_PLAN, NULL, "Print", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, {CMD_PRINT_LETTER, NULL, "Letter", NULL},
		{CMD_LEAD_ASSIGN, NULL, "Lead", NULL}, END};
	static const struct hint asked[] = {{CMD_LEAD_ACCEPT, NULL, "Accept to lead", "Accept"},
		{CMD_LEAD_DECLINE, NULL, "Decline", NULL}, REST,
		{CMD_PLAN_SHOW, NULL, "Plan", NULL}, {CMD_NOTE_ADD, NULL, "Note", NULL}, END};
	static const struct hint plan[] = {REST, {CMD_PLAN_SHOW, NULL, "Write the plan", "Plan"},
		{CMD_COUNT, "/", "Search", NULL}, {CMD_PRINT_PLAN, NULL, "Print", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, END};
	static const struct hint contacts[] = {REST,
		{CMD_CONTACT_ADD, NULL, "Someone to ring", "Add"},
		{CMD_ALERT_ADD, NULL, "Alert", NULL}, {CMD_COUNT, "Delete", "End", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, END};
	static const struct hint reviews[] = {REST, {CMD_REVIEW_BOOK, NULL, "Book or move", "Book"},
		{CMD_REVIEW_HOLD, NULL, "Held", NULL}, {CMD_COUNT, "Delete", "Cancel", NULL}, END};
	static const struct hint actions[] = {REST, {CMD_ACTION_ADD, NULL, "Add", NULL},
		{CMD_ACTION_DONE, NULL, "Done", NULL}, END};
	static const struct hint risk[] = {REST, {CMD_COUNT, "Enter", "All of it", "All"},
		{CMD_RISK_ANSWER, NULL, "Factors", NULL}, {CMD_RISK_JUDGE, NULL, "Judge", NULL},
		{CMD_RISK_OUTLOOK, NULL, "Outlook", NULL},
		{CMD_RISK_SCORE, NULL, "Score now", "Score"}, END};
	static const struct hint notes[] = {
		REST, {CMD_NOTE_ADD, NULL, "Note", NULL}, {CMD_COUNT, "/", "Search", NULL}, END};
	static const struct hint events[] = {REST, {CMD_EVENT_ADD, NULL, "Event", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, END};
	static const struct hint history[] = {REST, {CMD_COUNT, "Enter", "Open the change", "Open"},
		{CMD_COUNT, "/", "Filter", NULL}, {CMD_UNDO, NULL, "Undo mine", "Undo"}, END};
	static const struct hint *const all[TAB_COUNT] = {
		summary, plan, contacts, reviews, actions, risk, notes, events, history};

	if (page_of_person(view)->rows.tab == TAB_SUMMARY && asked_of_me(view))
		return asked;
	return all[page_of_person(view)->rows.tab];
#undef REST
#undef END
}

static bool works(struct view *view, const char *key)
{
	struct person_page *page = page_of_person(view);
	bool list = is_list(page->rows.tab);

	if (strcmp(key, "Up/Down") == 0)
		return !list || rows_count(&page->rows) > 1;
	if (strcmp(key, "Delete") == 0 || strcmp(key, "Enter") == 0)
		return list && rows_count(&page->rows) > 0;
	return true;
}

const struct screen screen_person = {
	.name = "Person record",
	.where = IN_PERSON,
	.kind = SCREEN_FULL,
	.person = true,
	.open = open_person,
	.close = close_person,
	.draw = person_draw,
	.key = key,
	.refresh = refresh,
	.hints = hints,
	.works = works,
	.why_not = why_not,
	.where_am_i = where_am_i,
};
