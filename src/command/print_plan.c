/* The plan for home, and its contingency pages alone: each that is really printed is a numbered copy
 * in the register. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/paper.h>
#include <caseload/store/plan.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "care.h"
#include "plan_inside.h"
#include "print_plan.h"

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
		!choose_size(call, print, err) || !plan_print_read_copy(call, print, err) ||
		!plan_print_find_changes(call, print, err) || !find_practice(call, print, err) ||
		!store_worker_list(call->store, call->team->id, call->today, true, call->arena,
			&workers, &print->paper.workers_n, err))
		return false;
	print->paper.workers = workers;
	plan_print_list_holders(call, print);
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
	struct job job = {.keep = plan_print_keep,
		.failed = plan_print_failed,
		.copy = copy_paper,
		.keep_data = &print};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect(call, &print, err) && may_give(call, &print, err) &&
		    one_holder(&print, &job, err) && is_large_enough(&job, &print, err);
	store_end(call->store);
	if (!read)
		return false;
	if (!paper_deliver(call, &job, copy_paper(call, &job, 0, &print), out, err))
		return plan_print_say_unsure(call, &print, &job, err);
	out->about = print.paper.record;
	plan_print_say(call, &print, &job, out);
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
