#include <caseload/store/person.h>

#include <string.h>

#include <caseload/base/utf8.h>

#include "row.h"

static const struct saver person_saver = {
	"person", &person_shape, Q_PERSON_ROW, Q_PERSON_INSERT, Q_PERSON_UPDATE};
static const struct saver alert_saver = {
	"alert", &alert_shape, Q_ALERT_ROW, Q_ALERT_INSERT, Q_ALERT_UPDATE};
static const struct saver contact_saver = {
	"contact", &contact_shape, Q_CONTACT_ROW, Q_CONTACT_INSERT, Q_CONTACT_UPDATE};

bool store_person_by_id(
	struct store *store, int64_t id, struct arena *arena, struct person *out, struct err *err)
{
	return query_start(store, Q_PERSON_BY_ID, err) != NULL &&
	       query_int(store, Q_PERSON_BY_ID, "id", id) &&
	       query_one(store, Q_PERSON_BY_ID, &person_shape, arena, out, NULL, err);
}

bool store_person_by_uid(struct store *store, const char *uid, struct arena *arena,
	struct person *out, struct err *err)
{
	return query_start(store, Q_PERSON_BY_UID, err) != NULL &&
	       query_text(store, Q_PERSON_BY_UID, "uid", uid) &&
	       query_one(store, Q_PERSON_BY_UID, &person_shape, arena, out, NULL, err);
}

bool store_person_by_uid_prefix(struct store *store, const char *prefix, struct arena *arena,
	struct person **out, size_t *n, struct err *err)
{
	/* "g" is past every digit of a uid. */
	return query_start(store, Q_PERSON_BY_UID_PREFIX, err) != NULL &&
	       query_text(store, Q_PERSON_BY_UID_PREFIX, "low", prefix) &&
	       query_text(
		       store, Q_PERSON_BY_UID_PREFIX, "high", arena_printf(arena, "%sg", prefix)) &&
	       query_many(store, Q_PERSON_BY_UID_PREFIX, &person_shape, arena, out, n, err);
}

bool store_person_by_nhs_number(struct store *store, const char *digits, struct arena *arena,
	struct person *out, struct err *err)
{
	return query_start(store, Q_PERSON_BY_NHS_NUMBER, err) != NULL &&
	       query_text(store, Q_PERSON_BY_NHS_NUMBER, "nhs_number", digits) &&
	       query_one(store, Q_PERSON_BY_NHS_NUMBER, &person_shape, arena, out, NULL, err);
}

bool store_person_save(struct store *store, struct person *person, struct err *err)
{
	const struct save *save = store_saving(store);
	struct arena *arena = arena_new();
	const char *fold = person->fold;

	person->fold = person_fold(person, arena);
	if (person->nhs_status == NHS_STATUS_NONE)
		person->nhs_status = NHS_STATUS_NOT_TRACED;
	if (person->id == 0 && person->import_run_id == 0 && save != NULL)
		person->import_run_id = save->import_run_id;
	bool ok = row_save(store, &person_saver, person, err);
	person->fold = fold; /* the new one dies with this arena */
	arena_free(arena);
	return ok;
}

/* ---- who may be the same ---- */

static bool people_by_name(struct store *store, const struct person *person, struct arena *arena,
	struct person **out, size_t *n, struct err *err)
{
	const char *given = person->given != NULL ? utf8_fold(arena, person->given) : "";
	char *low = arena_printf(arena, "%s%s%s", utf8_fold(arena, person->family),
		*given != '\0' ? " " : "", given);

	/* "!" comes right after the space: the name itself and the name with others behind it. */
	return query_start(store, Q_PERSON_BY_NAME, err) != NULL &&
	       query_text(store, Q_PERSON_BY_NAME, "low", low) &&
	       query_text(store, Q_PERSON_BY_NAME, "high", arena_printf(arena, "%s!", low)) &&
	       query_int(store, Q_PERSON_BY_NAME, "team_id", person->team_id) &&
	       query_int(store, Q_PERSON_BY_NAME, "id", person->id) &&
	       query_many(store, Q_PERSON_BY_NAME, &person_shape, arena, out, n, err);
}

