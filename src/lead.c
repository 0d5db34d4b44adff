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
	FIELD_LINK(lead, case_item_id),
	FIELD(TEXT, lead, acting),
	FIELD(TEXT, lead, acting_phone),
	FIELD(DATE, lead, acting_until),
	FIELD_HIDE(INT, lead, person_id),
	FIELD_HIDE(INT, lead, band_rank),
};
const struct shape lead_shape = SHAPE(lead, lead_fields);

const struct absence *lead_acting(
	const struct absence *absences, size_t n, int64_t worker_id, struct date on)
{
	const struct absence *absence = absence_on(absences, n, worker_id, on);

	return absence != NULL && absence->cover_id != 0 ? absence : NULL;
}

char *lead_acting_words(
	const char *name, const char *acting, struct date until, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];

	if (acting == NULL)
		return arena_strdup(arena, name);
	return arena_printf(arena, "%s for %s until %s", acting, name, date_show(until, date));
}

static const struct field proposal_fields[] = {
	FIELD_HIDE(INT, proposal, person_id),
	FIELD(TEXT, proposal, person),
	FIELD(TEXT, proposal, person_name),
	FIELD(TEXT, proposal, nhs_number),
	FIELD_CODED(proposal, band, words_band),
	FIELD_CODED(proposal, kind, words_lead_kind),
	FIELD_HIDE(INT, proposal, worker_id),
	FIELD(TEXT, proposal, worker),
	FIELD(TEXT, proposal, name),
	FIELD(TEXT, proposal, now),
	FIELD_HIDE(INT, proposal, asked_by_id),
	FIELD(TEXT, proposal, asked_by),
	FIELD(DATE, proposal, from),
	FIELD_CODED(proposal, status, words_lead_status),
	FIELD(DATE, proposal, until),
	FIELD(TEXT, proposal, reason),
	FIELD(BOOL, proposal, mine),
	FIELD(BOOL, proposal, asked_by_me),
};
const struct shape proposal_shape = SHAPE(proposal, proposal_fields);
