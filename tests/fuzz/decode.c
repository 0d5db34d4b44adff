/* Any bytes from a terminal. The first two say how it is set up and where the bytes are cut. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/key.h>

enum { PUTTY = 1, SCO = 2, LEARNT = 4, EVENTS_MAX = 1 << 16 };

struct heard {
	struct tui_event *events;
	size_t n;
	size_t pasted; /* bytes */
	uint64_t paste_sum;
};

static struct key_decoder *decoder_for(uint8_t how)
{
	struct key_decoder *decoder = key_decoder_new();

	key_decoder_terminal(decoder, how & SCO	    ? "putty-sco"
				      : how & PUTTY ? "putty-256color"
						    : "xterm");
	if (how & LEARNT) {
		key_decoder_learn(decoder, "\033[27;5;9~", 9, tui_key("Ctrl+Left").key);
		key_decoder_learn(decoder, "\033[A", 3, tui_key("Home").key);
		key_decoder_learn(decoder, "\033q", 2, tui_key("F5").key);
	}
	return decoder;
}

static void take_all(struct key_decoder *decoder, struct heard *heard)
{
	struct tui_event event;
	char name[KEY_NAME_SIZE], bytes[4];

	while (key_decoder_next(decoder, &event)) {
		HOLDS(heard->n < EVENTS_MAX);
		if (event.kind == TUI_PASTE) {
			HOLDS(event.length > 0 && event.length <= PASTE_MAX);
			HOLDS(event.text[event.length] == '\0');
			for (size_t i = 0; i < event.length; i++)
				heard->paste_sum = heard->paste_sum * 31 + (uint8_t)event.text[i];
			heard->pasted += event.length;
			event.text = NULL;
		} else {
			HOLDS(event.kind == TUI_KEY && event.key.code >= ' ');
			HOLDS((event.key.mods & ~7U) == 0);
			HOLDS(event.key.code <= K_F12);
			if (event.key.code < K_ENTER) {
				size_t n = utf8_encode(event.key.code, bytes);
				HOLDS(utf8_valid(bytes, n) && event.key.code != 0x7f);
				HOLDS(event.key.code < 0x80 || event.key.code >= 0xa0);
			}
			key_label(event.key, name);
		}
		heard->events[heard->n++] = event;
	}
	HOLDS(!key_decoder_ready(decoder));
}

static void finish(struct key_decoder *decoder, struct heard *heard)
{
	key_decoder_paste_over(decoder);
	key_decoder_time_up(decoder);
	take_all(decoder, heard);
	HOLDS(!key_decoder_waiting(decoder) && !key_decoder_pasting(decoder));
	/* Nothing is left behind. */
	size_t before = heard->n;
	key_decoder_feed(decoder, "z", 1);
	take_all(decoder, heard);
	HOLDS(heard->n == before + 1 && heard->events[before].key.code == 'z');
}

static void same(const struct heard *a, const struct heard *b)
{
	HOLDS(a->n == b->n && a->pasted == b->pasted && a->paste_sum == b->paste_sum);
	for (size_t i = 0; i < a->n; i++) {
		HOLDS(a->events[i].kind == b->events[i].kind);
		HOLDS(a->events[i].length == b->events[i].length);
		HOLDS(key_equal(a->events[i].key, b->events[i].key));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tui_event room[3][EVENTS_MAX];
	struct heard whole = {.events = room[0]}, cut = {.events = room[1]},
		     bits = {.events = room[2]};
	const char *bytes = (const char *)data + 2;
	struct key_decoder *decoder;
	size_t at;

	if (size < 2 || size > 4096)
		return 0;
	size -= 2;
	decoder = decoder_for(data[0]);
	key_decoder_feed(decoder, bytes, size);
	take_all(decoder, &whole);
	HOLDS(whole.n + whole.pasted <= size);
	finish(decoder, &whole);
	key_decoder_free(decoder);

	decoder = decoder_for(data[0]);
	at = size > 0 ? data[1] % size : 0;
	key_decoder_feed(decoder, bytes, at);
	take_all(decoder, &cut);
	key_decoder_feed(decoder, bytes + at, size - at);
	finish(decoder, &cut);
	same(&whole, &cut);
	key_decoder_free(decoder);

	decoder = decoder_for(data[0]);
	for (at = 0; at < size; at++) {
		key_decoder_feed(decoder, bytes + at, 1);
		take_all(decoder, &bits);
	}
	finish(decoder, &bits);
	same(&whole, &bits);
	/* Time may decide at any moment: it never does harm. */
	for (at = 0; at < size && size < 256; at++) {
		key_decoder_feed(decoder, bytes + at, 1);
		key_decoder_time_up(decoder);
		bits.n = 0;
		take_all(decoder, &bits);
	}
	bits.n = 0;
	finish(decoder, &bits);
	key_decoder_free(decoder);
	return 0;
}
