/* The plan editor: the sections at the left, the one being written at the right. */
#include "plan_page.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "form_draft.h"
#include "text_command.h"

struct plan_page *plan_page_of(struct view *view)
{
	return view->data;
}

const struct plan *plan_shown(const struct plan_page *page)
{
	return page->view->record->plan;
}

bool plan_is_text(int item)
{
	return item < PLAN_SECTIONS;
}

enum section plan_section_of(int item)
{
	return plan_is_text(item) ? (enum section)(item + 1) : SECTION_NONE;
}

const char *plan_item_name(int item)
{
	static const char *const rest[] = {"Needs", "Contingency", "Agreement", "Review"};

	return plan_is_text(item) ? word_shown(&words_section, plan_section_of(item))
				  : rest[item - PLAN_SECTIONS];
}

/* A need without a goal, or a goal without an action: the plan cannot be agreed so. */
static bool needs_are_whole(const struct plan *plan)
{
	for (size_t i = 0; i < plan->needs_n; i++) {
		const struct need *need = &plan->needs[i];

		if (need->status != NEED_OPEN)
			continue;
		if (need->goals_n == 0)
			return false;
		for (size_t j = 0; j < need->goals_n; j++)
			if (need->goals[j].actions_n == 0 &&
				need->goals[j].status <= GOAL_IN_PROGRESS)
				return false;
	}
	return true;
}

static const char *part_mark(const struct plan_page *page, int item)
{
	const struct plan *plan = plan_shown(page);

	switch (item) {
	case PLAN_NEEDS:
		return !plan || plan->needs_n == 0 ? " " : needs_are_whole(plan) ? "ok" : "!";
	case PLAN_CONTINGENCY:
		return plan && plan->contingency_n > 0 ? "ok" : " ";
	case PLAN_AGREEMENT:
		return plan && plan->agreements_n > 0 ? "ok" : "!";
	default:
		return record_next_review(page->view->record) ? "ok" : " ";
	}
}

const char *plan_item_mark(const struct plan_page *page, int item)
{
	if (!plan_is_text(item))
		return part_mark(page, item);
	if (section_changed(page, item) || page->texts[item].waiting || page->texts[item].offer)
		return "*";
	/* What was saved here a moment ago may be newer than the record that was read. */
	if (page->texts[item].edit && !page->texts[item].offer &&
		!text_is_blank(edit_text(page->texts[item].edit)))
		return "ok";
	return plan_section_mark(plan_shown(page), plan_section_of(item));
}

void plan_typing(struct plan_page *page)
{
	page->view->typing = page->mode == PLAN_WRITE && plan_is_text(page->at) &&
			     section_may_write(page, page->at);
}

static void go_to(struct plan_page *page, int item, bool take_draft)
{
	struct err err = {0};

	if (plan_is_text(page->at))
		section_keep(page, page->at, &err);
	page->at = item;
	if (!plan_is_text(item) && page->stale && view_read(page->view, &err))
		section_refresh(page);
	if (!plan_is_text(item))
		parts_fill(page);
	else if (page->mode != PLAN_LIST || page->texts[item].edit)
		section_open(page, item, take_draft);
	else
		area_show(page->area, page->empty);
	plan_typing(page);
}

/* ---- opening and closing ---- */

static int first_item(const struct plan_page *page)
{
	const char *part = page->view->arg.part;
	int section;

	if (part && word_find(&words_section, part, &section))
		return section - 1;
	/* What was left half written comes first. */
	for (int item = 0; item < PLAN_SECTIONS; item++)
		if (page->texts[item].waiting)
			return item;
	return plan_text(plan_shown(page), SECTION_MATTERS) ? 0 : SECTION_MATTERS - 1;
}

static bool open_plan(struct view *view, struct err *err)
{
	struct plan_page *page = arena_new_one(view->arena, struct plan_page);

	(void)err;
	view->data = page;
	page->view = view;
	page->noticed = -1;
	page->arena = arena_new();
	page->empty = edit_new(true);
	page->area = area_new(page->empty);
	page->read_only = !session_may(view->session, CMD_PLAN_SET) ||
			  !episode_is_open(view->record->episode);
	if (!page->read_only)
		section_find_drafts(page);
	go_to(page, first_item(page), view->arg.place != NULL);
	return true;
}

