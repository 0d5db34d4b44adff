#include "form_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "calendar_pick.h"
#include "form_draft.h"
#include "form_long.h"
#include "generic_form.h"
#include "risk_scores.h"

struct form_page *page_of(struct view *view)
{
	return view->data;
}

const char *page_person(const struct form_page *page)
{
	return page->record ? person_name(&page->record->person, page->arena) : "";
}

const char *page_place(const struct form_page *page)
{
	return command_get(page->spec->command)->name;
}

/* ---- values ---- */

bool page_is_field(const struct form_field *field)
{
	return field->kind != FORM_SHOWN && field->kind != FORM_HEADING;
}

char *page_value(const struct form_page *page, size_t i, struct arena *arena)
{
	const struct form_field *field = &page->fields[i];
	char iso[DATE_ISO_SIZE], *text;
	struct date date;

	switch (field->kind) {
	case FORM_DATE:
		if (!form_date(page->form, field->name, &date, NULL))
			return arena_strdup(arena, form_value(page->form, field->name));
		return arena_strdup(arena, date_iso(date, iso));
	case FORM_TEXT:
	case FORM_LONG:
		text = form_take(page->form, field->name, arena);
		return text ? text : arena_strdup(arena, "");
	case FORM_PICK:
	case FORM_YES_NO:
		return arena_strdup(arena, form_value(page->form, field->name));
	case FORM_SHOWN:
	case FORM_HEADING:
		break;
	}
	return arena_strdup(arena, "");
}

bool page_sends(const struct form_page *page, size_t i)
{
	struct arena *arena;
	char *value;
	bool sends;

	if (!page_is_field(&page->fields[i]))
		return false;
	arena = arena_new();
	value = page_value(page, i, arena);
	sends = page->spec->only_changed ? strcmp(value, page->before[i]) != 0 : *value != '\0';
	arena_free(arena);
	return sends;
}

/* ---- beginning and ending ---- */

static bool hook_check(
	void *data, const struct form *form, const char *name, const char *value, struct err *err)
{
	struct form_page *page = data;

	(void)form;
	return !page->spec->check || page->spec->check(page, name, value, err);
}

static const char *hook_echo(void *data, const struct form *form, const char *name,
	const char *value, struct arena *arena)
{
	struct form_page *page = data;

	(void)form;
	return page->spec->echo ? page->spec->echo(page, name, value, arena) : NULL;
}

bool page_begin(struct form_page *page, struct view *view, const struct form_spec *spec,
	struct arena *arena, struct err *err)
{
	struct form_hooks hooks = {hook_echo, hook_check, page};

	page->app = view->app;
	page->view = view;
	page->spec = spec;
	page->arena = arena;
	page->record = view->record;
	if (!spec->build(page, err))
		return false;
	for (size_t i = 0; i < page->n; i++)
		if (page_is_field(&page->fields[i]))
			page->fields[i].last = page_last(page, page->fields[i].name);
	page->form = form_new(page->fields, page->n, &hooks);
	if (spec->save)
		form_buttons(page->form, spec->save, "Cancel");
	page->before = arena_new_array(arena, char *, page->n + 1);
	for (size_t i = 0; i < page->n; i++)
		page->before[i] =
			page_is_field(&page->fields[i]) ? page_value(page, i, arena) : NULL;
	return true;
}

void page_end(struct form_page *page)
{
	form_free(page->form);
	page->form = NULL;
	free(page->kept);
	page->kept = NULL;
}

static const struct form_field *focused_field(const struct form_page *page)
{
	const char *name = form_focus(page->form);

	for (size_t i = 0; *name && i < page->n; i++)
		if (page_is_field(&page->fields[i]) && strcmp(page->fields[i].name, name) == 0)
			return &page->fields[i];
	return NULL;
}

/* F4 where the form has no list of its own to show. */
static enum answer open_field(struct form_page *page)
{
	const struct form_field *field = focused_field(page);

	if (field && field->kind == FORM_DATE && field->rules)
		return calendar_pick_open(
			page->app, field->label, form_value(page->form, field->name), field->rules);
	return form_long_open(page);
}

static enum answer tell_field(struct form_page *page)
{
	struct arena *arena = arena_new();

	app_message(page->app, MESSAGE_NOTE, "%s", form_help(page->form, arena));
	arena_free(arena);
	return ANSWER_REDRAW;
}

static void show_hint(struct form_page *page)
{
	app_message(page->app, MESSAGE_NOTE, "%s", page->form ? form_hint(page->form) : "");
}

static enum answer idle(struct view *view)
{
	struct err err = {0};

	page_keep(page_of(view), &err);
	return ANSWER_STAY;
}

