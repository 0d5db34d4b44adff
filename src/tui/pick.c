#include "pick_inside.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/input.h>

struct pick {
	struct pick_source source;
	struct input *input;
	const struct pick_entry *found; /* of `search`, borrowed; else the entries themselves */
	size_t *shown;			/* indexes into found */
	size_t n_shown;
	long cursor; /* in shown; -1: nothing chosen yet */
	size_t top, page;
	bool untouched; /* pick_begin() put the cursor there */
	bool few;	/* too many to show before two letters are typed */
	bool refused;
};

static bool word_starts(const char *text, const char *what)
{
	size_t length = strlen(what);

	for (const char *at = text; (at = strstr(at, what)); at++)
		if (length == 0 || at == text || at[-1] == ' ')
			return true;
	return false;
}

/* Every word typed begins some word of the text, in any order. */
static bool all_words_start(const char *text, char *typed)
{
	char *save = NULL;

	for (char *word = strtok_r(typed, " ", &save); word; word = strtok_r(NULL, " ", &save))
		if (!word_starts(text, word))
			return false;
	return true;
}

static char *folded(struct arena *arena, const char *text)
{
	char *plain = utf8_fold(arena, text);
	size_t length = strlen(plain);

	while (length > 0 && plain[length - 1] == ' ')
		plain[--length] = '\0';
	return plain;
}

size_t pick_match(const struct pick_entry *entries, size_t n, const char *typed, size_t *out)
{
	struct arena *arena = arena_new();
	const char *what = folded(arena, typed);
	size_t *later = arena_new_array(arena, size_t, n + 1);
	size_t n_out = 0, n_later = 0;

	for (size_t i = 0; i < n; i++) {
		const char *text = folded(arena, entries[i].text);

		if (word_starts(text, what) || all_words_start(text, arena_strdup(arena, what)))
			out[n_out++] = i;
		else if (strstr(text, what))
			later[n_later++] = i;
	}
	memcpy(out + n_out, later, n_later * sizeof *later);
	arena_free(arena);
	return n_out + n_later;
}

const char *pick_label(const struct pick_source *source, const char *id)
{
	const char *label = NULL;

	if (!id || !*id)
		return "";
	if (source->label)
		label = source->label(source->data, id);
	for (size_t i = 0; !label && i < source->n; i++)
		if (strcmp(source->entries[i].id, id) == 0)
			label = source->entries[i].text;
	return label ? label : "";
}

static size_t letters(const char *text)
{
	size_t n = 0, length = strlen(text);

	for (size_t at = 0, bytes; (bytes = utf8_grapheme_next(text, length, at)) > 0; at += bytes)
		if (text[at] != ' ')
			n++;
	return n;
}

static void filter(struct pick *pick)
{
	const char *typed = input_text(pick->input);
	size_t n = pick->source.n;

	pick->found = pick->source.entries;
	pick->n_shown = 0;
	pick->top = 0;
	pick->refused = false;
	pick->untouched = false;
	if (pick->source.search) {
		n = pick->source.search(pick->source.data, typed, &pick->found);
	}
	pick->few = n > PICK_MANY && letters(typed) < 2;
	free(pick->shown);
	pick->shown = xcalloc(n + 1, sizeof *pick->shown);
	if (!pick->few && pick->source.search) {
		for (; pick->n_shown < n; pick->n_shown++)
			pick->shown[pick->n_shown] = pick->n_shown;
	} else if (!pick->few) {
		pick->n_shown = pick_match(pick->found, n, typed, pick->shown);
	}
	pick->cursor = *typed && pick->n_shown > 0 ? 0 : -1;
}

struct pick *pick_new(const struct pick_source *source, const char *id)
{
	struct pick *pick = xcalloc(1, sizeof *pick);

	pick->source = *source;
	pick->input = input_new(NULL);
	pick->page = 8;
	filter(pick);
	for (size_t i = 0; id && i < pick->n_shown; i++)
		if (strcmp(pick->found[pick->shown[i]].id, id) == 0)
			pick->cursor = (long)i;
	return pick;
}

void pick_free(struct pick *pick)
{
	if (!pick)
		return;
	input_free(pick->input);
	free(pick->shown);
	free(pick);
}

const struct pick_entry *pick_chosen(const struct pick *pick)
{
	return pick->cursor < 0 ? NULL : &pick->found[pick->shown[pick->cursor]];
}

bool pick_is_meant(const struct pick *pick)
{
	return !pick->untouched;
}

void pick_begin(struct pick *pick)
{
	if (pick->cursor >= 0 || pick->n_shown == 0)
		return;
	pick->cursor = 0;
	pick->untouched = true;
}

const char *pick_typed(const struct pick *pick)
{
	return input_text(pick->input);
}

