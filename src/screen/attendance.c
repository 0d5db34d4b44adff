/* Who came: one key a person. Over the meeting, and over a case while one is open. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "meeting.h"
#include "pick_popup.h"

enum { STATUS = 11, NAME = 24, PROFESSION = 22 }; /* in cells; alone, a profession takes the rest */

/* What is being asked on top of the list: a name, then for a guest the profession. */
enum asking { ASKING_NOTHING, ASKING_NAME, ASKING_PROFESSION };

struct attending {
	struct view *view;
	struct arena *arena;
	const struct meeting_record *record;
	struct list *list;
	enum asking asking;
	struct arena *ask_arena; /* of the list to choose from */
	struct pick *pick;
	bool deputy;
	char *for_whom; /* the deputy's: as in the list */
	char *name;	/* of a guest */
};

static const struct attendance *selected(const struct attending *attending)
{
	long row = list_selected_row(attending->list);

	return row < 0 ? NULL : &attending->record->attendance[row];
}

/* ---- reading ---- */

static bool reload(struct attending *attending, struct err *err)
{
	struct args args = args_new(arena_new());
	struct result result;

	args_set(&args, "meeting", attending->view->arg.text);
	if (!app_reread(attending->view->app, CMD_MEETING_AGENDA, &args, &attending->arena, &result,
		    err))
		return false;
	attending->record = result.value;
	list_refresh(attending->list);
	return true;
}

/* What is seen below says who came, too. */
static bool reload_below(const struct view *view, struct err *err)
{
	struct view *below = view->below;

	if (below == NULL || !below->stale || below->screen->person ||
		below->screen->refresh == NULL)
		return true;
	below->stale = false;
	return below->screen->refresh(below, err);
}

static enum answer read_again(struct attending *attending)
{
	struct err err = {0};

	if (!reload(attending, &err) || !reload_below(attending->view, &err))
		app_error(attending->view->app, &err);
	return ANSWER_REDRAW;
}

/* ---- recording ---- */

static struct args args_about(
	const struct attending *attending, const char *name, struct arena *arena)
{
	struct args args = args_new(arena);

	args_set(&args, "meeting", attending->record->meeting.uid);
	args_set(&args, "name", name);
	return args;
}

/* A login is nobody else's; a name may be. */
static const char *key_of(const struct attendance *one)
{
	return one->login != NULL ? one->login : one->name;
}

static void record_status(struct attending *attending, const struct attendance *one, int status)
{
	struct arena *arena = arena_new();
	struct args args = args_about(attending, key_of(one), arena);
	struct result result;

	args_set(&args, "status", word_code(&words_attendance_status, status));
	app_run(attending->view->app, CMD_MEETING_ATTEND, &args, arena, &result);
	arena_free(arena);
}

static enum answer set_status(struct attending *attending, int status)
{
	const struct attendance *one = selected(attending);

	if (one == NULL || one->status == status)
		return ANSWER_STAY;
	record_status(attending, one, status);
	return read_again(attending);
}

static enum answer next_status(struct attending *attending)
{
	const struct attendance *one = selected(attending);

	if (one == NULL)
		return ANSWER_STAY;
	switch (one->status) {
	case ATTENDANCE_EXPECTED:
		return set_status(attending, ATTENDANCE_PRESENT);
	case ATTENDANCE_PRESENT:
		return set_status(attending, ATTENDANCE_APOLOGIES);
	case ATTENDANCE_APOLOGIES:
		return set_status(attending, ATTENDANCE_ABSENT);
	default:
		return set_status(attending, ATTENDANCE_EXPECTED);
	}
}

static enum answer all_present(struct attending *attending)
{
	struct arena *arena = arena_new();
	struct args args = args_about(attending, "*", arena);
	struct result result;

	app_run(attending->view->app, CMD_MEETING_ATTEND, &args, arena, &result);
	arena_free(arena);
	return read_again(attending);
}

/* ---- somebody else: a deputy, a guest ---- */

