#include <caseload/register.h>

#include "json.h"

static json_t *number(int64_t n)
{
	return json_integer((json_int_t)n);
}

static json_t *number_if(bool known, int64_t n)
{
	return known ? number(n) : json_null();
}

/* Numerator and denominator, and of a hundred with one decimal. */
static void put_measure(json_t *json, const char *name, int64_t numerator, int64_t denominator)
{
	json_t *measure = json_object();
	int64_t tenths = register_tenths(numerator, denominator);

	json_object_set_new(measure, "numerator", number(numerator));
	json_object_set_new(measure, "denominator", number(denominator));
	json_object_set_new(
		measure, "percent", denominator > 0 ? json_real((double)tenths / 10) : json_null());
	json_object_set_new(json, name, measure);
}

static json_t *line_json(const struct register_line *line)
{
	json_t *json = shape_json(&practice_shape, &line->practice);
	const int64_t *n = line->n;
	bool known = line->target > 0;

	json_object_set_new(json, "on_register", number(n[WHICH_ON]));
	json_object_set_new(json, "target", number_if(known, line->target));
	json_object_set_new(json, "floor", number_if(known, line->floor));
	json_object_set_new(json, "gap",
		number_if(known, line->team ? line->short_by : line->target - n[WHICH_ON]));
	json_object_set_new(json, "team", json_boolean(line->team));
	json_object_set_new(json, "as_at", json_date(line->day.on));
	json_object_set_new(json, "since", json_date(line->day.since));
	json_object_set_new(json, "quarter", json_date(line->quarter));
	json_object_set_new(json, "over", number_if(known, line->over_by));
	json_object_set_new(json, "under_floor", number_if(known, line->under_floor));
	put_measure(json, "m1", line->measured, line->practice.adults);
	put_measure(json, "m2", n[WHICH_JOINT], n[WHICH_ON]);
	put_measure(json, "m3", n[WHICH_LEAD], n[WHICH_ON]);
	put_measure(json, "m4", n[WHICH_TOLD], n[WHICH_TOLD] + n[WHICH_LATE] + n[WHICH_NOT_TOLD]);
	put_measure(json, "m5", n[WHICH_PLAN_IN_TIME],
		n[WHICH_PLAN_IN_TIME] + n[WHICH_PLAN_LATE] + n[WHICH_PLAN_OVERDUE]);
	for (size_t i = 0; i < words_register_which.n; i++)
		json_object_set_new(json, words_register_which.words[i].code,
			number(n[words_register_which.words[i].value]));
	return json;
}

json_t *register_json(const struct register_line *lines, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++)
		if (!lines[i].team || n == 1)
			json_array_append_new(array, line_json(&lines[i]));
	return array;
}

static json_t *cut_json(const struct candidate_cut *cut)
{
	json_t *json = json_object();
	bool known = cut->line.target > 0;

	json_object_set_new(json, "code", json_text(cut->line.practice.code));
	json_object_set_new(json, "target", number_if(known, cut->line.target));
	json_object_set_new(json, "on_register", number(cut->line.n[WHICH_ON]));
	json_object_set_new(json, "places", number_if(known, cut->places));
	json_object_set_new(json, "in", number((int64_t)cut->in));
	json_object_set_new(json, "tied", number((int64_t)cut->tied));
	json_object_set_new(json, "tied_places", number((int64_t)cut->tied_places));
	json_object_set_new(json, "must_choose", json_boolean(cut->must_choose));
	json_object_set_new(json, "scored", number((int64_t)cut->scored));
	json_object_set_new(json, "expired", number((int64_t)cut->expired));
	json_object_set_new(json, "other_release", number((int64_t)cut->other_release));
	json_object_set_new(json, "under_18", number((int64_t)cut->under_18));
	return json;
}

json_t *candidates_json(const struct candidate_list *list)
{
	json_t *json = json_object(), *cuts = json_array();

	for (size_t i = 0; i < list->cuts_n; i++)
		json_array_append_new(cuts, cut_json(&list->cuts[i]));
	json_object_set_new(json, "instrument", json_text(list->instrument));
	json_object_set_new(json, "practices", cuts);
	json_object_set_new(
		json, "candidates", shape_json_array(&candidate_shape, list->rows, list->n));
	return json;
}
