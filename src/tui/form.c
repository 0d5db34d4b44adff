/* A form's values, checks and focus; its keys are in form_key.c. */
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

#include "pick_inside.h"

bool slot_can_focus(const struct slot *slot)
{
	return slot->field->kind != FORM_SHOWN && slot->field->kind != FORM_HEADING;
}

const char *slot_value(const struct slot *slot)
{
	if (slot->input)
		return input_text(slot->input);
	if (slot->edit)
		return edit_text(slot->edit);
	return str_text(&slot->value);
}

void slot_put(struct slot *slot, const char *value)
{
	str_clear(&slot->refused);
	if (slot->input) {
		input_set(slot->input, value);
	} else if (slot->edit) {
		edit_set(slot->edit, value);
	} else {
		str_clear(&slot->value);
		str_add(&slot->value, value);
	}
}

void slot_error(struct slot *slot, const char *text)
{
	free(slot->error);
	slot->error = text && *text ? xstrdup(text) : NULL;
}

void slot_settle(struct slot *slot)
{
	char shown[DATE_SHOWN_SIZE];
	struct date date;

	if (slot->field->kind != FORM_DATE || !slot->field->rules ||
		text_is_blank(slot_value(slot)))
		return;
	if (date_read(slot_value(slot), slot->field->rules, slot->field->name, &date, NULL) &&
		date_is_set(date) && strcmp(date_show(date, shown), slot_value(slot)) != 0)
		input_set(slot->input, shown);
}

static void slot_begin(struct slot *slot, const struct form_field *field)
{
	slot->field = field;
	switch (field->kind) {
	case FORM_TEXT:
	case FORM_DATE:
		slot->input = input_new(NULL);
		input_secret(slot->input, field->flags & FORM_SECRET);
		break;
	case FORM_LONG:
		slot->edit = edit_new(true);
		slot->area = area_new(slot->edit);
		break;
	case FORM_PICK:
	case FORM_YES_NO:
	case FORM_SHOWN:
	case FORM_HEADING:
		break;
	}
	slot_put(slot, field->value);
	slot_settle(slot);
	slot->first = xstrdup(slot_value(slot));
}

/* A date is typed anew rather than corrected: "+3m" after the old one would be none. */
void slot_enter(struct slot *slot)
{
	if (!slot || !slot->input)
		return;
	edit_move(input_edit(slot->input), EDIT_END, false);
	if (slot->field->kind == FORM_DATE)
		edit_select_all(input_edit(slot->input));
}

size_t form_next_focus(const struct form *form, size_t from)
{
	for (size_t i = from; i < form->n; i++)
		if (slot_can_focus(&form->slots[i]))
			return i;
	return from > form->n ? from : form->n;
}

struct form *form_new(const struct form_field *fields, size_t n, const struct form_hooks *hooks)
{
	struct form *form = xcalloc(1, sizeof *form);

	form->slots = xcalloc(n + 1, sizeof *form->slots);
	form->n = n;
	for (size_t i = 0; i < n; i++)
		slot_begin(&form->slots[i], &fields[i]);
	if (hooks)
		form->hooks = *hooks;
	form->scratch = arena_new();
	form_buttons(form, "Save", "Cancel");
	form->focus = form_next_focus(form, 0);
	slot_enter(form_focused(form));
	return form;
}

void form_free(struct form *form)
{
	if (!form)
		return;
	for (size_t i = 0; i < form->n; i++) {
		struct slot *slot = &form->slots[i];

		input_free(slot->input);
		area_free(slot->area);
		edit_free(slot->edit);
		str_free(&slot->value);
		str_free(&slot->refused);
		free(slot->first);
		free(slot->error);
	}
	free(form->slots);
	pick_free(form->pick);
	arena_free(form->scratch);
	free(form->save);
	free(form->cancel);
	free(form);
}

void form_buttons(struct form *form, const char *save, const char *cancel)
{
	free(form->save);
	free(form->cancel);
	form->save = xstrdup(save);
	form->cancel = xstrdup(cancel);
}

static struct slot *slot_find(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->n; i++)
		if (form->slots[i].field->name && strcmp(form->slots[i].field->name, name) == 0)
			return &form->slots[i];
	return NULL;
}

static struct slot *slot_of(const struct form *form, const char *name)
{
	struct slot *slot = slot_find(form, name);

	if (!slot)
		bug("the form has no field %s", name);
	return slot;
}

struct slot *form_focused(const struct form *form)
{
	return form->focus < form->n ? &form->slots[form->focus] : NULL;
}

const char *form_value(const struct form *form, const char *name)
{
	return slot_value(slot_of(form, name));
}

char *form_take(const struct form *form, const char *name, struct arena *arena)
{
	const struct slot *slot = slot_of(form, name);
	const char *text =
		slot->edit ? edit_take(slot->edit, arena) : utf8_nfc(arena, slot_value(slot));
	size_t length;

	while (*text == ' ' || *text == '\n')
		text++;
	length = strlen(text);
	while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\n'))
		length--;
	return length > 0 ? arena_strndup(arena, text, length) : NULL;
}

bool form_date(const struct form *form, const char *name, struct date *out, struct err *err)
{
	const struct slot *slot = slot_of(form, name);

	*out = DATE_NONE;
	if (text_is_blank(slot_value(slot)) || !slot->field->rules)
		return true;
	return date_read(slot_value(slot), slot->field->rules, name, out, err);
}

bool form_yes(const struct form *form, const char *name)
{
	return strcmp(form_value(form, name), "yes") == 0;
}

void form_pick_close(struct form *form)
{
	pick_free(form->pick);
	form->pick = NULL;
}

void form_set(struct form *form, const char *name, const char *value)
{
	struct slot *slot = slot_of(form, name);

	if (slot == form_focused(form))
		form_pick_close(form);
	slot_put(slot, value);
	slot_settle(slot);
}