static bool people_by_born(struct store *store, const struct person *person, struct arena *arena,
	struct person **out, size_t *n, struct err *err)
{
	return query_start(store, Q_PERSON_BY_BORN, err) != NULL &&
	       query_date(store, Q_PERSON_BY_BORN, "born", person->born) &&
	       query_int(store, Q_PERSON_BY_BORN, "id", person->id) &&
	       query_many(store, Q_PERSON_BY_BORN, &person_shape, arena, out, n, err);
}

/* Who is known to another team is not told to this one. */
static bool same_team(const struct person *a, const struct person *b)
{
	return a->team_id == 0 || b->team_id == 0 || a->team_id == b->team_id;
}

bool store_person_duplicates(struct store *store, const struct person *person, struct arena *arena,
	struct person **out, size_t *n, struct err *err)
{
	struct person *born = NULL, *named = NULL;
	size_t born_n = 0, named_n = 0, room = 0;
	bool family = person->family != NULL;

	*out = NULL;
	*n = 0;
	if (date_is_set(person->born) && !people_by_born(store, person, arena, &born, &born_n, err))
		return false;
	if (family && !people_by_name(store, person, arena, &named, &named_n, err))
		return false;
	for (size_t i = 0; family && i < born_n; i++)
		if (born[i].family != NULL && same_team(person, &born[i]) &&
			person_like_name(person, &born[i]))
			*(struct person *)arena_push(arena, out, n, &room, sizeof(**out)) = born[i];
	for (size_t i = 0; i < named_n; i++)
		if (person_same_name(person, &named[i]) &&
			(!date_is_set(person->born) || !date_is_set(named[i].born)))
			*(struct person *)arena_push(arena, out, n, &room, sizeof(**out)) =
				named[i];
	return true;
}

/* ---- identifiers, alerts, contacts ---- */

static bool list_of_person(struct store *store, enum query query, const struct shape *shape,
	int64_t person_id, struct arena *arena, void *out, size_t *n, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "person", person_id) &&
	       query_many(store, query, shape, arena, out, n, err);
}

bool store_identifier_list(struct store *store, int64_t person_id, struct arena *arena,
	struct identifier **out, size_t *n, struct err *err)
{
	return list_of_person(
		store, Q_IDENTIFIER_BY_PERSON, &identifier_shape, person_id, arena, out, n, err);
}

bool store_identifier_add(struct store *store, struct identifier *identifier, struct err *err)
{
	const struct save *save = store_saving(store);

	if (save == NULL)
		bug("an identifier outside a save");
	return query_start(store, Q_IDENTIFIER_ADD, err) != NULL &&
	       query_record(store, Q_IDENTIFIER_ADD, &identifier_shape, identifier, err) &&
	       (save->import_run_id == 0 ||
		       query_int(store, Q_IDENTIFIER_ADD, "import_run_id", save->import_run_id)) &&
	       query_run(store, Q_IDENTIFIER_ADD, err);
}

bool store_alert_list(struct store *store, int64_t person_id, struct arena *arena,
	struct alert **out, size_t *n, struct err *err)
{
	return list_of_person(
		store, Q_ALERT_BY_PERSON, &alert_shape, person_id, arena, out, n, err);
}

bool store_alert_save(struct store *store, struct alert *alert, struct err *err)
{
	if (alert->told == NULL)
		alert->told = "9";
	return row_save(store, &alert_saver, alert, err);
}

bool store_contact_list(struct store *store, int64_t person_id, struct arena *arena,
	struct contact **out, size_t *n, struct err *err)
{
	return list_of_person(
		store, Q_CONTACT_BY_PERSON, &contact_shape, person_id, arena, out, n, err);
}

bool store_contact_save(struct store *store, struct contact *contact, struct err *err)
{
	return row_save(store, &contact_saver, contact, err);
}
