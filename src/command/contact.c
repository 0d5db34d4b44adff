/* What to mind and whom to ring: alerts and contacts. */
#include <string.h>

#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/person.h>

#include "care.h"
#include "inside.h"

/* Y yes, N no, Z asked and not told, 9 nobody asked: as typed in full or as the letter. */
static bool read_told(struct call *call, const char **out, struct err *err)
{
	static const struct {
		const char *code, *word;
	} answers[] = {{"Y", "yes"}, {"N", "no"}, {"Z", "not stated"}, {"9", "not known"}};
	const char *text = args_get(call->args, "told");

	*out = "9";
	if (text_is_blank(text))
		return true;
	const char *folded = utf8_fold(call->arena, text);
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (strcmp(folded, utf8_fold(call->arena, answers[i].code)) == 0 ||
			strcmp(folded, answers[i].word) == 0) {
			*out = answers[i].code;
			return true;
		}
	return err_set(err, ERR_INVALID, "told",
		"Was the person told? Answer Y for yes, N for no, Z for not stated or 9 for not "
		"known.");
}

/* An address that must stay secret must not stand on the next list that is printed. */
static bool restrict_person(
	struct call *call, const struct alert *alert, bool *out, struct err *err)
{
	*out = alert->kind == ALERT_ADDRESS && !call->person->restricted;
	if (!*out)
		return true;
	call->person->restricted = true;
	return store_person_save(call->store, call->person, err);
}

bool command_alert_add(struct call *call, struct result *out, struct err *err)
{
	struct alert alert = {.person_id = call->person->id, .from = call->today};
	const char *given;
	bool restricted;

	if (!args_need(call->args, "kind", &given, err) ||
		!args_word(call->args, "kind", &words_alert_kind, &alert.kind, err) ||
		!args_text(call->args, "text", 400, false, &alert.text, err) ||
		!call_date(call, "review", DATE_FUTURE, &alert.review_on, err) ||
		!read_told(call, &alert.told, err))
		return false;
	if (alert.kind == ALERT_OTHER && alert.text == NULL)
		return err_set(err, ERR_INVALID, "text",
			"Say what to mind: an alert of the kind Other needs its text.");
	if (!store_alert_save(call->store, &alert, err) ||
		!restrict_person(call, &alert, &restricted, err))
		return false;
	call->audit_object = arena_strdup(call->arena, alert.uid);
	call->audit_detail = arena_printf(call->arena, "kind %s%s",
		word_code(&words_alert_kind, alert.kind), restricted ? "; restricted" : "");
	out->uid = call->audit_object;
	out->version = alert.version;
	call_many(call,
		arena_printf(call->arena, "Added the alert %s for",
			word_shown(&words_alert_kind, alert.kind)),
		NULL);
	return call_done(call, out, "Added the alert %s for %s.%s",
		word_shown(&words_alert_kind, alert.kind), person_name(call->person, call->arena),
		restricted ? " Address and telephone are now left out of lists and paper." : "");
}

/* By uid, by its first eight characters, or by the word itself where there is one of that kind. */
static bool uid_begins(const char *uid, const char *text)
{
	return strlen(text) >= UID_SHORT && text_starts(uid, text);
}

