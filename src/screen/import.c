/* Importing a risk list: which file, what it leaves open, what it would bring, and taking it in. */
#include "import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "work.h"

enum {
	FIELD_FILE_NAME,
	FIELD_AS_OF,
	FIELD_INSTRUMENT,
	FIELD_BASIS,
	FIELD_ORDER,
	FIELD_PRACTICE,
};

static const struct pick_entry orders[] = {
	{"dmy", "Day first, 15/9/2026", NULL}, {"mdy", "Month first, 9/15/2026", NULL}};
static const struct pick_source order_source = {.entries = orders, .n = 2};

static const struct form_field all_fields[IMPORT_FIELDS] = {
	{.name = "file",
		.label = "File",
		.kind = FORM_TEXT,
		.width = 50,
		.flags = FORM_REQUIRED,
		.hint = "Where the list is, for example ~/lists/northfield-september.csv."},
	{.name = "as_of",
		.label = "List run on",
		.kind = FORM_DATE,
		.width = 14,
		.hint = "The day the practice ran the list. The file does not say it."},
	{.name = "instrument",
		.label = "Instrument",
		.kind = FORM_TEXT,
		.width = 30,
		.hint = "What the scores are, for example efi. A name that is not known is kept as "
			"an outside tool."},
	{.name = "basis",
		.label = "Lawful basis",
		.kind = FORM_TEXT,
		.width = 50,
		.flags = FORM_REQUIRED,
		.hint = "On what basis the list is held, for example Direct care: case finding."},
	{.name = "date_order",
		.label = "Order of dates",
		.kind = FORM_PICK,
		.width = 26,
		.pick = &order_source,
		.hint = "Which comes first in the dates of this file."},
	{.name = "practice",
		.label = "Practice",
		.kind = FORM_TEXT,
		.width = 14,
		.hint = "The code of the practice whose list it is, where the file does not say "
			"it. Empty: not known."},
};

/* ---- asking ---- */

static void keep_values(struct import_view *import)
{
	for (size_t i = 0; import->form && i < IMPORT_FIELDS; i++)
		if (import->in_form[i]) {
			free(import->values[i]);
			import->values[i] = xstrdup(form_value(import->form, all_fields[i].name));
		}
}

/* The form again, with the fields that are asked by now and what was typed into them. */
static void build_form(struct import_view *import)
{
	keep_values(import);
	form_free(import->form);
	import->fields_n = 0;
	for (size_t i = 0; i < IMPORT_FIELDS; i++) {
		struct form_field *field = &import->fields[import->fields_n];

		import->in_form[i] = import->asked[i];
		if (!import->asked[i])
			continue;
		*field = all_fields[i];
		field->value = import->values[i];
		if (i == FIELD_AS_OF)
			field->rules = &import->dates;
		import->fields_n++;
	}
	import->form = form_new(import->fields, import->fields_n, NULL);
	form_buttons(import->form, "Look at it", "Cancel");
}

static bool open_import(struct view *view, struct err *err)
{
	struct import_view *import = xcalloc(1, sizeof *import);

	(void)err;
	view->data = import;
	import->view = view;
	import->only = -1;
	import->dates = (struct date_rules){
		DATE_PAST, false, app_today(view->app), session_holidays(view->session)};
	import->asked[FIELD_FILE_NAME] = true;
	/* Many files do not name it, and without it people count for no practice's 2% register. */
	import->asked[FIELD_PRACTICE] = true;
	import->asked[FIELD_BASIS] = text_is_blank(session_team(view->session)->lawful_basis);
	import->values[FIELD_FILE_NAME] = view->arg.text ? xstrdup(view->arg.text) : NULL;
	build_form(import);
	return true;
}

static void close_import(struct view *view)
{
	struct import_view *import = view->data;

	form_free(import->form);
	list_free(import->list);
	arena_free(import->report_arena);
	for (size_t i = 0; i < IMPORT_FIELDS; i++)
		free(import->values[i]);
	free(import);
}

static struct args import_args(const struct import_view *import, struct arena *arena)
{
	struct args args = args_new(arena);

	for (size_t i = 0; i < IMPORT_FIELDS; i++)
		if (import->asked[i] && !text_is_blank(import->values[i]))
			args_set(&args, all_fields[i].name, import->values[i]);
	args_set(&args, "file", import->values[FIELD_FILE_NAME]);
	return args;
}

/* The command's sentences name options of the shell; in a form the question is put like this. */
static const char *const first_asked[IMPORT_FIELDS] = {
	[FIELD_AS_OF] = "The file does not say when the list was run. Type the date, for example "
			"15/9/2026.",
	[FIELD_INSTRUMENT] =
		"The file does not say what its scores are. Type the instrument, for example efi.",
	[FIELD_BASIS] = "Type on what lawful basis the list is held, for example Direct care.",
	[FIELD_ORDER] =
		"The dates can be read both ways. Choose which comes first, the day or the month.",
};

/* Back to the questions, with the one that is open and the sentence under it. */
static void ask_for(struct import_view *import, const struct err *err)
{
	struct err said = *err;

	for (size_t i = 0; i < IMPORT_FIELDS; i++) {
		if (strcmp(all_fields[i].name, err->field) != 0)
			continue;
		if (!import->asked[i] && first_asked[i] != NULL)
			err_set(&said, err->code, err->field, "%s", first_asked[i]);
		import->asked[i] = true;
	}
	import->report = NULL;
	import->view->typing = true;
	build_form(import);
	if (!form_refuse(import->form, &said))
		app_error(import->view->app, &said);
}

