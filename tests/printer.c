/* What lpstat says, and which names a printer can have. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/printer.h>

Test(printer, what_lpstat_says_becomes_a_list)
{
	static const char said[] =
		"system default destination: Northfield-2\n"
		"Northfield-1 accepting requests since Thu 12 Mar 2026 08:00:00 GMT\n"
		"Northfield-2 accepting requests since Thu 12 Mar 2026 08:00:00 GMT\n"
		"Old not accepting requests since Mon 02 Mar 2026 -\n"
		"\tMoved to the\033[31m annexe\n"
		"Jammed accepting requests since Thu 12 Mar 2026 08:00:00 GMT\n"
		"printer Northfield-1 now printing Northfield-1-12.  enabled since Thu 12 Mar "
		"2026\n"
		"printer Northfield-2 is idle.  enabled since Thu 12 Mar 2026 08:00:00 GMT\n"
		"\tReady to print.\n"
		"printer Old disabled since Mon 02 Mar 2026 -\n"
		"\treason unknown\n"
		"printer Jammed disabled since Thu 12 Mar 2026 09:00:00 GMT -\n"
		"\tOut of paper";
	static const struct {
		const char *name, *state;
		bool usual, accepts, runs;
	} expected[] = {
		{"Northfield-1", "printing", false, true, true},
		{"Northfield-2", "idle", true, true, true},
		{"Old", "takes nothing: Moved to the annexe", false, false, false},
		{"Jammed", "stopped: Out of paper", false, true, false},
	};
	struct arena *arena = arena_new();
	size_t n;
	struct printer *list = printers_read(said, arena, &n);

	cr_assert_eq(n, 4, "%zu", n);
	for (size_t i = 0; i < n; i++) {
		cr_assert_str_eq(list[i].name, expected[i].name);
		cr_assert_str_eq(
			list[i].state, expected[i].state, "%s: %s", list[i].name, list[i].state);
		cr_assert_eq(list[i].usual, expected[i].usual, "%s", list[i].name);
		cr_assert_eq(list[i].accepts, expected[i].accepts, "%s", list[i].name);
		cr_assert_eq(list[i].runs, expected[i].runs, "%s", list[i].name);
	}
	cr_assert_eq(printers_find(list, n, "northfield-2/draft"), &list[1]);
	cr_assert_null(printers_find(list, n, "Northfield"));
	cr_assert_null(printers_find(list, n, "Northfield-22"));
	printers_read("no system default destination\nlpstat: ...\n\tloose\n", arena, &n);
	cr_assert_eq(n, 0);
	arena_free(arena);
}

Test(printer, a_name_is_never_an_option)
{
	static const struct {
		const char *name;
		bool sound;
	} cases[] = {{"Northfield-2", true}, {"Level_3.West@print/duplex", true}, {"", false},
		{"-oraw", false}, {"-o raw", false}, {"a b", false}, {"a;b", false},
		{"$(id)", false}, {"a\nb", false}, {"/etc", false}, {"Büro", false}};
	char longest[200];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_eq(
			printer_name_is_sound(cases[i].name), cases[i].sound, "%s", cases[i].name);
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	cr_assert_not(printer_name_is_sound(longest));
}
