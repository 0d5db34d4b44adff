/* What the rules of an agenda find. */
#ifndef CASELOAD_STORE_AGENDA_H
#define CASELOAD_STORE_AGENDA_H

#include <caseload/agenda.h>
#include <caseload/store/store.h>

/* The last meeting that was held before this one: of everybody, or of the same practice; id 0 none. */
bool store_agenda_last(struct store *store, const struct meeting *meeting, struct arena *arena,
	struct meeting *out, struct err *err);

struct agenda_asked {
	int64_t team_id;
	int64_t meeting_id;  /* the agenda is of; 0: not yet saved */
	int64_t practice_id; /* 0: everybody of the team */
	const char *leading; /* instrument; NULL: of what each list is */
	struct date on;	     /* the meeting's day */
	struct date today;
	struct date since;    /* last time */
	const char *since_at; /* instant: what was recorded after it is new too */
};
/* What one rule finds, by one query or one for each practice, whatever the number of people; the
 * days of the rule are those it must be late or waiting at least. Appends to *out. Of what is carried
 * only what case_carries(). AGENDA_ASKED finds nothing: colleagues ask. */
bool store_agenda_find(struct store *store, const struct agenda_rule *rule,
	const struct agenda_asked *asked, struct arena *arena, struct agenda_found **out, size_t *n,
	size_t *room, struct err *err);

/* The person's own words of what matters, in the plan that counts; NULL: none, or restricted. */
bool store_agenda_matters(struct store *store, int64_t person_id, struct arena *arena,
	const char **out, struct err *err);

#endif
