#include "caseload_parts.h"

#include <inttypes.h>

#include "cells.h"
const char *case_people_words(int64_t n, struct arena *arena)
{
	return n == 1 ? "1 person" : arena_printf(arena, "%" PRId64 " people", n);
}

bool names_are_whole(int names)
{
	return names != NAMES_INITIALS && names != NAMES_NUMBER;
}

static const char *with_age(const char *text, int64_t age, struct arena *arena)
{
	return age > 0 ? arena_printf(arena, "%s (%" PRId64 ")", text, age) : text;
}

static const char *name_cell(const struct case_row *row, int names, struct arena *arena)
{
	char died[DATE_SHOWN_SIZE];
	const char *name = names == NAMES_NUMBER
				   ? ""
				   : with_age(case_name(row, names, arena), row->age, arena);

	if (date_is_set(row->died))
		return arena_printf(arena, "%s%sDECEASED %s", name, name[0] != '\0' ? "\n" : "",
			date_show(row->died, died));
	if (row->same_name && names == NAMES_FULL)
		return arena_printf(arena, "%s\n(same name as another)", name);
	return name;
}

const char *case_who_cell(const struct case_row *row, int names, struct arena *arena)
{
	char born[DATE_SHOWN_SIZE];
	const char *name = name_cell(row, names, arena);
	const char *number = nhs_number_cell(row->nhs_number, arena);
	bool whole = names_are_whole(names) && date_is_set(row->born);

	if (names == NAMES_NUMBER)
		number = with_age(number, row->age, arena);
	return arena_printf(arena, "%s%s%s%s%s", name, name[0] != '\0' ? "\n" : "", number,
		whole ? "  " : "", whole ? date_show(row->born, born) : "");
}

const char *case_risk_cell(const struct case_row *row, struct date today, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];
	const char *band = case_band_words(row, today, arena);

	return date_is_set(row->scored_on)
		       ? arena_printf(arena, "%s\n%s", band, date_show(row->scored_on, date))
		       : band;
}

const char *case_plan_words(const struct case_row *row)
{
	return row->plan == 0 ? "No plan" : word_shown(&words_plan_status, row->plan_status);
}

const char *case_review_cell(const struct case_row *row, struct date today, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];

	if (date_is_set(row->next_review))
		return due_cell(row->next_review, today, arena);
	if (row->stopped_for != STOP_NONE)
		return arena_printf(arena, "Stopped %s\n%s", date_show(row->stopped_on, date),
			word_shown(&words_stop_reason, row->stopped_for));
	return "None booked";
}

const char *sheet_number_words(int64_t sheet, struct arena *arena)
{
	return sheet > 0 ? arena_printf(arena, "Sheet %" PRId64, sheet)
			 : "The sheet gets its number when it is printed";
}

void add_how_to_close(struct sheet *sheet, int64_t number, struct arena *arena)
{
	const char *of = number > 0 ? arena_printf(arena, " --sheet %" PRId64, number) : "";

	sheet_paragraph(sheet,
		arena_printf(arena,
			"Back at the desk, by the number of the row: 7 done, 7 held 10 mar, 7 "
			"review fri, 7 note rang the daughter, 7 action ring OT / lewis / fri. On "
			"the screen Reports, or caseload sheet close%s and the words.",
			of));
}
