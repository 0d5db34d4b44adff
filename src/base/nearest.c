#include <caseload/base/str.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* How many letters must be put in, taken out, changed or swapped to make one word of the other. */
static int distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), width = m + 1;
	int *table = xcalloc((n + 1) * width, sizeof(int));

	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= m; j++) {
			int *at = &table[i * width + j];
			if (i == 0 || j == 0) {
				*at = (int)(i + j);
				continue;
			}
			*at = least(least(at[-(ptrdiff_t)width] + 1, at[-1] + 1),
				table[(i - 1) * width + j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				*at = least(*at, table[(i - 2) * width + j - 2] + 1);
		}
	int result = table[n * width + m];
	free(table);
	return result;
}

const char *text_nearest(const char *text, const char *const names[], size_t n)
{
	const char *best = NULL;
	size_t length = strlen(text);
	int limit = length <= 4 ? 1 : length <= 8 ? 2 : 3, best_distance = limit + 1;

	if (length < 2 || length > 60)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		int d = distance(text, names[i]);
		if (d < best_distance) {
			best = names[i];
			best_distance = d;
		}
	}
	for (size_t i = 0; best == NULL && length > 2 && i < n; i++)
		if (strncmp(names[i], text, length) == 0)
			best = names[i];
	return best;
}
