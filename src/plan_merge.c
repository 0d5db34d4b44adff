/* Two people wrote the same section: a three-way merge by paragraph. */
#include <caseload/plan.h>

#include <string.h>

#include <caseload/base/str.h>

struct line {
	const char *text;
	size_t length;
};
struct lines {
	struct line *items;
	size_t n;
};
/* A stretch of lines: from `at`, before `end`. */
struct span {
	const struct lines *of;
	size_t at, end;
};

/* Beyond this many cells the table of common lines is not made: the whole stretch between the
 * common beginning and end then counts as one change. */
enum { TABLE_MOST = 4000000 };

static struct lines split(const char *text, struct arena *arena)
{
	struct lines out = {NULL, 0};
	size_t n = 1;

	if (text == NULL || *text == '\0')
		return out;
	for (const char *p = text; *p != '\0'; p++)
		n += *p == '\n';
	out.items = arena_new_array(arena, struct line, n);
	for (const char *p = text;; p++) {
		size_t length = strcspn(p, "\n");
		out.items[out.n++] = (struct line){p, length};
		p += length;
		if (*p == '\0')
			return out;
	}
}

static bool same_line(const struct line *a, const struct line *b)
{
	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static bool same_span(struct span a, struct span b)
{
	if (a.end - a.at != b.end - b.at)
		return false;
	for (size_t i = 0; i < a.end - a.at; i++)
		if (!same_line(&a.of->items[a.at + i], &b.of->items[b.at + i]))
			return false;
	return true;
}

/* For each line of `base` the line of `other` it is kept as, or -1: a longest common
 * subsequence between the common beginning and the common end. */
static long *match(const struct lines *base, const struct lines *other, struct arena *arena)
{
	long *kept = arena_new_array(arena, long, base->n + 1);
	size_t from = 0, b = base->n, o = other->n;

	for (size_t i = 0; i < base->n; i++)
		kept[i] = -1;
	while (from < b && from < o && same_line(&base->items[from], &other->items[from])) {
		kept[from] = (long)from;
		from++;
	}
	while (b > from && o > from && same_line(&base->items[b - 1], &other->items[o - 1]))
		kept[--b] = (long)--o;

	size_t rows = b - from, columns = o - from;
	if (rows == 0 || columns == 0 || rows > TABLE_MOST / columns)
		return kept;
	int *longest = arena_new_array(arena, int, (rows + 1) * (columns + 1));
	size_t width = columns + 1;
	for (size_t i = rows; i-- > 0;)
		for (size_t j = columns; j-- > 0;) {
			int down = longest[(i + 1) * width + j], right = longest[i * width + j + 1];
			longest[i * width + j] =
				same_line(&base->items[from + i], &other->items[from + j])
					? longest[(i + 1) * width + j + 1] + 1
				: down > right ? down
					       : right;
		}
	for (size_t i = 0, j = 0; i < rows && j < columns;) {
		if (same_line(&base->items[from + i], &other->items[from + j]))
			kept[from + i++] = (long)(from + j++);
		else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
			i++;
		else
			j++;
	}
	return kept;
}

static void add_span(struct str *out, struct span span, bool *first)
{
	for (size_t i = span.at; i < span.end; i++) {
		if (!*first)
			str_addc(out, '\n');
		*first = false;
		str_addn(out, span.of->items[i].text, span.of->items[i].length);
	}
}

/* One stretch that somebody changed. */
static void merge_span(struct str *out, struct span base, struct span mine, struct span theirs,
	bool *first, size_t *clashes)
{
	size_t n = base.end - base.at;

	if (same_span(mine, base) || same_span(mine, theirs)) {
		add_span(out, theirs, first);
		return;
	}
	if (same_span(theirs, base)) {
		add_span(out, mine, first);
		return;
	}
	/* As many paragraphs as before in all three: neighbours changed by different people. */
	if (n > 1 && mine.end - mine.at == n && theirs.end - theirs.at == n) {
		for (size_t i = 0; i < n; i++)
			merge_span(out, (struct span){base.of, base.at + i, base.at + i + 1},
				(struct span){mine.of, mine.at + i, mine.at + i + 1},
				(struct span){theirs.of, theirs.at + i, theirs.at + i + 1}, first,
				clashes);
		return;
	}
	/* Both added at the same place: both stand, and nobody's paragraph was changed twice. */
	if (n > 0)
		(*clashes)++;
	add_span(out, theirs, first);
	add_span(out, mine, first);
}

char *text_merge(const char *base, const char *mine, const char *theirs, size_t *clashes,
	struct arena *arena)
{
	struct lines b = split(base, arena), m = split(mine, arena), t = split(theirs, arena);
	const long *in_mine = match(&b, &m, arena), *in_theirs = match(&b, &t, arena);
	struct str out = {0};
	size_t bi = 0, mi = 0, ti = 0, count = 0;
	bool first = true;

	for (size_t i = 0; i <= b.n; i++) {
		/* The end of all three is where the last stretch ends. */
		size_t m_at = i < b.n ? (size_t)in_mine[i] : m.n;
		size_t t_at = i < b.n ? (size_t)in_theirs[i] : t.n;
		if (i < b.n && (in_mine[i] < 0 || in_theirs[i] < 0))
			continue;
		merge_span(&out, (struct span){&b, bi, i}, (struct span){&m, mi, m_at},
			(struct span){&t, ti, t_at}, &first, &count);
		if (i < b.n)
			add_span(&out, (struct span){&b, i, i + 1}, &first);
		bi = i + 1, mi = m_at + 1, ti = t_at + 1;
	}
	if (clashes != NULL)
		*clashes = count;
	char *text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}
