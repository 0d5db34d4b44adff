/* How the fault finder looks, and the list of its kinds. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/nhs_number.h>

#include "faults.h"
#include "pick_popup.h"

enum { DAYS = 6, NUMBER = 12, LEAD = 16, ABOUT_ROWS = 4, WIDE = 70 };

static void draw_heading(const struct fault_line *line, const struct canvas *row)
{
	canvas_textf(row, 0, 0, -1, STYLE_HEADING, "%s: %zu",
		word_shown(&words_case_fault_kind, line->kind), line->count);
}

void faults_draw_row(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct faults *faults = data;
	const struct fault_line *line = &faults->lines[at];
	const struct case_fault *fault = line->fault;
	char number[NHS_NUMBER_SHOWN_SIZE];
	int name, col = 0;

	(void)look;
	if (fault == NULL) {
		draw_heading(line, row);
		return;
	}
	if (app_options(faults->view->app)->calm) {
		canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s, %s", fault->person, fault->words);
		return;
	}
	name = row->cols - DAYS - 1 - LEAD - 1 - (row->cols >= WIDE ? NUMBER + 1 : 0);
	canvas_text(row, 0, col, name, fault->person, STYLE_NORMAL);
	col += name + 1;
	if (row->cols >= WIDE) {
		canvas_text(row, 0, col, NUMBER,
			fault->nhs_number != NULL ? nhs_number_show(fault->nhs_number, number) : "",
			STYLE_NORMAL);
		col += NUMBER + 1;
	}
	if (fault->days > 0) {
		char days[24];

		snprintf(days, sizeof days, "%" PRId64 "d", fault->days);
		canvas_text_right(row, 0, col, DAYS, days, STYLE_NORMAL);
	}
	canvas_text(row, 0, col + DAYS + 1, LEAD, fault->lead != NULL ? fault->lead : "! No lead",
		STYLE_NORMAL);
}

static void draw_about(struct faults *faults, const struct canvas *canvas)
{
	const struct case_fault *fault = faults_selected(faults);
	int rows;

	if (fault == NULL)
		return;
	canvas_hline(canvas, 0, 0, canvas->cols);
	rows = canvas_wrap(canvas, 1, 1, canvas->cols - 2, fault->words, STYLE_NORMAL);
	if (rows + 1 < canvas->rows)
		canvas_textf(canvas, rows + 1, 1, canvas->cols - 2, STYLE_BOLD, "Enter: %s",
			command_get(faults_mend(fault))->summary);
}

static size_t of_kind(const struct faults *faults, int kind)
{
	size_t n = 0;

	for (size_t i = 0; i < faults->n; i++)
		n += faults->all[i].kind == kind;
	return n;
}

/* All: first what Today counts, then what it counts elsewhere or not at all. */
static void draw_rule(struct faults *faults, const struct canvas *canvas)
{
	int room = canvas->cols - faults->view->right_taken - 1;
	size_t late = of_kind(faults, CASE_FAULT_REVIEW_LATE),
	       pairs = of_kind(faults, CASE_FAULT_NUMBER_TWICE) +
		       of_kind(faults, CASE_FAULT_NAMESAKES),
	       rest = faults->n - late - pairs;
	int col = 1;

	if (faults->kind != CASE_FAULT_NONE) {
		canvas_textf(canvas, 0, col, room, STYLE_NORMAL, "%s, %zu of %zu",
			word_shown(&words_case_fault_kind, faults->kind), faults->shown, faults->n);
		return;
	}
	col += canvas_textf(
		canvas, 0, col, room, STYLE_NORMAL, "All, %zu fault%s", rest, rest == 1 ? "" : "s");
	if (late > 0)
		col += canvas_textf(canvas, 0, col, room - col, STYLE_NORMAL, ", %zu late review%s",
			late, late == 1 ? "" : "s");
	if (pairs > 0)
		canvas_textf(canvas, 0, col, room - col, STYLE_NORMAL, ", %zu pair%s", pairs,
			pairs == 1 ? "" : "s");
}

void faults_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct faults *faults = view->data;
	int about = faults->shown > 0 ? ABOUT_ROWS : 0;
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1 - about, canvas->cols);
	struct canvas below = canvas_sub(canvas, canvas->rows - about, 0, about, canvas->cols);

	draw_rule(faults, canvas);
	list_draw(faults->list, &rows, focus);
	if (about > 0)
		draw_about(faults, &below);
}

/* ---- which kind ---- */

/* The number that stands behind a code in "no_lead 3\nreview_late 8\n"; 0: none. */
static unsigned long count_in(const char *counts, const char *code)
{
	size_t length = strlen(code);

	for (const char *at = counts; at != NULL && *at != '\0';) {
		if (strncmp(at, code, length) == 0 && at[length] == ' ')
			return strtoul(at + length, NULL, 10);
		at = strchr(at, '\n');
		at = at != NULL ? at + 1 : NULL;
	}
	return 0;
}

static bool open_kinds(struct view *view, struct err *err)
{
	struct pick_entry *entries =
		arena_new_array(view->arena, struct pick_entry, words_case_fault_kind.n + 1);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);
	unsigned long all = 0;
	size_t n = 1;

	(void)err;
	for (size_t i = 0; i < words_case_fault_kind.n; i++) {
		const struct word *word = &words_case_fault_kind.words[i];
		unsigned long count = count_in(view->arg.part, word->code);

		all += count;
		if (count > 0)
			entries[n++] = (struct pick_entry){
				word->code, word->shown, arena_printf(view->arena, "%lu", count)};
	}
	entries[0] = (struct pick_entry){"all", "All", arena_printf(view->arena, "%lu", all)};
	*source = (struct pick_source){.entries = entries, .n = n};
	view->data = pick_new(source, view->arg.text != NULL ? view->arg.text : "all");
	return true;
}

static const struct hint *kinds_hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_COUNT, "Esc", "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_fault_kinds = {
	.name = "Which faults?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_kinds,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = pick_popup_size,
	.hints = kinds_hints,
};
