#include <caseload/command/args.h>

#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

struct args args_new(struct arena *arena)
{
	return (struct args){arena, NULL, 0, 0};
}

/* "nhs-number" and "nhs_number" are one name. */
static bool same_name(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++)
		if (*a != *b && !((*a == '-' || *a == '_') && (*b == '-' || *b == '_')))
			return false;
	return *a == *b;
}

static struct arg *args_find(const struct args *args, const char *name)
{
	for (size_t i = 0; i < args->n; i++)
		if (same_name(args->items[i].name, name))
			return &args->items[i];
	return NULL;
}

void args_set(struct args *args, const char *name, const char *value)
{
	struct arg *arg = args_find(args, name);

	if (arg == NULL) {
		arg = arena_push(args->arena, &args->items, &args->n, &args->room, sizeof(*arg));
		arg->name = arena_strdup(args->arena, name);
	}
	arg->value = arena_strdup(args->arena, value);
}

void args_setf(struct args *args, const char *name, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	args_set(args, name, arena_vprintf(args->arena, format, list));
	va_end(list);
}

const char *args_get(const struct args *args, const char *name)
{
	const struct arg *arg = args_find(args, name);
	return arg != NULL ? arg->value : NULL;
}

bool args_flag(const struct args *args, const char *name)
{
	const char *value = args_get(args, name);
	return value != NULL && strcmp(value, "0") != 0 && strcmp(value, "no") != 0 &&
	       strcmp(value, "N") != 0 && strcmp(value, "n") != 0;
}

/* "contact-days" as a person would say it at the start of a sentence: "Contact days". */
static char *spoken(const struct args *args, const char *name)
{
	char *text = arena_strdup(args->arena, name);
	for (char *p = text; *p != '\0'; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	text[0] = (char)toupper((unsigned char)text[0]);
	return text;
}

static const char *field_name(const struct args *args, const char *name)
{
	char *text = arena_strdup(args->arena, name);
	for (char *p = text; *p != '\0'; p++)
		if (*p == '-')
			*p = '_';
	return text;
}

/* Of marks that are not seen alone nothing would be kept. */
static bool says_nothing(const struct args *args, const char *value)
{
	return text_is_blank(value) ||
	       text_is_blank(safe_text(args->arena, value, strlen(value), true, NULL));
}

bool args_need(const struct args *args, const char *name, const char **out, struct err *err)
{
	const char *value = args_get(args, name);

	if (says_nothing(args, value))
		return err_set(err, ERR_INVALID, field_name(args, name), "%s is missing. Type it.",
			spoken(args, name));
	*out = value;
	return true;
}

bool args_date(const struct args *args, const char *name, enum date_kind kind, struct date today,
	const struct holidays *holidays, struct date *out, struct err *err)
{
	const char *value = args_get(args, name);
	struct date_rules rules = {kind, false, today, holidays};

	if (value == NULL)
		return true;
	if (text_is_blank(value)) {
		*out = DATE_NONE;
		return true;
	}
	return date_read(value, &rules, field_name(args, name), out, err);
}

bool args_word(const struct args *args, const char *name, const struct word_list *list, int *out,
	struct err *err)
{
	const char *value = args_get(args, name);

	if (value == NULL)
		return true;
	if (text_is_blank(value)) {
		*out = 0;
		return true;
	}
	if (!word_find(list, value, out))
		return err_set(err, ERR_INVALID, field_name(args, name),
			"%s is not in the list. It must be %s.", spoken(args, name),
			word_choices(list, args->arena));
	return true;
}

bool args_number(const struct args *args, const char *name, int64_t low, int64_t high, int64_t *out,
	struct err *err)
{
	const char *value = args_get(args, name);
	char *end;

	if (value == NULL || *value == '\0')
		return true;
	long long number = strtoll(value, &end, 10);
	bool fits = *end == '\0' && end != value && number >= low && number <= high;
	if (!fits && high == INT64_MAX)
		return err_set(err, ERR_INVALID, field_name(args, name),
			"%s must be a whole number, %" PRId64 " or more.", spoken(args, name), low);
	if (!fits)
		return err_set(err, ERR_INVALID, field_name(args, name),
			"%s must be a whole number from %" PRId64 " to %" PRId64 ".",
			spoken(args, name), low, high);
	*out = number;
	return true;
}

bool args_text(const struct args *args, const char *name, size_t limit, bool lines,
	const char **out, struct err *err)
{
	const char *value = args_get(args, name);

	if (value == NULL)
		return true;
	if (limit == 0)
		limit = 20000;
	if (!utf8_valid(value, strlen(value)))
		return err_set(err, ERR_INVALID, field_name(args, name),
			"%s holds bytes that are not text (UTF-8). Type it again.",
			spoken(args, name));
	/* Nobody types these: they come with a paste, and would leave a name that is not the one meant.
	 * Marks of no width are quietly left out below. */
	if (!lines && text_steers(value))
		return err_set(err, ERR_INVALID, field_name(args, name),
			"%s holds control characters, an escape sequence or marks that turn text "
			"round. Type it again.",
			spoken(args, name));
	char *text = safe_text(args->arena, utf8_nfc(args->arena, value),
		strlen(utf8_nfc(args->arena, value)), lines, NULL);
	size_t n = strlen(text);
	while (n > 0 && isspace((unsigned char)text[n - 1]))
		text[--n] = '\0';
	while (isspace((unsigned char)*text) && (!lines || *text != '\n'))
		text++;
	if (utf8_characters(text) > limit)
		return err_set(err, ERR_INVALID, field_name(args, name),
			"%s must be %zu characters or fewer. You typed %zu.", spoken(args, name),
			limit, utf8_characters(text));
	*out = *text != '\0' ? text : NULL;
	return true;
}
