#include "rich.h"

static void add_picture(struct sheet *sheet, struct arena *arena)
{
	static const char *const months[] = {
		"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};

	sheet_heading(sheet, 1, "The year in figures");
	sheet_trend(sheet, "Everyone at the end of each month");
	for (int i = 0; i < 12; i++)
		sheet_point(sheet, months[i], 200 + 7 * i, arena_printf(arena, "%d", 200 + 7 * i),
			i == 8 ? "late" : NULL);
	sheet_trend_target(sheet, 240, "capacity 240");
	sheet_chart(sheet, "Load against capacity");
	sheet_bar(sheet, "Jo Patel", 46, "46 of 40", 40, "over");
	sheet_bar(sheet, "Zofia Nowak", 0, "none", 40, NULL);
}

static void add_people(struct sheet *sheet, struct arena *arena)
{
	static const struct sheet_column columns[] = {{"Row", 0, 3, SHEET_RIGHT, false},
		{"Person", 2, 10, SHEET_LEFT, false}, {"Done", 0, 4, SHEET_LEFT, false},
		{"What to do", 3, 10, SHEET_LEFT, false}};

	sheet_heading(sheet, 2, "To talk about");
	sheet_table(sheet, columns, 4);
	for (int i = 0; i < 12; i++) {
		if (i % 4 == 0)
			sheet_row(sheet, SHEET_ROW_GROUP,
				(const char *[]){arena_printf(arena, "Practice %d", i / 4 + 1)});
		sheet_row(sheet, i % 3 ? SHEET_ROW_PLAIN : SHEET_ROW_STRONG,
			(const char *[]){arena_printf(arena, "%d", i + 1), "AHMED, Fatima",
				SHEET_TICK,
				"Ring the daughter before the visit and ask whether the night "
				"sitter still comes"});
		sheet_row_room(sheet, 2);
	}
	sheet_row(sheet, SHEET_ROW_TOTAL, (const char *[]){"12", "everyone", "", ""});
}

struct sheet *rich_sheet(struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, "Supervision of one worker");

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, "For Jo Patel, social worker");
	sheet_set_printed(sheet, "Rita Osei", "12-Mar-2026 14:05", 2);
	sheet_set_record(sheet, "Record 18,231, head 7f3a");
	sheet_paragraph(sheet, "What stands here was true when it was printed.");
	add_picture(sheet, arena);
	sheet_box(sheet, "If things go wrong", "Ring the night sitter first.\nThen the daughter.");
	add_people(sheet, arena);
	sheet_paragraph(sheet, SHEET_TICK " Agreed together");
	sheet_rule(sheet);
	for (int i = 0; i < 4; i++) {
		sheet_person(sheet, arena_printf(arena, "OKONKWO%d, Adaeze born 14-Jul-1945", i));
		sheet_heading(
			sheet, 2, arena_printf(arena, "OKONKWO%d, Adaeze, born 14-Jul-1945", i));
		sheet_labelled(sheet, "Lead professional", "Jo Patel");
		sheet_labelled(sheet, "Allergies", NULL);
		for (int j = 0; j < 9; j++)
			sheet_paragraph(sheet,
				"She wants to stay in her own home, to see the garden from her "
				"window, and to be asked before anything is decided about her.");
	}
	sheet_person(sheet, NULL);
	sheet_page_break(sheet);
	sheet_size(sheet, SHEET_LARGEST);
	sheet_heading(sheet, 3, "Remember");
	sheet_size(sheet, SHEET_NORMAL);
	sheet_space(sheet, 2);
	sheet_write_in(sheet, "Notes", 3);
	return sheet;
}
