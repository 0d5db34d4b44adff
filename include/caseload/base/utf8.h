/* UTF-8: checking, normalising, measuring, folding, making safe.
 * Widths come from wcwidth() alone (ncurses uses it too), graphemes from utf8proc. */
#ifndef CASELOAD_BASE_UTF8_H
#define CASELOAD_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <caseload/base/arena.h>

/* One code point from text[0..length); returns its bytes, 0 at the end, and for a byte that
 * is not UTF-8 returns 1 with *out = 0xFFFD. */
size_t utf8_decode(const char *text, size_t length, int32_t *out);
size_t utf8_encode(int32_t code, char out[static 4]);
bool utf8_valid(const char *text, size_t length); /* no overlong forms, surrogates or NUL */

/* Bytes of the grapheme that starts at `at`, or that ends at `at`. 0 at the end / the start. */
size_t utf8_grapheme_next(const char *text, size_t length, size_t at);
size_t utf8_grapheme_before(const char *text, size_t at);

size_t utf8_characters(const char *text); /* code points, as limits on a text count them */

int utf8_width_code(int32_t code);		 /* cells; 0 for marks, -1 never returned */
int utf8_width(const char *text, size_t length); /* cells of the whole */
/* Longest prefix, in bytes and whole graphemes, that fits `cells`. */
size_t utf8_fit(const char *text, size_t length, int cells);
/* `text` cut to `cells` with an ellipsis (or `~` when ascii) where something was left out. */
char *utf8_clip(struct arena *arena, const char *text, int cells, bool ascii);

char *utf8_nfc(struct arena *arena, const char *text);
/* With a small first letter, for the middle of a sentence; "GP" stays as it is. */
char *utf8_small(struct arena *arena, const char *text);
char *utf8_upper(struct arena *arena, const char *text); /* for family names, on display only */
/* Search key: lower case, no accents, no hyphens, apostrophes or full stops, spaces single;
 * the letters that do not decompose (ł ø đ ð þ æ œ ß ı ...) become plain ones.
 * "O'Brien-Łukasz  Ann" gives "obrienlukasz ann". */
char *utf8_fold(struct arena *arena, const char *text);

/* The one sanitiser: text that came from outside, made fit for a terminal, printer or CSV file.
 * Controls, escape sequences, C1, DEL, bidi overrides and isolates, zero-width and tag characters
 * are taken out and counted; invalid bytes become U+FFFD; more than two stacked marks are cut.
 * Keeps '\n' and turns tabs into two spaces when `lines`, otherwise both become one space.
 * CRLF and CR become '\n'. *removed may be NULL. */
char *safe_text(struct arena *arena, const char *text, size_t length, bool lines, size_t *removed);
/* True when safe_text() would change nothing. */
bool text_is_safe(const char *text, bool lines);

/* Is there anything in it that a terminal or the eye would obey: an escape or other control (a tab and
 * line ends aside), C1, a mark that turns text round? */
bool text_steers(const char *text);

/* Sets the locale; when its codeset is not UTF-8 tries C.UTF-8. False: only ASCII can be shown. */
bool utf8_locale(void);

#endif
