/* The terminal: sizes, keys of other terminals, colour, bytes (expectations 30 to 38). */
#include "sketch.h"

#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/db/db.h>
#include <caseload/store/store.h>

#include "../../src/command/inside.h"

TestSuite(expect_terminal, .timeout = 60);

/* Every screen and popup, by the keys that open it from the Board; what is a list has its moves
 * counted. */
static const struct place {
	const char *name, *keys;
	const char *on, *back; /* what moves in it; NULL nothing does */
} places[] = {
	{"Board", "", "<Down>", "<Up>"},
	{"find", "<F3>o", "<Down>", "<Up>"},
	{"help", "<F1>", "<Down>", "<Up>"},
	{"palette", "<C-p>", "<Down>", "<Up>"},
	{"menu", "<F10>", "<Down>", "<Up>"},
	{"views", "f", "<Down>", "<Up>"},
	{"what can be done", ".", "<Down>", "<Up>"},
	{"calendar", "2", "<Right>", "<Left>"},
	{"calendar by weeks", "2", "<Down>", "<Up>"},
	{"the day's list", "2<Enter>", "<Down>", "<Up>"},
	{"whose", "2f", "<Down>", "<Up>"},
	{"leads", "4", "<Down>", "<Up>"},
	{"leads, cases", "4<Tab>", "<Down>", "<Up>"},
	{"leads, who to", "4<Tab>m", "<Down>", "<Up>"},
	{"actions", "5", "<Down>", "<Up>"},
	{"risk", "6", "<Down>", "<Up>"},
	{"rising", "6t", "<Down>", "<Up>"},
	{"behind a step", "6<Enter>", "<Down>", "<Up>"},
	{"which work list", "6f", "<Down>", "<Up>"},
	{"instruments", "6i", "<Down>", "<Up>"},
	{"import", "I", NULL, NULL},
	{"print", "<F9>", NULL, NULL},
	{"drafts", "D", "<Down>", "<Up>"},
	{"settings", "<C-p>settings<Enter>", "<Down>", "<Up>"},
	{"messages", "<F4><C-p>messages<Enter>", "<Down>", "<Up>"},
	{"result list", "<C-p>action list<Enter>", "<Down>", "<Up>"},
	{"person", "<Enter>", "<Down>", "<Up>"},
	{"contacts", "<Enter><Tab><Tab>", "<Down>", "<Up>"},
	{"history", "<Enter><F8>", "<Down>", "<Up>"},
	{"picker", "<Enter>m<F4>", "<Down>", "<Up>"},
	{"plan", "<Enter>p", NULL, NULL},
	{"book a review", "b", NULL, NULL},
	{"month of a field", "b<F4>", "<Right>", "<Left>"},
	{"note", "n", NULL, NULL},
	{"action", "a", NULL, NULL},
	{"leave?", "q", NULL, NULL},
};
enum { N_PLACES = sizeof places / sizeof places[0] };

/* Opens a place but for its last key, which is returned. */
static const char *go_near(struct sketch *s, const char *keys)
{
	const char *last = keys, *next = keys;
	char bytes[KEY_BYTES], *before;

	while (keys_next(&next, bytes) > 0)
		if (*next)
			last = next;
	before = arena_strndup(s->stage.f.arena, keys, (size_t)(last - keys));
	sketch_press(s, before);
	return last;
}

static size_t cost(struct sketch *s, const char *keys)
{
	vt_mark(s->stage.vt);
	sketch_press(s, keys);
	return vt_bytes(s->stage.vt);
}

static bool cleared(struct sketch *s)
{
	size_t length;
	const char *output = vt_output(s->stage.vt, &length);

	return memmem(output, length, "\033[2J", 4) != NULL;
}

