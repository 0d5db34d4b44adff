/* The text itself: what goes in, what comes out, undo. */
#include "edit_inside.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

#include "wrap.h"

static struct str clipboard;

struct edit *edit_new(bool lines)
{
	struct edit *edit = xcalloc(1, sizeof *edit);

	edit->lines = lines;
	edit->column = -1;
	edit->scratch = arena_new();
	edit_paras_reset(edit);
	return edit;
}

static void steps_forget(struct edit *edit, size_t from)
{
	for (size_t i = from; i < edit->n_steps; i++) {
		str_free(&edit->steps[i].removed);
		str_free(&edit->steps[i].added);
	}
	edit->n_steps = from;
}

void edit_free(struct edit *edit)
{
	if (!edit)
		return;
	steps_forget(edit, 0);
	free(edit->steps);
	for (size_t i = 0; i < edit->n_paras; i++)
		free(edit->paras[i].starts);
	free(edit->paras);
	str_free(&edit->buffer);
	str_free(&edit->saved);
	arena_free(edit->scratch);
	free(edit);
}

void edit_set(struct edit *edit, const char *text)
{
	const char *safe;

	arena_reset(edit->scratch);
	safe = text ? safe_text(edit->scratch, text, strlen(text), edit->lines, NULL) : "";
	str_clear(&edit->buffer);
	str_add(&edit->buffer, safe);
	str_clear(&edit->saved);
	str_add(&edit->saved, safe);
	steps_forget(edit, 0);
	edit->done = 0;
	edit->cursor = edit->lines ? 0 : edit->buffer.length;
	edit->selecting = false;
	edit->column = -1;
	edit->version++;
	edit_paras_reset(edit);
}

const char *edit_text(const struct edit *edit)
{
	return str_text(&edit->buffer);
}

size_t edit_length(const struct edit *edit)
{
	return edit->buffer.length;
}

char *edit_take(const struct edit *edit, struct arena *arena)
{
	char *text = utf8_nfc(arena, edit_text(edit));
	size_t out = 0, solid = 0;

	for (size_t at = 0; text[at]; at++) {
		if (text[at] == '\n')
			out = solid;
		text[out++] = text[at];
		if (text[at] != ' ')
			solid = out;
	}
	text[solid] = '\0';
	return text;
}

bool edit_changed(const struct edit *edit)
{
	return edit->buffer.length != edit->saved.length ||
	       strcmp(edit_text(edit), str_text(&edit->saved)) != 0;
}

void edit_mark_saved(struct edit *edit)
{
	str_clear(&edit->saved);
	str_add(&edit->saved, edit_text(edit));
	edit->closed = true;
}

const char *edit_saved(const struct edit *edit)
{
	return str_text(&edit->saved);
}

unsigned long edit_version(const struct edit *edit)
{
	return edit->version;
}

size_t edit_characters(const struct edit *edit)
{
	return utf8_characters(edit_text(edit));
}

size_t edit_cursor(const struct edit *edit)
{
	return edit->cursor;
}

void edit_replace(
	struct edit *edit, size_t at, size_t removed, const char *added, size_t added_length)
{
	struct str *buffer = &edit->buffer;
	size_t tail = buffer->length - at - removed;

	edit_paras_replace(edit, at, removed, added, added_length);
	if (added_length > removed) {
		/* Grow by what is missing; the tail is moved next, so the bytes do not matter. */
		size_t more = added_length - removed;

		while (more > 0) {
			size_t piece = more < added_length ? more : added_length;

			str_addn(buffer, added, piece);
			more -= piece;
		}
	}
	if (buffer->text) {
		memmove(buffer->text + at + added_length, buffer->text + at + removed, tail);
		memcpy(buffer->text + at, added, added_length);
		buffer->length = at + added_length + tail;
		buffer->text[buffer->length] = '\0';
	}
	edit->cursor = at + added_length;
	/* What stands after it may be a mark, which now belongs to what stands before it. */
	if (edit_grapheme_start(edit, edit->cursor) != edit->cursor)
		edit->cursor = edit_after(edit, edit_grapheme_start(edit, edit->cursor));
	edit->selecting = false;
	edit->column = -1;
	edit->version++;
}

static bool step_joins(const struct edit *edit, const struct step *last, enum step_kind kind,
	size_t at, size_t removed, const char *added, size_t added_length)
{
	const char *before;

	if (edit->closed || !last || last->kind != kind || kind == STEP_WHOLE)
		return false;
	if (kind == STEP_BACK)
		return at + removed == last->at;
	if (kind == STEP_DELETE)
		return at == last->at;
	if (removed > 0 || at != last->at + last->added.length || last->added.length == 0)
		return false;
	before = str_text(&last->added) + last->added.length - 1;
	/* A word and the blanks after it are one step. */
	return added_length > 0 && (*before != ' ' || *added == ' ') && *before != '\n';
}

static void change(struct edit *edit, enum step_kind kind, size_t at, size_t removed,
	const char *added, size_t added_length)
{
	struct step *last = edit->done > 0 ? &edit->steps[edit->done - 1] : NULL;
	const char *gone = edit_text(edit) + at;

	if (removed == 0 && added_length == 0)
		return;
	steps_forget(edit, edit->done);
	if (step_joins(edit, last, kind, at, removed, added, added_length)) {
		if (kind == STEP_BACK) {
			struct str joined = {0};

			str_addn(&joined, gone, removed);
			str_addn(&joined, str_text(&last->removed), last->removed.length);
			str_free(&last->removed);
			last->removed = joined;
			last->at = at;
		} else {
			str_addn(&last->removed, gone, removed);
			str_addn(&last->added, added, added_length);
		}
	} else {
		struct step step = {.kind = kind, .at = at, .cursor_before = edit->cursor};

		str_addn(&step.removed, gone, removed);
		str_addn(&step.added, added, added_length);
		if (edit->n_steps == edit->steps_room) {
			edit->steps_room = edit->steps_room ? edit->steps_room * 2 : 16;
			edit->steps = xrealloc(edit->steps, edit->steps_room * sizeof *edit->steps);
		}
		edit->steps[edit->n_steps++] = step;
		edit->done = edit->n_steps;
	}
	edit->closed = kind == STEP_WHOLE;
	edit_replace(edit, at, removed, added, added_length);
}

