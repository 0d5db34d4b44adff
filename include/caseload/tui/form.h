/* A form: labels right beside fields, in one or two columns by width.
 *
 * Order is that of the table (left column first, then the right), the same for Tab and for speech.
 * Tab, Enter, Down: next; Shift+Tab, Up: back; Ctrl+Home, Ctrl+End: first, [ Save ]; F2, Ctrl+S:
 * save after taking in the field; F4, Alt+Down: list; `=` first in an empty field: the last value;
 * `?` there or F1: help. A field is checked when it is left: `!` on its label, one sentence under
 * it, and on one goes; a date is selected when it is entered, so that typing replaces it; saving jumps to the first error. */
#ifndef CASELOAD_TUI_FORM_H
#define CASELOAD_TUI_FORM_H

#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>
#include <caseload/tui/pick.h>

enum form_kind {
	FORM_TEXT,
	/* several lines, one to 3 of them shown as it fills; F4 gives TUI_OPEN: the screen may open an editor on it */
	FORM_LONG,
	/* by `rules`: echoed, checked; F4 gives TUI_OPEN: the screen may open a calendar */
	FORM_DATE,
	FORM_PICK,    /* by `pick`; the value is the entry's id */
	FORM_YES_NO,  /* y, n or Space; the value is "yes", "no" or "" */
	FORM_SHOWN,   /* read only, never has the focus */
	FORM_HEADING, /* a line of its own */
};
enum {
	FORM_REQUIRED = 1, /* saving asks for it */
	/* in the right column where there are two; the left ones come first in the table */
	FORM_RIGHT = 2,
	FORM_SECRET = 4, /* shows stars */
};

struct form_field {
	const char *name;  /* snake_case, as in err->field and in form_value() */
	const char *label; /* as shown, no colon */
	enum form_kind kind;
	const char *value; /* to begin with; NULL empty */
	int width;	   /* cells of the field; 0: what there is, at most 40 */
	/* what it is for and accepts: the message line shows it while it has the focus */
	const char *hint;
	const char *last; /* what `=` puts in; NULL nothing */
	const struct pick_source *pick;
	const struct date_rules *rules;
	unsigned flags;
};

struct form;

struct form_hooks {
	/* The understood value, shown under the field as "= ..."; NULL for none. Dates have their
	 * own. */
	const char *(*echo)(void *data, const struct form *form, const char *name,
		const char *value, struct arena *arena);
	/* Is this value all right? Called when a field is left and when saving; the sentence goes
	 * under the field. Dates that cannot be read, and what is not in the list, are found
	 * without it. */
	bool (*check)(void *data, const struct form *form, const char *name, const char *value,
		struct err *err);
	void *data;
};

/* Fields and what they point to are the caller's and live as long as the form. `hooks` may be
 * NULL. */
struct form *form_new(const struct form_field *fields, size_t n, const struct form_hooks *hooks);
void form_free(struct form *form);
/* default "Save", "Cancel" */
void form_buttons(struct form *form, const char *save, const char *cancel);

/* Values: what was typed (dates as typed: use form_date()), ids of picks. Borrowed until the next
 * change. A name that is not in the form is a bug(). */
const char *form_value(const struct form *form, const char *name);
/* NFC, trimmed; NULL if empty */
char *form_take(const struct form *form, const char *name, struct arena *arena);
/* empty: DATE_NONE */
bool form_date(const struct form *form, const char *name, struct date *out, struct err *err);
bool form_yes(const struct form *form, const char *name);
void form_set(struct form *form, const char *name, const char *value); /* counts as a change */
bool form_changed(const struct form *form); /* any value differs from the one to begin with */

const char *form_focus(const struct form *form); /* the field's name; "" on a button */
void form_focus_on(struct form *form, const char *name);
const char *form_hint(const struct form *form); /* of the focused field; "" none */
/* What the focused field is for and what it accepts; "" on a button. In `arena`. */
char *form_help(const struct form *form, struct arena *arena);
/* Puts the sentence under the field it names and the cursor on it. False, and nothing is done, when
 * the form has no such field: the screen shows the sentence on its message line. */
bool form_refuse(struct form *form, const struct err *err);
const char *form_error(const struct form *form, const char *name); /* "" none */

/* SAVE: all checks have passed. CANCEL: [ Cancel ] or Esc (the screen asks if form_changed()).
 * HELP: form_help() is wanted. OPEN: F4 on a date or long text. */
enum tui_result form_key(struct form *form, const struct tui_event *event);
void form_draw(struct form *form, const struct canvas *canvas, bool focus);
int form_rows(struct form *form, int cols); /* how many it would like */

#endif
