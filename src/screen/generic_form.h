/* The form of a command that has none of its own, from its arguments in the table. */
#ifndef SCREEN_GENERIC_FORM_H
#define SCREEN_GENERIC_FORM_H

#include "form_page.h"

/* NULL where there is nothing to fill in beside the person. */
const struct form_spec *generic_form_spec(enum command_id id);

#endif
