/* What the handlers of plans share. */
#ifndef COMMAND_PLAN_INSIDE_H
#define COMMAND_PLAN_INSIDE_H

#include <caseload/command/handler.h>

/* The plan that may be written: the one in hand, else a new draft, which begins as a copy of the
 * newest where there is one: the text of an agreed plan never changes. *begun says that it is new.
 */
bool plan_in_hand(struct call *call, struct plan *out, bool *begun, struct err *err);
/* Which of the person's plans others are given, on paper or at a desk: the one that holds
 * (plan_holds()), and where none does the newest. *newest is the person's newest (NULL: they have no
 * plan), and stays where it is the one. */
bool plan_to_give(struct call *call, struct plan *newest, struct plan **out, struct err *err);
/* "Began plan 2. " or ""; and how many had agreed an earlier wording. */
const char *plan_begun_words(struct call *call, const struct plan *plan, bool begun);
const char *plan_earlier_agreed(struct call *call, const struct plan *plan);

/* A part of a plan, by its place in the nesting. */
enum plan_part { PART_NONE, PART_NEED, PART_GOAL, PART_ACTION, PART_CONTINGENCY };
struct plan_place {
	enum plan_part part;
	size_t need, goal, action, contingency;
};
/* By uid, its beginning, or the beginning of its text; among parts of one kind, or of any.
 * ERR_NOT_FOUND and ERR_INVALID (more than one) name `field`. */
bool plan_find_part(const struct plan *plan, enum plan_part kind, const char *key,
	const char *field, struct plan_place *out, struct err *err);
struct need *plan_need_at(const struct plan *plan, const struct plan_place *place);
struct goal *plan_goal_at(const struct plan *plan, const struct plan_place *place);
struct plan_action *plan_action_at(const struct plan *plan, const struct plan_place *place);

/* Who does an action: a worker by login or name, else the words as typed. */
bool plan_read_who(struct call *call, struct plan_action *action, struct err *err);
/* After a save inside the plan: contribution, audit, uid, version. */
bool plan_part_saved(struct call *call, struct result *out, const struct plan *plan,
	const char *section, const char *uid, int64_t version, struct err *err);

#endif
