/* Two people wrote one section: what only one of them changed is joined, and where both changed the
 * same paragraph one chooses, paragraph by paragraph. */
#include "plan_page.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_BY_SIDE_FROM = 100 };

struct plan_clash {
	struct arena *arena;
	struct merge_piece *pieces;
	size_t n;
	const char *theirs; /* the whole of it */
	int64_t version;
	size_t at, clashes; /* of the clashes: the one shown, and how many */
	struct pager *mine_pager, *their_pager;
};

static struct merge_piece *piece_shown(const struct plan_clash *clash)
{
	size_t left = clash->at;

	for (size_t i = 0; i < clash->n; i++)
		if (clash->pieces[i].clash && left-- == 0)
			return &clash->pieces[i];
	return NULL;
}

static void show(struct plan_clash *clash, size_t at)
{
	const struct merge_piece *piece;

	clash->at = at;
	piece = piece_shown(clash);
	pager_free(clash->mine_pager);
	pager_free(clash->their_pager);
	clash->mine_pager = pager_new(piece->mine ? piece->mine : "(taken out)", true);
	clash->their_pager = pager_new(piece->theirs ? piece->theirs : "(taken out)", true);
}

void plan_clash_end(struct plan_page *page)
{
	struct plan_clash *clash = page->clash;

	if (!clash)
		return;
	pager_free(clash->mine_pager);
	pager_free(clash->their_pager);
	arena_free(clash->arena);
	free(clash);
	page->clash = NULL;
}

/* Every clash has its answer: the text is put together, and not saved yet. */
static void finish(struct plan_page *page, const char *words)
{
	struct plan_clash *clash = page->clash;

	section_merged(page, merge_text(clash->pieces, clash->n, clash->arena), clash->theirs,
		clash->version);
	plan_clash_end(page);
	page->mode = PLAN_WRITE;
	plan_typing(page);
	app_message(page->view->app, MESSAGE_NOTE, "%s", words);
}

void plan_clash_begin(struct plan_page *page, const char *base, const char *mine,
	const char *theirs, int64_t their_version)
{
	struct plan_clash *clash = xcalloc(1, sizeof *clash);

	plan_clash_end(page);
	page->clash = clash;
	clash->arena = arena_new();
	clash->version = their_version;
	clash->theirs = arena_strdup(clash->arena, theirs);
	clash->pieces = text_merge_pieces(base, mine, clash->theirs, &clash->n, clash->arena);
	for (size_t i = 0; i < clash->n; i++)
		clash->clashes += clash->pieces[i].clash;
	if (clash->clashes == 0) {
		finish(page, "Someone saved here since. Both texts are joined: read them, F2 "
			     "saves, Ctrl+Z shows yours alone.");
		return;
	}
	show(clash, 0);
	page->mode = PLAN_CLASH;
	plan_typing(page);
}

static enum answer choose(struct plan_page *page, enum merge_choice choice)
{
	struct plan_clash *clash = page->clash;

	piece_shown(clash)->choice = choice;
	if (clash->at + 1 < clash->clashes)
		show(clash, clash->at + 1);
	else
		finish(page, "Read the text, then F2 saves it. Ctrl+Z shows yours alone.");
	return ANSWER_REDRAW;
}

enum answer plan_clash_key(struct plan_page *page, const struct tui_event *event)
{
	struct plan_clash *clash = page->clash;
	enum tui_result result;

	if (event->kind != TUI_KEY)
		return ANSWER_STAY;
	if (key_is(event->key, "t") || key_is(event->key, "Enter"))
		return choose(page, MERGE_THEIRS);
	if (key_is(event->key, "m"))
		return choose(page, MERGE_MINE);
	if (key_is(event->key, "b"))
		return choose(page, MERGE_BOTH);
	if (key_is(event->key, "Left") || key_is(event->key, "Backspace")) {
		if (clash->at > 0)
			show(clash, clash->at - 1);
		return ANSWER_REDRAW;
	}
	if (key_is(event->key, "Esc")) {
		plan_clash_end(page);
		page->mode = PLAN_WRITE;
		plan_typing(page);
		app_message(
			page->view->app, MESSAGE_NOTE, "Not saved. Your text is as you wrote it.");
		return ANSWER_REDRAW;
	}
	pager_key(clash->mine_pager, event);
	result = pager_key(clash->their_pager, event);
	return result == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static void draw_one(struct pager *pager, const struct canvas *canvas, const char *heading,
	bool chosen, bool focus)
{
	struct canvas text = canvas_sub(canvas, 1, 2, canvas->rows - 1, canvas->cols - 2);

	pager_draw(pager, &text, false);
	canvas_textf(canvas, 0, 0, -1, STYLE_HEADING, "%s %s%s", chosen ? ">" : " ", heading,
		text.rows > 0 && pager_rows(pager) > (size_t)text.rows ? "  (PgDn: the rest)" : "");
	if (focus)
		canvas_cursor(canvas, 0, 0);
}

void plan_clash_draw(struct plan_page *page, const struct canvas *canvas, bool focus)
{
	struct plan_clash *clash = page->clash;
	const struct merge_piece *piece = piece_shown(clash);
	bool beside = canvas->cols >= SIDE_BY_SIDE_FROM && !app_options(page->view->app)->calm;
	bool mine_chosen = piece->choice == MERGE_MINE;
	struct arena *arena = arena_new();
	int top, half;
	struct canvas theirs, mine;

	top = canvas_wrap(canvas, 0, 1, canvas->cols - 2,
		arena_printf(arena,
			"You both changed this paragraph (%zu of %zu). t or Enter takes theirs, m "
			"mine, b both, theirs first. Nothing is saved or lost yet.",
			clash->at + 1, clash->clashes),
		STYLE_NORMAL);
	arena_free(arena);
	half = beside ? canvas->cols / 2 : (canvas->rows - top) / 2;
	if (beside) {
		theirs = canvas_sub(canvas, top, 1, canvas->rows - top, half - 2);
		mine = canvas_sub(
			canvas, top, half + 2, canvas->rows - top, canvas->cols - half - 3);
		canvas_vline(canvas, top, half, canvas->rows - top);
	} else {
		theirs = canvas_sub(canvas, top, 1, half, canvas->cols - 2);
		mine = canvas_sub(
			canvas, top + half, 1, canvas->rows - top - half, canvas->cols - 2);
	}
	draw_one(clash->mine_pager, &mine, "m  Mine", mine_chosen, focus && mine_chosen);
	draw_one(clash->their_pager, &theirs, "t  Theirs, saved already", !mine_chosen,
		focus && !mine_chosen);
}
