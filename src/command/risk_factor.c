/* What scores are computed from: listed, recorded, withdrawn. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "risk_inside.h"

/* The same fact is listed once, for the first that asks. */
static bool is_listed(const struct risk_input *list, size_t n, const struct risk_input *input)
{
	const char *code = input->factor != NULL ? input->factor : input->key;

	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].factor != NULL ? list[i].factor : list[i].key, code) == 0)
			return true;
	return false;
}

bool command_risk_factors(struct call *call, struct result *out, struct err *err)
{
	const struct risk_instrument *only = NULL;
	struct risk_input *list = NULL, *of;
	struct person_record *record;
	struct risk_facts *facts;
	struct risk_held held;
	size_t people, room = 0;

	if (!risk_held(call, &held, err) ||
		(args_get(call->args, "instrument") != NULL &&
			!risk_held_named(call, "instrument", &held, &only, err)) ||
		!store_risk_facts(call->store, call->person->id, call->person->id, call->arena,
			&facts, &people, err) ||
		!call_record(call, call->person->id, &record, err))
		return false;
	for (size_t i = 0; i < held.n && people == 1; i++) {
		const struct risk_instrument *one = &held.list[i];
		if (one->definition == NULL || (only != NULL ? one != only : !one->enabled || !one->newest))
			continue;
		of = arena_new_array(call->arena, struct risk_input, one->definition->inputs_n);
		risk_inputs(held.list, held.n, one, facts, call->today, call->arena, of);
		for (size_t j = 0; j < one->definition->inputs_n; j++)
			if (only != NULL || !is_listed(list, out->n, &of[j]))
				*(struct risk_input *)arena_push(call->arena, &list, &out->n, &room,
					sizeof(*list)) = of[j];
	}
	out->kind = RESULT_FACTORS;
	out->value = list;
	out->about = record;
	size_t missing = 0;
	for (size_t i = 0; i < out->n; i++)
		missing += list[i].missing;
	return call_done(call, out, "%s: %zu of %zu recorded.",
		person_name(call->person, call->arena), out->n - missing, out->n);
}
