/* Who could come onto the register next: for each practice in order of score, cut at the places that
 * are left. Who is equal at the cut is shown as tied; the team chooses. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/register.h>

#include "register.h"

/* After the cut, to look at as well; where nothing is left, to look at at all. */
enum { BELOW_SHOWN = 20, LIMIT_MOST = 100000 };

static bool one_instrument(struct call *call, const char **out, struct err *err)
{
	const char *used[2];
	size_t n;

	*out = call->team->instrument;
	if (*out != NULL)
		return true;
	if (!store_candidate_instruments(call->store, call->team->id, call->arena, used, &n, err))
		return false;
	if (n > 1)
		return err_set(err, ERR_INVALID, "practice",
			"Scores of different instruments cannot be put in one order. Say which one "
			"leads: caseload team set --instrument CODE.");
	*out = n == 1 ? used[0] : "";
	return true;
}

/* How many of a practice's list are shown: all that are in or tied, some below, none of them more
 * than asked for. */
static size_t shown_of(const struct candidate_cut *cut, size_t n, int64_t limit)
{
	size_t above = cut->in + cut->tied;

	if (limit > 0)
		return n < (size_t)limit ? n : (size_t)limit;
	return cut->scored < above + BELOW_SHOWN ? cut->scored : above + BELOW_SHOWN;
}

static bool add_practice(struct call *call, const struct register_line *line,
	const char *instrument, struct candidate_list *list, size_t *room, struct err *err)
{
	struct candidate_cut *cut = &list->cuts[list->cuts_n];
	struct date since = register_since(line->day.on);
	struct candidate *found;
	int64_t limit = 0;
	size_t n, shown;

	*cut = (struct candidate_cut){.line = *line};
	if (!args_number(call->args, "limit", 1, LIMIT_MOST, &limit, err) ||
		!store_candidates(call->store, call->team->id, line->practice.id, instrument,
			call->today, call->arena, &found, &n, err))
		return false;
	candidates_cut(found, &n, call->today, line->short_by, cut);
	shown = shown_of(cut, n, limit);
	for (size_t i = 0; i < n; i++) {
		bool child = found[i].place == PLACE_UNDER_18;

		if (i >= shown && !(child && limit == 0))
			continue;
		if (!store_candidate_more(call->store, call->team->id, since, &found[i], err))
			return false;
		cut->shown += !child;
		*(struct candidate *)arena_push(
			call->arena, &list->rows, &list->n, room, sizeof(*list->rows)) = found[i];
	}
	list->cuts_n++;
	return true;
}

static void add_cut_words(struct str *text, const struct candidate_cut *cut, struct arena *arena)
{
	const char *left_out = candidate_left_out_words(cut, arena);

	str_addf(text, "%s%s: %s", text->length > 0 ? "\n" : "", cut->line.practice.code,
		candidate_places_words(cut, arena));
	if (*left_out != '\0')
		str_addf(text, " %s", left_out);
	if (cut->scored > cut->shown)
		str_addf(text, " Further down, not shown: %zu.", cut->scored - cut->shown);
}

static const char *cuts_words(struct call *call, const struct candidate_list *list)
{
	struct str text = {0};
	char *copy;

	for (size_t i = 0; i < list->cuts_n; i++)
		add_cut_words(&text, &list->cuts[i], call->arena);
	copy = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return copy;
}

bool command_register_candidates(struct call *call, struct result *out, struct err *err)
{
	struct candidate_list *list = arena_new_one(call->arena, struct candidate_list);
	struct register_pages pages;
	const char *instrument;
	size_t room = 0;

	if (!register_pages(call, &pages, err) || !one_instrument(call, &instrument, err))
		return false;
	if (pages.only != NULL && pages.only->practice.id == 0)
		return err_set(err, ERR_INVALID, "practice",
			"Places are counted by practice: people without one have none.");
	list->instrument = instrument;
	list->cuts = arena_new_array(call->arena, struct candidate_cut, pages.n + 1);
	for (size_t i = 0; i < pages.n; i++) {
		bool ours = pages.lines[i].practice.team_id == call->team->id;

		if (pages.only != NULL ? pages.only != &pages.lines[i] : !ours)
			continue;
		if (!add_practice(call, &pages.lines[i], instrument, list, &room, err))
			return false;
	}
	out->kind = RESULT_CANDIDATES;
	out->value = list;
	out->n = list->n;
	call->audit_detail = arena_printf(call->arena, "candidates, %zu shown", list->n);
	return call_done(call, out, "%s", cuts_words(call, list));
}
