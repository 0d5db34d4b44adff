/* One score with everything it rests on: what counted, what is missing, how old it is, what people say
 * beside it. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/pager.h>

#include "risk_scores.h"

struct panel {
	struct view *view;
	struct risk_scores scores;
	size_t at;
	struct pager *pager;
	struct arena *arena; /* of the text */
	struct risk_text text;
	int cols; /* it was made for; 0: to be made */
	bool zeros, facts;
	bool revealed; /* although nobody has judged */
	bool to_facts; /* they were just asked for: bring them into sight */
};

static const struct risk_explained *shown(const struct panel *panel)
{
	return panel->at < panel->scores.n ? panel->scores.items[panel->at] : NULL;
}

static bool is_hidden(const struct panel *panel)
{
	return shown(panel) && !panel->revealed && risk_is_hidden(panel->view, shown(panel));
}

static enum style line_style(void *data, size_t line, const char *text)
{
	const struct panel *panel = data;

	(void)text;
	return line < panel->text.n && panel->text.strong[line] ? STYLE_BOLD : STYLE_NORMAL;
}

static void make_text(struct panel *panel, const struct canvas *canvas)
{
	struct risk_text_options options = risk_text_for(panel->view, canvas);

	if (panel->cols == canvas->cols)
		return;
	panel->cols = canvas->cols;
	options.zeros = panel->zeros;
	options.facts = panel->facts;
	arena_reset(panel->arena);
	panel->text = (struct risk_text){
		.text = "No instrument is switched on, and no list brought a score."};
	if (is_hidden(panel))
		panel->text.text = "Hidden until you have judged it: J. v shows it all the same.";
	else if (shown(panel))
		risk_text(shown(panel), &options, panel->arena, &panel->text);
	pager_set(panel->pager, panel->text.text);
	if (panel->to_facts)
		pager_go(panel->pager, panel->text.facts);
	panel->to_facts = false;
}

static bool open_panel(struct view *view, struct err *err)
{
	struct panel *panel = arena_new_one(view->arena, struct panel);

	view->data = panel;
	panel->view = view;
	panel->arena = arena_new();
	panel->pager = pager_new("", false);
	pager_styles(panel->pager, line_style, panel);
	if (!risk_scores_read(view, &panel->scores, err))
		return false;
	if (view->arg.text)
		panel->at = strtoul(view->arg.text, NULL, 10);
	if (panel->at >= panel->scores.n)
		panel->at = 0;
	return true;
}

static void close_panel(struct view *view)
{
	struct panel *panel = view->data;

	if (!panel)
		return;
	pager_free(panel->pager);
	arena_free(panel->arena);
	arena_free(panel->scores.arena);
}

static bool refresh(struct view *view, struct err *err)
{
	struct panel *panel = view->data;
	const struct risk_explained *e = shown(panel);
	const char *code = e ? arena_strdup(view->arena, e->code) : NULL;
	bool computed = e && e->score && e->score->origin == ORIGIN_COMPUTED;

	if (!risk_scores_read(view, &panel->scores, err))
		return false;
	panel->at = risk_scores_find(&panel->scores, code, computed);
	if (panel->at >= panel->scores.n)
		panel->at = 0;
	panel->cols = 0;
	return true;
}

/* ---- keys ---- */

static enum answer show(struct panel *panel, bool next)
{
	size_t n = panel->scores.n;

	if (n < 2)
		return ANSWER_STAY;
	panel->at = (panel->at + (next ? 1 : n - 1)) % n;
	panel->cols = 0;
	panel->revealed = false;
	pager_go(panel->pager, 0);
	return ANSWER_REDRAW;
}

static enum answer toggle(struct panel *panel, bool *what)
{
	*what = !*what;
	panel->cols = 0;
	return ANSWER_REDRAW;
}

static enum answer search_key(struct panel *panel, const struct tui_event *event)
{
	enum tui_result result = pager_key(panel->pager, event);

