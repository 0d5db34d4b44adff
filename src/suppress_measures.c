/* Which numbers of a page of measures hang together. */
#include <caseload/suppress.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

const char *const suppress_sentence =
	"Counts of 1 to 4 and what tells them are left out; two pages may tell more";

/* Who is behind a number, in order: one person as often as rows of theirs are counted. */
struct people {
	int64_t *ids; /* NULL: everybody counts once, or nobody has the names */
	size_t n;
};

struct page {
	struct arena *arena;
	struct measure *list;
	size_t n;
	struct suppress_cell *cells; /* two of each measure, then what follows from them */
	size_t cells_n, cells_room;
	struct people *behind; /* of each cell */
	size_t behind_n, behind_room;
	struct suppress_sum *sums;
	size_t sums_n, sums_room;
	size_t *rest; /* of each measure: those of the denominator that are not in the numerator */
};
enum { NUMERATOR, DENOMINATOR, CELLS_EACH };
#define NO_CELL ((size_t)-1)

static size_t cell_of(size_t measure, int which)
{
	return measure * CELLS_EACH + (size_t)which;
}

/* ---- who is behind a number ---- */

static bool is_little(int64_t n)
{
	return n >= SUPPRESS_FEW_LEAST && n <= SUPPRESS_FEW_MOST;
}

static int by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Twelve admissions may be those of two people. Where the rows do not make the number, as the adults of a
 * practice, it stands for itself. */
static struct people people_of(struct page *page, const struct measure *m, bool out)
{
	struct people people = {0};
	int64_t number = out ? m->denominator : m->numerator;

	/* Those of M10 are held against their admissions. */
	if (text_equal(m->unit, "people") && m->code != MEASURE_M10)
		return people;
	people.ids = arena_new_array(page->arena, int64_t, m->rows_n + 1);
	for (size_t i = 0; i < m->rows_n; i++)
		if (m->rows[i].part == MEASURE_PART_IN ||
			(out && m->rows[i].part == MEASURE_PART_OUT))
			people.ids[people.n++] = m->rows[i].person_id;
	if (people.n == 0 || (!m->by_days && (int64_t)people.n != number))
		return (struct people){0};
	qsort(people.ids, people.n, sizeof(*people.ids), by_id);
	return people;
}

/* Those of whom there are more rows in `all` than in `less`. */
static struct people people_beyond(
	struct page *page, const struct people *all, const struct people *less)
{
	struct people beyond = {arena_new_array(page->arena, int64_t, all->n + 1), 0};
	size_t j = 0;

	for (size_t i = 0; i < all->n; i++) {
		while (j < less->n && less->ids[j] < all->ids[i])
			j++;
		if (j < less->n && less->ids[j] == all->ids[i])
			j++;
		else
			beyond.ids[beyond.n++] = all->ids[i];
	}
	return beyond;
}

static bool is_of_few(const struct people *people)
{
	size_t n = 0;

	for (size_t i = 0; i < people->n && n <= SUPPRESS_FEW_MOST; i++)
		n += i == 0 || people->ids[i] != people->ids[i - 1];
	return is_little((int64_t)n);
}

/* ---- cells and sums ---- */

static size_t add_cell(struct page *page, struct suppress_cell cell, struct people behind)
{
	cell.few = !cell.free && cell.value > 0 && is_of_few(&behind);
	*(struct suppress_cell *)arena_push(
		page->arena, &page->cells, &page->cells_n, &page->cells_room, sizeof(cell)) = cell;
	*(struct people *)arena_push(page->arena, &page->behind, &page->behind_n,
		&page->behind_room, sizeof(behind)) = behind;
	return page->cells_n - 1;
}

static void add_sum(struct page *page, size_t total, const size_t *parts, size_t n)
{
	size_t *copy = arena_new_array(page->arena, size_t, n);

	memcpy(copy, parts, n * sizeof(*parts));
	*(struct suppress_sum *)arena_push(page->arena, &page->sums, &page->sums_n,
		&page->sums_room, sizeof(struct suppress_sum)) =
		(struct suppress_sum){total, copy, n};
}

