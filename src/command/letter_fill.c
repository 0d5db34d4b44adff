/* What a letter says, and to whom: everything it needs is read and checked before it is printed. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/paper.h>
#include <caseload/store/lead.h>
#include <caseload/store/letter.h>
#include <caseload/store/person.h>
#include <caseload/store/review.h>
#include <caseload/store/worker.h>

#include "letters.h"

/* What a person types to name the person, in a command that mends something. */
static const char *typed(struct call *call)
{
	return care_key(call->person->nhs_number, call->person->uid);
}

/* ---- names ---- */

static const char *given_name(const struct person *person)
{
	return !text_is_blank(person->preferred) ? person->preferred : person->given;
}

static const char *join(struct arena *arena, const char *a, const char *b)
{
	if (text_is_blank(a) || text_is_blank(b))
		return text_is_blank(a) ? b : a;
	return arena_printf(arena, "%s %s", a, b);
}

/* "Adaeze Okonkwo" */
static const char *whole_name(struct call *call)
{
	return join(call->arena, call->person->given, call->person->family);
}

/* Mrs Okonkwo; without a title the name somebody is called by, else all there is. */
static const char *greeting(struct call *call, const struct letter_making *making)
{
	const struct person *person = call->person;
	const char *name = making->contact.id != 0 ? making->contact.name
			   : !text_is_blank(person->title) && !text_is_blank(person->family)
				   ? join(call->arena, person->title, person->family)
			   : !text_is_blank(given_name(person)) ? given_name(person)
								: person->family;

	return text_is_blank(name) ? NULL : arena_printf(call->arena, "Dear %s", name);
}

static const char *belongs_to(struct arena *arena, const char *name)
{
	return text_is_blank(name) ? NULL : arena_printf(arena, "%s's", name);
}

static void add_person(struct call *call, struct letter_making *making)
{
	struct letter_values *v = &making->values;
	const char *name = whole_name(call);
	bool own = making->contact.id == 0;

	v->of[LETTER_GREETING] = greeting(call, making);
	v->of[LETTER_PERSON_NAME] = name;
	v->of[LETTER_YOU] = own ? "you" : name;
	v->of[LETTER_YOUR] = own ? "your" : belongs_to(call->arena, name);
	v->missing[LETTER_GREETING] = v->missing[LETTER_PERSON_NAME] = v->missing[LETTER_YOU] =
		v->missing[LETTER_YOUR] = arena_printf(call->arena,
			"The name is not known, and a letter needs one. Record it first: caseload "
			"person edit %s --given NAME --family NAME.",
			typed(call));
	v->of[LETTER_PRACTICE_NAME] = call->person->practice_name;
	v->missing[LETTER_PRACTICE_NAME] = arena_printf(call->arena,
		"No practice is recorded. Record it first: caseload person edit %s --practice "
		"CODE.",
		typed(call));
	v->of[LETTER_TEAM_NAME] = call->team->name;
	v->of[LETTER_TODAY] = letter_date(call->today, false, call->arena);
}

/* ---- who writes, who leads ---- */

static const char *worker_key(const struct worker *worker, struct arena *arena)
{
	return worker->login != NULL ? worker->login : arena_printf(arena, "\"%s\"", worker->name);
}

static const char *lacks(
	struct call *call, const struct worker *worker, const char *what, const char *option)
{
	return arena_printf(call->arena,
		"No %s is recorded for %s, and the letter must give it. Record it first: caseload "
		"worker set %s --%s.",
		what, worker->name, worker_key(worker, call->arena), option);
}

static void add_sender(struct call *call, struct letter_making *making)
{
	const struct worker *sender = call->worker;
	struct letter_values *v = &making->values;

	v->of[LETTER_SENDER_NAME] = sender->name;
	v->of[LETTER_SENDER_ROLE] = letter_role(sender->profession, call->arena);
	v->missing[LETTER_SENDER_ROLE] = lacks(call, sender, "profession", "profession PROFESSION");
	v->of[LETTER_SENDER_TELEPHONE] = sender->phone;
	v->missing[LETTER_SENDER_TELEPHONE] =
		lacks(call, sender, "telephone number", "phone NUMBER");
	making->sender = arena_printf(call->arena, "%s\n%s\n%s%s%s", call->team->name, sender->name,
		word_shown(&words_profession, sender->profession),
		text_is_blank(sender->phone) ? "" : "\nTelephone ",
		text_is_blank(sender->phone) ? "" : sender->phone);
}

