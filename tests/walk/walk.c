/* A walk through every screen, as text, into a manual page: walk <program> <script> <store>.
 *
 * The script's lines: "size 80x24 [option ...]" starts the program anew at that size, on a fresh
 * copy of the store; "# words" begins a section; "keys <F3>okon" presses; "see words" waits for
 * them; "leave words" presses Esc until they have gone; "frame words" puts the picture on the page under these words. Exits 1, with the last picture,
 * where what the script waits for does not come. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keys.h"
#include "vt.h"

enum { WAIT_MS = 15000, OPTIONS_MAX = 8 };

struct walk {
	const char *program, *store;
	char copy[4096];
	struct vt *vt;
	int line;
};

static void give_up(struct walk *walk, const char *why, const char *what)
{
	fprintf(stderr, "walk: line %d: %s \"%s\"\n%s", walk->line, why, what,
		walk->vt ? vt_screen(walk->vt) : "");
	vt_free(walk->vt);
	exit(1);
}

static void copy_store(struct walk *walk)
{
	FILE *from = fopen(walk->store, "rb"), *to;
	char bytes[65536];
	size_t n;

	snprintf(walk->copy, sizeof walk->copy, "%s.walk", walk->store);
	to = fopen(walk->copy, "wb");
	if (from == NULL || to == NULL)
		give_up(walk, "cannot copy", walk->store);
	while ((n = fread(bytes, 1, sizeof bytes, from)) > 0)
		fwrite(bytes, 1, n, to);
	fclose(from);
	if (fclose(to) != 0)
		give_up(walk, "cannot write", walk->copy);
}

static void quit(struct walk *walk)
{
	if (walk->vt == NULL)
		return;
	vt_hangup(walk->vt);
	vt_exit(walk->vt, WAIT_MS);
	vt_free(walk->vt);
	walk->vt = NULL;
}

/* "80x24 --calm" */
static void start(struct walk *walk, char *words)
{
	const char *argv[OPTIONS_MAX + 4] = {walk->program, "--store", walk->copy};
	static const char *const env[] = {
		"CASELOAD_NOW=2026-03-12T14:05", "CASELOAD_DEAF_MS=0", NULL};
	size_t n = 3;
	int cols, rows;
	char *word = strtok(words, " ");

	quit(walk);
	if (word == NULL || sscanf(word, "%dx%d", &cols, &rows) != 2)
		give_up(walk, "no size", words);
	while ((word = strtok(NULL, " ")) != NULL && n < OPTIONS_MAX + 3)
		argv[n++] = word;
	copy_store(walk);
	walk->vt = vt_start(argv, env, rows, cols);
	/* The whole of the first picture, not its first line. */
	if (walk->vt == NULL || !vt_wait_frames(walk->vt, 1, WAIT_MS) ||
		!vt_wait(walk->vt, "F1 Help", WAIT_MS))
		give_up(walk, "did not start", walk->program);
}

/* Key by key: Esc and a letter in one burst would be Alt and the letter. */
static void press(struct walk *walk, const char *text)
{
	char bytes[KEY_BYTES];

	while (keys_next(&text, bytes) > 0)
		if (!vt_press(walk->vt, bytes))
			give_up(walk, "nothing came of", text);
	if (*text)
		give_up(walk, "unknown key", text);
}

/* A question is deaf for a moment, so Esc is pressed until it has gone. */
static void leave(struct walk *walk, const char *words)
{
	for (int tries = 0; tries < 100 && vt_sees(walk->vt, words); tries++) {
		press(walk, "<Esc>");
		vt_wait_gone(walk->vt, words, 50);
	}
	if (vt_sees(walk->vt, words))
		give_up(walk, "could not leave", words);
}

static void escaped(const char *text)
{
	/* a dot or an apostrophe at the beginning of a line is a request to roff */
	fputs("\\&", stdout);
	for (; *text; text++) {
		if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '-')
			fputs("\\-", stdout);
		else
			putchar(*text);
	}
	putchar('\n');
}

static void frame(struct walk *walk, const char *words)
{
	printf(".SS ");
	escaped(words);
	puts(".nf\n.ft CW");
	for (int row = 0; row < vt_rows(walk->vt); row++)
		escaped(vt_row(walk->vt, row));
	puts(".ft\n.fi");
}

static void step(struct walk *walk, char *line)
{
	char *rest = line;

	while (*rest && !isspace((unsigned char)*rest))
		rest++;
	if (*rest)
		*rest++ = '\0';
	if (strcmp(line, "size") == 0)
		start(walk, rest);
	else if (strcmp(line, "#") == 0)
		printf(".SH %s\n", rest);
	else if (strcmp(line, "keys") == 0)
		press(walk, rest);
	else if (strcmp(line, "leave") == 0)
		leave(walk, rest);
	else if (strcmp(line, "see") == 0) {
		if (!vt_wait(walk->vt, rest, WAIT_MS))
			give_up(walk, "never saw", rest);
	} else if (strcmp(line, "frame") == 0)
		frame(walk, rest);
	else if (*line)
		give_up(walk, "unknown step", line);
}

int main(int argc, char *argv[])
{
	struct walk walk = {0};
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	FILE *script;

	if (argc != 4 || (script = fopen(argv[2], "r")) == NULL) {
		fprintf(stderr, "Usage: walk <program> <script> <store>\n");
		return 2;
	}
	walk.program = argv[1];
	walk.store = argv[3];
	while ((n = getline(&line, &room, script)) > 0) {
		walk.line++;
		while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == ' '))
			line[--n] = '\0';
		step(&walk, line);
	}
	quit(&walk);
	remove(walk.copy);
	free(line);
	fclose(script);
	return 0;
}