Test(expect_terminal, e38_opening_a_screen_is_cheap)
{
	static const struct {
		int rows, cols;
		size_t most;
	} sizes[] = {{24, 80, 3000}, {60, 200, 12000}, {16, 60, 3000}};
	const struct screen_options standard = {0}, high_contrast = {.high_contrast = true};

	for (size_t n = 0; n < 4; n++) {
		size_t size = n < 3 ? n : 1;

		for (size_t i = 0; i < N_PLACES; i++) {
			struct sketch s;

			sketch_open_with(&s, sizes[size].rows, sizes[size].cols,
				n < 3 ? &standard : &high_contrast);
			size_t bytes = *places[i].keys ? cost(&s, go_near(&s, places[i].keys))
						       : vt_bytes(s.stage.vt);
			cr_assert(bytes <= sizes[size].most, "%s at %dx%d: %zu bytes\n%s",
				places[i].name, sizes[size].cols, sizes[size].rows, bytes,
				sketch_screen(&s));
			cr_assert(!*places[i].keys || !cleared(&s), "%s clears the screen",
				places[i].name);
			bytes = cost(&s, "<C-l>");
			cr_assert(bytes <= sizes[size].most, "%s painted anew: %zu bytes",
				places[i].name, bytes);
			sketch_close(&s);
		}
	}
}

Test(expect_terminal, e38_moving_is_cheap)
{
	for (size_t i = 0; i < N_PLACES; i++) {
		struct sketch s;

		if (places[i].on == NULL)
			continue;
		sketch_open(&s, 24, 80);
		sketch_press(&s, places[i].keys);
		for (int move = 0; move < 24; move++) {
			size_t bytes = cost(&s, move < 16 ? places[i].on : places[i].back);

			cr_assert(bytes <= 600, "%s, move %d: %zu bytes\n%s", places[i].name, move,
				bytes, sketch_screen(&s));
			cr_assert_not(cleared(&s), "%s", places[i].name);
		}
		sketch_close(&s);
	}
}

/* Everybody here has as much to show as there is room for. */
Test(expect_terminal, e38_moving_from_lead_to_lead_is_cheap)
{
	static const char *const led[] = {"9990000077", "9990000212", "9990000352", "9990000492",
		"9990000565", "9990000638", "9990000700", "9990000778"};
	struct sketch s;

	sketch_open(&s, 24, 80);
	for (size_t i = 0; i < sizeof led / sizeof led[0]; i++)
		FIXTURE_OK(&s.stage.f, CMD_LEAD_ASSIGN, "person", led[i], "worker",
			i % 2 ? "levans" : "mlewis", "reason", "Knows them", NULL);
	sketch_press(&s, "4");
	for (int move = 0; move < 12; move++) {
		size_t bytes = cost(&s, move / 3 % 2 ? "<Up>" : "<Down>");

		cr_assert(bytes <= 600, "move %d: %zu bytes\n%s", move, bytes, sketch_screen(&s));
	}
	sketch_close(&s);
}

Test(expect_terminal, e38_typing_in_the_middle_is_cheap)
{
	static const char *const texts[] = {"<Enter>p", "n"};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct sketch s;

		sketch_open(&s, 24, 80);
		sketch_press(&s, texts[i]);
		sketch_paste(&s,
			"I sang in the choir for thirty years and would like to go again, if "
			"somebody can take me there and back on Thursdays. My daughter rings every "
			"evening at six; she should be told first. I take my tea without milk and "
			"my tablets with it.\n\nMornings are bad, afternoons better.");
		sketch_press(&s, "<C-Home><Down>");
		for (const char *c = "quite often, so long as I am well"; *c; c++) {
			char key[2] = {*c, '\0'};
			size_t bytes = cost(&s, *c == ' ' ? "<Space>" : key);

			cr_assert(bytes <= 400, "%s, \"%s\": %zu bytes\n%s", texts[i], c, bytes,
				sketch_screen(&s));
		}
		sketch_close(&s);
	}
}

/* ---- what is asked of the store ---- */

static int64_t asked(struct sketch *s, const char *keys)
{
	struct db *db = store_db(s->stage.f.session->store);
	int64_t before = db->statements;

	sketch_press(s, keys);
	return db->statements - before;
}

/* Counted, not timed: a row that asks once more for itself shows here at once. A query counts
 * twice, as it begins and as it ends. */
