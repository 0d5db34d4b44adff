#include "drawn.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct bench bench_open(void)
{
	struct bench bench = {.arena = arena_new()};

	folder_make(bench.folder);
	bench.program = getenv("CASELOAD_PDF") ? getenv("CASELOAD_PDF") : "build/caseload-pdf";
	if (access(bench.program, X_OK))
		cr_skip_test("%s is not built", bench.program);
	return bench;
}

/* The exit status of a shell command; %1$s of it is the folder. */
int shell(struct bench *bench, const char *command)
{
	int status = system(arena_printf(bench->arena, "cd %s && %s", bench->folder, command));

	cr_assert(WIFEXITED(status), "%s", command);
	return WEXITSTATUS(status);
}

const char *content(struct bench *bench, const char *name)
{
	FILE *file = fopen(arena_printf(bench->arena, "%s/%s", bench->folder, name), "rb");
	struct str text = {0};
	char buffer[4096];
	size_t n;
	char *copy;

	cr_assert(file, "%s", name);
	while ((n = fread(buffer, 1, sizeof(buffer), file)))
		str_addn(&text, buffer, n);
	fclose(file);
	copy = arena_strdup(bench->arena, str_text(&text));
	str_free(&text);
	return copy;
}

bool has(struct bench *bench, const char *tool)
{
	if (!shell(bench, arena_printf(bench->arena, "command -v %s > /dev/null", tool)))
		return true;
	fprintf(stderr, "%s is not installed: that part of the test was left out\n", tool);
	return false;
}

/* Runs caseload-pdf over the bytes; the PDF is "out.pdf", its standard error "err". */
int draw_bytes(struct bench *bench, const char *bytes, size_t n, const char *options)
{
	char here[4096];
	FILE *file = fopen(arena_printf(bench->arena, "%s/in", bench->folder), "wb");

	cr_assert(file && fwrite(bytes, 1, n, file) == n && !fclose(file));
	cr_assert(getcwd(here, sizeof(here)));
	return shell(
		bench, arena_printf(bench->arena,
			       "CASELOAD_NOW=2026-03-12T14:05 '%s%s%s' %s < in > out.pdf 2> err",
			       bench->program[0] == '/' ? "" : here,
			       bench->program[0] == '/' ? "" : "/", bench->program, options));
}

int draw(struct bench *bench, const struct sheet *sheet, const char *options)
{
	struct str text = {0};
	int status;

	sheet_write(sheet, &text);
	status = draw_bytes(bench, text.text, text.length, options);
	str_free(&text);
	return status;
}

char *drawn_text(struct bench *bench, const struct sheet *sheet, const char *options)
{
	if (!has(bench, "pdftotext"))
		cr_skip_test("pdftotext (poppler-utils) is not installed");
	cr_assert_eq(draw(bench, sheet, ""), 0, "%s", content(bench, "err"));
	cr_assert_str_eq(content(bench, "err"), "");
	cr_assert_eq(
		shell(bench, arena_printf(bench->arena, "pdftotext %s out.pdf out.txt", options)),
		0);
	return arena_strdup(bench->arena, content(bench, "out.txt"));
}

struct drawn_word *drawn_words(struct bench *bench, const struct sheet *sheet, size_t *n)
{
	char *text = drawn_text(bench, sheet, "-bbox"), *line;
	struct drawn_word *words = NULL;
	size_t room = 0;
	int page = 0;

	*n = 0;
	while ((line = strsep(&text, "\n"))) {
		struct drawn_word word = {.page = page};
		const char *said;

		page += strstr(line, "<page ") != NULL;
		if (sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
			    &word.left, &word.top, &word.right, &word.bottom) != 4)
			continue;
		said = strchr(line, '>') + 1;
		word.text = arena_strndup(bench->arena, said, strcspn(said, "<"));
		*(struct drawn_word *)arena_push(bench->arena, &words, n, &room, sizeof(word)) =
			word;
	}
	return words;
}

const struct drawn_word *drawn_word(const struct drawn_word *words, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i].text, text) == 0)
			return &words[i];
	cr_assert_fail("%s is not on the paper", text);
	return NULL;
}

struct drawn_box *drawn_boxes(struct bench *bench, size_t *n)
{
	struct drawn_box *boxes = NULL;
	double grey = 0;
	size_t room = 0;
	char *pdf, *line;

	if (!has(bench, "qpdf"))
		cr_skip_test("qpdf is not installed");
	cr_assert_eq(shell(bench, "qpdf --qdf --object-streams=disable out.pdf - | "
				  "tr -d '\\000' | grep -aE ' (re f|rg.*)$' > info"),
		0);
	pdf = arena_strdup(bench->arena, content(bench, "info"));
	*n = 0;
	while ((line = strsep(&pdf, "\n"))) {
		struct drawn_box box;
		const char *at = strstr(line, " rg");

		if (at) {
			grey = atof(line);
			line = (char *)at + 3;
		}
		if (sscanf(line, "%lf %lf %lf %lf re f", &box.x, &box.y, &box.width, &box.height) !=
			4)
			continue;
		box.grey = grey;
		*(struct drawn_box *)arena_push(bench->arena, &boxes, n, &room, sizeof(box)) = box;
	}
	return boxes;
}

void bench_close(struct bench *bench)
{
	folder_remove(bench->folder);
	arena_free(bench->arena);
}

int count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}
