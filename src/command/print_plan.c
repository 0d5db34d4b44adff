/* The plan for home, and its contingency pages alone: each that is really printed is a numbered copy
 * in the register. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/paper.h>
#include <caseload/report/plan.h>
#include <caseload/store/copy.h>
#include <caseload/store/plan.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "care.h"
#include "copies.h"
#include "plan_inside.h"
#include "print_inside.h"

struct plan_print {
	struct plan_paper paper;
	struct printing printing;
	struct copy copy;	      /* as the first of them will be kept */
	struct copy *kept;	      /* each of those that were asked for */
	struct copy *copies, *before; /* of the person; and as they were until this was kept */
	size_t copies_n;
	int64_t draft;	      /* number of a draft that was begun since; 0 none */
	const char *cannot;   /* what paper cannot give the reader; NULL */
	const char *replaced; /* said once it is kept */
};

/* ---- which plan ---- */

static bool find_version(struct call *call, int64_t number, struct plan **out, struct err *err)
{
	if (*out != NULL && (*out)->number == number)
		return true;
	*out = arena_new_one(call->arena, struct plan);
	if (!store_plan_number(
		    call->store, call->person->id, call->team->id, number, call->arena, *out, err))
		return false;
	if ((*out)->id == 0)
		return err_set(err, ERR_NOT_FOUND, "version",
			"%s has no plan with the number %" PRId64
			". caseload plan history lists them.",
			care_name(call), number);
	return true;
}

/* A draft that was asked for and is not there must not come out as the plan that holds. */
static bool find_draft(struct call *call, const struct plan *newest, struct err *err)
{
	if (newest == NULL || newest->status == PLAN_DRAFT)
		return true;
	return err_set(err, ERR_NOT_FOUND, "draft",
		"%s has no draft. The newest version is %" PRId64 ": %s.", care_name(call),
		newest->number, word_shown(&words_plan_status, newest->status));
}

static bool find_plan(struct call *call, struct plan_print *print, struct err *err)
{
	struct plan *newest = print->paper.record->plan, *plan = newest;
	bool draft = args_flag(call->args, "draft");
	int64_t number = 0;

	if (!args_number(call->args, "version", 1, 1000000, &number, err))
		return false;
	if (draft && number != 0)
		return err_set(err, ERR_INVALID, "draft",
			"Say which version, or that you want the draft, not both.");
	if (number != 0 ? !find_version(call, number, &plan, err)
		: draft ? !find_draft(call, newest, err)
			: !plan_to_give(call, newest, &plan, err))
		return false;
	if (plan == NULL)
		return err_set(err, ERR_NOT_FOUND, "person",
			"%s has no plan yet. Begin one first: caseload plan set.", care_name(call));
	print->paper.plan = plan;
	if (newest != NULL && newest->id > plan->id && newest->status == PLAN_DRAFT)
		print->draft = newest->number;
	call->audit_object = plan->uid;
	return true;
}

/* ---- for whom, and how large ---- */

static bool find_reader(struct call *call, struct plan_print *print, struct err *err)
{
	const struct person_record *record = print->paper.record;
	const char *name = args_get(call->args, "contact");
	const struct contact *found = NULL;

	if (text_is_blank(name))
		return true;
	for (size_t i = 0; i < record->contacts_n; i++) {
		const struct contact *contact = &record->contacts[i];

		if (!care_is_named(contact->uid, contact->name, name))
			continue;
		if (found != NULL)
			return err_set(err, ERR_INVALID, "contact",
				"Both %s and %s begin with \"%s\". Type more of the name.",
				found->name, contact->name, name);
		found = contact;
	}
	if (found == NULL)
		return err_set(err, ERR_NOT_FOUND, "contact",
			"%s has no contact whose name begins with \"%s\".", care_name(call), name);
	print->paper.reader = found;
	return contact_may_be_written_to(found, err);
}

