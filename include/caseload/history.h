/* What happened to a person's record: who looked, who changed what, in the words of the field. */
#ifndef CASELOAD_HISTORY_H
#define CASELOAD_HISTORY_H

#include <caseload/words.h>

/* One value that a change replaced: before -> after; NULL for none. A secret says neither. */
struct history_field {
	const char *record, *column; /* table and column */
	const char *of;		     /* "review", "section of the plan" */
	const char *label;
	const char *before, *after;
	bool is_long, secret;
};
enum history_kind { HISTORY_VIEW, HISTORY_CHANGE, HISTORY_DISCLOSE };
struct history {
	int64_t seq; /* of the audit */
	const char *at;
	const char *who;  /* name, else the login */
	const char *role; /* profession; "" not known */
	const char *login;
	enum history_kind kind;
	bool refused;
	const char *what; /* "Booked a review for ... on ..." */
	const char *detail;
	bool undone; /* a change that was taken back since */
	const char
		*undoes_at; /* when it was made what this took back; NULL: it took nothing back */
	struct history_field *fields;
	size_t fields_n;
};

/* "Looked", "Changed", "Given out", "Refused". */
const char *history_kind_words(const struct history *entry);
/* "Next review: 08-Mar-2026 -> 12-Jun-2026"; a long text as "Text: changed, 62 words". */
char *history_field_words(const struct history_field *field, struct arena *arena);

#endif
