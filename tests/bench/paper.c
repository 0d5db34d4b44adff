/* Rows 25 and 26: a summary of twenty thousand people as a PDF costs no more for each of its pages than
 * one of two thousand, in processor time and in memory. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <caseload/report/sheet.h>

enum { FEW = 2000, MANY = 20000 };

struct drawn {
	const char *sheet, *pdf; /* paths */
	struct samples seconds, kilobytes;
	double pages;
};

static const char *name_of(int i, struct arena *arena)
{
	static const char *const families[] = {"AHMED", "KHAN", "OKONKWO", "SMITH", "JONES",
		"PATEL", "LEWIS", "WALKER", "EVANS", "ŁUKASZ", "BEGUM", "TAYLOR", "HUSSAIN"};
	static const char *const given[] = {"Fatima", "Adaeze", "John", "Mary", "Bożena", "Michael",
		"Ravi", "Ann-Marie", "Tom"};

	return arena_printf(arena, "%s%c%c, %s %s", families[i % 13], 'a' + i % 26,
		'a' + i / 26 % 26, given[i % 9], given[i / 9 % 9]);
}

static struct sheet *summary(int people, struct arena *arena)
{
	static const struct sheet_column columns[] = {{"No", 0, 3, SHEET_RIGHT, false},
		{"NHS Number", 0, 12, SHEET_LEFT, false}, {"Name", 2, 10, SHEET_LEFT, false},
		{"Band", 0, 4, SHEET_LEFT, false}, {"Lead", 2, 8, SHEET_LEFT, false},
		{"Review", 0, 11, SHEET_LEFT, false}, {"What is late", 3, 10, SHEET_LEFT, false}};
	static const char *const bands[] = {"V HIGH", "HIGH", "RISING", "LOWER"};
	static const char *const late[] = {"", "Review due in 5 days",
		"Review 14 days late; carer's call not done since 02-Jan-2026"};
	struct sheet *sheet = sheet_new(arena, "Caseload summary");

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_set_landscape(sheet, true);
	sheet_table(sheet, columns, 7);
	for (int i = 0; i < people; i++)
		sheet_row(sheet, SHEET_ROW_PLAIN,
			(const char *[]){arena_printf(arena, "%d", i + 1),
				arena_printf(arena, "999 %03d %04d", i % 1000, i * 7919 % 10000),
				name_of(i, arena), bands[i % 4], "Jo Patel, social worker",
				arena_printf(arena, "%02d-Mar-2026", 1 + i % 28), late[i % 3]});
	return sheet;
}

static void write_sheet(struct bench *bench, struct drawn *drawn, int people)
{
	struct arena *arena = arena_new();
	struct str text = {0};
	FILE *file;

	drawn->sheet = arena_printf(bench->arena, "%s/%d.sheet", bench->scratch, people);
	drawn->pdf = arena_printf(bench->arena, "%s/%d.pdf", bench->scratch, people);
	sheet_write(summary(people, arena), &text);
	file = fopen(drawn->sheet, "wb");
	if (!file || fwrite(text.text, 1, text.length, file) != text.length || fclose(file))
		give_up("%s could not be written.", drawn->sheet);
	str_free(&text);
	arena_free(arena);
}

static double pages_of(const char *path)
{
	static const char mark[] = "/Type /Page ";
	FILE *file = fopen(path, "rb");
	char *line = NULL;
	size_t room = 0;
	double pages = 0;

	while (file && getline(&line, &room, file) > 0)
		pages += strstr(line, mark) != NULL;
	free(line);
	if (file)
		fclose(file);
	return pages;
}

/* Processor time of the children so far. */
static double children_s(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void draw(struct bench *bench, const char *program, struct drawn *drawn)
{
	const char *command = arena_printf(
		bench->arena, "exec '%s' < '%s' > '%s'", program, drawn->sheet, drawn->pdf);
	double before = children_s();
	struct ran ran = run_program((const char *const[]){"sh", "-c", command, NULL});
	double seconds = children_s() - before;

	if (ran.status != 0)
		give_up("caseload-pdf did not draw %s.", drawn->sheet);
	if (drawn->pages == 0)
		drawn->pages = pages_of(drawn->pdf);
	if (drawn->pages == 0)
		give_up("%s has no pages.", drawn->pdf);
	sample(&drawn->seconds, seconds / drawn->pages);
	sample(&drawn->kilobytes, (double)ran.rss_kb / drawn->pages);
}

void bench_paper(struct bench *bench)
{
	const char *program = getenv("CASELOAD_PDF");
	struct drawn few = {0}, many = {0};
	double a, b;

	if (program == NULL) {
		puts("caseload-pdf is not built: rows 25 and 26 are left out.");
		return;
	}
	write_sheet(bench, &few, FEW);
	write_sheet(bench, &many, MANY);
	for (int i = 0; i < RUNS_LONG; i++) {
		draw(bench, program, &few);
		draw(bench, program, &many);
	}
	row_times(bench, "25",
		arena_printf(bench->arena, "PDF of 20,000 people, a page of %.0f", many.pages),
		&many.seconds, &few.seconds, AT_MOST, 1.1);
	a = median(&many.kilobytes);
	b = median(&few.kilobytes);
	row("26", "PDF of 20,000 people, memory for a page",
		arena_printf(bench->arena, "%.0f KB", a), arena_printf(bench->arena, "%.0f KB", b),
		a / b, AT_MOST, 1, many.kilobytes.n);
}
