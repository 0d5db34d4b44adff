#include "where.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *cli_data_file(const char *name, struct arena *arena)
{
	const char *named = getenv("CASELOAD_STORE"), *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (strcmp(name, "caseload.db") == 0 && named != NULL && *named != '\0')
		return named;
	if (data != NULL && *data == '/') /* the standard asks to ignore one that is not absolute */
		return arena_printf(arena, "%s/caseload/%s", data, name);
	if (home == NULL || *home == '\0') {
		const struct passwd *user = getpwuid(getuid());
		home = user != NULL ? user->pw_dir : NULL;
	}
	return home != NULL ? arena_printf(arena, "%s/.local/share/caseload/%s", home, name) : NULL;
}

const char *where_store(const struct cli_options *options, bool demo, struct arena *arena)
{
	if (options->store != NULL)
		return options->store;
	return cli_data_file(demo ? "demo.db" : "caseload.db", arena);
}

bool where_make_folder(const char *store, struct err *err)
{
	char *path = xstrdup(store);
	bool done = true;

	for (char *slash = strchr(path + 1, '/'); done && slash != NULL;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST && access(path, F_OK) != 0)
			done = err_set(err, ERR_IO, "store", "The folder %s could not be made: %s.",
				path, strerror(errno));
		*slash = '/';
	}
	free(path);
	return done;
}

const char *where_login(void)
{
	const struct passwd *user = getpwuid(getuid());
	return user != NULL ? user->pw_name : NULL;
}