static void no_lead(struct call *call, struct letter_values *v)
{
	const char *why =
		call->episode == NULL
			? arena_printf(call->arena, "%s is not on the register, so nobody leads.",
				  care_name(call))
			: arena_printf(call->arena,
				  "%s has no lead professional. Assign one first: caseload lead "
				  "assign %s WORKER --reason TEXT.",
				  care_name(call), typed(call));

	for (int value = LETTER_LEAD_NAME; value <= LETTER_LEAD_SINCE; value++)
		v->missing[value] = why;
}

/* Who led last before this one, whoever it was then. */
static bool find_before(struct call *call, struct letter_making *making, struct err *err)
{
	struct lead *leads;
	size_t n;

	if (!store_lead_list(call->store, call->episode->id, call->arena, &leads, &n, err))
		return false;
	for (size_t i = 0; i < n && making->before == NULL; i++)
		if (leads[i].kind == LEAD_KIND_LEAD && leads[i].status == LEAD_ENDED &&
			leads[i].worker_id != making->lead->worker_id)
			making->before = leads[i].name;
	return true;
}

static bool read_lead(struct call *call, struct letter_making *making, struct err *err)
{
	struct lead *lead = arena_new_one(call->arena, struct lead);

	if (call->episode == NULL)
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, lead, err))
		return false;
	if (lead->id == 0)
		return true;
	making->lead = lead;
	return find_before(call, making, err) &&
	       store_worker_by_id(call->store, lead->worker_id, call->today, call->arena,
		       &making->lead_worker, err);
}

static bool add_lead(struct call *call, struct letter_making *making, struct err *err)
{
	const struct worker *worker = &making->lead_worker;
	struct letter_values *v = &making->values;

	if (!read_lead(call, making, err))
		return false;
	if (making->lead == NULL || worker->id == 0) {
		no_lead(call, v);
		return true;
	}
	if (!worker_is_active(worker, call->today))
		return err_set(err, ERR_INVALID, "kind",
			"%s, who leads, left on %s. Assign somebody who is here, then print.",
			worker->name, care_date(call, worker->active_to));
	v->of[LETTER_LEAD_NAME] = worker->name;
	v->of[LETTER_LEAD_ROLE] = letter_role(worker->profession, call->arena);
	v->missing[LETTER_LEAD_ROLE] = lacks(call, worker, "profession", "profession PROFESSION");
	v->of[LETTER_LEAD_TELEPHONE] = worker->phone;
	v->missing[LETTER_LEAD_TELEPHONE] = lacks(call, worker, "telephone number", "phone NUMBER");
	v->of[LETTER_LEAD_ORGANISATION] = worker->organisation;
	v->missing[LETTER_LEAD_ORGANISATION] =
		lacks(call, worker, "organisation", "organisation NAME");
	v->of[LETTER_LEAD_DUTIES] = letter_duties(making->contact.id == 0);
	v->of[LETTER_LEAD_SINCE] = letter_date(making->lead->from, false, call->arena);
	v->of[LETTER_OLD_LEAD_NAME] = making->before;
	return true;
}

/* ---- the review ---- */