static bool choose_size(struct call *call, struct plan_print *print, struct err *err)
{
	const struct contact *reader = print->paper.reader;
	int need = reader != NULL ? reader->comm_need : call->person->comm_need;
	struct print_wish wish = {0};

	if (!args_word(call->args, "size", &words_print_size, &wish.size, err) ||
		!args_text(call->args, "reason", 400, false, &wish.reason, err) ||
		!print_size_for(reader != NULL ? reader->name : care_name(call), need, &wish,
			&print->paper.large, &print->copy.override_reason, err))
		return false;
	print->cannot = print_cannot(need, call->arena);
	return true;
}

/* ---- the copy that it will be ---- */

/* Who reads is who holds, unless somebody else was named. */
static bool read_copy(struct call *call, struct plan_print *print, struct err *err)
{
	const struct plan *plan = print->paper.plan;
	struct copy *copy = &print->copy;

	copy->person_id = call->person->id;
	copy->plan_id = plan->id;
	copy->plan_number = plan->number;
	copy->plan_status = copy->plan_now = plan->status;
	copy->short_form = print->paper.short_form;
	copy->large = print->paper.large;
	copy->printed_at = call->now;
	copy->printed_by = call->worker->id;
	if (!copy_read_holder(call, copy, err))
		return false;
	if (print->paper.reader != NULL && copy->holder == HOLDER_NONE &&
		copy->holder_name == NULL && copy->how != COPY_NONE)
		copy->holder = HOLDER_CARER;
	if (print->paper.reader != NULL && copy->holder == HOLDER_CARER) {
		if (copy->holder_name == NULL)
			copy->holder_name = print->paper.reader->name;
		copy->given_on = call->today;
	}
	return copy_check(copy, call->today, err) &&
	       store_copy_next(call->store, call->person->id, &copy->number, err);
}

/* The older copy whose place this one takes: the holder's, else the newest that is about. */
static const struct copy *place_of(const struct plan_print *print)
{
	const struct copy *newest = NULL;

	for (size_t i = 0; i < print->copies_n; i++) {
		const struct copy *other = &print->copies[i];

		if (!copy_is_out(other) || other->short_form != print->copy.short_form)
			continue;
		if (copy_precedes(other, &print->copy))
			return other;
		if (newest == NULL)
			newest = other;
	}
	return print->copy.holder == HOLDER_NONE ? newest : NULL;
}

/* ---- what changed since, in words that may lie in a kitchen ---- */

static const char *change_words(
	struct call *call, const struct plan_print *print, const struct history_field *field)
{
	const struct lead *lead = print->paper.record->lead;

	if (strcmp(field->record, "alert") == 0 || field->secret)
		return NULL;
	if (strcmp(field->record, "lead") == 0)
		return lead != NULL && !text_is_blank(lead->name)
			       ? arena_printf(call->arena, "Lead professional: now %s", lead->name)
			       : "Lead professional";
	if (strcmp(field->record, "plan_section") == 0)
		return field->label;
	if (strcmp(field->record, "person") == 0 || strcmp(field->record, "plan") == 0 ||
		strcmp(field->record, "contact") == 0)
		return field->label;
	if (strcmp(field->of, field->label) == 0)
		return field->label;
	return arena_printf(
		call->arena, "%c%s: %s", field->of[0] - 'a' + 'A', field->of + 1, field->label);
}

/* What was changed twice is said once, with the last day. */
static void list_changes(
	struct call *call, struct plan_print *print, const struct history *list, size_t n)
{
	struct plan_change *changes = NULL;
	size_t room = 0, *changes_n = &print->paper.changes_n;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < list[i].fields_n; j++) {
			const char *what = change_words(call, print, &list[i].fields[j]);
			bool said = what == NULL;

			for (size_t k = 0; !said && k < *changes_n; k++)
				said = strcmp(changes[k].what, what) == 0;
			if (!said)
				*(struct plan_change *)arena_push(
					call->arena, &changes, changes_n, &room, sizeof(*changes)) =
					(struct plan_change){what, instant_date(list[i].at)};
		}
	print->paper.changes = changes;
}

