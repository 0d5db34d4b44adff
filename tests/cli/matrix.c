/* Start, find, edit, save, quit: on every terminal, in every locale, size and look. `make check` runs
 * enough of it that every pair of terminal and locale is met; `make check MATRIX=all` the whole
 * product, which takes a minute or two. */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "refusal.h"
#include "vt.h"

enum { SEEN_MS = 10000, END_MS = 2000, DEAF_MS = 260 };

#define F2 "\033[12~"
#define F3 "\033[13~"

static const char *const terms[] = {"xterm", "xterm-256color", "putty-256color", "linux",
	"screen-256color", "tmux-256color", "vt100"};
static const char *const locales[] = {
	"C.UTF-8", "C", "en_GB.UTF-8"}; /* the last is not made here */
static const int sizes[][2] = {{24, 80}, {16, 60}};
static const char *const looks[] = {NULL, "--mono", "--calm"};
#define N(array) (sizeof(array) / sizeof(array)[0])

struct one {
	const char *term, *locale, *look;
	int rows, cols;
	char name[120];
};

static struct vt *start(const struct program *program, const struct one *one)
{
	struct str path = {0}, store = {0}, home = {0}, term = {0}, locale = {0};

	str_addf(&path, "%s/caseload", program->folder);
	str_addf(&store, "%s/store.db", program->folder);
	str_addf(&home, "HOME=%s", program->folder);
	str_addf(&term, "TERM=%s", one->term);
	str_addf(&locale, "LC_ALL=%s", one->locale);
	const char *const argv[] = {str_text(&path), "--store", str_text(&store), one->look, NULL};
	const char *const env[] = {str_text(&home), "CASELOAD_NOW=2026-03-12T14:05",
		str_text(&term), str_text(&locale), NULL};
	struct vt *vt = vt_start(argv, env, one->rows, one->cols);
	cr_assert_not_null(vt);
	str_free(&path);
	str_free(&store);
	str_free(&home);
	str_free(&term);
	str_free(&locale);
	return vt;
}

static void see(struct vt *vt, const struct one *one, const char *text)
{
	cr_assert(
		vt_wait(vt, text, SEEN_MS), "%s: no \"%s\" in\n%s", one->name, text, vt_screen(vt));
}

static void check_bytes(struct vt *vt, const struct one *one)
{
	size_t length;
	const char *output = vt_output(vt, &length);

	cr_assert(utf8_valid(output, length), "%s: bytes that are not UTF-8", one->name);
	cr_assert(!memmem(output, length, "\033(0", 3) && !memchr(output, 0x0e, length),
		"%s: lines from another alphabet", one->name);
	cr_assert(!memmem(output, length, "\033]0;", 4) ||
			  memmem(output, length, "\033]0;caseload\007", 13),
		"%s: the title is the program's name", one->name);
}

static void work_through(const struct program *program, const struct one *one)
{
	struct vt *vt = start(program, one);

	see(vt, one, "[1 Board]");
	vt_send(vt, F3);
	see(vt, one, "Find");
	vt_send(vt, "okon");
	see(vt, one, "OKONKWO");
	vt_send(vt, "\r");
	see(vt, one, "Born 14-Jul-1945");
	vt_send(vt, "n");
	see(vt, one, "Save");
	vt_send(vt, "Caf\303\251 at \305\201ukasz's \347\216\213");
	vt_send(vt, F2);
	see(vt, one, "Added a note");
	check_bytes(vt, one);
	vt_send(vt, "q");
	see(vt, one, "[1 Board]");
	vt_send(vt, "q");
	see(vt, one, "Leave caseload?");
	poll(NULL, 0, DEAF_MS); /* the question does not hear what was typed before it */
	vt_send(vt, "y");
	int status = vt_exit(vt, END_MS);
	cr_assert(status == 0, "%s: ends with %d\n%s", one->name, status, vt_screen(vt));
	check_bytes(vt, one);
	vt_free(vt);
}

static struct one choose(size_t term, size_t locale, size_t size, size_t look)
{
	struct one one = {.term = terms[term],
		.locale = locales[locale],
		.look = looks[look],
		.rows = sizes[size][0],
		.cols = sizes[size][1]};

	snprintf(one.name, sizeof one.name, "%s %s %dx%d %s", one.term, one.locale, one.cols,
		one.rows, one.look ? one.look : "standard");
	return one;
}

static bool chosen(size_t term, size_t locale, size_t size, size_t look)
{
	const char *matrix = getenv("MATRIX");

	if (matrix && strcmp(matrix, "all") == 0)
		return true;
	return size == (term + locale) % N(sizes) && look == (term + locale) % N(looks) &&
	       (locale == term % N(locales) || locale == 0);
}

Test(matrix, start_find_edit_save_quit, .timeout = 600)
{
	struct program p;
	size_t n = 0;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t term = 0; term < N(terms); term++)
		for (size_t locale = 0; locale < N(locales); locale++)
			for (size_t i = 0; i < N(sizes) * N(looks); i++) {
				size_t size = i % N(sizes), look = i / N(sizes);
				struct one one = choose(term, locale, size, look);

				if (!chosen(term, locale, size, look))
					continue;
				work_through(&p, &one);
				n++;
			}
	/* Nothing stray in any of the fields: all that was saved is the same, to the byte. */
	struct ran ran =
		program_run(&p, "caseload --store store.db person show 9990000018 --json | grep -o "
				"'\"text\":\"[^\"]*\"' | sort | uniq -c");
	struct str wanted = {0};
	str_addf(&wanted, "%zu \"text\":\"Caf\303\251 at \305\201ukasz's \347\216\213\"\n", n);
	cr_assert(n >= N(terms) && strcmp(ran.out + strspn(ran.out, " "), str_text(&wanted)) == 0,
		"%s, not %s", ran.out, str_text(&wanted));
	str_free(&wanted);
	ran_free(&ran);
	program_close(&p);
}

/* A terminal that cannot be drawn on is never drawn on. */
Test(matrix, a_dumb_one_gets_prompts, .timeout = 120)
{
	struct program p;

	if (!program_open(&p))
		return;
	refusal_store(&p);
	for (size_t locale = 0; locale < N(locales); locale++) {
		struct one one = choose(0, locale, locale % N(sizes), locale);
		struct vt *vt;
		const char *output;
		size_t length;

		one.term = "dumb";
		vt = start(&p, &one);
		see(vt, &one, "Board>");
		vt_send(vt, "find okonkwo\n");
		see(vt, &one, "OKONKWO");
		vt_send(vt, "\004");
		cr_assert_eq(vt_exit(vt, END_MS), 0, "%s", one.name);
		output = vt_output(vt, &length);
		cr_assert(!memchr(output, '\033', length) && utf8_valid(output, length), "%s",
			one.name);
		vt_free(vt);
	}
	program_close(&p);
}
