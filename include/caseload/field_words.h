/* What the columns of a record are called, and how their values are said: one table for the history
 * of a person and whatever else tells a change in words. */
#ifndef CASELOAD_FIELD_WORDS_H
#define CASELOAD_FIELD_WORDS_H

#include <caseload/words.h>

enum field_kind {
	FIELD_IS_TEXT,
	FIELD_IS_LONG, /* a text of many lines: that it changed is said, and both are compared */
	FIELD_IS_DATE,
	FIELD_IS_CODE,	   /* of `words` */
	FIELD_IS_WORKER,   /* the id of one */
	FIELD_IS_PRACTICE, /* the id of one */
	FIELD_IS_YES_NO,
	FIELD_IS_TOLD,	/* Y, N, Z asked and not stated, 9 not known */
	FIELD_IS_SECRET /* only that it changed is ever said */
};
struct field_words {
	const char *record, *column; /* table and column */
	const char *label;
	enum field_kind kind;
	const struct word_list *words;
	bool hidden_when_restricted; /* where the person lives, and how to reach them */
};
/* NULL: keys, versions, who saved when: nothing a person reads. */
const struct field_words *field_words(const char *record, const char *column);
/* "review", "section of the plan": what a row is. */
const char *record_words(const char *record);

#endif
