/* What is due and by which rules, clocks that are stopped, referrals, requests, bank holidays. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/due.h>
#include <caseload/referral.h>

#include "rows_inside.h"

static void dues(struct rows *rows, const struct due *list, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Due", NULL, 0},
		{"When", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Risk", NULL, COLUMN_SPARE},
		{"What", NULL, COLUMN_SHRINK},
		{"Clock", NULL, COLUMN_SHRINK},
		{"Lead", "lead", COLUMN_SHRINK | COLUMN_SPARE},
	};
	char words[16];

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add_date(rows, list[i].due_on);
		rows_add(rows, due_when(&list[i], today, clock_unix(), words));
		rows_add(rows, list[i].person);
		rows_add(rows, rows_text_number(rows->arena, list[i].nhs_number));
		rows_add(rows, word_shown(&words_band, list[i].band));
		rows_add(rows, due_words(&list[i]));
		rows_add(rows, clock_words(&list[i].clock, rows->arena));
		rows_add(rows, list[i].lead_name ? due_lead_words(&list[i], rows->arena) : "");
	}
}

static void rules(struct rows *rows, const struct deadline_rule *list, size_t n)
{
	static const struct column columns[] = {
		{"Rule", NULL, 0},
		{"What", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Day 0", "from", COLUMN_SHRINK},
		{"How long", NULL, 0},
		{"Stops on", "until", COLUMN_SHRINK},
		{"From", "by", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, word_code(&words_deadline_code, list[i].code));
		rows_add(rows, word_shown(&words_deadline_code, list[i].code));
		rows_add(rows, list[i].anchor);
		rows_add(rows, deadline_rule_words(&list[i], rows->arena));
		rows_add(rows, list[i].stops);
		rows_add(rows, list[i].source);
	}
}

static void clocks(struct rows *rows, const struct clock_stop *list, size_t n)
{
	static const struct column columns[] = {
		{"Stopped", "stopped", 0},
		{"Until", "until", 0},
		{"Person", NULL, COLUMN_NAME},
		{"What", NULL, COLUMN_SHRINK},
		{"Why", NULL, 0},
		{"First due", "first due", 0},
		{"Attempts", "attempts", COLUMN_RIGHT | COLUMN_SPARE},
		{"By", "by", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add_date(rows, list[i].from);
		rows_add_date(rows, list[i].until);
		rows_add(rows, list[i].person);
		rows_add(rows, list[i].about);
		rows_add(rows, word_shown(&words_stop_reason, list[i].reason));
		rows_add_date(rows, list[i].originally_due);
		rows_add_number(rows, list[i].attempts);
		rows_add(rows, list[i].by);
	}
}

static void referrals(struct rows *rows, const struct referral *list, size_t n)
{
	static const struct column columns[] = {
		{"Received", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Service", NULL, COLUMN_SHRINK},
		{"Direction", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Urgency", NULL, 0},
		{"Status", NULL, 0},
		{"First contact", "first contact", COLUMN_SPARE},
		{"After 91 days", "after 91 days", COLUMN_SPARE},
		{"Id", "id", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct referral *r = &list[i];

		rows_add(rows, rows_text_instant(rows->arena, r->received_at));
		rows_add(rows, r->person);
		rows_add(rows, rows_text_number(rows->arena, r->nhs_number));
		rows_add(rows, r->service);
		rows_add(rows, word_shown(&words_referral_direction, r->direction));
		rows_add(rows, word_shown(&words_referral_urgency, r->urgency));
		rows_add(rows, word_shown(&words_referral_status, r->status));
		rows_add(rows, rows_text_instant(rows->arena, r->contact_at));
		rows_add(rows, word_shown(&words_at_91_days, r->at_91_days));
		rows_add(rows, rows_text_id(rows->arena, &list->uid, sizeof(*list), n, i));
	}
}

static void requests(
	struct rows *rows, const struct access_request *list, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Received", "received", 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Asked by", "asked by", COLUMN_SHRINK},
		{"Due", "due", 0},
		{"When", NULL, 0},
		{"Sent", "sent", 0},
		{"Refused", "refused", COLUMN_SHRINK | COLUMN_SPARE},
	};
	char words[16];

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct access_request *r = &list[i];

		rows_add_date(rows, r->received_on);
		rows_add(rows, r->person);
		rows_add(rows, rows_text_number(rows->arena, r->nhs_number));
		rows_add(rows, r->asked_by != NULL ? r->asked_by : "the person");
		rows_add_date(rows, r->due_on);
		rows_add(rows,
			access_request_is_open(r) ? deadline_words(r->due_on, today, words) : "");
		rows_add_date(rows, r->sent_on);
		rows_add(rows, r->refused_reason);
	}
}

static void holidays(struct rows *rows, const struct holiday *list, size_t n)
{
	static const struct column columns[] = {
		{"Day", NULL, 0},
		{"Name", NULL, COLUMN_SHRINK},
		{"What", NULL, COLUMN_SPARE},
		{"Was", "was", COLUMN_SHRINK | COLUMN_SPARE},
	};
	char day[DATE_SHOWN_SIZE];

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, date_show_weekday(list[i].on, day));
		rows_add(rows, list[i].name);
		rows_add(rows, word_shown(&words_holiday_change, list[i].change));
		rows_add(rows, list[i].before);
	}
}

void rows_deadline(struct rows *rows, const struct result *result, struct date today)
{
	switch (result->kind) {
	case RESULT_DUES:
		dues(rows, result->value, result->n, today);
		break;
	case RESULT_RULES:
		rules(rows, result->value, result->n);
		break;
	case RESULT_CLOCKS:
		clocks(rows, result->value, result->n);
		break;
	case RESULT_REFERRALS:
		referrals(rows, result->value, result->n);
		break;
	case RESULT_REQUESTS:
		requests(rows, result->value, result->n, today);
		break;
	case RESULT_HOLIDAYS:
		holidays(rows, result->value, result->n);
		break;
	default:
		break;
	}
}
