#include <caseload/exchange/source.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>

#include "encoding.h"

static bool take(char *bytes, size_t size, bool raw, struct source *out, struct err *err)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	bool ok;

	*out = (struct source){.size = size};
	crypto_hash_sha256(hash, (const unsigned char *)bytes, size);
	sodium_bin2hex(out->sha256, sizeof(out->sha256), hash, sizeof(hash));
	bytes[size] = '\0';
	if (raw) {
		out->text = bytes;
		out->length = size;
		out->encoding = "";
		return true;
	}
	ok = encoding_decode(bytes, size, out, err);
	if (out->text != bytes)
		free(bytes);
	if (ok && strspn(out->text, " \t\r\n") == out->length)
		ok = err_set(err, ERR_INVALID, "file",
			"The file is empty. Export the list again and import that file.");
	if (!ok)
		source_close(out);
	return ok;
}

static bool check_size(size_t size, struct err *err)
{
	if (size == 0)
		return err_set(err, ERR_INVALID, "file",
			"The file is empty. Export the list again and import that file.");
	if (size > SOURCE_MAX)
		return err_set(err, ERR_INVALID, "file",
			"The file has %zu MB, more than the %zu MB a list may have. Check that it "
			"is the right file, or split it by practice.",
			size / 1000000, SOURCE_MAX / 1000000);
	return true;
}

bool source_from_bytes(const void *bytes, size_t size, struct source *out, struct err *err)
{
	char *copy;

	*out = (struct source){0};
	if (!check_size(size, err))
		return false;
	copy = xmalloc(size + 1);
	memcpy(copy, bytes, size);
	return take(copy, size, false, out, err);
}

static bool refuse_open(const char *path, int number, struct err *err)
{
	struct arena *arena = arena_new();
	const char *shown = safe_text(arena, path, strlen(path), false, NULL);

	if (number == ENOENT || number == ENOTDIR)
		err_set(err, ERR_INVALID, "file",
			"There is no file \"%s\". Check its name and folder.", shown);
	else if (number == EACCES || number == EPERM)
		err_set(err, ERR_IO, "file",
			"You are not allowed to read \"%s\". Ask its owner, or copy it to your own "
			"folder.",
			shown);
	else
		err_set(err, ERR_IO, "file", "\"%s\" could not be read: %s.", shown,
			strerror(number));
	arena_free(arena);
	return false;
}

/* Reads what is there, not what fstat promised: a file may grow or shrink meanwhile. */
static bool read_all(int fd, size_t size, char **bytes, size_t *got, struct err *err)
{
	size_t done = 0;

	*bytes = xmalloc(size + 1);
	while (done < size) {
		ssize_t n = read(fd, *bytes + done, size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_IO, "file", "The file could not be read: %s.",
				strerror(errno));
		if (n == 0)
			break;
		done += (size_t)n;
	}
	*got = done;
	return check_size(done, err);
}

static bool open_regular(int fd, bool raw, struct source *out, struct err *err)
{
	struct stat st;
	char *bytes = NULL;
	size_t size = 0;

	if (fstat(fd, &st) != 0)
		return err_set(
			err, ERR_IO, "file", "The file could not be read: %s.", strerror(errno));
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_INVALID, "file",
			"That is a folder. Name the file in it that holds the list.");
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_INVALID, "file",
			"That is a device or a pipe. Save the list to a file and name that.");
	if (!check_size((size_t)st.st_size, err))
		return false;
	if (!read_all(fd, (size_t)st.st_size, &bytes, &size, err)) {
		free(bytes);
		return false;
	}
	return take(bytes, size, raw, out, err);
}

static bool open_path(const char *path, bool raw, struct source *out, struct err *err)
{
	/* O_NONBLOCK: opening a pipe must not wait for a writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool ok;

	*out = (struct source){0};
	if (fd < 0)
		return refuse_open(path, errno, err);
	ok = open_regular(fd, raw, out, err);
	close(fd);
	return ok;
}

bool source_open(const char *path, struct source *out, struct err *err)
{
	return open_path(path, false, out, err);
}

bool source_open_raw(const char *path, struct source *out, struct err *err)
{
	return open_path(path, true, out, err);
}

void source_close(struct source *source)
{
	free(source->text);
	source->text = NULL;
	source->length = 0;
}
