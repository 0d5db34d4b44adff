#include "spell.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/input.h>
#include <caseload/tui/spell.h>

struct spell_page {
	struct view *view; /* NULL until there is a word to show */
	struct app *app;
	struct edit *edit; /* of the screen below */
	struct area *area; /* shows the word in its place */
	struct speller *speller;
	struct arena *arena; /* of the suggestions */
	struct spelling found;
	size_t start, end; /* the word */
	char *word;
	struct input *input;
	bool typing; /* another word is being typed */
	size_t changed;
};

/* What the next screen is opened on: a screen's argument holds only texts. */
static struct spell_page *handed;

/* ---- going through the text ---- */

static enum answer finish(struct spell_page *page)
{
	if (page->changed == 0)
		app_message(page->app, MESSAGE_DONE, "Checked the spelling to the end.");
	else
		app_message(page->app, MESSAGE_DONE,
			"Checked the spelling: %zu word%s changed. Ctrl+Z takes %s.", page->changed,
			page->changed == 1 ? "" : "s",
			page->changed == 1 ? "it back" : "back one at a time");
	return ANSWER_POP;
}

static void show_word(struct spell_page *page)
{
	edit_move_to(page->edit, page->start, false);
	edit_move_to(page->edit, page->end, true);
	page->typing = false;
	if (page->view)
		page->view->typing = false;
}

/* The first unknown word at or after `from`. */
static bool find(struct spell_page *page, size_t from, bool *any, struct err *err)
{
	const char *text = edit_text(page->edit);

	*any = false;
	arena_reset(page->arena);
	while (speller_next_word(text, from, &page->start, &page->end)) {
		from = page->end;
		free(page->word);
		page->word = xmalloc(page->end - page->start + 1);
		memcpy(page->word, text + page->start, page->end - page->start);
		page->word[page->end - page->start] = '\0';
		if (!speller_check(page->speller, page->word, page->arena, &page->found, err))
			return false;
		if (!page->found.right) {
			*any = true;
			show_word(page);
			return true;
		}
		arena_reset(page->arena);
	}
	return true;
}

static enum answer go_on(struct spell_page *page, size_t from)
{
	struct err err = {0};
	bool any;

	if (!find(page, from, &any, &err)) {
		app_error(page->app, &err);
		return ANSWER_POP;
	}
	return any ? ANSWER_REDRAW : finish(page);
}

static enum answer replace(struct spell_page *page, const char *with)
{
	size_t before = edit_length(page->edit), after = page->end;

	show_word(page);
	edit_paste(page->edit, with, strlen(with));
	page->changed++;
	/* The text after the word has moved by what the word grew or shrank. */
	after += edit_length(page->edit) - before;
	return go_on(page, after);
}

static enum answer undo(struct spell_page *page)
{
	if (page->changed == 0) {
		app_message(page->app, MESSAGE_NOTE, "Nothing has been changed here yet.");
		return ANSWER_REDRAW;
	}
	page->changed--;
	edit_undo(page->edit);
	edit_move(page->edit, EDIT_WORD_LEFT, false);
	return go_on(page, edit_cursor(page->edit));
}

static enum answer add_word(struct spell_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};

	args_set(&args, "word", page->word);
	if (app_try(page->app, CMD_SPELL_ADD, &args, arena, &result, &err))
		app_message(page->app, MESSAGE_DONE, "%s", result.message);
	else
		app_error(page->app, &err);
	arena_free(arena);
	if (err.code != ERR_NONE)
		return ANSWER_REDRAW;
	speller_accept(page->speller, page->word);
	return go_on(page, page->end);
}

/* ---- opening and closing ---- */

static void take_team_words(struct spell_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err ignored = {0};

	if (app_try(page->app, CMD_SPELL_LIST, &args, arena, &result, &ignored))
		for (char *word = arena_strdup(arena, result.message), *end; word && *word;
			word = end) {
			end = word + strcspn(word, "\n");
			if (*end)
				*end++ = '\0';
			speller_accept(page->speller, word);
		}
	arena_free(arena);
}

static void page_free(struct spell_page *page)
{
	if (!page)
		return;
	area_free(page->area);
	speller_close(page->speller);
	arena_free(page->arena);
	input_free(page->input);
	free(page->word);
	free(page);
}

enum answer spell_begin(struct view *view, struct area *area)
{
	struct spell_page *page;
	struct speller *speller;
	struct err err = {0};
	bool any = false;

	if (area_is_read_only(area)) {
		app_message(view->app, MESSAGE_NOTE,
			"This text is for reading only, so its spelling cannot be changed.");
		return ANSWER_REDRAW;
	}
	speller = speller_open(&err);
	if (!speller) {
		app_error(view->app, &err);
		return ANSWER_REDRAW;
	}
	page_free(handed);
	handed = page = xcalloc(1, sizeof *page);
	page->app = view->app;
	page->edit = area_edit(area);
	page->speller = speller;
	page->arena = arena_new();
	page->input = input_new(NULL);
	page->area = area_new(page->edit);
	area_read_only(page->area, true);
	take_team_words(page);
	if (find(page, 0, &any, &err) && any)
		return app_push(
			view->app, &screen_spell, &(struct screen_arg){.person = view->arg.person});
	if (err.code != ERR_NONE)
		app_error(view->app, &err);
	else
		app_message(view->app, MESSAGE_DONE, "Checked the spelling: no word is unknown.");
	page_free(page);
	handed = NULL;
	return ANSWER_REDRAW;
}

