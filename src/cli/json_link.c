/* Who may be here twice, and two people side by side, for scripts. */
#include <caseload/link.h>

#include "json.h"

static json_t *who_json(const struct person *person)
{
	json_t *json = json_object();

	json_object_set_new(json, "uid", json_text(person->uid));
	json_object_set_new(json, "nhs_number", json_text(person->nhs_number));
	json_object_set_new(json, "family", json_text(person->family));
	json_object_set_new(json, "given", json_text(person->given));
	json_object_set_new(json, "born", json_date(person->born));
	return json;
}

static json_t *match_json(const struct likeness *match, const char *why)
{
	static const char *const classes[] = {"no", "possible", "likely", "sure"};
	json_t *json = json_object();

	json_object_set_new(json, "how_sure", json_string(classes[match->class]));
	json_object_set_new(json, "score", json_integer(match->score));
	json_object_set_new(json, "why", json_text(why));
	return json;
}

json_t *duplicates_json(const struct duplicate *list, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *json = match_json(&list[i].match, list[i].why);
		json_object_set_new(json, "a", who_json(&list[i].a));
		json_object_set_new(json, "b", who_json(&list[i].b));
		json_array_append_new(array, json);
	}
	return array;
}

json_t *pair_json(const struct person_pair *pair)
{
	struct arena *arena = arena_new();
	json_t *json = match_json(&pair->match, pair->why), *fields = json_array();
	struct pair_line *lines;
	size_t n = pair_lines(pair, arena, &lines);

	for (size_t i = 0; i < n; i++) {
		json_t *field = json_object();
		json_object_set_new(field, "field", json_text(lines[i].label));
		json_object_set_new(field, "a", json_text(lines[i].a));
		json_object_set_new(field, "b", json_text(lines[i].b));
		json_object_set_new(field, "same", json_boolean(lines[i].same));
		json_array_append_new(fields, field);
	}
	json_object_set_new(json, "a", who_json(&pair->a->person));
	json_object_set_new(json, "b", who_json(&pair->b->person));
	json_object_set_new(json, "fields", fields);
	json_object_set_new(
		json, "said", shape_json_array(&person_link_shape, pair->said, pair->said_n));
	arena_free(arena);
	return json;
}