static void keep_now(struct view *view)
{
	struct err err = {0};

	if (page_of(view))
		page_keep(page_of(view), &err);
}

/* ---- sending ---- */

/* What is shown and not filled in is brought up to date; the next save knows what it replaces. */
static bool read_again(struct form_page *page)
{
	struct form_page fresh = {0};
	struct err err = {0};
	bool done;

	if (!view_read(page->view, &err))
		return false;
	page->record = page->view->record;
	done = page_begin(&fresh, page->view, page->spec, page->arena, &err) && fresh.n == page->n;
	for (size_t i = 0; done && i < page->n; i++)
		if (page->fields[i].kind == FORM_SHOWN)
			form_set(page->form, page->fields[i].name, fresh.fields[i].value);
	if (done)
		page->version = fresh.version;
	page_end(&fresh);
	return done;
}

static enum answer refused(struct form_page *page, const struct err *err)
{
	enum answer answer = ANSWER_IGNORED;

	if (err->code == ERR_CONFLICT && page->spec->only_changed && clash_begin(page, err))
		return ANSWER_REDRAW;
	if (err->code == ERR_CONFLICT && page->version > 0 && read_again(page)) {
		app_message(page->app, MESSAGE_ERROR,
			"Someone else changed this since you began. F2 saves yours all the same.");
		return ANSWER_REDRAW;
	}
	if (page->spec->refused)
		answer = page->spec->refused(page, err);
	if (answer != ANSWER_IGNORED)
		return answer;
	if (form_refuse(page->form, err))
		app_message(page->app, MESSAGE_NOTE, "Not saved. One field needs another look.");
	else
		app_error(page->app, err);
	return ANSWER_REDRAW;
}

enum answer page_send(struct form_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};
	enum answer answer = ANSWER_POP;
	size_t sent = 0;

	if (page->record)
		args_set(&args, "person", page->record->person.uid);
	for (size_t i = 0; i < page->n; i++)
		if (page_sends(page, i)) {
			args_set(&args, page->fields[i].name, page_value(page, i, arena));
			sent++;
		}
	if (page->spec->only_changed && sent == 0) {
		app_message(page->app, MESSAGE_NOTE, "Nothing was changed.");
		page_drop(page);
		arena_free(arena);
		return ANSWER_POP;
	}
	if (page->version > 0)
		args_setf(&args, "version", "%lld", (long long)page->version);
	args_set(&args, "draft", page->passed_over ? NULL : page_place(page));
	if (page->spec->send)
		page->spec->send(page, &args);
	if (!app_try(page->app, page->spec->command, &args, arena, &result, &err)) {
		answer = refused(page, &err);
	} else {
		page_remember(page);
		if (result.message)
			app_done(page->app, page->spec->command, result.message);
		if (page->spec->done)
			answer = page->spec->done(page, &result);
	}
	arena_free(arena);
	return answer;
}

static enum answer save(struct form_page *page)
{
	return page->spec->ask ? page->spec->ask(page) : page_send(page);
}

/* ---- leaving ---- */

static enum answer on_leave(struct view *view, int value, const char *reason)
{
	struct form_page *page = page_of(view);
	struct tui_event f2 = tui_key("F2");
	struct err err = {0};

	(void)reason;
	switch (value) {
	case LEAVE_SAVE:
		return form_key(page->form, &f2) == TUI_SAVE ? save(page) : ANSWER_REDRAW;
	case LEAVE_KEEP:
		if (!page_keep(page, &err)) {
			app_error(page->app, &err);
			return ANSWER_REDRAW;
		}
		app_message(page->app, MESSAGE_DONE, "Kept what you typed as a draft.");
		return ANSWER_POP;
	case LEAVE_THROW:
		page_drop(page);
		return ANSWER_POP;
	default:
		return ANSWER_REDRAW;
	}
}

static enum answer leave(struct form_page *page)
{
	if (form_changed(page->form))
		return app_ask_leave(page->app, page->view, "this form", on_leave);
	if (page->kept)
		page_drop(page);
	app_message(page->app, MESSAGE_NOTE, "%s", "");
	return ANSWER_POP;
}

/* ---- the screen ---- */

static const struct form_spec *spec_of(enum command_id id);

static bool open_page(struct view *view, struct err *err)
{
	struct form_page *page = arena_new_one(view->arena, struct form_page);
	const struct form_spec *spec = spec_of(view->arg.command);

	if (!spec)
		bug("no form for command %d", (int)view->arg.command);
	view->data = page;
	if (!page_begin(page, view, spec, view->arena, err))
		return false;
	view->typing = true;
	page->offer = draft_find(view, page_place(page), view->arena);
	page->has_draft = page->offer != NULL;
	if (page->offer && view->arg.place) {
		page_load(page, page->offer->text);
		page->offer = NULL;
	}
	view->typing = !page->offer;
	show_hint(page);
	return true;
}

