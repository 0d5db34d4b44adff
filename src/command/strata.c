/* The strata of each practice, and the people behind a count. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/team.h>

#include "rank.h"
#include "work.h"

enum { PEOPLE_MAX = 1000000 };

bool work_practice(struct call *call, const char **out, struct err *err)
{
	const char *code = args_get(call->args, "practice");
	struct practice practice;

	*out = NULL;
	if (text_is_blank(code))
		return true;
	*out = utf8_upper(call->arena, code);
	if (!store_practice_by_code(call->store, *out, call->arena, &practice, err))
		return false;
	if (practice.id == 0 || practice.team_id != call->team->id)
		return err_set(err, ERR_NOT_FOUND, "practice",
			"%s is not one of the team's practices. caseload practice list shows those "
			"there are.",
			*out);
	return true;
}

static bool rank_each(
	struct call *call, const struct rankable *practices, size_t n, struct err *err)
{
	struct ranked ranked;

	for (size_t i = 0; i < n; i++)
		if (!store_rank_practice(call->store, practices[i].id, practices[i].leading,
			    call->today, &ranked, err))
			return false;
	return true;
}

bool rank_team(struct call *call, int64_t team_id, struct err *err)
{
	struct rankable *practices;
	size_t n;

	return store_rankable(call->store, team_id, call->arena, &practices, &n, err) &&
	       rank_each(call, practices, n, err);
}

bool rank_run(struct call *call, int64_t run_id, struct err *err)
{
	struct rankable *practices;
	size_t n;

	return store_rankable_of_run(call->store, run_id, call->arena, &practices, &n, err) &&
	       rank_each(call, practices, n, err);
}

/* ---- the people behind a count ---- */

static bool list_people(
	struct call *call, const char *practice, int stratum, struct result *out, struct err *err)
{
	struct work_list *list = arena_new_one(call->arena, struct work_list);
	int64_t limit = 0;

	if (!args_number(call->args, "limit", 0, PEOPLE_MAX, &limit, err) ||
		!store_strata_people(call->store, call->team->id, practice, stratum, call->today,
			limit, call->arena, list, err))
		return false;
	for (size_t i = 0; i < list->n; i++)
		list->rows[i].why = place_words(&list->rows[i].place, call->arena);
	list->title = arena_printf(call->arena, "%s%s%s", word_shown(&words_stratum, stratum),
		practice != NULL ? " of " : " of each practice", practice != NULL ? practice : "");
	list->order = "the highest score first, equals by name";
	return work_done(call, list, out);
}

/* ---- counts ---- */

static bool count_all(struct call *call, const char *practice, struct result *out, struct err *err)
{
	struct strata_row *rows;
	int64_t people = 0, practices = 0;

	if (!store_strata(call->store, call->team->id, practice, call->arena, &rows, &out->n, err))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		people += rows[i].people;
		practices += rows[i].stratum == STRATUM_VERY_HIGH;
	}
	out->kind = RESULT_STRATA;
	out->value = rows;
	call->audit_detail =
		arena_printf(call->arena, "counts of %" PRId64 " practices", practices);
	return call_done(call, out, "%" PRId64 " %s of %" PRId64 " %s ranked by a list.", people,
		people == 1 ? "person" : "people", practices,
		practices == 1 ? "practice" : "practices");
}

bool command_risk_strata(struct call *call, struct result *out, struct err *err)
{
	const char *practice;
	int stratum = STRATUM_NONE;

	if (!work_practice(call, &practice, err) ||
		!args_word(call->args, "stratum", &words_stratum, &stratum, err))
		return false;
	return stratum != STRATUM_NONE ? list_people(call, practice, stratum, out, err)
				       : count_all(call, practice, out, err);
}
