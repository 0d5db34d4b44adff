/* What the handlers of episodes, leads, plans and reviews share. */
#ifndef COMMAND_CARE_H
#define COMMAND_CARE_H

#include <caseload/command/handler.h>

/* Band of the score that stands; BAND_NO_DATA where nobody scored the person. */
bool care_band(struct call *call, enum band *out, struct err *err);
/* call->person as they are named in a message. */
const char *care_name(struct call *call);
/* What names a person in a command that is suggested: the NHS Number, else the whole uid, for all who
 * were recorded in the same minute share its beginning. */
const char *care_key(const char *nhs_number, const char *uid);
/* "12-Mar-2026", in the call's arena. */
const char *care_date(struct call *call, struct date date);
/* "Thu 12-Mar-2026", likewise. */
const char *care_weekday(struct call *call, struct date date);
/* The argument, else today; never after today. */
bool care_on(struct call *call, struct date *out, struct err *err);
/* A text that must be there. */
bool care_need_text(struct call *call, const char *name, size_t limit, bool lines, const char **out,
	struct err *err);
/* A word of a list that must be there. */
bool care_need_word(struct call *call, const char *name, const struct word_list *list, int *out,
	struct err *err);
/* Refuses a day before the person of the call was born; where either is not known it may be. */
bool care_in_life(struct call *call, const char *field, struct date day, struct err *err);
/* A worker who is here on the day; one who has left is refused by name. */
bool care_worker(struct call *call, const char *name, struct worker *out, struct err *err);
/* A worker of the team, also one who has left: then by login or uid alone. */
bool care_worker_ever(struct call *call, const char *name, struct worker *out, struct err *err);
/* The argument `contact`: one of the person's who has not ended, by name or uid. */
struct contact;
bool care_contact(struct call *call, struct contact *out, struct err *err);
/* Does a uid begin with `key` (four characters or more), or a text, without regard to case? */
bool care_is_named(const char *uid, const char *text, const char *key);

/* The next review of a kind after one was held or a plan agreed: books `date` where it is set,
 * else leaves one due by the team's interval for the person's band. */
bool care_next_review(struct call *call, enum review_kind kind, struct date from, struct date date,
	int64_t previous_id, struct review *out, struct err *err);
/* The agreed plan of the episode says when it is reviewed next; for the other kinds nothing. */
bool care_tell_plan(
	struct call *call, int64_t episode_id, int kind, struct date next, struct err *err);
/* What was stopped has been answered, or given another date: its stop is over. */
bool care_clock_answered(
	struct call *call, int kind, int64_t of_id, struct date on, struct err *err);
/* A plan is reviewed at least as often as PLAN_REVIEW says (field E12). */
bool care_review_in_time(struct call *call, enum review_kind kind, struct date from,
	struct date date, const char *field, struct err *err);

/* What more than one command does, the inner part of each; they save and say nothing.
 * Gives the role that `lead` names to its worker from its day on: whoever held it or was asked makes
 * room and comes back as *before (id 0: nobody). Refused where it is theirs already. */
struct lead;
bool lead_give(struct call *call, struct lead *lead, struct lead *before, struct err *err);
/* The person was told on that day who leads: that clock stops. Refused before the lead began. */
bool lead_told(struct call *call, struct lead *lead, struct date on, int how, struct err *err);
/* Books the open review of a kind, or a new one, for a day that has not passed; *before is when it
 * was due until now, none for a new one. The agreed plan is told. */
bool review_put(struct call *call, enum review_kind kind, struct date date, struct review *out,
	struct date *before, struct err *err);
/* "Fri 12-Jun-2026, in 13 weeks", and a remark where nobody works that day. */
const char *review_day_words(struct call *call, struct date date);
/* Brings the call's person onto the register today, or a candidate; call->episode is theirs then. */
bool register_enter(struct call *call, int found_how, const char *reason, struct err *err);

/* Checks and saves an event of a person, new or changed, and does what follows from it. The one way
 * for every command that records one. */
struct event;
bool event_save(struct call *call, struct event *event, struct err *err);

/* How often somebody is away twice at once, or acts for another while away: never, if each was
 * added by absence add; what is undone may bring it about. */
bool absence_clashes(struct call *call, size_t *out, struct err *err);

/* How many faults the finder has in the team's cases without late reviews, which every list shows, and
 * without pairs, for which everybody has to be compared. */
bool faults_in_cases(struct call *call, int64_t *out, struct err *err);

/* Ends the worker's time in the team; refused while anything is still theirs, or when nobody else
 * could run the team. */
bool worker_end(struct call *call, struct worker *worker, struct date on, struct err *err);

#endif
