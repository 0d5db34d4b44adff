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

static void take_draft(struct plan_page *page, int item, bool both)
{
	struct plan_text_page *text = &page->texts[item];
	const struct draft *draft = text->offer;

	if (both && *edit_text(text->edit)) {
		edit_move(text->edit, EDIT_END, false);
		edit_paste(text->edit, "\n\n", 2);
		edit_paste(text->edit, draft->text, strlen(draft->text));
	} else {
		replace(text->edit, draft->text);
		/* It began from an older text: saving asks the store, and merging keeps both. */
		if (draft->base_version != text->base)
			set_base(text, "", draft->base_version);
	}
	text->kept = edit_version(text->edit);
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

void section_open(struct plan_page *page, int item, bool take)
{
	struct plan_text_page *text = &page->texts[item];
	char where[PLACE_SIZE];

	if (!text->edit) {
		text->edit = edit_new(true);
		edit_set(text->edit, current_text(page, item));
		edit_move(text->edit, EDIT_END, false);
		set_base(text, current_text(page, item), current_version(page, item));
		text->kept = edit_version(text->edit);
		if (!page->read_only)
			text->offer = draft_find(page->view, place(item, where), page->view->arena);
		text->has_draft = text->offer != NULL;
		text->waiting = false;
		if (text->offer && text_equal(text->offer->text, edit_text(text->edit)))
			text->offer = NULL;
		if (text->offer && take)
			take_draft(page, item, false);
	}
	area_show(page->area, text->edit);
	area_read_only(page->area, page->read_only);
}

void section_close_all(struct plan_page *page)
{
	for (int item = 0; item < PLAN_SECTIONS; item++) {
		edit_free(page->texts[item].edit);
		free(page->texts[item].base_text);
	}
	free(page->their_text);
	free(page->merged);
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
		text->offer = NULL;
		break;
	case OFFER_NEITHER:
		/* As if it had not been opened. */
		edit_free(text->edit);
		text->edit = NULL;
		text->offer = NULL;
		area_show(page->area, page->empty);
		page->mode = PLAN_LIST;
		break;
	}
	plan_typing(page);
	return ANSWER_REDRAW;
}

/* ---- saving ---- */

static void side_by_side(struct plan_page *page, const char *mine)
{
	pager_free(page->mine);
	pager_free(page->theirs);
	page->mine = pager_new(mine, true);
	page->theirs = pager_new(page->their_text, true);
	page->mode = PLAN_CLASH;
	plan_typing(page);
}

/* Someone saved in between. What both wrote is joined; where both changed one paragraph, side by
 * side. */
static enum answer conflict(struct plan_page *page, int item, const struct err *refused)
{
	struct plan_text_page *text = &page->texts[item];
	struct arena *arena = arena_new();
	const char *theirs, *mine = arena_strdup(arena, edit_text(text->edit));
	struct err err = {0};
	size_t clashes = 0;

	if (!view_read(page->view, &err)) {
		app_error(page->view->app, refused);
		arena_free(arena);
		return ANSWER_REDRAW;
	}
	theirs = arena_strdup(arena, current_text(page, item));
	free(page->their_text);
	free(page->merged);
	page->their_text = xstrdup(theirs);
	page->their_version = current_version(page, item);
	page->merged = xstrdup(text_merge(text->base_text, mine, theirs, &clashes, arena));
	section_refresh(page);
	if (clashes > 0) {
		side_by_side(page, mine);
		app_error(page->view->app, refused);
	} else {
		replace(text->edit, page->merged);
		set_base(text, page->their_text, page->their_version);
		app_message(page->view->app, MESSAGE_ERROR,
			"Someone saved here since. Both texts are joined below: read them, F2 "
			"saves.");
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}

enum answer section_clash_key(struct plan_page *page, const struct tui_event *event)
{
	struct plan_text_page *text = &page->texts[page->at];

	if (event->kind != TUI_KEY)
		return ANSWER_STAY;
	if (key_is(event->key, "t"))
		replace(text->edit, page->their_text);
	else if (key_is(event->key, "b"))
		replace(text->edit, page->merged);
	else if (!key_is(event->key, "m")) {
		if (key_is(event->key, "Esc")) {
			page->mode = PLAN_WRITE;
			plan_typing(page);
			app_message(page->view->app, MESSAGE_NOTE,
				"Not saved. Your text is as you wrote it.");
			return ANSWER_REDRAW;
		}
		pager_key(page->mine, event);
		return pager_key(page->theirs, event) == TUI_IGNORED ? ANSWER_IGNORED
								     : ANSWER_REDRAW;
	}
	set_base(text, page->their_text, page->their_version);
	page->mode = PLAN_WRITE;
	plan_typing(page);
	app_message(page->view->app, MESSAGE_NOTE, "Read the text, then F2 saves it.");
	return ANSWER_REDRAW;
}

static void saved(struct plan_page *page, int item, const struct result *result)
{
	struct plan_text_page *text = &page->texts[item];
	bool begun = !plan_is_open(plan_shown(page));
	struct err err = {0};

	edit_mark_saved(text->edit);
	set_base(text, edit_text(text->edit), result->version);
	text->kept = edit_version(text->edit);
	text->has_draft = false;
	*page->kept_at = '\0';
	/* A plan was begun by it: number and parts are new ones. Else it is read again when it is
	 * needed: each reading is a look in the audit. */
	page->stale = true;
	if (begun && view_read(page->view, &err))
		section_refresh(page);
	app_message(page->view->app, MESSAGE_DONE, "%s", result->message);
}

enum answer section_save(struct plan_page *page, int item)
{
	struct plan_text_page *text = &page->texts[item];
	struct arena *arena;
	struct args args;
	struct result result = {0};
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;

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
