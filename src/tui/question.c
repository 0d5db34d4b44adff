#include <caseload/tui/question.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/tui/input.h>

struct question {
	struct arena *arena;
	struct question_spec spec; /* its texts in the arena */
	struct input *reason, *word;
	bool in_reason;	   /* which of the two inputs has the focus */
	const char *wrong; /* what the last key has to hear */
	int value;
};

struct question *question_new(const struct question_spec *spec)
{
	struct question *question = xcalloc(1, sizeof *question);
	struct question_spec *own = &question->spec;
	struct question_answer *answers;

	question->arena = arena_new();
	*own = *spec;
	own->title = arena_strdup(question->arena, spec->title);
	own->text = arena_strdup(question->arena, spec->text);
	own->stay = arena_strdup(question->arena, spec->stay ? spec->stay : "Back");
	own->word = arena_strdup(question->arena, spec->word);
	own->reason = arena_strdup(question->arena, spec->reason);
	answers = arena_new_array(question->arena, struct question_answer, spec->n + 1);
	for (size_t i = 0; i < spec->n; i++) {
		answers[i] = spec->answers[i];
		answers[i].key = arena_strdup(question->arena, spec->answers[i].key);
		answers[i].words = arena_strdup(question->arena, spec->answers[i].words);
	}
	own->answers = answers;
	question->reason = input_new(NULL);
	question->word = input_new(NULL);
	question->in_reason = spec->reason != NULL;
	return question;
}

void question_free(struct question *question)
{
	if (!question)
		return;
	input_free(question->reason);
	input_free(question->word);
	arena_free(question->arena);
	free(question);
}

int question_value(const struct question *question)
{
	return question->value;
}

const char *question_reason(const struct question *question)
{
	return input_text(question->reason);
}

static enum tui_result answer_key(struct question *question, struct key key)
{
	const struct question_spec *spec = &question->spec;

	for (size_t i = 0; i < spec->n; i++) {
		if (!key_is(key, spec->answers[i].key))
			continue;
		if (spec->protects && (key_is(key, "Enter") || key_equal(key, spec->raised_by)))
			return TUI_TAKEN;
		if (spec->reason && text_is_blank(question_reason(question))) {
			question->wrong = "Give the reason first.";
			question->in_reason = true;
			return TUI_REDRAW;
		}
		question->value = spec->answers[i].value;
		return TUI_DONE;
	}
	return TUI_TAKEN;
}

static enum tui_result reason_key(struct question *question, const struct tui_event *event)
{
	bool on = event->kind == TUI_KEY &&
		  (key_is(event->key, "Enter") || key_is(event->key, "Tab") ||
			  key_is(event->key, "Down"));

	if (!on)
		return input_key(question->reason, event) == TUI_IGNORED ? TUI_TAKEN : TUI_REDRAW;
	if (text_is_blank(question_reason(question)))
		question->wrong = "Give the reason first.";
	else
		question->in_reason = false;
	return TUI_REDRAW;
}

static enum tui_result word_key(struct question *question, const struct tui_event *event)
{
	if (event->kind != TUI_KEY || !key_is(event->key, "Enter"))
		return input_key(question->word, event) == TUI_IGNORED ? TUI_TAKEN : TUI_REDRAW;
	if (strcmp(input_text(question->word), question->spec.word) != 0) {
		question->wrong =
			"That is not the word; it is in capitals. Esc leaves all as it is.";
		return TUI_REDRAW;
	}
	question->value = 1;
	return TUI_DONE;
}

enum tui_result question_key(
	struct question *question, const struct tui_event *event, int64_t now_ms)
{
	const struct question_spec *spec = &question->spec;

	if (event->kind != TUI_KEY && event->kind != TUI_PASTE)
		return TUI_IGNORED;
	if (spec->protects && now_ms - spec->asked_at_ms < QUESTION_DEAF_MS)
		return TUI_TAKEN;
	question->wrong = NULL;
	if (event->kind == TUI_KEY && key_is(event->key, "Esc"))
		return TUI_CANCEL;
	if (question->in_reason)
		return reason_key(question, event);
	if (spec->reason && event->kind == TUI_KEY &&
		(key_is(event->key, "Shift+Tab") || key_is(event->key, "Up"))) {
		question->in_reason = true;
		return TUI_REDRAW;
	}
	if (spec->word)
		return word_key(question, event);
	return event->kind == TUI_KEY ? answer_key(question, event->key) : TUI_TAKEN;
}

int question_rows(const struct question *question, int cols)
{
	const struct question_spec *spec = &question->spec;
	int rows = canvas_wrap_rows(spec->title, cols) + 1;

	if (spec->text)
		rows += canvas_wrap_rows(spec->text, cols) + 1;
	if (spec->reason)
		rows += 2;
	rows += spec->word ? 3 : (int)spec->n + 1;
	return rows + 1;
}

static int draw_input(
	struct input *input, const struct canvas *canvas, int row, const char *label, bool focus)
{
	int used = canvas_text(canvas, row, 0, canvas->cols / 2, label, STYLE_NORMAL) + 2;
	struct canvas field = canvas_sub(canvas, row, used, 1, canvas->cols - used);

	input_draw(input, &field, focus);
	return 2;
}

static void draw_answer(const struct canvas *canvas, int row, const char *key, const char *words)
{
	int used = canvas_text(canvas, row, 2, 8, key, STYLE_BOLD);

	canvas_text(canvas, row, 2 + (used < 6 ? 6 : used + 1), -1, words, STYLE_NORMAL);
}

void question_draw(struct question *question, const struct canvas *canvas)
{
	const struct question_spec *spec = &question->spec;
	int row = canvas_wrap(canvas, 0, 0, -1, spec->title, STYLE_HEADING) + 1;

	canvas_cursor(canvas, 0, 0);
	if (spec->text)
		row += canvas_wrap(canvas, row, 0, -1, spec->text, STYLE_NORMAL) + 1;
	if (spec->reason)
		row += draw_input(question->reason, canvas, row, spec->reason, question->in_reason);
	if (spec->word) {
		char *label = arena_printf(question->arena, "Type %s and press Enter", spec->word);

		row += draw_input(question->word, canvas, row, label, !question->in_reason);
	} else {
		for (size_t i = 0; i < spec->n; i++)
			draw_answer(canvas, row++, spec->answers[i].key, spec->answers[i].words);
	}
	draw_answer(canvas, row++, "Esc", spec->stay);
	if (question->wrong) {
		canvas_text(canvas, row, 0, 1, "!", STYLE_ERROR);
		canvas_text(canvas, row, 2, -1, question->wrong, STYLE_BOLD);
	}
}
