/* People, their identifiers, alerts and contacts. */
#ifndef CASELOAD_STORE_PERSON_H
#define CASELOAD_STORE_PERSON_H

#include <caseload/person.h>
#include <caseload/store/store.h>

/* People taken back by undoing an import are found by id only. */
bool store_person_by_id(
	struct store *store, int64_t id, struct arena *arena, struct person *out, struct err *err);
bool store_person_by_uid(struct store *store, const char *uid, struct arena *arena,
	struct person *out, struct err *err);
/* Those whose uid begins so, at most 3: enough to tell that a beginning is not enough. */
bool store_person_by_uid_prefix(struct store *store, const char *prefix, struct arena *arena,
	struct person **out, size_t *n, struct err *err);
bool store_person_by_nhs_number(struct store *store, const char *digits, struct arena *arena,
	struct person *out, struct err *err);
/* Sets `fold` before it saves. An NHS Number that someone else has is ERR_INVALID "nhs_number". */
bool store_person_save(struct store *store, struct person *person, struct err *err);

/* Who may be the same, among people of the same team or of none: the same birth date and a like
 * name, or the same name where one of the birth dates is not known. Never the person itself (by
 * id); two different NHS Numbers do not rule it out, a number may be wrong. */
bool store_person_duplicates(struct store *store, const struct person *person, struct arena *arena,
	struct person **out, size_t *n, struct err *err);

bool store_identifier_list(struct store *store, int64_t person_id, struct arena *arena,
	struct identifier **out, size_t *n, struct err *err);
/* New ones only; import_run_id comes from the open save. The same scheme and value is kept once. */
bool store_identifier_add(struct store *store, struct identifier *identifier, struct err *err);

bool store_alert_list(struct store *store, int64_t person_id, struct arena *arena,
	struct alert **out, size_t *n, struct err *err); /* open ones first, newest first */
bool store_alert_save(struct store *store, struct alert *alert, struct err *err);

bool store_contact_list(struct store *store, int64_t person_id, struct arena *arena,
	struct contact **out, size_t *n, struct err *err); /* open first, in the order to ring */
bool store_contact_save(struct store *store, struct contact *contact, struct err *err);

#endif
