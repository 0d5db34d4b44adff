/* The caseload as a list, and finding someone in it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/caseload.h>
#include <caseload/lead.h>
#include <caseload/deadline.h>
#include <caseload/store/absence.h>
#include <caseload/store/caseload.h>
#include <caseload/store/stood.h>
#include <caseload/store/team.h>

#include "care.h"
#include "inside.h"

enum { ROWS_MAX = 1000000, FOUND_MAX = 1000, FOUND = 50, ONLY_MAX = 200 };

struct choice {
	const char *name;
	int value;
};
static const struct choice scopes[] = {{"all", SCOPE_ALL}, {"register", SCOPE_REGISTER},
	{"today", SCOPE_TODAY}, {"risk_list", SCOPE_RISK_LIST}, {"risk-list", SCOPE_RISK_LIST}};
static const struct choice sorts[] = {
	{"due", SORT_DUE}, {"risk", SORT_RISK}, {"name", SORT_NAME}, {"lead", SORT_LEAD}};

static bool choose(const struct args *args, const char *name, const struct choice *choices,
	size_t n, const char *sentence, int *out, struct err *err)
{
	const char *text = args_get(args, name);

	if (text_is_blank(text))
		return true;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(text, choices[i].name) == 0) {
			*out = choices[i].value;
			return true;
		}
	}
	return err_set(err, ERR_INVALID, name, "%s", sentence);
}

static bool read_order(struct call *call, struct case_filter *filter, struct err *err)
{
	int scope = SCOPE_ALL, sort = SORT_DUE;

	if (!choose(call->args, "scope", scopes, sizeof(scopes) / sizeof(scopes[0]),
		    "The scope must be all, register, today or risk_list.", &scope, err) ||
		!choose(call->args, "sort", sorts, sizeof(sorts) / sizeof(sorts[0]),
			"The list can be sorted by due, risk, name or lead.", &sort, err))
		return false;
	if (args_flag(call->args, "register") && scope == SCOPE_ALL)
		scope = SCOPE_REGISTER;
	filter->scope = (enum case_scope)scope;
	filter->sort = (enum case_sort)sort;
	return args_number(call->args, "limit", 0, ROWS_MAX, &filter->limit, err) &&
	       args_number(call->args, "offset", 0, ROWS_MAX, &filter->offset, err);
}

static bool read_practice(struct call *call, struct case_filter *filter, struct err *err)
{
	struct practice practice;
	const char *code = args_get(call->args, "practice");

	if (text_is_blank(code))
		return true;
	filter->practice = utf8_upper(call->arena, code);
	if (!store_practice_by_code(call->store, filter->practice, call->arena, &practice, err))
		return false;
	if (practice.id == 0)
		return err_set(err, ERR_NOT_FOUND, "practice",
			"There is no practice with the ODS code %s. caseload practice list shows "
			"those there are.",
			filter->practice);
	return true;
}

/* Whose acting lead the lead is today: lead_acting() says it for each. */
static bool read_acting(struct call *call, struct case_filter *filter, struct err *err)
{
	struct absence *absences;
	size_t n, used = 0;

	if (!store_absence_covered_by(
		    call->store, call->today, filter->lead_id, call->arena, &absences, &n, err))
		return false;
	for (size_t i = 0; i < n && used < ACTING_MAX; i++) {
		const struct absence *now =
			lead_acting(absences, n, absences[i].worker_id, call->today);

		if (now == &absences[i])
			filter->acting_for[used++] = absences[i].worker_id;
	}
	return true;
}

static bool read_filter(
	struct call *call, struct case_filter *filter, struct worker *lead, struct err *err)
{
	*filter = (struct case_filter){
		.team_id = call->team->id,
		.today = call->today,
		.soon_days = call->team->soon_days,
		.unled = args_flag(call->args, "unled"),
		.no_plan = args_flag(call->args, "no_plan"),
		.late = args_flag(call->args, "late"),
	};
	if (!read_order(call, filter, err) || !read_practice(call, filter, err) ||
		!args_word(call->args, "band", &words_band, &filter->band, err) ||
		!call_date(call, "due", DATE_ANY, &filter->due_by, err) ||
		!args_text(call->args, "text", 200, false, &filter->text, err))
		return false;
	/* A day typed into the filter is a day: whoever is due then. */
	if (case_due_words(filter->text, call->today, call->holidays, &filter->due_from)) {
		filter->due_by = filter->due_from;
		filter->text = NULL;
	}
	if (args_flag(call->args, "proposed"))
		filter->proposed_to = call->worker->id;
	if (text_is_blank(args_get(call->args, "lead")))
		return true;
	if (!care_worker_ever(call, "lead", lead, err))
		return false;
	filter->lead_id = lead->id;
	return !args_flag(call->args, "acting") || read_acting(call, filter, err);
}

static const char *title(
	struct call *call, const struct case_filter *filter, const struct worker *lead)
{
	static const char *const by_scope[] = {
		"Everyone known to the team", "The register", "Today", "Risk list"};

