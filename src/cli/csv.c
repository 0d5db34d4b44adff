#include "json.h"

#include <inttypes.h>

#include <caseload/base/csv_write.h>
#include <caseload/measure.h>
#include <caseload/meeting.h>
#include <caseload/record.h>
#include <caseload/work_list.h>

static void number(struct csv_writer *csv, bool known, int64_t n, struct arena *arena)
{
	csv_typed(csv, known ? arena_printf(arena, "%" PRId64, n) : NULL);
}

static void head(struct csv_writer *csv, const char *const names[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_typed(csv, names[i]);
	csv_end(csv);
}

/* The names of the first eight are a contract; then a count for each figure. */
static void register_head(struct csv_writer *csv)
{
	static const char *const names[] = {"code", "name", "quarter_start", "adults", "target",
		"floor", "on_register", "gap", "as_at", "since"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		csv_typed(csv, names[i]);
	for (size_t i = 0; i < words_register_which.n; i++)
		csv_typed(csv, words_register_which.words[i].code);
	csv_end(csv);
}

static void register_csv(
	struct csv_writer *csv, const struct register_line *line, size_t n, struct arena *arena)
{
	char day[DATE_ISO_SIZE];

	register_head(csv);
	for (size_t i = 0; i < n; i++, line++) {
		const struct practice *p = &line->practice;
		bool known = line->target > 0;

		if (line->team && n > 1)
			continue;
		csv_typed(csv, p->code);
		csv_text(csv, p->name);
		csv_typed(csv, date_iso(p->quarter_start, day));
		number(csv, known, p->adults, arena);
		number(csv, known, line->target, arena);
		number(csv, known, line->floor, arena);
		number(csv, true, line->n[WHICH_ON], arena);
		number(csv, known, line->team ? line->short_by : line->target - line->n[WHICH_ON],
			arena);
		csv_typed(csv, date_iso(line->day.on, day));
		csv_typed(csv, date_iso(line->day.since, day));
		for (size_t j = 0; j < words_register_which.n; j++)
			number(csv, true, line->n[words_register_which.words[j].value], arena);
		csv_end(csv);
	}
}

static void candidates_csv(
	struct csv_writer *csv, const struct candidate_list *list, struct arena *arena)
{
	csv_shape_head(csv, &candidate_shape);
	for (size_t i = 0; i < list->n; i++)
		csv_shape_row(csv, &candidate_shape, &list->rows[i], arena);
}

static void workers_csv(
	struct csv_writer *csv, const struct worker *w, size_t n, struct arena *arena)
{
	static const char *const names[] = {"uid", "login", "name", "profession", "phone", "email",
		"capacity", "cases", "weight", "late"};

	head(csv, names, sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < n; i++, w++) {
		csv_typed(csv, w->uid);
		csv_text(csv, w->login);
		csv_text(csv, w->name);
		csv_typed(csv, word_code(&words_profession, w->profession));
		csv_text(csv, w->phone);
		csv_text(csv, w->email);
		number(csv, w->capacity > 0, w->capacity, arena);
		number(csv, true, w->cases, arena);
		number(csv, true, w->weight, arena);
		number(csv, true, w->late, arena);
		csv_end(csv);
	}
}

static void shaped_csv(struct csv_writer *csv, const struct result *result, struct arena *arena)
{
	const struct shape *shape = json_list_shape(result->kind);
	const struct case_list *cases = result->value;
	bool listed = result->kind == RESULT_CASES;
	const char *rows = listed ? (const char *)cases->rows : result->value;

	csv_shape_head(csv, shape);
	for (size_t i = 0; i < (listed ? cases->n : result->n); i++)
		csv_shape_row(csv, shape, rows + i * shape->size, arena);
}

static void scores_csv(
	struct csv_writer *csv, const struct risk_explained *x, size_t n, struct arena *arena)
{
	csv_shape_head(csv, &risk_score_shape);
	for (size_t i = 0; i < n; i++)
		if (x[i].score != NULL)
			csv_shape_row(csv, &risk_score_shape, x[i].score, arena);
}

/* The row of the caseload, and after it why the person is on the list. */
static void work_csv(struct csv_writer *csv, const struct work_list *list, struct arena *arena)
{
	static const char *const names[] = {"why", "change", "score_before", "before_on", "count",
		"on", "last_review", "rank", "tied", "rank_of"};
	char score[SCORE_SIZE], day[DATE_ISO_SIZE];

	csv_shape_names(csv, &case_row_shape);
	head(csv, names, sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < list->n; i++) {
		const struct work_row *row = &list->rows[i];
		bool ranked = row->place.rank > 0;

		csv_shape_cells(csv, &case_row_shape, &row->who, arena);
		csv_text(csv, row->why);
		csv_text(csv, row->change);
		csv_typed(csv, score_show(row->before, score));
		csv_typed(csv, date_iso(row->before_on, day));
		number(csv, true, row->count, arena);
		csv_typed(csv, date_iso(row->on, day));
		csv_typed(csv, date_iso(row->seen, day));
		number(csv, ranked, row->place.rank, arena);
		number(csv, ranked, row->place.tied, arena);
		number(csv, ranked, row->place.adults, arena);
		csv_end(csv);
	}
}

/* Entries with why, in words, after them. */
static void entries_csv(
	struct csv_writer *csv, const struct case_item *items, size_t n, struct arena *arena)
{
	csv_shape_names(csv, &case_item_shape);
	head(csv, (const char *const[]){"why"}, 1);
	for (size_t i = 0; i < n; i++) {
		csv_shape_cells(csv, &case_item_shape, &items[i], arena);
		csv_text(csv, case_why_words(&items[i], arena));
		csv_end(csv);
	}
}

bool print_csv(FILE *to, const struct result *result, struct arena *arena)
{
	const struct meeting_record *meeting = result->value;
	struct str text = {0};
	struct csv_writer csv = {.out = &text};

	if (result->kind == RESULT_REGISTER)
		register_csv(&csv, result->value, result->n, arena);
	else if (result->kind == RESULT_CANDIDATES)
		candidates_csv(&csv, result->value, arena);
	else if (result->kind == RESULT_WORKERS || result->kind == RESULT_LOAD)
		workers_csv(&csv, result->value, result->n, arena);
	else if (result->kind == RESULT_SCORES)
		scores_csv(&csv, result->value, result->n, arena);
	else if (result->kind == RESULT_WORK)
		work_csv(&csv, result->value, arena);
	else if (result->kind == RESULT_TRIED)
		tried_csv(&csv, result->value, arena);
	else if (result->kind == RESULT_MEETING)
		entries_csv(&csv, meeting->items, meeting->items_n, arena);
	else if (result->kind == RESULT_ENTRIES)
		entries_csv(&csv, result->value, result->n, arena);
	else if (result->kind == RESULT_MEASURES)
		measures_csv(&text, result->value, result->n, arena);
	else if (json_list_shape(result->kind) != NULL)
		shaped_csv(&csv, result, arena);
	else
		return false;
	fwrite(str_text(&text), 1, text.length, to);
	str_free(&text);
	return true;
}
