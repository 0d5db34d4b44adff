/* The instruments of the store: which there are, what is on, and who answers for it. */
#include <string.h>

#include <caseload/base/str.h>

#include "risk_inside.h"

bool command_risk_instruments(struct call *call, struct result *out, struct err *err)
{
	bool all = args_flag(call->args, "all");
	struct risk_instrument *list;
	struct risk_held held;
	size_t on = 0;

	if (!risk_held(call, &held, err))
		return false;
	list = arena_new_array(call->arena, struct risk_instrument, held.n);
	for (size_t i = 0; i < held.n; i++) {
		if (!all && !held.list[i].newest)
			continue;
		on += held.list[i].newest && held.list[i].enabled;
		list[out->n++] = held.list[i];
	}
	out->kind = RESULT_INSTRUMENTS;
	out->value = list;
	return call_done(call, out, "%zu instruments, %zu of them on.", out->n, on);
}
