/* The arguments of a command, one after another, then whether to save. */
#include <string.h>

#include "plain.h"

/* ---- what a command's form asks for, in the order of the screens ---- */

#define LAST                                                                                       \
	{                                                                                          \
		NULL, NULL, NULL, 0                                                                \
	}
static const struct plain_field action_add[] = {
	{"what", "What", "What is to be done; or all three in one line: what / who / when.", 0},
	{"owner", "Who", "Who does it; skip it where the line says so.", 0},
	{"due", "By when", NULL, DATE_FUTURE},
	LAST,
};
static const struct plain_field action_done[] = {
	{"status", "Outcome", "Done where it is skipped.", 0},
	{"outcome", "In words", "What came of it.", 0},
	LAST,
};
static const struct plain_field note_add[] = {
	{"text", "Note", "What was said, seen or done.", 0},
	{"on", "On", "The day it is about. Today where it is skipped.", DATE_PAST},
	LAST,
};
static const struct plain_field event_add[] = {
	{"kind", "What happened", NULL, 0},
	{"on", "On", NULL, DATE_PAST},
	{"until", "Until", "The last day, of a stay.", DATE_PAST},
	{"place", "Place", "Hospital, ward, at home.", 0},
	{"notified", "Told us on", "When the team heard of it.", DATE_PAST},
	{"source", "Told by", "Who told us, or which list.", 0},
	{"text", "More", "What matters about it.", 0},
	{"ready", "Ready to leave", "Of a stay in hospital: since when they could have left.",
		DATE_PAST},
	{"delay", "Waits for", "Who the days after that wait for.", 0},
	{"permanent", "For good", "Of a care home: meant to stay, supported by the council.", 0},
	LAST,
};
static const struct plain_field lead_assign[] = {
	{"worker", "New lead", NULL, 0},
	{"reason", "Reason", "Why this worker is best placed.", 0},
	{"propose", "Propose only", "y: the worker must accept before it counts.", 0},
	LAST,
};
static const struct plain_field lead_inform[] = {
	{"on", "Told on", NULL, DATE_PAST},
	{"how", "How", NULL, 0},
	LAST,
};
static const struct plain_field register_add[] = {
	{"found", "How found", NULL, 0},
	{"reason", "Reason", "Why now: two falls in February.", 0},
	{"on", "On", "Today where it is skipped.", DATE_PAST},
	{"candidate", "Candidate only", "y: to be discussed first; the clocks do not start.", 0},
	LAST,
};
static const struct plain_field register_end[] = {
	{"reason", "Reason", NULL, 0},
	{"on", "Ends on", "Today where it is skipped.", DATE_PAST},
	{"note", "Note", NULL, 0},
	LAST,
};
static const struct plain_field review_hold[] = {
	{"outcome", "Outcome", NULL, 0},
	{"on", "Held on", "Today where it is skipped.", DATE_PAST},
	{"next", "Next review", "By the team's interval for the risk band where it is skipped.",
		DATE_FUTURE},
	{"note", "Note", "What was found and decided.", 0},
	LAST,
};
static const struct plain_field contact_add[] = {
	{"name", "Name", NULL, 0},
	{"relationship", "Relationship", "Daughter, neighbour, district nurse.", 0},
	{"role", "Role", NULL, 0},
	{"phone", "Telephone", NULL, 0},
	{"order", "Ring order", "1 is rung first.", 0},
	{"note", "Note", "When to ring, who has a key.", 0},
	{"do-not-contact", "Must not be contacted",
		"yes where they must not be contacted: it is shown beside the number.", 0},
	LAST,
};
static const struct plain_field alert_add[] = {
	{"kind", "Alert", NULL, 0},
	{"text", "Text", "What and why, in facts.", 0},
	{"review", "Review on", "When to ask whether it still holds.", DATE_FUTURE},
	{"told", "Person told", "Y yes, N no, Z asked and declined to say, 9 nobody asked.", 0},
	LAST,
};
static const struct plain_field plan_agree[] = {
	{"party", "Who agrees", NULL, 0},
	{"name", "Name", NULL, 0},
	{"role", "Role", "Daughter, district nurse.", 0},
	{"on", "On", "Today where it is skipped.", DATE_PAST},
	{"more", "More to agree", "y: the plan stays a draft until the last party agrees.", 0},
	{"review", "Next review", "By the team's interval for the risk band where it is skipped.",
		DATE_FUTURE},
	LAST,
};
static const struct plain_field review_book[] = {
	{"date", "Date", NULL, DATE_FUTURE},
	LAST,
};

