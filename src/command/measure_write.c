/* The measures as a file for a spreadsheet. */
#include <inttypes.h>

#include <caseload/base/str.h>

#include "measures.h"
#include "paper.h"

static bool count(struct call *call, struct result *measures, struct err *err)
{
	if (!store_begin_read(call->store, err))
		return false;
	bool done = command_measure_list(call, measures, err);
	store_end(call->store);
	return done;
}

/* The audit has it before the file is there. */
static bool leave(struct call *call, const char *path, size_t n, struct err *err)
{
	call->audit_object = path;
	call->audit_detail = arena_printf(call->arena, "%zu measures to file %s", n, path);
	bool done = call_begin(call, 0, err) && call_commit(call, err);
	call_cancel(call);
	return done;
}

bool command_measure_write(struct call *call, struct result *out, struct err *err)
{
	bool replace = args_flag(call->args, "replace");
	struct result measures = {0};
	struct str bytes = {0};
	const char *path;

	if (!args_need(call->args, "file", &path, err))
		return false;
	if (!file_may_be_made(path, replace, session_store(call->session), call->arena, err))
		return err_rename(err, "to", "file");
	if (!count(call, &measures, err))
		return false;
	measures_csv(&bytes, measures.value, measures.n, call->arena);
	bool done = leave(call, path, measures.n, err) &&
		    (file_write_audited(call, path, replace, &bytes, err) ||
			    err_rename(err, "to", "file"));
	str_free(&bytes);
	return done &&
	       call_done(call, out, "Wrote %zu rows of measures to %s. Nobody is named in it.",
		       measures.n, path);
}
