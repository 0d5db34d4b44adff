/* Find or do: people, commands and help in one list that is full from the start. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/caseload.h>

#include "help_pages.h"
#include "overlay.h"
#include "row_actions.h"
#include "search_box.h"

enum { FEW = 2, PEOPLE_MAX = 6, RECENT_SHOWN = 4, PAGES_MAX = 4, DAY = 11, NUMBER = 12, BAND = 12 };

struct palette {
	struct overlay *overlay;
	struct choices choices;
	const char **page_folds; /* of each page: its title, then all its words */
	const char **page_mores;
	struct search_box box;
	struct arena *found_arena;
	const struct case_row *people;
	size_t people_n;
	bool due;   /* typed since the last search for people */
	bool typed; /* anything */
	size_t commands_n, pages_n;
};

static struct palette *palette_of(struct overlay *overlay)
{
	return overlay->data;
}

/* ---- the lines ---- */

/* Recent people while nothing is typed; else who was found. */
static void add_people(struct overlay *overlay)
{
	struct palette *palette = palette_of(overlay);
	struct app *app = overlay->view->app;

	if (!palette->typed) {
		if (app->recent_n > 0)
			overlay_heading(overlay, "People you opened");
		for (size_t i = 0; i < app->recent_n && i < RECENT_SHOWN; i++)
			overlay_add(overlay)->recent = &app->recent[i];
		return;
	}
	if (palette->people_n > 0)
		overlay_heading(overlay, "People");
	for (size_t i = 0; i < palette->people_n; i++)
		overlay_add(overlay)->person = &palette->people[i];
}

/* With nothing typed what has a key here, what can be done with the person first; else by what fits.
 */
static int standing(const struct palette *palette, const struct choice *choice, const char *typed)
{
	if (choice->command == CMD_PALETTE)
		return -1;
	if (!palette->typed) {
		bool of_person = (command_get(choice->command)->needs & NEEDS_PERSON) != 0;

		return choice->refusal || *choice->keys == '\0' || choice->distance > 1
			       ? -1
			       : choice->distance * 2 + !of_person;
	}
	return choice_standing(choice, typed);
}

static void add_commands(struct overlay *overlay, const char *typed)
{
	struct palette *palette = palette_of(overlay);
	palette->commands_n = 0;
	for (int rank = 0; rank < STANDING_MAX; rank++)
		for (size_t i = 0; i < palette->choices.n; i++) {
			const struct choice *choice = &palette->choices.items[i];

			if (standing(palette, choice, typed) != rank)
				continue;
			if (palette->commands_n++ == 0)
				overlay_heading(overlay, "Commands");
			overlay_add(overlay)->choice = choice;
		}
}

static void add_pages(struct overlay *overlay, const char *typed)
{
	struct palette *palette = palette_of(overlay);

	palette->pages_n = 0;
	for (int rank = 0; palette->typed && rank < 3; rank++)
		for (size_t i = 0; i < help_pages_n && palette->pages_n < PAGES_MAX; i++) {
			if (words_match(palette->page_folds[i], palette->page_mores[i], typed) !=
				rank)
				continue;
			if (palette->pages_n++ == 0)
				overlay_heading(overlay, "Help");
			overlay_add(overlay)->page = &help_pages[i];
		}
}

static void say_counts(struct palette *palette)
{
	struct app *app = palette->overlay->view->app;

	if (!palette->typed)
		app_message(
			app, MESSAGE_NOTE, "Type a name, a number, a birth date, or what to do.");
	else
		app_message(app, MESSAGE_NOTE, "%zu %s, %zu %s, %zu help %s match \"%s\".",
			palette->people_n, palette->people_n == 1 ? "person" : "people",
			palette->commands_n, palette->commands_n == 1 ? "command" : "commands",
			palette->pages_n, palette->pages_n == 1 ? "page" : "pages",
			input_text(palette->overlay->typed));
}

