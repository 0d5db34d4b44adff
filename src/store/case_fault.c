#include <caseload/store/case_fault.h>

#include "row.h"

bool store_fault_looks(struct store *store, int64_t team_id, struct date today, struct arena *arena,
	struct case_look **out, size_t *n, struct err *err)
{
	return query_start(store, Q_FAULT_LOOKS, err) != NULL &&
	       query_int(store, Q_FAULT_LOOKS, "team", team_id) &&
	       query_date(store, Q_FAULT_LOOKS, "today", today) &&
	       query_many(store, Q_FAULT_LOOKS, &case_look_shape, arena, out, n, err);
}
