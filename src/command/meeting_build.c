/* Building an agenda: who the rules find comes on, and what is known is filled in. */
#include <caseload/agenda.h>
#include <caseload/store/action.h>
#include <caseload/store/case_item.h>
#include <caseload/store/meeting.h>
#include <caseload/store/plan.h>

#include "meetings.h"

const char *meetings_count_words(
	struct call *call, const struct meeting *meeting, const struct agenda_count *count)
{
	return arena_printf(call->arena, "%zu case%s in %d minutes%s", count->cases,
		count->cases == 1 ? "" : "s", (int)meeting->minutes,
		count->proposed == 0
			? "."
			: arena_printf(call->arena, ", %zu more %s proposed.", count->proposed,
				  count->proposed == 1 ? "is" : "are"));
}

/* ---- what is known already ---- */

bool meetings_case_texts(
	struct call *call, struct case_item *item, const struct meeting *meeting, struct err *err)
{
	(void)call;
	(void)item;
	(void)meeting;
	(void)err;
	return true;
}

bool meetings_build(
	struct call *call, const struct meeting *meeting, struct agenda_count *out, struct err *err)
{
	struct case_item *items;
	size_t n;

	*out = (struct agenda_count){0};
	if (!store_case_items(call->store, meeting->id, call->arena, &items, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		out->cases += case_in_order(&items[i]);
		out->proposed += items[i].status == CASE_PROPOSED;
	}
	return true;
}

bool command_meeting_build(struct call *call, struct result *out, struct err *err)
{
	struct agenda_count count;
	struct meeting meeting;

	if (!meetings_find_waiting(call, &meeting, err))
		return false;
	if (meeting.status != MEETING_PLANNED)
		return err_set(err, ERR_INVALID, "meeting",
			meeting.status == MEETING_AGENDA_CLOSED
				? "The agenda of %s is closed. Open it again first: caseload "
				  "meeting open-list. Or add one person late: caseload meeting "
				  "add --late."
				: "%s has begun. Add one person late: caseload meeting add --late.",
			meeting.status == MEETING_AGENDA_CLOSED
				? meetings_words(call, &meeting)
				: meetings_words_begin(call, &meeting));
	if (!meetings_build(call, &meeting, &count, err))
		return false;
	out->uid = call->audit_object = meeting.uid;
	out->version = meeting.version;
	return call_done(call, out, "Built the agenda of %s: %s", meetings_words(call, &meeting),
		meetings_count_words(call, &meeting, &count));
}