Test(expect_terminal, opening_a_screen_asks_little_of_the_store)
{
	static const struct {
		const char *name, *near, *keys;
		int64_t most;
	} cases[] = {
		{"the Board, 13 people", "", "<F5>", 113},
		{"a person", "", "<Enter>", 43},
		{"calendar", "", "2", 44}, /* ten kinds of what is due */
		{"the month before", "2", "[", 0},
		{"leads", "", "4", 60},
		{"actions", "", "5", 14},
		{"the Board again", "4", "1", 8},
		{"a filter letter, 10 people", "/", "s", 64},
		{"the second, 1 person", "/s", "m", 28},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sketch s;
		int64_t n;

		sketch_open(&s, 24, 80);
		sketch_press(&s, cases[i].near);
		n = asked(&s, cases[i].keys);
		cr_expect(n <= cases[i].most, "%s: %d", cases[i].name, (int)n);
		sketch_close(&s);
	}
}

Test(expect_terminal, moving_asks_nothing_of_the_store)
{
	static const struct {
		const char *name, *keys, *move;
	} cases[] = {{"Board", "", "<Down>"}, {"calendar", "2", "<Right>"},
		{"the day's list", "2<Enter>", "<Down>"}, {"cases", "4<Tab>", "<Down>"},
		{"actions", "5", "<Down>"}, {"risk", "6", "<Down>"}, {"rising", "6t", "<Down>"},
		{"person", "<Enter>", "<Down>"}};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sketch s;

		sketch_open(&s, 24, 80);
		sketch_press(&s, cases[i].keys);
		/* The first key may ask, once in five seconds, what others have changed. */
		sketch_press(&s, cases[i].move);
		for (int move = 0; move < 8; move++) {
			int64_t n = asked(&s, cases[i].move);

			cr_expect_eq(n, 0, "%s, move %d: %d", cases[i].name, move, (int)n);
		}
		sketch_close(&s);
	}
}

/* ---- 36: every cell of every screen ---- */

static bool allowed(struct vt_look look)
{
	if (look.dim_or_blink)
		return false;
	if (look.fg == VT_DEFAULT && look.bg == VT_DEFAULT)
		return true;
	if (look.bg == 1) /* bright white on red */
		return look.fg == 15 || (look.fg == 7 && look.bold);
	return look.bg == 3 && look.fg == 0; /* black on yellow */
}

/* The colours and attributes of an SGR: 2 dim, 5 and 6 blink, 38 and 48 of 256 or RGB. */
static void check_sgr(const char *output, size_t length, bool colour)
{
	for (const char *at = output;
		(at = memmem(at, length - (size_t)(at - output), "\033[", 2)) != NULL; at += 2) {
		const char *p = at + 2;

		if (p[strspn(p, "0123456789;")] != 'm')
			continue;
		for (bool first = true; first || *p == ';'; first = false) {
			long n = strtol(p + !first, (char **)(uintptr_t)&p, 10);

			cr_assert(n != 2 && n != 5 && n != 6, "dim or blink: %.12s", at + 1);
			if ((n == 38 || n == 48) && colour) {
				cr_assert(strncmp(p, ";5;", 3) == 0, "RGB: %.12s", at + 1);
				p += 3 + strspn(p + 3, "0123456789");
				continue;
			}
			cr_assert(colour || !((n >= 30 && n <= 48 && n != 39) || n >= 90),
				"a colour: %.12s", at + 1);
		}
	}
}

Test(expect_terminal, e36_colour_never_makes_text_unreadable)
{
	size_t blocks = 0;

	for (size_t i = 0; i < N_PLACES; i++) {
		struct sketch s;
		const char *output;
		size_t length;

		sketch_open(&s, 24, 80);
		sketch_press(&s, places[i].keys);
		for (int row = 0; row < 24; row++)
			for (int col = 0; col < 80; col++) {
				struct vt_look look = vt_look(s.stage.vt, row, col);

				cr_assert(allowed(look), "%s: %d on %d at %d,%d\n%s",
					places[i].name, look.fg, look.bg, row, col,
					sketch_screen(&s));
				blocks += look.bg != VT_DEFAULT;
			}
		output = vt_output(s.stage.vt, &length);
		check_sgr(output, length, true);
		sketch_close(&s);
	}
	cr_assert(blocks > 0, "no colour was seen at all");
}

