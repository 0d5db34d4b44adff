/* Bytes to keys. One table for every terminal, because TERM does not say which it is. */
#include <caseload/tui/key.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>

enum { ESC = 0x1b, BEL = 0x07 };
static const char paste_end[] = "\033[201~";

struct key_decoder {
	struct str held;  /* bytes not yet decided */
	struct str paste; /* what came of a paste so far */
	bool pasting;
	bool putty;
	struct tui_event *events; /* decided, not yet taken; each paste owns its text */
	size_t n, taken, room;
	char *lent; /* the text of the paste last given out */
};

struct key_decoder *key_decoder_new(void)
{
	return xcalloc(1, sizeof(struct key_decoder));
}

void key_decoder_drop(struct key_decoder *decoder)
{
	for (size_t i = decoder->taken; i < decoder->n; i++)
		free((char *)(uintptr_t)decoder->events[i].text);
	decoder->n = 0;
	decoder->taken = 0;
	decoder->pasting = false;
	str_clear(&decoder->held);
	str_clear(&decoder->paste);
}

void key_decoder_free(struct key_decoder *decoder)
{
	if (!decoder)
		return;
	key_decoder_drop(decoder);
	str_free(&decoder->held);
	str_free(&decoder->paste);
	free(decoder->events);
	free(decoder->lent);
	free(decoder);
}

void key_decoder_putty(struct key_decoder *decoder, bool putty)
{
	decoder->putty = putty;
}

static void emit(struct key_decoder *decoder, struct tui_event event)
{
	if (decoder->n == decoder->room) {
		decoder->room = decoder->room ? decoder->room * 2 : 16;
		decoder->events =
			xrealloc(decoder->events, decoder->room * sizeof *decoder->events);
	}
	decoder->events[decoder->n++] = event;
}

static void emit_key(struct key_decoder *decoder, int32_t code, unsigned mods)
{
	emit(decoder, (struct tui_event){.kind = TUI_KEY, .key = {.code = code, .mods = mods}});
}

bool key_decoder_next(struct key_decoder *decoder, struct tui_event *out)
{
	if (decoder->taken == decoder->n)
		return false;
	*out = decoder->events[decoder->taken++];
	free(decoder->lent);
	decoder->lent = (char *)(uintptr_t)out->text;
	if (decoder->taken == decoder->n)
		decoder->taken = decoder->n = 0;
	return true;
}

bool key_decoder_ready(const struct key_decoder *decoder)
{
	return decoder->taken < decoder->n;
}

bool key_decoder_waiting(const struct key_decoder *decoder)
{
	return decoder->held.length > 0 && !decoder->pasting;
}

/* ESC [ n ~ : VT220 editing keys and function keys, as xterm, PuTTY and the console send them. */
static int32_t tilde_key(int n)
{
	switch (n) {
	case 1:
	case 7:
		return K_HOME;
	case 2:
		return K_INSERT;
	case 3:
		return K_DELETE;
	case 4:
	case 8:
		return K_END;
	case 5:
		return K_PGUP;
	case 6:
		return K_PGDN;
	case 11:
	case 12:
	case 13:
	case 14:
	case 15:
		return K_F1 + (n - 11);
	case 17:
	case 18:
	case 19:
	case 20:
	case 21:
		return K_F6 + (n - 17);
	case 23:
	case 24:
		return K_F11 + (n - 23);
	default:
		return K_NONE;
	}
}

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

static unsigned modifiers_of(int parameter)
{
	unsigned bits = parameter > 1 && parameter <= 16 ? (unsigned)parameter - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0) | (bits & (2 | 8) ? MOD_ALT : 0) |
	       (bits & 4 ? MOD_CTRL : 0);
}

static void csi(
	struct key_decoder *decoder, const char *body, size_t length, char final, unsigned alt)
{
	int parameters[2] = {0, 0};
	size_t at = 0;
	int32_t code = K_NONE;
	unsigned mods;

