/* Who looked at a person's record, and who changed what, built from the audit and the states that
 * each save replaced. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/json.h>
#include <caseload/base/str.h>
#include <caseload/field_words.h>
#include <caseload/history.h>
#include <caseload/store/change.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "meetings.h"
#include "history.h"

enum { ENTRIES_MOST = 1000, SHORT_TEXT = 60 };

struct known {
	struct call *call;
	struct worker *workers;
	size_t n, room;
	struct practice *practices;
	size_t practices_n, practices_room;
};

static bool worker_of(struct known *known, int64_t id, const struct worker **out, struct err *err)
{
	struct worker *fresh;

	for (size_t i = 0; i < known->n; i++)
		if (known->workers[i].id == id) {
			*out = &known->workers[i];
			return true;
		}
	fresh = arena_push(
		known->call->arena, &known->workers, &known->n, &known->room, sizeof(*fresh));
	if (!store_worker_by_id(
		    known->call->store, id, known->call->today, known->call->arena, fresh, err))
		return false;
	fresh->id = id;
	*out = fresh;
	return true;
}

static bool practice_of(
	struct known *known, int64_t id, const struct practice **out, struct err *err)
{
	struct practice *fresh;

	for (size_t i = 0; i < known->practices_n; i++)
		if (known->practices[i].id == id) {
			*out = &known->practices[i];
			return true;
		}
	fresh = arena_push(known->call->arena, &known->practices, &known->practices_n,
		&known->practices_room, sizeof(*fresh));
	if (!store_practice_by_id(known->call->store, id, known->call->arena, fresh, err))
		return false;
	fresh->id = id;
	*out = fresh;
	return true;
}

/* ---- values in words ---- */

static const char *told_words(const char *code)
{
	return *code == 'Y'   ? "yes"
	       : *code == 'N' ? "no"
	       : *code == 'Z' ? "asked, not stated"
			      : "not known";
}

static const char *code_words(const struct word_list *list, const char *code)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->words[i].code, code) == 0)
			return list->words[i].shown;
	return code;
}

static bool id_words(struct known *known, const struct field_words *field, int64_t id,
	const char **out, struct err *err)
{
	const struct worker *worker;
	const struct practice *practice;

	if (field->kind == FIELD_IS_WORKER) {
		if (!worker_of(known, id, &worker, err))
			return false;
		*out = worker->name != NULL ? worker->name : "a worker";
		return true;
	}
	if (!practice_of(known, id, &practice, err))
		return false;
	*out = practice->name != NULL ? practice->name : practice->code;
	return true;
}

/* *out is NULL where there is no value. */
static bool value_words(struct known *known, const struct field_words *field, const char *value,
	const char **out, struct err *err)
{
	char shown[DATE_SHOWN_SIZE];
	struct date date;

	*out = value;
	if (value == NULL || *value == '\0') {
		*out = NULL;
		return true;
	}
	switch (field->kind) {
	case FIELD_IS_DATE:
		if (date_parse_iso(value, &date))
			*out = arena_strdup(known->call->arena, date_show(date, shown));
		return true;
	case FIELD_IS_CODE:
		*out = code_words(field->words, value);
		return true;
	case FIELD_IS_WORKER:
	case FIELD_IS_PRACTICE:
		return id_words(known, field, strtoll(value, NULL, 10), out, err);
	case FIELD_IS_YES_NO:
		*out = strcmp(value, "0") == 0 ? "no" : "yes";
		return true;
	case FIELD_IS_TOLD:
		*out = told_words(value);
		return true;
	default:
		*out = arena_strdup(known->call->arena, value);
		return true;
	}
}

/* ---- the fields of a change ---- */

static const char *value_in(const json_t *state, const char *column)
{
	return json_string_value(json_object_get(state, column));
}

static bool is_secret(
	const struct known *known, const struct field_words *field, json_t *before, json_t *after)
{
	if (field->kind == FIELD_IS_SECRET)
		return true;
	const struct person *person = known->call->person;

	return field->hidden_when_restricted &&
	       ((person != NULL && person->restricted) ||
		       text_equal(value_in(before, "restricted"), "1") ||
		       text_equal(value_in(after, "restricted"), "1"));
}

static bool is_long(const struct field_words *field, const struct history_field *said)
{
	const char *text = said->after != NULL ? said->after : said->before;

	return field->kind == FIELD_IS_LONG && text != NULL &&
	       (strlen(text) > SHORT_TEXT || strchr(text, '\n') != NULL ||
		       (said->before != NULL && strlen(said->before) > SHORT_TEXT));
}

static bool field_said(struct known *known, const struct change_part *part,
	const struct field_words *field, json_t *before, json_t *after, struct history_field *out,
	struct err *err)
{
	/* Which section it was stands with its text. */
	const char *section = value_in(json_object_size(after) > 0 ? after : before, "section");

