/* Standard input: long text, and answers to questions. */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "inside.h"

enum { LONG_MAX_BYTES = 4 * 1024 * 1024 };

static bool read_bytes(struct str *text, const char *field, struct err *err)
{
	char buffer[64 * 1024];
	ssize_t n;

	while ((n = read(STDIN_FILENO, buffer, sizeof(buffer))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_IO, field, "Standard input could not be read: %s.",
				strerror(errno));
		str_addn(text, buffer, (size_t)n);
		if (text->length > LONG_MAX_BYTES)
			return err_set(err, ERR_INVALID, field,
				"The text on standard input is over 4 MB. Save it in parts.");
	}
	return true;
}

static bool read_all(struct str *text, const char *field, struct err *err)
{
	if (!read_bytes(text, field, err))
		return false;
	const char *start = str_text(text);
	if (text_starts(start, "\xEF\xBB\xBF"))
		start += 3;
	/* A NUL would end the text early, so the length counts, not the end of the string. */
	if (!utf8_valid(start, text->length - (size_t)(start - str_text(text))))
		return err_set(err, ERR_INVALID, field,
			"The text on standard input is not UTF-8. Save it as UTF-8 and try again.");
	return true;
}

static bool read_into(struct cli *cli, const char *name, struct err *err)
{
	struct str text = {0};

	if (isatty(STDIN_FILENO))
		out_line(&cli->notes, "Type the text; Ctrl+D on a line of its own ends it.");
	bool done = read_all(&text, name, err);
	if (done) {
		const char *start = str_text(&text);
		args_set(&cli->call.args, name,
			text_starts(start, "\xEF\xBB\xBF") ? start + 3 : start);
	}
	str_free(&text);
	return done;
}

/* A list in any encoding: it stays in memory, as a file without a name, for who reads files. */
static bool read_list(struct cli *cli, const char *name, struct err *err)
{
	struct str bytes = {0};
	bool done = false;
	int fd = -1;

	if (isatty(STDIN_FILENO))
		out_line(&cli->notes, "Paste the list; Ctrl+D on a line of its own ends it.");
	if (read_bytes(&bytes, name, err)) {
		fd = memfd_create("list", MFD_CLOEXEC);
		done = fd >= 0 &&
		       write(fd, str_text(&bytes), bytes.length) == (ssize_t)bytes.length;
		if (!done)
			err_set(err, ERR_IO, name, "Standard input could not be kept: %s.",
				strerror(errno));
	}
	if (done)
		args_setf(&cli->call.args, name, "/proc/self/fd/%d", fd);
	str_free(&bytes);
	return done;
}

/* What reads a list as a file or as text takes - for the file as well. */
static bool is_list(const struct arg_spec *specs, size_t n, const struct arg_spec *file)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(specs[i].name, "text") == 0 && strcmp(specs[i].type, "LONG") == 0)
			return file->by_place && strcmp(file->type, "FILE") == 0;
	return false;
}

bool cli_read_long(struct cli *cli, struct err *err)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(cli->call.command, specs);
	const char *taken = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *value = args_get(&cli->call.args, specs[i].name);
		if (text_equal(value, "-") && is_list(specs, n, &specs[i]))
			return read_list(cli, specs[i].name, err);
		if (strcmp(specs[i].type, "LONG") != 0 || !text_equal(value, "-"))
			continue;
		if (taken != NULL)
			return err_set(err, ERR_USAGE, specs[i].name,
				"Standard input holds one text: give either %s or %s with -, not "
				"both.",
				taken, specs[i].name);
		taken = specs[i].name;
	}
	if (cli->call.command->id == CMD_RISK_TRY &&
		text_equal(args_get(&cli->call.args, "file"), "-"))
		taken = "text";
	return taken == NULL || read_into(cli, taken, err);
}

bool cli_ask(struct cli *cli, const char *question)
{
	char answer[16];

	fflush(cli->out.to);
	for (;;) {
		fprintf(cli->notes.to, "%s y/n ", question);
		fflush(cli->notes.to);
		if (fgets(answer, sizeof(answer), stdin) == NULL) {
			fputc('\n', cli->notes.to);
			return false;
		}
		if (strcmp(answer, "y\n") == 0 || strcmp(answer, "yes\n") == 0)
			return true;
		if (strcmp(answer, "n\n") == 0 || strcmp(answer, "no\n") == 0)
			return false;
		out_line(&cli->notes, "Type y for yes or n for no.");
	}
}
