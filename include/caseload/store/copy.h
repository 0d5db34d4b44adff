/* Copies of plans on paper. */
#ifndef CASELOAD_STORE_COPY_H
#define CASELOAD_STORE_COPY_H

#include <caseload/copy.h>
#include <caseload/store/store.h>

/* Every copy of a person's plans in the team, newest first. */
bool store_copy_list(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct copy **out, size_t *n, struct err *err);
/* The number that the person's next copy gets: in whatever team the others were printed. */
bool store_copy_next(struct store *store, int64_t person_id, int64_t *out, struct err *err);
bool store_copy_save(struct store *store, struct copy *copy, struct err *err);

#endif
