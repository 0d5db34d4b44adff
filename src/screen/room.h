/* One case of a meeting in the room: what its files share. */
#ifndef SCREEN_ROOM_H
#define SCREEN_ROOM_H

#include <caseload/meeting.h>
#include <caseload/tui/area.h>
#include <caseload/tui/input.h>
#include <caseload/tui/pager.h>

#include "app.h"

/* The texts, in the order of Tab. */
enum room_box { BOX_UPDATE, BOX_WANTS, BOX_SITUATION, BOX_TO_DATE, BOX_NEXT_STEPS, BOX_COUNT };

struct room_text {
	struct edit *edit;
	char *saved;	    /* what the record has, as it was read or sent last */
	int64_t base;	    /* version of the entry it was begun from */
	unsigned long kept; /* version of the edit when the draft was kept */
	bool has_draft;
};

enum room_mode {
	ROOM_CASE,  /* letters are commands */
	ROOM_WRITE, /* one of the texts has the keys */
	ROOM_LINE,  /* an action, a decision, a date: one line */
	ROOM_READ,  /* everything, or all changes, to scroll */
};

enum room_ask {
	ASK_NONE,
	ASK_ACTION,
	ASK_DECISION,
	ASK_REVIEW,
	ASK_TELL,
	ASK_GO,
};

enum { PROMPTS_MAX = 2, NO_CHOICE = -1 };
enum prompt_kind { PROMPT_TEXT, PROMPT_DATE, PROMPT_WORKER, PROMPT_ACTION, PROMPT_NUMBER };
struct room_prompt {
	const char *label;
	const char *arg; /* of the command */
	enum prompt_kind kind;
	bool optional;
};

/* The line being filled in: first, where there is a choice, its key; then what that needs. */
struct room_line {
	enum room_ask ask;
	int choice; /* enum decision, enum informed_how; NO_CHOICE: its key is waited for */
	const struct room_prompt *prompts;
	int n, at;
	struct input *inputs[PROMPTS_MAX];
	bool leaving; /* the case is left once it is answered, */
	int to;	      /* for the case of this place; LEAVE_ROOM: back to the agenda */
};
enum { LEAVE_ROOM = -1 };

/* Somebody an action or a lead can go to. */
struct room_who {
	const char *name, *login; /* login NULL: a guest */
	const char *folded;
	int profession;
	int tier; /* 0 here, 1 expected, 2 of the team */
};

struct room {
	struct view *view;
	const struct case_page *page; /* lives as long as view->record */
	int64_t version;	      /* of the entry as it is known here */
	enum room_mode mode;
	struct room_text texts[BOX_COUNT];
	enum room_box at;
	struct area *area;
	struct room_line line;
	struct input *action; /* outlives the line: what was typed comes back with `a` */
	unsigned long action_kept;
	bool action_has_draft;
	struct arena *who_arena;
	struct room_who *who;
	size_t who_n, who_room;
	struct pager *pager;
	bool reading_since;
	/* the clock of the case */
	int64_t began;	/* when it was last started; 0: it stands */
	int64_t before; /* seconds it had run until then */
	/* the seat */
	const char *seat_place; /* as said last; "" at the case, NULL not said yet */
	int64_t seat_ms, asked_ms;
	int written; /* the text that was found changed by somebody else; -1 none */
	bool moving; /* to another case: nobody leaves the meeting */
};

struct room *room_of(const struct view *view);
bool room_is_open(const struct room *room); /* the meeting is: something can be written */
void room_mode(struct room *room, enum room_mode mode);
struct args room_args(const struct room *room, struct arena *arena); /* person and meeting */

/* room_case.c */
/* Places of the cases that are spoken about, from 0; -1 where it is none of them. */
int room_place(const struct room *room);
int room_places(const struct room *room);
const struct case_item *room_item_at(const struct room *room, int place);
/* To another case or back to the agenda, as it is; asking for the decision is done before. */
enum answer room_leave_to(struct room *room, int place);
/* The same, after asking for a decision where there is none. */
enum answer room_go(struct room *room, int place);
enum answer room_step(struct room *room, int by); /* to the next one, or the one before */
/* Of the screen: the record with the case, and both again. */
bool room_read(struct view *view, struct arena *arena, const struct person_record **record,
	struct err *err);
