#include <caseload/agenda.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/deadline.h>

const char agenda_gone[] = "No reason any more";

/* ---- times ---- */

static int digits(const char **at, int most)
{
	int value = 0, n = 0;

	for (; n < most && isdigit((unsigned char)**at); n++)
		value = value * 10 + *(*at)++ - '0';
	return n == 0 ? -1 : value;
}

bool meeting_at_read(const char *text, char out[static 6])
{
	int hour, minute = 0;
	size_t length;

	while (*text == ' ')
		text++;
	length = strspn(text, "0123456789");
	hour = digits(&text, length == 3 ? 1 : 2);
	if (*text == ':' || *text == '.') {
		if (strspn(++text, "0123456789") != 2)
			return false;
		minute = digits(&text, 2);
	} else if (length > 2) {
		minute = strspn(text, "0123456789") == 2 ? digits(&text, 2) : -1;
	}
	while (*text == ' ')
		text++;
	if (*text != '\0' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	snprintf(out, 6, "%02d:%02d", hour, minute);
	return true;
}

/* ---- the order ---- */

bool case_in_order(const struct case_item *item)
{
	return item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
}

size_t agenda_cases(const struct case_item *items, size_t n)
{
	size_t cases = 0;

	for (size_t i = 0; i < n; i++)
		cases += case_in_order(&items[i]);
	return cases;
}

/* ---- words ---- */

const char *agenda_words_cut(const char *words, size_t most, struct arena *arena)
{
	size_t length = strlen(words), at = 0, fits = 0, n;
	int32_t code;

	for (size_t count = 0; (n = utf8_decode(words + at, length - at, &code)) > 0; at += n) {
		if (count++ == most)
			return arena_printf(arena, "%.*s\xE2\x80\xA6", (int)fits, words);
		if (count < most)
			fits = at + n;
	}
	return words;
}

const char *agenda_words_join(const char *there, const char *more, struct arena *arena)
{
	if (text_is_blank(there))
		return agenda_words_cut(more, AGENDA_WORDS, arena);
	return agenda_words_cut(arena_printf(arena, "%s; %s", there, more), AGENDA_WORDS, arena);
}

static bool ends_sentence(const char *at)
{
	return (*at == '.' || *at == '!' || *at == '?') &&
	       (at[1] == '\0' || isspace((unsigned char)at[1]));
}

const char *agenda_first_sentence(const char *text, struct arena *arena)
{
	const char *end;

	if (text_is_blank(text))
		return NULL;
	while (isspace((unsigned char)*text))
		text++;
	for (end = text; *end != '\0' && *end != '\n' && !ends_sentence(end); end++)
		;
	if (*end != '\0' && *end != '\n')
		end++;
	return agenda_words_cut(
		arena_strndup(arena, text, (size_t)(end - text)), AGENDA_WORDS, arena);
}

const char *agenda_action_words(const struct action *action, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], late[32];
	const char *head = arena_printf(arena, "%s (%s)", action->what, action->owner_name);

	if (action->status != ACTION_OPEN)
		return arena_printf(arena, "%s, %s%s%s", head,
			action->status == ACTION_DONE	   ? "done "
			: action->status == ACTION_REFUSED ? "refused "
							   : "not needed ",
			date_show(action->closed_on, day),
			text_is_blank(action->outcome)
				? ""
				: arena_printf(arena, ": %s", action->outcome));
	if (!date_is_set(action->due))
		return arena_printf(arena, "%s, open", head);
	return date_compare(action->due, today) < 0
		       ? arena_printf(
				 arena, "%s, %s", head, deadline_sentence(action->due, today, late))
		       : arena_printf(arena, "%s, due %s", head, date_show(action->due, day));
}
