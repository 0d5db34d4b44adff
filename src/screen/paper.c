/* Print preview: what is seen is the page. Enter prints; nothing leaves before. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "arguments.h"
#include "preview.h"

enum { PAGE_COLS = 80 };

/* ---- ways in ---- */

const char *paper_words(enum command_id id, struct arena *arena)
{
	const char *words = command_get(id)->summary;

	words += text_starts(words, "Print ") ? strlen("Print ") : 0;
	words += text_starts(words, "the ") ? strlen("the ") : 0;
	words += text_starts(words, "a ") ? strlen("a ") : 0;
	return arena_strdup(arena, words);
}

/* What has to be told before there is anything to show; the person is asked for elsewhere. */
static bool has_to_ask(enum command_id id)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command_get(id), specs);

	for (size_t i = 0; i < n; i++)
		if (specs[i].required && strcmp(specs[i].name, "person") != 0)
			return true;
	return false;
}

const struct screen *paper_door(enum command_id id)
{
	return has_to_ask(id) ? form_for(id) : &screen_paper;
}

enum answer paper_open(struct app *app, enum command_id id, ...)
{
	struct screen_arg arg = {.command = id};
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	enum answer answer;
	const char *name;
	va_list list;

	va_start(list, id);
	while ((name = va_arg(list, const char *)) != NULL) {
		const char *value = va_arg(list, const char *);

		if (strcmp(name, "person") == 0)
			arg.person = value;
		else
			args_set(&args, name, value);
	}
	va_end(list);
	arg.text = arguments_pack(&args, arena);
	answer = app_push(app, &screen_paper, &arg);
	arena_free(arena);
	return answer;
}

/* ---- opening ---- */

static void close_preview(struct view *view)
{
	struct preview *preview = view->data;

	if (preview == NULL)
		return;
	pager_free(preview->pager);
	input_free(preview->input);
	arena_free(preview->arena);
	free(preview->sentence);
	free(preview->chosen);
	free(preview->lead);
	free(preview->printer);
	free(preview->usual);
	free(preview->file);
	free(preview);
	view->data = NULL;
}

/* What was not said is chosen: names in full, and where a list can be one lead's, mine; "" is said: the
 * team's. */
static void begin(struct preview *preview)
{
	struct view *view = preview->view;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	const char *lead;

	arguments_unpack(view->arg.text, &args);
	lead = args_get(&args, "lead");
	preview->lead = xstrdup(text_is_blank(lead) ? session_worker(view->session)->uid : lead);
	if (lead && *lead == '\0')
		args_set(&args, "lead", NULL);
	if (lead == NULL && paper_takes(view->arg.command, "lead"))
		args_set(&args, "lead", preview->lead);
	if (paper_takes(view->arg.command, "names") && args_get(&args, "names") == NULL)
		args_set(&args, "names", word_code(&words_names_shown, NAMES_FULL));
	preview->chosen = xstrdup(arguments_pack(&args, arena));
	arena_free(arena);
}

static bool read_first(struct preview *preview, struct err *err)
{
	bool mine = paper_takes(preview->view->arg.command, "lead");
	bool read = preview_read(preview, err);

	/* Who leads nobody, or nobody that this is about, means the team. */
	if (mine && (read ? preview->paper->people == 0 : err->code == ERR_NOT_FOUND))
		return preview_try(preview, "lead", NULL, err) || read;
	return read;
}

static bool open_preview(struct view *view, struct err *err)
{
	struct preview *preview = xcalloc(1, sizeof *preview);
	view->data = preview;
	preview->view = view;
	preview->copies = 1;
	preview->input = input_new(NULL);
	preview->title = arena_printf(
		view->arena, "Print preview: %s", paper_words(view->arg.command, view->arena));
	preview_know_printers(preview);
	begin(preview);
	if (read_first(preview, err))
		return true;
	close_preview(view);
	return false;
}

/* ---- turning pages ---- */

static size_t page_now(const struct preview *preview)
{
	size_t line = pager_line(preview->pager), page = 0;

	while (page + 1 < preview->paper->pages_n && preview->starts[page + 1] <= line + 1)
		page++;
	return page;
}

static enum answer turn(struct preview *preview, bool on)
{
	size_t page = page_now(preview), n = preview->paper->pages_n;

	if (on && page + 1 < n)
		pager_go(preview->pager, preview->starts[page + 1]);
	else if (on)
		app_message(preview->view->app, MESSAGE_NOTE, "This is the last page.");
	/* Back to where this page begins, and from there to the one before. */
	else if (pager_line(preview->pager) > preview->starts[page])
		pager_go(preview->pager, preview->starts[page]);
	else
		pager_go(preview->pager, preview->starts[page > 0 ? page - 1 : 0]);
	return ANSWER_REDRAW;
}

