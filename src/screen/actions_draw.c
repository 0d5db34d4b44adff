/* How the Actions look. */
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/nhs_number.h>

#include "actions.h"

enum { DUE = 8, OWNER = 12, SOURCE = 7, PERSON_MIN = 16, WIDE = 74 };

struct columns {
	int person, what, source; /* cells; source 0: left out */
};

static struct columns columns_for(int cols)
{
	struct columns c = {.source = cols >= WIDE ? SOURCE : 0};
	int rest = cols - DUE - 1 - OWNER - 1 - (c.source ? c.source + 1 : 0);

	c.person = rest * 9 / 20 > PERSON_MIN ? rest * 9 / 20 : PERSON_MIN;
	c.what = rest - c.person - 1;
	return c;
}

static void draw_header(const struct actions *actions, const struct canvas *row)
{
	struct canvas inside = canvas_sub(row, 0, 3, 1, row->cols - 3);
	struct columns c = columns_for(inside.cols);
	int col = 0;

	canvas_text(&inside, 0, col, DUE, "Due", STYLE_HEADING);
	canvas_text(&inside, 0, col += DUE + 1, c.person, "Person", STYLE_HEADING);
	canvas_text(&inside, 0, col += c.person + 1, c.what, "What", STYLE_HEADING);
	canvas_text(&inside, 0, col += c.what + 1, OWNER,
		actions->view_at == ACTIONS_BY_OWNER ? "Asked" : "Who", STYLE_HEADING);
	if (c.source)
		canvas_text(&inside, 0, col + OWNER + 1, c.source, "From", STYLE_HEADING);
}

static const char *when_words(const struct action *action, struct date today, char out[static 16])
{
	if (action->status != ACTION_OPEN)
		return word_shown(&words_action_status, action->status);
	return date_is_set(action->due) ? deadline_words(action->due, today, out) : "no date";
}

/* How much of "BAILEY, Thomas (Mr)" is the name: titles cost more room than they tell. */
static size_t untitled(const char *name)
{
	const char *title = strstr(name, " (");

	return title != NULL ? (size_t)(title - name) : strlen(name);
}

static void draw_calm(const struct actions *actions, const struct action *action, size_t at,
	const struct canvas *row)
{
	char due[32];

	deadline_sentence(action->due, app_today(actions->view->app), due);
	canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s%s%s, %s, %s, %zu of %zu", due,
		*due ? ", " : "", action->what, action->person, action->owner_name, at + 1,
		actions->rows_n);
}

/* The counts are what the co-ordinator looks for: the name gives way to them. */
static void draw_owner(const struct action_owner *owner, const struct canvas *row)
{
	struct arena *arena = arena_new();
	const char *counts = action_owner_counts(owner, arena);
	const char *gone = owner->gone ? " ! has left" : "";
	int room = row->cols - 2 - (int)strlen(counts) - (int)strlen(gone), col;

	col = canvas_text(row, 0, 0, room, owner->name, STYLE_HEADING);
	col += canvas_text(row, 0, col, -1, gone, STYLE_ALERT);
	canvas_textf(row, 0, col, -1, STYLE_HEADING, ": %s", counts);
	arena_free(arena);
}

/* Under an owner's heading the column says whether they were asked. */
static void draw_who(const struct actions *actions, const struct action *action,
	const struct canvas *row, int col)
{
	if (actions->view_at == ACTIONS_BY_OWNER) {
		if (action->chased > 0)
			canvas_textf(row, 0, col, OWNER, STYLE_NORMAL, "%d time%s",
				(int)action->chased, action->chased == 1 ? "" : "s");
	} else if (action->owner_gone) {
		canvas_textf(row, 0, col, OWNER, STYLE_ALERT, "! left: %s", action->owner_name);
	} else {
		canvas_text(row, 0, col, OWNER, action->owner_name, STYLE_NORMAL);
	}
}

void actions_draw_row(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct actions *actions = data;
	const struct action *action = actions->rows[at].action;
	struct columns c = columns_for(row->cols);
	char when[16];
	int col = 0;

	(void)look;
	if (action == NULL) {
		draw_owner(actions->rows[at].owner, row);
		return;
	}
	if (app_options(actions->view->app)->calm) {
		draw_calm(actions, action, at, row);
		return;
	}
	canvas_text(row, 0, col, DUE, when_words(action, app_today(actions->view->app), when),
		action->late_days > 0 ? STYLE_LATE : STYLE_NORMAL);
	canvas_textf(row, 0, col += DUE + 1, c.person, STYLE_NORMAL, "%.*s",
		(int)untitled(action->person), action->person);
	canvas_text(row, 0, col += c.person + 1, c.what, action->what, STYLE_NORMAL);
	draw_who(actions, action, row, col += c.what + 1);
	if (c.source)
		canvas_text(row, 0, col + OWNER + 1, c.source, action->source, STYLE_NORMAL);
}

static void draw_field(const struct canvas *row, int col, int cols, struct input *input, bool focus)
{
	struct canvas field = canvas_sub(row, 0, col, 1, cols);

	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	input_draw(input, &field, focus);
}

