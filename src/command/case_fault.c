/* What is wrong with the cases of the team, and how to put it right. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/case_fault.h>
#include <caseload/deadline.h>
#include <caseload/store/absence.h>
#include <caseload/store/action.h>
#include <caseload/store/case_fault.h>
#include <caseload/store/due.h>
#include <caseload/store/letter.h>
#include <caseload/store/link.h>
#include <caseload/store/review.h>

#include "care.h"
#include "link.h"

struct finding {
	struct call *call;
	const struct case_look *looks; /* by name */
	size_t looks_n;
	const struct case_look **by_id;
	const struct person_link *parted; /* pairs that are two people */
	size_t parted_n;
	struct case_fault *faults;
	size_t n, room;
};

static struct case_fault *add(struct finding *f, struct case_fault fault)
{
	struct case_fault *slot =
		arena_push(f->call->arena, &f->faults, &f->n, &f->room, sizeof(*slot));

	*slot = fault;
	return slot;
}

static int by_id(const void *a, const void *b)
{
	const struct case_look *const *x = a, *const *y = b;

	return ((*x)->person_id > (*y)->person_id) - ((*x)->person_id < (*y)->person_id);
}

/* The open case of a person; NULL: nobody has them in care. */
static const struct case_look *case_of(const struct finding *f, int64_t person_id)
{
	struct case_look wanted = {.person_id = person_id};
	const struct case_look *key = &wanted, **at;

	if (f->looks_n == 0)
		return NULL;
	at = bsearch(&key, f->by_id, f->looks_n, sizeof(*f->by_id), by_id);
	return at != NULL ? *at : NULL;
}

static const char *name_of(const struct finding *f, const struct case_look *look)
{
	const struct case_row row = {
		.family = look->family, .given = look->given, .nhs_number = look->nhs_number};

	return case_name(&row, NAMES_FULL, f->call->arena);
}

/* ---- one case at a time ---- */

static bool find_in_cases(struct finding *f, struct err *err)
{
	struct call *call = f->call;
	struct absence *absences;
	struct case_look *looks;
	size_t n;

	if (!store_fault_looks(call->store, call->team->id, call->today, call->arena, &looks,
		    &f->looks_n, err) ||
		!store_absence_list(call->store, call->today, 0, call->arena, &absences, &n, err))
		return false;
	f->looks = looks;
	f->by_id = arena_new_array(call->arena, const struct case_look *, f->looks_n + 1);
	for (size_t i = 0; i < f->looks_n; i++) {
		struct case_fault found[CASE_FAULTS_MOST];
		size_t found_n = case_look_faults(
			&looks[i], absences, n, call->rules, call->today, call->arena, found);

		for (size_t j = 0; j < found_n; j++)
			add(f, found[j]);
		f->by_id[i] = &looks[i];
	}
	if (f->looks_n > 0)
		qsort(f->by_id, f->looks_n, sizeof(*f->by_id), by_id);
	return true;
}

/* ---- late reviews: the rows of review list --overdue ---- */

