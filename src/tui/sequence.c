/* The one table of keys for every terminal, because TERM does not say which it is. */
#include "sequence.h"

#include <string.h>

enum { ESC = 0x1b, MOUSE_BYTES = 3, SS3_MAX = 8 };

/* ESC [ n ~ : VT220 editing keys and function keys, as xterm, PuTTY and the console send them. */
static int32_t tilde_key(int n)
{
	static const int32_t keys[] = {
		[1] = K_HOME,
		[2] = K_INSERT,
		[3] = K_DELETE,
		[4] = K_END,
		[5] = K_PGUP,
		[6] = K_PGDN,
		[7] = K_HOME,
		[8] = K_END,
		[11] = K_F1,
		[12] = K_F2,
		[13] = K_F3,
		[14] = K_F4,
		[15] = K_F5,
		[17] = K_F6,
		[18] = K_F7,
		[19] = K_F8,
		[20] = K_F9,
		[21] = K_F10,
		[23] = K_F11,
		[24] = K_F12,
	};

	return n >= 0 && (size_t)n < sizeof keys / sizeof keys[0] ? keys[n] : K_NONE;
}

/* ESC [ X and ESC O X */
static int32_t letter_key(char final)
{
	switch (final) {
	case 'A':
		return K_UP;
	case 'B':
		return K_DOWN;
	case 'C':
		return K_RIGHT;
	case 'D':
		return K_LEFT;
	case 'H':
		return K_HOME;
	case 'F':
		return K_END;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return K_F1 + (final - 'P');
	default:
		return K_NONE;
	}
}

static int32_t sco_key(char final)
{
	if (final >= 'M' && final <= 'X')
		return K_F1 + (final - 'M');
	return final == 'I' ? K_PGUP : final == 'G' ? K_PGDN : final == 'L' ? K_INSERT : K_NONE;
}

/* xterm's second parameter: 1 and a bit for each of Shift, Alt, Ctrl, Meta. */
static unsigned modifiers_of(int parameter)
{
	unsigned bits = parameter > 1 && parameter <= 16 ? (unsigned)parameter - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0) | (bits & (2 | 8) ? MOD_ALT : 0) |
	       (bits & 4 ? MOD_CTRL : 0);
}

/* At most two numbers; false for anything more or else, which no key has. */
static bool read_numbers(const char *body, size_t length, int numbers[static 2])
{
	size_t at = 0;

	numbers[0] = numbers[1] = 0;
	for (int i = 0; at < length && i < 2; i++) {
		while (at < length && body[at] >= '0' && body[at] <= '9') {
			if (numbers[i] < 1000)
				numbers[i] = numbers[i] * 10 + (body[at] - '0');
			at++;
		}
		if (at == length || body[at] != ';')
			break;
		at++;
	}
	return at == length;
}

static struct key key(int32_t code, unsigned mods)
{
	return (struct key){code, code == K_NONE ? 0 : mods};
}

static struct key csi_key(const char *body, size_t length, char final, unsigned quirks)
{
	int numbers[2];
	unsigned mods;

	if (!read_numbers(body, length, numbers))
		return key(K_NONE, 0);
	mods = modifiers_of(numbers[1]);
	switch (final) {
	case '~':
		return key(tilde_key(numbers[0]), mods);
	/* rxvt says Ctrl, Shift and both by the last byte */
	case '^':
		return key(tilde_key(numbers[0]), mods | MOD_CTRL);
	case '$':
		return key(tilde_key(numbers[0]), mods | MOD_SHIFT);
	case '@':
		return key(tilde_key(numbers[0]), mods | MOD_CTRL | MOD_SHIFT);
	case 'a':
	case 'b':
	case 'c':
	case 'd':
		return key(length == 0 ? letter_key((char)(final - 'a' + 'A')) : K_NONE,
			mods | MOD_SHIFT);
	case 'Z':
		return key(K_TAB, mods | MOD_SHIFT);
	default:
		break;
	}
	if (length == 0 && quirks & QUIRK_SCO && sco_key(final) != K_NONE)
		return key(sco_key(final), 0);
	/* Without a number ESC [ P is the Linux console's Pause, not F1. */
	if (numbers[0] > 1 || (final >= 'P' && final <= 'S' && length == 0))
		return key(K_NONE, 0);
	return key(letter_key(final), mods);
}

