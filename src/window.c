#include <stdlib.h>
#include <string.h>

#include "instrument_inside.h"

enum { WINDOW_DIGITS = 4 };

static const struct {
	const char *text;
	enum window_kind kind;
	const char *words;
} named[] = {
	{"now", WINDOW_NOW, ""},
	{"ever", WINDOW_EVER, "ever"},
	{"episode", WINDOW_EPISODE, ""},
	{"discharge", WINDOW_DISCHARGE, "at discharge"},
};

bool window_read(const char *text, struct window *out)
{
	int n = 0, digits = 0;

	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (strcmp(text, named[i].text) == 0) {
			*out = (struct window){.kind = named[i].kind};
			return true;
		}
	for (; *text >= '0' && *text <= '9'; text++) {
		if (++digits > WINDOW_DIGITS)
			return false;
		n = n * 10 + (*text - '0');
	}
	if (n == 0 || (*text != 'd' && *text != 'm') || text[1] != '\0')
		return false;
	*out = (struct window){.kind = *text == 'd' ? WINDOW_DAYS : WINDOW_MONTHS, .n = n};
	return true;
}

struct date window_start(struct window window, struct date scored_on)
{
	switch (window.kind) {
	case WINDOW_DAYS:
		return date_add_days(scored_on, -window.n);
	case WINDOW_MONTHS:
		return date_add_months(scored_on, -window.n);
	default:
		return DATE_NONE;
	}
}

enum window_answer window_counts(struct window window, struct date scored_on, struct date on)
{
	struct date start = window_start(window, scored_on);

	if (date_compare(on, scored_on) > 0)
		return WINDOW_FUTURE;
	return !date_is_set(start) || date_compare(on, start) > 0 ? WINDOW_IN : WINDOW_OUT;
}

const char *window_words(struct window window, struct arena *arena)
{
	switch (window.kind) {
	case WINDOW_DAYS:
		return arena_printf(arena, "in %d day%s", window.n, window.n == 1 ? "" : "s");
	case WINDOW_MONTHS:
		return arena_printf(arena, "in %d month%s", window.n, window.n == 1 ? "" : "s");
	default:
		for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
			if (named[i].kind == window.kind)
				return named[i].words;
		return "";
	}
}
