/* Letters that were printed: sent, cancelled, listed; and whom one is due to. letter_print.c prints. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/paper.h>
#include <caseload/store/lead.h>
#include <caseload/store/letter.h>
#include <caseload/store/review.h>

#include "letters.h"
#include "inside.h"

const char *letter_words(const struct letter *letter)
{
	return word_shown(&words_letter_kind, letter->kind);
}

/* ---- letters that are not to be sent any more ---- */

bool letter_cancel(struct call *call, struct letter *letter, const char *why, struct err *err)
{
	letter->status = LETTER_STATUS_CANCELLED;
	letter->cancel_reason = why;
	return store_letter_save(call->store, letter, err);
}

static bool is_meant(const struct letter *letter, const struct letter_stop *which)
{
	if (letter->status != LETTER_STATUS_PRINTED)
		return false;
	return which == NULL || (which->lead_id != 0 && letter->lead_id == which->lead_id) ||
	       (which->review_id != 0 && letter->review_id == which->review_id);
}

bool letters_stop(struct call *call, int64_t person_id, const struct letter_stop *which,
	const char *why, size_t *n, struct err *err)
{
	struct letter *letters;
	size_t all;

	*n = 0;
	if (!store_letters_of(call->store, person_id, call->arena, &letters, &all, err))
		return false;
	for (size_t i = 0; i < all; i++) {
		if (!is_meant(&letters[i], which))
			continue;
		if (!letter_cancel(call, &letters[i], why, err))
			return false;
		(*n)++;
	}
	return true;
}

const char *letters_stopped_words(struct call *call, size_t n)
{
	return n == 0 ? "" : arena_printf(call->arena, " Letters that are not sent now: %zu.", n);
}

/* ---- one that was printed ---- */

static bool is_named(const struct letter *letter, const char *key)
{
	int kind;

	return care_is_named(letter->uid, NULL, key) ||
	       text_equal(word_code(&words_letter_kind, letter->kind), key) ||
	       (word_find(&words_letter_kind, key, &kind) && kind == letter->kind);
}

