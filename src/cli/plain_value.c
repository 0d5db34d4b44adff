/* One argument: asked for by its type until it can be taken. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/utf8.h>

#include "plain.h"

const char *plain_label(struct plain *p, const struct plain_field *field)
{
	if (field->label != NULL)
		return field->label;
	char *text = arena_strdup(p->arena, field->name);
	for (char *c = text; *c != '\0'; c++)
		if (*c == '-' || *c == '_')
			*c = ' ';
	text[0] = (char)toupper((unsigned char)text[0]);
	return text;
}

struct list {
	struct plain_choice *choices;
	size_t n;
};

static struct list word_choices_of(struct plain *p, const char *type)
{
	const struct word_list *words =
		word_list_named(arena_strndup(p->arena, type + 1, strlen(type) - 2));
	struct list list = {arena_new_array(p->arena, struct plain_choice, words->n), words->n};

	for (size_t i = 0; i < words->n; i++)
		list.choices[i] =
			(struct plain_choice){words->words[i].code, words->words[i].shown};
	return list;
}

static struct list workers(struct plain *p)
{
	struct args args = args_new(p->arena);
	struct result result;
	struct list list = {0};

	if (!plain_run(p, CMD_WORKER_LIST, &args, &result))
		return list;
	const struct worker *all = result.value;
	list.choices = arena_new_array(p->arena, struct plain_choice, result.n + 1);
	for (size_t i = 0; i < result.n; i++)
		list.choices[list.n++] = (struct plain_choice){
			all[i].uid, arena_printf(p->arena, "%s, %s%s%s%s", all[i].name,
					    word_shown(&words_profession, all[i].profession),
					    all[i].login != NULL ? " (" : "",
					    all[i].login != NULL ? all[i].login : "",
					    all[i].login != NULL ? ")" : "")};
	return list;
}

/* A login is what the shell takes, so it is taken here too. */
static long worker_by_login(const struct list *list, const char *typed)
{
	for (size_t i = 0; i < list->n; i++) {
		const char *open = strrchr(list->choices[i].shown, '(');
		size_t length = strlen(typed);

		if (open != NULL && strncmp(open + 1, typed, length) == 0 &&
			strcmp(open + 1 + length, ")") == 0)
			return (long)i;
	}
	return -1;
}

/* ---- dates ---- */

