/* Scoring and ranking everyone anew, one practice after the other. Each is a save of its own, so
 * that others get their turn between two of them, and what was done stays when it is stopped. */
#include "score_all.h"

#include <inttypes.h>

#include <caseload/access.h>
#include <caseload/base/str.h>

#include "rank.h"

struct score_all {
	struct call *call;
	struct risk_held held;
	const struct risk_instrument *only; /* NULL: all that are on */
	bool places;			    /* nobody is scored, only ranked */
	struct rankable *practices;
	size_t n, done;
	struct scored scored;
	int64_t places_changed;
	int64_t unranked; /* practices without a list size or a list */
	struct err *err;
};

static bool read_only(struct score_all *all)
{
	const struct risk_instrument **only = &all->only;

	if (text_is_blank(args_get(all->call->args, "instrument")))
		return risk_held(all->call, &all->held, all->err);
	if (!risk_held_named(all->call, "instrument", &all->held, only, all->err))
		return false;
	return (*only)->enabled ||
	       err_set(all->err, ERR_INVALID, "instrument",
		       "%s is off. Switch it on first: caseload risk enable %s.", (*only)->name,
		       (*only)->code);
}

static bool read_asked(struct score_all *all)
{
	struct call *call = all->call;
	bool everywhere = args_flag(call->args, "everywhere");
	bool done;

	all->places = args_flag(call->args, "places");
	if (everywhere && !access_may(call->session->worker.roles, MAY_BACKUP))
		return err_set(all->err, ERR_DENIED, "everywhere",
			"Only who may copy the whole store can score every team in it. Leave "
			"--everywhere away.");
	if (!store_begin_read(call->store, all->err))
		return false;
	done = read_only(all) && store_rankable(call->store, everywhere ? 0 : call->team->id,
					 call->arena, &all->practices, &all->n, all->err);
	call_cancel(call);
	return done;
}

/* practice_id 0: of no practice of the team. */
static bool score(struct score_all *all, int64_t team_id, int64_t practice_id, struct scored *out)
{
	struct arena *arena = arena_new();
	int64_t *people;
	size_t n;
	bool done = all->places ||
		    (store_in_care(all->call->store, team_id, practice_id, arena, &people, &n,
			     all->err) &&
			    score_care(all->call, people, n, &all->held, all->only, out, all->err));

	arena_free(arena);
	return done;
}

static void add(struct scored *sum, const struct scored *one)
{
	sum->people += one->people;
	sum->changed += one->changed;
	sum->renewed += one->renewed;
	sum->moved_up += one->moved_up;
	sum->missing += one->missing;
}

/* One save, with one row of the audit that counts; none where nothing changed. */
static bool do_one(struct score_all *all, int64_t team_id, const struct rankable *practice)
{
	struct call *call = all->call;
	struct scored scored = {0};
	struct ranked ranked = {.possible = true};
	bool done;

	if (!call_begin(call, 0, all->err))
		return false;
	done = score(all, team_id, practice != NULL ? practice->id : 0, &scored) &&
	       (practice == NULL || store_rank_practice(call->store, practice->id,
					    practice->leading, call->today, &ranked, all->err));
	call->audit_object = practice != NULL ? practice->code : NULL;
	call->audit_detail = arena_printf(call->arena,
		"%s, people %" PRId64 ", scores changed %" PRId64 ", renewed %" PRId64
		", places changed %" PRId64,
		practice != NULL ? practice->code : "no practice", scored.people, scored.changed,
		scored.renewed, ranked.changed);
	if (done && (ranked.written || scored.written))
		done = call_commit(call, all->err);
	call_cancel(call);
	if (!done)
		return false;
	add(&all->scored, &scored);
	all->places_changed += ranked.changed;
	all->unranked += !ranked.possible;
	return true;
}

static bool stopped(struct score_all *all)
{
	const struct rankable *p = all->practices;

	if (all->done == 0)
		return err_set(all->err, ERR_CANCELLED, "", "Stopped. Nothing was changed.");
	return err_set(all->err, ERR_CANCELLED, "",
		"Stopped after %zu of %zu practices: %s%s%s. What was done in them stays; the "
		"others are as they were.",
		all->done, all->n, p[0].code, all->done > 1 ? " to " : "",
		all->done > 1 ? p[all->done - 1].code : "");
}

/* Those in care who are of no practice of their team come last, team by team. */
static bool do_others(struct score_all *all)
{
	int64_t own = all->call->team->id;

	if (!do_one(all, own, NULL))
		return false;
	for (size_t i = 0; i < all->n; i++) {
		int64_t team_id = all->practices[i].team_id;
		bool first = team_id != own;

		for (size_t j = 0; first && j < i; j++)
			first = all->practices[j].team_id != team_id;
		if (first && !do_one(all, team_id, NULL))
			return false;
	}
	return true;
}

static bool do_all(struct score_all *all)
{
	for (; all->done < all->n; all->done++) {
		const struct rankable *practice = &all->practices[all->done];

		if (!call_progress(all->call, "practices", (int64_t)all->done, (int64_t)all->n))
			return stopped(all);
		if (!do_one(all, practice->team_id, practice))
			return false;
	}
	return all->places || do_others(all);
}

static const char *count(struct call *call, int64_t n, const char *one, const char *many)
{
	char shown[THOUSANDS_SIZE];
	return arena_printf(call->arena, "%s %s", thousands_show(n, shown), n == 1 ? one : many);
}

static const char *scored_words(const struct score_all *all)
{
	const struct scored *s = &all->scored;
	struct call *call = all->call;

	if (all->places)
		return "";
	return arena_printf(call->arena,
		"Scored %s in care: %s changed%s%s, %" PRId64 " moved up a band, %" PRId64
		" could not be computed: inputs missing. ",
		count(call, s->people, "person", "people"),
		count(call, s->changed, "score", "scores"), s->renewed > 0 ? ", " : "",
		s->renewed > 0 ? count(call, s->renewed, "renewed", "renewed") : "", s->moved_up,
		s->missing);
}

bool command_risk_score_all(struct call *call, struct result *out, struct err *err)
{
	struct score_all all = {.call = call, .err = err};

	if (!read_asked(&all) || !do_all(&all))
		return false;
	return call_done(call, out, "%sRanked the people of %s: %s changed.%s", scored_words(&all),
		count(call, (int64_t)all.n, "practice", "practices"),
		count(call, all.places_changed, "place", "places"),
		all.unranked > 0 ? arena_printf(call->arena,
					   " %" PRId64 " of them could not be ranked: no list size "
					   "or no risk list.",
					   all.unranked)
				 : "");
}
