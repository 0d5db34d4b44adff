/* Who may be here twice, and two people side by side, as rows. */
#include <caseload/link.h>

#include "rows_inside.h"

static void duplicates(struct rows *rows, const struct duplicate *list, size_t n)
{
	static const struct column columns[] = {
		{"How sure", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"Born", NULL, COLUMN_SPARE},
		{"NHS Number", NULL, 0},
		{"And", "and", COLUMN_NAME},
		{"Born", NULL, COLUMN_SPARE},
		{"NHS Number", NULL, 0},
		{"Why", NULL, COLUMN_SHRINK},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct person *both[] = {&list[i].a, &list[i].b};
		rows_add(rows, match_class_words(list[i].match.class));
		for (size_t j = 0; j < 2; j++) {
			rows_add(rows, person_name(both[j], rows->arena));
			rows_add_date(rows, both[j]->born);
			rows_add(rows, both[j]->nhs_number != NULL
					       ? rows_text_number(rows->arena, both[j]->nhs_number)
					       : arena_strndup(rows->arena, both[j]->uid, 8));
		}
		rows_add(rows, list[i].why);
	}
}

static void pair_rows(struct rows *rows, const struct person_pair *pair)
{
	static const struct column columns[] = {
		{"", NULL, 0},
		{"", NULL, 0},
		{"First, kept if merged", NULL, COLUMN_SHRINK},
		{"Second", NULL, COLUMN_SHRINK},
	};
	struct pair_line *lines;
	size_t n = pair_lines(pair, rows->arena, &lines);

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, pair_line_mark(&lines[i]));
		rows_add(rows, lines[i].label);
		rows_add(rows, lines[i].a);
		rows_add(rows, lines[i].b);
	}
}

void rows_link(struct rows *rows, const struct result *result)
{
	if (result->kind == RESULT_DUPLICATES)
		duplicates(rows, result->value, result->n);
	else if (result->kind == RESULT_PAIR)
		pair_rows(rows, result->value);
}
