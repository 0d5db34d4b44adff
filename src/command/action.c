/* Actions: added, closed, listed. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/action.h>

#include "care.h"

static void said(struct call *call, struct result *out, const struct action *action)
{
	out->uid = call->audit_object = arena_strdup(call->arena, action->uid);
	out->version = action->version;
	call->audit_detail = word_code(&words_action_status, action->status);
}

bool command_action_add(struct call *call, struct result *out, struct err *err)
{
	struct action action = {.person_id = call->person->id, .status = ACTION_OPEN};
	struct worker owner;

	if (!care_need_text(call, "what", 2000, true, &action.what, err) ||
		!care_worker(call, "owner", &owner, err) ||
		!call_date(call, "due", DATE_FUTURE, &action.due, err))
		return false;
	action.owner_id = owner.id;
	if (call->episode != NULL)
		action.episode_id = call->episode->id;
	if (!store_action_save(call->store, &action, err))
		return false;
	said(call, out, &action);
	call_many(
		call, arena_printf(call->arena, "Added an action for %s about", owner.name), NULL);
	return call_done(call, out, "Added an action for %s about %s%s%s.", owner.name,
		care_name(call), date_is_set(action.due) ? ", due on " : "",
		date_is_set(action.due) ? care_date(call, action.due) : "");
}

/* The action, open or closed, that a uid, its beginning, or the beginning of the text names. */
static bool find_action(struct call *call, bool open, struct action *out, struct err *err)
{
	const char *state = open ? "open" : "closed";
	struct action *actions;
	const char *key;
	size_t n, found = 0;

	if (!args_need(call->args, "action", &key, err) ||
		!store_action_of_person(
			call->store, call->person->id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if ((actions[i].status == ACTION_OPEN) != open ||
			!care_is_named(actions[i].uid, actions[i].what, key))
			continue;
		*out = actions[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "action",
			"%s has no %s action that begins with \"%s\". Name it by its uid or "
			"its first words.",
			care_name(call), state, key);
	if (found > 1)
		return err_set(err, ERR_INVALID, "action",
			"%zu %s actions begin with \"%s\". Type more of it.", found, state, key);
	return true;
}

bool command_action_done(struct call *call, struct result *out, struct err *err)
{
	struct action action;
	int status = ACTION_DONE;

	if (!find_action(call, true, &action, err) ||
		!args_word(call->args, "status", &words_action_status, &status, err) ||
		!args_text(call->args, "outcome", 2000, true, &action.outcome, err))
		return false;
	if (status == ACTION_NONE)
		status = ACTION_DONE;
	if (status == ACTION_OPEN)
		return err_set(err, ERR_INVALID, "status",
			"The action is open. Choose done, refused or not_needed.");
	action.status = status;
	action.closed_on = call->today;
	if (!store_action_save(call->store, &action, err))
		return false;
	said(call, out, &action);
	return call_done(call, out, "Closed an action of %s about %s: %s.", action.owner_name,
		care_name(call), word_shown(&words_action_status, status));
}

/* A date put off counts; one brought forward does not. */
static bool read_due(struct call *call, struct action *action, struct err *err)
{
	struct date due = action->due;

	if (!call_date(call, "due", DATE_FUTURE, &due, err))
		return false;
	if (date_is_set(action->due) && date_compare(due, action->due) > 0)
		action->carried++;
	action->due = due;
	return true;
}

bool command_action_edit(struct call *call, struct result *out, struct err *err)
{
	struct action action;
	struct worker owner;

	if (!find_action(call, true, &action, err) || !read_due(call, &action, err) ||
		!args_text(call->args, "what", 2000, true, &action.what, err))
		return false;
	if (action.what == NULL)
		return err_set(err, ERR_INVALID, "what", "Say what is to be done.");
	if (args_get(call->args, "owner") != NULL) {
		if (!care_worker(call, "owner", &owner, err))
			return false;
		action.owner_id = owner.id;
		action.owner_name = owner.name;
	}
	if (!store_action_save(call->store, &action, err))
		return false;
	said(call, out, &action);
	return call_done(call, out, "Changed an action about %s: now %s's%s%s.", care_name(call),
		action.owner_name, date_is_set(action.due) ? ", due on " : "",
		date_is_set(action.due) ? care_date(call, action.due) : "");
}

bool command_action_reopen(struct call *call, struct result *out, struct err *err)
{
	struct action action;

	if (!find_action(call, false, &action, err) ||
		!call_date(call, "due", DATE_FUTURE, &action.due, err))
		return false;
	action.status = ACTION_OPEN;
	action.closed_on = DATE_NONE;
	action.outcome = NULL;
	if (!store_action_save(call->store, &action, err))
		return false;
	said(call, out, &action);
	return call_done(call, out, "Reopened an action of %s about %s.", action.owner_name,
		care_name(call));
}

enum { CLOSED_DAYS = 90 };

bool command_action_list(struct call *call, struct result *out, struct err *err)
{
	struct action_filter filter = {.team_id = call->team->id, .today = call->today};
	struct action *actions;
	struct worker owner;

	if (args_get(call->args, "owner") != NULL) {
		if (!call_worker(call, "owner", &owner, err))
			return false;
		filter.owner_id = owner.id;
	}
	if (args_flag(call->args, "mine"))
		filter.owner_id = call->worker->id;
	if (args_flag(call->args, "asked"))
		filter.asker_id = call->worker->id;
	filter.late = args_flag(call->args, "late");
	if (args_flag(call->args, "closed")) {
		if (filter.late)
			return err_set(err, ERR_INVALID, "late",
				"A closed action is not late. Leave out --late or --closed.");
		filter.closed_since = date_add_days(call->today, -CLOSED_DAYS);
	}
	if (!store_action_list(call->store, &filter, call->arena, &actions, &out->n, err))
		return false;
	out->kind = RESULT_ACTIONS;
	out->value = actions;
	if (out->n == 0)
		return call_done(call, out, "There are no %s.",
			date_is_set(filter.closed_since) ? "closed actions"
			: filter.late			 ? "late actions"
							 : "open actions");
	return true;
}
