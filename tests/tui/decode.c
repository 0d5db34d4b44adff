#include "help.h"

struct expected {
	const char *bytes;
	const char *keys; /* names with blanks between; "" nothing */
};

static const struct expected table[] = {
	{"a", "a"},
	{"A", "A"},
	{"?", "?"},
	{" ", "Space"},
	{"\xc3\xa9", "é"},
	{"\xe7\x8e\x8b", "王"},
	{"\xf0\x9f\x91\x8d", "\xf0\x9f\x91\x8d"},
	{"e\xcc\x81", "e \xcc\x81"},
	{"\r", "Enter"},
	{"\n", "Enter"},
	{"\t", "Tab"},
	{"\x7f", "Backspace"},
	{"\x08", "Backspace"},
	{"\x10", "Ctrl+P"},
	{"\x13", "Ctrl+S"},
	{"\x1a", "Ctrl+Z"},
	{"\x01\x18", "Ctrl+A Ctrl+X"},
	/* cursor keys: normal and application */
	{"\033[A", "Up"},
	{"\033[B", "Down"},
	{"\033[C", "Right"},
	{"\033[D", "Left"},
	{"\033OA", "Up"},
	{"\033OB", "Down"},
	{"\033OC", "Right"},
	{"\033OD", "Left"},
	{"\033[H", "Home"},
	{"\033[F", "End"},
	{"\033OH", "Home"},
	{"\033OF", "End"},
	{"\033[1~", "Home"},
	{"\033[4~", "End"},
	{"\033[7~", "Home"},
	{"\033[8~", "End"},
	{"\033[2~", "Insert"},
	{"\033[3~", "Delete"},
	{"\033[5~", "PgUp"},
	{"\033[6~", "PgDn"},
	{"\033[Z", "Shift+Tab"},
	{"\033OM", "Enter"},
	/* xterm's modifiers */
	{"\033[1;5D", "Ctrl+Left"},
	{"\033[1;5C", "Ctrl+Right"},
	{"\033[1;2A", "Shift+Up"},
	{"\033[1;3B", "Alt+Down"},
	{"\033[1;6H", "Ctrl+Shift+Home"},
	{"\033[1;5F", "Ctrl+End"},
	{"\033[3;5~", "Ctrl+Delete"},
	{"\033[1;2P", "Shift+F1"},
	{"\033[15;5~", "Ctrl+F5"},
	{"\033[1;9A", "Alt+Up"},
	{"\033[1;2C", "Shift+Right"},
	{"\033[1;3C", "Alt+Right"},
	{"\033[1;4C", "Alt+Shift+Right"},
	{"\033[1;5C", "Ctrl+Right"},
	{"\033[1;6C", "Ctrl+Shift+Right"},
	{"\033[1;7C", "Ctrl+Alt+Right"},
	{"\033[1;8C", "Ctrl+Alt+Shift+Right"},
	{"\033[5;3~", "Alt+PgUp"},
	{"\033[6;2~", "Shift+PgDn"},
	{"\033O2P", "Shift+F1"},
	{"\033O1;5Q", "Ctrl+F2"},
	{"\033O5D", "Ctrl+Left"},
	/* rxvt: Ctrl, Shift and both */
	{"\033Oa", "Ctrl+Up"},
	{"\033Od", "Ctrl+Left"},
	{"\033[a", "Shift+Up"},
	{"\033[d", "Shift+Left"},
	{"\033[7^", "Ctrl+Home"},
	{"\033[8$x", "Shift+End x"},
	{"\033[3@", "Ctrl+Shift+Delete"},
	{"\033[11^", "Ctrl+F1"},
	{"\033\033[7^", "Ctrl+Alt+Home"},
	/* function keys: xterm, PuTTY default, PuTTY VT100+, Linux console */
	{"\033OP", "F1"},
	{"\033OQ", "F2"},
	{"\033OR", "F3"},
	{"\033OS", "F4"},
	{"\033[11~", "F1"},
	{"\033[12~", "F2"},
	{"\033[13~", "F3"},
	{"\033[14~", "F4"},
	{"\033[15~", "F5"},
	{"\033[17~", "F6"},
	{"\033[18~", "F7"},
	{"\033[19~", "F8"},
	{"\033[20~", "F9"},
	{"\033[21~", "F10"},
	{"\033[23~", "F11"},
	{"\033[24~", "F12"},
	{"\033OT", "F5"},
	{"\033OY", "F10"},
	{"\033O[", "F12"},
	{"\033[[A", "F1"},
	{"\033[[B", "F2"},
	{"\033[[C", "F3"},
	{"\033[[D", "F4"},
	{"\033[[E", "F5"},
	/* Alt */
	{"\033d", "Alt+D"},
	{"\033D", "Alt+D"},
	{"\0331", "F1"},
	{"\0339", "F9"},
	{"\0330", "F10"},
	{"\033{", "Alt+{"},
	{"\033\xc3\xa9", "Alt+é"},
	{"\033\x7f", "Alt+Backspace"},
	{"\033\r", "Alt+Enter"},
	{"\033\033OD", "Alt+Left"},
	{"\033\033[D", "Alt+Left"},
	{"\033\033[1~", "Alt+Home"},
	/* the keypad in application mode */
	{"\033Op\033Oy\033Ok", "0 9 +"},
	/* what is not known is swallowed, and what follows is heard */
	{"\033[27;5;9~x", "x"},
	{"\033[Ix", "x"},
	{"\033[Ox", "x"},
	{"\033OZx", "x"},
	{"\033]9;x\033\\y", "y"},
	{"\033]0;title\007y", "y"},
	{"\033P1$r0m\033\\y", "y"},
	{"\033_Gi=1\033\\y", "y"},
	{"\033[?1;2cx", "x"},
	{"\033[24;80Rx", "x"},
	{"\033[<0;1;1Mx", "x"},
	{"\033[99~x", "x"},
	{"\033[1;5;7Ax", "x"},
	{"\033[38;5ux", "x"},
	{"\033[Px", "x"},
	{"\033[1;2cx", "x"},
	{"\033[I\033[Ox", "x"},
	{"\033[4;1$yx", "x"},
	{"\033[?2026;2$yx", "x"},
	{"\033[>0;276;0cx", "x"},
	{"\033[10;1Hx", "x"},
	{"\033[?1;2;4;9;22cx", "x"},
	{"\033[ qx", "x"},
	{"\033[M !!x", "x"},
	{"\033[M\rx", "Enter x"},
	{"\033O1;2;3Px", "x"},
	{"\033OEx", "x"},
	{"\033\033[Ix", "x"},
	{"\033]52;c;aGFsbG8=\033\\y", "y"},
	{"\033]11;rgb:ffff/ffff/ffff\033\\y", "y"},
	{"\033Xsos\033\\y", "y"},
	{"\033^pm\033\\y", "y"},
	{"\033P>|XTerm(379)\033\\y", "y"},
	{"\033]0;broken off\033[By", "Down y"},
	{"\033]0;broken off\033\033[Dy", "Alt+Left y"},
	{"\033]0;\033]0;\007y", "y"},
	{"\033[0000000000000000000000000000000000000000000000000000000000000000000000001~x", "x"},
	{"\x9b"
	 "Ax",
		"A x"},
	{"\xffx", "x"},
	{"\xc0\xafx", "x"},
	{"\xed\xa0\x80x", "x"},
	{"\xc3x", "x"},
	{"\xc2\x9b"
	 "x",
		"x"},
	/* a control breaks off a sequence and is heard itself */
	{"\033[1\rx", "Enter x"},
	{"\033[1;\033[A", "Up"},
	{"\033[A\033[A\033[B", "Up Up Down"},
	{"\033OBj\033[6~G", "Down j PgDn G"},
};