static void stop_asking(struct attending *attending)
{
	pick_free(attending->pick);
	attending->pick = NULL;
	arena_free(attending->ask_arena);
	attending->ask_arena = NULL;
	attending->asking = ASKING_NOTHING;
	attending->view->typing = false;
}

static void forget_guest(struct attending *attending)
{
	free(attending->name);
	free(attending->for_whom);
	attending->name = attending->for_whom = NULL;
}

static bool is_here(const struct attending *attending, int64_t worker_id)
{
	for (size_t i = 0; i < attending->record->attendance_n; i++)
		if (attending->record->attendance[i].worker_id == worker_id &&
			attending->record->attendance[i].status == ATTENDANCE_PRESENT)
			return true;
	return false;
}

static enum answer ask_name(struct attending *attending, bool deputy)
{
	struct arena *arena = arena_new();
	struct pick_source *source = arena_new_one(arena, struct pick_source);
	struct args args = args_new(arena);
	struct result result = {0};
	struct pick_entry *entries;
	const struct worker *workers;
	struct err err = {0};

	if (!app_try(attending->view->app, CMD_WORKER_LIST, &args, arena, &result, &err)) {
		app_error(attending->view->app, &err);
		arena_free(arena);
		return ANSWER_REDRAW;
	}
	workers = result.value;
	entries = arena_new_array(arena, struct pick_entry, result.n + 1);
	for (size_t i = 0; i < result.n; i++)
		if (!is_here(attending, workers[i].id))
			entries[source->n++] = (struct pick_entry){
				workers[i].login ? workers[i].login : workers[i].uid,
				workers[i].name,
				word_shown(&words_profession, workers[i].profession)};
	source->entries = entries;
	source->none = "Nobody of the team. Enter takes them as a guest.";
	forget_guest(attending);
	if (deputy)
		attending->for_whom = xstrdup(key_of(selected(attending)));
	attending->deputy = deputy;
	attending->ask_arena = arena;
	attending->pick = pick_new(source, NULL);
	attending->asking = ASKING_NAME;
	attending->view->typing = true;
	return ANSWER_REDRAW;
}

static void ask_profession(struct attending *attending)
{
	struct arena *arena = arena_new();
	struct pick_source *source = arena_new_one(arena, struct pick_source);
	struct pick_entry *entries =
		arena_new_array(arena, struct pick_entry, words_profession.n + 1);

	for (size_t i = 0; i < words_profession.n; i++)
		entries[i] = (struct pick_entry){
			words_profession.words[i].code, words_profession.words[i].shown, NULL};
	source->entries = entries;
	source->n = words_profession.n;
	pick_free(attending->pick);
	arena_free(attending->ask_arena);
	attending->ask_arena = arena;
	attending->pick = pick_new(source, NULL);
	attending->asking = ASKING_PROFESSION;
}

static enum answer record_somebody(
	struct attending *attending, const char *name, const char *profession)
{
	struct arena *arena = arena_new();
	struct args args = args_about(attending, name, arena);
	struct result result;

	args_set(&args, "status", word_code(&words_attendance_status, ATTENDANCE_PRESENT));
	args_set(&args, "profession", profession);
	args_set(&args, "deputy_for", attending->for_whom);
	app_run(attending->view->app, CMD_MEETING_ATTEND, &args, arena, &result);
	arena_free(arena);
	stop_asking(attending);
	forget_guest(attending);
	return read_again(attending);
}

static enum answer take_name(struct attending *attending)
{
	const char *typed = pick_typed(attending->pick);

	if (pick_shown(attending->pick) > 0)
		return record_somebody(attending, pick_chosen(attending->pick)->id, NULL);
	if (text_is_blank(typed))
		return ANSWER_STAY;
	/* Nobody of the team: a guest, of whom the profession is asked. */
	attending->name = xstrdup(typed);
	ask_profession(attending);
	return ANSWER_REDRAW;
}

static enum answer asking_key(struct attending *attending, const struct screen_key *pressed)
{
	const struct tui_event *event = pressed->event;
	bool enter = event->kind == TUI_KEY && key_is(event->key, "Enter");