/* What is left follows from the two, whether or not anybody prints it. Its cell, NO_CELL for none. */
static size_t add_within(struct page *page, size_t whole, size_t part)
{
	const struct suppress_cell *w = &page->cells[whole], *p = &page->cells[part];
	struct people left = {0};
	size_t rest;

	if (w->free || p->free || w->value < p->value)
		return NO_CELL;
	if (page->behind[whole].n > 0)
		left = people_beyond(page, &page->behind[whole], &page->behind[part]);
	rest = add_cell(page, (struct suppress_cell){.value = w->value - p->value}, left);
	add_sum(page, whole, (const size_t[]){part, rest}, 2);
	return rest;
}

/* Meetings and who of the staff came are about nobody in the team's care. */
static bool is_about_people(const struct measure *measure)
{
	for (size_t i = 0; i < measure->rows_n; i++)
		if (measure->rows[i].person_id != 0)
			return true;
	return measure->rows_n == 0;
}

static bool is_share(const struct measure *measure)
{
	return measure->denominator > 0 && measure->rate == NULL;
}

static void add_cells(struct page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct measure *m = &page->list[i];
		bool people = is_about_people(m), share = is_share(m);

		add_cell(page,
			(struct suppress_cell){
				.value = m->numerator, .printed = true, .free = !people},
			people_of(page, m, false));
		add_cell(page,
			(struct suppress_cell){.value = m->denominator,
				.printed = m->denominator > 0,
				.free = !people || !share},
			share ? people_of(page, m, true) : (struct people){0});
	}
	for (size_t i = 0; i < page->n; i++)
		page->rest[i] = is_share(&page->list[i]) ? add_within(page, cell_of(i, DENOMINATOR),
								   cell_of(i, NUMERATOR))
							 : NO_CELL;
}

static bool same_time(const struct measure *a, const struct measure *b)
{
	return date_compare(a->as_at, b->as_at) == 0;
}

static struct people joined(struct page *page, const size_t *cells, size_t n)
{
	struct people all = {0};
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		most += page->behind[cells[i]].n;
	all.ids = arena_new_array(page->arena, int64_t, most + 1);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < page->behind[cells[i]].n; j++)
			all.ids[all.n++] = page->behind[cells[i]].ids[j];
	qsort(all.ids, all.n, sizeof(*all.ids), by_id);
	return all;
}

/* The figures of one measure that make up `total`: the months of M11, the parts of M17, of M4 those who
 * were told late or not at all. Whether they do is seen by adding them; what is missing of a few
 * follows from them too. */
static void add_parts(struct page *page, size_t whole, int which, size_t total)
{
	size_t *parts = arena_new_array(page->arena, size_t, page->n + 2), n = 0;
	struct people named, missing = {0};
	int64_t sum = 0, left;

	if (total == NO_CELL || page->cells[total].free || page->list[whole].code == MEASURE_M24)
		return;
	for (size_t i = 0; i < page->n; i++)
		if (i != whole && page->list[i].code == page->list[whole].code &&
			page->list[i].figure != NULL &&
			same_time(&page->list[i], &page->list[whole]) &&
			!page->cells[cell_of(i, which)].free) {
			parts[n++] = cell_of(i, which);
			sum += page->cells[cell_of(i, which)].value;
		}
	left = page->cells[total].value - sum;
	if (n < 2 || left < 0)
		return;
	if (left > 0) {
		named = joined(page, parts, n);
		missing = people_beyond(page, &page->behind[total], &named);
		if (!is_little(left) && !is_of_few(&missing))
			return;
		parts[n++] = add_cell(page, (struct suppress_cell){.value = left}, missing);
	}
	add_sum(page, total, parts, n);
}

/* page->n: there is none. */
static size_t figure_of(const struct page *page, int code, const char *figure)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->list[i].code == code && text_equal(page->list[i].figure, figure))
			return i;
	return page->n;
}

/* Of a meeting's work one number lies within another: "open" is what is left of "done". */
static void add_meeting(struct page *page)
{
	size_t made = figure_of(page, MEASURE_M20, "actions_made"),
	       done = figure_of(page, MEASURE_M20, "actions_done"),
	       late = figure_of(page, MEASURE_M20, "actions_late"),
	       open = figure_of(page, MEASURE_M20, "actions_open"),
	       cases = figure_of(page, MEASURE_M20, "cases"),
	       decided = figure_of(page, MEASURE_M20, "decisions");

	if (cases < page->n && decided < page->n)
		add_within(page, cell_of(cases, NUMERATOR), cell_of(decided, NUMERATOR));
	if (open < page->n && late < page->n)
		add_within(page, cell_of(open, NUMERATOR), cell_of(late, NUMERATOR));
	if (made < page->n && done < page->n)
		add_within(page, cell_of(made, NUMERATOR), cell_of(done, DENOMINATOR));
	if (done < page->n && open < page->n &&
		page->list[done].denominator ==
			page->list[done].numerator + page->list[open].numerator)
		add_sum(page, cell_of(done, DENOMINATOR),
			(const size_t[]){cell_of(done, NUMERATOR), cell_of(open, NUMERATOR)}, 2);
}