/* The next that is booked. */
static bool read_review(struct call *call, struct letter_making *making, struct err *err)
{
	struct review *reviews;
	size_t n;

	if (!store_review_of_person(call->store, call->person->id, call->team->id, call->today,
		    call->arena, &reviews, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct review *review = &reviews[i];

		if (review->status != REVIEW_BOOKED ||
			date_compare(review->due_on, call->today) < 0 ||
			(making->review != NULL &&
				date_compare(making->review->due_on, review->due_on) <= 0))
			continue;
		making->review = review;
	}
	return true;
}

/* "plan review" */
static const char *review_words(struct call *call, int kind)
{
	char *words = arena_strdup(call->arena, word_shown(&words_review_kind, kind));

	if (words[0] >= 'A' && words[0] <= 'Z' && kind != REVIEW_KIND_CARE_ACT_FIRST)
		words[0] = (char)(words[0] - 'A' + 'a');
	return words;
}

static bool add_review(struct call *call, struct letter_making *making, struct err *err)
{
	struct letter_values *v = &making->values;

	if (making->letter.kind != LETTER_REVIEW)
		return true;
	if (!read_review(call, making, err))
		return false;
	if (making->review == NULL)
		return err_set(err, ERR_INVALID, "kind",
			"%s has no review that is booked for a day to come. Book it first: "
			"caseload review book %s DATE.",
			care_name(call), typed(call));
	v->of[LETTER_REVIEW_DATE] = letter_date(making->review->due_on, true, call->arena);
	v->of[LETTER_REVIEW_KIND] = review_words(call, making->review->kind);
	v->of[LETTER_REVIEW_WITH] = making->review->with_name;
	v->missing[LETTER_REVIEW_WITH] = arena_printf(call->arena,
		"Nobody is named who holds the review. Say who first: caseload review book %s %s "
		"--with WORKER.",
		typed(call), care_date(call, making->review->due_on));
	making->letter.review_id = making->review->id;
	making->letter.review_on = making->review->due_on;
	return true;
}

/* ---- where to ---- */

static bool is_confidential(struct call *call, bool *out, struct err *err)
{
	struct alert *alerts;
	size_t n;

	*out = call->person->restricted;
	if (!store_alert_list(call->store, call->person->id, call->arena, &alerts, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*out = *out || (alerts[i].kind == ALERT_ADDRESS && !date_is_set(alerts[i].ended));
	return true;
}

/* Somebody close may live where nobody is to know that the person does. */
static bool lives_there(struct call *call, const struct contact *contact)
{
	const char *theirs = contact->address, *own = call->person->address;

	if (text_is_blank(theirs) || text_is_blank(own))
		return false;
	theirs = utf8_fold(call->arena, theirs);
	own = utf8_fold(call->arena, own);
	return text_starts(theirs, own) || text_starts(own, theirs);
}

static bool add_address(struct call *call, struct letter_making *making, struct err *err)
{
	const struct person *person = call->person;
	const struct contact *contact = &making->contact;
	bool to_person = contact->id == 0, confidential;
	const char *name =
		to_person ? join(call->arena, person->title, whole_name(call)) : contact->name;

	if (!is_confidential(call, &confidential, err))
		return false;
	making->by_hand = confidential && (to_person || lives_there(call, contact));
	if (making->by_hand) {
		making->address = arena_printf(call->arena, "%s\nBy hand", name ? name : "");
		return true;
	}
	if (text_is_blank(to_person ? person->address : contact->address))
		return to_person ? err_set(err, ERR_INVALID, "person",
					   "No address is recorded for %s. Record it first: "
					   "caseload person edit %s --address TEXT --postcode "
					   "TEXT.",
					   care_name(call), typed(call))
				 : err_set(err, ERR_INVALID, "contact",
					   "No address is recorded for %s. Add them again with "
					   "their address: caseload contact add %s \"%s\" "
					   "--address TEXT.",
					   contact->name, typed(call), contact->name);
	making->address = arena_printf(call->arena, "%s\n%s%s%s", name ? name : "",
		to_person ? person->address : contact->address,
		to_person && !text_is_blank(person->postcode) ? "\n" : "",
		to_person && !text_is_blank(person->postcode) ? person->postcode : "");
	return true;
}

/* ---- all of it ---- */

static bool may_be_written(struct call *call, struct letter_making *making, struct err *err)
{
	if (!person_may_be_written_to(call->person, err))
		return false;
	if (args_get(call->args, "contact") == NULL)
		return true;
	if (!care_contact(call, &making->contact, err) ||
		!contact_may_be_written_to(&making->contact, err))
		return false;
	making->letter.contact_id = making->contact.id;
	return true;
}

/* Only who has had another lead before can be told that it changed. */
static bool has_changed(struct call *call, const struct letter_making *making, struct err *err)
{
	if (making->letter.kind != LETTER_LEAD_CHANGED || making->lead == NULL ||
		making->before != NULL)
		return true;
	return err_set(err, ERR_INVALID, "kind",
		"Nobody led before %s, so nothing has changed. Print who leads: caseload print "
		"letter %s lead.",
		making->lead->name, typed(call));
}

static bool choose_size(struct call *call, struct letter_making *making, struct err *err)
{
	struct print_wish wish = {0};
	bool to_person = making->contact.id == 0;

	return args_word(call->args, "size", &words_print_size, &wish.size, err) &&
	       args_text(call->args, "reason", 400, false, &wish.reason, err) &&
	       print_size_for(to_person ? care_name(call) : making->contact.name,
		       to_person ? call->person->comm_need : making->contact.comm_need, &wish,
		       &making->letter.large, &making->letter.override_reason, err);
}

bool letter_make(struct call *call, struct letter_making *making, struct err *err)
{
	struct letter *letter = &making->letter;
	struct letter_template template;
	char *text;

	letter->person_id = call->person->id;
	letter->episode_id = call->episode != NULL ? call->episode->id : 0;
	if (!may_be_written(call, making, err) || !choose_size(call, making, err))
		return false;
	add_person(call, making);
	add_sender(call, making);
	if (!add_lead(call, making, err) || !has_changed(call, making, err) ||
		!add_review(call, making, err) || !add_address(call, making, err) ||
		!store_letter_template(
			call->store, call->team->id, letter->kind, call->arena, &template, err) ||
		!letter_fill(template.text, &making->values, call->arena, &text, err))
		return false;
	if (making->lead != NULL && letter->kind != LETTER_REVIEW)
		letter->lead_id = making->lead->id;
	letter->text = text;
	return true;
}
