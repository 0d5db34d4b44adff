/* The team meeting (MDT): who comes, whose case is spoken about, what is decided.
 * An entry about a person belongs to that person's record; the meeting is an index to its entries. */
#ifndef CASELOAD_MEETING_H
#define CASELOAD_MEETING_H

#include <caseload/history.h>
#include <caseload/record.h>

struct meeting {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t team_id;
	int64_t practice_id;  /* 0: people of every practice */
	const char *practice; /* its name; NULL every practice */
	struct date on;
	const char *at; /* "09:30", local */
	int64_t minutes;
	const char *place;
	int64_t chair_id, recorder_id;
	const char *chair, *recorder; /* names */
	int status;		      /* enum meeting_status */
	struct date cutoff;	      /* the last day on which names are taken: rule MDT_CUTOFF */
	const char *opened_at, *closed_at; /* instants */
	const char *cancel_reason;
	/* counted where meetings are listed */
	int64_t cases;	   /* on the agenda or spoken about */
	int64_t undecided; /* of these */
	int64_t present;
};
extern const struct shape meeting_shape;

struct attendance {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t meeting_id;
	int64_t worker_id; /* 0: a guest */
	const char *name;  /* of the worker or the guest */
	const char *login; /* NULL: a guest, or somebody who does not use the program */
	int profession;	   /* enum profession */
	int status;	   /* enum attendance_status */
	int64_t deputy_for_id;
	const char *deputy_for; /* name; NULL for nobody */
};
extern const struct shape attendance_shape;

struct case_reason {
	int64_t id;
	int64_t version;
	int64_t case_item_id;
	int rule;	   /* enum agenda_why */
	const char *words; /* "Review due 08-Mar-2026, 4 days late" */
	bool gone;	   /* it no longer holds; only agendas that are built see such */
};
extern const struct shape case_reason_shape;

struct case_item {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t meeting_id;
	int64_t person_id;
	int64_t episode_id; /* 0: in nobody's care yet */
	const char *person; /* name as shown */
	const char *person_uid;
	const char *nhs_number;
	struct date born;
	int band;	 /* enum band, now */
	int64_t slot;	 /* place in the order, from 1 */
	int64_t minutes; /* the time it was given */
	int64_t seconds; /* the time it took */
	int status;	 /* enum case_status */
	int64_t asked_by_id;
	const char *asked_by; /* name */
	const char *asked_reason;
	bool late;
	const char *late_reason, *dropped_reason;
	int64_t speaker_id;
	const char *speaker; /* name: who must speak to it */
	/* What is written: the person's own wish, and the four boxes of the minutes. */
	const char *wants, *situation, *action_to_date, *update, *next_steps;
	int decision; /* enum decision */
	const char *decision_reason;
	const char *refer_to;
	struct date next_review;
	const char *decided_at; /* instant */
	struct date told_on;
	int told_how; /* enum informed_how */
	const char *told_whom, *told_not_needed;
	int64_t carried; /* how many meetings it was carried over from */
	int64_t carried_from_id;
	bool built;		     /* the rules put it there and nobody touched it since */
	struct case_reason *reasons; /* by the rank of their rules */
	size_t reasons_n;
	/* where entries are read as one person's record */
	struct date on; /* of the meeting */
	const char *meeting_uid;
	int meeting_status;	       /* enum meeting_status */
	int64_t actions, actions_open; /* asked for here; open now */
	const char *new_lead;	       /* who was made lead here; NULL nobody */
	int64_t waiting;	       /* where whom to tell is listed: days since the meeting */
	int64_t unchanged; /* for how many meetings before it nothing was decided or asked for anew */
};
extern const struct shape case_item_shape;

struct agenda_rule {
	int64_t id;
	int64_t version;
	int64_t team_id; /* 0: as it comes */
	int rule;	 /* enum agenda_why */
	bool used;
	int64_t rank;	 /* whose cases come first */
	int64_t minutes; /* a case gets the longest of its rules */
	int64_t most;	 /* at most so many cases of which it is the first; 0 all */
	int64_t days;	 /* late or waiting at least so many days; 0 any */
};
extern const struct shape agenda_rule_shape;

/* Who has the meeting open on their screen. */
struct seat {
	int64_t meeting_id;
	int64_t worker_id;
	const char *name;
	int64_t case_item_id; /* 0: at none */
	const char *place;    /* the field they write in: "update"; NULL none */
	const char *seen_at;
	bool gone;
};
extern const struct shape seat_shape;

/* A meeting with all that hangs on it: RESULT_MEETING. */
struct meeting_record {
	struct meeting meeting;
	struct attendance *attendance; /* present, deputies after them, apologies, the others */
	size_t attendance_n;
	struct case_item *items; /* by slot; proposed ones and those taken off after them */
	size_t items_n;
	struct seat *seats; /* others who were seen in the last SEAT_MINUTES */
	size_t seats_n;
	int64_t seat_case_id; /* the case who reads this was last at; 0 at none */
	bool seat_taken;      /* they did not leave it in order: they were cut off, or are there */
	struct action *actions; /* asked for at this meeting, by case */
	size_t actions_n;
	const char *missing; /* meeting_missing() */
	int64_t fits;	     /* how many cases the time is enough for */
};

