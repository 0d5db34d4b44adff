/* What falls due: reviews and deadlines by day; and the rules behind them. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/store/deadline.h>
#include <caseload/store/due.h>

#include "care.h"

bool command_deadline_list(struct call *call, struct result *out, struct err *err)
{
	struct due_filter filter = {
		.team_id = call->team->id, .today = call->today, .now = clock_unix()};
	struct worker worker;
	struct due *dues;

	if (!call_days(call, &filter.from, &filter.to, err))
		return false;
	if (args_get(call->args, "lead") != NULL) {
		if (!call_worker(call, "lead", &worker, err))
			return false;
		filter.lead_id = worker.id;
	}
	filter.late = args_flag(call->args, "late");
	filter.without_stopped = args_flag(call->args, "running");
	filter.reviews_only = args_flag(call->args, "reviews");
	if (!store_due_list(call->store, &filter, call->arena, &dues, &out->n, err))
		return false;
	out->kind = RESULT_DUES;
	out->value = dues;
	return true;
}

bool command_deadline_rules(struct call *call, struct result *out, struct err *err)
{
	struct deadline_rules rules;
	struct deadline_rule *list =
		arena_new_array(call->arena, struct deadline_rule, DEADLINE_RULES);

	if (!store_deadline_rules(call->store, call->arena, &rules, err))
		return false;
	for (int code = RULE_NONE + 1; code < DEADLINE_RULES; code++)
		if (rules.of[code].id != 0)
			list[out->n++] = rules.of[code];
	out->kind = RESULT_RULES;
	out->value = list;
	return true;
}

bool command_deadline_set(struct call *call, struct result *out, struct err *err)
{
	struct deadline_rules rules;
	struct deadline_rule *rule, before;
	const char *given;
	int64_t amount = 0;
	int code;

	if (!care_need_word(call, "code", &words_deadline_code, &code, err) ||
		!args_need(call->args, "amount", &given, err) ||
		!args_number(call->args, "amount", -400, 400, &amount, err) ||
		!store_deadline_rules(call->store, call->arena, &rules, err))
		return false;
	rule = &rules.of[code];
	before = *rule;
	/* Two days before the meeting: nobody means two days after it. */
	if (code == RULE_MDT_CUTOFF && amount > 0)
		amount = -amount;
	if (!deadline_rule_check(rule, amount, err))
		return false;
	if (amount == rule->amount)
		return err_set(err, ERR_INVALID, "amount", "It is %s already.",
			deadline_rule_words(rule, call->arena));
	rule->amount = amount;
	if (!store_deadline_rule_save(call->store, rule, err))
		return false;
	call->audit_detail = arena_printf(call->arena, "%s %" PRId64 " to %" PRId64,
		word_code(&words_deadline_code, code), before.amount, amount);
	out->version = rule->version;
	return call_done(call, out,
		"%s: %s from now on, it was %s. Dates that were booked or recorded stay.",
		word_shown(&words_deadline_code, code), deadline_rule_words(rule, call->arena),
		deadline_rule_words(&before, call->arena));
}