bool edit_undo(struct edit *edit)
{
	struct step *step;

	if (edit->done == 0)
		return false;
	step = &edit->steps[--edit->done];
	edit_replace(
		edit, step->at, step->added.length, str_text(&step->removed), step->removed.length);
	edit->cursor = step->cursor_before;
	edit->closed = true;
	return true;
}

bool edit_redo(struct edit *edit)
{
	struct step *step;

	if (edit->done == edit->n_steps)
		return false;
	step = &edit->steps[edit->done++];
	edit_replace(
		edit, step->at, step->removed.length, str_text(&step->added), step->added.length);
	edit->closed = true;
	return true;
}

/* The selection, or an empty one at the cursor. */
static void chosen(const struct edit *edit, size_t *start, size_t *end)
{
	if (!edit_selection(edit, start, end))
		*start = *end = edit->cursor;
}

size_t edit_type(struct edit *edit, const char *text, size_t length)
{
	size_t start, end, removed = 0;
	const char *safe;

	arena_reset(edit->scratch);
	safe = safe_text(edit->scratch, text, length, edit->lines, &removed);
	chosen(edit, &start, &end);
	change(edit, start == end ? STEP_TYPE : STEP_WHOLE, start, end - start, safe, strlen(safe));
	return removed;
}

/* Blanks before line ends (and for one line at both ends) come with what was copied and mean
 * nothing. */
static char *trimmed(struct edit *edit, char *text)
{
	size_t out = 0, solid = 0, at = 0;

	if (!edit->lines)
		while (text[at] == ' ')
			at++;
	for (; text[at]; at++) {
		if (text[at] == '\n')
			out = solid;
		text[out++] = text[at];
		if (text[at] != ' ')
			solid = out;
	}
	text[edit->lines ? out : solid] = '\0';
	return text;
}

size_t edit_paste(struct edit *edit, const char *text, size_t length)
{
	size_t start, end, removed = 0;
	char *safe;

	arena_reset(edit->scratch);
	safe = trimmed(edit, safe_text(edit->scratch, text, length, edit->lines, &removed));
	chosen(edit, &start, &end);
	change(edit, STEP_WHOLE, start, end - start, safe, strlen(safe));
	return removed;
}

/* A selection is deleted whole, as one step; otherwise [start, end). */
static bool delete_part(struct edit *edit, enum step_kind kind, size_t start, size_t end)
{
	if (edit_selection(edit, &start, &end))
		kind = STEP_WHOLE;
	if (start == end)
		return false;
	change(edit, kind, start, end - start, "", 0);
	return true;
}

bool edit_backspace(struct edit *edit)
{
	const char *text = edit_text(edit);
	size_t start = edit->cursor, at = edit->cursor;
	int32_t code;

	while (at > 0 && ((unsigned char)text[--at] & 0xc0) == 0x80)
		;
	if (edit->cursor > 0) {
		utf8_decode(text + at, edit->cursor - at, &code);
		/* Typed as marks, undone as marks. */
		start = utf8_width_code(code) == 0 && code >= 0xa0
				? at
				: edit_before(edit, edit->cursor);
	}
	return delete_part(edit, STEP_BACK, start, edit->cursor);
}

bool edit_delete(struct edit *edit)
{
	return delete_part(edit, STEP_DELETE, edit->cursor, edit_after(edit, edit->cursor));
}

bool edit_delete_word(struct edit *edit)
{
	return delete_part(edit, STEP_WHOLE, edit_word_before(edit, edit->cursor), edit->cursor);
}

bool edit_delete_to_end(struct edit *edit)
{
	size_t start, end;

	edit_line_bounds(edit, edit->cursor, &start, &end);
	return delete_part(edit, STEP_WHOLE, edit->cursor, end);
}

bool edit_delete_to_start(struct edit *edit)
{
	size_t start, end;

	edit_line_bounds(edit, edit->cursor, &start, &end);
	return delete_part(edit, STEP_WHOLE, start, edit->cursor);
}

bool edit_clear(struct edit *edit)
{
	edit->selecting = false;
	return delete_part(edit, STEP_WHOLE, 0, edit->buffer.length);
}

bool edit_copy(struct edit *edit)
{
	size_t start, end;

	if (!edit_selection(edit, &start, &end))
		return false;
	str_clear(&clipboard);
	str_addn(&clipboard, edit_text(edit) + start, end - start);
	return true;
}

bool edit_cut(struct edit *edit)
{
	return edit_copy(edit) && delete_part(edit, STEP_WHOLE, 0, 0);
}

bool edit_insert_clipboard(struct edit *edit)
{
	if (clipboard.length == 0)
		return false;
	edit_paste(edit, str_text(&clipboard), clipboard.length);
	return true;
}

const char *clipboard_text(void)
{
	return str_text(&clipboard);
}

void clipboard_clear(void)
{
	str_free(&clipboard);
}
