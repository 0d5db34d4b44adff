/* Each verb that may be written beside a row: the command it stands for, by its inner function. */
#include <inttypes.h>
#include <string.h>

#include <caseload/store/action.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>

#include "actions.h"
#include "inside.h"
#include "sheets.h"

/* The inner command as it would run alone, with arguments of its own. */
static bool about(struct call *call, struct sheet_written *line, enum command_id id,
	struct args *args, struct err *err)
{
	struct call *inner = line->call;

	*inner = *call;
	inner->command = command_get(id);
	*args = args_new(call->arena);
	args_set(args, "person", line->row.person_uid);
	inner->args = args;
	return call_subject(inner, err);
}

static bool hold(struct call *call, struct sheet_written *line, struct err *err)
{
	struct result result = {0};
	struct review open, next;
	char iso[DATE_ISO_SIZE];
	struct args args;

	if (line->row.review_status == REVIEW_HELD)
		return err_set(err, ERR_CONFLICT, "line", "%s already: nothing was done again.",
			printed_row_since(&line->row, call->arena));
	if (!about(call, line, CMD_REVIEW_HOLD, &args, err) ||
		!store_review_open(call->store, line->call->episode->id, REVIEW_KIND_NONE,
			call->today, call->arena, &open, err))
		return false;
	if (open.id == 0)
		return err_set(err, ERR_INVALID, "line",
			"no review is due or booked. Book one (%" PRId64
			" review fri), or record it in the person's record.",
			line->row.row);
	args_set(&args, "outcome", "continue");
	args_set(&args, "kind", word_code(&words_review_kind, open.kind));
	if (date_is_set(line->typed.on))
		args_set(&args, "on", date_iso(line->typed.on, iso));
	if (line->typed.text[0] != '\0')
		args_set(&args, "note", line->typed.text);
	if (!command_review_hold(line->call, &result, err) ||
		!store_review_open(call->store, line->call->episode->id,
			(enum review_kind)open.kind, call->today, call->arena, &next, err))
		return false;
	line->did = arena_printf(call->arena, "review due %s held on %s%s%s",
		care_date(call, open.due_on),
		care_date(call, date_is_set(line->typed.on) ? line->typed.on : call->today),
		next.id != 0 ? ", the next is due on " : "",
		next.id != 0 ? care_date(call, next.due_on) : "");
	return true;
}

static bool find_action(
	struct call *call, struct sheet_written *line, struct action *out, struct err *err)
{
	struct action *actions;
	size_t n;

