/* A small CSV file with a heading row, for tests that replay figures. */
#ifndef TESTS_TABLE_H
#define TESTS_TABLE_H

#include <caseload/base/arena.h>

struct table {
	const char **columns;
	size_t columns_n;
	const char ***rows;
	size_t rows_n;
};
/* NULL where there is no such file, or a row is too short. Quoted cells may hold commas, not line ends. */
struct table *table_load(const char *path, struct arena *arena);
/* "" where the column is not there. */
const char *figure_at(const struct table *table, size_t row, const char *column);
/* A whole file, ended with NUL; NULL where there is none. */
char *file_load(const char *path, size_t *size, struct arena *arena);

#endif
