/* Which worker? A short list to type into, with what each carries now; gives their uid to resume().
 * arg.text: the title. */
#ifndef SCREEN_PICK_WORKER_H
#define SCREEN_PICK_WORKER_H

#include "screen.h"

extern const struct screen screen_pick_worker;

#endif
