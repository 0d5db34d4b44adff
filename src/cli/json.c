#include "json.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/case_fault.h>
#include <caseload/change.h>
#include <caseload/copy.h>
#include <caseload/due.h>
#include <caseload/history.h>
#include <caseload/match.h>
#include <caseload/meeting.h>
#include <caseload/measure_target.h>
#include <caseload/printed_list.h>
#include <caseload/printer.h>
#include <caseload/record.h>
#include <caseload/referral.h>
#include <caseload/work_list.h>
#include <caseload/letter.h>
#include <caseload/link.h>

static json_t *number(int64_t n)
{
	return json_integer((json_int_t)n);
}

static json_t *roles_json(unsigned roles)
{
	json_t *json = json_array();
	for (size_t i = 0; i < words_role.n; i++)
		if ((roles & 1u << words_role.words[i].value) != 0)
			json_array_append_new(json, json_string(words_role.words[i].code));
	return json;
}

/* Bands and cover, where it was asked how much everyone carries. */
static void load_json(json_t *json, const struct worker *worker)
{
	json_object_set_new(json, "very_high", number(worker->very_high));
	json_object_set_new(json, "high", number(worker->high));
	json_object_set_new(json, "rising", number(worker->rising));
	json_object_set_new(json, "other", number(worker->other));
	json_object_set_new(json, "away_until", json_date(worker->away_until));
	json_object_set_new(json, "cover", json_text(worker->cover));
}

static json_t *workers_json(const struct worker *workers, size_t n, bool load)
{
	json_t *array = json_array();
	for (size_t i = 0; i < n; i++) {
		json_t *json = shape_json(&worker_shape, &workers[i]);
		json_object_set_new(json, "roles", roles_json(workers[i].roles));
		json_object_set_new(json, "cases", number(workers[i].cases));
		json_object_set_new(json, "weight", number(workers[i].weight));
		json_object_set_new(json, "late", number(workers[i].late));
		if (load)
			load_json(json, &workers[i]);
		if (load)
			json_object_set_new(json, "load",
				workers[i].capacity > 0 ? json_text(load_light(workers[i].weight,
								  worker_capacity(&workers[i])))
							: json_null());
		json_array_append_new(array, json);
	}
	return array;
}

/* The rows of one outcome. A line that does not exist, of someone who is not on the list, is null.
 */
