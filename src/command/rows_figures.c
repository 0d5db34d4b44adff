/* Printers as rows. */
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
