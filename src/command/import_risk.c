/* Importing a risk list: nothing is written before the whole file has been read, and all of it is
 * one transaction. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/caseload.h>

#include "import.h"
#include "rank.h"

enum {
	BASIS_MAX = 400,
	FILL_FROM =
		10 * 1000 * 1000, /* bytes of a list that is worth making the indexes afterwards */
};

/* ---- what was asked ---- */

static bool read_order(struct call *call, enum date_order *out, struct err *err)
{
	const char *text = args_get(call->args, "date_order");

	if (text_is_blank(text))
		return true;
	if (strcmp(text, "dmy") == 0 || strcmp(text, "day") == 0)
		*out = DATE_ORDER_DMY;
	else if (strcmp(text, "mdy") == 0 || strcmp(text, "month") == 0)
		*out = DATE_ORDER_MDY;
	else
		return err_set(err, ERR_INVALID, "date_order",
			"The order of dates is dmy (day first) or mdy (month first).");
	return true;
}

static bool read_options(struct import *import, struct risk_list_options *options, struct err *err)
{
	struct call *call = import->call;
	const char *practice = args_get(call->args, "practice");

	*options = (struct risk_list_options){0};
	import->items_wanted = -1;
	import->basis = call->team->lawful_basis;
	if (!call_date(call, "as_of", DATE_ANY, &options->as_of, err) ||
		!args_text(call->args, "instrument", 100, false, &options->instrument, err) ||
		!args_text(call->args, "basis", BASIS_MAX, false, &import->basis, err) ||
		!args_number(call->args, "rows", 0, INT32_MAX, &import->items_wanted, err) ||
		!read_order(call, &options->order, err))
		return false;
	if (text_is_blank(import->basis) && !import->dry_run)
		return err_set(err, ERR_INVALID, "basis",
			"Say on what lawful basis the list is held, for example --basis \"Direct "
			"care\". The team can have a standing one: caseload team set --basis.");
	if (text_is_blank(practice))
		return true;
	import->given_practice = utf8_upper(call->arena, practice);
	if (!ods_code_valid(import->given_practice))
		return err_set(err, ERR_INVALID, "practice",
			"An ODS code is 1 to 9 capital letters and digits, for example C81009.");
	return true;
}

static bool is_expected(struct call *call, const struct source *source, struct err *err)
{
	const char *expected = args_get(call->args, "expect");

	if (text_is_blank(expected) || strcmp(expected, source->sha256) == 0)
		return true;
	return err_set(err, ERR_INVALID, "expect",
		"The file has changed since it was looked at. Look at what it would bring again.");
}

/* ---- while reading ---- */

/* Once, before the first row: what the file leaves open must be answered now. */
static bool on_head(void *data, const struct risk_list *list, struct err *err)
{
	struct import *import = data;

	if (list->ask_run_date)
		return err_set(err, ERR_INVALID, "as_of",
			"The file does not say when the list was run. Give the date, for example "
			"--as-of 15/9/2026.");
	if (list->ask_instrument)
		return err_set(err, ERR_INVALID, "instrument",
			"The file does not say what its scores are. Say which instrument gave "
			"them, for example --instrument efi.");
	import->run.run_date = list->run_date;
	import->run.shape = list->shape;
	import->run.instrument = "";
	return import->dry_run ||
	       store_run_open(import->call->store, import->call->team->id, &import->run, err);
}

static bool on_row(void *data, const struct risk_list_row *row, struct err *err)
{
	return import_row(data, row, err);
}

static bool on_progress(void *data, size_t rows, size_t bytes_done, size_t bytes_total)
{
	struct import *import = data;
	double share = bytes_done > 0 ? (double)bytes_total / (double)bytes_done : 1;

	return call_progress(import->call,
		import->dry_run ? "Reading the list" : "Importing the list", (int64_t)rows,
		(int64_t)((double)rows * share));
}

/* ---- the end ---- */

static int by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* The rows of the board, a stretch of consecutive people at a time. */
static bool refresh(struct import *import, struct err *err)
{
	struct store *store = import->call->store;
	int64_t *ids = import->touched;
	size_t n = import->touched_n;

	if (n > 0)
		qsort(ids, n, sizeof(*ids), by_id);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && ids[j] <= ids[j - 1] + 1; j++)
			;
		if (!store_current_refresh_range(store, ids[i], ids[j - 1], err))
			return false;
	}
	return import->new_low == 0 ||
	       store_current_refresh_range(store, import->new_low, import->new_high, err);
}