static bool find_alert(struct call *call, struct alert *out, struct err *err)
{
	struct alert *list;
	const char *text;
	size_t n, found = 0;
	int kind = 0;

	if (!args_need(call->args, "alert", &text, err) ||
		!store_alert_list(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	word_find(&words_alert_kind, text, &kind);
	for (size_t i = 0; i < n; i++) {
		if (date_is_set(list[i].ended) ||
			(!uid_begins(list[i].uid, text) && (kind == 0 || list[i].kind != kind)))
			continue;
		*out = list[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "alert",
			"%s has no open alert \"%s\". caseload person show lists the alerts.",
			person_name(call->person, call->arena), text);
	if (found > 1)
		return err_set(err, ERR_INVALID, "alert",
			"%zu open alerts fit \"%s\". Name one by its uid; caseload person show "
			"lists them.",
			found, text);
	return true;
}

static bool read_end_reason(struct call *call, const char **out, struct err *err)
{
	const char *given;
	return args_need(call->args, "reason", &given, err) &&
	       args_text(call->args, "reason", 400, false, out, err);
}

bool command_alert_end(struct call *call, struct result *out, struct err *err)
{
	struct alert alert = {0};

	if (!find_alert(call, &alert, err) || !read_end_reason(call, &alert.end_reason, err))
		return false;
	alert.ended = call->today;
	if (!store_alert_save(call->store, &alert, err))
		return false;
	call->audit_object = alert.uid;
	call->audit_detail = arena_printf(
		call->arena, "kind %s; ended", word_code(&words_alert_kind, alert.kind));
	out->uid = alert.uid;
	out->version = alert.version;
	return call_done(call, out, "Ended the alert %s for %s.%s",
		word_shown(&words_alert_kind, alert.kind), person_name(call->person, call->arena),
		alert.kind == ALERT_ADDRESS && call->person->restricted
			? " Address and telephone stay left out of lists until the record is "
			  "changed."
			: "");
}

/* ---- contacts ---- */

static bool contact_read(struct call *call, struct contact *contact, struct err *err)
{
	const struct args *args = call->args;
	const char *given;

	if (!args_need(args, "name", &given, err) ||
		!args_text(args, "name", 100, false, &contact->name, err) ||
		!args_text(args, "relationship", 100, false, &contact->relationship, err) ||
		!args_word(args, "role", &words_contact_role, &contact->role, err) ||
		!args_text(args, "phone", 60, false, &contact->phone, err) ||
		!args_text(args, "address", 600, true, &contact->address, err) ||
		!args_text(args, "note", 1000, true, &contact->note, err) ||
		!args_number(args, "order", 1, 99, &contact->ring_order, err) ||
		!args_word(args, "comm-need", &words_comm_need, &contact->comm_need, err))
		return false;
	contact->do_not_contact = args_flag(args, "do-not-contact");
	if (contact->name == NULL)
		return err_set(
			err, ERR_INVALID, "name", "Name is missing. Type the contact's name.");
	if (contact->do_not_contact && contact->ring_order != 0)
		return err_set(err, ERR_INVALID, "order",
			"Someone who must not be contacted has no place in the order to ring. "
			"Leave it empty.");
	if (contact->ring_order != 0 && contact->phone == NULL)
		return err_set(err, ERR_INVALID, "phone",
			"Someone in the order to ring needs a telephone number. Type it.");
	return true;
}

bool command_contact_add(struct call *call, struct result *out, struct err *err)
{
	struct contact contact = {
		.person_id = call->person->id, .role = CONTACT_ROLE_OTHER, .from = call->today};

	if (!contact_read(call, &contact, err))
		return false;
	if (contact.role == CONTACT_ROLE_NONE)
		contact.role = CONTACT_ROLE_OTHER;
	if (!store_contact_save(call->store, &contact, err))
		return false;
	call->audit_object = arena_strdup(call->arena, contact.uid);
	call->audit_detail = contact.do_not_contact ? "must not be contacted" : NULL;
	out->uid = call->audit_object;
	out->version = contact.version;
	return call_done(call, out,
		contact.do_not_contact ? "Recorded for %s that %s must not be contacted."
				       : "Added for %s the contact %s.",
		person_name(call->person, call->arena), contact.name);
}

bool care_contact(struct call *call, struct contact *out, struct err *err)
{
	struct contact *list;
	const char *text;
	size_t n, found = 0;

	if (!args_need(call->args, "contact", &text, err) ||
		!store_contact_list(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	const char *folded = utf8_fold(call->arena, text);
	for (size_t i = 0; i < n; i++) {
		if (date_is_set(list[i].ended) ||
			(!uid_begins(list[i].uid, text) &&
				strcmp(utf8_fold(call->arena, list[i].name), folded) != 0))
			continue;
		*out = list[i];
		found++;
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "contact",
			"%s has no current contact \"%s\". caseload person show lists them.",
			person_name(call->person, call->arena), text);
	if (found > 1)
		return err_set(err, ERR_INVALID, "contact",
			"%zu contacts are called \"%s\". Name one by its uid; caseload person show "
			"lists them.",
			found, text);
	return true;
}

bool command_contact_end(struct call *call, struct result *out, struct err *err)
{
	struct contact contact = {0};

	if (!care_contact(call, &contact, err) || !read_end_reason(call, &contact.end_reason, err))
		return false;
	contact.ended = call->today;
	if (!store_contact_save(call->store, &contact, err))
		return false;
	call->audit_object = contact.uid;
	call->audit_detail = "ended";
	out->uid = contact.uid;
	out->version = contact.version;
	return call_done(call, out, "Ended for %s the contact %s.",
		person_name(call->person, call->arena), contact.name);
}
