/* Who could come onto the register: in order of score, cut where the places end. Who is equal there
 * stands together under a line that says so; the team chooses. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "marks.h"
#include "register_page.h"

/* A line of the list: somebody, or a heading. */
struct line {
	const struct candidate *who; /* NULL: a heading */
	const char *heading;
};

struct candidates {
	struct view *view;
	struct arena *arena;
	const struct candidate_list *list;
	struct case_row *rows; /* of each candidate, as the marks want them */
	struct line *lines;
	size_t lines_n;
	struct list *shown;
	struct marks marks;
};

/* ---- lines ---- */

static size_t line_count(void *data)
{
	return ((struct candidates *)data)->lines_n;
}

static int64_t line_id(void *data, size_t row)
{
	const struct line *line = &((struct candidates *)data)->lines[row];

	return line->who ? line->who->person_id : 0;
}

static const struct case_row *row_of(void *data, int64_t person_id)
{
	struct candidates *page = data;

	for (size_t i = 0; i < page->list->n; i++)
		if (page->rows[i].person_id == person_id)
			return &page->rows[i];
	return NULL;
}

static size_t people_shown(void *data)
{
	return ((struct candidates *)data)->list->n;
}

static void add_heading(struct candidates *page, const char *heading)
{
	page->lines[page->lines_n++] = (struct line){.heading = heading};
}

static const char *place_heading(const struct candidate_cut *cut, int place, struct arena *arena)
{
	switch (place) {
	case PLACE_TIED:
		return arena_printf(arena, "Tied: %zu for %zu %s, the team chooses; by name",
			cut->tied, cut->tied_places, cut->tied_places == 1 ? "place" : "places");
	case PLACE_BELOW:
		return cut->places > 0 ? "Below the places" : NULL;
	case PLACE_UNDER_18:
		return "Under 18, beside the 2%";
	default:
		return NULL;
	}
}

static void add_cut(
	struct candidates *page, const struct candidate_cut *cut, size_t *next, struct arena *arena)
{
	const struct candidate_list *list = page->list;
	int place = PLACE_NONE;

	add_heading(page,
		arena_printf(arena, "%s %s", cut->line.practice.code ? cut->line.practice.code : "",
			cut->line.practice.name ? cut->line.practice.name : ""));
	add_heading(page, candidate_places_words(cut, arena));
	if (*candidate_left_out_words(cut, arena))
		add_heading(page, candidate_left_out_words(cut, arena));
	if (*next >= list->n || list->rows[*next].practice_id != cut->line.practice.id)
		add_heading(page, "Nobody who is off the register has a score that counts.");
	for (; *next < list->n && list->rows[*next].practice_id == cut->line.practice.id; ++*next) {
		const struct candidate *who = &list->rows[*next];
		const char *heading = place_heading(cut, who->place, arena);

		if (who->place != place && heading != NULL)
			add_heading(page, heading);
		place = who->place;
		page->lines[page->lines_n++] = (struct line){.who = who};
	}
}

static struct case_row row_from(const struct candidate *who)
{
	return (struct case_row){.person_id = who->person_id,
		.uid = who->uid,
		.nhs_number = who->nhs_number,
		.family = who->family,
		.given = who->given,
		.title = who->title,
		.born = who->born,
		.age = who->age,
		.practice = who->practice,
		.episode_id = who->status == EPISODE_CANDIDATE,
		.status = who->status,
		.instrument = who->instrument,
		.score = who->score,
		.band = who->band,
		.scored_on = who->scored_on,
		.valid_until = who->valid_until};
}

static void take(struct candidates *page)
{
	const struct candidate_list *list = page->list;
	size_t next = 0;

	/* each practice has three headings, and one for each of three places or for nobody */
	page->lines = arena_new_array(page->arena, struct line, list->n + 6 * list->cuts_n + 1);
	page->lines_n = 0;
	for (size_t i = 0; i < list->cuts_n; i++)
		add_cut(page, &list->cuts[i], &next, page->arena);
	page->rows = arena_new_array(page->arena, struct case_row, list->n + 1);
	for (size_t i = 0; i < list->n; i++)
		page->rows[i] = row_from(&list->rows[i]);
	list_refresh(page->shown);
}

