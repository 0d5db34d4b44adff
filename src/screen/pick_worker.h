/* Which worker? A short list to type into, with what each carries now; gives their uid to resume().
 * arg.text: the title. */
#ifndef SCREEN_PICK_WORKER_H
#define SCREEN_PICK_WORKER_H

#include "screen.h"

/* The key a command of marking stands for; NULL where it is another command. */
const char *mark_key_of(enum command_id id);

extern const struct screen screen_pick_worker;

#endif
