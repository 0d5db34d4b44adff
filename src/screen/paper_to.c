/* Where the pages go: a printer, the printer at this PC, a file, plain text to copy. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/printer.h>
#include <caseload/tui/edit.h>

#include "help_pages.h"
#include "pick_popup.h"
#include "preview.h"
#include "work.h"

/* ---- printers ---- */

static bool list_printers(
	struct app *app, struct arena *arena, const struct printer **out, size_t *n)
{
	struct args args = args_new(arena);
	struct result result;
	struct err ignored = {0};

	if (!app_try(app, CMD_PRINT_PRINTERS, &args, arena, &result, &ignored))
		return false;
	*out = result.value;
	*n = result.n;
	return true;
}

void preview_know_printers(struct preview *preview)
{
	const char *mine = app_setting(preview->view->app, "printer");
	struct arena *arena = arena_new();
	const struct printer *printers;
	size_t n = 0;

	if (!list_printers(preview->view->app, arena, &printers, &n))
		n = 0;
	for (size_t i = 0; i < n; i++)
		if (printers[i].usual)
			preview->usual = xstrdup(printers[i].name);
	preview->nowhere = n == 0;
	if (!text_is_blank(mine)) {
		free(preview->usual);
		preview->usual = xstrdup(mine);
		preview->nowhere = n == 0 && strcmp(mine, PRINTER_THIS_PC) != 0;
	}
	arena_free(arena);
}

void preview_add_printer(const struct preview *preview, struct args *args)
{
	args_set(args, "printer", preview->printer);
	if (preview->copies > 1)
		args_setf(args, "copies", "%lld", (long long)preview->copies);
	args_set(args, "anyway", preview->anyway ? "yes" : NULL);
}

static const char *shown_name(const char *printer)
{
	return strcmp(printer, PRINTER_THIS_PC) == 0 ? "at this PC" : printer;
}

const char *preview_printer_words(const struct preview *preview)
{
	if (preview->printer || preview->usual)
		return shown_name(preview->printer ? preview->printer : preview->usual);
	return preview->nowhere ? "" : "the usual one";
}

/* ---- away with it ---- */

static enum answer anyway_answered(struct view *view, int value, const char *reason);

/* What no font has is left out only where that was asked for: a name with a gap is no name. */
static enum answer ask_anyway(struct preview *preview, const struct err *err)
{
	static const struct question_answer answers[] = {{"p", "Print with boxes", 1}};
	struct question_spec spec = {.title = "Some characters cannot be printed.",
		.text = err->text,
		.answers = answers,
		.n = 1,
		.stay = "Do not print"};

	return app_question(preview->view->app, preview->view, &spec, anyway_answered);
}

/* Text has no large print, so that more may have been left out than the preview showed. */
static enum answer leave(struct preview *preview, const struct result *result)
{
	struct app *app = preview->view->app;
	const struct paper *paper = result->value;
	struct str text = {0};
	enum answer answer;

	if (result->message)
		app_done(app, preview->view->arg.command, result->message);
	stack_mark_stale(app, false);
	if (preview_left_out(paper) <= preview_left_out(preview->paper))
		return ANSWER_POP;
	preview_add_notes(paper, &text);
	answer = app_replace(app, &screen_reading,
		&(struct screen_arg){.command = CMD_COUNT,
			.text = str_text(&text),
			.place = "Who was left out"});
	str_free(&text);
	return answer;
}

enum answer preview_print(struct preview *preview)
{
	struct app *app = preview->view->app;
	struct arena *arena = arena_new();
	struct args args = preview_args(preview, arena);
	enum answer answer = ANSWER_REDRAW;
	struct result result;
	struct err err = {0};

	preview_add_printer(preview, &args);
	preview->to_file = false;
	work_say(app, "Sending it to the printer.");
	if (app_try(app, preview->view->arg.command, &args, arena, &result, &err)) {
		answer = leave(preview, &result);
	} else if (strcmp(err.field, "anyway") == 0) {
		ask_anyway(preview, &err);
	} else {
		app_error(app, &err);
	}
	arena_free(arena);
	return answer;
}

static enum answer write_file(struct preview *preview, bool replace);

static enum answer anyway_answered(struct view *view, int value, const char *reason)
{
	struct preview *preview = view->data;
	enum answer answer;

	(void)reason;
	if (value != 1)
		return ANSWER_REDRAW;
	preview->anyway = true;
	answer =
		preview->to_file ? write_file(preview, preview->replacing) : preview_print(preview);
	preview->anyway = false;
	return answer;
}

static enum answer replace_answered(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? write_file(view->data, true) : ANSWER_REDRAW;
}

static enum answer ask_to_replace(struct preview *preview)
{
	static const struct question_answer answers[] = {{"r", "Replace it", 1}};
	struct question_spec spec = {.title = "There is a file of that name already.",
		.text = preview->file,
		.answers = answers,
		.n = 1,
		.stay = "Keep it",
		.protects = true};

