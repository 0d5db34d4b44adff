/* Running the programs that paper needs, and caseload-pdf, the first of them. No shell, no arguments
 * but fixed ones; what goes in and comes out lies in files without a name, so that nothing can block
 * or be left over. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/utf8.h>

#include "paper.h"

#ifndef CASELOAD_LIBEXEC
#define CASELOAD_LIBEXEC "/usr/local/bin"
#endif

enum { PDF_PATIENCE_MS = 120000, SAID_MOST = 300 };

extern char **environ;

static int nameless(const char *bytes, size_t length)
{
	int fd = memfd_create("caseload", MFD_CLOEXEC);

	while (fd >= 0 && length > 0) {
		ssize_t n = write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			close(fd);
			return -1;
		}
		bytes += n;
		length -= (size_t)n;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static bool read_back(int fd, struct str *out)
{
	char buffer[65536];
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, buffer, sizeof(buffer))) != 0) {
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			str_addn(out, buffer, (size_t)n);
	}
	return true;
}

/* Status of the program, as a shell counts it; or -1 where it did not end in time (and was ended). */
static int wait_for(pid_t pid, int patience_ms)
{
	bool in_time = true;
	int status, handle = (int)syscall(SYS_pidfd_open, pid, 0);

	if (handle >= 0) {
		struct pollfd ready = {.fd = handle, .events = POLLIN};
		int n = poll(&ready, 1, patience_ms);
		while (n < 0 && errno == EINTR)
			n = poll(&ready, 1, patience_ms);
		close(handle);
		in_time = n != 0;
		if (!in_time)
			kill(pid, SIGKILL);
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	return in_time ? 128 + WTERMSIG(status) : -1;
}

/* The words of a program are read by us, so it speaks the language that has no translation. */
static char **plain_environment(void)
{
	size_t n = 0, kept = 0;

	while (environ[n] != NULL)
		n++;
	char **plain = xcalloc(n + 2, sizeof(*plain));
	for (size_t i = 0; i < n; i++)
		if (!text_starts(environ[i], "LC_") && !text_starts(environ[i], "LANG"))
			plain[kept++] = environ[i];
	plain[kept] = (char *)"LC_ALL=C.UTF-8";
	return plain;
}

static pid_t start(const char *path, char *const argv[], int in, int out, int said)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, usual;
	pid_t pid;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGINT);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, said, STDERR_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	char **plain = plain_environment();
	if (posix_spawn(&pid, path, &actions, &attributes, argv, plain) != 0)
		pid = -1;
	free(plain);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

int program_feed(const char *path, char *const argv[], const char *bytes, size_t length,
	int patience_ms, struct str *out, struct str *said)
{
	int in = nameless(bytes, length), to = nameless("", 0), errors = nameless("", 0);
	int status = -1;

	if (in >= 0 && to >= 0 && errors >= 0) {
		pid_t pid = start(path, argv, in, to, errors);
		if (pid > 0)
			status = wait_for(pid, patience_ms);
		if (pid > 0 && (!read_back(to, out) || !read_back(errors, said)))
			status = -1;
	}
	close(in);
	close(to);
	close(errors);
	return status;
}

const char *program_said(const struct str *said, struct arena *arena)
{
	size_t length = strcspn(str_text(said), "\n");

	return safe_text(
		arena, str_text(said), length < SAID_MOST ? length : SAID_MOST, false, NULL);
}

/* ---- caseload-pdf ---- */

const char *pdf_program(struct arena *arena)
{
	const char *named = getenv("CASELOAD_PDF");
	char self[4096];
	ssize_t n;

	if (named != NULL && named[0] != '\0')
		return access(named, X_OK) == 0 ? arena_strdup(arena, named) : NULL;
	n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (n > 0) {
		self[n] = '\0';
		char *slash = strrchr(self, '/');
		const char *beside =
			arena_printf(arena, "%.*s/caseload-pdf", (int)(slash - self), self);
		if (access(beside, X_OK) == 0)
			return beside;
	}
	return access(CASELOAD_LIBEXEC "/caseload-pdf", X_OK) == 0 ? CASELOAD_LIBEXEC
		       "/caseload-pdf"
								   : NULL;
}

/* What another program left in the place of ours is not sent to a printer, nor half a file of ours. */
static bool is_whole_pdf(const char *bytes, size_t length)
{
	static const char first[] = "%PDF-", last[] = "%%EOF";
	size_t tail = length < 64 ? length : 64;

	return length > sizeof(first) + sizeof(last) &&
	       memcmp(bytes, first, sizeof(first) - 1) == 0 &&
	       memmem(bytes + length - tail, tail, last, sizeof(last) - 1) != NULL;
}

bool pdf_draw(struct sheet *const *sheets, size_t n, const char *program, struct arena *arena,
	struct str *pdf, const char **remark, struct err *err)
{
	char *const argv[] = {(char *)"caseload-pdf", NULL};
	struct str text = {0}, said = {0};
	size_t before = pdf->length;

	for (size_t i = 0; i < n; i++)
		sheet_write(sheets[i], &text);
	int status = program_feed(
		program, argv, str_text(&text), text.length, PDF_PATIENCE_MS, pdf, &said);
	*remark = program_said(&said, arena);
	str_free(&text);
	str_free(&said);
	if (status == 0 && is_whole_pdf(pdf->text + before, pdf->length - before))
		return true;
	return err_set(err, ERR_IO, "format",
		"The PDF could not be drawn%s%s. Printing as text still works: --format text.",
		(*remark)[0] != '\0' ? ": " : "", *remark);
}

size_t pdf_pages(const struct str *pdf)
{
	static const char mark[] = "/Type /Page";
	size_t n = 0;
	const char *at = pdf->text, *end = at + pdf->length;

	while (at != NULL &&
		(at = memmem(at, (size_t)(end - at), mark, sizeof(mark) - 1)) != NULL) {
		at += sizeof(mark) - 1;
		n += at < end && *at != 's';
	}
	return n;
}
