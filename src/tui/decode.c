/* Bytes to keys and pastes: what is held back, what is swallowed, what is a character. */
#include <caseload/tui/key.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>

#include "sequence.h"

enum { ESC = 0x1b, BEL = 0x07, LEARNT_SIZE = 16, LEARNT_MAX = 64 };
/* Far longer than anything a terminal says unasked; after that it is taken for typing again. */
enum { SWALLOW_MAX = 65536 };
static const char paste_begin[] = "\033[200~";
static const char paste_end[] = "\033[201~";

/* What the bytes that come next belong to. */
enum inside {
	IN_NOTHING,
	IN_PASTE,
	IN_STRING, /* OSC, DCS, SOS, PM, APC: to BEL or ESC \ */
	IN_LONG,   /* a sequence too long to be a key: to its last byte */
};

struct learnt {
	char bytes[LEARNT_SIZE];
	size_t length;
	struct key key;
};

struct key_decoder {
	struct str held;  /* bytes not yet decided */
	struct str paste; /* what came of a paste so far */
	size_t lost;	  /* bytes of it beyond PASTE_MAX */
	enum inside inside;
	size_t swallowed; /* bytes of what is being swallowed */
	unsigned quirks;
	struct learnt *learnt;
	size_t learnt_n;
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
	decoder->inside = IN_NOTHING;
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
	free(decoder->learnt);
	free(decoder->lent);
	free(decoder);
}

static bool starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

void key_decoder_terminal(struct key_decoder *decoder, const char *type)
{
	decoder->quirks =
		(starts(type, "putty") ? QUIRK_PUTTY : 0) | (strstr(type, "sco") ? QUIRK_SCO : 0);
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
	return decoder->inside != IN_PASTE &&
	       (decoder->held.length > 0 || decoder->inside != IN_NOTHING);
}

bool key_decoder_pasting(const struct key_decoder *decoder)
{
	return decoder->inside == IN_PASTE;
}

/* The bytes of a character, as take_char() takes them; 0 while it is not whole. */
static size_t char_length(const char *text, size_t length)
{
	unsigned char byte = (unsigned char)text[0];
	size_t want = byte < 0xc2 || byte > 0xf4 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;

	for (size_t i = 1; i < want; i++) {
		if (i == length)
			return 0;
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return i; /* broken off: what follows is something new */
	}
	return want;
}

/* One character with its modifiers; 0 while it is not whole. */
static size_t take_char(struct key_decoder *decoder, const char *text, size_t length, unsigned mods)
{
	unsigned char byte = (unsigned char)text[0];
	size_t taken = char_length(text, length);
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
	} else if (taken > 1 && utf8_decode(text, taken, &code) == taken && code >= 0xa0) {
		emit_key(decoder, code, mods);
	}
	return taken;
}

static bool begins_string(char byte)
{
	return byte != '\0' && strchr("]PX^_", byte) != NULL;
}

static bool begins_sequence(char byte)
{
	return byte == '[' || byte == 'O';
}

/* What belongs together at an ESC: a sequence, the beginning of a string, Alt and a character, or
 * ESC alone before something that is no part of it; 0 while that cannot be told. */
static size_t escape_length(const char *text, size_t length, unsigned quirks)
{
	size_t taken;

	if (length == 1)
		return 0;
	if (begins_sequence(text[1]))
		return sequence_length(text, length, quirks);
	if (begins_string(text[1]))
		return 2;
	if (text[1] == ESC) { /* PuTTY: Alt and a named key */
		if (length == 2)
			return 0;
		return begins_sequence(text[2]) ? sequence_length(text, length, quirks) : 1;
	}
	taken = char_length(text + 1, length - 1);
	return taken ? taken + 1 : 0;
}

bool key_decoder_learn(
	struct key_decoder *decoder, const char *bytes, size_t length, struct key key)
{
	struct learnt learnt = {.length = length, .key = key};

	if (length < 2 || length > LEARNT_SIZE || bytes[0] != ESC || begins_string(bytes[1]) ||
		key.code == K_NONE || decoder->learnt_n == LEARNT_MAX ||
		escape_length(bytes, length, decoder->quirks) != length ||
		(length == sizeof paste_begin - 1 && memcmp(bytes, paste_begin, length) == 0))
		return false;
	memcpy(learnt.bytes, bytes, length);
	decoder->learnt =
		xrealloc(decoder->learnt, (decoder->learnt_n + 1) * sizeof *decoder->learnt);
	decoder->learnt[decoder->learnt_n++] = learnt;
	return true;
}

static const struct learnt *find_learnt(
	const struct key_decoder *decoder, const char *text, size_t length)
{
	/* The last lesson counts. */
	for (size_t i = decoder->learnt_n; i > 0; i--) {
		const struct learnt *learnt = &decoder->learnt[i - 1];

		if (learnt->length == length && memcmp(learnt->bytes, text, length) == 0)
			return learnt;
	}
	return NULL;
}