	if (pressed->command == CMD_BACK || (event->kind == TUI_KEY && key_is(event->key, "Esc"))) {
		stop_asking(attending);
		forget_guest(attending);
		return ANSWER_REDRAW;
	}
	if (enter && attending->asking == ASKING_NAME)
		return take_name(attending);
	switch (pick_key(attending->pick, event)) {
	case TUI_DONE:
		return record_somebody(
			attending, attending->name, pick_chosen(attending->pick)->id);
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	default:
		return ANSWER_REDRAW;
	}
}

/* ---- the screen ---- */

static size_t row_count(void *data)
{
	const struct attending *attending = data;

	return attending->record != NULL ? attending->record->attendance_n : 0;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct attending *)data)->record->attendance[row].id;
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	const struct attending *attending = data;
	const struct attendance *one = &attending->record->attendance[row];
	const char *status = word_shown(&words_attendance_status, one->status);
	const char *profession = word_shown(&words_profession, one->profession);

	(void)look;
	if (app_options(attending->view->app)->calm) {
		canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s, %s, %s%s%s", one->name,
			profession, status, one->deputy_for ? ", for " : "",
			one->deputy_for ? one->deputy_for : "");
		return;
	}
	canvas_text(canvas, 0, 0, STATUS, status,
		one->status == ATTENDANCE_PRESENT ? STYLE_BOLD : STYLE_NORMAL);
	canvas_text(canvas, 0, STATUS + 1, NAME, one->name, STYLE_NORMAL);
	canvas_text(canvas, 0, STATUS + NAME + 2, one->deputy_for != NULL ? PROFESSION : -1,
		profession, STYLE_NORMAL);
	if (one->deputy_for != NULL)
		canvas_textf(canvas, 0, STATUS + NAME + PROFESSION + 3, -1, STYLE_NORMAL, "for %s",
			one->deputy_for);
}

static void close_attendance(struct view *view)
{
	struct attending *attending = view->data;

	if (attending == NULL)
		return;
	stop_asking(attending);
	forget_guest(attending);
	list_free(attending->list);
	arena_free(attending->arena);
	free(attending);
	view->data = NULL;
}

static bool open_attendance(struct view *view, struct err *err)
{
	struct attending *attending = xcalloc(1, sizeof *attending);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = attending};

	view->data = attending;
	attending->view = view;
	attending->list = list_new(&source);
	list_empty_text(attending->list, "Nobody is on the list yet. g adds whoever came.");
	if (reload(attending, err))
		return true;
	close_attendance(view);
	return false;
}

static bool refresh(struct view *view, struct err *err)
{
	return reload(view->data, err);
}

/* One key a person: the key, and on to the next, wherever the one just answered is sorted to. */
static enum answer and_down(struct attending *attending, int status)
{
	long row = list_selected_row(attending->list);
	int64_t next = 0;

	if (row >= 0 && (size_t)row + 1 < attending->record->attendance_n)
		next = attending->record->attendance[row + 1].id;
	set_status(attending, status);
	if (next != 0)
		list_select(attending->list, next);
	return ANSWER_REDRAW;
}

static enum answer own_key(struct attending *attending, struct key key)
{
	if (key_is(key, "Enter") || key_is(key, "Space"))
		return next_status(attending);
	if (key_is(key, "p"))
		return and_down(attending, ATTENDANCE_PRESENT);
	if (key_is(key, "s"))
		return and_down(attending, ATTENDANCE_APOLOGIES);
	if (key_is(key, "a"))
		return and_down(attending, ATTENDANCE_ABSENT);
	if (key_is(key, "*"))
		return all_present(attending);
	if (key_is(key, "g"))
		return ask_name(attending, false);
	if (key_is(key, "d"))
		return selected(attending) != NULL ? ask_name(attending, true) : ANSWER_STAY;
	return ANSWER_IGNORED;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct attending *attending = view->data;
	enum answer answer;

