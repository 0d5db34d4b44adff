/* Letters on a list: those that are due are printed, one or all; those that were printed are recorded as
 * sent, one or all that are marked. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/letter.h>

#include "app.h"
#include "arguments.h"
#include "paper.h"
#include "result_page.h"

static const struct letter *letters_of(const struct result_page *page)
{
	return page->result.value;
}

bool result_of_letters(const struct result_page *page)
{
	return page->result.kind == RESULT_LETTERS && page->n > 0;
}

static bool are_due(const struct result_page *page)
{
	return page->result.n > 0 && letters_of(page)[0].status == LETTER_STATUS_NONE;
}

bool result_of_letters_due(const struct result_page *page)
{
	return result_of_letters(page) && are_due(page);
}

enum answer result_print_letter(struct result_page *page)
{
	long at = list_selected_row(page->list);

	if (at < 0)
		return ANSWER_STAY;
	return paper_open(page->view->app, CMD_PRINT_LETTER, "person",
		page->view->arg.person ? page->view->arg.person
				       : rows_person(&page->result, page->shown[at]),
		"kind", word_code(&words_letter_kind, letters_of(page)[page->shown[at]].kind),
		NULL);
}

/* What is listed, and nobody else's: the list may be the whole team's. */
enum answer result_print_letters(struct result_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	const char *lead;
	enum answer answer;

	arguments_unpack(page->packed, &args);
	lead = args_get(&args, "lead");
	answer = paper_open(page->view->app, CMD_PRINT_LETTERS, "kind", args_get(&args, "kind"),
		"days", args_get(&args, "days"), "lead", lead != NULL ? lead : "", NULL);
	arena_free(arena);
	return answer;
}

/* ---- marks: bound to the letters, not to their rows ---- */

int64_t result_letter_id(const struct result_page *page, size_t row)
{
	return page->result.kind == RESULT_LETTERS ? letters_of(page)[row].id : 0;
}

bool result_has_marks(const struct result_page *page)
{
	return page->result.kind == RESULT_LETTERS && !are_due(page);
}

static const struct letter *letter_of_id(const struct result_page *page, int64_t id)
{
	for (size_t i = 0; i < page->result.n; i++)
		if (letters_of(page)[i].id == id)
			return &letters_of(page)[i];
	return NULL;
}

/* One that somebody else has sent meanwhile is marked no more. */
void result_keep_marks(struct result_page *page)
{
	size_t i = 0;

	list_marks(page->list, result_has_marks(page));
	while (i < list_marked(page->list)) {
		int64_t id = list_marked_ids(page->list)[i];

		if (result_has_marks(page) && letter_of_id(page, id) != NULL)
			i++;
		else
			list_mark(page->list, id, false);
	}
}

enum answer result_send_marked(struct result_page *page)
{
	struct app *app = page->view->app;
	struct arena *arena = arena_new();
	size_t n = list_marked(page->list);
	struct args *all = arena_new_array(arena, struct args, n);
	struct result result = {0};

	for (size_t i = 0; i < n; i++) {
		const struct letter *letter = letter_of_id(page, list_marked_ids(page->list)[i]);

		all[i] = args_new(arena);
		args_set(&all[i], "person", letter->person_uid);
		args_set(&all[i], "letter", letter->uid);
	}
	if (app_run_many(app, CMD_LETTER_SENT, all, n, arena, &result)) {
		list_unmark_all(page->list);
		stack_mark_stale(app, true);
		stack_freshen(app);
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}
