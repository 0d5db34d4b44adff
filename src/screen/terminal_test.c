/* The terminal tried out, line by line: `caseload doctor` at a terminal. */
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/probe.h>
#include <caseload/tui/term.h>

#include "learnt.h"
#include "screen.h"

enum { KEY_MS = 5000, ANSWER_MS = 2000, TEXT_COLS = 78, NAME_COLS = 20 };

struct test {
	struct probe *probe;
	struct session *session;
	struct arena *arena;
	bool ascii, stopped;
};

/* The keys asked for. Alt+1 stands for F1 on keyboards without F keys. */
static const struct {
	const char *ask, *means;
} asked[] = {{"F1", "F1"}, {"Home", "Home"}, {"Ctrl+Left", "Ctrl+Left"}, {"Alt+1", "F1"},
	{"Delete", "Delete"}};
enum { N_ASKED = sizeof asked / sizeof asked[0] };

struct arrived {
	struct probe_key got;
	bool there;
};

static void field(const char *name, const char *words)
{
	printf("  %-*s%s\n", NAME_COLS - 2, name, words);
}

/* "1b 5b 41  ESC [ A" */
static const char *show_bytes(const struct probe_key *got, struct arena *arena)
{
	struct str text = {0};
	const char *copy;

	for (size_t i = 0; i < got->length; i++)
		str_addf(&text, "%02x ", (unsigned char)got->bytes[i]);
	str_addc(&text, ' ');
	for (size_t i = 0; i < got->length; i++) {
		unsigned char byte = (unsigned char)got->bytes[i];

		if (byte == 0x1b)
			str_add(&text, "ESC ");
		else if (byte > ' ' && byte < 0x7f)
			str_addf(&text, "%c ", byte);
		else
			str_addf(&text, "%02x ", byte);
	}
	while (text.length > 0 && text.text[text.length - 1] == ' ')
		text.text[--text.length] = '\0';
	copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

/* ---- what is known without asking ---- */

static void say_setup(struct test *t)
{
	const char *type = getenv("TERM"), *codeset = nl_langinfo(CODESET);
	const char *no_colour = getenv("NO_COLOR");
	int colours = probe_colours(type);
	struct winsize size = {0};

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	printf("\nYour terminal\n");
	field("type",
		arena_printf(t->arena, "TERM is %s, which this machine %s", type,
			probe_entry(type)	? "knows"
			: term_type_known(type) ? "does not know; a relative stands in. The "
						  "package ncurses-term has it"
						: "does not know. Set TERM=xterm, or install the "
						  "package ncurses-term"));
	field("size", arena_printf(t->arena, "%u columns, %u rows%s", size.ws_col, size.ws_row,
			      size.ws_col < 60 || size.ws_row < 16   ? ": at least 60x16 is needed"
			      : size.ws_col < 80 || size.ws_row < 24 ? ": 80x24 shows more"
								     : ""));
	field("locale",
		arena_printf(t->arena, "%s, %s", setlocale(LC_CTYPE, NULL),
			strcmp(codeset, "UTF-8") == 0 ? "UTF-8"
						      : "not UTF-8: only ASCII can be shown"));
	if (no_colour && *no_colour)
		field("colours", "NO_COLOR is set: none are used");
	else if (colours > 0)
		field("colours",
			arena_printf(t->arena, "%d; four are used, always with a word", colours));
	else
		field("colours", "none; bold and reverse are used");
}

/* ---- what it draws ---- */

static void try_drawing(struct test *t)
{
	/* 4 cells of Latin and Chinese letters, three times: a terminal that counts otherwise
	 * shifts columns. */
	static const char ruler[] =
		"\303\251 \347\216\213\303\251 \347\216\213\303\251 \347\216\213";
	int cells = utf8_width(ruler, strlen(ruler)), row, col, took = 0, best = -1;

	printf("\nWhat it draws\n");
	printf("  %-*s", NAME_COLS - 2, "a line");
	for (int i = 0; i < 40; i++)
		fputs(t->ascii ? "-" : "\342\224\200", stdout);
	printf("\n  %-*s", NAME_COLS - 2, "");
	puts("must be one line without gaps or strange letters");
	if (!t->ascii) {
		printf("  %-*s%s", NAME_COLS - 2, "wide letters", ruler);
		fflush(stdout);
		bool told = probe_cursor(t->probe, ANSWER_MS, &row, &col, &took);
		int drawn = col - 1 - NAME_COLS;

		if (!told)
			puts("|  it does not say where the cursor is; the bar must stand at once "
			     "behind");
		else if (drawn == cells)
			printf("|  %d columns, as reckoned\n", cells);
		else
			printf("|  PROBLEM: it draws %d columns where %d are reckoned: names in "
			       "other scripts will shift what stands behind them\n",
				drawn, cells);
	}
	for (int i = 0; i < 3 && probe_cursor(t->probe, ANSWER_MS, &row, &col, &took); i++)
		best = best < 0 || took < best ? took : best;
	if (best < 0)
		field("there and back", "it did not answer within 2 seconds");
	else
		field("there and back",
			arena_printf(t->arena, "%d ms%s", best,
				best > 150 ? ": a slow line. Set CASELOAD_ESC_MS=300 if arrow keys "
					     "act as letters"
				: best > 50 ? ": keys will feel late, and nothing is lost"
					    : ""));
}

/* ---- what its keys send ---- */

static bool is_enter(const struct probe_key *got)
{
	return got->length == 1 && (got->bytes[0] == '\r' || got->bytes[0] == '\n');
}

static struct arrived ask_key(struct test *t, const char *ask)
{
	struct arrived arrived = {0};
	char name[KEY_NAME_SIZE];

	printf("  press %-*s", NAME_COLS - 8, ask);
	fflush(stdout);
	switch (probe_read(t->probe, KEY_MS, &arrived.got)) {
	case PROBE_END:
		puts("stopped");
		t->stopped = true;
		return arrived;
	case PROBE_NOTHING:
		puts("nothing came");
		return arrived;
	case PROBE_KEY:
		break;
	}
	if (is_enter(&arrived.got)) {
		puts("left out");
		return arrived;
	}
	arrived.there = true;
	printf("%s  %s\n", show_bytes(&arrived.got, t->arena),
		arrived.got.key.code == K_NONE ? "not understood: it does nothing"
					       : arena_printf(t->arena, "understood as %s",
							 key_label(arrived.got.key, name)));
	return arrived;
}

/* y, or anything else for no. */
static bool ask_yes(struct test *t, const char *question)
{
	struct probe_key got;
	bool yes;

	printf("  %s y/n ", question);
	fflush(stdout);
	if (probe_read(t->probe, 60 * 1000, &got) == PROBE_END)
		t->stopped = true;
	yes = got.length == 1 && (got.bytes[0] == 'y' || got.bytes[0] == 'Y');
	puts(yes ? "yes" : "no");
	return yes;
}

static void teach(struct test *t, const char *means, const struct probe_key *got)
{
	struct key key = {0};
	struct err err = {0};

	if (!key_parse(means, &key) || key_equal(key, got->key) ||
		!probe_learn(t->probe, got->bytes, got->length, key))
		return;
	if (t->session == NULL) {
		field("", "It could be taught that this is that key, but there is no store to keep "
			  "it in.");
		return;
	}
	if (!ask_yes(t, arena_printf(t->arena, "Shall this be %s for you from now on?", means)))
		return;
	if (learnt_keep(t->session, got->bytes, got->length, means, &err))
		field("", arena_printf(t->arena, "Kept. From the next start it is %s.", means));
	else
		field("", err.text);
}

static void try_keys(struct test *t)
{
	printf("\nWhat its keys send (Enter, or five seconds, goes on; Ctrl+C ends)\n");
	for (int i = 0; i < N_ASKED && !t->stopped; i++) {
		struct arrived arrived = ask_key(t, asked[i].ask);

		if (arrived.there)
			teach(t, asked[i].means, &arrived.got);
	}
}

/* ---- what to set ---- */

static void say_sheet(struct test *t)
{
	struct args args = args_new(t->arena);
	struct result result;
	struct err err = {0};
	const struct check *rows;

	args_set(&args, "sheet", "1");
	if (!command_run(t->session, CMD_DOCTOR, &args, t->arena, &result, &err))
		return;
	rows = result.value;
	printf("\nWhat to set on the machine in front of you (caseload doctor --sheet)\n");
	for (size_t i = 0; i < result.n; i++) {
		const char *text = rows[i].text;
		size_t length = strlen(text);

		for (bool first = true; length > 0; first = false) {
			size_t n = utf8_fit(text, length, TEXT_COLS - NAME_COLS);

			while (n < length && n > 0 && text[n] != ' ')
				n--;
			printf("  %-*s%.*s\n", NAME_COLS - 2, first ? rows[i].name : "", (int)n,
				text);
			n += n < length;
			text += n;
			length -= n;
		}
	}
}

void screen_terminal_test(struct session *session, const struct screen_options *options)
{
	struct term_options env = term_options_env();
	struct test t = {.session = session,
		.arena = arena_new(),
		.ascii = options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0};

	t.probe = probe_open(STDIN_FILENO, STDOUT_FILENO, env.type, env.escape_ms);
	if (t.probe != NULL) {
		say_setup(&t);
		try_drawing(&t);
		try_keys(&t);
		probe_close(t.probe);
		if (!t.stopped)
			say_sheet(&t);
		fflush(stdout);
	}
	arena_free(t.arena);
}
