/* caseload-pdf run over a sheet in a folder of its own, and what came of it. */
#ifndef TESTS_PDF_DRAWN_H
#define TESTS_PDF_DRAWN_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/report/sheet.h>

#include "folder.h"

struct bench {
	struct arena *arena;
	char folder[FOLDER_SIZE];
	const char *program;
};

struct bench bench_open(void); /* skips the test where caseload-pdf is not built */
void bench_close(struct bench *bench);

/* The exit status of a shell command in the folder. */
int shell(struct bench *bench, const char *command);
const char *content(struct bench *bench, const char *name); /* of a file in the folder */
/* Is the tool there? Where not, it is said that a part is left out. */
bool has(struct bench *bench, const char *tool);

/* Runs caseload-pdf over the bytes; the PDF is "out.pdf", its standard error "err". */
int draw_bytes(struct bench *bench, const char *bytes, size_t n, const char *options);
int draw(struct bench *bench, const struct sheet *sheet, const char *options);
/* Draws the sheet, which must succeed in silence, and gives what pdftotext says with these options.
 * Skips the test where there is no pdftotext. */
char *drawn_text(struct bench *bench, const struct sheet *sheet, const char *options);

/* A word, and where on its page, in points from the top left. */
struct drawn_word {
	const char *text; /* & and the like as in HTML */
	int page;	  /* from 1 */
	double left, top, right, bottom;
};
/* As drawn_text(), word by word. */
struct drawn_word *drawn_words(struct bench *bench, const struct sheet *sheet, size_t *n);
/* The first of the words that is `text`; the test fails where there is none. */
const struct drawn_word *drawn_word(const struct drawn_word *words, size_t n, const char *text);

/* The filled boxes of "out.pdf" in the order in which they were drawn. Skips the test without qpdf. */
struct drawn_box {
	double x, y, width, height;
	double grey; /* 0 black */
};
struct drawn_box *drawn_boxes(struct bench *bench, size_t *n);

int count(const char *text, const char *what);

#endif
