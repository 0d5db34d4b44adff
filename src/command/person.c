/* A person's record: looking, adding, changing. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/link.h>
#include <caseload/store/person.h>
#include <caseload/store/review.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "care.h"
#include "changes.h"
#include "inside.h"
#include "letters.h"

bool command_person_show(struct call *call, struct result *out, struct err *err)
{
	struct person_record *record;

	if (!call_record(call, call->person->id, &record, err))
		return false;
	out->kind = RESULT_PERSON;
	out->value = record;
	out->n = 1;
	out->about = record;
	out->uid = record->person.uid;
	out->version = record->person.version;
	if (record->came_as != NULL)
		return call_done(call, out, "%s. The record of %s is merged into this one.",
			person_name(&record->person, call->arena), record->came_as);
	return call_done(call, out, "%s.", person_name(&record->person, call->arena));
}

bool command_key_safe(struct call *call, struct result *out, struct err *err)
{
	const char *name = person_name(call->person, call->arena);

	if (text_is_blank(call->person->key_safe))
		return err_set(err, ERR_NOT_FOUND, "key_safe",
			"No key safe code is recorded for %s.", name);
	call->audit_object = call->person->uid;
	call->audit_detail = "key_safe";
	out->uid = call->person->uid;
	out->version = call->person->version;
	return call_done(call, out, "Key safe of %s: %s", name, call->person->key_safe);
}

/* ---- reading the arguments ---- */

static bool read_nhs_number(struct call *call, struct person *person, struct err *err)
{
	const char *text = args_get(call->args, "nhs-number");
	char digits[NHS_NUMBER_SIZE];

	if (text == NULL)
		return true;
	if (text_is_blank(text)) {
		person->nhs_number = NULL;
		return true;
	}
	if (!nhs_number_read(text, "nhs_number", digits, err))
		return false;
	if (call->team->live && nhs_number_is_test(digits))
		return err_set(err, ERR_INVALID, "nhs_number",
			"NHS Numbers that begin with 999 are for tests and belong to nobody. Check "
			"the number against the letter or card.");
	/* What was traced was another number. */
	if (!text_equal(person->nhs_number, digits))
		person->nhs_status = NHS_STATUS_NOT_TRACED;
	person->nhs_number = arena_strdup(call->arena, digits);
	return true;
}

