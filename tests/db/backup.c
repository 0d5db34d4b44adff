#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "scratch.h"

static int files_in(const char *path)
{
	DIR *directory = opendir(path);
	int n = 0;
	for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
		n += entry->d_name[0] != '.';
	closedir(directory);
	return n;
}

Test(backup, round_trip)
{
	struct scratch scratch, copy;
	struct err err = {0};
	struct stat st;

	scratch_init(&scratch);
	scratch_init(&copy);
	struct db *db = scratch_store(&scratch);
	must_run(db, "PRAGMA user_version=7; PRAGMA application_id=99;"
		     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000)"
		     " INSERT INTO person(name) SELECT 'Name ' || i FROM n");
	cr_assert(db_backup(db, copy.path, &err), "%s", err.text);
	cr_assert(files_in(copy.directory) == 1, "only the copy is left");
	cr_assert(stat(copy.path, &st) == 0);
	cr_assert((st.st_mode & 0777) == 0600);
	must_run(db, "DELETE FROM person");
	struct db *other = scratch_open(&copy, 0);
	cr_assert(db_check(other, &err), "%s", err.text);
	cr_assert(one_int(other, "SELECT count(*) FROM person") == 3000);
	cr_assert(one_int(other, "PRAGMA user_version") == 7);
	cr_assert(one_int(other, "PRAGMA application_id") == 99);
	db_close(other);

	/* A copy never takes the place of anything, the store itself included. */
	cr_assert(!db_backup(db, copy.path, &err));
	cr_assert(err.code == ERR_INVALID, "%s", err.text);
	cr_assert(!db_backup(db, scratch.path, &err));
	cr_assert(one_int(db, "SELECT count(*) FROM person") == 0);
	char path[256];
	snprintf(path, sizeof(path), "%s/missing/copy.db", copy.directory);
	cr_assert(!db_backup(db, path, &err));
	cr_assert(strstr(err.text, "missing") != NULL, "%s", err.text);
	cr_assert(files_in(copy.directory) == 1);
	db_close(db);
	scratch_remove(&scratch);
	scratch_remove(&copy);
}
