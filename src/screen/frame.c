/* The frame of every screen: title, message line, key bar, and what is drawn between them. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/utf8.h>

#include "app.h"

enum { HINTS_MAX = 24, MESSAGE_ROWS = 3 };

/* What the screen says of the focused field, while no message stands there. */
static const char *field_note(struct app *app)
{
	if (*message_text(app->message) != '\0' || app->top->screen->note == NULL)
		return NULL;
	return app->top->screen->note(app->top);
}

/* What is longer than a row gets another one or two rather than lose its end. */
static int message_rows(struct app *app, int cols)
{
	const char *note = field_note(app);
	int wants =
		note ? canvas_wrap_rows(note, cols - 2) : message_wants_rows(app->message, cols);

	return wants < 1 ? 1 : wants > MESSAGE_ROWS ? MESSAGE_ROWS : wants;
}

struct frame frame_lay(struct app *app)
{
	struct canvas all = grid_canvas(term_grid(app->term));
	int bar = all.rows >= BAR_ROWS ? 2 : 1;
	int said = message_rows(app, all.cols);

	return (struct frame){
		.title = canvas_sub(&all, 0, 0, 1, all.cols),
		.body = canvas_sub(&all, 1, 0, all.rows - 1 - said - bar, all.cols),
		.message = canvas_sub(&all, all.rows - said - bar, 0, said, all.cols),
		.bar = canvas_sub(&all, all.rows - bar, 0, bar, all.cols),
	};
}

/* Takes the whole body. */
static bool is_full(const struct app *app, const struct view *view)
{
	return view->screen->kind == SCREEN_FULL || app->options.calm || app_is_small(app);
}

static const char *who_and_when(struct app *app, bool who, char *out, size_t size)
{
	char now[INSTANT_SIZE], time[8];
	const char *name = who ? session_worker(app->session)->name : "";

	time[0] = '\0';
	if (!app->options.calm && !view_is_wall(app->top))
		instant_show_time(clock_now_utc(now), time);
	snprintf(out, size, "%s%s%s", name, *name && *time ? "  " : "", time);
	return out;
}

/* Under 100 columns who is acting stands at the right of row 2; where the banner is there, on
 * row 1. */
static bool who_on_title(const struct app *app, int cols)
{
	return cols >= WHO_COLS || banner_rows(app, app->top) > 0;
}

/* The main screens, on the digits. A missing digit is a screen that is yet to come. */
static const struct main_screen {
	enum command_id go;
	const struct screen *screen;
} main_screens[] = {{CMD_GO_BOARD, &screen_board}, {CMD_GO_CALENDAR, &screen_calendar},
	{CMD_GO_MEETING, &screen_meeting}, {CMD_GO_LEADS, &screen_leads},
	{CMD_GO_ACTIONS, &screen_actions}, {CMD_GO_RISK, &screen_risk},
	{CMD_GO_REPORTS, &screen_reports}};

static const struct screen *main_below(const struct view *view)
{
	for (; view->below; view = view->below)
		for (size_t i = 0; i < sizeof main_screens / sizeof main_screens[0]; i++)
			if (view->screen == main_screens[i].screen)
				return view->screen;
	return &screen_board;
}

const struct screen *frame_main(const struct app *app, const char **digit)
{
	const struct screen *screen = main_below(app->top);

	*digit = "";
	for (size_t i = 0; i < sizeof main_screens / sizeof main_screens[0]; i++)
		if (main_screens[i].screen == screen)
			*digit = command_get(main_screens[i].go)->keys;
	return screen;
}

/* "[1 Board: Book a review]", " 2 Calendar ". */
static const char *tab_words(struct app *app, const struct main_screen *tab, char *out, size_t size)
{
	const char *digit = command_get(tab->go)->keys, *name = tab->screen->name;
	const struct view *top = app->top;

	if (main_below(top) != tab->screen)
		snprintf(out, size, " %s %s ", digit, name);
	else if (top->screen == tab->screen)
		snprintf(out, size, "[%s %s]", digit, view_title(app->top));
	else
		snprintf(out, size, "[%s %s: %s]", digit, name, view_title(app->top));
	return out;
}

enum { TABS = sizeof main_screens / sizeof main_screens[0] };

/* Where they do not fit side by side, neighbours share the blank or the bracket between them: so all
 * seven stand at 80 columns. */
