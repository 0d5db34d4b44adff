/* The inside of a form, shared by form.c (values and keys) and form_draw.c. */
#ifndef CASELOAD_SRC_TUI_FORM_INSIDE_H
#define CASELOAD_SRC_TUI_FORM_INSIDE_H

#include <caseload/base/str.h>
#include <caseload/tui/area.h>
#include <caseload/tui/form.h>
#include <caseload/tui/input.h>

struct slot {
	const struct form_field *field;
	struct input *input; /* text and dates */
	struct edit *edit;   /* long text */
	struct area *area;
	struct str value;   /* all others */
	struct str refused; /* what was typed into a pick and is not in the list */
	char *first;	    /* the value to begin with */
	char *error;
	int row, col, rows; /* where the layout put it */
	int field_rows;	    /* of these, the field itself */
};

struct form {
	struct slot *slots;
	size_t n;
	struct form_hooks hooks;
	size_t focus;	   /* n is [ Save ], n + 1 [ Cancel ] */
	struct pick *pick; /* open on the focused field */
	char *save, *cancel;
	struct arena *scratch; /* for what is drawn */
	int top;	       /* rows scrolled off */
	int buttons_row, total_rows;
	int label_cols[2];
	int right_from; /* where the right column begins; 0: there is one */
	bool calm; /* as the grid it was drawn on: one column, each value right behind its label */
};

const char *slot_value(const struct slot *slot);
bool slot_can_focus(const struct slot *slot);
void slot_put(struct slot *slot, const char *value);
void slot_error(struct slot *slot, const char *text); /* NULL or "": none any more */
/* A date that can be read is shown as dates are: "+3m" would mean another day tomorrow. */
void slot_settle(struct slot *slot);
bool slot_check(const struct form *form, struct slot *slot, bool saving);
void slot_enter(struct slot *slot);		    /* the focus has come to it; NULL is fine */
struct slot *form_focused(const struct form *form); /* NULL on a button */
size_t form_next_focus(const struct form *form, size_t from); /* `from` or after it */
void form_pick_close(struct form *form);
void form_take_in(struct form *form);		       /* what is open on the focused field */
enum tui_result form_go(struct form *form, size_t to); /* takes in, checks what is left, moves */
/* The understood value, for the line under the field; NULL none. In the form's scratch arena. */
const char *form_echo(struct form *form, const struct slot *slot);

#endif
