/* The papers of a meeting: agenda, minutes, and a sheet of actions for each owner. */
#include <inttypes.h>
#include <string.h>

#include <caseload/report/meeting.h>
#include <caseload/store/action.h>

#include "meeting_after.h"
#include "meetings.h"
#include "print_inside.h"

/* What goes round names those who will be spoken about and those somebody asked for; whom only the
 * rules propose is counted. */
static void leave_out(struct call *call, struct meeting_paper *paper, struct meeting_record *record)
{
	bool agenda = call->command->id == CMD_PRINT_AGENDA;
	size_t kept = 0;

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];
		bool proposed = item->status == CASE_PROPOSED;

		if (proposed && item->asked_by_id == 0)
			paper->proposed++;
		else if (agenda ? item->status != CASE_DROPPED : case_in_minutes(item))
			record->items[kept++] = *item;
	}
	record->items_n = kept;
}

static bool collect(
	struct call *call, struct meeting_paper *paper, struct printing *printing, struct err *err)
{
	struct meeting_record *record;

	if (!minutes_record(call, &record, err))
		return false;
	*paper = (struct meeting_paper){.record = record,
		.team = call->team->name,
		.today = call->today,
		.names = NAMES_FULL,
		.only = call->person};
	leave_out(call, paper, record);
	return args_word(call->args, "names", &words_names_shown, &paper->names, err) &&
	       printing_now(call, printing, err);
}

static const char *titled(struct call *call, const char *what, const struct meeting *meeting)
{
	return arena_printf(call->arena, "%s of %s", what, meetings_words(call, meeting));
}

typedef struct sheet *sheet_fn(
	const struct meeting_paper *paper, const struct printing *printing, struct arena *arena);

static bool deliver(
	struct call *call, sheet_fn *sheet, const char *what, struct result *out, struct err *err)
{
	struct job job = {0};
	struct meeting_paper paper;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect(call, &paper, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	minutes_audit(call, paper.record->items, paper.record->items_n);
	return paper_deliver(call, &job,
		paper_of(call, sheet(&paper, &printing, call->arena),
			titled(call, paper.only != NULL ? "Entry" : what, &paper.record->meeting),
			(int64_t)paper.record->items_n),
		out, err);
}

bool command_print_agenda(struct call *call, struct result *out, struct err *err)
{
	return deliver(call, agenda_sheet, "Agenda", out, err);
}

bool command_print_minutes(struct call *call, struct result *out, struct err *err)
{
	return deliver(call, minutes_sheet, "Minutes", out, err);
}

/* ---- actions ---- */

/* Those of the meeting that are still open, and of one owner where only theirs are wanted. */
static bool of_meeting(struct call *call, struct action_paper *paper, struct err *err)
{
	struct action *all;
	struct meeting meeting;
	size_t n, kept = 0;

	if (!meetings_find(call, &meeting, err) ||
		!meetings_actions(call, meeting.id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].status == ACTION_OPEN &&
			(paper->owner == NULL || paper->owner->id == all[i].owner_id))
			all[kept++] = all[i];
	paper->actions = all;
	paper->n = kept;
	paper->of = arena_printf(call->arena, "Asked for at %s", meetings_words(call, &meeting));
	call->audit_object = meeting.uid;
	return true;
}

static bool of_team(struct call *call, struct action_paper *paper, struct err *err)
{
	struct action_filter filter = {.team_id = call->team->id,
		.owner_id = paper->owner != NULL ? paper->owner->id : 0,
		.today = call->today};
	struct action *all;

	if (!store_action_list(call->store, &filter, call->arena, &all, &paper->n, err))
		return false;
	paper->actions = all;
	return true;
}

static bool collect_actions(
	struct call *call, struct action_paper *paper, struct printing *printing, struct err *err)
{
	struct worker *owner = arena_new_one(call->arena, struct worker);

	*paper = (struct action_paper){.today = call->today, .names = NAMES_FULL};
	if (args_get(call->args, "owner") != NULL) {
		if (!call_worker(call, "owner", owner, err))
			return false;
		paper->owner = owner;
		printing->reader = owner->name;
	}
	if (!args_word(call->args, "names", &words_names_shown, &paper->names, err))
		return false;
	bool read = args_get(call->args, "meeting") != NULL ? of_meeting(call, paper, err)
							    : of_team(call, paper, err);
	return read && printing_now(call, printing, err);
}

static void audit_actions(struct call *call, const struct action_paper *paper)
{
	int64_t *people = arena_new_array(call->arena, int64_t, paper->n + 1);

	for (size_t i = 0; i < paper->n; i++)
		people[i] = paper->actions[i].person_id;
	paper_is_about(call, people, paper->n);
}

bool command_print_actions(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct action_paper paper;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect_actions(call, &paper, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	audit_actions(call, &paper);
	return paper_deliver(call, &job,
		paper_of(call, action_sheet(&paper, &printing, call->arena), "Open actions",
			(int64_t)call->audit_people_n),
		out, err);
}
