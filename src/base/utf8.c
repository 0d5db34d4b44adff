#include <caseload/base/utf8.h>

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include <caseload/base/err.h>
#include <caseload/base/str.h>

size_t utf8_decode(const char *text, size_t length, int32_t *out)
{
	if (length == 0)
		return 0;
	if ((unsigned char)text[0] < 0x80) {
		*out = (unsigned char)text[0];
		return 1;
	}
	utf8proc_int32_t code;
	utf8proc_ssize_t n =
		utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &code);
	if (n <= 0) {
		*out = 0xFFFD;
		return 1;
	}
	*out = code;
	return (size_t)n;
}

size_t utf8_encode(int32_t code, char out[static 4])
{
	utf8proc_uint8_t bytes[4];
	size_t n = (size_t)utf8proc_encode_char(code, bytes);
	memcpy(out, bytes, n);
	return n;
}

bool utf8_valid(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		int32_t code;
		size_t n = utf8_decode(text + at, length - at, &code);
		if (code == 0 || (code == 0xFFFD && n == 1))
			return false;
		at += n;
	}
	return true;
}

size_t utf8_grapheme_next(const char *text, size_t length, size_t at)
{
	utf8proc_int32_t state = 0;
	int32_t code, next;
	size_t start = at;

	if (at >= length)
		return 0;
	at += utf8_decode(text + at, length - at, &code);
	while (at < length) {
		size_t n = utf8_decode(text + at, length - at, &next);
		if (next < 0x80 && code < 0x80 && code != '\r')
			break;
		if (utf8proc_grapheme_break_stateful(code, next, &state))
			break;
		code = next;
		at += n;
	}
	return at - start;
}

size_t utf8_grapheme_before(const char *text, size_t at)
{
	if (at == 0)
		return 0;
	/* Breaks can only be found going forward, so start from a safe place behind: a control or
	 * ASCII character with nothing on it, at most a few code points back. */
	size_t start = at;
	for (int steps = 0; start > 0 && steps < 32; steps++) {
		do
			start--;
		while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80);
		if (start < at && (unsigned char)text[start] < 0x80 && steps > 0)
			break;
	}
	size_t last = start;
	while (start < at) {
		size_t n = utf8_grapheme_next(text, at, start);
		last = start;
		start += n;
	}
	return at - last;
}

int utf8_width_code(int32_t code)
{
	if (code >= 0x20 && code < 0x7F)
		return 1;
	int width = wcwidth((wchar_t)code);
	return width < 0 ? 0 : width;
}

int utf8_width(const char *text, size_t length)
{
	int width = 0;
	for (size_t at = 0; at < length;) {
		int32_t code;
		at += utf8_decode(text + at, length - at, &code);
		width += utf8_width_code(code);
	}
	return width;
}