/* On by what fits the screen, but a page begins at the top. */
static enum answer read_on(struct preview *preview, const struct tui_event *event)
{
	size_t page = page_now(preview);

	if (pager_key(preview->pager, event) == TUI_IGNORED)
		return ANSWER_IGNORED;
	if (page_now(preview) > page)
		pager_go(preview->pager, preview->starts[page + 1]);
	return ANSWER_REDRAW;
}

/* ---- keys ---- */

static enum answer ask_differently(struct preview *preview)
{
	const struct screen_arg *arg = &preview->view->arg;

	return app_push(preview->view->app, form_for(arg->command),
		&(struct screen_arg){
			.command = arg->command, .person = arg->person, .text = preview->chosen});
}

static enum answer toggle(struct preview *preview, const char *name, const char *value)
{
	struct arena *arena = arena_new();
	bool on = preview_chosen(preview, name, arena) != NULL;

	arena_free(arena);
	return preview_choose(preview, name, on ? NULL : value);
}

static enum answer command(struct preview *preview, enum command_id id)
{
	switch (id) {
	case CMD_PAPER_PRINT:
		return preview_print(preview);
	case CMD_PAPER_NEXT:
	case CMD_PAPER_BEFORE:
		return turn(preview, id == CMD_PAPER_NEXT);
	case CMD_PAPER_TO:
		return app_push(preview->view->app, &screen_paper_to,
			&(struct screen_arg){.text = preview->printer});
	case CMD_PAPER_FILE:
	case CMD_PAPER_COPIES:
	case CMD_PAPER_AS_AT:
		preview_ask(preview, id == CMD_PAPER_FILE     ? ASK_FILE
				     : id == CMD_PAPER_COPIES ? ASK_COPIES
							      : ASK_AS_AT);
		return ANSWER_REDRAW;
	case CMD_PAPER_NAMES:
		return preview_choose_next(preview, "names");
	case CMD_PAPER_SIZE:
		return preview_choose_next(preview, "size");
	case CMD_PAPER_GROUP:
		return preview_choose_next(preview, "by");
	case CMD_PAPER_WHOSE:
		return toggle(preview, "lead", preview->lead);
	case CMD_PAPER_SHORT:
		return toggle(preview, "short", "yes");
	case CMD_PAPER_DRAFT:
		return toggle(preview, "draft", "yes");
	case CMD_PAPER_HOLDER:
		return preview_next_holder(preview);
	case CMD_ASK_AGAIN:
		return ask_differently(preview);
	default:
		return ANSWER_IGNORED;
	}
}

/* While what to find is typed, no letter is a command. */
static enum answer page_key(struct preview *preview, const struct tui_event *event)
{
	struct view *view = preview->view;
	bool is_key = event->kind == TUI_KEY;
	enum answer answer;

	if (is_key && !view->typing && (key_is(event->key, "Space") || key_is(event->key, "PgDn")))
		return read_on(preview, event);
	answer = pager_key(preview->pager, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
	if (is_key && !view->typing && key_is(event->key, "/"))
		view->typing = true;
	else if (is_key && (key_is(event->key, "Enter") || key_is(event->key, "Esc")))
		view->typing = false;
	if (pager_note(preview->pager))
		app_message(view->app, MESSAGE_NOTE, "%s", pager_note(preview->pager));
	return answer;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct preview *preview = view->data;
	const struct tui_event *event = pressed->event;
	enum answer answer = ANSWER_IGNORED;

	if (preview->prompt != ASK_NOTHING)
		return preview_prompt_key(preview, pressed);
	if (!view->typing)
		answer = command(preview, pressed->command);
	if (answer != ANSWER_IGNORED)
		return answer;
	answer = page_key(preview, event);
	/* One too many while scrolling sideways must not leave. */
	if (answer == ANSWER_IGNORED && event->kind == TUI_KEY && key_is(event->key, "Left"))
		return ANSWER_STAY;
	return answer;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct preview *preview = view->data;
	struct err err = {0};
	char *before = preview->chosen;

	if (text == NULL)
		return ANSWER_REDRAW;
	if (from == &screen_paper_to)
		return preview_go_to(preview, text);
	/* Other arguments came from the form. */
	preview->chosen = xstrdup(text);
	if (preview_read(preview, &err)) {
		free(before);
	} else {
		free(preview->chosen);
		preview->chosen = before;
		app_error(view->app, &err);
	}
	return ANSWER_REDRAW;
}

static const char *why_not(struct view *view, enum command_id id)
{
	static const struct {
		enum command_id id;
		const char *takes, *why;
	} choices[] = {
		{CMD_PAPER_NAMES, "names", "Names are always the same on this paper."},
		{CMD_PAPER_SIZE, "size", "This paper has one size of print."},
		{CMD_PAPER_GROUP, "by", "This paper is not grouped."},
		{CMD_PAPER_WHOSE, "lead", "This paper is not about one lead's people."},
		{CMD_PAPER_SHORT, "short", "This paper has no short form."},
		{CMD_PAPER_DRAFT, "draft", "This paper has no draft."},
		{CMD_PAPER_HOLDER, "holder", "Nobody is recorded as the holder of this paper."},
		{CMD_PAPER_AS_AT, "as-at", "This paper is about today."},
	};
	const struct preview *preview = view->data;

	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (choices[i].id == id && !paper_takes(view->arg.command, choices[i].takes))
			return choices[i].why;
	if (id == CMD_PAPER_PRINT && preview->nowhere && !preview->printer)
		return "There is no printer here. f writes a file, F4 says where else.";
	if (id == CMD_PAPER_COPIES && preview->nowhere && !preview->printer)
		return "Copies are for a printer, and there is none here.";
	if (id == CMD_ASK_AGAIN && form_for(view->arg.command) == NULL)
		return "There is nothing to ask differently here.";
	if ((id == CMD_PAPER_NEXT || id == CMD_PAPER_BEFORE) && preview->paper->pages_n < 2)
		return "There is only this page.";
	return NULL;
}

/* ---- what it looks like ---- */

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct preview *preview = view->data;
	struct canvas pages = canvas_sub(canvas, 2, 0, canvas->rows - 2, canvas->cols);
	struct arena *arena = arena_new();
	const char *to = preview_printer_words(preview);