static bool find_changes(struct call *call, struct plan_print *print, struct err *err)
{
	struct history *list;
	size_t n;

	if (!store_copy_list(call->store, call->person->id, call->team->id, call->arena,
		    &print->copies, &print->copies_n, err))
		return false;
	print->paper.since = print->paper.short_form ? NULL : place_of(print);
	if (print->paper.since == NULL)
		return true;
	if (!copy_changes(call, print->paper.since, copy_of_draft(print->paper.plan->status), &list,
		    &n, err))
		return false;
	list_changes(call, print, list, n);
	return true;
}

/* This one stands among those that are held, and what it replaces does not. */
static void list_holders(struct call *call, struct plan_print *print)
{
	struct copy *held = arena_new_array(call->arena, struct copy, print->copies_n + 1);
	size_t n = 0;

	if (print->copy.holder != HOLDER_NONE)
		held[n++] = print->copy;
	for (size_t i = 0; i < print->copies_n; i++)
		if (!copy_replaces(&print->copy, &print->copies[i]))
			held[n++] = print->copies[i];
	print->paper.copies = held;
	print->paper.copies_n = n;
}

/* ---- together ---- */

static bool find_practice(struct call *call, struct plan_print *print, struct err *err)
{
	struct practice practice = {0};

	if (call->person->practice_id != 0 &&
		!store_practice_by_id(
			call->store, call->person->practice_id, call->arena, &practice, err))
		return false;
	print->paper.practice_phone = practice.phone;
	return true;
}

static bool collect(struct call *call, struct plan_print *print, struct err *err)
{
	struct person_record *record;
	struct worker *workers;

	if (!call_subject(call, err) || !call_record(call, call->person->id, &record, err))
		return false;
	print->paper.record = record;
	print->paper.today = call->today;
	print->paper.team = call->team->name;
	print->paper.team_phone = call->team->phone;
	if (!find_plan(call, print, err) || !find_reader(call, print, err) ||
		!choose_size(call, print, err) || !read_copy(call, print, err) ||
		!find_changes(call, print, err) || !find_practice(call, print, err) ||
		!store_worker_list(call->store, call->team->id, call->today, true, call->arena,
			&workers, &print->paper.workers_n, err))
		return false;
	print->paper.workers = workers;
	list_holders(call, print);
	return printing_now(call, &print->printing, err);
}

/* The paper of the i-th copy: like the first but for its number. */
static struct paper *copy_paper(struct call *call, const struct job *job, int64_t i, void *data)
{
	struct plan_print *print = data;
	const struct plan_paper *paper = &print->paper;

	(void)job;
	print->printing.copy = (int)(print->copy.number + i);
	return paper_of(call, plan_sheet(paper, &print->printing, call->arena),
		arena_printf(call->arena, "%s: %s",
			paper->short_form ? "Contingency plan" : "Care plan", care_name(call)),
		1);
}

static const char *copies_words(struct call *call, const struct copy *copy, int64_t n)
{
	return n == 1 ? arena_printf(call->arena, "copy %" PRId64, copy->number)
		      : arena_printf(call->arena, "copies %" PRId64 " to %" PRId64, copy->number,
				copy->number + n - 1);
}

static void tell_audit(struct call *call, const struct copy *copy, int64_t n)
{
	call->audit_detail = arena_printf(call->arena, "%s, version %" PRId64 ", %s%s%s%s%s",
		call->audit_detail, copy->plan_number, copies_words(call, copy, n),
		copy->short_form ? ", contingency alone" : "", copy->large ? ", large print" : "",
		copy->override_reason != NULL ? ", large print overridden: " : "",
		copy->override_reason != NULL ? copy->override_reason : "");
}

