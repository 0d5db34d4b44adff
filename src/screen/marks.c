/* Who is marked on a list of people: kept true to the marks of the list, by their names. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "marks.h"

enum { NAMED = 3 };

static void mark_drop(struct mark *mark)
{
	free(mark->uid);
	free(mark->name);
}

void marks_clear(struct marks *marks)
{
	marks_drop(marks->items, marks->n);
	marks->items = NULL;
	marks->n = 0;
	list_unmark_all(marks->list);
}

/* Of two people of one name a question must say which is meant. */
static const char *name_words(const struct case_row *row, struct arena *arena)
{
	const char *name = case_name(row, NAMES_FULL, arena);
	char number[NHS_NUMBER_SHOWN_SIZE], born[DATE_SHOWN_SIZE];

	if (!row->same_name)
		return name;
	if (row->nhs_number)
		return arena_printf(
			arena, "%s (NHS No. %s)", name, nhs_number_show(row->nhs_number, number));
	return arena_printf(arena, "%s (born %s)", name,
		date_is_set(row->born) ? date_show(row->born, born) : "not known");
}

static void mark_fill(struct mark *mark, const struct case_row *row)
{
	struct arena *arena = arena_new();

	mark->id = row->person_id;
	mark->uid = xstrdup(row->uid);
	mark->name = xstrdup(name_words(row, arena));
	mark->on_register = row->episode_id != 0;
	mark->counts = row->episode_id != 0 && row->status != EPISODE_CANDIDATE;
	arena_free(arena);
}

/* ---- as they were ---- */

void marks_drop(struct mark *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		mark_drop(&items[i]);
	free(items);
}

struct mark *marks_copy(const struct marks *marks)
{
	struct mark *out = xcalloc(marks->n + 1, sizeof *out);

	for (size_t i = 0; i < marks->n; i++) {
		out[i] = marks->items[i];
		out[i].uid = xstrdup(marks->items[i].uid);
		out[i].name = xstrdup(marks->items[i].name);
	}
	return out;
}

