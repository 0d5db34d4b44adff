/* What changed since the last summary about the same people was printed. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "caseload_parts.h"

/* So many rows are a page at most; of a kind that has more the first are told. */
enum { SINCE_ROWS = 30 };

static const char *name_of(const struct list_difference *one, int names, struct arena *arena)
{
	const struct case_row row = {
		.nhs_number = one->nhs_number, .family = one->family, .given = one->given};

	if (text_is_blank(one->family) && text_is_blank(one->given))
		return "";
	return names == NAMES_NUMBER ? "" : case_name(&row, names, arena);
}

static void add_one(
	struct sheet *sheet, const struct list_difference *one, int names, struct arena *arena)
{
	char shown[NHS_NUMBER_SHOWN_SIZE], born[DATE_SHOWN_SIZE];
	const char *cells[] = {name_of(one, names, arena),
		one->nhs_number != NULL ? nhs_number_show(one->nhs_number, shown) : "",
		names_are_whole(names) && date_is_set(one->born) ? date_show(one->born, born) : "",
		one->text};

	sheet_row(sheet, SHEET_ROW_PLAIN, cells);
}

/* How many rows each kind gets: the same share, and what the small ones leave goes round. */
static void share_out(const size_t n[LIST_CHANGES], size_t shown[LIST_CHANGES])
{
	size_t left = SINCE_ROWS;
	bool given = true;

	for (int i = 0; i < LIST_CHANGES; i++)
		shown[i] = 0;
	while (left > 0 && given) {
		given = false;
		for (int i = 0; i < LIST_CHANGES && left > 0; i++)
			if (shown[i] < n[i]) {
				shown[i]++;
				left--;
				given = true;
			}
	}
}

static const char *group_words(
	enum list_change kind, int64_t n, int64_t people, struct arena *arena)
{
	if (kind == LIST_ACTIONS)
		return arena_printf(arena, "%s: %" PRId64 " (%s)", list_change_words(kind), n,
			case_people_words(people, arena));
	return arena_printf(
		arena, "%s: %s", list_change_words(kind), case_people_words(people, arena));
}

static void add_kinds(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"Name", 2, 12, SHEET_LEFT, false},
		{"NHS Number", 0, 12, SHEET_LEFT, false},
		{"Born", 0, 11, SHEET_LEFT, false},
		{"What changed", 3, 16, SHEET_LEFT, false},
	};
	size_t n[LIST_CHANGES] = {0}, shown[LIST_CHANGES], at = 0;
	int64_t things[LIST_CHANGES] = {0};

	for (size_t i = 0; i < summary->since_n; i++) {
		n[summary->since[i].kind]++;
		things[summary->since[i].kind] += summary->since[i].n;
	}
	share_out(n, shown);
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (int kind = 0; kind < LIST_CHANGES; at += n[kind++]) {
		if (n[kind] == 0)
			continue;
		sheet_row(sheet, SHEET_ROW_GROUP,
			(const char *[]){group_words(
				(enum list_change)kind, things[kind], (int64_t)n[kind], arena)});
		for (size_t i = 0; i < shown[kind]; i++)
			add_one(sheet, &summary->since[at + i], summary->names, arena);
		if (shown[kind] < n[kind])
			sheet_row(sheet, SHEET_ROW_PLAIN,
				(const char *[]){
					arena_printf(arena, "and %zu more", n[kind] - shown[kind]),
					"", "", ""});
	}
}

void caseload_since(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	char when[24];

	sheet_heading(sheet, 2, "What changed since the last one was printed");
	if (summary->last.sheet == 0) {
		sheet_paragraph(sheet, "This is the first one printed about these people.");
		return;
	}
	const char *last =
		arena_printf(arena, "sheet %" PRId64 ", printed %s by %s", summary->last.sheet,
			instant_show(summary->last.printed_at, when), summary->last.printed_by);

	if (summary->since_n == 0) {
		sheet_paragraph(sheet, arena_printf(arena, "Nothing since %s.", last));
		return;
	}
	sheet_paragraph(sheet, arena_printf(arena, "Since %s.", last));
	add_kinds(sheet, summary, arena);
}
