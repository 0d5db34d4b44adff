#include <caseload/work_list.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

/* ---- rising ---- */

static int64_t millionths(struct score score)
{
	int64_t value = score.value;

	for (int scale = score.scale; scale < 6; scale++)
		value *= 10;
	return score.set ? value : 0;
}

int64_t work_rise(const struct work_row *row)
{
	if (!row->before.set || !row->who.score.set)
		return 0;
	return millionths(row->who.score) - millionths(row->before);
}

int work_rising_compare(const void *a, const void *b)
{
	const struct work_row *x = a, *y = b;
	int64_t x_rise = work_rise(x), y_rise = work_rise(y);
	int by = -score_compare(x->who.score, y->who.score);

	if (by == 0)
		by = (x_rise < y_rise) - (x_rise > y_rise);
	if (by == 0 && date_is_set(x->seen) != date_is_set(y->seen))
		by = date_is_set(x->seen) ? 1 : -1;
	if (by == 0 && date_is_set(x->seen))
		by = date_compare(x->seen, y->seen);
	if (by == 0 && x->who.fold != NULL && y->who.fold != NULL)
		by = strcmp(x->who.fold, y->who.fold);
	return by != 0 ? by
		       : (x->who.person_id > y->who.person_id) -
				 (x->who.person_id < y->who.person_id);
}

/* ---- readmissions ---- */

static int by_day(const void *a, const void *b)
{
	const struct hospital_day *x = a, *y = b;
	int days = date_compare(x->on, y->on);

	return days != 0 ? days : x->discharge - y->discharge;
}

/* What was recorded of one day: first how many admissions, then how many discharges. */
struct day_counts {
	struct date on;
	size_t in, out;
};

static size_t day_at(const struct hospital_day *days, size_t n, size_t i, struct day_counts *out)
{
	*out = (struct day_counts){.on = days[i].on};
	for (; i < n && date_equal(days[i].on, out->on); i++) {
		out->in += !days[i].discharge;
		out->out += days[i].discharge;
	}
	return i;
}

int readmission_gap(struct hospital_day *days, size_t n, struct date from, struct date *admitted)
{
	struct date left = DATE_NONE;
	bool inside = false;
	int gap = -1;

	if (n > 0)
		qsort(days, n, sizeof(*days), by_day);
	for (size_t i = 0; i < n;) {
		struct day_counts day;

		i = day_at(days, n, i, &day);
		if (inside && day.out > 0) {
			left = day.on;
			inside = false;
			day.out--;
		}
		if (day.in > 0) {
			long since = date_is_set(left) ? date_between(left, day.on) : -1;
			if (since >= 0 && since < READMISSION_DAYS &&
				date_compare(day.on, from) >= 0) {
				gap = (int)since;
				*admitted = day.on;
			}
			inside = true;
		}
		if (day.out > 0) {
			left = day.on;
			inside = false;
		}
	}
	return gap;
}
