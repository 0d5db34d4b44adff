/* caseload-pdf: sheets on standard input, one PDF of them on standard output.
 * Nothing is written unless the whole PDF could be drawn. */
#include <cairo-pdf.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/err.h>
#include <caseload/base/utf8.h>

#include "paper.h"

/* One byte more than sheets_read() takes, so that it is the one to refuse. */
enum { INPUT_MAX = SHEET_BYTES_MAX + 1 };

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig keeps its caches to the end; they are not leaks of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}
#endif

static const char help[] =
	"Usage: caseload-pdf [--strict] < SHEET > FILE.pdf\n"
	"Draws a sheet, as caseload writes it, on A4; several one after another, each with\n"
	"pages of its own.\n"
	"\n"
	"  --strict   refuse when a character has no font, instead of drawing a box\n"
	"  --help     this text\n"
	"  --version  the version\n"
	"\n"
	"Standard error says what is wrong in one sentence. Exit status: 0 drawn, 1 refused,\n"
	"2 wrong use.\n";

static bool read_input(FILE *file, struct str *input, struct err *err)
{
	char buffer[65536];
	size_t n;

	while (input->length < INPUT_MAX && (n = fread(buffer, 1, sizeof(buffer), file)))
		str_addn(input, buffer, n);
	if (ferror(file))
		return err_set(err, ERR_IO, "", "The sheet could not be read from standard input.");
	return true;
}

static cairo_status_t gather(void *pdf, const unsigned char *data, unsigned int length)
{
	str_addn(pdf, (const char *)data, length);
	return CAIRO_STATUS_SUCCESS;
}

/* Several papers are what the first is, as far as they are alike. */
static void set_properties(
	cairo_surface_t *surface, struct sheet *const *sheets, size_t n, struct arena *arena)
{
	const struct sheet *sheet = sheets[0];
	const char *title = sheet->title;
	char now[INSTANT_SIZE];
	bool same = true;

	for (size_t i = 1; i < n; i++)
		same = same && text_equal(sheets[i]->title, title);
	if (n > 1)
		title = same ? arena_printf(arena, "%s (%zu)", title, n)
			     : arena_printf(arena, "%s, and %zu more", title, n - 1);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, sheet->classification);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, sheet->printed_by);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_CREATOR, "caseload " CASELOAD_VERSION);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, clock_now_utc(now));
}

static PangoContext *make_context(cairo_t *cr)
{
	PangoContext *context = pango_cairo_create_context(cr);
	cairo_font_options_t *options = cairo_font_options_create();

	/* Paper has no pixels: glyphs stand where their widths put them. */
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
	pango_context_set_language(context, pango_language_from_string("en-gb"));
	return context;
}

static bool measure_each(struct paper *papers, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!paper_measure(&papers[i], err))
			return false;
	return true;
}

/* Where there are several, each is found by whom it is about. */
static bool draw_each(
	struct paper *papers, size_t n, cairo_surface_t *surface, cairo_t *cr, struct err *err)
{
	size_t pages = 0;
	cairo_status_t status;

	for (size_t i = 0; i < n; i++) {
		const struct sheet *sheet = papers[i].sheet;
		const char *about = sheet->n_subject ? sheet->subject[0] : sheet->title;
		int outline = n > 1 ? outline_add(surface, 0, about, pages, 0, 0, false) : 0;

		/* A new size forgets what was said on the page until then, tags too: they begin after it
		 * and end before the page is shown. */
		cairo_pdf_surface_set_size(surface, papers[i].width, papers[i].height);
		if (i == 0)
			cairo_tag_begin(cr, "Document", NULL);
		if (n > 1)
			cairo_tag_begin(cr, "Part", NULL);
		pages += paper_draw(&papers[i], surface, cr, pages, outline);
		if (n > 1)
			cairo_tag_end(cr, "Part");
		if (i + 1 == n)
			cairo_tag_end(cr, "Document");
		cairo_show_page(cr);
	}
	cairo_surface_finish(surface);
	status = cairo_status(cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	if (status != CAIRO_STATUS_SUCCESS)
		return err_set(err, ERR_IO, "", "The PDF could not be drawn: %s.",
			cairo_status_to_string(status));
	return true;
}

static bool draw(struct sheet *const *sheets, size_t n, bool strict, struct arena *arena,
	struct str *pdf, struct err *err)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(gather, pdf, 1, 1);
	cairo_t *cr = cairo_create(surface);
	PangoContext *context = make_context(cr);
	struct paper *papers = arena_new_array(arena, struct paper, n);
	/* Of all papers, to be told once. */
	struct missing_list missing = {.arena = arena};
	const char *lacks;
	bool fits, drawn;

	set_properties(surface, sheets, n, arena);
	for (size_t i = 0; i < n; i++)
		paper_init(&papers[i], sheets[i], context, &missing, arena);
	fits = measure_each(papers, n, err);
	lacks = missing_sentence(&missing, arena);
	if (lacks && !strict)
		fprintf(stderr, "%s\n", lacks);
	/* Boxes for letters have sizes of their own: what is missing is said first. */
	if (lacks && strict)
		drawn = err_set(err, ERR_INVALID, "", "%s", lacks);
	else
		drawn = fits && draw_each(papers, n, surface, cr, err);
	for (size_t i = 0; i < n; i++)
		paper_free(&papers[i]);
	missing_free(&missing);
	g_object_unref(context);
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return drawn;
}

static bool run(
	bool strict, struct arena *arena, struct str *input, struct str *pdf, struct err *err)
{
	struct sheet **sheets;
	size_t n;

	utf8_locale();
	if (!clock_start(err) || !read_input(stdin, input, err))
		return false;
	if (!sheets_read(str_text(input), input->length, arena, &sheets, &n, err))
		return false;
	if (!draw(sheets, n, strict, arena, pdf, err))
		return false;
	pdf_set_language(pdf, "en-GB");
	if (fwrite(pdf->text, 1, pdf->length, stdout) != pdf->length || fflush(stdout))
		return err_set(err, ERR_IO, "", "The PDF could not be written: is the disk full?");
	return true;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {{"strict", no_argument, NULL, 's'},
		{"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'v'},
		{NULL, 0, NULL, 0}};
	struct arena *arena;
	struct str input = {0}, pdf = {0};
	struct err err = {0};
	bool strict = false, done;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'h' || option == 'v') {
			fputs(option == 'h' ? help : "caseload-pdf " CASELOAD_VERSION "\n", stdout);
			return 0;
		}
		if (option != 's')
			return 2;
		strict = true;
	}
	if (optind < argc) {
		fputs("caseload-pdf: the sheet comes on standard input. Try --help.\n", stderr);
		return 2;
	}
	arena = arena_new();
	done = run(strict, arena, &input, &pdf, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	str_free(&pdf);
	str_free(&input);
	arena_free(arena);
	return done ? 0 : 1;
}
