/* The bottom line lists only keys that work here: on every screen each of them, pressed in a fresh
 * session, changes the picture and is not refused. */
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "keys.h"

TestSuite(key_bar, .timeout = 120);

static struct stage s;

static void press(const char *script)
{
	char bytes[KEY_BYTES];

	while (*script) {
		cr_assert(keys_next(&script, bytes) > 0, "there is no key %s", script);
		stage_send(&s, bytes);
	}
}

static void again(int rows, int cols, const char *way)
{
	if (s.app) {
		app_free(s.app);
		vt_free(s.vt);
	}
	stage_open(&s, rows, cols, NULL);
	press(way);
}

/* "Ctrl+P" as keys_next() reads it. */
static const char *script_of(const char *label, struct arena *arena)
{
	if (strcmp(label, "Arrows") == 0)
		return "<Right>";
	if (text_starts(label, "Ctrl+") && strlen(label) == 6)
		return arena_printf(arena, "<C-%c>", label[5] | 0x20);
	if (text_starts(label, "Ctrl+"))
		return arena_printf(arena, "<C-%s>", label + 5);
	if (text_starts(label, "Alt+") && strlen(label) == 5)
		return arena_printf(arena, "<M-%c>", label[4] | 0x20);
	if (text_starts(label, "Shift+"))
		return arena_printf(arena, "<S-%s>", label + 6);
	return strlen(label) == 1 ? label : arena_printf(arena, "<%s>", label);
}

struct hint_read {
	char key[KEY_NAME_SIZE];
	char words[80];
};

/* The hints of the bar's rows, read from the screen. */
static size_t read_bar(int rows, struct hint_read *out, size_t room)
{
	size_t n = 0;

	for (int row = rows >= BAR_ROWS ? rows - 2 : rows - 1; row < rows; row++) {
		char line[512], *rest = line;

		snprintf(line, sizeof line, "%s", vt_row(s.vt, row));
		while (*(rest += strspn(rest, " ")) != '\0' && n < room) {
			char *end = strstr(rest, "  ");
			size_t length = end ? (size_t)(end - rest) : strlen(rest);
			size_t key = strcspn(rest, " ");

			cr_assert(key < length, "a hint without words: %s", line);
			snprintf(out[n].key, sizeof out[n].key, "%.*s", (int)key, rest);
			snprintf(out[n].words, sizeof out[n].words, "%.*s", (int)(length - key - 1),
				rest + key + 1);
			n++;
			rest += length;
		}
	}
	return n;
}

static bool works(int rows, int cols, const char *way, const char *script)
{
	char *before;
	bool changed;

	again(rows, cols, way);
	before = xstrdup(vt_screen(s.vt));
	press(script);
	changed = !s.running || strcmp(before, vt_screen(s.vt)) != 0;
	changed = changed && !(message_is_new(s.app->message) && message_is_error(s.app->message));
	free(before);
	return changed;
}

/* "Up/Down": at the first row Up alone may change nothing. */
static bool one_works(int rows, int cols, const char *way, const char *label, struct arena *arena)
{
	const char *slash = strchr(label, '/');

	if (slash == NULL || slash == label)
		return works(rows, cols, way, script_of(label, arena));
	return works(rows, cols, way, script_of(slash + 1, arena)) ||
	       works(rows, cols, way,
		       script_of(arena_strndup(arena, label, (size_t)(slash - label)), arena));
}

