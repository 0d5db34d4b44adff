/* What the files of the loop share. */
#ifndef SCREEN_APP_H
#define SCREEN_APP_H

#include <caseload/tui/keybar.h>
#include <caseload/tui/term.h>

#include "screen.h"

enum {
	MIN_COLS = 60,
	MIN_ROWS = 16,
	FULL_COLS = 80,
	FULL_ROWS = 24,
	WHO_COLS = 100,
	BAR_ROWS = 30,
	IDLE_MS = 2000,
	DEPTH_MAX = 24
};

struct recent;

struct app {
	struct session *session;
	struct screen_options options;
	struct term *term;
	struct message *message;
	bool undoable; /* what the message says was done, u takes back */
	struct view *top;
	int depth;

	/* an open question */
	struct question *question;
	struct view *asker;
	answered_fn *answered, *leave_answered;

	/* what a handler asked for, done after it returned */
	const struct screen *next;
	struct screen_arg next_arg;
	struct arena *next_arena;
	struct arena *scratch; /* sentences that live until the next key */
	char *returned;
	enum command_id later; /* chosen in an overlay: run by the view below it; CMD_COUNT none */

	/* who was opened, newest first: choices.c */
	struct recent *recent;
	size_t recent_n;

	struct screen_options given; /* as the command line and the environment said */
	struct arena *settings_arena;
	const struct setting *settings;
	size_t settings_n;
	bool twins; /* a letter or Alt key is shown instead of an F key */
	struct key last_key;
	int64_t idle_at_ms; /* -1: idle() is not due */
	int minute;	    /* shown on row 1 */
	bool asked_where;   /* the cursor is on the sentence until a key */
	bool hidden, hung_up, quit;
	char *copied; /* being shown on a plain screen (copy_out.c); NULL none */
	size_t copied_at;
	struct calm_seen {
		const struct view
			*view; /* on top when it was drawn last; compared, never followed */
		char *title;
		int depth;
		bool visits; /* the cursor is on the title until a key */
	} calm_seen;
	struct err open_err;   /* why the last screen could not be opened */
	int64_t work_began_ms; /* of the command that runs */
	const char *work_what;
};

struct app *app_new(struct session *session, const struct screen_options *options,
	const struct term_options *term_options, struct err *err);
void app_free(struct app *app);
/* Waits for input, at most `limit_ms` (-1: as long as it takes), handles all that is there, draws.
 * False when the program is to end. */
bool app_turn(struct app *app, int limit_ms);
/* How long nothing has to be done unless somebody does something: until the minute changes on row 1,
 * or a draft is due; -1: for ever. */
int app_wait_ms(const struct app *app);
void app_draw(struct app *app);
/* After the overlay has gone, the view below runs this as if its key had been pressed. */
enum answer app_later(struct app *app, enum command_id id);

/* everywhere.c: what the top screen did not take itself */
enum answer everywhere_run(struct app *app, enum command_id id);

/* copy_out.c */
void copy_out_next(struct app *app); /* the next page, or back to the screen */

/* stack.c */
bool stack_push(struct app *app, const struct screen *screen, const struct screen_arg *arg);
void stack_pop(struct app *app); /* closes the top view; the last one too */
void stack_mark_stale(struct app *app, bool top_too);
void stack_keep(struct app *app);    /* every keep() hook */
void stack_freshen(struct app *app); /* reads the top again where it is stale */

/* keymap.c */
enum command_id keymap_find(const struct view *view, struct key key); /* CMD_COUNT none */
/* The key to show for a command: the first that does it here (not an F key where those are not
 * wanted), else the first it has. False: none. */
bool keymap_name(const struct view *view, enum command_id id, char name[static KEY_NAME_SIZE]);
/* The key itself, or what stands for an F key where those are not wanted. */
const char *keymap_twin(const struct view *view, const char *key, char name[static KEY_NAME_SIZE]);
bool keymap_offered(const struct view *view, enum command_id id); /* this screen has it */
/* The sentence why it cannot be used now, or NULL. Lives until the next key. */
const char *keymap_refusal(struct view *view, enum command_id id);
/* The key of a list that a command of marking stands for; NULL where it is another command. */
const char *keymap_mark(enum command_id id);
const char *view_subject(struct view *view);
const char *view_title(struct view *view);

/* frame.c */
struct frame {
	struct canvas title, body, message, bar;
};
struct frame frame_lay(struct app *app);
/* The main screen that the top one belongs to, and its digit. */
const struct screen *frame_main(const struct app *app, const char **digit);

/* calm.c: where the cursor of calm mode goes, and what it finds there */
void calm_draw_title(struct app *app, const struct canvas *row);
void calm_place(struct app *app, const struct frame *frame);
enum answer calm_read_again(struct app *app);

/* banner.c */
int banner_rows(const struct app *app, const struct view *view); /* 0: it is about nobody */
void banner_draw(
	const struct canvas *canvas, const struct person_record *record, struct date today);
/* For a screen that hangs on a wall: who it is, who leads and what must be minded; no blocks. */
void banner_draw_wall(
	const struct canvas *canvas, const struct person_record *record, struct date today);
bool view_is_wall(struct view *view); /* this screen, or one below it, hangs on a wall */

#endif
