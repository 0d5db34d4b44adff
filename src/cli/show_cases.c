#include "show.h"

#include <inttypes.h>

#include <caseload/deadline.h>

/* In reading order, what matters most first: lines and columns are read alike. */
static const struct column columns[] = {
	{"When", NULL, 0},
	{"Review", "review", COLUMN_SPARE},
	{"Risk", NULL, 0},
	{"Name", NULL, COLUMN_NAME},
	{"NHS Number", NULL, 0},
	{"Born", "born", 0},
	{"Age", "aged", COLUMN_RIGHT | COLUMN_SPARE},
	{"Lead", "lead", COLUMN_SHRINK},
	{"Status", NULL, COLUMN_SPARE},
	{"Plan", "plan", COLUMN_SPARE},
	{"Practice", "practice", COLUMN_SPARE},
	{"Actions", "open actions", COLUMN_RIGHT | COLUMN_SPARE},
};

void show_cases(struct out *out, const struct case_row *rows, size_t n, struct date today)
{
	struct table table = table_new(out, columns, sizeof(columns) / sizeof(columns[0]));
	char words[16];

	for (size_t i = 0; i < n; i++) {
		const struct case_row *row = &rows[i];
		bool on = row->episode_id != 0;

		table_cell(&table, deadline_words(row->next_review, today, words));
		table_date(&table, row->next_review);
		table_cell(&table, case_band_words(row, today, out->arena));
		table_cellf(&table, "%s%s", case_name(row, NAMES_FULL, out->arena),
			date_is_set(row->died) ? " (died)"
			: row->same_name       ? " (same name)"
					       : "");
		table_cell(&table, shown_number(out, row->nhs_number));
		table_date(&table, row->born);
		table_cell(
			&table, row->age > 0 ? arena_printf(out->arena, "%" PRId64, row->age) : "");
		table_cell(&table, row->lead_name != NULL ? row->lead_name
				   : row->lead != NULL	  ? row->lead
				   : on			  ? "NO LEAD"
							  : "");
		table_cell(
			&table, on ? word_shown(&words_episode_status, row->status) : "Risk list");
		table_cell(&table, row->plan != 0 ? word_shown(&words_plan_status, row->plan_status)
				   : on		  ? "NO PLAN"
						  : "");
		table_cell(&table, row->practice);
		table_cell(&table, row->open_actions > 0
					   ? arena_printf(out->arena, "%" PRId64, row->open_actions)
					   : "");
	}
	table_print(&table);
}
