/* Between the files of letters. */
#ifndef COMMAND_LETTERS_H
#define COMMAND_LETTERS_H

#include <caseload/letter.h>
#include <caseload/store/letter.h>

#include "care.h"

struct sheet;

/* What a letter is made of, read in one transaction. */
struct letter_making {
	struct letter letter;
	struct contact contact; /* to whom; id 0: to the person */
	struct lead *lead;	/* who leads now, and who did before */
	struct worker lead_worker;
	const char *before;
	struct review *review;
	struct letter_values values;
	const char *sender, *address; /* lines */
	bool by_hand;		      /* the address is confidential */
	struct letter *stopped;	      /* printed before, and cancelled by this one */
	size_t stopped_n, stopped_room;
	/* letter_print.c: whose it is, in a message; what whoever sends it should know; the pages. */
	const char *who, *remark;
	struct sheet *sheet;
};
/* Whom to, about what, and every field; refused where the letter may not be written. Needs
 * call_subject(). */
bool letter_make(struct call *call, struct letter_making *making, struct err *err);

/* Why a letter that nobody has in the hand was cancelled. */
#define LETTER_PRINTED_AGAIN "Printed again"
#define LETTER_NOT_PRINTED "It was not printed"
bool letter_cancel(struct call *call, struct letter *letter, const char *why, struct err *err);
/* "Who your lead professional is" */
const char *letter_words(const struct letter *letter);
/* What a person types to name the person: the NHS Number, else the beginning of the uid. */
const char *letter_key(struct call *call, const char *nhs_number, const char *uid);
/* Which letters that are due are asked for, by the arguments --days, --kind and --lead. */
bool letters_due_asked(struct call *call, struct letters_due *which, struct err *err);

/* Letters of the call's person that wait and are not to be sent any more: about one lead or one
 * review, or all of them. *n is how many they were. */
struct letter_stop {
	int64_t lead_id, review_id; /* 0: not asked for */
};
bool letters_stop(struct call *call, int64_t person_id, const struct letter_stop *which,
	const char *why, size_t *n, struct err *err);
/* " 1 letter that was not sent is cancelled.", "" for none. */
const char *letters_stopped_words(struct call *call, size_t n);

#endif
