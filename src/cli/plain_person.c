/* One person in plain mode: who, and a numbered menu of what there is about them. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/deadline.h>
#include <caseload/meeting.h>

#include "plain.h"

bool plain_read_person(struct plain *p, const char *uid, struct person_record **out)
{
	struct args args = args_new(p->arena);
	struct result result;

	args_set(&args, "person", uid);
	if (!plain_run(p, CMD_PERSON_SHOW, &args, &result))
		return false;
	*out = result.value;
	return true;
}

bool plain_read_again(
	struct plain *p, const char *uid, struct arena **held, struct person_record **out)
{
	struct arena *step = p->arena, *arena = arena_new();

	p->arena = p->out.arena = arena;
	bool done = plain_read_person(p, uid, out);
	p->arena = p->out.arena = step;
	if (!done) {
		arena_free(arena);
		return false;
	}
	arena_free(*held);
	*held = arena;
	return true;
}

static void add_alerts(struct plain *p, struct str *line, const struct person_record *record)
{
	for (size_t i = 0; i < record->alerts_n; i++) {
		const struct alert *alert = &record->alerts[i];

		if (date_is_set(alert->ended) &&
			date_compare(alert->ended, session_today(p->session)) <= 0)
			continue;
		str_addf(line, " Alert: %s%s%s.",
			utf8_small(p->arena, word_shown(&words_alert_kind, alert->kind)),
			alert->text != NULL ? ", " : "", alert->text != NULL ? alert->text : "");
	}
}

/* The facts of the banner, in its words. */
const char *plain_identity(struct plain *p, const struct person_record *record)
{
	const struct person *person = &record->person;
	int age = person_age(person, session_today(p->session));
	struct str line = {0};

	str_addf(&line, "%s.", person_name(person, p->arena));
	if (date_is_set(person->died))
		str_addf(&line, " DECEASED %s.", shown_date(&p->out, person->died));
	if (!date_is_set(person->born))
		str_add(&line, " Born not known.");
	else if (age >= 0)
		str_addf(&line, " Born %s, %d.", shown_date(&p->out, person->born), age);
	if (person->gender != 0)
		str_addf(&line, " %s.", word_shown(&words_gender, person->gender));
	str_addf(&line, " NHS No. %s.",
		person->nhs_number != NULL ? shown_number(&p->out, person->nhs_number)
					   : "not known");
	if (!text_is_blank(person->preferred))
		str_addf(&line, " Preferred name %s.", person->preferred);
	add_alerts(p, &line, record);
	if (record->same_name)
		str_add(&line, " Somebody else has the same name.");
	if (person->sharing == SHARING_OBJECTS || person->sharing == SHARING_WITHDRAWN)
		str_addf(&line, " %s.", word_shown(&words_sharing, person->sharing));
	char *text = arena_strdup(p->arena, str_text(&line));
	str_free(&line);
	return text;
}

/* ---- what there is ---- */

static struct args about(struct plain *p, const struct person_record *record)
{
	struct args args = args_new(p->arena);

	args_set(&args, "person", record->person.uid);
	return args;
}

static void summary(struct plain *p, const struct person_record *record)
{
	plain_page_begin(p);
	show_person(&p->out, record, session_today(p->session));
	plain_page_end(p);
}

/* Lists what can be ended, and asks which. NULL: left. */
static const char *which(
	struct plain *p, const struct plain_choice *choices, size_t n, const char *prompt)
{
	const char *typed;

	if (n == 0) {
		plain_say(p, "There is none.");
		return NULL;
	}
	plain_choices(p, choices, n);
	while (plain_ask(p, prompt, "The number before it. Enter leaves.", &typed) == REPLY_TEXT) {
		long at = plain_choose(choices, n, typed);

		if (at >= 0)
			return choices[at].code;
		plain_say(p, "Type a number from 1 to %zu.", n);
	}
	return NULL;
}

static void end_contact(struct plain *p, const struct person_record *record)
{
	struct plain_choice *choices =
		arena_new_array(p->arena, struct plain_choice, record->contacts_n + 1);
	struct args args = about(p, record);
	size_t n = 0;

	for (size_t i = 0; i < record->contacts_n; i++)
		if (!date_is_set(record->contacts[i].ended))
			choices[n++] = (struct plain_choice){
				record->contacts[i].uid, record->contacts[i].name};
	const char *uid = which(p, choices, n, "Which contact> ");
	args_set(&args, "contact", uid);
	if (uid != NULL)
		plain_form(p, CMD_CONTACT_END, &args, ASKS_ALL);
}

