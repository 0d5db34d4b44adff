/* Which rows can be taken back, and whom each is about. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/json.h>

#include "revision.h"

/* Every table whose rows a save can change, and the row that each row belongs to, up to the person.
 * A table that is not here cannot be taken back. */
static const struct owner {
	const char *record, *key, *of;
} owners[] = {
	{"person", "id", NULL},
	{"identifier", "person_id", "person"},
	{"person_link", "kept_id", "person"},
	{"alert", "person_id", "person"},
	{"contact", "person_id", "person"},
	{"event", "person_id", "person"},
	{"note", "person_id", "person"},
	{"action", "person_id", "person"},
	{"episode", "person_id", "person"},
	{"lead", "episode_id", "episode"},
	{"review", "episode_id", "episode"},
	{"plan", "episode_id", "episode"},
	{"plan_section", "plan_id", "plan"},
	{"need", "plan_id", "plan"},
	{"goal", "need_id", "need"},
	{"plan_action", "goal_id", "goal"},
	{"stage_goal", "plan_action_id", "plan_action"},
	{"contingency", "plan_id", "plan"},
	{"agreement", "plan_id", "plan"},
	{"contribution", "plan_id", "plan"},
	{"factor", "person_id", "person"},
	{"risk_score", "person_id", "person"},
	{"judgement", "person_id", "person"},
	{"outlook", "person_id", "person"},
	{"case_item", "person_id", "person"},
	{"case_reason", "case_item_id", "case_item"},
	{"clock_stop", "person_id", "person"},
	{"referral", "person_id", "person"},
	{"access_request", "person_id", "person"},
	{"copy", "person_id", "person"},
	{"letter", "person_id", "person"},
	{"winter_plan", "person_id", "person"},
	{"carer", "person_id", "person"},
	{"instrument", NULL, NULL},
	{"team", NULL, NULL},
	{"practice", NULL, NULL},
	{"list_size", NULL, NULL},
	{"worker", NULL, NULL},
	{"membership", NULL, NULL},
	{"absence", NULL, NULL},
	{"meeting", NULL, NULL},
	{"attendance", NULL, NULL},
	{"agenda_rule", NULL, NULL},
	{"deadline_rule", NULL, NULL},
	{"letter_template", NULL, NULL},
	{"measure_target", NULL, NULL},
	{"holiday", NULL, NULL},
};

static const struct owner *owner_of(const char *record)
{
	for (size_t i = 0; i < sizeof(owners) / sizeof(owners[0]); i++)
		if (strcmp(owners[i].record, record) == 0)
			return &owners[i];
	bug("rows of %s cannot be taken back", record);
}

const char *revision_table(const char *record)
{
	return owner_of(record)->record;
}

static bool last_known(struct store *store, const char *record, int64_t id, struct arena *arena,
	const char **state, struct err *err)
{
	struct revision last;
	int64_t version;
	char *now;

	if (!revision_now(store, record, id, arena, &now, &version, err))
		return false;
	*state = now;
	if (now != NULL)
		return true;
	if (query_start(store, Q_REVISION_KNOWN, err) == NULL ||
		!query_text(store, Q_REVISION_KNOWN, "record", record) ||
		!query_int(store, Q_REVISION_KNOWN, "record_id", id) ||
		!query_one(store, Q_REVISION_KNOWN, &revision_shape, arena, &last, NULL, err))
		return false;
	*state = last.state;
	return true;
}

static int64_t key_in(const char *state, const char *key)
{
	json_t *columns = json_loads(state, JSON_DECODE_ANY, NULL);
	const char *text = json_string_value(json_object_get(columns, key));
	int64_t id = text != NULL ? strtoll(text, NULL, 10) : 0;

	json_decref(columns);
	return id;
}

bool revision_other_person(struct store *store, const char *record, int64_t id, struct arena *arena,
	int64_t *out, struct err *err)
{
	const char *state;

	*out = 0;
	if (strcmp(record, "person_link") != 0)
		return true;
	if (!last_known(store, record, id, arena, &state, err))
		return false;
	*out = state != NULL ? key_in(state, "merged_id") : 0;
	return true;
}

bool revision_person(struct store *store, const char *record, int64_t id, const char *state,
	struct arena *arena, int64_t *out, struct err *err)
{
	const struct owner *owner = owner_of(record);

	*out = 0;
	for (; owner->of != NULL; owner = owner_of(owner->of)) {
		if (state == NULL && !last_known(store, owner->record, id, arena, &state, err))
			return false;
		if (state == NULL)
			return true;
		id = key_in(state, owner->key);
		state = NULL;
	}
	if (owner->key != NULL)
		*out = id;
	return true;
}
