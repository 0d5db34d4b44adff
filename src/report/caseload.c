#include <caseload/report/caseload.h>

#include <inttypes.h>
#include <stdlib.h>

#include <caseload/deadline.h>

/* ---- counts ---- */

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

static const char *people(int64_t n, struct arena *arena)
{
	return n == 1 ? "1 person" : arena_printf(arena, "%" PRId64 " people", n);
}

/* Weighted cases against what the worker can carry at the hours they work. */
static void add_load(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	if (summary->load_n == 0)
		return;
	sheet_chart(sheet, "Load: very high counts 4, high 3, rising 2, others 1");
	for (size_t i = 0; i < summary->load_n; i++) {
		const struct worker *worker = &summary->load[i];
		int64_t capacity = worker_capacity(worker);
		char away[DATE_SHOWN_SIZE];
		const char *shown =
			capacity > 0
				? arena_printf(arena, "%" PRId64 " of %" PRId64 ", %s",
					  worker->weight, capacity, people(worker->cases, arena))
				: arena_printf(arena, "%" PRId64 ", %s", worker->weight,
					  people(worker->cases, arena));

		if (date_is_set(worker->away_until))
			shown = arena_printf(arena, "%s, away until %s%s%s", shown,
				date_show(worker->away_until, away),
				worker->cover != NULL ? ", cover " : "",
				worker->cover != NULL ? worker->cover : "");
		sheet_bar(sheet, worker->name, (long)worker->weight, shown, (long)capacity,
			load_light(worker->weight, capacity));
	}
}

static void add_counts(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	const struct case_counts *counts = summary->counts;

	sheet_paragraph(
		sheet, arena_printf(arena,
			       "%s on the register. Late reviews: %" PRId64 ". Due within %" PRId64
			       " days: %" PRId64 ". Without a lead professional: %" PRId64
			       ". Without a plan: %" PRId64 ".",
			       people(counts->people, arena), counts->late, summary->soon_days,
			       counts->due_soon, counts->no_lead, counts->no_plan));
	add_bands(sheet, counts);
	add_load(sheet, summary, arena);
}

/* ---- people ---- */

static const char *name_cell(const struct case_row *row, int names, struct arena *arena)
{
	char died[DATE_SHOWN_SIZE];
	const char *name = names == NAMES_NUMBER ? "" : case_name(row, names, arena);

	if (date_is_set(row->died))
		return arena_printf(arena, "%s%sDECEASED %s", name, name[0] != '\0' ? "\n" : "",
			date_show(row->died, died));
	if (row->same_name && names == NAMES_FULL)
		return arena_printf(arena, "%s\n(same name as another)", name);
	return name;
}

static const char *risk_cell(const struct case_row *row, struct date today, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];
	const char *band = case_band_words(row, today, arena);

	return date_is_set(row->scored_on)
		       ? arena_printf(arena, "%s\n%s", band, date_show(row->scored_on, date))
		       : band;
}

static const char *plan_words(const struct case_row *row)
{
	return row->plan == 0 ? "No plan" : word_shown(&words_plan_status, row->plan_status);
}

static const char *lead_cell(const struct case_row *row, struct arena *arena)
{
	const char *lead = case_lead_words(row, arena);

	return arena_printf(arena, "%s\n%s", lead != NULL ? lead : "No lead", plan_words(row));
}

static const char *review_cell(const struct case_row *row, struct date today, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE], when[32];

	if (!date_is_set(row->next_review))
		return "None booked";
	return arena_printf(arena, "%s\n%s", date_show(row->next_review, date),
		deadline_sentence(row->next_review, today, when));
}

static void add_person(struct sheet *sheet, const struct case_row *row,
	const struct caseload_summary *summary, struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE];
	const char *cells[] = {
		row->nhs_number != NULL ? nhs_number_show(row->nhs_number, number) : "Not known",
		name_cell(row, summary->names, arena),
		row->age > 0 ? arena_printf(arena, "%" PRId64, row->age) : "",
		risk_cell(row, summary->today, arena),
		lead_cell(row, arena),
		review_cell(row, summary->today, arena),
		arena_printf(arena, "%" PRId64, row->open_actions),
	};

	sheet_row(sheet, SHEET_ROW_PLAIN, cells);
}

/* Where the row stands on the paper: late, due soon, to come, no date. */
static const char *group_of(const struct case_row *row, const struct caseload_summary *summary)
{
	switch (deadline_state(row->next_review, summary->today, summary->soon_days)) {
	case DEADLINE_LATE:
		return "Review late";
	case DEADLINE_TODAY:
	case DEADLINE_SOON:
		return "Review due soon";
	case DEADLINE_AHEAD:
		return "Review to come";
	case DEADLINE_NONE:
		break;
	}
	return "No review booked";
}

static int by_review(const void *a, const void *b)
{
	const struct case_row *left = *(const struct case_row *const *)a;
	const struct case_row *right = *(const struct case_row *const *)b;
	int order = date_compare(left->next_review, right->next_review);

	/* They point into one array: the order they came in settles what is equal. */
	return order != 0 ? order : (left > right) - (left < right);
}

static void add_people(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"NHS Number", 0, 12, SHEET_LEFT, false},
		{"Name", 3, 11, SHEET_LEFT, false},
		{"Age", 0, 3, SHEET_RIGHT, false},
		{"Risk", 0, 11, SHEET_LEFT, false},
		{"Lead, plan", 2, 10, SHEET_LEFT, false},
		{"Next review", 0, 12, SHEET_LEFT, false},
		{"To do", 0, 5, SHEET_RIGHT, false},
	};
	const struct case_row **sorted =
		arena_new_array(arena, const struct case_row *, summary->n + 1);
	const char *group = NULL;

	for (size_t i = 0; i < summary->n; i++)
		sorted[i] = &summary->rows[i];
	qsort(sorted, summary->n, sizeof(*sorted), by_review);
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < summary->n; i++) {
		const char *mine = group_of(sorted[i], summary);

		if (group != mine)
			sheet_row(sheet, SHEET_ROW_GROUP, (const char *[]){mine});
		group = mine;
		add_person(sheet, sorted[i], summary, arena);
	}
}

struct sheet *caseload_sheet(const struct caseload_summary *summary,
	const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet =
		sheet_new(arena, arena_printf(arena, "Caseload summary: %s", summary->who));

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	if (printing->reader != NULL)
		sheet_add_subject(sheet, arena_printf(arena, "For %s", printing->reader));
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	if (summary->n == 0) {
		sheet_paragraph(sheet, "Nobody is on this caseload.");
		return sheet;
	}
	add_counts(sheet, summary, arena);
	sheet_heading(sheet, 2, "People, late reviews first");
	add_people(sheet, summary, arena);
	sheet_paragraph(
		sheet, "To do: open actions. A score with ~ is past the day it was good until.");
	return sheet;
}