static enum answer look(struct import_view *import)
{
	struct app *app = import->view->app;
	struct arena *arena = arena_new();
	struct args args;
	struct result result;
	struct err err = {0};

	keep_values(import);
	args = import_args(import, arena);
	args_set(&args, "dry_run", "yes");
	args_setf(&args, "rows", "%d", IMPORT_ROWS_MAX);
	work_say(app, "Reading the list. Esc stops.");
	if (!app_try(app, CMD_IMPORT_RISK, &args, arena, &result, &err)) {
		arena_free(arena);
		ask_for(import, &err);
		return ANSWER_REDRAW;
	}
	arena_free(import->report_arena);
	import->report_arena = arena;
	import->report = result.value;
	import->view->typing = false;
	import_list_open(import);
	app_message(app, MESSAGE_NOTE,
		"Nothing has been written yet. Y takes the list in, Esc leaves it.");
	return ANSWER_REDRAW;
}

/* ---- taking it in ---- */

static enum answer take_in(struct view *view, int value, const char *reason)
{
	struct import_view *import = view->data;
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};
	bool done;

	(void)reason;
	if (value != 1)
		return ANSWER_REDRAW;
	arena = arena_new();
	args = import_args(import, arena);
	args_set(&args, "expect", import->report->file_hash);
	args_set(&args, "rows", "0");
	work_say(view->app, "Importing the list. Esc stops.");
	done = app_try(view->app, CMD_IMPORT_RISK, &args, arena, &result, &err);
	if (done)
		app_message(view->app, MESSAGE_DONE, "%s f shows the risk list.", result.message);
	else
		ask_for(import, &err);
	arena_free(arena);
	return done ? ANSWER_POP : ANSWER_REDRAW;
}

static enum answer ask_take_in(struct import_view *import)
{
	static const struct question_answer answers[] = {{"T", "Take it in", 1}};
	struct arena *arena = arena_new();
	struct question_spec spec = {.title = "Take this list in?",
		.answers = answers,
		.n = 1,
		.stay = "Not now",
		.protects = true};
	enum answer answer;

	spec.text = arena_printf(arena,
		"%s.\nNobody is discharged and no filled field is blanked. It is one batch and can "
		"be undone.",
		import_counts(import->report, arena));
	answer = app_question(import->view->app, import->view, &spec, take_in);
	arena_free(arena);
	return answer;
}

/* ---- keys ---- */

static enum answer leave(struct import_view *import)
{
	if (import->report)
		app_message(import->view->app, MESSAGE_NOTE, "Nothing was written.");
	return ANSWER_POP;
}

static enum answer form_stage(struct import_view *import, const struct tui_event *event)
{
	switch (form_key(import->form, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_SAVE:
		return look(import);
	case TUI_CANCEL:
		return leave(import);
	case TUI_HELP:
		if (key_is(event->key, "F1"))
			return ANSWER_IGNORED;
		app_message(import->view->app, MESSAGE_NOTE, "%s", form_hint(import->form));
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct import_view *import = view->data;
	const struct tui_event *event = pressed->event;

	if (import->report == NULL)
		return form_stage(import, event);
	if (pressed->command == CMD_IMPORT_ACCEPT)
		return ask_take_in(import);
	if (pressed->command == CMD_BACK)
		return leave(import);
	if (event->kind == TUI_KEY && key_is(event->key, "f")) {
		import_list_turn(import);
		return ANSWER_REDRAW;
	}
	if (pressed->command != CMD_COUNT && pressed->command != CMD_OPEN)
		return ANSWER_IGNORED;
	return list_key(import->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct import_view *import = view->data;
	struct canvas inside = canvas_sub(canvas, 2, 1, canvas->rows - 2, canvas->cols - 2);

	if (import->report) {
		import_draw_report(import, canvas, focus);
		return;
	}
	canvas_text(canvas, 0, 1, canvas->cols - view->right_taken - 2,
		"Nothing is written before you have seen what the list would bring.", STYLE_NORMAL);
	form_draw(import->form, &inside, focus);
}

static const char *note(struct view *view)
{
	const struct import_view *import = view->data;

	return import->report ? NULL : form_hint(import->form);
}

static const char *title(struct view *view)
{
	const struct import_view *import = view->data;

	return import->report ? "Import preview" : "Import a risk list";
}

static const struct hint *hints(struct view *view)
{
	static const struct hint asking[] = {{CMD_SAVE, NULL, "Look at it", NULL},
		{CMD_COUNT, "Tab", "Next", NULL}, {CMD_BACK, NULL, "Leave", NULL}, {0}};
	static const struct hint looking[] = {{CMD_IMPORT_ACCEPT, NULL, "Take it in", NULL},
		{CMD_COUNT, "f", "Which rows", "Rows"}, {CMD_COUNT, "PgDn", "Page", NULL},
		{CMD_BACK, NULL, "Leave, nothing written", "Leave"}, {0}};
	const struct import_view *import = view->data;

	return import->report ? looking : asking;
}

const struct screen screen_import = {
	.name = "Import a risk list",
	.where = IN_PREVIEW | IN_LISTS | IN_FORM,
	.open = open_import,
	.close = close_import,
	.draw = draw,
	.key = key,
	.note = note,
	.title = title,
	.hints = hints,
};
