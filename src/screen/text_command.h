/* The commands every long text has, wherever it stands. */
#ifndef SCREEN_TEXT_COMMAND_H
#define SCREEN_TEXT_COMMAND_H

#include <caseload/tui/area.h>

#include "screen.h"

/* Spelling, copying out, finding; ANSWER_IGNORED: the key is no such command. */
enum answer text_command(struct view *view, struct area *area, const struct screen_key *key);

#endif
