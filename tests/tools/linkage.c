#include "linkage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 12 };

static char *read_all(const char *folder, const char *name)
{
	char path[512];
	FILE *file;
	char *text = NULL;
	long size;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (file == NULL)
		return NULL;
	if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0) {
		rewind(file);
		text = calloc((size_t)size + 1, 1);
		if (text != NULL && fread(text, 1, (size_t)size, file) != (size_t)size)
			text[0] = '\0';
	}
	fclose(file);
	return text;
}

/* No cell of these files is quoted. */
static size_t cut(char *line, char *cells[CELLS])
{
	size_t n = 0;

	line[strcspn(line, "\r")] = '\0';
	while (n < CELLS && line != NULL) {
		char *comma = strchr(line, ',');
		if (comma != NULL)
			*comma = '\0';
		line += strspn(line, " ");
		cells[n++] = line;
		line = comma != NULL ? comma + 1 : NULL;
	}
	return n;
}

/* The parts of an address are one string in the end: in place, with blanks between. */
static const char *join(const char *a, const char *b, const char *c, const char *d)
{
	size_t size = strlen(a) + strlen(b) + strlen(c) + strlen(d) + 4;
	char *out = malloc(size);

	if (out != NULL)
		snprintf(out, size, "%s %s %s %s", a, b, c, d);
	return out;
}

static size_t count_pairs(const struct linkage *set)
{
	size_t n = 0;

	for (size_t i = 0; i < set->n; i++)
		for (size_t j = i + 1; j < set->n; j++)
			n += set->rows[i].person == set->rows[j].person;
	return n;
}

bool linkage_read(const char *folder, const char *name, struct linkage *out)
{
	bool febrl = strncmp(name, "febrl", 5) == 0;
	char *rest, *line;

	memset(out, 0, sizeof(*out));
	out->text = read_all(folder, name);
	if (out->text == NULL)
		return false;
	out->rows = calloc(strlen(out->text) / 10 + 1, sizeof(*out->rows));
	rest = out->text;
	strtok_r(rest, "\n", &rest);
	while ((line = strtok_r(rest, "\n", &rest)) != NULL) {
		char *cell[CELLS];
		size_t n = cut(line, cell);
		struct linkage_row *row = &out->rows[out->n];
		if (febrl && n >= 11)
			*row = (struct linkage_row){cell[1], cell[2], cell[9],
				join(cell[3], cell[4], cell[5], cell[6]), cell[7], "", cell[10],
				strtol(cell[0] + strlen("rec-"), NULL, 10)};
		else if (!febrl && n >= 7)
			*row = (struct linkage_row){cell[1], cell[2], cell[3],
				join(cell[4], "", "", ""), "", cell[5], "",
				strtol(cell[6], NULL, 10)};
		else
			continue;
		out->n++;
	}
	out->pairs = count_pairs(out);
	return true;
}

void linkage_free(struct linkage *set)
{
	for (size_t i = 0; i < set->n; i++)
		free((char *)set->rows[i].address);
	free(set->rows);
	free(set->text);
	memset(set, 0, sizeof(*set));
}