Test(expect_terminal, e35_no_colour_is_needed)
{
	const struct screen_options looks[] = {{.mono = true}, {.high_contrast = true}};

	for (size_t l = 0; l < 2; l++) {
		struct sketch s;
		const char *output;
		size_t length;

		sketch_open_with(&s, 24, 80, &looks[l]);
		SKETCH_SEES(&s, "late");
		SKETCH_SEES(&s, "V HIGH");
		cr_assert(sketch_focus_row(&s) > 0);
		sketch_press(&s, "<Down><Enter>");
		output = vt_output(s.stage.vt, &length);
		check_sgr(output, length, false);
		sketch_close(&s);
	}
}

Test(expect_terminal, ascii_is_nothing_but_ascii)
{
	const struct screen_options ascii = {.ascii = true};

	for (size_t i = 0; i < N_PLACES; i++) {
		struct sketch s;
		const char *output;
		size_t length;

		sketch_open_with(&s, 24, 80, &ascii);
		sketch_press(&s, places[i].keys);
		output = vt_output(s.stage.vt, &length);
		for (size_t at = 0; at < length; at++)
			cr_assert((unsigned char)output[at] < 0x80, "%s: byte %02x\n%s",
				places[i].name, (unsigned char)output[at], sketch_screen(&s));
		sketch_close(&s);
	}
}

/* ---- 32, 33: keys ---- */

Test(expect_terminal, e32_putty_keys_work)
{
	static const char *const helps[] = {"\033[11~", "\033OP", "\033[[A", "\0331"};
	static const char *const ends[][2] = {{"\033[4~", "\033[1~"}, {"\033[F", "\033[H"},
		{"\033OF", "\033OH"}, {"\033[8~", "\033[7~"}};
	struct sketch s;

	for (size_t i = 0; i < sizeof helps / sizeof helps[0]; i++) {
		sketch_open(&s, 24, 80);
		stage_send(&s.stage, helps[i]);
		cr_assert(s.stage.app->top->screen == &screen_help, "key %zu", i);
		sketch_close(&s);
	}
	sketch_open(&s, 24, 80);
	int first = sketch_focus_row(&s);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		stage_send(&s.stage, ends[i][0]);
		cr_assert(sketch_focus_row(&s) > first, "End %zu", i);
		stage_send(&s.stage, ends[i][1]);
		cr_assert_eq(sketch_focus_row(&s), first, "Home %zu", i);
	}
	sketch_press(&s, "<F3>abc");
	stage_send(&s.stage, "\033[1~x\033[4~y\033[2~");
	SKETCH_SEES(&s, "xabcy");
	SKETCH_NOT(&s, "~");
	sketch_close(&s);
}

Test(expect_terminal, e33_unknown_keys_do_nothing)
{
	static const char *const unknown[] = {"\033[27;5;9~", "\033[I", "\033[O", "\033OZ",
		"\033]9;x\033\\", "\033P1$r0m\033\\", "\033_Gi=1\033\\", "\033^pm\033\\",
		"\033[<0;5;5M", "\033[M !!", "\033[24;80R", "\033[?1;2c", "\033]11;rgb:0/0/0\007"};
	struct sketch s;
	const char *before;

	for (int field = 0; field < 2; field++) {
		sketch_open(&s, 24, 80);
		if (field)
			sketch_press(&s, "<F3>abc");
		before = sketch_screen(&s);
		for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
			stage_send(&s.stage, unknown[i]);
			cr_assert_str_eq(sketch_screen(&s), before, "%zu: %s", i, unknown[i] + 1);
		}
		sketch_close(&s);
	}
}

/* ---- 30: sizes ---- */

