/* Taking back: the newest change of whoever acts, or what they undid, as a whole. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/absence.h>
#include <caseload/store/case_item.h>
#include <caseload/store/change.h>
#include <caseload/store/episode.h>
#include <caseload/store/link.h>
#include <caseload/store/person.h>
#include <caseload/store/worker.h>

#include "care.h"
#include "inside.h"
#include "rank.h"

/* ---- may it be taken back ---- */

static const struct command *command_of(const struct change *change)
{
	for (int id = 0; id < CMD_COUNT; id++)
		if (strcmp(command_get(id)->name, change->command) == 0)
			return command_get(id);
	return NULL;
}

static const char *why_final(enum command_id id)
{
	switch (id) {
	case CMD_LEAD_INFORM:
		return "That the person was told cannot be undone: they know. To put the day "
		       "right, record it again.";
	case CMD_IMPORT_RISK:
	case CMD_IMPORT_FACTORS:
	case CMD_IMPORT_UNDO:
		return "An import is taken back as a whole: caseload import undo.";
	case CMD_RISK_SCORE_ALL:
		return "Scores and places follow from what is recorded: put that right, and score "
		       "everyone anew.";
	case CMD_PRACTICE_IMPORT:
		return "The national list of practices is not taken back: load an earlier one.";
	case CMD_MEETING_CLOSE:
		return "A meeting that was closed stays closed: its minutes stand. What came to "
		       "light since belongs to the next meeting, or in a note.";
	default:
		return NULL;
	}
}

/* "at 13:58", and the day where it was not today. */
static const char *when(struct call *call, const char *at)
{
	char time[8], day[DATE_SHOWN_SIZE];
	struct date date = instant_date(at);

	instant_show_time(at, time);
	if (date_compare(date, call->today) == 0)
		return arena_printf(call->arena, "%s", time);
	return arena_printf(call->arena, "%s on %s", time, date_show(date, day));
}

static bool is_too_old(const struct change *change)
{
	char oldest[INSTANT_SIZE];

	return strcmp(change->at, clock_utc(clock_unix() - CHANGE_HOURS * 3600, oldest)) < 0;
}

/* False with the sentence. */
static bool can_undo(struct call *call, const struct change *change, struct err *err)
{
	const struct command *command = command_of(change);

	if (change->undone_by != 0)
		return err_set(
			err, ERR_INVALID, "change", "That was undone already: %s", change->summary);
	if (!change->can_undo || command == NULL)
		return err_set(err, ERR_INVALID, "change", "%s",
			command != NULL && why_final(command->id) != NULL
				? why_final(command->id)
				: "You have not changed anything that can be undone.");
	if (is_too_old(change))
		return err_set(err, ERR_INVALID, "change",
			"Your last change was at %s. A change can be undone for %d hours; after "
			"that, change it again.",
			when(call, change->at), CHANGE_HOURS);
	if (!access_may(call->session->worker.roles, command->needs))
		return err_set(err, ERR_DENIED, "role",
			"Your role no longer lets you %s, so this cannot be undone. Ask your team "
			"lead.",
			capability_words(command->needs & 0xFFFF));
	return true;
}

/* Whoever belongs to another team by now is no longer this worker's to change. */
static bool known(struct call *call, int64_t person_id, struct err *err)
{
	struct person person;
	struct episode episode;

	if (person_id == 0)
		return true;
	if (!store_person_by_id(call->store, person_id, call->arena, &person, err) ||
		!store_episode_open(
			call->store, person_id, call->team->id, call->arena, &episode, err))
		return false;
	if (person.id == 0 || person.team_id == call->team->id || episode.id != 0)
		return true;
	return err_set(err, ERR_DENIED, "person",
		"This person is no longer known to your team. Ask the team that has them in its "
		"care.");
}

/* ---- what stands in the way ---- */

static const char *thing(const char *record)
{
	static const struct {
		const char *record, *words;
	} things[] = {
		{"person", "the details"},
		{"alert", "an alert"},
		{"contact", "a contact"},
		{"event", "an event"},
		{"note", "a note"},
		{"action", "an action"},
		{"factor", "what a score is computed from"},
		{"risk_score", "a score"},
		{"judgement", "a judgement"},
		{"outlook", "what could change"},
		{"instrument", "an instrument"},
		{"episode", "the place on the register"},
		{"lead", "the lead"},
		{"review", "the review"},
		{"plan", "the plan"},
		{"plan_section", "a section of the plan"},
		{"need", "a need in the plan"},
		{"goal", "a goal in the plan"},
		{"plan_action", "an action of the plan"},
		{"stage_goal", "a step of the plan"},
		{"contingency", "a contingency of the plan"},
		{"agreement", "an agreement to the plan"},
		{"contribution", "the plan"},
		{"team", "the team's settings"},
		{"practice", "a practice"},
		{"list_size", "a list size"},
		{"worker", "a worker's details"},
		{"membership", "a worker's role"},
		{"absence", "an absence"},
		{"identifier", "a number"},
		{"person_link", "whether two records are of one person"},
		{"meeting", "the meeting"},
		{"attendance", "who came to the meeting"},
		{"case_item", "the meeting's entry"},
		{"referral", "a referral"},
		{"copy", "a copy of the plan"},
		{"letter", "a letter"},
		{"letter_template", "how a letter is worded"},
	};

	for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		if (strcmp(things[i].record, record) == 0)
			return things[i].words;
	return "the same";
}

