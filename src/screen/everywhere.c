/* What works on every screen: help, back, find, refresh, hide, where am I, and the screens that
 * commands open. */
#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "app.h"
#include "board.h"
#include "meeting.h"
#include "register_page.h"
#include "duplicates.h"
#include "reports.h"
#include "risk.h"
#include "row_actions.h"
#include "settings.h"

static enum answer leave_answered(struct view *view, int value, const char *reason)
{
	(void)view;
	(void)reason;
	return value == 1 ? ANSWER_QUIT : ANSWER_REDRAW;
}

enum { DRAFTS_NAMED = 5 };

/* What is not saved, by name; leaving keeps it. NULL: nothing. */
static const char *unsaved(const struct draft *drafts, size_t n, struct arena *arena)
{
	struct str text = {0};
	char *out;

	if (n == 0)
		return NULL;
	str_addf(&text, "Not saved, and kept as %s:", n == 1 ? "a draft" : "drafts");
	for (size_t i = 0; i < n && i < DRAFTS_NAMED; i++) {
		char time[24];

		str_addf(&text, "\n  %s%s%s, %s", draft_words(drafts[i].place),
			drafts[i].person ? ": " : "", drafts[i].person ? drafts[i].person : "",
			instant_show(drafts[i].kept_at, time));
	}
	if (n > DRAFTS_NAMED)
		str_addf(&text, "\n  and %zu more", n - DRAFTS_NAMED);
	str_addf(&text, "\nYou find %s here next time.", n == 1 ? "it" : "them");
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

static enum answer ask_to_leave(struct app *app)
{
	static const struct question_answer answers[] = {{"y", "Leave", 1}, {"n", "Stay", 0}};
	struct question_spec spec = {
		.title = "Leave caseload?", .answers = answers, .n = 2, .stay = "Stay"};
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result drafts;
	struct err ignored;

	if (app_try(app, CMD_DRAFT_LIST, &args, arena, &drafts, &ignored))
		spec.text = unsaved(drafts.value, drafts.n, arena);
	app_question(app, app->top, &spec, leave_answered);
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer refresh(struct app *app)
{
	char now[INSTANT_SIZE], time[8];

	term_repaint(app->term);
	/* While something is being typed the picture alone is made anew. */
	if (app->top->typing) {
		stack_mark_stale(app, false);
		app_message(app, MESSAGE_NOTE,
			"What you type is untouched. Others' changes show when you come back "
			"here.");
		return ANSWER_REDRAW;
	}
	stack_mark_stale(app, true);
	stack_freshen(app);
	if (!message_is_new(app->message))
		app_message(app, MESSAGE_NOTE, "As it stood at %s.",
			instant_show_time(clock_now_utc(now), time));
	return ANSWER_REDRAW;
}

static enum answer hide(struct app *app)
{
	stack_keep(app);
	app->hidden = true;
	term_wipe(app->term);
	return ANSWER_REDRAW;
}

static enum answer suspend(struct app *app)
{
	struct err err = {0};

	hide(app);
	if (!term_suspend(app->term, &err)) {
		app->hidden = false;
		app_error(app, &err);
	}
	return ANSWER_REDRAW;
}

static enum answer where_am_i(struct app *app)
{
	const char *words =
		app->top->screen->where_am_i ? app->top->screen->where_am_i(app->top) : NULL;

	app_message(app, MESSAGE_NOTE, "%s", words ? words : view_title(app->top));
	app->asked_where = true;
	return ANSWER_REDRAW;
}

/* The screen the key was pressed on is as stale as those below it. Whoever was added and is taken
 * back has no record to stay on. */
static enum answer take_back(struct app *app, enum command_id id)
{
	struct view *top = app->top;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result out;
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;

	if (app_run(app, id, &args, arena, &out)) {
		bool person = top->screen->person && top->arg.person != NULL;

		stack_mark_stale(app, true);
		top->stale = top->screen->refresh != NULL;
		if (person && !view_read(top, &err)) {
			if (err.code == ERR_NOT_FOUND)
				answer = app_go(app, &screen_board);
			else
				app_error(app, &err);
		} else if (top->stale && !top->screen->refresh(top, &err)) {
			app_error(app, &err);
		}
		/* The next key must not mean somebody else than who was just spoken of. */
		if (top->screen == &screen_board && out.person_id != 0)
			board_go_to(top, out.person_id);
		top->stale = false;
	}
	arena_free(arena);
	return answer;
}

static enum answer undo(struct app *app)
{
	const struct screen *screen = app->top->screen;
	enum answer answer = screen->undo ? screen->undo(app->top) : ANSWER_IGNORED;

	return answer != ANSWER_IGNORED ? answer : take_back(app, CMD_UNDO);
}

static enum answer open_screen(
	struct app *app, const struct screen *screen, enum command_id id, const char *part)
{
	struct screen_arg arg = {.person = view_subject(app->top), .command = id, .part = part};

	return app_push(app, screen, &arg);
}

/* From one of these to another the first one goes: what is chosen is about what lies below. */
static enum answer open_door(struct app *app, const struct screen *screen, enum command_id id)
{
	static const struct screen *const doors[] = {
		&screen_help, &screen_palette, &screen_menu, &screen_row_actions, &screen_find};
	struct screen_arg arg = {.person = view_subject(app->top), .command = id};

	if (screen == &screen_row_actions)
		arg.person = NULL;
	if (app->top->screen == screen)
		return ANSWER_STAY;
	for (size_t i = 0; i < sizeof doors / sizeof doors[0]; i++)
		if (app->top->screen == doors[i])
			return app_replace(app, screen, &arg);
	return app_push(app, screen, &arg);
}

/* A work list, from wherever it was asked for; over another one it takes its place. */
static enum answer open_list(struct app *app, enum command_id id)
{
	struct screen_arg arg = {.text = risk_list_of(id)};

	return app->top->screen == &screen_risk_people ? app_replace(app, &screen_risk_people, &arg)
						       : app_push(app, &screen_risk_people, &arg);
}

enum answer everywhere_run(struct app *app, enum command_id id)
{
	switch (id) {
	case CMD_KEYS:
		return open_door(app, &screen_help, id);
	case CMD_PALETTE:
		return open_door(app, &screen_palette, id);
	case CMD_MENU:
		return open_door(app, &screen_menu, id);
	case CMD_ROW_ACTIONS:
		return open_door(app, &screen_row_actions, id);
	case CMD_GO_BOARD:
		return app_go(app, &screen_board);
	case CMD_GO_CALENDAR:
		return app_go(app, &screen_calendar);
	case CMD_GO_MEETING:
		return app_go(app, &screen_meeting);
	case CMD_GO_LEADS:
		return app_go(app, &screen_leads);
	case CMD_GO_ACTIONS:
		return app_go(app, &screen_actions);
	case CMD_GO_RISK:
		return app_go(app, &screen_risk);
	case CMD_GO_REPORTS:
		return app_go(app, &screen_reports);
	case CMD_LIST_RISING:
	case CMD_LIST_FREQUENT:
	case CMD_LIST_READMITTED:
	case CMD_LIST_NEW:
	case CMD_LIST_GONE:
		return open_list(app, id);
	case CMD_RISK_INSTRUMENTS:
		return app->top->screen == &screen_instruments
			       ? ANSWER_STAY
			       : open_screen(app, &screen_instruments, id, NULL);
	case CMD_BACK:
		return app->top->below ? ANSWER_POP : ask_to_leave(app);
	case CMD_REFRESH:
		return refresh(app);
	case CMD_HIDE:
		return hide(app);
	case CMD_SUSPEND:
		return suspend(app);
	case CMD_WHERE:
		return where_am_i(app);
	case CMD_AGAIN:
		return calm_read_again(app);
	case CMD_UNDO:
		return undo(app);
	case CMD_REDO:
		return take_back(app, id);
	case CMD_FIND:
		return open_door(app, &screen_find, id);
	case CMD_MESSAGES:
		return app->top->screen == &screen_messages
			       ? ANSWER_STAY
			       : open_screen(app, &screen_messages, id, NULL);
	case CMD_SETTINGS:
		return app->top->screen == &screen_settings
			       ? ANSWER_STAY
			       : open_screen(app, &screen_settings, id, NULL);
	case CMD_MEETING_ATTEND:
		return app->top->screen == &screen_attendance
			       ? ANSWER_STAY
			       : open_screen(app, &screen_attendance, id, NULL);
	case CMD_MEETING_CLOSE:
		return meeting_ask_close(app->top);
	case CMD_REGISTER_STATUS:
		return app_push(app, &screen_register, &(struct screen_arg){.command = id});
	case CMD_REGISTER_CANDIDATES:
		return app_push(app, &screen_candidates, &(struct screen_arg){.command = id});
	case CMD_DOCTOR_CASES:
		return app->top->screen == &screen_faults
			       ? ANSWER_STAY
			       : app_push(app, &screen_faults, &(struct screen_arg){.command = id});
	case CMD_MEASURE_LIST:
		return app->top->screen == &screen_measures
			       ? ANSWER_STAY
			       : app_push(app, &screen_measures,
					 &(struct screen_arg){.command = id});
	case CMD_SHEET_SHOW:
	case CMD_SHEET_CLOSE:
		return app->top->screen == &screen_sheet
			       ? ANSWER_STAY
			       : app_push(app, &screen_sheet, &(struct screen_arg){.command = id});
	case CMD_DRAFT_LIST:
		return open_screen(app, &screen_drafts, id, NULL);
	case CMD_IMPORT_RISK:
		return open_screen(app, &screen_import, id, NULL);
	case CMD_MATCH_SHOW:
	case CMD_MATCH_RECORD:
		return app->top->screen == &screen_match
			       ? ANSWER_STAY
			       : app_push(app, &screen_match, &(struct screen_arg){.command = id});
	case CMD_PLAN_SHOW:
	case CMD_PLAN_SET:
		return open_screen(app, &screen_plan, id, NULL);
	case CMD_PERSON_SHOW:
		return open_screen(app, &screen_person, id, NULL);
	case CMD_PERSON_DUPLICATES:
		/* On a record it is about that person, anywhere else about everybody. */
		return app_push(app, &screen_duplicates,
			&(struct screen_arg){.command = id,
				.person = app->top->screen == &screen_person ? app->top->arg.person
									     : NULL});
	case CMD_PERSON_HISTORY:
		return open_screen(app, &screen_person, id, "history");
	default:
		return command_get(id)->shell ? app_form(app, app->top, id, NULL) : ANSWER_IGNORED;
	}
}
