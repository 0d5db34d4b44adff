/* Drafts: what is being typed, kept while it is typed. */
#include <stdio.h>

#include <caseload/base/clock.h>
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

/* What the program would say if it died. */
static void remember(void)
{
	char now[INSTANT_SIZE], time[8], words[160];

	snprintf(words, sizeof words,
		"stopped by a fault of its own. What was saved is safe; your draft of %s is kept.",
		instant_show_time(clock_now_utc(now), time));
	term_last_words(words);
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
	if (done)
		remember();
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
