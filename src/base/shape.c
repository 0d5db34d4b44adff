#include <caseload/base/shape.h>

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>

static const struct word *word_of(const struct word_list *list, int value)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->words[i].value == value)
			return &list->words[i];
	return NULL;
}

const char *word_code(const struct word_list *list, int value)
{
	const struct word *word = word_of(list, value);
	return word != NULL ? word->code : NULL;
}

const char *word_shown(const struct word_list *list, int value)
{
	const struct word *word = word_of(list, value);
	return word != NULL ? word->shown : "";
}

/* "social worker", "Social_Worker" and "social-worker" are one. */
static bool same_word(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char x = (char)tolower((unsigned char)a[i]), y = (char)tolower((unsigned char)b[i]);
		x = x == '_' || x == '-' ? ' ' : x;
		y = y == '_' || y == '-' ? ' ' : y;
		if (x != y)
			return false;
		if (x == '\0')
			break;
	}
	return true;
}

bool word_find(const struct word_list *list, const char *text, int *value)
{
	const struct word *found = NULL;

	if (text == NULL || *text == '\0')
		return false;
	for (size_t i = 0; i < list->n; i++) {
		const struct word *word = &list->words[i];
		if (same_word(word->code, text, strlen(text) + 1) ||
			same_word(word->shown, text, strlen(text) + 1)) {
			*value = word->value;
			return true;
		}
	}
	for (size_t i = 0; i < list->n; i++) {
		const struct word *word = &list->words[i];
		if (!same_word(word->shown, text, strlen(text)) &&
			!same_word(word->code, text, strlen(text)))
			continue;
		if (found != NULL)
			return false;
		found = word;
	}
	if (found == NULL)
		return false;
	*value = found->value;
	return true;
}

char *word_choices(const struct word_list *list, struct arena *arena)
{
	struct str out = {0};
	for (size_t i = 0; i < list->n; i++) {
		if (i > 0)
			str_add(&out, i + 1 == list->n ? " or " : ", ");
		str_add(&out, list->words[i].code);
	}
	char *text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

const char *score_show(struct score score, char buffer[static SCORE_SIZE])
{
	static const int64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

	if (!score.set || score.scale < 0 || score.scale > 6) {
		buffer[0] = '\0';
		return buffer;
	}
	int64_t size = score.value < 0 ? -score.value : score.value;
	int n = snprintf(buffer, SCORE_SIZE, "%s%" PRId64, score.value < 0 ? "-" : "",
		size / tens[score.scale]);
	if (score.scale > 0)
		snprintf(buffer + n, SCORE_SIZE - (size_t)n, ".%0*" PRId64, score.scale,
			size % tens[score.scale]);
	return buffer;
}

bool score_parse(const char *text, struct score *out)
{
	struct score score = {0, 0, true};
	bool minus = text != NULL && *text == '-', point = false;
	int digits = 0;

	if (text == NULL)
		return false;
	for (text += minus; *text != '\0'; text++) {
		if (*text == '.' && !point) {
			point = true;
			continue;
		}
		if (!isdigit((unsigned char)*text) || ++digits > 12)
			return false;
		if (point && ++score.scale > 6)
			return false;
		score.value = score.value * 10 + (*text - '0');
	}
	if (digits == 0)
		return false;
	if (minus)
		score.value = -score.value;
	*out = score;
	return true;
}

int score_compare(struct score a, struct score b)
{
	if (!a.set || !b.set)
		return (int)a.set - (int)b.set;
	while (a.scale < b.scale)
		a.value *= 10, a.scale++;
	while (b.scale < a.scale)
		b.value *= 10, b.scale++;
	return a.value < b.value ? -1 : a.value > b.value;
}

const struct field *shape_field(const struct shape *shape, const char *name)
{
	for (size_t i = 0; i < shape->n; i++)
		if (strcmp(shape->fields[i].name, name) == 0)
			return &shape->fields[i];
	return NULL;
}

const char *field_text(const struct field *field, const void *record, struct arena *arena)
{
	const void *at = (const char *)record + field->offset;
	char buffer[SCORE_SIZE];
	int64_t number;

	switch (field->type) {
	case FIELD_TEXT:
		return *(const char *const *)at;
	case FIELD_INT:
		number = *(const int64_t *)at;
		if (number == 0 && (field->flags & FIELD_NONE_ZERO) != 0)
			return NULL;
		return arena_printf(arena, "%" PRId64, number);
	case FIELD_DATE:
		if (!date_is_set(*(const struct date *)at))
			return NULL;
		return arena_strdup(arena, date_iso(*(const struct date *)at, buffer));
	case FIELD_WORD:
		return word_code(field->words, *(const int *)at);
	case FIELD_BOOL:
		return *(const bool *)at ? "1" : "0";
	case FIELD_SCORE:
		if (!((const struct score *)at)->set)
			return NULL;
		return arena_strdup(arena, score_show(*(const struct score *)at, buffer));
	}
	return NULL;
}