static void end_alert(struct plain *p, const struct person_record *record)
{
	struct plain_choice *choices =
		arena_new_array(p->arena, struct plain_choice, record->alerts_n + 1);
	struct args args = about(p, record);
	size_t n = 0;

	for (size_t i = 0; i < record->alerts_n; i++)
		if (!date_is_set(record->alerts[i].ended))
			choices[n++] = (struct plain_choice){record->alerts[i].uid,
				word_shown(&words_alert_kind, record->alerts[i].kind)};
	const char *uid = which(p, choices, n, "Which alert> ");
	args_set(&args, "alert", uid);
	if (uid != NULL)
		plain_form(p, CMD_ALERT_END, &args, ASKS_ALL);
}

static void show_contacts(struct plain *p, const struct person_record *record)
{
	plain_page_begin(p);
	if (record->contacts_n == 0)
		plain_say(p, "No contacts recorded.");
	for (size_t i = 0; i < record->contacts_n; i++) {
		const struct contact *c = &record->contacts[i];
		struct str line = {0};

		if (c->do_not_contact)
			str_add(&line, "DO NOT CONTACT: ");
		else if (date_is_set(c->ended))
			str_addf(&line, "Ended %s: ", shown_date(&p->out, c->ended));
		str_addf(&line, "%s%s%s, %s", c->name, c->relationship != NULL ? ", " : "",
			c->relationship != NULL ? c->relationship : "",
			c->phone != NULL ? c->phone : "no number");
		if (c->role != CONTACT_ROLE_NONE)
			str_addf(&line, ", %s", word_shown(&words_contact_role, c->role));
		if (c->note != NULL)
			str_addf(&line, ". %s", c->note);
		out_wrap_after(&p->out, arena_printf(p->arena, "%2zu ", i + 1), str_text(&line));
		str_free(&line);
	}
	for (size_t i = 0; i < record->alerts_n; i++)
		if (!date_is_set(record->alerts[i].ended))
			plain_say(p, "Alert: %s%s%s.",
				word_shown(&words_alert_kind, record->alerts[i].kind),
				record->alerts[i].text != NULL ? ": " : "",
				record->alerts[i].text != NULL ? record->alerts[i].text : "");
	plain_page_end(p);
}

static void contacts(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);
	const char *typed;

	show_contacts(p, record);
	if (plain_ask(p,
		    "c adds a contact, e ends one; A adds an alert, E ends one; Enter leaves: ",
		    "c adds somebody to ring, e ends a contact. A adds an alert, E ends one.",
		    &typed) != REPLY_TEXT)
		return;
	if (strcmp(typed, "c") == 0)
		plain_form(p, CMD_CONTACT_ADD, &args, ASKS_FORM);
	else if (strcmp(typed, "e") == 0)
		end_contact(p, record);
	else if (strcmp(typed, "A") == 0)
		plain_form(p, CMD_ALERT_ADD, &args, ASKS_FORM);
	else if (strcmp(typed, "E") == 0)
		end_alert(p, record);
	else
		plain_say(p, "There is no \"%s\" here.", typed);
}

static void notes(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);
	const char *typed;

	plain_page_begin(p);
	if (record->notes_n == 0)
		plain_say(p, "No notes yet.");
	for (size_t i = 0; i < record->notes_n; i++) {
		plain_say(p, "%s, %s%s:", shown_date(&p->out, record->notes[i].on),
			record->notes[i].author != NULL ? record->notes[i].author : "",
			record->notes[i].amends != NULL ? ", amends an earlier note" : "");
		out_wrap(&p->out, 2, record->notes[i].text != NULL ? record->notes[i].text : "");
	}
	plain_page_end(p);
	if (plain_ask(p, "n writes a note, Enter leaves: ", "n writes a note. Enter leaves.",
		    &typed) != REPLY_TEXT)
		return;
	if (strcmp(typed, "n") == 0)
		plain_form(p, CMD_NOTE_ADD, &args, ASKS_FORM);
	else
		plain_say(p, "There is no \"%s\" here.", typed);
}

static void events(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);
	const char *typed;

	plain_page_begin(p);
	if (record->events_n == 0)
		plain_say(p, "No events recorded.");
	for (size_t i = 0; i < record->events_n; i++) {
		const struct event *e = &record->events[i];

		plain_say(p, "%s, %s%s%s%s%s", shown_date(&p->out, e->on),
			word_shown(&words_event_kind, e->kind), e->place != NULL ? ", " : "",
			e->place != NULL ? e->place : "", e->text != NULL ? ": " : "",
			e->text != NULL ? e->text : "");
	}
	plain_page_end(p);
	if (plain_ask(p, "E records an event, Enter leaves: ", "E records what happened.",
		    &typed) != REPLY_TEXT)
		return;
	if (strcasecmp(typed, "e") == 0)
		plain_form(p, CMD_EVENT_ADD, &args, ASKS_FORM);
	else
		plain_say(p, "There is no \"%s\" here.", typed);
}

