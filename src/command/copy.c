/* Who holds which copy of a plan, and what changed since it was printed. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/copy.h>

#include "care.h"
#include "copies.h"
#include "history.h"

/* ---- what changed since ---- */

/* Columns of records that stand on a plan as it is printed. NULL: every column that has words but
 * those in `without`. */
static const struct on_paper {
	const char *record;
	const char *without;
	bool of_plan; /* a text of the plan: agreed before it counts */
} on_paper[] = {
	{"plan_section", NULL, true},
	{"need", NULL, true},
	{"goal", NULL, true},
	{"plan_action", NULL, true},
	{"stage_goal", NULL, true},
	{"contingency", NULL, true},
	{"agreement", NULL, true},
	{"plan", " number begun_on identity ", false},
	{"contact", " address comm_need end_reason from ", false},
	{"alert", " review_on end_reason ", false},
	{"lead", " reason informed_on informed_how inform_due contact_days last_contact ", false},
	{"referral",
		" reason received_at declined_reason contact_at discharged_on outcome at_91_days ",
		false},
	{"person",
		" nhs_status aliases age_given ethnic accommodation key_safe no_contact "
		"restricted ",
		false},
};

static const struct on_paper *paper_of_field(const struct history_field *field)
{
	for (size_t i = 0; i < sizeof(on_paper) / sizeof(on_paper[0]); i++) {
		const struct on_paper *paper = &on_paper[i];
		const char *at;

		if (strcmp(paper->record, field->record) != 0)
			continue;
		at = paper->without != NULL ? strstr(paper->without, field->column) : NULL;
		return at != NULL && at[-1] == ' ' && at[strlen(field->column)] == ' ' ? NULL
										       : paper;
	}
	return NULL;
}

static bool says_agreed(const struct history_field *field)
{
	return strcmp(field->record, "plan") == 0 && strcmp(field->column, "status") == 0 &&
	       text_equal(field->after, word_shown(&words_plan_status, PLAN_AGREED));
}

/* Up to which row of the audit what was written in a plan is on the plan that holds. A draft grows
 * until it is agreed; the text of an agreed plan never changes. */
static int64_t plan_until(const struct copy *copy, const struct history *list, size_t n)
{
	if (copy->newer == 0 && copy_of_draft(copy->plan_now))
		return INT64_MAX;
	if (copy->newer == 0 && !copy_of_draft(copy->plan_status))
		return 0;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < list[i].fields_n; j++)
			if (says_agreed(&list[i].fields[j]))
				return list[i].seq;
	return 0;
}

/* That a next version was begun changes nothing for whoever holds this one. */
static bool begins_plan(const struct history *entry)
{
	for (size_t i = 0; i < entry->fields_n; i++)
		if (strcmp(entry->fields[i].record, "plan") == 0 &&
			strcmp(entry->fields[i].column, "status") == 0 &&
			entry->fields[i].before == NULL)
			return true;
	return false;
}

static bool counts(const struct history *entry, const struct history_field *field, int64_t until)
{
	const struct on_paper *paper = paper_of_field(field);

	if (paper == NULL || (strcmp(paper->record, "plan") == 0 && begins_plan(entry)))
		return false;
	return !paper->of_plan || entry->seq <= until;
}

/* Made and taken back since the copy was printed: both are no change to whoever holds it. What was
 * taken back and stood on the copy is one. */
static bool came_to_nothing(const struct history *entry, const struct copy *copy)
{
	return entry->undone ||
	       (entry->undoes_at != NULL && strcmp(entry->undoes_at, copy->printed_at) > 0);
}

/* Those of the list that a copy of that instant does not show, each with only what is on paper. */
static size_t narrow(struct call *call, const struct copy *copy, const struct history *list,
	size_t n, int64_t until, struct history *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < n && strcmp(list[i].at, copy->printed_at) > 0; i++) {
		struct history entry = list[i];

		if (came_to_nothing(&entry, copy))
			continue;
		entry.fields = arena_new_array(call->arena, struct history_field, list[i].fields_n);
		entry.fields_n = 0;
		for (size_t j = 0; j < list[i].fields_n; j++)
			if (counts(&list[i], &list[i].fields[j], until))
				entry.fields[entry.fields_n++] = list[i].fields[j];
		if (entry.fields_n > 0)
			out[kept++] = entry;
	}
	return kept;
}

