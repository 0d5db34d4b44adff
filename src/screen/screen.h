/* What a screen is, and what the loop does for it.
 *
 * Screens lie on a stack of views. The top one has the keys; below a popup the last full screen is
 * drawn as well. The loop draws row 1, the banner of the person, the message line and the key bar;
 * a screen draws the rest, reads no clock, waits for nothing and knows no file descriptor.
 *
 * A handler answers what must happen and the loop does it afterwards: `return app_push(...)`.
 * Screens reach the records through app_run() and app_try() alone. */
#ifndef SCREEN_SCREEN_H
#define SCREEN_SCREEN_H

#include <caseload/command/command.h>
#include <caseload/record.h>
#include <caseload/screen/screen.h>
#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>
#include <caseload/tui/message.h>
#include <caseload/tui/question.h>

struct app;
struct marks;
struct view;
struct screen;

enum answer {
	ANSWER_IGNORED, /* not mine: the loop acts on what works everywhere (help, back, find ...)
			 */
	ANSWER_STAY,	/* done, nothing to show */
	ANSWER_REDRAW,
	ANSWER_PUSH,	/* app_push() gives this */
	ANSWER_REPLACE, /* app_replace() gives this: the new screen instead of this one */
	ANSWER_GO,	/* app_go() gives this: the screen straight over the Board */
	ANSWER_POP,	/* back one step; also from app_return() */
	ANSWER_QUIT,	/* leave the program */
};

/* What a screen is opened about. Texts are copied into the new view. */
struct screen_arg {
	const char *person;	 /* uid or NHS Number; NULL nobody */
	enum command_id command; /* what a form is for; CMD_COUNT or 0 none */
	const char *part;  /* uid of the alert, contact, action ... ; section code; NULL none */
	const char *place; /* of a draft to go on with; NULL none */
	const char *text;  /* anything else said in words; NULL none */
};

/* One opened screen. */
struct view {
	struct app *app;
	struct session *session;
	const struct screen *screen;
	struct arena *arena; /* this visit's: dies when the view closes */
	struct screen_arg arg;
	void *data; /* the screen's own, from open(); freed by close() */
	/* The person this is about, in the banner. Set by the loop before open() where
	 * screen->person; renewed by view_read(). Borrowed: hold no pointer into it across
	 * view_read() or refresh(). */
	const struct person_record *record;
	/* A field or text has the focus: printable keys, Left, Right and Backspace are never
	 * commands. The screen keeps it true to its state; initially screen->where has IN_FORM or
	 * IN_TEXT. */
	bool typing;
	int right_taken; /* columns at the right of the first row where the loop writes who acts */
	/* the loop's own */
	struct view *below;
	struct arena *record_arena;
	bool record_owned, stale;
};

/* One event for a screen: the command the key stands for here, else CMD_COUNT; always the raw
 * event. */
struct screen_key {
	enum command_id command; /* asked for by key or from the help overlay; permission has been
				    checked */
	const struct tui_event
		*event; /* never NULL; K_NONE when the command came from the overlay */
};

enum screen_kind {
	SCREEN_FULL,
	SCREEN_POPUP, /* in a frame over the screen below; the whole body under 80x24 and in calm
			 mode */
};

/* A hint for the key bar, in order of importance; the list ends with words NULL. With a command
 * its first key of the table is shown, and only if it may be used now; otherwise `key` is. */
struct hint {
	enum command_id command; /* CMD_COUNT: only `key` */
	const char *key;
	const char *words;
	const char *brief; /* when short of room; NULL: the words */
};

/* Hooks may be NULL unless it says so. */
struct screen {
	const char *name; /* "Board", "Person record": row 1, and the title of a popup. Required */
	unsigned where;	  /* IN_BOARD | IN_LISTS ...: which rows of the table work here */
	enum screen_kind kind;
	bool person;	    /* about arg.person: the loop runs person show before open() */
	bool spares_record; /* without a record too, where the role may not see it */
	/* A command that needs a person, and here asks itself for whom; 0 none. */
	enum command_id finds;

