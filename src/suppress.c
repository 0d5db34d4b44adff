#include <caseload/suppress.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

enum { ANY_NUMBER = 1000000000 };

static bool is_few(const struct suppress_cell *cell)
{
	return !cell->free && cell->value >= SUPPRESS_FEW_LEAST && cell->value <= SUPPRESS_FEW_MOST;
}

/* ---- what a reader can work out ---- */

static struct suppress_bounds at_first(const struct suppress_cell *cell)
{
	if (!cell->printed)
		return (struct suppress_bounds){0, ANY_NUMBER};
	switch (cell->hidden) {
	case MEASURE_HIDDEN_FEW:
		return (struct suppress_bounds){SUPPRESS_FEW_LEAST, SUPPRESS_FEW_MOST};
	case MEASURE_HIDDEN_TOO:
		return (struct suppress_bounds){SUPPRESS_FEW_MOST + 1, ANY_NUMBER};
	default:
		return (struct suppress_bounds){cell->value, cell->value};
	}
}

static bool narrow(struct suppress_bounds *b, int64_t least, int64_t most)
{
	struct suppress_bounds before = *b;

	if (least > b->least)
		b->least = least;
	if (most < b->most)
		b->most = most;
	return b->least != before.least || b->most != before.most;
}

static int64_t capped(int64_t n)
{
	return n > ANY_NUMBER ? ANY_NUMBER : n;
}

static bool narrow_by(struct suppress_bounds *bounds, const struct suppress_sum *sum)
{
	struct suppress_bounds *total = &bounds[sum->total];
	int64_t least = 0, most = 0;
	bool changed;

	for (size_t i = 0; i < sum->n; i++) {
		least += bounds[sum->parts[i]].least;
		most = capped(most + bounds[sum->parts[i]].most);
	}
	changed = narrow(total, least, most);
	for (size_t i = 0; i < sum->n; i++) {
		struct suppress_bounds *part = &bounds[sum->parts[i]];
		int64_t others_least = least - part->least, others_most = 0;

		for (size_t j = 0; j < sum->n; j++)
			if (j != i)
				others_most = capped(others_most + bounds[sum->parts[j]].most);
		changed = narrow(part, total->least - others_most, total->most - others_least) ||
			  changed;
		least = others_least + part->least;
	}
	return changed;
}

struct suppress_bounds *suppress_worked_out(const struct suppress_cell *cells, size_t n,
	const struct suppress_sum *sums, size_t sums_n, struct arena *arena)
{
	struct suppress_bounds *bounds = arena_new_array(arena, struct suppress_bounds, n + 1);
	bool changed = true;

	for (size_t i = 0; i < n; i++)
		bounds[i] = at_first(&cells[i]);
	while (changed) {
		changed = false;
		for (size_t i = 0; i < sums_n; i++)
			changed = narrow_by(bounds, &sums[i]) || changed;
	}
	return bounds;
}

/* ---- leaving out ---- */

static bool can_hide(const struct suppress_cell *cell)
{
	return cell->printed && !cell->free && cell->hidden == MEASURE_HIDDEN_NONE &&
	       cell->value > 0;
}

static bool is_in(const struct suppress_sum *sum, size_t cell)
{
	if (sum->total == cell)
		return true;
	for (size_t i = 0; i < sum->n; i++)
		if (sum->parts[i] == cell)
			return true;
	return false;
}

/* The smallest number of a sum that still stands; a part rather than the total of the same size. */
static void smaller(
	struct suppress_cell *cells, const struct suppress_sum *sum, struct suppress_cell **best)
{
	for (size_t i = 0; i <= sum->n; i++) {
		struct suppress_cell *cell = &cells[i < sum->n ? sum->parts[i] : sum->total];

		if (can_hide(cell) && (*best == NULL || cell->value < (*best)->value))
			*best = cell;
	}
}

static bool hide_beside(struct suppress_cell *cells, size_t n, const struct suppress_sum *sums,
	size_t sums_n, size_t told)
{
	struct suppress_cell *best = NULL;

	for (size_t i = 0; i < sums_n; i++)
		if (is_in(&sums[i], told))
			smaller(cells, &sums[i], &best);
	/* What tells it stands further away: whatever stands in any sum. */
	for (size_t i = 0; best == NULL && i < sums_n; i++)
		smaller(cells, &sums[i], &best);
	(void)n;
	if (best != NULL)
		best->hidden = MEASURE_HIDDEN_TOO;
	return best != NULL;
}

static bool hide_one_more(struct suppress_cell *cells, size_t n, const struct suppress_sum *sums,
	size_t sums_n, struct arena *arena)
{
	const struct suppress_bounds *bounds = suppress_worked_out(cells, n, sums, sums_n, arena);

	for (size_t i = 0; i < n; i++)
		if (is_few(&cells[i]) && bounds[i].least == bounds[i].most &&
			hide_beside(cells, n, sums, sums_n, i))
			return true;
	return false;
}

void suppress(struct suppress_cell *cells, size_t n, const struct suppress_sum *sums, size_t sums_n,
	struct arena *arena)
{
	for (size_t i = 0; i < n; i++)
		cells[i].hidden = cells[i].printed && is_few(&cells[i]) ? MEASURE_HIDDEN_FEW
									: MEASURE_HIDDEN_NONE;
	while (hide_one_more(cells, n, sums, sums_n, arena)) {
	}
}