bool form_changed(const struct form *form)
{
	for (size_t i = 0; i < form->n; i++)
		if (strcmp(slot_value(&form->slots[i]), form->slots[i].first) != 0 ||
			form->slots[i].refused.length > 0)
			return true;
	return false;
}

const char *form_focus(const struct form *form)
{
	const struct slot *slot = form_focused(form);

	return slot ? slot->field->name : "";
}

const char *form_hint(const struct form *form)
{
	const struct slot *slot = form_focused(form);

	return slot && slot->field->hint ? slot->field->hint : "";
}

static void add_sentence(struct str *out, const char *text)
{
	if (!text || !*text)
		return;
	if (out->length > 0)
		str_add(out, " ");
	str_add(out, text);
}

static void add_accepted(struct str *out, const struct form_field *field)
{
	const struct pick_source *pick = field->pick;

	switch (field->kind) {
	case FORM_DATE:
		add_sentence(out, "A date, day first: 16/3, 16 mar, t, -2d, +2w, +3m, +3wd, fri, "
				  "last fri, eom. F4 shows a calendar.");
		if (field->rules && field->rules->unknown_allowed)
			add_sentence(out, "u where it is not known.");
		break;
	case FORM_PICK:
		if (pick->search || pick->n > PICK_SHORT) {
			add_sentence(out, "Type any part of it; F4 shows the list.");
			break;
		}
		for (size_t i = 0; i < pick->n; i++)
			str_addf(out, "%s%s%s",
				i > 0		  ? ", "
				: out->length > 0 ? " One of: "
						  : "One of: ",
				pick->entries[i].text, i + 1 == pick->n ? "." : "");
		break;
	case FORM_YES_NO:
		add_sentence(out, "y or n; Space changes it.");
		break;
	case FORM_LONG:
		add_sentence(out, "As many lines as are wanted; F4 gives it more room.");
		break;
	case FORM_TEXT:
	case FORM_SHOWN:
	case FORM_HEADING:
		break;
	}
}

char *form_help(const struct form *form, struct arena *arena)
{
	const struct slot *slot = form_focused(form);
	struct str out = {0};
	char *text;

	if (slot) {
		str_addf(&out, "%s%s.", slot->field->label,
			slot->field->flags & FORM_REQUIRED ? ", must be filled in" : "");
		add_sentence(&out, slot->field->hint);
		add_accepted(&out, slot->field);
		if (slot->field->last && *slot->field->last)
			add_sentence(&out, "= puts in what you typed last time.");
	}
	text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

const char *form_error(const struct form *form, const char *name)
{
	const struct slot *slot = slot_of(form, name);

	return slot->error ? slot->error : "";
}

const char *form_echo(struct form *form, const struct slot *slot)
{
	const char *value = slot_value(slot);
	const struct date_rules *rules = slot->field->rules;

	if (slot->field->kind == FORM_DATE && rules) {
		char echo[80];
		struct date date;

		if (text_is_blank(value) ||
			!date_read(value, rules, slot->field->name, &date, NULL))
			return NULL;
		return date_is_set(date) ? arena_strdup(form->scratch, date_echo(date, rules, echo))
					 : "not known";
	}
	if (!form->hooks.echo)
		return NULL;
	return form->hooks.echo(form->hooks.data, form, slot->field->name, value, form->scratch);
}

bool slot_check(const struct form *form, struct slot *slot, bool saving)
{
	const struct form_field *field = slot->field;
	const char *value = slot_value(slot);
	struct err err = {0};
	struct date date;
	bool fine = true;

	if (!slot_can_focus(slot))
		return true;
	if (slot->refused.length > 0)
		fine = err_set(&err, ERR_INVALID, field->name, "Not in the list. F4 shows it.");
	else if (saving && field->flags & FORM_REQUIRED && text_is_blank(value))
		fine = err_set(
			&err, ERR_INVALID, field->name, "%s must be filled in.", field->label);
	else if (field->kind == FORM_DATE && field->rules && !text_is_blank(value))
		fine = date_read(value, field->rules, field->name, &date, &err);
	if (fine && form->hooks.check)
		fine = form->hooks.check(form->hooks.data, form, field->name, value, &err);
	slot_error(slot, fine ? NULL : err.text);
	return fine;
}

/* What is open on the field is taken in. */
void form_take_in(struct form *form)
{
	struct slot *slot = form_focused(form);

	if (!slot)
		return;
	if (form->pick) {
		const struct pick_entry *entry =
			pick_is_meant(form->pick) ? pick_chosen(form->pick) : NULL;

		if (entry) {
			slot_put(slot, entry->id);
		} else if (!text_is_blank(pick_typed(form->pick))) {
			str_clear(&slot->refused);
			str_add(&slot->refused, pick_typed(form->pick));
		}
		form_pick_close(form);
	}
	slot_settle(slot);
}

enum tui_result form_go(struct form *form, size_t to)
{
	struct slot *slot = form_focused(form);

	form_take_in(form);
	if (slot && to != form->focus)
		slot_check(form, slot, false);
	form->focus = to;
	slot = form_focused(form);
	slot_enter(slot);
	return TUI_REDRAW;
}

void form_focus_on(struct form *form, const char *name)
{
	struct slot *slot = slot_of(form, name);

	if (slot_can_focus(slot))
		form_go(form, (size_t)(slot - form->slots));
}

bool form_refuse(struct form *form, const struct err *err)
{
	struct slot *slot = *err->field ? slot_find(form, err->field) : NULL;

	if (!slot)
		return false;
	if (slot_can_focus(slot))
		form_go(form, (size_t)(slot - form->slots));
	slot_error(slot, err->text);
	return true;
}
