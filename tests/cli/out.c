#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

#include "../../src/cli/out.h"

static struct arena *arena;
static char *printed;
static size_t length;

static void setup(void)
{
	arena = arena_new();
	utf8_locale();
}

static void teardown(void)
{
	free(printed);
	arena_free(arena);
}

static struct out out_at(int width)
{
	free(printed);
	printed = NULL;
	return (struct out){.to = open_memstream(&printed, &length),
		.arena = arena,
		.width = width,
		.terminal = true};
}

static void expect(struct out *out, const char *text)
{
	fclose(out->to);
	cr_assert_str_eq(printed, text, "printed:\n%s", printed);
}

Test(out, wraps_at_words_and_keeps_the_indent, .init = setup, .fini = teardown)
{
	struct out out = out_at(40);
	out_wrap(&out, 2, "To stay in my own home, and to see the garden again.\nZofia ŁUKASZ");
	expect(&out, "  To stay in my own home, and to see the\n  garden again.\n  Zofia ŁUKASZ\n");

	out = out_at(40);
	out_field(&out, "Address", "1 Long Row\nDerby");
	out_field(&out, "Phone", NULL);
	out_field(&out, "Email", "");
	expect(&out, "Address             1 Long Row\n                    Derby\n");

	out = out_at(40);
	out_wrap(&out, 0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b");
	expect(&out, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\naaaaaaaaaaaaaa b\n");
}

Test(out, nothing_that_steers_a_terminal_passes, .init = setup, .fini = teardown)
{
	struct out out = out_at(80);
	out_line(&out, "%s",
		"a\033[2Jb\xE2\x80\xAE"
		"c\nd");
	out_wrap(&out, 0, "x\033]0;title\007y");
	fclose(out.to);
	cr_assert_null(strchr(printed, '\033'));
	cr_assert_null(strchr(printed, '\007'));
	cr_assert_null(strstr(printed, "\xE2\x80\xAE"));
	cr_assert_not_null(strstr(printed, "c d\n"), "one line stays one line: %s", printed);
}

static const struct column columns[] = {
	{"Name", NULL, COLUMN_NAME},
	{"Age", "aged", COLUMN_RIGHT},
	{"What to do next", "next", COLUMN_SHRINK},
	{"Spare", "spare", COLUMN_SPARE},
};

static void fill(struct out *out)
{
	struct table table = table_new(out, columns, 4);
	table_cell(&table, "OKONKWO, Adaeze");
	table_cellf(&table, "%d", 80);
	table_cell(&table, "Ring the falls team about the stairs");
	table_cell(&table, "yes");
	table_cell(&table, "ŁUKASZ, Zofia");
	table_cellf(&table, "%d", 9);
	table_cell(&table, NULL);
	table_cell(&table, "");
	table_print(&table);
}

Test(out, tables_fit_the_terminal_and_not_a_pipe, .init = setup, .fini = teardown)
{
	struct out out = out_at(80);
	fill(&out);
	expect(&out, "Name             Age  What to do next                       Spare\n"
		     "OKONKWO, Adaeze   80  Ring the falls team about the stairs  yes\n"
		     "ŁUKASZ, Zofia      9\n");

	out = out_at(50);
	fill(&out);
	expect(&out, "Name             Age  What to do next        Spare\n"
		     "OKONKWO, Adaeze   80  Ring the falls team …  yes\n"
		     "ŁUKASZ, Zofia      9\n");

	out = out_at(40);
	fill(&out);
	expect(&out, "Name             Age  What to do next\n"
		     "OKONKWO, Adaeze   80  Ring the falls te…\n"
		     "ŁUKASZ, Zofia      9\n");

	out = out_at(40);
	out.terminal = false;
	fill(&out);
	fclose(out.to);
	cr_assert_not_null(strstr(printed, "about the stairs  yes"), "%s", printed);
}

Test(out, plain_lines_say_what_each_value_is, .init = setup, .fini = teardown)
{
	struct out out = out_at(40);
	out.plain = true;
	fill(&out);
	expect(&out, "OKONKWO, Adaeze, aged 80, next Ring the\n"
		     "falls team about the stairs, spare yes\n"
		     "ŁUKASZ, Zofia, aged 9\n");

	/* Who looks for a line finds it whole. */
	out = out_at(40);
	out.plain = true;
	out.terminal = false;
	fill(&out);
	expect(&out,
		"OKONKWO, Adaeze, aged 80, next Ring the falls team about the stairs, spare yes\n"
		"ŁUKASZ, Zofia, aged 9\n");

	out = out_at(80);
	out.ascii = true;
	out_line(&out, "%s", "ŁUKASZ, Siobhán");
	expect(&out, "?UKASZ, Siobh?n\n");
}
