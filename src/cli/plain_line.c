/* Lines in, pages out. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <caseload/base/utf8.h>

#include "plain.h"

enum { LINE_MAX_BYTES = 4 * 1024 * 1024, PAGE_ROWS = 20 };

static volatile sig_atomic_t interrupted, finished;

static void on_signal(int number)
{
	if (number == SIGINT)
		interrupted = 1;
	else
		finished = 1;
}

static void our_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
}

void plain_signals(void)
{
	struct sigaction act = {.sa_handler = on_signal};
	struct sigaction before;

	our_signals(&act.sa_mask);
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
	/* Under nohup a hang-up stays ignored. */
	if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
		sigaction(SIGHUP, &act, NULL);
}

bool plain_stopped(void)
{
	return interrupted || finished;
}

/* More bytes. A signal between looking and waiting is not missed: it is let in by ppoll alone. */
static enum reply read_more(struct plain *p)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	sigset_t ours, before;
	char buffer[4096];
	ssize_t n = -1;
	bool ready = false;

	our_signals(&ours);
	sigprocmask(SIG_BLOCK, &ours, &before);
	if (!interrupted && !finished)
		ready = ppoll(&input, 1, NULL, &before) > 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (finished)
		return REPLY_END;
	if (interrupted)
		return REPLY_BACK;
	if (!ready)
		return REPLY_EMPTY; /* another signal: look again */
	n = read(STDIN_FILENO, buffer, sizeof(buffer));
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return REPLY_EMPTY;
	if (n <= 0)
		return REPLY_END;
	str_addn(&p->in, buffer, (size_t)n);
	return REPLY_EMPTY;
}

static const char *next_end(const struct plain *p)
{
	if (p->in.length == p->at)
		return NULL;
	return memchr(p->in.text + p->at, '\n', p->in.length - p->at);
}

static void forget_used(struct plain *p)
{
	struct str rest = {0};

	if (p->at < 64 * 1024)
		return;
	str_addn(&rest, p->in.text + p->at, p->in.length - p->at);
	str_free(&p->in);
	p->in = rest;
	p->at = 0;
}

static const char *take(struct plain *p, size_t length)
{
	const char *start = p->in.text != NULL ? p->in.text + p->at : "";

	if (length > 0 && start[length - 1] == '\r')
		length--;
	return arena_strndup(p->arena, start, length);
}

/* What is waiting, without waiting. */
static void drain(struct plain *p)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	char buffer[4096];
	ssize_t n;

	if (p->terminal && poll(&input, 1, 0) > 0 &&
		(n = read(STDIN_FILENO, buffer, sizeof(buffer))) > 0)
		str_addn(&p->in, buffer, (size_t)n);
}

/* Nothing more will be read. What stands there without an end of line may be cut short. */
static enum reply at_end(struct plain *p, const char **out)
{
	if (finished) /* a line that was typed and not read yet belongs to the text as well */
		drain(p);
	*out = take(p, p->in.length - p->at);
	p->at = p->in.length;
	p->ended = true;
	fputc('\n', p->out.to);
	if (**out != '\0' && !finished)
		plain_say(p, "The input ended in the middle of a line, so that line was left.");
	return REPLY_END;
}

enum reply plain_line(struct plain *p, const char *prompt, const char **out)
{
	const char *end;

	*out = "";
	if (p->ended)
		return REPLY_END;
	interrupted = 0;
	for (;;) {
		out_prompt(&p->out, prompt);
		/* Whoever read the output is gone: there is nobody to answer. */
		if (fflush(p->out.to) != 0)
			return at_end(p, out);
		while ((end = next_end(p)) == NULL) {
			enum reply reply =
				p->in.length - p->at > LINE_MAX_BYTES ? REPLY_END : read_more(p);
			if (reply == REPLY_END)
				return at_end(p, out);
			if (reply == REPLY_BACK) {
				fputc('\n', p->out.to);
				return REPLY_BACK;
			}
		}
		size_t length = (size_t)(end - (p->in.text + p->at));
		bool text = utf8_valid(p->in.text + p->at, length);
		*out = take(p, length);
		p->at += length + 1;
		forget_used(p);
		if (!p->echoed && *prompt != '\0')
			fputc('\n', p->out.to);
		if (text)
			return REPLY_TEXT;
		plain_say(p, "That line is not UTF-8 text. Set the terminal to UTF-8 and type it "
			     "again.");
	}
}

static const char *trimmed(struct plain *p, const char *text)
{
	size_t length;

	if (text_starts(
		    text, "\xEF\xBB\xBF")) /* a script saved by an editor that marks its files */
		text += 3;
	text += strspn(text, " \t");
	length = strlen(text);
	while (length > 0 && strchr(" \t", text[length - 1]) != NULL)
		length--;
	return arena_strndup(p->arena, text, length);
}

enum reply plain_ask(struct plain *p, const char *prompt, const char *help, const char **out)
{
	for (;;) {
		const char *line;
		enum reply reply = plain_line(p, prompt, &line);

		*out = "";
		if (reply != REPLY_TEXT)
			return reply;
		line = trimmed(p, line);
		if (*line == '\0')
			return REPLY_EMPTY;
		if (strcmp(line, "q") == 0)
			return REPLY_BACK;
		if (strcmp(line, "?") == 0) {
			plain_page_begin(p);
			out_wrap(&p->out, 0, help);
			out_sentence(&p->out, "q goes back. : and a command runs it: :lead assign. "
					      ": alone lists them.");
			plain_page_end(p);
		} else if (*line == ':') {
			plain_colon(p, line + 1);
		} else {
			*out = line;
			return REPLY_TEXT;
		}
	}
}

