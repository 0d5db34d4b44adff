/* Lead professionals, care co-ordinators and accountable GPs of an episode. */
#ifndef CASELOAD_STORE_LEAD_H
#define CASELOAD_STORE_LEAD_H

#include <caseload/lead.h>
#include <caseload/store/store.h>
#include <caseload/worker.h>

/* The one of that kind with status current; the schema allows no second. */
bool store_lead_current(struct store *store, int64_t episode_id, enum lead_kind kind,
	struct arena *arena, struct lead *out, struct err *err);
/* The newest proposal of that kind (LEAD_KIND_NONE: of any) nobody has answered;
 * worker_id 0: to anybody. */
bool store_lead_proposed(struct store *store, int64_t episode_id, enum lead_kind kind,
	int64_t worker_id, struct arena *arena, struct lead *out, struct err *err);
/* Every one of the episode, newest first. */
bool store_lead_list(struct store *store, int64_t episode_id, struct arena *arena,
	struct lead **out, size_t *n, struct err *err);
/* What a worker holds on the team's open episodes, current and proposed, of every kind. */
bool store_lead_of_worker(struct store *store, int64_t worker_id, int64_t team_id,
	struct arena *arena, struct lead **out, size_t *n, struct err *err);
bool store_lead_save(struct store *store, struct lead *lead, struct err *err);

/* What the team's workers were asked and have not answered, and what they declined since a day:
 * oldest first, declined ones before. `mine` and `asked_by_me` are the caller's to fill. */
bool store_lead_proposals(struct store *store, int64_t team_id, struct date since,
	struct arena *arena, struct proposal **out, size_t *n, struct err *err);
/* What one worker was asked and has not answered. */
bool store_lead_waiting(struct store *store, int64_t team_id, int64_t worker_id,
	struct arena *arena, struct proposal **out, size_t *n, struct err *err);

/* The team's workers with `cases`, `weight`, `late` and the bands filled: the people they lead,
 * weighed by band, and of them those whose next review is late; and who is away today. By name;
 * those who left only while something is still theirs. */
bool store_lead_load(struct store *store, int64_t team_id, struct date today, struct arena *arena,
	struct worker **out, size_t *n, struct err *err);

#endif
