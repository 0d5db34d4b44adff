#include "person_history.h"

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "choices.h"
#include "plan_compare.h"

/* ---- reading and narrowing ---- */

/* All that a row says, to be searched. */
static const char *said_of(const struct history *entry, struct arena *arena)
{
	struct str s = {0};
	char at[24];

	str_addf(&s, "%s %s %s %s %s %s", instant_show(entry->at, at), history_kind_words(entry),
		entry->who, entry->role, entry->what, entry->detail ? entry->detail : "");
	for (size_t i = 0; i < entry->fields_n; i++)
		str_addf(&s, " %s", history_field_words(&entry->fields[i], arena));
	const char *folded = utf8_fold(arena, str_text(&s));
	str_free(&s);
	return folded;
}

bool history_is_narrowed(const struct person_page *page)
{
	return page->filter && !input_is_empty(page->filter);
}

/* To what the filter says. */
static void narrow(struct person_page *page)
{
	const char *typed =
		utf8_fold(page->history_arena, page->filter ? input_text(page->filter) : "");
	const struct history **shown =
		arena_new_array(page->history_arena, const struct history *, page->history_n);
	struct arena *arena = arena_new();
	size_t n = 0;

	for (size_t i = 0; i < page->history_n; i++) {
		if (*typed == '\0' ||
			words_match(said_of(&page->history[i], arena), "", typed) >= 0)
			shown[n++] = &page->history[i];
		arena_reset(arena);
	}
	arena_free(arena);
	page->rows.history = shown;
	page->rows.history_n = n;
	if (page->lists[TAB_HISTORY]) {
		list_empty_text(page->lists[TAB_HISTORY],
			history_is_narrowed(page) ? "Nothing matches. Esc clears the filter."
						  : rows_none(TAB_HISTORY));
		list_refresh(page->lists[TAB_HISTORY]);
	}
}

void history_read(struct person_page *page)
{
	struct args args;
	struct result result = {0};
	struct err err = {0};

	arena_reset(page->history_arena);
	args = args_new(page->history_arena);
	args_set(&args, "person", page->view->arg.person);
	page->history = NULL;
	page->history_n = 0;
	if (app_try(page->view->app, CMD_PERSON_HISTORY, &args, page->history_arena, &result,
		    &err)) {
		page->history = result.value;
		page->history_n = result.n;
	} else {
		app_error(page->view->app, &err);
	}
	narrow(page);
}

/* ---- one entry, whole ---- */

static void add_long(struct str *s, const struct history_field *field, struct arena *arena)
{
	str_addf(s, "\n\n%s\n", history_field_words(field, arena));
	str_add(s, plan_compare(field->before ? field->before : "",
			   field->after ? field->after : "", arena));
}

static const char *whole(const struct history *entry, struct arena *arena)
{
	struct str s = {0};
	char at[24];

	str_addf(&s, "%s\n%s%s%s\n%s%s%s", instant_show(entry->at, at), entry->who,
		*entry->role ? ", " : "", entry->role, entry->what, entry->detail ? "\n" : "",
		entry->detail ? entry->detail : "");
	if (entry->fields_n > 0)
		str_add(&s, "\n");
	for (size_t i = 0; i < entry->fields_n; i++)
		if (!entry->fields[i].is_long)
			str_addf(&s, "\n%s", history_field_words(&entry->fields[i], arena));
	for (size_t i = 0; i < entry->fields_n; i++)
		if (entry->fields[i].is_long)
			add_long(&s, &entry->fields[i], arena);
	const char *text = arena_strdup(arena, str_text(&s));
	str_free(&s);
	return text;
}

static enum answer open_entry(struct person_page *page)
{
	long row = list_selected_row(page->lists[TAB_HISTORY]);
	struct arena *arena;
	struct screen_arg arg = {.command = CMD_COUNT};
	enum answer answer;

	if (row < 0)
		return ANSWER_STAY;
	arena = arena_new();
	arg.text = whole(page->rows.history[row], arena);
	answer = app_push(page->view->app, &screen_history_entry, &arg);
	arena_free(arena);
	return answer;
}

/* ---- keys ---- */

static enum answer filtering(struct person_page *page, bool on)
{
	if (!page->filter)
		page->filter = input_new(NULL);
	page->view->typing = on;
	return ANSWER_REDRAW;
}

static enum answer clear(struct person_page *page)
{
	input_set(page->filter, "");
	narrow(page);
	return filtering(page, false);
}

