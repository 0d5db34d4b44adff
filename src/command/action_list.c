/* The ledger of actions: listed, by owner, asked after. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/store/action.h>

#include "actions.h"
#include "meetings.h"

enum { CLOSED_DAYS = 90 };

/* What a meeting asked for, by the rest of the filter. */
static bool of_meeting(struct call *call, const struct action_filter *filter, struct action **out,
	size_t *n, struct err *err)
{
	struct meeting meeting;
	size_t kept = 0;

	if (!meetings_find(call, &meeting, err) || !meetings_actions(call, meeting.id, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++) {
		const struct action *a = &(*out)[i];
		bool closed = a->status != ACTION_OPEN;

		if (closed == date_is_set(filter->closed_since) &&
			(filter->owner_id == 0 || a->owner_id == filter->owner_id) &&
			(filter->asker_id == 0 || (a->asked_by_id == filter->asker_id &&
							  a->owner_id != filter->asker_id)) &&
			(!filter->late || a->late_days > 0))
			(*out)[kept++] = *a;
	}
	*n = kept;
	return true;
}

static size_t only_carried(struct action *list, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (list[i].carried > 0)
			list[kept++] = list[i];
	return kept;
}

static bool read_filter(struct call *call, struct action_filter *filter, struct err *err)
{
	struct worker owner;

	*filter = (struct action_filter){.team_id = call->team->id, .today = call->today};
	if (args_get(call->args, "owner") != NULL) {
		if (!care_worker_ever(call, "owner", &owner, err))
			return false;
		filter->owner_id = owner.id;
	}
	if (args_flag(call->args, "mine"))
		filter->owner_id = call->worker->id;
	if (args_flag(call->args, "asked"))
		filter->asker_id = call->worker->id;
	filter->late = args_flag(call->args, "late");
	if (!args_flag(call->args, "closed"))
		return true;
	if (filter->late)
		return err_set(err, ERR_INVALID, "late",
			"A closed action is not late. Leave out --late or --closed.");
	filter->closed_since = date_add_days(call->today, -CLOSED_DAYS);
	return true;
}

bool command_action_list(struct call *call, struct result *out, struct err *err)
{
	struct action_filter filter;
	struct action *actions;
	int sort = ACTION_BY_NONE;

	if (!read_filter(call, &filter, err) ||
		!args_word(call->args, "sort", &words_action_sort, &sort, err) ||
		!(args_get(call->args, "meeting") != NULL
				? of_meeting(call, &filter, &actions, &out->n, err)
				: store_action_list(call->store, &filter, call->arena, &actions,
					  &out->n, err)))
		return false;
	if (args_flag(call->args, "carried"))
		out->n = only_carried(actions, out->n);
	if (sort != 0)
		actions_sort(actions, out->n, (enum action_sort)sort);
	out->kind = RESULT_ACTIONS;
	out->value = actions;
	if (out->n == 0)
		return call_done(call, out, "There are no %s.",
			date_is_set(filter.closed_since)   ? "closed actions"
			: filter.late			   ? "late actions"
			: args_flag(call->args, "carried") ? "actions that were carried over"
							   : "open actions");
	return true;
}

/* ---- the chase list ---- */

bool command_action_chase(struct call *call, struct result *out, struct err *err)
{
	struct action_filter filter;
	struct action *actions;
	size_t n;

	if (!read_filter(call, &filter, err) ||
		!store_action_list(call->store, &filter, call->arena, &actions, &n, err))
		return false;
	out->kind = RESULT_CHASE;
	out->value = actions_by_owner(actions, n, call->arena, &out->n);
	if (out->n == 0)
		return call_done(call, out, "There is nothing to ask after.");
	return true;
}

static const char *times(struct call *call, int64_t n)
{
	const char *end = n % 100 >= 11 && n % 100 <= 13 ? "th"
			  : n % 10 == 1			 ? "st"
			  : n % 10 == 2			 ? "nd"
			  : n % 10 == 3			 ? "rd"
							 : "th";

	return arena_printf(call->arena, "%" PRId64 "%s", n, end);
}

bool command_action_chased(struct call *call, struct result *out, struct err *err)
{
	struct action action;

	if (!action_find(call, WANT_OPEN, &action, err))
		return false;
	if (date_equal(action.chased_on, call->today))
		return err_set(err, ERR_INVALID, "action",
			"It was asked after today already; a day counts once.");
	action.chased_on = call->today;
	action.chased++;
	if (!store_action_save(call->store, &action, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, action.uid);
	out->version = action.version;
	call->audit_detail = arena_printf(call->arena, "%s time", times(call, action.chased));
	call_many(call, "Asked after an action about", NULL);
	return call_done(call, out, "Asked %s today after an action about %s, %s time.",
		action.owner_name, care_name(call), times(call, action.chased));
}