static void take_all(struct key_decoder *decoder, char *out)
{
	struct tui_event event;

	while (key_decoder_next(decoder, &event)) {
		char name[KEY_NAME_SIZE];

		if (*out)
			strcat(out, " ");
		if (event.kind == TUI_PASTE)
			strcat(strcat(strcat(out, "<"), event.text), ">");
		else
			strcat(out, key_label(event.key, name));
	}
}

Test(decode, every_sequence_split_anywhere)
{
	struct key_decoder *decoder = key_decoder_new();

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		size_t length = strlen(table[i].bytes);

		for (size_t cut = 0; cut <= length; cut++) {
			char keys[200] = "";

			key_decoder_feed(decoder, table[i].bytes, cut);
			take_all(decoder, keys);
			key_decoder_feed(decoder, table[i].bytes + cut, length - cut);
			take_all(decoder, keys);
			cr_assert_str_eq(
				keys, table[i].keys, "case %zu cut at %zu: %s", i, cut, keys);
			cr_assert_not(key_decoder_waiting(decoder), "case %zu", i);
		}
	}
	key_decoder_free(decoder);
}

Test(decode, time_decides_what_is_held_back)
{
	static const struct expected cases[] = {
		{"\033", "Esc"},
		{"\033\033", "Esc Esc"},
		{"a\033", "a Esc"},
		{"\033[", ""},
		{"\033O", ""},
		{"\033[1;", ""},
		{"\xc3", ""},
		{"\xe7\x8e", ""},
		{"\033]0;tit", ""},
		{"\033\033[", ""},
		{"\033]", ""},
		{"\033P", ""},
		{"\033]0;title\033", ""},
		{"\033[M ", ""},
		{"\033[00000000000000000000000000000000000000000000000000000000000000000000000",
			""},
	};
	struct key_decoder *decoder = key_decoder_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char keys[200] = "";

		key_decoder_feed(decoder, cases[i].bytes, strlen(cases[i].bytes));
		cr_assert(key_decoder_waiting(decoder), "case %zu", i);
		key_decoder_time_up(decoder);
		take_all(decoder, keys);
		cr_assert_str_eq(keys, cases[i].keys, "case %zu: %s", i, keys);
		key_decoder_feed(decoder, "z", 1);
		keys[0] = '\0';
		take_all(decoder, keys);
		cr_assert_str_eq(keys, "z", "case %zu leaves nothing behind", i);
	}
	key_decoder_free(decoder);
}

