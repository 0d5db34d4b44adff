/* One person of a risk list: who it is, what would change, and the change itself. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/caseload.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>

#include "import.h"

/* ---- the practice ---- */

static bool practice_make(
	struct import *import, const char *name, struct practice *practice, struct err *err)
{
	practice->name = name;
	practice->status = PRACTICE_UNCONFIRMED;
	practice->team_id = import->call->team->id;
	import_remark(import,
		"Practice %s is not known here. It is added as unconfirmed; check its code with "
		"the practice.",
		practice->code);
	return import->dry_run || store_practice_save(import->call->store, practice, err);
}

/* A known practice that is nobody's joins the team, with the people it has. */
static bool practice_joins(struct import *import, struct practice *practice, struct err *err)
{
	int64_t *people;
	size_t n;

	if (practice->team_id != 0 || import->dry_run)
		return true;
	if (!store_practice_join(import->call->store, practice, import->call->team->id,
		    import->call->arena, &people, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*(int64_t *)arena_push(import->call->arena, &import->touched, &import->touched_n,
			&import->touched_room, sizeof(int64_t)) = people[i];
	return true;
}

bool import_practice_find(struct import *import, const char *code, const char *name,
	const struct import_practice **out, struct err *err)
{
	struct arena *arena = import->call->arena;
	struct import_practice *entry;
	struct practice practice;

	for (size_t i = 0; i < import->practices_n; i++) {
		size_t at = (import->practice_last + i) % import->practices_n;
		if (strcmp(import->practices[at].code, code) == 0) {
			import->practice_last = at;
			*out = &import->practices[at];
			return true;
		}
	}
	if (!store_practice_by_code(import->call->store, code, arena, &practice, err))
		return false;
	bool unknown = practice.id == 0;
	practice.code = arena_strdup(arena, code);
	if (unknown ? !practice_make(import, name, &practice, err)
		    : !practice_joins(import, &practice, err))
		return false;
	entry = arena_push(arena, &import->practices, &import->practices_n, &import->practices_room,
		sizeof(*entry));
	*entry = (struct import_practice){practice.code, practice.id, unknown};
	import->practice_last = import->practices_n - 1;
	*out = entry;
	return true;
}

/* ---- who it is ---- */

static void note_person(struct import *import, enum row_outcome outcome,
	const struct risk_list_row *row, const struct person *person, const char *field,
	const char *reason, const struct import_bands *bands)
{
	struct import_row item = {
		.outcome = outcome,
		.line = (int64_t)row->line,
		.nhs_number = row->nhs_number,
		.field = field,
		.reason = reason,
	};

	if ((outcome == ROW_NEW || outcome == ROW_UNCHANGED) && import->items_wanted >= 0 &&
		(int64_t)import->report->n >= import->items_wanted)
		return;
	item.name = person->family != NULL ? person_name(person, import->row) : "";
	if (bands != NULL) {
		item.band_before = bands->before;
		item.band = bands->after;
		item.score = bands->score;
	}
	import_note(import, &item);
}

/* Someone else who may be this new person, on the list or in the store. */
static bool note_namesakes(struct import *import, const struct risk_list_row *row,
	const struct person *person, struct err *err)
{
	struct person *others;
	size_t n;

	if (!date_is_set(person->born) || person->family == NULL)
		return true;
	if (key_set_add(&import->namesakes, key_of_name(person, import->row))) {
		import->report->possible_duplicates++;
		note_person(import, ROW_DUPLICATE, row, person, "nhs_number",
			"Another new person of this list has the same name and date of birth. "
			"Check that they are two people.",
			NULL);
	}
	if (import->empty_store)
		return true;
	if (!store_person_born_on(import->call->store, import->call->team->id, person->born,
		    import->run.id, import->row, &others, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (others[i].family == NULL || !person_like_name(person, &others[i]))
			continue;
		import->report->possible_duplicates++;
		note_person(import, ROW_DUPLICATE, row, person, "nhs_number",
			others[i].nhs_number == NULL
				? "Someone of the same date of birth and a like name is here "
				  "without an NHS Number. Check whether it is the same person."
				: "Someone of the same date of birth and a like name is here with "
				  "another NHS Number. Check that they are two people.",
			NULL);
		break;
	}
	return true;
}

/* ---- taking in ---- */

static bool add_identifiers(
	struct import *import, const struct risk_list_row *row, int64_t person_id, struct err *err)
{
	const struct {
		const char *scheme, *value;
	} given[] = {{"emis", row->emis_number}, {"local", row->local_id}};

	for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
		struct identifier identifier = {
			.person_id = person_id, .scheme = given[i].scheme, .value = given[i].value};
		if (given[i].value != NULL && strlen(given[i].value) <= 60 &&
			!store_identifier_add(import->call->store, &identifier, err))
			return false;
	}
	return true;
}

static bool add_person(struct import *import, const struct risk_list_row *row,
	struct person *person, struct err *err)
{
	struct import_bands bands;

	if (!import->dry_run) {
		if (!store_person_add_listed(import->call->store, person, import->row, err) ||
			!add_identifiers(import, row, person->id, err))
			return false;
		if (import->new_low == 0)
			import->new_low = person->id;
		import->new_high = person->id;
	}
	if (!import_scores(import, row, person, true, &bands, err) ||
		!note_namesakes(import, row, person, err))
		return false;
	import->report->added++;
	note_person(import, ROW_NEW, row, person, NULL, NULL, &bands);
	return true;
}

static const char *what_changed(struct import *import, const char *fields, size_t scores)
{
	if (scores == 0)
		return fields;
	return fields == NULL ? "score" : arena_printf(import->row, "%s, score", fields);
}

static bool change_person(struct import *import, const struct risk_list_row *row,
	struct person *person, const struct person *incoming, struct err *err)
{
	struct import_merge merge;
	struct import_bands bands;
	struct import_report *report = import->report;

	if (!import_merge(import, person, incoming, &merge, err) ||
		!import_scores(import, row, person, false, &bands, err))
		return false;
	if (!import->dry_run &&
		((merge.changed != NULL && !store_person_save(import->call->store, person, err)) ||
			!add_identifiers(import, row, person->id, err)))
		return false;
	if (merge.changed == NULL && bands.added == 0) {
		report->unchanged++;
		note_person(import, ROW_UNCHANGED, row, person, NULL, merge.kept, &bands);
		return true;
	}
	*(int64_t *)arena_push(import->call->arena, &import->touched, &import->touched_n,
		&import->touched_room, sizeof(int64_t)) = person->id;
	report->changed++;
	report->moved_band += bands.before != bands.after;
	note_person(import, bands.before != bands.after ? ROW_MOVED_BAND : ROW_CHANGED, row, person,
		what_changed(import, merge.changed, bands.added), merge.kept, &bands);
	return true;
}

/* Why the row cannot be taken although the file is right about itself; NULL where it can. */
static const char *confusion(struct import *import, const struct person *known,
	const struct person *incoming, const char **field)
{
	char theirs[DATE_SHOWN_SIZE], ours[DATE_SHOWN_SIZE];

	*field = "nhs_number";
	if (import->call->team->live && nhs_number_is_test(incoming->nhs_number))
		return "NHS Number is of the range for tests (999), which belongs to nobody. Take "
		       "the row out of the list.";
	if (known->id == 0)
		return NULL;
	if (known->team_id != 0 && known->team_id != import->call->team->id)
		return "This person is known to another team. Ask that team before taking them in.";
	if (!date_is_set(known->born) || !date_is_set(incoming->born) ||
		date_equal(known->born, incoming->born))
		return NULL;
	*field = "birth_date";
	return arena_printf(import->call->arena,
		"Date of birth is %s on the list and %s here, for the same NHS Number. Find out "
		"which is right; it may be another person.",
		date_show(incoming->born, theirs), date_show(known->born, ours));
}

static bool take(struct import *import, const struct risk_list_row *row, struct err *err)
{
	const struct import_practice *practice = NULL;
	const char *code = row->practice_code != NULL ? row->practice_code : import->given_practice;
	struct person known = {0}, incoming;
	const char *field, *reason;
	struct err trouble = {0};

	if (code != NULL && ods_code_valid(code) &&
		!import_practice_find(import, code, row->practice_name, &practice, err))
		return false;
	if (!import->empty_store && !store_person_by_nhs_number(import->call->store,
					    row->nhs_number, import->row, &known, err))
		return false;
	import->known += known.id != 0;
	import_person(import, row, practice, &incoming);
	reason = confusion(import, &known, &incoming, &field);
	if (reason == NULL && !person_check(&incoming, date_make(9999, 12, 31), &trouble)) {
		field = trouble.field;
		reason = trouble.text;
	}
	if (reason != NULL) {
		import_refuse(import, row, &incoming, field, reason);
		return true;
	}
	import->practices_mixed =
		import->practices_mixed || practice == NULL || import->practices_n > 1;
	return known.id == 0 ? add_person(import, row, &incoming, err)
			     : change_person(import, row, &known, &incoming, err);
}

bool import_row(struct import *import, const struct risk_list_row *row, struct err *err)
{
	for (size_t i = 0; i < row->n_scores; i++)
		if (row->scores[i].tool->id == NULL)
			return err_set(err, ERR_INVALID, "instrument",
				"The list does not say what its scores are. Say which instrument "
				"gave them, for example --instrument efi.");
	if (!import->empty_store)
		key_set_add(&import->numbers, key_of_number(row->nhs_number));
	arena_reset(import->row);
	return take(import, row, err);
}