static void close_page(struct view *view)
{
	if (page_of(view))
		page_end(page_of(view));
}

/* ANSWER_IGNORED leaves F1, F3 and their like to the loop. */
static enum answer answer_of(
	struct form_page *page, const struct tui_event *event, enum tui_result result)
{
	switch (result) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_TAKEN:
		return ANSWER_STAY;
	case TUI_SAVE:
		return save(page);
	case TUI_CANCEL:
		return leave(page);
	case TUI_HELP:
		/* In a field that is filled in, and on a button, F1 lists the keys. */
		if (key_is(event->key, "F1") &&
			(!focused_field(page) ||
				!text_is_blank(form_value(page->form, form_focus(page->form)))))
			return ANSWER_IGNORED;
		return tell_field(page);
	case TUI_OPEN:
		return open_field(page);
	case TUI_REDRAW:
	case TUI_CHANGED:
	case TUI_DONE:
		break;
	}
	return ANSWER_REDRAW;
}

static enum answer offered(struct form_page *page, const struct tui_event *event)
{
	enum offer choice = offer_key(event, false);

	if (choice == OFFER_WAIT)
		return ANSWER_IGNORED;
	if (choice == OFFER_NEITHER)
		return ANSWER_POP;
	if (choice == OFFER_DRAFT)
		page_load(page, page->offer->text);
	page->passed_over = choice == OFFER_PLAIN;
	page->has_draft = !page->passed_over;
	page->offer = NULL;
	page->view->typing = true;
	show_hint(page);
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct form_page *page = page_of(view);
	const struct tui_event *event = screen_key->event;
	struct tui_event press = *event, save = tui_key("F2");
	char before[40];
	enum tui_result result;

	if (page->offer)
		return offered(page, event);
	if (clash_open(page))
		return clash_key(page, event);
	if (screen_key->command == CMD_BACK && event->key.code == K_NONE)
		return leave(page);
	if (screen_key->command == CMD_SAVE && event->key.code == K_NONE)
		press = tui_key("F2");
	if (page->spec->enter && event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		enum answer answer = page->spec->enter(page, form_focus(page->form));

		if (answer != ANSWER_IGNORED)
			return answer;
	}
	snprintf(before, sizeof before, "%s", form_focus(page->form));
	if (page->spec->left && *before && press.kind == TUI_KEY && key_is(press.key, "F2"))
		page->spec->left(page, before);
	result = form_key(page->form, &press);
	if (page->spec->left && *before && strcmp(form_focus(page->form), before) != 0)
		page->spec->left(page, before);
	if (page->spec->quick && event->kind == TUI_KEY && key_is(event->key, "Enter") &&
		strcmp(before, page->spec->quick) == 0 && *form_value(page->form, before) &&
		strcmp(form_focus(page->form), before) != 0 && !*form_error(page->form, before)) {
		press = save;
		result = form_key(page->form, &press);
	}
	if (result == TUI_REDRAW || result == TUI_CHANGED)
		show_hint(page);
	/* What is wrong with the field just left is also said where there is room for all of it. */
	if (*before && strcmp(form_focus(page->form), before) != 0 &&
		*form_error(page->form, before))
		app_message(page->app, MESSAGE_ERROR, "%s", form_error(page->form, before));
	return answer_of(page, &press, result);
}

static bool refresh(struct view *view, struct err *err)
{
	(void)err;
	page_of(view)->record = view->record;
	return true;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct form_page *page = page_of(view);

	page->record = view->record;
	if ((from == &screen_form_long || from == &screen_month) && text)
		form_set(page->form, form_focus(page->form), text);
	return ANSWER_REDRAW;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct form_page *page = page_of(view);
	/* Where who acts stands on the first row, no field does. */
	int top = view->right_taken > 0 ? 1 : 0;
	struct canvas body = canvas_sub(canvas, top, 0, canvas->rows - top, canvas->cols);

	if (top > 0)
		canvas_text(canvas, 0, 1, canvas->cols - view->right_taken - 1,
			spec_of(view->arg.command)->title, STYLE_HEADING);
	if (page->offer)
		offer_draw(&body, page->offer, "was not saved", "Start without it", false);
	else if (clash_open(page))
		clash_draw(page, &body, focus);
	else
		form_draw(page->form, &body, focus);
}

static const char *title(struct view *view)
{
	return spec_of(view->arg.command)->title;
}

