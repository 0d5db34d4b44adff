/* A file from outside, opened safely and made UTF-8.
 *
 * Regular files only, up to SOURCE_MAX bytes, never empty, never binary. The encoding is found
 * from the content: a byte order mark, the pattern of NUL bytes that UTF-16 leaves, valid UTF-8,
 * and Windows-1252 where the high bytes read as Western letters. What is neither is refused with
 * the line it stands on, because a wrong guess would put a wrong name on a record. */
#ifndef CASELOAD_EXCHANGE_SOURCE_H
#define CASELOAD_EXCHANGE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/err.h>

/* Room for a list of a million people; a bigger file is not a risk list. */
#define SOURCE_MAX ((size_t)160 * 1000 * 1000)
enum { SOURCE_HASH_SIZE = 65 };

struct source {
	char *text; /* UTF-8 without byte order mark, followed by one NUL; owned by the source */
	size_t length;
	size_t size;	      /* bytes in the file as it lies on the disk */
	const char *encoding; /* "utf-8", "utf-8-bom", "windows-1252", "utf-16le", "utf-16be" */
	char sha256[SOURCE_HASH_SIZE]; /* of the bytes as they lie on the disk, lower case hex */
};

/* Fails with ERR_IO (not to be read) or ERR_INVALID (not there, or not a list); the field is "file".
 * Only a missing record is ERR_NOT_FOUND and only a role is ERR_DENIED. */
bool source_open(const char *path, struct source *out, struct err *err);
/* The bytes as they lie on the disk, whatever they are: for what says itself how it is written. */
bool source_open_raw(const char *path, struct source *out, struct err *err);
/* As source_open(), from bytes in memory, which are copied. */
bool source_from_bytes(const void *bytes, size_t size, struct source *out, struct err *err);
void source_close(struct source *source); /* a zeroed or closed one is fine */

#endif
