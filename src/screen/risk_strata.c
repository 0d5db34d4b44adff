/* What the Risk screen shows: the strata of each practice and their sum, and the lines for them. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "risk.h"

enum { FIRST_PRACTICE_ID = 10 };

/* ---- reading ---- */

static void span(struct risk_whose *whose, const struct strata_row *row)
{
	if (!date_is_set(whose->list_from) || date_compare(row->list_date, whose->list_from) < 0)
		whose->list_from = row->list_date;
	if (!date_is_set(whose->list_on) || date_compare(row->list_date, whose->list_on) > 0)
		whose->list_on = row->list_date;
	if (!date_is_set(whose->quarter) || date_compare(row->quarter_start, whose->quarter) < 0)
		whose->quarter = row->quarter_start;
}

/* The rows of a practice stand together; a new one begins with another code. */
static struct risk_whose *whose_of(struct risk *risk, const struct strata_row *row)
{
	struct risk_whose *last = &risk->whose[risk->n - 1];

	if (risk->n > 1 && strcmp(last->code, row->practice) == 0)
		return last;
	last = &risk->whose[risk->n++];
	*last = (struct risk_whose){.code = row->practice,
		.name = row->practice_name,
		.why_none = row->why_none,
		.adults = row->adults};
	if (row->why_none == NULL) {
		risk->whose[0].why_none = NULL;
		risk->whose[0].adults += row->adults;
		if (risk->instrument && strcmp(risk->instrument, row->instrument) != 0)
			risk->mixed = true;
		risk->instrument = row->instrument;
	}
	return last;
}

static void take(struct risk *risk, const struct strata_row *rows, size_t n)
{
	risk->whose = arena_new_array(risk->arena, struct risk_whose, n + 1);
	risk->n = 1;
	risk->instrument = NULL;
	risk->mixed = false;
	risk->whose[0] = (struct risk_whose){.name = session_team(risk->view->session)->name,
		.why_none = n == 0 ? "the team serves no practice yet"
				   : "no practice has both a list size and a risk list"};
	for (size_t i = 0; i < n; i++) {
		struct risk_whose *whose = whose_of(risk, &rows[i]);

		if (rows[i].why_none || rows[i].stratum <= 0 || rows[i].stratum >= STRATA)
			continue;
		whose->steps[rows[i].stratum] = rows[i];
		span(whose, &rows[i]);
		strata_add(&risk->whose[0].steps[rows[i].stratum], &rows[i]);
		span(&risk->whose[0], &rows[i]);
	}
}

/* The practice that is shown stays, where it is still one of the team's. */
bool risk_read(struct risk *risk, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	const char *code = risk->n > 0 ? risk->whose[risk->shows].code : NULL;
	struct arena *before = risk->arena;
	struct result result;

	if (!app_try(risk->view->app, CMD_RISK_STRATA, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	risk->arena = arena;
	take(risk, result.value, result.n);
	risk->shows = 0;
	for (size_t i = 1; code && i < risk->n; i++)
		if (strcmp(risk->whose[i].code, code) == 0)
			risk->shows = i;
	arena_free(before);
	risk->lines = arena_new_array(arena, struct risk_line, 2 * STRATA + 2 + risk->n);
	risk->lines_n = 0;
	risk_lay(risk, risk->tall);
	return true;
}

/* ---- the lines ---- */

const char *risk_step_name(int stratum)
{
	return word_shown(&words_stratum, stratum);
}

static void line(struct risk *risk, struct risk_line one)
{
	risk->lines[risk->lines_n++] = one;
}

void risk_lay(struct risk *risk, bool tall)
{
	const struct risk_whose *whose = &risk->whose[risk->shows];

	if (risk->lines_n > 0 && tall == risk->tall)
		return;
	risk->tall = tall;
	risk->lines_n = 0;
	for (int stratum = STRATUM_VERY_HIGH; !whose->why_none && stratum > 0; stratum--) {
		line(risk, (struct risk_line){stratum, LINE_STEP, stratum, 0});
		if (tall)
			line(risk, (struct risk_line){0, LINE_STEP_MORE, stratum, 0});
	}
	if (risk->n > 1 && !whose->why_none)
		line(risk, (struct risk_line){0, LINE_BLANK, 0, 0});
	if (risk->n > 1)
		line(risk, (struct risk_line){0, LINE_HEAD, 0, 0});
	for (size_t i = 1; i < risk->n; i++)
		line(risk, (struct risk_line){FIRST_PRACTICE_ID + (int64_t)i, LINE_PRACTICE, 0, i});
	list_refresh(risk->list);
}

/* Into a practice the cursor goes to its top step, back at the team to the practice's row. */
enum answer risk_show(struct risk *risk, size_t whose)
{
	size_t before = risk->shows;

	risk->shows = whose;
	risk->lines_n = 0;
	risk_lay(risk, risk->tall);
	if (whose != 0)
		list_select_row(risk->list, 0);
	else
		list_select(risk->list, FIRST_PRACTICE_ID + (int64_t)before);
	return ANSWER_REDRAW;
}

const char *risk_gaps(const struct risk *risk, struct arena *arena)
{
	size_t none = 0;
	const char *name = NULL;

	for (size_t i = 1; i < risk->n; i++)
		if (risk->whose[i].why_none) {
			name = risk->whose[i].name;
			none++;
		}
	if (risk->shows != 0 || none == 0 || risk->whose[0].why_none)
		return "";
	if (none == 1)
		return arena_printf(arena, "%s is not among them.", name);
	return arena_printf(arena, "%zu practices are not among them.", none);
}