static bool refuse_clash(struct call *call, const struct change *change,
	const struct change_clash *clash, struct err *err)
{
	const char *who = clash->by_import			 ? "An import"
			  : clash->worker_id == call->worker->id ? "You"
			  : clash->who != NULL			 ? clash->who
								 : "Somebody";
	const char *of = "";
	struct person person;

	if (!known(call, clash->person_id, err))
		return false;
	if (clash->person_id != 0) {
		if (!store_person_by_id(call->store, clash->person_id, call->arena, &person, err))
			return false;
		if (person.id != 0)
			of = arena_printf(call->arena, " of %s", person_name(&person, call->arena));
	}
	return err_set(err, ERR_CONFLICT, "change",
		"%s changed %s%s at %s, so your change of %s was not undone.", who,
		thing(clash->record), of, when(call, clash->at), when(call, change->at));
}

static bool nothing_since(struct call *call, const struct change *change, struct err *err)
{
	struct change_clash clash;

	if (!store_change_clash(call->store, change->save_id, call->arena, &clash, err))
		return false;
	return clash.record == NULL || refuse_clash(call, change, &clash, err);
}

/* ---- what row by row fits, and as a whole does not ---- */

struct held {
	const struct worker *workers;
	int64_t *by; /* how much whoever is not here holds; 0 for those who are */
	size_t n;
	size_t away;	   /* absence_clashes() */
	int64_t senseless; /* store_link_senseless() */
	int64_t undecided; /* store_case_undecided() */
};

static bool read_held(struct call *call, struct held *held, struct err *err)
{
	struct worker_holdings holds;
	struct absence *covered;
	struct worker *workers;
	size_t covered_n;

	if (!store_worker_list(call->store, call->team->id, call->today, true, call->arena,
		    &workers, &held->n, err) ||
		!absence_clashes(call, &held->away, err) ||
		!store_link_senseless(call->store, &held->senseless, err) ||
		!store_case_undecided(call->store, call->team->id, &held->undecided, err))
		return false;
	held->workers = workers;
	held->by = arena_new_array(call->arena, int64_t, held->n);
	for (size_t i = 0; i < held->n; i++) {
		if (worker_is_active(&workers[i], call->today))
			continue;
		if (!store_worker_holdings(
			    call->store, workers[i].id, call->team->id, &holds, err) ||
			!store_absence_covered_by(call->store, call->today, workers[i].id,
				call->arena, &covered, &covered_n, err))
			return false;
		held->by[i] = holds.leads + holds.reviews + holds.actions + (int64_t)covered_n;
	}
	return true;
}

static int64_t held_by(const struct held *held, int64_t worker_id)
{
	for (size_t i = 0; i < held->n; i++)
		if (held->workers[i].id == worker_id)
			return held->by[i];
	return 0;
}

/* Whoever ended a worker's time saw to it that nothing was theirs any more. */
static bool leaves_sense(
	struct call *call, const struct change *change, const struct held *before, struct err *err)
{
	struct held after;

	if (!read_held(call, &after, err))
		return false;
	if (after.away > before->away)
		return err_set(err, ERR_CONFLICT, "change",
			"Another absence was recorded since: somebody would be away twice, or act "
			"for others while away. Your change of %s was not undone. caseload absence "
			"list shows who is away.",
			when(call, change->at));
	if (after.undecided > before->undecided)
		return err_set(err, ERR_CONFLICT, "change",
			"The meeting was closed since and its minutes stand, so your change of %s "
			"was not undone. Put it right at the next meeting.",
			when(call, change->at));
	if (after.senseless > before->senseless)
		return err_set(err, ERR_CONFLICT, "change",
			"A record is merged into another since, and would be on the register "
			"beside it again. Your change of %s was not undone. Split the two first: "
			"caseload person split.",
			when(call, change->at));
	for (size_t i = 0; i < after.n; i++)
		if (after.by[i] > held_by(before, after.workers[i].id))
			return err_set(err, ERR_CONFLICT, "change",
				"%s is no longer in the team, and something would be theirs again, "
				"so your change of %s was not undone. Give it to somebody else "
				"instead.",
				after.workers[i].name, when(call, change->at));
	return true;
}

/* Did it change by what the team's practices are ranked? */
static bool ranks_practices(const struct change *change)
{
	const struct command *command = command_of(change);

	return command != NULL &&
	       (command->id == CMD_TEAM_SET || command->id == CMD_PRACTICE_LIST_SIZE ||
		       command->id == CMD_UNDO || command->id == CMD_REDO);
}

/* ---- doing it ---- */

