/* Meetings, agendas, entries and the rules of agendas as rows. */
#include <inttypes.h>

#include <caseload/meeting.h>
#include <caseload/record.h>

#include "rows_inside.h"

static void meetings(struct rows *rows, const struct meeting *list, size_t n)
{
	static const struct column columns[] = {
		{"Date", NULL, 0},
		{"Time", "at", 0},
		{"Minutes", "minutes", COLUMN_RIGHT | COLUMN_SPARE},
		{"Place", NULL, COLUMN_SHRINK},
		{"Chair", "chair", COLUMN_SHRINK | COLUMN_SPARE},
		{"Status", NULL, 0},
		{"Cases", "cases", COLUMN_RIGHT},
		{"Undecided", "undecided", COLUMN_RIGHT},
		{"Names until", "names until", COLUMN_SPARE},
		{"Id", "id", COLUMN_SPARE},
	};
	char day[DATE_SHOWN_SIZE];

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct meeting *m = &list[i];

		rows_add(rows, date_show_weekday(m->on, day));
		rows_add(rows, m->at);
		rows_add_number(rows, m->minutes);
		rows_add(rows, m->place);
		rows_add(rows, m->chair);
		rows_add(rows, word_shown(&words_meeting_status, m->status));
		rows_add_number(rows, m->cases);
		rows_add_number(rows, m->undecided);
		rows_add_date(rows, m->status == MEETING_PLANNED ? m->cutoff : DATE_NONE);
		rows_add(rows, rows_text_id(rows->arena, &list->uid, sizeof(*list), n, i));
	}
}

/* What has become of it, else that it waits. */
static const char *case_state(const struct case_item *item, struct arena *arena)
{
	if (item->status == CASE_PROPOSED || item->status == CASE_DROPPED)
		return word_shown(&words_case_status, item->status);
	return case_is_decided(item) ? case_decision_words(item, arena) : "";
}

static void agenda(struct rows *rows, const struct meeting_record *record)
{
	static const struct column columns[] = {
		{"No", NULL, COLUMN_RIGHT},
		{"Begins", "begins", COLUMN_SPARE},
		{"Min", "minutes", COLUMN_RIGHT},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Risk", NULL, COLUMN_SPARE},
		{"Why", NULL, COLUMN_SHRINK},
		{"Speaks", "speaks", COLUMN_SHRINK | COLUMN_SPARE},
		{"Decided", NULL, COLUMN_SHRINK},
		{"Late", NULL, COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];
		bool on = item->status != CASE_PROPOSED && item->status != CASE_DROPPED;

		rows_add(rows, on ? arena_printf(rows->arena, "%" PRId64, item->slot) : "");
		rows_add(rows,
			on ? case_begins(&record->meeting, record->items, i, rows->arena) : "");
		rows_add_number(rows, item->minutes);
		rows_add(rows, item->person);
		rows_add(rows, rows_text_number(rows->arena, item->nhs_number));
		rows_add(rows, word_shown(&words_band, item->band));
		rows_add(rows, case_why_words(item, rows->arena));
		rows_add(rows, item->speaker);
		rows_add(rows, case_state(item, rows->arena));
		rows_add(rows, item->late ? "added late" : "");
	}
}

static void entries(struct rows *rows, const struct case_item *list, size_t n)
{
	static const struct column columns[] = {
		{"Meeting", NULL, 0},
		{"Open", NULL, COLUMN_SPARE},
		{"Decided", NULL, COLUMN_SHRINK},
		{"Why", "why", COLUMN_SHRINK},
		{"Because", "because", COLUMN_SHRINK | COLUMN_SPARE},
		{"Next review", "next review", COLUMN_SPARE},
		{"Actions", "actions", COLUMN_RIGHT | COLUMN_SPARE},
		{"Told", "told", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct case_item *item = &list[i];

		rows_add_date(rows, item->on);
		rows_add(rows, case_open_words(item));
		rows_add(rows, case_is_decided(item) ? case_decision_words(item, rows->arena)
						     : "Not decided yet");
		rows_add(rows, case_why_words(item, rows->arena));
		rows_add(rows, item->decision_reason);
		rows_add_date(rows, item->next_review);
		rows_add_number(rows, item->actions);
		rows_add(rows, case_told_words(item, rows->arena));
	}
}

static void to_tell(struct rows *rows, const struct case_item *list, size_t n)
{
	static const struct column columns[] = {
		{"Waits", "waits", COLUMN_RIGHT},
		{"Meeting", "meeting", 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Risk", NULL, COLUMN_SPARE},
		{"Decided", NULL, COLUMN_SHRINK},
		{"Because", "because", COLUMN_SHRINK | COLUMN_SPARE},
		{"Speaks", "speaks", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct case_item *item = &list[i];

		rows_addf(rows, "%" PRId64 " day%s", item->waiting, item->waiting == 1 ? "" : "s");
		rows_add_date(rows, item->on);
		rows_add(rows, item->person);
		rows_add(rows, rows_text_number(rows->arena, item->nhs_number));
		rows_add(rows, word_shown(&words_band, item->band));
		rows_add(rows, case_decision_words(item, rows->arena));
		rows_add(rows, item->decision_reason);
		rows_add(rows, item->speaker);
	}
}

static void rules(struct rows *rows, const struct agenda_rule *list, size_t n)
{
	static const struct column columns[] = {
		{"Order", "order", COLUMN_RIGHT},
		{"Rule", NULL, 0},
		{"Used", NULL, 0},
		{"Minutes", "minutes", COLUMN_RIGHT},
		{"At most", "at most", COLUMN_RIGHT},
		{"Days", "days", COLUMN_RIGHT},
		{"Whose", NULL, COLUMN_SPARE},
		{"Code", "code", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add_number(rows, list[i].rank);
		rows_add(rows, word_shown(&words_agenda_why, list[i].rule));
		rows_add(rows, list[i].used ? "yes" : "no");
		rows_add_number(rows, list[i].minutes);
		rows_add_number(rows, list[i].most);
		rows_add_number(rows, list[i].days);
		rows_add(rows, list[i].team_id != 0 ? "this team's" : "as it comes");
		rows_add(rows, word_code(&words_agenda_why, list[i].rule));
	}
}

void rows_meeting(struct rows *rows, const struct result *result)
{
	switch (result->kind) {
	case RESULT_MEETINGS:
		meetings(rows, result->value, result->n);
		break;
	case RESULT_MEETING:
		agenda(rows, result->value);
		break;
	case RESULT_AGENDA_RULES:
		rules(rows, result->value, result->n);
		break;
	default:
		/* A person's own, or everybody who waits to be told. */
		if (result->about != NULL)
			entries(rows, result->value, result->n);
		else
			to_tell(rows, result->value, result->n);
		break;
	}
}
