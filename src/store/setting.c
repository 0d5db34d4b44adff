#include <caseload/store/setting.h>

#include <caseload/base/str.h>

#include "row.h"

bool store_setting_set(struct store *store, const struct setting *setting, struct err *err)
{
	bool out = setting->value == NULL || *setting->value == '\0';
	enum query query = out ? Q_SETTING_DROP : Q_SETTING_SET;

	return query_start(store, query, err) != NULL &&
	       query_record(store, query, &setting_shape, setting, err) &&
	       query_run(store, query, err);
}

bool store_setting_list(struct store *store, int64_t worker_id, const char *prefix,
	struct arena *arena, struct setting **out, size_t *n, struct err *err)
{
	return query_start(store, Q_SETTING_LIST, err) != NULL &&
	       query_int(store, Q_SETTING_LIST, "owner", worker_id) &&
	       query_text(store, Q_SETTING_LIST, "prefix", prefix) &&
	       query_many(store, Q_SETTING_LIST, &setting_shape, arena, out, n, err);
}
