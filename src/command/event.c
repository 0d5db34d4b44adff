/* What happened, and the contact log. */
#include <string.h>

#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/binding.h>
#include <caseload/store/event.h>
#include <caseload/store/lead.h>

#include "care.h"
#include "changes.h"
#include "inside.h"

bool event_save(struct call *call, struct event *event, struct err *err)
{
	return event_check(event, call->today, err) && store_event_save(call->store, event, err) &&
	       (!binding_event_counts(event->kind) || call_rescore(call, event->person_id, err));
}

/* What both adding and changing may say of it. */
static bool read_details(struct call *call, struct event *event, struct err *err)
{
	const struct args *args = call->args;

	return call_date(call, "until", DATE_PAST, &event->until, err) &&
	       args_text(args, "place", 200, false, &event->place, err) &&
	       call_date(call, "notified", DATE_PAST, &event->notified_on, err) &&
	       args_text(args, "source", 100, false, &event->source, err) &&
	       args_text(args, "text", 20000, true, &event->text, err) &&
	       call_date(call, "ready", DATE_PAST, &event->ready_on, err) &&
	       args_word(args, "delay", &words_delay_due, &event->delay_due, err) &&
	       args_word(args, "permanent", &words_factor_answer, &event->permanent, err) &&
	       care_in_life(call, "on", event->on, err);
}

bool command_event_add(struct call *call, struct result *out, struct err *err)
{
	const struct args *args = call->args;
	struct event event = {.person_id = call->person->id};
	char shown[DATE_SHOWN_SIZE];
	const char *given;

	if (!args_need(args, "kind", &given, err) ||
		!args_word(args, "kind", &words_event_kind, &event.kind, err) ||
		!args_need(args, "on", &given, err) ||
		!call_date(call, "on", DATE_PAST, &event.on, err) ||
		!read_details(call, &event, err) || !event_save(call, &event, err))
		return false;
	call->audit_object = arena_strdup(call->arena, event.uid);
	call->audit_detail =
		arena_printf(call->arena, "kind %s", word_code(&words_event_kind, event.kind));
	out->uid = call->audit_object;
	out->version = event.version;
	return call_done(call, out, "Recorded for %s: %s on %s.",
		person_name(call->person, call->arena), word_shown(&words_event_kind, event.kind),
		date_show(event.on, shown));
}

/* The person's admission or attendance that is named by its uid or the beginning of it. */
static bool named_event(struct call *call, struct event *out, struct err *err)
{
	const char *text;
	struct event *found;
	size_t n;

	if (!args_need(call->args, "event", &text, err))
		return false;
	if (strlen(text) < UID_SHORT)
		return err_set(err, ERR_INVALID, "event",
			"Name the event by at least the first eight characters of its uid.");
	if (!store_event_by_uid_prefix(
		    call->store, call->person->id, text, call->arena, &found, &n, err))
		return false;
	if (n != 1)
		return err_set(err, n == 0 ? ERR_NOT_FOUND : ERR_INVALID, "event",
			n == 0 ? "%s has no event %s."
			       : "%s has more than one event %s. Type more of its uid.",
			person_name(call->person, call->arena), text);
	*out = found[0];
	return out->kind == EVENT_EMERGENCY_ADMISSION || out->kind == EVENT_AE_ATTENDANCE ||
	       err_set(err, ERR_INVALID, "event",
		       "Only an emergency admission or an A&E attendance is looked at so. This is "
		       "a %s.",
		       word_shown(&words_event_kind, out->kind));
}

