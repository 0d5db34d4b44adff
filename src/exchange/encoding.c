#include "encoding.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>

#define SAVE_AGAIN "Save the list again as \"CSV UTF-8\" and import that file."

enum { SNIFF = 4096 };

static size_t line_of(const char *text, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
	return line;
}

static bool starts_with(const char *bytes, size_t size, const char *magic, size_t length)
{
	return size >= length && memcmp(bytes, magic, length) == 0;
}

/* Files people pick by mistake, each with what to do instead. */
static bool refuse_known_binary(const char *bytes, size_t size, struct err *err)
{
	static const struct {
		const char *magic;
		size_t length;
		const char *what;
	} kinds[] = {
		{"PK\3\4", 4, "a spreadsheet workbook or zip archive"},
		{"\xd0\xcf\x11\xe0", 4, "an Excel workbook of the old kind"},
		{"%PDF-", 5, "a PDF"},
		{"SQLite format 3", 15, "a database"},
		{"\x1f\x8b", 2, "a compressed archive"},
		{"\xff\xfe\0\0", 4, "UTF-32 text"},
		{"\x7f"
		 "ELF",
			4, "a program"},
		{"\x89PNG", 4, "a picture"},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (starts_with(bytes, size, kinds[i].magic, kinds[i].length))
			return err_set(err, ERR_INVALID, "file",
				"This file is %s, not a list as text. Save the list as \"CSV "
				"UTF-8\" and import that file.",
				kinds[i].what);
	return true;
}

/* UTF-16 without a mark: plain letters leave a NUL in every second place and only there. */
static const char *utf16_by_pattern(const char *bytes, size_t size)
{
	size_t look = size < SNIFF ? size : SNIFF;
	size_t even = 0, odd = 0;

	for (size_t i = 0; i < look; i++) {
		if (bytes[i] == '\0') {
			even += i % 2 == 0;
			odd += i % 2 == 1;
		}
	}
	if (odd > look / 5 && even == 0)
		return "utf-16le";
	if (even > look / 5 && odd == 0)
		return "utf-16be";
	return NULL;
}

static bool looks_binary(const char *bytes, size_t size)
{
	size_t look = size < SNIFF ? size : SNIFF;
	size_t controls = 0;

	for (size_t i = 0; i < look; i++) {
		unsigned char c = (unsigned char)bytes[i];

		controls += (c < 32 && strchr("\t\n\v\f\r\033", c) == NULL) || c == 127 || c == 0;
	}
	return controls * 10 > look;
}

struct high_bytes {
	size_t sequences; /* that are UTF-8 */
	size_t broken;	  /* bytes that are not */
	size_t first;	  /* where the first of those stands */
};

static void survey_high_bytes(const char *bytes, size_t size, struct high_bytes *out)
{
	size_t at = 0;
	uint64_t eight;
	int32_t code;

	*out = (struct high_bytes){0};
	while (at < size) {
		while (size - at >= 8) {
			memcpy(&eight, bytes + at, 8);
			if (eight & UINT64_C(0x8080808080808080))
				break;
			at += 8;
		}
		while (at < size && (signed char)bytes[at] >= 0)
			at++;
		if (at == size)
			break;
		size_t step = utf8_decode(bytes + at, size - at, &code);

		if (step > 1) {
			out->sequences++;
		} else {
			if (out->broken++ == 0)
				out->first = at;
		}
		at += step;
	}
}

static bool is_lower(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* Any byte "is" some Windows-1252 character, so the question is whether it reads as one: letters
 * and the usual punctuation, in places where they are written. The rest is what is left of UTF-8
 * that was cut or damaged. */
static bool plausible_1252(const char *bytes, size_t size, size_t at)
{
	static const char usual[] =
		"\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e\x9f\xa0\xa3\xa7\xa9"
		"\xaa\xad\xae\xb0\xb1\xb2\xb3\xb4\xb5\xb7\xb9\xba\xbc\xbd\xbe";
	unsigned char c = (unsigned char)bytes[at];
	unsigned char before = at > 0 ? (unsigned char)bytes[at - 1] : ' ';
	unsigned char after = at + 1 < size ? (unsigned char)bytes[at + 1] : ' ';
	bool letter_after = is_lower(after) || is_upper(after) || after >= 0xc0;

	if (c == 0x80) /* the euro sign stands beside its figure */
		return is_digit(before) || is_digit(after);
	if (c < 0xc0)
		return strchr(usual, (char)c) != NULL;
	switch (c) {
	case 0xd7:
	case 0xf7: /* times, divided by */
		return false;
	case 0xc2:
	case 0xc3: /* the first half of most Western letters in UTF-8 */
		return letter_after || after == 0x92;
	case 0xff:
		return is_lower(before);
	default: /* a capital at the end of a word in small letters */
		return c >= 0xdf || !is_lower(before) || letter_after;
	}
}

static bool check_1252(
	const char *bytes, size_t size, const struct high_bytes *high, struct err *err)
{
	bool damaged = high->sequences >= high->broken;
	size_t at = high->first;

	for (size_t i = 0; !damaged && i < size; i++) {
		if ((signed char)bytes[i] < 0 && !plausible_1252(bytes, size, i)) {
			damaged = true;
			at = i;
		}
	}
	if (!damaged)
		return true;
	return err_set(err, ERR_INVALID, "file",
		"Line %zu holds bytes that are neither UTF-8 nor Windows-1252 text. " SAVE_AGAIN,
		line_of(bytes, at));
}

static bool convert(const char *bytes, size_t size, const char *from, size_t room,
	struct source *out, struct err *err)
{
	iconv_t cd = iconv_open("UTF-8", from);
	char *in = (char *)(uintptr_t)bytes;
	size_t in_left = size, out_left = room;

	if (cd == (iconv_t)-1)
		return err_set(err, ERR_IO, "file",
			"This system cannot convert %s text. " SAVE_AGAIN, out->encoding);
	out->text = xmalloc(room + 1);
	char *to = out->text;
	size_t done = iconv(cd, &in, &in_left, &to, &out_left);

	iconv_close(cd);
	*to = '\0';
	out->length = (size_t)(to - out->text);
	if (done != (size_t)-1)
		return true;
	return err_set(err, ERR_INVALID, "file",
		"Line %zu cannot be read as %s text; the file may be cut short or damaged. " SAVE_AGAIN,
		line_of(out->text, out->length), out->encoding);
}

static bool take_utf8(char *bytes, size_t size, size_t mark, struct source *out, struct err *err)
{
	struct high_bytes high;
	size_t n_high = 0;

	survey_high_bytes(bytes + mark, size - mark, &high);
	if (high.broken == 0) {
		out->encoding = mark > 0 ? "utf-8-bom" : "utf-8";
		out->text = bytes;
		out->length = size - mark;
		memmove(bytes, bytes + mark, out->length);
		bytes[out->length] = '\0';
		return true;
	}
	if (mark > 0)
		return err_set(err, ERR_INVALID, "file",
			"Line %zu holds bytes that are not UTF-8, though the file is marked as "
			"UTF-8. " SAVE_AGAIN,
			line_of(bytes + mark, high.first));
	if (!check_1252(bytes, size, &high, err))
		return false;
	for (size_t i = 0; i < size; i++)
		n_high += (signed char)bytes[i] < 0;
	out->encoding = "windows-1252";
	return convert(bytes, size, "WINDOWS-1252", size + 2 * n_high, out, err);
}

static bool refuse_nul(const char *bytes, size_t size, struct err *err)
{
	const char *nul = memchr(bytes, '\0', size);

	if (nul == NULL)
		return true;
	return err_set(err, ERR_INVALID, "file",
		"Line %zu holds a NUL byte, which no list as text has. " SAVE_AGAIN,
		line_of(bytes, (size_t)(nul - bytes)));
}

bool encoding_decode(char *bytes, size_t size, struct source *out, struct err *err)
{
	const char *utf16 = NULL;
	size_t mark = 0;

	if (!refuse_known_binary(bytes, size, err))
		return false;
	if (starts_with(bytes, size, "\xff\xfe", 2))
		utf16 = "utf-16le", mark = 2;
	else if (starts_with(bytes, size, "\xfe\xff", 2))
		utf16 = "utf-16be", mark = 2;
	else
		utf16 = utf16_by_pattern(bytes, size);
	if (utf16 != NULL) {
		out->encoding = utf16;
		return convert(bytes + mark, size - mark, utf16, (size - mark) / 2 * 3 + 4, out,
			       err) &&
		       refuse_nul(out->text, out->length, err);
	}
	if (looks_binary(bytes, size))
		return err_set(err, ERR_INVALID, "file",
			"This file is not text. Save the list as \"CSV UTF-8\" and import that "
			"file.");
	if (starts_with(bytes, size, "\xef\xbb\xbf", 3))
		mark = 3;
	return refuse_nul(bytes, size, err) && take_utf8(bytes, size, mark, out, err);
}
