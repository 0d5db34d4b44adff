/* What is written about a case while people talk. Two may write at once, and nothing either of them
 * typed is lost: other fields stand side by side, the same field is put together by paragraph, and
 * where both changed one paragraph both stand. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/plan.h>
#include <caseload/store/case_item.h>

#include "meetings.h"

enum { TEXT_MOST = 20000, TEXTS = 5 };

static const char *const names[TEXTS] = {"wants", "situation", "to-date", "update", "next-steps"};
static const char *const words[TEXTS] = {
	"what they want", "the situation", "the action to date", "the notes", "the next steps"};

static const char **text_at(struct case_item *item, size_t i)
{
	const char **texts[TEXTS] = {&item->wants, &item->situation, &item->action_to_date,
		&item->update, &item->next_steps};

	return texts[i];
}

static const char *state_text(const struct case_state *state, size_t i)
{
	const char *texts[TEXTS] = {state->wants, state->situation, state->action_to_date,
		state->update, state->next_steps};

	return texts[i];
}

/* Texts that somebody else saved after the one this is based on. */
struct since {
	struct case_state *states; /* the first is the base */
	size_t n;
};

static bool read_since(
	struct call *call, const struct case_item *item, struct since *since, struct err *err)
{
	int64_t base = item->version;

	*since = (struct since){NULL, 0};
	if (!args_number(call->args, "version", 0, INT64_MAX, &base, err))
		return false;
	return base >= item->version || store_case_states(call->store, item->id, base, call->arena,
						&since->states, &since->n, err);
}

/* Whoever changed that text last. */
static const struct case_state *who_wrote(const struct since *since, size_t i, const char *now)
{
	for (size_t k = since->n; k-- > 0;) {
		const char *after = k + 1 < since->n ? state_text(&since->states[k + 1], i) : now;

		if (!text_equal(state_text(&since->states[k], i), after))
			return &since->states[k];
	}
	return NULL;
}

struct joined {
	struct str text;
	bool any; /* there are lines, be it one empty one */
};

static void join(struct joined *joined, const char *lines)
{
	if (lines == NULL)
		return;
	if (joined->any)
		str_addc(&joined->text, '\n');
	joined->any = true;
	str_add(&joined->text, lines);
}

/* Both of a clash, mine first; what is in theirs already is not said twice. */
static const char *both(struct call *call, const struct merge_piece *pieces, size_t n,
	const struct case_state *other, size_t *clashes)
{
	struct joined joined = {{0}, false};
	char time[8];

	for (size_t i = 0; i < n; i++) {
		const struct merge_piece *piece = &pieces[i];
		const char *mine = piece->clash ? piece->mine : NULL;

		if (mine != NULL && piece->theirs != NULL && strstr(piece->theirs, mine) == NULL) {
			join(&joined, mine);
			join(&joined, arena_printf(call->arena, "--- also written by %s at %s ---",
					      other->who != NULL ? other->who : "somebody",
					      instant_show_time(other->replaced_at, time)));
			(*clashes)++;
		}
		join(&joined, piece->theirs != NULL ? piece->theirs : mine);
	}
	const char *text = arena_strdup(call->arena, str_text(&joined.text));
	str_free(&joined.text);
	return *text != '\0' ? text : NULL;
}

/* Whom to tell of, and where both wrote the same lines. */
struct told {
	struct str said;
	size_t others, clashes;
};

/* The same recorder may sit at two terminals. */
static const char *who_words(struct call *call, const struct case_state *other)
{
	return other->replaced_by == call->worker->id ? "You yourself"
	       : other->who != NULL		      ? other->who
						      : "Somebody";
}

/* Both went on at the end of what stood there, as happens in a room: one goes on after the other. NULL:
 * it is not that. */
static const char *gone_on(
	struct call *call, const char *base, const char *mine, const char *theirs)
{
	const char *rest;

	if (text_is_blank(base) || mine == NULL || theirs == NULL || !text_starts(mine, base) ||
		!text_starts(theirs, base))
		return NULL;
	rest = mine + strlen(base);
	/* In the middle of a word nobody goes on. */
	if (strchr(" \n.,;:", *rest) == NULL || strchr(" \n.,;:", theirs[strlen(base)]) == NULL)
		return NULL;
	rest += strspn(rest, " \n");
	if (*rest == '\0' || strstr(theirs, rest) != NULL)
		return NULL;
	return arena_printf(call->arena, "%s\n%s", theirs, rest);
}

