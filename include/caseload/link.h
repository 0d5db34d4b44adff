/* Two records of one person, joined by a link: the kept one shows both, nothing is moved, and ending
 * the link parts them again as they were (trust: merge is reversible). A link of the kind "not the
 * same" says that somebody looked, and that they are two people. */
#ifndef CASELOAD_LINK_H
#define CASELOAD_LINK_H

#include <caseload/matching.h>
#include <caseload/record.h>

struct person_link {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t kept_id, merged_id;
	int kind; /* enum link_kind */
	int how;  /* enum link_how */
	const char *reason;
	struct date from, until; /* until: none while it stands */
	const char *end_reason;
	const char *made_at, *made_by;
	/* of the merged record */
	const char *merged_uid, *nhs_number, *family, *given, *title;
	struct date born;
};
extern const struct shape person_link_shape;

/* Two people known to the team who may be one. */
struct duplicate {
	struct person a, b;
	struct likeness match;
	const char *why;
};

/* The two side by side, each with all that hangs on it, and what was said of the pair before. */
struct person_pair {
	struct person_record *a, *b;
	struct likeness match;
	const char *why;
	struct person_link *said; /* newest first */
	size_t said_n;
};

/* One line of the two side by side. `same`: both have it and it is the same. `apart`: both have
 * something else there. */
struct pair_line {
	const char *label, *a, *b;
	bool same, apart;
};
const char *pair_line_mark(const struct pair_line *line); /* "=" the same, "!" apart, "" */
/* Everything that tells two people apart; addresses and telephones are left out where either is
 * restricted. Texts in the arena. */
size_t pair_lines(const struct person_pair *pair, struct arena *arena, struct pair_line **out);

/* The link to the record that a row with this person_id came from; NULL: it is the record's own. */
const struct person_link *record_link(const struct person_record *record, int64_t person_id);
/* The name and number of the record that a row with this person_id came from, " (from AHMED, Ada,
 * 999 000 0026)"; "" where it is the record's own. */
const char *record_whose(
	const struct person_record *record, int64_t person_id, struct arena *arena);

#endif