	for (int i = 0; at < length && i < 2; i++) {
		while (at < length && body[at] >= '0' && body[at] <= '9') {
			if (parameters[i] < 10000)
				parameters[i] = parameters[i] * 10 + (body[at] - '0');
			at++;
		}
		if (at < length && body[at] == ';')
			at++;
		else
			break;
	}
	if (at != length) /* private, or more parameters than any key has */
		return;
	mods = modifiers_of(parameters[1]) | alt;
	if (final == '~' && parameters[0] == 200) {
		decoder->pasting = true;
		str_clear(&decoder->paste);
		return;
	}
	if (final == '~') {
		code = tilde_key(parameters[0]);
	} else if (final == '^') { /* rxvt: Ctrl */
		code = tilde_key(parameters[0]);
		mods |= MOD_CTRL;
	} else if (final == 'Z') {
		code = K_TAB;
		mods |= MOD_SHIFT;
	} else if (final >= 'a' && final <= 'd') { /* rxvt: Shift */
		code = letter_key((char)(final - 'a' + 'A'));
		mods |= MOD_SHIFT;
	} else if (parameters[0] <= 1 && !(final >= 'P' && final <= 'S' && length == 0)) {
		code = letter_key(final);
	}
	if (code != K_NONE)
		emit_key(decoder, code, mods);
}

static void ss3(struct key_decoder *decoder, int parameter, char final, unsigned alt)
{
	static const char keypad[] = "*+,-./0123456789";
	unsigned mods = modifiers_of(parameter) | alt;
	int32_t code = letter_key(final);

	if (final >= 'A' && final <= 'D' && decoder->putty)
		mods |= MOD_CTRL;
	if (final >= 'a' && final <= 'd') { /* rxvt */
		code = letter_key((char)(final - 'a' + 'A'));
		mods |= MOD_CTRL;
	} else if (final >= 'T' && final <= 'Y') { /* PuTTY, VT100+ */
		code = K_F5 + (final - 'T');
	} else if (final == 'M') {
		code = K_ENTER;
	} else if (final >= 'j' && final <= 'y') {
		code = keypad[final - 'j'];
	}
	if (code != K_NONE)
		emit_key(decoder, code, mods);
}

/* The length of a CSI sequence at text, which begins with ESC [; 0 while it is not whole.
 * A control inside it ends it unheard, and is itself looked at next. */
static size_t take_csi(struct key_decoder *decoder, const char *text, size_t length, unsigned alt)
{
	size_t at = 2;

	if (length > 2 && text[2] == '[') { /* Linux console F1 to F5 */
		if (length == 3)
			return 0;
		if (text[3] >= 'A' && text[3] <= 'E')
			emit_key(decoder, K_F1 + (text[3] - 'A'), alt);
		return (unsigned char)text[3] < ' ' ? 3 : 4;
	}
	while (at < length && text[at] >= ' ' && text[at] < '@')
		at++;
	if (at == length)
		return 0;
	if (text[at] < '@' || text[at] > '~') /* a control, or a byte no sequence has */
		return at;
	csi(decoder, text + 2, at - 2, text[at], alt);
	return at + 1;
}

static size_t take_ss3(struct key_decoder *decoder, const char *text, size_t length, unsigned alt)
{
	size_t at = 2;
	int parameter = 0;

	while (at < length && text[at] >= '0' && text[at] <= '9' && at < 5)
		parameter = parameter * 10 + (text[at++] - '0');
	if (at == length)
		return 0;
	if (text[at] < ' ')
		return at;
	ss3(decoder, parameter, text[at], alt);
	return at + 1;
}

/* OSC, DCS, SOS, PM, APC: to BEL or ESC \. */
static size_t take_string(const char *text, size_t length)
{
	for (size_t at = 2; at < length; at++) {
		if (text[at] == BEL)
			return at + 1;
		if (text[at] == ESC && at + 1 < length)
			return text[at + 1] == '\\' ? at + 2 : at;
	}
	return 0;
}

