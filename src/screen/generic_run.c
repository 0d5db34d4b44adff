/* What a command opens that has neither a screen nor a form of its own. */
#include <string.h>

#include "app.h"
#include "paper.h"
#include "result.h"

bool generic_lists(enum command_id id)
{
	const struct command *command = command_get(id);

	return command->shell && (command->touches == TOUCH_NONE || command->touches == TOUCH_VIEW);
}

static bool asks(enum command_id id)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	const struct command *command = command_get(id);
	size_t n = command_args(command, specs), asked = 0;

	for (size_t i = 0; i < n; i++) {
		bool about = strcmp(specs[i].name, "person") == 0 &&
			     (command->needs & NEEDS_PERSON) != 0;

		asked += !about && (specs[i].required || !generic_lists(id));
	}
	return asked > 0;
}

const struct screen *generic_door(enum command_id id)
{
	if (paper_is(id))
		return paper_door(id);
	if (asks(id))
		return form_for(id);
	return generic_lists(id) ? &screen_result : NULL;
}

enum answer generic_run(struct app *app, struct view *view, enum command_id id)
{
	const struct screen *door = generic_door(id);
	bool about = (command_get(id)->needs & NEEDS_PERSON) != 0;
	struct screen_arg arg = {.person = about ? view_subject(view) : NULL, .command = id};
	struct args args;
	struct result result;

	if (door)
		return app_push(app, door, &arg);
	args = view_args(view);
	if (app_run(app, id, &args, view->arena, &result))
		stack_mark_stale(app, true);
	stack_freshen(app);
	return ANSWER_REDRAW;
}