	return app_question(preview->view->app, preview->view, &spec, replace_answered);
}

static enum answer write_file(struct preview *preview, bool replace)
{
	struct app *app = preview->view->app;
	struct arena *arena = arena_new();
	struct args args = preview_args(preview, arena);
	enum answer answer = ANSWER_POP;
	struct result result;
	struct err err = {0};

	args_set(&args, "to", preview->file);
	args_set(&args, "replace", replace ? "yes" : NULL);
	args_set(&args, "anyway", preview->anyway ? "yes" : NULL);
	preview->to_file = true;
	preview->replacing = replace;
	work_say(app, "Writing the file.");
	if (!app_try(app, preview->view->arg.command, &args, arena, &result, &err)) {
		answer = ANSWER_REDRAW;
		if (strcmp(err.field, "replace") == 0)
			ask_to_replace(preview);
		else if (strcmp(err.field, "anyway") == 0)
			ask_anyway(preview, &err);
		else
			app_error(app, &err);
	} else {
		answer = leave(preview, &result);
	}
	arena_free(arena);
	return answer;
}

/* Alone on a plain screen: the mouse selects it for another system's field. */
static enum answer copy_text(struct preview *preview)
{
	struct app *app = preview->view->app;
	struct arena *arena = arena_new();
	struct args args = preview_args(preview, arena);
	enum answer answer = ANSWER_REDRAW;
	struct str text = {0};
	struct result result;
	struct err err = {0};

	args_set(&args, "to", "-");
	args_set(&args, "format", "block");
	if (app_try(app, preview->view->arg.command, &args, arena, &result, &err)) {
		const struct paper *paper = result.value;

		for (size_t i = 0; i < paper->pages_n; i++)
			for (size_t j = 0; j < paper->pages[i].n; j++)
				str_addf(&text, "%s\n", paper->pages[i].lines[j]);
		answer = app_copy_out(app, str_text(&text));
	} else {
		app_error(app, &err);
	}
	str_free(&text);
	arena_free(arena);
	return answer;
}

/* ---- asking in the row above the pages ---- */

static const char *const prompts[] = {
	[ASK_FILE] = "To file (.pdf or .txt):",
	[ASK_COPIES] = "How many copies:",
	[ASK_AS_AT] = "As at (empty: today):",
	[ASK_REASON] = "Why not large print:",
};

static const char *file_proposed(const struct preview *preview)
{
	const char *name = command_get(preview->view->arg.command)->name, *noun = strchr(name, ' ');
	struct arena *arena = preview->arena;
	char *path = arena_printf(arena, "~/%s.pdf", noun ? noun + 1 : name);

	if (preview->file)
		return preview->file;
	for (char *p = path; *p; p++)
		if (*p == ' ')
			*p = '-';
	return path;
}

void preview_ask(struct preview *preview, enum prompt prompt)
{
	const char *now = NULL;

	preview->prompt = prompt;
	preview->view->typing = prompt != ASK_NOTHING;
	if (prompt == ASK_NOTHING)
		return;
	if (prompt == ASK_FILE)
		now = file_proposed(preview);
	else if (prompt == ASK_COPIES)
		now = arena_printf(preview->arena, "%lld", (long long)preview->copies);
	else if (prompt == ASK_AS_AT)
		now = preview_chosen(preview, "as-at", preview->arena);
	input_set(preview->input, now);
	/* Typing replaces what is proposed. */
	edit_select_all(input_edit(preview->input));
}

static enum answer set_copies(struct preview *preview, const char *typed)
{
	enum { MOST = 20 };
	int64_t before = preview->copies;
	struct err err = {0};
	char *end;
	long n = strtol(typed, &end, 10);

	if (text_is_blank(typed))
		n = 1;
	else if (*end != '\0' || n < 1 || n > MOST) {
		app_message(preview->view->app, MESSAGE_ERROR,
			"Type how many copies, 1 to %d. Esc leaves it at %lld.", MOST,
			(long long)preview->copies);
		return ANSWER_REDRAW;
	}
	preview->copies = n;
	if (preview_read(preview, &err))
		return ANSWER_REDRAW;
	preview->copies = before;
	app_error(preview->view->app, &err);
	return ANSWER_REDRAW;
}

static bool ends(const char *text, const char *with)
{
	size_t n = strlen(text), end = strlen(with);

	return n >= end && strcmp(text + n - end, with) == 0;
}

/* Any other name would promise what is not in it. */
static enum answer to_file(struct preview *preview, const char *path)
{
	if (text_is_blank(path))
		return ANSWER_REDRAW;
	if (!ends(path, ".pdf") && !ends(path, ".txt")) {
		app_message(preview->view->app, MESSAGE_ERROR,
			"End the name in .pdf for a PDF, or in .txt for plain text.");
		return ANSWER_REDRAW;
	}
	free(preview->file);
	preview->file = xstrdup(path);
	return write_file(preview, false);
}

