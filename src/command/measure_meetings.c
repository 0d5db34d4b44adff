/* M20: what the team meeting does, of the meetings of a period that were closed. */
#include <inttypes.h>

#include <caseload/deadline.h>
#include <caseload/store/action.h>
#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>
#include <caseload/worker.h>

#include "measures.h"

struct growing {
	struct measure_row *rows;
	size_t n, room;
};

struct outcome {
	struct measures *m;
	struct meeting *meetings; /* closed, by day */
	size_t n;
	struct attendance **came; /* of each */
	size_t *came_n;
	struct growing discussed, decided, deferred, actions;
};

static void push(struct outcome *o, struct growing *list, struct measure_row row)
{
	struct measure_row *slot =
		arena_push(o->m->call->arena, &list->rows, &list->n, &list->room, sizeof(*slot));

	*slot = row;
}

/* ---- cases ---- */

static void take_case(
	struct outcome *o, const struct meeting *meeting, const struct case_item *item)
{
	struct measure_row row = {.person_id = item->person_id,
		.person_uid = item->person_uid,
		.nhs_number = item->nhs_number,
		.person = item->person,
		.born = item->born,
		.part = MEASURE_PART_IN,
		.what = "Case",
		.from = meeting->on,
		.words = word_shown(&words_decision, item->decision)};

	if (item->status == CASE_DEFERRED || item->decision == DECISION_DEFER) {
		row.words = item->decision_reason != NULL ? item->decision_reason : row.words;
		push(o, &o->deferred, row);
		return;
	}
	if (item->status != CASE_DISCUSSED && item->status != CASE_CLOSED)
		return;
	push(o, &o->discussed, row);
	if (item->decision != DECISION_NONE)
		push(o, &o->decided, row);
}

/* ---- actions ---- */

/* How it stood on the day as at which is counted: what was closed later was open then. */
static int status_then(const struct action *action, struct date last)
{
	return date_is_set(action->closed_on) && date_compare(action->closed_on, last) > 0
		       ? ACTION_OPEN
		       : action->status;
}

static void take_action(
	struct outcome *o, const struct meeting *meeting, const struct action *action)
{
	struct date last = o->m->asked.as_at;
	int status = status_then(action, last);
	struct measure_row row = {.person_id = action->person_id,
		.person_uid = action->person_uid,
		.nhs_number = action->nhs_number,
		.person = action->person,
		.born = action->born,
		.part = status == ACTION_DONE ? MEASURE_PART_IN : MEASURE_PART_OUT,
		.what = action->what,
		.from = meeting->on,
		.due = action->due,
		.done = status == ACTION_OPEN ? DATE_NONE : action->closed_on};

	if (status == ACTION_REFUSED || status == ACTION_NOT_NEEDED)
		row.part = MEASURE_PART_EXCLUDED;
	if (status == ACTION_OPEN)
		row.days = deadline_late_days(action->due, last);
	row.words = status == ACTION_OPEN
			    ? arena_printf(o->m->call->arena, "%s, %s", action->owner_name,
				      row.days > 0 ? "late" : "open")
			    : word_shown(&words_action_status, status);
	if (status == ACTION_OPEN && row.days == 0)
		row.days = date_between(meeting->on, last);
	push(o, &o->actions, row);
}

static bool read_meeting(struct outcome *o, size_t i, struct err *err)
{
	struct call *call = o->m->call;
	const struct meeting *meeting = &o->meetings[i];
	struct case_item *items;
	struct action *actions;
	size_t items_n, actions_n;

	if (!store_case_items(call->store, meeting->id, call->arena, &items, &items_n, err) ||
		!store_attendance(
			call->store, meeting->id, call->arena, &o->came[i], &o->came_n[i], err) ||
		!store_action_of_meeting(call->store, meeting->id, call->today, call->arena,
			&actions, &actions_n, err))
		return false;
	for (size_t j = 0; j < items_n; j++)
		take_case(o, meeting, &items[j]);
	for (size_t j = 0; j < actions_n; j++)
		take_action(o, meeting, &actions[j]);
	return true;
}

