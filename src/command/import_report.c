/* What an import says of itself: row by row, in counts, and in a sentence. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "import.h"

enum { OLD_DAYS = 14, FILE_NAME_MAX = 255 };

/* ---- the file ---- */

const char *import_file_name(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	size_t length = strlen(name);

	return safe_text(arena, name, length < FILE_NAME_MAX ? length : FILE_NAME_MAX, false, NULL);
}

/* "Line 3 holds a NUL byte" becomes "list.csv, line 3 holds a NUL byte". */
bool import_name_file(struct call *call, const char *path, struct err *err)
{
	const char *name = import_file_name(path, call->arena);
	struct err was = *err;

	if ((was.code != ERR_INVALID && was.code != ERR_IO) || strcmp(was.field, "store") == 0 ||
		strstr(was.text, arena_printf(call->arena, "%s\"", name)) !=
			NULL) /* quoted there already */
		return false;
	if (text_starts(was.text, "Line "))
		err_set(err, was.code, was.field, "%s, l%s", name, was.text + 1);
	else
		err_set(err, was.code, was.field, "%s: %s", name, was.text);
	err->file = was.file;
	err->line = was.line;
	return false;
}

/* ---- rows and remarks ---- */

void import_note(struct import *import, const struct import_row *item)
{
	struct arena *arena = import->call->arena;
	struct import_row *kept = arena_push(arena, &import->report->items, &import->report->n,
		&import->items_room, sizeof(*kept));

	*kept = *item;
	kept->nhs_number = arena_strdup(arena, item->nhs_number);
	kept->name = arena_strdup(arena, item->name != NULL ? item->name : "");
	kept->field = arena_strdup(arena, item->field);
	kept->reason = arena_strdup(arena, item->reason);
}

void import_refuse(struct import *import, const struct risk_list_row *row,
	const struct person *person, const char *field, const char *reason)
{
	struct import_row item = {
		.outcome = ROW_REFUSED,
		.line = (int64_t)row->line,
		.nhs_number = row->nhs_number,
		.name = person->family != NULL ? person_name(person, import->row) : "",
		.field = field,
		.reason = reason,
	};

	import->report->refused++;
	import_note(import, &item);
}

void import_remark(struct import *import, const char *format, ...)
{
	struct import_report *report = import->report;
	const char **slot = arena_push(import->call->arena, &report->remarks, &report->remarks_n,
		&import->remarks_room, sizeof(*slot));
	va_list args;

	va_start(args, format);
	*slot = arena_vprintf(import->call->arena, format, args);
	va_end(args);
}

static void add_notes(
	struct import *import, const struct row_notes *notes, enum row_outcome outcome)
{
	for (size_t i = 0; i < notes->n; i++) {
		struct import_row item = {
			.outcome = outcome,
			.line = (int64_t)notes->items[i].line,
			.field = notes->items[i].field,
			.reason = notes->items[i].reason,
		};
		import_note(import, &item);
	}
}

static int by_line(const void *a, const void *b)
{
	const struct import_row *x = a, *y = b;

	/* Those missing from the list have no line and come last. */
	if ((x->line == 0) != (y->line == 0))
		return x->line == 0 ? 1 : -1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	return strcmp(x->name, y->name);
}

static bool is_sorted(const struct import_report *report)
{
	for (size_t i = 1; i < report->n; i++)
		if (by_line(&report->items[i - 1], &report->items[i]) > 0)
			return false;
	return true;
}

/* Who had a score of this instrument from the practice's last list and is not on this one. */
static bool add_missing(struct import *import, struct err *err)
{
	struct call *call = import->call;
	struct import_run previous;
	struct person *people;
	size_t n;

	if (import->empty_store ||
		!store_run_previous(call->store, call->team->id, import->run.practice,
			import->run.instrument, import->run.id, call->arena, &previous, err))
		return import->empty_store;
	if (previous.id == 0 || date_compare(import->run.run_date, previous.run_date) < 0)
		return true;
	if (!store_run_scored(call->store, previous.id, import->run.instrument, call->arena,
		    &people, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct import_row item = {
			.outcome = ROW_MISSING,
			.nhs_number = people[i].nhs_number,
			.name = person_name(&people[i], call->arena),
			.reason =
				"Was on the last list and is not on this one. Nothing is changed.",
		};
		if (people[i].nhs_number == NULL ||
			key_set_has(&import->numbers, key_of_number(people[i].nhs_number)))
			continue;
		import->report->missing_from_list++;
		import_note(import, &item);
	}
	return true;
}

static void remark_age(struct import *import)
{
	char shown[DATE_SHOWN_SIZE];
	long days = date_between(import->run.run_date, import->call->today);

	if (days > OLD_DAYS)
		import_remark(import, "The list is %ld days old: it was run on %s.", days,
			date_show(import->run.run_date, shown));
	else if (days < 0)
		import_remark(import, "The date of the list, %s, lies ahead of today. Check it.",
			date_show(import->run.run_date, shown));
}

bool import_report_close(struct import *import, const struct risk_list *list, struct err *err)
{
	struct import_report *report = import->report;
	struct import_run *run = &import->run;

	add_notes(import, &list->refused, ROW_REFUSED);
	add_notes(import, &list->repaired, ROW_REPAIRED);
	run->instrument =
		list->n_tools > 0 && list->tools[0]->id != NULL ? list->tools[0]->id : "none";
	if (import->practices_n == 1 && !import->practices_mixed)
		run->practice = import->practices[0].code;
	report->rows = (int64_t)list->n_records;
	report->people = report->added + report->changed + report->unchanged;
	report->refused += (int64_t)list->refused.n;
	report->repaired = (int64_t)list->repaired.n;
	report->shape = list->shape;
	report->encoding = list->encoding;
	report->run_date = run->run_date;
	report->instrument = run->instrument;
	report->practice = run->practice;
	remark_age(import);
	if (import->practices_n == 0 && report->added > 0)
		import_remark(import, "The list names no practice, so these people count for no "
				      "practice's 2%%. Name it with --practice, or in the Practice "
				      "field on screen.");
	if (!add_missing(import, err))
		return false;
	if (!is_sorted(report))
		qsort(report->items, report->n, sizeof(*report->items), by_line);
	if (import->items_wanted >= 0 && (int64_t)report->n > import->items_wanted)
		report->n = (size_t)import->items_wanted;
	run->rows = report->rows;
	run->people = report->people;
	run->added = report->added;
	run->changed = report->changed;
	run->moved_band = report->moved_band;
	run->unchanged = report->unchanged;
	run->refused = report->refused;
	run->repaired = report->repaired;
	run->missing_from_list = report->missing_from_list;
	return true;
}

const char *import_sentence(struct import *import)
{
	const struct import_report *report = import->report;
	struct arena *arena = import->call->arena;
	const char *counts = arena_printf(arena,
		"%" PRId64 " new, %" PRId64 " changed, %" PRId64 " unchanged, %" PRId64 " refused",
		report->added, report->changed, report->unchanged, report->refused);

	if (import->dry_run)
		return arena_printf(arena, "%s would bring %s. Nothing was written.",
			report->file_name, counts);
	if (report->run == NULL)
		return arena_printf(arena, "%s changes nothing: %s.", report->file_name, counts);
	return arena_printf(arena, "Imported %s: %s.", report->file_name, counts);
}
