/* Print preview: what is seen is the page. Enter prints, f writes a file; nothing leaves before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/edit.h>
#include <caseload/tui/input.h>
#include <caseload/tui/pager.h>

#include "work.h"

enum prompt { PROMPT_NONE, PROMPT_FILE, PROMPT_PRINTER };

struct paper_view {
	bool narrow; /* the window is narrower than the page */
	struct view *view;
	struct pager *pager;
	struct arena *arena; /* of the paper */
	const struct paper *paper;
	size_t *starts;	      /* the line each page begins on */
	const char *sentence; /* what Enter would do */
	bool whole_team;
	int names;     /* enum names_shown */
	char *printer; /* NULL: the usual one */
	enum prompt prompt;
	struct input *input;
};

static bool about_person(const struct paper_view *paper)
{
	return (command_get(paper->view->arg.command)->needs & NEEDS_PERSON) != 0;
}

static bool of_risk(const struct paper_view *paper)
{
	return paper->view->arg.command == CMD_PRINT_RISK;
}

/* The others have no lead they are of. */
static bool of_caseload(const struct paper_view *paper)
{
	return paper->view->arg.command == CMD_PRINT_CASELOAD;
}

/* arg.part: the meeting, arg.person: only that entry, arg.text: the owner of the actions. */
static bool of_meeting(const struct paper_view *paper)
{
	enum command_id id = paper->view->arg.command;

	return id == CMD_PRINT_AGENDA || id == CMD_PRINT_MINUTES || id == CMD_PRINT_ACTIONS;
}

static bool has_names(const struct paper_view *paper)
{
	return of_caseload(paper) || of_meeting(paper);
}

static struct args meeting_args(const struct paper_view *paper, struct arena *arena)
{
	const struct screen_arg *arg = &paper->view->arg;
	struct args args = args_new(arena);

	args_set(&args, "meeting", arg->part);
	args_set(&args, "person", arg->command == CMD_PRINT_MINUTES ? arg->person : NULL);
	args_set(&args, "owner", arg->command == CMD_PRINT_ACTIONS ? arg->text : NULL);
	args_set(&args, "names", word_code(&words_names_shown, paper->names));
	return args;
}

static struct args paper_args(struct paper_view *paper, struct arena *arena)
{
	struct args args = args_new(arena);

	if (of_meeting(paper))
		return meeting_args(paper, arena);
	if (about_person(paper)) {
		args_set(&args, "person", paper->view->arg.person);
		if (of_risk(paper))
			args_set(&args, "instrument", paper->view->arg.part);
		return args;
	}
	if (!of_caseload(paper)) {
		args_set(&args, "practice", paper->view->arg.part);
		return args;
	}
	if (!paper->whole_team)
		args_set(&args, "lead",
			paper->view->arg.part ? paper->view->arg.part
					      : session_worker(paper->view->session)->login);
	args_set(&args, "names", word_code(&words_names_shown, paper->names));
	return args;
}

static enum style line_style(void *data, size_t line, const char *text)
{
	const struct paper_view *paper = data;

	(void)text;
	for (size_t i = 1; i < paper->paper->pages_n; i++)
		if (line + 1 == paper->starts[i])
			return STYLE_HEADING;
	return STYLE_NORMAL;
}

/* One text of all pages, with a line between them. */
static void show_pages(struct paper_view *paper)
{
	struct str text = {0};
	size_t line = 0;

	paper->starts = arena_new_array(paper->arena, size_t, paper->paper->pages_n + 1);
	for (size_t i = 0; i < paper->paper->pages_n; i++) {
		const struct paper_page *page = &paper->paper->pages[i];

		if (i > 0) {
			str_addf(&text, "---- page %zu of %zu ", i + 1, paper->paper->pages_n);
			for (int n = 0; n < 60; n++)
				str_addc(&text, '-');
			str_addc(&text, '\n');
			line++;
		}
		paper->starts[i] = line;
		for (size_t j = 0; j < page->n; j++, line++)
			str_addf(&text, "%s\n", page->lines[j]);
	}
	if (paper->pager)
		pager_set(paper->pager, str_text(&text));
	else
		paper->pager = pager_new(str_text(&text), false);
	pager_styles(paper->pager, line_style, paper);
	str_free(&text);
}