/* The number stands on the paper: another one that took it meanwhile would be a second copy 3. */
static bool keep(struct call *call, const struct job *job, void *data, struct err *err)
{
	struct plan_print *print = data;
	struct copy *copy = &print->copy;
	int64_t next;

	if (!store_copy_next(call->store, call->person->id, &next, err))
		return false;
	if (next != copy->number)
		return err_set(err, ERR_CONFLICT, "person",
			"Somebody printed copy %" PRId64
			" of this plan just now. Nothing has been printed: print again.",
			copy->number);
	copy->pages = (int64_t)job->pages;
	print->kept = arena_new_array(call->arena, struct copy, (size_t)job->copies);
	print->before = arena_new_array(call->arena, struct copy, print->copies_n);
	for (int64_t i = 0; i < job->copies; i++) {
		print->kept[i] = *copy;
		print->kept[i].number += i;
		if (!store_copy_save(call->store, &print->kept[i], err))
			return false;
	}
	tell_audit(call, copy, job->copies);
	if (print->copies_n > 0)
		memcpy(print->before, print->copies, print->copies_n * sizeof(*print->before));
	return copy_replace(call, print->copies, print->copies_n, copy, &print->replaced, err);
}

/* What did not come out is nobody's, and what it would have replaced is still with its holder. */
static bool not_printed(struct call *call, const struct job *job, void *data, struct err *err)
{
	struct plan_print *print = data;

	for (int64_t i = job->left; i < job->copies; i++) {
		print->kept[i].ended_on = call->today;
		print->kept[i].ended_how = COPY_END_NOT_PRINTED;
		if (!store_copy_save(call->store, &print->kept[i], err))
			return false;
	}
	for (size_t i = 0; job->left == 0 && i < print->copies_n; i++) {
		print->before[i].version = print->copies[i].version;
		if (copy_is_out(&print->before[i]) && !copy_is_out(&print->copies[i]) &&
			!store_copy_save(call->store, &print->before[i], err))
			return false;
	}
	return true;
}

/* Each of several goes to somebody else. */
static bool one_holder(const struct plan_print *print, const struct job *job, struct err *err)
{
	if (job->copies <= 1 || print->copy.holder == HOLDER_NONE)
		return true;
	return err_set(err, ERR_INVALID, "holder",
		"Several copies are not all for one holder. Print them, then say who gets which: "
		"caseload copy give.");
}

/* It ends older copies of that holder: a change to what is kept, as copy give makes it. */
static bool may_give(struct call *call, const struct plan_print *print, struct err *err)
{
	return print->copy.holder == HOLDER_NONE ||
	       access_may(call->session->worker.roles, MAY_NOTE) ||
	       err_set(err, ERR_DENIED, "holder",
		       "Your role does not let you record who holds a copy. Print it without a "
		       "holder, and tell the team who got it.");
}

static const char *stands_words(int status)
{
	if (copy_of_draft(status))
		return "a draft that is not agreed";
	return status == PLAN_UNDER_REVIEW ? "under review" : word_code(&words_plan_status, status);
}

/* "version 2, agreed on 01-Mar-2026" */
static const char *version_words(struct call *call, const struct plan *plan)
{
	bool agreed = plan->status == PLAN_AGREED && date_is_set(plan->agreed_on);

	return arena_printf(call->arena, "version %" PRId64 ", %s%s%s", plan->number,
		stands_words(plan->status), agreed ? " on " : "",
		agreed ? care_date(call, plan->agreed_on) : "");
}

static const char *draft_words(struct call *call, const struct plan_print *print)
{
	if (print->draft == 0)
		return "";
	return arena_printf(call->arena,
		" Version %" PRId64 ", a newer draft, is not agreed yet%s.", print->draft,
		print->paper.short_form ? "" : ": on screen d, in the shell --draft");
}

/* Who is to get it, and what they have had until now. */
static const char *holder_words(
	struct call *call, const struct plan_print *print, const struct job *job)
{
	const struct copy *copy = &print->copy;
	const char *older = copies_replaced(call, print->copies, print->copies_n, copy);
	const char *out;
	size_t ignored;

	if (job->destination != TO_PREVIEW && copy->holder != HOLDER_NONE)
		return print->replaced;
	if (copy->holder != HOLDER_NONE)
		return arena_printf(call->arena, " For: %s.%s",
			copy_holder_words(copy, call->arena),
			older == NULL ? "" : arena_printf(call->arena, " It replaces %s.", older));
	out = copy_out_words(print->copies, print->copies_n, &ignored, call->arena);
	return arena_printf(call->arena, "%s%s%s%s", out != NULL ? " Copies before it: " : "",
		out != NULL ? out : "", out != NULL ? "." : "",
		job->destination == TO_PREVIEW
			? ""
			: arena_printf(call->arena,
				  " Say who gets it: caseload copy give %s %" PRId64 " HOLDER.",
				  care_key(call->person->nhs_number, call->person->uid),
				  copy->number));
}