static enum answer filter_key(struct person_page *page, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	enum tui_result result;

	if (key->command == CMD_BACK)
		return clear(page);
	if (key->command != CMD_COUNT)
		return ANSWER_IGNORED;
	result = input_key(page->filter, event);
	if (result != TUI_IGNORED) {
		narrow(page);
		return ANSWER_REDRAW;
	}
	if (event->kind != TUI_KEY)
		return ANSWER_IGNORED;
	if (key_is(event->key, "Enter"))
		return filtering(page, false);
	return list_key(page->lists[TAB_HISTORY], event) == TUI_IGNORED ? ANSWER_IGNORED
									: ANSWER_REDRAW;
}

enum answer history_key(struct person_page *page, const struct screen_key *key)
{
	const struct tui_event *event = key->event;

	if (page->view->typing)
		return filter_key(page, key);
	if (key->command == CMD_FILTER || (event->kind == TUI_KEY && key_is(event->key, "/")))
		return filtering(page, true);
	if (key->command == CMD_BACK && history_is_narrowed(page))
		return clear(page);
	if ((key->command == CMD_COUNT || key->command == CMD_OPEN) && event->kind == TUI_KEY &&
		key_is(event->key, "Enter"))
		return open_entry(page);
	return ANSWER_IGNORED;
}

/* ---- drawing ---- */

void history_draw_filter(struct person_page *page, const struct canvas *row, bool focus)
{
	struct canvas field = canvas_sub(row, 0, 10, 1, row->cols > 50 ? 24 : 12);

	canvas_text(row, 0, 2, -1, "Filter:", STYLE_HEADING);
	if (page->view->typing)
		input_draw(page->filter, &field, focus);
	else
		canvas_text(&field, 0, 0, field.cols, input_text(page->filter), STYLE_BOLD);
	canvas_textf(row, 0, 10 + field.cols + 2, -1, STYLE_NORMAL, "%zu of %zu",
		page->rows.history_n, page->history_n);
}

void history_draw_row(const struct history *entry, const struct canvas *canvas)
{
	bool plain = entry->kind == HISTORY_VIEW && !entry->refused;
	char at[24];

	canvas_text(canvas, 0, 0, 18, instant_show(entry->at, at), STYLE_NORMAL);
	canvas_text(canvas, 0, 19, 9, history_kind_words(entry), plain ? STYLE_NORMAL : STYLE_BOLD);
	canvas_text(canvas, 0, 29, 15, entry->who, STYLE_NORMAL);
	canvas_textf(canvas, 0, 45, -1, STYLE_NORMAL, "%s%s%s", entry->what,
		entry->detail ? ": " : "", entry->detail ? entry->detail : "");
}

const char *history_more(const struct history *entry, struct arena *arena)
{
	struct str s = {0};

	str_addf(&s, "%s%s%s. %s", entry->who, *entry->role ? ", " : "", entry->role, entry->what);
	for (size_t i = 0; i < entry->fields_n; i++)
		str_addf(&s, "\n%s", history_field_words(&entry->fields[i], arena));
	const char *text = arena_strdup(arena, str_text(&s));
	str_free(&s);
	return text;
}

/* ---- the popup ---- */

static bool open_whole(struct view *view, struct err *err)
{
	struct pager *pager = pager_new(view->arg.text ? view->arg.text : "", true);

	(void)err;
	pager_styles(pager, plan_compare_style, NULL);
	view->data = pager;
	return true;
}

static void close_whole(struct view *view)
{
	pager_free(view->data);
}

static void draw_whole(struct view *view, const struct canvas *canvas, bool focus)
{
	pager_draw(view->data, canvas, focus);
}

static enum answer key_whole(struct view *view, const struct screen_key *key)
{
	enum tui_result result;

	/* Enter opened it and Enter closes it. */
	if (key->event->kind == TUI_KEY && key_is(key->event->key, "Enter"))
		return ANSWER_POP;
	result = pager_key(view->data, key->event);
	return result == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static void size_whole(struct view *view, int *rows, int *cols)
{
	int lines = (int)pager_lines(view->data) + 2;

	*cols = 74;
	*rows = lines < 8 ? 8 : lines > 18 ? 18 : lines;
}

static const struct hint *hints_whole(struct view *view)
{
	static const struct hint list[] = {
		{CMD_COUNT, "Up/Down", "Scroll", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_history_entry = {
	.name = "What changed",
	.where = 0,
	.kind = SCREEN_POPUP,
	.open = open_whole,
	.close = close_whole,
	.draw = draw_whole,
	.key = key_whole,
	.size = size_whole,
	.hints = hints_whole,
};
