/* The pane of the Board. While the cursor moves it shows what came with the list, which is in the
 * audit already; who goes into it (F6) looks at one record, and that look is recorded. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/clock_stop.h>
#include <caseload/risk.h>

#include "board.h"

const char *board_number(const struct case_row *row, char out[static NHS_NUMBER_SHOWN_SIZE])
{
	return row->nhs_number ? nhs_number_show(row->nhs_number, out) : "Not known";
}

static const char *born_words(const struct case_row *row, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (date_is_set(row->born))
		return arena_printf(
			arena, "Born %s (%" PRId64 "y)", date_show(row->born, day), row->age);
	if (row->age > 0)
		return arena_printf(arena, "Born Not known (about %" PRId64 "y)", row->age);
	return "Born Not known";
}

static const char *who_words(const struct case_row *row, struct arena *arena)
{
	const char *name = case_name(row, NAMES_FULL, arena), *title = row->title;

	return text_is_blank(title) ? name : arena_printf(arena, "%s (%s)", name, title);
}

static const char *plan_words(const struct case_row *row, struct arena *arena)
{
	if (row->plan == 0)
		return row->episode_id ? "! No plan" : "No plan";
	return arena_printf(arena, "Plan %" PRId64 ", %s", row->plan,
		word_shown(&words_plan_status, row->plan_status));
}

static const char *risk_words(
	const struct case_row *row, struct date today, const char *then, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	enum risk_age age = risk_age_on(row->scored_on, row->valid_until, today);

	if (!row->score.set)
		return "No score";
	return arena_printf(arena, "%s%s%s, %s%s", case_band_words(row, today, arena), then,
		risk_instrument_name(row->instrument), date_show(row->scored_on, day),
		age == RISK_STALE ? ", out of date" : "");
}

static const char *review_words(
	const struct case_row *row, struct date today, const char *then, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], due[32];

	if (row->stopped_for != STOP_NONE) {
		struct clock clock = {
			STAND_STOPPED, row->stopped_for, row->stopped_on, row->stopped_due};

		return clock_words(&clock, arena);
	}
	if (!date_is_set(row->next_review))
		return "None booked";
	return arena_printf(arena, "%s%s%s, %s", word_shown(&words_review_kind, row->review_kind),
		then, date_show(row->next_review, day),
		deadline_sentence(row->next_review, today, due));
}

/* "3 actions, next: OT home visit, M Lewis, 06-Mar-2026, 6d late" */
static const char *actions_words(const struct case_row *row, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], due[32];

	if (row->open_actions == 0)
		return "No actions";
	return arena_printf(arena, "%" PRId64 " action%s, next: %s%s%s%s%s%s%s", row->open_actions,
		row->open_actions == 1 ? "" : "s", row->next_action ? row->next_action : "not said",
		row->next_action_owner ? ", " : "",
		row->next_action_owner ? row->next_action_owner : "",
		date_is_set(row->next_action_due) ? ", " : "", date_show(row->next_action_due, day),
		date_is_set(row->next_action_due) ? ", " : "",
		deadline_words(row->next_action_due, today, due));
}

/* "Dr Rao, Northfield Surgery" */
static const char *gp_words(const struct case_row *row, struct arena *arena)
{
	const char *practice = row->practice_name ? row->practice_name : row->practice;

	if (text_is_blank(row->usual_gp))
		return practice ? practice : "Not known";
	return practice ? arena_printf(arena, "%s, %s", row->usual_gp, practice) : row->usual_gp;
}

static const char *lead_words(const struct case_row *row, struct arena *arena)
{
	return row->lead_name	 ? case_lead_words(row, arena)
	       : row->episode_id ? "! No lead"
				 : "None";
}

static const char *register_words(const struct case_row *row)
{
	return row->episode_id ? word_shown(&words_episode_status, row->status)
			       : "Not on the register";
}

/* ---- the record, read on going into the pane ---- */

void pane_forget(struct board *board)
{
	arena_free(board->record_arena);
	board->record_arena = NULL;
	board->record = NULL;
}

bool pane_has_focus(const struct board *board)
{
	return board->pane == PANE_FOCUS && !app_is_small(board->view->app);
}

bool pane_read(struct board *board)
{
	const struct case_row *row = board_selected(board);
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};

	pane_forget(board);
	if (row)
		args_set(&args, "person", row->uid);
	if (!row || !app_try(board->view->app, CMD_PERSON_SHOW, &args, arena, &result, &err)) {
		if (row)
			app_error(board->view->app, &err);
		arena_free(arena);
		return false;
	}
	board->record_arena = arena;
	board->record = result.value;
	board->pane_top = 0;
	return true;
}