static bool read_candidates(struct candidates *page, struct err *err)
{
	struct args args = args_new(arena_new());
	struct result result = {0};

	args_set(&args, "practice", page->view->arg.text);
	if (!app_reread(
		    page->view->app, CMD_REGISTER_CANDIDATES, &args, &page->arena, &result, err))
		return false;
	page->list = result.value;
	take(page);
	return true;
}

/* ---- drawing ---- */

static const char *notes_of(const struct candidate *who, struct arena *arena)
{
	const char *notes = candidate_notes(who, arena);
	const char *could = word_shown(&words_could_change, who->could);

	if (*could == '\0')
		return notes;
	return arena_printf(arena, "%s%scould change: %s", notes, *notes ? "; " : "", could);
}

static void draw_line(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	enum { RISK = 12, AGE = 3 };
	struct candidates *page = data;
	const struct line *line = &page->lines[at];
	struct arena *arena = arena_new();
	const struct case_row *person;
	const char *notes;
	int name = row->cols >= 70 ? 26 : 20, col = 0;

	(void)look;
	if (line->who == NULL) {
		canvas_text(row, 0, 0, -1, line->heading, STYLE_HEADING);
		arena_free(arena);
		return;
	}
	person = row_of(page, line->who->person_id);
	notes = notes_of(line->who, arena);
	if (app_options(page->view->app)->calm) {
		canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s, %s, %s%s%s%s%s",
			case_name(person, NAMES_FULL, arena),
			word_shown(&words_candidate_place, line->who->place),
			case_band_words(person, app_today(page->view->app), arena),
			line->who->age > 0 ? ", aged " : "",
			line->who->age > 0 ? arena_printf(arena, "%" PRId64, line->who->age) : "",
			*notes ? ", " : "", notes);
		arena_free(arena);
		return;
	}
	canvas_text(row, 0, col, RISK, case_band_words(person, app_today(page->view->app), arena),
		line->who->band == BAND_VERY_HIGH ? STYLE_BLOCK_RED
		: line->who->band == BAND_HIGH	  ? STYLE_BLOCK_AMBER
						  : STYLE_NORMAL);
	col += RISK + 1;
	canvas_text(row, 0, col, name, case_name(person, NAMES_FULL, arena), STYLE_NORMAL);
	col += name + 1;
	if (line->who->age > 0)
		canvas_text_right(row, 0, col, AGE, arena_printf(arena, "%" PRId64, line->who->age),
			STYLE_NORMAL);
	canvas_text(row, 0, col + AGE + 2, -1, notes, STYLE_NORMAL);
	arena_free(arena);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct candidates *page = view->data;
	struct canvas rule = canvas_sub(canvas, 0, 0, 1, canvas->cols - view->right_taken);
	struct canvas body = canvas_sub(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	const char *instrument = page->list->instrument;

	canvas_textf(&rule, 0, 1, -1, STYLE_NORMAL, "By %s, highest first; equals by name",
		*instrument ? risk_instrument_name(instrument) : "score");
	list_draw(page->shown, &body, focus);
}

/* ---- opening ---- */

static void close_candidates(struct view *view)
{
	struct candidates *page = view->data;

	if (page == NULL)
		return;
	marks_clear(&page->marks);
	list_free(page->shown);
	arena_free(page->arena);
	free(page);
}

static bool open_candidates(struct view *view, struct err *err)
{
	struct candidates *page = xcalloc(1, sizeof *page);
	struct list_source source = {
		.count = line_count, .id = line_id, .draw = draw_line, .data = page};

	view->data = page;
	page->view = view;
	page->shown = list_new(&source);
	list_marks(page->shown, true);
	list_empty_text(page->shown, "The team has no practices yet.");
	page->marks = (struct marks){.view = view,
		.list = page->shown,
		.row = row_of,
		.shown = people_shown,
		.data = page};
	if (read_candidates(page, err))
		return true;
	marks_clear(&page->marks);
	list_free(page->shown);
	free(page);
	view->data = NULL;
	return false;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_candidates(view->data, err);
}

/* ---- keys ---- */

static const struct case_row *selected(struct candidates *page)
{
	return marks_selected(&page->marks);
}

static enum answer open_person(struct candidates *page)
{
	const struct case_row *row = selected(page);

	if (row == NULL)
		return ANSWER_STAY;
	return app_push(page->view->app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = row->uid});
}

static enum answer mark_by(struct candidates *page, const struct screen_key *key, const char *name)
{
	struct tui_event event = *key->event;

