/* Drafts: what is being typed, kept while it is typed. */
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"

static struct args draft_args(struct view *view, const char *place, struct arena *arena)
{
	struct args args = args_new(arena);
	const char *person = view->arg.person;

	if (person != NULL)
		args_set(&args, "person", person);
	args_set(&args, "place", place);
	return args;
}

bool draft_keep(
	struct view *view, const char *place, const char *text, int64_t version, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = draft_args(view, place, arena);
	struct result result;
	bool done;

	args_set(&args, "text", text);
	args_setf(&args, "version", "%lld", (long long)version);
	done = app_try(view->app, CMD_DRAFT_KEEP, &args, arena, &result, err);
	arena_free(arena);
	return done;
}

void draft_drop(struct view *view, const char *place)
{
	struct arena *arena = arena_new();
	struct args args = draft_args(view, place, arena);
	struct result result;
	struct err ignored;

	/* None to drop, or a store that is busy: the draft list shows it until it is. */
	app_try(view->app, CMD_DRAFT_DROP, &args, arena, &result, &ignored);
	arena_free(arena);
}

const struct draft *draft_find(struct view *view, const char *place, struct arena *arena)
{
	struct args args = draft_args(view, place, arena);
	struct result result;
	struct err ignored;

	if (!app_try(view->app, CMD_DRAFT_LIST, &args, arena, &result, &ignored) || result.n == 0)
		return NULL;
	return result.value;
}
