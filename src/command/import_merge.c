/* What a list says of someone, and what of it goes into the record of someone who is here already:
 * empty fields are filled, a filled one is never blanked, and it is replaced only by a newer list
 * and only where nobody typed the person's details by hand. */
#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "import.h"

static const char *address_of(struct import *import, const struct risk_list_row *row)
{
	struct str lines = {0};

	for (size_t i = 0; i < RISK_LIST_ADDRESS && row->address[i] != NULL; i++)
		str_addf(&lines, "%s%s", i > 0 ? "\n" : "", row->address[i]);
	const char *text = lines.length > 0 ? arena_strdup(import->row, lines.text) : NULL;
	str_free(&lines);
	return text;
}

void import_person(struct import *import, const struct risk_list_row *row,
	const struct import_practice *practice, struct person *out)
{
	*out = (struct person){
		.nhs_number = row->nhs_number,
		.family = row->family,
		.given = row->given,
		.preferred = row->preferred,
		.title = row->title,
		.born = row->birth_date,
		.age_given = !date_is_set(row->birth_date) && row->age > 0 ? row->age : 0,
		.address = address_of(import, row),
		.postcode =
			row->postcode != NULL ? postcode_tidy(row->postcode, import->row) : NULL,
		.phone = row->home_phone != NULL ? row->home_phone : row->work_phone,
		.mobile = row->mobile_phone,
		.email = row->email,
		.usual_gp = row->usual_gp,
		.practice_id = practice != NULL ? practice->id : 0,
		.practice = practice != NULL ? practice->code : NULL,
		.team_id = import->call->team->id,
	};
	if (row->gender != NULL)
		word_find(&words_gender, row->gender, &out->gender);
}

/* ---- comparing ---- */

enum likeness { AS_WORDS, AS_DIGITS };
struct merge_field {
	const char *name;
	enum likeness likeness;
};
static const struct merge_field merged[] = {{"title", AS_WORDS}, {"family", AS_WORDS},
	{"given", AS_WORDS}, {"preferred", AS_WORDS}, {"gender", AS_WORDS}, {"age_given", AS_WORDS},
	{"address", AS_WORDS}, {"postcode", AS_WORDS}, {"phone", AS_DIGITS}, {"mobile", AS_DIGITS},
	{"email", AS_WORDS}, {"usual_gp", AS_WORDS}};

static char *digits_of(const char *text, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t n = 0;

	for (; *text != '\0'; text++)
		if (isdigit((unsigned char)*text))
			out[n++] = *text;
	return out;
}

/* Words are the same whatever their case, accents and punctuation, a number however it is grouped. */
static bool alike(enum likeness likeness, const char *a, const char *b, struct arena *arena)
{
	if (strcmp(a, b) == 0)
		return true;
	if (likeness == AS_DIGITS)
		return strcmp(digits_of(a, arena), digits_of(b, arena)) == 0;
	return strcmp(utf8_fold(arena, a), utf8_fold(arena, b)) == 0;
}

struct differences {
	const struct field *fields[sizeof(merged) / sizeof(merged[0])];
	size_t n;
	bool practice;
};

static void take(const struct field *field, struct person *person, const struct person *incoming)
{
	size_t size = field->type == FIELD_INT	  ? sizeof(int64_t)
		      : field->type == FIELD_WORD ? sizeof(int)
						  : sizeof(const char *);

	memcpy((char *)person + field->offset, (const char *)incoming + field->offset, size);
}

static void say(struct str *names, const char *name)
{
	str_addf(names, "%s%s", names->length > 0 ? ", " : "", name);
}

/* Fills what is empty; what is filled and differs goes into `out`. */
static void fill(struct import *import, struct person *person, const struct person *incoming,
	struct str *filled, struct differences *out)
{
	*out = (struct differences){0};
	for (size_t i = 0; i < sizeof(merged) / sizeof(merged[0]); i++) {
		const struct field *field = shape_field(&person_shape, merged[i].name);
		const char *theirs = field_text(field, incoming, import->row);
		const char *ours = field_text(field, person, import->row);

		if (theirs == NULL || strcmp(theirs, "0") == 0)
			continue;
		if (strcmp(merged[i].name, "age_given") == 0 && date_is_set(person->born))
			continue;
		if (ours == NULL || strcmp(ours, "0") == 0) {
			take(field, person, incoming);
			say(filled, field->name);
		} else if (!alike(merged[i].likeness, ours, theirs, import->row)) {
			out->fields[out->n++] = field;
		}
	}
	if (date_is_set(incoming->born) && !date_is_set(person->born)) {
		person->born = incoming->born;
		say(filled, "born");
	}
	if (incoming->practice != NULL && person->practice == NULL) {
		person->practice_id = incoming->practice_id;
		say(filled, "practice");
	} else if (incoming->practice != NULL &&
		   !text_equal(incoming->practice, person->practice)) {
		out->practice = true;
	}
	if (person->team_id == 0) {
		person->team_id = incoming->team_id;
		say(filled, "team");
	}
}

static void replace(struct person *person, const struct person *incoming,
	const struct differences *differences, struct str *changed)
{
	for (size_t i = 0; i < differences->n; i++) {
		take(differences->fields[i], person, incoming);
		say(changed, differences->fields[i]->name);
	}
	if (differences->practice) {
		person->practice_id = incoming->practice_id;
		say(changed, "practice");
	}
}

static const char *keep(struct import *import, const struct differences *differences,
	const struct person_origin *origin)
{
	struct str names = {0};
	const char *sentence;

	for (size_t i = 0; i < differences->n; i++)
		say(&names, differences->fields[i]->name);
	if (differences->practice)
		say(&names, "practice");
	if (origin->typed_by != NULL)
		sentence = arena_printf(import->call->arena,
			"The list has another %s. Kept as typed by %s.", names.text,
			origin->typed_by);
	else
		sentence = arena_printf(import->call->arena,
			"The list has another %s. Kept as it is, because the list it comes from is "
			"as new.",
			names.text);
	str_free(&names);
	return sentence;
}

bool import_merge(struct import *import, struct person *person, const struct person *incoming,
	struct import_merge *out, struct err *err)
{
	struct differences differences;
	struct person_origin origin;
	struct str changed = {0};
	bool done = true;

	*out = (struct import_merge){0};
	fill(import, person, incoming, &changed, &differences);
	if (differences.n > 0 || differences.practice) {
		done = store_person_origin(import->call->store, person, import->row, &origin, err);
		if (done && origin.typed_by == NULL && date_is_set(origin.run_date) &&
			date_compare(import->run.run_date, origin.run_date) > 0)
			replace(person, incoming, &differences, &changed);
		else if (done)
			out->kept = keep(import, &differences, &origin);
	}
	if (changed.length > 0)
		out->changed = arena_strdup(import->call->arena, changed.text);
	str_free(&changed);
	return done;
}
