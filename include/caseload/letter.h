/* Letters to a person, or about a person to somebody close to them: who leads, that it changed, an
 * invitation to a review (field 1.5, 3.2 row 17). A team may word them itself; what a template may
 * say is checked when it is kept, and that every field has a value before a letter is printed.
 * There is nothing clinical in a letter: no field gives it. */
#ifndef CASELOAD_LETTER_H
#define CASELOAD_LETTER_H

#include <caseload/base/arena.h>
#include <caseload/words.h>

struct letter {
	int64_t id; /* 0: one that is due and not printed yet */
	const char *uid;
	int64_t version;
	int64_t person_id;
	const char *person, *person_uid, *nhs_number;
	int64_t episode_id;    /* 0 none */
	int64_t contact_id;    /* to whom, where it is not the person; 0 the person */
	const char *contact;   /* name */
	int64_t lead_id;       /* whom it tells about; 0 none */
	const char *lead;      /* name */
	int64_t review_id;     /* what it invites to; 0 none */
	struct date review_on; /* and for which day */
	int kind;	       /* enum letter_kind */
	const char *text;      /* as it was printed */
	bool large;
	const char *override_reason; /* why not in the size that is needed */
	int status;		     /* enum letter_status; none: due, not printed yet */
	const char *printed_at;
	int64_t printed_by;
	const char *printer; /* who printed it, name */
	struct date sent_on;
	const char *cancel_reason;
	/* Of one that waits or is due: by when the person is to be told, or the day of the review;
	 * and what to do about it, as typed in a shell. */
	struct date due_on;
	const char *say;
};
extern const struct shape letter_shape;

struct letter_template {
	int64_t id;
	int64_t version;
	int64_t team_id; /* 0: as it comes */
	int kind;	 /* enum letter_kind */
	const char *text;
	bool own; /* the team words it itself */
};
extern const struct shape letter_template_shape;

enum { LETTER_TEMPLATE_MOST = 20000, LETTER_MOST = 40000 }; /* characters */
/* Letters of one job, at most. */
enum { LETTERS_AT_ONCE = 200 };
/* A letter that was printed waits so many days until the fault finder asks after it. */
enum { LETTER_WAITS_DAYS = 7 };

/* ---- fields ---- */

enum letter_value {
	LETTER_GREETING,
	LETTER_PERSON_NAME,
	LETTER_YOU,
	LETTER_YOUR,
	LETTER_LEAD_NAME,
	LETTER_LEAD_ROLE,
	LETTER_LEAD_TELEPHONE,
	LETTER_LEAD_ORGANISATION,
	LETTER_LEAD_DUTIES,
	LETTER_LEAD_SINCE,
	LETTER_OLD_LEAD_NAME,
	LETTER_REVIEW_DATE,
	LETTER_REVIEW_KIND,
	LETTER_REVIEW_WITH,
	LETTER_TEAM_NAME,
	LETTER_PRACTICE_NAME,
	LETTER_TODAY,
	LETTER_SENDER_NAME,
	LETTER_SENDER_ROLE,
	LETTER_SENDER_TELEPHONE,
	LETTER_VALUES
};
struct letter_field {
	const char *name;  /* "lead name": in a template [lead name] */
	const char *about; /* a sentence for whoever writes a template */
	const char *kinds; /* "every letter", "lead_changed only" */
	const char *must;  /* the kinds whose template must have it; NULL none */
};
/* By enum letter_value. */
extern const struct letter_field letter_fields[LETTER_VALUES];
extern const struct shape letter_field_shape;

/* What stands for each field. Where there is no value, why, and what to do about it; a value is put
 * in as it is, whatever brackets it holds. */
struct letter_values {
	const char *of[LETTER_VALUES];
	const char *missing[LETTER_VALUES];
};

/* ERR_INVALID "text": an unknown field (with its line, and the nearest there is), one that this
 * letter has no value for, a bracket that is not closed, a field that is missing though it must be
 * there (name, telephone, role and duties of who leads), too long, or control characters. */
bool letter_template_check(int kind, const char *text, struct err *err);
/* The text of a letter. [lead name] is filled as it is, [Lead name] with a capital; [[ is a bracket.
 * ERR_INVALID names the first field without a value. */
bool letter_fill(const char *text, const struct letter_values *values, struct arena *arena,
	char **out, struct err *err);

/* ---- words ---- */

/* "12 March 2026", "Thursday 12 March 2026". */
char *letter_date(struct date date, bool weekday, struct arena *arena);
/* "community matron", "GP": as it stands in the middle of a sentence. */
char *letter_role(int profession, struct arena *arena);
/* What a lead professional does (field 1.5): to the person, or about them to somebody else. */
const char *letter_duties(bool to_person);

#endif