static size_t take_escape(struct key_decoder *decoder, const char *text, size_t length)
{
	size_t taken = escape_length(text, length, decoder->quirks);
	const struct learnt *learnt = taken > 1 ? find_learnt(decoder, text, taken) : NULL;

	if (length > SEQUENCE_MAX && (taken == 0 || taken > SEQUENCE_MAX)) {
		decoder->inside = IN_LONG;
		decoder->swallowed = 0;
		return SEQUENCE_MAX;
	}
	if (taken == 0)
		return 0;
	if (learnt) {
		emit_key(decoder, learnt->key.code, learnt->key.mods);
	} else if (taken == 1) {
		emit_key(decoder, K_ESC, 0);
	} else if (begins_string(text[1])) {
		decoder->inside = IN_STRING;
		decoder->swallowed = 0;
	} else if (taken == sizeof paste_begin - 1 && memcmp(text, paste_begin, taken) == 0) {
		decoder->inside = IN_PASTE;
		decoder->lost = 0;
		str_clear(&decoder->paste);
	} else if (begins_sequence(text[1]) || text[1] == ESC) {
		struct key key = sequence_key(text, taken, decoder->quirks);

		if (key.code != K_NONE)
			emit_key(decoder, key.code, key.mods);
	} else {
		take_char(decoder, text + 1, taken - 1, MOD_ALT);
	}
	return taken;
}

/* ---- what is swallowed, and pastes ---- */

/* Where what is swallowed ends at the latest: counted from its beginning, so that it makes no
 * difference how the bytes arrive. */
static size_t swallow_end(const struct key_decoder *decoder, size_t length)
{
	size_t most = SWALLOW_MAX - decoder->swallowed;

	return length < most ? length : most;
}

static size_t swallow(struct key_decoder *decoder, size_t taken)
{
	decoder->swallowed += taken;
	if (decoder->swallowed == SWALLOW_MAX)
		decoder->inside = IN_NOTHING;
	return taken;
}

/* An ESC ends a string, whether `\` follows or something new begins. */
static size_t take_string(struct key_decoder *decoder, const char *text, size_t length)
{
	size_t end = swallow_end(decoder, length), at = 0;

	while (at < end && text[at] != BEL && text[at] != ESC)
		at++;
	if (at == end || at > 0)
		return swallow(decoder, at);
	if (text[0] == ESC && length == 1)
		return 0; /* the next byte tells */
	decoder->inside = IN_NOTHING;
	return text[0] == BEL ? 1 : text[1] == '\\' ? 2 : 0;
}

static size_t take_long(struct key_decoder *decoder, const char *text, size_t length)
{
	size_t end = swallow_end(decoder, length), at = 0;

	while (at < end && text[at] >= ' ' && text[at] < '@')
		at++;
	if (at == end || at > 0)
		return swallow(decoder, at);
	decoder->inside = IN_NOTHING;
	return text[0] >= '@' && text[0] <= '~' ? 1 : 0;
}

static void add_paste(struct key_decoder *decoder, const char *text, size_t length)
{
	size_t room = PASTE_MAX - decoder->paste.length, kept = length < room ? length : room;

	str_addn(&decoder->paste, text, kept);
	decoder->lost += length - kept;
}

static void end_paste(struct key_decoder *decoder)
{
	size_t n = decoder->paste.length;

	decoder->inside = IN_NOTHING;
	if (n > 0) {
		char *copy = xmalloc(n + 1);

		memcpy(copy, decoder->paste.text, n);
		copy[n] = '\0';
		emit(decoder, (struct tui_event){.kind = TUI_PASTE,
				      .text = copy,
				      .length = n,
				      .lost = decoder->lost});
	}
	str_free(&decoder->paste); /* four megabytes are not kept for the next one */
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
		add_paste(decoder, text, length - keep);
		return length - keep;
	}
	add_paste(decoder, text, (size_t)(end - text));
	end_paste(decoder);
	return (size_t)(end - text) + sizeof paste_end - 1;
}

/* Takes what can be decided at text; 0: the next byte or the time must tell. */
static size_t take(struct key_decoder *decoder, const char *text, size_t length)
{
	switch (decoder->inside) {
	case IN_PASTE:
		return take_paste(decoder, text, length);
	case IN_STRING:
		return take_string(decoder, text, length);
	case IN_LONG:
		return take_long(decoder, text, length);
	case IN_NOTHING:
		break;
	}
	return text[0] == ESC ? take_escape(decoder, text, length)
			      : take_char(decoder, text, length, 0);
}

void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length)
{
	size_t at = 0, left;
	char *rest;

	str_addn(&decoder->held, bytes, length);
	while (at < decoder->held.length) {
		enum inside before = decoder->inside;
		size_t taken = take(decoder, decoder->held.text + at, decoder->held.length - at);

		if (taken == 0 && decoder->inside == before)
			break;
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

	if (decoder->inside == IN_PASTE)
		return;
	if (decoder->inside == IN_NOTHING && held->length > 0 && held->length <= 2 &&
		held->text[0] == ESC && held->text[held->length - 1] == ESC)
		for (size_t i = 0; i < held->length; i++)
			emit_key(decoder, K_ESC, 0);
	decoder->inside = IN_NOTHING;
	str_clear(&decoder->held);
}

void key_decoder_paste_over(struct key_decoder *decoder)
{
	if (decoder->inside != IN_PASTE)
		return;
	end_paste(decoder);
	str_clear(&decoder->held);
}