	/* Reads the person's record by a command of its own, which brings more along, instead of
	 * person show. What it gives lives in `arena`, until it is read again. Before open() too.
	 */
	bool (*read)(struct view *view, struct arena *arena, const struct person_record **record,
		struct err *err);
	bool (*open)(
		struct view *view, struct err *err); /* false: not opened, the sentence is shown */
	void (*close)(struct view *view);
	void (*draw)(struct view *view, const struct canvas *canvas, bool focus); /* required */
	/* Required. A resize or resume is handled by the loop and does not come here. */
	enum answer (*key)(struct view *view, const struct screen_key *key);
	/* Others' changes are wanted (F5), or a command changed something while a screen lay above:
	 * read again and lose nothing that was typed. view->record has been renewed already;
	 * without this hook it never is. The view that ran the command itself is not called: it
	 * knows. */
	bool (*refresh)(struct view *view, struct err *err);
	/* The screen above closed; `text` is what it gave to app_return(), or NULL. After
	 * refresh(). */
	enum answer (*resume)(struct view *view, const struct screen *from, const char *text);
	/* Two seconds have passed since the last key: keep a draft if one is due. Once after each
	 * key. */
	enum answer (*idle)(struct view *view);
	/* All input that was waiting has been handled; a frame will be drawn: run the search that
	 * typing asked for, once for a burst of keys. */
	void (*settle)(struct view *view);
	/* Keep what is being typed, now and without asking: leaving, hang-up, F12. Says nothing. */
	void (*keep)(struct view *view);
	/* The name on row 1 where it depends ("Plan (view only)"). Borrowed from the view's arena.
	 */
	const char *(*title)(struct view *view);
	/* One row above the banner. */
	void (*head)(struct view *view, const struct canvas *row);
	/* Others in the room see the screen: no clock and no names of others on row 1, and the
	 * banner says only who it is. */
	bool (*wall)(struct view *view);
	/* After how many milliseconds what is shown is old although nobody pressed a key; -1: never.
	 */
	int (*wait_ms)(struct view *view);
	/* Rows and columns of a popup, inside the frame, when the body offers these many. Default
	 * 14x66. */
	void (*size)(struct view *view, int *rows, int *cols);
	const struct hint *(*hints)(struct view *view);
	/* Whether the key of a hint without a command works now: the bar lists no other. NULL: all
	 * do. */
	bool (*works)(struct view *view, const char *key);
	/* The sentence why a command cannot be used now (no episode, nobody selected); NULL: it
	 * can. Asked after the role has been checked. */
	const char *(*why_not)(struct view *view, enum command_id id);
	/* The uid of whom a command would be about; default arg.person. */
	const char *(*subject)(struct view *view);
	/* The uids of all a command would be about, where several are marked; in the view's arena.
	 * NULL or *n of 0: only the subject. */
	const char *const *(*subjects)(struct view *view, size_t *n);
	/* Who is marked on its list of people, for one command about all of them (marks.h). */
	struct marks *(*marks)(struct view *view);
	/* Shown on the message line while no message stands there: the hint of the focused field.
	 */
	const char *(*note)(struct view *view);
	/* `u`: takes back what is the screen's own and newer than the last saved change, marks or a
	 * filter; ANSWER_IGNORED where there is nothing, and the last saved change is undone. */
	enum answer (*undo)(struct view *view);
	/* "Row 4 of 13, OKONKWO, Adaeze, HIGH 7, 4 days late.": for `w`. In the view's arena. */
	const char *(*where_am_i)(struct view *view);
};

/* ---- what a handler may ask for ---- */

enum answer app_push(struct app *app, const struct screen *screen, const struct screen_arg *arg);
enum answer app_replace(struct app *app, const struct screen *screen, const struct screen_arg *arg);
/* To one of the main screens: what lies above the Board is kept and closed first. */
enum answer app_go(struct app *app, const struct screen *screen);
/* Back one step with something for the resume() of the screen below; NULL nothing. Copied. */
enum answer app_return(struct app *app, const char *text);
/* The form of a command about the view's subject; where it has none of its own it is run, or the
 * form made from its arguments opens (result.h). */
enum answer app_form(struct app *app, struct view *view, enum command_id id, const char *part);

/* Runs a command for the view. What it returns lives in `arena`. After a change every view below
 * is read again when it comes back. Long work shows how far it is, and Esc stops it.
 * app_run() puts the outcome on the message line; app_try() leaves both to the caller, as a form
 * does that shows the sentence under a field. */
bool app_run(struct app *app, enum command_id id, const struct args *args, struct arena *arena,
	struct result *out);
/* app_run_many() does it for each of several people, all or none (command_run_many). */
bool app_run_many(struct app *app, enum command_id id, const struct args *list, size_t n,
	struct arena *arena, struct result *out);
bool app_try(struct app *app, enum command_id id, const struct args *args, struct arena *arena,
	struct result *out, struct err *err);
