/* What the room is told of a case, in words. */
#include "meeting.h"
#include "room.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

static const char *taken(struct str *text, struct arena *arena)
{
	const char *copy = arena_strdup(arena, str_text(text));

	str_free(text);
	return copy;
}

const char *room_box_label(enum room_box box)
{
	static const char *const labels[BOX_COUNT] = {[BOX_UPDATE] = "Notes",
		[BOX_WANTS] = "Wants",
		[BOX_SITUATION] = "Situation",
		[BOX_TO_DATE] = "To date",
		[BOX_NEXT_STEPS] = "Next steps"};

	return labels[box];
}

const char *room_wants_label(const struct room *room)
{
	switch (room->view->record->person.gender) {
	case GENDER_FEMALE:
		return "She wants";
	case GENDER_MALE:
		return "He wants";
	case GENDER_INDETERMINATE:
		return "They want";
	default:
		return "Wants";
	}
}

const char *room_why(const struct room *room, struct arena *arena)
{
	const struct case_item *item = &room->page->item;
	struct str text = {0};

	for (size_t i = 0; i < item->reasons_n; i++)
		str_addf(&text, "%s%s", i > 0 ? ". " : "", item->reasons[i].words);
	if (item->reasons_n == 0 && item->asked_reason)
		str_addf(&text, "%s%s%s", item->asked_by ? item->asked_by : "",
			item->asked_by ? ": " : "", item->asked_reason);
	if (item->speaker)
		str_addf(&text, "%s%s speaks to it", text.length > 0 ? ". " : "", item->speaker);
	if (item->late)
		str_addf(&text, "%sLATE ADDITION%s%s", text.length > 0 ? ". " : "",
			item->late_reason ? ": " : "", item->late_reason ? item->late_reason : "");
	if (text.length == 0)
		str_add(&text, "Nothing was said.");
	return taken(&text, arena);
}

/* "(done 20-Feb-2026)", "(LATE 6d, carried 1x)", "(by 20-Mar-2026)". */
static void add_standing(struct str *text, const struct action *action)
{
	char shown[DATE_SHOWN_SIZE];

	if (action->status != ACTION_OPEN)
		str_addf(text, " (%s%s%s", word_shown(&words_action_status, action->status),
			date_is_set(action->closed_on) ? " " : "",
			date_show(action->closed_on, shown));
	else if (action->late_days > 0)
		str_addf(text, " (LATE %" PRId64 "d", action->late_days);
	else
		str_addf(text, " (by %s", date_show(action->due, shown));
	if (action->carried > 0)
		str_addf(text, ", carried %" PRId64 "x", action->carried);
	str_add(text, ")");
}

const char *room_last(const struct room *room, struct arena *arena)
{
	const struct case_page *page = room->page;
	struct str text = {0};
	char shown[DATE_SHOWN_SIZE];

	if (page->last != NULL) {
		str_addf(&text, "%s: %s", date_show(page->last->on, shown),
			case_is_decided(page->last)
				? word_shown(&words_decision, page->last->decision)
				: "no decision");
		if (page->last->decision_reason)
			str_addf(&text, ": %s", page->last->decision_reason);
	} else {
		str_add(&text, "Not spoken about before");
	}
	for (size_t i = 0; i < page->last_actions_n; i++) {
		const struct action *action = &page->last_actions[i];

		str_addf(&text, ". %s, %s", action->what,
			action->owner_name ? action->owner_name : "nobody");
		add_standing(&text, action);
	}
	str_add(&text, ".");
	return taken(&text, arena);
}

const char *room_wants(const struct room *room, struct arena *arena)
{
	const char *typed = edit_text(room->texts[BOX_WANTS].edit);
	const struct case_item *last = room->page->last;
	char shown[DATE_SHOWN_SIZE];

	if (!text_is_blank(typed))
		return typed;
	if (last && !text_is_blank(last->wants))
		return arena_printf(arena, "%s (said %s)", last->wants, date_show(last->on, shown));
	return "Not written down yet.";
}

const char *room_decision(const struct room *room, struct arena *arena)
{
	const struct case_item *item = &room->page->item;
	struct str text = {0};
	char shown[DATE_SHOWN_SIZE];

	if (!case_is_decided(item))
		str_add(&text, room_is_open(room) ? "None yet. d decides." : "None yet.");
	else
		str_addf(&text, "%s%s%s%s%s.", word_shown(&words_decision, item->decision),
			item->refer_to ? " to " : "", item->refer_to ? item->refer_to : "",
			item->decision_reason ? ": " : "",
			item->decision_reason ? item->decision_reason : "");
	str_addf(&text, "  Next review %s.",
		date_is_set(item->next_review) ? date_show(item->next_review, shown) : "none");
	if (date_is_set(item->told_on))
		str_addf(&text, "  Told %s.", date_show(item->told_on, shown));
	else if (item->told_not_needed)
		str_add(&text, "  Nobody has to be told.");
	else if (case_must_tell(item))
		str_add(&text, "  Not told yet.");
	return taken(&text, arena);
}

static void add_names(struct str *text, const struct meeting_record *record,
	enum attendance_status status, const char *before, struct arena *arena)
{
	size_t n = 0;