static const struct {
	const char *name, *way;
} screens[] = {
	{"Board", ""},
	{"Board, everyone", "fevery<Enter>"},
	{"filter of the Board", "fevery<Enter>/smith"},
	{"views", "f"},
	{"person, summary", "<Enter>"},
	{"person, plan", "<Enter><Tab>"},
	{"person, contacts", "<Enter><Tab><Tab>"},
	{"person, reviews", "<Enter><Tab><Tab><Tab>"},
	{"person, actions", "<Enter><Tab><Tab><Tab><Tab>"},
	{"person, risk", "<Enter><Tab><Tab><Tab><Tab><Tab>"},
	{"risk score", "<Enter><Tab><Tab><Tab><Tab><Tab><Enter>"},
	{"factors of a score", "<Enter><Tab><Tab><Tab><Tab><Tab><Down>f"},
	{"person, notes", "<Enter><S-Tab><S-Tab><S-Tab>"},
	{"person, events", "<Enter><S-Tab><S-Tab>"},
	{"person, history", "<Enter><S-Tab>"},
	{"plan", "<Enter>p"},
	{"form", "b"},
	{"add a person", "N"},
	{"note", "n"},
	{"find", "<F3>smith"},
	{"palette", "<C-p>"},
	{"palette, a person", "<C-p>smith"},
	{"palette, a command", "<C-p>book"},
	{"menu", "<F10>"},
	{"help", "<F1>"},
	{"help, typed", "<F1>rev"},
	{"manual", "<F1><F1>"},
	{"actions for a row", "."},
	{"drafts", "D"},
	{"import", "I"},
	{"paper", "<F9>"},
	{"settings", "<C-p>your settings<Enter>"},
	{"messages", "<C-p>last messages<Enter>"},
	{"result", "<C-p>list reviews<Enter>"},
	{"result, filtered", "<C-p>list reviews<Enter>/o"},
	{"result to read", "<C-p>verify the audit<Enter>"},
	{"generic form", "<C-p>add a worker<Enter>"},
	{"calendar", "2<Right>"},
	{"leads", "4"},
	{"actions", "5"},
	{"risk", "6"},
	{"rising", "6t"},
	{"behind a step", "6<Enter>"},
	{"instruments", "6i"},
	{"reports", "7<Down><Down><Down>"},
	{"measures", "<C-p>show the measures<Enter>"},
	{"behind a measure", "<C-p>show the measures<Enter><Down><Enter>"},
	{"sheet", "<C-p>enter what was written<Enter>"},
	{"sheet, a line", "<C-p>enter what was written<Enter>1 note rang"},
	{"leaving", "<Esc>"},
};

static void check(int rows, int cols, size_t step)
{
	struct arena *arena = arena_new();
	struct hint_read hints[20];
	struct str wrong = {0};

	for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i += step) {
		size_t n;

		again(rows, cols, screens[i].way);
		n = read_bar(rows, hints, sizeof hints / sizeof hints[0]);
		cr_assert(n > 0, "%s has no key bar", screens[i].name);
		cr_assert(n <= (rows >= BAR_ROWS ? 14U : 7U), "%s: %zu hints", screens[i].name, n);
		for (size_t at = 0; at < n; at++) {
			/* It would be printed. */
			if (strcmp(screens[i].name, "paper") == 0 &&
				strcmp(hints[at].key, "Enter") == 0)
				continue;
			if (!one_works(rows, cols, screens[i].way, hints[at].key, arena))
				str_addf(&wrong, "%s: %s %s: %s\n", screens[i].name, hints[at].key,
					hints[at].words, message_text(s.app->message));
		}
	}
	cr_assert_eq(wrong.length, 0, "%s", str_text(&wrong));
	str_free(&wrong);
	arena_free(arena);
}

static void setup(void)
{
	memset(&s, 0, sizeof s);
	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", "9990000018", "place", "note add", "text",
		"Half a sentence", NULL);
	FIXTURE_OK(&s.f, CMD_NOTE_ADD, "person", "9990000018", "text", "Rang.", NULL);
	FIXTURE_OK(&s.f, CMD_EVENT_ADD, "person", "9990000018", "kind", "fall", "on", "t", NULL);
	FIXTURE_OK(&s.f, CMD_CONTACT_ADD, "person", "9990000018", "name", "Sam", NULL);
	FIXTURE_OK(&s.f, CMD_ACTION_ADD, "person", "9990000018", "what", "Ring", "owner", "jpatel",
		NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The garden.", NULL);
	FIXTURE_OK(&s.f, CMD_PRINT_SUPERVISION, "worker", "jpatel", "to",
		arena_printf(s.f.arena, "%s/sheet.txt", s.f.dir), NULL);
}

Test(key_bar, lists_only_what_works_here, .init = setup)
{
	check(24, 80, 1);
	stage_close(&s);
}

Test(key_bar, lists_only_what_works_here_on_a_small_screen, .init = setup)
{
	check(16, 60, 3);
	stage_close(&s);
}

Test(key_bar, has_a_second_row_where_there_is_room, .init = setup)
{
	check(40, 140, 4);
	stage_close(&s);
}
