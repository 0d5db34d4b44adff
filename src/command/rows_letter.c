/* Letters, how they are worded, and what they can say. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/letter.h>

#include "rows_inside.h"

/* When it is due, whose it is and which. */
static void add_letter(struct rows *rows, const struct letter *letter, struct date today)
{
	char words[16];

	rows_add_date(rows, letter->due_on);
	rows_add(rows, deadline_words(letter->due_on, today, words));
	rows_add(rows, letter->person);
	rows_add(rows, rows_text_number(rows->arena, letter->nhs_number));
	rows_add(rows, word_shown(&words_letter_kind, letter->kind));
}

/* Nobody has printed these yet. */
static void due(struct rows *rows, const struct letter *list, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Due", "due", 0},
		{"When", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Letter", NULL, COLUMN_SHRINK},
		{"Lead", "lead", COLUMN_SHRINK | COLUMN_SPARE},
		{"To do", NULL, COLUMN_SHRINK | COLUMN_SPARE | COLUMN_SHELL},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		add_letter(rows, &list[i], today);
		rows_add(rows, list[i].lead);
		rows_add(rows, list[i].say);
	}
}

static void letters(struct rows *rows, const struct letter *list, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Due", "due", 0},
		{"When", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Letter", NULL, COLUMN_SHRINK},
		{"To", "to", COLUMN_SHRINK | COLUMN_SPARE},
		{"Status", NULL, 0},
		{"Printed", "printed", COLUMN_SPARE},
		{"Sent", "sent", COLUMN_SPARE},
		{"Why not", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"To do", NULL, COLUMN_SHRINK | COLUMN_SPARE | COLUMN_SHELL},
		{"Id", "id", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct letter *l = &list[i];

		add_letter(rows, l, today);
		rows_add(rows, l->contact);
		rows_add(rows, word_shown(&words_letter_status, l->status));
		rows_add(rows, rows_text_instant(rows->arena, l->printed_at));
		rows_add_date(rows, l->sent_on);
		rows_add(rows, l->cancel_reason);
		rows_add(rows, l->say);
		rows_add(rows, rows_text_id(rows->arena, &list->uid, sizeof(*list), n, i));
	}
}

static void templates(struct rows *rows, const struct letter_template *list, size_t n)
{
	static const struct column columns[] = {
		{"Letter", NULL, 0},
		{"What", NULL, COLUMN_SHRINK},
		{"Worded by", "worded by", 0},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, word_code(&words_letter_kind, list[i].kind));
		rows_add(rows, word_shown(&words_letter_kind, list[i].kind));
		rows_add(rows, list[i].own ? "the team" : "as it came");
	}
}

static void fields(struct rows *rows, const struct letter_field *list, size_t n)
{
	static const struct column columns[] = {
		{"Field", NULL, 0},
		{"What stands there", NULL, COLUMN_SHRINK},
		{"In", "in", COLUMN_SHRINK},
		{"Must be in", "must be in", COLUMN_SHRINK},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_addf(rows, "[%s]", list[i].name);
		rows_add(rows, list[i].about);
		rows_add(rows, list[i].kinds);
		rows_add(rows, list[i].must);
	}
}

void rows_letter(struct rows *rows, const struct result *result, struct date today)
{
	const struct letter *list = result->value;

	if (result->kind == RESULT_LETTERS && result->n > 0 && list[0].status == LETTER_STATUS_NONE)
		due(rows, list, result->n, today);
	else if (result->kind == RESULT_LETTERS)
		letters(rows, result->value, result->n, today);
	else if (result->kind == RESULT_TEMPLATES)
		templates(rows, result->value, result->n);
	else if (result->kind == RESULT_LETTER_FIELDS)
		fields(rows, result->value, result->n);
}
