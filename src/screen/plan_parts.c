/* The parts of a plan that are no text: needs with goals and actions, contingency, who agreed,
 * review. */
#include "plan_page.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

static struct part_row *add(
	struct plan_page *page, int64_t id, int depth, const char *uid, const char *text)
{
	struct part_row *row =
		arena_push(page->arena, &page->rows, &page->rows_n, &page->rows_room, sizeof *row);

	/* Ids of needs, goals and actions are of different tables. */
	row->id = id * 4 + depth + 1;
	row->depth = depth;
	row->uid = arena_strdup(page->arena, uid);
	row->text = arena_strdup(page->arena, text ? text : "");
	row->right = "";
	return row;
}

static void add_action(struct plan_page *page, const struct need *need, const struct goal *goal,
	const struct plan_action *action)
{
	char shown[DATE_SHOWN_SIZE];
	struct part_row *row = add(page, action->id, 2, action->uid,
		arena_printf(page->arena, "%s: %s", action->who, action->what));

	row->need = arena_strdup(page->arena, need->uid);
	row->goal = arena_strdup(page->arena, goal->uid);
	row->right =
		action->status != PLAN_ACTION_PLANNED
			? word_shown(&words_plan_action_status, action->status)
		: date_is_set(action->due)
			? arena_strdup(page->arena, date_show(action->due, shown))
			: arena_strdup(page->arena, action->when_words ? action->when_words : "");
}

static void fill_needs(struct plan_page *page, const struct plan *plan)
{
	for (size_t i = 0; i < plan->needs_n; i++) {
		const struct need *need = &plan->needs[i];
		struct part_row *row = add(page, need->id, 0, need->uid, need->text);

		row->need = row->uid;
		row->right = need->status == NEED_OPEN
				     ? word_shown(&words_domain, need->domain)
				     : word_shown(&words_need_status, need->status);
		for (size_t j = 0; j < need->goals_n; j++) {
			const struct goal *goal = &need->goals[j];

			row = add(page, goal->id, 1, goal->uid, goal->text);
			row->need = arena_strdup(page->arena, need->uid);
			row->goal = row->uid;
			row->right = goal->importance > 0
					     ? arena_printf(page->arena, "importance %d",
						       (int)goal->importance)
					     : word_shown(&words_goal_status, goal->status);
			for (size_t k = 0; k < goal->actions_n; k++)
				add_action(page, need, goal, &goal->actions[k]);
		}
	}
}

static const char *or_none(const char *text)
{
	return text ? text : "";
}

static void fill_contingency(struct plan_page *page, const struct plan *plan)
{
	for (size_t i = 0; i < plan->contingency_n; i++) {
		const struct contingency *item = &plan->contingency[i];
		struct part_row *row = add(page, item->id, 0, item->uid,
			arena_printf(page->arena, "%s%s%s", or_none(item->name),
				item->name ? ": " : "", item->triggers));

		row->more = arena_printf(page->arena, "When  %s\nDo    %s%s%s%s%s", item->triggers,
			item->what_to_do, item->ring ? "\nRing  " : "", or_none(item->ring),
			item->medicines ? "\nMedicines  " : "", or_none(item->medicines));
	}
}

static void fill_agreement(struct plan_page *page, const struct plan *plan)
{
	char shown[DATE_SHOWN_SIZE];

	for (size_t i = 0; i < plan->agreements_n; i++) {
		const struct agreement *party = &plan->agreements[i];
		struct part_row *row = add(page, party->id, 0, NULL,
			arena_printf(page->arena, "%s%s%s, %s", party->name,
				party->role ? ", " : "", party->role ? party->role : "",
				word_shown(&words_party, party->party)));

		row->right = arena_printf(page->arena, "%s%s", date_show(party->agreed_on, shown),
			party->on_paper ? ", on paper" : "");
	}
}

