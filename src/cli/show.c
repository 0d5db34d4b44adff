#include "show.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/deadline.h>

const char *shown_number(struct out *out, const char *nhs_number)
{
	char buffer[NHS_NUMBER_SHOWN_SIZE];

	if (nhs_number == NULL || !nhs_number_valid(nhs_number))
		return nhs_number != NULL ? nhs_number : "";
	return arena_strdup(out->arena, nhs_number_show(nhs_number, buffer));
}

const char *shown_date(struct out *out, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];
	return arena_strdup(out->arena, date_show(date, buffer));
}

const char *shown_instant(struct out *out, const char *instant)
{
	char buffer[24];
	return instant == NULL ? "" : arena_strdup(out->arena, instant_show(instant, buffer));
}

static const char *uid_at(const char *const *uids, size_t stride, size_t i)
{
	const char *uid = *(const char *const *)(const void *)((const char *)uids + i * stride);
	return uid != NULL ? uid : "";
}

const char *shown_id(struct out *out, const char *const *uids, size_t stride, size_t n, size_t i)
{
	const char *uid = uid_at(uids, stride, i);

	for (size_t other = 0; other < n; other++)
		if (other != i && strncmp(uid, uid_at(uids, stride, other), UID_SHORT) == 0)
			return uid;
	return arena_strndup(out->arena, uid, strlen(uid) < UID_SHORT ? strlen(uid) : UID_SHORT);
}

const char *shown_lead(struct out *out, const struct lead *lead, const char *nobody)
{
	if (lead == NULL || lead->name == NULL)
		return nobody;
	const char *profession = word_shown(&words_profession, lead->profession);
	return arena_printf(out->arena, "%s%s%s%s%s", lead->name, *profession != '\0' ? ", " : "",
		profession, lead->phone != NULL ? ", " : "",
		lead->phone != NULL ? lead->phone : "");
}

static void show_reviews(struct out *out, const struct review *reviews, size_t n, struct date today)
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
	struct table table = table_new(out, columns, sizeof(columns) / sizeof(columns[0]));
	char words[16];

	for (size_t i = 0; i < n; i++) {
		const struct review *r = &reviews[i];
		bool open = review_is_open(r);
		table_date(&table, r->due_on);
		table_cell(&table, open ? deadline_words(r->due_on, today, words) : "");
		table_cell(&table, r->person);
		table_cell(&table, shown_number(out, r->nhs_number));
		table_cell(&table, word_shown(&words_review_kind, r->kind));
		table_cell(&table, word_shown(&words_review_status, r->status));
		table_cell(&table, r->with_name != NULL ? r->with_name : r->booked_with);
		table_date(&table,
			date_equal(r->originally_due, r->due_on) ? DATE_NONE : r->originally_due);
	}
	table_print(&table);
}

static void show_actions(struct out *out, const struct action *actions, size_t n, struct date today)
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
	struct table table = table_new(out, columns, sizeof(columns) / sizeof(columns[0]));
	char words[16];

	for (size_t i = 0; i < n; i++) {
		const struct action *a = &actions[i];
		table_date(&table, a->due);
		table_cell(&table, a->status == ACTION_OPEN
					   ? deadline_words(a->due, today, words)
					   : word_shown(&words_action_status, a->status));
		table_cell(&table, a->owner_name != NULL ? a->owner_name : a->owner);
		table_cell(&table, a->person);
		table_cell(&table, shown_number(out, a->nhs_number));
		table_cell(&table, a->what);
		table_cell(&table, shown_id(out, &actions->uid, sizeof(*actions), n, i));
	}
	table_print(&table);
}

static void show_plans(struct out *out, const struct plan *plans, size_t n)
{
	static const struct column columns[] = {
		{"Plan", "plan", COLUMN_RIGHT},
		{"Status", NULL, 0},
		{"Begun", "begun", 0},
		{"Agreed", "agreed", 0},
		{"Next review", "next review", 0},
		{"Declined because", "declined because", COLUMN_SHRINK},
	};
	struct table table = table_new(out, columns, sizeof(columns) / sizeof(columns[0]));

	for (size_t i = 0; i < n; i++) {
		table_cellf(&table, "%" PRId64, plans[i].number);
		table_cell(&table, word_shown(&words_plan_status, plans[i].status));
		table_date(&table, plans[i].begun_on);
		table_date(&table, plans[i].agreed_on);
		table_date(&table, plans[i].next_review);
		table_cell(&table, plans[i].declined_reason);
	}
	table_print(&table);
}

static void show_scores(
	struct out *out, const struct risk_score *scores, size_t n, struct date today)
{
	static const struct column columns[] = {
		{"Scored on", NULL, 0},
		{"Instrument", NULL, COLUMN_SHRINK},
		{"Score", "score", COLUMN_RIGHT},
		{"Band", NULL, 0},
		{"Its own word", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Valid until", "valid until", COLUMN_SPARE},
		{"From", "from", COLUMN_SHRINK | COLUMN_SPARE},
	};
	struct table table = table_new(out, columns, sizeof(columns) / sizeof(columns[0]));
	char score[SCORE_SIZE];

	for (size_t i = 0; i < n; i++) {
		const struct risk_score *s = &scores[i];
		table_date(&table, s->scored_on);
		table_cell(
			&table, s->instrument != NULL ? risk_instrument_name(s->instrument) : "");
		table_cell(&table, score_show(s->score, score));
		table_cell(&table, word_shown(&words_band, s->band));
		table_cell(&table, s->own_band);
		table_cellf(&table, "%s%s", shown_date(out, s->valid_until),
			risk_is_past_validity(s, today) ? " (past)" : "");
		table_cell(&table, s->source_tool != NULL
					   ? s->source_tool
					   : word_shown(&words_score_origin, s->origin));
	}
	table_print(&table);
}

static void show_checks(struct out *out, const struct check *checks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool problem = text_equal(checks[i].state, "problem");
		out_field(out, checks[i].name,
			arena_printf(out->arena, "%-8s%s", problem ? "PROBLEM" : checks[i].state,
				checks[i].text != NULL ? checks[i].text : ""));
	}
	out_gap(out);
}