	if (filter->lead_id != 0 && filter->lead_id == call->worker->id)
		return filter->acting_for[0] == 0 ? "My caseload"
						  : "My caseload and whom I act for";
	if (filter->lead_id != 0)
		return arena_printf(call->arena, "Caseload of %s", lead->name);
	if (filter->proposed_to != 0)
		return "Proposed to you";
	if (filter->unled)
		return "No lead";
	if (filter->no_plan)
		return "No plan";
	if (filter->late)
		return "Late reviews";
	return by_scope[filter->scope];
}

/* "12,40,7": a screen that read the order once asks for its rows as they come into sight, and gets
 * those rows whatever others have changed since. */
static bool read_only_ids(
	struct call *call, int64_t ids[static ONLY_MAX], size_t *n, struct err *err)
{
	const char *text = args_get(call->args, "only");
	char *end;

	*n = 0;
	for (; text != NULL && *text != '\0'; text = *end == ',' ? end + 1 : end) {
		ids[*n] = strtoll(text, &end, 10);
		if (end == text || (*end != ',' && *end != '\0') || *n + 1 >= ONLY_MAX)
			return err_set(err, ERR_INVALID, "only",
				"Give the numbers of at most %d people with commas between.",
				ONLY_MAX - 1);
		++*n;
	}
	return true;
}

static bool list_only(
	struct call *call, struct case_list *list, const int64_t *ids, size_t n, struct err *err)
{
	int64_t known[ONLY_MAX];

	if (!store_case_known(call->store, call->team->id, ids, n, known, &n, err) ||
		!store_case_rows(call->store, known, n, call->today, call->arena, &list->rows,
			&list->n, err))
		return false;
	list->total = (int64_t)list->n;
	return true;
}

/* Who is shown. The order of everyone goes over the whole team, so it is read for those who will
 * walk through it; a page from the top of it is the beginning of an index. */
static bool first_ids(struct call *call, struct case_list *list, const struct case_filter *filter,
	struct err *err)
{
	struct case_filter asked = *filter;

	if (args_flag(call->args, "order"))
		asked.limit = 0;
	return store_case_ids(call->store, &asked, call->arena, &list->ids, &list->ids_n, err);
}

/* The first of them was read as it was received. */
static bool two_hours_due(struct call *call, struct case_waiting *waiting)
{
	if (waiting->two_hour > 0)
		waiting->two_hour_due = deadline_due_at(
			&call->rules->of[RULE_UCR_2H], waiting->two_hour_due, call->holidays);
	return true;
}

/* The first rows, and what is counted; what else waits is not told beside a filter, nor of a day
 * that is over. */
static bool list_first(struct call *call, struct case_list *list, const struct case_filter *filter,
	struct err *err)
{
	size_t n;

	if (!store_case_seen(call->store, &list->seq, err) || !first_ids(call, list, filter, err) ||
		!store_case_counts(call->store, filter, list->counts, err))
		return false;
	n = filter->limit > 0 && (size_t)filter->limit < list->ids_n ? (size_t)filter->limit
								     : list->ids_n;
	list->total = list->counts->people;
	return store_case_rows(call->store, list->ids, n, call->today, call->arena, &list->rows,
		       &list->n, err) &&
	       (filter->scope != SCOPE_TODAY || filter->text != NULL ||
		       call->store != call->session->store ||
		       (store_case_waiting(call->store, call->team->id, call->worker->id,
				call->today, &list->waiting, err) &&
			       two_hours_due(call, &list->waiting) &&
			       faults_in_cases(call, &list->waiting.faults, err)));
}

static bool list_later(struct call *call, struct case_list *list, const struct case_filter *filter,
	struct err *err)
{
	if (!store_case_list(call->store, filter, call->arena, &list->rows, &list->n, err))
		return false;
	list->total = filter->offset + (int64_t)list->n;
	return true;
}

static bool list_cases(struct call *call, struct case_list *list, struct err *err)
{
	char day[DATE_SHOWN_SIZE];
	struct case_filter filter;
	struct worker lead = {0};
	int64_t only[ONLY_MAX];
	size_t only_n;
	bool done;

	list->counts = arena_new_one(call->arena, struct case_counts);
	if (!read_filter(call, &filter, &lead, err) || !read_only_ids(call, only, &only_n, err))
		return false;
	if (only_n > 0)
		done = list_only(call, list, only, only_n, err);
	else if (filter.offset > 0)
		done = list_later(call, list, &filter, err);
	else
		done = list_first(call, list, &filter, err);
	if (!done)
		return false;
	if (date_is_set(filter.due_from))
		list->means = arena_printf(
			call->arena, "due %s", date_show_weekday(filter.due_from, day));
	list->title = title(call, &filter, &lead);
	return true;
}

bool call_stood(struct call *call, struct date day, struct call *then, struct err *err)
{
	struct team *team = arena_new_one(call->arena, struct team);

	*then = *call;
	if (!store_stood(call->store, call->team->id, day, STOOD_TEAM, &then->store, err))
		return false;
	then->team = team;
	then->today = day;
	if (store_team_by_id(then->store, call->team->id, call->arena, team, err))
		return true;
	store_close(then->store);
	return false;
}

