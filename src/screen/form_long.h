/* A field of long text given the whole body: the note, and F4 on any long field. */
#ifndef SCREEN_FORM_LONG_H
#define SCREEN_FORM_LONG_H

#include "form_page.h"

extern const struct screen screen_form_long; /* gives the text back by app_return() */
extern const struct screen screen_note;

/* F4 on the focused field: the editor for long text. */
enum answer form_long_open(struct form_page *page);

#endif
