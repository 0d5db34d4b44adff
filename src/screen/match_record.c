/* What happened to the people of a list, and when: asked in a form, then recorded for all of them. */
#include "match.h"

#include <string.h>

#include <caseload/base/str.h>

#include "arguments.h"
#include "form_inside.h"

/* ---- recording ---- */

static bool run_record(struct match_view *match, bool dry_run, struct arena *arena,
	struct result *out, struct err *err)
{
	struct args args = args_new(arena);

	arguments_unpack(match->recording, &args);
	if (args_get(&args, "date_order"))
		match->order = strcmp(args_get(&args, "date_order"), "mdy") == 0 ? "mdy" : "dmy";
	match_set_list(match, &args);
	if (dry_run)
		args_set(&args, "dry_run", "yes");
	return app_try(match->view->app, CMD_MATCH_RECORD, &args, arena, out, err);
}

static enum answer record(struct view *view, int value, const char *reason)
{
	struct match_view *match = view->data;
	struct arena *arena;
	struct result result;
	struct err err = {0};

	(void)reason;
	if (value != 1)
		return ANSWER_REDRAW;
	arena = arena_new();
	if (!run_record(match, false, arena, &result, &err)) {
		arena_free(arena);
		app_error(view->app, &err);
		return ANSWER_REDRAW;
	}
	match_take_rows(match, arena, &result);
	app_done(view->app, CMD_MATCH_RECORD, result.message);
	return ANSWER_REDRAW;
}

enum answer match_ask_record(struct match_view *match)
{
	static const struct question_answer answers[] = {{"R", "Record", 1}};
	struct question_spec spec = {.title = "Record this for the people of the list?",
		.answers = answers,
		.n = 1,
		.stay = "Not now",
		.protects = true};
	struct arena *arena = arena_new();
	struct result result;
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;

	if (run_record(match, true, arena, &result, &err)) {
		spec.text = arena_printf(
			arena, "%s\nIt is one change: u takes it back.", result.message);
		answer = app_question(match->view->app, match->view, &spec, record);
	} else {
		app_error(match->view->app, &err);
	}
	arena_free(arena);
	return answer;
}

enum answer match_open_form(struct match_view *match)
{
	struct screen_arg arg = {
		.command = CMD_MATCH_RECORD, .text = match->counts.unclear > 0 ? "unclear" : NULL};

	return app_push(match->view->app, form_for(CMD_MATCH_RECORD), &arg);
}

/* ---- the form: what happened, and when ---- */

static bool build_record(struct form_page *page, struct err *err)
{
	static const int kinds[] = {EVENT_EMERGENCY_ADMISSION, EVENT_AE_ATTENDANCE, EVENT_DISCHARGE,
		EVENT_AMBULANCE, EVENT_111, EVENT_CARE_HOME, EVENT_FALL, EVENT_BEREAVEMENT};
	static const struct pick_entry orders[] = {
		{"dmy", "Day first, 15/9/2026", NULL}, {"mdy", "Month first, 9/15/2026", NULL}};
	enum { KINDS = sizeof kinds / sizeof kinds[0] };
	struct pick_entry *entries = arena_new_array(page->arena, struct pick_entry, KINDS);

	(void)err;
	for (size_t i = 0; i < KINDS; i++)
		entries[i] = (struct pick_entry){word_code(&words_event_kind, kinds[i]),
			word_shown(&words_event_kind, kinds[i]), NULL};
	page_choice(page, "kind", "What happened", entries, KINDS, NULL)->flags = FORM_REQUIRED;
	if (text_equal(page->view->arg.text, "unclear"))
		page_choice(page, "date_order", "Order of dates", orders, 2, NULL)->hint =
			"Which comes first in the dates of this list. Lines that stay unclear are "
			"left out.";
	page_date(page, "on", "On", DATE_NONE, DATE_PAST)->hint =
		"For lines without a date of their own. Empty: those are left out.";
	page_date(page, "notified", "Told us on", app_today(page->app), DATE_PAST)->hint =
		"When the team had the list. After a discharge three working days run from here.";
	page_text(page, "source", "Told by", NULL)->hint = "Who sent the list: the ward, the desk.";
	return true;
}

static enum answer hand_back(struct form_page *page)
{
	struct view *view = page->view;
	struct args args = args_new(page->arena);
	const char *packed;

	for (size_t i = 0; i < page->n; i++)
		if (page_sends(page, i))
			args_set(&args, page->fields[i].name, page_value(page, i, page->arena));
	packed = arguments_pack(&args, page->arena);
	page_remember(page);
	page_drop(page);
	if (view->below && view->below->screen == &screen_match)
		return app_return(page->app, packed);
	app_message(page->app, MESSAGE_NOTE, "Paste the list first, then record.");
	return app_replace(page->app, &screen_match, &(struct screen_arg){.command = CMD_COUNT});
}

const struct form_spec form_match_record = {
	.command = CMD_MATCH_RECORD,
	.title = "Record for all of ours",
	.save = "Go on",
	.build = build_record,
	.ask = hand_back,
};
