/* How the Actions look, and the short list of views. */
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "actions.h"
#include "pick_popup.h"

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

static void draw_header(const struct canvas *row)
{
	struct canvas inside = canvas_sub(row, 0, 3, 1, row->cols - 3);
	struct columns c = columns_for(inside.cols);
	int col = 0;

	canvas_text(&inside, 0, col, DUE, "Due", STYLE_HEADING);
	canvas_text(&inside, 0, col += DUE + 1, c.person, "Person", STYLE_HEADING);
	canvas_text(&inside, 0, col += c.person + 1, c.what, "What", STYLE_HEADING);
	canvas_text(&inside, 0, col += c.what + 1, OWNER, "Who", STYLE_HEADING);
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
		actions->shown_n);
}

void actions_draw_row(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct actions *actions = data;
	const struct action *action = actions->shown[at];
	struct columns c = columns_for(row->cols);
	char when[16];
	int col = 0;

	(void)look;
	if (app_options(actions->view->app)->calm) {
		draw_calm(actions, action, at, row);
		return;
	}
	canvas_text(row, 0, col, DUE, when_words(action, app_today(actions->view->app), when),
		action->late_days > 0 ? STYLE_LATE : STYLE_NORMAL);
	canvas_textf(row, 0, col += DUE + 1, c.person, STYLE_NORMAL, "%.*s",
		(int)untitled(action->person), action->person);
	canvas_text(row, 0, col += c.person + 1, c.what, action->what, STYLE_NORMAL);
	canvas_text(row, 0, col += c.what + 1, OWNER, action->owner_name, STYLE_NORMAL);
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
			canvas_textf(&row, 0, col, -1, STYLE_BOLD, "%zu late", actions->late_n);
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
static void draw_outcome(struct actions *actions, const struct canvas *canvas, bool focus)
{
	static const char label[] = "What came of it (may stay empty):";
	struct canvas row = canvas_sub(canvas, canvas->rows - 1, 0, 1, canvas->cols);
	int col = 1;

	canvas_clear(&row);
	col += canvas_text(&row, 0, col, -1, label, STYLE_BOLD) + 1;
	draw_field(&row, col, row.cols - col - 1, actions->outcome, focus);
}

void actions_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct actions *actions = view->data;
	struct canvas header = canvas_sub(canvas, 1, 0, 1, canvas->cols);
	struct canvas rows =
		canvas_sub(canvas, 2, 0, canvas->rows - 2 - actions->asking, canvas->cols);

	if (!app_options(view->app)->calm)
		draw_header(&header);
	list_draw(actions->list, &rows, focus && !actions->filtering && !actions->asking);
	draw_rule(actions, canvas, focus);
	if (actions->asking)
		draw_outcome(actions, canvas, focus);
}

/* ---- which actions ---- */

static bool open_views(struct view *view, struct err *err)
{
	struct pick_entry *entries =
		arena_new_array(view->arena, struct pick_entry, action_views_n);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (size_t i = 0; i < action_views_n; i++)
		entries[i] = (struct pick_entry){arena_printf(view->arena, "%zu", i),
			action_views[i].name, action_views[i].words};
	*source = (struct pick_source){.entries = entries, .n = action_views_n};
	view->data = pick_new(source, view->arg.text);
	return true;
}

static void views_size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = (int)action_views_n + 1;
	*cols = 56;
}

static const struct hint *views_hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_action_views = {
	.name = "Which actions?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_views,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = views_size,
	.hints = views_hints,
};