bool room_refresh(struct view *view, struct err *err);
/* Reads the case again; what is being typed stays. False: said on the message line. */
bool room_read_again(struct room *room);
/* The same, and says what somebody else wrote meanwhile. */
void room_look(struct room *room);
enum { SEAT_MS = 60000 };
/* Says where this worker is, at most once for each change and once in SEAT_MS. */
void room_seat(struct room *room);
void room_leave_seat(struct room *room);

/* room_sitting.c */
bool room_is_wall(void);
void room_tell_of_wall(struct view *view); /* once */
enum answer room_wall_key(struct room *room);
/* One letter has moved on to the next case: the next ones are not for it until there is a pause. */
void room_be_deaf(void);
bool room_is_deaf_to(const struct tui_event *event);
int64_t room_seconds(const struct room *room);
void room_clock_start(struct room *room);
bool room_clock_is_hidden(void);
enum answer room_clock_key(struct room *room);
int room_wait_ms(struct view *view);

/* room_facts.c: in words, in `arena` */
const char *room_why(const struct room *room, struct arena *arena);
const char *room_last(const struct room *room, struct arena *arena);
const char *room_wants(const struct room *room, struct arena *arena);
const char *room_wants_label(const struct room *room); /* "She wants" */
const char *room_decision(const struct room *room, struct arena *arena);
const char *room_here(const struct room *room, struct arena *arena);
const char *room_change(const struct history *change, struct arena *arena);
const char *room_since_label(const struct room *room, struct arena *arena);
const char *room_action(const struct action *action, struct arena *arena);
const char *room_box_label(enum room_box box);
const char *room_box_code(enum room_box box); /* "update": the argument, and the place of a draft */
const char *room_others(const struct room *room, struct arena *arena); /* "" nobody */
const char *room_all_text(const struct room *room, bool since_only, struct arena *arena);

/* room_write.c: the texts */
void texts_begin(struct room *room); /* as they are read; drafts that were left are taken up */
void texts_read(struct room *room);  /* read again */
void texts_free(struct room *room);
void texts_keep(struct room *room); /* what was typed since, into the drafts */
/* Into the record: what is changed, and the seconds where `seconds`. `say`: on the message line. */
bool texts_save(struct room *room, bool seconds, bool say);
bool texts_changed(const struct room *room);
enum answer write_begin(struct room *room, enum room_box box);
enum answer write_key(struct room *room, const struct screen_key *key);
enum answer write_end(struct room *room); /* saved, and back at the case */

/* room_line.c */
enum answer line_begin(struct room *room, enum room_ask ask);
enum answer line_decide(struct room *room, enum decision decision);
enum answer line_ask_leaving(struct room *room, int to);
enum answer line_key(struct room *room, const struct tui_event *event);
/* Files the action that stands in the line, if one does. False: it was not taken, and it was said why. */
bool line_finish(struct room *room);
bool line_is_choosing(const struct room_line *line); /* its first key is waited for */
void line_end(struct room *room);
void line_free(struct room *room);
void line_draw(struct room *room, const struct canvas *canvas, int row, int col, bool focus);

/* room_who.c */
/* Whom the beginning of a name means: those here first, then those expected, then the team. NULL:
 * nobody or several; *several gets the second one. */
const struct room_who *who_find(
	struct room *room, const char *key, bool workers_only, const struct room_who **several);
/* "M Lewis, Occupational therapist": for the line under what is typed; `brief` the name alone. */
const char *who_words(const struct room_who *who, bool brief, struct arena *arena);

/* room_draw.c */
void room_draw(struct view *view, const struct canvas *canvas, bool focus);
void room_head(struct view *view, const struct canvas *row);

#endif
