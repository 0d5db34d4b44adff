/* Drafts: what a worker is typing and has not saved. One for each worker, person and place. */
#ifndef CASELOAD_STORE_DRAFT_H
#define CASELOAD_STORE_DRAFT_H

#include <caseload/audit.h>
#include <caseload/store/store.h>

/* Keeps or replaces; person_id 0: about nobody. Sets draft->id. */
bool store_draft_keep(struct store *store, struct draft *draft, struct err *err);
/* The worker's own, newest first. person_id 0 and place NULL: of any. */
bool store_draft_list(struct store *store, int64_t worker_id, int64_t person_id, const char *place,
	struct arena *arena, struct draft **out, size_t *n, struct err *err);
/* What stood in a section of the person's plan (its code) at that version; NULL where nothing did.
 * For merging a draft that was begun from an older text. */
bool store_draft_base(struct store *store, int64_t person_id, int64_t team_id, const char *section,
	int64_t version, struct arena *arena, const char **out, struct err *err);
/* Marks it thrown away (it stays in the store for 30 days, see store_draft_sweep()); *found says
 * whether there was one. */
bool store_draft_drop(struct store *store, int64_t worker_id, int64_t person_id, const char *place,
	bool *found, struct err *err);
/* What was thrown away and is still kept, newest first; as store_draft_list(). */
bool store_draft_thrown(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, struct arena *arena, struct draft **out, size_t *n, struct err *err);
/* Brings one back; *done is false where it is gone, or something newer is being typed there. */
bool store_draft_back(
	struct store *store, int64_t worker_id, int64_t id, bool *done, struct err *err);
/* Takes out for good what was thrown away before the instant. */
bool store_draft_sweep(struct store *store, const char *before, struct err *err);

#endif
