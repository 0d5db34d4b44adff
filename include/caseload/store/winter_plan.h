/* Winter plans, and carers. */
#ifndef CASELOAD_STORE_WINTER_PLAN_H
#define CASELOAD_STORE_WINTER_PLAN_H

#include <caseload/carer.h>
#include <caseload/store/store.h>
#include <caseload/winter_plan.h>

bool store_winter_plans_of(struct store *store, int64_t person_id, struct arena *arena,
	struct winter_plan **out, size_t *n, struct err *err); /* newest winter first */
bool store_winter_plan_save(struct store *store, struct winter_plan *plan, struct err *err);

/* Contacts of a person who care: those with the role carer, and those of whom somebody recorded that
 * they do. Ended ones are left out. */
bool store_carers_of(struct store *store, int64_t person_id, struct arena *arena,
	struct carer **out, size_t *n, struct err *err);
/* The same of everyone on the team's register or a candidate, by name. */
bool store_carers(struct store *store, int64_t team_id, struct arena *arena, struct carer **out,
	size_t *n, struct err *err);
bool store_carer_save(struct store *store, struct carer *carer, struct err *err);

#endif
