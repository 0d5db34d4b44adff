/* A person: not a case. Someone may have several episodes on a register over the years. */
#ifndef CASELOAD_PERSON_H
#define CASELOAD_PERSON_H

#include <caseload/nhs_number.h>
#include <caseload/words.h>

struct person {
	int64_t id;
	const char *uid;
	int64_t version;
	const char *nhs_number; /* NULL: not known */
	int nhs_status;		/* enum nhs_status: trace status 01 to 08 */
	const char *family;	/* as typed; NULL: not known (a list gave only a number) */
	const char *given;
	const char *preferred;
	const char *title;
	const char *aliases;
	struct date born;  /* none: not known */
	int64_t age_given; /* age a list gave where the birth date is not known; 0 none */
	struct date died;
	int gender; /* enum gender: stated */
	int ethnic; /* enum ethnic */
	const char *language;
	const char *interpreter; /* language of the interpreter needed */
	const char *address;	 /* lines with '\n' between */
	const char *postcode;
	const char *phone;
	const char *mobile;
	const char *email;
	int contact_method; /* enum contact_method */
	int comm_need;	    /* enum comm_need */
	int sharing;	    /* enum sharing, with the whole team */
	int living;	    /* enum living */
	const char *accommodation;
	const char *key_safe; /* hidden until asked for, and asking is audited */
	int64_t practice_id;
	const char *practice; /* ODS code */
	const char *practice_name;
	const char *usual_gp;
	int64_t team_id;	/* that knows the person, by practice or by a list; 0: none */
	const char *no_contact; /* nobody is to write to them, and why; NULL: one may */
	bool restricted;	/* address and phone are not shown on lists or paper */
	const char *fold;	/* search key, from person_fold() */
	const char *created_at, *updated_at;
	int64_t created_by, updated_by;
	int64_t import_run_id; /* the run that made this person; 0: by hand */
	int64_t kept_id;       /* the record that this one is merged into and shown on; 0: none */
	int64_t merged_n;      /* records that are merged into this one */
};
extern const struct shape person_shape;

/* Identifiers besides the NHS Number: council, EMIS, SystmOne ... */
struct identifier {
	int64_t id;
	int64_t person_id;
	const char *scheme; /* "emis", "council" ... */
	const char *value;
	struct date from, until;
};
extern const struct shape identifier_shape;

struct alert {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int kind; /* enum alert_kind */
	const char *text;
	struct date from, review_on, ended;
	const char *end_reason;
	const char *told; /* Y N Z 9: was the person told, and 9 where nobody asked */
};
extern const struct shape alert_shape;

struct contact {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	const char *name;
	const char *relationship;
	int role; /* enum contact_role */
	const char *phone;
	const char *address;
	const char *note;
	int64_t ring_order;  /* 1 is rung first */
	bool do_not_contact; /* must not be contacted: shown beside every number */
	int comm_need;
	struct date from, ended;
	const char *end_reason;
};
extern const struct shape contact_shape;

/* "O'BRIEN, Siobhan (Mrs)": family name in capitals by Unicode rules, on display only.
 * Where the name is not known: "NAME NOT KNOWN". */
char *person_name(const struct person *person, struct arena *arena);
/* Search key of every name, folded: "obrien siobhan shiv". */
char *person_fold(const struct person *person, struct arena *arena);
/* Age on a day (of death at the latest); -1 where not known. */
int person_age(const struct person *person, struct date on);
/* Checks what the person alone can tell: a name or an NHS Number, dates in order, lengths
 * (names 100, other lines 200), no control characters, a postcode's shape. */
bool person_check(const struct person *person, struct date today, struct err *err);
/* Same-name warning: same folded family and given name. */
bool person_same_name(const struct person *a, const struct person *b);
/* May be one person written differently: family and given name within a letter or two of each
 * other, one the beginning of the other, swapped, or the preferred name in place of the given. A
 * missing name speaks against nothing. */
bool person_like_name(const struct person *a, const struct person *b);
/* "de11aa" as "DE1 1AA"; NULL where it has no postcode's shape. */
char *postcode_tidy(const char *text, struct arena *arena);

#endif