const char *plain_date_words(struct plain *p, struct date date)
{
	static const char *const days[] = {
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
	struct date_rules rules = {
		DATE_ANY, false, session_today(p->session), session_holidays(p->session)};
	char buffer[80];

	/* Spoken, so the day in full. */
	return arena_printf(p->arena, "%s%s", days[date_weekday(date) - 1],
		date_echo(date, &rules, buffer) + 3);
}

static bool read_date(struct plain *p, const struct plain_field *field, const char *typed,
	const char **value, const char **echo)
{
	struct date_rules rules = {(enum date_kind)field->kind, false, session_today(p->session),
		session_holidays(p->session)};
	char iso[DATE_ISO_SIZE];
	struct err err = {0};
	struct date date;

	if (!date_read(typed, &rules, field->name, &date, &err)) {
		out_sentence(&p->out, err.text);
		return false;
	}
	*value = arena_strdup(p->arena, date_iso(date, iso));
	*echo = plain_date_words(p, date);
	return true;
}

/* ---- any ---- */

static const char *kept_words(
	struct plain *p, const struct list *list, const char *type, const char *kept)
{
	struct date date;
	char shown[DATE_SHOWN_SIZE];

	for (size_t i = 0; i < list->n; i++)
		if (text_equal(list->choices[i].code, kept))
			return list->choices[i].shown;
	if (strcmp(type, "DATE") == 0 && date_parse_iso(kept, &date))
		return arena_strdup(p->arena, date_show(date, shown));
	return kept;
}

static const char *help_words_of(
	struct plain *p, const struct arg_spec *spec, const struct plain_field *field)
{
	static const char date[] =
		"A date, day first: 16/3, 16 mar, 16/3/26, today, tom, fri, +2w, +3m, +3wd, eom.";
	const char *more =
		strcmp(spec->type, "DATE") == 0	    ? date
		: strcmp(spec->type, "PERSON") == 0 ? "An NHS Number, or a name to find."
		: strcmp(spec->type, "WORKER") == 0
			? "The number before the name, the login, or the beginning of the name."
		: spec->type[0] == '{'		    ? "The number before the word, or the word."
		: spec->type[0] == '\0'		    ? "y for yes, n for no."
		: strcmp(spec->type, "NUMBER") == 0 ? "A whole number."
		: strcmp(spec->type, "FILE") == 0   ? "The name of a file."
						    : "Text.";

	return arena_printf(p->arena, "%s%s%s%s", field->help != NULL ? field->help : "",
		field->help != NULL ? " " : "", more,
		spec->required ? "" : " Enter skips it, a full stop alone skips the rest.");
}

static enum reply ask_long(struct plain *p, const struct plain_field *field,
	const struct arg_spec *spec, const char *kept, const char **value)
{
	struct str text = {0};
	const char *label = plain_label(p, field);

	if (kept != NULL) {
		plain_say(p, "%s so far:", label);
		out_wrap(&p->out, 2, kept);
		plain_say(p, "A full stop alone keeps it; lines typed now stand in its place.");
	}
	enum reply reply = plain_long(p,
		spec->required ? label
			       : arena_printf(p->arena, "%s, or a full stop to skip it", label),
		field->help != NULL ? field->help : "Text.", &text);
	if (text.length > 0)
		*value = arena_strdup(p->arena, str_text(&text));
	str_free(&text);
	return reply;
}

/* Takes what was typed, or says why it cannot be taken. */
static bool take(struct plain *p, const struct arg_spec *spec, const struct plain_field *field,
	const struct list *list, const char *typed, const char **value, const char **echo)
{
	bool worker = strcmp(spec->type, "WORKER") == 0;
	long at;

	if (strcmp(spec->type, "DATE") == 0)
		return read_date(p, field, typed, value, echo);
	if (strcmp(spec->type, "PERSON") == 0) {
		*value = plain_find(p, typed);
		return *value != NULL;
	}
	if (spec->type[0] == '\0') {
		bool yes = strcasecmp(typed, "y") == 0 || strcasecmp(typed, "yes") == 0;
		bool no = strcasecmp(typed, "n") == 0 || strcasecmp(typed, "no") == 0;

		*value = yes ? "1" : "0";
		if (!yes && !no)
			plain_say(p, "Type y for yes or n for no.");
		return yes || no;
	}
	*value = typed;
	if (list->n == 0)
		return true;
	at = worker ? worker_by_login(list, typed) : -1;
	if (at < 0)
		at = plain_choose(list->choices, list->n, typed);
	if (at < 0) {
		plain_say(p,
			"\"%s\" is not in the list, or fits more than one. Type a number from 1 to "
			"%zu.",
			typed, list->n);
		return false;
	}
	*value = list->choices[at].code;
	return true;
}

enum reply plain_value(struct plain *p, const struct arg_spec *spec,
	const struct plain_field *field, const char *kept, const char **value, const char **echo)
{
	struct list list = {0};

	*value = NULL;
	*echo = NULL;
	if (strcmp(spec->type, "LONG") == 0)
		return ask_long(p, field, spec, kept, value);
	if (spec->type[0] == '{')
		list = word_choices_of(p, spec->type);
	else if (strcmp(spec->type, "WORKER") == 0)
		list = workers(p);
	plain_choices(p, list.choices, list.n);
	const char *prompt = arena_printf(p->arena, "%s%s%s%s%s> ", plain_label(p, field),
		spec->type[0] == '\0' ? ", y or n" : "", kept != NULL ? " [" : "",
		kept != NULL ? kept_words(p, &list, spec->type, kept) : "",
		kept != NULL	 ? "]"
		: spec->required ? ""
				 : " (Enter skips)");
	for (;;) {
		const char *typed;
		enum reply reply = plain_ask(p, prompt, help_words_of(p, spec, field), &typed);

		if (reply == REPLY_BACK || reply == REPLY_END)
			return reply;
		if (reply == REPLY_EMPTY && (kept != NULL || !spec->required))
			return reply;
		if (reply == REPLY_EMPTY) {
			plain_say(
				p, "%s is needed. Type it, or q to leave.", plain_label(p, field));
		} else if (!spec->required && strcmp(typed, ".") == 0) {
			*value = ".";
			return REPLY_EMPTY;
		} else if (take(p, spec, field, &list, typed, value, echo)) {
			return REPLY_TEXT;
		} else {
			*value = NULL;
		}
	}
}
