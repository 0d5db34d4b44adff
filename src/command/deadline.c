/* What falls due: reviews and deadlines by day. */
#include <caseload/store/due.h>

#include "care.h"

bool command_deadline_list(struct call *call, struct result *out, struct err *err)
{
	struct due_filter filter = {.team_id = call->team->id, .today = call->today};
	struct worker worker;
	struct due *dues;

	if (!call_days(call, &filter.from, &filter.to, err))
		return false;
	if (args_get(call->args, "lead") != NULL) {
		if (!call_worker(call, "lead", &worker, err))
			return false;
		filter.lead_id = worker.id;
	}
	if (args_flag(call->args, "late")) {
		struct date yesterday = date_add_days(call->today, -1);
		if (!date_is_set(filter.to) || date_compare(filter.to, yesterday) > 0)
			filter.to = yesterday;
	}
	filter.reviews_only = args_flag(call->args, "reviews");
	if (!store_due_list(call->store, &filter, call->arena, &dues, &out->n, err))
		return false;
	out->kind = RESULT_DUES;
	out->value = dues;
	return true;
}
