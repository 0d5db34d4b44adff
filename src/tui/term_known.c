#include "term_known.h"

#include <term.h>

int term_colours(const char *type, int fd)
{
	TERMINAL *before = cur_term;
	int status, colours;

	if (setupterm(type, fd, &status) != 0)
		return -1;
	colours = tigetnum("colors");
	if (cur_term != before) {
		TERMINAL *asked = cur_term;

		set_curterm(before);
		del_curterm(asked);
	}
	return colours > 0 ? colours : 0;
}

bool term_known(const char *type, int fd)
{
	return term_colours(type, fd) >= 0;
}
