#include <caseload/base/utf8.h>

#include <criterion/criterion.h>
#include <string.h>

static struct arena *arena;

static void start(void)
{
	arena = arena_new();
	cr_assert(utf8_locale());
}

static void finish(void)
{
	arena_free(arena);
}

TestSuite(utf8, .init = start, .fini = finish);

Test(utf8, valid_decode_and_encode)
{
	static const struct {
		const char *text;
		size_t length;
		bool valid;
	} cases[] = {
		{"", 0, true},
		{"plain", 5, true},
		{"é", 2, true},
		{"…", 3, true},
		{"😀", 4, true},
		{"\xEF\xBF\xBD", 3, true},
		{"a\0b", 3, false},
		{"\xC0\x80", 2, false},
		{"\xE0\x80\xAF", 3, false},
		{"\xED\xA0\x80", 3, false},
		{"\xF4\x90\x80\x80", 4, false},
		{"\x80", 1, false},
		{"\xC3", 1, false},
		{"\xE2\x80", 2, false},
		{"\xFF", 1, false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert(utf8_valid(cases[i].text, cases[i].length) == cases[i].valid, "case %zu",
			i);
	for (int32_t code = 1; code < 0x110000; code++) {
		char bytes[4];
		int32_t back = 0;
		if (code >= 0xD800 && code < 0xE000)
			continue;
		size_t n = utf8_encode(code, bytes);
		cr_assert(utf8_decode(bytes, n, &back) == n && back == code, "U+%04X",
			(unsigned)code);
	}
	int32_t code;
	cr_assert(utf8_decode("", 0, &code) == 0);
	cr_assert(utf8_decode("\xFFx", 2, &code) == 1 && code == 0xFFFD);
}

Test(utf8, graphemes_forward_and_back)
{
	static const struct {
		const char *text;
		int n;
	} cases[] = {
		{"", 0},
		{"abc", 3},
		{"e\xCC\x81x", 2},
		{"👩‍👩‍👧", 1},
		{"🇬🇧🇫🇷", 2},
		{"\r\n", 1},
		{"a\nb", 3},
		{"o\xCC\x88\xCC\x81k", 2},
		{"각", 1},
		{"ab👍🏽c", 4},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t length = strlen(cases[i].text), starts[16];
		int n = 0;
		for (size_t at = 0; at < length; n++) {
			starts[n] = at;
			size_t step = utf8_grapheme_next(cases[i].text, length, at);
			cr_assert(step > 0);
			at += step;
		}
		cr_assert(n == cases[i].n, "case %zu: %d", i, n);
		for (size_t at = length; n-- > 0; at = starts[n])
			cr_assert(at - utf8_grapheme_before(cases[i].text, at) == starts[n],
				"case %zu back at %zu", i, at);
		cr_assert(utf8_grapheme_next(cases[i].text, length, length) == 0);
		cr_assert(utf8_grapheme_before(cases[i].text, 0) == 0);
	}
}

Test(utf8, widths_and_clipping)
{
	static const struct {
		const char *text;
		int cells;
		const char *clipped, *ascii;
	} cases[] = {
		{"Ann Brown", 9, "Ann Brown", "Ann Brown"},
		{"Ann Brown", 8, "Ann Bro…", "Ann Bro~"},
		{"Ann Brown", 1, "…", "~"},
		{"Ann Brown", 0, "", ""},
		{"Ann Brown", -3, "", ""},
		{"漢字かな", 8, "漢字かな", "漢字かな"},
		{"漢字かな", 6, "漢字…", "漢字~"},
		{"e\xCC\x81"
		 "e\xCC\x81"
		 "e\xCC\x81",
			2, "e\xCC\x81…", "e\xCC\x81~"},
		{"", 5, "", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = utf8_clip(arena, cases[i].text, cases[i].cells, false);
		cr_assert_str_eq(got, cases[i].clipped, "case %zu: %s", i, got);
		cr_assert_str_eq(
			utf8_clip(arena, cases[i].text, cases[i].cells, true), cases[i].ascii);
	}
	cr_assert(utf8_width("漢a\xCC\x81", 6) == 3);
	cr_assert(utf8_width_code('\x1B') == 0 && utf8_width_code(0x301) == 0);
	cr_assert(utf8_fit("ab漢", 5, 3) == 2);
}

Test(utf8, composing_and_capitals)
{
	static const struct {
		const char *text, *nfc, *upper;
	} cases[] = {
		{"", "", ""},
		{"Smith", "Smith", "SMITH"},
		{"Jose\xCC\x81", "José", "JOSE\xCC\x81"},
		{"Straße", "Straße", "STRASSE"},
		{"łukasz", "łukasz", "ŁUKASZ"},
		{"Nguye\xCC\x82\xCC\x83n", "Nguyễn", NULL},
		{"a\xFF", "a\xFF", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_str_eq(utf8_nfc(arena, cases[i].text), cases[i].nfc, "case %zu", i);
		if (cases[i].upper != NULL)
			cr_assert_str_eq(utf8_upper(arena, cases[i].text), cases[i].upper);
	}
}

Test(utf8, folding_for_search)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{"", ""},
		{"   ", ""},
		{"SMITH", "smith"},
		{"O'Brien", "obrien"},
		{"O’Brien", "obrien"},
		{"OʼBrien", "obrien"},
		{"O´Brien", "obrien"},
		{"O`Brien", "obrien"},
		{"Łukasz", "lukasz"},
		{"Nguyễn", "nguyen"},
		{"NGUYE\xCC\x82\xCC\x83N", "nguyen"},
		{"José", "jose"},
		{"Jose\xCC\x81", "jose"},
		{"Müller", "muller"},
		{"Strauß", "strauss"},
		{"STRAẞE", "strasse"},
		{"Ærø", "aero"},
		{"Þóra", "thora"},
		{"Guðrún", "gudrun"},
		{"Đorđe", "dorde"},
		{"Œuvre", "oeuvre"},
		{"Işık", "isik"},
		{"İpek", "ipek"},
		{"Smith-Jones", "smithjones"},
		{"Smith‐Jones", "smithjones"},
		{"St. John", "st john"},
		{"  Ann \t Mary  ", "ann mary"},
		{"Brown, Ann", "brown ann"},
		{"Ann\xC2\xA0Mary", "ann mary"},
		{"O'Brien-Łukasz  Ann", "obrienlukasz ann"},
		{"ﬁona", "fiona"},
		{"Ａｎｎ", "ann"},
		{"Ωmega", "ωmega"},
		{"A1 2bC", "a1 2bc"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = utf8_fold(arena, cases[i].text);
		cr_assert_str_eq(got, cases[i].folded, "%s: %s", cases[i].text, got);
		cr_assert_str_eq(utf8_fold(arena, got), got, "folding twice changes nothing");
	}
}

Test(utf8, safe_text_lets_nothing_active_through)
{
	static const struct {
		const char *text, *safe, *one_line;
		size_t removed;
	} cases[] = {
		{"plain", "plain", "plain", 0},
		{"two\nlines", "two\nlines", "two lines", 0},
		{"a\r\nb\rc", "a\nb\nc", "a b c", 0},
		{"a\tb", "a  b", "a b", 0},
		{"\x1B[31mred", "red", "red", 5},
		{"\x1B]0;title\x07", "", "", 10},
		{"a\bb\x7F", "ab", "ab", 2},
		{"\xC2\x9B"
		 "31m",
			"", "", 4},
		{"stray \x1B words stay", "stray  words stay", "stray  words stay", 1},
		{"\x1B]never ended", "]never ended", "]never ended", 1},
		{"\x1B(0line", "line", "line", 3},
		{"\xE2\x80\xAE"
		 "evil\xE2\x80\xAC",
			"evil", "evil", 2},
		{"\xE2\x81\xA6x\xE2\x81\xA9", "x", "x", 2},
		{"a\xE2\x80\x8B"
		 "b\xE2\x80\x8D\xEF\xBB\xBF",
			"ab", "ab", 3},
		{"x\xF3\xA0\x81\x81", "x", "x", 1},
		{"soft\xC2\xADhyphen", "softhyphen", "softhyphen", 1},
		{"a\xE2\x80\xA8"
		 "b",
			"ab", "ab", 1},
		{"e\xCC\x81\xCC\x82\xCC\x83\xCC\x84x\xCC\x81", "e\xCC\x81\xCC\x82x\xCC\x81",
			"e\xCC\x81\xCC\x82x\xCC\x81", 2},
		{"a\xFF\xC3(", "a\xEF\xBF\xBD\xEF\xBF\xBD(", "a\xEF\xBF\xBD\xEF\xBF\xBD(", 0},
		{"Łukasz 漢字 Nguyễn", "Łukasz 漢字 Nguyễn", "Łukasz 漢字 Nguyễn", 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t removed = 99, length = strlen(cases[i].text);
		const char *got = safe_text(arena, cases[i].text, length, true, &removed);
		cr_assert_str_eq(got, cases[i].safe, "case %zu: %s", i, got);
		cr_assert(removed == cases[i].removed, "case %zu: %zu", i, removed);
		got = safe_text(arena, cases[i].text, length, false, NULL);
		cr_assert_str_eq(got, cases[i].one_line, "case %zu: %s", i, got);
		cr_assert(text_is_safe(got, false), "what is safe stays safe");
		cr_assert(text_is_safe(cases[i].text, true) ==
			  (strcmp(cases[i].text, cases[i].safe) == 0));
	}
	cr_assert_str_eq(safe_text(arena, "a\0b", 3, true, NULL), "ab");
	/* Every byte and pair of bytes: valid, and nothing that moves a cursor. */
	for (int a = 0; a < 256; a++)
		for (int b = 0; b < 256; b++) {
			char pair[2] = {(char)a, (char)b};
			const char *got = safe_text(arena, pair, 2, false, NULL);
			cr_assert(utf8_valid(got, strlen(got)));
			for (const char *p = got; *p != '\0'; p++)
				cr_assert(
					(unsigned char)*p >= 0x20 && *p != 0x7F, "%02X %02X", a, b);
		}
}

Test(utf8, text_that_steers)
{
	static const struct {
		const char *text;
		bool steers;
	} cases[] = {
		{"", false},
		{"O'BRIEN\tSiobhan\r\n", false},
		{"\xC5\x81UKASZ \xC2\xA0 \xE2\x80\x93 \xE2\x81\xA0", false},
		{"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9", false},
		{"a\033[31m", true},
		{"a\a", true},
		{"a\x7F", true},
		{"\302\23331m", true},
		{"\xE2\x80\xAE", true},
		{"x\xE2\x81\xA6", true},
		{"\xE2\x80", false},
		{"\xC2", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert(text_steers(cases[i].text) == cases[i].steers, "case %zu", i);
}

Test(utf8, characters_and_the_middle_of_a_sentence)
{
	static const struct {
		const char *text, *small;
		size_t characters;
	} cases[] = {
		{"", "", 0},
		{"By telephone", "by telephone", 12},
		{"GP", "GP", 2},
		{"A friend", "a friend", 8},
		{"Łukasz", "Łukasz", 6},
		{"already", "already", 7},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_str_eq(utf8_small(arena, cases[i].text), cases[i].small);
		cr_assert_eq(
			utf8_characters(cases[i].text), cases[i].characters, "%s", cases[i].text);
	}
}
