#include <caseload/report/register.h>

#include <inttypes.h>

static const char *name_of(const struct register_line *line, struct arena *arena)
{
	const struct practice *practice = &line->practice;

	if (practice->code == NULL)
		return practice->name;
	return arena_printf(
		arena, "%s %s", practice->code, practice->name != NULL ? practice->name : "");
}

static void add_bars(
	struct sheet *sheet, const struct register_line *lines, size_t n, struct arena *arena)
{
	sheet_chart(sheet, "On the register; the tick is 2% of the adults");
	for (size_t i = 0; i < n; i++) {
		const struct register_line *line = &lines[i];

		if (line->team)
			continue;
		sheet_bar(sheet, name_of(line, arena), (long)line->n[WHICH_ON],
			line->target > 0 ? arena_printf(arena, "%" PRId64 " of %" PRId64,
						   line->n[WHICH_ON], line->target)
					 : NULL,
			(long)line->target,
			line->under_floor > 0 ? arena_printf(arena, "%s, under 1.8%%",
							register_gap_words(line, arena))
					      : register_gap_words(line, arena));
	}
}

static void add_page(struct sheet *sheet, const struct register_line *line, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"Figure", 0, 16, SHEET_LEFT, false},
		{"People", 0, 8, SHEET_RIGHT, false},
		{"Share", 0, 6, SHEET_RIGHT, false},
		{"", 1, 10, SHEET_LEFT, false},
	};
	const char *size = register_size_words(line, arena);
	struct register_figure *figures;
	size_t n;

	sheet_person(sheet, name_of(line, arena));
	sheet_heading(sheet, 2, name_of(line, arena));
	if (size != NULL)
		sheet_paragraph(sheet, arena_printf(arena, "%s.", size));
	figures = register_figures(line, arena, &n);
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++) {
		const struct register_figure *figure = &figures[i];
		const char *cells[] = {
			arena_printf(arena, "%s%s", figure->part ? "- " : "", figure->label),
			figure->count, figure->percent, figure->note};

		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	}
}

struct sheet *register_sheet(const struct register_line *lines, size_t n, const char *team,
	const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, arena_printf(arena, "The 2%% register: %s", team));
	char on[DATE_SHOWN_SIZE], since[DATE_SHOWN_SIZE];

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE");
	if (n > 0)
		sheet_add_subject(sheet,
			arena_printf(arena, "On %s; entries since %s", date_show(lines->day.on, on),
				date_show(lines->day.since, since)));
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	if (n == 0) {
		sheet_paragraph(sheet, "The team has no practices yet.");
		return sheet;
	}
	add_bars(sheet, lines, n, arena);
	for (size_t i = 0; i < n; i++)
		add_page(sheet, &lines[i], arena);
	return sheet;
}