static const struct person_record *record_of(const struct board *board, const struct case_row *row)
{
	return board->record && text_equal(board->record->person.uid, row->uid) ? board->record
										: NULL;
}

static enum answer scroll(struct board *board, int rows)
{
	int last = board->pane_height - board->pane_rows;

	board->pane_top += rows;
	if (board->pane_top > last)
		board->pane_top = last;
	if (board->pane_top < 0)
		board->pane_top = 0;
	return ANSWER_REDRAW;
}

enum answer pane_key(struct board *board, const struct screen_key *key)
{
	static const struct {
		const char *key;
		int rows, pages;
	} moves[] = {{"Down", 1, 0}, {"j", 1, 0}, {"Up", -1, 0}, {"k", -1, 0}, {"PgDn", 0, 1},
		{"PgUp", 0, -1}, {"Home", -1000, 0}, {"End", 1000, 0}, {"G", 1000, 0}};

	if (key->command == CMD_BACK) {
		board->pane = app_options(board->view->app)->calm ? PANE_OFF : PANE_ON;
		return ANSWER_REDRAW;
	}
	for (size_t i = 0; key->event->kind == TUI_KEY && i < sizeof moves / sizeof moves[0]; i++)
		if (key_is(key->event->key, moves[i].key))
			return scroll(
				board, moves[i].rows + moves[i].pages * (board->pane_rows - 1));
	/* A mark would be set on the list behind. */
	return key->command == CMD_COUNT ? ANSWER_STAY : ANSWER_IGNORED;
}

/* ---- drawing ---- */

struct pen {
	const struct canvas *canvas;
	int at;
};

static void line(struct pen *pen, enum style style, const char *words)
{
	pen->at += canvas_wrap(pen->canvas, pen->at, 0, pen->canvas->cols, words, style);
}

static void gap(struct pen *pen)
{
	pen->at++;
}

static void fact(struct pen *pen, const char *label, const char *words)
{
	enum { LABEL = 9 };
	struct canvas right = canvas_sub(pen->canvas, pen->at, LABEL, pen->canvas->rows - pen->at,
		pen->canvas->cols - LABEL);

	canvas_text(pen->canvas, pen->at, 0, LABEL - 1, label, STYLE_HEADING);
	pen->at += canvas_wrap(&right, 0, 0, right.cols, words, STYLE_NORMAL);
}

static void draw_who(struct pen *pen, const struct case_row *row, struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE], day[DATE_SHOWN_SIZE];

	line(pen, STYLE_HEADING, who_words(row, arena));
	line(pen, STYLE_NORMAL,
		arena_printf(arena, "%s   %s", born_words(row, arena),
			word_shown(&words_gender, row->gender)));
	line(pen, STYLE_NORMAL, arena_printf(arena, "NHS No. %s", board_number(row, number)));
	if (date_is_set(row->died))
		line(pen, STYLE_REVERSE,
			arena_printf(arena, "DECEASED %s", date_show(row->died, day)));
	if (row->same_name)
		line(pen, STYLE_ALERT, "! same name");
	for (const char *at = row->alerts; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
		line(pen, STYLE_BOLD,
			arena_printf(arena, "! %s", arena_strndup(arena, at, strcspn(at, "\n"))));
	gap(pen);
}

static void draw_facts(
	struct pen *pen, const struct case_row *row, struct date today, struct arena *arena)
{
	fact(pen, "Lead", lead_words(row, arena));
	fact(pen, "GP", gp_words(row, arena));
	fact(pen, "Review", review_words(row, today, "\n", arena));
	fact(pen, "Risk", risk_words(row, today, "\n", arena));
	fact(pen, "Plan", plan_words(row, arena));
	if (row->goal)
		fact(pen, "Goal", row->goal);
	fact(pen, "Open", actions_words(row, today, arena));
	fact(pen, "Register", register_words(row));
}