/* Two numbers of nearly the same: equal, or one within the other but for a few. */
static void hold_together(struct page *page, size_t a, size_t b)
{
	struct people left;

	if (page->cells[a].free || page->cells[b].free)
		return;
	if (page->cells[a].value == page->cells[b].value) {
		add_sum(page, a, (const size_t[]){b}, 1);
		return;
	}
	if (page->cells[a].value < page->cells[b].value) {
		hold_together(page, b, a);
		return;
	}
	left = people_beyond(page, &page->behind[a], &page->behind[b]);
	if (is_little(page->cells[a].value - page->cells[b].value) || is_of_few(&left))
		add_within(page, a, b);
}

/* Of the frail some are moderately and the others severely so; of these some fell. */
static void add_frailty(struct page *page)
{
	size_t frail = figure_of(page, MEASURE_M24, NULL),
	       moderate = figure_of(page, MEASURE_M24, "moderate"),
	       severe = figure_of(page, MEASURE_M24, "severe"),
	       fell = figure_of(page, MEASURE_M24, "severe_fall");

	if (frail < page->n && moderate < page->n && severe < page->n)
		add_sum(page, cell_of(frail, NUMERATOR),
			(const size_t[]){cell_of(moderate, NUMERATOR), cell_of(severe, NUMERATOR)},
			2);
	if (severe < page->n && fell < page->n)
		hold_together(page, cell_of(severe, NUMERATOR), cell_of(fell, DENOMINATOR));
}

/* Admissions, how many of them soon after a discharge, how many people they were, and with the
 * attendances those that were looked at. */
static void add_admissions(struct page *page)
{
	size_t all = figure_of(page, MEASURE_M10, NULL),
	       people = figure_of(page, MEASURE_M10, "people"),
	       again = figure_of(page, MEASURE_M10, "again"),
	       looked_at = figure_of(page, MEASURE_M11, NULL);

	if (all < page->n && people < page->n)
		hold_together(page, cell_of(all, NUMERATOR), cell_of(people, NUMERATOR));
	if (all < page->n && again < page->n)
		hold_together(page, cell_of(all, NUMERATOR), cell_of(again, DENOMINATOR));
	if (all < page->n && looked_at < page->n)
		hold_together(page, cell_of(looked_at, DENOMINATOR), cell_of(all, NUMERATOR));
}

/* Care Act reviews are reviews: the others are what is left, in time and late. */
static void add_reviews(struct page *page)
{
	size_t all = figure_of(page, MEASURE_M6, NULL), first = figure_of(page, MEASURE_M8, NULL);

	if (all == page->n || first == page->n)
		return;
	hold_together(page, cell_of(all, NUMERATOR), cell_of(first, NUMERATOR));
	hold_together(page, cell_of(all, DENOMINATOR), cell_of(first, DENOMINATOR));
	if (page->rest[all] != NO_CELL && page->rest[first] != NO_CELL)
		hold_together(page, page->rest[all], page->rest[first]);
}

/* Figures that ask for more of the same people: 10 attendances are also 5. Of M13 the quarter and the
 * national window are nearly the same days. */
static bool is_nested(int code)
{
	return code == MEASURE_M2 || code == MEASURE_M12 || code == MEASURE_M13;
}

static bool is_of_the_register(const struct measure *m)
{
	return is_share(m) && text_equal(m->unit, "people");
}

/* Numbers that are equal or nearly so and count the same people: the register is the denominator of
 * several, and who leads (M19) is who has a lead (M3). */
