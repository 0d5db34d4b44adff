#include <caseload/tui/key.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/err.h>
#include <caseload/base/utf8.h>

static const struct {
	const char *name;
	int32_t code;
} named[] = {
	{"Enter", K_ENTER},
	{"Tab", K_TAB},
	{"Esc", K_ESC},
	{"Backspace", K_BACKSPACE},
	{"Delete", K_DELETE},
	{"Insert", K_INSERT},
	{"Up", K_UP},
	{"Down", K_DOWN},
	{"Left", K_LEFT},
	{"Right", K_RIGHT},
	{"Home", K_HOME},
	{"End", K_END},
	{"PgUp", K_PGUP},
	{"PgDn", K_PGDN},
	{"Space", ' '},
	{"F1", K_F1},
	{"F2", K_F2},
	{"F3", K_F3},
	{"F4", K_F4},
	{"F5", K_F5},
	{"F6", K_F6},
	{"F7", K_F7},
	{"F8", K_F8},
	{"F9", K_F9},
	{"F10", K_F10},
	{"F11", K_F11},
	{"F12", K_F12},
};
static const struct {
	const char *name;
	unsigned mod;
} modifiers[] = {{"Ctrl+", MOD_CTRL}, {"Alt+", MOD_ALT}, {"Shift+", MOD_SHIFT}};

const char *key_label(struct key key, char buffer[static KEY_NAME_SIZE])
{
	size_t n = 0;
	int32_t code = key.code;

	buffer[0] = '\0';
	for (size_t i = 0; i < sizeof modifiers / sizeof modifiers[0]; i++) {
		if (!(key.mods & modifiers[i].mod))
			continue;
		memcpy(buffer + n, modifiers[i].name, strlen(modifiers[i].name));
		n += strlen(modifiers[i].name);
	}
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
		if (named[i].code == code) {
			strcpy(buffer + n, named[i].name);
			return buffer;
		}
	}
	if (code <= 0 || code > 0x10ffff) {
		buffer[0] = '\0';
		return buffer;
	}
	if (key.mods & (MOD_CTRL | MOD_ALT) && code >= 'a' && code <= 'z')
		code -= 'a' - 'A';
	n += utf8_encode(code, buffer + n);
	buffer[n] = '\0';
	return buffer;
}

bool key_parse(const char *text, struct key *out)
{
	struct key key = {0};
	bool more = true;
	int32_t code;
	size_t bytes;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof modifiers / sizeof modifiers[0]; i++) {
			size_t length = strlen(modifiers[i].name);

			if (strncasecmp(text, modifiers[i].name, length) == 0 && text[length]) {
				key.mods |= modifiers[i].mod;
				text += length;
				more = true;
			}
		}
	}
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
		if (strcasecmp(text, named[i].name) == 0) {
			key.code = named[i].code;
			*out = key;
			return true;
		}
	}
	bytes = utf8_decode(text, strlen(text), &code);
	if (bytes == 0 || text[bytes] || code < ' ' || code == 0x7f || code == 0xfffd)
		return false;
	if (key.mods & (MOD_CTRL | MOD_ALT) && code >= 'A' && code <= 'Z')
		code += 'a' - 'A';
	key.code = code;
	*out = key;
	return true;
}

bool key_equal(struct key a, struct key b)
{
	return a.code == b.code && a.mods == b.mods;
}

bool key_is_text(struct key key)
{
	return key.code >= ' ' && key.code != 0x7f && key.code <= 0x10ffff &&
	       !(key.mods & (MOD_CTRL | MOD_ALT));
}

bool key_is(struct key key, const char *name)
{
	struct key other;

	return key_parse(name, &other) && key_equal(key, other);
}

struct tui_event tui_key(const char *name)
{
	struct tui_event event = {.kind = TUI_KEY};

	if (!key_parse(name, &event.key))
		bug("no key is called %s", name);
	return event;
}

struct tui_event tui_char(int32_t code)
{
	return (struct tui_event){.kind = TUI_KEY, .key = {.code = code}};
}

struct tui_event tui_paste(const char *text)
{
	return (struct tui_event){.kind = TUI_PASTE, .text = text, .length = strlen(text)};
}