/* A letter of the person that waits: by its kind or its uid, or the only one. */
static bool find_waiting(struct call *call, struct letter *out, struct err *err)
{
	const char *key = args_get(call->args, "letter");
	struct letter *letters;
	size_t n, found = 0;

	if (!store_letters_of(call->store, call->person->id, call->arena, &letters, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (letters[i].status != LETTER_STATUS_PRINTED ||
			(!text_is_blank(key) && !is_named(&letters[i], key)))
			continue;
		*out = letters[i];
		found++;
	}
	if (found == 1)
		return true;
	return found == 0 ? err_set(err, ERR_NOT_FOUND, "letter",
				    "%s has no printed letter%s%s that waits to be sent. caseload "
				    "letter list %s shows them all.",
				    care_name(call), text_is_blank(key) ? "" : " ",
				    text_is_blank(key) ? "" : key,
				    care_key(call->person->nhs_number, call->person->uid))
			  : err_set(err, ERR_INVALID, "letter",
				    "%zu letters to %s wait. Name one by its kind or its uid; "
				    "caseload letter list %s shows them.",
				    found, care_name(call),
				    care_key(call->person->nhs_number, call->person->uid));
}

static bool outdated(const struct letter *letter, const char *what, struct err *err)
{
	return err_set(err, ERR_INVALID, "letter",
		"%s since this letter was printed, so it must not go. Print it again, or cancel "
		"it: caseload letter cancel PERSON %s --reason TEXT.",
		what, word_code(&words_letter_kind, letter->kind));
}

/* The lead it tells about still leads; that clock stops with it. */
static bool tell_lead(struct call *call, const struct letter *letter, struct err *err)
{
	struct lead lead = {0};

	if (call->episode != NULL && !store_lead_current(call->store, call->episode->id,
					     LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	if (lead.id != letter->lead_id)
		return outdated(letter, "Who leads has changed", err);
	/* The day somebody was told first is the day they were told. */
	if (date_is_set(lead.informed_on))
		return true;
	return lead_told(call, &lead, letter->sent_on,
		letter->contact_id != 0 ? INFORMED_CARER : INFORMED_LETTER, err);
}

static bool review_stands(struct call *call, const struct letter *letter, struct err *err)
{
	struct review *reviews;
	size_t n;

	if (!store_review_of_person(call->store, call->person->id, call->team->id, call->today,
		    call->arena, &reviews, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (reviews[i].id == letter->review_id && reviews[i].status == REVIEW_BOOKED &&
			date_equal(reviews[i].due_on, letter->review_on))
			return true;
	return outdated(letter, "The review has changed", err);
}

static const char *audit_words(struct call *call, const struct letter *letter)
{
	return arena_printf(call->arena, "%s %s", word_code(&words_letter_kind, letter->kind),
		word_code(&words_letter_status, letter->status));
}

static void said(struct call *call, struct result *out, const struct letter *letter)
{
	out->uid = call->audit_object = arena_strdup(call->arena, letter->uid);
	out->version = letter->version;
	call->audit_detail = audit_words(call, letter);
}

/* It has gone, on its sent_on: what it told of is told, and that clock stops. Refused before anything
 * is written. */
static bool letter_goes(struct call *call, struct letter *letter, struct err *err)
{
	struct date printed = instant_date(letter->printed_at);

	if (!person_may_be_written_to(call->person, err))
		return false;
	if (date_compare(letter->sent_on, printed) < 0)
		return err_set(err, ERR_INVALID, "on",
			"The letter was printed on %s. It cannot have gone before that.",
			care_date(call, printed));
	letter->status = LETTER_STATUS_SENT;
	return (letter->kind == LETTER_REVIEW ? review_stands(call, letter, err)
					      : tell_lead(call, letter, err)) &&
	       store_letter_save(call->store, letter, err);
}

bool command_letter_sent(struct call *call, struct result *out, struct err *err)
{
	struct letter letter;

	if (!find_waiting(call, &letter, err) || !care_on(call, &letter.sent_on, err) ||
		!letter_goes(call, &letter, err))
		return false;
	said(call, out, &letter);
	call_many(call, "Recorded as sent the letters to", NULL);
	return call_done(call, out, "Recorded as sent on %s to %s%s%s: %s.%s",
		care_date(call, letter.sent_on),
		letter.contact != NULL ? letter.contact : care_name(call),
		letter.contact != NULL ? ", about " : "",
		letter.contact != NULL ? care_name(call) : "", letter_words(&letter),
		letter.kind == LETTER_REVIEW ? "" : " The clock for telling them has stopped.");
}

bool command_letter_cancel(struct call *call, struct result *out, struct err *err)
{
	struct letter letter;
	const char *why;

	if (!care_need_text(call, "reason", 400, false, &why, err) ||
		!find_waiting(call, &letter, err) || !letter_cancel(call, &letter, why, err))
		return false;
	said(call, out, &letter);
	call_many(call, "Cancelled a letter to", NULL);
	return call_done(call, out, "Cancelled the letter to %s: %s.",
		letter.contact != NULL ? letter.contact : care_name(call), letter_words(&letter));
}

/* ---- all that were printed on a day ---- */

struct sending {
	struct date printed, on;
	int kind;
	bool anybody; /* whoever printed them */
	size_t n, told, not_sent;
	struct str why_not; /* of those that must not go, the first few */
};

static void must_not_go(
	struct sending *sending, const struct letter *letter, const char *before, const char *why)
{
	enum { TOLD = 3 };

	if (sending->not_sent++ < TOLD)
		str_addf(&sending->why_not, " %s: %s%s", letter->person, before, why);
	else if (sending->not_sent == TOLD + 1)
		str_add(&sending->why_not, " caseload letter list shows the others.");
}

static bool is_of_run(struct call *call, const struct sending *sending, const struct letter *letter)
{
	return date_equal(instant_date(letter->printed_at), sending->printed) &&
	       (sending->anybody || letter->printed_by == call->worker->id) &&
	       (sending->kind == LETTER_NONE || letter->kind == sending->kind);
}

/* Somebody has it in their hand all the same. */
static bool was_stopped(const struct letter *letter)
{
	return letter->status == LETTER_STATUS_CANCELLED &&
	       !text_equal(letter->cancel_reason, LETTER_PRINTED_AGAIN) &&
	       !text_equal(letter->cancel_reason, LETTER_NOT_PRINTED);
}

/* With a row of the audit of its own. One that must not go stays as it is. */
static bool send_one(
	struct call *call, struct sending *sending, struct letter *letter, struct err *err)
{
	struct args args = args_new(call->arena);
	const struct args *asked = call->args;
	struct err why = {0};

	args_set(&args, "person", letter->person_uid);
	call->args = &args;
	letter->sent_on = sending->on;
	bool sent = call_subject(call, &why) && letter_goes(call, letter, &why);
	call->args = asked;
	if (sent) {
		call->audit_object = arena_strdup(call->arena, letter->uid);
		call->audit_detail = audit_words(call, letter);
		sending->n++;
		sending->told += letter->kind != LETTER_REVIEW;
		return call_leave(call, err);
	}
	if (why.code != ERR_INVALID) {
		*err = why;
		return false;
	}
	must_not_go(sending, letter, "", why.text);
	return true;
}

static bool send_each(struct call *call, struct sending *sending, struct err *err)
{
	char since[DATE_ISO_SIZE];
	struct letter *letters;
	size_t n;

	/* A day in London may begin on the day before in UTC. */
	date_iso(date_add_days(sending->printed, -1), since);
	if (!store_letters_printed(
		    call->store, call->team->id, since, call->arena, &letters, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct letter *letter = &letters[i];

		if (!is_of_run(call, sending, letter))
			continue;
		if (was_stopped(letter))
			must_not_go(sending, letter, "Take it out of the post. ",
				arena_printf(call->arena, "%s.", letter->cancel_reason));
		else if (letter->status == LETTER_STATUS_PRINTED &&
			 !send_one(call, sending, letter, err))
			return false;
	}
	/* Each has left its row. */
	call->audit_person_id = 0;
	call->audited = true;
	return true;
}

static bool read_sending(struct call *call, struct sending *sending, struct err *err)
{
	sending->printed = call->today;
	sending->anybody = args_flag(call->args, "others");
	return call_date(call, "printed", DATE_PAST, &sending->printed, err) &&
	       care_on(call, &sending->on, err) &&
	       args_word(call->args, "kind", &words_letter_kind, &sending->kind, err);
}

static bool said_sent(
	struct call *call, const struct sending *sending, struct result *out, struct err *err)
{
	const char *why_not = str_text(&sending->why_not);

	if (sending->n == 0)
		return err_set(err, sending->not_sent > 0 ? ERR_INVALID : ERR_NOT_FOUND, "printed",
			"No letter that %s printed on %s waits to be sent.%s caseload letter list "
			"--waiting shows those that wait.",
			sending->anybody ? "the team" : "you", care_date(call, sending->printed),
			why_not);
	return call_done(call, out, "Recorded as sent on %s: %zu letter%s.%s%s",
		care_date(call, sending->on), sending->n, sending->n == 1 ? "" : "s",
		sending->told > 0 ? " The clock for telling them has stopped." : "",
		sending->not_sent == 0 ? ""
				       : arena_printf(call->arena, " Not sent: %zu.%s",
						 sending->not_sent, why_not));
}

bool command_letter_sent_all(struct call *call, struct result *out, struct err *err)
{
	struct sending sending = {0};
	bool done = read_sending(call, &sending, err) && send_each(call, &sending, err) &&
		    said_sent(call, &sending, out, err);

	str_free(&sending.why_not);
	return done;
}

/* ---- lists ---- */

static void say_what_to_do(struct call *call, struct letter *letters, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct letter *letter = &letters[i];
		const char *key = care_key(letter->nhs_number, letter->person_uid);
		const char *kind = word_code(&words_letter_kind, letter->kind);

		if (letter->status == LETTER_STATUS_NONE)
			letter->say =
				arena_printf(call->arena, "caseload print letter %s %s", key, kind);
		else if (letter->status == LETTER_STATUS_PRINTED)
			letter->say =
				arena_printf(call->arena, "caseload letter sent %s %s", key, kind);
	}
}

bool command_letter_list(struct call *call, struct result *out, struct err *err)
{
	bool waiting = args_flag(call->args, "waiting");
	struct person person = {0};
	struct letter *letters;
	size_t n;

	if (args_get(call->args, "person") != NULL && !call_other(call, "person", &person, err))
		return false;
	call->audit_person_id = person.id;
	if (!(person.id != 0 ? store_letters_of(
				       call->store, person.id, call->arena, &letters, &n, err)
			     : store_letters(call->store, call->team->id, waiting, call->arena,
				       &letters, &n, err)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!waiting || letters[i].status == LETTER_STATUS_PRINTED)
			letters[out->n++] = letters[i];
	say_what_to_do(call, letters, out->n);
	call->audit_detail = arena_printf(call->arena, "%zu letters", out->n);
	out->kind = RESULT_LETTERS;
	out->value = letters;
	return true;
}

bool letters_due_asked(struct call *call, struct letters_due *which, struct err *err)
{
	int64_t days = 28;
	struct worker lead;

	if (!args_number(call->args, "days", 0, 400, &days, err) ||
		!args_word(call->args, "kind", &words_letter_kind, &which->kind, err))
		return false;
	which->today = call->today;
	which->until = date_add_days(call->today, days);
	if (text_is_blank(args_get(call->args, "lead")))
		return true;
	if (!care_worker_ever(call, "lead", &lead, err))
		return false;
	which->lead_worker_id = lead.id;
	return true;
}

bool command_letter_due(struct call *call, struct result *out, struct err *err)
{
	struct letters_due which = {0};
	struct letter *letters;

	if (!letters_due_asked(call, &which, err) ||
		!store_letters_due(
			call->store, call->team->id, &which, call->arena, &letters, &out->n, err))
		return false;
	say_what_to_do(call, letters, out->n);
	call->audit_detail = arena_printf(call->arena, "%zu letters", out->n);
	out->kind = RESULT_LETTERS;
	out->value = letters;
	return true;
}
