/* Page one of the caseload summary: figures, each with its picture. What is counted here adds up to
 * the list that follows. */
#include <inttypes.h>

#include <caseload/deadline.h>

#include "caseload_parts.h"

enum { LOAD_FEW = 5 };

static const char *number(int64_t n, struct arena *arena)
{
	return arena_printf(arena, "%" PRId64, n);
}

/* "12 (11 people)" where somebody has two reviews. */
static const char *late_words(const struct case_counts *counts, struct arena *arena)
{
	if (counts->late == counts->late_people)
		return number(counts->late, arena);
	return arena_printf(arena, "%" PRId64 " (%s)", counts->late,
		case_people_words(counts->late_people, arena));
}

static const char *of_them_late(int64_t n, int64_t late, struct arena *arena)
{
	return late == 0 ? number(n, arena)
			 : arena_printf(arena, "%" PRId64 " (%" PRId64 " late)", n, late);
}

static void add_counts(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"", 0, 12, SHEET_LEFT, false},
		{"", 1, 6, SHEET_LEFT, false},
		{"", 0, 12, SHEET_LEFT, false},
		{"", 1, 4, SHEET_LEFT, false},
		{"", 0, 12, SHEET_LEFT, false},
		{"", 1, 6, SHEET_LEFT, false},
	};
	const struct case_counts *counts = summary->counts;
	const struct summary_more *more = &summary->more;
	const char *const cells[][6] = {
		{"On the register", number(counts->people, arena), "No lead",
			number(counts->no_lead, arena), "Open actions",
			of_them_late(more->open, more->late_actions, arena)},
		{"Late reviews", late_words(counts, arena), "No plan",
			number(counts->no_plan, arena), "Not told who leads",
			of_them_late(more->untold, more->late_untold, arena)},
		{arena_printf(arena, "Due within %" PRId64 " days", summary->soon_days),
			number(counts->due_soon, arena), "", "", "", ""},
	};

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		sheet_row(sheet, SHEET_ROW_PLAIN, cells[i]);
}

static void add_bands(struct sheet *sheet, const struct case_counts *counts)
{
	static const int bands[] = {
		BAND_VERY_HIGH, BAND_HIGH, BAND_RISING, BAND_LOWER, BAND_UNBANDED, BAND_NO_DATA};

	sheet_chart(sheet, "People by band");
	for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]); i++)
		if (bands[i] <= BAND_LOWER || counts->by_band[bands[i]] > 0)
			sheet_bar(sheet, word_shown(&words_band, bands[i]),
				(long)counts->by_band[bands[i]], NULL, 0, NULL);
}

/* ---- lateness ---- */

enum lateness { LATE_LONG, LATE_WEEKS, LATE_DAYS, LATE_SOON, LATE_AHEAD, LATE_STOPPED, LATE_NONE };
enum { LATENESSES = LATE_NONE + 1, A_WEEK = 7, FOUR_WEEKS = 28 };

static enum lateness lateness_of(const struct case_row *row, const struct caseload_summary *summary)
{
	int late = deadline_late_days(row->next_review, summary->today);

	switch (deadline_state(row->next_review, summary->today, summary->soon_days)) {
	case DEADLINE_LATE:
		return late > FOUR_WEEKS ? LATE_LONG : late > A_WEEK ? LATE_WEEKS : LATE_DAYS;
	case DEADLINE_TODAY:
	case DEADLINE_SOON:
		return LATE_SOON;
	case DEADLINE_AHEAD:
		return LATE_AHEAD;
	case DEADLINE_NONE:
		break;
	}
	return row->stopped_for != STOP_NONE ? LATE_STOPPED : LATE_NONE;
}

static void add_lateness(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	const char *const labels[LATENESSES] = {"Over 28 days late", "8 to 28 days late",
		"Up to 7 days late",
		arena_printf(arena, "Due within %" PRId64 " days", summary->soon_days), "Later",
		"Stopped", "None booked"};
	int64_t n[LATENESSES] = {0};

	for (size_t i = 0; i < summary->n; i++)
		n[lateness_of(&summary->rows[i], summary)]++;
	sheet_chart(sheet, "People by their next review");
	for (int i = 0; i < LATENESSES; i++)
		if (i != LATE_STOPPED || n[i] > 0)
			sheet_bar(sheet, labels[i], (long)n[i], NULL, 0, NULL);
}

/* ---- load ---- */

/* Weighted cases against what the worker can carry at the hours they work. */
static void add_load(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	if (summary->load_n == 0)
		return;
	sheet_chart(sheet,
		"Load against capacity (the mark): very high counts 4, high 3, rising 2, others 1");
	for (size_t i = 0; i < summary->load_n; i++) {
		const struct worker *worker = &summary->load[i];
		int64_t capacity = worker_capacity(worker);
		char away[DATE_SHOWN_SIZE];

		if (capacity == 0 && worker->cases == 0)
			continue;
		const char *shown = capacity > 0
					    ? arena_printf(arena, "%" PRId64 " of %" PRId64 ", %s",
						      worker->weight, capacity,
						      case_people_words(worker->cases, arena))
					    : arena_printf(arena, "%" PRId64 ", %s", worker->weight,
						      case_people_words(worker->cases, arena));

		if (date_is_set(worker->away_until))
			shown = arena_printf(arena, "%s, away until %s%s%s", shown,
				date_show(worker->away_until, away),
				worker->cover != NULL ? ", cover " : "",
				worker->cover != NULL ? worker->cover : "");
		sheet_bar(sheet, worker->name, (long)worker->weight, shown, (long)capacity,
			load_light(worker->weight, capacity));
	}
}

/* ---- twelve months ---- */

/* A month that is over stands by its name; the one that runs with its day. */
static const char *month_label(const struct trend_month *month, struct arena *arena)
{
	bool over = date_add_days(month->on, 1).day == 1;

	return over ? date_month_name(month->on.month)
		    : arena_printf(arena, "%d %s", month->on.day, date_month_name(month->on.month));
}

static void add_points(struct sheet *sheet, const struct caseload_summary *summary, bool late,
	bool both, struct arena *arena)
{
	for (size_t i = 0; i < summary->trend_n; i++) {
		const struct trend_month *month = &summary->trend[i];

		sheet_point(sheet, month_label(month, arena),
			(long)(late ? month->late : month->people), NULL,
			both ? arena_printf(arena, "%" PRId64 " late", month->late) : NULL);
	}
}

/* Two pictures where the page has room for them: each row of the load above takes some of it. */
static void add_trend(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	if (summary->trend_n < 2)
		return;
	bool both = summary->load_n > LOAD_FEW;

	sheet_trend(
		sheet, both ? "People on the register at the end of each month, and late reviews"
			    : "People on the register at the end of each month");
	add_points(sheet, summary, false, both, arena);
	if (both)
		return;
	sheet_trend(sheet, "Late reviews at the end of each month");
	add_points(sheet, summary, true, false, arena);
}

void caseload_figures(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	add_counts(sheet, summary, arena);
	add_bands(sheet, summary->counts);
	add_lateness(sheet, summary, arena);
	add_load(sheet, summary, arena);
	add_trend(sheet, summary, arena);
}
