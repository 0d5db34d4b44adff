/* Whom a command is about: found by NHS Number or uid, and known to the team. */
#include <string.h>

#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/nhs_number.h>
#include <caseload/store/episode.h>
#include <caseload/store/person.h>

#include "inside.h"

static bool looks_like_number(const char *text)
{
	return text[strspn(text, "0123456789 -")] == '\0';
}

static bool by_uid(struct call *call, const char *text, struct person *out, struct err *err)
{
	struct person *found;
	size_t n, length = strlen(text);

	if (uid_valid(text))
		return store_person_by_uid(call->store, text, call->arena, out, err);
	if (length < UID_SHORT || text[strspn(text, "0123456789abcdef-")] != '\0')
		return err_set(err, ERR_INVALID, "person",
			"Name the person by NHS Number, or by at least the first eight characters "
			"of their uid. caseload find shows both.");
	if (!store_person_by_uid_prefix(call->store, text, call->arena, &found, &n, err))
		return false;
	if (n > 1)
		return err_set(err, ERR_INVALID, "person",
			"More than one person's uid begins with %s. Type more of it, or the NHS "
			"Number.",
			text);
	memset(out, 0, sizeof(*out));
	if (n == 1)
		*out = found[0];
	return true;
}

static bool find_person(struct call *call, const char *text, struct person *out, struct err *err)
{
	char digits[NHS_NUMBER_SIZE];

	if (text_is_blank(text))
		return err_set(
			err, ERR_INVALID, "person", "Say which person, by NHS Number or uid.");
	/* Eight digits and more without letters may still begin a uid. */
	if (looks_like_number(text) && nhs_number_read(text, "person", digits, err)) {
		if (!store_person_by_nhs_number(call->store, digits, call->arena, out, err))
			return false;
	} else if (looks_like_number(text) && strlen(text) != UID_SHORT) {
		return false;
	} else if (!by_uid(call, text, out, err)) {
		return false;
	}
	if (out->id == 0)
		return err_set(err, ERR_NOT_FOUND, "person",
			"Nobody here has the number or uid %s.", text);
	return true;
}

/* *episode has id 0 where there is none. */
static bool is_known(struct call *call, const struct person *person, const char *field,
	struct episode *episode, struct err *err)
{
	if (!store_episode_open(call->store, person->id, call->team->id, call->arena, episode, err))
		return false;
	if (person->team_id == call->team->id || episode->id != 0)
		return true;
	return err_set(err, ERR_DENIED, field,
		"This person is not known to your team. Ask the team that has them in its care.");
}

static bool known_to_team(struct call *call, struct err *err)
{
	struct episode *episode = arena_new_one(call->arena, struct episode);

	call->audit_person_id = call->person->id;
	if (!is_known(call, call->person, "person", episode, err))
		return false;
	call->episode = episode->id != 0 ? episode : NULL;
	if ((call->command->needs & NEEDS_EPISODE) != 0 && call->episode == NULL)
		return err_set(err, ERR_INVALID, "person",
			"%s is not on the register. Add them first: caseload register add.",
			person_name(call->person, call->arena));
	return true;
}

/* A merged record is looked at and written to on the one that is kept. */
static bool go_to_kept(struct call *call, struct err *err)
{
	struct person *kept;

	call->came_as = NULL;
	if (call->person->kept_id == 0)
		return true;
	kept = arena_new_one(call->arena, struct person);
	if (!store_person_by_id(call->store, call->person->kept_id, call->arena, kept, err))
		return false;
	call->came_as = call->person;
	call->person = kept;
	return true;
}

bool call_subject(struct call *call, struct err *err)
{
	const char *text = args_get(call->args, "person");

	if ((call->command->needs & NEEDS_PERSON) == 0 && text == NULL)
		return true;
	call->person = arena_new_one(call->arena, struct person);
	return find_person(call, text, call->person, err) && go_to_kept(call, err) &&
	       known_to_team(call, err);
}

bool call_other(struct call *call, const char *name, struct person *out, struct err *err)
{
	struct episode episode;
	const char *text;

	if (!args_need(call->args, name, &text, err))
		return false;
	if (!find_person(call, text, out, err))
		return err_set(err, err->code, name, "%s", arena_strdup(call->arena, err->text));
	return is_known(call, out, name, &episode, err);
}
