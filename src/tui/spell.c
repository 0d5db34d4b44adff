#include <caseload/tui/spell.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

extern char **environ;

enum { ANSWER_MOST = 64 * 1024, LINES_MOST = 100, END_WAIT_MS = 200 };

struct speller {
	pid_t pid;
	int fd;
	struct str answer;   /* read and not yet used */
	struct str accepted; /* folded words, each between line ends */
};

/* ---- starting and ending ---- */

static void child_signals(posix_spawnattr_t *attr)
{
	sigset_t none, pipes;

	sigemptyset(&none);
	sigemptyset(&pipes);
	sigaddset(&pipes, SIGPIPE);
	sigaddset(&pipes, SIGINT);
	sigaddset(&pipes, SIGTSTP);
	posix_spawnattr_setsigmask(attr, &none);
	posix_spawnattr_setsigdefault(attr, &pipes);
	posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* Its input and output are the socket; what it complains of goes nowhere. In the root directory,
 * because hunspell looks for dictionaries where it stands. */
static bool start(struct speller *speller, const char *const argv[])
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	int pair[2], failed;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attr);
	posix_spawn_file_actions_adddup2(&actions, pair[1], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, pair[1], STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1, 0);
	posix_spawn_file_actions_addchdir_np(&actions, "/");
	child_signals(&attr);
	failed = posix_spawnp(
		&speller->pid, argv[0], &actions, &attr, (char *const *)(uintptr_t)argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	close(pair[1]);
	if (failed) {
		close(pair[0]);
		return false;
	}
	speller->fd = pair[0];
	return true;
}

static void stop(struct speller *speller)
{
	int64_t end = clock_monotonic_ms() + END_WAIT_MS;
	bool gone;

	if (speller->pid <= 0)
		return;
	close(speller->fd);
	/* The end of its input ends it; one that hangs is ended. */
	while (!(gone = waitpid(speller->pid, NULL, WNOHANG) != 0) && clock_monotonic_ms() < end)
		poll(NULL, 0, 2);
	if (!gone) {
		kill(speller->pid, SIGKILL);
		waitpid(speller->pid, NULL, 0);
	}
	speller->pid = 0;
	str_clear(&speller->answer);
}

/* ---- lines ---- */