static bool read_paper(struct paper_view *paper, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = paper_args(paper, arena);
	struct result result;

	args_set(&args, "preview", "yes");
	if (!app_try(paper->view->app, paper->view->arg.command, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(paper->arena);
	paper->arena = arena;
	paper->paper = result.value;
	paper->sentence = arena_printf(arena, "Prints %zu %s about %lld %s. Printing is logged.",
		paper->paper->pages_n, paper->paper->pages_n == 1 ? "page" : "pages",
		(long long)paper->paper->people, paper->paper->people == 1 ? "person" : "people");
	show_pages(paper);
	return true;
}

static void close_paper(struct view *view)
{
	struct paper_view *paper = view->data;

	if (paper == NULL)
		return;
	pager_free(paper->pager);
	input_free(paper->input);
	arena_free(paper->arena);
	free(paper->printer);
	free(paper);
	view->data = NULL;
}

static bool open_paper(struct view *view, struct err *err)
{
	struct paper_view *paper = xcalloc(1, sizeof *paper);

	view->data = paper;
	paper->view = view;
	paper->names = NAMES_FULL;
	paper->input = input_new(NULL);
	if (!text_is_blank(app_setting(view->app, "printer")))
		paper->printer = xstrdup(app_setting(view->app, "printer"));
	if (read_paper(paper, err)) {
		/* Who leads nobody means the team. */
		paper->whole_team = of_caseload(paper) && paper->paper->people == 0;
		if (!paper->whole_team || read_paper(paper, err))
			return true;
	}
	close_paper(view);
	return false;
}

static enum answer read_again(struct paper_view *paper)
{
	struct err err = {0};

	if (!read_paper(paper, &err))
		app_error(paper->view->app, &err);
	return ANSWER_REDRAW;
}

/* ---- pages ---- */

static size_t page_now(const struct paper_view *paper)
{
	size_t line = pager_line(paper->pager), page = 0;

	while (page + 1 < paper->paper->pages_n && paper->starts[page + 1] <= line + 1)
		page++;
	return page;
}

static enum answer turn_page(struct paper_view *paper, bool on)
{
	size_t page = page_now(paper);

	if (on && page + 1 < paper->paper->pages_n)
		pager_go(paper->pager, paper->starts[page + 1]);
	else if (!on)
		pager_go(paper->pager, paper->starts[page > 0 ? page - 1 : 0]);
	return ANSWER_REDRAW;
}

/* ---- away with it ---- */

static enum answer print_it(struct paper_view *paper, const char *file)
{
	struct app *app = paper->view->app;
	struct arena *arena = arena_new();
	struct args args = paper_args(paper, arena);
	const char *home = getenv("HOME");
	struct result result;
	bool done;

	if (file && text_starts(file, "~/") && home)
		file = arena_printf(arena, "%s%s", home, file + 1);
	if (file)
		args_set(&args, "to", file);
	else if (paper->printer)
		args_set(&args, "printer", paper->printer);
	work_say(app, file ? "Writing the file." : "Sending it to the printer.");
	done = app_run(app, paper->view->arg.command, &args, arena, &result);
	arena_free(arena);
	return done ? ANSWER_POP : ANSWER_REDRAW;
}

static const char *file_name(const struct paper_view *paper)
{
	switch (paper->view->arg.command) {
	case CMD_PRINT_RISK:
		return "~/risk.pdf";
	case CMD_PRINT_PLAN:
		return "~/plan.pdf";
	case CMD_PRINT_CASELOAD:
		return "~/caseload.pdf";
	case CMD_PRINT_AGENDA:
		return "~/agenda.pdf";
	case CMD_PRINT_MINUTES:
		return "~/minutes.pdf";
	case CMD_PRINT_ACTIONS:
		return "~/actions.pdf";
	default:
		return "~/register.pdf";
	}
}

static void ask(struct paper_view *paper, enum prompt prompt)
{
	paper->prompt = prompt;
	paper->view->typing = prompt != PROMPT_NONE;
	if (prompt == PROMPT_FILE)
		input_set(paper->input, file_name(paper));
	else if (prompt == PROMPT_PRINTER)
		input_set(paper->input, paper->printer);
	/* Typing replaces what is proposed. */
	if (prompt != PROMPT_NONE)
		edit_select_all(input_edit(paper->input));
}

static enum answer answer_prompt(struct paper_view *paper)
{
	enum prompt prompt = paper->prompt;
	const char *typed = input_text(paper->input);

	ask(paper, PROMPT_NONE);
	if (prompt == PROMPT_FILE)
		return text_is_blank(typed) ? ANSWER_REDRAW : print_it(paper, typed);
	free(paper->printer);
	paper->printer = text_is_blank(typed) ? NULL : xstrdup(typed);
	return ANSWER_REDRAW;
}

static enum answer prompt_key(struct paper_view *paper, const struct screen_key *key)
{
	if (key->command == CMD_BACK) {
		ask(paper, PROMPT_NONE);
		return ANSWER_REDRAW;
	}
	if (key->event->kind == TUI_KEY && key_is(key->event->key, "Enter"))
		return answer_prompt(paper);
	return input_key(paper->input, key->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- keys ---- */

static enum answer own_key(struct paper_view *paper, struct key key)
{
	if (key_is(key, "Enter"))
		return print_it(paper, NULL);
	if (key_is(key, "f") || key_is(key, "F4")) {
		ask(paper, key_is(key, "f") ? PROMPT_FILE : PROMPT_PRINTER);
		return ANSWER_REDRAW;
	}
	if (key_is(key, "]") || key_is(key, "["))
		return turn_page(paper, key_is(key, "]"));
	if (key_is(key, "Left"))
		return ANSWER_STAY; /* one too many while scrolling sideways must not leave */
	if (has_names(paper) && key_is(key, "N")) {
		paper->names = paper->names == NAMES_NUMBER ? NAMES_FULL : paper->names + 1;
		return read_again(paper);
	}
	if (of_caseload(paper) && key_is(key, "t")) {
		paper->whole_team = !paper->whole_team;
		return read_again(paper);
	}
	return ANSWER_IGNORED;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct paper_view *paper = view->data;
	enum answer answer;

	if (paper->prompt != PROMPT_NONE)
		return prompt_key(paper, pressed);
	if (pager_key(paper->pager, pressed->event) != TUI_IGNORED) {
		if (pager_note(paper->pager))
			app_message(view->app, MESSAGE_NOTE, "%s", pager_note(paper->pager));
		return ANSWER_REDRAW;
	}
	if (pressed->event->kind != TUI_KEY)
		return ANSWER_STAY;
	answer = own_key(paper, pressed->event->key);
	return answer;
}

static void draw_prompt(struct paper_view *paper, const struct canvas *row, bool focus)
{
	const char *words = paper->prompt == PROMPT_FILE ? "To file (.pdf or .txt):"
							 : "Printer (empty: the usual one):";
	int used = 1 + canvas_text(row, 0, 1, -1, words, STYLE_BOLD) + 1;
	struct canvas field = canvas_sub(row, 0, used, 1, row->cols - used - 1);

	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	input_draw(paper->input, &field, focus);
}

static void draw_choices(struct paper_view *paper, const struct canvas *row)
{
	int right = row->cols - paper->view->right_taken - 1;

	if (!has_names(paper))
		canvas_textf(row, 0, 1, right, STYLE_NORMAL, "Page %zu of %zu   Printer %s",
			page_now(paper) + 1, paper->paper->pages_n,
			paper->printer ? paper->printer : "the usual one");
	else if (of_meeting(paper))
		canvas_textf(row, 0, 1, right, STYLE_NORMAL,
			"Page %zu of %zu   Names %s   Printer %s", page_now(paper) + 1,
			paper->paper->pages_n, word_shown(&words_names_shown, paper->names),
			paper->printer ? paper->printer : "the usual one");
	else
		canvas_textf(row, 0, 1, right, STYLE_NORMAL,
			"Page %zu of %zu   %s   Names %s   Printer %s", page_now(paper) + 1,
			paper->paper->pages_n,
			paper->whole_team	? "Whole team"
			: paper->view->arg.part ? "One lead"
						: "My caseload",
			word_shown(&words_names_shown, paper->names),
			paper->printer ? paper->printer : "the usual one");
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct paper_view *paper = view->data;
	struct canvas pages = canvas_sub(canvas, 2, 0, canvas->rows - 2, canvas->cols);

	canvas_hline(canvas, 1, 0, canvas->cols);
	paper->narrow = pages.cols < 80;
	pager_draw(paper->pager, &pages, focus && paper->prompt == PROMPT_NONE);
	if (paper->prompt == PROMPT_NONE)
		draw_choices(paper, canvas);
	else
		draw_prompt(paper, canvas, focus);
}

static const char *note(struct view *view)
{
	const struct paper_view *paper = view->data;

	return paper->sentence;
}

static const char *title(struct view *view)
{
	const struct paper_view *paper = view->data;

	switch (paper->view->arg.command) {
	case CMD_PRINT_RISK:
		return "Print preview: risk scores";
	case CMD_PRINT_PLAN:
		return "Print preview: care plan";
	case CMD_PRINT_CASELOAD:
		return "Print preview: caseload summary";
	case CMD_PRINT_AGENDA:
		return "Print preview: agenda";
	case CMD_PRINT_MINUTES:
		return paper->view->arg.person ? "Print preview: entry of a meeting"
					       : "Print preview: minutes";
	case CMD_PRINT_ACTIONS:
		return "Print preview: action sheets";
	default:
		return "Print preview: the 2% register";
	}
}

static const struct hint *hints(struct view *view)
{
	static const struct hint prompt[] = {{CMD_COUNT, "Enter", "Go on", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint plan[] = {{CMD_COUNT, "Enter", "Print", NULL},
		{CMD_COUNT, "f", "To file", NULL}, {CMD_COUNT, "]", "Next page", "Page"},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_COUNT, "F4", "Printer", NULL},
		{CMD_COUNT, "/", "Search", NULL}, {0}};
	static const struct hint caseload[] = {{CMD_COUNT, "Enter", "Print", NULL},
		{CMD_COUNT, "f", "To file", NULL}, {CMD_COUNT, "]", "Page", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_COUNT, "t", "Team or mine", "Team"},
		{CMD_COUNT, "N", "Names", NULL}, {CMD_COUNT, "F4", "Printer", NULL},
		{CMD_COUNT, "/", "Search", NULL}, {0}};
	static const struct hint meeting[] = {{CMD_COUNT, "Enter", "Print", NULL},
		{CMD_COUNT, "f", "To file", NULL}, {CMD_COUNT, "]", "Page", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_COUNT, "N", "Names", NULL},
		{CMD_COUNT, "F4", "Printer", NULL}, {CMD_COUNT, "/", "Search", NULL}, {0}};
	static const struct hint narrow[] = {{CMD_COUNT, "Enter", "Print", NULL},
		{CMD_COUNT, "Right", "Rest of the page", "Rest"},
		{CMD_COUNT, "f", "To file", "File"}, {CMD_COUNT, "]", "Page", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_COUNT, "/", "Search", NULL}, {0}};
	const struct paper_view *paper = view->data;

	if (paper->prompt != PROMPT_NONE)
		return prompt;
	if (paper->narrow)
		return narrow;
	return of_meeting(paper) ? meeting : of_caseload(paper) ? caseload : plan;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_paper(view->data, err);
}

static bool works(struct view *view, const char *key)
{
	const struct paper_view *paper = view->data;

	if (paper->prompt != PROMPT_NONE)
		return true;
	if (strcmp(key, "Enter") == 0)
		return command_can_print();
	return strcmp(key, "]") != 0 || paper->paper->pages_n > 1;
}

const struct screen screen_paper = {
	.name = "Print preview",
	.where = IN_PREVIEW,
	.person = true,
	.open = open_paper,
	.close = close_paper,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.note = note,
	.title = title,
	.hints = hints,
	.works = works,
};
