/* Which numbers of a page of measures hang together. */
#include <caseload/suppress.h>

#include <string.h>

#include <caseload/base/str.h>

struct page {
	struct arena *arena;
	struct measure *list;
	size_t n;
	struct suppress_cell *cells; /* three of each measure: see below */
	size_t cells_n, cells_room;
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

static size_t add_cell(struct page *page, struct suppress_cell cell)
{
	*(struct suppress_cell *)arena_push(
		page->arena, &page->cells, &page->cells_n, &page->cells_room, sizeof(cell)) = cell;
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

/* The rest follows from the two, whether or not anybody prints it. Its cell, NO_CELL for none. */
static size_t add_within(struct page *page, size_t whole, size_t part)
{
	const struct suppress_cell *w = &page->cells[whole], *p = &page->cells[part];
	size_t rest;

	if (w->free || p->free || w->value < p->value)
		return NO_CELL;
	rest = add_cell(page, (struct suppress_cell){.value = w->value - p->value});
	add_sum(page, whole, (const size_t[]){part, rest}, 2);
	return rest;
}

static bool is_little(int64_t n)
{
	return n >= SUPPRESS_FEW_LEAST && n <= SUPPRESS_FEW_MOST;
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

/* How many people the rows name that are in; rows of one person need not stand together. */
static size_t people_in(const struct measure *measure)
{
	size_t n = 0;

	for (size_t i = 0; i < measure->rows_n; i++) {
		bool before = measure->rows[i].part != MEASURE_PART_IN;

		for (size_t j = 0; j < i && !before; j++)
			before = measure->rows[j].part == MEASURE_PART_IN &&
				 measure->rows[j].person_id == measure->rows[i].person_id;
		n += !before;
		if (n > SUPPRESS_FEW_MOST)
			break;
	}
	return n;
}

/* Twelve days in hospital may be those of one person. */
static bool is_of_few(const struct measure *measure)
{
	return measure->by_days && measure->numerator > 0 && is_little((int64_t)people_in(measure));
}

static void add_cells(struct page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct measure *m = &page->list[i];
		bool people = is_about_people(m);

		add_cell(page, (struct suppress_cell){.value = m->numerator,
				       .printed = true,
				       .free = !people,
				       .few = people && is_of_few(m)});
		add_cell(page, (struct suppress_cell){.value = m->denominator,
				       .printed = m->denominator > 0,
				       .free = !people || !is_share(m)});
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

/* The figures of one measure that make up `total`: the months of M11, the parts of M17, of M4 those who
 * were told late or not at all. Whether they do is seen by adding them; what little may be missing
 * follows from them too, and so do days of whatever number. */
static void add_parts(struct page *page, size_t whole, int which, size_t total)
{
	size_t *parts = arena_new_array(page->arena, size_t, page->n + 2), n = 0;
	size_t rows = page->list[whole].rows_n;
	int64_t sum = 0, missing;

	if (total == NO_CELL || page->cells[total].free)
		return;
	for (size_t i = 0; i < page->n; i++)
		if (i != whole && page->list[i].code == page->list[whole].code &&
			page->list[i].figure != NULL &&
			same_time(&page->list[i], &page->list[whole]) &&
			!page->cells[cell_of(i, which)].free) {
			parts[n++] = cell_of(i, which);
			sum += page->cells[cell_of(i, which)].value;
			rows -= page->list[i].rows_n < rows ? page->list[i].rows_n : rows;
		}
	missing = page->cells[total].value - sum;
	bool days = page->list[whole].by_days && which == NUMERATOR;
	bool rest = is_little(missing) || (days && missing > 0);
	if (n > 1 && rest)
		parts[n++] = add_cell(page, (struct suppress_cell){.value = missing,
						    .few = days && is_little((int64_t)rows)});
	if (n > 1 && (missing == 0 || rest))
		add_sum(page, total, parts, n);
}

static size_t figure_of(const struct page *page, int code, const char *figure, size_t after)
{
	for (size_t i = after; i < page->n; i++)
		if (page->list[i].code == code && text_equal(page->list[i].figure, figure))
			return i;
	return page->n;
}

/* Of a meeting's work one number lies within another: "open" is what is left of "done". */
static void add_meeting(struct page *page)
{
	size_t made = figure_of(page, MEASURE_M20, "actions_made", 0),
	       done = figure_of(page, MEASURE_M20, "actions_done", 0),
	       late = figure_of(page, MEASURE_M20, "actions_late", 0),
	       open = figure_of(page, MEASURE_M20, "actions_open", 0),
	       cases = figure_of(page, MEASURE_M20, "cases", 0),
	       decided = figure_of(page, MEASURE_M20, "decisions", 0);

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

/* Figures that ask for more of the same people: 10 attendances are also 5. */
static bool is_nested(int code)
{
	return code == MEASURE_M2 || code == MEASURE_M10 || code == MEASURE_M12;
}

static void hold_together(struct page *page, size_t a, size_t b)
{
	int64_t difference = page->cells[a].value - page->cells[b].value;

	if (page->cells[a].free || page->cells[b].free)
		return;
	if (difference == 0)
		add_sum(page, a, (const size_t[]){b}, 1);
	else if (is_little(difference))
		add_within(page, a, b);
	else if (is_little(-difference))
		add_within(page, b, a);
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
	size_t days = figure_of(page, MEASURE_M10, "person_days", 0);

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
	suppress(page.cells, page.cells_n, page.sums, page.sums_n, arena);
	hide_days(&page);
	for (size_t i = 0; i < n; i++)
		settle(&page, i);
}
