#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/utf8.h>
#include <caseload/tui/term.h>

static const struct {
	const char *type, *words;
} choices[] = {
	{"xterm", "xterm   PuTTY, Windows Terminal and nearly every other window"},
	{"vt100", "vt100   what is old or strange: no colour, every program understands it"},
	{NULL, "plain   questions and answers, line by line"},
};
enum { N_CHOICES = sizeof choices / sizeof choices[0], LINE_MAX_BYTES = 80 };

/* Byte by byte, so that what is typed ahead stays for the screens. */
static bool read_line(char line[static LINE_MAX_BYTES])
{
	size_t n = 0;
	char byte;

	while (read(STDIN_FILENO, &byte, 1) == 1) {
		if (byte == '\n') {
			line[n] = '\0';
			return true;
		}
		if (n + 1 < LINE_MAX_BYTES)
			line[n++] = byte;
	}
	return false;
}

/* What is set there must not steer the terminal that it is told on. */
static const char *shown_type(const char *type)
{
	return type != NULL && text_is_safe(type, false) ? type : "";
}

bool terminal_choose(const char **type, struct err *err)
{
	char line[LINE_MAX_BYTES], *end;

	if (term_type_known(*type))
		return true;
	fprintf(stderr, "The terminal type \"%s\" is not known on this machine. Take it for:\n",
		shown_type(*type));
	for (int i = 0; i < N_CHOICES; i++)
		fprintf(stderr, " %d  %s\n", i + 1, choices[i].words);
	for (;;) {
		long chosen;

		fputs("1, 2 or 3? Enter alone is 1: ", stderr);
		if (!read_line(line))
			break;
		chosen = *line ? strtol(line, &end, 10) : 1;
		if ((*line && *end) || chosen < 1 || chosen > N_CHOICES) {
			fputs("Type 1, 2 or 3.\n", stderr);
			continue;
		}
		*type = choices[chosen - 1].type;
		return true;
	}
	return err_set(err, ERR_USAGE, "TERM",
		"The terminal type %s is not known here. Install the package ncurses-term, set "
		"TERM=xterm, or use caseload --plain.",
		shown_type(*type));
}
