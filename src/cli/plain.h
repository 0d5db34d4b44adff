/* Plain mode: the same commands by prompts and numbered menus, appended at the bottom. Nothing
 * here moves a cursor or sends an escape, so that a screen reader, a teletype and a script get
 * the same: one sentence after the other. What is typed is read a line at a time.
 *
 * At every prompt `?` says what it accepts, `:` and the name of a command runs any command of the
 * table, `q` goes back. The end of the input is `q` all the way, and keeps what was being typed. */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include <caseload/base/str.h>
#include <caseload/record.h>

#include "inside.h"
#include "show.h"

struct plain {
	struct cli *cli;
	struct session *session;
	struct out out;
	struct arena *arena; /* of this step; out.arena as well */
	struct str in;	     /* read and not yet used */
	size_t at;
	bool ended;	    /* no more input: every prompt says so at once */
	bool terminal;	    /* somebody types: long output stops after each page */
	bool echoed;	    /* what is typed stands behind the prompt already */
	bool changed;	    /* a command changed something since this was last cleared */
	const char *person; /* uid of whose record is open; NULL nobody */
	int depth;	    /* of commands asked for inside commands */
};

enum reply {
	REPLY_TEXT,
	REPLY_EMPTY, /* Enter alone */
	REPLY_BACK,  /* q, or Ctrl+C */
	REPLY_END,   /* no more input */
};

/* The whole of it; the session is open. Gives the exit status. */
int plain_main(struct cli *cli, const char *message);

/* ---- plain_line.c: lines in, pages out ---- */

void plain_signals(void); /* Ctrl+C is "back"; a hang-up and a request to end are the end */
/* A line as it was typed, without its end, in the step's arena. REPLY_TEXT also for "". A line
 * that the input breaks off in is not acted on; it is in *out with REPLY_END. */
enum reply plain_line(struct plain *p, const char *prompt, const char **out);
/* A trimmed answer; `?`, `:` and `q` are dealt with. `help` is what `?` says. */
enum reply plain_ask(struct plain *p, const char *prompt, const char *help, const char **out);
/* 1 yes, 0 no, -1 neither: left. Only y, yes, n and no are answers. */
int plain_yes(struct plain *p, const char *question);
/* A question that protects: yes is exactly the word, whatever was typed ahead is thrown away. */
bool plain_word(struct plain *p, const char *question, const char *word);
/* Lines until one with a full stop alone. `out` holds what was typed, whatever the reply. */
enum reply plain_long(struct plain *p, const char *what, const char *help, struct str *out);
/* Output between the two stops after each page where somebody reads along. */
void plain_page_begin(struct plain *p);
void plain_page_end(struct plain *p);
void plain_say(struct plain *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* After a change: "Saved. " and what the command says of it. */
void plain_saved(struct plain *p, const char *message);
/* What belongs to a step of a menu is freed with it. */
struct arena *plain_step(struct plain *p);
void plain_step_end(struct plain *p, struct arena *before);
bool plain_stopped(void); /* Ctrl+C came since the last prompt */

/* ---- plain_run.c: commands ---- */

/* Runs a command; false has said why. */
bool plain_run(struct plain *p, enum command_id id, const struct args *args, struct result *out);
bool plain_try(struct plain *p, enum command_id id, const struct args *args, struct result *out,
	struct err *err);
/* Runs it and shows what it gives, paged. */
bool plain_show(struct plain *p, enum command_id id, const struct args *args);
/* `:lead assign`: by its name, with everything it takes asked for; with arguments typed behind it
 * as in the shell. */
void plain_colon(struct plain *p, const char *line);
/* The command of these words, NULL where there is none or where it takes fewer. */
const struct command *plain_named(struct plain *p, const char *words);

/* ---- plain_value.c: one argument ---- */

/* How an argument is asked for. */
struct plain_field {
	const char *name;  /* of the argument */
	const char *label; /* NULL: from the name */
	const char *help;  /* NULL: from the type */
	int kind;	   /* enum date_kind */
};
/* Asks until there is a value, nothing, or an end. *value is as the command takes it. `kept` is
 * the value Enter keeps, NULL none. `echo` gets a date in words. Optional: Enter skips it. */
enum reply plain_value(struct plain *p, const struct arg_spec *spec,
	const struct plain_field *field, const char *kept, const char **value, const char **echo);
/* "Contact days" */
const char *plain_label(struct plain *p, const struct plain_field *field);
const char *plain_date_words(struct plain *p, struct date date);

/* ---- plain_choice.c: one of several ---- */

/* One of a numbered list: by number, code, or the beginning of what is shown. -1: none. */
struct plain_choice {
	const char *code, *shown;
};
void plain_choices(struct plain *p, const struct plain_choice *choices, size_t n);
long plain_choose(const struct plain_choice *choices, size_t n, const char *typed);
/* One of the people `text` finds, by asking where there are several; NULL none. In the step. */
const char *plain_find(struct plain *p, const char *text);

/* ---- plain_form.c: the arguments of a command, one after another ---- */

/* Fills in, asks whether to save, runs, says what was done. `args` holds what is known already
 * and gets the rest. False: not done. */
enum form_asks {
	ASKS_FORM,    /* the fields of its form here; where it has none, all */
	ASKS_ALL,     /* every argument that is not known yet */
	ASKS_NOTHING, /* what is known is all there is */
};
bool plain_form(struct plain *p, enum command_id id, struct args *args, enum form_asks asks);

/* ---- plain_draft.c ---- */

void plain_draft_keep(
	struct plain *p, const char *person, const char *place, const char *text, int64_t version);
/* The newest of this place; NULL none. In the step. */
const struct draft *plain_draft_find(struct plain *p, const char *person, const char *place);
/* Offers it: 'o' open, 'p' without it, 'b' both (where `both`), 0 left. */
char plain_draft_offer(struct plain *p, const struct draft *draft, bool both);
char *plain_draft_text(struct plain *p, const struct args *args); /* "name: value" lines */
void plain_draft_load(struct plain *p, const char *text, struct args *args);
void plain_drafts(struct plain *p); /* the list of one's own, to go on with one */

/* ---- the places ---- */

void plain_board(struct plain *p);
void plain_person(struct plain *p, const char *uid);
const char *plain_identity(struct plain *p, const struct person_record *record);
void plain_reviews(struct plain *p, const struct person_record *record);
void plain_actions(struct plain *p, const struct person_record *record);
void plain_leads(struct plain *p, const struct person_record *record);
void plain_register(struct plain *p, const struct person_record *record);
void plain_plan(struct plain *p, const struct person_record *record);
/* One section of the plan; `draft` to go on with, NULL: offered where there is one. */
void plain_section(struct plain *p, const struct person_record *record, int section,
	const struct draft *draft);
void plain_import(struct plain *p, const char *file);
void plain_risk(struct plain *p);
void plain_print(struct plain *p, enum command_id id, struct args *args);
bool plain_read_person(struct plain *p, const char *uid, struct person_record **out);
/* Into an arena that outlives the step and takes the place of *held, which is freed. Where it cannot
 * be read both stay as they are. */
bool plain_read_again(
	struct plain *p, const char *uid, struct arena **held, struct person_record **out);

#endif