	if (event->kind == TUI_KEY && (key_is(event->key, "Enter") || key_is(event->key, "Esc")))
		panel->view->typing = false;
	if (pager_note(panel->pager))
		app_message(panel->view->app, MESSAGE_NOTE, "%s", pager_note(panel->pager));
	return result == TUI_IGNORED && panel->view->typing ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer command(struct panel *panel, enum command_id id)
{
	switch (id) {
	case CMD_SCORE_NEXT:
	case CMD_SCORE_BEFORE:
		return show(panel, id == CMD_SCORE_NEXT);
	case CMD_SCORE_ZEROS:
		return toggle(panel, &panel->zeros);
	case CMD_SCORE_REVEAL:
		return toggle(panel, &panel->revealed);
	case CMD_SCORE_ABOUT:
		panel->to_facts = !panel->facts;
		return toggle(panel, &panel->facts);
	default:
		return shown(panel) ? risk_do(panel->view, id, shown(panel)) : ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct panel *panel = view->data;
	const struct tui_event *event = pressed->event;

	if (event->kind == TUI_KEY && key_is(event->key, "/"))
		view->typing = true;
	if (view->typing)
		return search_key(panel, event);
	if (pressed->command != CMD_COUNT)
		return command(panel, pressed->command);
	/* Enter opened it. */
	if (event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return ANSWER_POP;
	return pager_key(panel->pager, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- drawing ---- */

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct panel *panel = view->data;
	const struct risk_explained *e = shown(panel);
	struct canvas row = canvas_sub(canvas, 0, 1, 1, canvas->cols - 1 - view->right_taken);
	struct canvas text;
	struct arena *arena = arena_new();
	int top = 1;

	if (e) {
		const char *place =
			arena_printf(arena, "%zu of %zu", panel->at + 1, panel->scores.n);
		int room = row.cols - (int)strlen(place) - 2, used;

		used = canvas_text(&row, 0, 0, room, risk_title(e), STYLE_HEADING) + 2;
		canvas_text(&row, 0, used, room - used, risk_release_words(e, arena), STYLE_NORMAL);
		canvas_text_right(&row, 0, 0, row.cols, place, STYLE_NORMAL);
		row = canvas_sub(canvas, 1, 1, 2, canvas->cols - 1);
		if (!is_hidden(panel))
			top += risk_headline_draw(&row, e);
	}
	text = canvas_sub(canvas, top, 1, canvas->rows - top, canvas->cols - 2);
	make_text(panel, &text);
	pager_draw(panel->pager, &text, focus);
	arena_free(arena);
}

static const char *title(struct view *view)
{
	(void)view;
	return "Risk score";
}

static const char *where_am_i(struct view *view)
{
	struct panel *panel = view->data;
	const struct risk_explained *e = shown(panel);

	if (!e)
		return "Risk scores: none.";
	return arena_printf(view->arena, "Score %zu of %zu of %s: %s, %s.", panel->at + 1,
		panel->scores.n, person_name(&view->record->person, view->arena), risk_title(e),
		is_hidden(panel) ? "hidden" : risk_headline(e, view->arena));
}

static bool has_zeros(const struct risk_explained *e)
{
	for (size_t i = 0; i < e->parts_n; i++)
		if (risk_part_is_zero(&e->parts[i]))
			return true;
	return false;
}

static const char *why_not(struct view *view, enum command_id id)
{
	struct panel *panel = view->data;

	if (id == CMD_SCORE_REVEAL && !(shown(panel) && risk_is_hidden(view, shown(panel))))
		return "No score is hidden.";
	if ((id == CMD_SCORE_ZEROS || id == CMD_SCORE_ABOUT) && (!shown(panel) || is_hidden(panel)))
		return "No score is shown.";
	if (id == CMD_SCORE_ZEROS && !has_zeros(shown(panel)))
		return "Nothing that is recorded is worth no points.";
	if ((id == CMD_SCORE_NEXT || id == CMD_SCORE_BEFORE) && panel->scores.n < 2)
		return "There is one score only.";
	return risk_refusal(shown(panel), id);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_SCORE_REVEAL, NULL, "Show it", NULL},
		{CMD_RISK_ANSWER, NULL, "Factors", NULL}, {CMD_RISK_JUDGE, NULL, "Judge", NULL},
		{CMD_RISK_OUTLOOK, NULL, "Outlook", NULL},
		{CMD_SCORE_NEXT, NULL, "Next score", "Next"},
		{CMD_SCORE_ABOUT, NULL, "About", NULL}, {CMD_SCORE_ZEROS, NULL, "Zeros", NULL},
		{CMD_RISK_SCORE, NULL, "Score now", NULL}, {CMD_PRINT_RISK, NULL, "Print", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_risk_panel = {
	.name = "Risk score",
	.where = IN_SCORE,
	.kind = SCREEN_FULL,
	.person = true,
	.open = open_panel,
	.close = close_panel,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.title = title,
	.hints = hints,
	.why_not = why_not,
	.where_am_i = where_am_i,
};
