/* Meetings: plan, change, cancel; ask for somebody, take them off, give them another place, say that
 * they were told. Opened over a meeting they are about that one, anywhere else about the next. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "form_page.h"
#include "meeting.h"
#include "result.h"

static const struct meeting_record *below(const struct form_page *page)
{
	return meeting_of(page->view->below);
}

static void send_meeting(struct form_page *page, struct args *args)
{
	const struct meeting_record *record = below(page);

	if (record != NULL)
		args_set(args, "meeting", record->meeting.uid);
}

static const struct case_item *case_of(const struct form_page *page)
{
	const struct meeting_record *record = below(page);

	for (size_t i = 0; record != NULL && i < record->items_n; i++)
		if (text_equal(record->items[i].person_uid, page->view->arg.person))
			return &record->items[i];
	return NULL;
}

/* Of the list of those to be told: there may be two entries of one person. */
static const struct case_item *entry_below(const struct form_page *page)
{
	const struct case_item *item = result_entry(page->view->below);

	return item != NULL && text_equal(item->person_uid, page->view->arg.person) ? item : NULL;
}

/* ---- plan ---- */

static void add_details(struct form_page *page, const struct meeting *meeting)
{
	struct form_field *field = page_text(page, "time", "Time", meeting ? meeting->at : NULL);

	field->width = 8;
	field->hint = "As 09:30.";
	page_number(page, "minutes", "Minutes", meeting ? meeting->minutes : 0)->hint =
		"How long there is for all cases together.";
	page_text(page, "place", "Place", meeting ? meeting->place : NULL);
	page_workers(page, "chair", "Chair", meeting ? meeting->chair_id : 0);
	page_workers(page, "recorder", "Recorder", meeting ? meeting->recorder_id : 0);
}

/* What is left empty is as it was last time: the command knows which that was. */
static bool build_plan(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	field = page_date(page, "date", "Date", DATE_NONE, DATE_FUTURE);
	field->flags = FORM_REQUIRED;
	field->hint = "The rest may stay empty: then it is as last time. F2 plans it.";
	add_details(page, NULL);
	page_practices(page, "practice", "Practice", NULL, NULL)->hint =
		"Only people of this practice. Empty: of every practice of the team, or as last "
		"time.";
	return true;
}

const struct form_spec form_meeting_plan = {
	.command = CMD_MEETING_PLAN,
	.title = "Plan a team meeting",
	.save = "Plan",
	.quick = "date",
	.build = build_plan,
};

static bool build_change(struct form_page *page, struct err *err)
{
	const struct meeting_record *record = below(page);

	if (record == NULL)
		return err_set(err, ERR_INVALID, "",
			"Go to the meeting first: 3, then [ and ] to the one that is meant.");
	page_date(page, "date", "Date", record->meeting.on, DATE_FUTURE)->hint =
		"Another date moves the day until which names are taken.";
	add_details(page, &record->meeting);
	return true;
}

const struct form_spec form_meeting_change = {
	.command = CMD_MEETING_CHANGE,
	.title = "Change a meeting",
	.only_changed = true,
	.build = build_change,
	.send = send_meeting,
};

static bool build_cancel(struct form_page *page, struct err *err)
{
	const struct meeting_record *record = below(page);

	(void)err;
	if (record != NULL)
		page_shown(page, "which", "Meeting", meeting_words(&record->meeting, page->arena));
	page_text(page, "reason", "Reason", NULL)->flags = FORM_REQUIRED;
	return true;
}

const struct form_spec form_meeting_cancel = {
	.command = CMD_MEETING_CANCEL,
	.title = "Cancel a meeting",
	.save = "Cancel the meeting",
	.build = build_cancel,
	.send = send_meeting,
};

/* ---- one person ---- */

/* The one that is open, else one that was suspended, else the next: as the command finds it. */
static const struct meeting *next_meeting(struct form_page *page)
{
	static const int order[] = {MEETING_OPEN, MEETING_SUSPENDED, MEETING_NONE};
	const struct meeting_record *record = below(page);
	struct args args = args_new(page->arena);
	struct result result;
	struct err err = {0};

	if (record != NULL)
		return &record->meeting;
	args_set(&args, "waiting", "yes");
	if (!app_try(page->app, CMD_MEETING_LIST, &args, page->arena, &result, &err))
		return NULL;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		for (size_t k = 0; k < result.n; k++) {
			const struct meeting *meeting = (const struct meeting *)result.value + k;

			if (order[i] == MEETING_NONE || meeting->status == order[i])
				return meeting;
		}
	return NULL;
}

