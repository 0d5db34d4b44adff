/* Who is meant by the beginning of a name, in a room full of people: the name first or last, or the
 * login. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/worker.h>

#include "meetings.h"

bool meetings_names(struct call *call, const char *name, const char *login, const char *key)
{
	const char *folded = utf8_fold(call->arena, name), *wanted = utf8_fold(call->arena, key);
	size_t length = strlen(wanted);

	if (length == 0)
		return false;
	if (login != NULL && strncmp(login, wanted, length) == 0)
		return true;
	for (const char *at = folded; at != NULL; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, wanted, length) == 0)
			return true;
	}
	return false;
}

static bool is_exactly(struct call *call, const struct attendance *one, const char *key)
{
	return text_equal(one->login, key) ||
	       text_equal(utf8_fold(call->arena, one->name), utf8_fold(call->arena, key));
}

bool meetings_attending(struct call *call, struct attendance *list, size_t n, const char *key,
	const char *field, struct attendance **out, struct err *err)
{
	*out = NULL;
	for (size_t i = 0; i < n && *out == NULL; i++)
		if (is_exactly(call, &list[i], key))
			*out = &list[i];
	if (*out != NULL)
		return true;
	for (size_t i = 0; i < n; i++) {
		if (!meetings_names(call, list[i].name, list[i].login, key))
			continue;
		if (*out != NULL)
			return err_set(err, ERR_INVALID, field,
				"\"%s\" may be %s or %s. Type more of the name.", key, (*out)->name,
				list[i].name);
		*out = &list[i];
	}
	return true;
}

bool meetings_worker(
	struct call *call, const char *key, const char *field, struct worker *out, struct err *err)
{
	struct worker *list, *found = NULL;
	size_t n;

	*out = (struct worker){0};
	if (!store_worker_list(
		    call->store, call->team->id, call->today, false, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (text_equal(list[i].login, key) || text_equal(list[i].uid, key)) {
			*out = list[i];
			return true;
		}
	for (size_t i = 0; i < n; i++) {
		if (!meetings_names(call, list[i].name, list[i].login, key))
			continue;
		if (found != NULL)
			return err_set(err, ERR_INVALID, field,
				"\"%s\" may be %s or %s. Type more of the name.", key, found->name,
				list[i].name);
		found = &list[i];
	}
	if (found != NULL)
		*out = *found;
	return true;
}
