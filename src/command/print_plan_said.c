/* What is said of a plan that is printed: which version it is, and who is to get it. */
#include <inttypes.h>

#include <caseload/base/str.h>

#include "care.h"
#include "copies.h"
#include "print_plan.h"

const char *plan_print_copies_words(struct call *call, const struct copy *copy, int64_t n)
{
	return n == 1 ? arena_printf(call->arena, "copy %" PRId64, copy->number)
		      : arena_printf(call->arena, "copies %" PRId64 " to %" PRId64, copy->number,
				copy->number + n - 1);
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

/* What whoever prints it must know before it goes to somebody's home. */
static const char *beware_words(struct call *call, const struct plan_print *print)
{
	const struct lead *lead = print->paper.record->lead;
	struct str text = {0};

	if (print->cannot != NULL)
		str_addf(&text, " %s", print->cannot);
	if (date_is_set(call->person->died))
		str_addf(&text, " Died on %s.", care_date(call, call->person->died));
	if (lead != NULL && text_is_blank(lead->acting != NULL ? lead->acting_phone : lead->phone))
		str_addf(&text,
			" No telephone is recorded for %s, whom it says to ring: caseload worker "
			"set LOGIN --phone NUMBER.",
			lead->acting != NULL ? lead->acting : lead->name);
	const char *words = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return words;
}

/* What was printed is said by the paper itself; here what it means. */
void plan_print_say(struct call *call, const struct plan_print *print, const struct job *job,
	struct result *out)
{
	const struct plan *plan = print->paper.plan;
	const char *version = version_words(call, plan), *draft = draft_words(call, print);
	const char *holder = holder_words(call, print, job);
	const char *beware = beware_words(call, print);
	struct paper *paper = out->value;

	paper->version = arena_printf(call->arena, "Version %" PRId64 ", %s%s", plan->number,
		stands_words(plan->status), print->draft != 0 ? "; a draft is newer" : "");
	paper->meaning = arena_printf(call->arena, "%s%s", holder, beware);
	if (out->message == NULL)
		return;
	if (job->destination == TO_PREVIEW)
		out->message = arena_printf(call->arena, "%s It is %s.%s%s%s", out->message,
			version, draft, holder, beware);
	else
		out->message = arena_printf(call->arena, "%s %s %s of %s.%s%s%s", out->message,
			job->copies == 1 ? "It is" : "They are",
			plan_print_copies_words(call, &print->copy, job->copies), version, draft,
			holder, beware);
}

/* Nobody knows whether the last that left is on paper: how to say that it is not. */
bool plan_print_say_unsure(
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
