/* What an import found and did: the rows that need eyes, then the counts. */
#include "show.h"

#include <inttypes.h>

#include <caseload/base/str.h>

static const char *outcome_words(enum row_outcome outcome)
{
	switch (outcome) {
	case ROW_NEW:
		return "new";
	case ROW_CHANGED:
		return "changed";
	case ROW_MOVED_BAND:
		return "moved band";
	case ROW_UNCHANGED:
		return "unchanged";
	case ROW_REFUSED:
		return "refused";
	case ROW_REPAIRED:
		return "repaired";
	case ROW_DUPLICATE:
		return "same person?";
	case ROW_MISSING:
		return "not on this list";
	}
	return "";
}

static void show_row(struct out *out, const struct import_row *row)
{
	struct str line = {0};

	if (row->line > 0)
		str_addf(&line, "Line %" PRId64 ", %s", row->line, outcome_words(row->outcome));
	else
		str_addf(&line, "No line, %s", outcome_words(row->outcome));
	if (row->nhs_number != NULL)
		str_addf(&line, ", %s", shown_number(out, row->nhs_number));
	if (row->name != NULL && *row->name != '\0')
		str_addf(&line, ", %s", row->name);
	bool banded = row->band_before != BAND_NONE && row->band_before != BAND_NO_DATA;
	if (row->band != BAND_NONE && row->band != row->band_before)
		str_addf(&line, ", %s%s%s", banded ? word_shown(&words_band, row->band_before) : "",
			banded ? " to " : "", word_shown(&words_band, row->band));
	if (row->field != NULL && *row->field != '\0')
		str_addf(&line, ", %s", row->field);
	if (row->reason != NULL && *row->reason != '\0')
		str_addf(&line, ": %s", row->reason);
	out_sentence(out, str_text(&line));
	str_free(&line);
}

static void count(struct out *out, const char *label, int64_t n, const char *remark)
{
	if (n > 0 || *remark == '\0')
		out_field(out, label,
			arena_printf(out->arena, "%" PRId64 "%s%s", n, *remark != '\0' ? ", " : "",
				remark));
}

static void show_counts(struct out *out, const struct import_report *r)
{
	out_line(out, "%s",
		r->dry_run	 ? "Nothing has been written. This is what would be done."
		: r->run != NULL ? "Taken in as one batch."
				 : "It brings nothing new, so nothing was written.");
	out_field(out, "File", r->file_name);
	out_field(out, "Recognised as",
		arena_printf(out->arena, "%s%s%s", r->shape != NULL ? r->shape : "",
			r->encoding != NULL ? ", " : "", r->encoding != NULL ? r->encoding : ""));
	out_field(out, "List of", shown_date(out, r->run_date));
	out_field(out, "Instrument",
		r->instrument != NULL ? risk_instrument_name(r->instrument) : NULL);
	out_field(out, "Practice", r->practice);
	out_field(out, "Lawful basis", r->lawful_basis);
	count(out, "Rows", r->rows, "");
	count(out, "People", r->people, "");
	count(out, "New", r->added, "");
	count(out, "Changed", r->changed, "");
	count(out, "Moved band", r->moved_band, "counted above as well");
	count(out, "Unchanged", r->unchanged, "");
	count(out, "Refused", r->refused, "");
	count(out, "Repaired", r->repaired, "taken in all the same");
	count(out, "Not on this list", r->missing_from_list, "nobody is discharged for that");
	count(out, "Same person?", r->possible_duplicates, "to be looked at");
	out_field(out, "Run", r->run);
}

void show_import(struct out *out, const struct import_report *report, bool new_rows)
{
	bool any = false;

	for (size_t i = 0; i < report->n; i++) {
		enum row_outcome outcome = report->items[i].outcome;
		if (outcome == ROW_UNCHANGED || (outcome == ROW_NEW && !new_rows))
			continue;
		show_row(out, &report->items[i]);
		any = true;
	}
	if (any)
		out_gap(out);
	show_counts(out, report);
	for (size_t i = 0; i < report->remarks_n; i++)
		out_sentence(out, report->remarks[i]);
}
