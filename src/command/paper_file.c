/* A file written whole or not at all, and over another only where that was asked for. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "paper.h"

static bool exists_already(const char *path, struct err *err)
{
	return err_set(err, ERR_INVALID, "replace",
		"%s exists already. Give another name, or write over it with --replace.", path);
}

static bool could_not(const char *path, struct err *err)
{
	switch (errno) {
	case EEXIST:
		return exists_already(path, err);
	case ENAMETOOLONG:
		return err_set(err, ERR_INVALID, "to",
			"The name of the file is too long. Choose a shorter one.");
	case ENOENT:
	case ENOTDIR:
		return err_set(err, ERR_INVALID, "to",
			"There is no folder for %s. Make it first, or choose another.", path);
	case EACCES:
	case EPERM:
	case EROFS:
		return err_set(err, ERR_INVALID, "to",
			"You may not write %s. Choose another folder.", path);
	case ENOSPC:
	case EDQUOT:
		return err_set(err, ERR_FULL, "to", "The disk is full: %s was not written.", path);
	default:
		return err_set(
			err, ERR_IO, "to", "%s could not be written: %s.", path, strerror(errno));
	}
}

static const char *folder_of(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL   ? "."
	       : slash == path ? "/"
			       : arena_strndup(arena, path, (size_t)(slash - path));
}

static bool is_a_name(const char *path, struct err *err)
{
	const char *name = strrchr(path, '/');

	name = name != NULL ? name + 1 : path;
	if (!text_is_safe(path, false))
		return err_set(err, ERR_INVALID, "to",
			"The name of the file has a control or hidden character in it. Type it "
			"anew.");
	if (name[0] == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return err_set(
			err, ERR_INVALID, "to", "%s is a folder. Add the name of the file.", path);
	if (strlen(name) > NAME_MAX || strlen(path) >= PATH_MAX)
		return err_set(err, ERR_INVALID, "to",
			"The name of the file is too long. Use %d bytes or fewer.", NAME_MAX);
	return true;
}

/* Named like what lies beside a store while it is open: its journal, its lock. */
static bool is_named_beside(const char *path, const char *store, struct arena *arena)
{
	static const char *const ends[] = {"-journal", "-wal", "-shm", ".lock"};
	const char *name = strrchr(path, '/'), *own = strrchr(store, '/');
	struct stat here, there;
	size_t length;

	name = name != NULL ? name + 1 : path;
	own = own != NULL ? own + 1 : store;
	length = strlen(own);
	if (strncmp(name, own, length) != 0 || stat(folder_of(path, arena), &here) != 0 ||
		stat(folder_of(store, arena), &there) != 0 || here.st_ino != there.st_ino ||
		here.st_dev != there.st_dev)
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (strcmp(name + length, ends[i]) == 0)
			return true;
	return false;
}

/* However it is spelled: through another name of its folder, a link to it, or a second name. */
static bool is_the_store(const char *path, const char *store, struct arena *arena)
{
	struct stat own, st;
	char real[PATH_MAX];

	if (store == NULL)
		return false;
	if (stat(store, &own) == 0 && stat(path, &st) == 0 && st.st_ino == own.st_ino &&
		st.st_dev == own.st_dev)
		return true;
	return is_named_beside(path, store, arena) ||
	       (realpath(store, real) != NULL && is_named_beside(path, real, arena));
}

static bool is_records(const char *path, struct err *err)
{
	return err_set(err, ERR_INVALID, "to",
		"%s belongs to the records themselves. Give another name.", path);
}

static bool may_stand_there(
	const char *path, bool replace, const char *store, struct arena *arena, struct err *err)
{
	bool records = is_the_store(path, store, arena);
	struct stat st;

	if (lstat(path, &st) != 0)
		return errno != ENOENT ? could_not(path, err) : !records || is_records(path, err);
	if (S_ISDIR(st.st_mode))
		return err_set(
			err, ERR_INVALID, "to", "%s is a folder. Add the name of the file.", path);
	if (S_ISLNK(st.st_mode))
		return err_set(err, ERR_INVALID, "to",
			"%s points to another place. Give the name of a file.", path);
	if (!S_ISREG(st.st_mode))
		return err_set(
			err, ERR_INVALID, "to", "%s is not a file. Give another name.", path);
	if (records)
		return is_records(path, err);
	return replace || exists_already(path, err);
}

bool file_may_be_made(
	const char *path, bool replace, const char *store, struct arena *arena, struct err *err)
{
	const char *folder = folder_of(path, arena);
	struct stat st;

	if (!is_a_name(path, err) || !may_stand_there(path, replace, store, arena, err))
		return false;
	if (stat(folder, &st) != 0)
		return could_not(path, err);
	if (!S_ISDIR(st.st_mode)) {
		errno = ENOTDIR;
		return could_not(path, err);
	}
	return faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0 || could_not(path, err);
}

bool bytes_write(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}

/* The name appears in one step, and only if nobody took it in the meantime. */
static bool name_it(const char *temporary, const char *path)
{
	if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	if (link(temporary, path) != 0)
		return false;
	unlink(temporary);
	return true;
}

static void sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static bool rename_over(const char *temporary, const char *path)
{
	return rename(temporary, path) == 0;
}

/* Without a name as long as it can have none, so that nothing is left beside the target where the
 * program dies while it writes; not every file system can. *named: it has its name already. */
static int open_temporary(const char *folder, const char *temporary, bool *named)
{
	int fd = access("/proc/self/fd", X_OK) != 0
			 ? -1
			 : open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);

	*named = fd < 0;
	return fd >= 0 ? fd
		       : open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
				 0600);
}

static bool name_temporary(int fd, const char *temporary, struct arena *arena)
{
	return linkat(AT_FDCWD, arena_printf(arena, "/proc/self/fd/%d", fd), AT_FDCWD, temporary,
		       AT_SYMLINK_FOLLOW) == 0;
}

static bool write_as(const char *path, const char *bytes, size_t length,
	bool (*name)(const char *, const char *), struct arena *arena, struct err *err)
{
	const char *folder = folder_of(path, arena);
	char uid[UID_SIZE];
	const char *temporary = arena_printf(arena, "%s/.%s.part", folder, uid_new(uid));
	bool named;
	int fd = open_temporary(folder, temporary, &named);

	if (fd < 0)
		return could_not(path, err);
	bool written = bytes_write(fd, bytes, length) && fsync(fd) == 0 &&
		       (named || name_temporary(fd, temporary, arena));
	int reason = errno;
	if (close(fd) != 0 && written) {
		written = false;
		reason = errno;
	}
	if (written && !name(temporary, path)) {
		written = false;
		reason = errno;
	}
	if (!written) {
		unlink(temporary);
		errno = reason;
		return could_not(path, err);
	}
	sync_folder(folder);
	return true;
}

bool file_write_new(
	const char *path, const char *bytes, size_t length, struct arena *arena, struct err *err)
{
	return write_as(path, bytes, length, name_it, arena, err);
}

bool file_write_over(
	const char *path, const char *bytes, size_t length, struct arena *arena, struct err *err)
{
	return write_as(path, bytes, length, rename_over, arena, err);
}
