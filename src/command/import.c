/* The imports there were, undoing one, and the national file of practices. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/exchange/practice_list.h>
#include <caseload/store/caseload.h>
#include <caseload/store/risk.h>
#include <caseload/store/risk_record.h>
#include <caseload/store/team.h>

#include "import.h"
#include "rank.h"

enum { NAMES_SAID = 5, BATCH = 500 };

bool command_import_list(struct call *call, struct result *out, struct err *err)
{
	struct import_run *runs;
	size_t n;

	if (!store_run_list(call->store, call->team->id, call->arena, &runs, &n, err))
		return false;
	out->kind = RESULT_IMPORT_RUNS;
	out->value = runs;
	out->n = n;
	return call_done(call, out, "%zu %s.", n, n == 1 ? "import" : "imports");
}

/* ---- undoing ---- */

/* "AHMED, Fatima; LEE, Ann and others" */
static char *names_of(const struct person *people, size_t n, struct arena *arena)
{
	struct str names = {0};

	for (size_t i = 0; i < n && i < NAMES_SAID; i++)
		str_addf(&names, "%s%s", i > 0 ? "; " : "", person_name(&people[i], arena));
	if (n > NAMES_SAID)
		str_add(&names, " and others");
	char *text = arena_strdup(arena, str_text(&names));
	str_free(&names);
	return text;
}

static bool find_run(struct call *call, struct import_run *run, struct err *err)
{
	const char *uid;

	if (!args_need(call->args, "run", &uid, err) ||
		!store_run_find(call->store, call->team->id, uid, call->arena, run, err))
		return false;
	if (run->id == 0)
		return err_set(err, ERR_NOT_FOUND, "run",
			"There is no import %s. caseload import list shows those there are.", uid);
	if (run->undone_at != NULL)
		return err_set(err, ERR_INVALID, "run", "The import of %s was undone already.",
			run->file_name);
	return true;
}

/* Facts of the run no longer count, nor what was computed from them. */
static bool undo_facts(struct call *call, const struct import_run *run, struct err *err)
{
	int64_t *people;
	size_t n;

	if (!store_factor_withdraw_run(call->store, run->id, call->arena, &people, &n, err) ||
		!store_run_undo(call->store, run, call->today, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!call_rescore(call, people[i], err) ||
			!store_current_refresh(call->store, people[i], err))
			return false;
	return true;
}

static bool undo(struct call *call, const struct import_run *run, struct person **kept,
	size_t *kept_n, struct err *err)
{
	struct person *worked_on;
	size_t n;

	if (!store_run_worked_on(
		    call->store, run->id, NAMES_SAID + 1, call->arena, &worked_on, &n, err))
		return false;
	if (n > 0)
		return err_set(err, ERR_INVALID, "run",
			"Somebody has worked on people this import brought, or a later import did: "
			"%s. Undo that first, or leave the import as it is.",
			names_of(worked_on, n, call->arena));
	return store_run_changed_since(
		       call->store, run->id, NAMES_SAID + 1, call->arena, kept, kept_n, err) &&
	       undo_facts(call, run, err) && rank_run(call, run->id, err);
}

bool command_import_undo(struct call *call, struct result *out, struct err *err)
{
	struct import_run run;
	struct person *kept;
	size_t kept_n;
	bool found;

	if (!store_begin_read(call->store, err))
		return false;
	found = find_run(call, &run, err);
	call_cancel(call);
	if (!found || !call_begin(call, run.id, err))
		return false;
	call->audit_object = run.uid;
	call->audit_detail = arena_printf(call->arena, "%s, new %" PRId64 ", changed %" PRId64,
		run.file_name, run.added, run.changed);
	/* Found again inside the save: somebody else may have undone it in between. */
	if (!find_run(call, &run, err) || !undo(call, &run, &kept, &kept_n, err) ||
		!call_commit(call, err)) {
		call_cancel(call);
		return false;
	}
	out->uid = run.uid;
	if (kept_n > 0)
		return call_done(call, out,
			"Undid the import of %s. Changed again since, and kept as they are: %s.",
			run.file_name, names_of(kept, kept_n, call->arena));
	if (strcmp(run.shape, "factors") == 0)
		return call_done(call, out, "Undid the import of %s: %" PRId64 " facts withdrawn.",
			run.file_name, run.added);
	return call_done(call, out,
		"Undid the import of %s: %" PRId64 " people taken back, %" PRId64
		" given back what they had.",
		run.file_name, run.added, run.changed);
}

/* ---- practices ---- */

static int status_of(char letter)
{
	switch (letter) {
	case 'C':
		return PRACTICE_CLOSED;
	case 'D':
		return PRACTICE_DORMANT;
	case 'P':
		return PRACTICE_PROPOSED;
	default:
		return PRACTICE_ACTIVE;
	}
}

static const char *address_of(const struct practice_list_row *row, struct arena *arena)
{
	struct str lines = {0};

	for (size_t i = 0; i < PRACTICE_LIST_ADDRESS && row->address[i] != NULL; i++)
		str_addf(&lines, "%s%s", i > 0 ? "\n" : "", row->address[i]);
	char *text = lines.length > 0 ? arena_strdup(arena, lines.text) : NULL;
	str_free(&lines);
	return text;
}

static bool save_practices(struct call *call, const struct practice_list *list,
	struct practice_counts *counts, struct err *err)
{
	struct practice *rows = arena_new_array(call->arena, struct practice, BATCH);
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct practice_list_row *row = &list->rows[i];

		rows[n++] = (struct practice){.code = row->code,
			.name = row->name,
			.address = address_of(row, call->arena),
			.postcode = row->postcode,
			.phone = row->phone,
			.status = status_of(row->status),
			.opened = row->opened,
			.closed = row->closed};
		if (n < BATCH && i + 1 < list->n)
			continue;
		if (!store_practice_upsert(call->store, rows, n, counts, err))
			return false;
		n = 0;
		if (!call_progress(call, "Loading practices", (int64_t)i + 1, (int64_t)list->n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was written.");
	}
	return true;
}

static bool load_practices(struct call *call, const struct source *source,
	struct practice_list *list, struct practice_counts *counts, struct err *err)
{
	bool dry_run = args_flag(call->args, "dry_run");
	bool done;

	if (!practice_list_read(source, call->arena, list, err) || !call_begin(call, 0, err))
		return false;
	done = save_practices(call, list, counts, err);
	call->audit_object = arena_strdup(call->arena, source->sha256);
	call->audit_detail = arena_printf(call->arena,
		"new %" PRId64 ", changed %" PRId64 ", unchanged %" PRId64 ", refused %zu",
		counts->added, counts->changed, counts->unchanged, list->refused.n);
	if (done && !dry_run)
		done = call_commit(call, err);
	call_cancel(call);
	return done;
}

bool command_practice_import(struct call *call, struct result *out, struct err *err)
{
	struct practice_counts counts = {0};
	struct practice_list list = {0};
	struct source source;
	const char *path;
	bool done;

	if (!args_need(call->args, "file", &path, err))
		return false;
	if (!source_open(path, &source, err))
		return import_name_file(call, path, err);
	done = load_practices(call, &source, &list, &counts, err);
	source_close(&source);
	if (!done)
		return import_name_file(call, path, err);
	return call_done(call, out,
		"%s practices: %" PRId64 " new, %" PRId64 " changed, %" PRId64
		" unchanged, %zu rows refused.%s",
		args_flag(call->args, "dry_run") ? "Would load" : "Loaded", counts.added,
		counts.changed, counts.unchanged, list.refused.n,
		args_flag(call->args, "dry_run") ? " Nothing was written." : "");
}
