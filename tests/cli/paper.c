/* Every paper there is, for the demonstration team, as text and as PDF: each page says what it is,
 * whom it is about, which page of how many and who printed it; both hold the same words; the PDF is
 * whole, tagged, and brings its fonts. A row of the table that prints and has no line here fails. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/command/command.h>

#include "program.h"

#define N(array) (sizeof(array) / sizeof(array)[0])
#define WHO "9993874213" /* OKONKWO, Adaeze of the demonstration, with an agreed plan */
static const char *const who[] = {"OKONKWO, Adaeze", "999 387 4213", "16-Nov-1932"};

enum {
	PERSON = 1, /* about one: name, number and date of birth on every page */
	OTHER = 2,  /* classified otherwise: a letter to the person, a page for outside */
	RUN = 4, /* several in one, each with pages of its own; once printed, none is due any more */
	LISTED = 8, /* a row about WHO: with all three, for a number alone is easily misread */
};
static const struct paper_row {
	const char *command, *args;
	unsigned is;
} papers[] = {
	{"print caseload", "", LISTED},
	{"print caseload", "--lead mlewis", LISTED},
	{"print caseload", "--by practice", 0},
	{"print caseload", "--by lead", 0},
	{"print caseload", "--by band", 0},
	{"print supervision", "mlewis", LISTED},
	{"print calendar", "", 0},
	{"print calendar", "--worker mlewis --from 2026-03-01 --until 2026-03-31", LISTED},
	{"print plan", WHO, PERSON},
	{"print plan", WHO " --size ordinary --reason asked", PERSON},
	{"print contingency", WHO, PERSON},
	{"print attendance", "", OTHER},
	{"print measures", "", 0},
	{"print measures", "--rows m7", LISTED},
	{"print quarter", "", OTHER},
	{"print register", "", 0},
	{"print risk", WHO, PERSON},
	{"print agenda", "", LISTED},
	{"print minutes", "--meeting 2026-02-12", LISTED},
	{"print actions", "", LISTED},
	{"print letter", "9991671366 lead", OTHER},
	{"print letter", "9996539253 lead_changed", OTHER},
	{"print letter", "9996539253 review", OTHER},
	{"print letters", "--kind lead_changed", OTHER | RUN},
};

static char *read_whole(const struct program *p, const char *name)
{
	struct str line = {0};

	str_addf(&line, "cat %s", name);
	struct ran ran = program_run(p, str_text(&line));
	char *text = strdup(ran.out);
	cr_assert_eq(ran.status, 0, "%s: %s", name, ran.err);
	ran_free(&ran);
	str_free(&line);
	return text;
}

static bool has_tool(const struct program *p, const char *name)
{
	struct str line = {0};

	str_addf(&line, "command -v %s", name);
	struct ran ran = program_run(p, str_text(&line));
	bool there = ran.status == 0;
	ran_free(&ran);
	str_free(&line);
	return there;
}

static void run(const struct program *p, const char *line)
{
	program_expect(p, line, 0, NULL, NULL);
}

/* Pages come apart at form feeds; the text must not end with one. */
static size_t check_pages(const struct paper_row *row, const char *kind, char *text)
{
	size_t pages = 1, page = 0, own = 0;

	for (const char *c = text; *c != '\0'; c++)
		pages += *c == '\f' && c[1] != '\0';
	for (char *at = text; page < pages; page++) {
		char number[64];
		char *end = strchr(at, '\f');

		if (end != NULL)
			*end = '\0';
		own = strstr(at, "page 1 of ") != NULL ? 1 : own + 1;
		if (row->is & RUN)
			snprintf(number, sizeof number, "page %zu of ", own);
		else
			snprintf(number, sizeof number, "page %zu of %zu", page + 1, pages);
		cr_assert_not_null(strstr(at, number), "%s %s (%s), page %zu: no \"%s\" in\n%s",
			row->command, row->args, kind, page + 1, number, at);
		cr_assert((row->is & OTHER) || strstr(at, "OFFICIAL-SENSITIVE") != NULL,
			"%s %s (%s), page %zu is not classified:\n%s", row->command, row->args,
			kind, page + 1, at);
		cr_assert_not_null(
			strstr(at, "Printed by"), "%s (%s): by whom?\n%s", row->command, kind, at);
		for (size_t i = 0; (row->is & PERSON) && i < N(who); i++)
			cr_assert_not_null(strstr(at, who[i]),
				"%s %s (%s), page %zu: no \"%s\" in\n%s", row->command, row->args,
				kind, page + 1, who[i], at);
		at = end != NULL ? end + 1 : at + strlen(at);
	}
	return pages;
}

