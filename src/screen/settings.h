/* What the worker has set, as the screens use it. */
#ifndef SCREEN_SETTINGS_H
#define SCREEN_SETTINGS_H

#include "app.h"

/* Reads them from the store; where they cannot be read, nothing is set. */
void settings_read(struct app *app);
/* What was said on the command line and in the environment wins: it can only be more. */
void settings_options(struct app *app, struct term_options *term);
/* Puts them into force on an open terminal. */
void settings_apply(struct app *app);
void settings_free(struct app *app);

extern const struct screen screen_settings;
extern const struct screen screen_messages;

#endif
