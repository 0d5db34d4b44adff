/* One of several: by its number, or by its words. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/id.h>
#include <caseload/base/utf8.h>

#include "plain.h"

enum { LONG_WORDS = 24 };

/* A line ends between two choices, never between a number and its words; long words get a line
 * each. */
void plain_choices(struct plain *p, const struct plain_choice *choices, size_t n)
{
	struct str line = {0};
	bool lines = false;
	int cells = 0;

	for (size_t i = 0; i < n; i++)
		lines = lines ||
			utf8_width(choices[i].shown, strlen(choices[i].shown)) > LONG_WORDS;
	for (size_t i = 0; i < n; i++) {
		const char *one = arena_printf(p->arena, "%zu %s", i + 1, choices[i].shown);
		int wants = utf8_width(one, strlen(one)) + 2;

		if (i > 0 && (lines || (!p->out.whole && cells + wants > p->out.width))) {
			out_line(&p->out, "%s", str_text(&line));
			str_clear(&line);
			cells = 0;
		}
		str_addf(&line, "%s%s",
			cells > 0		  ? "  "
			: lines && n > 9 && i < 9 ? "  "
						  : " ",
			one);
		cells += wants;
	}
	if (n > 0)
		out_line(&p->out, "%s", str_text(&line));
	str_free(&line);
}

static bool begins(const char *text, const char *with)
{
	for (; *with != '\0'; text++, with++)
		if (*text != *with)
			return false;
	return true;
}

/* The beginning of any of its words. */
static bool word_begins(const char *text, const char *with)
{
	for (; *text != '\0'; text += strcspn(text, " ") + (text[strcspn(text, " ")] == ' '))
		if (begins(text, with))
			return true;
	return false;
}

/* The one choice that `fits`; -1 where none or more than one does. */
static long only_one(const struct plain_choice *choices, size_t n, const char *typed,
	bool (*fits)(const char *text, const char *with), struct arena *arena)
{
	long found = -1;

	for (size_t i = 0; i < n; i++) {
		if (!fits(utf8_fold(arena, choices[i].shown), typed))
			continue;
		if (found >= 0)
			return -1;
		found = (long)i;
	}
	return found;
}

long plain_choose(const struct plain_choice *choices, size_t n, const char *typed)
{
	struct arena *arena = arena_new();
	const char *folded = utf8_fold(arena, typed);
	long found = -1;
	char *end;
	unsigned long number = strtoul(typed, &end, 10);

	if (isdigit((unsigned char)*typed) && *end == '\0' && number >= 1 && number <= n)
		found = (long)number - 1;
	for (size_t i = 0; found < 0 && i < n; i++)
		if (strcasecmp(choices[i].code, typed) == 0 ||
			strcmp(utf8_fold(arena, choices[i].shown), folded) == 0)
			found = (long)i;
	if (found < 0 && *folded != '\0')
		found = only_one(choices, n, folded, begins, arena);
	if (found < 0 && *folded != '\0')
		found = only_one(choices, n, folded, word_begins, arena);
	arena_free(arena);
	return found;
}

/* ---- people ---- */

static const char *row_words(struct plain *p, const struct case_row *row)
{
	char born[DATE_SHOWN_SIZE];

	return arena_printf(p->arena, "%s, born %s, NHS No. %s%s%s",
		case_name(row, NAMES_FULL, p->arena),
		date_is_set(row->born) ? date_show(row->born, born) : "not known",
		row->nhs_number != NULL ? shown_number(&p->out, row->nhs_number) : "not known",
		row->same_name ? ", same name as somebody else" : "",
		date_is_set(row->died) ? ", died" : "");
}

static bool is_uid(const char *text)
{
	return strlen(text) >= UID_SHORT && text[strspn(text, "0123456789abcdef-")] == '\0' &&
	       text[strspn(text, "0123456789 ")] != '\0';
}

const char *plain_find(struct plain *p, const char *text)
{
	struct args args = args_new(p->arena);
	struct result result;

	if (is_uid(text))
		return text;
	args_set(&args, "text", text);
	if (!plain_run(p, CMD_FIND, &args, &result))
		return NULL;
	const struct case_row *rows = result.value;
	if (result.n == 0) {
		out_sentence(&p->out, result.message);
		return NULL;
	}
	if (result.n == 1) {
		plain_say(p, "%s.", row_words(p, &rows[0]));
		return rows[0].uid;
	}
	plain_page_begin(p);
	for (size_t i = 0; i < result.n; i++)
		out_wrap_after(
			&p->out, arena_printf(p->arena, "%2zu ", i + 1), row_words(p, &rows[i]));
	plain_page_end(p);
	for (;;) {
		const char *typed;
		char *end;
		enum reply reply = plain_ask(p, "Which number> ",
			"The number of the person meant. Enter leaves.", &typed);

		if (reply != REPLY_TEXT)
			return NULL;
		unsigned long number = strtoul(typed, &end, 10);
		if (*end == '\0' && number >= 1 && number <= result.n)
			return rows[number - 1].uid;
		plain_say(p, "Type a number from 1 to %zu.", result.n);
	}
}
