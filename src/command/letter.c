/* Letters: printed, sent, cancelled, listed, and whom one is due to. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/paper.h>
#include <caseload/report/letter.h>
#include <caseload/store/lead.h>
#include <caseload/store/letter.h>
#include <caseload/store/review.h>

#include "letters.h"
#include "print_inside.h"

static const char *kind_words(const struct letter *letter)
{
	return word_shown(&words_letter_kind, letter->kind);
}

static const char *key_of(struct call *call, const char *nhs_number, const char *uid)
{
	return nhs_number != NULL ? nhs_number : arena_printf(call->arena, "%.8s", uid);
}

/* ---- letters that are not to be sent any more ---- */

static bool cancel(struct call *call, struct letter *letter, const char *why, struct err *err)
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
		if (!cancel(call, &letters[i], why, err))
			return false;
		(*n)++;
	}
	return true;
}

const char *letters_stopped_words(struct call *call, size_t n)
{
	return n == 0 ? "" : arena_printf(call->arena, " Letters that are not sent now: %zu.", n);
}

/* ---- printing ---- */

/* The same letter printed before and still here is not sent beside the new one. */
static bool stop_before(struct call *call, struct letter_making *making, struct err *err)
{
	const struct letter *letter = &making->letter;
	struct letter *letters;
	size_t n;

	if (!store_letters_of(call->store, letter->person_id, call->arena, &letters, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (letters[i].status != LETTER_STATUS_PRINTED || letters[i].kind != letter->kind ||
			letters[i].contact_id != letter->contact_id)
			continue;
		if (!cancel(call, &letters[i], "Printed again", err))
			return false;
		*(struct letter *)arena_push(call->arena, &making->stopped, &making->stopped_n,
			&making->stopped_room, sizeof(*letters)) = letters[i];
	}
	return true;
}

static bool keep(struct call *call, const struct job *job, void *data, struct err *err)
{
	struct letter_making *making = data;
	struct letter *letter = &making->letter;

	(void)job;
	letter->status = LETTER_STATUS_PRINTED;
	letter->printed_at = call->now;
	letter->printed_by = call->worker->id;
	if (!stop_before(call, making, err) || !store_letter_save(call->store, letter, err))
		return false;
	letter->uid = call->audit_object = arena_strdup(call->arena, letter->uid);
	return true;
}

/* It never came out of the printer: what it stood in for waits again. */
static bool failed(struct call *call, const struct job *job, void *data, struct err *err)
{
	struct letter_making *making = data;

	if (job->left > 0)
		return true;
	for (size_t i = 0; i < making->stopped_n; i++) {
		making->stopped[i].status = LETTER_STATUS_PRINTED;
		making->stopped[i].cancel_reason = NULL;
		if (!store_letter_save(call->store, &making->stopped[i], err))
			return false;
	}
	return cancel(call, &making->letter, "It was not printed", err);
}

/* Text on a printer or in a file has one size, and it is not the large one. */
static bool is_large_enough(
	const struct job *job, const struct letter_making *making, struct err *err)
{
	if (!making->letter.large || job->destination == TO_PREVIEW || job->pdf != NULL)
		return true;
	return err_set(err, ERR_INVALID, job->without_pdf ? "size" : "format",
		job->without_pdf
			? "This letter is needed in large print, and caseload-pdf, which makes it, "
			  "is not installed. Install it beside caseload."
			: "This letter is needed in large print, and plain text has no size. Print "
			  "it as PDF: --to letter.pdf.");
}

/* To somebody else it says no more than the name: they need no more. */
static const char *subject_line(
	struct call *call, const struct letter_making *making, const char *gap)
{
	char born[DATE_SHOWN_SIZE], number[NHS_NUMBER_SHOWN_SIZE];
	const struct person *person = call->person;

	if (making->contact.id != 0)
		return arena_printf(call->arena, "About %s", care_name(call));
	return arena_printf(call->arena, "%s%s%s%s%s%s", care_name(call), gap,
		date_is_set(person->born) ? "Born " : "", date_show(person->born, born),
		person->nhs_number != NULL ? "  NHS No. " : "",
		person->nhs_number != NULL ? nhs_number_show(person->nhs_number, number) : "");
}

/* What whoever prints should know before it goes. */
static const char *remarks(
	struct call *call, const struct job *job, const struct letter_making *making)
{
	const struct person *person = call->person;
	bool to_person = making->contact.id == 0;
	struct str text = {0};
	const char *cannot = print_cannot(
		to_person ? person->comm_need : making->contact.comm_need, call->arena);

	if (making->by_hand)
		str_add(&text, " The address is confidential and not on it: give it by hand.");
	if (cannot != NULL)
		str_addf(&text, " %s", cannot);
	if (to_person && person->contact_method != METHOD_NONE &&
		person->contact_method != METHOD_LETTER)
		str_addf(&text, " Is best reached by: %s.",
			word_shown(&words_contact_method, person->contact_method));
	if (to_person && !text_is_blank(person->interpreter))
		str_addf(&text, " Needs an interpreter for %s.", person->interpreter);
	if (job->destination != TO_PREVIEW)
		str_addf(&text, " Once it has gone: caseload letter sent %s %s.",
			key_of(call, person->nhs_number, person->uid),
			word_code(&words_letter_kind, making->letter.kind));
	char *words = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return words;
}

static bool collect(struct call *call, const struct job *job, struct letter_making *making,
	struct printing *printing, struct err *err)
{
	return care_need_word(call, "kind", &words_letter_kind, &making->letter.kind, err) &&
	       call_subject(call, err) && letter_make(call, making, err) &&
	       is_large_enough(job, making, err) && printing_now(call, printing, err);
}

bool command_print_letter(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct letter_making *making = arena_new_one(call->arena, struct letter_making);
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect(call, &job, making, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	const struct letter_page page = {.title = kind_words(&making->letter),
		.subject = subject_line(call, making, "  "),
		.about = subject_line(call, making, "\n"),
		.sender = making->sender,
		.address = making->address,
		.date = letter_date(call->today, false, call->arena),
		.text = making->letter.text,
		.large = making->letter.large};
	struct sheet *sheet = letter_sheet(&page, &printing, call->arena);
	struct paper *paper = paper_of(call, sheet,
		arena_printf(call->arena, "Letter to %s",
			making->contact.id != 0 ? making->contact.name : care_name(call)),
		1);
	job.keep = keep;
	job.failed = failed;
	job.keep_data = making;
	call->audit_detail = arena_printf(call->arena, "letter %s%s%s",
		word_code(&words_letter_kind, making->letter.kind),
		making->letter.override_reason != NULL ? ", not in large print: " : "",
		making->letter.override_reason != NULL ? making->letter.override_reason : "");
	if (!paper_deliver(call, &job, paper, out, err))
		return false;
	const char *more = remarks(call, &job, making);
	out->uid = making->letter.uid;
	paper->remark = arena_printf(call->arena, "%s%s", paper->remark, more);
	paper->sentence = arena_printf(call->arena, "%s%s", paper->sentence, more);
	if (out->message != NULL)
		out->message = arena_printf(call->arena, "%s%s", out->message, more);
	return true;
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
				    "letter "
				    "list %s shows them all.",
				    care_name(call), text_is_blank(key) ? "" : " ",
				    text_is_blank(key) ? "" : key,
				    key_of(call, call->person->nhs_number, call->person->uid))
			  : err_set(err, ERR_INVALID, "letter",
				    "%zu letters to %s wait. Name one by its kind or its uid; "
				    "caseload "
				    "letter list %s shows them.",
				    found, care_name(call),
				    key_of(call, call->person->nhs_number, call->person->uid));
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

static void said(struct call *call, struct result *out, const struct letter *letter)
{
	out->uid = call->audit_object = arena_strdup(call->arena, letter->uid);
	out->version = letter->version;
	call->audit_detail =
		arena_printf(call->arena, "%s %s", word_code(&words_letter_kind, letter->kind),
			word_code(&words_letter_status, letter->status));
}

bool command_letter_sent(struct call *call, struct result *out, struct err *err)
{
	struct letter letter;
	struct date printed;

	if (!find_waiting(call, &letter, err) || !care_on(call, &letter.sent_on, err) ||
		!person_may_be_written_to(call->person, err))
		return false;
	printed = instant_date(letter.printed_at);
	if (date_compare(letter.sent_on, printed) < 0)
		return err_set(err, ERR_INVALID, "on",
			"The letter was printed on %s. It cannot have gone before that.",
			care_date(call, printed));
	letter.status = LETTER_STATUS_SENT;
	if (!(letter.kind == LETTER_REVIEW ? review_stands(call, &letter, err)
					   : tell_lead(call, &letter, err)) ||
		!store_letter_save(call->store, &letter, err))
		return false;
	said(call, out, &letter);
	call_many(call, "Recorded as sent a letter to", NULL);
	return call_done(call, out, "Recorded as sent on %s to %s%s%s: %s.%s",
		care_date(call, letter.sent_on),
		letter.contact != NULL ? letter.contact : care_name(call),
		letter.contact != NULL ? ", about " : "",
		letter.contact != NULL ? care_name(call) : "", kind_words(&letter),
		letter.kind == LETTER_REVIEW ? "" : " The clock for telling them has stopped.");
}

bool command_letter_cancel(struct call *call, struct result *out, struct err *err)
{
	struct letter letter;
	const char *why;

	if (!care_need_text(call, "reason", 400, false, &why, err) ||
		!find_waiting(call, &letter, err) || !cancel(call, &letter, why, err))
		return false;
	said(call, out, &letter);
	call_many(call, "Cancelled a letter to", NULL);
	return call_done(call, out, "Cancelled the letter to %s: %s.",
		letter.contact != NULL ? letter.contact : care_name(call), kind_words(&letter));
}

/* ---- lists ---- */

static void say_what_to_do(struct call *call, struct letter *letters, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct letter *letter = &letters[i];
		const char *key = key_of(call, letter->nhs_number, letter->person_uid);
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

bool command_letter_due(struct call *call, struct result *out, struct err *err)
{
	int64_t days = 28;
	struct letter *letters;

	if (!args_number(call->args, "days", 0, 400, &days, err) ||
		!store_letters_due(call->store, call->team->id, call->today,
			date_add_days(call->today, days), call->arena, &letters, &out->n, err))
		return false;
	say_what_to_do(call, letters, out->n);
	call->audit_detail = arena_printf(call->arena, "%zu letters", out->n);
	out->kind = RESULT_LETTERS;
	out->value = letters;
	return true;
}