	canvas_hline(canvas, 1, 0, canvas->cols);
	preview->narrow = pages.cols < PAGE_COLS;
	pager_draw(preview->pager, &pages, focus && preview->prompt == ASK_NOTHING);
	if (preview->prompt == ASK_NOTHING)
		canvas_textf(canvas, 0, 1, canvas->cols - view->right_taken - 1, STYLE_NORMAL,
			"Page %zu of %zu%s%s%s", page_now(preview) + 1, preview->paper->pages_n,
			preview_words(preview, arena), to[0] ? "   Printer " : "", to);
	else
		preview_draw_prompt(preview, canvas, focus);
	arena_free(arena);
}

static const char *note(struct view *view)
{
	const struct preview *preview = view->data;

	return preview->sentence;
}

static const char *title(struct view *view)
{
	const struct preview *preview = view->data;

	return preview->title;
}

static const char *where_am_i(struct view *view)
{
	const struct preview *preview = view->data;

	return arena_printf(view->arena, "Page %zu of %zu%s. %s", page_now(preview) + 1,
		preview->paper->pages_n, preview_words(preview, view->arena), preview->sentence);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint prompt[] = {{CMD_COUNT, "Enter", "Go on", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint finding[] = {{CMD_COUNT, "Enter", "Find", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {CMD_COUNT, "Esc", "Back", NULL}, {0}};
	static const struct hint page[] = {{CMD_PAPER_PRINT, NULL, "Print", NULL},
		{CMD_PAPER_FILE, NULL, "To file", "File"}, {CMD_COUNT, "PgDn", "Read on", "On"},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_PAPER_TO, NULL, "To where", "Where"},
		{CMD_PAPER_WHOSE, NULL, "Team or mine", "Team"},
		{CMD_PAPER_HOLDER, NULL, "For whom", "Whom"},
		{CMD_PAPER_DRAFT, NULL, "Draft", NULL}, {CMD_PAPER_SIZE, NULL, "Size", NULL},
		{CMD_PAPER_SHORT, NULL, "Short", NULL}, {CMD_PAPER_GROUP, NULL, "Group", NULL},
		{CMD_PAPER_NAMES, NULL, "Names", NULL},
		{CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"}, {CMD_COUNT, "/", "Search", NULL},
		{0}};
	static const struct hint narrow[] = {{CMD_PAPER_PRINT, NULL, "Print", NULL},
		{CMD_COUNT, "Right", "Rest of the page", "Rest"},
		{CMD_PAPER_FILE, NULL, "To file", "File"}, {CMD_COUNT, "PgDn", "Read on", "On"},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_PAPER_TO, NULL, "To where", "Where"},
		{CMD_COUNT, "/", "Search", NULL}, {0}};
	const struct preview *preview = view->data;

	if (preview->prompt != ASK_NOTHING)
		return prompt;
	if (view->typing)
		return finding;
	return preview->narrow ? narrow : page;
}

static bool refresh(struct view *view, struct err *err)
{
	return preview_read(view->data, err);
}

const struct screen screen_paper = {
	.name = "Print preview",
	.where = IN_PAPER,
	.person = true,
	.open = open_preview,
	.close = close_preview,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.note = note,
	.title = title,
	.hints = hints,
	.why_not = why_not,
	.where_am_i = where_am_i,
};
