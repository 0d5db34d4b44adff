#include <caseload/action.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

static const struct field action_fields[] = {
	FIELD_HIDE(INT, action, id),
	FIELD(TEXT, action, uid),
	FIELD(INT, action, version),
	FIELD_HIDE(INT, action, person_id),
	{"episode_id", FIELD_INT, offsetof(struct action, episode_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD(TEXT, action, person),
	FIELD(TEXT, action, person_uid),
	FIELD(TEXT, action, nhs_number),
	FIELD_HIDE(DATE, action, born),
	FIELD(TEXT, action, what),
	FIELD_HIDE(INT, action, owner_id),
	FIELD(TEXT, action, owner),
	FIELD(TEXT, action, owner_name),
	FIELD(DATE, action, due),
	FIELD(TEXT, action, source),
	FIELD_CODED(action, status, words_action_status),
	FIELD(INT, action, carried),
	FIELD(TEXT, action, outcome),
	FIELD(DATE, action, closed_on),
	FIELD(INT, action, late_days),
	FIELD_HIDE(INT, action, asked_by_id),
	FIELD(TEXT, action, asked_by),
	FIELD_LINK(action, case_item_id),
	FIELD(DATE, action, chased_on),
	FIELD(INT, action, chased),
	FIELD(INT, action, reopened),
	FIELD_HIDE(DATE, action, owner_until),
	FIELD(BOOL, action, owner_gone),
};
const struct shape action_shape = SHAPE(action, action_fields);

static const struct field action_owner_fields[] = {
	FIELD_HIDE(INT, action_owner, worker_id),
	FIELD(TEXT, action_owner, owner),
	FIELD(TEXT, action_owner, name),
	FIELD(BOOL, action_owner, gone),
	FIELD(INT, action_owner, late),
	FIELD(DATE, action_owner, oldest),
};
const struct shape action_owner_shape = SHAPE(action_owner, action_owner_fields);

/* ---- in words ---- */

const char *action_owner_words(const struct action *action, struct arena *arena)
{
	const char *name = action->owner_name != NULL ? action->owner_name : action->owner;

	if (name == NULL)
		return "";
	return action->owner_gone ? arena_printf(arena, "%s ! has left", name) : name;
}

const char *action_chased_words(const struct action *action, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (action->chased == 0)
		return "";
	date_show(action->chased_on, day);
	return action->chased == 1
		       ? arena_printf(arena, "asked %s", day)
		       : arena_printf(arena, "asked %s, %" PRId64 " times", day, action->chased);
}

const char *action_owner_counts(const struct action_owner *owner, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	const char *late =
		owner->late > 0 ? arena_printf(arena, ", %" PRId64 " late", owner->late) : "";

	if (!date_is_set(owner->oldest))
		return arena_printf(arena, "%zu open%s", owner->actions_n, late);
	return arena_printf(arena, "%zu open%s, oldest %s", owner->actions_n, late,
		date_show(owner->oldest, day));
}

/* ---- in order ---- */

static int date_order(struct date a, struct date b)
{
	if (date_is_set(a) && date_is_set(b))
		return date_compare(a, b);
	return (int)date_is_set(b) - (int)date_is_set(a);
}

static int text_order(const char *a, const char *b)
{
	return strcasecmp(a != NULL ? a : "", b != NULL ? b : "");
}

static int by_due(const void *left, const void *right)
{
	const struct action *a = left, *b = right;
	int order = date_order(a->due, b->due);

	return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static int by_owner(const void *left, const void *right)
{
	const struct action *a = left, *b = right;
	int order = text_order(a->owner_name, b->owner_name);

	if (order == 0)
		order = (a->owner_id > b->owner_id) - (a->owner_id < b->owner_id);
	return order != 0 ? order : by_due(left, right);
}

static int by_person(const void *left, const void *right)
{
	const struct action *a = left, *b = right;
	int order = text_order(a->person, b->person);

	if (order == 0)
		order = text_order(a->person_uid, b->person_uid);
	return order != 0 ? order : by_due(left, right);
}

static int by_carried(const void *left, const void *right)
{
	const struct action *a = left, *b = right;
	int order = (a->carried < b->carried) - (a->carried > b->carried);

	return order != 0 ? order : by_due(left, right);
}

void actions_sort(struct action *list, size_t n, enum action_sort by)
{
	if (n > 1)
		qsort(list, n, sizeof(*list),
			by == ACTION_BY_OWNER	  ? by_owner
			: by == ACTION_BY_PERSON  ? by_person
			: by == ACTION_BY_CARRIED ? by_carried
						  : by_due);
}

static int owners_order(const void *left, const void *right)
{
	const struct action_owner *a = left, *b = right;
	int order = (a->late < b->late) - (a->late > b->late);

	if (order == 0)
		order = date_order(a->oldest, b->oldest);
	if (order == 0)
		order = text_order(a->name, b->name);
	return order != 0 ? order : (a->worker_id > b->worker_id) - (a->worker_id < b->worker_id);
}

struct action_owner *actions_by_owner(
	const struct action *list, size_t n, struct arena *arena, size_t *out_n)
{
	struct action *sorted = arena_new_array(arena, struct action, n + 1);
	struct action_owner *owners = arena_new_array(arena, struct action_owner, n + 1),
			    *at = NULL;

	*out_n = 0;
	for (size_t i = 0; i < n; i++)
		sorted[i] = list[i];
	actions_sort(sorted, n, ACTION_BY_OWNER);
	for (size_t i = 0; i < n; i++) {
		if (at == NULL || at->worker_id != sorted[i].owner_id) {
			at = &owners[(*out_n)++];
			*at = (struct action_owner){.worker_id = sorted[i].owner_id,
				.owner = sorted[i].owner,
				.name = sorted[i].owner_name,
				.gone = sorted[i].owner_gone,
				.oldest = sorted[i].due, /* by date: those without one are last */
				.actions = &sorted[i]};
		}
		at->actions_n++;
		at->late += sorted[i].late_days > 0;
	}
	if (*out_n > 1)
		qsort(owners, *out_n, sizeof(*owners), owners_order);
	return owners;
}