Test(decode, a_paste_is_one_event_however_it_arrives)
{
	static const char bytes[] = "\033[200~two\r\nlines\033[A \xc3\xa9\033[201~q";
	static const char want[] = "<two\r\nlines\033[A \xc3\xa9> q";
	struct key_decoder *decoder = key_decoder_new();

	for (size_t cut = 0; cut < sizeof bytes; cut++) {
		char keys[200] = "";

		key_decoder_feed(decoder, bytes, cut);
		if (cut > 6 && cut < sizeof bytes - 2)
			key_decoder_time_up(decoder); /* time decides nothing inside a paste */
		take_all(decoder, keys);
		key_decoder_feed(decoder, bytes + cut, sizeof bytes - 1 - cut);
		take_all(decoder, keys);
		cr_assert_str_eq(keys, want, "cut at %zu: %s", cut, keys);
	}
	for (size_t i = 0; i + 1 < sizeof bytes; i++)
		key_decoder_feed(decoder, bytes + i, 1);
	key_decoder_drop(decoder);
	cr_assert_not(key_decoder_ready(decoder));
	/* The end mark was lost: what there is comes out, and keys are keys again. */
	char lost[200] = "";
	key_decoder_feed(decoder, "\033[200~half a", 12);
	cr_assert(key_decoder_pasting(decoder) && !key_decoder_waiting(decoder));
	key_decoder_paste_over(decoder);
	cr_assert_not(key_decoder_pasting(decoder));
	key_decoder_feed(decoder, "\033[B", 3);
	take_all(decoder, lost);
	cr_assert_str_eq(lost, "<half a> Down", "%s", lost);
	cr_assert_not(key_decoder_ready(decoder));
	key_decoder_free(decoder);
}