bool copy_changes(struct call *call, const struct copy *copy, bool to_draft, struct history **out,
	size_t *n, struct err *err)
{
	struct history *list;
	size_t all;

	if (!history_all_since(call, copy->printed_at, &list, &all, err))
		return false;
	*out = arena_new_array(call->arena, struct history, all);
	*n = narrow(
		call, copy, list, all, to_draft ? INT64_MAX : plan_until(copy, list, all), *out);
	return true;
}

/* How much has changed since each of one person's copies that is out, by all their changes. */
static void count_changes(
	struct call *call, struct copy *copies, size_t n, const struct history *list, size_t all)
{
	struct history *kept = arena_new_array(call->arena, struct history, all);

	for (size_t i = 0; i < n; i++)
		if (copy_is_out(&copies[i]))
			copies[i].changes = (int64_t)narrow(call, &copies[i], list, all,
				plan_until(&copies[i], list, all), kept);
}

/* ---- the copies of a person ---- */

static const char *oldest_out(const struct copy *copies, size_t n)
{
	const char *at = NULL;

	for (size_t i = 0; i < n; i++)
		if (copy_is_out(&copies[i]) && (at == NULL || strcmp(copies[i].printed_at, at) < 0))
			at = copies[i].printed_at;
	return at;
}

/* Newest first, each with how much has changed since. */
static bool copies_of(struct call *call, struct copy **out, size_t *n, struct err *err)
{
	struct history *list;
	size_t all;

	if (!store_copy_list(
		    call->store, call->person->id, call->team->id, call->arena, out, n, err))
		return false;
	const char *since = oldest_out(*out, *n);
	if (since == NULL)
		return true;
	if (!history_all_since(call, since, &list, &all, err))
		return false;
	count_changes(call, *out, *n, list, all);
	return true;
}

bool copies_older_said(struct call *call, const char **out, struct err *err)
{
	struct copy *copies;
	size_t n, older;
	char *words;

	*out = "";
	if (!store_copy_list(
		    call->store, call->person->id, call->team->id, call->arena, &copies, &n, err))
		return false;
	words = copy_older_words(copies, n, &older, call->arena);
	if (words != NULL)
		*out = arena_printf(call->arena, " %s: caseload copy list %s.", words,
			care_key(call->person->nhs_number, call->person->uid));
	return true;
}

/* ---- the copies of a team ---- */

/* The parts of one person's saves as what was changed, newest first: what each save did is one. */
static bool changes_of(struct known *known, const struct copy_part *parts, size_t n,
	struct history *list, size_t *all, struct err *err)
{
	*all = 0;
	for (size_t i = 0; i < n; i++) {
		const struct copy_part *part = &parts[i];

		if (*all == 0 || list[*all - 1].seq != part->seq)
			list[(*all)++] = (struct history){.seq = part->seq,
				.at = part->at,
				.kind = HISTORY_CHANGE,
				.undone = part->undone,
				.undoes_at = part->undoes_at};
		if (!history_part(
			    known, part->record, part->before, part->after, &list[*all - 1], err))
			return false;
	}
	return true;
}

