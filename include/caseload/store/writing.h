/* Writing together: who is writing where, and the words a team's speller takes. */
#ifndef CASELOAD_STORE_WRITING_H
#define CASELOAD_STORE_WRITING_H

#include <caseload/store/store.h>

/* Someone is writing at a place of a person's record. A notice, not a lock: it binds nobody, and one
 * not renewed since `fresh`, an instant, is taken as gone. */
struct editing {
	const char *worker; /* name */
	const char *since;  /* instant */
};

/* Sets the worker's notice there and takes back theirs elsewhere about the person. */
bool store_editing_begin(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, const char *fresh, struct err *err);
bool store_editing_seen(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, struct err *err);
bool store_editing_end(struct store *store, int64_t worker_id, int64_t person_id, struct err *err);
/* Others writing there, the longest first. */
bool store_editing_others(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, const char *fresh, struct arena *arena, struct editing **out, size_t *n,
	struct err *err);

bool store_spell_add(struct store *store, int64_t worker_id, const char *word, struct err *err);
/* *found: it was the worker's own. */
bool store_spell_drop(
	struct store *store, int64_t worker_id, const char *word, bool *found, struct err *err);
/* Those of everyone in the team, in order. */
bool store_spell_list(struct store *store, int64_t team_id, struct arena *arena, const char ***out,
	size_t *n, struct err *err);

#endif
