/* Episodes on a team's register. */
#ifndef CASELOAD_STORE_EPISODE_H
#define CASELOAD_STORE_EPISODE_H

#include <caseload/episode.h>
#include <caseload/store/store.h>

/* The one that has not ended; at most one for each person and team. */
bool store_episode_open(struct store *store, int64_t person_id, int64_t team_id,
	struct arena *arena, struct episode *out, struct err *err);
/* The open one, else the one opened last. */
bool store_episode_newest(struct store *store, int64_t person_id, int64_t team_id,
	struct arena *arena, struct episode *out, struct err *err);
bool store_episode_save(struct store *store, struct episode *episode, struct err *err);

#endif
