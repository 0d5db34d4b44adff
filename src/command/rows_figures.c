/* Printers and targets as rows. */
#include <caseload/measure_target.h>
#include <caseload/printer.h>

#include "rows_inside.h"

void rows_printers(struct rows *rows, const struct printer *list, size_t n)
{
	static const struct column columns[] = {
		{"Printer", NULL, COLUMN_NAME},
		{"Usual", NULL, 0},
		{"Takes pages", "takes pages", 0},
		{"State", NULL, COLUMN_SHRINK},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, list[i].name);
		rows_add(rows, list[i].usual ? "usual" : "");
		rows_add(rows, list[i].accepts && list[i].runs ? "yes" : "no");
		rows_add(rows, list[i].state);
	}
}

void rows_targets(struct rows *rows, const struct measure_target *list, size_t n)
{
	static const struct column columns[] = {
		{"No.", NULL, 0},
		{"Target", NULL, COLUMN_NAME},
		{"Value", NULL, 0},
		{"Good is", "good is", COLUMN_SPARE},
		{"Whose", NULL, 0},
		{"From", "from", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct measure_target *t = &list[i];

		rows_add(rows, word_code(&words_measure_code, t->measure));
		rows_add(rows, t->label);
		rows_add(rows, target_value_words(t, rows->arena));
		rows_add(rows, t->better == TARGET_LOWER ? "less" : "more");
		rows_add(rows, !t->used ? "not used" : t->team_id == 0 ? "sample" : "the team's");
		rows_add(rows, t->source);
	}
}
