/* Actions: one owner each. */
#ifndef CASELOAD_STORE_ACTION_H
#define CASELOAD_STORE_ACTION_H

#include <caseload/action.h>
#include <caseload/store/store.h>

/* late_days is filled as of `today` by deadline_late_days(), on open actions only. */

/* Of the person: open ones first by date, then those closed, newest first. */
bool store_action_of_person(struct store *store, int64_t person_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err);
/* Open actions of a worker about the team's people. */
bool store_action_of_worker(struct store *store, int64_t worker_id, int64_t team_id,
	struct date today, struct arena *arena, struct action **out, size_t *n, struct err *err);
struct action_filter {
	int64_t team_id;
	int64_t owner_id;	  /* 0 anybody */
	int64_t asker_id;	  /* only what this worker asked of others; 0 anybody */
	bool late;		  /* only those that are late */
	struct date closed_since; /* those closed since then instead of the open ones */
	struct date today;
};
/* Open actions about people the team knows, by date, those without one last; closed ones newest
 * first. */
bool store_action_list(struct store *store, const struct action_filter *filter, struct arena *arena,
	struct action **out, size_t *n, struct err *err);
/* What a meeting asked for, open and closed, in the order of its cases. */
bool store_action_of_meeting(struct store *store, int64_t meeting_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err);
/* What other meetings asked for about the people on this one's agenda, and is still open. */
bool store_action_to_carry(struct store *store, int64_t meeting_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err);
/* Open ones about people the team knows whose owner is in no team any more, by date. */
bool store_action_of_nobody(struct store *store, int64_t team_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err);
/* Open ones about the people one worker of the team leads, whoever owns them: a person's together, by
 * date. person_uid says whose. */
bool store_action_of_led(struct store *store, int64_t lead_id, int64_t team_id, struct date today,
	struct arena *arena, struct action **out, size_t *n, struct err *err);
bool store_action_save(struct store *store, struct action *action, struct err *err);

#endif
