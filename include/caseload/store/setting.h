/* What a worker has set: names and values, theirs alone. */
#ifndef CASELOAD_STORE_SETTING_H
#define CASELOAD_STORE_SETTING_H

#include <caseload/setting.h>
#include <caseload/store/store.h>

/* Sets or replaces; a NULL or empty value takes the name out. */
bool store_setting_set(struct store *store, const struct setting *setting, struct err *err);
/* The worker's whose names begin with `prefix` (NULL: all), by name. */
bool store_setting_list(struct store *store, int64_t worker_id, const char *prefix,
	struct arena *arena, struct setting **out, size_t *n, struct err *err);

#endif
