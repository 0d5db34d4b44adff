/* What the files of a form share. */
#ifndef SCREEN_FORM_INSIDE_H
#define SCREEN_FORM_INSIDE_H

#include "form_page.h"

struct form_clash {
	size_t field;
	char *mine, *theirs; /* as they would be sent */
	bool keep_mine;
};

/* A page with its fields and form, about the view's record as it is now. */
bool page_begin(struct form_page *page, struct view *view, const struct form_spec *spec,
	struct arena *arena, struct err *err);
void page_end(struct form_page *page);
/* What field i would send: dates as ISO, "" for empty. */
char *page_value(const struct form_page *page, size_t i, struct arena *arena);
bool page_sends(const struct form_page *page, size_t i);
bool page_is_field(const struct form_field *field); /* has a value to send */

/* ---- form_send.c ---- */

enum answer page_save(struct form_page *page);	/* asks first where the spec does */
enum answer page_leave(struct form_page *page); /* asks where something was typed */

/* ---- form_screen.c, form_for.c ---- */

extern const struct screen screen_form, screen_form_nobody; /* about a person; about nobody */
/* The command's own, else the one from its arguments; NULL: there is nothing to fill in. */
const struct form_spec *form_spec_of(enum command_id id);

/* Drafts. The place is the command's name. */
const char *page_place(const struct form_page *page);
bool page_keep(struct form_page *page, struct err *err); /* where something was typed since */
void page_load(struct form_page *page, const char *text);
void page_drop(struct form_page *page);
/* What the field held when its form was last sent; NULL never. */
const char *page_last(const struct form_page *page, const char *name);
void page_remember(const struct form_page *page);

/* Someone else saved first. False when the record could not be read again. */
bool clash_begin(struct form_page *page, const struct err *conflict);
bool clash_open(const struct form_page *page);
enum answer clash_key(struct form_page *page, const struct tui_event *event);
void clash_draw(struct form_page *page, const struct canvas *canvas, bool focus);

#endif