static void close_plan(struct view *view)
{
	struct plan_page *page = plan_page_of(view);

	if (!page)
		return;
	area_free(page->area);
	edit_free(page->empty);
	section_close_all(page);
	list_free(page->list);
	pager_free(page->pager);
	plan_clash_end(page);
	arena_free(page->arena);
}

static bool refresh(struct view *view, struct err *err)
{
	struct plan_page *page = plan_page_of(view);

	(void)err;
	section_refresh(page);
	page->noticed = -1;
	if (plan_is_text(page->at) && page->texts[page->at].edit)
		section_notice(page, page->at);
	return true;
}

/* A form above gave back the name of what is missing. */
static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	int item = parts_item_of_field(text);

	(void)from;
	if (item >= 0)
		go_to(plan_page_of(view), item, false);
	return ANSWER_REDRAW;
}

static enum answer idle(struct view *view)
{
	struct plan_page *page = plan_page_of(view);
	struct err err = {0};
	size_t n = section_keep_all(page, &err);

	if (err.code != ERR_NONE)
		app_message(view->app, MESSAGE_ERROR, "The draft could not be kept: %s", err.text);
	return n > 0 ? ANSWER_REDRAW : ANSWER_STAY;
}

static void keep(struct view *view)
{
	struct err err = {0};

	if (view->data)
		section_keep_all(plan_page_of(view), &err);
}

/* ---- keys ---- */

static enum answer leave(struct plan_page *page);

static enum answer on_leave(struct view *view, int value, const char *reason)
{
	struct plan_page *page = plan_page_of(view);

	(void)reason;
	switch (value) {
	case LEAVE_SAVE:
		return plan_is_text(page->at) ? section_save(page, page->at) : ANSWER_REDRAW;
	case LEAVE_KEEP:
		return leave(page);
	case LEAVE_THROW:
		return ANSWER_POP;
	default:
		return ANSWER_REDRAW;
	}
}

static enum answer leave(struct plan_page *page)
{
	struct err err = {0};
	size_t n = section_keep_all(page, &err);

	if (err.code != ERR_NONE) {
		app_error(page->view->app, &err);
		return app_ask_leave(page->view->app, page->view, "the plan", on_leave);
	}
	if (n > 0)
		app_message(page->view->app, MESSAGE_DONE,
			"Kept %zu section%s as %s. Nothing is lost: p opens the plan, F2 saves.", n,
			n == 1 ? "" : "s", n == 1 ? "a draft" : "drafts");
	return ANSWER_POP;
}

static enum answer list_key_pressed(struct plan_page *page, struct key key)
{
	if (key_is(key, "Down") || key_is(key, "j")) {
		go_to(page, page->at + 1 < PLAN_ITEMS ? page->at + 1 : page->at, false);
	} else if (key_is(key, "Up") || key_is(key, "k")) {
		go_to(page, page->at > 0 ? page->at - 1 : 0, false);
	} else if (key_is(key, "Home") || key_is(key, "End")) {
		go_to(page, key_is(key, "Home") ? 0 : PLAN_ITEMS - 1, false);
	} else if (key_is(key, "Enter") || key_is(key, "Right") || key_is(key, "Tab")) {
		page->mode = PLAN_WRITE;
		go_to(page, page->at, false);
	} else {
		return ANSWER_IGNORED;
	}
	return ANSWER_REDRAW;
}

static enum answer text_key(struct plan_page *page, const struct tui_event *event)
{
	enum tui_result result = area_key(page->area, event);

	if (area_note(page->area))
		app_message(page->view->app, MESSAGE_NOTE, "%s", area_note(page->area));
	if (result == TUI_SAVE)
		return section_save(page, page->at);
	return result == TUI_IGNORED ? ANSWER_IGNORED
	       : result == TUI_TAKEN ? ANSWER_STAY
				     : ANSWER_REDRAW;
}

static enum answer compare_key(struct plan_page *page, const struct tui_event *event)
{
	enum tui_result result = pager_key(page->pager, event);

	if (result != TUI_IGNORED)
		return result == TUI_TAKEN ? ANSWER_STAY : ANSWER_REDRAW;
	if (event->kind != TUI_KEY || !(key_is(event->key, "Esc") || key_is(event->key, "Alt+D") ||
					      key_is(event->key, "q")))
		return ANSWER_IGNORED;
	page->mode = PLAN_WRITE;
	plan_typing(page);
	return ANSWER_REDRAW;
}

