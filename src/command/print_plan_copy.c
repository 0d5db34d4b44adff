/* A plan on paper is a numbered copy in the register: which one it will be, what has changed since the
 * one before it, and what becomes of both. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/copy.h>

#include "copies.h"
#include "print_plan.h"

/* Who reads is who holds, unless somebody else was named. */
bool plan_print_read_copy(struct call *call, struct plan_print *print, struct err *err)
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

bool plan_print_find_changes(struct call *call, struct plan_print *print, struct err *err)
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
void plan_print_list_holders(struct call *call, struct plan_print *print)
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

/* ---- kept, or taken back ---- */

static void tell_audit(struct call *call, const struct copy *copy, int64_t n)
{
	call->audit_detail = arena_printf(call->arena, "%s, version %" PRId64 ", %s%s%s%s%s",
		call->audit_detail, copy->plan_number, plan_print_copies_words(call, copy, n),
		copy->short_form ? ", contingency alone" : "", copy->large ? ", large print" : "",
		copy->override_reason != NULL ? ", large print overridden: " : "",
		copy->override_reason != NULL ? copy->override_reason : "");
}

/* The number stands on the paper: another one that took it meanwhile would be a second copy 3. */
bool plan_print_keep(struct call *call, const struct job *job, void *data, struct err *err)
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
bool plan_print_failed(struct call *call, const struct job *job, void *data, struct err *err)
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
