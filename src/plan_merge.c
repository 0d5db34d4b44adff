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

/* What comes of a merge while it is made. */
struct merging {
	struct merge_piece *pieces;
	size_t n, room;
	struct str settled; /* lines of the piece being written */
	bool any;	    /* there are some, be it one empty line */
	struct arena *arena;
};

static void add_span(struct merging *merging, struct span span)
{
	for (size_t i = span.at; i < span.end; i++) {
		if (merging->any)
			str_addc(&merging->settled, '\n');
		merging->any = true;
		str_addn(&merging->settled, span.of->items[i].text, span.of->items[i].length);
	}
}

static struct merge_piece *new_piece(struct merging *merging)
{
	return arena_push(merging->arena, &merging->pieces, &merging->n, &merging->room,
		sizeof(*merging->pieces));
}

static void close_settled(struct merging *merging)
{
	if (merging->any)
		*new_piece(merging) = (struct merge_piece){
			.theirs = arena_strdup(merging->arena, str_text(&merging->settled))};
	str_clear(&merging->settled);
	merging->any = false;
}

static const char *span_text(struct span span, struct arena *arena)
{
	const struct line *first, *last;

	if (span.at == span.end)
		return NULL;
	/* Lines of one text lie side by side. */
	first = &span.of->items[span.at];
	last = &span.of->items[span.end - 1];
	return arena_strndup(arena, first->text, (size_t)(last->text + last->length - first->text));
}

/* One stretch that somebody changed. */
static void merge_span(
	struct merging *merging, struct span base, struct span mine, struct span theirs)
{
	size_t n = base.end - base.at;

	if (same_span(mine, base) || same_span(mine, theirs)) {
		add_span(merging, theirs);
		return;
	}
	if (same_span(theirs, base)) {
		add_span(merging, mine);
		return;
	}
	/* As many paragraphs as before in all three: neighbours changed by different people. */
	if (n > 1 && mine.end - mine.at == n && theirs.end - theirs.at == n) {
		for (size_t i = 0; i < n; i++)
			merge_span(merging, (struct span){base.of, base.at + i, base.at + i + 1},
				(struct span){mine.of, mine.at + i, mine.at + i + 1},
				(struct span){theirs.of, theirs.at + i, theirs.at + i + 1});
		return;
	}
	/* Both added at the same place: both stand, and nobody's paragraph was changed twice. */
	if (n == 0) {
		add_span(merging, theirs);
		add_span(merging, mine);
		return;
	}
	close_settled(merging);
	*new_piece(merging) = (struct merge_piece){.clash = true,
		.mine = span_text(mine, merging->arena),
		.theirs = span_text(theirs, merging->arena)};
}

struct merge_piece *text_merge_pieces(
	const char *base, const char *mine, const char *theirs, size_t *n, struct arena *arena)
{
	struct lines b = split(base, arena), m = split(mine, arena), t = split(theirs, arena);
	const long *in_mine = match(&b, &m, arena), *in_theirs = match(&b, &t, arena);
	struct merging merging = {.arena = arena};
	size_t bi = 0, mi = 0, ti = 0;

	for (size_t i = 0; i <= b.n; i++) {
		/* The end of all three is where the last stretch ends. */
		size_t m_at = i < b.n ? (size_t)in_mine[i] : m.n;
		size_t t_at = i < b.n ? (size_t)in_theirs[i] : t.n;
		if (i < b.n && (in_mine[i] < 0 || in_theirs[i] < 0))
			continue;
		merge_span(&merging, (struct span){&b, bi, i}, (struct span){&m, mi, m_at},
			(struct span){&t, ti, t_at});
		if (i < b.n)
			add_span(&merging, (struct span){&b, i, i + 1});
		bi = i + 1, mi = m_at + 1, ti = t_at + 1;
	}
	close_settled(&merging);
	str_free(&merging.settled);
	*n = merging.n;
	return merging.pieces;
}

char *merge_text(const struct merge_piece *pieces, size_t n, struct arena *arena)
{
	struct str out = {0};
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		bool theirs = !pieces[i].clash || pieces[i].choice != MERGE_MINE;
		bool mine = pieces[i].clash && pieces[i].choice != MERGE_THEIRS;
		const char *parts[2] = {
			theirs ? pieces[i].theirs : NULL, mine ? pieces[i].mine : NULL};

		for (int part = 0; part < 2; part++) {
			if (parts[part] == NULL)
				continue;
			if (any)
				str_addc(&out, '\n');
			any = true;
			str_add(&out, parts[part]);
		}
	}
	char *text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

char *text_merge(const char *base, const char *mine, const char *theirs, size_t *clashes,
	struct arena *arena)
{
	size_t n, count = 0;
	struct merge_piece *pieces = text_merge_pieces(base, mine, theirs, &n, arena);

	for (size_t i = 0; i < n; i++) {
		pieces[i].choice = MERGE_BOTH;
		count += pieces[i].clash;
	}
	if (clashes != NULL)
		*clashes = count;
	return merge_text(pieces, n, arena);
}
