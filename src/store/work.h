/* Inside the store: people found for a work list, before their rows are read. */
#ifndef STORE_WORK_H
#define STORE_WORK_H

#include <caseload/store/strata.h>

struct work_hit {
	int64_t person_id;
	int64_t score_id, before_id;
	int64_t value, value_scale; /* of the score before */
	bool computed;		    /* both were computed here */
	struct date before_on, seen, on;
	int64_t count;
	int64_t rank, tied, adults;
};
extern const struct shape work_hit_shape;

/* The first `limit` (0 all) of the hits as rows of the list, in their order, with the total. */
bool work_fill(struct store *store, const struct work_hit *hits, size_t n, int64_t limit,
	struct date today, struct arena *arena, struct work_list *list, struct err *err);

#endif
