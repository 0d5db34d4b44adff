/* Who is marked on the Board. The marks are bound to people, so a filter, another order or another
 * list neither drops nor moves them; who is not in sight is counted on the message line. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "board.h"

enum { NAMED = 3 };

static void mark_drop(struct mark *mark)
{
	free(mark->uid);
	free(mark->name);
}

void marks_clear(struct board *board)
{
	for (size_t i = 0; i < board->marks_n; i++)
		mark_drop(&board->marks[i]);
	free(board->marks);
	board->marks = NULL;
	board->marks_n = 0;
	list_unmark_all(board->list);
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

/* What is newly marked is in sight, so its row is there; the others are known from before. */
void marks_sync(struct board *board)
{
	size_t n = list_marked(board->list), kept = 0;
	const int64_t *ids = list_marked_ids(board->list);
	struct mark *marks = xcalloc(n + 1, sizeof *marks);

	for (size_t i = 0; i < n; i++) {
		long at = rows_find(board, ids[i]);
		const struct case_row *row = at < 0 ? NULL : rows_at(board, (size_t)at);

		for (size_t j = 0; j < board->marks_n && !marks[kept].uid; j++)
			if (board->marks[j].id == ids[i] && !row) {
				marks[kept] = board->marks[j];
				board->marks[j] = (struct mark){0};
			}
		if (row)
			mark_fill(&marks[kept], row);
		kept += marks[kept].uid != NULL;
	}
	for (size_t i = 0; i < board->marks_n; i++)
		mark_drop(&board->marks[i]);
	free(board->marks);
	board->marks = marks;
	board->marks_n = kept;
}

static void put_back(struct board *board)
{
	list_unmark_all(board->list);
	for (size_t i = 0; i < board->marks_n; i++)
		list_mark(board->list, board->marks[i].id, true);
}

enum tui_result marks_key(struct board *board, const struct tui_event *event)
{
	size_t before = list_marked(board->list);
	bool all = event->kind == TUI_KEY && key_is(event->key, "*");
	enum tui_result result;

	if (all && board->rows.total > MARKS_MAX) {
		app_message(board->view->app, MESSAGE_ERROR,
			"At most %d people can be marked at once. / narrows the list.", MARKS_MAX);
		return TUI_REDRAW;
	}
	result = list_key(board->list, event);
	if (list_marked(board->list) > MARKS_MAX) {
		put_back(board);
		app_message(board->view->app, MESSAGE_ERROR,
			"At most %d people can be marked at once. Nothing more was marked.",
			MARKS_MAX);
		return TUI_REDRAW;
	}
	if (list_marked(board->list) != before) {
		past_keep(board);
		marks_sync(board);
	}
	return result;
}

const char *const *marks_subjects(struct view *view, size_t *n)
{
	struct board *board = view->data;
	const char **uids = arena_new_array(view->arena, const char *, board->marks_n + 1);

	for (size_t i = 0; i < board->marks_n; i++)
		uids[i] = arena_strdup(view->arena, board->marks[i].uid);
	*n = board->marks_n;
	return uids;
}

const char *marks_words(struct board *board, struct arena *arena)
{
	size_t hidden = list_marked_hidden(board->list);

	if (list_ranging(board->list))
		return arena_printf(arena,
			"%zu marked. A range begins here: move, Space marks it, v leaves it.",
			board->marks_n);
	if (board->marks_n == 0)
		return "";
	if (hidden == 0)
		return arena_printf(arena, "%zu marked.", board->marks_n);
	return arena_printf(arena, "%zu marked (%zu not shown).", board->marks_n, hidden);
}

const char *marks_names(const struct board *board, const struct case_row *row, struct arena *arena)
{
	struct str names = {0};
	char *out;

	if (board->marks_n == 0)
		return row ? name_words(row, arena) : "";
	for (size_t i = 0; i < board->marks_n && i < NAMED; i++)
		str_addf(&names, "%s%s", i > 0 ? "; " : "", board->marks[i].name);
	if (board->marks_n > NAMED)
		str_addf(&names, " and %zu more", board->marks_n - NAMED);
	out = arena_strdup(arena, str_text(&names));
	str_free(&names);
	return out;
}

const char *marks_refusal(struct board *board, enum command_id id)
{
	const struct command *command = command_get(id);
	size_t off = 0, counting = 0;

	if (board->marks_n == 0 || command->touches != TOUCH_CHANGE ||
		(command->needs & NEEDS_PERSON) == 0)
		return NULL;
	if (!bulk_knows(id))
		return "This is done for one person at a time. - takes the marks off.";
	for (size_t i = 0; i < board->marks_n; i++) {
		off += !board->marks[i].on_register;
		counting += board->marks[i].counts;
	}
	if (id == CMD_REGISTER_ADD && counting > 0)
		return arena_printf(board->view->arena,
			"%zu of the %zu marked %s on the register already. Space takes a mark off.",
			counting, board->marks_n, counting == 1 ? "is" : "are");
	if ((command->needs & NEEDS_EPISODE) != 0 && off > 0)
		return arena_printf(board->view->arena,
			"%zu of the %zu marked %s not on the register. + adds, Space takes a mark "
			"off.",
			off, board->marks_n, off == 1 ? "is" : "are");
	return NULL;
}