static int draw_tabs(struct app *app, const struct canvas *row, int col, int right)
{
	char words[TABS][256];
	int cells = 0, shared = 0, kept = 0; /* kept: the room of where we are, until it is drawn */

	for (size_t i = 0; i < TABS; i++) {
		int width;

		tab_words(app, &main_screens[i], words[i], sizeof words[i]);
		width = utf8_width(words[i], strlen(words[i]));
		kept = main_below(app->top) == main_screens[i].screen ? width : kept;
		cells += width;
	}
	if (col + cells > right)
		shared = 1;
	for (size_t i = 0; i < TABS; i++) {
		bool here = main_below(app->top) == main_screens[i].screen;
		int width = utf8_width(words[i], strlen(words[i]));
		int at = col - (i == 0 && here ? 0 : shared); /* not onto the name before them */
		/* A bracket that stands there already is not drawn over. */
		int skip = shared && words[i][0] == ' ' ? 1 : 0;

		/* The blank after the last is given up first. */
		if (shared && at + width == right + 1 && words[i][strlen(words[i]) - 1] == ' ') {
			words[i][strlen(words[i]) - 1] = '\0';
			width--;
		}
		/* Where we are is never left out, only clipped; the others go when they do not fit. */
		kept = here ? 0 : kept;
		if (right - at <= 0 || (!here && at + width + kept - shared > right))
			continue;
		canvas_text(row, 0, at + skip, right - at - skip, words[i] + skip, STYLE_BAR);
		col = at + (width < right - at ? width : right - at);
	}
	return col;
}

static void draw_title(struct app *app, const struct canvas *row)
{
	char right[160];
	int cells, col;

	canvas_fill(row, 0, 0, 1, row->cols, " ", STYLE_BAR);
	if (app->options.calm) {
		calm_draw_title(app, row);
		return;
	}
	who_and_when(app, who_on_title(app, row->cols), right, sizeof right);
	cells = utf8_width(right, strlen(right));
	if (cells > row->cols / 3) {
		who_and_when(app, false, right, sizeof right);
		cells = utf8_width(right, strlen(right));
	}
	col = 2 + canvas_text(row, 0, 1, -1, "caseload", STYLE_BAR);
	col = draw_tabs(app, row, col, row->cols - cells - 1);
	/* Its blank at the edge is given up where the tabs reach up to it. */
	if (col + cells < row->cols)
		canvas_text(row, 0, row->cols - cells - (col + cells + 1 < row->cols), -1, right,
			STYLE_BAR);
}

static bool shown(struct view *view, enum command_id id)
{
	return keymap_offered(view, id) && session_may(view->session, id) &&
	       keymap_refusal(view, id) == NULL;
}

static size_t screen_hints(struct app *app, struct keybar_hint hints[static HINTS_MAX],
	char names[static HINTS_MAX][KEY_NAME_SIZE])
{
	struct view *view = app->top;
	const struct hint *hint = view->screen->hints ? view->screen->hints(view) : NULL;
	size_t n = 1;
	bool undo;

	keymap_name(view, CMD_KEYS, names[0]);
	hints[0] = (struct keybar_hint){.key = names[0], .words = "Help", .priority = INT_MAX};
	/* As long as the line above says what was done, this one says how to take it back. */
	undo = app->undoable && *message_text(app->message) != '\0' &&
	       keymap_name(view, CMD_UNDO, names[1]);
	if (undo)
		hints[n++] = (struct keybar_hint){names[1], "Undo", NULL, INT_MAX - 1};
	for (; hint && hint->words && n < HINTS_MAX; hint++) {
		const char *key = hint->key;

		if (undo && hint->command == CMD_UNDO)
			continue;

		if (hint->command != CMD_COUNT && !shown(view, hint->command))
			continue;
		if (hint->command == CMD_COUNT && view->screen->works &&
			!view->screen->works(view, hint->key))
			continue;
		if (key != NULL)
			key = keymap_twin(view, key, names[n]);
		else if (keymap_name(view, hint->command, names[n]))
			key = names[n];
		else
			continue;
		hints[n] =
			(struct keybar_hint){key, hint->words, hint->brief, (int)(HINTS_MAX - n)};
		n++;
	}
	return n;
}

static void draw_bar(struct app *app, const struct canvas *bar)
{
	static const struct keybar_hint asked = {.key = "Esc", .words = "Back", .priority = 1};
	struct keybar_hint hints[HINTS_MAX];
	char names[HINTS_MAX][KEY_NAME_SIZE];

	if (app->question)
		keybar_draw(bar, &asked, 1);
	else
		keybar_draw(bar, hints, screen_hints(app, hints, names));
}

/* ---- one whole picture ---- */

static void draw_banner(struct app *app, const struct view *view, const struct canvas *top)
{
	(view->screen->wall && view->screen->wall((struct view *)view)
			? banner_draw_wall
			: banner_draw)(top, view->record, app_today(app));
}

static void draw_full(struct app *app, struct view *view, const struct frame *frame, bool focus)
{
	int banner = banner_rows(app, view), head = view->screen->head ? 1 : 0;
	struct canvas row = canvas_sub(&frame->body, 0, 0, head, frame->body.cols);
	struct canvas top = canvas_sub(&frame->body, head, 0, banner, frame->body.cols);
	struct canvas body = canvas_sub(
		&frame->body, head + banner, 0, frame->body.rows - head - banner, frame->body.cols);
	const char *who = session_worker(app->session)->name;
	int cells = utf8_width(who, strlen(who)) + 2;
	bool here =
		!who_on_title(app, frame->body.cols) && banner == 0 && cells < frame->body.cols / 2;

	view->right_taken = here ? cells : 0;
	view->screen->draw(view, &body, focus);
	if (here)
		canvas_text(&body, 0, body.cols - cells + 1, -1, who, STYLE_NORMAL);
	if (head > 0)
		view->screen->head(view, &row);
	if (banner > 0)
		draw_banner(app, view, &top);
}