/* One case as the room sees it: RESULT_CASE, with the person's record in result->about. */
struct case_page {
	struct meeting_record *meeting; /* with every item, but without their texts */
	struct case_item item;
	struct case_item *last; /* what was said of the person last time; NULL never */
	struct action
		*last_actions; /* that were open then or have been asked for since; as they stand */
	size_t last_actions_n;
	struct action *actions; /* asked for at this meeting about this person */
	size_t actions_n;
	struct history
		*since; /* every change since `last`, or since the meeting before; newest first */
	size_t since_n;
	struct date since_on; /* AGENDA_DAYS ago where the team has not met yet */
	const char
		*risk; /* one line: "HIGH 7 (local_cst), 5 -> 7 since 12-Feb-2026 (Falls 0 -> 2)" */
	int64_t unchanged; /* for how many meetings nothing was decided anew; see meeting_asks_close() */
};

enum { SEAT_MINUTES = 5 }; /* after these a recorder who was not seen is not there */

bool meeting_is_over(const struct meeting *meeting); /* closed or cancelled */
/* May names be given without it being late? Until the end of the cut-off day, and the list not closed. */
bool meeting_takes_names(const struct meeting *meeting, struct date today);
/* "Nobody from social care is here." where health or social care is missing; "" where both are.
 * Present, and deputies, count by their own profession. */
const char *meeting_missing(const struct attendance *attendance, size_t n, struct arena *arena);
/* How many items, in their order, the meeting's time is enough for: those on the agenda. */
size_t meeting_fits(const struct meeting *meeting, const struct case_item *items, size_t n);

/* "14:38": when the i-th item begins, by the times of those before it. */
const char *case_begins(const struct meeting *meeting, const struct case_item *items, size_t i,
	struct arena *arena);
/* Why somebody is on the agenda, all reasons: "Asked by J Patel: two falls; Lead is away"; "" none. */
const char *case_why_words(const struct case_item *item, struct arena *arena);
/* "Review on 12-Jun-2026", "Referred on: Falls clinic", "Lead changed: L Evans"; "" undecided. */
const char *case_decision_words(const struct case_item *item, struct arena *arena);
/* "OPEN", "CLOSED", "TAKEN OFF": whether the next meeting speaks of it. */
const char *case_open_words(const struct case_item *item);
/* "14-Feb-2026, By telephone, daughter"; "Nobody has to be told: ..."; "NOT TOLD YET" where somebody must
 * be; "" where it changes nothing for the person. */
const char *case_told_words(const struct case_item *item, struct arena *arena);

/* Does it belong in the minutes: was it on the agenda, or taken off by somebody? Not what the rules
 * alone proposed, or put on and took off again. */
bool case_in_minutes(const struct case_item *item);
/* Keeps those of `n` that do, in their order; returns how many. */
size_t cases_in_minutes(struct case_item *items, size_t n);
/* Has anything been written or decided at the meeting, or does it only stand on an agenda? */
bool case_says_anything(const struct case_item *item);
/* "Ring the pharmacy / L Evans / 13-Mar-2026, in 1d" */
const char *case_action_words(const struct action *action, struct date today, struct arena *arena);
/* The whole entry as lines to read, "Update: ..."; of `actions` those that it asked for. */
const char *case_text(const struct case_item *item, const struct action *actions, size_t n,
	struct date today, struct arena *arena);

bool case_is_decided(const struct case_item *item);
/* On the agenda and waiting: what keeps a meeting from being closed. */
bool case_is_open(const struct case_item *item);
/* Is it carried onto a meeting on that day? Everything but what was closed or taken off; what waits
 * for a review date only from that date on. */
bool case_carries(const struct case_item *item, struct date on);
/* For how many meetings in a row nothing was asked for, and nothing decided but when to look again or
 * what the one before had decided: of what was decided about a person, newest first. */
int64_t case_unchanged(const struct case_item *before, size_t n);
/* After so many meetings with nothing new the meeting is asked whether to take somebody off. */
enum { UNCHANGED_MEETINGS = 3 };
bool meeting_asks_close(int64_t unchanged);
/* Must the person be told? A plan, a lead, a referral, acceptance or closing is a change (field E8). */
bool case_must_tell(const struct case_item *item);
bool case_is_told(const struct case_item *item); /* or it was said why nobody has to be */

/* The key of a decision in the meeting: p a m r v c f. 0 for none. */
char decision_key(enum decision decision);
/* What a decision cannot be without. */
enum {
	DECISION_NEEDS_REASON = 1,
	DECISION_NEEDS_DATE = 2,
	DECISION_NEEDS_LEAD = 4,
	DECISION_NEEDS_SERVICE = 8
};
unsigned decision_needs(enum decision decision);

/* `what / who / when`: the quick line of an action. Slashes between, blanks around them are left out;
 * who and when may be missing (""). A slash in a date belongs to it: only the first two that have a
 * blank beside them or stand after what and who separate. */
struct action_line {
	const char *what, *who, *when;
};
struct action_line action_line_read(const char *text, struct arena *arena);

#endif
