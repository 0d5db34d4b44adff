/* When something is due, and what that is: due, due soon, late. The one definition, used by list,
 * count, print and export alike.
 *
 * How long something takes is a row of the table deadline_rule, never a number in the code. */
#ifndef CASELOAD_DEADLINE_H
#define CASELOAD_DEADLINE_H

#include <stdint.h>

#include <caseload/words.h>

/* ---- bank holidays ---- */

struct holiday {
	int64_t id;
	int64_t version;
	struct date on;
	const char *name;
	int change;	    /* enum holiday_change, where a list was read; not stored */
	const char *before; /* the name it had, of one that changed */
	bool removed;	    /* worked after all; kept, so that it can be put back */
};
extern const struct shape holiday_shape;

/* ---- the rules ---- */

struct deadline_rule {
	int64_t id;
	int64_t version;
	int code;	    /* enum deadline_code */
	const char *anchor; /* day 0, in words */
	int64_t earliest;   /* not before so many; 0: from day 0 */
	int64_t amount;	    /* 0: none, or agreed for each person; negative: before day 0 */
	int unit;	    /* enum deadline_unit */
	const char *stops;  /* what answers it, in words */
	const char *source; /* where the rule comes from */
};
extern const struct shape deadline_rule_shape;

enum { DEADLINE_RULES = RULE_MDT_CUTOFF + 1 };
/* All of them, and the days that working days pass over: read once, handed to whoever works out a
 * date. */
struct deadline_rules {
	struct deadline_rule of[DEADLINE_RULES]; /* by enum deadline_code */
	struct holidays holidays;
};

/* The last day that is in time, counted from day 0, which is not counted itself. 31 January and a
 * month is the last of February. No date where there is no anchor or the rule has no length; for a
 * rule in hours the day of the anchor. */
struct date deadline_due(
	const struct deadline_rule *rule, struct date anchor, const struct holidays *holidays);
struct date deadline_by(
	const struct deadline_rules *rules, enum deadline_code code, struct date anchor);
/* Rules in hours: from an instant to an instant, in seconds since 1970 UTC, so that two hours are two
 * hours when the clocks change. For the other units the last second of the day in London. */
int64_t deadline_due_at(
	const struct deadline_rule *rule, int64_t anchor, const struct holidays *holidays);
/* "21 days", "3 working days", "1 month", "42 to 56 days", "2 days before", "the end of the month",
 * "as agreed for each". */
char *deadline_rule_words(const struct deadline_rule *rule, struct arena *arena);
/* "Tell who leads: within 21 days" is a rule's name by word_shown(&words_deadline_code). Refuses an
 * amount that the rule cannot have, with the reason. */
bool deadline_rule_check(const struct deadline_rule *rule, int64_t amount, struct err *err);

/* ---- due, soon, late ---- */

enum deadline_state { DEADLINE_NONE, DEADLINE_AHEAD, DEADLINE_SOON, DEADLINE_TODAY, DEADLINE_LATE };

/* Late from the day after the due date; soon within `soon_days` before it. */
enum deadline_state deadline_state(struct date due, struct date today, int64_t soon_days);
long deadline_late_days(struct date due, struct date today); /* 0 when not late or no date */
/* "4d late", "today", "in 4d", "in 13w"; "" where there is no date. */
const char *deadline_words(struct date due, struct date today, char buffer[static 16]);
/* "4 days late", "due today", "due in 4 days": for paper and speech. */
const char *deadline_sentence(struct date due, struct date today, char buffer[static 32]);

/* What is due at an instant is late once that has passed. "35 min late", "due 15:20"; from a day on
 * the words of its day. */
bool deadline_is_past(int64_t due_at, int64_t now);
const char *deadline_words_at(int64_t due_at, int64_t now, char buffer[static 16]);

#endif
