#include <caseload/store/stood.h>

#include <stdio.h>
#include <stdlib.h>

#include <criterion/criterion.h>

#include <caseload/base/clock.h>

#include "folder.h"

/* Another program may have the file: the past is refused, and nothing of the try is left. */
Test(store_stood, is_refused_where_the_file_cannot_be_read)
{
	char folder[FOLDER_SIZE], path[96];
	struct arena *arena = arena_new();
	struct store *store, *past;
	struct trend_month *trend;
	struct err err = {0};
	size_t n;

	setenv("CASELOAD_NOW", "2026-03-12T14:05", 1);
	cr_assert(clock_start(&err));
	folder_make(folder);
	snprintf(path, sizeof path, "%s/store.db", folder);
	cr_assert(store_create(path, &store, &err), "%s", err.text);
	cr_assert(db_run(store_db(store), "ALTER TABLE clock_stop RENAME TO spoiled", &err));
	cr_assert_not(store_stood(store, 1, clock_today(), STOOD_CARE, &past, &err));
	cr_assert_null(past);
	cr_assert_not(store_trend(store, 1, 0, clock_today(), 3, arena, &trend, &n, &err));
	store_close(store);
	folder_remove(folder);
	arena_free(arena);
}