static void show_paper(struct out *out, const struct paper *paper)
{
	if (paper->written_to != NULL)
		return; /* the message says where it went */
	for (size_t page = 0; page < paper->pages_n; page++) {
		if (page > 0)
			out_gap(out);
		for (size_t i = 0; i < paper->pages[page].n; i++)
			out_line(out, "%s", paper->pages[page].lines[i]);
	}
}

static const char *none_words(const struct result *result)
{
	switch (result->kind) {
	case RESULT_PEOPLE:
		return "Nobody the team knows was found.";
	case RESULT_PLANS:
		return "There is no plan yet.";
	case RESULT_REVIEWS:
		return "There are no reviews.";
	case RESULT_ACTIONS:
		return "There are no open actions.";
	case RESULT_PRACTICES:
	case RESULT_REGISTER:
		return "The team has no practices yet. Add one with \"caseload practice join "
		       "CODE\".";
	case RESULT_SCORES:
		return "No risk score is held.";
	case RESULT_IMPORT_RUNS:
		return "Nothing has been imported yet.";
	case RESULT_DRAFTS:
		return "You have no drafts.";
	case RESULT_CHANGES:
		return "You have changed nothing yet.";
	default:
		return "There is nothing to show.";
	}
}

static void show_case_list(struct out *out, const struct case_list *list, struct date today)
{
	if (list->title != NULL)
		out_line(out, "%s, %" PRId64 " %s%s", list->title, list->total,
			list->total == 1 ? "person" : "people",
			list->total > (int64_t)list->n
				? arena_printf(out->arena, ", the first %zu shown", list->n)
				: "");
	if (list->counts != NULL)
		out_line(out,
			"%" PRId64 " very high, %" PRId64 " high, %" PRId64 " late, %" PRId64
			" due soon, %" PRId64 " without a lead, %" PRId64 " without a plan",
			list->counts->by_band[BAND_VERY_HIGH], list->counts->by_band[BAND_HIGH],
			list->counts->late, list->counts->due_soon, list->counts->no_lead,
			list->counts->no_plan);
	if (list->title != NULL || list->counts != NULL)
		out_gap(out);
	if (list->n == 0)
		out_line(out, "Nobody is on this list.");
	else
		show_cases(out, list->rows, list->n, today);
}

/* Whoever asks what a list would bring wants every row; afterwards only those that need eyes. */
static void show_import_report(struct out *out, const struct import_report *report)
{
	show_import(out, report, report->dry_run);
}

static void show_value(struct out *out, const struct result *result, struct date today)
{
	switch (result->kind) {
	case RESULT_MESSAGE:
		break;
	case RESULT_CASES:
		show_case_list(out, result->value, today);
		break;
	case RESULT_PEOPLE:
		show_cases(out, result->value, result->n, today);
		break;
	case RESULT_PERSON:
		show_person(out, result->value, today);
		break;
	case RESULT_PLAN:
		show_plan(out, result->value, result->about);
		break;
	case RESULT_PLANS:
		show_plans(out, result->value, result->n);
		break;
	case RESULT_REVIEWS:
		show_reviews(out, result->value, result->n, today);
		break;
	case RESULT_ACTIONS:
		show_actions(out, result->value, result->n, today);
		break;
	case RESULT_SCORES:
		show_scores(out, result->value, result->n, today);
		break;
	case RESULT_IMPORT:
		show_import_report(out, result->value);
		break;
	case RESULT_PAPER:
		show_paper(out, result->value);
		break;
	case RESULT_CHECKS:
		show_checks(out, result->value, result->n);
		break;
	default:
		show_service(out, result);
		break;
	}
}

static bool is_list(enum result_kind kind)
{
	return kind != RESULT_MESSAGE && kind != RESULT_CASES && kind != RESULT_PERSON &&
	       kind != RESULT_PLAN && kind != RESULT_TEAM && kind != RESULT_IMPORT &&
	       kind != RESULT_PAPER;
}

/* What these show says itself what it is. */
static bool needs_no_message(enum result_kind kind)
{
	return kind == RESULT_CASES || kind == RESULT_PERSON || kind == RESULT_PLAN ||
	       kind == RESULT_TEAM || kind == RESULT_IMPORT;
}

void show_result(struct out *out, const struct command *command, const struct result *result,
	struct date today)
{
	const char *message = result->message;
	bool shown = result->kind != RESULT_MESSAGE && result->value != NULL;

	/* A change is told in its sentence; the record is for scripts and screens. */
	if (command->touches == TOUCH_CHANGE && message != NULL && result->kind != RESULT_IMPORT)
		shown = false;
	if (is_list(result->kind) && result->n == 0) {
		shown = false;
		message = message != NULL ? message : none_words(result);
	}
	if (shown)
		show_value(out, result, today);
	if (message == NULL || (shown && needs_no_message(result->kind)))
		return;
	if (shown && result->kind != RESULT_CHECKS && result->kind != RESULT_PAPER)
		out_gap(out);
	out_sentence(out, message);
}
