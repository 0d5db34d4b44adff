/* The rules of deadlines and the days nobody works. */
#ifndef CASELOAD_STORE_DEADLINE_H
#define CASELOAD_STORE_DEADLINE_H

#include <caseload/deadline.h>
#include <caseload/store/store.h>

/* Every rule, and the holidays. */
bool store_deadline_rules(
	struct store *store, struct arena *arena, struct deadline_rules *out, struct err *err);
/* Changes how long a rule is; the rest of it stands. */
bool store_deadline_rule_save(struct store *store, struct deadline_rule *rule, struct err *err);

/* By day; also those that were removed. */
bool store_holiday_list(
	struct store *store, struct arena *arena, struct holiday **out, size_t *n, struct err *err);
bool store_holiday_save(struct store *store, struct holiday *holiday, struct err *err);

#endif
