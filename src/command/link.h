/* What the files about the same person twice share. */
#ifndef COMMAND_LINK_H
#define COMMAND_LINK_H

#include <caseload/command/handler.h>
#include <caseload/link.h>

/* "AHMED, Ada (999 000 0018)", with the date of birth where there is no number. */
const char *link_name(struct call *call, const struct person *person);
/* Fills same_name and twice of a record. */
bool link_look_alikes(struct call *call, struct person_record *record, struct err *err);
/* Pairs of the team that may be one, the likeliest first. */
bool link_pairs(struct call *call, struct duplicate **out, size_t *n, struct err *err);
/* Joins two records that may be joined; the sentence says why not. `end` ends the second one's
 * open episode. *link is filled. */
bool link_make(struct call *call, const struct person *kept, const struct person *other,
	enum link_how how, const char *reason, bool end, struct person_link *link, struct err *err);
/* Why the two may not be joined now; false with the sentence. */
bool link_allowed(struct call *call, const struct person *kept, const struct person *other,
	bool end, struct err *err);

#endif
