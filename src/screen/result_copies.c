/* Copies of plans in a list: what can be done about the one that is selected. */
#include "result_page.h"

#include <inttypes.h>

#include <caseload/copy.h>

#include "app.h"
#include "arguments.h"
#include "paper.h"

bool result_of_copies(const struct result_page *page)
{
	return (page->result.kind == RESULT_COPIES || page->result.kind == RESULT_COPIES_OUT) &&
	       page->n > 0;
}

bool result_is_of_copies(enum command_id id)
{
	return id == CMD_PRINT_PLAN || id == CMD_COPY_GIVE || id == CMD_COPY_END ||
	       id == CMD_COPY_CHANGED;
}

/* The version that holds, in the same form, for whoever had this one: the two are exchanged. */
static enum answer print_again(struct app *app, const struct copy *copy)
{
	bool held = copy->holder != HOLDER_NONE;

	return paper_open(app, CMD_PRINT_PLAN, "person", copy->person_uid, "short",
		copy->short_form ? "yes" : NULL, "holder",
		held ? word_code(&words_copy_holder, copy->holder) : NULL, "name",
		held ? copy->holder_name : NULL, "how",
		held && copy->how != COPY_NONE ? word_code(&words_copy_how, copy->how) : NULL,
		NULL);
}

enum answer result_copy_do(struct result_page *page, enum command_id id)
{
	struct app *app = page->view->app;
	long at = list_selected_row(page->list);
	const struct copy *copy;
	struct arena *arena;
	struct args args;
	enum answer answer;

	if (at < 0)
		return ANSWER_STAY;
	copy = (const struct copy *)page->result.value + page->shown[at];
	if (id == CMD_PRINT_PLAN)
		return print_again(app, copy);
	arena = arena_new();
	args = args_new(arena);
	args_setf(&args, "number", "%" PRId64, copy->number);
	answer = app_push(app, id == CMD_COPY_CHANGED ? &screen_result : form_for(id),
		&(struct screen_arg){.command = id,
			.person = copy->person_uid,
			.text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}
