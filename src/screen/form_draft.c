#include "form_draft.h"

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

char *offer_when(const struct draft *draft, struct arena *arena)
{
	char shown[24], time[8];
	struct date on = instant_date(draft->kept_at);

	instant_show(draft->kept_at, shown);
	if (on.year != clock_today().year || strlen(shown) < 7)
		return arena_strdup(arena, shown);
	return arena_printf(arena, "%.6s %s", shown, instant_show_time(draft->kept_at, time));
}

void offer_draw(const struct canvas *canvas, const struct draft *draft, const char *state,
	const char *plain, bool both)
{
	struct arena *arena = arena_new();
	size_t n = text_words(draft->text);
	int row = 1 + canvas_wrap(canvas, 0, 2, canvas->cols - 3,
			      arena_printf(arena, "Your draft of %s (%zu word%s) %s.",
				      offer_when(draft, arena), n, n == 1 ? "" : "s", state),
			      STYLE_BOLD);

	canvas_cursor(canvas, row, 2);
	canvas_text(canvas, row++, 2, -1, "o    Open the draft", STYLE_NORMAL);
	canvas_textf(canvas, row++, 2, -1, STYLE_NORMAL, "p    %s", plain);
	if (both)
		canvas_text(canvas, row++, 2, -1, "b    Both, the draft below", STYLE_NORMAL);
	canvas_text(canvas, row++, 2, -1, "Esc  Neither: back; the draft stays", STYLE_NORMAL);
	arena_free(arena);
}

enum offer offer_key(const struct tui_event *event, bool both)
{
	if (event->kind != TUI_KEY)
		return OFFER_WAIT;
	if (key_is(event->key, "o"))
		return OFFER_DRAFT;
	if (key_is(event->key, "p"))
		return OFFER_PLAIN;
	if (both && key_is(event->key, "b"))
		return OFFER_BOTH;
	return key_is(event->key, "Esc") ? OFFER_NEITHER : OFFER_WAIT;
}

const struct hint *offer_hints(bool both)
{
	static const struct hint with_both[] = {
		{CMD_COUNT, "o", "Open draft", NULL},
		{CMD_COUNT, "p", "Without it", NULL},
		{CMD_COUNT, "b", "Both", NULL},
		{CMD_COUNT, "Esc", "Neither", NULL},
		{CMD_COUNT, NULL, NULL, NULL},
	};
	static const struct hint without[] = {
		{CMD_COUNT, "o", "Open draft", NULL},
		{CMD_COUNT, "p", "Without it", NULL},
		{CMD_COUNT, "Esc", "Neither", NULL},
		{CMD_COUNT, NULL, NULL, NULL},
	};

	return both ? with_both : without;
}