static bool build_add(struct form_page *page, struct err *err)
{
	const struct meeting *meeting = next_meeting(page);
	const struct case_item *item = case_of(page);
	bool there = item != NULL && item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
	struct form_field *field;

	if (meeting == NULL)
		return err_set(err, ERR_INVALID, "",
			"No meeting is planned. 3 goes to the meetings, N plans one there.");
	page_shown(page, "which", "Meeting", meeting_words(meeting, page->arena));
	field = page_text(page, "reason", "Why", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "What the meeting is asked: it stands on the agenda.";
	/* Another reason for somebody who is on it is no addition. */
	if (!there && !meeting_takes_names(meeting, app_today(page->app))) {
		field = page_text(page, "late", "Why now", NULL);
		field->flags = FORM_REQUIRED;
		field->hint = "Names are no longer taken. Say why this cannot wait until the next "
			      "meeting.";
	}
	page_number(page, "minutes", "Minutes", 0)->hint = "Empty: as the team's rules say.";
	page_workers(page, "speaker", "Speaks", 0)->hint =
		"Who must speak to it. Empty: the lead professional.";
	return true;
}

const struct form_spec form_meeting_add = {
	.command = CMD_MEETING_ADD,
	.title = "Ask for somebody at the meeting",
	.save = "Ask",
	.build = build_add,
	.send = send_meeting,
};

static bool build_drop(struct form_page *page, struct err *err)
{
	(void)err;
	page_text(page, "reason", "Reason", NULL)->flags = FORM_REQUIRED;
	page_shown(page, "then", "Then", "They are not carried over to the next meeting.");
	return true;
}

const struct form_spec form_meeting_drop = {
	.command = CMD_MEETING_DROP,
	.title = "Take somebody off the agenda",
	.save = "Take off",
	.quick = "reason",
	.build = build_drop,
	.send = send_meeting,
	.rows = 10,
};

static bool build_move(struct form_page *page, struct err *err)
{
	const struct case_item *item = case_of(page);
	const struct meeting_record *record = below(page);
	struct form_field *field;

	(void)err;
	field = page_number(page, "slot", "Place", 0);
	field->flags = FORM_REQUIRED;
	field->hint = "Its number in the order: 1 comes first. < and > move it by one.";
	if (item != NULL)
		page_shown(page, "now", "Now",
			item->status == CASE_PROPOSED
				? "only proposed: a number puts it on the agenda"
				: arena_printf(page->arena, "%" PRId64 " of %" PRId64, item->slot,
					  record->meeting.cases));
	return true;
}

const struct form_spec form_meeting_move = {
	.command = CMD_MEETING_MOVE,
	.title = "Move somebody on the agenda",
	.save = "Move",
	.quick = "slot",
	.build = build_move,
	.send = send_meeting,
	.rows = 10,
};

static bool check_tell(struct form_page *page, const char *name, const char *value, struct err *err)
{
	(void)value;
	if (strcmp(name, "how") != 0 || !text_is_blank(form_value(page->form, "how")) ||
		!text_is_blank(form_value(page->form, "not_needed")))
		return true;
	/* Left on the way to the last field it is no mistake yet. */
	return *form_focus(page->form) != '\0' ||
	       err_set(err, ERR_INVALID, "how",
		       "Say how they were told, or below why nobody has to be.");
}

/* With the reason: it is what they are told. */
static const char *decided_in_words(const struct case_item *item, struct arena *arena)
{
	const char *words = case_decision_words(item, arena);

	return text_is_blank(item->decision_reason)
		       ? words
		       : arena_printf(arena, "%s: %s", words, item->decision_reason);
}

static bool build_tell(struct form_page *page, struct err *err)
{
	const struct case_item *item = below(page) != NULL ? case_of(page) : entry_below(page);

	(void)err;
	if (item != NULL)
		page_shown(page, "what", "Decided", decided_in_words(item, page->arena));
	page_words(page, "how", "How", &words_informed_how, 0);
	page_date(page, "on", "On", app_today(page->app), DATE_PAST);
	page_text(page, "whom", "Whom", NULL)->hint =
		"Empty: the person. Else who it was: the daughter, the care home.";
	page_text(page, "not_needed", "Not needed", NULL)->hint =
		"Instead of it all: why nobody has to be told.";
	return true;
}

/* Whom nobody has to tell was told on no day. */
static void send_tell(struct form_page *page, struct args *args)
{
	const struct case_item *item = entry_below(page);

	send_meeting(page, args);
	if (item != NULL)
		args_set(args, "meeting", item->meeting_uid);
	if (text_is_blank(args_get(args, "not_needed")) || !text_is_blank(args_get(args, "how")))
		return;
	args_set(args, "on", NULL);
}

const struct form_spec form_meeting_tell = {
	.command = CMD_MEETING_TELL,
	.title = "The person was told",
	.build = build_tell,
	.check = check_tell,
	.send = send_tell,
	.quick = "how",
};
