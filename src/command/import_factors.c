/* Facts from a file: one run, undone as a whole. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/exchange/factor_list.h>
#include <caseload/store/caseload.h>
#include <caseload/store/person.h>

#include "import.h"
#include "risk_inside.h"

struct factor_import {
	struct call *call;
	const char *source, *basis;
	bool dry_run;
	struct risk_held held;
	struct import_run run;
	struct import_report *report;
	size_t room;
	struct person person; /* of the row before: lists are by person */
	const char *number;
	int64_t *people; /* who got something */
	size_t people_n, people_room;
};

static void refuse(struct factor_import *import, size_t line, const char *number, const char *field,
	const char *reason)
{
	struct import_report *report = import->report;
	struct import_row *row = arena_push(
		import->call->arena, &report->items, &report->n, &import->room, sizeof(*row));

	*row = (struct import_row){.outcome = ROW_REFUSED,
		.line = (int64_t)line,
		.nhs_number = number,
		.name = "",
		.field = arena_strdup(import->call->arena, field),
		.reason = arena_strdup(import->call->arena, reason)};
	report->refused++;
}

/* Whom the team does not know is not told from whom nobody knows. */
static bool find_person(
	struct factor_import *import, const char *number, bool *known, struct err *err)
{
	struct call *call = import->call;

	if (!text_equal(import->number, number)) {
		import->number = number;
		if (!store_person_by_nhs_number(
			    call->store, number, call->arena, &import->person, err))
			return false;
	}
	*known = import->person.id != 0 && import->person.team_id == call->team->id;
	return true;
}

static void touched(struct factor_import *import)
{
	for (size_t i = 0; i < import->people_n; i++)
		if (import->people[i] == import->person.id)
			return;
	*(int64_t *)arena_push(import->call->arena, &import->people, &import->people_n,
		&import->people_room, sizeof(int64_t)) = import->person.id;
}

static bool take(struct factor_import *import, const struct factor_list_row *row, struct err *err)
{
	struct call *call = import->call;
	struct err why = {0};
	struct factor factor;
	bool known;

	if (!find_person(import, row->nhs_number, &known, err))
		return false;
	if (!known) {
		refuse(import, row->line, row->nhs_number, "nhs_number",
			"Nobody the team knows has this NHS Number.");
		return true;
	}
	if (date_compare(row->on, call->today) > 0) {
		refuse(import, row->line, row->nhs_number, "on",
			"The date is still to come: a fact cannot be of a day after today.");
		return true;
	}
	if (!factor_read(import->held.list, import->held.n, row->code, row->value, call->arena,
		    &factor, &why)) {
		refuse(import, row->line, row->nhs_number,
			strcmp(why.field, "code") == 0 ? "code" : row->code, why.text);
		return true;
	}
	factor.person_id = import->person.id;
	factor.on = row->on;
	factor.source = import->source;
	factor.import_run_id = import->run.id;
	import->report->added++;
	touched(import);
	return import->dry_run || store_factor_add(call->store, &factor, err);
}

static bool take_all(struct factor_import *import, const struct factor_list *list, struct err *err)
{
	struct call *call = import->call;

	for (size_t i = 0; i < list->refused.n; i++)
		refuse(import, list->refused.items[i].line, NULL, list->refused.items[i].field,
			list->refused.items[i].reason);
	for (size_t i = 0; i < list->n; i++) {
		if (!take(import, &list->rows[i], err))
			return false;
		if (i % 64 == 0 &&
			!call_progress(call, "Importing facts", (int64_t)i, (int64_t)list->n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was written.");
	}
	import->report->rows = (int64_t)list->records;
	import->report->people = (int64_t)import->people_n;
	import->report->changed = 0;
	return true;
}

static bool finish(struct factor_import *import, struct err *err)
{
	struct import_report *report = import->report;
	struct call *call = import->call;

	for (size_t i = 0; i < import->people_n; i++)
		if (!call_rescore(call, import->people[i], err) ||
			!store_current_refresh(call->store, import->people[i], err))
			return false;
	import->run.rows = report->rows;
	import->run.people = report->people;
	import->run.added = report->added;
	import->run.refused = report->refused;
	call->audit_object = import->run.file_hash;
	call->audit_detail =
		arena_printf(call->arena, "facts %" PRId64 ", people %" PRId64 ", refused %" PRId64,
			report->added, report->people, report->refused);
	return store_run_close(call->store, &import->run, err) && call_commit(call, err);
}

static bool run(struct factor_import *import, const struct source *source, struct err *err)
{
	struct call *call = import->call;
	struct factor_list list;

	import->run.file_hash = import->report->file_hash =
		arena_strdup(call->arena, source->sha256);
	import->report->encoding = source->encoding;
	if (!factor_list_read(source, call->arena, &list, err) ||
		!(import->dry_run ? store_begin_read(call->store, err) : call_begin(call, 0, err)))
		return false;
	bool done = risk_held(call, &import->held, err) &&
		    (import->dry_run ||
			    store_run_open(call->store, call->team->id, &import->run, err)) &&
		    take_all(import, &list, err);
	if (done && !import->dry_run && import->report->added == 0) {
		done = err_set(err, ERR_INVALID,
			import->report->n > 0 ? import->report->items[0].field : "file",
			import->report->n > 0 ? "Line %" PRId64 ", %s: %s Nothing was written."
					      : "The file holds no facts.",
			import->report->n > 0 ? import->report->items[0].line : 0,
			import->report->n > 0 ? import->report->items[0].field : "",
			import->report->n > 0 ? import->report->items[0].reason : "");
	} else if (done && !import->dry_run) {
		done = finish(import, err);
		import->report->run = arena_strdup(call->arena, import->run.uid);
	}
	call_cancel(call);
	return done;
}

bool command_import_factors(struct call *call, struct result *out, struct err *err)
{
	struct factor_import import = {.call = call,
		.dry_run = args_flag(call->args, "dry_run"),
		.basis = call->team->lawful_basis,
		.report = arena_new_one(call->arena, struct import_report)};
	struct source source;
	const char *path;

	if (!args_need(call->args, "file", &path, err) ||
		!args_text(call->args, "source", 100, false, &import.source, err) ||
		!args_text(call->args, "basis", 400, false, &import.basis, err))
		return false;
	if (text_is_blank(import.basis) && !import.dry_run)
		return err_set(err, ERR_INVALID, "basis",
			"Say on what lawful basis the list is held, for example --basis \"Direct "
			"care\". The team can have a standing one: caseload team set --basis.");
	if (!source_open(path, &source, err))
		return import_name_file(call, path, err);
	import.run = (struct import_run){.file_name = import_file_name(path, call->arena),
		.shape = "factors",
		.run_date = call->today,
		.instrument = "",
		.lawful_basis = import.basis};
	import.report->dry_run = import.dry_run;
	import.report->file_name = import.run.file_name;
	import.report->shape = "factors";
	import.report->run_date = call->today;
	import.report->lawful_basis = import.basis;
	bool done = run(&import, &source, err);
	source_close(&source);
	if (!done)
		return import_name_file(call, path, err);
	out->kind = RESULT_IMPORT;
	out->value = import.report;
	out->n = import.report->n;
	out->uid = import.report->run;
	return call_done(call, out,
		"%s %" PRId64 " facts about %" PRId64 " people, %" PRId64 " refused.%s",
		import.dry_run ? "Would take in" : "Took in", import.report->added,
		import.report->people, import.report->refused,
		import.dry_run ? " Nothing was written." : "");
}
