/* Long work: how far it is, on the message line, and Esc to stop it. */
#ifndef SCREEN_WORK_H
#define SCREEN_WORK_H

#include "app.h"

void work_begin(struct app *app);
void work_end(struct app *app);
bool work_progress(void *app, const char *what, int64_t done, int64_t total); /* a progress_fn */
/* Says at once that something which may take a while has begun. */
void work_say(struct app *app, const char *text);

#endif
