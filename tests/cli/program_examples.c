/* Every example of the manual runs, in the order in which it stands there. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

/* "$ caseload list \-\-json" as it is typed. */
static void unescape(char *line)
{
	char *to = line;

	line[strcspn(line, "\n")] = '\0';
	for (const char *from = line + 2; *from != '\0'; from++)
		if (*from != '\\' || from[1] != '-')
			*to++ = *from;
	*to = '\0';
}

static void copy_fixture(const struct program *program)
{
	char text[4096];
	FILE *file = fopen("tests/fixtures/cli/list.csv", "r");
	cr_assert_not_null(file, "the tests run from the top folder");
	size_t n = fread(text, 1, sizeof(text), file);
	fclose(file);
	program_file(program, "list.csv", text, n);
	program_file(program, "summary.txt", "Falls, lives alone.\n", 20);
}

Test(program_examples, of_the_manual_run)
{
	struct program program;
	char line[512];
	int n = 0;

	if (!program_open(&program))
		return;
	FILE *manual = fopen("man/caseload.1.in", "r");
	cr_assert_not_null(manual, "the tests run from the top folder");
	copy_fixture(&program);
	while (fgets(line, sizeof(line), manual) != NULL) {
		if (strncmp(line, "$ caseload", 10) != 0)
			continue;
		unescape(line);
		program_expect(&program, line, 0, NULL, "");
		n++;
	}
	fclose(manual);
	cr_assert(n > 30, "only %d examples were found", n);
	program_close(&program);
}
