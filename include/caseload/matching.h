/* Two records that may be of one person: how like they are, why, and how sure that is. Lists of NHS
 * Numbers from outside are in match.h.
 *
 * Every field that both records hold speaks for or against with a weight (matching.c has the
 * table); what one of them lacks says nothing. The sum is the score, and one table of thresholds
 * says what it means. Records are joined without being asked only where the NHS Number and the date
 * of birth are equal; a high score alone never joins anybody: twins and a father and son at one
 * address have nearly everything in common. */
#ifndef CASELOAD_MATCHING_H
#define CASELOAD_MATCHING_H

#include <caseload/person.h>

/* What a field of two records says. */
enum match_level {
	MATCH_MISSING, /* one of them does not have it */
	MATCH_DIFFERS,
	MATCH_PART,  /* some of it */
	MATCH_CLOSE, /* a slip of writing apart */
	MATCH_EQUAL,
	MATCH_LEVELS
};
enum match_field {
	MATCH_NUMBER,
	MATCH_BORN,
	MATCH_FAMILY,
	MATCH_GIVEN,
	MATCH_POSTCODE,
	MATCH_ADDRESS,
	MATCH_SEX,
	MATCH_PHONE,
	MATCH_EMAIL,
	MATCH_FIELDS
};
enum match_class {
	MATCH_NO,
	MATCH_POSSIBLE,
	MATCH_LIKELY,
	MATCH_SURE, /* NHS Number and date of birth equal, and nothing that speaks against it */
};

/* One record made ready to be compared many times: folded, parted, sorted. */
struct match_record {
	int64_t id;		    /* the caller's */
	const char *family, *given; /* without blanks; "" not known */
	const char *others[4];	    /* preferred name and aliases; NULL past the last */
	char born[9];		    /* "19410506", "" not known */
	const char *postcode;
	const unsigned short *address; /* its pairs of letters, sorted */
	size_t address_n;
	int sex;
	const char *phones[2];
	const char *email;
	const char *number; /* NHS Number now; NULL none */
	const char *former; /* one it had before; NULL none */
	bool traced;	    /* the number was verified */
};
/* Borrows nothing: what it needs is copied into the arena. */
void match_prepare(const struct person *person, const char *former_number, struct arena *arena,
	struct match_record *out);

struct likeness {
	enum match_class class;
	int score; /* tenths of a bit; more is likelier */
	unsigned char levels[MATCH_FIELDS];
	bool swapped;	  /* family and given name are the wrong way round */
	bool other_name;  /* agrees by a preferred name or an alias */
	bool born_turned; /* day and month are the wrong way round */
	bool former;	  /* by a number that one of them had before */
};
struct likeness likeness_of(const struct match_record *a, const struct match_record *b);
/* "Same date of birth, names swapped, same postcode; different telephone" */
char *match_why(const struct likeness *match, struct arena *arena);
const char *match_class_words(enum match_class class); /* "Likely" */

/* Pairs worth comparing: records that share one of these keys. 0: has no such key. */
enum { MATCH_KEYS = 9 };
void match_keys(const struct match_record *record, uint64_t keys[static MATCH_KEYS]);

/* Compares every two records that share a key, each pair once, by sorting the keys: never all with
 * all. A key that very many share says nothing and is passed over. `found` hears of the possible
 * ones and better; false stops. *compared, where not NULL, says how many pairs there were. */
typedef bool (*match_found_fn)(void *data, const struct match_record *a,
	const struct match_record *b, const struct likeness *match);
void match_all(const struct match_record *records, size_t n, match_found_fn found, void *data,
	size_t *compared);

#endif
