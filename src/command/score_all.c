/* Scoring and ranking everyone anew, one practice after the other. Each is a save of its own, so
 * that others get their turn between two of them, and what was done stays when it is stopped. */
#include <inttypes.h>

#include <caseload/access.h>
#include <caseload/base/str.h>

#include "rank.h"

struct score_all {
	struct call *call;
	struct rankable *practices;
	size_t n, done;
	int64_t places;	  /* that changed */
	int64_t unranked; /* practices without a list size or a list */
	struct err *err;
};

static bool read_practices(struct score_all *all)
{
	struct call *call = all->call;
	bool everywhere = args_flag(call->args, "everywhere");
	bool done;

	if (everywhere && !access_may(call->session->worker.roles, MAY_BACKUP))
		return err_set(all->err, ERR_DENIED, "everywhere",
			"Only who may copy the whole store can score every team in it. Leave "
			"--everywhere away.");
	if (!store_begin_read(call->store, all->err))
		return false;
	done = store_rankable(call->store, everywhere ? 0 : call->team->id, call->arena,
		&all->practices, &all->n, all->err);
	call_cancel(call);
	return done;
}

/* Nothing that changed: nothing to commit. */
static bool do_practice(struct score_all *all, const struct rankable *practice)
{
	struct call *call = all->call;
	struct ranked ranked;
	bool done;

	if (!call_begin(call, 0, all->err))
		return false;
	done = store_rank_practice(
		call->store, practice->id, practice->leading, call->today, &ranked, all->err);
	call->audit_object = practice->code;
	call->audit_detail = arena_printf(
		call->arena, "%s, %" PRId64 " places changed", practice->code, ranked.changed);
	if (done && ranked.written)
		done = call_commit(call, all->err);
	call_cancel(call);
	all->places += done ? ranked.changed : 0;
	all->unranked += done && !ranked.possible;
	return done;
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

static bool do_all(struct score_all *all)
{
	for (; all->done < all->n; all->done++) {
		if (!call_progress(all->call, "practices", (int64_t)all->done, (int64_t)all->n))
			return stopped(all);
		if (!do_practice(all, &all->practices[all->done]))
			return false;
	}
	return true;
}

bool command_risk_score_all(struct call *call, struct result *out, struct err *err)
{
	struct score_all all = {.call = call, .err = err};

	if (!read_practices(&all) || !do_all(&all))
		return false;
	return call_done(call, out, "Ranked the people of %zu %s: %" PRId64 " %s changed.%s", all.n,
		all.n == 1 ? "practice" : "practices", all.places,
		all.places == 1 ? "place" : "places",
		all.unranked > 0
			? arena_printf(call->arena,
				  " %" PRId64 " have no list size or no risk list.", all.unranked)
			: "");
}
