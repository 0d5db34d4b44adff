/* The fault finder: what is wrong with the cases, by kind, and from each line to what mends it. */
#include "faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "duplicates.h"

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct faults *)data)->lines_n;
}

static uint64_t mix(uint64_t hash, const char *text)
{
	for (; text != NULL && *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211U;
	return hash;
}

/* The same fault keeps its number when others are mended. */
static int64_t row_id(void *data, size_t row)
{
	const struct case_fault *fault = ((struct faults *)data)->lines[row].fault;
	uint64_t hash = 14695981039346656037U;

	if (fault == NULL)
		return 0;
	hash = (hash ^ (uint64_t)fault->kind) * 1099511628211U;
	hash = mix(mix(mix(hash, fault->person_uid), fault->part), fault->other);
	return (int64_t)(hash >> 1) | 1;
}

const struct case_fault *faults_selected(const struct faults *faults)
{
	long row = list_selected_row(faults->list);

	return row < 0 || (size_t)row >= faults->lines_n ? NULL : faults->lines[row].fault;
}

static size_t count_of(const struct faults *faults, int kind)
{
	size_t n = 0;

	for (size_t i = 0; i < faults->n; i++)
		n += faults->all[i].kind == kind;
	return n;
}

/* They come by kind already: a heading before the first of each. */
static void lay(struct faults *faults)
{
	int heading = CASE_FAULT_NONE;

	faults->lines_n = faults->shown = 0;
	for (size_t i = 0; i < faults->n; i++) {
		const struct case_fault *fault = &faults->all[i];

		if (faults->kind != CASE_FAULT_NONE && fault->kind != faults->kind)
			continue;
		if (fault->kind != heading)
			faults->lines[faults->lines_n++] = (struct fault_line){
				NULL, fault->kind, count_of(faults, fault->kind)};
		heading = fault->kind;
		faults->lines[faults->lines_n++] = (struct fault_line){fault, fault->kind, 0};
		faults->shown++;
	}
	list_empty_text(faults->list, faults->n == 0
					      ? "Nothing is wrong with the cases."
					      : "None of this kind is left. f shows the others.");
	list_refresh(faults->list);
}

static bool read_again(struct faults *faults, struct err *err)
{
	struct args args = args_new(arena_new());
	struct result result;

	if (!app_reread(faults->view->app, CMD_DOCTOR_CASES, &args, &faults->arena, &result, err))
		return false;
	faults->all = result.value;
	faults->n = result.n;
	faults->message = result.message;
	faults->lines = arena_new_array(
		faults->arena, struct fault_line, result.n + words_case_fault_kind.n + 1);
	lay(faults);
	return true;
}

/* ---- opening ---- */

static void close_faults(struct view *view)
{
	struct faults *faults = view->data;

	if (faults == NULL)
		return;
	list_free(faults->list);
	arena_free(faults->arena);
	free(faults);
}

static bool open_faults(struct view *view, struct err *err)
{
	struct faults *faults = xcalloc(1, sizeof *faults);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = faults_draw_row, .data = faults};

	view->data = faults;
	faults->view = view;
	faults->list = list_new(&source);
	return read_again(faults, err);
}

static bool refresh(struct view *view, struct err *err)
{
	return read_again(view->data, err);
}

/* ---- what can be done ---- */

enum command_id faults_mend(const struct case_fault *fault)
{
	char copy[40], *words[4], *save = NULL;
	const struct command *command;
	int n = 0, used = 0;

	snprintf(copy, sizeof copy, "%s", fault->mend);
	for (char *word = strtok_r(copy, " ", &save); word != NULL && n < 4;
		word = strtok_r(NULL, " ", &save))
		words[n++] = word;
	command = command_named(n, words, &used);
	return command != NULL ? command->id : CMD_COUNT;
}

static enum answer mend(struct faults *faults)
{
	const struct case_fault *fault = faults_selected(faults);
	struct app *app = faults->view->app;
	enum command_id id;

