/* What is typed into a form outlives it: kept as a draft, and remembered for `=`. */
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

/* A line for each field that was filled in, "name: value", with line ends written as \n. */
static char *draft_text(const struct form_page *page)
{
	struct str out = {0};
	char *text;

	for (size_t i = 0; i < page->n; i++) {
		const char *value = page_is_field(&page->fields[i])
					    ? form_value(page->form, page->fields[i].name)
					    : "";

		if (!page_is_field(&page->fields[i]) ||
			(!*value && text_is_blank(page->fields[i].value)))
			continue;
		str_addf(&out, "%s%s: ", out.length > 0 ? "\n" : "", page->fields[i].name);
		for (; *value; value++)
			if (*value == '\n')
				str_add(&out, "\\n");
			else
				str_addc(&out, *value);
	}
	text = xstrdup(str_text(&out));
	str_free(&out);
	return text;
}

static void load_field(struct form_page *page, const char *name, size_t name_length,
	const char *value, size_t length)
{
	struct str text = {0};

	for (size_t i = 0; i < length; i++)
		if (value[i] == '\\' && i + 1 < length && value[i + 1] == 'n')
			str_addc(&text, '\n'), i++;
		else
			str_addc(&text, value[i]);
	for (size_t i = 0; i < page->n; i++) {
		const char *own = page->fields[i].name;

		if (page_is_field(&page->fields[i]) && strlen(own) == name_length &&
			strncmp(own, name, name_length) == 0 &&
			strcmp(str_text(&text), form_value(page->form, own)) != 0)
			form_set(page->form, own, str_text(&text));
	}
	str_free(&text);
}

void page_load(struct form_page *page, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n"), name = strcspn(text, ":");

		if (name + 2 <= length)
			load_field(page, text, name, text + name + 2, length - name - 2);
		text += length + (text[length] == '\n');
	}
}

static bool is_changed(const struct form_page *page)
{
	return page->form && !page->offer && form_changed(page->form);
}

bool page_keep(struct form_page *page, struct err *err)
{
	char *text;

	if (!is_changed(page))
		return true;
	text = draft_text(page);
	if (page->kept && strcmp(text, page->kept) == 0) {
		free(text);
		return true;
	}
	/* The one that was not wanted is not written over: it is put away, for 30 days. */
	if (page->passed_over)
		draft_drop(page->view, page_place(page));
	page->passed_over = false;
	if (!draft_keep(page->view, page_place(page), text, page->version, err)) {
		free(text);
		return false;
	}
	free(page->kept);
	page->kept = text;
	page->has_draft = true;
	return true;
}

void page_drop(struct form_page *page)
{
	if (page->has_draft)
		draft_drop(page->view, page_place(page));
	page->has_draft = false;
	free(page->kept);
	page->kept = NULL;
}

/* ---- the last value of a field, for `=` ---- */

struct remembered {
	enum command_id command;
	char *name, *value;
};
/* For the session, as what was typed into any program's form is. */
static struct remembered *remembered;
static size_t remembered_n;

static struct remembered *find_last(enum command_id command, const char *name)
{
	for (size_t i = 0; i < remembered_n; i++)
		if (remembered[i].command == command && strcmp(remembered[i].name, name) == 0)
			return &remembered[i];
	return NULL;
}

const char *page_last(const struct form_page *page, const char *name)
{
	const struct remembered *last = find_last(page->spec->command, name);

	return last ? last->value : NULL;
}

void page_remember(const struct form_page *page)
{
	/* A change of one person's details is no model for the next one's. */
	if (page->spec->only_changed)
		return;
	for (size_t i = 0; i < page->n; i++) {
		const struct form_field *field = &page->fields[i];
		struct remembered *last;

		if (!page_is_field(field) || field->kind == FORM_LONG || !page_sends(page, i))
			continue;
		last = find_last(page->spec->command, field->name);
		if (!last) {
			remembered = xrealloc(remembered, (remembered_n + 1) * sizeof *remembered);
			last = &remembered[remembered_n++];
			*last = (struct remembered){
				page->spec->command, xstrdup(field->name), NULL};
		}
		free(last->value);
		last->value = xstrdup(form_value(page->form, field->name));
	}
}
