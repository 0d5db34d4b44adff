/* The pages of the print preview: read from the command that would print them, and shown as one text. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "preview.h"
#include "shell_words.h"

enum { RULE = 60 }; /* characters of the line between two pages, and of a note above them */

static enum style line_style(void *data, size_t line, const char *text)
{
	const struct preview *preview = data;

	(void)text;
	for (size_t i = 1; i < preview->paper->pages_n; i++)
		if (line + 1 == preview->starts[i])
			return STYLE_HEADING;
	return STYLE_NORMAL;
}

/* Pages keep their lines, so these are parted here; returns how many. */
static size_t add_wrapped(struct str *out, const char *text)
{
	size_t left = strlen(text), lines = 0;

	while (left > 0) {
		size_t n = utf8_fit(text, left, RULE), at = n;

		while (n < left && at > 0 && text[at] != ' ')
			at--;
		n = at > 0 ? at : n > 0 ? n : left;
		str_addf(out, "%.*s\n", (int)n, text);
		n += n < left && text[n] == ' ';
		text += n;
		left -= n;
		lines++;
	}
	return lines;
}

size_t preview_left_out(const struct paper *paper)
{
	size_t n = 0;

	for (size_t i = 0; i < paper->notes_n; i++)
		n += paper->notes[i].left_out;
	return n;
}

size_t preview_add_notes(const struct paper *paper, struct str *out)
{
	struct arena *arena = arena_new();
	size_t lines = 0;

	for (int left_out = 1; left_out >= 0; left_out--)
		for (size_t i = 0; i < paper->notes_n; i++) {
			const struct paper_note *note = &paper->notes[i];

			if (note->left_out != (left_out == 1))
				continue;
			lines += add_wrapped(out,
				arena_printf(arena, "%s %s: %s", left_out ? "Left out:" : "Note:",
					note->who, shell_words_on_screen(note->words, arena)));
		}
	arena_free(arena);
	return lines;
}

/* One text of all pages, with a line between them. */
static void show_pages(struct preview *preview)
{
	const struct paper *paper = preview->paper;
	struct str text = {0};
	size_t line = preview_add_notes(paper, &text);
	bool noted = line > 0;

	preview->starts = arena_new_array(preview->arena, size_t, paper->pages_n + 1);
	for (size_t i = 0; i < paper->pages_n; i++) {
		const struct paper_page *page = &paper->pages[i];

		if (i > 0 || noted) {
			str_addf(&text, "---- page %zu of %zu ", i + 1, paper->pages_n);
			for (int n = 0; n < RULE; n++)
				str_addc(&text, '-');
			str_addc(&text, '\n');
			line++;
		}
		preview->starts[i] = i > 0 ? line : 0;
		for (size_t j = 0; j < page->n; j++, line++)
			str_addf(&text, "%s\n", page->lines[j]);
	}
	if (preview->pager)
		pager_set(preview->pager, str_text(&text));
	else
		preview->pager = pager_new(str_text(&text), false);
	pager_styles(preview->pager, line_style, preview);
	str_free(&text);
}

static void say(struct preview *preview)
{
	const struct paper *paper = preview->paper;
	struct str text = {0};
	size_t left_out = preview_left_out(paper);

	if (paper->people > 0)
		str_addf(&text, "About %lld %s. ", (long long)paper->people,
			paper->people == 1 ? "person" : "people");
	if (left_out > 0)
		str_addf(&text, "%zu left out, listed first. ", left_out);
	str_addf(&text, preview->nowhere ? "No printer here: f writes a file, F4 says where else."
					 : "Enter prints it. Printing is logged.");
	/* How many pages it is on paper only the command knows, and only for a printer. */
	if (preview->counted) {
		str_clear(&text);
		str_add(&text, paper->sentence);
	}
	str_add(&text, paper->meaning ? paper->meaning : "");
	free(preview->sentence);
	preview->sentence = xstrdup(str_text(&text));
	str_free(&text);
}

/* For `printer`, where it is not NULL: then the pages are those of the paper. */
static bool ask_for_pages(struct preview *preview, const char *printer, struct arena *arena,
	struct result *result, struct err *err)
{
	struct args args = preview_args(preview, arena);

	args_set(&args, "preview", "yes");
	if (printer) {
		preview_add_printer(preview, &args);
		args_set(&args, "printer", printer);
	}
	preview->counted = printer != NULL;
	return app_try(preview->view->app, preview->view->arg.command, &args, arena, result, err);
}

bool preview_read(struct preview *preview, struct err *err)
{
	struct arena *arena = arena_new();
	struct result result;
	struct err busy = {0};
	bool usual = !preview->printer && preview->usual && !preview->nowhere;
	/* A usual printer that would refuse is no reason not to look at the pages. */
	bool read = usual && ask_for_pages(preview, preview->usual, arena, &result, &busy);

	if (!read && !ask_for_pages(preview, preview->printer, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(preview->arena);
	preview->arena = arena;
	preview->paper = result.value;
	say(preview);
	show_pages(preview);
	return true;
}
