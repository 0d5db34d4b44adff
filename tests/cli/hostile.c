/* Text that means harm or was pasted by mistake: it is kept or refused, and never acts. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "refusal.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const char *const nasty[] = {
	"\033[31mred\033[0m",
	"\033]0;title\007",
	"\033P+q\033\\",
	"\302\23331m",
	"bell\007",
	"\177",
	"a\bb",
	"\342\200\256evil\342\200\254",
	"\342\201\246x\342\201\251",
	"\342\200\213",
	"\357\273\277",
	"\342\200\250line",
	"=1+1",
	"+1",
	"-1+1",
	"@SUM(A1)",
	"\tx",
	"a\nb",
	"a\r\nb",
	"'; DROP TABLE person; --",
	"%s%n%d",
	"$(id)",
	"`id`",
	"../../etc/passwd",
	"O'BRIEN",
	"\xC5\x81UKASZ",
	"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
	"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9",
	"<script>alert(1)</script>",
	"{\"a\":1}",
	"\"quoted\",comma",
};

static const char *const commands[] = {
	"person add --given x --anyway --family",
	"note add 9990000018",
	"plan set 9990000018 summary",
	"event add 9990000018 fall t --place \"$T\" --text",
	"alert add 9990000018 other --text",
	"contact add 9990000018",
	"action add 9990000018 --owner mlewis",
	"plan need add 9990000018",
	"find",
	"lead assign 9990000018 mlewis --reason",
	"--as",
	"person show",
};

/* All of it may be shown but nothing obeyed; a line of CSV ends in CR LF, a page in a form feed. */
static void check_calm(const char *what, char *text)
{
	for (char *p = text; *p != '\0'; p++)
		if ((*p == '\r' && p[1] == '\n') || *p == '\f')
			*p = ' ';
	cr_assert(text_is_safe(text, true), "%s: something active is in it", what);
}

static void run_calm(const struct program *program, const char *line)
{
	struct ran ran = program_run(program, line);

	cr_assert(ran.status <= 4, "%s: %d %s", line, ran.status, ran.err);
	check_calm(line, ran.out);
	check_calm(line, ran.err);
	ran_free(&ran);
}

/* The string is put into a file, and from there into a word of the shell, as it is. */
static void put(const struct program *program, const char *text, size_t nth)
{
	struct str line = {0};

	program_file(program, "text", text, strlen(text));
	str_addf(&line, "T=\"$(cat text)\"; caseload --store store.db %s \"$T\"",
		commands[nth % COUNT(commands)]);
	run_calm(program, str_text(&line));
	str_free(&line);
}

static void check_all_that_is_shown(const struct program *program)
{
	static const char *const shown[] = {
		"list",
		"list --json",
		"list --csv",
		"list --plain",
		"find x --csv",
		"person show 9990000018",
		"person show 9990000018 --json",
		"plan show 9990000018",
		"plan show 9990000018 --json",
		"action list",
		"action list --csv",
		"person history 9990000018",
		"audit list",
		"audit list --json",
		"audit list --csv",
		"print caseload --format text --to c.txt && cat c.txt",
		"print plan 9990000018 --format text --to p.txt && cat p.txt",
	};

	for (size_t i = 0; i < COUNT(shown); i++) {
		struct str line = {0};
		str_addf(&line, "rm -f ?.txt; caseload --store store.db %s", shown[i]);
		run_calm(program, str_text(&line));
		str_free(&line);
	}
	/* No cell of the list begins a formula. */
	program_expect(program,
		"caseload --store store.db list --csv | tr ',' '\\n' | grep -c '^\"*[=@+]'", 1,
		"0\n", "");
	program_expect(program, "caseload --store store.db audit verify", 0, "holds together", "");
}

Test(hostile, text_never_acts)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t i = 0; i < COUNT(nasty); i++)
		for (size_t n = 0; n < 2; n++)
			put(&p, nasty[i], i + n * 3);
	check_all_that_is_shown(&p);
	program_close(&p);
}

/* What was put into the store behind its back does not act either. */
Test(hostile, a_store_changed_from_outside)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	program_expect(&p,
		"caseload --store store.db plan set 9990000018 summary hello && caseload --store "
		"store.db alert add 9990000018 other --text al && caseload --store store.db note "
		"add 9990000018 hello && sqlite3 store.db \"UPDATE person SET family = char(27) || "
		"'[31mEV' || char(155) || '31m' || char(8238) || 'IL', given = char(7) || 'x'; "
		"UPDATE note SET text = char(27) || ']0;t' || char(7); UPDATE plan_section SET "
		"text = char(27) || '[2J' || char(8238) || 'z'; UPDATE alert SET text = char(27) "
		"|| 'c'; UPDATE worker SET name = char(27) || '[5mJo'; UPDATE team SET name = "
		"char(27) || '[5mT'\"",
		0, NULL, "");
	check_all_that_is_shown(&p);
	program_close(&p);
}

/* The list that others collect, where it is at hand. */
Test(hostile, naughty_strings)
{
	const char *data = getenv("CASELOAD_DATA");
	struct program p;
	struct str path = {0};
	char *line = NULL;
	size_t size = 0, n = 0;
	ssize_t length;

	str_addf(&path, "%s/text/blns/blns.txt", data != NULL ? data : "");
	FILE *file = data != NULL ? fopen(str_text(&path), "r") : NULL;
	if (file == NULL)
		cr_skip_test("CASELOAD_DATA has no text/blns/blns.txt");
	if (!program_open(&p))
		return;
	refusal_store(&p);
	while ((length = getline(&line, &size, file)) > 0) {
		if (line[length - 1] == '\n')
			line[length - 1] = '\0';
		if (*line != '\0' && *line != '#' && n++ % 4 == 0)
			put(&p, line, n);
	}
	cr_assert(n > 300, "the list has only %zu strings", n);
	fclose(file);
	struct str all = {0};
	str_addf(&all, "caseload --store store.db note add 9990000018 - <%s/text/blns/blns.txt",
		data);
	run_calm(&p, str_text(&all));
	check_all_that_is_shown(&p);
	str_free(&all);
	str_free(&path);
	free(line);
	program_close(&p);
}
