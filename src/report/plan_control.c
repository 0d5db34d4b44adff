/* Which version a plan is, who has it on paper, what changed, and what is not in it. */
#include "plan_pages.h"

#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

static bool named_before(const struct plan *plan, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (text_equal(plan->contributions[i].name, plan->contributions[at].name))
			return true;
	return false;
}

void pages_add_control(struct pages *p)
{
	struct str writers = {0};
	const struct plan *plan = p->plan;

	for (size_t i = 0; i < plan->contributions_n; i++) {
		const struct contribution *c = &plan->contributions[i];
		const char *profession = word_shown(&words_profession, c->profession);

		if (c->name != NULL && !named_before(plan, i))
			str_addf(&writers, "%s%s%s%s", writers.length > 0 ? "\n" : "", c->name,
				profession[0] != '\0' ? ", " : "", profession);
	}
	sheet_heading(p->sheet, 2, "This plan");
	const char *version[][2] = {
		{"Version", arena_printf(p->arena, "%" PRId64, plan->number)},
		{"Begun on", pages_day(plan->begun_on, p->arena)},
		{"Valid from", plan->agreed_on.year != 0 ? pages_day(plan->agreed_on, p->arena)
							 : "Not yet agreed"},
		{"Review by", pages_day(plan->next_review, p->arena)},
		{"Who arranges the review", pages_words(p, plan->review_by)},
	};

	for (size_t i = 0; i < sizeof(version) / sizeof(version[0]); i++) {
		sheet_labelled(p->sheet, version[i][0], version[i][1]);
		/* Which version it is and how long it holds is read at one look. */
		if (i + 1 < sizeof(version) / sizeof(version[0]))
			sheet_keep_with_next(p->sheet);
	}
	pages_labelled_if(p->sheet, "Written by", str_text(&writers));
	str_free(&writers);
}

void pages_add_holders(struct pages *p)
{
	static const struct sheet_column columns[] = {
		{"Copy", 0, 4, SHEET_RIGHT, false},
		{"Version", 0, 7, SHEET_RIGHT, false},
		{"Held by", 3, 16, SHEET_LEFT, false},
		{"Since", 0, 11, SHEET_LEFT, false},
		{"How", 2, 10, SHEET_LEFT, false},
	};
	bool begun = false;

	for (size_t i = 0; i < p->paper->copies_n; i++) {
		const struct copy *c = &p->paper->copies[i];

		if (!copy_is_out(c) || c->holder == HOLDER_NONE)
			continue;
		if (!begun) {
			sheet_heading(p->sheet, 2, "Who holds copies");
			sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
			begun = true;
		}
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){arena_printf(p->arena, "%" PRId64, c->number),
				arena_printf(p->arena, "%" PRId64, c->plan_number),
				arena_printf(p->arena, "%s%s",
					pages_who(p, copy_holder_words(c, p->arena)),
					c->short_form ? " (contingency pages alone)" : ""),
				pages_day(c->given_on, p->arena),
				word_shown(&words_copy_how, c->how)});
	}
	if (!begun)
		pages_not_recorded(p, "Who holds copies");
}

void pages_add_changes(struct pages *p)
{
	static const struct sheet_column columns[] = {
		{"What", 3, 20, SHEET_LEFT, false},
		{"When", 0, 11, SHEET_LEFT, false},
	};
	const struct copy *since = p->paper->since;
	char day[DATE_SHOWN_SIZE];

	if (since == NULL)
		return;
	if (p->paper->changes_n == 0 && since->plan_id == p->plan->id) {
		sheet_labelled(p->sheet,
			arena_printf(p->arena, "Since copy %" PRId64, since->number),
			"Nothing has changed that stands on it");
		return;
	}
	sheet_heading(p->sheet, 2,
		arena_printf(p->arena, "What has changed since copy %" PRId64 " of %s",
			since->number, date_show(instant_date(since->printed_at), day)));
	if (since->plan_id != p->plan->id)
		sheet_paragraph(p->sheet, arena_printf(p->arena,
						  "That copy was of version %" PRId64
						  "; this is version %" PRId64 ".",
						  since->plan_number, p->plan->number));
	if (p->paper->changes_n == 0) {
		sheet_paragraph(p->sheet, "Nothing that stands on it.");
		return;
	}
	sheet_keep_with_next(p->sheet);
	sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < p->paper->changes_n; i++)
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){p->paper->changes[i].what,
				pages_day(p->paper->changes[i].on, p->arena)});
}

void pages_add_not_recorded(struct pages *p)
{
	struct str headings = {0};

	if (p->empty_n == 0)
		return;
	for (size_t i = 0; i < p->empty_n; i++)
		str_addf(&headings, "%s%s", i > 0 ? ", " : "", p->empty[i]);
	sheet_heading(p->sheet, 2, "Not recorded");
	sheet_paragraph(p->sheet, str_text(&headings));
	str_free(&headings);
}
