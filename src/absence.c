#include <caseload/absence.h>

static const struct field absence_fields[] = {
	FIELD_HIDE(INT, absence, id),
	FIELD(TEXT, absence, uid),
	FIELD(INT, absence, version),
	FIELD_HIDE(INT, absence, worker_id),
	FIELD(TEXT, absence, worker),
	FIELD(TEXT, absence, name),
	FIELD_LINK(absence, cover_id),
	FIELD(TEXT, absence, cover),
	FIELD(TEXT, absence, cover_name),
	FIELD(TEXT, absence, cover_phone),
	FIELD(DATE, absence, from),
	FIELD(DATE, absence, until),
	FIELD(TEXT, absence, reason),
	FIELD(BOOL, absence, cancelled),
};
const struct shape absence_shape = SHAPE(absence, absence_fields);

bool absence_is_long(const struct absence *absence)
{
	return date_between(absence->from, absence->until) + 1 > ABSENCE_LONG_DAYS;
}

const struct absence *absence_on(
	const struct absence *absences, size_t n, int64_t worker_id, struct date on)
{
	for (size_t i = 0; i < n; i++)
		if (absences[i].worker_id == worker_id && !absences[i].cancelled &&
			date_compare(absences[i].from, on) <= 0 &&
			date_compare(on, absences[i].until) <= 0)
			return &absences[i];
	return NULL;
}