/* One character with its modifiers; 0 while it is not whole. */
static size_t take_char(struct key_decoder *decoder, const char *text, size_t length, unsigned mods)
{
	unsigned char byte = (unsigned char)text[0];
	size_t want = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
	int32_t code;

	if (byte == '\r' || byte == '\n') {
		emit_key(decoder, K_ENTER, mods);
	} else if (byte == '\t') {
		emit_key(decoder, K_TAB, mods);
	} else if (byte == 0x7f || byte == 0x08) {
		emit_key(decoder, K_BACKSPACE, mods);
	} else if (byte == 0) {
		emit_key(decoder, ' ', mods | MOD_CTRL);
	} else if (byte < 0x1b) {
		emit_key(decoder, byte + 'a' - 1, mods | MOD_CTRL);
	} else if (byte < ' ') {
		emit_key(decoder, byte + '@', mods | MOD_CTRL);
	} else if (mods & MOD_ALT && byte >= '0' && byte <= '9') {
		emit_key(decoder, K_F1 + (byte == '0' ? 9 : byte - '1'), 0);
	} else if (byte < 0x80) {
		bool capital = mods & MOD_ALT && byte >= 'A' && byte <= 'Z';

		emit_key(decoder, capital ? byte + 'a' - 'A' : byte, mods);
	} else if (byte < 0xc2 || byte > 0xf4) {
		return 1; /* never the start of a character */
	} else {
		for (size_t i = 1; i < want; i++) {
			if (i == length)
				return 0;
			if (((unsigned char)text[i] & 0xc0) != 0x80)
				return i; /* broken off: what follows is something new */
		}
		if (utf8_decode(text, want, &code) != want)
			return want;
		if (code >= 0xa0)
			emit_key(decoder, code, mods);
		return want;
	}
	return 1;
}

static size_t take_escape(struct key_decoder *decoder, const char *text, size_t length)
{
	size_t taken;

	if (length == 1)
		return 0;
	switch (text[1]) {
	case '[':
		return take_csi(decoder, text, length, 0);
	case 'O':
		return take_ss3(decoder, text, length, 0);
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		return take_string(text, length);
	case ESC: /* PuTTY: Alt and a named key */
		if (length == 2)
			return 0;
		if (text[2] == '[' || text[2] == 'O') {
			taken = text[2] == '[' ? take_csi(decoder, text + 1, length - 1, MOD_ALT)
					       : take_ss3(decoder, text + 1, length - 1, MOD_ALT);
			return taken ? taken + 1 : 0;
		}
		emit_key(decoder, K_ESC, 0);
		return 1;
	default:
		taken = take_char(decoder, text + 1, length - 1, MOD_ALT);
		return taken ? taken + 1 : 0;
	}
}

/* Moves what belongs to the paste over, up to the end mark or to what may be the start of one. */
static size_t take_paste(struct key_decoder *decoder, const char *text, size_t length)
{
	const char *end = memmem(text, length, paste_end, sizeof paste_end - 1);
	size_t keep = 0;

	if (!end) {
		for (size_t n = sizeof paste_end - 2; n > 0 && keep == 0; n--)
			if (n <= length && memcmp(text + length - n, paste_end, n) == 0)
				keep = n;
		str_addn(&decoder->paste, text, length - keep);
		return length - keep;
	}
	str_addn(&decoder->paste, text, (size_t)(end - text));
	decoder->pasting = false;
	if (decoder->paste.length > 0) {
		size_t n = decoder->paste.length;
		char *copy = xmalloc(n + 1);

		memcpy(copy, decoder->paste.text, n);
		copy[n] = '\0';
		emit(decoder, (struct tui_event){.kind = TUI_PASTE, .text = copy, .length = n});
	}
	str_clear(&decoder->paste);
	return (size_t)(end - text) + sizeof paste_end - 1;
}

void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length)
{
	size_t at = 0, taken = 1;
	char *rest;
	size_t left;

	str_addn(&decoder->held, bytes, length);
	while (at < decoder->held.length && taken > 0) {
		const char *text = decoder->held.text + at;

		left = decoder->held.length - at;
		if (decoder->pasting)
			taken = take_paste(decoder, text, left);
		else if (text[0] == ESC)
			taken = take_escape(decoder, text, left);
		else
			taken = take_char(decoder, text, left, 0);
		at += taken;
	}
	left = decoder->held.length - at;
	if (at == 0)
		return;
	rest = decoder->held.text;
	memmove(rest, rest + at, left);
	rest[left] = '\0';
	decoder->held.length = left;
}

void key_decoder_time_up(struct key_decoder *decoder)
{
	const struct str *held = &decoder->held;

	if (decoder->pasting || held->length == 0)
		return;
	if (held->length <= 2 && held->text[0] == ESC && held->text[held->length - 1] == ESC)
		for (size_t i = 0; i < held->length; i++)
			emit_key(decoder, K_ESC, 0);
	str_clear(&decoder->held);
}
