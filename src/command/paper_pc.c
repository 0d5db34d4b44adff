/* The printer at the PC in front of the reader: the terminal hands on what stands between ESC [5i and
 * ESC [4i. It never answers, so nobody knows whether anything was printed. */
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/utf8.h>

#include "inside.h"
#include "paper.h"

static const char begin[] = "\033[5i", end[] = "\033[4i";

/* The tests have a file in its place. */
static const char *terminal = "/dev/tty";

void pc_terminal(const char *path)
{
	terminal = path != NULL ? path : "/dev/tty";
}

static bool is_terminal(void)
{
	int fd = open(terminal, O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

bool pc_is_there(struct err *err)
{
	const char *between = getenv("TMUX") != NULL  ? "tmux"
			      : getenv("STY") != NULL ? "screen"
						      : NULL;

	if (!is_terminal())
		return err_set(err, ERR_INVALID, "printer",
			"There is no terminal here, so nothing can be sent to the printer at your "
			"PC. Name a printer of this computer, or write a file.");
	/* They would show the pages instead of handing them on. */
	if (between != NULL && strcmp(terminal, "/dev/tty") == 0)
		return err_set(err, ERR_INVALID, "printer",
			"Inside %s nothing reaches the printer at your PC. Leave %s first, or "
			"write a file.",
			between, between);
	return true;
}

/* ---- the PC's code page ---- */

struct turning {
	iconv_t exact, near;
	struct arena *arena;
	struct str *out;
	struct str told; /* "Ł as L, ẞ as ss" */
	struct str lost; /* what no letter of the code page stands for */
	size_t told_n;
};

enum { TOLD_MOST = 6 };

static size_t turn(iconv_t with, const char *from, size_t length, char *to, size_t room)
{
	char *in = (char *)from, *out = to;
	size_t left = length, before = room;

	iconv(with, NULL, NULL, NULL, NULL);
	if (iconv(with, &in, &left, &out, &room) == (size_t)-1 || left > 0)
		return 0;
	return before - room;
}

/* Lines and bars, which no code page of Windows has. */
static char drawn(int32_t code)
{
	if (code == 0x2502 || code == 0x2503)
		return '|';
	if (code >= 0x2500 && code < 0x2580)
		return code == 0x2500 || code == 0x2501 || code == 0x2550 ? '-' : '+';
	return code >= 0x2580 && code < 0x25a0 ? '#' : '\0';
}

static bool named_already(const struct str *list, const char *letter)
{
	return strstr(str_text(list), letter) != NULL;
}

static void tell(struct turning *t, const char *letter, const char *as)
{
	if (named_already(&t->told, letter))
		return;
	if (t->told_n++ < TOLD_MOST)
		str_addf(&t->told, "%s%s as %s", t->told.length > 0 ? ", " : "", letter, as);
}

static void turn_letter(struct turning *t, const char *at, size_t length, int32_t code)
{
	const char *letter = arena_strndup(t->arena, at, length);
	char buffer[32], plain = drawn(code);
	size_t n = turn(t->exact, at, length, buffer, sizeof(buffer) - 1);

	if (n == 0 && plain != '\0') {
		str_addc(t->out, plain);
		return;
	}
	if (n == 0) {
		n = turn(t->near, at, length, buffer, sizeof(buffer) - 1);
		/* Letters that the library has nothing for: those of the search key. */
		if (n == 0 || (n == 1 && buffer[0] == '?')) {
			char *fold = utf8_fold(t->arena, letter);
			if (strcmp(utf8_upper(t->arena, letter), letter) == 0)
				fold = utf8_upper(t->arena, fold);
			n = turn(t->exact, fold, strlen(fold), buffer, sizeof(buffer) - 1);
		}
		buffer[n] = '\0';
		if (n == 0) {
			if (!named_already(&t->lost, letter))
				str_addf(&t->lost, "%s%s", t->lost.length > 0 ? " " : "", letter);
			buffer[n++] = '?';
		} else {
			tell(t, letter, buffer);
		}
	}
	str_addn(t->out, buffer, n);
}

static void turn_all(struct turning *t, const char *text)
{
	size_t left = strlen(text), length;
	int32_t code;

	for (; (length = utf8_decode(text, left, &code)) > 0; text += length, left -= length) {
		if (code == '\n')
			str_add(t->out, "\r\n");
		else if (code == '\f')
			str_add(t->out, "\f");
		else if (code >= 0x20 && code < 0x7f)
			str_addc(t->out, (char)code);
		else if (code >= 0xa0)
			turn_letter(t, text, length, code);
	}
}

static bool open_both(struct turning *t, const char *codepage, struct err *err)
{
	t->exact = iconv_open(codepage, "UTF-8");
	t->near = iconv_open(arena_printf(t->arena, "%s//TRANSLIT", codepage), "UTF-8");
	if (t->exact != (iconv_t)-1 && t->near != (iconv_t)-1)
		return true;
	if (t->exact != (iconv_t)-1)
		iconv_close(t->exact);
	if (t->near != (iconv_t)-1)
		iconv_close(t->near);
	return err_set(err, ERR_INVALID, "printer",
		"This computer does not know the code page %s of your PC. Set another: caseload "
		"setting set pc-codepage CP1252.",
		codepage);
}

bool pc_turn(const char *text, const char *codepage, bool anyway, struct arena *arena,
	struct str *out, const char **remark, struct err *err)
{
	struct turning t = {.arena = arena, .out = out};
	bool whole;

	if (!open_both(&t, codepage, err))
		return false;
	turn_all(&t, text);
	iconv_close(t.exact);
	iconv_close(t.near);
	*remark = "";
	if (t.told.length > 0)
		*remark = arena_printf(arena, "Your PC's code page %s has no %s%s.", codepage,
			str_text(&t.told), t.told_n > TOLD_MOST ? " and others" : "");
	whole = t.lost.length == 0 || anyway;
	if (!whole)
		err_set(err, ERR_INVALID, "anyway",
			"Your PC's code page %s has nothing for %s. Print on a printer of this "
			"computer, or with question marks in their place: on screen p, in the "
			"shell --anyway.",
			codepage, utf8_clip(arena, str_text(&t.lost), 40, false));
	str_free(&t.told);
	str_free(&t.lost);
	return whole;
}

/* ---- away ---- */

bool pc_send(const struct str *bytes, struct err *err)
{
	int fd = open(terminal, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	bool begun = fd >= 0 && bytes_write(fd, begin, sizeof(begin) - 1);
	bool sent = begun && bytes_write(fd, str_text(bytes), bytes->length);

	/* The terminal must be let go of whatever happened, or all that follows is printed. */
	sent = fd >= 0 && bytes_write(fd, end, sizeof(end) - 1) && sent;
	int reason = errno;
	if (fd >= 0)
		close(fd);
	if (begun && !sent)
		return err_set(err, ERR_UNKNOWN, "printer",
			"Your terminal did not take all of the pages (%s), so some may have been "
			"printed. Look at the printer before you print again.",
			strerror(reason));
	return sent || err_set(err, ERR_IO, "printer", "Your terminal did not take the pages: %s.",
			       strerror(reason));
}
