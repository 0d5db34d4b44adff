#include <caseload/store/register.h>

#include <caseload/plan.h>
#include <caseload/store/risk.h>

#include "row.h"

bool store_register_practices(struct store *store, int64_t team_id, struct date quarter,
	struct arena *arena, struct practice **out, size_t *n, struct err *err)
{
	return query_start(store, Q_REGISTER_PRACTICES, err) != NULL &&
	       query_int(store, Q_REGISTER_PRACTICES, "team", team_id) &&
	       query_date(store, Q_REGISTER_PRACTICES, "quarter", quarter) &&
	       query_many(store, Q_REGISTER_PRACTICES, &practice_shape, arena, out, n, err);
}

/* Who wrote in the plan and who agreed it, for plan_is_joint(). */
static bool read_joint(
	struct store *store, struct register_case *c, struct arena *arena, struct err *err)
{
	struct plan plan = {0};

	if (c->plan_id == 0)
		return true;
	if (query_start(store, Q_PLAN_CONTRIBUTION_LIST, err) == NULL ||
		!query_int(store, Q_PLAN_CONTRIBUTION_LIST, "plan", c->plan_id) ||
		!query_many(store, Q_PLAN_CONTRIBUTION_LIST, &contribution_shape, arena,
			&plan.contributions, &plan.contributions_n, err) ||
		query_start(store, Q_PLAN_AGREEMENT_LIST, err) == NULL ||
		!query_int(store, Q_PLAN_AGREEMENT_LIST, "plan", c->plan_id) ||
		!query_many(store, Q_PLAN_AGREEMENT_LIST, &agreement_shape, arena, &plan.agreements,
			&plan.agreements_n, err))
		return false;
	c->joint = plan_is_joint(&plan);
	return true;
}

/* The score that stood then; they come with the one that stands now first. */
static bool read_score_then(struct store *store, struct register_case *c, struct date on,
	struct arena *arena, struct err *err)
{
	struct risk_score *scores;
	size_t n;

	if (!store_risk_scores(store, c->person_id, arena, &scores, &n, err))
		return false;
	c->instrument = NULL;
	c->score = (struct score){0};
	c->band = BAND_NONE;
	c->scored_on = c->valid_until = DATE_NONE;
	for (size_t i = 0; i < n; i++) {
		if (date_compare(scores[i].scored_on, on) > 0)
			continue;
		c->instrument = scores[i].instrument;
		c->score = scores[i].score;
		c->band = scores[i].band;
		c->scored_on = scores[i].scored_on;
		c->valid_until = scores[i].valid_until;
		return true;
	}
	return true;
}

bool store_register_cases(struct store *store, int64_t team_id, int64_t practice_id,
	struct register_day day, struct date today, struct arena *arena, struct register_case **out,
	size_t *n, struct err *err)
{
	bool past = date_compare(day.on, today) < 0;

	if (query_start(store, Q_REGISTER_CASES, err) == NULL ||
		!query_int(store, Q_REGISTER_CASES, "team", team_id) ||
		!query_int(store, Q_REGISTER_CASES, "practice", practice_id) ||
		!query_date(store, Q_REGISTER_CASES, "on", day.on) ||
		!query_date(store, Q_REGISTER_CASES, "since", day.since) ||
		!query_many(store, Q_REGISTER_CASES, &register_case_shape, arena, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++) {
		struct register_case *c = &(*out)[i];

		if (!read_joint(store, c, arena, err) ||
			(past && !read_score_then(store, c, day.on, arena, err)))
			return false;
		register_settle(c, day);
	}
	return true;
}

/* ---- candidates ---- */

bool store_candidates(struct store *store, int64_t team_id, int64_t practice_id,
	const char *instrument, struct date on, struct arena *arena, struct candidate **out,
	size_t *n, struct err *err)
{
	if (query_start(store, Q_CANDIDATES, err) == NULL ||
		!query_int(store, Q_CANDIDATES, "team", team_id) ||
		!query_int(store, Q_CANDIDATES, "practice", practice_id) ||
		!query_text(store, Q_CANDIDATES, "instrument", instrument) ||
		!query_date(store, Q_CANDIDATES, "on", on) ||
		!query_many(store, Q_CANDIDATES, &candidate_shape, arena, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++)
		if (date_is_set((*out)[i].born))
			(*out)[i].age = date_age((*out)[i].born, on);
	return true;
}

bool store_candidate_more(struct store *store, int64_t team_id, struct date since,
	struct candidate *candidate, struct err *err)
{
	struct arena *arena = arena_new();
	struct candidate more;
	bool read = query_start(store, Q_CANDIDATE_MORE, err) != NULL &&
		    query_int(store, Q_CANDIDATE_MORE, "person", candidate->person_id) &&
		    query_int(store, Q_CANDIDATE_MORE, "team", team_id) &&
		    query_date(store, Q_CANDIDATE_MORE, "since", since) &&
		    query_one(store, Q_CANDIDATE_MORE, &candidate_shape, arena, &more, NULL, err);

	arena_free(arena);
	if (!read)
		return false;
	candidate->judged = more.judged;
	candidate->off_on = more.off_on;
	candidate->off_reason = more.off_reason;
	candidate->could = more.could;
	return true;
}

bool store_candidate_instruments(struct store *store, int64_t team_id, struct arena *arena,
	const char *out[static 2], size_t *n, struct err *err)
{
	struct candidate *found;

	if (query_start(store, Q_CANDIDATE_INSTRUMENTS, err) == NULL ||
		!query_int(store, Q_CANDIDATE_INSTRUMENTS, "team", team_id) ||
		!query_many(
			store, Q_CANDIDATE_INSTRUMENTS, &candidate_shape, arena, &found, n, err))
		return false;
	for (size_t i = 0; i < *n && i < 2; i++)
		out[i] = found[i].instrument;
	return true;
}
