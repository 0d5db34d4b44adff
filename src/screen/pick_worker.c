#include "pick_worker.h"

#include <inttypes.h>

#include <caseload/base/str.h>

#include "pick_popup.h"

static const char *load_words(const struct worker *worker, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];

	if (date_is_set(worker->away_until))
		return arena_printf(arena, "away to %s", date_show(worker->away_until, date));
	if (worker_capacity(worker) > 0)
		return arena_printf(
			arena, "%" PRId64 " of %" PRId64, worker->weight, worker_capacity(worker));
	return arena_printf(
		arena, "%" PRId64 " case%s", worker->cases, worker->cases == 1 ? "" : "s");
}

static bool open_pick(struct view *view, struct err *err)
{
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);
	struct args args = args_new(view->arena);
	struct pick_entry *entries;
	const struct worker *workers;
	struct result result;

	if (!app_try(view->app, CMD_LEAD_LOAD, &args, view->arena, &result, err))
		return false;
	workers = result.value;
	entries = arena_new_array(view->arena, struct pick_entry, result.n + 1);
	for (size_t i = 0; i < result.n; i++) {
		const struct worker *worker = &workers[i];

		if (worker->id == 0 || !worker_is_active(worker, app_today(view->app)))
			continue;
		/* What is typed is a name: "pr" must not find a prescribing link worker. */
		entries[source->n++] = (struct pick_entry){worker->uid, worker->name,
			arena_printf(view->arena, "%s, %s", load_words(worker, view->arena),
				word_shown(&words_profession, worker->profession))};
	}
	source->entries = entries;
	view->data = pick_new(source, NULL);
	return true;
}

static const char *title(struct view *view)
{
	return view->arg.text;
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = 9;
	*cols = 56;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Choose", NULL},
		{CMD_COUNT, "Up/Down", "Move", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_pick_worker = {
	.name = "Which worker?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_pick,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.title = title,
	.size = size,
	.hints = hints,
};
