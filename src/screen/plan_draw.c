/* What the plan editor looks like: status row, section list, text or list. */
#include "plan_page.h"

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "form_draft.h"

enum { PANE = 26, PANE_WIDE = 34, WIDE_FROM = 110, PANE_FROM = 76 };

static void draw_status(struct plan_page *page, const struct canvas *canvas)
{
	const struct plan *plan = plan_shown(page);
	struct arena *arena = arena_new();
	char *status, *right;
	int cells;

	if (!plan)
		status = arena_strdup(arena, "No plan yet");
	else
		status = arena_printf(arena, "Plan %d %s", (int)plan->number,
			word_shown(&words_plan_status, plan->status));
	for (char *p = status + (plan ? 5 : 0); *p; p++)
		*p = (char)tolower((unsigned char)*p);
	if (!plan)
		status[0] = 'N';
	right = page->read_only	 ? arena_strdup(arena, "View only")
		: *page->kept_at ? arena_printf(arena, "Draft kept %s", page->kept_at)
				 : arena_strdup(arena, "");
	cells = utf8_width(right, strlen(right));
	canvas_textf(canvas, 0, 1, canvas->cols - cells - 3, STYLE_BOLD, "%s  %d of %d  %s", status,
		page->at + 1, PLAN_ITEMS, plan_item_name(page->at));
	canvas_text(canvas, 0, canvas->cols - cells - 1, -1, right, STYLE_NORMAL);
	arena_free(arena);
}

static void draw_sections(struct plan_page *page, const struct canvas *canvas, bool focus)
{
	int top = 0;

	if (page->at >= canvas->rows)
		top = page->at - canvas->rows + 1;
	for (int item = top; item < PLAN_ITEMS && item - top < canvas->rows; item++) {
		bool here = item == page->at;
		enum style style = here ? STYLE_BOLD : STYLE_NORMAL;

		canvas_textf(canvas, item - top, 0, canvas->cols - 3, style, "%s%2d %s",
			here ? ">" : " ", item + 1, plan_item_name(item));
		canvas_text_right(
			canvas, item - top, canvas->cols - 2, 2, plan_item_mark(page, item), style);
		if (here && focus) {
			canvas_restyle(canvas, item - top, 0, 1, canvas->cols, STYLE_FOCUS);
			canvas_cursor(canvas, item - top, 0);
		}
	}
}

static void draw_foot(struct plan_page *page, const struct canvas *canvas)
{
	struct arena *arena = arena_new();
	const struct plan_text_page *text = &page->texts[page->at];
	bool others = text->others && !app_options(page->view->app)->calm;

	canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s%s%s", area_status(page->area, arena),
		page->read_only || others ? "  " : "  Alt+D compares", others ? text->others : "");
	arena_free(arena);
}

/* Someone else is writing this section. */
static void draw_asking(const struct plan_text_page *text, const struct canvas *canvas)
{
	int row = 1 + canvas_wrap(canvas, 0, 2, canvas->cols - 3, text->others, STYLE_BOLD);

	canvas_cursor(canvas, row, 2);
	canvas_text(canvas, row++, 2, -1, "e    Edit: saving joins both texts", STYLE_NORMAL);
	canvas_text(canvas, row++, 2, -1, "r    Read only", STYLE_NORMAL);
	canvas_text(canvas, row, 2, -1, "Esc  Back", STYLE_NORMAL);
}

static void draw_text(struct plan_page *page, const struct canvas *canvas, bool focus)
{
	struct plan_text_page *text = &page->texts[page->at];
	int cols = area_cols(canvas->cols - 1);
	struct canvas inside = canvas_sub(canvas, 0, 0, canvas->rows - 1, cols);
	struct canvas foot = canvas_sub(canvas, canvas->rows - 1, 0, 1, canvas->cols - 1);

	if (!text->edit) {
		canvas_wrap(&inside, 0, 0, inside.cols, "Enter opens this section.", STYLE_NORMAL);
		return;
	}
	if (text->asking) {
		draw_asking(text, &inside);
		return;
	}
	if (text->offer) {
		bool older = text->offer->base_version != text->base;

		offer_draw(&inside, text->offer,
			older ? "was begun before the section was last saved. F2 joins the two"
			      : "is newer than the plan",
			"The plan as it stands", true);
		return;
	}
	area_draw(page->area, &inside, focus);
	draw_foot(page, &foot);
}

static void draw_item(struct plan_page *page, const struct canvas *canvas, bool focus)
{
	if (plan_is_text(page->at))
		draw_text(page, canvas, focus);
	else
		parts_draw(page, canvas, focus);
}

void plan_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct plan_page *page = plan_page_of(view);
	bool pane = canvas->cols >= PANE_FROM && !app_options(view->app)->calm;
	int top = app_is_small(view->app) ? 1 : 2;
	struct canvas body = canvas_sub(canvas, top, 0, canvas->rows - top, canvas->cols), part;

	draw_status(page, canvas);
	if (top > 1)
		canvas_hline(canvas, 1, 0, canvas->cols);
	if (page->mode == PLAN_CLASH) {
		plan_clash_draw(page, &body, focus);
	} else if (page->mode == PLAN_COMPARE) {
		part = canvas_sub(&body, 0, 1, body.rows, body.cols - 2);
		pager_draw(page->pager, &part, focus);
	} else if (!pane && page->mode == PLAN_LIST) {
		part = canvas_sub(&body, 0, 1, body.rows, body.cols - 2);
		draw_sections(page, &part, focus);
	} else {
		int cols = canvas->cols >= WIDE_FROM ? PANE_WIDE : PANE, left = pane ? cols + 2 : 1;

		if (pane) {
			part = canvas_sub(&body, 0, 0, body.rows, cols);
			draw_sections(page, &part, focus && page->mode == PLAN_LIST);
			canvas_vline(&body, 0, cols, body.rows);
		}
		part = canvas_sub(&body, 0, left, body.rows, body.cols - left);
		draw_item(page, &part, focus && page->mode == PLAN_WRITE);
	}
}
