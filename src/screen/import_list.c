/* The preview of an import: counts, remarks, and row by row what would be done. */
#include "import.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/risk.h>

enum { LINE = 6, OUTCOME = 17, NUMBER = 12, NAME = 24, REMARKS_MAX = 4, REASON_LEAST = 8 };

static const char *outcome_words(enum row_outcome outcome)
{
	switch (outcome) {
	case ROW_NEW:
		return "New";
	case ROW_CHANGED:
		return "Changed";
	case ROW_MOVED_BAND:
		return "Moved band";
	case ROW_UNCHANGED:
		return "Unchanged";
	case ROW_REFUSED:
		return "! Refused";
	case ROW_REPAIRED:
		return "Repaired";
	case ROW_DUPLICATE:
		return "! Same person?";
	case ROW_MISSING:
		return "Not on this list";
	}
	return "";
}

/* ---- the list ---- */

static const struct import_row *row_at(const struct import_view *import, size_t row)
{
	return &import->report->items[import->shown[row]];
}

static size_t row_count(void *data)
{
	return ((struct import_view *)data)->shown_n;
}

static int64_t row_id(void *data, size_t row)
{
	return (int64_t)((struct import_view *)data)->shown[row] + 1;
}

/* "HIGH to V HIGH. score: The list has 9." What is refused or doubtful says in its sentence which
 * column is meant. */
static const char *reason_words(const struct import_row *row, struct arena *arena)
{
	bool known = row->band_before != BAND_NONE && row->band_before != BAND_NO_DATA;
	bool fields = row->outcome == ROW_CHANGED || row->outcome == ROW_REPAIRED;
	const char *parts[3] = {"", "", ""}, *now = word_shown(&words_band, row->band);
	struct str s = {0};
	char *text;

	if (row->band != BAND_NONE && row->band != row->band_before)
		parts[0] = known ? arena_printf(arena, "%s to %s",
					   word_shown(&words_band, row->band_before), now)
				 : now;
	if (fields && !text_is_blank(row->field))
		parts[1] = row->field;
	if (!text_is_blank(row->reason))
		parts[2] = row->reason;
	for (size_t i = 0; i < 3; i++)
		if (*parts[i])
			str_addf(&s, "%s%s",
				s.length > 0 ? (i == 2 && *parts[1] ? ": " : ". ") : "", parts[i]);
	text = arena_strdup(arena, str_text(&s));
	str_free(&s);
	return text;
}

static void draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	const struct import_row *row = row_at(data, at);
	struct arena *arena = arena_new();
	char number[NHS_NUMBER_SHOWN_SIZE];
	int col = LINE + 1, name = canvas->cols >= 90 ? NAME : 18;
	bool bold = row->outcome == ROW_REFUSED || row->outcome == ROW_DUPLICATE;

	(void)look;
	if (row->line > 0)
		canvas_text_right(canvas, 0, 0, LINE, arena_printf(arena, "%" PRId64, row->line),
			STYLE_NORMAL);
	canvas_text(canvas, 0, col, OUTCOME, outcome_words(row->outcome),
		bold ? STYLE_BOLD : STYLE_NORMAL);
	canvas_text(canvas, 0, col += OUTCOME + 1, NUMBER,
		row->nhs_number ? nhs_number_show(row->nhs_number, number) : "", STYLE_NORMAL);
	canvas_text(canvas, 0, col += NUMBER + 1, name, row->name, STYLE_NORMAL);
	/* The reason of the row under the cursor stands in full below the list. */
	if (canvas->cols - col - name - 1 >= REASON_LEAST)
		canvas_text(canvas, 0, col + name + 1, -1, reason_words(row, arena), STYLE_NORMAL);
	arena_free(arena);
}

/* To one outcome; -1: every row. */
static void narrow(struct import_view *import, int only)
{
	const struct import_report *report = import->report;

	import->only = only;
	import->shown_n = 0;
	for (size_t i = 0; i < report->n; i++)
		if (only < 0 || (int)report->items[i].outcome == only)
			import->shown[import->shown_n++] = i;
	list_refresh(import->list);
	list_select_row(import->list, 0);
}