static enum answer answered(struct preview *preview)
{
	enum prompt prompt = preview->prompt;
	struct arena *arena = arena_new();
	const char *typed = arena_strdup(arena, input_text(preview->input));
	enum answer answer = ANSWER_REDRAW;

	preview_ask(preview, ASK_NOTHING);
	switch (prompt) {
	case ASK_FILE:
		answer = to_file(preview, typed);
		break;
	case ASK_COPIES:
		answer = set_copies(preview, typed);
		break;
	case ASK_AS_AT:
		answer = preview_choose(preview, "as-at", text_is_blank(typed) ? NULL : typed);
		break;
	case ASK_REASON:
		if (!text_is_blank(typed))
			answer = preview_override(preview, typed);
		break;
	case ASK_NOTHING:
		break;
	}
	/* What was refused stands there to be put right. */
	if (message_is_new(preview->view->app->message) &&
		message_is_error(preview->view->app->message)) {
		preview->prompt = prompt;
		preview->view->typing = true;
	}
	arena_free(arena);
	return answer;
}

enum answer preview_prompt_key(struct preview *preview, const struct screen_key *key)
{
	if (key->command == CMD_BACK) {
		preview_ask(preview, ASK_NOTHING);
		return ANSWER_REDRAW;
	}
	if (key->event->kind == TUI_KEY && key_is(key->event->key, "Enter"))
		return answered(preview);
	return input_key(preview->input, key->event) == TUI_IGNORED ? ANSWER_IGNORED
								    : ANSWER_REDRAW;
}

void preview_draw_prompt(struct preview *preview, const struct canvas *row, bool focus)
{
	int used = 1 + canvas_text(row, 0, 1, -1, prompts[preview->prompt], STYLE_BOLD) + 1;
	struct canvas field =
		canvas_sub(row, 0, used, 1, row->cols - used - preview->view->right_taken - 1);

	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	input_draw(preview->input, &field, focus);
}

/* ---- to where ---- */

/* A printer that would refuse is refused now, and the one before stays. */
static enum answer choose_printer(struct preview *preview, const char *printer)
{
	char *before = preview->printer;
	struct err err = {0};

	preview->printer = printer ? xstrdup(printer) : NULL;
	if (preview_read(preview, &err)) {
		free(before);
		return ANSWER_REDRAW;
	}
	free(preview->printer);
	preview->printer = before;
	app_error(preview->view->app, &err);
	return ANSWER_REDRAW;
}

enum answer preview_go_to(struct preview *preview, const char *where)
{
	if (strcmp(where, "file") == 0) {
		preview_ask(preview, ASK_FILE);
		return ANSWER_REDRAW;
	}
	if (strcmp(where, "copy") == 0)
		return copy_text(preview);
	return choose_printer(
		preview, text_starts(where, "printer ") ? where + strlen("printer ") : NULL);
}

/* "usual" for the usual one, "printer NAME", "file", "copy". */
static bool open_to(struct view *view, struct err *err)
{
	enum { FIXED = 4 };
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);
	const struct printer *printers = NULL;
	struct pick_entry *entries;
	size_t n = 0, printers_n = 0;
	const char *now;

	(void)err;
	list_printers(view->app, view->arena, &printers, &printers_n);
	entries = arena_new_array(view->arena, struct pick_entry, printers_n + FIXED);
	if (printers_n > 0)
		entries[n++] = (struct pick_entry){"usual", "The usual printer", NULL};
	for (size_t i = 0; i < printers_n; i++)
		entries[n++] = (struct pick_entry){
			arena_printf(view->arena, "printer %s", printers[i].name), printers[i].name,
			printers[i].state};
	entries[n++] = (struct pick_entry){
		"printer " PRINTER_THIS_PC, "The printer at this PC", "as text, through PuTTY"};
	entries[n++] = (struct pick_entry){"file", "A file", "PDF or text"};
	entries[n++] = (struct pick_entry){"copy", "Plain text to copy", "into another system"};
	*source = (struct pick_source){.entries = entries, .n = n};
	/* Without a printer nothing is usual, and Enter still means what the cursor is on. */
	now = view->arg.text   ? arena_printf(view->arena, "printer %s", view->arg.text)
	      : printers_n > 0 ? "usual"
			       : "file";
	view->data = pick_new(source, now);
	return true;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Choose", NULL},
		{CMD_COUNT, "Up/Down", "Move", NULL}, {CMD_COUNT, "Esc", "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_paper_to = {
	.name = "To where?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_to,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = pick_popup_size,
	.hints = hints,
};
