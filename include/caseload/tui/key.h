/* Keys: bytes from a terminal become events.
 *
 * The decoder is a pure function of the bytes and of "time is up": it reads no clock and no
 * terminfo, because PuTTY calls itself xterm and sends other codes (one table holds xterm, PuTTY in
 * all its keyboard modes, rxvt, the Linux console, normal and application cursor keys).
 * What it does not know it swallows: nothing of an escape sequence is ever typed or run. Where the
 * bytes were cut on their way makes no difference. */
#ifndef CASELOAD_TUI_KEY_H
#define CASELOAD_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <caseload/base/str.h>

enum {
	MOD_SHIFT = 1, /* only with named keys: a shifted letter is the capital letter */
	MOD_ALT = 2,
	MOD_CTRL = 4,
};

/* Codes above all of Unicode are keys with names. */
enum key_code {
	K_NONE = 0,
	K_ENTER = 0x110000,
	K_TAB,
	K_ESC,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
};

struct key {
	int32_t code;  /* a key_code, or the code point; Ctrl+letter has the small letter */
	unsigned mods; /* MOD_ */
};

/* Keys as text, both ways: "F3", "Ctrl+P", "Alt+D", "Shift+Tab", "PgDn", "Space", "b", "B", "?".
 * Letters with Ctrl or Alt are written as capitals and read in either case. */
enum { KEY_NAME_SIZE = 32 };
const char *key_label(struct key key, char buffer[static KEY_NAME_SIZE]);
bool key_parse(const char *text, struct key *out); /* false: no such key */
bool key_equal(struct key a, struct key b);
bool key_is_text(struct key key); /* a character to be typed: no Ctrl, no Alt, no control */
/* True when the key is what `name` names; for short tests such as key_is(k, "Ctrl+S"). */
bool key_is(struct key key, const char *name);

enum tui_kind {
	TUI_KEY,
	TUI_PASTE,   /* one event, however long; never a command */
	TUI_RESIZE,  /* the terminal has a new size; the grid has it already */
	TUI_RESUME,  /* back from being stopped: repaint */
	TUI_TIMEOUT, /* the time the caller gave has passed without input */
	/* the terminal is gone or we were told to end: write drafts and leave. Comes once. */
	TUI_HANGUP,
};

struct tui_event {
	enum tui_kind kind;
	struct key key; /* TUI_KEY */
	/* TUI_PASTE: as it came, not yet made safe; borrowed until the next event */
	const char *text;
	size_t length;
	size_t lost; /* bytes of it beyond PASTE_MAX, which were left out */
};

enum { PASTE_MAX = 4 * 1024 * 1024 }; /* what a long text may be */

/* An event for tests and scripts, from a key's name; a bug() if there is no such key. */
struct tui_event tui_key(const char *name);
struct tui_event tui_char(int32_t code);
struct tui_event tui_paste(const char *text);

/* What widgets answer to an event. */
enum tui_result {
	TUI_IGNORED, /* not mine: the screen may have a use for it */
	TUI_TAKEN,   /* taken, nothing to show */
	TUI_REDRAW,  /* taken; what is shown changed (focus, scroll, selection) */
	TUI_CHANGED, /* taken; the content changed */
	TUI_DONE,    /* chosen, answered, entered */
	TUI_CANCEL,  /* given up */
	TUI_SAVE,    /* F2, Ctrl+S or [ Save ], and all checks passed */
	TUI_HELP,    /* F1, or `?` first in an empty field */
	TUI_OPEN,    /* F4 where the widget has no list of its own: calendar, editor */
};

struct key_decoder;

struct key_decoder *key_decoder_new(void);
void key_decoder_free(struct key_decoder *decoder);
/* What the name of the terminal says of its keys. PuTTY sends the other form of cursor key for
 * Ctrl+arrow: for "putty..." ESC O A to D (while the cursor keys are in normal mode, the mode we put
 * them in) are Ctrl+arrows, for others plain arrows. With "sco" in it ESC [ M to X are F1 to F12. */
void key_decoder_terminal(struct key_decoder *decoder, const char *type);
/* From now on these bytes are this key, whatever the table says. False for bytes that are not one
 * whole sequence beginning with ESC (at most 16), or when there is no room for another. */
bool key_decoder_learn(
	struct key_decoder *decoder, const char *bytes, size_t length, struct key key);
void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length);
/* The escape delay has passed: what is held back is now decided (a lone ESC is Esc; a piece of a
 * sequence or of a character is dropped). Inside a paste nothing is decided. */
void key_decoder_time_up(struct key_decoder *decoder);
/* The next event, TUI_KEY or TUI_PASTE; false when there is none (yet). */
bool key_decoder_next(struct key_decoder *decoder, struct tui_event *out);
bool key_decoder_ready(const struct key_decoder *decoder); /* key_decoder_next() would give one */
/* True while bytes are held back, or a sequence is being swallowed, that time alone can decide. */
bool key_decoder_waiting(const struct key_decoder *decoder);
/* True inside a paste. Its end mark may have been lost on the way: after a long silence
 * key_decoder_paste_over() gives out what there is, or nobody could type any more. */
bool key_decoder_pasting(const struct key_decoder *decoder);
void key_decoder_paste_over(struct key_decoder *decoder);
void key_decoder_drop(struct key_decoder *decoder); /* forget all that is not taken yet */

#endif
