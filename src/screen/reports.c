/* Reports: what can be printed, the measures, letters to send, sheets that came back. Every command
 * that says IN_REPORTS has a line here. */
#include "reports.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/list.h>

#include "arguments.h"
#include "choices.h"
#include "paper.h"
#include "result.h"

enum { ABOUT_ROWS = 4 };

struct line {
	const char *heading; /* NULL: a line that opens something */
	const char *title, *about;
	const char *right; /* how many, or for whom; NULL nothing */
	enum command_id command;
	const char *args;	     /* packed; "" none */
	const struct screen *screen; /* its own; NULL: as the command says */
};

struct reports {
	struct view *view;
	struct arena *arena;
	struct line *lines;
	size_t n, room;
	struct list *list;
};

/* ---- the lines ---- */

static struct line *add(struct reports *reports)
{
	return arena_push(
		reports->arena, &reports->lines, &reports->n, &reports->room, sizeof(struct line));
}

static void add_heading(struct reports *reports, const char *words)
{
	*add(reports) = (struct line){.heading = words, .command = CMD_COUNT};
}

static bool is_noun(const char *name, const char *noun)
{
	size_t n = strcspn(name, " ");

	return strlen(noun) == n && strncmp(name, noun, n) == 0;
}

/* How many it would list; NULL where it has to be told something first. Only what lists is ever run
 * here: a change is made when it is asked for. */
static const char *count(struct reports *reports, enum command_id id, const struct args *args)
{
	struct arena *arena;
	const char *words = NULL;
	struct result result;
	struct err ignored = {0};

	if (!generic_lists(id))
		return NULL;
	arena = arena_new();
	if (app_try(reports->view->app, id, args, arena, &result, &ignored))
		words = result.n == 0 ? "none" : arena_printf(reports->arena, "%zu", result.n);
	arena_free(arena);
	return words;
}

/* What is asked for here, where that is not simply all of it. */
static const struct {
	enum command_id command;
	const char *title, *name, *value;
	const struct screen *screen;
} special[] = {
	{CMD_LETTER_LIST, "Printed and not sent yet", "waiting", "yes", NULL},
	{CMD_LETTER_DUE, "To be printed", NULL, NULL, NULL},
	{CMD_PRINT_LETTERS, "Print all that are due in one go", NULL, NULL, NULL},
	{CMD_COPY_OLD, "Out of date: to be replaced or called in", NULL, NULL, NULL},
	{CMD_SHEET_SHOW, "Enter what was written on your last sheet", NULL, NULL, &screen_sheet},
	{CMD_SHEET_LIST, "Choose another sheet", NULL, NULL, NULL},
};

static const char *list_words(enum command_id id)
{
	const char *words = command_get(id)->summary;

	words += text_starts(words, "List ") || text_starts(words, "Show ") ? 5 : 0;
	return words + (text_starts(words, "the ") ? 4 : 0);
}

static void add_command(struct reports *reports, enum command_id id, bool counted)
{
	struct args args = args_new(reports->arena);
	const struct command *command = command_get(id);
	struct line *line = add(reports);

	*line = (struct line){
		.title = paper_is(id) ? paper_words(id, reports->arena) : list_words(id),
		.about = choice_detail(id, reports->arena),
		.command = id};
	for (size_t i = 0; i < sizeof special / sizeof *special; i++)
		if (special[i].command == id) {
			line->title = special[i].title;
			line->screen = special[i].screen;
			if (special[i].name)
				args_set(&args, special[i].name, special[i].value);
		}
	char *title = arena_strdup(reports->arena, line->title);
	title[0] = (char)toupper((unsigned char)title[0]);
	line->title = title;
	line->args = arguments_pack(&args, reports->arena);
	line->right = (command->needs & NEEDS_PERSON) != 0 ? "for one person"
		      : counted && generic_lists(id)	   ? count(reports, id, &args)
							   : NULL;
}

/* The lists of one noun, or of none of the others. Their counts are few and cheap. */
static const struct {
	const char *noun, *heading;
	bool counted;
} groups[] = {
	{"letter", "Letters to send", true},
	{"sheet", "Sheets that came back", false},
	{"copy", "Copies of plans", false},
};
enum { GROUPS = sizeof groups / sizeof *groups };

static size_t group_of(enum command_id id)
{
	size_t i = 0;

	if (id == CMD_PRINT_LETTERS)
		id = CMD_LETTER_DUE; /* those that it prints */
	while (i < GROUPS && !is_noun(command_get(id)->name, groups[i].noun))
		i++;
	return i;
}

static bool is_under_print(enum command_id id)
{
	return paper_is(id) && group_of(id) == GROUPS;
}

static void add_group(struct reports *reports, size_t group)
{
	bool begun = false;

	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get(id);

		if (!(command->where & IN_REPORTS) || is_under_print(id) || group_of(id) != group ||
			!session_may(reports->view->session, id))
			continue;
		if (!begun)
			add_heading(reports, group < GROUPS ? groups[group].heading : "More lists");
		begun = true;
		add_command(reports, id, group < GROUPS && groups[group].counted);
	}
}

static void add_papers(struct reports *reports)
{
	bool begun = false;

	for (int id = 0; id < CMD_COUNT; id++) {
		if (!(command_get(id)->where & IN_REPORTS) || !is_under_print(id) ||
			!session_may(reports->view->session, id))
			continue;
		if (!begun)
			add_heading(reports, "Print");
		begun = true;
		add_command(reports, id, false);
	}
}

