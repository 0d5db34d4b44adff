/* The life of the demonstration team while it is being played: who is in it, what will happen to
 * whom on which day, and how each step is played through the commands. */
#ifndef COMMAND_DEMO_LIFE_H
#define COMMAND_DEMO_LIFE_H

#include "demo.h"

enum { DEMO_LISTS = 5 };
extern const int demo_list_days[DEMO_LISTS]; /* from today, when the practices' lists come */

enum demo_step_kind {
	STEP_LIST,
	STEP_REGISTER,
	STEP_DETAILS,
	STEP_CONTACTS,
	STEP_ALERT,
	STEP_EVENT,
	STEP_LEAD,
	STEP_INFORM,
	STEP_PLAN,
	STEP_PLAN_MORE,
	STEP_AGREE,
	STEP_DECLINE,
	STEP_BOOK,
	STEP_HOLD,
	STEP_NOTE,
	STEP_CONTACT_LOG,
	STEP_ACTION,
	STEP_NEW_LEAD,
	STEP_END,
	STEP_APPROVE,
	STEP_FACT,
	STEP_JUDGE,
	STEP_MEETING_PLAN,
	STEP_MEETING_ASK,
	STEP_MEETING_LIST,
	STEP_MEETING_HOLD,
	STEP_MEETING_TELL,
	STEP_MEETING_DONE,
	STEP_COUNTED,
};
struct demo_step {
	int day; /* from today, so mostly negative */
	int order;
	enum demo_step_kind kind;
	int person; /* index in people */
	int arg;    /* by kind: the list, a day from today, how many days before, which reason */
};

struct demo_person {
	const char *family, *given;
	char gender;
	char nhs_number[NHS_NUMBER_SIZE];
	struct date born;
	int practice, story;
	int scores[DEMO_LISTS];
	int lead; /* index of the worker; -1 none */
};

struct demo {
	struct session *session;
	struct arena *arena; /* of one command */
	struct arena *keep;
	struct demo_dice dice;
	struct date today;
	const char *path;
	struct worker workers[DEMO_WORKERS];
	struct demo_person people[DEMO_PEOPLE];
	struct demo_step *steps;
	size_t steps_n, steps_room;
	struct err *err;
};

/* ---- demo_life.c ---- */

bool demo_chance(struct demo *d, unsigned percent); /* true that often */
bool demo_is_new_later(int person);		    /* some people are new on the second list */
void demo_invent_people(struct demo *d);
void demo_plan_year(struct demo *d); /* fills the steps, in the order of their days */

void demo_plan_step(struct demo *d, int day, enum demo_step_kind kind, int person, int arg);

/* ---- demo_risk.c ---- */

void demo_plan_facts(struct demo *d);
bool demo_play_approve(struct demo *d);
bool demo_play_fact(struct demo *d, const struct demo_person *p, int i);
bool demo_play_judge(struct demo *d, const struct demo_person *p);

/* ---- demo_meeting.c ---- */

void demo_plan_meetings(struct demo *d);
/* Which of the meetings, or of those who are asked for. */
bool demo_play_meeting_plan(struct demo *d, int i);
bool demo_play_meeting_ask(struct demo *d, const struct demo_person *p, int i);
bool demo_play_meeting_list(struct demo *d, int i);
bool demo_play_meeting_hold(struct demo *d, int i);
bool demo_play_meeting_tell(struct demo *d, int i);
bool demo_play_meeting_done(struct demo *d, int i);

/* ---- demo_counted.c ---- */

void demo_plan_counted(struct demo *d);
bool demo_play_counted(struct demo *d, const struct demo_step *step);
bool demo_play_carer(struct demo *d, const struct demo_person *p, int i, const char *name);

/* ---- demo_steps.c ---- */

/* One command as that worker: name, value pairs, ended by NULL. */
bool demo_run(struct demo *d, int worker, enum command_id id, ...) __attribute__((sentinel));
bool demo_play_step(struct demo *d, const struct demo_step *step);

#endif
