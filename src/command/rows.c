#include <caseload/command/rows.h>

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/case_fault.h>
#include <caseload/copy.h>
#include <caseload/due.h>
#include <caseload/match.h>
#include <caseload/meeting.h>
#include <caseload/printed_list.h>
#include <caseload/measure.h>
#include <caseload/record.h>
#include <caseload/referral.h>
#include <caseload/letter.h>
#include <caseload/link.h>

#include "rows_inside.h"

/* ---- cells ---- */

struct rows rows_new(struct arena *arena, const struct column *columns, size_t n)
{
	return (struct rows){.arena = arena, .columns = columns, .n = n};
}

void rows_add(struct rows *rows, const char *text)
{
	const char **cell =
		arena_push(rows->arena, &rows->cells, &rows->used, &rows->room, sizeof(*cell));

	*cell = text == NULL ? "" : safe_text(rows->arena, text, strlen(text), false, NULL);
}

void rows_addf(struct rows *rows, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	rows_add(rows, arena_vprintf(rows->arena, format, args));
	va_end(args);
}

void rows_add_date(struct rows *rows, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];
	rows_add(rows, date_show(date, buffer));
}

void rows_add_number(struct rows *rows, int64_t value)
{
	if (value != 0)
		rows_addf(rows, "%" PRId64, value);
	else
		rows_add(rows, "");
}

size_t rows_total(const struct rows *rows)
{
	return rows->n == 0 ? 0 : rows->used / rows->n;
}

const char *rows_cell(const struct rows *rows, size_t row, size_t column)
{
	return rows->cells[row * rows->n + column];
}

/* ---- texts ---- */

const char *rows_text_number(struct arena *arena, const char *nhs_number)
{
	char buffer[NHS_NUMBER_SHOWN_SIZE];

	if (nhs_number == NULL || !nhs_number_valid(nhs_number))
		return nhs_number != NULL ? nhs_number : "";
	return arena_strdup(arena, nhs_number_show(nhs_number, buffer));
}

const char *rows_text_date(struct arena *arena, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];
	return arena_strdup(arena, date_show(date, buffer));
}

const char *rows_text_instant(struct arena *arena, const char *instant)
{
	char buffer[24];
	return instant == NULL ? "" : arena_strdup(arena, instant_show(instant, buffer));
}

static const char *uid_at(const char *const *uids, size_t stride, size_t i)
{
	const char *uid = *(const char *const *)(const void *)((const char *)uids + i * stride);
	return uid != NULL ? uid : "";
}

const char *rows_text_id(
	struct arena *arena, const char *const *uids, size_t stride, size_t n, size_t i)
{
	const char *uid = uid_at(uids, stride, i);

	for (size_t other = 0; other < n; other++)
		if (other != i && strncmp(uid, uid_at(uids, stride, other), UID_SHORT) == 0)
			return uid;
	return arena_strndup(arena, uid, strlen(uid) < UID_SHORT ? strlen(uid) : UID_SHORT);
}

bool rows_make(
	const struct result *result, struct date today, struct arena *arena, struct rows *out)
{
	*out = (struct rows){.arena = arena};
	switch (result->kind) {
	case RESULT_CASES:
	case RESULT_PEOPLE:
	case RESULT_MATCHES:
	case RESULT_PLANS:
	case RESULT_REVIEWS:
	case RESULT_ACTIONS:
	case RESULT_CHASE:
		rows_care(out, result, today);
		break;
	case RESULT_DUES:
	case RESULT_RULES:
	case RESULT_CLOCKS:
	case RESULT_REFERRALS:
	case RESULT_REQUESTS:
	case RESULT_HOLIDAYS:
		rows_deadline(out, result, today);
		break;
	case RESULT_LETTERS:
	case RESULT_TEMPLATES:
	case RESULT_LETTER_FIELDS:
		rows_letter(out, result, today);
		break;
	case RESULT_SCORES:
	case RESULT_INSTRUMENTS:
	case RESULT_FACTORS:
		rows_risk(out, result);
		break;
	case RESULT_STRATA:
		rows_strata(out, result->value, result->n);
		break;
	case RESULT_WORK:
		rows_work(out, result->value, today);
		break;
	case RESULT_DUPLICATES:
	case RESULT_PAIR:
		rows_link(out, result);
		break;
	case RESULT_MEETINGS:
	case RESULT_MEETING:
	case RESULT_ENTRIES:
	case RESULT_AGENDA_RULES:
		rows_meeting(out, result);
		break;
	case RESULT_TARGETS:
		rows_targets(out, result->value, result->n);
		break;
	case RESULT_PRINTERS:
		rows_printers(out, result->value, result->n);
		break;
	case RESULT_COPIES:
		rows_copies(out, result->value, result->n);
		break;
	case RESULT_COPIES_OUT:
		rows_copies_out(out, result->value, result->n);
		break;
	case RESULT_CASE_FAULTS:
	case RESULT_MEASURES:
	case RESULT_MEASURE_ROWS:
	case RESULT_CARERS:
		rows_measure(out, result);
		break;
	case RESULT_SHEETS:
	case RESULT_SHEET_ROWS:
		rows_sheet(out, result);
		break;
	default:
		rows_service(out, result);
		break;
	}
	return out->columns != NULL;
}

static const char *chased_person(const struct action_owner *owners, size_t n, size_t row)
{
	for (size_t i = 0; i < n; row -= owners[i++].actions_n)
		if (row < owners[i].actions_n)
			return owners[i].actions[row].person_uid;
	return NULL;
}