	if (fault == NULL)
		return ANSWER_STAY;
	id = faults_mend(fault);
	if (!session_may(faults->view->session, id)) {
		app_message(app, MESSAGE_NOTE, "Your role does not do this: %s. %s",
			command_get(id)->summary,
			fault->lead != NULL ? "Ask the lead or the co-ordinator."
					    : "Ask the co-ordinator.");
		return ANSWER_REDRAW;
	}
	if (id == CMD_PERSON_COMPARE)
		return app_push(app, &screen_pair,
			&(struct screen_arg){
				.command = id, .person = fault->person_uid, .part = fault->other});
	if (id == CMD_PLAN_SHOW)
		return app_push(app, &screen_plan,
			&(struct screen_arg){.command = id, .person = fault->person_uid});
	return app_form(app, faults->view, id, fault->part);
}

static enum answer open_person(struct faults *faults)
{
	const struct case_fault *fault = faults_selected(faults);

	return fault == NULL ? ANSWER_STAY
			     : app_push(faults->view->app, &screen_person,
				       &(struct screen_arg){.command = CMD_PERSON_SHOW,
					       .person = fault->person_uid});
}

static enum answer choose_kind(struct faults *faults)
{
	struct str counts = {0};
	enum answer answer;

	for (size_t i = 0; i < words_case_fault_kind.n; i++) {
		const struct word *word = &words_case_fault_kind.words[i];
		size_t n = count_of(faults, word->value);

		if (n > 0)
			str_addf(&counts, "%s %zu\n", word->code, n);
	}
	answer = app_push(faults->view->app, &screen_fault_kinds,
		&(struct screen_arg){.text = word_code(&words_case_fault_kind, faults->kind),
			.part = str_text(&counts)});
	str_free(&counts);
	return answer;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct faults *faults = view->data;

	switch (pressed->command) {
	case CMD_OPEN:
		return mend(faults);
	case CMD_FAULT_PERSON:
		return open_person(faults);
	case CMD_VIEWS:
		return choose_kind(faults);
	case CMD_COUNT:
		return list_key(faults->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
									     : ANSWER_REDRAW;
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct faults *faults = view->data;
	int kind = CASE_FAULT_NONE;

	if (from != &screen_fault_kinds || text == NULL)
		return ANSWER_REDRAW;
	for (size_t i = 0; i < words_case_fault_kind.n; i++)
		if (text_equal(words_case_fault_kind.words[i].code, text))
			kind = words_case_fault_kind.words[i].value;
	faults->kind = kind;
	lay(faults);
	list_select_row(faults->list, 0);
	return ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	const struct case_fault *fault = faults_selected(view->data);

	return fault != NULL ? fault->person_uid : NULL;
}

static const char *why_not(struct view *view, enum command_id id)
{
	struct faults *faults = view->data;

	if (id == CMD_FILTER)
		return "There is no filter here. f shows one kind.";
	if (faults->shown == 0 &&
		(id == CMD_OPEN || id == CMD_FAULT_PERSON || id == CMD_ROW_ACTIONS))
		return "There is nothing to mend.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "Mend", NULL},
		{CMD_FAULT_PERSON, NULL, "Record", NULL}, {CMD_VIEWS, NULL, "One kind", "Kind"},
		{CMD_ROW_ACTIONS, NULL, "Actions", NULL}, {CMD_UNDO, NULL, "Undo mine", "Undo"},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint none[] = {{CMD_BACK, NULL, "Back", NULL},
		{CMD_VIEWS, NULL, "One kind", "Kind"}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	const struct faults *faults = view->data;

	return faults->shown > 0 ? list : none;
}

static const char *where_am_i(struct view *view)
{
	const struct faults *faults = view->data;
	const struct case_fault *fault = faults_selected(faults);

	if (fault == NULL)
		return faults->message;
	return arena_printf(view->arena, "Fault %s, %s: %s",
		word_shown(&words_case_fault_kind, fault->kind), fault->person, fault->words);
}

const struct screen screen_faults = {
	.name = "Faults",
	.where = IN_FAULTS | IN_LISTS,
	.open = open_faults,
	.close = close_faults,
	.draw = faults_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.subject = subject,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
