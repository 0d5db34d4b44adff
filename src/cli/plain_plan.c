/* The joint plan in plain mode: shown, written section by section, agreed. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "plain.h"

/* ---- one section ---- */

static const char *text_of(const struct person_record *record, int section)
{
	const struct plan_section *s =
		record->plan != NULL ? plan_text(record->plan, (enum section)section) : NULL;

	return s != NULL && s->text != NULL ? s->text : "";
}

static int64_t version_of(const struct person_record *record, int section)
{
	const struct plan_section *s =
		record->plan != NULL ? plan_text(record->plan, (enum section)section) : NULL;

	return s != NULL ? s->version : 0;
}

struct writing {
	struct plain *p;
	const struct person_record *record;
	int section;
	const char *place;
	int64_t base; /* version the text began from */
	bool has_draft;
};

static void keep(struct writing *w, const char *text)
{
	if (!text_is_blank(text))
		plain_draft_keep(w->p, w->record->person.uid, w->place, text, w->base);
}

static void save(struct writing *w, const char *text)
{
	struct plain *p = w->p;
	struct args args = args_new(p->arena);
	struct result result;
	struct err err = {0};
	size_t n = text_words(text);

	if (plain_yes(p, arena_printf(p->arena, "%zu word%s. Save?", n, n == 1 ? "" : "s")) != 1) {
		if (!p->ended)
			plain_say(p, "Not saved.");
		keep(w, text);
		return;
	}
	args_set(&args, "person", w->record->person.uid);
	args_set(&args, "section", word_code(&words_section, w->section));
	args_set(&args, "text", text);
	if (w->base > 0)
		args_setf(&args, "version", "%" PRId64, w->base);
	if (w->has_draft)
		args_set(&args, "draft", w->place); /* goes with what is saved */
	if (!plain_try(p, CMD_PLAN_SET, &args, &result, &err)) {
		out_sentence(&p->out, err.text);
		keep(w, text);
		return;
	}
	plain_saved(p, result.message);
}

static const char *joined(struct plain *p, const char *old, const char *more)
{
	return *old != '\0' ? arena_printf(p->arena, "%s\n%s", old, more) : more;
}

/* Reads the lines; `old` stays in front of them. */
static void write_text(struct writing *w, const char *old)
{
	struct plain *p = w->p;
	struct str typed = {0};
	const char *label = word_shown(&words_section, w->section);
	enum reply reply = plain_long(p, label, "What this section of the plan shall say.", &typed);

	if (typed.length > 0) {
		const char *text = joined(p, old, str_text(&typed));
		if (reply == REPLY_TEXT)
			save(w, text);
		else
			keep(w, text);
	} else if (reply == REPLY_EMPTY) {
		plain_say(p, "Nothing was typed, so nothing changed.");
	}
	str_free(&typed);
}

/* False: go on as if there were none. */
static bool from_draft(struct writing *w, const struct draft *draft, bool asked)
{
	const char *old = text_of(w->record, w->section);
	char choice = 'o';

	if (draft == NULL || text_equal(draft->text, old))
		return false;
	w->has_draft = true;
	if (asked)
		choice = plain_draft_offer(w->p, draft, true);
	if (choice == 'p')
		return false;
	if (choice == 0)
		return true;
	/* It began from this version: where somebody saved since, saving says so. */
	w->base = choice == 'o' ? draft->base_version : w->base;
	const char *text = choice == 'b' ? joined(w->p, old, draft->text) : draft->text;
	const char *typed;
	for (;;) {
		if (plain_ask(w->p, "s saves the draft, a adds to it first, Enter leaves: ",
			    "s asks whether to save it as it is; a lets you type more behind it.",
			    &typed) != REPLY_TEXT)
			return true;
		if (strcmp(typed, "s") == 0) {
			save(w, text);
			return true;
		}
		if (strcmp(typed, "a") == 0) {
			write_text(w, text);
			return true;
		}
		plain_say(w->p, "Type s, a or Enter.");
	}
}

void plain_section(
	struct plain *p, const struct person_record *record, int section, const struct draft *draft)
{
	struct writing w = {.p = p, .record = record, .section = section};
	const char *old = text_of(record, section), *typed;

	w.place = arena_printf(p->arena, "plan/%s", word_code(&words_section, section));
	w.base = version_of(record, section);
	plain_page_begin(p);
	plain_say(p, "%s%s", word_shown(&words_section, section),
		*old != '\0' ? ":" : ": nothing written yet.");
	if (*old != '\0')
		out_wrap(&p->out, 2, old);
	plain_page_end(p);
	if (!session_may(p->session, CMD_PLAN_SET))
		return;
	if (draft != NULL) {
		plain_say(p, "Your draft:");
		out_wrap(&p->out, 2, draft->text);
	}
	if (from_draft(&w, draft != NULL ? draft : plain_draft_find(p, record->person.uid, w.place),
		    draft == NULL))
		return;
	for (;;) {
		if (plain_ask(p,
			    *old != '\0' ? "a adds to it, r writes it anew, Enter leaves: "
					 : "w writes it, Enter leaves: ",
			    "The text is typed line by line. What stands there now stays until you "
			    "say y to saving.",
			    &typed) != REPLY_TEXT)
			return;
		bool add = strcmp(typed, "a") == 0;
		if (add || strcmp(typed, "r") == 0 || strcmp(typed, "w") == 0) {
			write_text(&w, add ? old : "");
			return;
		}
		plain_say(p, *old != '\0' ? "Type a, r or Enter." : "Type w or Enter.");
	}
}