const char *rows_person(const struct result *result, size_t row)
{
	const struct case_list *list = result->value;

	switch (result->kind) {
	case RESULT_CASES:
		return list->rows[row].uid;
	case RESULT_WORK:
		return ((const struct work_list *)result->value)->rows[row].who.uid;
	case RESULT_PEOPLE:
		return ((const struct case_row *)result->value)[row].uid;
	case RESULT_REGISTER_PEOPLE:
		return ((const struct register_case *)result->value)[row].uid;
	case RESULT_CANDIDATES:
		return ((const struct candidate_list *)result->value)->rows[row].uid;
	case RESULT_REVIEWS:
		return ((const struct review *)result->value)[row].person_uid;
	case RESULT_DUES:
		return ((const struct due *)result->value)[row].person_uid;
	case RESULT_CLOCKS:
		return ((const struct clock_stop *)result->value)[row].person_uid;
	case RESULT_REFERRALS:
		return ((const struct referral *)result->value)[row].person_uid;
	case RESULT_REQUESTS:
		return ((const struct access_request *)result->value)[row].person_uid;
	case RESULT_LETTERS:
		return ((const struct letter *)result->value)[row].person_uid;
	case RESULT_TEMPLATES:
	case RESULT_LETTER_FIELDS:
		return NULL;
	case RESULT_ACTIONS:
		return ((const struct action *)result->value)[row].nhs_number;
	case RESULT_CHASE:
		return chased_person(result->value, result->n, row);
	case RESULT_MATCHES:
		return ((const struct match *)result->value)[row].uid;
	case RESULT_DRAFTS:
		return ((const struct draft *)result->value)[row].person_uid;
	case RESULT_DUPLICATES:
		return ((const struct duplicate *)result->value)[row].a.uid;
	case RESULT_MEETINGS:
	case RESULT_AGENDA_RULES:
	case RESULT_SHEETS:
		return NULL;
	case RESULT_SHEET_ROWS:
		return ((const struct printed_row *)result->value)[row].person_uid;
	case RESULT_MEETING:
		return ((const struct meeting_record *)result->value)->items[row].person_uid;
	case RESULT_ENTRIES:
		return ((const struct case_item *)result->value)[row].person_uid;
	case RESULT_COPIES:
	case RESULT_COPIES_OUT:
		return ((const struct copy *)result->value)[row].person_uid;
	case RESULT_CASE_FAULTS:
		return ((const struct case_fault *)result->value)[row].person_uid;
	case RESULT_MEASURE_ROWS:
		return ((const struct measure_row *)result->value)[row].person_uid;
	case RESULT_CARERS:
		return ((const struct carer *)result->value)[row].person_uid;
	default:
		return result->about != NULL ? result->about->person.uid : NULL;
	}
}

const char *rows_empty(enum result_kind kind)
{
	switch (kind) {
	case RESULT_PEOPLE:
		return "Nobody the team knows was found.";
	case RESULT_PLANS:
		return "There is no plan yet.";
	case RESULT_REVIEWS:
		return "There are no reviews.";
	case RESULT_DUES:
		return "Nothing is due.";
	case RESULT_CLOCKS:
		return "No clock is stopped.";
	case RESULT_REFERRALS:
		return "There are no referrals.";
	case RESULT_REQUESTS:
		return "There are no requests for access.";
	case RESULT_LETTERS:
		return "No letters to show.";
	case RESULT_CARERS:
		return "No contact is recorded as a carer.";
	case RESULT_HOLIDAYS:
		return "There are no bank holidays. Load them with \"caseload calendar import "
		       "FILE\".";
	case RESULT_ACTIONS:
		return "There are no open actions.";
	case RESULT_CHASE:
		return "There is nothing to ask after.";
	case RESULT_PROPOSALS:
		return "Nobody was asked.";
	case RESULT_PRACTICES:
	case RESULT_REGISTER:
		return "The team has no practices yet. Add one with \"caseload practice join "
		       "CODE\".";
	case RESULT_REGISTER_PEOPLE:
		return "Nobody is behind this figure.";
	case RESULT_CANDIDATES:
		return "Nobody with a score that counts is off the register.";
	case RESULT_STRATA:
		return "The team has no practices yet. Add one with \"caseload practice join "
		       "CODE\".";
	case RESULT_WORK:
		return "Nobody is on this list.";
	case RESULT_SCORES:
		return "No risk score is held.";
	case RESULT_INSTRUMENTS:
		return "There are no instruments in this store.";
	case RESULT_FACTORS:
		return "No instrument that is on asks for anything.";
	case RESULT_IMPORT_RUNS:
		return "Nothing has been imported yet.";
	case RESULT_DRAFTS:
		return "You have no drafts.";
	case RESULT_HISTORY:
		return "Nobody has looked at this record or changed it.";
	case RESULT_DUPLICATES:
		return "Nobody seems to be here twice.";
	case RESULT_TARGETS:
		return "No measure is held against anything. Set a target with \"caseload target "
		       "set\".";
	case RESULT_PRINTERS:
		return "This computer has no printer.";
	case RESULT_COPIES_OUT:
		return "No copy of a plan is out of date.";
	case RESULT_COPIES:
		return "No plan of theirs has been printed.";
	case RESULT_CASE_FAULTS:
		return "Nothing is wrong with the cases.";
	case RESULT_MEASURE_ROWS:
		return "Nothing is behind this figure.";
	case RESULT_CHANGES:
		return "You have changed nothing yet.";
	case RESULT_MEETINGS:
		return "No meeting is planned. Plan one with \"caseload meeting plan DATE\".";
	case RESULT_ENTRIES:
		return "No meeting has spoken about anybody here.";
	case RESULT_SHEETS:
		return "No list has been printed yet. Print one with \"caseload print caseload\".";
	case RESULT_SHEET_ROWS:
		return "Nobody was on this sheet.";
	default:
		return "There is nothing to show.";
	}
}
