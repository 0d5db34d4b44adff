#include <caseload/lead.h>

static const struct field lead_fields[] = {
	FIELD_HIDE(INT, lead, id),
	FIELD(TEXT, lead, uid),
	FIELD(INT, lead, version),
	FIELD_HIDE(INT, lead, episode_id),
	FIELD_CODED(lead, kind, words_lead_kind),
	{"worker_id", FIELD_INT, offsetof(struct lead, worker_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD(TEXT, lead, worker),
	FIELD(TEXT, lead, name),
	FIELD_CODED(lead, profession, words_profession),
	FIELD(TEXT, lead, phone),
	FIELD_CODED(lead, status, words_lead_status),
	FIELD(DATE, lead, from),
	FIELD(DATE, lead, until),
	FIELD(TEXT, lead, reason),
	FIELD(DATE, lead, informed_on),
	FIELD_CODED(lead, informed_how, words_informed_how),
	FIELD(DATE, lead, inform_due),
	{"contact_days", FIELD_INT, offsetof(struct lead, contact_days), NULL, FIELD_NONE_ZERO},
	FIELD(DATE, lead, last_contact),
};
const struct shape lead_shape = SHAPE(lead, lead_fields);
