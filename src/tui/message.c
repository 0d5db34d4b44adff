#include <caseload/tui/message.h>

#include <stdarg.h>
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

struct message {
	struct str text;
	enum message_kind kind;
	bool old; /* the next key that acts takes it away */
	struct {
		char *text;
		char at[INSTANT_SIZE];
		enum message_kind kind;
	} kept[MESSAGE_KEPT]; /* a ring; `next` is the oldest once it is full */
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
		free(message->kept[i].text);
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
	message->old = false;
	if (kind == MESSAGE_NOTE || fresh.length == 0)
		return;
	free(message->kept[message->next].text);
	message->kept[message->next].text = xstrdup(str_text(&message->text));
	message->kept[message->next].kind = kind;
	clock_now_utc(message->kept[message->next].at);
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

void message_age(struct message *message)
{
	message->old = true;
}

void message_clear_old(struct message *message)
{
	if (message->old)
		message_clear(message);
}

bool message_is_new(const struct message *message)
{
	return message->text.length > 0 && !message->old;
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

/* Its place in the ring; -1 past the end. */
static long place(const struct message *message, size_t index)
{
	if (index >= message->n)
		return -1;
	return (long)((message->next + MESSAGE_KEPT - 1 - index) % MESSAGE_KEPT);
}

const char *message_at(const struct message *message, size_t index)
{
	long at = place(message, index);

	return at < 0 ? "" : message->kept[at].text;
}

const char *message_time(const struct message *message, size_t index)
{
	long at = place(message, index);

	return at < 0 ? "" : message->kept[at].at;
}

bool message_was_error(const struct message *message, size_t index)
{
	long at = place(message, index);

	return at >= 0 && message->kept[at].kind == MESSAGE_ERROR;
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
