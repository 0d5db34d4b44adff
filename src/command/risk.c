/* A person's risk scores, explained. */
#include "risk_inside.h"

bool command_risk_show(struct call *call, struct result *out, struct err *err)
{
	struct person_record *record;
	struct risk_explained *list;

	if (!call_record(call, call->person->id, &record, err) ||
		!risk_explain(call, record, &list, &out->n, err))
		return false;
	out->kind = RESULT_SCORES;
	out->value = list;
	out->about = record;
	call->audit_detail = arena_printf(call->arena, "%zu scores", out->n);
	return call_done(call, out, "%s: %zu %s.", person_name(call->person, call->arena), out->n,
		out->n == 1 ? "score" : "scores");
}
