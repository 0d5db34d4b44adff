#include "term_known.h"

#include <term.h>

bool term_known(const char *type, int fd)
{
	TERMINAL *before = cur_term;
	int status;

	if (setupterm(type, fd, &status) != 0)
		return false;
	if (cur_term != before) {
		TERMINAL *asked = cur_term;

		set_curterm(before);
		del_curterm(asked);
	}
	return true;
}
