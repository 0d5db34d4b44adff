/* What the files of the print preview share. */
#ifndef SCREEN_PREVIEW_H
#define SCREEN_PREVIEW_H

#include <caseload/base/str.h>
#include <caseload/tui/input.h>
#include <caseload/tui/pager.h>

#include "paper.h"

enum prompt { ASK_NOTHING, ASK_FILE, ASK_COPIES, ASK_AS_AT, ASK_REASON };

struct preview {
	struct view *view;
	bool narrow; /* the window is narrower than the page */
	struct pager *pager;
	struct arena *arena; /* of the paper */
	const struct paper *paper;
	size_t *starts; /* the line each page begins on */
	const char *title;
	char *sentence; /* what Enter would do */
	char *chosen;	/* the arguments that say what is on the pages, packed */
	char *lead;	/* whose it is when it is not the team's */
	char *printer;	/* chosen here; NULL: the usual one */
	char *usual;	/* its name; NULL: none, or not known */
	bool nowhere;	/* there is no printer to print on */
	bool counted;	/* the command has said how many pages it is on that printer */
	char *file;	/* the last that was named */
	int64_t copies;
	bool anyway;		 /* this once without the characters that no font has */
	bool to_file, replacing; /* the last that was tried: not the printer; over what is there */
	enum prompt prompt;
	struct input *input;
};

/* ---- paper_pages.c ---- */

/* Reads the pages as chosen. On failure what was there stays. */
bool preview_read(struct preview *preview, struct err *err);
/* Who is left out of a run, then what to know about the others, in lines; returns how many lines. */
size_t preview_add_notes(const struct paper *paper, struct str *out);
size_t preview_left_out(const struct paper *paper); /* how many */

/* ---- paper_choose.c ---- */

struct args preview_args(const struct preview *preview, struct arena *arena);
const char *preview_chosen(const struct preview *preview, const char *name, struct arena *arena);
/* Chooses and reads the pages again; on a refusal everything stays as it was. NULL: not given. */
bool preview_try(struct preview *preview, const char *name, const char *value, struct err *err);
/* The same, and says the refusal. */
enum answer preview_choose(struct preview *preview, const char *name, const char *value);
/* The next word of the list that the argument takes; after the last the first. */
enum answer preview_choose_next(struct preview *preview, const char *name);
/* The same of who is to get a copy of a plan; a holder who must be named is for the form. */
enum answer preview_next_holder(struct preview *preview);
/* Ordinary type where large print is needed, and why. */
enum answer preview_override(struct preview *preview, const char *reason);
/* "My caseload   Names Full   As at 31-Oct-2025": what was chosen. */
const char *preview_words(const struct preview *preview, struct arena *arena);

/* ---- paper_to.c ---- */

void preview_ask(struct preview *preview, enum prompt prompt);
enum answer preview_prompt_key(struct preview *preview, const struct screen_key *key);
void preview_draw_prompt(struct preview *preview, const struct canvas *row, bool focus);
enum answer preview_print(struct preview *preview);
/* Finds out whether there is a printer, and which is the usual one. */
void preview_know_printers(struct preview *preview);
/* Adds where it is printed, as far as it was chosen. */
void preview_add_printer(const struct preview *preview, struct args *args);
const char *preview_printer_words(const struct preview *preview);
/* What the popup gave back: there it goes from now on, or at once. */
enum answer preview_go_to(struct preview *preview, const char *where);
extern const struct screen screen_paper_to; /* popup: to where; arg.text: the printer now */

#endif
