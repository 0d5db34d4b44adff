/* The rules by which a team's agendas are built. */
#include <caseload/base/str.h>
#include <caseload/store/meeting.h>

#include "meetings.h"

bool command_meeting_rules(struct call *call, struct result *out, struct err *err)
{
	struct agenda_rule *rules;

	if (!store_agenda_rules(call->store, call->team->id, call->arena, &rules, &out->n, err))
		return false;
	out->kind = RESULT_AGENDA_RULES;
	out->value = rules;
	return true;
}

static bool find_rule(struct call *call, struct agenda_rule *out, struct err *err)
{
	struct agenda_rule *rules;
	int why = AGENDA_NONE;
	size_t n;

	if (!care_need_word(call, "rule", &words_agenda_why, &why, err) ||
		!store_agenda_rules(call->store, call->team->id, call->arena, &rules, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (rules[i].rule == why) {
			*out = rules[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "rule", "There is no such rule.");
}

static bool read_used(struct call *call, struct agenda_rule *rule, struct err *err)
{
	const char *typed = args_get(call->args, "used");

	if (text_is_blank(typed))
		return true;
	bool yes = text_equal(typed, "yes") || text_equal(typed, "y") || text_equal(typed, "1");
	bool no = text_equal(typed, "no") || text_equal(typed, "n") || text_equal(typed, "0");
	if (!yes && !no)
		return err_set(err, ERR_INVALID, "used", "Type yes or no.");
	rule->used = yes;
	return true;
}

static bool always_comes(const struct agenda_rule *rule)
{
	return rule->rule == AGENDA_ASKED || rule->rule == AGENDA_CARRIED;
}

static bool counts_days(const struct agenda_rule *rule)
{
	return rule->rule == AGENDA_REVIEW_LATE || rule->rule == AGENDA_ACTION_LATE ||
	       rule->rule == AGENDA_PLAN_WAITING;
}

/* What makes no sense of this rule is refused, so that nobody thinks it was heeded. */
static bool makes_sense(struct call *call, const struct agenda_rule *rule, struct err *err)
{
	if (always_comes(rule) && !text_is_blank(args_get(call->args, "most")))
		return err_set(err, ERR_INVALID, "most",
			"Whoever is asked for or carried over always comes on: there is no most.");
	if (rule->rule == AGENDA_ASKED && !rule->used)
		return err_set(err, ERR_INVALID, "used",
			"A colleague can always ask for somebody. This rule stays in use.");
	if (!counts_days(rule) && !text_is_blank(args_get(call->args, "days")))
		return err_set(err, ERR_INVALID, "days",
			"Days count for late reviews, late actions and plans that wait. Leave them "
			"out here.");
	return true;
}

static bool anything_named(struct call *call)
{
	static const char *const names[] = {"used", "rank", "minutes", "most", "days"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!text_is_blank(args_get(call->args, names[i])))
			return true;
	return false;
}

bool command_meeting_rule(struct call *call, struct result *out, struct err *err)
{
	struct agenda_rule rule;

	if (!find_rule(call, &rule, err))
		return false;
	if (!anything_named(call))
		return err_set(err, ERR_INVALID, "used",
			"Say what to change: used, rank, minutes, most or days.");
	if (!read_used(call, &rule, err) ||
		!args_number(call->args, "rank", 1, 99, &rule.rank, err) ||
		!args_number(call->args, "minutes", 1, 120, &rule.minutes, err) ||
		!args_number(call->args, "most", 0, 99, &rule.most, err) ||
		!args_number(call->args, "days", 0, 400, &rule.days, err) ||
		!makes_sense(call, &rule, err))
		return false;
	if (rule.team_id == 0) { /* as it comes: the team's own stands in its place from now on */
		rule.id = rule.version = 0;
		rule.team_id = call->team->id;
	}
	if (!store_agenda_rule_save(call->store, &rule, err))
		return false;
	out->version = rule.version;
	return call_done(call, out, "%s: %s, rank %d, %d minutes.%s",
		word_shown(&words_agenda_why, rule.rule), rule.used ? "used" : "not used",
		(int)rule.rank, (int)rule.minutes, " It counts from the next building on.");
}
