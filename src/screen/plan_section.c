/* The texts of the plan being written: opened, kept as drafts, saved, merged with what others
 * saved. */
#include "plan_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "form_draft.h"
#include "plan_compare.h"
#include "put_by.h"

enum { PLACE_SIZE = 40 };

static const char *place(int item, char buffer[static PLACE_SIZE])
{
	snprintf(buffer, PLACE_SIZE, "plan/%s", word_code(&words_section, plan_section_of(item)));
	return buffer;
}

static const char *current_text(const struct plan_page *page, int item)
{
	const struct plan_section *section = plan_text(plan_shown(page), plan_section_of(item));

	return section && section->text ? section->text : "";
}

static int64_t current_version(const struct plan_page *page, int item)
{
	const struct plan_section *section = plan_text(plan_shown(page), plan_section_of(item));

	return section ? section->version : 0;
}

static void set_base(struct plan_text_page *text, const char *base, int64_t version)
{
	char *copy = xstrdup(base ? base : "");

	free(text->base_text);
	text->base_text = copy;
	text->base = version;
}

/* Everything replaced in one step that Ctrl+Z takes back. */
static void replace(struct edit *edit, const char *with)
{
	edit_select_all(edit);
	edit_paste(edit, with, strlen(with));
	edit_move(edit, EDIT_START, false);
}

static void set_base_now(struct plan_page *page, int item)
{
	set_base(&page->texts[item], current_text(page, item), current_version(page, item));
}

/* Both, one under the other, and where one ends and the other begins can be seen. */
static void both(struct edit *edit, const struct draft *draft)
{
	struct arena *arena = arena_new();
	const char *line =
		arena_printf(arena, "--- your draft of %s ---", offer_when(draft, arena));

	edit_select_all(edit);
	edit_move(edit, EDIT_END, false);
	if (edit_length(edit) > 0)
		line = arena_printf(arena, "\n\n%s\n%s", line, draft->text);
	else
		line = draft->text;
	edit_paste(edit, line, strlen(line));
	arena_free(arena);
}

static void take_draft(struct plan_page *page, int item, bool with_plan)
{
	struct plan_text_page *text = &page->texts[item];
	const struct draft *draft = text->offer;

	if (with_plan) {
		if (!text_equal(edit_text(text->edit), current_text(page, item)))
			replace(text->edit, current_text(page, item));
		both(text->edit, draft);
	} else {
		if (!text_equal(edit_text(text->edit), draft->text))
			replace(text->edit, draft->text);
		/* Begun from an older text: saving asks the store, and merging goes from there. */
		if (draft->base_version != current_version(page, item))
			set_base(text, draft->base_text, draft->base_version);
		else
			set_base_now(page, item);
	}
	/* One goes on where one stopped. */
	if (!with_plan)
		edit_move(text->edit, EDIT_END, false);
	text->kept = with_plan ? 0 : edit_version(text->edit);
	text->offer = NULL;
}

void section_find_drafts(struct plan_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err ignored = {0};
	char where[PLACE_SIZE];

	args_set(&args, "person", page->view->arg.person);
	if (app_try(page->view->app, CMD_DRAFT_LIST, &args, arena, &result, &ignored)) {
		const struct draft *drafts = result.value;

		for (size_t i = 0; i < result.n; i++)
			for (int item = 0; item < PLAN_SECTIONS; item++)
				if (text_equal(drafts[i].place, place(item, where)) &&
					!text_equal(drafts[i].text, current_text(page, item)))
					page->texts[item].waiting = true;
	}
	arena_free(arena);
}

/* What was open before in this session comes back with its undo, unless the plan went on without
 * it. */