/* Did it touch what scores are computed from? */
static bool moves_scores(struct call *call, const struct change *change, bool *out, struct err *err)
{
	static const char *const records[] = {"factor", "event", "person", "person_link"};
	struct change_part *parts;
	size_t n;

	*out = false;
	if (!store_change_parts(call->store, change->save_id, call->arena, &parts, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < sizeof(records) / sizeof(records[0]); j++)
			*out = *out || strcmp(parts[i].record, records[j]) == 0;
	return true;
}

static bool rescore_each(struct call *call, const struct change *change, const int64_t *people,
	size_t n, struct err *err)
{
	bool moves;

	if (!moves_scores(call, change, &moves, err))
		return false;
	for (size_t i = 0; moves && i < n; i++)
		if (!call_rescore(call, people[i], err))
			return false;
	return true;
}

static bool take_back(struct call *call, const struct change *change, struct err *err)
{
	struct err trouble = {0};
	struct held before;
	int64_t *people;
	size_t n;

	if (!nothing_since(call, change, err) || !read_held(call, &before, err))
		return false;
	if (!store_change_undo(call->store, change->save_id, call->arena, &people, &n, &trouble)) {
		if (trouble.code == ERR_INVALID)
			return err_set(err, ERR_CONFLICT, "change",
				"Something written since belongs to this, so your change of %s was "
				"not undone. End or correct it instead.",
				when(call, change->at));
		*err = trouble;
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (!known(call, people[i], err))
			return false;
	if (ranks_practices(change) && !rank_team(call, call->team->id, err))
		return false;
	if (!leaves_sense(call, change, &before, err) ||
		!rescore_each(call, change, people, n, err))
		return false;
	call->audit_people = people;
	call->audit_people_n = n;
	call->audit_object = change->save_id;
	call->audit_detail = change->command;
	call->undoes = change->id;
	return true;
}

static bool named_change(struct call *call, const struct change *changes, size_t n,
	struct change *out, struct err *err)
{
	int64_t id = 0;

	if (!args_number(call->args, "change", 1, INT64_MAX, &id, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (changes[i].id == id) {
			*out = changes[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "change",
		"There is no change %" PRId64
		" among your last %d. caseload change list shows them.",
		id, CHANGES_KEPT);
}

static bool newest_change(struct call *call, const struct change *changes, size_t n,
	struct change *out, struct err *err)
{
	(void)call;
	for (size_t i = 0; i < n; i++)
		if (changes[i].undone_by == 0) {
			*out = changes[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "change", "You have nothing left to undo.");
}

static int64_t only_person(const struct call *call)
{
	return call->audit_people_n == 1 ? call->audit_people[0] : 0;
}

bool command_undo(struct call *call, struct result *out, struct err *err)
{
	struct change *changes, change;
	size_t n;
	bool named = args_get(call->args, "change") != NULL;

	if (!store_change_list(
		    call->store, call->worker->id, CHANGES_KEPT, call->arena, &changes, &n, err) ||
		!(named ? named_change : newest_change)(call, changes, n, &change, err) ||
		!can_undo(call, &change, err) || !take_back(call, &change, err))
		return false;
	out->person_id = only_person(call);
	return call_done(call, out, "Undone: %s", change.summary);
}

/* Only while the undo is the last thing this worker did. */
static bool undo_to_redo(struct call *call, struct change *out, struct err *err)
{
	struct change *newest;
	size_t n;

	if (!store_change_newest_undo(call->store, call->worker->id, call->arena, out, err) ||
		!store_change_list(call->store, call->worker->id, 1, call->arena, &newest, &n, err))
		return false;
	if (out->id == 0)
		return err_set(
			err, ERR_NOT_FOUND, "change", "You have undone nothing to do again.");
	if (n > 0 && newest[0].id > out->id)
		return err_set(err, ERR_CONFLICT, "change",
			"You have changed something since your last undo, so it cannot be done "
			"again: %s",
			newest[0].summary);
	return true;
}

bool command_redo(struct call *call, struct result *out, struct err *err)
{
	struct change undo, change;

	if (!undo_to_redo(call, &undo, err) ||
		!store_change_by_id(call->store, undo.undoes, call->arena, &change, err))
		return false;
	change.undone_by = 0;
	if (!can_undo(call, &change, err) || !take_back(call, &undo, err) ||
		!store_change_stands(call->store, change.id, err))
		return false;
	call->audit_detail = change.command;
	out->person_id = only_person(call);
	return call_done(call, out, "Done again: %s", change.summary);
}

static const char *state_of(struct call *call, const struct change *change)
{
	struct err why;

	if (change->undone_by != 0)
		return "undone";
	if (is_too_old(change))
		return "too long ago";
	return can_undo(call, change, &why) ? "can be undone" : "cannot be undone";
}

bool command_change_list(struct call *call, struct result *out, struct err *err)
{
	struct change *changes;

	if (!store_change_list(call->store, call->worker->id, CHANGES_KEPT, call->arena, &changes,
		    &out->n, err))
		return false;
	for (size_t i = 0; i < out->n; i++)
		changes[i].state = state_of(call, &changes[i]);
	out->kind = RESULT_CHANGES;
	out->value = changes;
	return call_done(call, out, "%zu change%s.", out->n, out->n == 1 ? "" : "s");
}
