/* Drafts: what a worker is typing and has not saved. Their own only. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/draft.h>
#include <caseload/store/writing.h>

#include "care.h"

enum { DRAFT_DAYS = 30 }; /* one that was thrown away is kept so long all the same */

static int64_t about(const struct call *call)
{
	return call->person != NULL ? call->person->id : 0;
}

bool command_draft_keep(struct call *call, struct result *out, struct err *err)
{
	struct draft draft = {
		.worker_id = call->worker->id, .person_id = about(call), .kept_at = call->now};
	char before[DATE_ISO_SIZE];

	if (!care_need_text(call, "place", 100, false, &draft.place, err) ||
		!args_number(call->args, "version", 0, INT64_MAX, &draft.base_version, err))
		return false;
	/* As typed, to the letter: it goes back where it came from. */
	draft.text = args_get(call->args, "text");
	if (draft.text == NULL)
		return err_set(err, ERR_INVALID, "text", "There is no text to keep.");
	date_iso(date_add_days(call->today, -DRAFT_DAYS), before);
	if (!store_draft_keep(call->store, &draft, err) ||
		!store_editing_seen(call->store, call->worker->id, about(call), draft.place, err) ||
		!store_draft_sweep(call->store, before, err))
		return false;
	return call_done(call, out, "Draft kept.");
}

/* What a section of the plan said when its draft was begun. */
static bool fill_base(struct call *call, struct draft *draft, struct err *err)
{
	return !text_starts(draft->place, "plan/") || draft->base_version == 0 ||
	       store_draft_base(call->store, call->person->id, call->team->id,
		       draft->place + strlen("plan/"), draft->base_version, call->arena,
		       &draft->base_text, err);
}

static bool read_drafts(
	struct call *call, bool thrown, struct draft **drafts, size_t *n, struct err *err)
{
	const char *place = args_get(call->args, "place");

	return thrown ? store_draft_thrown(call->store, call->worker->id, about(call), place,
				call->arena, drafts, n, err)
		      : store_draft_list(call->store, call->worker->id, about(call), place,
				call->arena, drafts, n, err);
}

bool command_draft_list(struct call *call, struct result *out, struct err *err)
{
	struct draft *drafts;

	if (!read_drafts(call, args_flag(call->args, "thrown-away"), &drafts, &out->n, err))
		return false;
	for (size_t i = 0; call->person != NULL && i < out->n; i++)
		if (!fill_base(call, &drafts[i], err))
			return false;
	out->kind = RESULT_DRAFTS;
	out->value = drafts;
	return true;
}

bool command_draft_back(struct call *call, struct result *out, struct err *err)
{
	struct draft *drafts, *draft = NULL;
	int64_t id = 0;
	bool done;
	size_t n;

	if (!args_number(call->args, "draft-number", 1, INT64_MAX, &id, err) ||
		!read_drafts(call, true, &drafts, &n, err))
		return false;
	for (size_t i = 0; i < n && draft == NULL; i++)
		if (id == 0 || drafts[i].id == id)
			draft = &drafts[i];
	if (draft == NULL)
		return err_set(err, ERR_NOT_FOUND, "place",
			"You threw no draft away there in the last %d days.", DRAFT_DAYS);
	if (!store_draft_back(call->store, call->worker->id, draft->id, &done, err))
		return false;
	if (!done)
		return err_set(err, ERR_CONFLICT, "place",
			"You have a newer draft in the same place. Save it or throw it away "
			"first.");
	return call_done(call, out, "Brought the draft back.");
}

bool command_draft_drop(struct call *call, struct result *out, struct err *err)
{
	const char *place;
	bool found;

	if (!care_need_text(call, "place", 100, false, &place, err) ||
		!store_draft_drop(call->store, call->worker->id, about(call), place, &found, err))
		return false;
	if (!found)
		return err_set(err, ERR_NOT_FOUND, "place", "You have no draft there.");
	return call_done(call, out, "Threw the draft away. It is kept for %d days all the same.",
		DRAFT_DAYS);
}