/* What was printed is said by the paper itself; here what it means. */
static void say_more(struct call *call, const struct plan_print *print, const struct job *job,
	struct result *out)
{
	const struct plan *plan = print->paper.plan;
	const char *version = version_words(call, plan), *draft = draft_words(call, print);
	const char *holder = holder_words(call, print, job);
	const char *cannot =
		print->cannot != NULL ? arena_printf(call->arena, " %s", print->cannot) : "";
	struct paper *paper = out->value;

	paper->version = arena_printf(call->arena, "Version %" PRId64 ", %s%s", plan->number,
		stands_words(plan->status), print->draft != 0 ? "; a draft is newer" : "");
	paper->meaning = arena_printf(call->arena, "%s%s", holder, cannot);
	if (out->message == NULL)
		return;
	if (job->destination == TO_PREVIEW)
		out->message = arena_printf(call->arena, "%s It is %s.%s%s%s", out->message,
			version, draft, holder, cannot);
	else
		out->message = arena_printf(call->arena, "%s %s %s of %s.%s%s%s", out->message,
			job->copies == 1 ? "It is" : "They are",
			copies_words(call, &print->copy, job->copies), version, draft, holder,
			cannot);
}

/* Nobody knows whether the last that left is on paper: how to say that it is not. */
static bool say_unsure(
	struct call *call, const struct plan_print *print, const struct job *job, struct err *err)
{
	const struct err why = *err;
	int64_t number = print->copy.number + job->left - 1;

	if (why.code == ERR_UNKNOWN && job->left > 0)
		err_set(err, why.code, why.field,
			"%s If copy %" PRId64 " did not come out: caseload copy end %s %" PRId64
			" not_printed.",
			why.text, number, care_key(call->person->nhs_number, call->person->uid),
			number);
	return false;
}

/* A printer has one size for text, and it is not the large one; in a file text has none. */
static bool is_large_enough(const struct job *job, const struct plan_print *print, struct err *err)
{
	bool on_paper = job->destination == TO_PRINTER || job->destination == TO_THIS_PC;

	if (!print->paper.large || !on_paper || job->pdf != NULL)
		return true;
	return err_set(err, ERR_INVALID, "size",
		job->without_pdf
			? "This is needed in large print, and caseload-pdf, which makes it, is not "
			  "installed. Install it beside caseload, or print in ordinary type and "
			  "say why."
			: "This is needed in large print, and a printer has one size for text. "
			  "Print it as PDF, or in ordinary type and say why.");
}

static bool print_it(struct call *call, bool short_form, struct result *out, struct err *err)
{
	struct plan_print print = {.paper.short_form = short_form, .replaced = ""};
	struct job job = {
		.keep = keep, .failed = not_printed, .copy = copy_paper, .keep_data = &print};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect(call, &print, err) && may_give(call, &print, err) &&
		    one_holder(&print, &job, err) && is_large_enough(&job, &print, err);
	store_end(call->store);
	if (!read)
		return false;
	if (!paper_deliver(call, &job, copy_paper(call, &job, 0, &print), out, err))
		return say_unsure(call, &print, &job, err);
	out->about = print.paper.record;
	say_more(call, &print, &job, out);
	return true;
}

bool command_print_plan(struct call *call, struct result *out, struct err *err)
{
	return print_it(call, args_flag(call->args, "short"), out, err);
}

/* Also for whoever may see the contingency and nothing else of the record: what is on the page
 * besides is what an ambulance crew has to know. */
bool command_print_contingency(struct call *call, struct result *out, struct err *err)
{
	if (!print_it(call, true, out, err))
		return false;
	out->about = NULL;
	return true;
}
