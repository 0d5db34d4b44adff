/* What a call leaves behind beside the records: its rows of the audit, and the change that can be
 * undone. */
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/store/change.h>

#include "inside.h"

static const char *const touch_words[] = {"none", "view", "change", "disclose"};

bool call_audit(struct call *call, const char *result, const char *detail, struct err *err)
{
	struct audit row = {
		.at = call->now,
		.worker_id = call->worker->id,
		.login = call->worker->login != NULL ? call->worker->login : "",
		.session = call->session->id,
		.command = call->command->name,
		.touches = touch_words[call->command->touches],
		.result = result,
		.person_id = call->audit_person_id,
		.object = call->audit_object,
		.detail = detail,
	};
	if (!store_audit_append(call->store, &row, err))
		return false;
	call->audit_from = call->audit_from != 0 ? call->audit_from : row.seq;
	call->audit_to = row.seq;
	return true;
}

bool call_leave(struct call *call, struct err *err)
{
	const struct command *command = call->command;

	if (command->touches == TOUCH_CHANGE && call->audit_person_id != 0 &&
		!call_refresh(call, call->audit_person_id, err))
		return false;
	return command->touches == TOUCH_NONE || call->audited ||
	       call_audit(call, "done", call->audit_detail, err);
}

bool call_leave_each(struct call *call, struct err *err)
{
	if (call->audit_people_n == 0)
		return call_leave(call, err);
	for (size_t i = 0; i < call->audit_people_n; i++) {
		call->audit_person_id = call->audit_people[i];
		if (!call_leave(call, err))
			return false;
	}
	if (call->audit_people_n > 1)
		call->audit_person_id = 0;
	return true;
}

/* By characters, as the schema counts; a name may be long. */
static const char *cut(struct arena *arena, const char *text, int most)
{
	size_t at = 0, length = strlen(text), n;
	int32_t code;

	while (most-- > 0 && (n = utf8_decode(text + at, length - at, &code)) > 0)
		at += n;
	return arena_strndup(arena, text, at);
}

bool call_keep_change(struct call *call, const char *summary, struct err *err)
{
	const struct command *command = call->command;
	bool kept;

	if (command->touches != TOUCH_CHANGE)
		return true;
	if (!store_change_kept(call->store, &kept, err))
		return false;
	struct change change = {.command = command->name,
		.person_id = call->audit_person_id,
		.summary = cut(
			call->arena, summary != NULL ? summary : command->summary, CHANGE_SUMMARY),
		.can_undo = (command->needs & FINAL) == 0 && !call->session->playing,
		.audit_from = call->audit_from,
		.audit_to = call->audit_to,
		.undoes = call->undoes};
	return !kept || store_change_add(call->store, &change, err);
}