static bool find_late(struct finding *f, struct err *err)
{
	struct call *call = f->call;
	struct review_filter filter = {
		.team_id = call->team->id, .overdue = true, .today = call->today};
	struct review *reviews;
	size_t n;

	if (!store_review_list(call->store, &filter, call->arena, &reviews, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct review *review = &reviews[i];
		const struct case_look *look = case_of(f, review->person_id);
		const struct case_look unknown = {
			.person_id = review->person_id, .uid = review->person_uid};
		char late[32];
		struct case_fault *fault =
			add(f, case_fault_of(look != NULL ? look : &unknown, CASE_FAULT_REVIEW_LATE,
				       review->due_on, call->today));

		fault->person = look != NULL ? name_of(f, look) : review->person;
		fault->nhs_number = review->nhs_number;
		fault->part = review->uid;
		fault->words = arena_printf(call->arena, "%s due %s, %s. %s",
			word_shown(&words_review_kind, review->kind),
			care_date(call, review->due_on),
			deadline_sentence(review->due_on, call->today, late),
			look != NULL && date_is_set(look->died)
				? "The person died: take them off the register."
				: "Hold it and record the outcome, or book another day.");
		if (look != NULL && date_is_set(look->died))
			fault->mend = case_fault_mend(CASE_FAULT_DEAD_OPEN);
	}
	return true;
}

/* ---- other deadlines that were missed: the rows of deadline list ---- */

static const char *due_sentence(
	struct finding *f, const struct due *due, const struct case_look *look)
{
	const char *day = care_date(f->call, due->due_on);

	if (due->kind == DUE_INFORM)
		return arena_printf(f->call->arena,
			"Not told that %s leads; the last day was %s. Tell them, and record when "
			"and how.",
			look->lead != NULL ? look->lead : "somebody", day);
	return arena_printf(f->call->arena,
		"No plan was agreed or declined; the last day was %s. %s", day,
		look->writing ? "Agree the draft, or record that it was declined."
			      : "Write one, or record that it was declined.");
}

static bool find_missed(struct finding *f, struct err *err)
{
	struct call *call = f->call;
	struct due_filter filter = {.team_id = call->team->id,
		.to = date_add_days(call->today, -1),
		.today = call->today};
	struct due *dues;
	size_t n;

	if (!store_due_list(call->store, &filter, call->arena, &dues, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct case_look *look = case_of(f, dues[i].person_id);
		struct case_fault *fault;

		if ((dues[i].kind != DUE_INFORM && dues[i].kind != DUE_PLAN) ||
			dues[i].late_days == 0 || look == NULL || date_is_set(look->died))
			continue;
		/* Who leads and has left is another fault; telling them who it is would be a third. */
		if (dues[i].kind == DUE_INFORM && !look->lead_here)
			continue;
		fault = add(f, case_fault_of(look,
				       dues[i].kind == DUE_INFORM ? CASE_FAULT_TOLD_NOT
								  : CASE_FAULT_NO_PLAN,
				       dues[i].due_on, call->today));
		fault->person = name_of(f, look);
		fault->words = due_sentence(f, &dues[i], look);
	}
	return true;
}

/* ---- actions nobody has ---- */

static bool find_actions(struct finding *f, struct err *err)
{
	struct call *call = f->call;
	struct action *actions;
	size_t n;

	if (!store_action_of_nobody(
		    call->store, call->team->id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct action *action = &actions[i];
		const struct case_look *look = case_of(f, action->person_id);
		const struct case_look other = {
			.person_id = action->person_id, .uid = action->person_uid};
		struct case_fault *fault =
			add(f, case_fault_of(look != NULL ? look : &other,
				       CASE_FAULT_ACTION_NO_OWNER, action->due, call->today));

		fault->person = look != NULL ? name_of(f, look) : action->person;
		fault->nhs_number = action->nhs_number;
		fault->part = action->uid;
		fault->words = arena_printf(call->arena,
			"\"%s\" belongs to %s, who has left. Give it to somebody who is here.",
			action->what, action->owner_name);
	}
	return true;
}

/* ---- letters that are still here ---- */

static bool find_letters(struct finding *f, struct err *err)
{
	struct call *call = f->call;
	struct letter *letters;
	size_t n;

	if (!store_letters(call->store, call->team->id, true, call->arena, &letters, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct letter *letter = &letters[i];
		const struct case_look *look = case_of(f, letter->person_id);
		const struct case_look other = {
			.person_id = letter->person_id, .uid = letter->person_uid};
		struct date printed = instant_date(letter->printed_at);
		struct case_fault *fault;

		if (date_between(printed, call->today) <= LETTER_WAITS_DAYS)
			continue;
		fault = add(f, case_fault_of(look != NULL ? look : &other, CASE_FAULT_LETTER_WAITS,
				       printed, call->today));
		fault->person = look != NULL ? name_of(f, look) : letter->person;
		fault->nhs_number = letter->nhs_number;
		fault->part = letter->uid;
		fault->words = arena_printf(call->arena,
			"\"%s\" was printed on %s and is not sent. Send it and record that, or "
			"cancel it.",
			word_shown(&words_letter_kind, letter->kind), care_date(call, printed));
	}
	return true;
}

/* ---- two records ---- */

static bool are_two(const struct finding *f, int64_t a, int64_t b)
{
	for (size_t i = 0; i < f->parted_n; i++) {
		const struct person_link *pair = &f->parted[i];

		if ((pair->kept_id == a && pair->merged_id == b) ||
			(pair->kept_id == b && pair->merged_id == a))
			return true;
	}
	return false;
}

static void add_pair(struct finding *f, int kind, const struct case_look *look, const char *other,
	const char *words)
{
	struct case_fault *fault = add(f, case_fault_of(look, kind, DATE_NONE, f->call->today));

	fault->person = name_of(f, look);
	fault->other = other;
	fault->words = words;
}

/* Pairs that matching finds likely, where one of the two is in care. */
static bool find_twice(struct finding *f, struct duplicate **out, size_t *n, struct err *err)
{
	struct arena *arena = f->call->arena;

	if (!link_pairs(f->call, out, n, err))
		return false;
	for (size_t i = 0; i < *n && (*out)[i].match.class >= MATCH_LIKELY; i++) {
		const struct duplicate *pair = &(*out)[i];
		const struct case_look *a = case_of(f, pair->a.id), *b = case_of(f, pair->b.id);
		const struct person *other = a != NULL ? &pair->b : &pair->a;

		if (a == NULL && b == NULL)
			continue;
		add_pair(f, CASE_FAULT_NUMBER_TWICE, a != NULL ? a : b, other->uid,
			arena_printf(arena,
				"%s the same person as %s: %s. Merge the two, or say that they are "
				"two.",
				pair->match.class == MATCH_SURE ? "Surely" : "Likely",
				link_name(f->call, other), match_why(&pair->match, arena)));
	}
	return true;
}

struct named {
	const char *name; /* folded, family before given */
	const struct case_look *look;
};

static int by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order
			  : (x->look->person_id > y->look->person_id) -
				    (x->look->person_id < y->look->person_id);
}

static bool is_pair(const struct duplicate *pairs, size_t n, int64_t a, int64_t b)
{
	for (size_t i = 0; i < n && pairs[i].match.class >= MATCH_LIKELY; i++)
		if ((pairs[i].a.id == a && pairs[i].b.id == b) ||
			(pairs[i].a.id == b && pairs[i].b.id == a))
			return true;
	return false;
}

/* Two people in care with one name, until somebody has looked and said that they are two. */
static void find_namesakes(struct finding *f, const struct duplicate *pairs, size_t n)
{
	struct arena *arena = f->call->arena;
	struct named *named = arena_new_array(arena, struct named, f->looks_n + 1);
	size_t named_n = 0;

	for (size_t i = 0; i < f->looks_n; i++) {
		const struct case_look *look = &f->looks[i];

		if (!text_is_blank(look->family) && !date_is_set(look->died))
			named[named_n++] = (struct named){
				arena_printf(arena, "%s\x1f%s", utf8_fold(arena, look->family),
					utf8_fold(arena, look->given != NULL ? look->given : "")),
				look};
	}
	if (named_n > 0)
		qsort(named, named_n, sizeof(*named), by_name);
	for (size_t i = 0; i < named_n; i++)
		for (size_t j = i + 1; j < named_n && strcmp(named[i].name, named[j].name) == 0;
			j++) {
			const struct case_look *a = named[i].look, *b = named[j].look;
			char born[DATE_SHOWN_SIZE];

			if (are_two(f, a->person_id, b->person_id) ||
				is_pair(pairs, n, a->person_id, b->person_id))
				continue;
			add_pair(f, CASE_FAULT_NAMESAKES, a, b->uid,
				arena_printf(arena,
					"Another person in care has this name, born %s. Compare "
					"the two, and say that they are two.",
					date_is_set(b->born) ? date_show(b->born, born)
							     : "on a day not known"));
		}
}

static bool find_pairs(struct finding *f, struct err *err)
{
	struct person_link *parted;
	struct duplicate *pairs;
	size_t n;

	if (!store_link_not_same(f->call->store, f->call->arena, &parted, &f->parted_n, err))
		return false;
	f->parted = parted;
	if (!find_twice(f, &pairs, &n, err))
		return false;
	find_namesakes(f, pairs, n);
	return true;
}

bool faults_in_cases(struct call *call, int64_t *out, struct err *err)
{
	struct finding f = {.call = call};

	if (!find_in_cases(&f, err) || !find_missed(&f, err) || !find_actions(&f, err) ||
		!find_letters(&f, err))
		return false;
	*out = (int64_t)f.n;
	return true;
}

/* ---- the command ---- */

static size_t of_kind(const struct case_fault *faults, size_t n, int kind)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		kept += faults[i].kind == kind;
	return kept;
}

/* "3 no lead, 1 review late": the kinds there are, what hurts most first. */
static const char *kinds_words(struct call *call, const struct case_fault *faults, size_t n)
{
	struct str text = {0};
	char *copy;

	for (size_t i = 0; i < words_case_fault_kind.n; i++) {
		const struct word *word = &words_case_fault_kind.words[i];
		size_t count = of_kind(faults, n, word->value);

		if (count > 0)
			str_addf(
				&text, "%s%s %zu", text.length > 0 ? ", " : "", word->shown, count);
	}
	copy = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return copy;
}

bool command_doctor_cases(struct call *call, struct result *out, struct err *err)
{
	struct finding f = {.call = call};
	int kind = CASE_FAULT_NONE;

	if (!args_word(call->args, "kind", &words_case_fault_kind, &kind, err) ||
		!find_in_cases(&f, err) || !find_late(&f, err) || !find_missed(&f, err) ||
		!find_actions(&f, err) || !find_letters(&f, err) || !find_pairs(&f, err))
		return false;
	if (kind != CASE_FAULT_NONE) {
		size_t kept = 0;

		for (size_t i = 0; i < f.n; i++)
			if (f.faults[i].kind == kind)
				f.faults[kept++] = f.faults[i];
		f.n = kept;
	}
	if (f.n > 0)
		qsort(f.faults, f.n, sizeof(*f.faults), case_fault_compare);
	out->kind = RESULT_CASE_FAULTS;
	out->value = f.faults;
	out->n = f.n;
	call->audit_detail = arena_printf(call->arena, "%zu faults", f.n);
	if (f.n == 0)
		return call_done(call, out, "%s",
			kind == CASE_FAULT_NONE ? "Nothing is wrong with the cases."
						: "Nothing of that kind is wrong.");
	return call_done(call, out, "%zu fault%s in the cases: %s.", f.n, f.n == 1 ? "" : "s",
		kinds_words(call, f.faults, f.n));
}
