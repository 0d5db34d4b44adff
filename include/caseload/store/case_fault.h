/* What the fault finder looks at, over all of a team. */
#ifndef CASELOAD_STORE_CASE_FAULT_H
#define CASELOAD_STORE_CASE_FAULT_H

#include <caseload/case_fault.h>
#include <caseload/store/store.h>

/* Every case that is open, by name. */
bool store_fault_looks(struct store *store, int64_t team_id, struct date today, struct arena *arena,
	struct case_look **out, size_t *n, struct err *err);
#endif
