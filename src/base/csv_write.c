#include <caseload/base/csv_write.h>

#include <string.h>

#include <caseload/base/utf8.h>

/* Apostrophes in front are looked through, so that text which had one of its own comes back with
 * it: the guard is always exactly one more. */
bool csv_needs_guard(const char *text, size_t length)
{
	size_t at = 0;
	int32_t code;

	while (at < length && text[at] == '\'')
		at++;
	for (; at < length; at += utf8_decode(text + at, length - at, &code)) {
		utf8_decode(text + at, length - at, &code);
		switch (code) {
		case '\t':
		case '\r':
		case '\n':
		case '\0':
		case '=':
		case '+':
		case '-':
		case '@':
		case '|':
		case '%':
		case 0xFF1D:
		case 0xFF0B:
		case 0xFF0D:
		case 0xFF20: /* full width = + - @ */
			return true;
		case 127:
		case 0xA0:
		case 0xFEFF:
		case 0x3000:
			continue;
		default:
			if (code > ' ')
				return false;
		}
	}
	return false;
}

void csv_unguard(const char **text, size_t *length)
{
	if (*length > 1 && **text == '\'' && csv_needs_guard(*text + 1, *length - 1)) {
		++*text;
		--*length;
	}
}

static void put_as_is(struct csv_writer *writer, const char *text, bool guard)
{
	size_t length = text == NULL ? 0 : strlen(text);
	bool quote;

	if (writer->cells++ > 0)
		str_addc(writer->out, ',');
	if (length == 0)
		return;
	guard = guard && csv_needs_guard(text, length);
	quote = strpbrk(text, ",\"\r\n") != NULL || text[0] == ' ' || text[length - 1] == ' ';
	if (quote)
		str_addc(writer->out, '"');
	if (guard)
		str_addc(writer->out, '\'');
	while (*text != '\0') {
		size_t run = strcspn(text, "\"");

		str_addn(writer->out, text, run);
		text += run;
		if (*text == '"') {
			str_add(writer->out, "\"\"");
			text++;
		}
	}
	if (quote)
		str_addc(writer->out, '"');
}

/* Nothing that steers is taken in, but a store that was changed from outside may hold it. */
static void put(struct csv_writer *writer, const char *text, bool guard)
{
	if (text == NULL || !text_steers(text)) {
		put_as_is(writer, text, guard);
		return;
	}
	struct arena *arena = arena_new();
	put_as_is(writer, safe_text(arena, text, strlen(text), true, NULL), guard);
	arena_free(arena);
}

void csv_text(struct csv_writer *writer, const char *text)
{
	put(writer, text, true);
}

void csv_typed(struct csv_writer *writer, const char *text)
{
	put(writer, text, false);
}

void csv_end(struct csv_writer *writer)
{
	/* A line of one empty cell would read back as an empty line. */
	if (writer->cells == 1 &&
		(writer->out->length == 0 || writer->out->text[writer->out->length - 1] == '\n'))
		str_add(writer->out, "\"\"");
	str_add(writer->out, "\r\n");
	writer->cells = 0;
}

void csv_shape_names(struct csv_writer *writer, const struct shape *shape)
{
	for (size_t i = 0; i < shape->n; i++)
		if (!(shape->fields[i].flags & FIELD_HIDDEN))
			csv_typed(writer, shape->fields[i].name);
}

void csv_shape_head(struct csv_writer *writer, const struct shape *shape)
{
	csv_shape_names(writer, shape);
	csv_end(writer);
}

void csv_shape_cells(struct csv_writer *writer, const struct shape *shape, const void *record,
	struct arena *arena)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct field *field = &shape->fields[i];

		if (!(field->flags & FIELD_HIDDEN))
			put(writer, field_text(field, record, arena), field->type == FIELD_TEXT);
	}
}

void csv_shape_row(struct csv_writer *writer, const struct shape *shape, const void *record,
	struct arena *arena)
{
	csv_shape_cells(writer, shape, record, arena);
	csv_end(writer);
}
