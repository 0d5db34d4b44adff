/* Strata and work lists as rows. */
#include <inttypes.h>

#include <caseload/risk.h>

#include "rows_inside.h"

void rows_strata(struct rows *rows, const struct strata_row *list, size_t n)
{
	static const struct column columns[] = {
		{"Practice", NULL, 0},
		{"Name", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Adults", "adults", COLUMN_RIGHT},
		{"List of", "list of", COLUMN_SPARE},
		{"Stratum", NULL, 0},
		{"Places", "places", COLUMN_RIGHT},
		{"People", "people", COLUMN_RIGHT},
		{"In care", "in care", COLUMN_RIGHT},
		{"Lead", "with a lead", COLUMN_RIGHT},
		{"Plan", "with a plan", COLUMN_RIGHT},
		{"Remark", NULL, COLUMN_SHRINK | COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct strata_row *r = &list[i];
		bool ranked = r->stratum != STRATUM_NONE;

		rows_add(rows, r->practice);
		rows_add(rows, r->practice_name);
		rows_add_number(rows, r->adults);
		rows_add_date(rows, r->list_date);
		rows_add(rows, ranked ? word_shown(&words_stratum, r->stratum) : "not ranked");
		const int64_t counts[] = {
			r->places, r->people, r->in_care, r->with_lead, r->with_plan};
		for (size_t c = 0; c < COUNT(counts); c++)
			rows_add(rows,
				ranked ? arena_printf(rows->arena, "%" PRId64, counts[c]) : "");
		if (!ranked)
			rows_add(rows, r->why_none);
		else if (r->tied > 0)
			rows_addf(rows, "tied: %" PRId64 " people for %" PRId64 " places", r->tied,
				r->tied_places);
		else
			rows_add(rows, "");
	}
}

void rows_work(struct rows *rows, const struct work_list *list, struct date today)
{
	static const struct column columns[] = {
		{"Risk", NULL, 0},
		{"Name", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Born", "born", COLUMN_SPARE},
		{"Why", NULL, COLUMN_SHRINK},
		{"Change", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Scored on", "scored on", COLUMN_SPARE},
		{"Lead", "lead", COLUMN_SHRINK},
		{"Status", NULL, COLUMN_SPARE},
		{"Practice", "practice", COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < list->n; i++) {
		const struct work_row *r = &list->rows[i];
		bool on = r->who.episode_id != 0;

		rows_add(rows, case_band_words(&r->who, today, rows->arena));
		rows_addf(rows, "%s%s", case_name(&r->who, NAMES_FULL, rows->arena),
			date_is_set(r->who.died) ? " (died)"
			: r->who.same_name	 ? " (same name)"
						 : "");
		rows_add(rows, rows_text_number(rows->arena, r->who.nhs_number));
		rows_add_date(rows, r->who.born);
		rows_add(rows, r->why);
		rows_add(rows, r->change);
		rows_add_date(rows, r->who.scored_on);
		rows_add(rows, r->who.lead_name != NULL || r->who.lead != NULL
				       ? case_lead_words(&r->who, rows->arena)
			       : on ? "NO LEAD"
				    : "");
		rows_add(rows, on ? word_shown(&words_episode_status, r->who.status) : "Risk list");
		rows_add(rows, r->who.practice);
	}
}
