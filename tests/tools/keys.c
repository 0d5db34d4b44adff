#include "keys.h"

#include <string.h>

static const struct {
	const char *name, *bytes;
} named[] = {
	{"Enter", "\r"},
	{"Esc", "\033"},
	{"Tab", "\t"},
	{"S-Tab", "\033[Z"},
	{"Space", " "},
	{"BSpace", "\177"},
	{"Delete", "\033[3~"},
	{"Up", "\033[A"},
	{"Down", "\033[B"},
	{"Right", "\033[C"},
	{"Left", "\033[D"},
	{"Home", "\033[H"},
	{"End", "\033[F"},
	{"PgUp", "\033[5~"},
	{"PgDn", "\033[6~"},
	{"C-Home", "\033[1;5H"},
	{"C-End", "\033[1;5F"},
	{"F1", "\033OP"},
	{"F2", "\033OQ"},
	{"F3", "\033OR"},
	{"F4", "\033OS"},
	{"F5", "\033[15~"},
	{"F6", "\033[17~"},
	{"F7", "\033[18~"},
	{"F8", "\033[19~"},
	{"F9", "\033[20~"},
	{"F10", "\033[21~"},
	{"F12", "\033[24~"},
};

/* What stands between < and >; its length in bytes, 0 where it is not known. */
static size_t one_key(const char *name, size_t length, char *out)
{
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (strlen(named[i].name) == length && memcmp(named[i].name, name, length) == 0) {
			strcpy(out, named[i].bytes);
			return strlen(out);
		}
	if (length == 6 && memcmp(name, "Ctrl+", 5) == 0) { /* as the program names it */
		out[0] = (char)(name[5] & 0x1f);
		return 1;
	}
	if (length != 3 || name[1] != '-')
		return 0;
	if (name[0] == 'C') {
		out[0] = (char)(name[2] & 0x1f);
		return 1;
	}
	if (name[0] == 'M') {
		out[0] = '\033';
		out[1] = name[2];
		return 2;
	}
	return 0;
}

size_t keys_next(const char **text, char out[static KEY_BYTES])
{
	const char *at = *text, *end = *at == '<' && at[1] != '<' ? strchr(at, '>') : NULL;
	size_t n = 0;

	if (*at == '\0')
		return 0;
	if (end) {
		n = one_key(at + 1, (size_t)(end - at - 1), out);
		at = n > 0 ? end + 1 : at;
	} else {
		at += *at == '<';
		/* one key for a character, however many bytes it has */
		do
			out[n++] = *at++;
		while ((*at & 0xc0) == 0x80 && n < KEY_BYTES - 1);
	}
	out[n] = '\0';
	*text = at;
	return n;
}

size_t keys_count(const char *text)
{
	char bytes[KEY_BYTES];
	size_t n = 0;

	while (keys_next(&text, bytes) > 0)
		n++;
	return n;
}