static void draw_carers(struct pen *pen, const struct person_record *record, struct arena *arena)
{
	for (size_t i = 0; i < record->contacts_n; i++) {
		const struct contact *contact = &record->contacts[i];

		if (date_is_set(contact->ended) || contact->role != CONTACT_ROLE_CARER)
			continue;
		fact(pen, "Carer",
			arena_printf(arena, "%s%s%s%s%s%s", contact->name,
				contact->relationship ? ", " : "",
				contact->relationship ? contact->relationship : "",
				contact->phone ? ", " : "", contact->phone ? contact->phone : "",
				contact->do_not_contact ? ". ! Do not contact" : ""));
	}
}

static void draw_matters(struct pen *pen, const struct person_record *record)
{
	for (size_t i = 0; record->plan && i < record->plan->sections_n; i++) {
		const struct plan_section *section = &record->plan->sections[i];

		if (section->section != SECTION_MATTERS || text_is_blank(section->text))
			continue;
		gap(pen);
		line(pen, STYLE_HEADING, word_shown(&words_section, section->section));
		line(pen, STYLE_NORMAL, section->text);
	}
}

static void draw_actions(
	struct pen *pen, const struct person_record *record, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	gap(pen);
	line(pen, STYLE_HEADING, "Open actions");
	for (size_t i = 0; i < record->actions_n; i++) {
		const struct action *action = &record->actions[i];
		bool late = deadline_late_days(action->due, today) > 0;

		if (action->status == ACTION_OPEN)
			line(pen, late ? STYLE_LATE : STYLE_NORMAL,
				arena_printf(arena, "%s %s, %s%s%s", late ? "!" : " ", action->what,
					action_owner_words(action, arena),
					date_is_set(action->due) ? ", " : "",
					date_show(action->due, day)));
	}
	if (record->actions_n == 0 || record->actions[0].status != ACTION_OPEN)
		line(pen, STYLE_NORMAL, "None.");
}

/* Notes and events, newest first, a line each. */
static void draw_last(struct pen *pen, const struct person_record *record, struct arena *arena)
{
	enum { SHOWN = 5 };
	char day[DATE_SHOWN_SIZE];
	size_t note = 0, event = 0;

	gap(pen);
	line(pen, STYLE_HEADING, "Last contacts");
	for (int i = 0; i < SHOWN; i++) {
		const struct note *a = note < record->notes_n ? &record->notes[note] : NULL;
		const struct event *b = event < record->events_n ? &record->events[event] : NULL;

		if (a && (!b || date_compare(a->on, b->on) >= 0)) {
			line(pen, STYLE_NORMAL,
				arena_printf(arena, "%s %s, %s", date_show(a->on, day), a->author,
					arena_strndup(arena, a->text, strcspn(a->text, "\n"))));
			note++;
		} else if (b) {
			line(pen, STYLE_NORMAL,
				arena_printf(arena, "%s %s%s%s", date_show(b->on, day),
					word_shown(&words_event_kind, b->kind),
					b->place ? ", " : "", b->place ? b->place : ""));
			event++;
		}
	}
	if (record->notes_n + record->events_n == 0)
		line(pen, STYLE_NORMAL, "None recorded.");
}

static void draw_plan(struct pen *pen, const struct person_record *record, struct arena *arena)
{
	const struct plan *plan = record->plan;
	const struct review *review = record_next_review(record);
	char agreed[DATE_SHOWN_SIZE], next[DATE_SHOWN_SIZE];

	gap(pen);
	if (!plan) {
		line(pen, STYLE_BOLD, record->episode ? "! No plan" : "No plan");
		return;
	}
	line(pen, STYLE_NORMAL,
		arena_printf(arena, "Plan v%" PRId64 " %s%s%s%s%s", plan->number,
			word_shown(&words_plan_status, plan->status),
			date_is_set(plan->agreed_on) ? " " : "", date_show(plan->agreed_on, agreed),
			review ? ", review " : "", review ? date_show(review->due_on, next) : ""));
}

/* Over a canvas as high as need be; returns the rows used. */
static int draw_all(struct board *board, const struct canvas *canvas, const struct case_row *row,
	struct arena *arena)
{
	const struct person_record *record = record_of(board, row);
	struct date today = app_today(board->view->app);
	struct pen pen = {.canvas = canvas};

	draw_who(&pen, row, arena);
	draw_facts(&pen, row, today, arena);
	if (!record) {
		gap(&pen);
		line(&pen, STYLE_NORMAL, "F6 shows more of the record here.");
		return pen.at;
	}
	draw_carers(&pen, record, arena);
	draw_matters(&pen, record);
	draw_actions(&pen, record, today, arena);
	draw_last(&pen, record, arena);
	draw_plan(&pen, record, arena);
	return pen.at;
}

