/* Someone else saved first: both values field by field, theirs unless the worker says mine. */
#include "form_inside.h"

#include <string.h>

#include <caseload/base/str.h>

bool clash_open(const struct form_page *page)
{
	return page->clashes_n > 0;
}

/* As a person reads it. */
static const char *shown(
	const struct form_page *page, size_t i, const char *value, struct arena *arena)
{
	const struct form_field *field = &page->fields[i];
	char text[DATE_SHOWN_SIZE];
	struct date date;

	if (!*value)
		return "(empty)";
	if (field->kind == FORM_PICK) {
		const char *label = pick_label(field->pick, value);

		return *label ? label : value;
	}
	if (field->kind == FORM_DATE && date_parse_iso(value, &date))
		return arena_strdup(arena, date_show(date, text));
	return value;
}

/* A value as it would be sent, back into the form. */
static void put(struct form_page *page, size_t i, const char *value)
{
	bool as_shown = page->fields[i].kind == FORM_DATE && *value != '\0';

	form_set(page->form, page->fields[i].name,
		as_shown ? shown(page, i, value, page->arena) : value);
}

bool clash_begin(struct form_page *page, const struct err *conflict)
{
	struct form_page fresh = {0};
	struct err err = {0};
	size_t room = 0;

	if (!view_read(page->view, &err))
		return false;
	page->record = page->view->record;
	if (!page_begin(&fresh, page->view, page->spec, page->arena, &err) || fresh.n != page->n) {
		page_end(&fresh);
		return false;
	}
	page->clashes = NULL;
	page->clashes_n = page->clash_at = 0;
	page->clash_text = arena_strdup(page->arena, conflict->text);
	for (size_t i = 0; i < page->n; i++) {
		char *mine, *theirs;

		if (!page->before[i])
			continue;
		mine = page_value(page, i, page->arena);
		theirs = page_value(&fresh, i, page->arena);
		if (strcmp(theirs, page->before[i]) != 0 && strcmp(mine, page->before[i]) == 0)
			put(page, i, theirs); /* only they changed it */
		else if (strcmp(theirs, page->before[i]) != 0 && strcmp(mine, theirs) != 0)
			*(struct form_clash *)arena_push(page->arena, &page->clashes,
				&page->clashes_n, &room, sizeof *page->clashes) =
				(struct form_clash){i, mine, theirs, false};
		page->before[i] = theirs;
	}
	page->version = fresh.version;
	page_end(&fresh);
	page->view->typing = !clash_open(page);
	if (!clash_open(page))
		app_message(page->app, MESSAGE_ERROR,
			"%s Your changes are in other fields: F2 saves them.", conflict->text);
	return true;
}

static void finish(struct form_page *page)
{
	for (size_t i = 0; i < page->clashes_n; i++)
		if (!page->clashes[i].keep_mine)
			put(page, page->clashes[i].field, page->clashes[i].theirs);
	page->clashes_n = 0;
	page->view->typing = true;
}

enum answer clash_key(struct form_page *page, const struct tui_event *event)
{
	struct form_clash *clash = &page->clashes[page->clash_at];

	if (event->kind != TUI_KEY)
		return ANSWER_STAY;
	if (key_is(event->key, "m") || key_is(event->key, "t")) {
		clash->keep_mine = key_is(event->key, "m");
		if (page->clash_at + 1 < page->clashes_n)
			page->clash_at++;
	} else if (key_is(event->key, "Up") || key_is(event->key, "k")) {
		page->clash_at -= page->clash_at > 0;
	} else if (key_is(event->key, "Down") || key_is(event->key, "j")) {
		page->clash_at += page->clash_at + 1 < page->clashes_n;
	} else if (key_is(event->key, "F2") || key_is(event->key, "Ctrl+S")) {
		finish(page);
		return page_send(page);
	} else if (key_is(event->key, "Esc")) {
		/* Back to the form as it was typed; what is theirs is known to it now. */
		page->clashes_n = 0;
		page->view->typing = true;
		app_message(page->app, MESSAGE_NOTE, "Not saved. F2 saves what the form shows.");
	} else {
		return ANSWER_IGNORED;
	}
	return ANSWER_REDRAW;
}

void clash_draw(struct form_page *page, const struct canvas *canvas, bool focus)
{
	struct arena *arena = arena_new();
	int row = canvas_wrap(canvas, 0, 1, canvas->cols - 2, page->clash_text, STYLE_BOLD);
	int room = canvas->rows - row - 3, first, width = canvas->cols / 2 - 4;

	row += canvas_wrap(canvas, row, 1, canvas->cols - 2,
		       "Choose for each field: m keeps mine, t takes theirs. F2 saves.",
		       STYLE_NORMAL) +
	       1;
	first = (int)page->clash_at * 3 + 3 > room ? (int)page->clash_at * 3 + 3 - room : 0;
	first = (first + 2) / 3;
	for (size_t i = (size_t)first; i < page->clashes_n && row + 2 < canvas->rows;
		i++, row += 3) {
		const struct form_clash *clash = &page->clashes[i];
		bool here = i == page->clash_at;

		canvas_textf(canvas, row, 1, -1, here ? STYLE_BOLD : STYLE_NORMAL, "%s %s",
			here ? ">" : " ", page->fields[clash->field].label);
		canvas_textf(canvas, row + 1, 4, width,
			clash->keep_mine ? STYLE_BOLD : STYLE_NORMAL, "%s mine    %s",
			clash->keep_mine ? "*" : " ",
			shown(page, clash->field, clash->mine, arena));
		canvas_textf(canvas, row + 1, 5 + width, -1,
			clash->keep_mine ? STYLE_NORMAL : STYLE_BOLD, "%s theirs  %s",
			clash->keep_mine ? " " : "*",
			shown(page, clash->field, clash->theirs, arena));
		if (here && focus)
			canvas_cursor(canvas, row, 1);
	}
	arena_free(arena);
}
