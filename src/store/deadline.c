#include <caseload/store/deadline.h>

#include <string.h>

#include "row.h"

static const struct saver rule_saver = {"deadline_rule", &deadline_rule_shape, Q_DEADLINE_RULE_ROW,
	Q_DEADLINE_RULE_INSERT, Q_DEADLINE_RULE_UPDATE};
static const struct saver holiday_saver = {
	"holiday", &holiday_shape, Q_HOLIDAY_ROW, Q_HOLIDAY_INSERT, Q_HOLIDAY_UPDATE};

bool store_deadline_rules(
	struct store *store, struct arena *arena, struct deadline_rules *out, struct err *err)
{
	struct deadline_rule *list;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (query_start(store, Q_DEADLINE_RULE_LIST, err) == NULL ||
		!query_many(
			store, Q_DEADLINE_RULE_LIST, &deadline_rule_shape, arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		out->of[list[i].code] = list[i];
	return store_holidays(store, arena, &out->holidays, err);
}

bool store_deadline_rule_save(struct store *store, struct deadline_rule *rule, struct err *err)
{
	return row_save(store, &rule_saver, rule, err);
}

bool store_holiday_list(
	struct store *store, struct arena *arena, struct holiday **out, size_t *n, struct err *err)
{
	return query_start(store, Q_HOLIDAY_ALL, err) != NULL &&
	       query_many(store, Q_HOLIDAY_ALL, &holiday_shape, arena, out, n, err);
}

bool store_holiday_save(struct store *store, struct holiday *holiday, struct err *err)
{
	return row_save(store, &holiday_saver, holiday, err);
}