static void add_same(struct page *page, size_t i, size_t j)
{
	const struct measure *a = &page->list[i], *b = &page->list[j];

	if (is_of_the_register(a) && is_of_the_register(b))
		hold_together(page, cell_of(i, DENOMINATOR), cell_of(j, DENOMINATOR));
	else if (is_share(a) && is_share(b) && a->code == b->code &&
		 a->denominator == b->denominator)
		hold_together(page, cell_of(i, DENOMINATOR), cell_of(j, DENOMINATOR));
	if (a->code == MEASURE_M1 && is_of_the_register(b))
		hold_together(page, cell_of(i, NUMERATOR), cell_of(j, DENOMINATOR));
	if (a->code == MEASURE_M3 && b->code == MEASURE_M19)
		hold_together(page, cell_of(i, NUMERATOR), cell_of(j, NUMERATOR));
	if (a->code == MEASURE_M16 && b->code == MEASURE_M17 && b->figure == NULL)
		hold_together(page, cell_of(i, NUMERATOR), cell_of(j, NUMERATOR));
	if (is_of_the_register(a) && b->code == MEASURE_M19)
		hold_together(page, cell_of(i, DENOMINATOR), cell_of(j, NUMERATOR));
	if (a->code == b->code && is_nested(a->code) && same_time(a, b) && a->rate == NULL &&
		b->rate == NULL && text_equal(a->unit, b->unit))
		hold_together(page, cell_of(i, NUMERATOR), cell_of(j, NUMERATOR));
}

static const char *shown(int hidden, int64_t number, struct arena *arena)
{
	char parted[THOUSANDS_SIZE];

	return hidden == MEASURE_HIDDEN_FEW   ? "1 to 4"
	       : hidden == MEASURE_HIDDEN_TOO ? "not shown"
					      : arena_strdup(arena, thousands_show(number, parted));
}

static void settle(struct page *page, size_t i)
{
	struct measure *m = &page->list[i];

	m->numerator_hidden = page->cells[cell_of(i, NUMERATOR)].hidden;
	m->denominator_hidden = page->cells[cell_of(i, DENOMINATOR)].hidden;
	m->rows = NULL;
	m->rows_n = 0;
	if (m->numerator_hidden == MEASURE_HIDDEN_NONE &&
		m->denominator_hidden == MEASURE_HIDDEN_NONE)
		return;
	/* A share, a rate or a median would give the number away again. */
	m->value = m->denominator > 0 ? "not shown"
				      : shown(m->numerator_hidden, m->numerator, page->arena);
	m->rate = NULL;
	m->note = NULL;
}

const char *measure_count_words(const struct measure *m, struct arena *arena)
{
	const char *in = shown(m->numerator_hidden, m->numerator, arena);

	if (m->not_recorded)
		return "";

	/* A rate is of something else than what is counted: days, residents. */
	if (m->denominator == 0 || m->of != NULL)
		return in;
	return arena_printf(
		arena, "%s of %s", in, shown(m->denominator_hidden, m->denominator, arena));
}

/* The days on the register of a few are also what their admissions are a rate of. */
static void hide_days(struct page *page)
{
	size_t days = figure_of(page, MEASURE_M10, "person_days");

	if (days == page->n || page->cells[cell_of(days, NUMERATOR)].hidden == MEASURE_HIDDEN_NONE)
		return;
	for (size_t i = 0; i < page->n; i++)
		if (page->list[i].code == MEASURE_M10 && page->list[i].rate != NULL)
			page->cells[cell_of(i, DENOMINATOR)].hidden = MEASURE_HIDDEN_TOO;
}

void measures_suppress(struct measure *list, size_t n, struct arena *arena)
{
	struct page page = {.arena = arena, .list = list, .n = n};

	page.rest = arena_new_array(arena, size_t, n + 1);
	add_cells(&page);
	for (size_t i = 0; i < n; i++) {
		if (list[i].figure == NULL) {
			add_parts(&page, i, NUMERATOR, cell_of(i, NUMERATOR));
			add_parts(&page, i, NUMERATOR, page.rest[i]);
			if (is_share(&list[i])) {
				add_parts(&page, i, NUMERATOR, cell_of(i, DENOMINATOR));
				add_parts(&page, i, DENOMINATOR, cell_of(i, DENOMINATOR));
			}
		}
		for (size_t j = i + 1; j < n; j++)
			add_same(&page, i, j);
	}
	add_meeting(&page);
	add_reviews(&page);
	add_admissions(&page);
	add_frailty(&page);
	suppress(page.cells, page.cells_n, page.sums, page.sums_n, arena);
	hide_days(&page);
	for (size_t i = 0; i < n; i++)
		settle(&page, i);
}
