/* What became of one action: every state that it had, in words. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/json.h>
#include <caseload/base/str.h>
#include <caseload/history.h>
#include <caseload/store/change.h>
#include <caseload/store/worker.h>

#include "actions.h"
#include "history.h"

static const char *text_in(const json_t *state, const char *column)
{
	const char *text = json_string_value(json_object_get(state, column));

	return text != NULL ? text : "";
}

static bool differ(const json_t *before, const json_t *after, const char *column)
{
	return strcmp(text_in(before, column), text_in(after, column)) != 0;
}

static const char *name_of(struct call *call, int64_t id)
{
	struct worker worker = {0};
	struct err ignored = {0};

	if (id == 0 ||
		!store_worker_by_id(call->store, id, call->today, call->arena, &worker, &ignored) ||
		worker.name == NULL)
		return "somebody";
	return worker.name;
}

/* What the step was, first of all: who closes an action changes its outcome too. */
static const char *step_words(struct call *call, const json_t *before, const json_t *after)
{
	const char *owner = text_in(after, "owner_id"), *due = text_in(after, "due");

	if (before == NULL)
		return arena_printf(
			call->arena, "Added, for %s", name_of(call, strtoll(owner, NULL, 10)));
	if (differ(before, after, "status")) {
		int64_t n = strtoll(text_in(after, "reopened"), NULL, 10);
		if (strcmp(text_in(after, "status"), "open") != 0)
			return "Closed";
		return n > strtoll(text_in(before, "reopened"), NULL, 10) ? "Opened again"
									  : "Closing taken back";
	}
	if (differ(before, after, "owner_id"))
		return arena_printf(
			call->arena, "Given to %s", name_of(call, strtoll(owner, NULL, 10)));
	if (strtoll(text_in(after, "chased"), NULL, 10) >
		strtoll(text_in(before, "chased"), NULL, 10))
		return "Asked after";
	if (differ(before, after, "due"))
		return *due != '\0' && strcmp(text_in(before, "due"), due) < 0 &&
				       *text_in(before, "due") != '\0'
			       ? "Put off"
			       : "Another date";
	return "Changed";
}

static bool step(struct call *call, const struct record_state *was, const struct record_state *now,
	struct history *out, struct err *err)
{
	json_t *before = was != NULL ? json_loads(was->state, 0, NULL) : NULL;
	json_t *after = json_loads(now->state, 0, NULL);
	struct worker who = {0};
	int64_t by = was != NULL ? now->by : strtoll(text_in(after, "created_by"), NULL, 10);
	bool done;

	*out = (struct history){.kind = HISTORY_CHANGE,
		.at = was != NULL ? now->at
				  : arena_strdup(call->arena, text_in(after, "created_at")),
		.what = step_words(call, before, after)};
	done = (by == 0 ||
		       store_worker_by_id(call->store, by, call->today, call->arena, &who, err)) &&
	       history_part(history_known(call), "action", was != NULL ? was->state : NULL,
		       now->state, out, err);
	out->who = who.name != NULL ? who.name : "caseload";
	out->login = who.login;
	out->role = word_shown(&words_profession, who.profession);
	for (size_t i = 0; i < out->fields_n; i++)
		out->fields[i].is_long = false; /* an outcome is read, not counted */
	json_decref(before);
	json_decref(after);
	return done;
}

bool command_action_history(struct call *call, struct result *out, struct err *err)
{
	struct record_state *states;
	struct history *entries;
	struct action action;
	size_t n;

	if (!action_find(call, WANT_ANY, &action, err) ||
		!store_record_states(
			call->store, "action", action.id, call->arena, &states, &n, err))
		return false;
	entries = arena_new_array(call->arena, struct history, n + 1);
	for (size_t i = n; i > 0; i--)
		if (!step(call, i > 1 ? &states[i - 2] : NULL, &states[i - 1], &entries[out->n++],
			    err))
			return false;
	call->audit_object = arena_strdup(call->arena, action.uid);
	out->kind = RESULT_HISTORY;
	out->value = entries;
	return call_done(call, out, "%s, about %s: %zu %s, newest first.", action.what,
		care_name(call), out->n, out->n == 1 ? "entry" : "entries");
}
