#include <caseload/store/episode.h>

#include "row.h"

static const struct saver saver = {
	"episode",
	&episode_shape,
	Q_EPISODE_ROW,
	Q_EPISODE_INSERT,
	Q_EPISODE_UPDATE,
};

static bool of_person(struct store *store, enum query query, int64_t person_id, int64_t team_id,
	struct arena *arena, struct episode *out, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "person", person_id) &&
	       query_int(store, query, "team", team_id) &&
	       query_one(store, query, &episode_shape, arena, out, NULL, err);
}

bool store_episode_open(struct store *store, int64_t person_id, int64_t team_id,
	struct arena *arena, struct episode *out, struct err *err)
{
	return of_person(store, Q_EPISODE_OPEN, person_id, team_id, arena, out, err);
}

bool store_episode_newest(struct store *store, int64_t person_id, int64_t team_id,
	struct arena *arena, struct episode *out, struct err *err)
{
	return of_person(store, Q_EPISODE_NEWEST, person_id, team_id, arena, out, err);
}

bool store_episode_save(struct store *store, struct episode *episode, struct err *err)
{
	return row_save(store, &saver, episode, err);
}
