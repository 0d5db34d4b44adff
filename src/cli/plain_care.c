/* What is done about one person: reviews, actions, who leads, the register. */
#include <stdlib.h>
#include <string.h>

#include <caseload/deadline.h>

#include "plain.h"

static struct args about(struct plain *p, const struct person_record *record)
{
	struct args args = args_new(p->arena);

	args_set(&args, "person", record->person.uid);
	return args;
}

/* ---- reviews ---- */

static void list_reviews(struct plain *p, const struct person_record *record)
{
	plain_page_begin(p);
	for (size_t i = 0; i < record->reviews_n; i++) {
		const struct review *r = &record->reviews[i];

		plain_say(p, "%s, %s, %s%s%s%s%s.", shown_date(&p->out, r->due_on),
			word_shown(&words_review_kind, r->kind),
			word_shown(&words_review_status, r->status),
			r->with_name != NULL ? ", " : "", r->with_name != NULL ? r->with_name : "",
			r->outcome != OUTCOME_NONE ? ": " : "",
			word_shown(&words_review_outcome, r->outcome));
	}
	plain_page_end(p);
}

static const char review_help[] =
	"A date books or moves the review, day first: 16/3, 16 mar, fri, +2w, +3m. h records it as "
	"held, c cancels it with a reason, l lists every review. Enter leaves.";

static void book(struct plain *p, const struct review *review, struct args *args, struct date date)
{
	char iso[DATE_ISO_SIZE], shown[DATE_SHOWN_SIZE];
	struct result result;

	if (plain_yes(p, arena_printf(p->arena, "%s. Save?", plain_date_words(p, date))) != 1) {
		if (!p->ended)
			plain_say(p, "Not saved.");
		return;
	}
	args_set(args, "date", date_iso(date, iso));
	if (review != NULL) {
		args_set(args, "kind", word_code(&words_review_kind, review->kind));
		args_setf(args, "version", "%lld", (long long)review->version);
	}
	if (!plain_run(p, CMD_REVIEW_BOOK, args, &result))
		return;
	plain_say(p, "Saved. Review %s %s.",
		review == NULL			   ? "booked for"
		: date_equal(review->due_on, date) ? "booked for"
						   : "moved to",
		date_show(date, shown));
}

/* What is booked, and what else can be done than move it. */
static void say_next(struct plain *p, const struct person_record *record, const struct review *next)
{
	size_t others = record->reviews_n - (next != NULL);
	struct str line = {0};
	char when[32];

	if (next != NULL) {
		str_addf(&line, "Next review %s, %s", shown_date(&p->out, next->due_on),
			deadline_sentence(next->due_on, session_today(p->session), when));
		if (next->kind != REVIEW_KIND_PLAN)
			str_addf(&line, ", %s", word_shown(&words_review_kind, next->kind));
		if (next->with_name != NULL)
			str_addf(&line, ", with %s", next->with_name);
		str_add(&line, ". h records it as held, c cancels it");
	} else {
		str_add(&line, "No review is booked. h records one as held");
	}
	if (others > 0)
		str_addf(&line, ", l lists %zu more", others);
	str_add(&line,
		next != NULL ? ". New date, or Enter to leave:" : ". A date, or Enter to leave:");
	plain_say(p, "%s", str_text(&line));
	str_free(&line);
}

/* False: not one of the letters. */
static bool review_act(struct plain *p, const struct person_record *record,
	const struct review *next, struct args *args, const char *typed)
{
	bool hold = strcmp(typed, "h") == 0 || strcasecmp(typed, "held") == 0;
	bool cancel = strcmp(typed, "c") == 0 || strcasecmp(typed, "cancel") == 0;

	if (strcmp(typed, "l") == 0) {
		list_reviews(p, record);
		return true;
	}
	if (!hold && (!cancel || next == NULL))
		return false;
	if (next != NULL)
		args_set(args, "kind", word_code(&words_review_kind, next->kind));
	plain_form(
		p, hold ? CMD_REVIEW_HOLD : CMD_REVIEW_CANCEL, args, hold ? ASKS_FORM : ASKS_ALL);
	return true;
}

void plain_reviews(struct plain *p, const struct person_record *record)
{
	const struct review *next = record_next_review(record);
	struct date_rules rules = {
		DATE_FUTURE, false, session_today(p->session), session_holidays(p->session)};
	struct args args = about(p, record);

	say_next(p, record, next);
	for (;;) {
		const char *typed;
		struct err err = {0};
		struct date date;

		if (plain_ask(p, "Date> ", review_help, &typed) != REPLY_TEXT)
			return;
		if (review_act(p, record, next, &args, typed)) {
			if (strcmp(typed, "l") == 0)
				continue;
			return;
		}
		if (date_read(typed, &rules, "date", &date, &err)) {
			book(p, next, &args, date);
			return;
		}
		out_sentence(&p->out, err.text);
	}
}

/* ---- actions ---- */

static size_t open_actions(const struct person_record *record)
{
	size_t n = 0;

	while (n < record->actions_n && record->actions[n].status == ACTION_OPEN)
		n++;
	return n;
}

