/* People and what is planned for them: the caseload, who may be meant, plans, reviews, actions. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/match.h>
#include <caseload/record.h>

#include "rows_inside.h"

static void reviews(struct rows *rows, const struct review *list, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Due", NULL, 0},
		{"When", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Kind", NULL, COLUMN_SHRINK},
		{"Status", NULL, COLUMN_SPARE},
		{"With", "with", COLUMN_SHRINK | COLUMN_SPARE},
		{"First due", "first due", COLUMN_SPARE},
	};
	char words[16];

	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct review *r = &list[i];
		bool open = review_is_open(r);
		rows_add_date(rows, r->due_on);
		rows_add(rows, !open		 ? ""
			       : !review_runs(r) ? "stopped"
						 : deadline_words(r->due_on, today, words));
		rows_add(rows, r->person);
		rows_add(rows, rows_text_number(rows->arena, r->nhs_number));
		rows_add(rows, word_shown(&words_review_kind, r->kind));
		rows_add(rows, word_shown(&words_review_status, r->status));
		rows_add(rows, r->with_name != NULL ? r->with_name : r->booked_with);
		rows_add_date(rows,
			date_equal(r->originally_due, r->due_on) ? DATE_NONE : r->originally_due);
	}
}

static void actions(struct rows *rows, const struct action *list, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Due", NULL, 0},
		{"When", NULL, 0},
		{"Owner", "owner", COLUMN_SHRINK},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Action", NULL, COLUMN_SHRINK},
		{"Id", "id", COLUMN_SPARE},
	};
	char words[16];

	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct action *a = &list[i];
		rows_add_date(rows, a->due);
		rows_add(rows, a->status == ACTION_OPEN
				       ? deadline_words(a->due, today, words)
				       : word_shown(&words_action_status, a->status));
		rows_add(rows, action_owner_words(a, rows->arena));
		rows_add(rows, a->person);
		rows_add(rows, rows_text_number(rows->arena, a->nhs_number));
		rows_add(rows, a->what);
		rows_add(rows, rows_text_id(rows->arena, &list->uid, sizeof(*list), n, i));
	}
}

static void chase(struct rows *rows, const struct action_owner *owners, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Owner", "owner", 0},
		{"Due", NULL, 0},
		{"When", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Action", NULL, COLUMN_SHRINK},
		{"Put off", "put off", COLUMN_RIGHT | COLUMN_SPARE},
		{"Asked", "asked", COLUMN_SPARE},
		{"Times", "times", COLUMN_RIGHT | COLUMN_SPARE},
	};
	char words[16];

	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < owners[i].actions_n; j++) {
			const struct action *a = &owners[i].actions[j];
			rows_add(rows, action_owner_words(a, rows->arena));
			rows_add_date(rows, a->due);
			rows_add(rows, deadline_words(a->due, today, words));
			rows_add(rows, a->person);
			rows_add(rows, rows_text_number(rows->arena, a->nhs_number));
			rows_add(rows, a->what);
			rows_add_number(rows, a->carried);
			rows_add_date(rows, a->chased_on);
			rows_add_number(rows, a->chased);
		}
}

static void plans(struct rows *rows, const struct plan *list, size_t n)
{
	static const struct column columns[] = {
		{"Plan", "plan", COLUMN_RIGHT},
		{"Status", NULL, 0},
		{"Begun", "begun", 0},
		{"Agreed", "agreed", 0},
		{"Next review", "next review", 0},
		{"Declined because", "declined because", COLUMN_SHRINK},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_addf(rows, "%" PRId64, list[i].number);
		rows_add(rows, word_shown(&words_plan_status, list[i].status));
		rows_add_date(rows, list[i].begun_on);
		rows_add_date(rows, list[i].agreed_on);
		rows_add_date(rows, list[i].next_review);
		rows_add(rows, list[i].declined_reason);
	}
}

static void cases(struct rows *rows, const struct case_row *people, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"When", NULL, 0},
		{"Review", "review", COLUMN_SPARE},
		{"Risk", NULL, 0},
		{"Name", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Born", "born", 0},
		{"Age", "aged", COLUMN_RIGHT | COLUMN_SPARE},
		{"Lead", "lead", COLUMN_SHRINK},
		{"Status", NULL, COLUMN_SPARE},
		{"Plan", "plan", COLUMN_SPARE},
		{"Practice", "practice", COLUMN_SPARE},
		{"Actions", "open actions", COLUMN_RIGHT | COLUMN_SPARE},
	};
	char words[16];

	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct case_row *row = &people[i];
		bool on = row->episode_id != 0;

		rows_add(rows, row->stopped_for != STOP_NONE
				       ? "stopped"
				       : deadline_words(row->next_review, today, words));
		rows_add_date(rows, row->next_review);
		rows_add(rows, case_band_words(row, today, rows->arena));
		rows_addf(rows, "%s%s", case_name(row, NAMES_FULL, rows->arena),
			date_is_set(row->died) ? " (died)"
			: row->same_name       ? " (same name)"
					       : "");
		rows_add(rows, rows_text_number(rows->arena, row->nhs_number));
		rows_add_date(rows, row->born);
		rows_add(rows, row->age > 0 ? arena_printf(rows->arena, "%" PRId64, row->age) : "");
		rows_add(rows, row->lead_name != NULL || row->lead != NULL
				       ? case_lead_words(row, rows->arena)
			       : on ? "NO LEAD"
				    : "");
		rows_add(rows, on ? word_shown(&words_episode_status, row->status) : "Risk list");
		rows_add(rows, row->plan != 0 ? word_shown(&words_plan_status, row->plan_status)
			       : on	      ? "NO PLAN"
					      : "");
		rows_add(rows, row->practice);
		rows_add(rows, row->open_actions > 0
				       ? arena_printf(rows->arena, "%" PRId64, row->open_actions)
				       : "");
	}
}

/* The day the list gives, as it would be recorded; of a stay both. */
static const char *match_days(struct arena *arena, const struct match *match)
{
	struct date from = match_when(match, EVENT_EMERGENCY_ADMISSION);

	if (date_is_set(match->discharged))
		return arena_printf(arena, "%s%sout %s", rows_text_date(arena, from),
			date_is_set(from) ? ", " : "", rows_text_date(arena, match->discharged));
	return rows_text_date(arena, from);
}

