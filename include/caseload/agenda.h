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

/* Why an agenda took somebody off by itself: nothing its rules found holds any more. */
extern const char agenda_gone[];

/* "09:30" from 9:30, 0930, 9.30, 930, 9 or 14; false where it is no time. */
bool meeting_at_read(const char *text, char out[static 6]);

/* Sums of the items in the order of the agenda: neither proposed nor taken off. */
size_t agenda_cases(const struct case_item *items, size_t n);
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