void plain_actions(struct plain *p, const struct person_record *record)
{
	size_t n = open_actions(record);
	struct date today = session_today(p->session);
	struct args args = about(p, record);
	const char *typed;
	char when[32], *end;

	plain_page_begin(p);
	if (n == 0)
		plain_say(p, "No open actions.");
	for (size_t i = 0; i < n; i++) {
		const struct action *a = &record->actions[i];
		const char *due = deadline_sentence(a->due, today, when);

		out_wrap_after(&p->out, arena_printf(p->arena, "%2zu ", i + 1),
			arena_printf(p->arena, "%s%s%s, %s%s%s", due, *due != '\0' ? ", " : "",
				a->what, action_owner_words(a, p->arena),
				date_is_set(a->due) ? ", " : "", shown_date(&p->out, a->due)));
	}
	plain_page_end(p);
	for (;;) {
		if (plain_ask(p,
			    n > 0 ? "A number closes that action, a adds one, Enter leaves: "
				  : "a adds an action, Enter leaves: ",
			    "The number of an action that is done; you say what came of it, then "
			    "whether to save. a adds an action.",
			    &typed) != REPLY_TEXT)
			return;
		if (strcmp(typed, "a") == 0) {
			plain_form(p, CMD_ACTION_ADD, &args, ASKS_FORM);
			return;
		}
		unsigned long number = strtoul(typed, &end, 10);
		if (*end == '\0' && number >= 1 && number <= n) {
			plain_say(p, "%s", record->actions[number - 1].what);
			args_set(&args, "action", record->actions[number - 1].uid);
			plain_form(p, CMD_ACTION_DONE, &args, ASKS_FORM);
			return;
		}
		plain_say(p,
			n > 0 ? "Type a number from 1 to %zu, a, or Enter." : "Type a or Enter.",
			n);
	}
}

/* ---- who leads ---- */

static void say_lead(struct plain *p, const char *role, const struct lead *lead, const char *nobody)
{
	if (lead == NULL && *nobody == '\0')
		return;
	plain_say(p, "%s: %s%s.", role, shown_lead(&p->out, lead, nobody),
		lead == NULL || lead->kind != LEAD_KIND_LEAD ? ""
		: date_is_set(lead->informed_on)
			? arena_printf(p->arena, ", told %s %s",
				  shown_date(&p->out, lead->informed_on),
				  word_shown(&words_informed_how, lead->informed_how))
			: arena_printf(p->arena, ", not told yet: by %s",
				  shown_date(&p->out, lead->inform_due)));
}

static const char leads_help[] =
	"m names a new lead, i records that the person was told, y accepts and d declines what was "
	"proposed to you, e ends the lead. Enter leaves.";

void plain_leads(struct plain *p, const struct person_record *record)
{
	static const struct {
		const char *letter;
		enum command_id id;
	} acts[] = {{"m", CMD_LEAD_ASSIGN}, {"i", CMD_LEAD_INFORM}, {"y", CMD_LEAD_ACCEPT},
		{"d", CMD_LEAD_DECLINE}, {"e", CMD_LEAD_END}};
	struct args args = about(p, record);
	bool proposed = false;
	const char *typed;

	say_lead(p, "Lead professional", record->lead, "NO LEAD");
	say_lead(p, "Care co-ordinator", record->coordinator, "");
	say_lead(p, "Accountable GP", record->accountable_gp, "");
	for (size_t i = 0; i < record->leads_n; i++)
		if (record->leads[i].status == LEAD_PROPOSED) {
			plain_say(p, "Proposed: %s, %s.",
				shown_lead(&p->out, &record->leads[i], ""),
				record->leads[i].reason != NULL ? record->leads[i].reason : "");
			proposed = true;
		}
	for (;;) {
		if (plain_ask(p,
			    proposed ? "m new lead, i person told, y accept, d decline, e end, "
				       "Enter leaves: "
				     : "m new lead, i person told, e end, Enter leaves: ",
			    leads_help, &typed) != REPLY_TEXT)
			return;
		for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
			if (strcmp(typed, acts[i].letter) == 0) {
				plain_form(p, acts[i].id, &args, ASKS_FORM);
				return;
			}
		plain_say(p, "There is no \"%s\" here. ? helps.", typed);
	}
}

/* ---- the register ---- */

void plain_register(struct plain *p, const struct person_record *record)
{
	const struct episode *e = record->episode;
	bool open = episode_is_open(e);
	struct args args = about(p, record);
	const char *typed;

	if (e == NULL)
		plain_say(p, "Not on the register.");
	else if (open)
		plain_say(p, "%s since %s.", word_shown(&words_episode_status, e->status),
			shown_date(&p->out, e->opened_on));
	else
		plain_say(p, "Ended %s: %s.", shown_date(&p->out, e->ended_on),
			word_shown(&words_end_reason, e->end_reason));
	for (;;) {
		if (plain_ask(p,
			    open ? "end takes the person off the register, Enter leaves: "
				 : "add puts the person on the register, Enter leaves: ",
			    open ? "end asks for the reason, and then for the word END."
				 : "add asks how they were found and why.",
			    &typed) != REPLY_TEXT)
			return;
		if (strcasecmp(typed, open ? "end" : "add") == 0) {
			plain_form(p, open ? CMD_REGISTER_END : CMD_REGISTER_ADD, &args, ASKS_FORM);
			return;
		}
		plain_say(p, "Type %s, or Enter to leave.", open ? "end" : "add");
	}
}
