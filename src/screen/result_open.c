/* What Enter opens on a row, and what can be printed from it: each kind of row has its own place. */
#include "result_page.h"

#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/letter.h>
#include <caseload/measure.h>
#include <caseload/meeting.h>
#include <caseload/printed_list.h>

#include "app.h"
#include "arguments.h"
#include "help_pages.h"
#include "paper.h"
#include "reports.h"

/* A row in full, each value with the name of its column. */
static enum answer read_row(struct result_page *page, size_t row)
{
	struct str text = {0};
	enum answer answer;

	for (size_t i = 0; i < page->rows.n; i++)
		if (*rows_cell(&page->rows, row, i))
			str_addf(&text, "%s\n    %s\n", page->rows.columns[i].title,
				rows_cell(&page->rows, row, i));
	answer = app_push(page->view->app, &screen_reading,
		&(struct screen_arg){.command = CMD_COUNT,
			.text = str_text(&text),
			.place = rows_cell(&page->rows, row, 0)});
	str_free(&text);
	return answer;
}

/* What a meeting said of the person, whole. */
static enum answer read_entry(struct result_page *page, const struct case_item *item)
{
	const struct person_record *about = page->result.about;
	char day[DATE_SHOWN_SIZE];

	return app_push(page->view->app, &screen_reading,
		&(struct screen_arg){.command = CMD_COUNT,
			.text = case_text(item, about->actions, about->actions_n,
				app_today(page->view->app), page->arena),
			.place = arena_printf(
				page->arena, "%s  Team meeting", date_show(item->on, day))});
}

/* Who is behind a measure, of the period that was asked for. */
static enum answer open_measure(struct result_page *page, const struct measure *measure)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	enum answer answer;

	arguments_unpack(page->packed, &args);
	args_set(&args, "measure", word_code(&words_measure_code, measure->code));
	if (measure->figure != NULL)
		args_set(&args, "figure", measure->figure);
	answer = app_push(page->view->app, &screen_result,
		&(struct screen_arg){
			.command = CMD_MEASURE_SHOW, .text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}

/* A meeting is shown where meetings are. */
static enum answer open_meeting(struct result_page *page, const struct meeting *meeting)
{
	struct view *below = page->view->below;

	if (below != NULL && below->screen == &screen_meeting)
		return app_return(page->view->app, meeting->uid);
	return app_push(page->view->app, &screen_meeting,
		&(struct screen_arg){.command = CMD_COUNT, .text = meeting->uid});
}

/* The measures with the people behind this one. */
enum answer result_print_behind(struct result_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	enum answer answer;

	if (!session_may(page->view->session, CMD_PRINT_MEASURES)) {
		arena_free(arena);
		return ANSWER_IGNORED;
	}
	arguments_unpack(page->packed, &args);
	answer = paper_open(page->view->app, CMD_PRINT_MEASURES, "rows", args_get(&args, "measure"),
		"figure", args_get(&args, "figure"), "from", args_get(&args, "from"), "until",
		args_get(&args, "to"), "as-at", args_get(&args, "as-at"), NULL);
	arena_free(arena);
	return answer;
}

static enum answer open_sheet(struct result_page *page, const struct printed_list *list)
{
	return app_push(page->view->app, &screen_sheet,
		&(struct screen_arg){.command = CMD_SHEET_SHOW,
			.part = arena_printf(page->arena, "%" PRId64, list->sheet)});
}

/* ---- letters, one after another ---- */

bool result_of_letters(const struct result_page *page)
{
	return page->result.kind == RESULT_LETTERS && page->n > 0;
}

bool result_of_letters_due(const struct result_page *page)
{
	return result_of_letters(page) &&
	       ((const struct letter *)page->result.value)[0].status == LETTER_STATUS_NONE;
}

enum answer result_print_letter(struct result_page *page)
{
	long at = list_selected_row(page->list);
	const struct letter *letter;

	if (at < 0)
		return ANSWER_STAY;
	letter = (const struct letter *)page->result.value + page->shown[at];
	return paper_open(page->view->app, CMD_PRINT_LETTER, "person",
		page->view->arg.person ? page->view->arg.person
				       : rows_person(&page->result, page->shown[at]),
		"kind", word_code(&words_letter_kind, letter->kind), NULL);
}

bool result_of_entries(const struct result_page *page)
{
	return page->result.kind == RESULT_ENTRIES && page->result.about != NULL;
}

const struct case_item *result_entry(const struct view *view)
{
	const struct result_page *page = view != NULL ? view->data : NULL;
	long at;

	if (page == NULL || view->screen != &screen_result || page->result.kind != RESULT_ENTRIES ||
		page->list == NULL)
		return NULL;
	at = list_selected_row(page->list);
	return at < 0 ? NULL : (const struct case_item *)page->result.value + page->shown[at];
}

/* The entry alone, without anybody else the meeting spoke of. */
enum answer result_print_entry(struct result_page *page)
{
	long at = list_selected_row(page->list);
	const struct case_item *items = page->result.value;

	if (at < 0 || !session_may(page->view->session, CMD_PRINT_MINUTES))
		return ANSWER_IGNORED;
	return paper_open(page->view->app, CMD_PRINT_MINUTES, "person", page->view->arg.person,
		"meeting", items[page->shown[at]].meeting_uid, NULL);
}

enum answer result_next_part(struct result_page *page)
{
	const struct word_list *list = &words_measure_part;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	const char *now;
	size_t at = 0;
	enum answer answer;

	arguments_unpack(page->packed, &args);
	now = args_get(&args, "which");
	for (size_t i = 0; i < list->n; i++)
		if (text_equal(list->words[i].code, now))
			at = i + 1;
	args_set(&args, "which", at < list->n ? list->words[at].code : NULL);
	app_message(page->view->app, MESSAGE_NOTE, "%s.",
		at < list->n ? list->words[at].shown : "All of them");
	answer = result_ask(page, xstrdup(arguments_pack(&args, arena)));
	arena_free(arena);
	return answer;
}

enum answer result_open_row(struct result_page *page)
{
	long at = list_selected_row(page->list);
	const char *person;

	if (at < 0)
		return ANSWER_STAY;
	if (result_of_entries(page))
		return read_entry(
			page, (const struct case_item *)page->result.value + page->shown[at]);
	if (page->result.kind == RESULT_MEASURES)
		return open_measure(
			page, (const struct measure *)page->result.value + page->shown[at]);
	if (page->result.kind == RESULT_MEETINGS)
		return open_meeting(
			page, (const struct meeting *)page->result.value + page->shown[at]);
	if (page->result.kind == RESULT_SHEETS)
		return open_sheet(
			page, (const struct printed_list *)page->result.value + page->shown[at]);
	if (result_of_letters_due(page))
		return result_print_letter(page);
	person = page->view->arg.person ? NULL : rows_person(&page->result, page->shown[at]);
	if (person)
		return app_push(page->view->app, &screen_person,
			&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = person});
	return read_row(page, page->shown[at]);
}