/* One of the person's events, by its uid, the beginning of it, or its kind where there is one. */
static bool any_event(struct call *call, struct event *out, struct err *err)
{
	struct event *list;
	const char *text;
	size_t n, found = 0;
	int kind = EVENT_NONE;

	if (!args_need(call->args, "event", &text, err) ||
		!store_event_list(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	word_find(&words_event_kind, text, &kind);
	for (size_t i = 0; i < n; i++) {
		if (kind != EVENT_NONE
				? list[i].kind != kind
				: strlen(text) < UID_SHORT || !text_starts(list[i].uid, text))
			continue;
		*out = list[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "event",
			"%s has no event \"%s\". caseload person show lists them.",
			person_name(call->person, call->arena), text);
	return found == 1 || err_set(err, ERR_INVALID, "event",
				     "%zu events fit \"%s\". Name one by its uid; caseload person "
				     "show lists them.",
				     found, text);
}

bool command_event_edit(struct call *call, struct result *out, struct err *err)
{
	char shown[DATE_SHOWN_SIZE];
	struct event before, event;

	if (!any_event(call, &before, err))
		return false;
	event = before;
	if (!call_date(call, "on", DATE_PAST, &event.on, err) || !read_details(call, &event, err))
		return false;
	char *changed = changed_fields(&event_shape, &before, &event, call->arena);
	if (changed == NULL)
		return err_set(
			err, ERR_INVALID, "", "There is nothing to change: it says so already.");
	if (!event_save(call, &event, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, event.uid);
	out->version = event.version;
	call->audit_detail = changed;
	return call_done(call, out, "Changed for %s: %s of %s (%s).",
		person_name(call->person, call->arena), word_shown(&words_event_kind, event.kind),
		date_show(event.on, shown), changed);
}

bool command_event_review(struct call *call, struct result *out, struct err *err)
{
	struct event event;
	int avoidable = AVOIDED_NONE;
	char shown[DATE_SHOWN_SIZE];

	if (!named_event(call, &event, err) ||
		!care_need_word(call, "avoidable", &words_avoided, &avoidable, err) ||
		!args_text(call->args, "change", 2000, true, &event.change, err))
		return false;
	event.avoidable = word_code(&words_avoided, avoidable);
	if (avoidable == AVOIDED_YES && event.change == NULL)
		return err_set(err, ERR_INVALID, "change",
			"It could have been avoided: say what must change, in a line.");
	if (!store_event_save(call->store, &event, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, event.uid);
	out->version = event.version;
	call->audit_detail = "avoidable, change";
	return call_done(call, out, "Recorded for %s: the %s of %s, avoidable: %s.",
		person_name(call->person, call->arena),
		event.kind == EVENT_AE_ATTENDANCE ? "A&E attendance" : "admission",
		date_show(event.on, shown), word_shown(&words_avoided, avoidable));
}

/* The time to the next agreed contact runs from the co-ordinator's last one (field E8). */
static bool tell_coordinator(struct call *call, struct date on, struct err *err)
{
	struct lead lead;

	if (call->episode == NULL)
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_COORDINATOR, call->arena, &lead, err))
		return false;
	if (lead.id == 0 || lead.worker_id != call->worker->id ||
		(date_is_set(lead.last_contact) && date_compare(on, lead.last_contact) <= 0))
		return true;
	lead.last_contact = on;
	return store_lead_save(call->store, &lead, err);
}

bool command_contact_log(struct call *call, struct result *out, struct err *err)
{
	const struct args *args = call->args;
	struct event event = {
		.person_id = call->person->id, .kind = EVENT_CONTACT, .on = call->today};
	char shown[DATE_SHOWN_SIZE];
	struct date on = DATE_NONE;
	int how = CONTACT_HOW_NONE;

	if (!args_text(args, "text", 20000, true, &event.text, err) ||
		!args_word(args, "how", &words_contact_how, &how, err) ||
		!call_date(call, "on", DATE_PAST, &on, err))
		return false;
	if (event.text == NULL)
		return err_set(
			err, ERR_INVALID, "text", "The line is empty. Type what was said or done.");
	if (date_is_set(on))
		event.on = on;
	event.place =
		word_shown(&words_contact_how, how == CONTACT_HOW_NONE ? CONTACT_HOW_PHONE : how);
	if (!event_save(call, &event, err) || !tell_coordinator(call, event.on, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, event.uid);
	out->version = event.version;
	call->audit_detail = "kind contact";
	return call_done(call, out, "Logged a contact with %s on %s: %s.",
		person_name(call->person, call->arena), date_show(event.on, shown), event.place);
}

/* The note that is amended, by uid or its beginning, among this person's notes only. */
static bool amended_note(struct call *call, const char **uid, struct err *err)
{
	const char *text = args_get(call->args, "amends");
	struct note *found;
	size_t n;

	if (text == NULL || *text == '\0')
		return true;
	if (strlen(text) < UID_SHORT)
		return err_set(err, ERR_INVALID, "amends",
			"Name the note by at least the first eight characters of its uid.");
	if (!store_note_by_uid_prefix(
		    call->store, call->person->id, text, call->arena, &found, &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_NOT_FOUND, "amends", "%s has no note %s.",
			person_name(call->person, call->arena), text);
	if (n > 1)
		return err_set(err, ERR_INVALID, "amends",
			"More than one note begins with %s. Type more of its uid.", text);
	*uid = found[0].uid;
	return true;
}

bool command_note_add(struct call *call, struct result *out, struct err *err)
{
	struct note note = {.person_id = call->person->id, .on = call->today};
	const char *given;

	if (!args_need(call->args, "text", &given, err) ||
		!args_text(call->args, "text", 200000, true, &note.text, err) ||
		!call_date(call, "on", DATE_PAST, &note.on, err) ||
		!amended_note(call, &note.amends, err))
		return false;
	if (note.text == NULL)
		return err_set(err, ERR_INVALID, "text", "The note is empty. Type what happened.");
	if (!date_is_set(note.on))
		note.on = call->today;
	if (!store_note_add(call->store, &note, err))
		return false;
	call->audit_object = arena_strdup(call->arena, note.uid);
	call->audit_detail = note.amends != NULL ? "amends an earlier note" : NULL;
	out->uid = call->audit_object;
	call_many(call, "Added a note for", NULL);
	return call_done(call, out, "%s for %s.",
		note.amends != NULL ? "Added an amending note" : "Added a note",
		person_name(call->person, call->arena));
}