static void narrow(struct overlay *overlay, const char *typed)
{
	struct palette *palette = palette_of(overlay);

	palette->typed = *typed != '\0';
	add_people(overlay);
	add_commands(overlay, typed);
	add_pages(overlay, typed);
	say_counts(palette);
}

static void draw_person(const struct canvas *canvas, const char *name, const char *born,
	const char *number, bool same_name, const char *band)
{
	int cells = canvas->cols - DAY - NUMBER - BAND - 3, col = cells + 1;

	canvas_text(canvas, 0, 0, cells, name, STYLE_NORMAL);
	canvas_text(canvas, 0, col, DAY, born, STYLE_NORMAL);
	canvas_text(canvas, 0, col += DAY + 1, NUMBER, number, STYLE_NORMAL);
	canvas_text(canvas, 0, col + NUMBER + 1, BAND, same_name ? "! same name" : band,
		same_name ? STYLE_ALERT : STYLE_NORMAL);
}

static void draw_found(
	struct overlay *overlay, const struct case_row *row, const struct canvas *canvas)
{
	struct arena *arena = arena_new();
	char born[DATE_SHOWN_SIZE], number[NHS_NUMBER_SHOWN_SIZE];

	draw_person(canvas, case_name(row, NAMES_FULL, arena),
		date_is_set(row->born) ? date_show(row->born, born) : "Not known",
		row->nhs_number ? nhs_number_show(row->nhs_number, number) : "Not known",
		row->same_name,
		date_is_set(row->died)
			? "! DECEASED"
			: case_band_words(row, app_today(overlay->view->app), arena));
	arena_free(arena);
}

static void draw_line(
	struct overlay *overlay, const struct overlay_line *line, const struct canvas *canvas)
{
	const struct recent *recent = line->recent;

	if (line->person)
		draw_found(overlay, line->person, canvas);
	else if (recent)
		draw_person(canvas, recent->name, recent->born, recent->number, recent->same_name,
			recent->band);
	else if (line->choice)
		overlay_draw_choice(overlay, line->choice, canvas);
	else
		canvas_text(canvas, 0, 0, -1, line->page->title, STYLE_NORMAL);
}

/* ---- people, once for a burst of keys ---- */

static void search(struct palette *palette)
{
	struct arena *arena = arena_new();
	struct result result;
	struct err err = {0};

	if (!search_box_find(&palette->box, input_text(palette->overlay->typed), PEOPLE_MAX, arena,
		    &result, &err)) {
		/* Who may not look for people still has commands and help. */
		arena_free(arena);
		return;
	}
	arena_free(palette->found_arena);
	palette->found_arena = arena;
	palette->people = result.value;
	palette->people_n = result.n;
}

static void settle(struct view *view)
{
	struct overlay *overlay = view->data;
	struct palette *palette = palette_of(overlay);

	if (!palette->due)
		return;
	palette->due = false;
	palette->people_n = 0;
	if (strlen(input_text(overlay->typed)) >= FEW && session_may(view->session, CMD_FIND))
		search(palette);
	overlay_narrow(overlay);
}

/* ---- the screen ---- */

static void fold_pages(struct palette *palette, struct arena *arena)
{
	palette->page_folds = arena_new_array(arena, const char *, help_pages_n);
	palette->page_mores = arena_new_array(arena, const char *, help_pages_n);
	for (size_t i = 0; i < help_pages_n; i++) {
		palette->page_folds[i] = utf8_fold(arena, help_pages[i].title);
		palette->page_mores[i] = utf8_fold(arena, help_pages[i].words);
	}
}

static bool open_palette(struct view *view, struct err *err)
{
	struct palette *palette = arena_new_one(view->arena, struct palette);

	(void)err;
	search_box_begin(&palette->box, view->app);
	palette->overlay = overlay_new(view, "Find or do:", "Nothing matches. Ctrl+U clears it.");
	palette->overlay->narrow = narrow;
	palette->overlay->draw = draw_line;
	palette->overlay->data = palette;
	palette->choices = choices_for(view->below, view->arena);
	fold_pages(palette, view->arena);
	overlay_narrow(palette->overlay);
	return true;
}

