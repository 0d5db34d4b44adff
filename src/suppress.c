#include <caseload/suppress.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

enum { ANY_NUMBER = 1000000000 };

static bool is_few(const struct suppress_cell *cell)
{
	return !cell->free && (cell->few || (cell->value >= SUPPRESS_FEW_LEAST &&
						    cell->value <= SUPPRESS_FEW_MOST));
}

/* What stands in its place says no more than how large the number itself is. */
static int few_as(const struct suppress_cell *cell)
{
	return cell->value <= SUPPRESS_FEW_MOST ? MEASURE_HIDDEN_FEW : MEASURE_HIDDEN_TOO;
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

/* A page: what the functions below go over again and again. */
struct hiding {
	struct suppress_cell *cells;
	size_t n;
	const struct suppress_sum *sums;
	size_t sums_n;
	struct arena *arena;
};

static bool is_told(const struct hiding *h, size_t cell)
{
	const struct suppress_bounds *bounds =
		suppress_worked_out(h->cells, h->n, h->sums, h->sums_n, h->arena);

	return bounds[cell].least == bounds[cell].most;
}

static bool any_is_told(const struct hiding *h)
{
	const struct suppress_bounds *bounds =
		suppress_worked_out(h->cells, h->n, h->sums, h->sums_n, h->arena);

	for (size_t i = 0; i < h->n; i++)
		if (is_few(&h->cells[i]) && bounds[i].least == bounds[i].most)
			return true;
	return false;
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

static bool stand_together(const struct hiding *h, size_t a, size_t b)
{
	for (size_t i = 0; i < h->sums_n; i++)
		if (is_in(&h->sums[i], a) && is_in(&h->sums[i], b))
			return true;
	return false;
}

/* The smallest number, of those beside the one that is told or of all; with `enough` only one without
 * which it no longer is told. */
static struct suppress_cell *smallest(const struct hiding *h, size_t told, bool beside, bool enough)
{
	struct suppress_cell *best = NULL;

	for (size_t i = 0; i < h->n; i++) {
		struct suppress_cell *cell = &h->cells[i];
		bool still;

		if (!can_hide(cell) || (beside && !stand_together(h, told, i)) ||
			(best != NULL && cell->value >= best->value))
			continue;
		cell->hidden = MEASURE_HIDDEN_TOO;
		still = enough && is_told(h, told);
		cell->hidden = MEASURE_HIDDEN_NONE;
		if (!still)
			best = cell;
	}
	return best;
}

/* One that is enough rather than one that is near: two may say the same number. */
static struct suppress_cell *next_to_hide(const struct hiding *h, size_t told)
{
	struct suppress_cell *next = smallest(h, told, true, true);

	next = next != NULL ? next : smallest(h, told, false, true);
	next = next != NULL ? next : smallest(h, told, true, false);
	return next != NULL ? next : smallest(h, told, false, false);
}

static bool hide_one_more(const struct hiding *h)
{
	const struct suppress_bounds *bounds =
		suppress_worked_out(h->cells, h->n, h->sums, h->sums_n, h->arena);

	for (size_t i = 0; i < h->n; i++) {
		struct suppress_cell *next;

		if (!is_few(&h->cells[i]) || bounds[i].least != bounds[i].most)
			continue;
		next = next_to_hide(h, i);
		if (next == NULL)
			continue;
		next->hidden = MEASURE_HIDDEN_TOO;
		return true;
	}
	return false;
}

void suppress(struct suppress_cell *cells, size_t n, const struct suppress_sum *sums, size_t sums_n,
	struct arena *arena)
{
	for (size_t i = 0; i < n; i++)
		cells[i].hidden = cells[i].printed && is_few(&cells[i]) ? few_as(&cells[i])
									: MEASURE_HIDDEN_NONE;
	const struct hiding hiding = {cells, n, sums, sums_n, arena};
	while (hide_one_more(&hiding)) {
	}
	/* What was left out first may stand again beside what was left out later. */
	for (size_t i = 0; i < n; i++) {
		if (cells[i].hidden != MEASURE_HIDDEN_TOO)
			continue;
		cells[i].hidden = MEASURE_HIDDEN_NONE;
		if (any_is_told(&hiding))
			cells[i].hidden = MEASURE_HIDDEN_TOO;
	}
}
