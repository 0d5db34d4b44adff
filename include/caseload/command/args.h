/* Arguments of a command: named texts, as a person typed them. The shell, a form and a script all
 * fill the same names; the handler reads them with one grammar and one set of sentences. */
#ifndef CASELOAD_COMMAND_ARGS_H
#define CASELOAD_COMMAND_ARGS_H

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/shape.h>

struct arg {
	const char *name, *value;
};
struct args {
	struct arena *arena; /* where names and values are copied */
	struct arg *items;
	size_t n, room;
};

struct args args_new(struct arena *arena);
void args_set(struct args *args, const char *name, const char *value); /* NULL value: not given */
void args_setf(struct args *args, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
const char *args_get(const struct args *args, const char *name); /* NULL where not given */
bool args_flag(const struct args *args, const char *name);	 /* given and not "0" or "no" */

/* Each false with a sentence and the field's name. A missing optional leaves *out as it was. */
bool args_need(const struct args *args, const char *name, const char **out, struct err *err);
bool args_date(const struct args *args, const char *name, enum date_kind kind, struct date today,
	const struct holidays *holidays, struct date *out, struct err *err);
bool args_word(const struct args *args, const char *name, const struct word_list *list, int *out,
	struct err *err);
bool args_number(const struct args *args, const char *name, int64_t low, int64_t high, int64_t *out,
	struct err *err);
/* Text for a record: NFC, trimmed, no control characters; at most `limit` characters (0: 20,000).
 * `lines` allows line breaks. In one line control characters are refused, in long text left out. "" clears (sets *out to NULL). */
bool args_text(const struct args *args, const char *name, size_t limit, bool lines,
	const char **out, struct err *err);

#endif
