#include "settings.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/area.h>
#include <caseload/tui/form.h>

#include "board.h"

/* ---- in force ---- */

void settings_read(struct app *app)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err ignored = {0};

	if (!command_run(app->session, CMD_SETTING_LIST, &args, arena, &result, &ignored)) {
		arena_free(arena);
		return;
	}
	arena_free(app->settings_arena);
	app->settings_arena = arena;
	app->settings = result.value;
	app->settings_n = result.n;
}

void settings_free(struct app *app)
{
	arena_free(app->settings_arena);
}

const char *app_setting(const struct app *app, const char *name)
{
	const struct setting_spec *spec = setting_find(name);

	for (size_t i = 0; i < app->settings_n; i++)
		if (strcmp(app->settings[i].name, name) == 0 && app->settings[i].value)
			return app->settings[i].value;
	return spec ? spec->otherwise : NULL;
}

static bool is(const struct app *app, const char *name, const char *value)
{
	return text_equal(app_setting(app, name), value);
}

static int text_cols(const struct app *app)
{
	return atoi(app_setting(app, "text-width"));
}

static void take(struct app *app)
{
	app->options = app->given;
	app->options.calm |= is(app, "calm", "yes");
	app->options.ascii |= is(app, "ascii", "yes");
	if (!app->given.mono && !app->given.high_contrast) {
		app->options.mono = is(app, "theme", "mono");
		app->options.high_contrast = is(app, "theme", "high-contrast");
	}
	app->twins = is(app, "key-twins", "yes");
	area_set_cols(text_cols(app));
}

static enum theme theme_of(const struct app *app)
{
	return app->options.mono	    ? THEME_MONO
	       : app->options.high_contrast ? THEME_HIGH_CONTRAST
					    : THEME_STANDARD;
}

void settings_options(struct app *app, struct term_options *term)
{
	/* NO_COLOR came with the terminal's options. */
	app->given.mono |= term->no_colour;
	app->given.ascii |= term->ascii;
	take(app);
	term->no_colour = app->options.mono;
	term->ascii = app->options.ascii;
	term->theme = theme_of(app);
}

void settings_apply(struct app *app)
{
	take(app);
	term_theme(app->term, theme_of(app));
	term_set_ascii(app->term, app->options.ascii);
	for (struct view *view = app->top; view; view = view->below)
		if (view->screen == &screen_board)
			board_preview(view->data);
}

/* ---- the form ---- */

struct settings_page {
	struct view *view;
	struct form_field *fields;
	struct form *form;
};

static struct pick_source *source_of(
	struct arena *arena, const struct pick_entry *entries, size_t n)
{
	struct pick_source *source = arena_new_one(arena, struct pick_source);

	*source = (struct pick_source){.entries = entries, .n = n};
	return source;
}

static struct pick_source *choices_of(const struct setting_spec *spec, struct arena *arena)
{
	struct pick_entry *entries = arena_new_array(arena, struct pick_entry, spec->choices.n);

	for (size_t i = 0; i < spec->choices.n; i++)
		entries[i] = (struct pick_entry){
			spec->choices.words[i].code, spec->choices.words[i].shown, NULL};
	return source_of(arena, entries, spec->choices.n);
}

static struct pick_source *views_of(struct arena *arena)
{
	struct pick_entry *entries = arena_new_array(arena, struct pick_entry, board_views_n);

	for (size_t i = 0; i < board_views_n; i++)
		entries[i] = (struct pick_entry){board_views[i].code, board_views[i].name, NULL};
	return source_of(arena, entries, board_views_n);
}

static void add_field(struct settings_page *page, size_t i)
{
	const struct setting_spec *spec = &setting_specs[i];
	struct arena *arena = page->view->arena;
	struct form_field *field = &page->fields[i];

	*field = (struct form_field){.name = spec->name,
		.label = spec->label,
		.kind = spec->kind == SETTING_YES_NO   ? FORM_YES_NO
			: spec->kind == SETTING_CHOICE ? FORM_PICK
						       : FORM_TEXT,
		.value = arena_strdup(arena, app_setting(page->view->app, spec->name)),
		.width = spec->kind == SETTING_NUMBER ? 6 : 34,
		.hint = spec->hint};
	if (spec->kind == SETTING_CHOICE)
		field->pick = choices_of(spec, arena);
	if (strcmp(spec->name, "view") == 0) {
		field->kind = FORM_PICK;
		field->pick = views_of(arena);
	}
}