static bool read_practice(struct call *call, struct person *person, struct err *err)
{
	const char *text = args_get(call->args, "practice");
	struct practice practice;

	if (text == NULL)
		return true;
	char *code = arena_strdup(call->arena, text);
	for (char *p = code; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	person->practice_id = 0;
	person->practice = person->practice_name = NULL;
	if (text_is_blank(code))
		return true;
	if (!store_practice_by_code(call->store, code, call->arena, &practice, err))
		return false;
	if (practice.id == 0)
		return err_set(err, ERR_NOT_FOUND, "practice",
			"There is no practice with the code %s here. caseload practice list --all "
			"--find NAME shows the codes.",
			code);
	person->practice_id = practice.id;
	person->practice = practice.code;
	person->practice_name = practice.name;
	return true;
}

static bool read_names(struct call *call, struct person *person, struct err *err)
{
	const struct args *args = call->args;

	return args_text(args, "family", 100, false, &person->family, err) &&
	       args_text(args, "given", 100, false, &person->given, err) &&
	       args_text(args, "preferred", 100, false, &person->preferred, err) &&
	       args_text(args, "title", 35, false, &person->title, err) &&
	       args_text(args, "aliases", 200, false, &person->aliases, err);
}

static bool read_ways_to_reach(struct call *call, struct person *person, struct err *err)
{
	const struct args *args = call->args;

	if (!args_text(args, "address", 600, true, &person->address, err) ||
		!args_text(args, "postcode", 20, false, &person->postcode, err) ||
		!args_text(args, "phone", 60, false, &person->phone, err) ||
		!args_text(args, "mobile", 60, false, &person->mobile, err) ||
		!args_text(args, "email", 200, false, &person->email, err) ||
		!args_word(args, "contact-method", &words_contact_method, &person->contact_method,
			err) ||
		!args_text(args, "accommodation", 100, false, &person->accommodation, err) ||
		!args_text(args, "key-safe", 100, false, &person->key_safe, err))
		return false;
	/* One that has no postcode's shape stays as typed, for person_check() to refuse. */
	char *tidy = postcode_tidy(person->postcode, call->arena);
	if (tidy != NULL)
		person->postcode = tidy;
	if (args_get(args, "restricted") != NULL)
		person->restricted = args_flag(args, "restricted");
	return true;
}

static bool read_about(struct call *call, struct person *person, struct err *err)
{
	const struct args *args = call->args;

	return call_date(call, "born", DATE_BIRTH, &person->born, err) &&
	       call_date(call, "died", DATE_PAST, &person->died, err) &&
	       args_word(args, "gender", &words_gender, &person->gender, err) &&
	       args_word(args, "ethnic", &words_ethnic, &person->ethnic, err) &&
	       args_text(args, "language", 60, false, &person->language, err) &&
	       args_text(args, "interpreter", 60, false, &person->interpreter, err) &&
	       args_word(args, "comm-need", &words_comm_need, &person->comm_need, err) &&
	       args_word(args, "sharing", &words_sharing, &person->sharing, err) &&
	       args_word(args, "living", &words_living, &person->living, err) &&
	       args_text(args, "usual-gp", 100, false, &person->usual_gp, err) &&
	       args_text(args, "no-contact", 400, false, &person->no_contact, err);
}

static bool person_read(struct call *call, struct person *person, struct err *err)
{
	if (!read_names(call, person, err) || !read_nhs_number(call, person, err) ||
		!read_about(call, person, err) || !read_ways_to_reach(call, person, err) ||
		!read_practice(call, person, err) ||
		!args_word(call->args, "nhs-status", &words_nhs_status, &person->nhs_status, err))
		return false;
	if (date_is_set(person->born))
		person->age_given = 0;
	if (person->nhs_status == NHS_STATUS_NONE)
		person->nhs_status = NHS_STATUS_NOT_TRACED;
	/* A postcode that a list brought is no reason to refuse a new telephone number. */
	struct person checked = *person;
	if (args_get(call->args, "postcode") == NULL)
		checked.postcode = NULL;
	return person_check(&checked, call->today, err);
}

/* ---- someone known already ---- */

static bool number_is_free(struct call *call, const struct person *person, struct err *err)
{
	struct person other;
	char shown[NHS_NUMBER_SHOWN_SIZE];

	if (person->nhs_number == NULL)
		return true;
	if (!store_person_by_nhs_number(call->store, person->nhs_number, call->arena, &other, err))
		return false;
	if (other.id == 0 || other.id == person->id)
		return true;
	nhs_number_show(person->nhs_number, shown);
	/* Who is in another team's care is not told by typing numbers. */
	if (other.team_id != 0 && other.team_id != call->team->id)
		return err_set(err, ERR_INVALID, "nhs_number",
			"NHS Number %s belongs to someone who is known to another team here. Check "
			"the number, then ask that team.",
			shown);
	if (person->id == 0)
		return err_set(err, ERR_INVALID, "nhs_number",
			"NHS Number %s belongs to %s already (%s). Open that record, or check the "
			"number.",
			shown, person_name(&other, call->arena), other.uid);
	return err_set(err, ERR_INVALID, "nhs_number",
		"NHS Number %s is already on the record of %s (%.8s). Check it. If both records "
		"are of one person, merge them: person merge %.8s %.8s.",
		shown, person_name(&other, call->arena), other.uid, other.uid, person->uid);
}

static void add_duplicate(struct str *names, const struct person *person, struct arena *arena)
{
	char born[DATE_SHOWN_SIZE], number[NHS_NUMBER_SHOWN_SIZE];

	str_addf(names, "%s%s", names->length > 0 ? "; " : "", person_name(person, arena));
	if (date_is_set(person->born))
		str_addf(names, ", born %s", date_show(person->born, born));
	if (person->nhs_number != NULL)
		str_addf(names, ", NHS Number %s", nhs_number_show(person->nhs_number, number));
	str_addf(names, " (%.8s)", person->uid);
}

/* The field `anyway` tells a form that this is a question and not a mistake. */
static bool not_a_duplicate(struct call *call, const struct person *person, struct err *err)
{
	struct person *found;
	size_t n;

	if (args_flag(call->args, "anyway"))
		return true;
	if (!store_person_duplicates(call->store, person, call->arena, &found, &n, err))
		return false;
	if (n == 0)
		return true;
	struct str names = {0};
	for (size_t i = 0; i < n && i < 2; i++)
		add_duplicate(&names, &found[i], call->arena);
	if (n > 2)
		str_addf(&names, "; and %zu more", n - 2);
	err_set(err, ERR_INVALID, "anyway",
		"This may be someone known already: %s. Open that record. If it is somebody else, "
		"add all the same (--anyway).",
		str_text(&names));
	str_free(&names);
	return false;
}

/* ---- adding and changing ---- */

bool command_person_add(struct call *call, struct result *out, struct err *err)
{
	struct person person = {.team_id = call->team->id};

	if (!person_read(call, &person, err) || !number_is_free(call, &person, err) ||
		!not_a_duplicate(call, &person, err) ||
		!store_person_save(call->store, &person, err))
		return false;
	call->audit_person_id = person.id;
	call->audit_object = arena_strdup(call->arena, person.uid);
	if (args_flag(call->args, "anyway"))
		call->audit_detail = "added anyway";
	out->uid = call->audit_object;
	out->version = person.version;
	return call_done(call, out, "Added %s%s.", person_name(&person, call->arena),
		person.nhs_number == NULL ? ", without an NHS Number" : "");
}

/* Whoever typed into an older version sees who came between, and types nothing away. */
static bool version_stands(struct call *call, const struct person *person, struct err *err)
{
	int64_t version = person->version;
	struct worker worker = {0};
	char at[24];

	if (!args_number(call->args, "version", 1, 1000000000, &version, err))
		return false;
	if (version == person->version)
		return true;
	if (person->updated_by != 0 && !store_worker_by_id(call->store, person->updated_by,
					       call->today, call->arena, &worker, err))
		return false;
	return err_set(err, ERR_CONFLICT, "version",
		"%s saved this record on %s, after you opened it. Look at what is there now, then "
		"make your change again.",
		worker.id != 0 ? worker.name : "Someone", instant_show(person->updated_at, at));
}

/* Whoever comes with the number later may be the same person. */
static bool keep_former(struct call *call, const struct person *person, struct err *err)
{
	const char *before = call->person->nhs_number;

	return before == NULL || text_equal(before, person->nhs_number) ||
	       store_former_number_add(call->store, person->id, before, call->today, err);
}

/* A communication need of somebody in care is looked at again in time (AIS_REVIEW); a review of it
 * that is open stands. */
static bool review_need(struct call *call, int comm_need, struct err *err)
{
	struct review review;

	if (comm_need == COMM_NONE || comm_need == COMM_STANDARD || call->episode == NULL)
		return true;
	return store_review_open(call->store, call->episode->id, REVIEW_KIND_COMMUNICATION,
		       call->today, call->arena, &review, err) &&
	       (review.id != 0 || care_next_review(call, REVIEW_KIND_COMMUNICATION, call->today,
					  DATE_NONE, 0, &review, err));
}

/* Nothing goes by post to whoever died, or is not to be written to any more. */
static bool stop_letters(struct call *call, const struct person *person, size_t *n, struct err *err)
{
	bool died = date_is_set(person->died) && !date_is_set(call->person->died);
	bool silent = person->no_contact != NULL && call->person->no_contact == NULL;

	*n = 0;
	return (!died && !silent) ||
	       letters_stop(call, person->id, NULL,
		       died ? "The person died" : "The person must not be contacted", n, err);
}

bool command_person_edit(struct call *call, struct result *out, struct err *err)
{
	struct person person = *call->person;

	if (!version_stands(call, call->person, err) || !person_read(call, &person, err) ||
		!number_is_free(call, &person, err))
		return false;
	char *changed = changed_fields(&person_shape, call->person, &person, call->arena);
	call->audit_object = call->person->uid;
	call->audit_detail = changed;
	out->uid = call->person->uid;
	out->version = person.version;
	if (changed == NULL)
		return call_done(call, out, "Nothing was changed: %s has these details already.",
			person_name(&person, call->arena));
	size_t letters;
	bool other = !date_equal(person.born, call->person->born) ||
		     person.gender != call->person->gender;
	if (!store_person_save(call->store, &person, err) || !keep_former(call, &person, err) ||
		(other && !call_rescore(call, person.id, err)) ||
		(person.comm_need != call->person->comm_need &&
			!review_need(call, person.comm_need, err)) ||
		!stop_letters(call, &person, &letters, err))
		return false;
	out->version = person.version;
	bool died = date_is_set(person.died) && !date_is_set(call->person->died);
	return call_done(call, out, "Changed %s of %s.%s%s", changed,
		person_name(&person, call->arena),
		died && call->episode != NULL
			? " They are still on the register: take them off with the reason died."
			: "",
		letters_stopped_words(call, letters));
}