	for (size_t i = 0; i < record->attendance_n; i++) {
		const struct attendance *one = &record->attendance[i];

		if (one->status != (int)status)
			continue;
		/* A guest is called as they are written: "DN team". */
		str_addf(text, "%s%s", n++ > 0 ? ", " : before,
			one->worker_id != 0 ? meeting_short_name(one->name, arena) : one->name);
		if (one->worker_id != 0 && one->worker_id == record->meeting.chair_id)
			str_add(text, " (chair)");
		if (one->deputy_for)
			str_addf(text, " for %s", meeting_short_name(one->deputy_for, arena));
	}
	if (n > 0)
		str_add(text, ".");
}

const char *room_here(const struct room *room, struct arena *arena)
{
	const struct meeting_record *record = room->page->meeting;
	struct str text = {0};

	add_names(&text, record, ATTENDANCE_PRESENT, "", arena);
	if (text.length == 0)
		str_add(&text, "Nobody is recorded: o says who is here.");
	add_names(&text, record, ATTENDANCE_APOLOGIES, "  Sorry: ", arena);
	return taken(&text, arena);
}

const char *room_change(const struct history *change, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];

	return arena_printf(arena, "%.6s  %s%s%s", date_show(instant_date(change->at), shown),
		change->what, change->who ? "  " : "", change->who ? change->who : "");
}

const char *room_since_label(const struct room *room, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];

	if (!date_is_set(room->page->since_on))
		return "Changes since the record was begun";
	return arena_printf(arena, "Changes since %s", date_show(room->page->since_on, shown));
}

const char *room_action(const struct action *action, struct arena *arena)
{
	struct str text = {0};
	char shown[DATE_SHOWN_SIZE];

	str_addf(&text, "%s  %s", action->what, action->owner_name ? action->owner_name : "");
	if (action->status != ACTION_OPEN)
		add_standing(&text, action);
	else
		str_addf(&text, "  by %s", date_show_weekday(action->due, shown));
	return taken(&text, arena);
}

const char *room_others(const struct room *room, struct arena *arena)
{
	const struct meeting_record *record = room->page->meeting;
	struct str text = {0};
	size_t n = 0;

	for (size_t i = 0; i < record->seats_n; i++) {
		const struct seat *seat = &record->seats[i];

		if (seat->gone || seat->case_item_id != room->page->item.id)
			continue;
		str_addf(&text, "%s%s", n++ > 0 ? ", " : "", seat->name);
		for (int box = 0; box < BOX_COUNT && seat->place; box++)
			if (text_equal(seat->place, room_box_code((enum room_box)box)))
				str_addf(&text, " (%s)", room_box_label((enum room_box)box));
	}
	if (n > 0)
		str_add(&text, " also here");
	return taken(&text, arena);
}

/* ---- everything, to scroll ---- */

static void add_part(struct str *out, const char *heading, const char *text)
{
	if (!text_is_blank(text))
		str_addf(out, "%s%s\n%s", out->length > 0 ? "\n\n" : "", heading, text);
}

/* How to reach somebody, how to get in, and the names of others: nothing for a wall. */
static bool is_private(const char *label)
{
	static const char *const words[] = {"elephone", "obile", "mail", "ddress", "ostcode",
		"What to mind", "ey safe", "Contact", "reached"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(label, words[i]) != NULL)
			return true;
	return false;
}

static void add_changes(struct str *out, const struct room *room, struct arena *arena)
{
	const struct case_page *page = room->page;
	char shown[24];

	str_addf(out, "%s%s", out->length > 0 ? "\n\n" : "", room_since_label(room, arena));
	if (page->since_n == 0)
		str_add(out, "\nNothing changed.");
	for (size_t i = 0; i < page->since_n; i++) {
		const struct history *change = &page->since[i];

		str_addf(out, "\n%s  %s%s%s", instant_show(change->at, shown), change->what,
			change->who ? "  " : "", change->who ? change->who : "");
		for (size_t f = 0; f < change->fields_n; f++)
			str_addf(out, "\n    %s",
				room_is_wall() && is_private(change->fields[f].label)
					? arena_printf(arena, "%s: not on the wall",
						  change->fields[f].label)
					: history_field_words(&change->fields[f], arena));
	}
}

const char *room_all_text(const struct room *room, bool since_only, struct arena *arena)
{
	const struct case_page *page = room->page;
	struct str out = {0};

	if (!since_only) {
		add_part(&out, "Why today", room_why(room, arena));
		add_part(&out, "Last time", room_last(room, arena));
		if (page->last) {
			add_part(&out, "Situation last time", page->last->situation);
			add_part(&out, "Update last time", page->last->update);
			add_part(&out, "Next steps last time", page->last->next_steps);
		}
		add_part(&out, "Risk", page->risk);
		for (int box = 0; box < BOX_COUNT; box++)
			add_part(&out,
				box == BOX_WANTS ? room_wants_label(room)
						 : room_box_label((enum room_box)box),
				box == BOX_WANTS ? room_wants(room, arena)
						 : edit_text(room->texts[box].edit));
		for (size_t i = 0; i < page->actions_n; i++)
			str_addf(&out, "%s%zu  %s", i > 0 ? "\n" : "\n\nActions\n", i + 1,
				room_action(&page->actions[i], arena));
		add_part(&out, "Decision", room_decision(room, arena));
		add_part(&out, "Here", room_here(room, arena));
		add_part(&out, "Missing", page->meeting->missing);
	}
	add_changes(&out, room, arena);
	return taken(&out, arena);
}
