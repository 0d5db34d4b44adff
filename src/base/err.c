#include <caseload/base/err.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*bug_hook)(void);

/* Takes off a last character that was cut in two. */
static void cut_at_character(char *text, size_t length)
{
	size_t start = length;
	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0 || (unsigned char)text[start - 1] < 0xC0)
		return;
	unsigned char lead = (unsigned char)text[start - 1];
	size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	if (length - (start - 1) < whole)
		text[start - 1] = '\0';
}

bool err_set_at(struct err *err, enum err_code code, const char *field, const char *file, int line,
	const char *format, ...)
{
	va_list args;
	int n;

	if (err == NULL)
		return false;
	/* The text may quote the error being replaced, so it is made aside first. */
	char text[sizeof(err->text)];
	va_start(args, format);
	n = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (n >= (int)sizeof(text))
		cut_at_character(text, sizeof(text) - 1);
	err->code = code;
	snprintf(err->field, sizeof(err->field), "%s", field != NULL ? field : "");
	memcpy(err->text, text, sizeof(text));
	err->file = file;
	err->line = line;
	return false;
}

bool err_rename(struct err *err, const char *from, const char *to)
{
	if (err != NULL && strcmp(err->field, from) == 0)
		snprintf(err->field, sizeof(err->field), "%s", to);
	return false;
}

void err_clear(struct err *err)
{
	memset(err, 0, sizeof(*err));
}

static const struct {
	const char *name;
	int exit_status;
} codes[] = {
	[ERR_NONE] = {"none", 0},
	[ERR_INVALID] = {"invalid", 1},
	[ERR_USAGE] = {"usage", 2},
	[ERR_NOT_FOUND] = {"not_found", 3},
	[ERR_DENIED] = {"denied", 4},
	[ERR_CONFLICT] = {"conflict", 5},
	[ERR_BUSY] = {"busy", 6},
	[ERR_FULL] = {"full", 6},
	[ERR_DAMAGED] = {"damaged", 6},
	[ERR_READONLY] = {"read_only", 6},
	[ERR_NEWER] = {"newer", 6},
	[ERR_IO] = {"io", 1},
	[ERR_UNKNOWN] = {"unknown", 7},
	[ERR_CANCELLED] = {"cancelled", 1},
};

int err_exit_status(enum err_code code)
{
	return (size_t)code < sizeof(codes) / sizeof(codes[0]) ? codes[code].exit_status : 1;
}

const char *err_code_name(enum err_code code)
{
	return (size_t)code < sizeof(codes) / sizeof(codes[0]) ? codes[code].name : "invalid";
}

void bug_set_hook(void (*hook)(void))
{
	bug_hook = hook;
}

void bug_at(const char *file, int line, const char *format, ...)
{
	va_list args;

	if (bug_hook != NULL)
		bug_hook();
	fprintf(stderr, "caseload: stopped at %s:%d: ", file, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\nWhat was saved is safe; what was being typed is kept as a draft.\n", stderr);
	abort();
}
