/* A draft that was not saved is offered when its place is opened again. */
#ifndef SCREEN_FORM_DRAFT_H
#define SCREEN_FORM_DRAFT_H

#include "screen.h"

enum offer { OFFER_WAIT, OFFER_DRAFT, OFFER_PLAIN, OFFER_BOTH, OFFER_NEITHER };

/* "12-Mar 14:06": with the year where it is not this one. */
char *offer_when(const struct draft *draft, struct arena *arena);
/* "Your draft of ... (62 words) <state>."; `plain` are the words for going on without it; `both`: b is offered as well. */
void offer_draw(const struct canvas *canvas, const struct draft *draft, const char *state,
	const char *plain, bool both);
enum offer offer_key(const struct tui_event *event, bool both);
const struct hint *offer_hints(bool both);

#endif