Test(decode, the_terminals_own_ways)
{
	static const struct {
		const char *type, *bytes, *keys;
	} cases[] = {
		{"putty-256color", "\033[D\033OD\033OC\033OH", "Left Ctrl+Left Ctrl+Right Home"},
		{"putty", "\033OA\033[B\033\033OB", "Ctrl+Up Down Ctrl+Alt+Down"},
		{"xterm", "\033OA\033[B", "Up Down"},
		{"putty-sco", "\033[M\033[N\033[X\033[I\033[G\033[L\033[H\033[F",
			"F1 F2 F12 PgUp PgDn Insert Home End"},
		{"scoansi", "\033[Mxyz", "F1 x y z"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct key_decoder *decoder = key_decoder_new();
		char keys[200] = "";

		key_decoder_terminal(decoder, cases[i].type);
		key_decoder_feed(decoder, cases[i].bytes, strlen(cases[i].bytes));
		take_all(decoder, keys);
		cr_assert_str_eq(keys, cases[i].keys, "%s: %s", cases[i].type, keys);
		key_decoder_free(decoder);
	}
}

Test(decode, keys_that_were_learnt)
{
	static const struct {
		const char *bytes, *key;
	} lessons[] = {
		{"\033[H", "F3"}, /* what the table knows differently */
		{"\033[27;5;9~", "Ctrl+Left"}, {"\033OZ", "Home"},
		{"\033OZ", "End"}, /* the last lesson counts */
	};
	static const char *const no[] = {"", "\033", "a", "\033[", "\033[A\033[A", "\033]0;x\007",
		"\033]", "\033[200~", "[A", "\033[1;2;3;4;5;6;7;8~"};
	struct key_decoder *decoder = key_decoder_new();
	static const char bytes[] = "\033[H\033[27;5;9~\033OZ\033[F\033[Ix";

	for (size_t i = 0; i < sizeof lessons / sizeof lessons[0]; i++)
		cr_assert(key_decoder_learn(decoder, lessons[i].bytes, strlen(lessons[i].bytes),
				  tui_key(lessons[i].key).key),
			"%s", lessons[i].key);
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		cr_assert_not(key_decoder_learn(decoder, no[i], strlen(no[i]), tui_key("Home").key),
			"%zu", i);
	for (size_t cut = 0; cut < sizeof bytes; cut++) {
		char keys[200] = "";

		key_decoder_feed(decoder, bytes, cut);
		key_decoder_feed(decoder, bytes + cut, sizeof bytes - 1 - cut);
		take_all(decoder, keys);
		cr_assert_str_eq(keys, "F3 Ctrl+Left End End x", "cut at %zu: %s", cut, keys);
	}
	key_decoder_free(decoder);
}

/* A terminal that talks without end neither fills the memory nor shuts its user out. */
Test(decode, what_has_no_end_is_given_up)
{
	enum { MUCH = 70000 };
	static const char *const begins[] = {"\033]", "\033P", "\033["};
	char *bytes = xmalloc(MUCH + 3);

	for (size_t i = 0; i < 3; i++) {
		struct key_decoder *decoder = key_decoder_new();
		size_t heard = 0, heard_in_bits = 0;
		struct tui_event event;

		memset(bytes, '1', MUCH);
		memcpy(bytes, begins[i], 2);
		key_decoder_feed(decoder, bytes, MUCH);
		while (key_decoder_next(decoder, &event))
			heard++;
		cr_assert(heard > 0 && heard < 10000, "%zu: %zu", i, heard);
		for (size_t at = 0; at < MUCH; at++) {
			key_decoder_feed(decoder, bytes + at, 1);
			while (key_decoder_next(decoder, &event))
				heard_in_bits++;
		}
		cr_assert_eq(
			heard, heard_in_bits, "%zu: %zu, one by one %zu", i, heard, heard_in_bits);
		key_decoder_free(decoder);
	}
	free(bytes);
}

Test(decode, a_paste_is_cut_at_what_a_text_may_be)
{
	enum { PIECE = 1 << 20 };
	struct key_decoder *decoder = key_decoder_new();
	struct tui_event event;
	char *bytes = xmalloc(PIECE);

	memset(bytes, 'x', PIECE);
	key_decoder_feed(decoder, "\033[200~", 6);
	for (int i = 0; i < 6; i++)
		key_decoder_feed(decoder, bytes, PIECE);
	key_decoder_feed(decoder, "\033[201~", 6);
	cr_assert(key_decoder_next(decoder, &event));
	cr_assert(event.kind == TUI_PASTE && event.length == PASTE_MAX);
	cr_assert_eq(event.lost, 2 * (size_t)PIECE);
	free(bytes);
	key_decoder_free(decoder);
}

Test(decode, any_bytes_at_all)
{
	struct key_decoder *decoder = key_decoder_new();
	unsigned seed = 12345;

	for (int round = 0; round < 20000; round++) {
		static const char likely[] = "\033[O]P;~0123ABMu\\\007\xc3\xa9\xe7 xq\r\t<?";
		char bytes[24], name[KEY_NAME_SIZE];
		struct tui_event event;

		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = seed >> 28 ? likely[(seed >> 16) % (sizeof likely - 1)]
					      : (char)(seed >> 16);
		}
		key_decoder_feed(decoder, bytes, sizeof bytes);
		if (round % 3 == 0)
			key_decoder_time_up(decoder);
		while (key_decoder_next(decoder, &event)) {
			if (event.kind != TUI_KEY)
				continue;
			cr_assert(event.key.code >= ' ', "a control as a key: %d", event.key.code);
			key_label(event.key, name);
		}
	}
	key_decoder_free(decoder);
}

Test(decode, names_go_both_ways)
{
	static const char *const names[] = {"F1", "F12", "Ctrl+P", "Alt+D", "Shift+Tab", "PgDn",
		"b", "B", "?", "/", "Space", "Ctrl+Alt+Left", "Esc", "Enter", "é", "Alt+{", "+",
		"Ctrl+Space", "Backspace", "-"};
	static const char *const wrong[] = {"", "F13", "Ctrl+", "bb", "Meta+x", "\x01"};
	struct key key;
	char name[KEY_NAME_SIZE];

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		cr_assert(key_parse(names[i], &key), "%s", names[i]);
		cr_assert_str_eq(key_label(key, name), names[i]);
		cr_assert(key_is(key, names[i]));
	}
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		cr_assert_not(key_parse(wrong[i], &key), "%s", wrong[i]);
	cr_assert(key_parse("ctrl+p", &key) && key.code == 'p' && key.mods == MOD_CTRL);
	cr_assert(key_is_text(tui_key("?").key) && !key_is_text(tui_key("F1").key));
	cr_assert_not(key_is_text(tui_key("Alt+D").key));
}
