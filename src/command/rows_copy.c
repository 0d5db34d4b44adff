/* Copies of a person's plans. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/copy.h>

#include "rows_inside.h"

void rows_copies(struct rows *rows, const struct copy *list, size_t n)
{
	static const struct column columns[] = {
		{"Copy", NULL, COLUMN_RIGHT},
		{"Version", "version", COLUMN_RIGHT},
		{"What", NULL, COLUMN_SPARE},
		{"Held by", NULL, COLUMN_SHRINK},
		{"How", NULL, COLUMN_SPARE},
		{"Given", "given", 0},
		{"Stands", NULL, COLUMN_SHRINK},
		{"Printed", "printed", COLUMN_SPARE},
		{"By", "by", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct copy *c = &list[i];

		rows_addf(rows, "%" PRId64, c->number);
		rows_addf(rows, "%" PRId64 "%s", c->plan_number,
			c->plan_status == PLAN_DRAFT ? " draft" : "");
		rows_addf(rows, "%s%s", c->short_form ? "Contingency alone" : "The plan",
			c->large ? ", large print" : "");
		rows_add(rows, copy_holder_words(c, rows->arena));
		rows_add(rows, word_shown(&words_copy_how, c->how));
		rows_add_date(rows, c->given_on);
		rows_add(rows, copy_stand_words(c, rows->arena));
		rows_add(rows, rows_text_instant(rows->arena, c->printed_at));
		rows_add(rows, c->by);
	}
}