/* The same list from the records as they stood at the end of a day before today, with that day's
 * team: what it counts from, what is due soon. */
static bool list_stood(struct call *call, struct date day, struct case_list *list, struct err *err)
{
	char shown[DATE_SHOWN_SIZE];
	struct call then;

	if (!call_stood(call, day, &then, err))
		return false;
	bool done = list_cases(&then, list, err);
	store_close(then.store);
	list->as_at = day;
	if (done)
		list->title = arena_printf(call->arena, "%s. As it stood on %s", list->title,
			date_show_weekday(day, shown));
	return done;
}

struct date case_list_day(const struct case_list *list, struct date today)
{
	return date_is_set(list->as_at) ? list->as_at : today;
}

bool command_list(struct call *call, struct result *out, struct err *err)
{
	struct case_list *list = arena_new_one(call->arena, struct case_list);
	struct date day = DATE_NONE;

	if (!call_date(call, "as-at", DATE_PAST, &day, err))
		return false;
	bool past = date_is_set(day) && date_compare(day, call->today) != 0;
	if (!(past ? list_stood(call, day, list, err) : list_cases(call, list, err)))
		return false;
	out->kind = RESULT_CASES;
	out->value = list;
	out->n = list->n;
	call->audit_detail =
		arena_printf(call->arena, "%s, %zu of %" PRId64, list->title, list->n, list->total);
	return call_done(call, out, "%s: %" PRId64 " %s.", list->title, list->total,
		list->total == 1 ? "person" : "people");
}

/* Only a number and a colleague's name: nobody's record is told, so nothing is audited. */
bool command_list_news(struct call *call, struct result *out, struct err *err)
{
	struct case_news news = {0};
	int64_t since = 0;

	if (!args_number(call->args, "since", 0, INT64_MAX, &since, err) ||
		!store_case_news(call->store, call->team->id, call->worker->id, since, call->arena,
			&news, err))
		return false;
	out->n = (size_t)news.people;
	if (news.people == 0)
		return call_done(call, out, "Nobody else has changed a record since.");
	return call_done(call, out, "%s%s changed %" PRId64 " record%s",
		news.worker != NULL ? news.worker : "Someone",
		news.workers > 1 ? arena_printf(call->arena, " and %" PRId64 " other%s",
					   news.workers - 1, news.workers > 2 ? "s" : "")
				 : "",
		news.people, news.people == 1 ? "" : "s");
}

/* ---- finding ---- */

static bool is_open_box(const struct session *session, const char *box)
{
	return box != NULL && *box != '\0' && strcmp(session->box, box) == 0;
}

/* One row says that a box was opened, before the first name is shown; one more, how much was
 * looked for in it, where there was more than that. */
static bool close_box(struct call *call, struct result *out)
{
	struct session *session = call->session;

	call->audited =
		!is_open_box(session, args_get(call->args, "box")) || session->box_searches == 0;
	call->audit_detail = arena_printf(call->arena,
		"search closed, %" PRId64 " more searches, %" PRId64 " rows shown",
		session->box_searches, session->box_shown);
	session->box[0] = '\0';
	return call_done(call, out, "Closed.");
}

static void box_opened(struct call *call)
{
	struct session *session = call->session;

	snprintf(session->box, sizeof(session->box), "%s", args_get(call->args, "box"));
	session->box_searches = session->box_shown = 0;
}

/* What was typed may be a name, so the audit holds only how many were shown. */
static void count_search(struct call *call, const char *box, size_t found)
{
	struct session *session = call->session;

	if (is_open_box(session, box)) {
		session->box_searches++;
		session->box_shown += (int64_t)found;
		call->audited = true;
		return;
	}
	call->audit_detail = arena_printf(
		call->arena, "%zu found%s", found, text_is_blank(box) ? "" : ", search box opened");
	if (!text_is_blank(box))
		call->after = box_opened;
}

bool command_find(struct call *call, struct result *out, struct err *err)
{
	struct case_row *rows;
	const char *text, *box = NULL;
	int64_t limit = FOUND;
	size_t n;

	if (args_flag(call->args, "closed"))
		return close_box(call, out);
	if (!args_need(call->args, "text", &text, err) ||
		!args_text(call->args, "text", 200, false, &text, err) ||
		!args_text(call->args, "box", 36, false, &box, err) ||
		!args_number(call->args, "limit", 1, FOUND_MAX, &limit, err))
		return false;
	if (text == NULL)
		return err_set(err, ERR_INVALID, "text",
			"Type part of a name, an NHS Number, a date of birth or a postcode.");
	if (!store_case_find(call->store, call->team->id, text, call->today, limit, call->arena,
		    &rows, &n, err))
		return false;
	out->kind = RESULT_PEOPLE;
	out->value = rows;
	out->n = n;
	count_search(call, box, n);
	if (n == 0)
		return call_done(call, out, "Nobody known to the team matches \"%s\".", text);
	return call_done(call, out, "%zu %s found.", n, n == 1 ? "person" : "people");
}
