/* A copy of a plan on paper: which version it is, who holds it and since when.
 *
 * A row is made by printing, numbered from 1 for the person; the number stands on every page. What
 * hangs on a fridge is what an ambulance crew reads, so a copy counts as out until somebody says what
 * became of it. */
#ifndef CASELOAD_COPY_H
#define CASELOAD_COPY_H

#include <caseload/words.h>

struct copy {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t shown_on; /* the person it is listed under: the record that is kept, where two are one */
	const char *person; /* name as shown */
	const char *person_uid;
	const char *nhs_number; /* NULL not known */
	int64_t plan_id;
	int64_t plan_number; /* "version 2" */
	int plan_status;     /* enum plan_status: as the paper says */
	int plan_now;	     /* as the plan stands */
	int64_t newer;	     /* number of a later plan that is agreed; 0 none */
	int64_t number;
	bool short_form; /* the contingency pages alone */
	bool large;
	const char *override_reason; /* why not in the size the reader needs; NULL it is */
	const char *printed_at;	     /* UTC */
	int64_t printed_by;	     /* worker */
	const char *by;		     /* their name */
	int64_t pages;
	int holder; /* enum copy_holder; none: not said yet */
	const char *holder_name;
	int how; /* enum copy_how */
	struct date given_on;
	struct date ended_on;
	int ended_how;	 /* enum copy_end */
	int64_t changes; /* to what is on it since it was printed, where counted */
};
extern const struct shape copy_shape;

/* Somebody may still read it. */
bool copy_is_out(const struct copy *copy);
/* What it says of itself no longer holds: a later plan is agreed, or this one is no longer what it
 * was when it was printed. */
bool copy_is_older(const struct copy *copy);
/* Out, and no longer what whoever holds it should go by: older, or what stands on it has changed
 * since (`changes` must have been counted). What "copy old" lists. */
bool copy_is_out_of_date(const struct copy *copy);
/* "Carer or family: Sam Bell"; "Not said" where nobody said who has it. */
char *copy_holder_words(const struct copy *copy, struct arena *arena);
/* "Older: version 3 is agreed", "Replaced by a newer one on 05-Mar-2026", "As it stands". */
char *copy_stand_words(const struct copy *copy, struct arena *arena);
/* "Copies 1 and 3 of version 2 are still out"; NULL where none that is out is older. *n says how
 * many. */
char *copy_older_words(const struct copy *copies, size_t n, size_t *older, struct arena *arena);

/* "3 out, 2 older"; NULL where none is out. */
char *copy_out_words(const struct copy *copies, size_t n, size_t *older, struct arena *arena);

/* The holder, the name and the days; `earliest` is the day it was printed on. */
bool copy_check(const struct copy *copy, struct date today, struct err *err);
/* Was that enum plan_status nothing anybody had agreed? */
bool copy_of_draft(int plan_status);
/* Is `other` what the holder of `copy` had before it, in the same form: of the same version or an
 * earlier one? Never where nobody holds it. */
bool copy_precedes(const struct copy *other, const struct copy *copy);
/* Does giving `copy` end `other`? What precedes it, but that a draft ends drafts alone. */
bool copy_replaces(const struct copy *copy, const struct copy *other);

#endif