/* app_try() of what a screen shows, first and again: the arena of `args`, made for it, takes the place
 * of *kept, which dies. On failure it dies itself, and what was read before stays. */
bool app_reread(struct app *app, enum command_id id, const struct args *args, struct arena **kept,
	struct result *out, struct err *err);

/* What a command did, in its own words; while they stand, the bottom line offers to undo it. */
void app_done(struct app *app, enum command_id id, const char *message);
void app_message(struct app *app, enum message_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void app_error(struct app *app, const struct err *err);

/* Asks over the whole screen; raised_by and asked_at_ms are filled in. `answered` gets the value of
 * the answer, 0 for Esc, and the reason given ("" none). One question at a time. */
typedef enum answer answered_fn(struct view *view, int value, const char *reason);
enum answer app_question(struct app *app, struct view *view, const struct question_spec *spec,
	answered_fn *answered);
/* A form or text that changed is being left: s Save, k Keep as draft, x Throw away, Esc stay. */
enum { LEAVE_STAY, LEAVE_SAVE, LEAVE_KEEP, LEAVE_THROW };
enum answer app_ask_leave(
	struct app *app, struct view *view, const char *what, answered_fn *answered);

/* Alt+C: the text alone on a plain screen until a key, so that the mouse can select it; and into the
 * clipboard of terminals that let a program do that. */
enum answer app_copy_out(struct app *app, const char *text);

struct date app_today(const struct app *app);
const struct screen_options *app_options(const struct app *app);
/* What the worker has set, or what holds where they set nothing; NULL: there is no such setting. */
const char *app_setting(const struct app *app, const char *name);
bool app_is_small(const struct app *app); /* under 80x24 */
int app_cols(const struct app *app);

/* Reads view->record again (person show, audited); false leaves the old one. */
bool view_read(struct view *view, struct err *err);
/* Arguments in the view's arena with `person` set to its subject. Grows the arena: for rare acts.
 */
struct args view_args(struct view *view);

/* ---- drafts ---- */

/* A draft's place is the name of the form's command ("note add", "review hold") or "plan/" and a
 * section's code. Silent; false when it could not be kept (the caller says so if the user asked).
 */
bool draft_keep(
	struct view *view, const char *place, const char *text, int64_t version, struct err *err);
void draft_drop(struct view *view, const char *place);
const char *draft_words(const char *place); /* "Add a note": as a person reads a place */
/* The newest draft of this place about the view's person; NULL none. In `arena`. */
const struct draft *draft_find(struct view *view, const char *place, struct arena *arena);

/* ---- the screens ---- */

extern const struct screen screen_board;
extern const struct screen screen_calendar;
/* The agenda, and what follows from a meeting. arg.text: its uid; NULL the one that is open, else
 * the next. */
extern const struct screen screen_meeting;
extern const struct screen screen_room; /* arg.person: one case of a meeting that is open */
/* Popup: who came. arg.text: uid of the meeting; NULL the one that is open, else the next. */
extern const struct screen screen_attendance;
extern const struct screen screen_leads;
extern const struct screen screen_actions;
extern const struct screen screen_reports; /* papers, measures, letters, sheets that came back */
extern const struct screen screen_risk; /* strata; from it the work lists, the register, matching */
extern const struct screen screen_faults;  /* what is wrong with the cases */
extern const struct screen screen_palette; /* Ctrl+P: people, commands, help */
extern const struct screen screen_menu;
extern const struct screen screen_find;
extern const struct screen screen_help;
extern const struct screen screen_import;
extern const struct screen screen_match; /* a ward list held against the team's people */
extern const struct screen screen_paper; /* print preview; arg.command says what is printed */
extern const struct screen screen_drafts;
extern const struct screen screen_views; /* popup over the Board: which people */
extern const struct screen screen_sorts; /* popup over the Board: in which order */

/* part 2 */
extern const struct screen screen_person; /* arg.person; arg.part: the tab to begin with, or NULL */
extern const struct screen
	screen_plan; /* arg.person; arg.part: a section's code or NULL; arg.place */
extern const struct screen screen_spell; /* popup over a text; opened by spell_begin() */
/* The form that fills in a command's arguments, opened with arg.command, arg.person, arg.part and
 * arg.place (a draft to go on with); NULL where there is none. */
const struct screen *form_for(enum command_id id);
bool form_is_own(enum command_id id); /* made for the command, not from its arguments alone */

#endif
