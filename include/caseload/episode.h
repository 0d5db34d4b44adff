/* An episode on a team's register. A second spell of care is a second episode. */
#ifndef CASELOAD_EPISODE_H
#define CASELOAD_EPISODE_H

#include <caseload/words.h>

struct episode {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t team_id;
	int status; /* enum episode_status */
	struct date opened_on;
	int found_how; /* enum found_how */
	int band_then; /* enum band when opened */
	const char *reason;
	struct date ended_on;
	int end_reason; /* enum end_reason */
	const char *end_note;
};
extern const struct shape episode_shape;

bool episode_is_open(const struct episode *episode);	 /* not NULL and not ended */
bool episode_on_register(const struct episode *episode); /* open and more than a candidate */

#endif
