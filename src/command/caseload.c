/* The caseload as a list, and finding someone in it. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/caseload.h>
#include <caseload/store/caseload.h>
#include <caseload/store/team.h>

#include "care.h"
#include "inside.h"

enum { ROWS_MAX = 1000000, FOUND_MAX = 1000, FOUND = 50 };

struct choice {
	const char *name;
	int value;
};
static const struct choice scopes[] = {{"all", SCOPE_ALL}, {"register", SCOPE_REGISTER},
	{"today", SCOPE_TODAY}, {"risk_list", SCOPE_RISK_LIST}, {"risk-list", SCOPE_RISK_LIST}};
static const struct choice sorts[] = {{"due", SORT_DUE}, {"risk", SORT_RISK}, {"name", SORT_NAME}};

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
			"The list can be sorted by due, risk or name.", &sort, err))
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
			"those "
			"there are.",
			filter->practice);
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
	if (text_is_blank(args_get(call->args, "lead")))
		return true;
	if (!care_worker_ever(call, "lead", lead, err))
		return false;
	filter->lead_id = lead->id;
	return true;
}

static const char *title(
	struct call *call, const struct case_filter *filter, const struct worker *lead)
{
	static const char *const by_scope[] = {
		"Everyone known to the team", "The register", "Today", "Risk list"};

	if (filter->lead_id != 0 && filter->lead_id == call->worker->id)
		return "My caseload";
	if (filter->lead_id != 0)
		return arena_printf(call->arena, "Caseload of %s", lead->name);
	if (filter->unled)
		return "No lead";
	if (filter->no_plan)
		return "No plan";
	if (filter->late)
		return "Late reviews";
	return by_scope[filter->scope];
}

bool command_list(struct call *call, struct result *out, struct err *err)
{
	struct case_list *list = arena_new_one(call->arena, struct case_list);
	struct case_filter filter;
	struct worker lead = {0};

	list->counts = arena_new_one(call->arena, struct case_counts);
	if (!read_filter(call, &filter, &lead, err) ||
		!store_case_list(call->store, &filter, call->arena, &list->rows, &list->n, err))
		return false;
	/* Counting goes over everyone: once, with the first page. */
	if (filter.offset == 0 && !store_case_counts(call->store, &filter, list->counts, err))
		return false;
	list->total = filter.offset == 0 ? list->counts->people : filter.offset + (int64_t)list->n;
	list->title = title(call, &filter, &lead);
	out->kind = RESULT_CASES;
	out->value = list;
	out->n = list->n;
	call->audit_detail =
		arena_printf(call->arena, "%s, %zu of %" PRId64, list->title, list->n, list->total);
	return call_done(call, out, "%s: %" PRId64 " %s.", list->title, list->total,
		list->total == 1 ? "person" : "people");
}

bool command_find(struct call *call, struct result *out, struct err *err)
{
	struct case_row *rows;
	const char *text;
	int64_t limit = FOUND;
	size_t n;

	if (!args_need(call->args, "text", &text, err) ||
		!args_text(call->args, "text", 200, false, &text, err) ||
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
	/* What was typed may be a name, so the audit holds only how many were shown. */
	call->audit_detail = arena_printf(call->arena, "%zu found", n);
	if (n == 0)
		return call_done(call, out, "Nobody known to the team matches \"%s\".", text);
	return call_done(call, out, "%zu %s found.", n, n == 1 ? "person" : "people");
}
