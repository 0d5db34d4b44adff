/* What the files of the command room share. */
#ifndef COMMAND_INSIDE_H
#define COMMAND_INSIDE_H

#include <caseload/command/handler.h>
#include <caseload/deadline.h>

struct risk_instrument;
struct session {
	struct arena *arena; /* worker, team, rules */
	struct store *store;
	struct worker worker;
	struct team team;
	struct deadline_rules rules;
	const char *id; /* of this session, in the audit */
	bool read_only;
	bool playing; /* the demonstration: what it does is nobody's to undo */
	/* The search box that is open: its first search is in the audit, these come after it. */
	char box[40];
	int64_t box_searches, box_shown;
	/* risk_held.c: the instruments as they were read; NULL not yet. */
	const struct risk_instrument *instruments;
	size_t instruments_n;
	int64_t instruments_stamp;
	progress_fn progress;
	void *progress_data;
};

/* Reads team and worker again after a command that changed them. What was saved is saved: where
 * they cannot be read, they stay as they were. */
void session_reload(struct session *session);

/* risk_rescore.c: computes what is on again for somebody in care after a fact about them changed: a
 * score that came out otherwise is a new one; where none comes out any more, or the person is in
 * nobody's care, the one that stands is marked. */
bool call_rescore(struct call *call, int64_t person_id, struct err *err);
/* risk_ship.c: the definitions that come with the program, those that the store does not hold yet.
 * The first only asks; the second is for an open save. */
bool instruments_are_shipped(struct store *store, struct arena *arena, bool *out, struct err *err);
bool instruments_ship(struct store *store, struct arena *arena, struct err *err);

/* caseload.c: the same call as of the end of a day before today: the records as they stood, that day's
 * team. Close then->store. */
bool call_stood(struct call *call, struct date day, struct call *then, struct err *err);

/* leave.c: a row of the audit about the call's person. */
bool call_audit(struct call *call, const char *result, const char *detail, struct err *err);
/* For the call's person, or for each of audit_people: their row of the board's table, and the
 * audit. */
bool call_leave(struct call *call, struct err *err);
bool call_leave_each(struct call *call, struct err *err);
/* Keeps the save as a change that can be undone; one that changed nothing is none. */
bool call_keep_change(struct call *call, const char *summary, struct err *err);

#endif