static bool read_meetings(struct outcome *o, struct err *err)
{
	struct call *call = o->m->call;
	struct meeting_filter filter = {
		.team_id = call->team->id, .from = o->m->asked.from, .to = o->m->asked.to};
	size_t n;

	if (!store_meeting_list(call->store, &filter, call->arena, &o->meetings, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (o->meetings[i].status == MEETING_CLOSED)
			o->meetings[o->n++] = o->meetings[i];
	o->came = arena_new_array(call->arena, struct attendance *, o->n + 1);
	o->came_n = arena_new_array(call->arena, size_t, o->n + 1);
	for (size_t i = 0; i < o->n; i++)
		if (!read_meeting(o, i, err))
			return false;
	return true;
}

/* ---- figures ---- */

static void add_count(struct outcome *o, const char *figure, const char *name, const char *unit,
	struct growing list)
{
	struct measure *measure = measures_add(o->m, MEASURE_M20, figure, name);

	measures_rows(measure, list.rows, list.n);
	measure->numerator = (int64_t)list.n;
	measure->value = arena_printf(o->m->call->arena, "%zu", list.n);
	measure->unit = unit;
}

/* Those of the actions that `which` says; done of made is a share, the others are counts. */
static struct growing actions_of(struct outcome *o, bool late)
{
	struct growing list = {0};

	for (size_t i = 0; i < o->actions.n; i++) {
		const struct measure_row *row = &o->actions.rows[i];
		bool open = row->part == MEASURE_PART_OUT, past = false;

		past = open && date_is_set(row->due) &&
		       date_compare(row->due, o->m->asked.as_at) < 0;
		if (late ? past : open)
			push(o, &list, *row);
	}
	for (size_t i = 0; i < list.n; i++) {
		list.rows[i].part = MEASURE_PART_IN;
		if (!late)
			list.rows[i].days = date_between(list.rows[i].from, o->m->asked.as_at);
	}
	return list;
}

static void add_actions(struct outcome *o)
{
	struct arena *arena = o->m->call->arena;
	struct growing made = {0}, open = actions_of(o, false);
	int64_t *ages = arena_new_array(arena, int64_t, open.n + 1);
	struct measure *measure;

	for (size_t i = 0; i < o->actions.n; i++) {
		push(o, &made, o->actions.rows[i]);
		made.rows[i].part = MEASURE_PART_IN;
	}
	for (size_t i = 0; i < open.n; i++)
		ages[i] = open.rows[i].days;
	add_count(o, "actions_made", "Actions asked for", "actions", made);
	measure = measures_add(o->m, MEASURE_M20, "actions_done", "Actions done");
	measures_rows(measure, o->actions.rows, o->actions.n);
	measure->unit = "actions";
	measure->note = "Refused and not needed are left out";
	measure_settle(measure, arena);
	add_count(o, "actions_late", "Actions late", "actions", actions_of(o, true));
	add_count(o, "actions_open", "Actions open", "actions", open);
	if (open.n > 0)
		o->m->list[o->m->n - 1].note = arena_printf(arena,
			"Days since the meeting: median %" PRId64, measure_median(ages, open.n));
}

/* ---- who came ---- */

static bool is_mental_health(int profession)
{
	return profession == PROFESSION_PSYCHIATRIC_NURSE;
}

struct asked_of {
	int profession; /* PROFESSION_NONE: by the question */
	bool (*is)(int profession);
};

static bool is_theirs(const struct asked_of *asked, int profession)
{
	return asked->is != NULL ? asked->is(profession) : asked->profession == profession;
}

/* One row for each meeting: who of them was there. */
static struct measure_row at_meeting(struct outcome *o, size_t i, const struct asked_of *asked)
{
	struct arena *arena = o->m->call->arena;
	struct measure_row row = {.part = MEASURE_PART_OUT,
		.what = "Meeting",
		.from = o->meetings[i].on,
		.words = NULL};
	const char *sorry = NULL;

	for (size_t j = 0; j < o->came_n[i]; j++) {
		const struct attendance *who = &o->came[i][j];

		if (!is_theirs(asked, who->profession))
			continue;
		if (who->status == ATTENDANCE_PRESENT) {
			row.part = MEASURE_PART_IN;
			row.words = row.words == NULL
					    ? who->name
					    : arena_printf(arena, "%s, %s", row.words, who->name);
		} else if (who->status == ATTENDANCE_APOLOGIES) {
			sorry = sorry == NULL ? who->name
					      : arena_printf(arena, "%s, %s", sorry, who->name);
		}
	}
	if (row.words == NULL)
		row.words = sorry != NULL ? arena_printf(arena, "Apologies: %s", sorry)
					  : "Nobody was there";
	return row;
}

static void add_attendance(struct outcome *o, const char *figure, const char *name,
	const struct asked_of *asked, bool watched)
{
	struct arena *arena = o->m->call->arena;
	struct measure *measure = measures_add(o->m, MEASURE_M20, figure, name);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, o->n + 1);

	for (size_t i = 0; i < o->n; i++)
		rows[i] = at_meeting(o, i, asked);
	measures_rows(measure, rows, o->n);
	measure->unit = "meetings";
	measure_settle(measure, arena);
	if (watched && measure->numerator < measure->denominator)
		measure->note =
			arena_printf(arena, "Has not been at %" PRId64 " of %" PRId64 " meeting%s",
				measure->denominator - measure->numerator, measure->denominator,
				measure->denominator == 1 ? "" : "s");
}

static bool was_asked(const struct outcome *o, int profession)
{
	for (size_t i = 0; i < o->n; i++)
		for (size_t j = 0; j < o->came_n[i]; j++)
			if (o->came[i][j].profession == profession)
				return true;
	return false;
}

static bool is_health(int profession)
{
	return profession_is_health((enum profession)profession);
}

static bool is_social_care(int profession)
{
	return profession_is_social_care((enum profession)profession);
}

static void add_apologies(struct outcome *o)
{
	struct arena *arena = o->m->call->arena;
	struct growing list = {0};

	for (size_t i = 0; i < o->n; i++)
		for (size_t j = 0; j < o->came_n[i]; j++) {
			const struct attendance *who = &o->came[i][j];

			if (who->status == ATTENDANCE_APOLOGIES)
				push(o, &list,
					(struct measure_row){.part = MEASURE_PART_IN,
						.what = "Apologies",
						.from = o->meetings[i].on,
						.words = arena_printf(arena, "%s, %s", who->name,
							word_shown(&words_profession,
								who->profession))});
		}
	add_count(o, "apologies", "Apologies", "apologies", list);
}

bool measures_meetings(struct measures *m, struct err *err)
{
	static const struct asked_of health = {PROFESSION_NONE, is_health},
				     social = {PROFESSION_NONE, is_social_care},
				     mental = {PROFESSION_NONE, is_mental_health};
	struct outcome o = {.m = m};
	struct growing meetings = {0};

	if (!read_meetings(&o, err))
		return false;
	for (size_t i = 0; i < o.n; i++)
		push(&o, &meetings,
			(struct measure_row){.part = MEASURE_PART_IN,
				.what = "Meeting",
				.from = o.meetings[i].on,
				.words = arena_printf(
					m->call->arena, "%" PRId64 " cases", o.meetings[i].cases)});
	add_count(&o, NULL, NULL, "meetings", meetings);
	add_count(&o, "cases", "Cases discussed", "cases", o.discussed);
	add_count(&o, "decisions", "Decisions", "decisions", o.decided);
	add_count(&o, "deferred", "Cases deferred", "cases", o.deferred);
	add_actions(&o);
	if (o.n == 0)
		return true;
	add_attendance(&o, "health", "Health at meetings", &health, true);
	add_attendance(&o, "social_care", "Social care at meetings", &social, true);
	add_attendance(&o, "mental_health", "Mental health at meetings", &mental, true);
	for (size_t i = 0; i < words_profession.n; i++) {
		const struct word *word = &words_profession.words[i];
		const struct asked_of asked = {word->value, NULL};

		if (was_asked(&o, word->value))
			add_attendance(&o, word->code,
				arena_printf(m->call->arena, "%s at meetings", word->shown), &asked,
				false);
	}
	add_apologies(&o);
	return true;
}
