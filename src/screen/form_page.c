/* A form as values: what each field holds, and what of it would be sent. */
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

struct form_page *page_of(struct view *view)
{
	return view->data;
}

const char *page_person(const struct form_page *page)
{
	return page->record ? person_name(&page->record->person, page->arena) : "";
}

const char *page_place(const struct form_page *page)
{
	return command_get(page->spec->command)->name;
}

/* ---- values ---- */

bool page_is_field(const struct form_field *field)
{
	return field->kind != FORM_SHOWN && field->kind != FORM_HEADING;
}

char *page_value(const struct form_page *page, size_t i, struct arena *arena)
{
	const struct form_field *field = &page->fields[i];
	char iso[DATE_ISO_SIZE], *text;
	struct date date;

	switch (field->kind) {
	case FORM_DATE:
		if (!form_date(page->form, field->name, &date, NULL))
			return arena_strdup(arena, form_value(page->form, field->name));
		return arena_strdup(arena, date_iso(date, iso));
	case FORM_TEXT:
	case FORM_LONG:
		text = form_take(page->form, field->name, arena);
		return text ? text : arena_strdup(arena, "");
	case FORM_PICK:
	case FORM_YES_NO:
		return arena_strdup(arena, form_value(page->form, field->name));
	case FORM_SHOWN:
	case FORM_HEADING:
		break;
	}
	return arena_strdup(arena, "");
}

bool page_sends(const struct form_page *page, size_t i)
{
	struct arena *arena;
	char *value;
	bool sends;

	if (!page_is_field(&page->fields[i]))
		return false;
	arena = arena_new();
	value = page_value(page, i, arena);
	sends = page->spec->only_changed ? strcmp(value, page->before[i]) != 0 : *value != '\0';
	arena_free(arena);
	return sends;
}

/* ---- beginning and ending ---- */

static bool hook_check(
	void *data, const struct form *form, const char *name, const char *value, struct err *err)
{
	struct form_page *page = data;

	(void)form;
	return !page->spec->check || page->spec->check(page, name, value, err);
}

static const char *hook_echo(void *data, const struct form *form, const char *name,
	const char *value, struct arena *arena)
{
	struct form_page *page = data;

	(void)form;
	return page->spec->echo ? page->spec->echo(page, name, value, arena) : NULL;
}

bool page_begin(struct form_page *page, struct view *view, const struct form_spec *spec,
	struct arena *arena, struct err *err)
{
	struct form_hooks hooks = {hook_echo, hook_check, page};

	page->app = view->app;
	page->view = view;
	page->spec = spec;
	page->arena = arena;
	page->record = view->record;
	if (!spec->build(page, err))
		return false;
	for (size_t i = 0; i < page->n; i++)
		if (page_is_field(&page->fields[i]))
			page->fields[i].last = page_last(page, page->fields[i].name);
	page->form = form_new(page->fields, page->n, &hooks);
	if (spec->save)
		form_buttons(page->form, spec->save, "Cancel");
	if (page->start)
		form_focus_on(page->form, page->start);
	page->before = arena_new_array(arena, char *, page->n + 1);
	for (size_t i = 0; i < page->n; i++)
		page->before[i] =
			page_is_field(&page->fields[i]) ? page_value(page, i, arena) : NULL;
	return true;
}

void page_end(struct form_page *page)
{
	form_free(page->form);
	page->form = NULL;
	free(page->kept);
	page->kept = NULL;
}