static enum answer moving_key(struct plan_page *page, struct key key)
{
	if (key_is(key, "Tab") || key_is(key, "Shift+Tab")) {
		int by = key_is(key, "Tab") ? 1 : PLAN_ITEMS - 1;

		go_to(page, (page->at + by) % PLAN_ITEMS, false);
		return ANSWER_REDRAW;
	}
	if (key_is(key, "Ctrl+C")) {
		app_message(page->view->app, MESSAGE_NOTE,
			"Nothing is selected to copy. Esc leaves; what you typed is kept.");
		return ANSWER_REDRAW;
	}
	if (key_is(key, "e") && plan_is_text(page->at) && page->texts[page->at].reading) {
		page->texts[page->at].reading = false;
		section_open(page, page->at, false);
		plan_typing(page);
		return ANSWER_REDRAW;
	}
	return key_is(key, "Esc") || key_is(key, "q") ? leave(page) : ANSWER_IGNORED;
}

static enum answer write_key(struct plan_page *page, const struct screen_key *screen_key)
{
	const struct tui_event *event = screen_key->event;
	enum answer answer;

	if (plan_is_text(page->at) &&
		(page->texts[page->at].asking || page->texts[page->at].offer)) {
		/* What is asked waits here; one may still go by. */
		if (event->kind == TUI_KEY && event->key.code == K_TAB)
			return moving_key(page, event->key);
		return page->texts[page->at].asking ? section_asking_key(page, event)
						    : section_offer_key(page, event);
	}
	if (screen_key->command == CMD_SAVE && plan_is_text(page->at) &&
		section_may_write(page, page->at))
		return section_save(page, page->at);
	if (plan_is_text(page->at) && area_asking(page->area))
		return text_key(page, event);
	if (plan_is_text(page->at) && page->texts[page->at].edit) {
		if (screen_key->command == CMD_COMPARE)
			return section_compare(page);
		answer = text_command(page->view, page->area, screen_key);
		if (answer != ANSWER_IGNORED)
			return answer;
	}
	answer = plan_is_text(page->at) ? text_key(page, event) : parts_key(page, event);
	if (answer == ANSWER_IGNORED && event->kind == TUI_KEY)
		answer = moving_key(page, event->key);
	return answer;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct plan_page *page = plan_page_of(view);
	const struct tui_event *event = screen_key->event;

	if (page->mode == PLAN_CLASH)
		return plan_clash_key(page, event);
	if (page->mode == PLAN_COMPARE)
		return compare_key(page, event);
	if (screen_key->command == CMD_BACK && event->key.code == K_NONE)
		return leave(page);
	if (screen_key->command == CMD_PANE) {
		page->mode = page->mode == PLAN_LIST ? PLAN_WRITE : PLAN_LIST;
		go_to(page, page->at, false);
		return ANSWER_REDRAW;
	}
	if (page->mode == PLAN_WRITE)
		return write_key(page, screen_key);
	if (event->kind != TUI_KEY)
		return ANSWER_STAY;
	if (key_is(event->key, "Esc") || key_is(event->key, "q") || key_is(event->key, "Left"))
		return leave(page);
	return list_key_pressed(page, event->key);
}

/* ---- the rest ---- */

static const char *why_not(struct view *view, enum command_id id)
{
	const struct plan_page *page = plan_page_of(view);

	if ((id == CMD_SPELLING || id == CMD_COPY_OUT || id == CMD_COMPARE || id == CMD_TEXT_FIND ||
		    id == CMD_TEXT_NEXT) &&
		(!plan_is_text(page->at) || page->mode != PLAN_WRITE))
		return page->mode == PLAN_COMPARE ? NULL : "Open a section with text first.";
	if ((command_get(id)->needs & NEEDS_EPISODE) && !episode_is_open(view->record->episode))
		return "Not on the register, so the plan cannot be changed.";
	return NULL;
}

static const char *title(struct view *view)
{
	return plan_page_of(view)->read_only ? "Plan (view only)" : "Plan";
}

static const char *where_am_i(struct view *view)
{
	struct plan_page *page = plan_page_of(view);

	return arena_printf(view->arena, "Plan of %s, %d of %d, %s.",
		person_name(&view->record->person, view->arena), page->at + 1, PLAN_ITEMS,
		plan_item_name(page->at));
}

