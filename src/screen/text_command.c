#include "text_command.h"

#include "spell.h"

static enum answer copy_out(struct view *view, struct edit *edit)
{
	struct arena *arena = arena_new();
	const char *text = edit_text(edit);
	size_t start, end;
	enum answer answer;

	if (edit_selection(edit, &start, &end))
		text = arena_strndup(arena, text + start, end - start);
	answer = app_copy_out(view->app, text);
	arena_free(arena);
	return answer;
}

/* Chosen in the palette or the menu there is no key to hand on. */
static enum answer pressed(struct area *area, const char *name)
{
	struct tui_event event = tui_key(name);

	return area_key(area, &event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

enum answer text_command(struct view *view, struct area *area, const struct screen_key *key)
{
	bool by_key = key->event->kind == TUI_KEY && key->event->key.code != K_NONE;

	if (area_asking(area))
		return ANSWER_IGNORED;
	switch (key->command) {
	case CMD_SPELLING:
		return spell_begin(view, area);
	case CMD_COPY_OUT:
		return copy_out(view, area_edit(area));
	case CMD_TEXT_FIND:
		return by_key ? ANSWER_IGNORED : pressed(area, "Ctrl+F");
	case CMD_TEXT_NEXT:
		return by_key ? ANSWER_IGNORED : pressed(area, "Ctrl+G");
	default:
		return ANSWER_IGNORED;
	}
}
