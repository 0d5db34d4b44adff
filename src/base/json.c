#include <caseload/base/json.h>

#include <stdlib.h>
#include <string.h>

json_t *json_text(const char *text)
{
	json_t *value = text != NULL ? json_string(text) : NULL;
	return value != NULL ? value : json_null();
}

json_t *json_date(struct date d)
{
	char buffer[DATE_ISO_SIZE];
	return date_is_set(d) ? json_string(date_iso(d, buffer)) : json_null();
}

json_t *json_score(struct score s)
{
	char buffer[SCORE_SIZE];
	if (!s.set)
		return json_null();
	if (s.scale == 0)
		return json_integer(s.value);
	return json_real(strtod(score_show(s, buffer), NULL));
}

static json_t *field_json(const struct field *field, const void *record)
{
	const void *at = (const char *)record + field->offset;

	switch (field->type) {
	case FIELD_TEXT:
		return json_text(*(const char *const *)at);
	case FIELD_INT:
		if (*(const int64_t *)at == 0 && (field->flags & FIELD_NONE_ZERO) != 0)
			return json_null();
		return json_integer(*(const int64_t *)at);
	case FIELD_DATE:
		return json_date(*(const struct date *)at);
	case FIELD_WORD:
		return json_text(word_code(field->words, *(const int *)at));
	case FIELD_BOOL:
		return json_boolean(*(const bool *)at);
	case FIELD_SCORE:
		return json_score(*(const struct score *)at);
	}
	return json_null();
}

json_t *shape_json(const struct shape *shape, const void *record)
{
	if (record == NULL)
		return json_null();
	json_t *object = json_object();
	for (size_t i = 0; i < shape->n; i++)
		if ((shape->fields[i].flags & FIELD_HIDDEN) == 0)
			json_object_set_new(object, shape->fields[i].name,
				field_json(&shape->fields[i], record));
	return object;
}

json_t *shape_json_array(const struct shape *shape, const void *records, size_t n)
{
	json_t *array = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(
			array, shape_json(shape, (const char *)records + i * shape->size));
	return array;
}

char *json_dump(json_t *value, struct arena *arena)
{
	char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
	char *copy = arena_strdup(arena, text != NULL ? text : "null");
	free(text);
	json_decref(value);
	return copy;
}