	if (event.kind != TUI_KEY || event.key.code == K_NONE)
		event = tui_key(name);
	return marks_key(&page->marks, &event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer command(struct candidates *page, const struct screen_key *key)
{
	static const struct tui_event none = {.kind = TUI_KEY};

	switch (key->command) {
	case CMD_OPEN:
		return open_person(page);
	case CMD_MARK:
	case CMD_RANGE:
	case CMD_MARK_ALL:
		return mark_by(page, key, keymap_mark(key->command));
	case CMD_UNMARK_ALL:
		marks_clear(&page->marks);
		return ANSWER_REDRAW;
	case CMD_REGISTER_CANDIDATES: /* they are open */
		return ANSWER_STAY;
	case CMD_BACK:
		if (list_ranging(page->shown))
			return mark_by(page, &(struct screen_key){CMD_RANGE, &none}, "v");
		return ANSWER_IGNORED;
	default:
		if (bulk_knows(key->command) && page->marks.n > 0)
			return bulk_begin(&page->marks, key->command);
		return ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct candidates *page = view->data;
	enum answer answer = command(page, pressed);

	if (answer != ANSWER_IGNORED || pressed->command != CMD_COUNT)
		return answer;
	return marks_key(&page->marks, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
								      : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct candidates *page = view->data;

	if (from == &screen_bulk && text != NULL)
		marks_clear(&page->marks);
	return ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	const struct case_row *row = selected(view->data);

	return row ? row->uid : NULL;
}

static const char *const *subjects(struct view *view, size_t *n)
{
	return marks_uids(&((struct candidates *)view->data)->marks, n);
}

static struct marks *marks_of(struct view *view)
{
	return &((struct candidates *)view->data)->marks;
}

static const char *why_not(struct view *view, enum command_id id)
{
	struct candidates *page = view->data;

	if (page->marks.n == 0 && selected(page) == NULL && id == CMD_REGISTER_ADD)
		return "There is nobody to choose.";
	return marks_why_not(&page->marks, id);
}

/* More marked than there are places is the team's to decide, but never unnoticed. */
static const char *note(struct view *view)
{
	struct candidates *page = view->data;
	const char *marked = marks_words(&page->marks, view->app->scratch);
	int64_t places = 0;

	for (size_t i = 0; i < page->list->cuts_n; i++)
		places += page->list->cuts[i].places;
	if (*marked == '\0')
		return NULL;
	return arena_printf(view->app->scratch, "%s Places: %" PRId64 ".%s", marked, places,
		(int64_t)page->marks.n > places ? " That is more than there are." : "");
}

static const struct hint *hints(struct view *view)
{
	static const struct hint resting[] = {{CMD_REGISTER_ADD, NULL, "Add", NULL},
		{CMD_OPEN, NULL, "Open", NULL}, {CMD_MARK, NULL, "Mark", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_ROW_ACTIONS, NULL, "Actions", NULL},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint marked[] = {{CMD_REGISTER_ADD, NULL, "Add them", "Add"},
		{CMD_UNMARK_ALL, NULL, "Unmark", NULL}, {CMD_MARK, NULL, "Mark", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {0}};

	return ((struct candidates *)view->data)->marks.n > 0 ? marked : resting;
}

static const char *where_am_i(struct view *view)
{
	struct candidates *page = view->data;
	const struct case_row *row = selected(page);
	const struct line *line;
	const char *notes;

	if (row == NULL)
		return "Candidates for the register: nobody.";
	line = &page->lines[list_selected_row(page->shown)];
	notes = notes_of(line->who, view->arena);
	return arena_printf(view->arena, "Row %ld of %zu, %s, %s, %s%s%s.",
		list_selected_row(page->shown) + 1, page->lines_n,
		case_name(row, NAMES_FULL, view->arena),
		case_band_words(row, app_today(view->app), view->arena),
		word_shown(&words_candidate_place, line->who->place), *notes ? ", " : "", notes);
}

const struct screen screen_candidates = {
	.name = "Candidates",
	.where = IN_REGISTER | IN_LISTS,
	.open = open_candidates,
	.close = close_candidates,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.why_not = why_not,
	.subject = subject,
	.subjects = subjects,
	.marks = marks_of,
	.hints = hints,
	.note = note,
	.where_am_i = where_am_i,
};