static bool commit(struct import *import, struct err *err)
{
	const struct import_report *report = import->report;
	struct call *call = import->call;

	call->audit_object = import->run.file_hash;
	call->audit_detail = arena_printf(call->arena,
		"%s, %s, rows %" PRId64 ", new %" PRId64 ", changed %" PRId64 ", unchanged %" PRId64
		", refused %" PRId64,
		report->shape, report->instrument, report->rows, report->added, report->changed,
		report->unchanged, report->refused);
	if (import->filling != NULL &&
		!store_filling_records_done(call->store, import->filling, err))
		return false;
	if (!refresh(import, err))
		return false;
	if (import->filling != NULL && !store_filling_board_done(call->store, import->filling, err))
		return false;
	/* What the list is of is written when the run is closed. */
	return store_run_close(call->store, &import->run, err) &&
	       rank_run(call, import->run.id, err) && call_commit(call, err);
}

/* Nobody of the list can be taken in: that is an error, told by its first line. */
static bool refuse_all(const struct import_report *report, struct err *err)
{
	const struct import_row *first = report->items;
	const struct import_row *end = first + report->n;

	while (first < end && first->outcome != ROW_REFUSED)
		first++;
	if (first == end)
		return err_set(err, ERR_INVALID, "file", "None of its rows can be taken in.");
	return err_set(err, ERR_INVALID, first->field,
		"Line %" PRId64
		" is refused: %s No other row could be taken in, so nothing was written. --dry-run "
		"lists them all.",
		first->line, first->reason);
}

/* Where nothing is taken in, what the report tells of people who are held here was a look at them. */
static bool audit_look(struct import *import, struct err *err)
{
	const struct import_report *report = import->report;
	struct call *call = import->call;

	call_cancel(call);
	if (import->known + report->possible_duplicates + report->missing_from_list == 0)
		return true;
	call->audit_object = import->run.file_hash;
	call->audit_detail = arena_printf(call->arena,
		"%s, rows %" PRId64 ", people %" PRId64 ", refused %" PRId64,
		import->dry_run ? "looked at only" : "nothing taken in", report->rows,
		report->people, report->refused);
	bool done = call_begin(call, 0, err) && call_commit(call, err);
	call_cancel(call);
	return done;
}

/* An import that changes nothing leaves nothing behind, not even a run; who is missing from the list
 * is a change of the list. */
static bool settle(struct import *import, const struct risk_list *list, struct err *err)
{
	struct import_report *report = import->report;

	if (!import_report_close(import, list, err))
		return false;
	if (!import->dry_run && report->people == 0 && report->refused > 0)
		return audit_look(import, err) && refuse_all(report, err);
	if (import->dry_run || report->added + report->changed + report->missing_from_list == 0)
		return audit_look(import, err);
	if (!commit(import, err))
		return false;
	report->run = arena_strdup(import->call->arena, import->run.uid);
	return true;
}

static bool import_source(struct import *import, const struct source *source,
	const struct risk_list_options *options, struct err *err)
{
	struct call *call = import->call;
	struct risk_list_sink sink = {import, on_head, on_row, on_progress};
	struct risk_list list;
	bool done;

	import->run.file_hash = import->report->file_hash =
		arena_strdup(call->arena, source->sha256);
	import->run.lawful_basis = import->report->lawful_basis = import->basis;
	if (!(import->dry_run ? store_begin_read(call->store, err) : call_begin(call, 0, err)))
		return false;
	done = store_is_empty_of_people(call->store, &import->empty_store, err) &&
	       (!import->empty_store || import->dry_run || source->length < FILL_FROM ||
		       store_filling_begin(call->store, &import->filling, err)) &&
	       risk_list_each(source, options, &sink, call->arena, &list, err) &&
	       settle(import, &list, err);
	if (!done)
		call_cancel(call);
	store_filling_end(call->store, import->filling);
	return done;
}

bool command_import_risk(struct call *call, struct result *out, struct err *err)
{
	struct import import = {.call = call, .dry_run = args_flag(call->args, "dry_run")};
	struct risk_list_options options;
	struct source source = {0};
	const char *path;
	bool done;

	if (!args_need(call->args, "file", &path, err) || !read_options(&import, &options, err))
		return false;
	if (!source_open(path, &source, err))
		return import_name_file(call, path, err);
	import.row = arena_new();
	import.report = arena_new_one(call->arena, struct import_report);
	import.report->dry_run = import.dry_run;
	import.report->file_name = import.run.file_name = import_file_name(path, call->arena);
	done = is_expected(call, &source, err) && import_source(&import, &source, &options, err);
	source_close(&source);
	key_set_free(&import.numbers);
	key_set_free(&import.namesakes);
	arena_free(import.row);
	if (!done)
		return import_name_file(call, path, err);
	out->kind = RESULT_IMPORT;
	out->value = import.report;
	out->n = import.report->n;
	out->uid = import.report->run;
	return call_done(call, out, "%s", import_sentence(&import));
}
