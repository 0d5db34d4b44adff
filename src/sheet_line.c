/* What comes back written on a printed list: one line for each row. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/meeting.h>
#include <caseload/printed_list.h>

enum { DAY_WORDS = 3, ROW_MOST = 1000000, TEXT_MOST = 2000 };

static const struct {
	enum sheet_verb verb;
	const char *words[4];
} verbs[] = {
	{SHEET_DONE, {"done", "d", "close", "closed"}},
	{SHEET_HELD, {"held", "h", "hold"}},
	{SHEET_REVIEW, {"review", "r", "book", "rev"}},
	{SHEET_NOTE, {"note", "n"}},
	{SHEET_ACTION, {"action", "a"}},
};
enum { VERBS = sizeof(verbs) / sizeof(verbs[0]) };

/* ---- words ---- */

struct reading {
	struct arena *arena;
	struct date today;
	const struct holidays *holidays;
	const char *at; /* what is still to be read */
	struct err *err;
};

static const char *skip(const char *at)
{
	while (isspace((unsigned char)*at))
		at++;
	return at;
}

static const char *word_end(const char *at)
{
	while (*at != '\0' && !isspace((unsigned char)*at))
		at++;
	return at;
}

static bool is_word(const char *text, size_t length, const char *word)
{
	if (strlen(word) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (tolower((unsigned char)text[i]) != word[i])
			return false;
	return true;
}

/* Passes over one word, where it says what was done; a colon after it is no matter. */
static bool read_verb(struct reading *r, enum sheet_verb *out)
{
	const char *at = skip(r->at), *end = word_end(at);
	size_t length = (size_t)(end - at);

	while (length > 0 && strchr(".:,", at[length - 1]) != NULL)
		length--;
	for (size_t i = 0; i < VERBS; i++)
		for (size_t k = 0; k < 4 && verbs[i].words[k] != NULL; k++)
			if (is_word(at, length, verbs[i].words[k])) {
				*out = verbs[i].verb;
				r->at = skip(end);
				return true;
			}
	return false;
}

/* "7", "7.", "#7", "row 7"; of "7d" the number alone. */
static bool read_row(struct reading *r, int64_t *out)
{
	const char *at = skip(r->at);
	char *end;

	if (is_word(at, (size_t)(word_end(at) - at), "row"))
		at = skip(word_end(at));
	at += *at == '#';
	if (!isdigit((unsigned char)*at))
		return false;
	long long number = strtoll(at, &end, 10);
	if (number < 1 || number > ROW_MOST)
		return false;
	end += strspn(end, ".:,)");
	*out = number;
	r->at = skip(end);
	return true;
}

/* ---- days ---- */

/* "2w" as it is written by hand is "+2w". */
static const char *with_plus(struct reading *r, const char *text)
{
	const char *unit = text + strspn(text, "0123456789");

	if (unit == text ||
		(strcmp(unit, "d") != 0 && strcmp(unit, "w") != 0 && strcmp(unit, "m") != 0 &&
			strcmp(unit, "y") != 0 && strcmp(unit, "wd") != 0))
		return text;
	return arena_printf(r->arena, "+%s", text);
}

static struct date_rules rules_of(const struct reading *r, enum date_kind kind)
{
	return (struct date_rules){kind, false, r->today, r->holidays};
}

/* What has happened on "fri" did so on the last Friday there was, today included. */
static bool last_weekday(struct reading *r, const char *text, struct date *out)
{
	struct date_rules any = rules_of(r, DATE_ANY);
	struct date ahead;

	if (!date_read(arena_printf(r->arena, "next %s", text), &any, "line", &ahead, NULL))
		return false;
	*out = date_add_days(ahead, -14);
	return true;
}

static bool day_past(struct reading *r, const char *text, bool alone, struct date *out)
{
	struct date_rules past = rules_of(r, DATE_PAST);

	if (last_weekday(r, text, out) || date_meant(text, &past, out))
		return true;
	/* A letter is a day only where nothing else is said: "7 d y". */
	return alone && isalpha((unsigned char)*text) && date_read(text, &past, "line", out, NULL);
}

/* The first words that are a day, as many as are one. */
static void read_day_before(struct reading *r, struct date *out)
{
	const char *ends[DAY_WORDS];
	size_t n = 0;

	for (const char *at = r->at; *at != '\0' && n < DAY_WORDS; at = skip(ends[n - 1]))
		ends[n++] = word_end(at);
	while (n-- > 0) {
		const char *rest = skip(ends[n]);
		const char *text = arena_strndup(r->arena, r->at, (size_t)(ends[n] - r->at));

		if (day_past(r, text, *rest == '\0', out)) {
			r->at = rest;
			return;
		}
	}
}

static bool read_review(struct reading *r, struct date *out)
{
	struct date_rules rules = rules_of(r, DATE_FUTURE);
	const char *first = arena_strndup(r->arena, r->at, (size_t)(word_end(r->at) - r->at));

	if (*r->at == '\0')
		return err_set(
			r->err, ERR_INVALID, "line", "Say for which day: 7 review fri, or 7 r 2w.");
	if (date_read(with_plus(r, r->at), &rules, "line", out, r->err))
		return true;
	struct date_rules any = rules_of(r, DATE_ANY);
	if (*word_end(r->at) != '\0' && date_meant(with_plus(r, first), &any, out))
		return err_set(r->err, ERR_INVALID, "line",
			"After the day nothing more is read. Write a note in a line of its own: 7 "
			"note, and the words.");
	return false;
}

/* ---- what is to be done ---- */

/* "ring OT lewis fri": from the end a day, then one word that may be somebody. */
static void part_without_slashes(struct reading *r, struct sheet_line *out)
{
	struct date_rules rules = rules_of(r, DATE_FUTURE);
	char *text = arena_strdup(r->arena, r->at);
	const char *starts[DAY_WORDS + 1];
	size_t n = 0;
	struct date day;

	for (size_t at = strlen(text); at > 0 && n <= DAY_WORDS; n++) {
		while (at > 0 && isspace((unsigned char)text[at - 1]))
			at--;
		while (at > 0 && !isspace((unsigned char)text[at - 1]))
			at--;
		starts[n] = text + at;
	}
	out->when = out->who = "";
	for (size_t words = n < DAY_WORDS ? n : DAY_WORDS; words > 0; words--) {
		const char *from = starts[words - 1];

		if (from == text || !date_meant(with_plus(r, from), &rules, &day))
			continue;
		out->when = with_plus(r, arena_strdup(r->arena, from));
		text[from - text] = '\0';
		break;
	}
	for (size_t length = strlen(text); length > 0 && isspace((unsigned char)text[length - 1]);)
		text[--length] = '\0';
	out->text = arena_strdup(r->arena, text);
	/* Without a day the last word is most often part of what is to be done: "ring Jo". */
	char *last = out->when[0] != '\0' ? strrchr(text, ' ') : NULL;
	out->who_is_a_guess = last != NULL;
	if (last != NULL)
		out->who = arena_strdup(r->arena, last + 1);
}

static bool read_action(struct reading *r, struct sheet_line *out)
{
	struct action_line line = action_line_read(r->at, r->arena);

	/* A slash within a word may be that of a day: "16/3". */
	part_without_slashes(r, out);
	if (strstr(r->at, " /") != NULL || (out->when[0] == '\0' && strchr(r->at, '/') != NULL)) {
		out->text = line.what;
		out->who = line.who;
		out->when = with_plus(r, line.when);
		out->who_is_a_guess = false;
	}
	return !text_is_blank(out->text) ||
	       err_set(r->err, ERR_INVALID, "line",
		       "Say what is to be done: 7 action what / who / when.");
}

static bool read_rest(struct reading *r, struct sheet_line *out)
{
	switch (out->verb) {
	case SHEET_REVIEW:
		return read_review(r, &out->on);
	case SHEET_ACTION:
		return read_action(r, out);
	case SHEET_NOTE:
		out->text = r->at;
		return !text_is_blank(out->text) ||
		       err_set(r->err, ERR_INVALID, "line",
			       "The note is empty. Type what happened.");
	case SHEET_DONE:
	case SHEET_HELD:
		break;
	}
	read_day_before(r, &out->on);
	out->text = r->at;
	return true;
}

bool sheet_line_read(const char *text, struct date today, const struct holidays *holidays,
	struct arena *arena, struct sheet_line *out, struct err *err)
{
	struct reading r = {arena, today, holidays, skip(text), err};
	bool row, verb;

	*out = (struct sheet_line){.text = "", .who = "", .when = ""};
	row = read_row(&r, &out->row);
	verb = read_verb(&r, &out->verb);
	if (!row)
		row = verb && read_row(&r, &out->row);
	if (!row)
		return err_set(err, ERR_INVALID, "line",
			"Say which row, by the number in front of it on the paper: 7 done, 7 "
			"review fri.");
	if (!verb)
		return err_set(err, ERR_INVALID, "line",
			"Say what was done about the row: done, held, review and a day, note and "
			"the words, or action and what is to be done.");
	char *rest = arena_strdup(arena, r.at);
	for (size_t length = strlen(rest); length > 0 && isspace((unsigned char)rest[length - 1]);)
		rest[--length] = '\0';
	r.at = rest;
	return read_rest(&r, out);
}