/* Worst first: what no longer holds, then what has changed, and of each the oldest paper. */
static int by_need(const void *a, const void *b)
{
	const struct copy *x = a, *y = b;
	int order = copy_is_older(y) - copy_is_older(x);

	if (order == 0)
		order = (y->changes > 0) - (x->changes > 0);
	if (order == 0)
		order = strcmp(x->printed_at, y->printed_at);
	return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* Every copy that is out, with how much has changed since: both lists are by person. */
static bool copies_out(struct call *call, struct copy **out, size_t *n, struct err *err)
{
	struct known *known = history_known(call);
	struct copy_part *parts;
	struct history *list;
	size_t parts_n, all, at = 0, to;

	if (!store_copy_list_out(call->store, call->team->id, call->arena, out, n, err) ||
		!store_copy_parts(call->store, call->team->id, call->arena, &parts, &parts_n, err))
		return false;
	list = arena_new_array(call->arena, struct history, parts_n);
	for (size_t i = 0, last; i < *n; i = last) {
		int64_t of = (*out)[i].shown_on;

		for (last = i; last < *n && (*out)[last].shown_on == of;)
			last++;
		for (; at < parts_n && parts[at].shown_on < of;)
			at++;
		for (to = at; to < parts_n && parts[to].shown_on == of;)
			to++;
		if (!changes_of(known, parts + at, to - at, list, &all, err))
			return false;
		count_changes(call, *out + i, last - i, list, all);
		at = to;
	}
	if (*n > 0)
		qsort(*out, *n, sizeof(**out), by_need);
	return true;
}

bool command_copy_old(struct call *call, struct result *out, struct err *err)
{
	struct copy *copies;
	size_t n, old = 0;

	if (!copies_out(call, &copies, &n, err))
		return false;
	/* Worst first: those out of date are the first of them. */
	while (old < n && copy_is_out_of_date(&copies[old]))
		old++;
	out->kind = RESULT_COPIES_OUT;
	out->value = copies;
	out->n = args_flag(call->args, "current") ? n : old;
	if (n == 0)
		return true;
	return call_done(call, out, "Copies of plans that are out: %zu. Out of date: %zu.", n, old);
}

/* After a merge two may have the number: the one that is still out, so that each can be reached. */
static struct copy *numbered(struct copy *copies, size_t n, int64_t number)
{
	struct copy *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (copies[i].number == number &&
			(found == NULL ||
				(date_is_set(found->ended_on) && !date_is_set(copies[i].ended_on))))
			found = &copies[i];
	return found;
}

/* The copy that the argument `number` names; without one the newest, where `may_miss`. */
static bool find(struct call *call, bool may_miss, struct copy **copies, size_t *n,
	struct copy **out, struct err *err)
{
	int64_t number = 0;
	const char *typed;

	if ((!may_miss && !args_need(call->args, "number", &typed, err)) ||
		!args_number(call->args, "number", 1, 1000000000, &number, err) ||
		!store_copy_list(
			call->store, call->person->id, call->team->id, call->arena, copies, n, err))
		return false;
	if (*n == 0)
		return err_set(err, ERR_NOT_FOUND, "number",
			"No plan of %s has been printed, so there is no copy.", care_name(call));
	*out = number != 0 ? numbered(*copies, *n, number) : *copies;
	if (*out == NULL)
		return err_set(err, ERR_NOT_FOUND, "number",
			"%s has no copy %" PRId64 ". caseload copy list shows which there are.",
			care_name(call), number);
	return true;
}

static bool still_out(struct call *call, const struct copy *copy, struct err *err)
{
	if (copy_is_out(copy))
		return true;
	return err_set(err, ERR_INVALID, "number", "Copy %" PRId64 " is out of use: %s.",
		copy->number, copy_stand_words(copy, call->arena));
}

/* ---- who holds it ---- */

bool copy_read_holder(struct call *call, struct copy *copy, struct err *err)
{
	copy->holder = HOLDER_NONE;
	copy->how = COPY_NONE;
	copy->holder_name = NULL;
	copy->given_on = DATE_NONE;
	if (!args_word(call->args, "holder", &words_copy_holder, &copy->holder, err) ||
		!args_text(call->args, "name", 200, false, &copy->holder_name, err) ||
		!args_word(call->args, "how", &words_copy_how, &copy->how, err))
		return false;
	return copy->holder == HOLDER_NONE || care_on(call, &copy->given_on, err);
}

const char *copies_replaced(
	struct call *call, const struct copy *copies, size_t n, const struct copy *copy)
{
	struct str numbers = {0};
	size_t replaced = 0;
	const char *words = NULL;

	for (size_t i = n; i-- > 0;)
		if (copy_replaces(copy, &copies[i]))
			str_addf(&numbers, "%s %" PRId64, replaced++ > 0 ? "," : "",
				copies[i].number);
	if (replaced > 0)
		words = arena_printf(
			call->arena, "%s%s", replaced == 1 ? "copy" : "copies", str_text(&numbers));
	str_free(&numbers);
	return words;
}

bool copy_replace(struct call *call, struct copy *copies, size_t n, const struct copy *copy,
	const char **said, struct err *err)
{
	const char *which = copies_replaced(call, copies, n, copy);
	bool done = true;

	*said = which == NULL ? ""
			      : arena_printf(call->arena, " C%s count%s as replaced.", which + 1,
					text_starts(which, "copies") ? "" : "s");
	for (size_t i = 0; which != NULL && done && i < n; i++) {
		if (!copy_replaces(copy, &copies[i]))
			continue;
		copies[i].ended_on = copy->given_on;
		copies[i].ended_how = COPY_END_REPLACED;
		done = store_copy_save(call->store, &copies[i], err);
	}
	return done;
}

/* A holder who has a newer one already should not be given this. */
static const char *has_newer(
	struct call *call, const struct copy *copies, size_t n, const struct copy *copy)
{
	for (size_t i = 0; i < n; i++)
		if (copy_is_out(&copies[i]) && copy_replaces(&copies[i], copy))
			return arena_printf(call->arena,
				" They hold copy %" PRId64 " too, which is newer.",
				copies[i].number);
	return "";
}

bool command_copy_give(struct call *call, struct result *out, struct err *err)
{
	const char *replaced, *typed;
	struct copy *copies, *copy;
	size_t n;

	if (!find(call, false, &copies, &n, &copy, err) || !still_out(call, copy, err) ||
		!args_need(call->args, "holder", &typed, err) ||
		!copy_read_holder(call, copy, err) || !copy_check(copy, call->today, err) ||
		!store_copy_save(call->store, copy, err) ||
		!copy_replace(call, copies, n, copy, &replaced, err))
		return false;
	out->uid = call->audit_object = copy->uid;
	out->version = copy->version;
	call->audit_detail = arena_printf(call->arena, "copy %" PRId64 ", %s", copy->number,
		word_code(&words_copy_holder, copy->holder));
	return call_done(call, out,
		"Copy %" PRId64 " (version %" PRId64 ") for %s is with: %s, since %s.%s%s",
		copy->number, copy->plan_number, care_name(call),
		copy_holder_words(copy, call->arena), care_date(call, copy->given_on), replaced,
		has_newer(call, copies, n, copy));
}

bool command_copy_end(struct call *call, struct result *out, struct err *err)
{
	struct copy *copies, *copy;
	size_t n;

	if (!find(call, false, &copies, &n, &copy, err) || !still_out(call, copy, err) ||
		!care_need_word(call, "how", &words_copy_end, &copy->ended_how, err) ||
		!care_on(call, &copy->ended_on, err) || !copy_check(copy, call->today, err) ||
		!store_copy_save(call->store, copy, err))
		return false;
	out->uid = call->audit_object = copy->uid;
	out->version = copy->version;
	call->audit_detail = arena_printf(call->arena, "copy %" PRId64 ", %s", copy->number,
		word_code(&words_copy_end, copy->ended_how));
	return call_done(call, out, "Copy %" PRId64 " of the plan of %s is out of use. %s.",
		copy->number, care_name(call), copy_stand_words(copy, call->arena));
}

/* ---- looking ---- */

bool command_copy_list(struct call *call, struct result *out, struct err *err)
{
	struct copy *copies;
	size_t older;
	char *words;

	if (!copies_of(call, &copies, &out->n, err))
		return false;
	out->kind = RESULT_COPIES;
	out->value = copies;
	if (out->n == 0)
		return true;
	words = copy_older_words(copies, out->n, &older, call->arena);
	return call_done(call, out, "%s: %zu %s.%s%s%s", care_name(call), out->n,
		out->n == 1 ? "copy" : "copies", words != NULL ? " " : "",
		words != NULL ? words : "", words != NULL ? "." : "");
}

bool command_copy_changed(struct call *call, struct result *out, struct err *err)
{
	struct copy *copies, *copy;
	struct history *list;
	const char *newer = "";
	char day[DATE_SHOWN_SIZE];
	size_t n;

	if (!find(call, true, &copies, &n, &copy, err) ||
		!copy_changes(call, copy, false, &list, &out->n, err))
		return false;
	if (copy->newer != 0)
		newer = arena_printf(
			call->arena, " Version %" PRId64 " is agreed since.", copy->newer);
	out->kind = RESULT_HISTORY;
	out->value = list;
	return call_done(call, out,
		"%s: %s to what is on copy %" PRId64 " (version %" PRId64 ", printed %s).%s",
		care_name(call),
		out->n == 0   ? "nothing has changed"
		: out->n == 1 ? "1 change"
			      : arena_printf(call->arena, "%zu changes", out->n),
		copy->number, copy->plan_number, date_show(instant_date(copy->printed_at), day),
		newer);
}