static void begin_text(struct plan_page *page, int item)
{
	struct plan_text_page *text = &page->texts[item];
	const struct draft *draft = text->offer;
	char where[PLACE_SIZE];
	struct put_by before = put_by_take(page->view->arg.person, place(item, where));
	bool same = before.edit &&
		    (edit_changed(before.edit)
				    ? draft && text_equal(draft->text, edit_text(before.edit))
				    : text_equal(edit_text(before.edit), current_text(page, item)));

	if (same && !page->read_only) {
		text->edit = before.edit;
	} else {
		edit_free(before.edit);
		text->edit = edit_new(true);
		edit_set(text->edit, current_text(page, item));
		edit_move(text->edit, EDIT_END, false);
	}
	free(before.base_text);
	set_base_now(page, item);
	text->kept = edit_version(text->edit);
}

void section_open(struct plan_page *page, int item, bool take)
{
	struct plan_text_page *text = &page->texts[item];
	char where[PLACE_SIZE];

	section_notice(page, item);
	if (!text->edit) {
		text->asking = text->others != NULL;
		if (!page->read_only)
			text->offer = draft_find(page->view, place(item, where), page->view->arena);
		begin_text(page, item);
		text->has_draft = text->offer != NULL;
		text->waiting = false;
		if (text->offer && text_equal(text->offer->text, current_text(page, item)))
			text->offer = NULL;
		if (text->offer && take)
			take_draft(page, item, false);
	}
	area_show(page->area, text->edit);
	area_read_only(page->area, !section_may_write(page, item));
}

void section_notice(struct plan_page *page, int item)
{
	struct arena *arena;
	struct args args;
	struct result result = {0};
	struct err ignored = {0};
	char where[PLACE_SIZE];

	if (page->read_only || page->noticed == item)
		return;
	page->noticed = item;
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "person", page->view->arg.person);
	args_set(&args, "place", place(item, where));
	/* A notice only: a store that is busy keeps nobody from writing. */
	app_try(page->view->app, CMD_EDITING_BEGIN, &args, arena, &result, &ignored);
	page->texts[item].others = arena_strdup(page->view->arena, result.message);
	arena_free(arena);
}

static void end_notice(struct plan_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err ignored = {0};

	args_set(&args, "person", page->view->arg.person);
	if (page->noticed >= 0)
		app_try(page->view->app, CMD_EDITING_END, &args, arena, &result, &ignored);
	arena_free(arena);
}

bool section_may_write(const struct plan_page *page, int item)
{
	const struct plan_text_page *text = &page->texts[item];

	return !page->read_only && text->edit && !text->offer && !text->asking && !text->reading;
}

static void section_close(struct plan_page *page, int item)
{
	struct plan_text_page *text = &page->texts[item];
	char where[PLACE_SIZE];

	if (text->edit && !page->read_only)
		put_by(page->view->arg.person, place(item, where),
			(struct put_by){text->edit, text->base, text->base_text});
	else if (text->edit)
		edit_free(text->edit);
	if (!text->edit || page->read_only)
		free(text->base_text);
	*text = (struct plan_text_page){0};
}

/* As if it had not been opened. */
static void section_leave_unopened(struct plan_page *page)
{
	bool waiting = page->texts[page->at].offer != NULL;

	section_close(page, page->at);
	page->texts[page->at].waiting = waiting;
	page->noticed = -1;
	area_show(page->area, page->empty);
	page->mode = PLAN_LIST;
}

enum answer section_asking_key(struct plan_page *page, const struct tui_event *event)
{
	struct plan_text_page *text = &page->texts[page->at];

	if (event->kind != TUI_KEY)
		return ANSWER_IGNORED;
	if (key_is(event->key, "Esc")) {
		section_leave_unopened(page);
	} else if (key_is(event->key, "e") || key_is(event->key, "r")) {
		text->asking = false;
		text->reading = key_is(event->key, "r");
		if (text->reading)
			text->offer = NULL;
	} else {
		return ANSWER_IGNORED;
	}
	area_read_only(page->area, !section_may_write(page, page->at));
	plan_typing(page);
	return ANSWER_REDRAW;
}

