/* A terminal that does not mark what is pasted. */
#include "help.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/term.h>

#include "vt.h"

TestSuite(paste, .init = help_locale, .timeout = 20);

static struct term *open_term(struct vt *vt)
{
	struct term_options options = {.in_fd = vt_in_fd(vt),
		.out_fd = vt_out_fd(vt),
		.frame_fd = -1,
		.type = "xterm",
		.escape_ms = 20,
		.rows = 24,
		.cols = 80};
	struct err err = {0};
	struct term *term = term_open(&options, &err);

	cr_assert(term, "%s", err.text);
	return term;
}

/* The events as a line: keys by name, pastes in brackets. */
static const char *events(struct term *term, struct str *out)
{
	struct tui_event event;
	char name[KEY_NAME_SIZE];

	str_clear(out);
	for (int i = 0; i < 200; i++) {
		term_wait(term, 0, &event);
		if (event.kind == TUI_TIMEOUT || event.kind == TUI_HANGUP)
			break;
		if (event.kind == TUI_PASTE)
			str_addf(out, "[%.*s]", (int)event.length, event.text);
		else
			str_addf(out, "%s ", key_label(event.key, name));
	}
	return str_text(out);
}

Test(paste, twenty_characters_at_once_are_nobodys_typing)
{
	static const struct {
		const char *sent, *want;
		bool guess;
	} cases[] = {
		{"Dear all,\rplease ring her\rq\r", "[Dear all,\rplease ring her\rq\r]", true},
		{"one two three four five", "[one two three four five]", true},
		{"a\tb c d e f g h i j k l m n", "[a\tb c d e f g h i j k l m n]", true},
		{"\xc3\xa9\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9",
			"[\xc3\xa9\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9]", true},
		{"dummm\rq\r", "d u m m m Enter q Enter ", true}, /* somebody quick */
		{"jjjjjjjjjjjjjjjjjjjjjj", /* a key held down on a slow line */
			"j j j j j j j j j j j j j j j j j j j j j j ", true},
		{"aaaaaaaaaaaaaaaaaaab\033OP", /* a function key among them */
			"a a a a a a a a a a a a a a a a a a a b F1 ", true},
		{"Smith\tJohn\t01/02/1940x\t", /* typed ahead through a form */
			"S m i t h Tab J o h n Tab 0 1 / 0 2 / 1 9 4 0 x Tab ", true},
		{"one two three four five\r",
			"o n e Space t w o Space t h r e e Space f o u r Space f i v e Enter ",
			false},
	};
	struct str out = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct vt *vt = vt_new(24, 80);
		struct term *term = open_term(vt);

		term_guess_paste(term, cases[i].guess);
		vt_send(vt, cases[i].sent);
		cr_assert_str_eq(
			events(term, &out), cases[i].want, "case %zu: %s", i, str_text(&out));
		term_close(term);
		vt_free(vt);
	}
	str_free(&out);
}

Test(paste, a_long_one_comes_whole)
{
	struct vt *vt = vt_new(24, 80);
	struct term *term = open_term(vt);
	struct str text = {0};
	struct tui_event event;

	while (text.length < 9000)
		str_add(&text, "dummm q and so on, line after line\r");
	term_guess_paste(term, true);
	vt_send(vt, str_text(&text));
	term_wait(term, 0, &event);
	cr_assert_eq(event.kind, TUI_PASTE);
	cr_assert_eq(event.length, text.length, "%zu of %zu", event.length, text.length);
	term_wait(term, 0, &event);
	cr_assert_eq(event.kind, TUI_TIMEOUT, "nothing of it is left over as keys");
	str_free(&text);
	term_close(term);
	vt_free(vt);
}

Test(paste, a_terminal_that_marks_pastes_is_believed)
{
	struct vt *vt = vt_new(24, 80);
	struct term *term = open_term(vt);
	struct str out = {0};

	term_guess_paste(term, true);
	vt_paste(vt, "one two three four five six");
	cr_assert_str_eq(events(term, &out), "[one two three four five six]");
	vt_send(vt, "abcdefghijklmnopqrstuvw");
	cr_assert_str_eq(events(term, &out), "a b c d e f g h i j k l m n o p q r s t u v w ");
	str_free(&out);
	term_close(term);
	vt_free(vt);
}