static void matches(struct rows *rows, const struct match *list, size_t n)
{
	static const struct column columns[] = {
		{"Line", "line", COLUMN_RIGHT | COLUMN_SPARE},
		{"Who", NULL, 0},
		{"NHS Number", NULL, 0},
		{"Name", NULL, COLUMN_NAME},
		{"Born", "born", 0},
		{"Lead", "lead", COLUMN_SHRINK},
		{"Last admitted", "last admitted", 0},
		{"Status", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Plan agreed", "plan agreed", COLUMN_SPARE},
		{"Co-ordinator", "co-ordinator", COLUMN_SHRINK | COLUMN_SPARE},
		{"Alerts", "open alerts", COLUMN_RIGHT | COLUMN_SPARE},
		{"By the list", "by the list", COLUMN_SPARE},
		{"Remark", NULL, COLUMN_SHRINK},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct match *m = &list[i];
		const char *did = word_shown(&words_match_did, m->did);

		rows_add_number(rows, m->line);
		rows_add(rows, word_shown(&words_match_outcome, m->outcome));
		rows_add(rows, m->nhs_number != NULL ? rows_text_number(rows->arena, m->nhs_number)
						     : m->found);
		rows_add(rows, m->person);
		rows_add_date(rows, m->born);
		rows_add(rows, match_lead_words(m, rows->arena));
		rows_add_date(rows, m->last_admission);
		rows_add(rows, match_status_words(m));
		rows_add_date(rows, m->plan_agreed);
		rows_add(rows, m->coordinator);
		rows_add_number(rows, m->open_alerts);
		rows_add(rows, match_days(rows->arena, m));
		rows_addf(rows, "%s%s%s", did, *did != '\0' && m->remark != NULL ? ". " : "",
			m->remark != NULL ? m->remark : "");
	}
}

void rows_care(struct rows *rows, const struct result *result, struct date today)
{
	const struct case_list *list = result->value;

	switch (result->kind) {
	case RESULT_CASES:
		cases(rows, list->rows, list->n, case_list_day(list, today));
		break;
	case RESULT_PEOPLE:
		cases(rows, result->value, result->n, today);
		break;
	case RESULT_MATCHES:
		matches(rows, result->value, result->n);
		break;
	case RESULT_PLANS:
		plans(rows, result->value, result->n);
		break;
	case RESULT_REVIEWS:
		reviews(rows, result->value, result->n, today);
		break;
	case RESULT_ACTIONS:
		actions(rows, result->value, result->n, today);
		break;
	default:
		chase(rows, result->value, result->n, today);
		break;
	}
}