size_t pick_shown(const struct pick *pick)
{
	return pick->n_shown;
}

size_t pick_all(const struct pick *pick)
{
	return pick->source.n;
}

static enum tui_result move(struct pick *pick, long rows)
{
	long to = pick->cursor + rows;

	if (pick->n_shown == 0)
		return TUI_TAKEN;
	if (to >= (long)pick->n_shown)
		to = (long)pick->n_shown - 1;
	if (to < 0)
		to = 0;
	pick->untouched = false;
	if (to == pick->cursor)
		return TUI_TAKEN;
	pick->cursor = to;
	return TUI_REDRAW;
}

enum tui_result pick_key(struct pick *pick, const struct tui_event *event)
{
	enum tui_result result;

	if (event->kind == TUI_KEY && event->key.mods == 0) {
		switch (event->key.code) {
		case K_UP:
			return move(pick, -1);
		case K_DOWN:
			return move(pick, 1);
		case K_PGUP:
			return move(pick, -(long)pick->page);
		case K_PGDN:
			return move(pick, (long)pick->page);
		case K_ESC:
			return TUI_CANCEL;
		case K_ENTER:
			pick->untouched = false;
			if (pick_chosen(pick))
				return TUI_DONE;
			pick->refused = *pick_typed(pick) != '\0';
			return TUI_TAKEN;
		case K_F4:
			input_set(pick->input, "");
			filter(pick);
			return TUI_REDRAW;
		default:
			break;
		}
	}
	result = input_key(pick->input, event);
	if (result == TUI_CHANGED) {
		filter(pick);
		return TUI_REDRAW;
	}
	return result;
}

int pick_rows(const struct pick *pick)
{
	return pick->n_shown == 0 ? 1 : pick->n_shown > 8 ? 8 : (int)pick->n_shown;
}

int pick_cols(const struct pick *pick)
{
	int widest = 32; /* the sentence where nothing matches */

	for (size_t i = 0; i < pick->n_shown; i++) {
		const struct pick_entry *entry = &pick->found[pick->shown[i]];
		int cells = 2 + utf8_width(entry->text, strlen(entry->text));

		if (entry->detail)
			cells += 2 + utf8_width(entry->detail, strlen(entry->detail));
		if (cells > widest)
			widest = cells;
	}
	return widest;
}

void pick_draw_input(struct pick *pick, const struct canvas *canvas)
{
	input_draw(pick->input, canvas, true);
}

static void draw_entry(const struct pick *pick, const struct canvas *canvas, int row, size_t index)
{
	const struct pick_entry *entry = &pick->found[pick->shown[index]];
	int right = entry->detail ? utf8_width(entry->detail, strlen(entry->detail)) + 1 : 0;

	if (right > canvas->cols / 2)
		right = canvas->cols / 2;
	canvas_text(canvas, row, 2, canvas->cols - 2 - right, entry->text, STYLE_NORMAL);
	if (right > 0)
		canvas_text_right(
			canvas, row, canvas->cols - right, right, entry->detail, STYLE_NORMAL);
	if (pick->cursor != (long)index)
		return;
	canvas_text(canvas, row, 0, 1, ">", STYLE_NORMAL);
	canvas_restyle(canvas, row, 0, 1, canvas->cols, STYLE_FOCUS);
}

static const char *none_words(const struct pick *pick)
{
	return pick->source.none != NULL ? pick->source.none : "Not in the list. F4 shows it.";
}

void pick_draw_list(struct pick *pick, const struct canvas *canvas)
{
	size_t cursor = pick->cursor < 0 ? 0 : (size_t)pick->cursor;

	if (canvas->rows < 1)
		return;
	if (pick->few || pick->n_shown == 0) {
		const char *text = pick->few	       ? "Type 2 letters of the name."
				   : *pick_typed(pick) ? none_words(pick)
						       : "The list is empty.";

		if (pick->refused)
			canvas_text(canvas, 0, 0, 1, "!", STYLE_ERROR);
		canvas_text(canvas, 0, 2, -1, text, STYLE_BOLD);
		return;
	}
	pick->page = (size_t)canvas->rows;
	if (cursor < pick->top)
		pick->top = cursor;
	if (cursor >= pick->top + pick->page)
		pick->top = cursor - pick->page + 1;
	for (size_t i = 0; i < pick->page && pick->top + i < pick->n_shown; i++)
		draw_entry(pick, canvas, (int)i, pick->top + i);
}

void pick_draw(struct pick *pick, const struct canvas *canvas)
{
	struct canvas line = canvas_sub(canvas, 0, 0, 1, canvas->cols);
	struct canvas rest = canvas_sub(canvas, 1, 0, canvas->rows - 1, canvas->cols);

	pick_draw_list(pick, &rest);
	pick_draw_input(pick, &line);
}