int plain_yes(struct plain *p, const char *question)
{
	for (;;) {
		const char *line;
		enum reply reply = plain_ask(p, arena_printf(p->arena, "%s y or n: ", question),
			"y does it, n does not.", &line);

		if (reply == REPLY_BACK || reply == REPLY_END)
			return -1;
		if (reply == REPLY_TEXT && (strcmp(line, "y") == 0 || strcmp(line, "yes") == 0))
			return 1;
		if (reply == REPLY_TEXT && (strcmp(line, "n") == 0 || strcmp(line, "no") == 0))
			return 0;
		plain_say(p, "Type y for yes or n for no.");
	}
}

bool plain_word(struct plain *p, const char *question, const char *word)
{
	const char *line;

	if (p->terminal) { /* keys typed before the question never answer it */
		tcflush(STDIN_FILENO, TCIFLUSH);
		p->at = p->in.length;
	}
	out_sentence(&p->out, question);
	enum reply reply = plain_line(
		p, arena_printf(p->arena, "Type %s to go on; anything else leaves: ", word), &line);
	return reply == REPLY_TEXT && strcmp(line, word) == 0;
}

static const char long_help[] =
	"A line with a full stop alone ends the text. A line with .q alone leaves it; what was "
	"typed is kept as a draft. For a line that is a full stop, type two.";

enum reply plain_long(struct plain *p, const char *what, const char *help, struct str *out)
{
	size_t removed;

	plain_say(p,
		"%s: type it line by line. A line with a full stop alone ends it, .q leaves it, ? "
		"helps.",
		what);
	for (;;) {
		const char *line;
		enum reply reply = plain_line(p, "", &line);

		if (reply == REPLY_END && *line == '\0')
			return reply;
		if (reply == REPLY_BACK || strcmp(line, ".q") == 0)
			return REPLY_BACK;
		if (strcmp(line, ".") == 0)
			break;
		if (strcmp(line, "?") == 0) {
			plain_say(p, "%s %s", help, long_help);
			continue;
		}
		str_addf(out, "%s%s", out->length > 0 ? "\n" : "",
			strcmp(line, "..") == 0 ? "." : line);
		if (reply == REPLY_END)
			return reply;
	}
	char *safe = safe_text(p->arena, str_text(out), out->length, true, &removed);
	str_clear(out);
	str_add(out, safe);
	if (removed > 0)
		plain_say(p, "%zu hidden character%s removed.", removed,
			removed == 1 ? " was" : "s were");
	return text_is_blank(str_text(out)) ? REPLY_EMPTY : REPLY_TEXT;
}

/* ---- out ---- */

void plain_say(struct plain *p, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	const char *text = arena_vprintf(p->arena, format, args);
	va_end(args);
	if (p->out.terminal)
		out_wrap(&p->out, 0, text);
	else
		out_line(&p->out, "%s", text);
}

void plain_saved(struct plain *p, const char *message)
{
	if (message == NULL || text_starts(message, "Saved "))
		plain_say(p, "%s", message != NULL ? message : "Saved.");
	else
		plain_say(p, "Saved. %s", message);
}

static int page_rows(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row < 5)
		return PAGE_ROWS;
	return size.ws_row - 1;
}

struct page {
	FILE *to; /* where it goes in the end; NULL while no page is open */
	char *text;
	size_t length;
};
static struct page page;

void plain_page_begin(struct plain *p)
{
	if (!p->terminal || !p->out.terminal || page.to != NULL)
		return;
	page.to = p->out.to;
	p->out.to = open_memstream(&page.text, &page.length);
	if (p->out.to == NULL) {
		p->out.to = page.to;
		page.to = NULL;
	}
}

void plain_page_end(struct plain *p)
{
	struct page shown = page;
	int row = 0, rows = page_rows() - 1;
	const char *ignored;

	if (page.to == NULL)
		return;
	fclose(p->out.to);
	shown = page; /* the stream writes its place when it is closed */
	p->out.to = shown.to;
	page = (struct page){0};
	for (char *line = shown.text; *line != '\0'; row++) {
		size_t length = strcspn(line, "\n");

		if (row > 0 && row % rows == 0 &&
			plain_ask(p, "More: Enter goes on, q stops: ", "Enter goes on, q stops.",
				&ignored) > REPLY_EMPTY)
			break;
		fwrite(line, 1, length, p->out.to);
		fputc('\n', p->out.to);
		line += length + (line[length] == '\n');
	}
	free(shown.text);
}

struct arena *plain_step(struct plain *p)
{
	struct arena *before = p->arena;

	p->arena = p->out.arena = arena_new();
	p->out.width = out_width(STDOUT_FILENO); /* the window may have another size by now */
	return before;
}

void plain_step_end(struct plain *p, struct arena *before)
{
	arena_free(p->arena);
	p->arena = p->out.arena = before;
}
