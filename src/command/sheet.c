/* Sheets that came back: which were printed, their rows as they are now, and what was written on
 * them. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/store/printed_list.h>

#include "inside.h"
#include "sheets.h"

enum { SHEETS_LISTED = 200 };

bool sheet_find(struct call *call, struct printed_list *out, struct err *err)
{
	int64_t number = 0;

	if (!args_number(call->args, "sheet", 1, INT64_MAX, &number, err))
		return false;
	if (number == 0) {
		if (!store_printed_list_mine(
			    call->store, call->team->id, call->worker->id, call->arena, out, err))
			return false;
		return out->sheet != 0 ||
		       err_set(err, ERR_NOT_FOUND, "sheet",
			       "You have not printed a list yet. Name the sheet by the number at "
			       "its top; caseload sheet list shows those of the team.");
	}
	if (!store_printed_list_get(call->store, number, call->worker->id, call->arena, out, err))
		return false;
	return (out->sheet != 0 && out->team_id == call->team->id) ||
	       err_set(err, ERR_NOT_FOUND, "sheet",
		       "Your team has no sheet %" PRId64 ". caseload sheet list shows them.",
		       number);
}

bool command_sheet_list(struct call *call, struct result *out, struct err *err)
{
	struct printed_list *lists;

	if (!store_printed_list_all(call->store, call->team->id, call->worker->id, SHEETS_LISTED,
		    call->arena, &lists, &out->n, err))
		return false;
	out->kind = RESULT_SHEETS;
	out->value = lists;
	return true;
}

bool command_sheet_show(struct call *call, struct result *out, struct err *err)
{
	struct printed_list list;
	struct printed_row *rows;

	if (!sheet_find(call, &list, err) ||
		!store_printed_rows(call->store, list.sheet, 0, call->team->id, call->arena, &rows,
			&out->n, err))
		return false;
	call->audit_object = list.uid;
	call->audit_detail =
		arena_printf(call->arena, "sheet %" PRId64 ", %zu rows", list.sheet, out->n);
	out->kind = RESULT_SHEET_ROWS;
	out->value = rows;
	out->message = printed_list_words(&list, call->arena);
	return true;
}
