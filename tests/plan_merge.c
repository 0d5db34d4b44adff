#include <caseload/plan.h>

#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

Test(text_merge, keeps_what_each_wrote)
{
	static const struct {
		const char *base, *mine, *theirs, *want;
		size_t clashes;
	} cases[] = {
		{"a\nb\nc", "a\nb\nc", "a\nb\nc", "a\nb\nc", 0},
		{"a\nb\nc", "a\nB\nc", "a\nb\nc", "a\nB\nc", 0},
		{"a\nb\nc", "a\nb\nc", "a\nB\nc", "a\nB\nc", 0},
		{"a\nb\nc", "a\nB\nc", "a\nB\nc", "a\nB\nc", 0},
		{"a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC", 0},
		{"a\nb", "A\nb", "a\nB", "A\nB", 0}, /* neighbours */
		{"a\nb\nc", "a\nmine\nc", "a\ntheirs\nc", "a\ntheirs\nmine\nc", 1},
		{"a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd", 0},
		{"a\nb\nc", "a\nc", "a\nB\nc", "a\nB\nc", 1}, /* taken out here, changed there */
		{"a", "a\nmine", "a\ntheirs", "a\ntheirs\nmine", 0},
		{"a", "mine\na", "a\ntheirs", "mine\na\ntheirs", 0},
		{"", "mine", "theirs", "theirs\nmine", 0},
		{"", "mine", "", "mine", 0},
		{NULL, "same", "same", "same", 0},
		{"a\n\nb\n", "a\n\nb\nc\n", "A\n\nb\n", "A\n\nb\nc\n", 0},
		{"a\nb\nc\nd\ne", "x\na\nb\nd\ne", "a\nb\nc\nd\nE\nf", "x\na\nb\nd\nE\nf", 0},
		{"a\nb", "", "a\nb", "", 0},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t clashes = 99;
		const char *got =
			text_merge(cases[i].base, cases[i].mine, cases[i].theirs, &clashes, arena);
		cr_assert_str_eq(got, cases[i].want, "case %zu: %s", i, got);
		cr_assert_eq(clashes, cases[i].clashes, "case %zu: %zu clashes", i, clashes);
	}
	arena_free(arena);
}

/* Whatever two people did to a text, no paragraph that either wrote is lost. */
Test(text_merge, loses_no_new_paragraph)
{
	struct arena *arena = arena_new();
	unsigned seed = 7;

	for (int round = 0; round < 2000; round++) {
		char base[64], text[2][128];
		int n = 0;

		for (int i = 0; i < 6; i++)
			n += snprintf(base + n, sizeof(base) - (size_t)n, "%s%c", i > 0 ? "\n" : "",
				(char)('a' + i));
		for (int side = 0; side < 2; side++) {
			n = 0;
			for (int i = 0; i < 6; i++) {
				seed = seed * 1103515245u + 12345u;
				unsigned what = (seed >> 16) % 4;
				if (what == 1)
					continue;
				if (what == 2)
					n += snprintf(text[side] + n,
						sizeof(text[side]) - (size_t)n, "%d%c\n", side,
						(char)('A' + i));
				else
					n += snprintf(text[side] + n,
						sizeof(text[side]) - (size_t)n, "%c\n",
						(char)('a' + i));
			}
			text[side][n] = '\0';
		}
		const char *got = text_merge(base, text[0], text[1], NULL, arena);
		for (int side = 0; side < 2; side++)
			for (int i = 0; i < 6; i++) {
				char line[16];
				snprintf(line, sizeof(line), "%d%c", side, (char)('A' + i));
				cr_assert(strstr(text[side], line) == NULL ||
						  strstr(got, line) != NULL,
					"%s lost in %s", line, got);
			}
	}
	arena_free(arena);
}
