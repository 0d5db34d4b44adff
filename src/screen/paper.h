/* The print preview, and what other screens need of it.
 *
 * What a page may say is chosen by the arguments of its command: one that takes --names can be asked
 * for initials, one that takes --by is grouped, and so on. A new paper needs nothing here. */
#ifndef SCREEN_PAPER_H
#define SCREEN_PAPER_H

#include "screen.h"

/* A command that makes pages. */
bool paper_is(enum command_id id);
/* Does it take an argument of that name? */
bool paper_takes(enum command_id id, const char *name);
/* An argument that says where the pages go, not what is on them. */
bool paper_is_where(const char *name);
/* "caseload summary": what it is, as the table says. */
const char *paper_words(enum command_id id, struct arena *arena);

/* The preview, or the form that asks first what the command must be told. To be opened with
 * arg.command, arg.person, and arg.text: arguments known already (arguments_pack()). */
const struct screen *paper_door(enum command_id id);
/* Opens the preview. Names and values of arguments, ended by NULL; a value that is NULL is left out. */
enum answer paper_open(struct app *app, enum command_id id, ...) __attribute__((sentinel));

#endif
