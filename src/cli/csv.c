#include "json.h"

#include <inttypes.h>

#include <caseload/base/csv_write.h>
#include <caseload/record.h>

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

static void register_csv(
	struct csv_writer *csv, const struct practice *p, size_t n, struct arena *arena)
{
	static const char *const names[] = {
		"code", "name", "quarter_start", "adults", "target", "floor", "on_register", "gap"};
	char day[DATE_ISO_SIZE];

	head(csv, names, sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < n; i++, p++) {
		bool known = p->adults > 0;
		csv_typed(csv, p->code);
		csv_text(csv, p->name);
		csv_typed(csv, date_iso(p->quarter_start, day));
		number(csv, known, p->adults, arena);
		number(csv, known, register_target(p->adults), arena);
		number(csv, known, register_floor(p->adults), arena);
		number(csv, true, p->on_register, arena);
		number(csv, known, register_target(p->adults) - p->on_register, arena);
		csv_end(csv);
	}
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

bool print_csv(FILE *to, const struct result *result, struct arena *arena)
{
	struct str text = {0};
	struct csv_writer csv = {.out = &text};

	if (result->kind == RESULT_REGISTER)
		register_csv(&csv, result->value, result->n, arena);
	else if (result->kind == RESULT_WORKERS || result->kind == RESULT_LOAD)
		workers_csv(&csv, result->value, result->n, arena);
	else if (result->kind == RESULT_SCORES)
		scores_csv(&csv, result->value, result->n, arena);
	else if (json_list_shape(result->kind) != NULL)
		shaped_csv(&csv, result, arena);
	else
		return false;
	fwrite(str_text(&text), 1, text.length, to);
	str_free(&text);
	return true;
}