static const struct hint *hints(struct view *view)
{
#define END                                                                                        \
	{                                                                                          \
		CMD_COUNT, NULL, NULL, NULL                                                        \
	}
#define SECTIONS                                                                                   \
	{                                                                                          \
		CMD_COUNT, "F6", "Sections", NULL                                                  \
	}
#define BACK                                                                                       \
	{                                                                                          \
		CMD_COUNT, "Esc", "Back", NULL                                                     \
	}
#define TAB                                                                                        \
	{                                                                                          \
		CMD_COUNT, "Tab", "Next section", "Next"                                           \
	}
	static const struct hint text[] = {{CMD_SAVE, NULL, "Save", NULL},
		{CMD_COUNT, "Ctrl+Z", "Undo", NULL}, {CMD_SPELLING, NULL, "Spelling", NULL},
		SECTIONS, TAB, BACK, {CMD_TEXT_FIND, NULL, "Find", NULL}, END};
	static const struct hint reading[] = {SECTIONS, TAB, {CMD_COUNT, "Ctrl+F", "Find", NULL},
		{CMD_PRINT_PLAN, NULL, "Print", NULL}, BACK, END};
	static const struct hint needs[] = {{CMD_COUNT, "n", "Need", NULL},
		{CMD_COUNT, "g", "Goal", NULL}, {CMD_COUNT, "a", "Action", NULL},
		{CMD_COUNT, "Enter", "Change", NULL}, SECTIONS, BACK, END};
	static const struct hint contingency[] = {{CMD_COUNT, "c", "Add", NULL},
		{CMD_COUNT, "Enter", "Change", NULL}, SECTIONS, TAB, BACK, END};
	static const struct hint agreement[] = {{CMD_PLAN_AGREE, NULL, "Agree", NULL}, SECTIONS,
		TAB, {CMD_PRINT_PLAN, NULL, "Print", NULL}, BACK, END};
	static const struct hint review[] = {
		{CMD_COUNT, "b", "Book or move", "Book"}, SECTIONS, TAB, BACK, END};
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Open", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, BACK, END};
	static const struct hint compare[] = {{CMD_COUNT, "Up/Down", "Scroll", NULL},
		{CMD_COUNT, "/", "Search", NULL}, BACK, END};
	static const struct hint clash[] = {{CMD_COUNT, "t", "Theirs", NULL},
		{CMD_COUNT, "m", "Mine", NULL}, {CMD_COUNT, "b", "Both", NULL},
		{CMD_COUNT, "Esc", "Not now", NULL}, END};
	static const struct hint asking[] = {
		{CMD_COUNT, "e", "Edit", NULL}, {CMD_COUNT, "r", "Read", NULL}, BACK, END};
	static const struct hint beside[] = {{CMD_COUNT, "e", "Edit", NULL}, SECTIONS, TAB,
		{CMD_COUNT, "Ctrl+F", "Find", NULL}, BACK, END};
	static const struct hint *const parts[] = {needs, contingency, agreement, review};
	struct plan_page *page = plan_page_of(view);

	if (page->mode == PLAN_LIST)
		return list;
	if (page->mode == PLAN_COMPARE)
		return compare;
	if (page->mode == PLAN_CLASH)
		return clash;
	if (!plan_is_text(page->at))
		return page->read_only ? reading : parts[page->at - PLAN_SECTIONS];
	if (page->texts[page->at].asking)
		return asking;
	if (page->texts[page->at].reading)
		return beside;
	return page->texts[page->at].offer ? offer_hints(true) : page->read_only ? reading : text;
}

static bool works(struct view *view, const char *key)
{
	const struct plan_page *page = view->data;
	const struct edit *edit = plan_is_text(page->at) ? page->texts[page->at].edit : NULL;

	return strcmp(key, "Ctrl+Z") != 0 || (edit && edit_changed(edit));
}

const struct screen screen_plan = {
	.name = "Plan",
	.where = IN_PLAN | IN_TEXT,
	.kind = SCREEN_FULL,
	.person = true,
	.open = open_plan,
	.close = close_plan,
	.draw = plan_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.idle = idle,
	.keep = keep,
	.title = title,
	.hints = hints,
	.works = works,
	.why_not = why_not,
	.where_am_i = where_am_i,
};