Test(expect_terminal, e30_resize_does_not_hurt)
{
	static const int sizes[][2] = {{40, 140}, {16, 60}, {10, 40}, {1, 1}, {60, 200}, {24, 80}};
	struct sketch s;
	const char *before;
	int row, col;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Enter>pI sing in the choir<Left><Left>");
	before = sketch_screen(&s);
	row = vt_cursor_row(s.stage.vt);
	col = vt_cursor_col(s.stage.vt);
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		vt_mark(s.stage.vt);
		stage_resize(&s.stage, sizes[i][0], sizes[i][1]);
		cr_assert_not(cleared(&s), "a resize clears the screen");
		cr_assert(vt_bytes(s.stage.vt) <= 12000);
		if (sizes[i][1] == 40)
			SKETCH_SEES(&s, "60x16");
		else if (sizes[i][1] >= 60)
			SKETCH_SEES(&s, "I sing in the choir");
	}
	cr_assert_str_eq(sketch_screen(&s), before);
	cr_assert(vt_cursor_row(s.stage.vt) == row && vt_cursor_col(s.stage.vt) == col);
	stage_resize(&s.stage, 10, 40);
	sketch_press(&s, "XX"); /* keys work where there is no room to show it */
	stage_resize(&s.stage, 24, 80);
	SKETCH_SEES(&s, "I sing in the choXXir");
	sketch_close(&s);
}

Test(expect_terminal, e31_works_at_60_by_16)
{
	struct sketch s;

	sketch_open(&s, 16, 60);
	cr_assert(strstr(sketch_row(&s, 15), "F1"), "%s", sketch_screen(&s));
	for (size_t i = 0; i < N_PLACES; i++) {
		sketch_close(&s);
		sketch_open(&s, 16, 60);
		sketch_press(&s, places[i].keys);
		cr_assert(strcmp(places[i].name, "leave?") == 0 || strstr(sketch_row(&s, 15), "F1"),
			"%s:\n%s", places[i].name, sketch_screen(&s));
		SKETCH_NOT(&s, "needed");
	}
	sketch_close(&s);
}

/* ---- 37: quiet ---- */

Test(expect_terminal, e37_it_is_quiet)
{
	const struct screen_options calm = {.calm = true};
	struct sketch s;

	sketch_open(&s, 24, 80);
	cr_assert_eq(app_wait_ms(s.stage.app), -1, "the clock stands still: nothing is waited for");
	clock_fix(clock_unix()); /* from here on it goes, as we say */
	clock_release();
	cr_assert(app_wait_ms(s.stage.app) > 0 && app_wait_ms(s.stage.app) <= 60000,
		"until the minute is over: %d", app_wait_ms(s.stage.app));
	app_turn(s.stage.app, 0);
	vt_mark(s.stage.vt);
	for (int i = 0; i < 30; i++)
		app_turn(s.stage.app, 0);
	vt_pump(s.stage.vt);
	cr_assert(vt_bytes(s.stage.vt) <= 60, "%zu bytes", vt_bytes(s.stage.vt));
	/* Half a minute holds at most one change of the clock. */
	clock_fix(1773324298);
	app_turn(s.stage.app, 0);
	vt_mark(s.stage.vt);
	for (int second = 0; second < 30; second++) {
		clock_fix(1773324298 + second);
		app_turn(s.stage.app, 0);
	}
	vt_pump(s.stage.vt);
	cr_assert(vt_bytes(s.stage.vt) > 0 && vt_bytes(s.stage.vt) <= 60, "%zu bytes",
		vt_bytes(s.stage.vt));
	sketch_close(&s);

	sketch_open_with(&s, 24, 80, &calm);
	clock_release();
	cr_assert_eq(app_wait_ms(s.stage.app), -1, "calm: until somebody does something");
	vt_mark(s.stage.vt);
	for (int minute = 0; minute < 30; minute++) {
		clock_fix(1773324298 + minute * 60);
		app_turn(s.stage.app, 0);
	}
	vt_pump(s.stage.vt);
	cr_assert_eq(vt_bytes(s.stage.vt), 0, "calm: %zu bytes", vt_bytes(s.stage.vt));
	sketch_close(&s);
}
