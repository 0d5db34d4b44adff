#include "edit_keys.h"

#include <caseload/base/utf8.h>

static enum tui_result moved(struct edit *edit, enum edit_move move, bool select)
{
	return edit_move(edit, move, select) ? TUI_REDRAW : TUI_TAKEN;
}

static enum tui_result changed(bool yes)
{
	return yes ? TUI_CHANGED : TUI_TAKEN;
}

static enum tui_result move_key(struct edit *edit, struct key key, bool selecting)
{
	bool select = selecting || (key.mods & MOD_SHIFT);
	bool word = key.mods & (MOD_CTRL | MOD_ALT);

	switch (key.code) {
	case K_LEFT:
		return moved(edit, word ? EDIT_WORD_LEFT : EDIT_LEFT, select);
	case K_RIGHT:
		return moved(edit, word ? EDIT_WORD_RIGHT : EDIT_RIGHT, select);
	case K_HOME:
		return word ? TUI_IGNORED : moved(edit, EDIT_LINE_START, select);
	case K_END:
		return word ? TUI_IGNORED : moved(edit, EDIT_LINE_END, select);
	case 'b':
		return key.mods == MOD_ALT ? moved(edit, EDIT_WORD_LEFT, select) : TUI_IGNORED;
	case 'f':
		return key.mods == MOD_ALT ? moved(edit, EDIT_WORD_RIGHT, select) : TUI_IGNORED;
	default:
		return TUI_IGNORED;
	}
}

static enum tui_result control_key(struct edit *edit, int32_t letter, bool read_only)
{
	if (letter == 'a') {
		edit_select_all(edit);
		return TUI_REDRAW;
	}
	if (letter == 'c')
		return edit_copy(edit) ? TUI_TAKEN : TUI_IGNORED;
	if (read_only)
		return TUI_IGNORED;
	switch (letter) {
	case 'u':
		return changed(edit_clear(edit));
	case 'w':
		return changed(edit_delete_word(edit));
	case 'k':
		return changed(edit_delete_to_end(edit));
	case 'x':
		return changed(edit_cut(edit));
	case 'v':
		return changed(edit_insert_clipboard(edit));
	case 'z':
		return changed(edit_undo(edit));
	case 'y':
		return changed(edit_redo(edit));
	default:
		return TUI_IGNORED;
	}
}

enum tui_result edit_key(struct edit *edit, const struct tui_event *event, bool selecting,
	bool read_only, size_t *removed)
{
	struct key key = event->key;
	unsigned long before = edit_version(edit);
	enum tui_result result;

	*removed = 0;
	if (event->kind == TUI_PASTE) {
		if (read_only)
			return TUI_IGNORED;
		*removed = edit_paste(edit, event->text, event->length);
		return changed(edit_version(edit) != before);
	}
	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	if (key.mods == MOD_CTRL && key.code >= 'a' && key.code <= 'z')
		return control_key(edit, key.code, read_only);
	result = move_key(edit, key, selecting);
	if (result != TUI_IGNORED || read_only)
		return result;
	if (key.code == K_BACKSPACE && key.mods & (MOD_CTRL | MOD_ALT))
		return changed(edit_delete_word(edit));
	if (key.code == K_BACKSPACE)
		return changed(edit_backspace(edit));
	if (key.code == K_DELETE && key.mods == 0)
		return changed(edit_delete(edit));
	if (key_is_text(key)) {
		char bytes[4];

		*removed = edit_type(edit, bytes, utf8_encode(key.code, bytes));
		return changed(edit_version(edit) != before);
	}
	return TUI_IGNORED;
}
