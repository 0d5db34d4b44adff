/* An entry of a meeting as a text to read: in a person's record, on a page, out loud. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/meeting.h>

static void line(struct str *out, const char *label, const char *text)
{
	if (!text_is_blank(text))
		str_addf(out, "%s%s: %s", out->length > 0 ? "\n" : "", label, text);
}

bool case_in_minutes(const struct case_item *item)
{
	return item->status != CASE_PROPOSED && (item->status != CASE_DROPPED || !item->built);
}

size_t cases_in_minutes(struct case_item *items, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (case_in_minutes(&items[i]))
			items[kept++] = items[i];
	return kept;
}

/* What a box holds before the meeting was put there when the agenda was made. */
bool case_says_anything(const struct case_item *item)
{
	bool begun = item->meeting_status == MEETING_OPEN ||
		     item->meeting_status == MEETING_SUSPENDED ||
		     item->meeting_status == MEETING_CLOSED;

	if (!case_in_minutes(item))
		return false;
	return case_is_decided(item) || item->status == CASE_DROPPED ||
	       (begun && (!text_is_blank(item->wants) || !text_is_blank(item->situation) ||
				 !text_is_blank(item->action_to_date) ||
				 !text_is_blank(item->update) || !text_is_blank(item->next_steps)));
}

const char *case_action_words(const struct action *action, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], words[16];
	const char *owner = action->owner_name != NULL ? action->owner_name : action->owner;
	bool open = action->status == ACTION_OPEN;

	return arena_printf(arena, "%s / %s / %s%s%s", action->what,
		owner != NULL ? owner : "nobody yet",
		date_is_set(action->due) ? date_show(action->due, day) : "no date",
		open && !date_is_set(action->due) ? "" : ", ",
		open ? deadline_words(action->due, today, words)
		     : word_shown(&words_action_status, action->status));
}

const char *case_text(const struct case_item *item, const struct action *actions, size_t n,
	struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	struct str out = {0};

	if (item->meeting_status != MEETING_CLOSED && item->meeting_status != MEETING_NONE)
		str_add(&out, "The meeting is not closed yet: a draft.");
	line(&out, "Why", case_why_words(item, arena));
	line(&out, "Wants", item->wants);
	line(&out, "Situation", item->situation);
	line(&out, "Action to date", item->action_to_date);
	line(&out, "Update", item->update);
	line(&out, "Next steps", item->next_steps);
	line(&out, "Taken off the agenda", item->dropped_reason);
	line(&out, "Decision", case_decision_words(item, arena));
	line(&out, "Reason", item->decision_reason);
	if (item->decision != DECISION_REVIEW)
		line(&out, "Next review", date_show(item->next_review, day));
	for (size_t i = 0; i < n; i++)
		if (actions[i].case_item_id == item->id)
			line(&out, "Action", case_action_words(&actions[i], today, arena));
	line(&out, "Told", case_told_words(item, arena));
	const char *text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}
