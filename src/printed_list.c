#include <caseload/printed_list.h>

#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/deadline.h>

static const struct field printed_list_fields[] = {
	FIELD(INT, printed_list, sheet),
	FIELD(TEXT, printed_list, uid),
	FIELD_HIDE(INT, printed_list, team_id),
	FIELD_CODED(printed_list, kind, words_printed_kind),
	FIELD_LINK(printed_list, worker_id),
	FIELD(TEXT, printed_list, worker),
	FIELD(TEXT, printed_list, printed_at),
	FIELD_HIDE(INT, printed_list, printed_by_id),
	FIELD(TEXT, printed_list, printed_by),
	FIELD(INT, printed_list, people),
	FIELD(INT, printed_list, rows),
	FIELD_HIDE(INT, printed_list, changes),
	FIELD(BOOL, printed_list, mine),
};
const struct shape printed_list_shape = SHAPE(printed_list, printed_list_fields);

static const struct field printed_row_fields[] = {
	FIELD(INT, printed_row, sheet),
	FIELD(INT, printed_row, row),
	FIELD_HIDE(INT, printed_row, person_id),
	FIELD_LINK(printed_row, action_id),
	FIELD_CODED(printed_row, band, words_band),
	FIELD_LINK(printed_row, lead_id),
	FIELD(TEXT, printed_row, lead),
	FIELD_CODED(printed_row, plan_status, words_plan_status),
	FIELD_LINK(printed_row, review_id),
	FIELD(DATE, printed_row, review_due),
	FIELD(INT, printed_row, open_actions),
	FIELD(TEXT, printed_row, person),
	FIELD(TEXT, printed_row, person_uid),
	FIELD(TEXT, printed_row, nhs_number),
	FIELD(BOOL, printed_row, known),
	FIELD(BOOL, printed_row, on_register),
	FIELD_CODED(printed_row, band_now, words_band),
	FIELD_LINK(printed_row, lead_now_id),
	FIELD(TEXT, printed_row, lead_now),
	FIELD_CODED(printed_row, plan_now, words_plan_status),
	FIELD(DATE, printed_row, review_now),
	FIELD(INT, printed_row, open_now),
	FIELD_CODED(printed_row, review_status, words_review_status),
	FIELD(DATE, printed_row, held_on),
	FIELD(TEXT, printed_row, held_by),
	FIELD(TEXT, printed_row, action_uid),
	FIELD(TEXT, printed_row, what),
	FIELD(TEXT, printed_row, owner),
	FIELD(DATE, printed_row, action_due),
	FIELD_CODED(printed_row, action_status, words_action_status),
	FIELD(DATE, printed_row, closed_on),
	FIELD(TEXT, printed_row, closed_by),
};
const struct shape printed_row_shape = SHAPE(printed_row, printed_row_fields);

const char *printed_list_words(const struct printed_list *list, struct arena *arena)
{
	char when[24];

	return arena_printf(arena, "Sheet %" PRId64 ", %s of %s, printed %s by %s", list->sheet,
		list->kind == PRINTED_SUPERVISION ? "supervision sheet" : "caseload summary",
		list->worker != NULL ? list->worker : "the team",
		instant_show(list->printed_at, when), list->printed_by);
}

const char *printed_row_what(const struct printed_row *row, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (!row->known)
		return "";
	if (row->action_id != 0)
		return row->what != NULL ? arena_printf(arena, "Action: %s", row->what)
					 : "An action that was taken back";
	return date_is_set(row->review_due)
		       ? arena_printf(arena, "Review due %s", date_show(row->review_due, day))
		       : "No review booked";
}

static const char *on_by(const char *what, struct date on, const char *by, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	return arena_printf(arena, "%s on %s%s%s", what, date_show(on, day),
		by != NULL ? " by " : "", by != NULL ? by : "");
}

static const char *action_since(const struct printed_row *row, struct arena *arena)
{
	if (row->action_status == ACTION_NONE)
		return "taken back";
	if (row->action_status == ACTION_OPEN)
		return "";
	return on_by(row->action_status == ACTION_DONE	    ? "done"
		     : row->action_status == ACTION_REFUSED ? "refused"
							    : "not needed",
		row->closed_on, row->closed_by, arena);
}

const char *printed_row_since(const struct printed_row *row, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (!row->known)
		return "no longer known to the team";
	if (row->action_id != 0)
		return action_since(row, arena);
	if (row->review_status == REVIEW_HELD)
		return on_by("review held", row->held_on, row->held_by, arena);
	if (!row->on_register)
		return "no longer on the register";
	if (date_equal(row->review_due, row->review_now))
		return "";
	if (!date_is_set(row->review_now))
		return "no review any more";
	return arena_printf(arena, "review %s %s",
		date_is_set(row->review_due) ? "moved to" : "booked for",
		date_show(row->review_now, day));
}

const char *list_change_words(enum list_change kind)
{
	static const char *const words[LIST_CHANGES] = {
		[LIST_NEW] = "New on the list",
		[LIST_GONE] = "No longer on it",
		[LIST_BAND_UP] = "Higher band",
		[LIST_BAND_DOWN] = "Lower band",
		[LIST_LEAD] = "Another lead",
		[LIST_PLAN] = "Plan now agreed",
		[LIST_HELD] = "Review held",
		[LIST_LATE] = "Review now late",
		[LIST_ACTIONS] = "Actions closed",
	};

	return words[kind];
}