	if (!store_action_of_person(call->store, line->call->person->id, call->today, call->arena,
		    &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (actions[i].id == line->row.action_id) {
			*out = actions[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "line", "the action was taken back since.");
}

static bool close_action(struct call *call, struct sheet_written *line, struct err *err)
{
	struct args args;
	struct action action;
	const char *outcome = line->typed.text[0] != '\0' ? line->typed.text : NULL;

	if (!about(call, line, CMD_ACTION_DONE, &args, err) ||
		!find_action(call, line, &action, err))
		return false;
	if (action.status != ACTION_OPEN)
		return err_set(err, ERR_CONFLICT, "line",
			"the action was closed already (%s): nothing was done again.",
			printed_row_since(&line->row, call->arena));
	args_set(&args, "outcome", outcome);
	if (!args_text(&args, "outcome", 2000, true, &outcome, err) ||
		!action_close(line->call, &action, ACTION_DONE,
			date_is_set(line->typed.on) ? line->typed.on : call->today, outcome, err))
		return false;
	line->call->audit_object = arena_strdup(call->arena, action.uid);
	line->call->audit_detail = word_code(&words_action_status, ACTION_DONE);
	line->did = arena_printf(call->arena, "action done: %s", action.what);
	if (date_is_set(line->typed.on))
		line->did = arena_printf(
			call->arena, "%s (%s)", line->did, care_weekday(call, line->typed.on));
	/* Two rows typed on one line would end up in the first one's outcome unseen. */
	if (line->typed.text[0] != '\0')
		line->did =
			arena_printf(call->arena, "%s. Outcome: %s", line->did, line->typed.text);
	return true;
}

/* For the review that the row shows: the earliest that is open, else a new one. */
static bool book(struct call *call, struct sheet_written *line, struct err *err)
{
	struct result result = {0};
	struct review open;
	char iso[DATE_ISO_SIZE];
	struct args args;

	if (!about(call, line, CMD_REVIEW_BOOK, &args, err) ||
		!store_review_open(call->store, line->call->episode->id, REVIEW_KIND_NONE,
			call->today, call->arena, &open, err))
		return false;
	args_set(&args, "date", date_iso(line->typed.on, iso));
	if (open.id != 0)
		args_set(&args, "kind", word_code(&words_review_kind, open.kind));
	if (!command_review_book(line->call, &result, err))
		return false;
	line->did = open.id == 0 ? arena_printf(call->arena, "review booked for %s",
					   review_day_words(call, line->typed.on))
				 : arena_printf(call->arena, "review moved from %s to %s",
					   care_date(call, open.due_on),
					   review_day_words(call, line->typed.on));
	if (open.id != 0 && date_is_set(line->row.review_due) &&
		!date_equal(line->row.review_due, open.due_on))
		line->did = arena_printf(call->arena, "%s (on the sheet it was %s)", line->did,
			care_date(call, line->row.review_due));
	return true;
}

static bool note(struct call *call, struct sheet_written *line, struct err *err)
{
	struct result result = {0};
	struct args args;

	if (!about(call, line, CMD_NOTE_ADD, &args, err))
		return false;
	args_set(&args, "text", line->typed.text);
	line->did = "note added";
	return command_note_add(line->call, &result, err);
}

/* Who is named; else who leads the person's care; else whoever enters it. */
static bool find_owner(
	struct call *call, struct sheet_written *line, struct worker *out, struct err *err)
{
	struct sheet_line *typed = &line->typed;
	struct err ignored = {0};
	struct lead lead = {0};

	if (typed->who[0] != '\0' && !typed->who_is_a_guess)
		return call_worker_named(call, "line", typed->who, NULL, 0, out, err);
	if (typed->who[0] != '\0' &&
		call_worker_named(call, "line", typed->who, NULL, 0, out, &ignored)) {
		size_t length = strlen(typed->text) - strlen(typed->who);

		while (length > 0 && typed->text[length - 1] == ' ')
			length--;
		typed->text = arena_strndup(call->arena, typed->text, length);
		return true;
	}
	if (line->call->episode != NULL && !store_lead_current(call->store, line->call->episode->id,
						   LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	*out = lead.worker_id != 0
		       ? (struct worker){.id = lead.worker_id, .name = lead.name}
		       : (struct worker){.id = call->worker->id, .name = call->worker->name};
	return true;
}

static bool add_action(struct call *call, struct sheet_written *line, struct err *err)
{
	struct action action = {.status = ACTION_OPEN};
	struct worker owner;
	struct args args;

	if (!about(call, line, CMD_ACTION_ADD, &args, err) || !find_owner(call, line, &owner, err))
		return false;
	args_set(&args, "what", line->typed.text);
	if (!args_text(&args, "what", 2000, true, &action.what, err) ||
		(line->typed.when[0] != '\0' &&
			!action_line_due(call, line->typed.when, &action.due, err)))
		return false;
	action.person_id = line->call->person->id;
	action.episode_id = line->call->episode != NULL ? line->call->episode->id : 0;
	action.owner_id = owner.id;
	if (!store_action_save(call->store, &action, err))
		return false;
	line->call->audit_object = arena_strdup(call->arena, action.uid);
	line->call->audit_detail = word_code(&words_action_status, ACTION_OPEN);
	line->did = arena_printf(call->arena, "action for %s: %s%s%s", owner.name, action.what,
		date_is_set(action.due) ? ", by " : "",
		date_is_set(action.due) ? care_weekday(call, action.due) : "");
	return true;
}

bool sheet_do(struct call *call, struct sheet_written *line, struct err *err)
{
	switch (line->typed.verb) {
	case SHEET_DONE:
		return line->row.action_id != 0 ? close_action(call, line, err)
						: hold(call, line, err);
	case SHEET_HELD:
		return hold(call, line, err);
	case SHEET_REVIEW:
		return book(call, line, err);
	case SHEET_NOTE:
		return note(call, line, err);
	case SHEET_ACTION:
		break;
	}
	return add_action(call, line, err);
}
