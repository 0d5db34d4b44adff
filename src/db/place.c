#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <caseload/base/arena.h>

static bool place_refuse(const char *path, struct err *err)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		return err_set(err, ERR_INVALID, "store",
			"There is no store at %s. Check the name, or make one with caseload init.",
			path);
	case EACCES:
	case EPERM:
		return err_set(err, ERR_READONLY, "store",
			"You do not have access to %s. Ask whoever looks after the store.", path);
	case EROFS:
		return err_set(err, ERR_READONLY, "store",
			"%s is on a disk that cannot be written.", path);
	case ENOSPC:
	case EDQUOT:
		return err_set(err, ERR_FULL, "store",
			"There is no room left on the disk for %s. Free some space and try again.",
			path);
	case EEXIST:
		return err_set(err, ERR_INVALID, "store",
			"%s is already there and was not touched. Choose another name.", path);
	default:
		return err_set(err, ERR_IO, "store", "%s could not be opened (%s).", path,
			strerror(errno));
	}
}

/* Locks over a network are not kept well enough for several people to write one file. */
static const char *network_kind(const char *path)
{
	static const struct {
		unsigned magic;
		const char *kind;
	} kinds[] = {
		{0x6969, "NFS"},
		{0x517B, "SMB"},
		{0xFF534D42, "CIFS"},
		{0xFE534D42, "SMB"},
		{0x65735546, "FUSE"},
		{0x5346414F, "AFS"},
	};
	struct statfs st;

	if (statfs(path, &st) != 0)
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if ((unsigned)st.f_type == kinds[i].magic)
			return kinds[i].kind;
	return NULL;
}

static bool place_local(const char *path, struct err *err)
{
	const char *kind = network_kind(path);

	if (kind == NULL)
		return true;
	return err_set(err, ERR_INVALID, "store",
		"%s is on a network file system (%s), where a store can be damaged when two people "
		"save at once. Keep it on a disk of this computer; --read-only opens it to look.",
		path, kind);
}

bool place_find(const char *path, bool read_only, char **full, struct err *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return place_refuse(path, err);
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_INVALID, "store",
			"%s is a directory. Give the name of the store in it.", path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_INVALID, "store",
			"%s is not an ordinary file, so not a store.", path);
	if (st.st_size == 0)
		return err_set(err, ERR_DAMAGED, "store",
			"%s is empty, so not a store. Restore it from a backup, or choose another "
			"name.",
			path);
	if (!read_only && !place_local(path, err))
		return false;
	*full = realpath(path, NULL);
	return *full != NULL || place_refuse(path, err);
}

static char *directory_of(const char *path)
{
	char *copy = xstrdup(path);
	char *directory = xstrdup(dirname(copy));
	free(copy);
	return directory;
}

static bool directory_ready(const char *path, struct err *err)
{
	char *directory = directory_of(path);
	struct stat st;
	bool done = true;

	if (stat(directory, &st) != 0)
		done = err_set(err, errno == ENOENT || errno == ENOTDIR ? ERR_INVALID : ERR_IO,
			"store",
			"The directory %s cannot be used (%s). Make it first, or choose another.",
			directory, strerror(errno));
	else
		done = place_local(directory, err);
	free(directory);
	return done;
}

bool place_make(const char *path, char **full, struct err *err)
{
	if (!directory_ready(path, err))
		return false;
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return place_refuse(path, err);
	close(fd); /* nobody can have a lock on it yet */
	*full = realpath(path, NULL);
	if (*full == NULL) {
		place_refuse(path, err);
		unlink(path);
		return false;
	}
	return true;
}

bool place_beside(const char *path, char **beside, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) == 0) {
		errno = EEXIST;
		return place_refuse(path, err);
	}
	if (!directory_ready(path, err))
		return false;
	size_t length = strlen(path);
	char *name = xmalloc(length + sizeof(".XXXXXX"));
	memcpy(name, path, length);
	memcpy(name + length, ".XXXXXX", sizeof(".XXXXXX"));
	int fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0) {
		place_refuse(path, err);
		free(name);
		return false;
	}
	close(fd);
	*beside = name;
	return true;
}

static bool sync_path(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool done = fsync(fd) == 0 || errno == EINVAL; /* some cannot sync a directory */
	int failure = errno;
	close(fd);
	errno = failure;
	return done;
}

bool place_settle(const char *from, const char *path, struct err *err)
{
	if (!sync_path(from))
		return place_refuse(path, err);
	if (renameat2(AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) != 0) {
		/* An older file system: a second name is refused too where there is one already. */
		if ((errno != EINVAL && errno != ENOSYS) || link(from, path) != 0)
			return place_refuse(path, err);
		unlink(from);
	}
	char *directory = directory_of(path);
	bool done = sync_path(directory) || place_refuse(directory, err);
	free(directory);
	return done;
}
