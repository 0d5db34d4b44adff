#include <caseload/change.h>

static const struct field change_fields[] = {
	FIELD(INT, change, id),
	FIELD_HIDE(TEXT, change, save_id),
	FIELD_HIDE(INT, change, worker_id),
	FIELD(TEXT, change, at),
	FIELD(TEXT, change, command),
	FIELD_LINK(change, person_id),
	FIELD(TEXT, change, summary),
	FIELD(TEXT, change, state),
	FIELD_HIDE(BOOL, change, can_undo),
	FIELD_HIDE(INT, change, audit_from),
	FIELD_HIDE(INT, change, audit_to),
	FIELD_LINK(change, undoes),
	FIELD_LINK(change, undone_by),
};
const struct shape change_shape = SHAPE(change, change_fields);