static const struct {
	enum command_id id;
	const struct plain_field *fields;
} forms[] = {
	{CMD_ACTION_ADD, action_add},
	{CMD_ACTION_DONE, action_done},
	{CMD_NOTE_ADD, note_add},
	{CMD_EVENT_ADD, event_add},
	{CMD_LEAD_ASSIGN, lead_assign},
	{CMD_LEAD_INFORM, lead_inform},
	{CMD_REGISTER_ADD, register_add},
	{CMD_REGISTER_END, register_end},
	{CMD_REVIEW_HOLD, review_hold},
	{CMD_CONTACT_ADD, contact_add},
	{CMD_ALERT_ADD, alert_add},
	{CMD_PLAN_AGREE, plan_agree},
	{CMD_REVIEW_BOOK, review_book},
};

static const struct plain_field *fields_of(enum command_id id)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (forms[i].id == id)
			return forms[i].fields;
	return NULL;
}

/* Of a day without its month: the one to come, or the one that was. */
static int kind_of(const char *name)
{
	static const char *const past[] = {"died", "notified", "as-of"};

	if (strcmp(name, "born") == 0)
		return DATE_BIRTH;
	for (size_t i = 0; i < sizeof(past) / sizeof(past[0]); i++)
		if (strcmp(name, past[i]) == 0)
			return DATE_PAST;
	return DATE_ANY;
}

/* ---- one form being filled in ---- */

struct item {
	struct arg_spec spec;
	struct plain_field field;
};
struct filling {
	struct plain *p;
	const struct command *command;
	struct args *args;
	struct item items[ARG_SPECS_MAX];
	size_t n;
	const char *person;
	const char *echo; /* of the date that was typed last, said with the question */
	bool typed;	  /* something was */
};

/* What no person types: numbers of the program's own. */
static bool is_inner(const char *name)
{
	return strcmp(name, "version") == 0 || strcmp(name, "expect") == 0;
}

static void add_item(
	struct filling *f, const struct arg_spec *spec, const struct plain_field *field)
{
	struct plain_field own = {spec->name, NULL, NULL, kind_of(spec->name)};
	struct item *item = &f->items[f->n++];

	item->spec = *spec;
	item->field = field != NULL ? *field : own;
	item->field.name = item->spec.name;
}

/* The form's fields, else all of the table's: what is needed first. */
static void lay_out(struct filling *f, enum form_asks asks)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(f->command, specs);
	const struct plain_field *fields = fields_of(f->command->id);

	if (fields != NULL && asks == ASKS_FORM) {
		/* Needed, but in no form: who it is about, what was chosen before. */
		for (size_t i = 0; i < n; i++)
			if (specs[i].required && args_get(f->args, specs[i].name) == NULL &&
				strcmp(specs[i].name, "person") == 0)
				add_item(f, &specs[i], NULL);
		for (; fields->name != NULL; fields++)
			for (size_t i = 0; i < n; i++)
				if (strcmp(specs[i].name, fields->name) == 0)
					add_item(f, &specs[i], fields);
		return;
	}
	for (int required = 1; required >= 0; required--)
		for (size_t i = 0; i < n; i++) {
			const struct plain_field *field = fields;

			if (specs[i].required != (required == 1) || is_inner(specs[i].name) ||
				args_get(f->args, specs[i].name) != NULL)
				continue;
			while (field != NULL && field->name != NULL &&
				strcmp(field->name, specs[i].name) != 0)
				field++;
			add_item(f, &specs[i], field != NULL && field->name != NULL ? field : NULL);
		}
}

static bool keeps_drafts(const struct filling *f)
{
	return f->command->touches == TOUCH_CHANGE && (f->command->needs & NEEDS_OTHER) == 0;
}

static void keep(struct filling *f)
{
	if (!f->typed || !keeps_drafts(f))
		return;
	/* A note's draft is its text alone: the screens go on with it. */
	const char *text = f->command->id == CMD_NOTE_ADD ? args_get(f->args, "text")
							  : plain_draft_text(f->p, f->args);
	if (!text_is_blank(text))
		plain_draft_keep(f->p, f->person, f->command->name, text, 0);
}

static enum reply ask_item(struct filling *f, const struct item *item, bool last, bool *rest)
{
	const char *value, *echo;
	const char *kept = args_get(f->args, item->spec.name);
	enum reply reply = plain_value(f->p, &item->spec, &item->field, kept, &value, &echo);

	if (reply == REPLY_EMPTY && value != NULL && strcmp(value, ".") == 0 &&
		strcmp(item->spec.type, "LONG") != 0) {
		*rest = true;
		return reply;
	}
	if (value != NULL && !text_is_blank(value)) {
		args_set(f->args, item->spec.name, strcmp(value, "\"\"") == 0 ? "" : value);
		f->typed = true;
	}
	if (strcmp(item->spec.name, "person") == 0 && value != NULL)
		f->person = value;
	f->echo = last ? echo : NULL;
	if (echo != NULL && !last)
		plain_say(f->p, "%s.", echo);
	return reply;
}

