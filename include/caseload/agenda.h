/* How an agenda is made: what its rules find, who comes on, in which order, and why in words.
 * No store and no clock here. */
#ifndef CASELOAD_AGENDA_H
#define CASELOAD_AGENDA_H

#include <caseload/action.h>
#include <caseload/meeting.h>

enum {
	AGENDA_DAYS = 30, /* "since last time" where no meeting was held yet */
	AGENDA_SLOTS = 999,
	AGENDA_WORDS = 400, /* characters of a reason; of the reason somebody was taken off */
};

/* Why an agenda took somebody off by itself: nothing its rules found holds any more, or there are
 * more than a rule may bring and they had only been proposed. */
extern const char agenda_gone[], agenda_outranked[];

/* "09:30" from 9:30, 0930, 9.30, 930, 9 or 14; false where it is no time. */
bool meeting_at_read(const char *text, char out[static 6]);

/* What one rule found about one person. Which of the fields it has is said beside them. */
struct agenda_found {
	int why; /* enum agenda_why */
	int64_t person_id;
	const char *person_uid;
	int64_t episode_id; /* 0: in nobody's care */
	int64_t lead_id;
	int64_t band_rank, score_key; /* as in the board's table: who comes first */
	struct date on; /* admitted, attended, due, begun, the list's day, without a lead since */
	struct date until; /* the lead is away; the review that a carried case waits for */
	int64_t count;	   /* attendances; the plan's number; open actions of a carried case */
	const char *what;  /* the place; the action; why it was decided */
	const char *who;   /* the lead who is away; whose the action is */
	const char *cover; /* who acts; NULL nobody */
	struct score score;
	int band, band_before; /* enum band */
	int review_kind;       /* enum review_kind */
	int decision;	       /* enum decision: carried from; none: that meeting was cancelled */
	int status;	       /* enum case_status: of the case that may be carried */
	int64_t carried;       /* so often already */
	int64_t item_id;       /* carried from */
};
extern const struct shape agenda_found_shape;
/* "Plan review due 08-Mar-2026, late", "HIGH 7, new on the list of 01-Mar-2026": true on any day after. */
const char *agenda_found_words(const struct agenda_found *found, struct arena *arena);

/* One person with everything that was found. */
struct agenda_case {
	const struct agenda_found *who;	    /* the first of them: ids, risk */
	const struct agenda_found *carried; /* NULL: not carried over */
	struct agenda_reason {
		int rule; /* enum agenda_why */
		const char *words;
	} * reasons; /* one of a rule, by rank */
	size_t reasons_n;
	int64_t rank;	 /* of the best of its rules */
	int64_t minutes; /* the longest of them */
	bool always;	 /* asked for or carried: comes on whatever the time */
	bool cut;	 /* one too many of its first rule: not to be put on */
	bool on;	 /* agenda_fill() */
};
const struct agenda_rule *agenda_rule_of(const struct agenda_rule *rules, size_t n, int why);
/* Puts together what was found of each person, in the order of an agenda: the best rank, then the
 * most reasons, then the highest risk. Whom only rules with a `most` found count for the first of
 * these, and are `cut` where they are more than that. What a rule that is not used found does not
 * count. */
void agenda_gather(const struct agenda_rule *rules, size_t rules_n,
	const struct agenda_found *found, size_t n, struct arena *arena, struct agenda_case **out,
	size_t *out_n);
/* Marks those for whom there is time: always, who must come; of the others, in their order, while the
 * minutes last. */
void agenda_fill(struct agenda_case *cases, size_t n, int64_t minutes);

/* Is it in the order of the agenda: neither only proposed nor taken off? */
bool case_in_order(const struct case_item *item);

/* The reason of a colleague's asking joined to what is there: "A; B", cut to AGENDA_WORDS. */
const char *agenda_words_join(const char *there, const char *more, struct arena *arena);
/* Cut to so many characters, with an ellipsis in the last. */
const char *agenda_words_cut(const char *words, size_t most, struct arena *arena);
/* Of what matters to somebody, for the agenda's line; NULL: nothing is written. */
const char *agenda_first_sentence(const char *text, struct arena *arena);
/* "OT to visit (L Evans), 6 days late", "Ring the GP (A Brown), done 10-Mar-2026: he comes". */
const char *agenda_action_words(
	const struct action *action, struct date today, struct arena *arena);

#endif