static bool send_all(struct speller *speller, const char *text, size_t length)
{
	while (length > 0) {
		/* A word never fills the socket: a program that does not read is one that hangs. */
		ssize_t n = send(speller->fd, text, length, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		text += n;
		length -= (size_t)n;
	}
	return true;
}

/* The next line without its end, in `line`; the time is up at `end`. */
static bool read_line(struct speller *speller, int64_t end, struct str *line)
{
	char bytes[4096];

	str_clear(line);
	for (;;) {
		struct pollfd ready = {.fd = speller->fd, .events = POLLIN};
		const char *stop_at =
			speller->answer.length > 0
				? memchr(speller->answer.text, '\n', speller->answer.length)
				: NULL;
		int64_t left = end - clock_monotonic_ms();
		ssize_t n;

		if (stop_at) {
			size_t length = (size_t)(stop_at - speller->answer.text);

			str_addn(line, speller->answer.text, length);
			speller->answer.length -= length + 1;
			memmove(speller->answer.text, stop_at + 1, speller->answer.length);
			speller->answer.text[speller->answer.length] = '\0';
			return true;
		}
		if (left <= 0 || speller->answer.length > ANSWER_MOST)
			return false;
		if (poll(&ready, 1, (int)left) <= 0)
			continue;
		n = read(speller->fd, bytes, sizeof bytes);
		if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
			return false;
		if (n > 0)
			str_addn(&speller->answer, bytes, (size_t)n);
	}
}

struct speller *speller_open(struct err *err)
{
	static const char *const hunspell[] = {
		"hunspell", "-a", "-d", "en_GB", "-i", "utf-8", "-p", "/dev/null", NULL};
	static const char *const aspell[] = {
		"aspell", "-a", "-d", "en_GB", "--encoding=utf-8", "-p", "/dev/null", NULL};
	static const char *const *const programs[] = {hunspell, aspell};
	struct speller *speller = xcalloc(1, sizeof *speller);
	struct str line = {0};
	bool started = false;

	for (size_t i = 0; i < sizeof programs / sizeof *programs && !started; i++) {
		if (!start(speller, programs[i]))
			continue;
		/* It names itself first: "@(#) International Ispell ...". */
		started = read_line(speller, clock_monotonic_ms() + SPELL_WAIT_MS, &line) &&
			  text_starts(str_text(&line), "@");
		if (!started)
			stop(speller);
	}
	str_free(&line);
	if (started)
		return speller;
	speller_close(speller);
	err_set(err, ERR_NOT_FOUND, "",
		"Spelling needs a program that is not installed here. Ask whoever looks after this "
		"machine for the packages hunspell and hunspell-en-gb.");
	return NULL;
}

void speller_close(struct speller *speller)
{
	if (!speller)
		return;
	stop(speller);
	str_free(&speller->answer);
	str_free(&speller->accepted);
	free(speller);
}

/* ---- words ---- */

static const char *key_of(const char *word, struct arena *arena)
{
	return arena_printf(arena, "\n%s\n", utf8_fold(arena, word));
}

void speller_accept(struct speller *speller, const char *word)
{
	struct arena *arena = arena_new();

	str_add(&speller->accepted, key_of(word, arena));
	arena_free(arena);
}

/* Word lists know the typewriter's apostrophe. */
static const char *question(const char *word, struct arena *arena)
{
	struct str ask = {0};
	char *text;

	str_addc(&ask, '^');
	for (const char *at = word; *at; at++)
		if (strncmp(at, "\xe2\x80\x99", 3) == 0)
			str_addc(&ask, '\''), at += 2;
		else
			str_addc(&ask, *at);
	str_addc(&ask, '\n');
	text = arena_strdup(arena, str_text(&ask));
	str_free(&ask);
	return text;
}

/* "& word 3 1: one, two, three" */
static void take_suggestions(const char *line, struct arena *arena, struct spelling *out)
{
	const char *at = strchr(line, ':');

	while (at && out->n < SPELL_SUGGESTIONS) {
		size_t length;

		at += 1 + strspn(at + 1, " ");
		length = strcspn(at, ",");
		if (length > 0 && utf8_valid(at, length))
			out->suggestions[out->n++] = safe_text(arena, at, length, false, NULL);
		at = at[length] ? at + length : NULL;
	}
}

bool speller_check(struct speller *speller, const char *word, struct arena *arena,
	struct spelling *out, struct err *err)
{
	int64_t end = clock_monotonic_ms() + SPELL_WAIT_MS;
	const char *ask = question(word, arena);
	struct str line = {0};
	bool answered = false;
	int lines = 0;

	*out = (struct spelling){.right = true};
	if (speller->accepted.length > 0 &&
		strstr(str_text(&speller->accepted), key_of(word, arena)))
		return true;
	if (speller->pid > 0 && send_all(speller, ask, strlen(ask)))
		/* A line for each part it sees in the word, then an empty one. */
		while (lines++ < LINES_MOST && read_line(speller, end, &line)) {
			const char *text = str_text(&line);

			if (*text == '\0') {
				answered = true;
				break;
			}
			if (*text == '&' || *text == '#' || *text == '?')
				out->right = false;
			if (*text == '&' || *text == '?')
				take_suggestions(text, arena, out);
		}
	str_free(&line);
	if (answered)
		return true;
	stop(speller);
	return err_set(err, ERR_BUSY, "",
		"The speller did not answer in two seconds. What was changed stays; F7 tries "
		"again.");
}

static size_t letter(const char *text, size_t length, size_t at)
{
	int32_t code;
	size_t bytes = utf8_decode(text + at, length - at, &code);

	if (code < 0x80)
		return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ? bytes : 0;
	/* Punctuation and symbols of the common blocks end a word; letters and marks do not. */
	return code < 0xc0 || code == 0xd7 || code == 0xf7 || (code >= 0x2000 && code <= 0x2bff) ||
			       (code >= 0x3000 && code <= 0x303f) || code == 0xfffd
		       ? 0
		       : bytes;
}

static size_t apostrophe(const char *text, size_t at)
{
	if (text[at] == '\'')
		return 1;
	return strncmp(text + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool speller_next_word(const char *text, size_t from, size_t *start, size_t *end)
{
	size_t length = strlen(text), at = from;

	while (at < length) {
		size_t begin, bytes, letters = 0;
		bool plain = true;

		while (at < length && letter(text, length, at) == 0 && !is_digit(text[at]) &&
			text[at] != '@')
			at++;
		for (begin = at; at < length; at += bytes) {
			bytes = letter(text, length, at);
			letters += bytes > 0;
			if (bytes == 0 && (is_digit(text[at]) || text[at] == '@')) {
				plain = false;
				bytes = 1;
			}
			if (bytes == 0 && at > begin) {
				bytes = apostrophe(text, at);
				if (bytes > 0 && (at + bytes >= length ||
							 letter(text, length, at + bytes) == 0))
					bytes = 0;
			}
			/* name@example.org is no word of a language. */
			if (bytes == 0 && !plain && text[at] == '.' && at + 1 < length &&
				letter(text, length, at + 1) > 0)
				bytes = 1;
			if (bytes == 0)
				break;
		}
		if (plain && letters > 1) {
			*start = begin;
			*end = at;
			return true;
		}
	}
	return false;
}