/* One after another. A needed one cannot be skipped. */
static enum reply ask_all(struct filling *f)
{
	bool rest = false;

	for (size_t i = 0; i < f->n && !rest; i++) {
		const struct item *item = &f->items[i];
		enum reply reply = ask_item(f, item, i + 1 == f->n, &rest);

		if (reply == REPLY_BACK || reply == REPLY_END)
			return reply;
		if (reply == REPLY_EMPTY && item->spec.required &&
			text_is_blank(args_get(f->args, item->spec.name))) {
			plain_say(f->p, "%s is needed. Type it, or .q to leave.",
				plain_label(f->p, &item->field));
			i--;
		}
	}
	return REPLY_TEXT;
}

static bool asks_before(const struct filling *f)
{
	return f->command->touches == TOUCH_CHANGE && !args_flag(f->args, "dry-run");
}

static bool confirmed(struct filling *f)
{
	if (!asks_before(f))
		return true;
	if (f->command->id == CMD_REGISTER_END)
		return plain_word(f->p,
			"This ends the episode: the lead ends with it, and open reviews are "
			"cancelled. Nothing is deleted. Coming back is a new episode.",
			"END");
	return plain_yes(f->p, f->echo != NULL ? arena_printf(f->p->arena, "%s. Save?", f->echo)
					       : "Save?") == 1;
}

static const struct item *item_of(const struct filling *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++) {
		const char *own = f->items[i].spec.name;
		size_t at = 0;

		while (own[at] != '\0' &&
			(own[at] == name[at] || (own[at] == '-' && name[at] == '_')))
			at++;
		if (own[at] == '\0' && name[at] == '\0')
			return &f->items[i];
	}
	return NULL;
}

static void done(struct filling *f, const struct result *result)
{
	plain_page_begin(f->p);
	if (asks_before(f) && result->kind == RESULT_MESSAGE)
		plain_saved(f->p, result->message);
	else
		show_result(&f->p->out, f->command, result, session_today(f->p->session));
	plain_page_end(f->p);
}

/* Runs it; what the command refuses is asked for again. */
static bool run(struct filling *f)
{
	for (;;) {
		struct err err = {0};
		struct result result;
		bool rest;

		if (!confirmed(f)) {
			if (!f->p->ended)
				plain_say(f->p, "Not saved.");
			return false;
		}
		if (plain_try(f->p, f->command->id, f->args, &result, &err)) {
			done(f, &result);
			return true;
		}
		out_sentence(&f->p->out, err.text);
		const struct item *item = item_of(f, err.field);
		if (item == NULL || (err.code != ERR_INVALID && err.code != ERR_NOT_FOUND))
			return false;
		/* It was refused: Enter must not offer it again. */
		args_set(f->args, item->spec.name, NULL);
		enum reply reply = ask_item(f, item, true, &rest);
		if (reply == REPLY_BACK || reply == REPLY_END)
			return false;
	}
}

static bool offer_draft(struct filling *f)
{
	const struct draft *draft =
		keeps_drafts(f) ? plain_draft_find(f->p, f->person, f->command->name) : NULL;

	if (draft == NULL)
		return true;
	args_set(f->args, "draft", f->command->name); /* goes with what is saved */
	switch (plain_draft_offer(f->p, draft, false)) {
	case 'o':
		if (f->command->id == CMD_NOTE_ADD)
			args_set(f->args, "text", draft->text);
		else
			plain_draft_load(f->p, draft->text, f->args);
		f->typed = true;
		return true;
	case 'p':
		return true;
	default:
		return false;
	}
}

bool plain_form(struct plain *p, enum command_id id, struct args *args, enum form_asks asks)
{
	struct filling f = {.p = p, .command = command_get(id), .args = args};

	f.person = args_get(args, "person");
	if ((f.command->needs & NEEDS_PERSON) == 0)
		f.person = NULL;
	lay_out(&f, asks);
	if (!session_may(p->session, id)) {
		struct result
			result; /* its sentence says what the role lacks, and the audit hears of it */
		return plain_run(p, id, args, &result);
	}
	bool known = f.person != NULL || (f.command->needs & NEEDS_PERSON) == 0;
	if (known && asks != ASKS_NOTHING && !offer_draft(&f))
		return false;
	if ((asks != ASKS_NOTHING && ask_all(&f) != REPLY_TEXT) || !run(&f)) {
		keep(&f);
		return false;
	}
	return true;
}
