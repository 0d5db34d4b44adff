#include "search_box.h"

void search_box_begin(struct search_box *box, struct app *app)
{
	box->app = app;
	box->opened = false;
	uid_new(box->id);
}

bool search_box_find(struct search_box *box, const char *text, int limit, struct arena *arena,
	struct result *out, struct err *err)
{
	struct args args = args_new(arena);

	args_set(&args, "text", text);
	args_set(&args, "box", box->id);
	if (limit > 0)
		args_setf(&args, "limit", "%d", limit);
	if (!app_try(box->app, CMD_FIND, &args, arena, out, err))
		return false;
	box->opened = true;
	return true;
}

void search_box_end(struct search_box *box)
{
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};

	if (!box->opened)
		return;
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "box", box->id);
	args_set(&args, "closed", "yes");
	if (!app_try(box->app, CMD_FIND, &args, arena, &result, &err))
		app_error(box->app, &err);
	box->opened = false;
	arena_free(arena);
}