static bool open_spell(struct view *view, struct err *err)
{
	(void)err;
	view->data = handed;
	handed = NULL;
	((struct spell_page *)view->data)->view = view;
	return true;
}

static void close_spell(struct view *view)
{
	struct spell_page *page = view->data;

	edit_unselect(page->edit);
	page_free(page);
}

/* ---- keys ---- */

static enum answer typing_key(struct spell_page *page, const struct tui_event *event)
{
	if (event->kind == TUI_KEY && key_is(event->key, "Esc")) {
		show_word(page);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		if (!input_is_empty(page->input))
			return replace(page, input_text(page->input));
		app_message(page->app, MESSAGE_NOTE, "Type the word, or press Esc.");
		return ANSWER_REDRAW;
	}
	return input_key(page->input, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct spell_page *page = view->data;
	const struct tui_event *event = screen_key->event;
	int32_t code = event->key.code;

	if (page->typing)
		return typing_key(page, event);
	if (event->kind != TUI_KEY)
		return ANSWER_IGNORED;
	if (code >= '1' && code <= '9' && event->key.mods == 0) {
		size_t at = (size_t)(code - '1');

		return at < page->found.n ? replace(page, page->found.suggestions[at])
					  : ANSWER_STAY;
	}
	if (key_is(event->key, "s"))
		return go_on(page, page->end);
	if (key_is(event->key, "S")) {
		speller_accept(page->speller, page->word);
		return go_on(page, page->end);
	}
	if (key_is(event->key, "a"))
		return add_word(page);
	if (key_is(event->key, "u") || key_is(event->key, "Ctrl+Z"))
		return undo(page);
	if (key_is(event->key, "r") || key_is(event->key, "Enter")) {
		input_set(page->input, page->word);
		edit_select_all(input_edit(page->input));
		page->typing = view->typing = true;
		return ANSWER_REDRAW;
	}
	if (key_is(event->key, "Esc") || key_is(event->key, "q") || key_is(event->key, "F7"))
		return finish(page);
	return ANSWER_IGNORED;
}

/* ---- drawing ---- */

static void draw_suggestions(const struct spell_page *page, const struct canvas *canvas, int row)
{
	int col = 1;

	if (page->found.n == 0)
		canvas_text(canvas, row, 1, -1, "No word like it is known. r types another.",
			STYLE_NORMAL);
	for (size_t i = 0; i < page->found.n; i++) {
		const char *word = page->found.suggestions[i];
		int cells = 2 + utf8_width(word, strlen(word));

		/* A number stays with its word. */
		if (col > 1 && col + cells > canvas->cols - 1) {
			row++;
			col = 1;
		}
		canvas_textf(canvas, row, col, -1, STYLE_NORMAL, "%zu %s", i + 1, word);
		col += cells + 3;
	}
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct spell_page *page = view->data;
	int context = canvas->rows > 10 ? 5 : canvas->rows > 7 ? 3 : 1, row = context + 1;
	struct canvas text = canvas_sub(canvas, 0, 1, context, canvas->cols - 2);
	struct canvas field = canvas_sub(canvas, canvas->rows - 1, 7, 1, canvas->cols - 8);

	area_draw(page->area, &text, false);
	canvas_hline(canvas, context, 0, canvas->cols);
	canvas_textf(canvas, row, 1, -1, STYLE_BOLD, "\"%s\" is not in the word list.", page->word);
	if (focus && !page->typing)
		canvas_cursor(canvas, row, 1);
	draw_suggestions(page, canvas, row + 1);
	if (!page->typing)
		return;
	canvas_fill(canvas, canvas->rows - 1, 0, 1, canvas->cols, " ", STYLE_NORMAL);
	canvas_text(canvas, canvas->rows - 1, 1, -1, "Word:", STYLE_NORMAL);
	input_draw(page->input, &field, focus);
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	if (*rows > 13)
		*rows = 13;
	if (*cols > 76)
		*cols = 76;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint choose[] = {{CMD_COUNT, "1-9", "Take", NULL},
		{CMD_COUNT, "s", "Skip", NULL}, {CMD_COUNT, "S", "Skip all", NULL},
		{CMD_COUNT, "a", "Add", NULL}, {CMD_COUNT, "r", "Type", NULL},
		{CMD_COUNT, "Esc", "End", NULL}, {CMD_COUNT, NULL, NULL, NULL}};
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Put it in", NULL},
		{CMD_COUNT, "Esc", "Back", NULL}, {CMD_COUNT, NULL, NULL, NULL}};

	return ((struct spell_page *)view->data)->typing ? typing : choose;
}

const struct screen screen_spell = {
	.name = "Spelling",
	.where = 0,
	.kind = SCREEN_POPUP,
	.person = true,
	.open = open_spell,
	.close = close_spell,
	.draw = draw,
	.key = key,
	.size = size,
	.hints = hints,
};