static void fill_review(struct plan_page *page)
{
	const struct person_record *record = page->view->record;
	char shown[DATE_SHOWN_SIZE], words[16];

	for (size_t i = 0; i < record->reviews_n; i++) {
		const struct review *review = &record->reviews[i];
		struct part_row *row;

		if (!review_is_open(review))
			continue;
		row = add(page, review->id, 0, review->uid,
			arena_printf(page->arena, "%s  %s%s%s", date_show(review->due_on, shown),
				word_shown(&words_review_kind, review->kind),
				review->with_name ? " with " : "",
				review->with_name ? review->with_name : ""));
		row->right = arena_strdup(page->arena,
			deadline_words(review->due_on, app_today(page->view->app), words));
	}
}

static size_t row_count(void *data)
{
	return ((struct plan_page *)data)->rows_n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct plan_page *)data)->rows[row].id;
}

static void row_draw(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	static const char *const kinds[] = {"", "Goal  ", "- "};
	const struct plan_page *page = data;
	const struct part_row *row = &page->rows[at];
	int indent = row->depth * 2, room = canvas->cols - indent - 16;

	(void)look;
	if (!*row->right)
		room += 15;
	canvas_textf(canvas, 0, indent, room, row->depth == 0 ? STYLE_BOLD : STYLE_NORMAL, "%s%.*s",
		page->at == PLAN_NEEDS ? kinds[row->depth] : "", (int)strcspn(row->text, "\n"),
		row->text);
	if (*row->right)
		canvas_text_right(canvas, 0, canvas->cols - 15, 15, row->right, STYLE_NORMAL);
}

static const char *none(int item, bool read_only)
{
	switch (item) {
	case PLAN_NEEDS:
		return read_only ? "No needs written." : "No needs yet. n adds one.";
	case PLAN_CONTINGENCY:
		return read_only ? "No contingency written."
				 : "Nothing yet. c adds what to do when something happens.";
	case PLAN_AGREEMENT:
		return "Nobody has agreed the plan yet.";
	default:
		return "No review is booked. b books one.";
	}
}

void parts_fill(struct plan_page *page)
{
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = row_draw, .data = page};
	const struct plan *plan = plan_shown(page);

	if (plan_is_text(page->at))
		return;
	arena_reset(page->arena);
	page->rows = NULL;
	page->rows_n = page->rows_room = 0;
	if (page->at == PLAN_REVIEW)
		fill_review(page);
	else if (plan && page->at == PLAN_NEEDS)
		fill_needs(page, plan);
	else if (plan && page->at == PLAN_CONTINGENCY)
		fill_contingency(page, plan);
	else if (plan)
		fill_agreement(page, plan);
	if (!page->list)
		page->list = list_new(&source);
	list_empty_text(page->list, none(page->at, page->read_only));
	list_refresh(page->list);
}

/* ---- keys ---- */

static const struct part_row *selected(const struct plan_page *page)
{
	long row = list_selected_row(page->list);

	return row < 0 ? NULL : &page->rows[row];
}

static enum answer form(struct plan_page *page, enum command_id id, const char *part)
{
	if (!session_may(page->view->session, id)) {
		app_message(page->view->app, MESSAGE_ERROR,
			"Your role does not let you %s. Ask your team lead.",
			capability_words(command_get(id)->needs & 0xFFFF));
		return ANSWER_REDRAW;
	}
	if (!episode_is_open(page->view->record->episode)) {
		app_message(page->view->app, MESSAGE_ERROR,
			"Not on the register, so the plan cannot be changed.");
		return ANSWER_REDRAW;
	}
	return app_form(page->view->app, page->view, id, part);
}

static enum answer needs_key(struct plan_page *page, struct key key)
{
	const struct part_row *row = selected(page);

	if (key_is(key, "n"))
		return form(page, CMD_PLAN_NEED_ADD, NULL);
	if (key_is(key, "g"))
		return form(page, CMD_PLAN_GOAL_ADD, row ? row->need : NULL);
	if (key_is(key, "a"))
		return form(page, CMD_PLAN_ACTION_ADD, row ? row->goal : NULL);
	if (row && (key_is(key, "Enter") || key_is(key, "e")))
		return form(page, CMD_PLAN_PART_EDIT, row->uid);
	return ANSWER_IGNORED;
}

static enum answer contingency_key(struct plan_page *page, struct key key)
{
	const struct part_row *row = selected(page);