static void size(struct view *view, int *rows, int *cols)
{
	struct form_page *page = page_of(view);
	int want_cols = page->spec->cols > 0 ? page->spec->cols : 72;

	/* As high as at the beginning, with room for an echo and a sentence: a frame that grows
	 * while one types would move the fields. */
	if (page->wanted_rows == 0)
		page->wanted_rows = page->spec->rows > 0 ? page->spec->rows
							 : form_rows(page->form, want_cols) + 2;

	if (*cols > want_cols)
		*cols = want_cols;
	if (*rows > page->wanted_rows)
		*rows = page->wanted_rows;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint editing[] = {
		{CMD_COUNT, "F2", "Save", NULL},
		{CMD_COUNT, "Tab", "Next", NULL},
		{CMD_COUNT, "Esc", "Leave", NULL},
		{CMD_COUNT, "F4", "List, calendar", "List"},
		{CMD_COUNT, "Shift+Tab", "Back", NULL},
		{CMD_COUNT, NULL, NULL, NULL},
	};
	static const struct hint clashing[] = {
		{CMD_COUNT, "m", "Mine", NULL},
		{CMD_COUNT, "t", "Theirs", NULL},
		{CMD_COUNT, "F2", "Save", NULL},
		{CMD_COUNT, "Esc", "Back to the form", "Back"},
		{CMD_COUNT, NULL, NULL, NULL},
	};
	struct form_page *page = page_of(view);
	struct hint *own;

	if (page->offer)
		return offer_hints(false);
	if (clash_open(page))
		return clashing;
	if (page->spec->save == NULL)
		return editing;
	own = arena_alloc(view->arena, sizeof editing);
	memcpy(own, editing, sizeof editing);
	own[0].words = page->spec->save;
	return own;
}

/* F4 has something to show for a list, a date and a long text. */
static bool works(struct view *view, const char *key)
{
	struct form_page *page = page_of(view);

	if (strcmp(key, "F4") != 0)
		return true;
	for (size_t i = 0; i < page->n; i++)
		if (strcmp(page->fields[i].name, form_focus(page->form)) == 0)
			return page->fields[i].kind == FORM_PICK ||
			       page->fields[i].kind == FORM_DATE ||
			       page->fields[i].kind == FORM_LONG;
	return false;
}

static const struct screen screen_form = {
	.name = "Form",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.person = true,
	.open = open_page,
	.close = close_page,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.idle = idle,
	.keep = keep_now,
	.title = title,
	.size = size,
	.hints = hints,
	.works = works,
};
static const struct screen screen_form_nobody = {
	.name = "Form",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.person = false,
	.open = open_page,
	.close = close_page,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.idle = idle,
	.keep = keep_now,
	.title = title,
	.size = size,
	.hints = hints,
	.works = works,
};

static const struct form_spec *const specs[] = {
	&form_person_add,
	&form_person_edit,
	&form_review_book,
	&form_review_hold,
	&form_review_cancel,
	&form_lead_assign,
	&form_lead_inform,
	&form_lead_end,
	&form_lead_decline,
	&form_lead_handover,
	&form_absence_add,
	&form_absence_end,
	&form_register_add,
	&form_register_end,
	&form_event_add,
	&form_event_review,
	&form_event_edit,
	&form_match_record,
	&form_contact_log,
	&form_alert_add,
	&form_alert_end,
	&form_contact_add,
	&form_contact_end,
	&form_carer_set,
	&form_action_add,
	&form_action_done,
	&form_action_edit,
	&form_need_add,
	&form_goal_add,
	&form_plan_action_add,
	&form_contingency_add,
	&form_part_edit,
	&form_plan_agree,
	&form_plan_decline,
	&form_risk_judge,
	&form_risk_outlook,
	&form_meeting_plan,
	&form_meeting_change,
	&form_meeting_cancel,
	&form_meeting_add,
	&form_meeting_drop,
	&form_meeting_move,
	&form_meeting_tell,
};

static const struct form_spec *own_spec(enum command_id id)
{
	for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
		if (specs[i]->command == id)
			return specs[i];
	return NULL;
}

static const struct form_spec *spec_of(enum command_id id)
{
	const struct form_spec *spec = own_spec(id);

	return spec ? spec : generic_form_spec(id);
}

bool form_is_own(enum command_id id)
{
	return id == CMD_NOTE_ADD || id == CMD_RISK_ANSWER || own_spec(id) != NULL;
}

const struct screen *form_for(enum command_id id)
{
	if (id == CMD_NOTE_ADD)
		return &screen_note;
	if (id == CMD_RISK_ANSWER)
		return &screen_risk_answers;
	if (!spec_of(id))
		return NULL;
	return (command_get(id)->needs & NEEDS_PERSON) ? &screen_form : &screen_form_nobody;
}
