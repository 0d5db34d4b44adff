/* What was typed and not saved. The places and the form of the texts are those of the screens, so
 * that either goes on with what the other kept. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>

#include "plain.h"

void plain_draft_keep(
	struct plain *p, const char *person, const char *place, const char *text, int64_t version)
{
	struct args args = args_new(p->arena);
	struct result result;
	struct err err = {0};

	args_set(&args, "person", person);
	args_set(&args, "place", place);
	args_set(&args, "text", text);
	args_setf(&args, "version", "%lld", (long long)version);
	if (plain_try(p, CMD_DRAFT_KEEP, &args, &result, &err))
		plain_say(p, "What you typed is kept as a draft.");
	else
		plain_say(p, "What you typed could not be kept as a draft: %s", err.text);
}

const struct draft *plain_draft_find(struct plain *p, const char *person, const char *place)
{
	struct args args = args_new(p->arena);
	struct result result;
	struct err ignored = {0};

	args_set(&args, "person", person);
	args_set(&args, "place", place);
	if (!plain_try(p, CMD_DRAFT_LIST, &args, &result, &ignored))
		return NULL;
	const struct draft *drafts = result.value;
	for (size_t i = 0; i < result.n; i++)
		if (person != NULL || drafts[i].person_uid == NULL)
			return &drafts[i];
	return NULL;
}

static const char *draft_words(struct plain *p, const struct draft *draft)
{
	size_t n = text_words(draft->text);

	return arena_printf(p->arena, "%s, %zu word%s", shown_instant(&p->out, draft->kept_at), n,
		n == 1 ? "" : "s");
}

char plain_draft_offer(struct plain *p, const struct draft *draft, bool both)
{
	plain_say(p, "Your draft of %s, was not saved:", draft_words(p, draft));
	plain_page_begin(p);
	out_wrap(&p->out, 2, draft->text);
	plain_page_end(p);
	for (;;) {
		const char *typed;
		enum reply reply = plain_ask(p,
			both ? "o opens it, p goes on without it, b puts it behind the text, Enter "
			       "leaves: "
			     : "o opens it, p goes on without it, Enter leaves: ",
			"o opens the draft, p goes on without it. Enter leaves; the draft stays.",
			&typed);

		if (reply != REPLY_TEXT)
			return 0;
		if (typed[1] == '\0' && (*typed == 'o' || *typed == 'p' || (both && *typed == 'b')))
			return *typed;
		plain_say(p, "Type o, p%s or Enter.", both ? ", b" : "");
	}
}

char *plain_draft_text(struct plain *p, const struct args *args)
{
	struct str out = {0};

	for (size_t i = 0; i < args->n; i++) {
		const char *value = args->items[i].value;

		if (text_is_blank(value) || strcmp(args->items[i].name, "person") == 0 ||
			strcmp(args->items[i].name, "draft") == 0)
			continue;
		str_addf(&out, "%s", out.length > 0 ? "\n" : "");
		for (const char *c = args->items[i].name; *c != '\0'; c++)
			str_addc(&out, *c == '-' ? '_' : *c);
		str_add(&out, ": ");
		for (; *value != '\0'; value++)
			if (*value == '\n')
				str_add(&out, "\\n");
			else
				str_addc(&out, *value);
	}
	char *text = arena_strdup(p->arena, str_text(&out));
	str_free(&out);
	return text;
}

void plain_draft_load(struct plain *p, const char *text, struct args *args)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\n"), name = strcspn(text, ":");
		struct str value = {0};

		if (name + 2 <= length) {
			for (size_t i = name + 2; i < length; i++)
				if (text[i] == '\\' && i + 1 < length && text[i + 1] == 'n')
					str_addc(&value, '\n'), i++;
				else
					str_addc(&value, text[i]);
			if (value.length > 0)
				args_set(args, arena_strndup(p->arena, text, name),
					str_text(&value));
		}
		str_free(&value);
		text += length + (text[length] == '\n');
	}
}

/* ---- the list ---- */

/* "plan/what_matters" is a section; the others are the names of commands. */
static const char *place_words(const char *place)
{
	int section;

	if (text_starts(place, "plan/") && word_find(&words_section, place + 5, &section))
		return word_shown(&words_section, section);
	return place;
}

static void go_on(struct plain *p, const struct draft *draft)
{
	struct args args = args_new(p->arena);
	const struct command *command = plain_named(p, draft->place);
	struct person_record *record;
	int section;

	if (text_starts(draft->place, "plan/") &&
		word_find(&words_section, draft->place + 5, &section)) {
		if (plain_read_person(p, draft->person_uid, &record)) {
			plain_say(p, "%s", plain_identity(p, record));
			plain_section(p, record, section, draft);
		}
		return;
	}
	if (command == NULL) {
		plain_say(p, "This draft is opened on the screens only. Its text:");
		out_wrap(&p->out, 2, draft->text);
		return;
	}
	args_set(&args, "person", draft->person_uid);
	plain_form(p, command->id, &args, ASKS_FORM);
}

static void throw_away(struct plain *p, const struct draft *draft)
{
	struct args args = args_new(p->arena);
	struct result result;

	plain_say(p, "%s, %s:", place_words(draft->place), draft_words(p, draft));
	out_wrap(&p->out, 2, draft->text);
	if (plain_yes(p, "Throw this draft away?") != 1)
		return;
	args_set(&args, "person", draft->person_uid);
	args_set(&args, "place", draft->place);
	if (plain_run(p, CMD_DRAFT_DROP, &args, &result))
		out_sentence(&p->out, result.message);
}

static bool drafts_step(struct plain *p)
{
	struct args args = args_new(p->arena);
	struct result result;
	const char *typed;
	char *end;

	if (!plain_run(p, CMD_DRAFT_LIST, &args, &result))
		return false;
	const struct draft *drafts = result.value;
	if (result.n == 0) {
		plain_say(p, "You have no drafts.");
		return false;
	}
	plain_page_begin(p);
	for (size_t i = 0; i < result.n; i++)
		out_wrap_after(&p->out, arena_printf(p->arena, "%2zu ", i + 1),
			arena_printf(p->arena, "%s%s%s, %s",
				drafts[i].person != NULL ? drafts[i].person : "",
				drafts[i].person != NULL ? ", " : "", place_words(drafts[i].place),
				draft_words(p, &drafts[i])));
	plain_page_end(p);
	enum reply reply = plain_ask(p, "Drafts> ",
		"A number goes on with that draft. x and a number throws it away. Enter leaves.",
		&typed);
	if (reply != REPLY_TEXT)
		return false;
	bool drop = *typed == 'x';
	unsigned long number = strtoul(typed + drop, &end, 10);
	if (*end != '\0' || number < 1 || number > result.n)
		plain_say(p, "Type a number from 1 to %zu, or x and a number.", result.n);
	else if (drop)
		throw_away(p, &drafts[number - 1]);
	else
		go_on(p, &drafts[number - 1]);
	return true;
}

void plain_drafts(struct plain *p)
{
	bool more = true;

	while (more && !p->ended) {
		struct arena *before = plain_step(p);
		more = drafts_step(p);
		plain_step_end(p, before);
	}
}
