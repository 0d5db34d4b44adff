/* Which worker is meant by what was typed. */
#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/worker.h>

#include "inside.h"

struct among {
	const struct worker *workers; /* of the team */
	size_t n;
	const int64_t *ids; /* only these; NULL everyone */
	size_t ids_n;
	const char *text;
};

static bool begins(const char *name, const char *text)
{
	for (; *text != '\0'; name++, text++)
		if (tolower((unsigned char)*name) != tolower((unsigned char)*text))
			return false;
	return true;
}

/* "lewis" is M Lewis too. */
static bool has_word(const char *name, const char *text)
{
	for (const char *at = name; at != NULL; at = strchr(at, ' ')) {
		at += strspn(at, " ");
		if (begins(at, text))
			return true;
	}
	return false;
}

static bool is_asked(const struct among *among, const struct worker *worker)
{
	for (size_t i = 0; i < among->ids_n; i++)
		if (among->ids[i] == worker->id)
			return true;
	return among->ids == NULL;
}

/* *out is NULL where nobody is meant; two are a refusal. */
static bool one_of(const struct among *among, bool (*matches)(const char *, const char *),
	const char *field, const struct worker **out, struct err *err)
{
	*out = NULL;
	for (size_t i = 0; i < among->n; i++) {
		const struct worker *worker = &among->workers[i];
		if (!is_asked(among, worker) || !matches(worker->name, among->text))
			continue;
		if (*out != NULL)
			return err_set(err, ERR_INVALID, field,
				matches == begins
					? "Both %s and %s begin with \"%s\". Use the login name."
					: "Both %s and %s are named \"%s\". Use the login name.",
				(*out)->name, worker->name, among->text);
		*out = worker;
	}
	return true;
}

static bool by_name(
	const struct among *among, const char *field, const struct worker **out, struct err *err)
{
	return one_of(among, begins, field, out, err) &&
	       (*out != NULL || one_of(among, has_word, field, out, err));
}

bool call_worker_named(struct call *call, const char *field, const char *text, const int64_t *first,
	size_t first_n, struct worker *out, struct err *err)
{
	struct among among = {.ids = first, .ids_n = first_n, .text = text};
	const struct worker *found = NULL;
	struct worker *list;

	if (!store_worker_list(call->store, call->team->id, call->today, false, call->arena, &list,
		    &among.n, err))
		return false;
	among.workers = list;
	for (size_t i = 0; i < among.n && found == NULL; i++)
		if (text_equal(list[i].login, text) || text_equal(list[i].uid, text))
			found = &list[i];
	if (found == NULL && first_n > 0 && !by_name(&among, field, &found, err))
		return false;
	among.ids = NULL;
	among.ids_n = 0;
	if (found == NULL && !by_name(&among, field, &found, err))
		return false;
	if (found == NULL)
		return err_set(err, ERR_NOT_FOUND, field,
			"There is no worker %s in the team. caseload worker list shows who there "
			"is.",
			text);
	*out = *found;
	return true;
}

bool call_worker(struct call *call, const char *name, struct worker *out, struct err *err)
{
	const char *text;

	return args_need(call->args, name, &text, err) &&
	       call_worker_named(call, name, text, NULL, 0, out, err);
}