static bool is_of_word(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

/* Letters and digits only, without the spaces: a word that was broken at the end of a line or of a
 * cell is found all the same. */
static char *pressed(const char *text)
{
	char *out = calloc(strlen(text) + 1, 1), *to = out;

	for (; *text != '\0'; text++)
		if (is_of_word((unsigned char)*text))
			*to++ = *text;
	return out;
}

/* What the text draws its columns with is drawn otherwise in the PDF. */
static void blank_blocks(char *text)
{
	for (char *at = text; (at = strstr(at, "\xe2\x96")) != NULL; at += 2)
		memset(at, ' ', at[2] != '\0' ? 3 : 2);
}

/* Every word of the text stands in the PDF; but where the audit stood is another place each time. */
static void same_words(const struct paper_row *row, const char *text, const char *pdf)
{
	char *all = pressed(pdf), word[128];
	size_t missing = 0, n = 0;
	struct str list = {0};

	while (*text != '\0') {
		size_t length = 0;

		while (*text != '\0' && !is_of_word((unsigned char)*text))
			text++;
		if (strncmp(text, "head ", 5) == 0)
			text += strcspn(text, "\n");
		while (is_of_word((unsigned char)*text) && length + 1 < sizeof word)
			word[length++] = *text++;
		word[length] = '\0';
		n += length > 0;
		if (length > 3 && !isdigit((unsigned char)word[0]) && strstr(all, word) == NULL) {
			missing++;
			str_addf(&list, " %s", word);
		}
	}
	cr_assert(n > 20, "%s: only %zu words", row->command, n);
	cr_assert_eq(missing, 0, "%s %s: words of the text that the PDF lacks:%s", row->command,
		row->args, str_text(&list));
	str_free(&list);
	free(all);
}

static void check_pdf(const struct program *p, const struct paper_row *row, size_t *pages)
{
	if (has_tool(p, "qpdf"))
		run(p, "qpdf --check out.pdf");
	if (!has_tool(p, "pdftotext"))
		return;
	run(p, "pdftotext -layout out.pdf pdf.txt && pdfinfo out.pdf > info && pdffonts out.pdf > "
	       "fonts");
	char *text = read_whole(p, "pdf.txt");
	*pages = check_pages(row, "pdf", text);
	free(text);
	program_expect(p,
		"grep -q 'Title: *[A-Z]' info && grep -q 'Tagged: *yes' info && grep -q 'Page "
		"size: .*A4' info",
		0, NULL, NULL);
	program_expect(p, "tail -n +3 fonts | awk '$(NF-4) != \"yes\"'", 0, "", NULL);
	run(p, "pdftotext out.pdf pdf.txt");
}

/* Wherever the number stands, the name stands before it and the day of birth after it. */
static void check_rows(const struct paper_row *row, const char *text)
{
	enum { LINES = 2 };
	size_t rows = 0;

	for (const char *at = text; (at = strstr(at, who[1])) != NULL; rows++) {
		const char *end = at, *from = at;

		for (int i = 0; i <= LINES && *end != '\0'; i++)
			end += strcspn(end, "\n") + (i < LINES);
		for (int i = 0; i <= LINES && from > text; from--)
			i += from[-1] == '\n';
		char *part = strndup(from, (size_t)(end - from));
		for (size_t i = 0; i < N(who); i++)
			cr_assert_not_null(strstr(part, who[i]), "%s %s: no \"%s\" in\n%s",
				row->command, row->args, who[i], part);
		free(part);
		at++;
	}
	cr_assert(rows > 0, "%s %s: no row about %s", row->command, row->args, who[0]);
}

/* What hangs on a door or lies in an envelope. */
static bool is_one_page(const struct paper_row *row)
{
	return strcmp(row->command, "print letter") == 0 ||
	       strcmp(row->command, "print contingency") == 0;
}

static void print_one(const struct program *p, const struct paper_row *row)
{
	struct str line = {0};
	size_t text_pages, pages = 0;

	str_addf(&line,
		"rm -f out.* && cp demo.db again.db && caseload --store demo.db %s %s --to out.txt "
		"&& caseload --store %s %s %s --to out.pdf",
		row->command, row->args, (row->is & RUN) ? "again.db" : "demo.db", row->command,
		row->args);
	run(p, str_text(&line));
	str_free(&line);
	char *text = read_whole(p, "out.txt");
	char *copy = strdup(text);
	text_pages = check_pages(row, "text", copy);
	free(copy);
	if (row->is & LISTED)
		check_rows(row, text);
	check_pdf(p, row, &pages);
	if (has_tool(p, "pdftotext")) {
		char *pdf = read_whole(p, "pdf.txt");
		blank_blocks(text);
		same_words(row, text, pdf);
		free(pdf);
	}
	cr_assert(text_pages > 0);
	cr_assert(pages <= 1 || !is_one_page(row), "%s %s: %zu pages", row->command, row->args,
		pages);
	free(text);
}

static bool is_here(const char *name)
{
	for (size_t i = 0; i < N(papers); i++)
		if (strcmp(papers[i].command, name) == 0)
			return true;
	return false;
}

Test(paper, every_paper_of_the_demonstration_is_whole, .timeout = 300)
{
	struct program p;

	if (!program_open(&p))
		return;
	for (int i = 0; i < CMD_COUNT; i++) {
		const struct command *command = command_get((enum command_id)i);

		cr_assert(command->args == NULL || strstr(command->args, "--preview") == NULL ||
				  is_here(command->name),
			"%s prints and is not looked at here", command->name);
	}
	run(&p, "XDG_DATA_HOME=$PWD/data caseload demo > list && mv data/caseload/demo.db .");
	/* The first one says so: the text and the PDF below are both a later one. */
	run(&p, "caseload --store demo.db print caseload --to - > list && caseload --store demo.db "
		"print caseload --lead mlewis --to - > list");
	for (size_t i = 0; i < N(papers); i++)
		print_one(&p, &papers[i]);
	/* The pages may be what a pipe carries on: who is left out is told beside them. */
	program_expect(&p, "caseload --store again.db print letters --kind review --to -", 0,
		"page 1 of 1", "Left out: CHOUDHURY, James (Mr): Invitation to a review: Nobody");
	program_expect(&p, "caseload --store demo.db print letters --kind review --to r.txt --json",
		0, "\"left_out\":true", NULL);
	program_close(&p);
}