	if (attending->asking != ASKING_NOTHING)
		return asking_key(attending, pressed);
	if (pressed->event->kind != TUI_KEY)
		return ANSWER_IGNORED;
	if (meeting_is_over(&attending->record->meeting) && pressed->command == CMD_COUNT &&
		key_is_text(pressed->event->key)) {
		app_message(view->app, MESSAGE_NOTE,
			"The meeting is over: who came stands in its minutes.");
		return ANSWER_REDRAW;
	}
	answer = own_key(attending, pressed->event->key);
	if (answer != ANSWER_IGNORED)
		return answer;
	return list_key(attending->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
									: ANSWER_REDRAW;
}

static const char *asked(const struct attending *attending)
{
	if (attending->asking == ASKING_PROFESSION)
		return "Of what profession is this guest?";
	return attending->deputy ? "Who came instead? Type a name; somebody new is a guest."
				 : "Who came? Type a name; somebody new is a guest.";
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct attending *attending = view->data;
	struct arena *arena = arena_new();
	const char *words = attendance_words(attending->record, arena);
	int width = canvas->cols - 2 - view->right_taken;
	struct canvas rows;
	int used = 1;

	if (attending->asking != ASKING_NOTHING) {
		canvas_text(canvas, 0, 1, width, asked(attending), STYLE_HEADING);
		rows = canvas_sub(canvas, 1, 1, canvas->rows - 1, canvas->cols - 2);
		pick_draw(attending->pick, &rows);
		arena_free(arena);
		return;
	}
	/* The warning stays in sight; names stand below anyway. */
	if (*words == '!')
		words = arena_printf(arena, "! %s", attending->record->missing);
	else
		words = arena_printf(arena, "%s",
			*attending->record->missing == '\0'
				? "Health and social care are both here."
				: "Who came?");
	used += canvas_wrap(canvas, 0, 1, width, words, *words == '!' ? STYLE_BOLD : STYLE_NORMAL);
	rows = canvas_sub(canvas, used, 0, canvas->rows - used, canvas->cols);
	list_draw(attending->list, &rows, focus);
	arena_free(arena);
}

static void size(struct view *view, int *rows, int *cols)
{
	const struct attending *attending = view->data;
	int wanted = (int)attending->record->attendance_n + 4;

	wanted = wanted < 12 ? 12 : wanted;
	*rows = wanted < *rows ? wanted : *rows;
	*cols = *cols > 76 ? 76 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "p", "Here", NULL},
		{CMD_COUNT, "s", "Sorry", NULL}, {CMD_COUNT, "a", "Absent", NULL},
		{CMD_COUNT, "*", "All here", "All"}, {CMD_BACK, NULL, "Go on", NULL},
		{CMD_COUNT, "g", "Guest", NULL}, {CMD_COUNT, "d", "Deputy", NULL},
		{CMD_COUNT, "Space", "Change", NULL}, {0}};
	static const struct hint asking[] = {{CMD_COUNT, "Enter", "Take", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint over[] = {{CMD_BACK, NULL, "Back", NULL}, {0}};
	const struct attending *attending = view->data;

	if (meeting_is_over(&attending->record->meeting))
		return over;
	return attending->asking != ASKING_NOTHING ? asking : list;
}

static const char *where_am_i(struct view *view)
{
	const struct attending *attending = view->data;
	const struct attendance *one = selected(attending);

	if (one == NULL)
		return "Who came: nobody is on the list.";
	return arena_printf(view->arena, "Who came, row %ld of %zu: %s, %s, %s.",
		list_selected_row(attending->list) + 1, attending->record->attendance_n, one->name,
		word_shown(&words_profession, one->profession),
		word_shown(&words_attendance_status, one->status));
}

const struct screen screen_attendance = {
	.name = "Who came",
	.where = 0,
	.kind = SCREEN_POPUP,
	.open = open_attendance,
	.close = close_attendance,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.size = size,
	.hints = hints,
	.where_am_i = where_am_i,
};
