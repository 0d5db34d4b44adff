/* The people of a work list, read, narrowed, and in words why each is on it. */
#include "risk_people.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "choices.h"

/* "stratum 4 A12345": the step, and the practice unless it is the team's. */
static const char step_prefix[] = "stratum ";
enum { ROWS_MOST = 1000 }; /* the lowest step of a whole area is no list to read through */

/* ---- rows ---- */

size_t people_count(void *data)
{
	return ((struct people *)data)->n;
}

int64_t people_id(void *data, size_t row)
{
	const struct people *people = data;

	return people->rows->rows[people->shown[row]].who.person_id;
}

const struct case_row *people_row(void *data, int64_t person_id)
{
	const struct people *people = data;

	for (size_t i = 0; i < people->n; i++)
		if (people_id(data, i) == person_id)
			return &people->rows->rows[people->shown[i]].who;
	return NULL;
}

const struct work_row *people_selected(const struct people *people)
{
	long row = list_selected_row(people->list);

	return row < 0 ? NULL : &people->rows->rows[people->shown[row]];
}

/* What the change says beside the numbers: "Falls 0 -> 2". */
static const char *factor_words(const char *change, struct arena *arena)
{
	const char *from = strchr(change, '('), *to = strrchr(change, ')');

	return from && to && to > from + 1 ? arena_strndup(arena, from + 1, (size_t)(to - from) - 1)
					   : "";
}

static const char *rise_words(const struct work_row *row, struct arena *arena)
{
	struct score rise = {.value = work_rise(row), .scale = 6, .set = true};
	const char *factor = factor_words(row->change, arena);
	char text[SCORE_SIZE];

	while (rise.scale > 0 && rise.value % 10 == 0) {
		rise.value /= 10;
		rise.scale--;
	}
	return arena_printf(arena, "%s%s%s%s", rise.value > 0 ? "+" : "", score_show(rise, text),
		*factor ? " " : "", factor);
}

const char *people_why(const struct work_row *row, struct arena *arena)
{
	const char *why = row->why ? row->why : "";

	if (row->change == NULL || work_rise(row) == 0)
		return why;
	return arena_printf(arena, "%s%s%s", why, *why ? ", " : "", rise_words(row, arena));
}

/* ---- reading ---- */

static bool matches(const struct work_row *row, const char *typed, struct arena *arena)
{
	const struct case_row *who = &row->who;
	const char *all = utf8_fold(arena,
		arena_printf(arena, "%s %s %s %s", case_name(who, NAMES_FULL, arena),
			who->nhs_number ? who->nhs_number : "",
			who->lead_name ? who->lead_name : "no lead", people_why(row, arena)));

	return words_match(all, "", typed) >= 0;
}

void people_narrow(struct people *people)
{
	struct arena *arena = arena_new();
	const char *typed = utf8_fold(arena, input_text(people->filter));
	bool all = text_is_blank(typed);

	people->n = 0;
	for (size_t i = 0; i < people->rows->n; i++)
		if (all || matches(&people->rows->rows[i], typed, arena))
			people->shown[people->n++] = i;
	arena_free(arena);
	list_empty_text(people->list, all ? "Nobody. f shows another list, Esc goes back."
					  : "Nobody matches. Esc clears the filter.");
	list_refresh(people->list);
}

int people_step(const struct people *people)
{
	return text_starts(people->which, step_prefix) ? atoi(people->which + strlen(step_prefix))
						       : 0;
}

static void step_args(const struct people *people, struct args *args)
{
	const char *practice = strchr(people->which + strlen(step_prefix), ' ');

	args_set(args, "stratum", word_code(&words_stratum, people_step(people)));
	if (practice)
		args_set(args, "practice", practice + 1);
}

bool people_read(struct people *people, struct err *err)
{
	bool step = people_step(people) != 0;
	struct args args = args_new(arena_new());
	struct result result;

	if (step)
		step_args(people, &args);
	else
		args_set(&args, "which", people->which);
	args_setf(&args, "limit", "%d", ROWS_MOST);
	if (!app_reread(people->view->app, step ? CMD_RISK_STRATA : CMD_RISK_LIST, &args,
		    &people->arena, &result, err))
		return false;
	people->rows = result.value;
	people->shown = arena_new_array(people->arena, size_t, people->rows->n + 1);
	people_narrow(people);
	return true;
}