static void close_palette(struct view *view)
{
	search_box_end(&palette_of(view->data)->box);
	arena_free(palette_of(view->data)->found_arena);
	overlay_free(view->data);
}

static const char *uid_of(const struct overlay_line *line)
{
	return line == NULL   ? NULL
	       : line->person ? line->person->uid
	       : line->recent ? line->recent->uid
			      : NULL;
}

static enum answer enter(struct overlay *overlay)
{
	const struct overlay_line *line = overlay_chosen(overlay);
	struct app *app = overlay->view->app;

	if (line == NULL)
		return ANSWER_STAY;
	if (line->choice)
		return overlay_run(overlay, line->choice);
	if (line->page)
		return app_replace(app, &screen_help_page,
			&(struct screen_arg){.command = CMD_COUNT, .text = line->page->title});
	return app_replace(app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = uid_of(line)});
}

static enum answer tab(struct overlay *overlay)
{
	const struct overlay_line *line = overlay_chosen(overlay);
	const char *name;

	if (uid_of(line) == NULL) {
		app_message(overlay->view->app, MESSAGE_NOTE,
			"Tab shows what can be done for a person. This line is no person.");
		return ANSWER_REDRAW;
	}
	name = line->recent ? line->recent->name
			    : case_name(line->person, NAMES_FULL, overlay->lines_arena);
	return app_push(overlay->view->app, &screen_row_actions,
		&(struct screen_arg){.command = CMD_COUNT, .person = uid_of(line), .place = name});
}

/* Enter, Tab and the arrows mean a line of what was typed before them, also in one burst. */
static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct overlay *overlay = view->data;
	struct palette *palette = palette_of(overlay);
	const struct tui_event *event = pressed->event;
	char *before;
	enum answer answer;

	if (event->kind == TUI_KEY && !key_is_text(event->key))
		settle(view);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return enter(overlay);
	if (event->kind == TUI_KEY && key_is(event->key, "Tab"))
		return tab(overlay);
	before = xstrdup(input_text(overlay->typed));
	answer = overlay_key(overlay, event);
	palette->due |= strcmp(before, input_text(overlay->typed)) != 0;
	free(before);
	if (answer == ANSWER_REDRAW)
		say_counts(palette);
	return answer;
}

/* What was chosen for the person of the line: their record opens and does it. */
static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	const char *uid = uid_of(overlay_chosen(view->data));

	if (from != &screen_row_actions || text == NULL || uid == NULL)
		return ANSWER_REDRAW;
	view->app->later = (enum command_id)strtol(text, NULL, 10);
	return app_replace(view->app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = uid});
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	overlay_draw(view->data, canvas, focus, 0);
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = *rows > 18 ? 18 : *rows;
	*cols = *cols > 72 ? 72 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Run", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Close", NULL}, {0}};
	static const struct hint typed[] = {{CMD_COUNT, "Enter", "Run", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_COUNT, "Ctrl+U", "Clear", NULL},
		{CMD_BACK, NULL, "Close", NULL}, {0}};
	static const struct hint person[] = {{CMD_COUNT, "Enter", "Open", NULL},
		{CMD_COUNT, "Tab", "Actions", NULL}, {CMD_COUNT, "Up/Down", "Choose", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {CMD_BACK, NULL, "Close", NULL}, {0}};
	struct overlay *overlay = view->data;

	if (uid_of(overlay_chosen(overlay)))
		return palette_of(overlay)->typed ? person : list;
	return palette_of(overlay)->typed ? typed : list;
}

const struct screen screen_palette = {
	.name = "Find or do",
	.kind = SCREEN_POPUP,
	.open = open_palette,
	.close = close_palette,
	.draw = draw,
	.key = key,
	.settle = settle,
	.resume = resume,
	.size = size,
	.hints = hints,
};
