/* Writing together: who is writing where, and the speller's words of the team. */
#include <time.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/writing.h>

#include "care.h"

enum { STALE_SECONDS = 15 * 60, WORD_MOST = 60 };

static const char *fresh_since(struct call *call)
{
	time_t then = (time_t)(clock_unix() - STALE_SECONDS);
	char text[INSTANT_SIZE];
	struct tm utc;

	gmtime_r(&then, &utc);
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
	return arena_strdup(call->arena, text);
}

bool command_editing_begin(struct call *call, struct result *out, struct err *err)
{
	const char *place, *fresh = fresh_since(call);
	struct editing *others;
	char time[8];
	size_t n;

	if (!care_need_text(call, "place", 100, false, &place, err) ||
		!store_editing_others(call->store, call->worker->id, call->person->id, place, fresh,
			call->arena, &others, &n, err) ||
		!store_editing_begin(
			call->store, call->worker->id, call->person->id, place, fresh, err))
		return false;
	if (n == 0)
		return true;
	return call_done(call, out, "%s%s been writing here since %s.",
		n == 1 ? others[0].worker
		       : arena_printf(call->arena, "%s and %zu more", others[0].worker, n - 1),
		n == 1 ? " has" : " have", instant_show_time(others[0].since, time));
}

bool command_editing_end(struct call *call, struct result *out, struct err *err)
{
	(void)out;
	return store_editing_end(call->store, call->worker->id, call->person->id, err);
}

static bool one_word(struct call *call, const char **word, struct err *err)
{
	if (!care_need_text(call, "word", WORD_MOST, false, word, err))
		return false;
	for (const char *at = *word; *at != '\0'; at++)
		if (*at == ' ')
			return err_set(err, ERR_INVALID, "word",
				"\"%s\" is more than one word. Add one word at a time.", *word);
	return true;
}

bool command_spell_add(struct call *call, struct result *out, struct err *err)
{
	const char *word;

	return one_word(call, &word, err) &&
	       store_spell_add(call->store, call->worker->id, word, err) &&
	       call_done(call, out, "The speller takes \"%s\" from now on.", word);
}

bool command_spell_drop(struct call *call, struct result *out, struct err *err)
{
	const char *word;
	bool found;

	if (!one_word(call, &word, err) ||
		!store_spell_drop(call->store, call->worker->id, word, &found, err))
		return false;
	if (!found)
		return err_set(err, ERR_NOT_FOUND, "word",
			"You have not added \"%s\". caseload spell list shows the team's words.",
			word);
	return call_done(call, out, "The speller no longer takes \"%s\" from you.", word);
}

bool command_spell_list(struct call *call, struct result *out, struct err *err)
{
	struct str text = {0};
	const char **words;
	size_t n;

	if (!store_spell_list(call->store, call->team->id, call->arena, &words, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		str_addf(&text, "%s%s", i > 0 ? "\n" : "", words[i]);
	out->message = arena_strdup(call->arena, str_text(&text));
	str_free(&text);
	return true;
}
