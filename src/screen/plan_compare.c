#include "plan_compare.h"

#include <string.h>

#include <caseload/base/str.h>

struct line {
	const char *text;
	size_t length;
};

/* More cells than this and the middle is shown as all gone and all new. */
enum { TABLE_MOST = 1000000 };

static struct line *split(const char *text, size_t *n, struct arena *arena)
{
	struct line *lines;
	size_t count = 1;

	*n = 0;
	if (text_is_blank(text))
		return NULL;
	for (const char *p = text; *p; p++)
		count += *p == '\n';
	lines = arena_new_array(arena, struct line, count);
	for (const char *p = text;; p++) {
		size_t length = strcspn(p, "\n");

		lines[(*n)++] = (struct line){p, length};
		p += length;
		if (!*p)
			return lines;
	}
}

static bool same(const struct line *a, const struct line *b)
{
	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void put(struct str *out, const char *mark, const struct line *line)
{
	str_add(out, mark);
	str_addn(out, line->text, line->length);
	str_addc(out, '\n');
}

/* By the longest common subsequence: common[i][j] is its length from a[i] and b[j] on. */
static void compare(const struct line *a, size_t n, const struct line *b, size_t m, struct str *out,
	struct arena *arena)
{
	bool table = n > 0 && m > 0 && n * m <= TABLE_MOST;
	int *common = table ? arena_new_array(arena, int, (n + 1) * (m + 1)) : NULL;
	size_t i = 0, j = 0, wide = m + 1;

	for (size_t r = n; table && r-- > 0;)
		for (size_t c = m; c-- > 0;) {
			int down = common[(r + 1) * wide + c], right = common[r * wide + c + 1];

			common[r * wide + c] = same(&a[r], &b[c])
						       ? common[(r + 1) * wide + c + 1] + 1
					       : down > right ? down
							      : right;
		}
	while (i < n || j < m) {
		if (i < n && j < m && same(&a[i], &b[j]))
			put(out, "  ", &a[i]), i++, j++;
		else if (i < n && (j >= m || !table ||
					  common[(i + 1) * wide + j] >= common[i * wide + j + 1]))
			put(out, "- ", &a[i++]);
		else
			put(out, "+ ", &b[j++]);
	}
}

char *plan_compare(const char *before, const char *after, struct arena *arena)
{
	struct str out = {0};
	struct line *a, *b;
	size_t n, m;
	char *text;

	a = split(before, &n, arena);
	b = split(after, &m, arena);
	compare(a, n, b, m, &out, arena);
	text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

enum style plan_compare_style(void *data, size_t line, const char *text)
{
	(void)data;
	(void)line;
	return text_starts(text, "+ ")	 ? STYLE_BOLD
	       : text_starts(text, "- ") ? STYLE_UNDERLINE
					 : STYLE_NORMAL;
}