bool marks_same(const struct marks *marks, const struct mark *items, size_t n)
{
	if (marks->n != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (marks->items[i].id != items[i].id)
			return false;
	return true;
}

void marks_put(struct marks *marks, struct mark *items, size_t n)
{
	marks_clear(marks);
	marks->items = items;
	marks->n = n;
	for (size_t i = 0; i < n; i++)
		list_mark(marks->list, items[i].id, true);
}

/* What is newly marked is in sight, so its row is there; the others are known from before. */
void marks_sync(struct marks *marks)
{
	size_t n = list_marked(marks->list), kept = 0;
	const int64_t *ids = list_marked_ids(marks->list);
	struct mark *items = xcalloc(n + 1, sizeof *items);

	for (size_t i = 0; i < n; i++) {
		const struct case_row *row = marks->row(marks->data, ids[i]);

		for (size_t j = 0; j < marks->n && !items[kept].uid; j++)
			if (marks->items[j].id == ids[i] && !row) {
				items[kept] = marks->items[j];
				marks->items[j] = (struct mark){0};
			}
		if (row)
			mark_fill(&items[kept], row);
		kept += items[kept].uid != NULL;
	}
	marks_drop(marks->items, marks->n);
	marks->items = items;
	marks->n = kept;
}

static void put_back(struct marks *marks)
{
	list_unmark_all(marks->list);
	for (size_t i = 0; i < marks->n; i++)
		list_mark(marks->list, marks->items[i].id, true);
}

enum tui_result marks_key(struct marks *marks, const struct tui_event *event)
{
	size_t before = list_marked(marks->list);
	bool all = event->kind == TUI_KEY && key_is(event->key, "*");
	enum tui_result result;

	if (all && marks->shown(marks->data) > MARKS_MAX) {
		app_message(marks->view->app, MESSAGE_ERROR,
			"At most %d people can be marked at once. / narrows the list.", MARKS_MAX);
		return TUI_REDRAW;
	}
	result = list_key(marks->list, event);
	if (list_marked(marks->list) > MARKS_MAX) {
		put_back(marks);
		app_message(marks->view->app, MESSAGE_ERROR,
			"At most %d people can be marked at once. Nothing more was marked.",
			MARKS_MAX);
		return TUI_REDRAW;
	}
	if (list_marked(marks->list) != before) {
		if (marks->before)
			marks->before(marks->data);
		marks_sync(marks);
	}
	return result;
}

const char *const *marks_uids(const struct marks *marks, size_t *n)
{
	const char **uids = arena_new_array(marks->view->arena, const char *, marks->n + 1);

	for (size_t i = 0; i < marks->n; i++)
		uids[i] = arena_strdup(marks->view->arena, marks->items[i].uid);
	*n = marks->n;
	return uids;
}

const char *marks_words(const struct marks *marks, struct arena *arena)
{
	size_t hidden = list_marked_hidden(marks->list);

	if (list_ranging(marks->list))
		return arena_printf(arena,
			"%zu marked. A range begins here: move, Space marks it, v leaves it.",
			marks->n);
	if (marks->n == 0)
		return "";
	if (hidden == 0)
		return arena_printf(arena, "%zu marked.", marks->n);
	return arena_printf(arena, "%zu marked (%zu not shown).", marks->n, hidden);
}

const struct case_row *marks_selected(const struct marks *marks)
{
	return list_selected_row(marks->list) < 0
		       ? NULL
		       : marks->row(marks->data, list_selected(marks->list));
}

const char *marks_names(const struct marks *marks, struct arena *arena)
{
	const struct case_row *row = marks->n == 0 ? marks_selected(marks) : NULL;
	struct str names = {0};
	char *out;

	if (marks->n == 0)
		return row ? name_words(row, arena) : "";
	for (size_t i = 0; i < marks->n && i < NAMED; i++)
		str_addf(&names, "%s%s", i > 0 ? "; " : "", marks->items[i].name);
	if (marks->n > NAMED)
		str_addf(&names, " and %zu more", marks->n - NAMED);
	out = arena_strdup(arena, str_text(&names));
	str_free(&names);
	return out;
}

static const char *refusal(const struct marks *marks, enum command_id id)
{
	const struct command *command = command_get(id);
	size_t off = 0, counting = 0;

	if (marks->n == 0 || command->touches != TOUCH_CHANGE ||
		(command->needs & NEEDS_PERSON) == 0)
		return NULL;
	if (!bulk_knows(id))
		return "This is done for one person at a time. - takes the marks off.";
	for (size_t i = 0; i < marks->n; i++) {
		off += !marks->items[i].on_register;
		counting += marks->items[i].counts;
	}
	if (id == CMD_REGISTER_ADD && counting > 0)
		return arena_printf(marks->view->arena,
			"%zu of the %zu marked %s on the register already. Space takes a mark off.",
			counting, marks->n, counting == 1 ? "is" : "are");
	if ((command->needs & NEEDS_EPISODE) != 0 && off > 0)
		return arena_printf(marks->view->arena,
			"%zu of the %zu marked %s not on the register. + adds, Space takes a mark "
			"off.",
			off, marks->n, off == 1 ? "is" : "are");
	return NULL;
}

const char *marks_why_not(const struct marks *marks, enum command_id id)
{
	const struct case_row *row = marks_selected(marks);
	const char *why = refusal(marks, id);

	if (why)
		return why;
	if (marks->n > 0 && bulk_knows(id))
		return NULL;
	if (row == NULL)
		return id == CMD_OPEN ? "There is nobody to open." : NULL;
	if ((command_get(id)->needs & NEEDS_EPISODE) != 0 && row->episode_id == 0)
		return "Not on the register yet. + adds them.";
	if (id == CMD_REGISTER_ADD && row->episode_id != 0 && row->status != EPISODE_CANDIDATE)
		return "Already on the register.";
	return NULL;
}