	*out = (struct history_field){.record = field->record,
		.column = field->column,
		.of = record_words(part->record),
		.label = field->label};
	if (field->kind == FIELD_IS_LONG && section != NULL)
		out->label = code_words(&words_section, section);
	out->secret = is_secret(known, field, before, after);
	if (out->secret)
		return true;
	if (!value_words(known, field, value_in(before, field->column), &out->before, err) ||
		!value_words(known, field, value_in(after, field->column), &out->after, err))
		return false;
	out->is_long = is_long(field, out);
	return true;
}

static bool add_field(struct known *known, const struct change_part *part, const char *column,
	json_t *before, json_t *after, struct history *entry, size_t *room, struct err *err)
{
	const struct field_words *field = field_words(part->record, column);
	struct history_field said;

	if (field == NULL || text_equal(value_in(before, column), value_in(after, column)))
		return true;
	if (!field_said(known, part, field, before, after, &said, err))
		return false;
	/* "" was nothing too, and none carried over says nothing. */
	if (!said.secret && (text_equal(said.before, said.after) ||
				    (said.before == NULL && text_equal(said.after, "0"))))
		return true;
	*(struct history_field *)arena_push(
		known->call->arena, &entry->fields, &entry->fields_n, room, sizeof(said)) = said;
	return true;
}

static bool add_part(struct known *known, const struct change_part *part, struct history *entry,
	size_t *room, struct err *err)
{
	json_t *before = json_loads(part->before != NULL ? part->before : "{}", 0, NULL);
	json_t *after = json_loads(part->after != NULL ? part->after : "{}", 0, NULL);
	const char *column;
	json_t *value;
	bool done = true;

	json_object_foreach(json_object_size(after) > 0 ? after : before, column, value)
	{
		if (done && !(strcmp(column, "section") == 0 &&
				    strcmp(part->record, "plan_section") == 0))
			done = add_field(known, part, column, before, after, entry, room, err);
	}
	json_decref(before);
	json_decref(after);
	return done;
}

struct known *history_known(struct call *call)
{
	struct known *known = arena_new_one(call->arena, struct known);

	known->call = call;
	return known;
}

bool history_part(struct known *known, const char *record, const char *before, const char *after,
	struct history *entry, struct err *err)
{
	const struct change_part part = {.record = record, .before = before, .after = after};
	size_t room = entry->fields_n;

	return add_part(known, &part, entry, &room, err);
}

static bool add_fields(struct known *known, const struct change *change, int64_t person_id,
	struct history *entry, struct err *err)
{
	struct call *call = known->call;
	struct change_part *parts;
	size_t n, room = 0;

	if (!store_change_parts(call->store, change->save_id, call->arena, &parts, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (parts[i].person_id == person_id &&
			!add_part(known, &parts[i], entry, &room, err))
			return false;
	return true;
}

/* ---- the entries ---- */

static const char *command_words(const char *name)
{
	static const struct {
		enum command_id id;
		const char *words;
	} looks[] = {{CMD_PERSON_SHOW, "Looked at the record"},
		{CMD_PERSON_HISTORY, "Looked at the history"},
		{CMD_PLAN_SHOW, "Looked at the plan"}, {CMD_RISK_SHOW, "Looked at the scores"},
		{CMD_KEY_SAFE, "Looked at the key safe code"}};

	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		if (strcmp(name, command_get(looks[i].id)->name) == 0)
			return looks[i].words;
	for (int id = 0; id < CMD_COUNT; id++)
		if (strcmp(name, command_get(id)->name) == 0)
			return command_get(id)->summary;
	return name;
}

/* Whose history it is need not be said in each line: "Booked a review on ...". */
static const char *without_name(struct call *call, const char *sentence)
{
	static const char *const before[] = {" of ", " for ", " with ", " about "};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		const char *said = arena_printf(
			call->arena, "%s%s", before[i], person_name(call->person, call->arena));
		const char *at = strstr(sentence, said);
		if (at != NULL)
			return arena_printf(call->arena, "%.*s%s", (int)(at - sentence), sentence,
				at + strlen(said));
	}
	return sentence;
}

/* A change that was about several names the others; here it says only what it was. */
static const char *what_words(
	struct call *call, const struct audit *row, const struct change *change)
{
	if (change->id != 0 && change->person_id != 0)
		return without_name(call, change->summary);
	if (change->undoes != 0 && row->detail != NULL)
		return arena_printf(call->arena, "%s: %s",
			strcmp(row->command, "redo") == 0 ? "Done again" : "Undone",
			command_words(row->detail));
	return command_words(row->command);
}

/* When it was made what a change took back. */
static bool mark_undone(
	struct call *call, const struct change *change, struct history *entry, struct err *err)
{
	struct change before = {0};

