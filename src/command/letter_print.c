/* Letters on paper: one, or all that are due as one job. Each is made, kept and in the audit by itself,
 * and is recorded as printed together with all others of its job or not at all. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/paper.h>
#include <caseload/report/letter.h>
#include <caseload/store/letter.h>

#include "letters.h"
#include "print_inside.h"

/* One job. */
struct letter_run {
	struct letter_making **made;
	size_t n, room;
	struct paper_note *notes;
	size_t notes_n, notes_room;
	size_t left_out;
	size_t later; /* due, and more than one job takes */
	bool due;     /* those that are due, not one that somebody asked for by name */
	struct printing printing;
};

/* ---- what is kept of each ---- */

/* As letter.sql counts it when it looks for those that are due. */
static bool tells_it(const struct letter *other, const struct letter *letter)
{
	if (other->status == LETTER_STATUS_CANCELLED)
		return false;
	return (letter->lead_id != 0 && other->lead_id == letter->lead_id) ||
	       (letter->review_id != 0 && other->review_id == letter->review_id &&
		       date_equal(other->review_on, letter->review_on));
}

/* The same letter printed before and still here is not sent beside the new one. One that was due when
 * the pages were made may be another's by now, and nobody is to have it twice. */
static bool stop_before(struct call *call, struct letter_making *making, bool due, struct err *err)
{
	const struct letter *letter = &making->letter;
	struct letter *letters;
	size_t n;

	if (!store_letters_of(call->store, letter->person_id, call->arena, &letters, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (due && tells_it(&letters[i], letter))
			return err_set(err, ERR_CONFLICT, "letter",
				"Somebody printed the letter to %s just now. Nothing has been "
				"printed: print again, and only what is still due comes.",
				making->who);
		if (letters[i].status != LETTER_STATUS_PRINTED || letters[i].kind != letter->kind ||
			letters[i].contact_id != letter->contact_id)
			continue;
		if (!letter_cancel(call, &letters[i], LETTER_PRINTED_AGAIN, err))
			return false;
		*(struct letter *)arena_push(call->arena, &making->stopped, &making->stopped_n,
			&making->stopped_room, sizeof(*letters)) = letters[i];
	}
	return true;
}

static bool keep_one(struct call *call, struct letter_making *making, bool due, struct err *err)
{
	struct letter *letter = &making->letter;

	letter->status = LETTER_STATUS_PRINTED;
	letter->printed_at = call->now;
	letter->printed_by = call->worker->id;
	if (!stop_before(call, making, due, err) || !store_letter_save(call->store, letter, err))
		return false;
	letter->uid = arena_strdup(call->arena, letter->uid);
	return true;
}

/* It never came out of the printer: what it stood in for waits again. What somebody else changed
 * meanwhile stays as they left it, and keeps none of the others from being taken back. */
static bool take_back(struct call *call, struct letter_making *making, struct err *err)
{
	struct err why = {0};
	bool done = letter_cancel(call, &making->letter, LETTER_NOT_PRINTED, &why);

	for (size_t i = 0; done && i < making->stopped_n; i++) {
		making->stopped[i].status = LETTER_STATUS_PRINTED;
		making->stopped[i].cancel_reason = NULL;
		done = store_letter_save(call->store, &making->stopped[i], &why);
	}
	if (done || why.code == ERR_CONFLICT)
		return true;
	*err = why;
	return false;
}

static bool keep(struct call *call, const struct job *job, void *data, struct err *err)
{
	const struct letter_run *run = data;

	(void)job;
	for (size_t i = 0; i < run->n; i++)
		if (!keep_one(call, run->made[i], run->due, err))
			return false;
	return true;
}

static bool failed(struct call *call, const struct job *job, void *data, struct err *err)
{
	const struct letter_run *run = data;

	for (size_t i = 0; i < run->n && job->left == 0; i++)
		if (!take_back(call, run->made[i], err))
			return false;
	return true;
}

/* A row for each letter, which names it. */
static bool audit(struct call *call, const struct job *job, const char *result, const char *words,
	void *data, struct err *err)
{
	const struct letter_run *run = data;

	(void)job;
	for (size_t i = 0; i < run->n; i++) {
		const struct letter *letter = &run->made[i]->letter;
		const char *why = letter->override_reason;

		call->audit_person_id = letter->person_id;
		call->audit_object = letter->uid;
		if (!call_audit(call, result,
			    arena_printf(call->arena, "%s, letter %s%s%s", words,
				    word_code(&words_letter_kind, letter->kind),
				    why != NULL ? ", not in large print: " : "",
				    why != NULL ? why : ""),
			    err))
			return false;
	}
	return true;
}

/* ---- making one ---- */

/* Text on a printer or in a file has one size, and it is not the large one. */
static bool is_large_enough(
	const struct job *job, const struct letter_making *making, struct err *err)
{
	if (!making->letter.large || job->would == TO_PREVIEW || job->pdf != NULL)
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

static struct sheet *lay_out(
	struct call *call, const struct letter_making *making, const struct printing *printing)
{
	const struct letter_page page = {.title = letter_words(&making->letter),
		.subject = subject_line(call, making, "  "),
		.about = subject_line(call, making, "\n"),
		.sender = making->sender,
		.address = making->address,
		.date = letter_date(call->today, false, call->arena),
		.text = making->letter.text,
		.large = making->letter.large};

	return letter_sheet(&page, printing, call->arena);
}

/* What whoever sends it should know; "" nothing. */
static const char *remark_on(struct call *call, const struct letter_making *making)
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
	const char *words = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return words;
}

/* The letter the call's arguments ask for, as one more of the run. */
static bool make(struct call *call, const struct job *job, struct letter_run *run, struct err *err)
{
	struct letter_making *making = arena_new_one(call->arena, struct letter_making);

	if (!care_need_word(call, "kind", &words_letter_kind, &making->letter.kind, err) ||
		!call_subject(call, err) || !letter_make(call, making, err) ||
		!is_large_enough(job, making, err))
		return false;
	making->who = care_name(call);
	making->remark = remark_on(call, making);
	making->sheet = lay_out(call, making, &run->printing);
	*(struct letter_making **)arena_push(
		call->arena, &run->made, &run->n, &run->room, sizeof(*run->made)) = making;
	return true;
}

/* ---- away with them ---- */

static int64_t people_of(const struct letter_run *run)
{
	int64_t people = 0;

	for (size_t i = 0; i < run->n; i++) {
		size_t j = 0;

		while (run->made[j]->letter.person_id != run->made[i]->letter.person_id)
			j++;
		people += j == i;
	}
	return people;
}

/* `more` is said wherever the job says what it does or did. */
static bool deliver(struct call *call, struct job *job, struct letter_run *run, const char *title,
	const char *more, struct result *out, struct err *err)
{
	struct sheet **sheets = arena_new_array(call->arena, struct sheet *, run->n);

	for (size_t i = 0; i < run->n; i++)
		sheets[i] = run->made[i]->sheet;
	struct paper *paper = paper_of_many(call, sheets, run->n, title, people_of(run));
	job->one_sided = run->n > 1;
	job->keep = keep;
	job->failed = failed;
	job->audit = audit;
	job->keep_data = run;
	if (!paper_deliver(call, job, paper, out, err))
		return false;
	paper->notes = run->notes;
	paper->notes_n = run->notes_n;
	paper->remark = arena_printf(call->arena, "%s%s", paper->remark, more);
	paper->sentence = arena_printf(call->arena, "%s%s", paper->sentence, more);
	if (out->message != NULL)
		out->message = arena_printf(call->arena, "%s%s", out->message, more);
	return true;
}

/* ---- one ---- */

bool command_print_letter(struct call *call, struct result *out, struct err *err)
{
	struct letter_run *run = arena_new_one(call->arena, struct letter_run);
	struct job job = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = printing_now(call, &run->printing, err) && make(call, &job, run, err);
	store_end(call->store);
	if (!read)
		return false;
	const struct letter_making *making = run->made[0];
	const char *to = making->contact.id != 0 ? making->contact.name : making->who;
	const char *more = making->remark;
	if (job.destination != TO_PREVIEW)
		more = arena_printf(call->arena, "%s Once it has gone: caseload letter sent %s %s.",
			more, care_key(call->person->nhs_number, call->person->uid),
			word_code(&words_letter_kind, making->letter.kind));
	if (!deliver(
		    call, &job, run, arena_printf(call->arena, "Letter to %s", to), more, out, err))
		return false;
	out->uid = making->letter.uid;
	return true;
}

/* ---- all that are due ---- */

static void note(struct call *call, struct letter_run *run, const char *who, const char *words,
	bool left_out)
{
	*(struct paper_note *)arena_push(call->arena, &run->notes, &run->notes_n, &run->notes_room,
		sizeof(*run->notes)) = (struct paper_note){who, words, left_out};
	run->left_out += left_out;
}

/* As if that one had been asked for. What would be refused then is left out, with the reason; what
 * stops one letter for another cause stops all. */
static bool make_due(struct call *call, const struct job *job, const struct letter *due,
	struct letter_run *run, struct err *err)
{
	struct args args = args_new(call->arena);
	const struct args *asked = call->args;
	struct err why = {0};

	args_set(&args, "person", due->person_uid);
	args_set(&args, "kind", word_code(&words_letter_kind, due->kind));
	call->args = &args;
	bool made = make(call, job, run, &why);
	call->args = asked;
	if (made) {
		const struct letter_making *making = run->made[run->n - 1];

		if (making->remark[0] != '\0')
			note(call, run, making->who, making->remark + 1, false);
		return true;
	}
	if (why.code != ERR_INVALID) {
		*err = why;
		return false;
	}
	note(call, run, due->person,
		arena_printf(call->arena, "%s: %s", letter_words(due), why.text), true);
	return true;
}

static bool make_each_due(
	struct call *call, const struct job *job, struct letter_run *run, struct err *err)
{
	struct letters_due which = {.blocked = true};
	struct letter *due;
	size_t n;

	if (!letters_due_asked(call, &which, err) || !printing_now(call, &run->printing, err) ||
		!store_letters_due(call->store, call->team->id, &which, call->arena, &due, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (run->n == LETTERS_AT_ONCE) {
			run->later = n - i;
			return true;
		}
		if (!make_due(call, job, &due[i], run, err))
			return false;
		if (!call_progress(call, "letters", (int64_t)i + 1, (int64_t)n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was printed.");
	}
	return true;
}

static bool nothing_to_print(struct call *call, const struct letter_run *run, struct err *err)
{
	const struct paper_note *first = run->notes;

	if (run->left_out == 0)
		return err_set(err, ERR_NOT_FOUND, "letter",
			"No letter is due%s. caseload letter due lists those that are.",
			args_get(call->args, "lead") != NULL || args_get(call->args, "kind") != NULL
				? " that you asked for"
				: "");
	return err_set(err, ERR_INVALID, "letter", "Nothing can be printed. %s, %s%s", first->who,
		first->words,
		run->left_out == 1
			? ""
			: arena_printf(call->arena,
				  " And %zu more cannot: caseload letter due lists them.",
				  run->left_out - 1));
}

static size_t large_of(const struct letter_run *run)
{
	size_t n = 0;

	for (size_t i = 0; i < run->n; i++)
		n += run->made[i]->letter.large;
	return n;
}

static const char *more_words(
	struct call *call, const struct job *job, const struct letter_run *run)
{
	size_t large = large_of(run);
	struct str text = {0};

	str_addf(&text, " %zu letter%s", run->n, run->n == 1 ? "" : "s");
	if (large > 0)
		str_addf(&text, ", %zu in large print", large);
	if (run->left_out > 0)
		str_addf(&text, ", %zu left out and listed with the reason", run->left_out);
	str_addc(&text, '.');
	if (run->later > 0)
		str_addf(&text,
			" %zu more are due: at most %d are printed at once, so print again.",
			run->later, LETTERS_AT_ONCE);
	if (job->destination == TO_FILE && run->n > 1)
		str_add(&text, " Print it on one side of the paper only.");
	if (job->destination != TO_PREVIEW)
		str_add(&text, " Once they have gone: caseload letter sent-all.");
	const char *words = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return words;
}

bool command_print_letters(struct call *call, struct result *out, struct err *err)
{
	struct letter_run *run = arena_new_one(call->arena, struct letter_run);
	struct job job = {0};

	run->due = true;
	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = make_each_due(call, &job, run, err);
	store_end(call->store);
	if (!read)
		return false;
	if (run->n == 0)
		return nothing_to_print(call, run, err);
	return deliver(
		call, &job, run, "Letters that are due", more_words(call, &job, run), out, err);
}
