/* The case under the cursor in full, and who is there: beside the list or below it. */
#include <inttypes.h>

#include <caseload/base/str.h>

#include "meeting.h"

static const char *all_reasons(const struct case_item *item, struct arena *arena)
{
	struct str text = {0};
	char *out;

	for (size_t i = 0; i < item->reasons_n; i++)
		str_addf(&text, "%s%s", i > 0 ? ". " : "", item->reasons[i].words);
	if (item->asked_reason != NULL && item->reasons_n == 0)
		str_add(&text, item->asked_reason);
	if (item->asked_by != NULL && item->reasons_n == 0)
		str_addf(&text, "%sAsked for by %s", text.length > 0 ? ". " : "", item->asked_by);
	if (item->late_reason != NULL)
		str_addf(&text, "%sLate: %s", text.length > 0 ? ". " : "", item->late_reason);
	if (item->dropped_reason != NULL)
		str_addf(&text, "%sTaken off: %s", text.length > 0 ? ". " : "",
			item->dropped_reason);
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

static const char *actions_of(
	const struct meeting_record *record, const struct case_item *item, struct arena *arena)
{
	struct str text = {0};
	char day[DATE_SHOWN_SIZE];
	char *out;

	for (size_t i = 0; i < record->actions_n; i++) {
		const struct action *action = &record->actions[i];

		if (action->case_item_id != item->id)
			continue;
		str_addf(&text, "%s%s, %s%s%s", text.length > 0 ? "; " : "", action->what,
			action->owner_name, date_is_set(action->due) ? ", by " : "",
			date_show(action->due, day));
		if (action->status != ACTION_OPEN)
			str_addf(&text, " (%s)", word_shown(&words_action_status, action->status));
	}
	out = arena_strdup(arena, text.length > 0 ? str_text(&text) : "None asked for.");
	str_free(&text);
	return out;
}

static const char *decided_in_full(const struct case_item *item, struct arena *arena)
{
	const char *told = case_told_words(item, arena);
	char day[DATE_SHOWN_SIZE];
	bool next = date_is_set(item->next_review) && item->decision != DECISION_REVIEW;

	return arena_printf(arena, "%s%s%s%s%s%s%s", case_decision_words(item, arena),
		item->decision_reason ? ": " : "",
		item->decision_reason ? item->decision_reason : "", next ? ". Next review " : "",
		next ? date_show(item->next_review, day) : "",
		!*told			     ? ""
		: date_is_set(item->told_on) ? ". Told "
					     : ". ",
		told);
}

struct pen {
	const struct canvas *canvas;
	int at;
};

static void fact(struct pen *pen, const char *label, const char *words, enum style style, int most)
{
	enum { LABEL = 8 };
	int room = pen->canvas->rows - pen->at;
	struct canvas right = canvas_sub(pen->canvas, pen->at, LABEL + 1,
		most > 0 && most < room ? most : room, pen->canvas->cols - LABEL - 2);

	if (text_is_blank(words) || room <= 0)
		return;
	canvas_text(pen->canvas, pen->at, 0, LABEL, label, STYLE_HEADING);
	pen->at += canvas_wrap(&right, 0, 0, right.cols, words, style);
}

/* Why in full before it is decided; afterwards what was decided and asked for. */
static void draw_case(struct pen *pen, const struct meeting_record *record,
	const struct case_item *item, bool low, struct arena *arena)
{
	bool decided = case_is_decided(item);

	if (!decided || !low)
		fact(pen, "Why", all_reasons(item, arena), STYLE_NORMAL, decided ? 1 : low ? 3 : 0);
	if (meeting_asks_close(item->unchanged) && !decided)
		fact(pen, "Ask",
			arena_printf(arena,
				"Nothing was decided anew in %" PRId64
				" meetings: take them off the meeting's list? Only a decision does "
				"it.",
				item->unchanged),
			STYLE_BOLD, low ? 1 : 0);
	if (decided)
		fact(pen, "Decided", decided_in_full(item, arena), STYLE_NORMAL, low ? 2 : 0);
	if (decided || item->actions > 0)
		fact(pen, "Actions", actions_of(record, item, arena), STYLE_NORMAL, low ? 2 : 0);
	if (!low && item->speaker != NULL)
		fact(pen, "Speaks", item->speaker, STYLE_NORMAL, 1);
	if (!low)
		fact(pen, "Wants", item->wants, STYLE_NORMAL, 0);
}

static void draw_attendance(
	struct pen *pen, const struct meeting_record *record, int most, struct arena *arena)
{
	const char *words = attendance_words(record, arena);

	fact(pen, "Who", words, *words == '!' ? STYLE_BOLD : STYLE_NORMAL, most);
}

void meeting_draw_side(struct meeting_page *page, const struct canvas *pane, struct arena *arena)
{
	struct canvas inside = canvas_sub(pane, 0, 2, pane->rows, pane->cols - 3);
	const struct case_item *item = meeting_selected(page);
	struct pen pen = {.canvas = &inside};

	canvas_vline(pane, 0, 0, pane->rows);
	if (item != NULL) {
		pen.at += canvas_wrap(&inside, 0, 0, inside.cols, item->person, STYLE_HEADING);
		draw_case(&pen, page->record, item, false, arena);
		pen.at++;
	}
	draw_attendance(&pen, page->record, 0, arena);
}

void meeting_draw_below(struct meeting_page *page, const struct canvas *pane, struct arena *arena)
{
	struct canvas inside = canvas_sub(pane, 1, 1, pane->rows - 1, pane->cols - 2);
	const struct case_item *item = meeting_selected(page);
	struct pen pen = {.canvas = &inside};
	struct canvas who = canvas_sub(&inside, inside.rows - 2, 0, 2, inside.cols);
	struct pen under = {.canvas = &who};
	struct canvas upper = canvas_sub(&inside, 0, 0, inside.rows - 2, inside.cols);

	canvas_hline(pane, 0, 0, pane->cols);
	pen.canvas = &upper;
	if (item != NULL)
		draw_case(&pen, page->record, item, true, arena);
	draw_attendance(&under, page->record, 2, arena);
}

/* On a small screen one row of each. */
void meeting_draw_low(struct meeting_page *page, const struct canvas *pane, struct arena *arena)
{
	struct canvas inside = canvas_sub(pane, 0, 1, pane->rows, pane->cols - 1);
	const struct case_item *item = meeting_selected(page);
	struct pen pen = {.canvas = &inside};

	if (item != NULL && case_is_decided(item))
		fact(&pen, "Decided", decided_in_full(item, arena), STYLE_NORMAL, 1);
	else if (item != NULL)
		fact(&pen, "Why", all_reasons(item, arena), STYLE_NORMAL, 1);
	draw_attendance(&pen, page->record, 1, arena);
}