static json_t *rows_json(const struct import_report *report, enum row_outcome outcome, bool who)
{
	json_t *array = json_array();
	for (size_t i = 0; i < report->n; i++) {
		const struct import_row *row = &report->items[i];
		if (row->outcome != outcome)
			continue;
		json_t *json = json_object();
		json_object_set_new(json, "line", row->line > 0 ? number(row->line) : json_null());
		json_object_set_new(json, "field", json_text(row->field));
		json_object_set_new(json, "reason", json_text(row->reason));
		if (who) {
			json_object_set_new(json, "nhs_number", json_text(row->nhs_number));
			json_object_set_new(json, "name", json_text(row->name));
		}
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *import_json(const struct import_report *r)
{
	json_t *json = json_object(), *remarks = json_array();

	json_object_set_new(json, "run", json_text(r->run));
	json_object_set_new(json, "shape", json_text(r->shape));
	json_object_set_new(json, "run_date", json_date(r->run_date));
	json_object_set_new(json, "instrument", json_text(r->instrument));
	json_object_set_new(json, "rows", number(r->rows));
	json_object_set_new(json, "people", number(r->people));
	json_object_set_new(json, "new", number(r->added));
	json_object_set_new(json, "changed", number(r->changed));
	json_object_set_new(json, "moved_band", number(r->moved_band));
	json_object_set_new(json, "unchanged", number(r->unchanged));
	json_object_set_new(json, "refused", rows_json(r, ROW_REFUSED, false));
	json_object_set_new(json, "repaired", rows_json(r, ROW_REPAIRED, false));
	json_object_set_new(json, "missing_from_list", number(r->missing_from_list));
	json_object_set_new(json, "possible_duplicates", number(r->possible_duplicates));
	json_object_set_new(json, "dry_run", json_boolean(r->dry_run));
	json_object_set_new(json, "duplicates", rows_json(r, ROW_DUPLICATE, true));
	json_object_set_new(json, "missing", rows_json(r, ROW_MISSING, true));
	json_object_set_new(json, "encoding", json_text(r->encoding));
	json_object_set_new(json, "file_name", json_text(r->file_name));
	json_object_set_new(json, "file_hash", json_text(r->file_hash));
	json_object_set_new(json, "lawful_basis", json_text(r->lawful_basis));
	json_object_set_new(json, "practice", json_text(r->practice));
	for (size_t i = 0; i < r->remarks_n; i++)
		json_array_append_new(remarks, json_text(r->remarks[i]));
	json_object_set_new(json, "remarks", remarks);
	return json;
}

static json_t *checks_json(const struct check *checks, size_t n)
{
	json_t *array = json_array();
	for (size_t i = 0; i < n; i++) {
		json_t *json = json_object();
		json_object_set_new(json, "name", json_text(checks[i].name));
		json_object_set_new(json, "state", json_text(checks[i].state));
		json_object_set_new(json, "text", json_text(checks[i].text));
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *field_json(const struct history_field *field)
{
	json_t *json = json_object();

	json_object_set_new(json, "of", json_text(field->of));
	json_object_set_new(json, "field", json_text(field->label));
	json_object_set_new(json, "before", json_text(field->before));
	json_object_set_new(json, "after", json_text(field->after));
	json_object_set_new(json, "secret", json_boolean(field->secret));
	return json;
}

json_t *changes_json(const struct history *entries, size_t n)
{
	static const char *const kinds[] = {"view", "change", "disclose"};
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++) {
		const struct history *e = &entries[i];
		json_t *json = json_object(), *fields = json_array();

		for (size_t j = 0; j < e->fields_n; j++)
			json_array_append_new(fields, field_json(&e->fields[j]));
		json_object_set_new(json, "seq", number(e->seq));
		json_object_set_new(json, "at", json_text(e->at));
		json_object_set_new(json, "who", json_text(e->who));
		json_object_set_new(json, "profession", json_text(e->role));
		json_object_set_new(json, "login", json_text(e->login));
		json_object_set_new(json, "kind", json_text(kinds[e->kind]));
		json_object_set_new(json, "refused", json_boolean(e->refused));
		json_object_set_new(json, "what", json_text(e->what));
		json_object_set_new(json, "detail", json_text(e->detail));
		json_object_set_new(json, "fields", fields);
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *chase_json(const struct action_owner *owners, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *json = shape_json(&action_owner_shape, &owners[i]);

		json_object_set_new(json, "open", number((int64_t)owners[i].actions_n));
		json_object_set_new(json, "actions",
			shape_json_array(&action_shape, owners[i].actions, owners[i].actions_n));
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *score_json(struct score score)
{
	static const struct field field = {"score", FIELD_SCORE, 0, NULL, 0};
	const struct shape shape = {"score", sizeof(score), &field, 1};
	json_t *json = shape_json(&shape, &score);
	json_t *value = json_incref(json_object_get(json, "score"));

	json_decref(json);
	return value;
}

/* The row of the caseload, and beside it why the person is on the list. */
static json_t *work_json(const struct work_list *list)
{
	json_t *array = json_array();

	for (size_t i = 0; i < list->n; i++) {
		const struct work_row *row = &list->rows[i];
		const struct place *place = &row->place;
		json_t *json = shape_json(&case_row_shape, &row->who);

		json_object_set_new(json, "why", json_text(row->why));
		json_object_set_new(json, "change", json_text(row->change));
		json_object_set_new(json, "score_before", score_json(row->before));
		json_object_set_new(json, "before_on", json_date(row->before_on));
		json_object_set_new(json, "count", number(row->count));
		json_object_set_new(json, "on", json_date(row->on));
		json_object_set_new(json, "last_review", json_date(row->seen));
		json_object_set_new(
			json, "rank", place->rank > 0 ? number(place->rank) : json_null());
		json_object_set_new(
			json, "tied", place->rank > 0 ? number(place->tied) : json_null());
		json_object_set_new(
			json, "rank_of", place->rank > 0 ? number(place->adults) : json_null());
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *notes_json(const struct paper *paper)
{
	json_t *array = json_array();

	for (size_t i = 0; i < paper->notes_n; i++) {
		const struct paper_note *note = &paper->notes[i];
		json_t *json = json_object();

		json_object_set_new(json, "person", json_text(note->who));
		json_object_set_new(json, "left_out", json_boolean(note->left_out));
		json_object_set_new(json, "text", json_text(note->words));
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *paper_json(const struct result *result, const struct paper *paper)
{
	json_t *json = json_object();
	json_object_set_new(json, "message", json_text(result->message));
	json_object_set_new(json, "title", json_text(paper->title));
	json_object_set_new(json, "people", number(paper->people));
	json_object_set_new(json, "pages", number((int64_t)paper->pages_n));
	json_object_set_new(json, "written_to", json_text(paper->written_to));
	json_object_set_new(json, "notes", notes_json(paper));
	return json;
}

static json_t *message_json(const struct result *result)
{
	json_t *json = json_object();
	json_object_set_new(json, "message", json_text(result->message));
	json_object_set_new(json, "uid", json_text(result->uid));
	json_object_set_new(
		json, "version", result->version != 0 ? number(result->version) : json_null());
	return json;
}

const struct shape *json_list_shape(enum result_kind kind)
{
	switch (kind) {
	case RESULT_CASES:
	case RESULT_PEOPLE:
		return &case_row_shape;
	case RESULT_PLANS:
		return &plan_shape;
	case RESULT_REVIEWS:
		return &review_shape;
	case RESULT_DUES:
		return &due_shape;
	case RESULT_MATCHES:
		return &match_shape;
	case RESULT_RULES:
		return &deadline_rule_shape;
	case RESULT_CLOCKS:
		return &clock_stop_shape;
	case RESULT_REFERRALS:
		return &referral_shape;
	case RESULT_REQUESTS:
		return &access_request_shape;
	case RESULT_HOLIDAYS:
		return &holiday_shape;
	case RESULT_LETTERS:
		return &letter_shape;
	case RESULT_TEMPLATES:
		return &letter_template_shape;
	case RESULT_LETTER_FIELDS:
		return &letter_field_shape;
	case RESULT_ACTIONS:
		return &action_shape;
	case RESULT_PROPOSALS:
		return &proposal_shape;
	case RESULT_ABSENCES:
		return &absence_shape;
	case RESULT_PRACTICES:
		return &practice_shape;
	case RESULT_INSTRUMENTS:
		return &risk_instrument_shape;
	case RESULT_FACTORS:
		return &risk_input_shape;
	case RESULT_STRATA:
		return &strata_row_shape;
	case RESULT_IMPORT_RUNS:
		return &import_run_shape;
	case RESULT_AUDIT:
		return &audit_shape;
	case RESULT_DRAFTS:
		return &draft_shape;
	case RESULT_REGISTER_PEOPLE:
		return &register_case_shape;
	case RESULT_CHANGES:
		return &change_shape;
	case RESULT_SETTINGS:
		return &setting_shape;
	case RESULT_MEETINGS:
		return &meeting_shape;
	case RESULT_AGENDA_RULES:
		return &agenda_rule_shape;
	case RESULT_COPIES:
	case RESULT_COPIES_OUT:
		return &copy_shape;
	case RESULT_CASE_FAULTS:
		return &case_fault_shape;
	case RESULT_CARERS:
		return &carer_shape;
	case RESULT_MEASURE_ROWS:
		return &measure_row_shape;
	case RESULT_PRINTERS:
		return &printer_shape;
	case RESULT_TARGETS:
		return &measure_target_shape;
	case RESULT_SHEETS:
		return &printed_list_shape;
	case RESULT_SHEET_ROWS:
		return &printed_row_shape;
	default:
		return NULL;
	}
}

json_t *result_json(const struct result *result)
{
	const struct case_list *cases = result->value;

	switch (result->kind) {
	case RESULT_MESSAGE:
		return message_json(result);
	case RESULT_CASES:
		return shape_json_array(&case_row_shape, cases->rows, cases->n);
	case RESULT_PERSON:
		return person_json(result->value);
	case RESULT_PLAN:
		return plan_json(result->value);
	case RESULT_WORKERS:
		return workers_json(result->value, result->n, false);
	case RESULT_LOAD:
		return workers_json(result->value, result->n, true);
	case RESULT_TEAM:
		return shape_json(&team_shape, result->value);
	case RESULT_REGISTER:
		return register_json(result->value, result->n);
	case RESULT_IMPORT:
		return import_json(result->value);
	case RESULT_CANDIDATES:
		return candidates_json(result->value);
	case RESULT_DUPLICATES:
		return duplicates_json(result->value, result->n);
	case RESULT_PAIR:
		return pair_json(result->value);
	case RESULT_MEETING:
		return meeting_json(result->value);
	case RESULT_CASE:
		return case_json(result->value);
	case RESULT_ENTRIES:
		return entries_json(result->value, result->n);
	case RESULT_PAPER:
		return paper_json(result, result->value);
	case RESULT_HISTORY:
		return changes_json(result->value, result->n);
	case RESULT_MEASURES:
		return measures_json(result->value, result->n);
	case RESULT_CHASE:
		return chase_json(result->value, result->n);
	case RESULT_WORK:
		return work_json(result->value);
	case RESULT_CHECKS:
		return checks_json(result->value, result->n);
	case RESULT_TRIED:
		return tried_json(result->value);
	case RESULT_FAULTS:
		return faults_json(result->value, result->n);
	case RESULT_SCORES:
		return scores_json(result->value, result->n);
	default:
		return shape_json_array(json_list_shape(result->kind), result->value, result->n);
	}
}

json_t *error_json(const char *code, const char *field, const char *message)
{
	json_t *error = json_object(), *json = json_object();
	json_object_set_new(error, "code", json_text(code));
	json_object_set_new(error, "field", *field != '\0' ? json_text(field) : json_null());
	json_object_set_new(error, "message", json_text(message));
	json_object_set_new(json, "error", error);
	return json;
}

/* Takes the reference. UTF-8 as it is, unless it holds what a terminal would obey; jansson escapes
 * only what JSON demands. */
static void put(FILE *to, json_t *value)
{
	const size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15);
	char *text = json_dumps(value, flags);

	if (text != NULL && text_steers(text)) {
		free(text);
		text = json_dumps(value, flags | JSON_ENSURE_ASCII);
	}
	fputs(text != NULL ? text : "null", to);
	free(text);
	json_decref(value);
}

void print_json(FILE *to, json_t *value)
{
	put(to, value);
	fputc('\n', to);
}

void print_result_json(FILE *to, const struct result *result)
{
	const struct case_list *cases = result->value;
	size_t n = result->kind == RESULT_CASES ? cases->n : result->n;
	const char *rows = result->kind == RESULT_CASES ? (const char *)cases->rows : result->value;
	const struct shape *shape = json_list_shape(result->kind);

	if (shape == NULL) {
		print_json(to, result_json(result));
		return;
	}
	fputc('[', to);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			fputc(',', to);
		put(to, shape_json(shape, rows + i * shape->size));
	}
	fputs("]\n", to);
}
