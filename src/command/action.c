/* Actions: added, changed, closed, opened again. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/action.h>

#include "actions.h"

static void said(struct call *call, struct result *out, const struct action *action)
{
	out->uid = call->audit_object = arena_strdup(call->arena, action->uid);
	out->version = action->version;
	call->audit_detail = word_code(&words_action_status, action->status);
}

/* Who and when, where the line says them and no argument does. */
static bool add_from_line(
	struct call *call, struct action *action, struct worker *owner, struct err *err)
{
	struct action_line line = action_line_read(action->what, call->arena);

	if (*line.what == '\0')
		return err_set(err, ERR_INVALID, "what",
			"Say what is to be done before the first slash: what / who / when.");
	if (*line.who == '\0')
		return err_set(err, ERR_INVALID, "owner",
			"Say who does it: an action has one owner. In one line: what / who / "
			"when.");
	action->what = line.what;
	return call_worker_named(call, "owner", line.who, NULL, 0, owner, err) &&
	       (*line.when == '\0' || args_get(call->args, "due") != NULL ||
		       action_line_due(call, line.when, &action->due, err));
}

bool action_line_due(struct call *call, const char *when, struct date *out, struct err *err)
{
	struct date_rules rules = {DATE_FUTURE, false, call->today, call->holidays};

	return date_read(when, &rules, "due", out, err);
}

bool command_action_add(struct call *call, struct result *out, struct err *err)
{
	struct action action = {.person_id = call->person->id, .status = ACTION_OPEN};
	struct worker owner;

	if (!care_need_text(call, "what", 2000, true, &action.what, err) ||
		!(args_get(call->args, "owner") != NULL
				? care_worker(call, "owner", &owner, err)
				: add_from_line(call, &action, &owner, err)) ||
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

bool action_find(struct call *call, enum action_wanted wanted, struct action *out, struct err *err)
{
	static const char *const states[] = {"open ", "closed ", ""};
	const char *state = states[wanted];
	struct action *actions;
	const char *key;
	size_t n, found = 0;

	if (!args_need(call->args, "action", &key, err) ||
		!store_action_of_person(
			call->store, call->person->id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if ((wanted != WANT_ANY &&
			    (actions[i].status == ACTION_OPEN) != (wanted == WANT_OPEN)) ||
			!care_is_named(actions[i].uid, actions[i].what, key))
			continue;
		*out = actions[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "action",
			"%s has no %saction that begins with \"%s\". Name it by its uid or its "
			"first words.",
			care_name(call), state, key);
	if (found > 1)
		return err_set(err, ERR_INVALID, "action",
			"%zu %sactions begin with \"%s\". Type more of it.", found, state, key);
	return true;
}

bool action_close(struct call *call, struct action *action, int status, struct date on,
	const char *outcome, struct err *err)
{
	action->status = status;
	action->closed_on = on;
	action->outcome = outcome;
	return store_action_save(call->store, action, err);
}

bool command_action_done(struct call *call, struct result *out, struct err *err)
{
	struct action action;
	int status = ACTION_DONE;

	if (!action_find(call, WANT_OPEN, &action, err) ||
		!args_word(call->args, "status", &words_action_status, &status, err) ||
		!args_text(call->args, "outcome", 2000, true, &action.outcome, err))
		return false;
	if (status == ACTION_NONE)
		status = ACTION_DONE;
	if (status == ACTION_OPEN)
		return err_set(err, ERR_INVALID, "status",
			"The action is open. Choose done, refused or not_needed.");
	if (!action_close(call, &action, status, call->today, action.outcome, err))
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

	if (!action_find(call, WANT_OPEN, &action, err) || !read_due(call, &action, err) ||
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

	if (!action_find(call, WANT_CLOSED, &action, err) ||
		!call_date(call, "due", DATE_FUTURE, &action.due, err))
		return false;
	/* What came of it stays in its history. */
	action.status = ACTION_OPEN;
	action.closed_on = DATE_NONE;
	action.outcome = NULL;
	action.reopened++;
	if (!store_action_save(call->store, &action, err))
		return false;
	said(call, out, &action);
	return call_done(call, out, "Reopened an action of %s about %s.", action.owner_name,
		care_name(call));
}