static bool check(
	void *data, const struct form *form, const char *name, const char *value, struct err *err)
{
	struct settings_page *page = data;
	const char *tidy;

	(void)form;
	if (setting_check(name, value, page->view->arena, &tidy, err))
		return true;
	return err_set(err, err->code, name, "%s", arena_strdup(page->view->arena, err->text));
}

static bool open_settings(struct view *view, struct err *err)
{
	struct settings_page *page = arena_new_one(view->arena, struct settings_page);
	struct form_hooks hooks = {NULL, check, page};

	(void)err;
	view->data = page;
	page->view = view;
	page->fields = arena_new_array(view->arena, struct form_field, setting_specs_n);
	for (size_t i = 0; i < setting_specs_n; i++)
		add_field(page, i);
	page->form = form_new(page->fields, setting_specs_n, &hooks);
	return true;
}

static void close_settings(struct view *view)
{
	form_free(((struct settings_page *)view->data)->form);
}

static bool set(struct app *app, const char *name, const char *value, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	bool done;

	args_set(&args, "name", name);
	args_set(&args, "value", value);
	done = app_try(app, CMD_SETTING_SET, &args, arena, &result, err);
	arena_free(arena);
	return done;
}

static enum answer save(struct settings_page *page)
{
	struct app *app = page->view->app;
	struct err err = {0};
	int changed = 0;

	for (size_t i = 0; i < setting_specs_n; i++) {
		const char *name = setting_specs[i].name, *value = form_value(page->form, name);

		if (text_equal(value, app_setting(app, name)))
			continue;
		if (!set(app, name, value, &err)) {
			app_error(app, &err);
			return ANSWER_REDRAW;
		}
		changed++;
	}
	settings_read(app);
	settings_apply(app);
	if (changed == 0)
		app_message(app, MESSAGE_NOTE, "Nothing was changed.");
	else
		app_message(app, MESSAGE_DONE, "Saved %d %s. It holds from now on.", changed,
			changed == 1 ? "setting" : "settings");
	return ANSWER_POP;
}

static enum answer on_leave(struct view *view, int value, const char *reason)
{
	struct settings_page *page = view->data;
	struct tui_event f2 = tui_key("F2");

	(void)reason;
	if (value == 1)
		return form_key(page->form, &f2) == TUI_SAVE ? save(page) : ANSWER_REDRAW;
	return value == 2 ? ANSWER_POP : ANSWER_REDRAW;
}

/* A setting half changed is no draft: it is saved or not. */
static enum answer leave(struct settings_page *page)
{
	static const struct question_answer answers[] = {
		{"s", "Save", 1}, {"x", "Leave them as they were", 2}};
	struct question_spec spec = {.title = "You have changed settings and not saved them.",
		.answers = answers,
		.n = 2,
		.stay = "Stay here"};

	if (!form_changed(page->form))
		return ANSWER_POP;
	return app_question(page->view->app, page->view, &spec, on_leave);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct settings_page *page = view->data;
	struct tui_event press = *pressed->event;

	if (pressed->command == CMD_SAVE && press.key.code == K_NONE)
		press = tui_key("F2");
	switch (form_key(page->form, &press)) {
	case TUI_IGNORED:
	case TUI_OPEN:
		return ANSWER_IGNORED;
	case TUI_HELP:
		return key_is(press.key, "F1") ? ANSWER_IGNORED : ANSWER_REDRAW;
	case TUI_SAVE:
		return save(page);
	case TUI_CANCEL:
		return leave(page);
	case TUI_TAKEN:
		return ANSWER_STAY;
	default:
		return ANSWER_REDRAW;
	}
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	form_draw(((struct settings_page *)view->data)->form, canvas, focus);
}

static const char *note(struct view *view)
{
	const char *hint = form_hint(((struct settings_page *)view->data)->form);

	return *hint ? hint : NULL;
}

static void size(struct view *view, int *rows, int *cols)
{
	int want;

	*cols = *cols > 64 ? 64 : *cols;
	want = form_rows(((struct settings_page *)view->data)->form, *cols) + 2;
	*rows = *rows > want ? want : *rows;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "F2", "Save", NULL},
		{CMD_COUNT, "Tab", "Next", NULL}, {CMD_COUNT, "Shift+Tab", "Back", NULL},
		{CMD_COUNT, "Esc", "Leave", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_settings = {
	.name = "Your settings",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_settings,
	.close = close_settings,
	.draw = draw,
	.key = key,
	.note = note,
	.size = size,
	.hints = hints,
};