/* The view whose banner must stay in sight: this one, or a person's screen it lies over. */
static const struct view *about_whom(const struct app *app, const struct view *view)
{
	while (banner_rows(app, view) == 0 && !is_full(app, view) && view->below)
		view = view->below;
	return view;
}

static void draw_popup(struct app *app, struct view *view, const struct frame *frame, bool focus)
{
	const struct view *about = about_whom(app, view);
	int banner = banner_rows(app, about), rows = 14, cols = 66;
	int head = banner > 0 && about->screen->head ? 1 : 0;
	struct canvas row = canvas_sub(&frame->body, 0, 0, head, frame->body.cols);
	struct canvas top = canvas_sub(&frame->body, head, 0, banner, frame->body.cols);
	struct canvas room = canvas_sub(
		&frame->body, head + banner, 0, frame->body.rows - head - banner, frame->body.cols);
	struct canvas inside;

	if (view->screen->size) {
		rows = room.rows - 2;
		cols = room.cols - 4;
		view->screen->size(view, &rows, &cols);
	}
	if (head > 0)
		about->screen->head((struct view *)about, &row);
	if (banner > 0)
		draw_banner(app, about, &top);
	inside = canvas_popup(&room, rows + 2, cols + 4, view_title(view));
	view->right_taken = 0;
	view->screen->draw(view, &inside, focus);
}

static bool is_about_another(const struct view *view)
{
	const struct person_record *here = view->record;
	const struct view *below = view->below;

	while (below && below->record == NULL && below->screen->kind != SCREEN_FULL)
		below = below->below;
	return here && below && below->record && here->person.id != below->record->person.id;
}

static void draw_views(struct app *app, struct view *view, const struct frame *frame, bool focus)
{
	if (is_full(app, view)) {
		draw_full(app, view, frame, focus);
		return;
	}
	/* Nothing of another person is read under this one's name. */
	if (view->below && !is_about_another(view))
		draw_views(app, view->below, frame, false);
	draw_popup(app, view, frame, focus);
}

static void draw_question(struct app *app, const struct frame *frame)
{
	int cols = frame->body.cols - 8 < 66 ? frame->body.cols - 8 : 66;
	int rows = question_rows(app->question, cols);
	struct canvas inside = canvas_popup(&frame->body, rows + 2, cols + 4, NULL);

	/* Nothing beside it: what is behind a question would be read with it. */
	if (app->options.calm) {
		canvas_clear(&frame->body);
		inside = canvas_sub(&frame->body, 0, 1, frame->body.rows, frame->body.cols - 2);
	}
	question_draw(app->question, &inside);
}

static void draw_message(struct app *app, const struct canvas *lines)
{
	const char *note = field_note(app);

	message_draw(app->message, lines);
	if (message_is_error(app->message) && strcmp(app_setting(app, "sound"), "visible") == 0)
		canvas_restyle(lines, 0, 0, lines->rows, lines->cols, STYLE_REVERSE);
	if (note)
		canvas_wrap(lines, 0, 1, lines->cols - 2, note, STYLE_NORMAL);
	if (app->asked_where && !app->options.calm)
		canvas_cursor(lines, 0, 1);
}

static void draw_hidden(const struct canvas *all, struct app *app)
{
	const char *lines[] = {"", "What you were typing has been kept.", "Press any key to go on.",
		"This hides the screen. It does not lock it."};
	int row = all->rows / 2 - 2;

	canvas_textf(all, row, 2, -1, STYLE_HEADING, "%s is still signed in.",
		session_worker(app->session)->name);
	for (int i = 1; i < 4; i++)
		canvas_text(all, row + i, 2, -1, lines[i], STYLE_NORMAL);
	canvas_cursor(all, row + 2, 2);
}

void app_draw(struct app *app)
{
	struct grid *grid = term_grid(app->term);
	struct canvas all = grid_canvas(grid);
	struct frame frame = frame_lay(app);

	grid->calm = app->options.calm;
	grid_clear(grid);
	if (app->hidden) {
		draw_hidden(&all, app);
	} else if (grid->rows < MIN_ROWS || grid->cols < MIN_COLS) {
		char words[160];

		snprintf(words, sizeof words,
			"Please make the window bigger: %dx%d needed, this is %dx%d.", MIN_COLS,
			MIN_ROWS, grid->cols, grid->rows);
		int used = canvas_wrap(&all, 0, 0, all.cols, words, STYLE_NORMAL);
		/* A question must not be answered unseen. */
		if (app->question) {
			struct canvas rest = canvas_sub(&all, used, 0, all.rows - used, all.cols);
			question_draw(app->question, &rest);
		}
	} else {
		draw_views(app, app->top, &frame, app->question == NULL);
		draw_title(app, &frame.title);
		draw_message(app, &frame.message);
		draw_bar(app, &frame.bar);
		if (app->question)
			draw_question(app, &frame);
		if (app->options.calm)
			calm_place(app, &frame);
	}
	term_show(app->term);
}