void section_close_all(struct plan_page *page)
{
	for (int item = 0; item < PLAN_SECTIONS; item++)
		section_close(page, item);
	end_notice(page);
}

bool section_changed(const struct plan_page *page, int item)
{
	const struct plan_text_page *text = &page->texts[item];

	return text->edit && !text->offer && edit_changed(text->edit);
}

/* ---- drafts ---- */

bool section_keep(struct plan_page *page, int item, struct err *err)
{
	struct plan_text_page *text = &page->texts[item];
	char now[INSTANT_SIZE], where[PLACE_SIZE];

	if (!section_changed(page, item) || edit_version(text->edit) == text->kept)
		return true;
	/* The draft that was not wanted is not written over: it is put away, for 30 days. */
	if (text->passed_over)
		draft_drop(page->view, place(item, where));
	text->passed_over = false;
	if (!draft_keep(page->view, place(item, where), edit_text(text->edit), text->base, err))
		return false;
	text->kept = edit_version(text->edit);
	text->has_draft = true;
	instant_show_time(clock_now_utc(now), page->kept_at);
	return true;
}

size_t section_keep_all(struct plan_page *page, struct err *err)
{
	size_t changed = 0;
	char where[PLACE_SIZE];

	for (int item = 0; item < PLAN_SECTIONS; item++) {
		struct plan_text_page *text = &page->texts[item];

		if (section_changed(page, item)) {
			changed++;
			section_keep(page, item, err);
		} else if (text->has_draft && text->edit && !text->offer &&
			   edit_version(text->edit) != text->kept) {
			/* Typed and taken back: what stands there is what is saved. */
			draft_drop(page->view, place(item, where));
			text->has_draft = false;
		}
	}
	return changed;
}

enum answer section_offer_key(struct plan_page *page, const struct tui_event *event)
{
	struct plan_text_page *text = &page->texts[page->at];
	enum offer choice = offer_key(event, true);

	switch (choice) {
	case OFFER_WAIT:
		return ANSWER_IGNORED;
	case OFFER_DRAFT:
	case OFFER_BOTH:
		take_draft(page, page->at, choice == OFFER_BOTH);
		break;
	case OFFER_PLAIN:
		if (!text_equal(edit_text(text->edit), current_text(page, page->at)))
			replace(text->edit, current_text(page, page->at));
		text->offer = NULL;
		text->passed_over = true;
		break;
	case OFFER_NEITHER:
		section_leave_unopened(page);
		break;
	}
	area_read_only(page->area, !section_may_write(page, page->at));
	plan_typing(page);
	return ANSWER_REDRAW;
}

/* ---- saving ---- */

/* Someone saved in between. What both wrote is joined; where both changed one paragraph, one
 * chooses. */
static enum answer conflict(struct plan_page *page, int item, const struct err *refused)
{
	struct plan_text_page *text = &page->texts[item];
	struct err err = {0};

	if (!view_read(page->view, &err)) {
		app_error(page->view->app, refused);
		return ANSWER_REDRAW;
	}
	section_refresh(page);
	plan_clash_begin(page, text->base_text, edit_text(text->edit), current_text(page, item),
		current_version(page, item));
	/* Who and when; the rest is said above the two texts. */
	if (page->mode == PLAN_CLASH)
		app_message(page->view->app, MESSAGE_ERROR, "%.*s",
			(int)strcspn(refused->text, ".") + 1, refused->text);
	return ANSWER_REDRAW;
}

void section_merged(struct plan_page *page, const char *merged, const char *theirs, int64_t version)
{
	struct plan_text_page *text = &page->texts[page->at];

	replace(text->edit, merged);
	set_base(text, theirs, version);
}

