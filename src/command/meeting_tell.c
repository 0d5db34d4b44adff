/* That the person was told what was decided: when, how and whom; or why nobody has to be. */
#include <caseload/base/clock.h>
#include <caseload/store/case_item.h>
#include <caseload/store/lead.h>

#include "meetings.h"

/* The entry of the meeting that was named, else the oldest that waits, else the newest in which
 * something was decided. */
static bool told_case(struct call *call, struct case_item *out, struct err *err)
{
	struct meeting meeting;
	struct case_item *list;
	size_t n;

	if (args_get(call->args, "meeting") != NULL)
		return meetings_find(call, &meeting, err) &&
		       meetings_case(call, &meeting, out, err);
	if (!store_case_of_person(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = n; i-- > 0;)
		if (case_must_tell(&list[i]) && !case_is_told(&list[i]) &&
			list[i].status != CASE_DROPPED) {
			*out = list[i];
			return true;
		}
	for (size_t i = 0; i < n; i++)
		if (case_is_decided(&list[i]) && list[i].status != CASE_DROPPED) {
			*out = list[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "person",
		"No meeting has decided anything about %s yet.", care_name(call));
}

static bool read_told(struct call *call, struct case_item *item, struct err *err)
{
	item->told_on = DATE_NONE;
	item->told_how = INFORMED_NONE;
	item->told_whom = item->told_not_needed = NULL;
	if (!args_text(call->args, "not-needed", 400, false, &item->told_not_needed, err))
		return false;
	if (item->told_not_needed != NULL)
		return args_get(call->args, "how") == NULL ||
		       err_set(err, ERR_INVALID, "how",
			       "Either somebody was told, or nobody had to be. Leave out --how or "
			       "--not-needed.");
	if (args_get(call->args, "how") == NULL)
		return err_set(err, ERR_INVALID, "how",
			"Say how they were told (--how phone), or why nobody has to be "
			"(--not-needed).");
	if (!care_need_word(call, "how", &words_informed_how, &item->told_how, err) ||
		!care_on(call, &item->told_on, err) ||
		!args_text(call->args, "whom", 200, false, &item->told_whom, err))
		return false;
	if (date_compare(item->told_on, instant_date(item->decided_at)) >= 0)
		return true;
	return err_set(err, ERR_INVALID, "on",
		"It was decided on %s. Nobody can have been told before that.",
		care_date(call, instant_date(item->decided_at)));
}

/* That is what the clock of 21 days waits for; the first time counts. */
static bool tell_lead(struct call *call, const struct case_item *item, bool *told, struct err *err)
{
	struct lead lead;

	*told = false;
	if (call->episode == NULL || !date_is_set(item->told_on))
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	if (lead.id == 0 || date_is_set(lead.informed_on) ||
		date_compare(item->told_on, lead.from) < 0)
		return true;
	lead.informed_on = item->told_on;
	lead.informed_how = item->told_how;
	*told = true;
	return store_lead_save(call->store, &lead, err);
}

bool command_meeting_tell(struct call *call, struct result *out, struct err *err)
{
	struct case_item item;
	bool lead;

	if (!told_case(call, &item, err))
		return false;
	if (!case_is_decided(&item))
		return err_set(err, ERR_INVALID, "person",
			"Nothing is decided about %s yet, so there is nothing to tell.",
			care_name(call));
	if (!read_told(call, &item, err) || !tell_lead(call, &item, &lead, err) ||
		!store_case_save(call->store, &item, err))
		return false;
	meetings_said(call, out, &item, item.told_not_needed != NULL ? "not needed" : "told");
	if (item.told_not_needed != NULL)
		return call_done(call, out, "Nobody has to be told about %s: %s.", care_name(call),
			item.told_not_needed);
	return call_done(call, out, "Recorded for %s: %s%stold on %s, %s%s.", care_name(call),
		item.told_whom != NULL ? item.told_whom : "", item.told_whom != NULL ? " " : "",
		care_date(call, item.told_on), word_shown(&words_informed_how, item.told_how),
		lead ? ", also who leads" : "");
}
