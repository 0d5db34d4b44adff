/* Work lists: whom to look at next, and why. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>
#include <caseload/store/strata.h>

#include "risk_inside.h"
#include "work.h"

enum { ROWS_MAX = 1000000 };

bool work_done(struct call *call, struct work_list *list, struct result *out)
{
	out->kind = RESULT_WORK;
	out->value = list;
	out->n = list->n;
	call->audit_detail =
		arena_printf(call->arena, "%s, %zu of %" PRId64, list->title, list->n, list->total);
	return call_done(call, out, "%s: %" PRId64 " %s.%s%s", list->title, list->total,
		list->total == 1 ? "person" : "people", list->note != NULL ? " " : "",
		list->note != NULL ? list->note : "");
}

static const char *shown(struct call *call, struct date date)
{
	char text[DATE_SHOWN_SIZE];
	return arena_strdup(call->arena, date_show(date, text));
}

/* ---- the lists ---- */

/* "8 of 6-8", "0.31 (9-12 of 36)": where in the high band; an outside tool's has no edges that are known. */
static const char *position(
	struct call *call, const struct risk_held *held, const struct case_row *who)
{
	const struct risk_instrument *of =
		risk_instrument_find(held->list, held->n, who->instrument);
	const struct instrument *definition = of != NULL ? of->definition : NULL;
	const char *edges = "";
	char score[SCORE_SIZE];

	score_show(who->score, score);
	for (size_t i = 0; definition != NULL && i < definition->bands_n && *edges == '\0'; i++)
		if (binding_band(definition->code, definition->bands[i].code) == BAND_HIGH)
			edges = instrument_band_edges(
				definition, &definition->bands[i], call->arena);
	if (*edges == '\0')
		return arena_printf(call->arena, "%s, high", score);
	if (definition->band_on == BAND_ON_COUNT)
		return arena_printf(call->arena, "%s (%s)", score, edges);
	return arena_printf(call->arena, "%s of %s", score, edges);
}

static bool rising(
	struct call *call, const struct work_asked *asked, struct work_list *list, struct err *err)
{
	struct risk_held held;

	list->title = "Rising: the high band";
	list->order = "the highest score first, then the greatest rise in 90 days, then the "
		      "longest since a review";
	if (!store_work_rising(call->store, asked, call->arena, list, err))
		return false;
	if (!risk_held(call, &held, err))
		return false;
	for (size_t i = 0; i < list->n; i++)
		list->rows[i].why = position(call, &held, &list->rows[i].who);
	return true;
}

static bool frequent(
	struct call *call, const struct work_asked *asked, struct work_list *list, struct err *err)
{
	int64_t counts[3];

	list->title = arena_printf(call->arena,
		"Frequent A&E attenders, %" PRId64 " or more in 12 months", asked->frequent);
	list->order = "the most attendances first";
	if (!store_work_frequent(call->store, asked, counts, call->arena, list, err))
		return false;
	for (size_t i = 0; i < list->n; i++)
		list->rows[i].why = arena_printf(call->arena,
			"%" PRId64 " A&E attendances in 12 months, the last on %s",
			list->rows[i].count, shown(call, list->rows[i].on));
	list->note = arena_printf(call->arena,
		"3 or more: %" PRId64 "; 5 or more: %" PRId64 "; 10 or more: %" PRId64 ".",
		counts[0], counts[1], counts[2]);
	return true;
}

static bool readmitted(
	struct call *call, const struct work_asked *asked, struct work_list *list, struct err *err)
{
	list->title = "Readmitted as an emergency within 30 days of a discharge (days 0 to 29), in "
		      "the last 90 days";
	list->order = "the newest readmission first";
	if (!store_work_readmitted(call->store, asked, call->arena, list, err))
		return false;
	for (size_t i = 0; i < list->n; i++) {
		const struct work_row *row = &list->rows[i];
		const char *when = row->count == 0   ? "on the day of a discharge"
				   : row->count == 1 ? "a day after a discharge"
						     : arena_printf(call->arena,
							       "%" PRId64 " days after a discharge",
							       row->count);

		list->rows[i].why =
			arena_printf(call->arena, "Readmitted %s, %s", shown(call, row->on), when);
	}
	return true;
}

static bool two_lists(struct call *call, const struct work_asked *asked, bool gone,
	struct work_list *list, struct err *err)
{
	int64_t compared;

	list->title = gone ? "Gone from the newest list of their practice"
			   : "New on the newest list of their practice";
	list->order = "by practice, the highest score first";
	if (!store_work_lists(call->store, asked, gone, &compared, call->arena, list, err))
		return false;
	for (size_t i = 0; i < list->n; i++) {
		struct work_row *row = &list->rows[i];

		row->why = gone ? arena_printf(call->arena, "on the list of %s, not on that of %s",
					  shown(call, row->before_on), shown(call, row->on))
				: arena_printf(call->arena, "on the list of %s, not on that of %s",
					  shown(call, row->on), shown(call, row->before_on));
	}
	if (compared == 0)
		list->note = "No practice has two lists to compare yet.";
	else if (gone)
		list->note = "Nobody is discharged by it.";
	return true;
}

static bool fill(
	struct call *call, const struct work_asked *asked, struct work_list *list, struct err *err)
{
	switch (list->which) {
	case WORK_RISING:
		return rising(call, asked, list, err);
	case WORK_FREQUENT:
		return frequent(call, asked, list, err);
	case WORK_READMITTED:
		return readmitted(call, asked, list, err);
	default:
		return two_lists(call, asked, list->which == WORK_GONE, list, err);
	}
}

bool command_risk_list(struct call *call, struct result *out, struct err *err)
{
	struct work_list *list = arena_new_one(call->arena, struct work_list);
	struct work_asked asked = {
		.team_id = call->team->id,
		.leading = call->team->instrument,
		.today = call->today,
		.frequent = call->team->frequent,
	};

	if (!care_need_word(call, "which", &words_work_kind, &list->which, err) ||
		!work_practice(call, &asked.practice, err) ||
		!args_number(call->args, "limit", 0, ROWS_MAX, &asked.limit, err) ||
		!fill(call, &asked, list, err))
		return false;
	return work_done(call, list, out);
}