/* ---- the plan ---- */

static void show_list(struct plain *p, const struct person_record *record)
{
	const struct plan *plan = record->plan;

	if (plan == NULL)
		plain_say(p, "There is no plan yet. Writing a section begins one.");
	else
		plain_say(p, "Plan %" PRId64 ", %s%s%s%s%s.", plan->number,
			word_shown(&words_plan_status, plan->status),
			date_is_set(plan->agreed_on) ? " " : "",
			shown_date(&p->out, plan->agreed_on),
			date_is_set(plan->next_review) ? ", next review " : "",
			shown_date(&p->out, plan->next_review));
	for (size_t i = 0; i < words_section.n; i++) {
		const char *text = text_of(record, words_section.words[i].value);
		size_t n = text_words(text);

		out_wrap_after(&p->out, arena_printf(p->arena, "%2zu ", i + 1),
			n > 0 ? arena_printf(p->arena, "%s, %zu word%s",
					words_section.words[i].shown, n, n == 1 ? "" : "s")
			      : arena_printf(p->arena, "%s, empty", words_section.words[i].shown));
	}
	if (plan != NULL)
		plain_say(p, "%zu need%s, %zu contingenc%s, %zu agreed.", plan->needs_n,
			plan->needs_n == 1 ? "" : "s", plan->contingency_n,
			plan->contingency_n == 1 ? "y" : "ies", plan->agreements_n);
}

static const char help[] = "A number shows that section and lets you write it.\n"
			   "s  show the whole plan\n"
			   "need, goal, action, contingency  add one\n"
			   "c  change a need, goal, action or contingency\n"
			   "g  agree the plan\n"
			   "d  record that the person declined a plan\n"
			   "v  list every plan of the person\n"
			   "P  print the plan\n"
			   "Enter or q  back to the person";

static const struct {
	const char *word, *name;
	enum command_id id;
	bool shows;
} acts[] = {
	{"s", "show", CMD_PLAN_SHOW, true},
	{"need", "need", CMD_PLAN_NEED_ADD, false},
	{"goal", "goal", CMD_PLAN_GOAL_ADD, false},
	{"action", "action", CMD_PLAN_ACTION_ADD, false},
	{"contingency", "contingency", CMD_PLAN_CONTINGENCY_ADD, false},
	{"c", "change", CMD_PLAN_PART_EDIT, false},
	{"g", "agree", CMD_PLAN_AGREE, false},
	{"d", "decline", CMD_PLAN_DECLINE, false},
	{"v", "plans", CMD_PLAN_HISTORY, true},
};

static void act(struct plain *p, const struct person_record *record, const char *typed)
{
	struct args args = args_new(p->arena);
	char *end;
	unsigned long number = strtoul(typed, &end, 10);

	args_set(&args, "person", record->person.uid);
	if (*end == '\0' && number >= 1 && number <= words_section.n) {
		plain_section(p, record, words_section.words[number - 1].value, NULL);
		return;
	}
	if (strcmp(typed, "P") == 0 || strcasecmp(typed, "print") == 0) {
		plain_print(p, CMD_PRINT_PLAN, &args);
		return;
	}
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		if (strcmp(typed, acts[i].word) != 0 && strcasecmp(typed, acts[i].name) != 0)
			continue;
		if (acts[i].shows)
			plain_show(p, acts[i].id, &args);
		else
			plain_form(p, acts[i].id, &args, ASKS_FORM);
		return;
	}
	plain_say(p, "Type a number from 1 to %zu, s, g, or ? for help.", words_section.n);
}

struct opened {
	struct person_record *record;
	struct arena *arena;
	bool said;
};

static bool step(struct plain *p, struct opened *o, const struct person_record *first)
{
	const struct person_record *record = o->record != NULL ? o->record : first;
	const char *typed;

	if (!o->said)
		show_list(p, record);
	o->said = true;
	if (plain_ask(p, "Plan> ", help, &typed) != REPLY_TEXT)
		return false;
	act(p, record, typed);
	return true;
}

void plain_plan(struct plain *p, const struct person_record *first)
{
	struct opened o = {0};
	const char *uid = arena_strdup(p->arena, first->person.uid);
	bool more = true, changed = p->changed;

	while (more && !p->ended) {
		struct arena *outside = plain_step(p);
		p->changed = false;
		more = step(p, &o, first);
		if (p->changed)
			more = plain_read_again(p, uid, &o.arena, &o.record) && more;
		changed = changed || p->changed;
		plain_step_end(p, outside);
	}
	p->changed = changed;
	arena_free(o.arena);
}