static bool merge_one(struct call *call, const struct since *since, size_t i, const char *mine,
	const char **text, struct told *told, struct err *err)
{
	const char *base = since->n > 0 ? state_text(&since->states[0], i) : *text;
	const struct case_state *other;
	struct merge_piece *pieces;
	const char *joined;
	size_t n;

	if (text_equal(base, *text) || text_equal(mine, *text)) {
		*text = mine;
		return true;
	}
	other = who_wrote(since, i, *text);
	joined = gone_on(call, base, mine, *text);
	if (joined == NULL) {
		pieces = text_merge_pieces(base, mine, *text, &n, call->arena);
		joined = both(call, pieces, n, other, &told->clashes);
	}
	*text = joined;
	told->others++;
	str_addf(&told->said, " %s wrote in %s too.", who_words(call, other), words[i]);
	if (*text == NULL || strlen(*text) <= TEXT_MOST)
		return true;
	return err_set(err, ERR_CONFLICT, names[i],
		"%s wrote in %s too, and together it is more than %d characters. Read theirs, then "
		"shorten yours.",
		who_words(call, other), words[i], TEXT_MOST);
}

static bool read_texts(
	struct call *call, struct case_item *item, struct told *told, struct err *err)
{
	struct since since;
	const char *mine;

	if (!read_since(call, item, &since, err))
		return false;
	for (size_t i = 0; i < TEXTS; i++) {
		if (args_get(call->args, names[i]) == NULL)
			continue;
		if (!args_text(call->args, names[i], TEXT_MOST, true, &mine, err) ||
			!merge_one(call, &since, i, mine, text_at(item, i), told, err))
			return false;
	}
	return true;
}

/* The time it took only grows: two recorders' clocks run side by side. */
static bool read_rest(struct call *call, struct case_item *item, struct err *err)
{
	int64_t seconds = item->seconds;
	struct worker speaker;

	if (!args_number(call->args, "minutes", 1, 120, &item->minutes, err) ||
		!args_number(call->args, "seconds", 0, 86400, &seconds, err))
		return false;
	if (seconds > item->seconds)
		item->seconds = seconds;
	if (args_get(call->args, "speaker") == NULL)
		return true;
	if (text_is_blank(args_get(call->args, "speaker"))) {
		item->speaker_id = 0;
		return true;
	}
	if (!care_worker(call, "speaker", &speaker, err))
		return false;
	item->speaker_id = speaker.id;
	return true;
}

struct listed {
	const char *text; /* NULL: nothing yet */
	struct arena *arena;
};

static void list(struct listed *listed, bool is, const char *words_of_it)
{
	if (!is)
		return;
	listed->text = listed->text == NULL
			       ? words_of_it
			       : arena_printf(listed->arena, "%s, %s", listed->text, words_of_it);
}

/* "the notes, the time"; NULL: nothing was. */
static const char *changed(struct call *call, struct case_item *a, struct case_item *b)
{
	struct listed listed = {.arena = call->arena};

	for (size_t i = 0; i < TEXTS; i++)
		list(&listed, !text_equal(*text_at(a, i), *text_at(b, i)), words[i]);
	list(&listed, a->minutes != b->minutes || a->seconds != b->seconds, "the time");
	list(&listed, a->speaker_id != b->speaker_id, "who speaks");
	return listed.text;
}

static bool save(struct call *call, struct result *out, struct case_item *item,
	struct case_item *before, const struct told *told, struct err *err)
{
	const char *what = changed(call, item, before), *others = str_text(&told->said);
	char time[8];

	instant_show_time(call->now, time);
	if (what == NULL) {
		call->audited = true; /* what changes nothing leaves nothing */
		call->audit_person_id = 0;
		meetings_said(call, out, item, NULL);
		return call_done(call, out, "Saved %s.%s%s", time, others,
			told->others > 0 ? " That stands as it was." : "");
	}
	if (!store_case_save(call->store, item, err))
		return false;
	meetings_said(call, out, item, told->others > 0 ? "merged" : "written");
	if (told->others == 0)
		return call_done(call, out, "Saved %s of %s at %s.", what, care_name(call), time);
	return call_done(call, out, "Saved %s, %s.%s%s", what, time, others,
		told->clashes > 0 ? " Both texts stand, one below the other." : " Both are kept.");
}

bool command_meeting_write(struct call *call, struct result *out, struct err *err)
{
	struct case_item item, before;
	struct told told = {0};
	struct meeting meeting;

	if (!meetings_case_waiting(call, &meeting, &item, err))
		return false;
	before = item;
	bool done = read_texts(call, &item, &told, err) && read_rest(call, &item, err) &&
		    save(call, out, &item, &before, &told, err);
	out->n = told.others; /* a screen reads the case again where there are any */
	str_free(&told.said);
	return done;
}
