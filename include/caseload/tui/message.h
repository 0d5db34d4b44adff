/* The message line: one message until the next key that acts. Errors begin with `!` and stay until
 * a key. The last 200 are kept. */
#ifndef CASELOAD_TUI_MESSAGE_H
#define CASELOAD_TUI_MESSAGE_H

#include <caseload/base/err.h>
#include <caseload/tui/canvas.h>

struct message;

enum message_kind {
	MESSAGE_DONE,  /* "Saved plan section 3." */
	MESSAGE_NOTE,  /* counts, hints: not kept in the log */
	MESSAGE_ERROR, /* shown with `! ` before it */
};
enum { MESSAGE_KEPT = 200 };

struct message *message_new(void);
void message_free(struct message *message);
void message_set(struct message *message, enum message_kind kind, const char *text); /* copied */
void message_setf(struct message *message, enum message_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void message_err(struct message *message, const struct err *err);
void message_clear(struct message *message);
/* A key came: what stands there is old. If the key acts, message_clear_old() takes it away unless
 * something new was set meanwhile. */
void message_age(struct message *message);
void message_clear_old(struct message *message);
bool message_is_new(const struct message *message);	 /* set since message_age() */
const char *message_text(const struct message *message); /* "" none */
bool message_is_error(const struct message *message);
size_t message_count(const struct message *message); /* in the log */
/* 0 is the newest; "" past the end */
const char *message_at(const struct message *message, size_t index);
const char *message_time(const struct message *message, size_t index); /* UTC instant */
bool message_was_error(const struct message *message, size_t index);
/* How many rows the message wants at this width; 0 for none. */
int message_wants_rows(const struct message *message, int cols);
/* Over the rows of the canvas; what does not fit into them ends in an ellipsis. */
void message_draw(const struct message *message, const struct canvas *canvas);

#endif