static void saved(struct plan_page *page, int item, const struct result *result)
{
	struct plan_text_page *text = &page->texts[item];
	bool begun = !plan_is_open(plan_shown(page));
	struct err err = {0};

	edit_mark_saved(text->edit);
	set_base(text, edit_text(text->edit), result->version);
	text->kept = edit_version(text->edit);
	text->has_draft = text->passed_over = false;
	*page->kept_at = '\0';
	/* A plan was begun by it: number and parts are new ones. Else it is read again when it is
	 * needed: each reading is a look in the audit. */
	page->stale = true;
	if (begun && view_read(page->view, &err))
		section_refresh(page);
	app_done(page->view->app, CMD_PLAN_SET, result->message);
}

enum answer section_save(struct plan_page *page, int item)
{
	struct plan_text_page *text = &page->texts[item];
	struct arena *arena;
	struct args args;
	struct result result = {0};
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;
	char where[PLACE_SIZE];

	if (!section_changed(page, item)) {
		app_message(page->view->app, MESSAGE_NOTE, "Nothing was changed in this section.");
		return ANSWER_REDRAW;
	}
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "person", page->view->arg.person);
	args_set(&args, "section", word_code(&words_section, plan_section_of(item)));
	args_set(&args, "text", edit_take(text->edit, arena));
	args_setf(&args, "version", "%lld", (long long)text->base);
	args_set(&args, "draft", text->passed_over ? NULL : place(item, where));
	if (app_try(page->view->app, CMD_PLAN_SET, &args, arena, &result, &err))
		saved(page, item, &result);
	else if (err.code == ERR_CONFLICT)
		answer = conflict(page, item, &err);
	else
		app_error(page->view->app, &err);
	arena_free(arena);
	return answer;
}

void section_refresh(struct plan_page *page)
{
	page->stale = false;
	for (int item = 0; item < PLAN_SECTIONS; item++) {
		struct plan_text_page *text = &page->texts[item];

		/* What is being written stays; its base tells the store that it is older. */
		if (!text->edit || edit_changed(text->edit) || text->offer ||
			text->base == current_version(page, item))
			continue;
		edit_set(text->edit, current_text(page, item));
		edit_move(text->edit, EDIT_END, false);
		set_base(text, current_text(page, item), current_version(page, item));
		text->kept = edit_version(text->edit);
	}
	parts_fill(page);
}

/* ---- comparing ---- */

/* The text of the section in the newest agreed plan; NULL none. */
static const char *agreed_text(struct plan_page *page, int item, struct arena *arena)
{
	const struct plan *plan = plan_shown(page);
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};
	const struct plan_section *section;
	int64_t number = 0;

	if (plan && plan->status == PLAN_AGREED) {
		section = plan_text(plan, plan_section_of(item));
		return section && section->text ? section->text : "";
	}
	args_set(&args, "person", page->view->arg.person);
	if (!app_try(page->view->app, CMD_PLAN_HISTORY, &args, arena, &result, &err))
		return NULL;
	for (size_t i = 0; i < result.n; i++) {
		const struct plan *one = &((const struct plan *)result.value)[i];

		if (one->status == PLAN_AGREED && one->number > number)
			number = one->number;
	}
	args_setf(&args, "version", "%lld", (long long)number);
	if (number == 0 || !app_try(page->view->app, CMD_PLAN_SHOW, &args, arena, &result, &err))
		return NULL;
	section = plan_text(result.value, plan_section_of(item));
	return section && section->text ? section->text : "";
}

enum answer section_compare(struct plan_page *page)
{
	struct arena *arena = arena_new();
	const char *agreed = agreed_text(page, page->at, arena);
	const char *now = edit_text(page->texts[page->at].edit);

	if (!agreed) {
		app_message(page->view->app, MESSAGE_NOTE,
			"No plan has been agreed yet: there is nothing to compare with.");
	} else if (text_equal(agreed, now)) {
		app_message(page->view->app, MESSAGE_NOTE, "The text is as it was agreed.");
	} else {
		pager_free(page->pager);
		page->pager = pager_new(plan_compare(agreed, now, arena), true);
		pager_styles(page->pager, plan_compare_style, NULL);
		page->mode = PLAN_COMPARE;
		plan_typing(page);
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}
