#include <caseload/action.h>

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
};
const struct shape action_shape = SHAPE(action, action_fields);
