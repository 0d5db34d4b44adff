/* A page that goes to somebody: how large its letters must be, and whether it may go at all
 * (field 5.6, 5.7). */
#ifndef CASELOAD_PAPER_H
#define CASELOAD_PAPER_H

#include <caseload/person.h>

/* What was asked for. */
struct print_wish {
	int size;	    /* enum print_size; none: as the reader needs it */
	const char *reason; /* why not as they need it; NULL none */
};

/* Large print is needed by a reader of that enum comm_need: for large print and for easy read. */
bool print_needs_large(int comm_need);
/* The size for a reader of that enum comm_need. Whoever needs it gets no ordinary type unless `wish` asks for it and says why, and that
 * reason comes back in *overrides for the audit (NULL: nothing is overridden). ERR_INVALID "reason".
 * `name` is the reader's, for the sentence. */
bool print_size_for(const char *name, int comm_need, const struct print_wish *wish, bool *large,
	const char **overrides, struct err *err);
/* What paper cannot give somebody of that need: "Needs information as audio: paper alone does not
 * reach them."; NULL where it can. */
const char *print_cannot(int comm_need, struct arena *arena);

/* ERR_INVALID "person": who died, or is not to be contacted, gets no letter. */
bool person_may_be_written_to(const struct person *person, struct err *err);
/* ERR_INVALID "contact": ended, or must not be contacted. */
bool contact_may_be_written_to(const struct contact *contact, struct err *err);

#endif
