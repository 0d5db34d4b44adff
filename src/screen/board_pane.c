/* The pane of the Board: what the row itself knows of the person, without opening the record (which
 * would be a look, and looks are recorded). */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/deadline.h>
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
	bool past = date_is_set(row->valid_until) && date_compare(row->valid_until, today) < 0;

	if (!row->score.set)
		return "No score";
	return arena_printf(arena, "%s%s%s, %s%s", case_band_words(row, today, arena), then,
		risk_instrument_name(row->instrument), date_show(row->scored_on, day),
		past ? ", out of date" : "");
}

static const char *review_words(
	const struct case_row *row, struct date today, const char *then, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], due[32];

	if (!date_is_set(row->next_review))
		return "None booked";
	return arena_printf(arena, "%s%s%s, %s", word_shown(&words_review_kind, row->review_kind),
		then, date_show(row->next_review, day),
		deadline_sentence(row->next_review, today, due));
}

static const char *actions_words(const struct case_row *row, struct arena *arena)
{
	if (row->open_actions == 0)
		return "None open";
	return arena_printf(arena, "%" PRId64 " open, next: %s", row->open_actions,
		row->next_action ? row->next_action : "not said");
}

static const char *register_words(const struct case_row *row)
{
	return row->episode_id ? word_shown(&words_episode_status, row->status)
			       : "Not on the register";
}

struct fact {
	const char *label, *words;
};

/* `then` parts what may stand on two lines. */
static size_t facts_of(const struct case_row *row, struct date today, const char *then,
	struct fact facts[static 8], struct arena *arena)
{
	size_t n = 0;

	facts[n++] = (struct fact){"Lead", row->lead_name    ? case_lead_words(row, arena)
					   : row->episode_id ? "! No lead"
							     : "None"};
	facts[n++] = (struct fact){"Review", review_words(row, today, then, arena)};
	facts[n++] = (struct fact){"Actions", actions_words(row, arena)};
	facts[n++] = (struct fact){"Risk", risk_words(row, today, then, arena)};
	facts[n++] = (struct fact){"Plan", plan_words(row, arena)};
	facts[n++] = (struct fact){"Register", register_words(row)};
	facts[n++] = (struct fact){"Practice", row->practice ? row->practice : "Not known"};
	return n;
}

void board_bottom_pane(const struct canvas *pane, const struct case_row *row, struct date today,
	struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE], day[DATE_SHOWN_SIZE];
	const char *gender = word_shown(&words_gender, row->gender), *number_text;
	const char *born = born_words(row, arena);
	struct fact facts[8];
	int col = 1, from;

	canvas_hline(pane, 0, 0, pane->cols);
	/* Name, birth date and number say who it is: the gender goes before any of them is cut. */
	number_text = arena_printf(arena, "NHS No. %s", board_number(row, number));
	from = pane->cols - 1 - utf8_width(number_text, strlen(number_text));
	col += canvas_text(pane, 1, col, from - utf8_width(born, strlen(born)) - 5,
		       who_words(row, arena), STYLE_HEADING) +
	       2;
	col += canvas_text(pane, 1, col, from - col - 2, born, STYLE_NORMAL) + 2;
	if (col + utf8_width(gender, strlen(gender)) + 2 <= from)
		col += canvas_text(pane, 1, col, -1, gender, STYLE_NORMAL) + 2;
	else
		col = from;
	canvas_text(pane, 1, col, -1, number_text, STYLE_NORMAL);
	facts_of(row, today, ", ", facts, arena);
	for (int i = 0; i < 4; i++) {
		canvas_text(pane, 2 + i, 1, 8, facts[i].label, STYLE_NORMAL);
		canvas_text(pane, 2 + i, 10, pane->cols - 11, facts[i].words, STYLE_NORMAL);
	}
	col = 10 + utf8_width(facts[0].words, strlen(facts[0].words)) + 3;
	col += canvas_textf(pane, 2, col, -1, STYLE_NORMAL, "%s   %s", plan_words(row, arena),
		       register_words(row)) +
	       3;
	if (date_is_set(row->died))
		canvas_textf(
			pane, 2, col, -1, STYLE_REVERSE, "DECEASED %s", date_show(row->died, day));
	else if (row->same_name)
		canvas_text(pane, 2, col, -1, "! same name", STYLE_ALERT);
}

void board_side_pane(const struct canvas *pane, const struct case_row *row, struct date today,
	struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE], day[DATE_SHOWN_SIZE];
	struct fact facts[8];
	size_t n = facts_of(row, today, "\n", facts, arena);
	int at = 0, width = pane->cols - 3;

	canvas_vline(pane, 0, 0, pane->rows);
	canvas_text(pane, at++, 2, width, who_words(row, arena), STYLE_HEADING);
	canvas_textf(pane, at++, 2, width, STYLE_NORMAL, "%s   %s", born_words(row, arena),
		word_shown(&words_gender, row->gender));
	canvas_textf(pane, at++, 2, width, STYLE_NORMAL, "NHS No. %s", board_number(row, number));
	if (date_is_set(row->died))
		canvas_textf(pane, at++, 2, width, STYLE_REVERSE, "DECEASED %s",
			date_show(row->died, day));
	if (row->same_name)
		canvas_text(pane, at++, 2, width, "! same name", STYLE_ALERT);
	at++;
	for (size_t i = 0; i < n && at < pane->rows; i++) {
		struct canvas words = canvas_sub(pane, at, 12, pane->rows - at, width - 10);

		canvas_text(pane, at, 2, 9, facts[i].label, STYLE_HEADING);
		at += canvas_wrap(&words, 0, 0, words.cols, facts[i].words, STYLE_NORMAL);
	}
}