static void add_measures(struct reports *reports)
{
	if (!session_may(reports->view->session, CMD_MEASURE_LIST))
		return;
	add_heading(reports, "Measures");
	*add(reports) = (struct line){.title = "The measures of the service",
		.about = "How many of how many, for any quarter, month or year, and who is behind "
			 "each number.",
		.command = CMD_MEASURE_LIST,
		.args = "",
		.screen = &screen_measures};
}

static void lay(struct reports *reports)
{
	arena_free(reports->arena);
	reports->arena = arena_new();
	reports->lines = NULL;
	reports->n = reports->room = 0;
	add_papers(reports);
	add_measures(reports);
	for (size_t i = 0; i <= GROUPS; i++)
		add_group(reports, i);
	list_refresh(reports->list);
}

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct reports *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	const struct line *line = &((struct reports *)data)->lines[row];

	return line->heading ? 0 : (int64_t)line->command + 1;
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	const struct line *line = &((struct reports *)data)->lines[row];
	int right = line->right ? utf8_width(line->right, strlen(line->right)) + 1 : 0;

	(void)look;
	if (line->heading) {
		canvas_text(canvas, 0, 0, -1, line->heading, STYLE_HEADING);
		return;
	}
	canvas_text(canvas, 0, 1, canvas->cols - right - 2, line->title, STYLE_NORMAL);
	if (right > 0)
		canvas_text_right(
			canvas, 0, canvas->cols - right, right - 1, line->right, STYLE_NORMAL);
}

static const struct line *selected(const struct reports *reports)
{
	long row = list_selected_row(reports->list);

	return row < 0 || (size_t)row >= reports->n || reports->lines[row].heading
		       ? NULL
		       : &reports->lines[row];
}

/* ---- opening ---- */

static void close_reports(struct view *view)
{
	struct reports *reports = view->data;

	list_free(reports->list);
	arena_free(reports->arena);
	free(reports);
}

static bool open_reports(struct view *view, struct err *err)
{
	struct reports *reports = xcalloc(1, sizeof *reports);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = reports};

	(void)err;
	view->data = reports;
	reports->view = view;
	reports->list = list_new(&source);
	list_empty_text(reports->list, "Your role neither prints nor counts. Ask your team lead.");
	lay(reports);
	return true;
}

static bool refresh(struct view *view, struct err *err)
{
	(void)err;
	lay(view->data);
	return true;
}

/* ---- keys ---- */

static enum answer open_line(struct reports *reports)
{
	const struct line *line = selected(reports);
	struct app *app = reports->view->app;

	if (line == NULL)
		return ANSWER_STAY;
	if (line->screen)
		return app_push(app, line->screen, &(struct screen_arg){.command = line->command});
	if ((command_get(line->command)->needs & NEEDS_PERSON) != 0)
		return app_push(app, &screen_find, &(struct screen_arg){.command = line->command});
	if (*line->args != '\0')
		return app_push(app, generic_door(line->command),
			&(struct screen_arg){.command = line->command, .text = line->args});
	return generic_run(app, reports->view, line->command);
}

/* What cannot be printed is said to be none. */
static enum answer print_line(struct reports *reports)
{
	const struct line *line = selected(reports);

	if (line && paper_is(line->command))
		return open_line(reports);
	app_message(reports->view->app, MESSAGE_NOTE,
		"This is read on screen. Enter opens it; what can be printed stands under Print.");
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct reports *reports = view->data;
	const struct tui_event *event = pressed->event;

	if (pressed->command == CMD_OPEN)
		return open_line(reports);
	if (pressed->command != CMD_COUNT || event->kind != TUI_KEY)
		return ANSWER_IGNORED;
	if (key_is(event->key, "P") || key_is(event->key, "F9"))
		return print_line(reports);
	return list_key(reports->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- what it looks like ---- */

static void draw_about(struct reports *reports, const struct canvas *canvas)
{
	const struct line *line = selected(reports);

	canvas_hline(canvas, 0, 0, canvas->cols);
	if (line)
		canvas_wrap(canvas, 1, 1, canvas->cols - 2, line->about, STYLE_NORMAL);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct reports *reports = view->data;
	int about = canvas->rows >= 3 * ABOUT_ROWS ? ABOUT_ROWS : 0;
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1 - about, canvas->cols);
	struct canvas below = canvas_sub(canvas, canvas->rows - about, 0, about, canvas->cols);

	canvas_text(canvas, 0, 1, canvas->cols - view->right_taken - 1,
		"What can be printed, counted and sent", STYLE_NORMAL);
	list_draw(reports->list, &rows, focus);
	if (about > 0)
		draw_about(reports, &below);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint paper[] = {{CMD_OPEN, NULL, "Preview", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint list[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	const struct line *line = selected(view->data);

	return line && paper_is(line->command) ? paper : list;
}

static const char *why_not(struct view *view, enum command_id id)
{
	if (id == CMD_FILTER)
		return "There is no filter here.";
	if ((id == CMD_OPEN || id == CMD_ROW_ACTIONS) && selected(view->data) == NULL)
		return "There is nothing to open.";
	return NULL;
}

static const char *where_am_i(struct view *view)
{
	const struct line *line = selected(view->data);

	return line ? arena_printf(view->arena, "Reports, %s. %s", line->title, line->about) : NULL;
}

const struct screen screen_reports = {
	.name = "Reports",
	.where = IN_LISTS,
	.open = open_reports,
	.close = close_reports,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
