/* What the files of the command room share. */
#ifndef COMMAND_INSIDE_H
#define COMMAND_INSIDE_H

#include <caseload/command/handler.h>

struct session {
	struct arena *arena; /* worker, team, holidays */
	struct store *store;
	struct worker worker;
	struct team team;
	struct holidays holidays;
	const char *id; /* of this session, in the audit */
	bool read_only;
	bool playing; /* the demonstration: what it does is nobody's to undo */
	/* The search box that is open: its first search is in the audit, these come after it. */
	char box[40];
	int64_t box_searches, box_shown;
	progress_fn progress;
	void *progress_data;
};

/* Reads team and worker again after a command that changed them. What was saved is saved: where
 * they cannot be read, they stay as they were. */
void session_reload(struct session *session);

#endif
