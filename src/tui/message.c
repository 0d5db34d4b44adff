#include <caseload/tui/message.h>

#include <stdarg.h>
#include <stdlib.h>

#include <caseload/base/str.h>

struct message {
	struct str text;
	enum message_kind kind;
	char *kept[MESSAGE_KEPT]; /* a ring; `next` is the oldest once it is full */
	size_t next, n;
};

struct message *message_new(void)
{
	return xcalloc(1, sizeof(struct message));
}

void message_free(struct message *message)
{
	if (!message)
		return;
	str_free(&message->text);
	for (size_t i = 0; i < MESSAGE_KEPT; i++)
		free(message->kept[i]);
	free(message);
}

void message_set(struct message *message, enum message_kind kind, const char *text)
{
	struct str fresh = {0};

	/* The text may be the one that stands there. */
	str_add(&fresh, text);
	str_free(&message->text);
	message->text = fresh;
	message->kind = kind;
	if (kind == MESSAGE_NOTE || fresh.length == 0)
		return;
	free(message->kept[message->next]);
	message->kept[message->next] = xstrdup(str_text(&message->text));
	message->next = (message->next + 1) % MESSAGE_KEPT;
	if (message->n < MESSAGE_KEPT)
		message->n++;
}

void message_setf(struct message *message, enum message_kind kind, const char *format, ...)
{
	struct str text = {0};
	va_list args;

	va_start(args, format);
	str_vaddf(&text, format, args);
	va_end(args);
	message_set(message, kind, str_text(&text));
	str_free(&text);
}

void message_err(struct message *message, const struct err *err)
{
	message_set(message, MESSAGE_ERROR, err->text);
}

void message_clear(struct message *message)
{
	str_clear(&message->text);
}

const char *message_text(const struct message *message)
{
	return str_text(&message->text);
}

bool message_is_error(const struct message *message)
{
	return message->text.length > 0 && message->kind == MESSAGE_ERROR;
}

size_t message_count(const struct message *message)
{
	return message->n;
}

const char *message_at(const struct message *message, size_t index)
{
	if (index >= message->n)
		return "";
	return message->kept[(message->next + MESSAGE_KEPT - 1 - index) % MESSAGE_KEPT];
}

/* Where the sentence begins: an error has its mark before it. */
static int text_col(const struct message *message)
{
	return message_is_error(message) ? 3 : 1;
}

int message_wants_rows(const struct message *message, int cols)
{
	return canvas_wrap_rows(message_text(message), cols - text_col(message));
}

void message_draw(const struct message *message, const struct canvas *canvas)
{
	int col = text_col(message);

	if (message_is_error(message))
		canvas_text(canvas, 0, 1, 1, "!", STYLE_ERROR);
	canvas_wrap(canvas, 0, col, canvas->cols - col, message_text(message),
		message_is_error(message) ? STYLE_BOLD : STYLE_NORMAL);
}