void import_list_open(struct import_view *import)
{
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = import};

	import->shown = NULL;
	import->shown_n = 0;
	list_free(import->list);
	import->list = list_new(&source);
	list_empty_text(import->list, "No row to look at.");
	memset(import->by_outcome, 0, sizeof import->by_outcome);
	for (size_t i = 0; i < import->report->n; i++)
		import->by_outcome[import->report->items[i].outcome]++;
	import->shown = arena_new_array(import->report_arena, size_t, import->report->n + 1);
	narrow(import, -1);
}

void import_list_turn(struct import_view *import)
{
	int next = import->only + 1;

	while (next < OUTCOMES && import->by_outcome[next] == 0)
		next++;
	narrow(import, next < OUTCOMES ? next : -1);
}

/* ---- the whole ---- */

const char *import_counts(const struct import_report *r, struct arena *arena)
{
	const struct {
		const char *words;
		int64_t n;
	} counts[] = {{"new", r->added}, {"changed", r->changed}, {"moved band", r->moved_band},
		{"unchanged", r->unchanged}, {"refused", r->refused}, {"repaired", r->repaired},
		{"not on this list", r->missing_from_list},
		{"maybe known already", r->possible_duplicates}};
	struct str s = {0};
	char *text;

	str_addf(&s, "%" PRId64 " rows", r->rows);
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
		if (counts[i].n > 0)
			str_addf(&s, ", %" PRId64 " %s", counts[i].n, counts[i].words);
	text = arena_strdup(arena, str_text(&s));
	str_free(&s);
	return text;
}

static int draw_head(
	const struct import_view *import, const struct canvas *canvas, struct arena *arena)
{
	const struct import_report *report = import->report;
	char day[DATE_SHOWN_SIZE];
	int at = 0, width = canvas->cols - 2;

	canvas_textf(canvas, at++, 1, width - import->view->right_taken, STYLE_BOLD, "%s: %s",
		report->file_name, report->shape ? report->shape : "");
	canvas_textf(canvas, at++, 1, width, STYLE_NORMAL, "List of %s, %s%s%s",
		date_show(report->run_date, day), risk_instrument_name(report->instrument),
		report->practice ? ", practice " : "", report->practice ? report->practice : "");
	canvas_text(canvas, at++, 1, width, import_counts(report, arena), STYLE_NORMAL);
	for (size_t i = 0; i < report->remarks_n && i < REMARKS_MAX && at < canvas->rows / 2; i++) {
		struct canvas part = canvas_sub(canvas, at, 1, 2, width);

		at += canvas_wrap(&part, 0, 0, width,
			arena_printf(arena, "! %s", report->remarks[i]), STYLE_NORMAL);
	}
	return at;
}

void import_draw_report(struct import_view *import, const struct canvas *canvas, bool focus)
{
	struct arena *arena = arena_new();
	int head = draw_head(import, canvas, arena);
	/* The sentences want three rows where rows are short; the line above them is one more. */
	int below = canvas->cols < 80 ? 4 : 3, last = canvas->rows - below;
	struct canvas rows = canvas_sub(canvas, head + 2, 0, last - head - 2, canvas->cols);
	struct canvas reason = canvas_sub(canvas, last + 1, 0, below - 1, canvas->cols);
	long row = list_selected_row(import->list);

	canvas_hline(canvas, head, 0, canvas->cols);
	canvas_textf(canvas, head + 1, 1, -1, STYLE_HEADING,
		"Shows: %s, %zu of %zu (f changes this)",
		import->only < 0 ? "every row" : outcome_words((enum row_outcome)import->only),
		import->shown_n, import->report->n);
	canvas_hline(canvas, last, 0, canvas->cols);
	if (row >= 0)
		canvas_wrap(&reason, 0, 1, canvas->cols - 2,
			reason_words(row_at(import, (size_t)row), arena), STYLE_NORMAL);
	list_draw(import->list, &rows, focus);
	arena_free(arena);
}