static void risk(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);

	plain_show(p, CMD_RISK_SHOW, &args);
}

static void details(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);

	plain_form(p, CMD_PERSON_EDIT, &args, ASKS_ALL);
}

static void print(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);

	plain_print(p, CMD_PRINT_PLAN, &args);
}

static void history(struct plain *p, const struct person_record *record)
{
	struct args args = about(p, record);

	plain_show(p, CMD_PERSON_HISTORY, &args);
}

static void meetings(struct plain *p, const struct person_record *record)
{
	size_t said = 0;

	plain_page_begin(p);
	for (size_t i = 0; i < record->meetings_n; i++) {
		if (!case_says_anything(&record->meetings[i]))
			continue;
		said++;
		plain_say(p, "Team meeting of %s:", shown_date(&p->out, record->meetings[i].on));
		out_wrap(&p->out, 2,
			case_text(&record->meetings[i], record->actions, record->actions_n,
				session_today(p->session), p->arena));
	}
	if (said == 0)
		plain_say(p, "No meeting has spoken about them.");
	plain_page_end(p);
}

static const struct place {
	const char *name, *letter; /* its key on the screens, NULL none */
	void (*open)(struct plain *p, const struct person_record *record);
} places[] = {
	{"Summary", NULL, summary},
	{"Plan", "p", plain_plan},
	{"Contacts", NULL, contacts},
	{"Reviews", "b", plain_reviews},
	{"Actions", "a", plain_actions},
	{"Notes", "n", notes},
	{"Events", NULL, events},
	{"Leads", "m", plain_leads},
	{"Register", NULL, plain_register},
	{"Risk", NULL, risk},
	{"Details", "e", details},
	{"Print plan", "P", print},
	{"History", "H", history},
	{"Meetings", "M", meetings},
};
enum { PLACES = sizeof(places) / sizeof(places[0]) };

static void show_menu(struct plain *p, const struct person_record *record)
{
	struct plain_choice choices[PLACES];
	size_t open = 0;

	for (size_t i = 0; i < record->actions_n; i++)
		open += record->actions[i].status == ACTION_OPEN;
	for (size_t i = 0; i < PLACES; i++)
		choices[i] = (struct plain_choice){
			places[i].name, places[i].open == plain_actions && open > 0
						? arena_printf(p->arena, "Actions (%zu)", open)
						: places[i].name};
	plain_choices(p, choices, PLACES);
}

static const char help[] =
	"The number or the name of what to see or do. Each shows what there is, then asks what to "
	"change. u undoes your last change, Enter says again who this is, q goes back to the "
	"Board.";

static bool choose(struct plain *p, const struct person_record *record, const char *typed)
{
	struct plain_choice choices[PLACES];
	long at = -1;

	for (long i = 0; i < PLACES; i++) {
		choices[i] = (struct plain_choice){places[i].name, places[i].name};
		if (places[i].letter != NULL && strcmp(places[i].letter, typed) == 0)
			at = i;
	}
	if (strcmp(typed, "u") == 0 || strcmp(typed, "undo") == 0) {
		plain_colon(p, "undo");
		return true;
	}
	if (at < 0 && plain_named(p, typed) != NULL) {
		plain_colon(p, typed);
		return true;
	}
	at = at < 0 ? plain_choose(choices, PLACES, typed) : at;
	if (at < 0) {
		plain_say(
			p, "Type a number from 1 to %d, ? for help, q for the Board.", (int)PLACES);
		return true;
	}
	places[at].open(p, record);
	return true;
}

struct opened {
	struct arena *arena; /* of the record */
	struct person_record *record;
	bool said;
};

static bool step(struct plain *p, struct opened *o, const char *uid)
{
	const char *typed;

	/* After a change it is read anew: what follows is about what is so now. */
	if ((o->record == NULL || p->changed) && !plain_read_again(p, uid, &o->arena, &o->record))
		return false;
	p->changed = false;
	p->person = o->record->person.uid;
	if (!o->said) {
		plain_say(p, "%s", plain_identity(p, o->record));
		show_menu(p, o->record);
	}
	o->said = true;
	enum reply reply = plain_ask(p, "Person> ", help, &typed);
	if (reply == REPLY_TEXT)
		return choose(p, o->record, typed);
	o->said = false;
	return reply == REPLY_EMPTY;
}

void plain_person(struct plain *p, const char *uid)
{
	struct opened o = {0};
	const char *before = p->person;
	bool more = true, changed = p->changed;

	p->changed = false;
	while (more && !p->ended) {
		struct arena *outside = plain_step(p);
		more = step(p, &o, uid);
		changed = changed || p->changed;
		plain_step_end(p, outside);
	}
	p->changed = changed;
	p->person = before;
	arena_free(o.arena);
}
