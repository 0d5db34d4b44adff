/* The PDF as a document: fonts, scripts, colours, what a screen reader is told. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drawn.h"
#include "rich.h"

/* pdftotext puts blanks between the clusters of some scripts. */
static const char *without_blanks(const char *text, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(text) + 1), *to = out;

	for (; *text; text++)
		if (*text != ' ')
			*to++ = *text;
	*to = '\0';
	return out;
}

Test(document, names_of_any_script_come_out_in_their_order)
{
	static const struct {
		const char *script, *name;
	} names[] = {
		{"Welsh", "Siân Ŵyn Llŷr"},
		{"Polish", "Bożena Łukaszewska-Źdźbło"},
		{"Turkish", "Şükrü İnönü Ağaoğlu"},
		{"Vietnamese", "Nguyễn Thị Hạnh"},
		{"Greek", "Ελένη Παπαδοπούλου"},
		{"Ukrainian", "Світлана Ґудзь"},
		{"Arabic", "فاطمة أحمد"},
		{"Urdu", "نسرین چوہدری"},
		{"Hebrew", "מרים כהן"},
		{"Chinese", "王秀英"},
		{"Bengali", "রহিমা খাতুন"},
	};
	struct bench bench = bench_open();

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct sheet *sheet = sheet_new(bench.arena, "Plan");
		const char *text;

		sheet_paragraph(sheet, names[i].name);
		if (draw(&bench, sheet, "--strict")) {
			fprintf(stderr, "no font here for %s: left out\n", names[i].script);
			cr_assert(strstr(content(&bench, "err"),
					  strcmp(names[i].script, "Chinese") == 0 ? "fonts-noto-cjk"
										  : "fonts-"),
				"%s", content(&bench, "err"));
			continue;
		}
		text = drawn_text(&bench, sheet, "");
		cr_assert(strstr(without_blanks(text, bench.arena),
				  without_blanks(names[i].name, bench.arena)),
			"%s: %s", names[i].script, text);
	}
	bench_close(&bench);
}

/* A letter and a mark that follows it may come out as the one letter they make. */
Test(document, accents_that_follow_their_letter_are_not_lost)
{
	struct bench bench = bench_open();
	struct sheet *sheet = sheet_new(bench.arena, "Plan");
	const char *text;

	sheet_paragraph(sheet, "Rene\xCC\x81"
			       "e wants the garden");
	text = drawn_text(&bench, sheet, "");
	cr_assert(strstr(text, "Rene\xCC\x81"
			       "e") ||
			  strstr(text, "Renée"),
		"%s", text);
	bench_close(&bench);
}

Test(document, all_fonts_are_inside_and_the_file_is_sound)
{
	struct bench bench = bench_open();
	struct sheet *sheet = rich_sheet(bench.arena);
	char *list, *line;
	int fonts = 0;

	sheet_paragraph(sheet, "Łukasz, فاطمة, מרים, Ελένη");
	cr_assert_eq(draw(&bench, sheet, ""), 0, "%s", content(&bench, "err"));
	if (has(&bench, "qpdf"))
		cr_assert_eq(shell(&bench, "qpdf --check out.pdf > info 2>&1"), 0, "%s",
			content(&bench, "info"));
	if (!has(&bench, "pdffonts"))
		cr_skip_test("pdffonts (poppler-utils) is not installed");
	cr_assert_eq(shell(&bench, "pdffonts out.pdf | tail -n +3 > info"), 0);
	list = arena_strdup(bench.arena, content(&bench, "info"));
	while ((line = strsep(&list, "\n")) && *line) {
		/* Embedded, a subset, and with a way back to its letters. */
		cr_assert(strstr(line, "yes yes yes"), "%s", line);
		fonts++;
	}
	cr_assert(fonts >= 2, "%d fonts", fonts);
	bench_close(&bench);
}

/* Colours of the PDF are grey: all three numbers of each are the same. */
Test(document, it_is_black_and_white)
{
	struct bench bench = bench_open();
	char *pdf, *line;
	int colours = 0;

	if (!has(&bench, "qpdf"))
		cr_skip_test("qpdf is not installed");
	cr_assert_eq(draw(&bench, rich_sheet(bench.arena), ""), 0);
	cr_assert_eq(
		shell(&bench,
			"qpdf --qdf --object-streams=disable out.pdf - | tr -d '\\000' > info"),
		0);
	pdf = arena_strdup(bench.arena, content(&bench, "info"));
	while ((line = strsep(&pdf, "\n"))) {
		for (char *at = line; (at = strstr(at, " rg")) || (at = strstr(line, " RG"));
			line = at + 3) {
			double red, green, blue;
			char *from = at;

			for (int spaces = 0; from > line && spaces < 3; spaces += from[-1] == ' ')
				from--;
			if (sscanf(from, "%lf %lf %lf", &red, &green, &blue) != 3)
				break;
			cr_assert(red == green && green == blue, "%s", line);
			colours++;
			at += 3;
		}
		cr_assert_null(strstr(line, "/Subtype /Image"));
	}
	cr_assert(colours > 3, "%d colours were seen", colours);
	bench_close(&bench);
}

Test(document, a_screen_reader_is_told_title_language_outline_and_order)
{
	static const char *const order[] = {"Supervision of one worker", "The year in figures",
		"Load against capacity", "If things go wrong", "To talk about", "OKONKWO0",
		"OKONKWO3", "Remember"};
	struct bench bench = bench_open();
	const char *at;

	cr_assert_eq(draw(&bench, rich_sheet(bench.arena), ""), 0, "%s", content(&bench, "err"));
	if (has(&bench, "qpdf")) {
		cr_assert_eq(shell(&bench, "qpdf --qdf --object-streams=disable out.pdf - | tr -d "
					   "'\\000' > info"),
			0);
		at = content(&bench, "info");
		cr_assert(strstr(at, "/Lang (en-GB)"));
		cr_assert(strstr(at, "/DisplayDocTitle true"));
		cr_assert(strstr(at, "/Marked true"));
		cr_assert(strstr(at, "/Outlines"));
		cr_assert_eq(count(at, "/Title (OKONKWO"), 4, "every heading is in the outline");
	}
	if (!has(&bench, "pdfinfo"))
		cr_skip_test("pdfinfo (poppler-utils) is not installed");
	cr_assert_eq(
		shell(&bench, "pdfinfo out.pdf > info && pdfinfo -struct-text out.pdf >> info"), 0);
	at = content(&bench, "info");
	cr_assert(strstr(at, "Title:           Supervision of one worker"), "%s", at);
	at = strstr(at, "Document");
	cr_assert(at);
	cr_assert(strstr(at, "TH"), "heads of columns");
	cr_assert(strstr(at, "H2"));
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *found = strstr(at, order[i]);

		cr_assert(found, "\"%s\" is missing, or out of order:\n%s", order[i], at);
		at = found;
	}
	bench_close(&bench);
}
