/* Who is meant by the beginning of a name, in a room full of people: the name first or last, or the
 * login. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/worker.h>

#include "meetings.h"

/* Does a first or last name begin with `key`, or only the login? A name counts for more: few know a
 * login, and "le" is Lewis before it is the levans of Lowri Evans. */
enum meant { MEANT_NOT, MEANT_BY_LOGIN, MEANT_BY_NAME };

static enum meant how_meant(struct call *call, const char *name, const char *login, const char *key)
{
	const char *folded = utf8_fold(call->arena, name), *wanted = utf8_fold(call->arena, key);
	size_t length = strlen(wanted);

	if (length == 0)
		return MEANT_NOT;
	for (const char *at = folded; at != NULL; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, wanted, length) == 0)
			return MEANT_BY_NAME;
	}
	return login != NULL && strncmp(login, wanted, length) == 0 ? MEANT_BY_LOGIN : MEANT_NOT;
}

/* Whom of a list the key means best, and another whom it means as much. */
struct best {
	enum meant how;
	size_t i;
	const char *other;
};

static void weigh(struct best *best, enum meant how, size_t i, const char *name)
{
	if (how > best->how)
		*best = (struct best){.how = how, .i = i};
	else if (how == best->how && how != MEANT_NOT && best->other == NULL)
		best->other = name;
}

static bool is_exactly(struct call *call, const struct attendance *one, const char *key)
{
	return text_equal(one->login, key) ||
	       text_equal(utf8_fold(call->arena, one->name), utf8_fold(call->arena, key));
}

static bool may_be_two(
	const char *key, const char *field, const char *one, const char *other, struct err *err)
{
	return err_set(err, ERR_INVALID, field, "\"%s\" may be %s or %s. Type more of the name.",
		key, one, other);
}

bool meetings_attending(struct call *call, struct attendance *list, size_t n, const char *key,
	const char *field, struct attendance **out, struct err *err)
{
	struct best best = {0};

	*out = NULL;
	for (size_t i = 0; i < n && *out == NULL; i++)
		if (is_exactly(call, &list[i], key))
			*out = &list[i];
	if (*out != NULL)
		return true;
	for (size_t i = 0; i < n; i++)
		weigh(&best, how_meant(call, list[i].name, list[i].login, key), i, list[i].name);
	if (best.how != MEANT_NOT)
		*out = &list[best.i];
	return best.other == NULL || may_be_two(key, field, (*out)->name, best.other, err);
}

bool meetings_worker(
	struct call *call, const char *key, const char *field, struct worker *out, struct err *err)
{
	struct worker *list;
	struct best best = {0};
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
	for (size_t i = 0; i < n; i++)
		weigh(&best, how_meant(call, list[i].name, list[i].login, key), i, list[i].name);
	if (best.other != NULL)
		return may_be_two(key, field, list[best.i].name, best.other, err);
	if (best.how != MEANT_NOT)
		*out = list[best.i];
	return true;
}
