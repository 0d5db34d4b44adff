/* The pages of help: one subject each, in a few sentences, found by any word of them. */
#ifndef SCREEN_HELP_PAGES_H
#define SCREEN_HELP_PAGES_H

#include "screen.h"

struct help_page {
	const char *title; /* "Finding somebody by a postcode alone" */
	const char *words; /* other words one may look for it by */
	unsigned where;	   /* enum where: the screens whose manual page carries it; 0 none */
	const char *text;
};
extern const struct help_page help_pages[];
extern const size_t help_pages_n;

/* A page in a pager: arg.text is its title. */
extern const struct screen screen_help_page;
/* The manual's page of a kind of screen: its keys with what each does, then its subjects. */
const char *help_manual(const struct view *about, struct arena *arena);
/* What to read is in arg.text; arg.place is its title. */
extern const struct screen screen_reading;

#endif
