/* Who may be here twice: pairs of the team, one person's, and the two side by side. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/episode.h>
#include <caseload/store/link.h>
#include <caseload/store/person.h>

#include "inside.h"
#include "link.h"

enum { PAIRS_SHOWN = 100 };

/* ---- pairs that were judged ---- */

struct judged {
	struct person_link *pairs;
	size_t n;
};

static int by_pair(const void *a, const void *b)
{
	const struct person_link *x = a, *y = b;

	if (x->kept_id != y->kept_id)
		return x->kept_id < y->kept_id ? -1 : 1;
	return x->merged_id < y->merged_id ? -1 : x->merged_id > y->merged_id;
}

static bool judged_read(struct call *call, struct judged *out, struct err *err)
{
	if (!store_link_not_same(call->store, call->arena, &out->pairs, &out->n, err))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		struct person_link *pair = &out->pairs[i];
		int64_t low = pair->kept_id < pair->merged_id ? pair->kept_id : pair->merged_id;
		pair->merged_id = pair->kept_id + pair->merged_id - low;
		pair->kept_id = low;
	}
	if (out->n > 0)
		qsort(out->pairs, out->n, sizeof(*out->pairs), by_pair);
	return true;
}

static bool judged_two(const struct judged *judged, int64_t a, int64_t b)
{
	struct person_link key = {.kept_id = a < b ? a : b, .merged_id = a < b ? b : a};

	return judged->n > 0 &&
	       bsearch(&key, judged->pairs, judged->n, sizeof(key), by_pair) != NULL;
}

/* ---- all pairs of the team ---- */

struct pairing {
	struct call *call;
	const struct match_candidate *people;
	struct judged judged;
	struct duplicate *pairs;
	size_t n, room;
};

static bool take_pair(void *data, const struct match_record *a, const struct match_record *b,
	const struct likeness *match)
{
	struct pairing *pairing = data;
	const struct person *first = &pairing->people[a->id].person;
	const struct person *second = &pairing->people[b->id].person;
	struct duplicate *pair;

	if (judged_two(&pairing->judged, first->id, second->id))
		return true;
	pair = arena_push(
		pairing->call->arena, &pairing->pairs, &pairing->n, &pairing->room, sizeof(*pair));
	*pair = (struct duplicate){.a = *first, .b = *second, .match = *match};
	return true;
}

static int likelier(const void *a, const void *b)
{
	const struct duplicate *x = a, *y = b;

	if (x->match.class != y->match.class)
		return x->match.class > y->match.class ? -1 : 1;
	if (x->match.score != y->match.score)
		return x->match.score > y->match.score ? -1 : 1;
	if (x->a.id != y->a.id)
		return x->a.id < y->a.id ? -1 : 1;
	return x->b.id < y->b.id ? -1 : x->b.id > y->b.id;
}

static void sort_pairs(struct pairing *pairing)
{
	if (pairing->n > 0)
		qsort(pairing->pairs, pairing->n, sizeof(*pairing->pairs), likelier);
}

bool link_pairs(struct call *call, struct duplicate **out, size_t *n, struct err *err)
{
	struct pairing pairing = {.call = call};
	struct match_candidate *people;
	struct match_record *records;
	struct arena *arena;
	size_t people_n;

	if (!store_match_team(call->store, call->team->id, call->arena, &people, &people_n, err) ||
		!judged_read(call, &pairing.judged, err))
		return false;
	arena = arena_new();
	records = arena_new_array(arena, struct match_record, people_n + 1);
	for (size_t i = 0; i < people_n; i++) {
		match_prepare(&people[i].person, people[i].former, arena, &records[i]);
		records[i].id = (int64_t)i;
	}
	pairing.people = people;
	match_all(records, people_n, take_pair, &pairing, NULL);
	arena_free(arena);
	sort_pairs(&pairing);
	*out = pairing.pairs;
	*n = pairing.n;
	return true;
}

/* ---- those of one person ---- */

static const char *former_of(const struct identifier *identifiers, size_t n)
{
	const char *former = NULL;

	for (size_t i = 0; i < n; i++)
		if (strcmp(identifiers[i].scheme, "nhs_number") == 0)
			former = identifiers[i].value;
	return former;
}

