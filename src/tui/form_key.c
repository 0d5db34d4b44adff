#include "form_inside.h"

#include <string.h>

#include "pick_inside.h"

static enum tui_result go_next(struct form *form)
{
	if (form->focus > form->n)
		return form_go(form, form_next_focus(form, 0));
	return form_go(form, form_next_focus(form, form->focus + 1));
}

static enum tui_result go_back(struct form *form)
{
	for (size_t i = form->focus; i > 0; i--) {
		if (i - 1 >= form->n || slot_can_focus(&form->slots[i - 1]))
			return form_go(form, i - 1);
	}
	return form_go(form, form->n + 1);
}

static enum tui_result save(struct form *form)
{
	size_t wrong = form->n;

	form_take_in(form);
	for (size_t i = form->n; i-- > 0;)
		if (!slot_check(form, &form->slots[i], true))
			wrong = i;
	if (wrong == form->n)
		return TUI_SAVE;
	form->focus = wrong;
	slot_enter(&form->slots[wrong]);
	return TUI_REDRAW;
}

static enum tui_result button_key(struct form *form, struct key key)
{
	bool on_save = form->focus == form->n;

	if (key.mods != 0)
		return TUI_IGNORED;
	switch (key.code) {
	case K_ENTER:
	case ' ':
		return on_save ? save(form) : TUI_CANCEL;
	case K_LEFT:
	case K_RIGHT:
		form->focus = on_save ? form->n + 1 : form->n;
		return TUI_REDRAW;
	case K_DOWN:
		return go_next(form);
	case K_UP:
		return go_back(form);
	default:
		return TUI_IGNORED;
	}
}

/* Opens the list of a pick field, with the event as the first thing typed (NULL: all of it). */
static enum tui_result pick_open(
	struct form *form, struct slot *slot, const struct tui_event *event)
{
	form->pick = pick_new(slot->field->pick, slot_value(slot));
	if (event)
		pick_key(form->pick, event);
	else
		pick_begin(form->pick);
	return TUI_REDRAW;
}

static enum tui_result open_pick_key(struct form *form, const struct tui_event *event)
{
	enum tui_result result = pick_key(form->pick, event);

	if (result == TUI_DONE) {
		form_take_in(form);
		slot_error(form_focused(form), NULL);
		return TUI_CHANGED;
	}
	if (result == TUI_CANCEL) {
		form_pick_close(form);
		return TUI_REDRAW;
	}
	return result == TUI_TAKEN ? TUI_REDRAW : result;
}

static enum tui_result choice_key(
	struct form *form, struct slot *slot, const struct tui_event *event)
{
	bool yes_no = slot->field->kind == FORM_YES_NO;
	struct key key = event->key;

	if (event->kind == TUI_PASTE)
		return yes_no ? TUI_TAKEN : pick_open(form, slot, event);
	if (key_is(key, "Backspace") || key_is(key, "Delete") || key_is(key, "Ctrl+U")) {
		slot_put(slot, "");
		return TUI_CHANGED;
	}
	if (!key_is_text(key))
		return TUI_IGNORED;
	if (!yes_no)
		return pick_open(form, slot, key.code == ' ' ? NULL : event);
	if (key.code == 'y' || key.code == 'Y')
		slot_put(slot, "yes");
	else if (key.code == 'n' || key.code == 'N')
		slot_put(slot, "no");
	else if (key.code == ' ')
		slot_put(slot, strcmp(slot_value(slot), "yes") == 0 ? "no" : "yes");
	else
		return TUI_TAKEN;
	return TUI_CHANGED;
}

/* What only an empty field makes of a key. */
static enum tui_result empty_key(struct slot *slot, struct key key)
{
	if (!text_is_blank(slot_value(slot)))
		return TUI_IGNORED;
	if (key_is(key, "?"))
		return TUI_HELP;
	if (key_is(key, "=")) {
		if (!slot->field->last || !*slot->field->last)
			return TUI_TAKEN;
		slot_put(slot, slot->field->last);
		slot_settle(slot);
		return TUI_CHANGED;
	}
	return TUI_IGNORED;
}

static enum tui_result field_key(
	struct form *form, struct slot *slot, const struct tui_event *event)
{
	enum form_kind kind = slot->field->kind;
	enum tui_result result;

	if (event->kind == TUI_KEY) {
		result = empty_key(slot, event->key);
		if (result != TUI_IGNORED)
			return result;
		if (key_is(event->key, "F4") || key_is(event->key, "Alt+Down") ||
			(kind == FORM_PICK && key_is(event->key, "Down"))) {
			if (kind == FORM_PICK)
				return pick_open(form, slot, NULL);
			return kind == FORM_DATE || kind == FORM_LONG ? TUI_OPEN : TUI_TAKEN;
		}
	}
	if (slot->area) {
		result = area_key(slot->area, event);
		/* At the first and last row Up and Down leave. */
		if (result == TUI_TAKEN && key_is(event->key, "Up"))
			return go_back(form);
		if (result == TUI_TAKEN && key_is(event->key, "Down"))
			return go_next(form);
	} else if (slot->input) {
		result = input_key(slot->input, event);
	} else {
		result = choice_key(form, slot, event);
	}
	if (result != TUI_IGNORED || event->kind != TUI_KEY)
		return result;
	if (key_is(event->key, "Enter") || key_is(event->key, "Down"))
		return go_next(form);
	return key_is(event->key, "Up") ? go_back(form) : TUI_IGNORED;
}

enum tui_result form_key(struct form *form, const struct tui_event *event)
{
	struct slot *slot = form_focused(form);
	struct key key = event->key;
	enum tui_result result;

	if (event->kind != TUI_KEY && event->kind != TUI_PASTE)
		return TUI_IGNORED;
	if (event->kind == TUI_KEY) {
		if (key_is(key, "F2") || key_is(key, "Ctrl+S"))
			return save(form);
		if (key_is(key, "Tab"))
			return go_next(form);
		if (key_is(key, "Shift+Tab"))
			return go_back(form);
		if (key_is(key, "Ctrl+Home"))
			return form_go(form, form_next_focus(form, 0));
		if (key_is(key, "Ctrl+End"))
			return form_go(form, form->n);
		if (key_is(key, "F1"))
			return TUI_HELP;
	}
	if (form->pick)
		return open_pick_key(form, event);
	if (slot && slot->area && area_asking(slot->area))
		return area_key(slot->area, event);
	if (event->kind == TUI_KEY && key_is(key, "Esc"))
		return TUI_CANCEL;
	if (!slot)
		return event->kind == TUI_KEY ? button_key(form, key) : TUI_TAKEN;
	result = field_key(form, slot, event);
	/* What was wrong with the old value says nothing about the new one. */
	if (result == TUI_CHANGED)
		slot_error(slot, NULL);
	return result;
}
