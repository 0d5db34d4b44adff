/* Entries of meetings: one person at one meeting, and why. */
#ifndef CASELOAD_STORE_CASE_ITEM_H
#define CASELOAD_STORE_CASE_ITEM_H

#include <caseload/meeting.h>
#include <caseload/store/store.h>

/* Of a meeting, in their order, with their reasons; those proposed and those taken off come last. */
bool store_case_items(struct store *store, int64_t meeting_id, struct arena *arena,
	struct case_item **out, size_t *n, struct err *err);
/* Of a person (and of records merged into theirs), newest meeting first, with their reasons. Open
 * meetings too. */
bool store_case_of_person(struct store *store, int64_t person_id, struct arena *arena,
	struct case_item **out, size_t *n, struct err *err);
/* Where a decision changed something for the person and nobody has been told yet, oldest meeting first;
 * without reasons. `waiting` counts the days until `today`. */
bool store_case_to_tell(struct store *store, int64_t team_id, struct date today,
	struct arena *arena, struct case_item **out, size_t *n, struct err *err);
/* The person's entry in one meeting; id 0: none. */
bool store_case_get(struct store *store, int64_t meeting_id, int64_t person_id, struct arena *arena,
	struct case_item *out, struct err *err);
/* By hand: from now on building leaves it alone. */
bool store_case_save(struct store *store, struct case_item *item, struct err *err);
/* What the agenda itself arranges (slots, what its rules found): `built` is as the item says. */
bool store_case_arrange(struct store *store, struct case_item *item, struct err *err);
/* Every reason of a meeting's cases; with `gone` also those that no longer hold. */
bool store_case_reasons(struct store *store, int64_t meeting_id, bool gone, struct arena *arena,
	struct case_reason **out, size_t *n, struct err *err);
/* Adds a reason, or gives the same rule other words. */
bool store_case_reason_save(struct store *store, struct case_reason *reason, struct err *err);

/* The texts of an entry as they stood at a version, and who replaced them with the next. */
struct case_state {
	int64_t version;
	const char *wants, *situation, *action_to_date, *update, *next_steps;
	int64_t replaced_by;
	const char *who; /* name; NULL not known */
	const char *replaced_at;
};
/* Oldest first, from a version on; the one that stands now is not among them. */
bool store_case_states(struct store *store, int64_t case_item_id, int64_t from, struct arena *arena,
	struct case_state **out, size_t *n, struct err *err);
/* How many cases of closed meetings have no decision: none, unless one was taken back. */
bool store_case_undecided(struct store *store, int64_t team_id, int64_t *out, struct err *err);

#endif
