/* caseload: terminal or command line, nothing else. What keeps records from leaking out of the
 * process by other ways comes first. */
#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/utf8.h>
#include <caseload/cli/cli.h>
#include <caseload/screen/screen.h>

#if defined(__SANITIZE_ADDRESS__)
#define WITH_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_SANITIZER 1
#endif
#endif

/* Tests of the screens hear over this one when a frame is complete. */
static int frame_fd(void)
{
	const char *text = getenv("CASELOAD_FRAME_FD");
	int fd = text != NULL ? atoi(text) : -1;
	return fd > STDERR_FILENO ? fd : -1;
}

/* A file left open by whoever started us, or a missing standard file that the store would then
 * take the place of, could be written into. */
static void sort_files(void)
{
	int keep = frame_fd();
	struct stat st;

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fstat(fd, &st) != 0 && open("/dev/null", O_RDWR) != fd)
			exit(EXIT_FAILURE);
	if (keep < 0) {
		close_range(STDERR_FILENO + 1, ~0U, 0);
		return;
	}
	if (keep > STDERR_FILENO + 1)
		close_range(STDERR_FILENO + 1, (unsigned)keep - 1, 0);
	close_range((unsigned)keep + 1, ~0U, 0);
}

/* No core files, no memory for other processes of the user to read, no privileges gained by what
 * we start, and files for nobody else. */
static void harden(void)
{
	struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
#ifndef WITH_SANITIZER /* the leak checker looks at the process from outside */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	umask(077);
	signal(SIGXFSZ, SIG_IGN); /* a full quota is an error to tell, not a death */
	signal(SIGPIPE, SIG_IGN);
	sort_files();
}

static struct screen_options look(const struct cli_options *options)
{
	return (struct screen_options){.mono = options->mono,
		.calm = options->calm,
		.ascii = options->ascii,
		.high_contrast = options->high_contrast};
}

static int board(struct session *session, const struct cli_options *options, const char *message)
{
	struct screen_options screen = look(options);

	screen.start_message = message;
	int status = screen_main(session, &screen);
	return status == SCREEN_PLAIN ? BOARD_PLAIN : status;
}

static void terminal(struct session *session, const struct cli_options *options)
{
	struct screen_options screen = look(options);

	screen_terminal_test(session, &screen);
}

int main(int argc, char **argv)
{
	struct err err;

	harden();
	utf8_locale();
	if (sodium_init() < 0) {
		fputs("caseload: this machine gives no random numbers.\n", stderr);
		return err_exit_status(ERR_IO);
	}
	if (!clock_start(&err)) {
		fprintf(stderr, "caseload: %s\n", err.text);
		return err_exit_status(err.code);
	}
	return cli_main(argc, argv, board, terminal);
}
