#include "table.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

char *file_load(const char *path, size_t *size, struct arena *arena)
{
	FILE *file = fopen(path, "rb");
	char *text;
	long length;

	if (file == NULL)
		return NULL;
	fseek(file, 0, SEEK_END);
	length = ftell(file);
	rewind(file);
	text = arena_alloc(arena, (size_t)length + 1);
	*size = fread(text, 1, (size_t)length, file);
	fclose(file);
	return text;
}

/* One line's cells, in place. */
static const char **split(char *line, size_t *n, struct arena *arena)
{
	const char **cells = NULL;
	size_t room = 0;

	*n = 0;
	for (char *at = line;; at++) {
		char *out = at;
		bool quoted = *at == '"';

		*(const char **)arena_push(arena, &cells, n, &room, sizeof(*cells)) = at;
		for (at += quoted; *at != '\0' && (quoted || *at != ','); at++) {
			if (quoted && *at == '"') {
				if (at[1] != '"') {
					quoted = false;
					continue;
				}
				at++;
			}
			*out++ = *at;
		}
		bool last = *at == '\0';
		*out = '\0';
		if (last)
			return cells;
	}
}

struct table *table_load(const char *path, struct arena *arena)
{
	struct table *table = arena_new_one(arena, struct table);
	size_t size = 0, room = 0, n;
	char *text = file_load(path, &size, arena);

	if (text == NULL)
		return NULL;
	for (char *line = text, *end; *line != '\0'; line = end) {
		end = line + strcspn(line, "\n");
		if (*end != '\0')
			*end++ = '\0';
		line[strcspn(line, "\r")] = '\0';
		if (*line == '\0')
			continue;
		const char **cells = split(line, &n, arena);
		if (table->columns == NULL) {
			table->columns = cells;
			table->columns_n = n;
			continue;
		}
		if (n != table->columns_n)
			return NULL;
		*(const char ***)arena_push(
			arena, &table->rows, &table->rows_n, &room, sizeof(*table->rows)) = cells;
	}
	return table;
}

const char *figure_at(const struct table *table, size_t row, const char *column)
{
	for (size_t i = 0; i < table->columns_n; i++)
		if (strcmp(table->columns[i], column) == 0)
			return table->rows[row][i];
	return "";
}