	entry->undone = change->undone_by != 0;
	if (change->undoes == 0)
		return true;
	if (!store_change_by_id(call->store, change->undoes, call->arena, &before, err))
		return false;
	entry->undoes_at = before.at;
	return true;
}

static bool add_entry(
	struct known *known, const struct audit *row, struct history *entry, struct err *err)
{
	struct call *call = known->call;
	struct change change = {0};
	const struct worker *worker;

	if (!worker_of(known, row->worker_id, &worker, err) ||
		!store_change_of_audit(call->store, row->seq, call->arena, &change, err))
		return false;
	*entry = (struct history){.seq = row->seq,
		.at = row->at,
		.login = row->login,
		.who = worker->name != NULL ? worker->name : row->login,
		.role = word_shown(&words_profession, worker->profession),
		.kind = strcmp(row->touches, "change") == 0	? HISTORY_CHANGE
			: strcmp(row->touches, "disclose") == 0 ? HISTORY_DISCLOSE
								: HISTORY_VIEW,
		.refused = strcmp(row->result, "refused") == 0,
		.what = what_words(call, row, &change),
		.detail = change.id == 0 ? row->detail : NULL};
	if (row->person_id != call->person->id)
		entry->what =
			arena_printf(call->arena, "%s (on a record merged into this)", entry->what);
	return change.id == 0 || (mark_undone(call, &change, entry, err) &&
					 add_fields(known, &change, row->person_id, entry, err));
}

/* What was done to both records at once stands in both histories, and once in that of the two. */
static bool said_already(const struct call *call, const struct audit *rows, size_t n, size_t i)
{
	const struct audit *row = &rows[i];

	if (row->person_id == call->person->id)
		return false;
	for (size_t j = i > 0 ? i - 1 : 0; j < n && j <= i + 1; j++)
		if (rows[j].person_id == call->person->id && text_equal(rows[j].at, row->at) &&
			text_equal(rows[j].command, row->command) &&
			text_equal(rows[j].object, row->object))
			return true;
	return false;
}

static bool is_change(const struct audit *row)
{
	return strcmp(row->touches, "change") == 0;
}

/* A meeting that wrote it knows it; that the person was told comes after the meeting. */
static bool is_of_meeting(const struct audit *row)
{
	return text_starts(row->command, "meeting ") &&
	       strcmp(row->command, command_get(CMD_MEETING_TELL)->name) != 0;
}

static bool changes_since(struct call *call, const char *since, bool of_meetings,
	struct history **out, size_t *n, struct err *err)
{
	struct audit_filter filter = {
		.team_id = call->team->id, .person_id = call->person->id, .limit = ENTRIES_MOST};
	struct known known = {.call = call};
	struct audit *rows;
	size_t rows_n;

	*n = 0;
	if (!store_audit_list(call->store, &filter, call->arena, &rows, &rows_n, err))
		return false;
	*out = arena_new_array(call->arena, struct history, rows_n);
	for (size_t i = 0; i < rows_n; i++) {
		if (strcmp(rows[i].at, since) <= 0)
			break; /* newest first */
		if (is_change(&rows[i]) && strcmp(rows[i].result, "done") == 0 &&
			(of_meetings || !is_of_meeting(&rows[i])) &&
			!said_already(call, rows, rows_n, i) &&
			!add_entry(&known, &rows[i], &(*out)[(*n)++], err))
			return false;
	}
	return true;
}

bool history_since(
	struct call *call, const char *since, struct history **out, size_t *n, struct err *err)
{
	return changes_since(call, since, false, out, n, err);
}

bool history_all_since(
	struct call *call, const char *since, struct history **out, size_t *n, struct err *err)
{
	return changes_since(call, since, true, out, n, err);
}

bool command_person_history(struct call *call, struct result *out, struct err *err)
{
	struct audit_filter filter = {
		.team_id = call->team->id, .person_id = call->person->id, .limit = ENTRIES_MOST};
	bool changes = args_flag(call->args, "changes");
	struct known known = {.call = call};
	struct history *entries;
	struct audit *rows;
	size_t n;

	if (!store_audit_list(call->store, &filter, call->arena, &rows, &n, err))
		return false;
	entries = arena_new_array(call->arena, struct history, n);
	for (size_t i = 0; i < n; i++)
		if ((!changes || is_change(&rows[i])) && !said_already(call, rows, n, i) &&
			!add_entry(&known, &rows[i], &entries[out->n++], err))
			return false;
	out->kind = RESULT_HISTORY;
	out->value = entries;
	return call_done(call, out, "Who %s %s: %zu %s, newest first.",
		changes ? "changed" : "looked at or changed",
		person_name(call->person, call->arena), out->n, out->n == 1 ? "entry" : "entries");
}