static void draw_scrolled(struct board *board, const struct canvas *pane,
	const struct case_row *row, struct arena *arena)
{
	enum { HIGHEST = 2000 };
	int top = pane_has_focus(board) ? board->pane_top : 0;
	struct canvas tall = canvas_sub(pane, -top, 0, HIGHEST, pane->cols);

	board->pane_rows = pane->rows;
	board->pane_height = draw_all(board, &tall, row, arena);
	if (!pane_has_focus(board))
		return;
	if (top + pane->rows < board->pane_height) {
		canvas_fill(pane, pane->rows - 1, 0, 1, pane->cols, " ", STYLE_NORMAL);
		canvas_text(pane, pane->rows - 1, 0, -1, "(more below: Down)", STYLE_NORMAL);
	}
	canvas_cursor(pane, 0, 0);
}

void pane_draw_side(struct board *board, const struct canvas *pane, const struct case_row *row)
{
	struct canvas inside = canvas_sub(pane, 0, 2, pane->rows, pane->cols - 3);
	struct arena *arena = arena_new();

	canvas_vline(pane, 0, 0, pane->rows);
	draw_scrolled(board, &inside, row, arena);
	arena_free(arena);
}

/* The alerts on one row, parted by what parts them in a banner. */
static const char *alerts_line(const struct case_row *row, struct arena *arena)
{
	char *out, *at;

	if (!row->alerts)
		return "None recorded";
	out = arena_printf(arena, "! %s", row->alerts);
	while ((at = strchr(out, '\n')) != NULL) {
		*at = '\0';
		out = arena_printf(arena, "%s   ! %s", out, at + 1);
	}
	return out;
}

static void draw_brief(const struct canvas *pane, const struct case_row *row, struct date today,
	struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE], day[DATE_SHOWN_SIZE];
	const char *gender = word_shown(&words_gender, row->gender), *number_text;
	const char *born = born_words(row, arena);
	const struct {
		const char *label, *words;
	} facts[] = {
		{"Lead", arena_printf(arena, "%s   GP  %s", lead_words(row, arena),
				 gp_words(row, arena))},
		{"Alerts", alerts_line(row, arena)},
		{"Goal", row->goal ? row->goal
				   : arena_printf(arena, "None   %s   %s", plan_words(row, arena),
					     register_words(row))},
		{"Open", actions_words(row, today, arena)},
	};
	int col = 1, from;

	/* Name, birth date and number say who it is: the gender goes before any of them is cut. */
	number_text = arena_printf(arena, "NHS No. %s", board_number(row, number));
	from = pane->cols - 1 - utf8_width(number_text, strlen(number_text));
	col += canvas_text(pane, 0, col, from - utf8_width(born, strlen(born)) - 5,
		       who_words(row, arena), STYLE_HEADING) +
	       2;
	col += canvas_text(pane, 0, col, from - col - 2, born, STYLE_NORMAL) + 2;
	if (col + utf8_width(gender, strlen(gender)) + 2 <= from)
		canvas_text(pane, 0, col, -1, gender, STYLE_NORMAL);
	canvas_text(pane, 0, from, -1, number_text, STYLE_NORMAL);
	for (int i = 0; i < 4; i++) {
		canvas_text(pane, 1 + i, 1, 8, facts[i].label, STYLE_NORMAL);
		canvas_text(pane, 1 + i, 10, pane->cols - 11, facts[i].words,
			i == 1 && row->alerts ? STYLE_BOLD : STYLE_NORMAL);
	}
	if (date_is_set(row->died))
		canvas_textf(pane, 1, from - 4, -1, STYLE_REVERSE, "DECEASED %s",
			date_show(row->died, day));
	else if (row->same_name)
		canvas_text(pane, 1, from, -1, "! same name", STYLE_ALERT);
}

void pane_draw_bottom(struct board *board, const struct canvas *pane, const struct case_row *row)
{
	struct canvas under = canvas_sub(pane, 1, 0, pane->rows - 1, pane->cols);
	struct canvas inside = canvas_sub(pane, 1, 1, pane->rows - 1, pane->cols - 2);
	struct arena *arena = arena_new();

	canvas_hline(pane, 0, 0, pane->cols);
	if (pane_has_focus(board))
		draw_scrolled(board, &inside, row, arena);
	else
		draw_brief(&under, row, app_today(board->view->app), arena);
	arena_free(arena);
}
