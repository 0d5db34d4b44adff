#include <caseload/episode.h>

static const struct field episode_fields[] = {
	FIELD_HIDE(INT, episode, id),
	FIELD(TEXT, episode, uid),
	FIELD(INT, episode, version),
	FIELD_HIDE(INT, episode, person_id),
	FIELD_HIDE(INT, episode, team_id),
	FIELD_CODED(episode, status, words_episode_status),
	FIELD(DATE, episode, opened_on),
	FIELD_CODED(episode, found_how, words_found_how),
	FIELD_CODED(episode, band_then, words_band),
	FIELD(TEXT, episode, reason),
	FIELD(DATE, episode, ended_on),
	FIELD_CODED(episode, end_reason, words_end_reason),
	FIELD(TEXT, episode, end_note),
};
const struct shape episode_shape = SHAPE(episode, episode_fields);

bool episode_is_open(const struct episode *episode)
{
	return episode != NULL && episode->status != EPISODE_NONE &&
	       episode->status != EPISODE_ENDED;
}

bool episode_on_register(const struct episode *episode)
{
	return episode_is_open(episode) && episode->status != EPISODE_CANDIDATE;
}
