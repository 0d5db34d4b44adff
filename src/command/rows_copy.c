/* Copies of plans: a person's, and those of a team that are out. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/copy.h>

#include "rows_inside.h"

static void add_version(struct rows *rows, const struct copy *c)
{
	rows_addf(rows, "%" PRId64 "%s", c->plan_number,
		copy_of_draft(c->plan_status) ? " draft" : "");
}

static void add_what(struct rows *rows, const struct copy *c)
{
	rows_addf(rows, "%s%s", c->short_form ? "Contingency alone" : "The plan",
		c->large ? ", large print" : "");
}

void rows_copies_out(struct rows *rows, const struct copy *list, size_t n)
{
	static const struct column columns[] = {
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Copy", "copy", COLUMN_RIGHT},
		{"Held by", NULL, COLUMN_SHRINK},
		{"Stands", NULL, 0},
		{"Version", "version", COLUMN_RIGHT | COLUMN_SPARE},
		{"Printed", "printed", COLUMN_SPARE},
		{"Changes", "changes", COLUMN_RIGHT | COLUMN_SPARE},
		{"What", NULL, COLUMN_SPARE},
		{"How", NULL, COLUMN_SPARE},
		{"Given", "given", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct copy *c = &list[i];

		rows_add(rows, c->person);
		rows_add(rows, rows_text_number(rows->arena, c->nhs_number));
		rows_addf(rows, "%" PRId64, c->number);
		rows_add(rows, copy_holder_words(c, rows->arena));
		rows_add(rows, copy_stand_words(c, rows->arena));
		add_version(rows, c);
		rows_add_date(rows, instant_date(c->printed_at));
		rows_add_number(rows, c->changes);
		add_what(rows, c);
		rows_add(rows, word_shown(&words_copy_how, c->how));
		rows_add_date(rows, c->given_on);
	}
}

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
		add_version(rows, c);
		add_what(rows, c);
		rows_add(rows, copy_holder_words(c, rows->arena));
		rows_add(rows, word_shown(&words_copy_how, c->how));
		rows_add_date(rows, c->given_on);
		rows_add(rows, copy_stand_words(c, rows->arena));
		rows_add(rows, rows_text_instant(rows->arena, c->printed_at));
		rows_add(rows, c->by);
	}
}
