/* Joint care plans with everything inside them. */
#ifndef CASELOAD_STORE_PLAN_H
#define CASELOAD_STORE_PLAN_H

#include <caseload/plan.h>
#include <caseload/store/store.h>

/* Whole plans: one query for each level of the nesting, whatever the number of rows. */
/* The newest of the episode that counts: the highest number. */
bool store_plan_newest(struct store *store, int64_t episode_id, struct arena *arena,
	struct plan *out, struct err *err);
/* The newest of the person in this team, of the newest episode that has one. */
bool store_plan_of_person(struct store *store, int64_t person_id, int64_t team_id,
	struct arena *arena, struct plan *out, struct err *err);
/* The newest of those that hold (plan_holds()). */
bool store_plan_held(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct plan *out, struct err *err);
/* By number, within the newest episode that has such a number. */
bool store_plan_number(struct store *store, int64_t person_id, int64_t team_id, int64_t number,
	struct arena *arena, struct plan *out, struct err *err);
/* Every plan of the person in this team without their parts, newest first. */
bool store_plan_list(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct plan **out, size_t *n, struct err *err);
/* Those of one episode without their parts, newest first. */
bool store_plan_of_episode(struct store *store, int64_t episode_id, struct arena *arena,
	struct plan **out, size_t *n, struct err *err);

/* The plan's own row. A new plan needs its number: one more than the newest. */
bool store_plan_save(struct store *store, struct plan *plan, struct err *err);
/* One section. `base` is the version the writer began from, -1 not told, 0 there was none.
 * Where the section was saved since, nothing is written: ERR_CONFLICT, and *theirs is the section
 * as it stands, with who saved it and when. Otherwise section->version is the new one. */
bool store_plan_save_section(struct store *store, struct plan_section *section, int64_t base,
	struct arena *arena, struct plan_section *theirs, struct err *err);
bool store_need_save(struct store *store, struct need *need, struct err *err);
bool store_goal_save(struct store *store, struct goal *goal, struct err *err);
bool store_plan_action_save(struct store *store, struct plan_action *action, struct err *err);
bool store_stage_goal_add(struct store *store, struct stage_goal *stage_goal, struct err *err);
bool store_contingency_save(struct store *store, struct contingency *contingency, struct err *err);
bool store_agreement_add(struct store *store, struct agreement *agreement, struct err *err);
/* That the worker who saves wrote `section` (a section's code, "needs" or "contingency") now. */
bool store_contribution_add(
	struct store *store, int64_t plan_id, const char *section, struct err *err);

/* The next number of the episode as a draft that holds what `from` (whole) holds: sections,
 * needs with their goals, actions and stage goals, contingency, and who contributed; not who
 * agreed. Everything gets a uid of its own. *out is the new plan, whole. */
bool store_plan_copy(struct store *store, const struct plan *from, struct date begun_on,
	struct arena *arena, struct plan *out, struct err *err);

#endif