static void draw_rule(struct actions *actions, const struct canvas *canvas, bool focus)
{
	const struct canvas row =
		canvas_sub(canvas, 0, 0, 1, canvas->cols - actions->view->right_taken);
	bool filtered = actions->filtering || !input_is_empty(actions->filter);
	int col = 1;

	col += canvas_textf(&row, 0, col, -1, STYLE_NORMAL, "%s, %zu %s",
		       action_views[actions->view_at].name, actions->n,
		       actions->n == 1 ? "action" : "actions") +
	       2;
	if (!filtered) {
		if (actions->late_n > 0)
			col += canvas_textf(
				       &row, 0, col, -1, STYLE_BOLD, "%zu late", actions->late_n) +
			       2;
		if (actions->sort != 0)
			canvas_textf(&row, 0, col, -1, STYLE_NORMAL, "Sort: %s",
				word_shown(&words_action_sort, actions->sort));
		return;
	}
	col += canvas_text(&row, 0, col, -1, "Filter:", STYLE_NORMAL) + 1;
	if (actions->filtering) {
		int cols = row.cols - col - 13 < 20 ? row.cols - col - 13 : 20;

		draw_field(&row, col, cols, actions->filter, focus);
		col += cols + 1;
	} else {
		col += canvas_text(&row, 0, col, 20, input_text(actions->filter), STYLE_BOLD) + 1;
	}
	canvas_textf(&row, 0, col, -1, STYLE_NORMAL, "(%zu shown)", actions->shown_n);
}

/* Over the last row: what came of it, while an action is being closed. */
static void draw_answer(struct actions *actions, const struct canvas *canvas, bool focus)
{
	const char *label = actions->asking == ASK_DUE ? "By when (fri, +2w, 12/6):"
						       : "What came of it (may stay empty):";
	struct canvas row = canvas_sub(canvas, canvas->rows - 1, 0, 1, canvas->cols);
	int col = 1;

	canvas_clear(&row);
	col += canvas_text(&row, 0, col, -1, label, STYLE_BOLD) + 1;
	draw_field(&row, col, row.cols - col - 1, actions->answer, focus);
}

/* ---- the whole of the one under the cursor ---- */

enum { PANE_ROWS = 6, PANE_FROM_ROWS = 17, PANE_COLS = 80 };

int actions_pane_rows(const struct actions *actions, const struct canvas *canvas)
{
	return actions->preview && canvas->cols >= PANE_COLS && canvas->rows >= PANE_FROM_ROWS &&
			       !app_options(actions->view->app)->calm
		       ? PANE_ROWS
		       : 0;
}

static const char *times(int64_t n, const char *what, struct arena *arena)
{
	return n == 0 ? ""
		      : arena_printf(arena, "   %s %d time%s", what, (int)n, n == 1 ? "" : "s");
}

static const char *state_words(const struct action *action, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], due[32];

	if (action->status != ACTION_OPEN)
		return arena_printf(arena, "%s %s%s%s",
			word_shown(&words_action_status, action->status),
			date_show(action->closed_on, day), action->outcome ? ": " : "",
			action->outcome ? action->outcome : "");
	if (!date_is_set(action->due))
		return "No date";
	return arena_printf(arena, "%s, %s", date_show_weekday(action->due, day),
		deadline_sentence(action->due, today, due));
}

static void draw_pane(const struct actions *actions, const struct canvas *pane)
{
	const struct action *action = actions_selected(actions);
	struct arena *arena = arena_new();
	char number[NHS_NUMBER_SHOWN_SIZE];
	const char *chased;

	canvas_hline(pane, 0, 0, pane->cols);
	if (action == NULL) {
		arena_free(arena);
		return;
	}
	chased = action_chased_words(action, arena);
	const struct {
		const char *label, *words;
	} lines[] = {
		{"Who", arena_printf(arena, "%s%s%s%s", action_owner_words(action, arena),
				*chased ? "   " : "", chased,
				*chased				? ""
				: action->status == ACTION_OPEN ? "   nobody asked after it yet"
								: "")},
		{"When", arena_printf(arena, "%s%s%s",
				 state_words(action, app_today(actions->view->app), arena),
				 times(action->carried, "put off", arena),
				 times(action->reopened, "opened again", arena))},
		{"From", arena_printf(arena, "%s%s%s", action->source ? action->source : "",
				 action->source && action->asked_by ? ", " : "",
				 action->asked_by
					 ? arena_printf(arena, "asked for by %s", action->asked_by)
					 : "")},
	};
	canvas_text(pane, 1, 1, pane->cols - 20, action->person, STYLE_HEADING);
	if (action->nhs_number)
		canvas_textf(pane, 1, pane->cols - 22, -1, STYLE_NORMAL, "NHS No. %s",
			nhs_number_show(action->nhs_number, number));
	canvas_text(pane, 2, 1, pane->cols - 2, action->what, STYLE_NORMAL);
	for (int i = 0; i < 3; i++) {
		canvas_text(pane, 3 + i, 1, 5, lines[i].label, STYLE_NORMAL);
		canvas_text(pane, 3 + i, 7, pane->cols - 8, lines[i].words,
			i == 0 && action->owner_gone ? STYLE_ALERT : STYLE_NORMAL);
	}
	arena_free(arena);
}

void actions_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct actions *actions = view->data;
	bool asking = actions->asking != ASK_NOTHING;
	int pane = actions_pane_rows(actions, canvas);
	struct canvas header = canvas_sub(canvas, 1, 0, 1, canvas->cols);
	struct canvas rows =
		canvas_sub(canvas, 2, 0, canvas->rows - 2 - pane - asking, canvas->cols);
	struct canvas below =
		canvas_sub(canvas, canvas->rows - pane - asking, 0, pane, canvas->cols);

	if (!app_options(view->app)->calm)
		draw_header(actions, &header);
	list_draw(actions->list, &rows, focus && !actions->filtering && !asking);
	if (pane > 0)
		draw_pane(actions, &below);
	draw_rule(actions, canvas, focus);
	if (asking)
		draw_answer(actions, canvas, focus);
}