static bool pairs_of(struct call *call, const struct person *person, const char *former,
	const struct match_candidate *near, size_t near_n, struct pairing *out, struct err *err)
{
	struct match_record mine, other;

	*out = (struct pairing){.call = call};
	match_prepare(person, former, call->arena, &mine);
	for (size_t i = 0; i < near_n; i++) {
		if (near[i].person.restricted)
			continue;
		match_prepare(&near[i].person, near[i].former, call->arena, &other);
		struct likeness match = likeness_of(&mine, &other);
		if (match.class == MATCH_NO)
			continue;
		*(struct duplicate *)arena_push(
			call->arena, &out->pairs, &out->n, &out->room, sizeof(struct duplicate)) =
			(struct duplicate){.a = *person, .b = near[i].person, .match = match};
	}
	/* Few have any: what was judged is asked only then. */
	if (out->n == 0)
		return true;
	if (!judged_read(call, &out->judged, err))
		return false;
	size_t kept = 0;
	for (size_t i = 0; i < out->n; i++)
		if (!judged_two(&out->judged, person->id, out->pairs[i].b.id))
			out->pairs[kept++] = out->pairs[i];
	out->n = kept;
	sort_pairs(out);
	return true;
}

bool link_look_alikes(struct call *call, struct person_record *record, struct err *err)
{
	const struct person *person = &record->person;
	const char *former = former_of(record->identifiers, record->identifiers_n);
	struct match_candidate *near;
	struct pairing pairing;
	size_t n;

	if (!store_match_near(
		    call->store, person, former, call->team->id, call->arena, &near, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		record->same_name = record->same_name || person_same_name(person, &near[i].person);
	if (person->restricted)
		return true;
	if (!pairs_of(call, person, former, near, n, &pairing, err))
		return false;
	record->twice = pairing.n > 0 && pairing.pairs[0].match.class >= MATCH_LIKELY;
	return true;
}

static bool one_persons_pairs(struct call *call, struct duplicate **out, size_t *n, struct err *err)
{
	const struct person *person = call->person;
	struct identifier *identifiers;
	struct match_candidate *near;
	struct pairing pairing = {0};
	size_t identifiers_n, near_n;

	if (person->restricted)
		return err_set(err, ERR_INVALID, "person",
			"The address of %s is restricted: nobody is looked for who may be the "
			"same. Where you know it, person merge joins the two.",
			person_name(person, call->arena));
	if (!store_identifier_list(
		    call->store, person->id, call->arena, &identifiers, &identifiers_n, err))
		return false;
	const char *former = former_of(identifiers, identifiers_n);
	if (!store_match_near(call->store, person, former, call->team->id, call->arena, &near,
		    &near_n, err) ||
		!pairs_of(call, person, former, near, near_n, &pairing, err))
		return false;
	*out = pairing.pairs;
	*n = pairing.n;
	return true;
}

/* ---- the commands ---- */

bool command_person_duplicates(struct call *call, struct result *out, struct err *err)
{
	int64_t limit = PAIRS_SHOWN;
	struct duplicate *pairs;
	size_t n, likely = 0;

	if (!args_number(call->args, "limit", 1, 100000, &limit, err) ||
		!(call->person != NULL ? one_persons_pairs : link_pairs)(call, &pairs, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		likely += pairs[i].match.class >= MATCH_LIKELY;
	out->n = n < (size_t)limit ? n : (size_t)limit;
	for (size_t i = 0; i < out->n; i++)
		pairs[i].why = match_why(&pairs[i].match, call->arena);
	out->kind = RESULT_DUPLICATES;
	out->value = pairs;
	call->audit_detail = arena_printf(call->arena, "%zu pairs", out->n);
	if (n == 0)
		return call_done(call, out, "%s",
			call->person != NULL ? "Nobody else here seems to be this person."
					     : "Nobody seems to be here twice.");
	return call_done(call, out, "%zu %s may be one person%s, %zu likely%s.", n,
		n == 1 ? "pair" : "pairs", n == 1 ? "" : " each", likely,
		out->n < n ? arena_printf(call->arena, "; the first %zu are shown", out->n) : "");
}

bool command_person_compare(struct call *call, struct result *out, struct err *err)
{
	struct person_pair *pair = arena_new_one(call->arena, struct person_pair);
	struct match_record a, b;
	struct person other;
	int64_t *people = arena_new_array(call->arena, int64_t, 2);

	if (!call_other(call, "other", &other, err))
		return false;
	if (other.id == call->person->id)
		return err_set(err, ERR_INVALID, "other",
			"That is the same record twice: %s. Name the other one.",
			link_name(call, &other));
	if (!call_record(call, call->person->id, &pair->a, err) ||
		!call_record(call, other.id, &pair->b, err) ||
		!store_link_of_pair(call->store, call->person->id, other.id, call->arena,
			&pair->said, &pair->said_n, err))
		return false;
	match_prepare(&pair->a->person, former_of(pair->a->identifiers, pair->a->identifiers_n),
		call->arena, &a);
	match_prepare(&pair->b->person, former_of(pair->b->identifiers, pair->b->identifiers_n),
		call->arena, &b);
	pair->match = likeness_of(&a, &b);
	pair->why = pair->a->person.restricted || pair->b->person.restricted
			    ? ""
			    : match_why(&pair->match, call->arena);
	people[0] = call->person->id;
	people[1] = other.id;
	call->audit_people = people;
	call->audit_people_n = 2;
	out->kind = RESULT_PAIR;
	out->value = pair;
	out->n = 1;
	return call_done(call, out, "%s and %s: %s. %s", link_name(call, &pair->a->person),
		link_name(call, &pair->b->person), match_class_words(pair->match.class), pair->why);
}

/* ---- what is sure ---- */

static bool on_register(struct call *call, int64_t person_id, bool *out, struct err *err)
{
	struct episode episode;

	if (!store_episode_open(call->store, person_id, call->team->id, call->arena, &episode, err))
		return false;
	*out = episode.id != 0;
	return true;
}

struct linking {
	struct call *call;
	bool dry_run;
	int64_t *people; /* of all pairs, two by two */
	size_t n, room, left;
	struct str names;
};

static bool taken(const struct linking *linking, int64_t person_id)
{
	for (size_t i = 0; i < linking->n; i++)
		if (linking->people[i] == person_id)
			return true;
	return false;
}

/* Kept is the one on the register, else the one that has the number now, else the older. */
static bool order_pair(struct call *call, const struct duplicate *pair, struct person *kept,
	struct person *other, struct err *err)
{
	bool a, b;

	if (!on_register(call, pair->a.id, &a, err) || !on_register(call, pair->b.id, &b, err))
		return false;
	bool first = a != b ? a
		     : (pair->a.nhs_number != NULL) != (pair->b.nhs_number != NULL)
			     ? pair->a.nhs_number != NULL
			     : pair->a.id < pair->b.id;
	return store_person_by_id(
		       call->store, first ? pair->a.id : pair->b.id, call->arena, kept, err) &&
	       store_person_by_id(
		       call->store, first ? pair->b.id : pair->a.id, call->arena, other, err);
}

static bool link_one(struct linking *linking, const struct duplicate *pair, struct err *err)
{
	struct call *call = linking->call;
	struct person kept, other;
	struct person_link link;
	struct err why = {0};

	if (!order_pair(call, pair, &kept, &other, err))
		return false;
	if (taken(linking, kept.id) || taken(linking, other.id) ||
		!link_allowed(call, &kept, &other, false, &why)) {
		linking->left++;
		return why.code == 0 || why.code == ERR_INVALID || (*err = why, false);
	}
	if (!linking->dry_run && !link_make(call, &kept, &other, LINK_HOW_NUMBER,
					 "Same NHS Number and date of birth.", false, &link, err))
		return false;
	*(int64_t *)arena_push(call->arena, &linking->people, &linking->n, &linking->room,
		sizeof(int64_t)) = kept.id;
	*(int64_t *)arena_push(call->arena, &linking->people, &linking->n, &linking->room,
		sizeof(int64_t)) = other.id;
	if (linking->n <= 6)
		str_addf(&linking->names, "%s%s into %s", linking->names.length > 0 ? "; " : ": ",
			link_name(call, &other), link_name(call, &kept));
	return true;
}

bool command_person_link_sure(struct call *call, struct result *out, struct err *err)
{
	struct linking linking = {.call = call, .dry_run = args_flag(call->args, "dry-run")};
	struct duplicate *pairs;
	size_t n;
	bool done = link_pairs(call, &pairs, &n, err);

	for (size_t i = 0; done && i < n && pairs[i].match.class == MATCH_SURE; i++)
		done = link_one(&linking, &pairs[i], err);
	if (done) {
		if (!linking.dry_run && linking.n > 0) {
			call->audit_people = linking.people;
			call->audit_people_n = linking.n;
		}
		call->audit_detail = linking.dry_run ? "dry run" : "NHS Number and date of birth";
		call_done(call, out, "%s %zu %s%s%s.%s", linking.dry_run ? "Would merge" : "Merged",
			linking.n / 2, linking.n == 2 ? "pair" : "pairs", str_text(&linking.names),
			linking.n > 6 ? " and more" : "",
			linking.left > 0 ? arena_printf(call->arena,
						   " %zu %s for somebody to decide: person "
						   "duplicates.",
						   linking.left, linking.left == 1 ? "is" : "are")
					 : "");
	}
	str_free(&linking.names);
	return done;
}