	if (key_is(key, "c"))
		return form(page, CMD_PLAN_CONTINGENCY_ADD, NULL);
	if (row && (key_is(key, "Enter") || key_is(key, "e")))
		return form(page, CMD_PLAN_PART_EDIT, row->uid);
	return ANSWER_IGNORED;
}

enum answer parts_key(struct plan_page *page, const struct tui_event *event)
{
	enum answer answer = ANSWER_IGNORED;
	enum tui_result result;

	if (event->kind != TUI_KEY)
		return ANSWER_STAY;
	if (page->at == PLAN_NEEDS)
		answer = needs_key(page, event->key);
	else if (page->at == PLAN_CONTINGENCY)
		answer = contingency_key(page, event->key);
	else if (page->at == PLAN_AGREEMENT &&
		 (key_is(event->key, "g") || key_is(event->key, "a") ||
			 key_is(event->key, "Enter")))
		answer = form(page, CMD_PLAN_AGREE, NULL);
	else if (page->at == PLAN_REVIEW &&
		 (key_is(event->key, "b") || key_is(event->key, "Enter")))
		answer = form(page, CMD_REVIEW_BOOK, selected(page) ? selected(page)->uid : NULL);
	if (answer != ANSWER_IGNORED)
		return answer;
	result = list_key(page->list, event);
	return result == TUI_IGNORED ? ANSWER_IGNORED
	       : result == TUI_TAKEN ? ANSWER_STAY
				     : ANSWER_REDRAW;
}

int parts_item_of_field(const char *field)
{
	static const struct {
		const char *field;
		int item;
	} places[] = {
		{"what_matters", SECTION_MATTERS - 1},
		{"need", PLAN_NEEDS},
		{"goal", PLAN_NEEDS},
		{"action", PLAN_NEEDS},
		{"trigger", PLAN_CONTINGENCY},
		{"do", PLAN_CONTINGENCY},
		{"party", PLAN_AGREEMENT},
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (text_equal(places[i].field, field))
			return places[i].item;
	return -1;
}

/* ---- drawing ---- */

/* Above the list: what is missing, or what was agreed. */
static int draw_state(struct plan_page *page, const struct canvas *canvas)
{
	const struct plan *plan = plan_shown(page);
	struct err err = {0};
	char shown[DATE_SHOWN_SIZE];

	if (page->at != PLAN_AGREEMENT || !plan)
		return 0;
	if (plan->status == PLAN_AGREED) {
		char text[120];

		snprintf(text, sizeof text, "Agreed on %s%s.", date_show(plan->agreed_on, shown),
			plan->joint ? ", a joint plan"
				    : "; not yet joint: that takes health and social care");
		return 1 + canvas_wrap(canvas, 0, 2, canvas->cols - 3, text, STYLE_NORMAL);
	}
	if (!plan_may_agree(plan, &err) && !text_equal(err.field, "party"))
		return 1 + canvas_wrap(canvas, 0, 2, canvas->cols - 3, err.text, STYLE_BOLD);
	return 1 + canvas_wrap(canvas, 0, 2, canvas->cols - 3,
			   "Ready to be agreed: g records who agrees.", STYLE_NORMAL);
}

void parts_draw(struct plan_page *page, const struct canvas *canvas, bool focus)
{
	const struct part_row *row = selected(page);
	const char *text = row ? row->more ? row->more : row->text : "";
	int top = draw_state(page, canvas), rows = canvas->rows - top;
	int cols = canvas->cols - 3 < AREA_MAX_COLS ? canvas->cols - 3 : AREA_MAX_COLS;
	int pane = row && rows >= 8 ? canvas_wrap_rows(text, cols) : 0;
	struct canvas part;

	/* The whole of the row below the list, where there is room beside some of the list. */
	if (pane > rows - 4)
		pane = rows - 4;
	if (pane > 0) {
		part = canvas_sub(canvas, canvas->rows - pane, 2, pane, cols);
		canvas_hline(canvas, canvas->rows - pane - 1, 0, canvas->cols);
		canvas_wrap(&part, 0, 0, cols, text, STYLE_NORMAL);
		rows -= pane + 1;
	}
	part = canvas_sub(canvas, top, 0, rows, canvas->cols);
	list_draw(page->list, &part, focus);
}
