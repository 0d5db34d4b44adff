/* A popup with a field and a list under it that what is typed narrows: palette, help, actions. */
#ifndef SCREEN_OVERLAY_H
#define SCREEN_OVERLAY_H

#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "choices.h"

struct help_page;

struct overlay_line {
	int64_t id;	  /* 0: a heading */
	const char *text; /* of a heading, and of a key that is only told */
	const char *keys; /* told with `text`; NULL none */
	const struct choice *choice;
	const struct case_row *person;
	const struct recent *recent;
	const struct help_page *page;
};

struct overlay {
	struct view *view;
	const char *label; /* before the field */
	struct input *typed;
	struct list *list;
	struct arena *lines_arena; /* dies at the next narrowing */
	struct overlay_line *lines;
	size_t n, room;
	/* Fills the lines for what is typed, folded. */
	void (*narrow)(struct overlay *overlay, const char *typed);
	void (*draw)(struct overlay *overlay, const struct overlay_line *line,
		const struct canvas *canvas);
	void *data; /* the screen's own */
};

struct overlay *overlay_new(struct view *view, const char *label, const char *nothing);
void overlay_free(struct overlay *overlay);
void overlay_narrow(struct overlay *overlay); /* makes the lines anew; the first is chosen */
/* For narrow(). */
struct overlay_line *overlay_add(struct overlay *overlay);
void overlay_heading(struct overlay *overlay, const char *text);
const struct overlay_line *overlay_chosen(const struct overlay *overlay); /* NULL none */
/* All keys but Enter, Tab and Esc. */
enum answer overlay_key(struct overlay *overlay, const struct tui_event *event);
void overlay_draw(struct overlay *overlay, const struct canvas *canvas, bool focus, int tail);
/* Runs the choice in the view under the overlay, or says why it cannot be. */
enum answer overlay_run(struct overlay *overlay, const struct choice *choice);
/* One choice: its words, and its key at the right. */
void overlay_draw_choice(
	struct overlay *overlay, const struct choice *choice, const struct canvas *canvas);

#endif