static struct key ss3_key(const char *body, size_t length, char final, unsigned quirks)
{
	static const char keypad[] = "*+,-./0123456789";
	int numbers[2];
	unsigned mods;

	if (!read_numbers(body, length, numbers))
		return key(K_NONE, 0);
	mods = modifiers_of(numbers[1] ? numbers[1] : numbers[0]);
	if (final >= 'A' && final <= 'D' && quirks & QUIRK_PUTTY)
		mods |= MOD_CTRL;
	if (final >= 'a' && final <= 'd') /* rxvt */
		return key(letter_key((char)(final - 'a' + 'A')), mods | MOD_CTRL);
	if (final >= 'T' && final <= 'Y') /* PuTTY, VT100+ */
		return key(K_F5 + (final - 'T'), mods);
	if (final == '[') /* the same; F11 would be Z, which nothing here uses */
		return key(K_F12, mods);
	if (final == 'M')
		return key(K_ENTER, mods);
	if (final >= 'j' && final <= 'y')
		return key(keypad[final - 'j'], mods & MOD_ALT);
	return key(letter_key(final), mods);
}

static bool is_final(char byte)
{
	return byte >= '@' && byte <= '~';
}

static bool is_control(char byte)
{
	return (unsigned char)byte < ' ' || (unsigned char)byte > '~';
}

/* A report of the mouse, which another program left switched on: its three bytes are no text. */
static size_t mouse_length(const char *text, size_t length, size_t at)
{
	for (int i = 0; i < MOUSE_BYTES; i++, at++) {
		if (at == length)
			return 0;
		if ((unsigned char)text[at] < ' ')
			break;
	}
	return at;
}

static size_t csi_length(const char *text, size_t length, unsigned quirks)
{
	size_t at = 2;

	if (length > 2 && text[2] == '[') { /* Linux console F1 to F5 */
		if (length == 3)
			return 0;
		return is_control(text[3]) ? 3 : 4;
	}
	while (at < length && text[at] >= ' ' && text[at] < '@') {
		int numbers[2];

		if (text[at] == '$' && at <= 4 && read_numbers(text + 2, at - 2, numbers) &&
			!memchr(text + 2, ';', at - 2) && tilde_key(numbers[0]) != K_NONE)
			return at + 1;
		at++;
	}
	if (at == length)
		return 0;
	if (is_control(text[at]))
		return at;
	if (text[at] == 'M' && at == 2 && !(quirks & QUIRK_SCO))
		return mouse_length(text, length, at + 1);
	return at + 1;
}

static size_t ss3_length(const char *text, size_t length)
{
	size_t at = 2;

	while (at < length && at < SS3_MAX &&
		((text[at] >= '0' && text[at] <= '9') || text[at] == ';'))
		at++;
	if (at == length)
		return 0;
	return is_control(text[at]) ? at : at + 1;
}

size_t sequence_length(const char *text, size_t length, unsigned quirks)
{
	size_t before = text[1] == ESC ? 1 : 0, taken;

	text += before;
	length -= before;
	taken = text[1] == '[' ? csi_length(text, length, quirks) : ss3_length(text, length);
	return taken ? taken + before : 0;
}

struct key sequence_key(const char *text, size_t length, unsigned quirks)
{
	size_t before = text[1] == ESC ? 1 : 0;
	struct key found;
	char final;

	text += before;
	length -= before;
	final = text[length - 1];
	/* broken off, or a report of the mouse */
	if (length < 3 || !(is_final(final) || final == '$') ||
		(text[1] == '[' && text[2] == 'M' && length > 3))
		return key(K_NONE, 0);
	if (text[1] == '[' && text[2] == '[')
		found = key(
			length == 4 && final >= 'A' && final <= 'E' ? K_F1 + (final - 'A') : K_NONE,
			0);
	else if (text[1] == '[')
		found = csi_key(text + 2, length - 3, final, quirks);
	else
		found = ss3_key(text + 2, length - 3, final, quirks);
	return key(found.code, found.mods | (before ? MOD_ALT : 0));
}