size_t utf8_characters(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

size_t utf8_fit(const char *text, size_t length, int cells)
{
	size_t at = 0;
	while (at < length) {
		size_t n = utf8_grapheme_next(text, length, at);
		cells -= utf8_width(text + at, n);
		if (cells < 0)
			break;
		at += n;
	}
	return at;
}

char *utf8_clip(struct arena *arena, const char *text, int cells, bool ascii)
{
	size_t length = strlen(text);
	if (cells <= 0)
		return arena_strdup(arena, "");
	if (utf8_width(text, length) <= cells)
		return arena_strdup(arena, text);
	return arena_printf(
		arena, "%.*s%s", (int)utf8_fit(text, length, cells - 1), text, ascii ? "~" : "…");
}

/* The acute accent alone is typed for an apostrophe; left to itself it decomposes into a space. */
static utf8proc_int32_t apostrophe(utf8proc_int32_t code, void *folding)
{
	return folding != NULL && code == 0xB4 ? '\'' : code;
}

static char *map(struct arena *arena, const char *text, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped = NULL;
	bool folding = (options & UTF8PROC_CASEFOLD) != 0;
	utf8proc_ssize_t n = utf8proc_map_custom((const utf8proc_uint8_t *)text, 0, &mapped,
		(utf8proc_option_t)(options | UTF8PROC_NULLTERM), apostrophe,
		folding ? &folding : NULL);
	if (n < 0) { /* not UTF-8: what cannot be read cannot be normalised */
		free(mapped);
		return arena_strdup(arena, text);
	}
	char *copy = arena_strndup(arena, (const char *)mapped, (size_t)n);
	free(mapped);
	return copy;
}

char *utf8_nfc(struct arena *arena, const char *text)
{
	const char *p = text;
	while ((signed char)*p > 0)
		p++;
	if (*p == '\0')
		return arena_strdup(arena, text);
	return map(arena, text, (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

char *utf8_small(struct arena *arena, const char *text)
{
	char *small = arena_strdup(arena, text);

	if (small[0] >= 'A' && small[0] <= 'Z' && !(small[1] >= 'A' && small[1] <= 'Z'))
		small[0] = (char)(small[0] - 'A' + 'a');
	return small;
}

char *utf8_upper(struct arena *arena, const char *text)
{
	struct str out = {0};
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		int32_t code;
		char bytes[4];
		at += utf8_decode(text + at, length - at, &code);
		if (code == 0xDF)
			str_add(&out, "SS");
		else
			str_addn(&out, bytes, utf8_encode(utf8proc_toupper(code), bytes));
	}
	char *copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}

/* Letters that have no decomposition, so that normalising leaves them as they are. */
static const char *plain_letter(int32_t code)
{
	static const struct {
		int32_t code;
		const char *plain;
	} letters[] = {
		{0xDF, "ss"},
		{0xE6, "ae"},
		{0xF0, "d"},
		{0xF8, "o"},
		{0xFE, "th"},
		{0x111, "d"},
		{0x127, "h"},
		{0x131, "i"},
		{0x138, "k"},
		{0x142, "l"},
		{0x14B, "n"},
		{0x153, "oe"},
		{0x167, "t"},
		{0x180, "b"},
		{0x188, "c"},
		{0x199, "k"},
		{0x1A5, "p"},
		{0x253, "b"},
		{0x254, "o"},
		{0x257, "d"},
		{0x259, "e"},
		{0x25B, "e"},
		{0x268, "i"},
		{0x289, "u"},
	};
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].code == code)
			return letters[i].plain;
	return NULL;
}

static bool vanishes(int32_t code)
{
	return code == '-' || code == '\'' || code == '.' || code == '`' || code == 0x2BC ||
	       code == 0x2BB || (code >= 0x2010 && code <= 0x2015) ||
	       (code >= 0x2018 && code <= 0x201B) || code == 0xAD;
}

char *utf8_fold(struct arena *arena, const char *text)
{
	const char *folded = text;
	const char *p = text;
	while ((signed char)*p > 0)
		p++;
	if (*p != '\0')
		folded = map(arena, text,
			(utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
					    UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
	size_t length = strlen(folded), n = 0;
	char *out = arena_alloc(arena, length * 2 + 1);
	bool gap = false;
	for (size_t at = 0; at < length;) {
		int32_t code;
		size_t bytes = utf8_decode(folded + at, length - at, &code);
		const char *plain = code >= 0x80 ? plain_letter(code) : NULL;
		if (code == ' ' || code == '\t' || code == '\n' || code == ',' || code == 0xA0) {
			gap = n > 0;
		} else if (!vanishes(code)) {
			if (gap)
				out[n++] = ' ';
			gap = false;
			if (plain != NULL)
				for (; *plain != '\0'; plain++)
					out[n++] = *plain;
			else if (code >= 'A' && code <= 'Z')
				out[n++] = (char)(code + 32);
			else {
				memcpy(out + n, folded + at, bytes);
				n += bytes;
			}
		}
		at += bytes;
	}
	out[n] = '\0';
	return out;
}

static bool hidden(int32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
	       code == 0x115F || code == 0x1160 || code == 0x180E ||
	       (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
	       (code >= 0x2060 && code <= 0x206F) || code == 0x3164 || code == 0xFEFF ||
	       code == 0xFFA0 || (code >= 0xFFF9 && code <= 0xFFFB) ||
	       (code >= 0xE0000 && code <= 0xE0FFF);
}

/* Bytes of the escape sequence that begins at text[0] (ESC, or the C1 form of it in two bytes), so
 * that nothing of it is left as text. One that does not end within its line is only its first byte:
 * no words are lost to a stray ESC. */
static size_t escape_length(const char *text, size_t length)
{
	enum { LONGEST = 256 };
	bool c1 = (unsigned char)text[0] == 0xC2;
	size_t at = 2;
	unsigned char kind = length < 2 ? 0 : (unsigned char)(c1 ? text[1] - 0x40 : text[1]);

	if (length > LONGEST)
		length = LONGEST;
	if (kind == '[') {
		while (at < length && (unsigned char)text[at] >= 0x20 &&
			(unsigned char)text[at] < 0x40)
			at++;
		return at < length && (unsigned char)text[at] < 0x7F && text[at] >= 0x40 ? at + 1
		       : c1								 ? 2
											 : 1;
	}
	if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_') {
		for (; at < length && text[at] != '\n'; at++) {
			if (text[at] == '\a')
				return at + 1;
			if (text[at] == 0x1B && at + 1 < length && text[at + 1] == '\\')
				return at + 2;
			if ((unsigned char)text[at] == 0xC2 && at + 1 < length &&
				(unsigned char)text[at + 1] == 0x9C)
				return at + 2;
		}
		return c1 ? 2 : 1;
	}
	if (c1 || kind < 0x20 || kind >= 0x7F)
		return c1 ? 2 : 1;
	for (at = 1;
		at < length && (unsigned char)text[at] > 0x20 && (unsigned char)text[at] < 0x30;
		at++)
		;
	/* ESC and one character: charset and mode switches; a letter after a stray ESC is a word. */
	return at > 1 && at < length ? at + 1 : strchr("=>78cDEHMNOZ", kind) != NULL && !c1 ? 2 : 1;
}

char *safe_text(struct arena *arena, const char *text, size_t length, bool lines, size_t *removed)
{
	size_t n = 0, gone = 0;
	int marks = 0;
	/* An invalid byte grows to the three of U+FFFD. */
	char *out = arena_alloc(arena, length * 3 + 1);

	for (size_t at = 0; at < length;) {
		int32_t code;
		size_t bytes = utf8_decode(text + at, length - at, &code);
		if (code == '\r') {
			code = '\n';
			if (at + 1 < length && text[at + 1] == '\n')
				bytes = 2;
		}
		if (code == '\n' || code == '\t') {
			marks = 0;
			if (lines && code == '\t')
				out[n++] = ' ';
			out[n++] = lines && code == '\n' ? '\n' : ' ';
		} else if (code == 0x1B || code == 0x90 || (code >= 0x98 && code <= 0x9F)) {
			bytes = escape_length(text + at, length - at);
			gone += bytes - (code >= 0x80);
		} else if (hidden(code)) {
			gone++;
		} else {
			utf8proc_category_t kind =
				code < 0x300 ? UTF8PROC_CATEGORY_LL : utf8proc_category(code);
			marks = kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME
					? marks + 1
					: 0;
			if (marks > 2)
				gone++;
			else
				n += utf8_encode(code, out + n);
		}
		at += bytes;
	}
	out[n] = '\0';
	if (removed != NULL)
		*removed = gone;
	return out;
}

bool text_is_safe(const char *text, bool lines)
{
	size_t length = strlen(text);
	const char *p = text;
	while ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x7F)
		p++;
	if (*p == '\0')
		return true;
	struct arena *arena = arena_new();
	bool same = strcmp(safe_text(arena, text, length, lines, NULL), text) == 0;
	arena_free(arena);
	return same;
}

bool text_steers(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		if ((*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r') || *p == 0x7F)
			return true;
		if (p[0] == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F)
			return true;
		if (p[0] == 0xE2 && ((p[1] == 0x80 && p[2] >= 0xAA && p[2] <= 0xAE) ||
					    (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9)))
			return true; /* U+202A to U+202E, U+2066 to U+2069 */
	}
	return false;
}

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool utf8_locale(void)
{
	/* Characters alone: numbers and dates are ours, and the other categories cost 20 files to open. */
	if (setlocale(LC_CTYPE, "") != NULL && is_utf8())
		return true;
	return setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8();
}
