/* Everybody who was expected came: the usual case, in one step. */
#include <caseload/store/meeting.h>

#include "meetings.h"

bool meetings_all_came(struct call *call, struct result *out, struct err *err)
{
	struct attendance *list;
	struct meeting meeting;
	const char *missing;
	size_t n, came = 0;

	if (!meetings_find_waiting(call, &meeting, err) ||
		!store_attendance(call->store, meeting.id, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (list[i].status != ATTENDANCE_EXPECTED)
			continue;
		list[i].status = ATTENDANCE_PRESENT;
		if (!store_attendance_save(call->store, &list[i], err))
			return false;
		came++;
	}
	if (came == 0)
		return err_set(err, ERR_INVALID, "name",
			"Nobody is only expected any more. Name who came.");
	out->uid = call->audit_object = arena_strdup(call->arena, meeting.uid);
	call->audit_detail = word_code(&words_attendance_status, ATTENDANCE_PRESENT);
	missing = meeting_missing(list, n, call->arena);
	return call_done(call, out, "%zu %s recorded as present.%s%s", came,
		came == 1 ? "person is" : "people are", *missing != '\0' ? " " : "", missing);
}
