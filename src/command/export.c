/* The records of a team as one document, for whoever checks the figures or moves to another system. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/export.h>

#include "inside.h"
#include "paper.h"

static bool read_all(
	struct call *call, struct str *out, int64_t *people, int64_t *rows, struct err *err)
{
	if (!store_begin_read(call->store, err))
		return false;
	bool done = store_export(call->store, call->team->id, "caseload " CASELOAD_VERSION,
		call->now, out, people, rows, err);
	store_end(call->store);
	return done;
}

/* Nothing is ever written over, so that is not offered either. */
static bool is_free(struct call *call, const char *path, struct err *err)
{
	if (file_may_be_made(path, false, session_store(call->session), call->arena, err))
		return true;
	if (text_equal(err->field, "replace"))
		err_set(err, ERR_INVALID, "file",
			"%s exists already, and nothing is written over. Give another name.", path);
	return err_rename(err, "to", "file");
}

bool command_export_records(struct call *call, struct result *out, struct err *err)
{
	struct str bytes = {0};
	int64_t people, rows;
	const char *path;

	if (!args_need(call->args, "file", &path, err))
		return false;
	if (strcmp(path, "-") == 0)
		return err_set(err, ERR_INVALID, "file",
			"The records are only written to a file that nobody else can read. Give "
			"its name.");
	if (!is_free(call, path, err) || !read_all(call, &bytes, &people, &rows, err)) {
		str_free(&bytes);
		return false;
	}
	call->audit_object = path;
	call->audit_detail =
		arena_printf(call->arena, "%" PRId64 " people, %" PRId64 " records", people, rows);
	bool done = call_begin(call, 0, err) && call_commit(call, err);
	call_cancel(call);
	done = done && (file_write_audited(call, path, false, &bytes, err) ||
			       err_rename(err, "to", "file"));
	str_free(&bytes);
	return done && call_done(call, out,
			       "Wrote %" PRId64 " people and %" PRId64
			       " records in all to %s. It is as confidential as the store itself: "
			       "keep it where the records may be kept, and delete it when it is no "
			       "longer needed.",
			       people, rows, path);
}
