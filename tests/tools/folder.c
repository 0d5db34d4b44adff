#include "folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char name[] = "/caseload-test-XXXXXX";

void folder_make(char folder[static FOLDER_SIZE])
{
	const char *in = getenv("TMPDIR");

	if (in == NULL || in[0] != '/' || strlen(in) + sizeof(name) > FOLDER_SIZE)
		in = "/tmp";
	snprintf(folder, FOLDER_SIZE, "%s%s", in, name);
	if (mkdtemp(folder) == NULL) {
		perror(folder);
		abort();
	}
}

static int gone(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

void folder_remove(const char *folder)
{
	chmod(folder, 0700);
	nftw(folder, gone, 8, FTW_DEPTH | FTW_PHYS);
}
