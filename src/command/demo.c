/* The demonstration caseload: thirteen months of a team's life, played through the commands day by
 * day, so that dates, reviews, audit and plans are what the program itself makes of them. */
#include "demo.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

enum { FIRST_DAY = -400, SEED = 20260312 };
enum { LISTS = 5 };
static const int list_days[LISTS] = {-400, -300, -200, -100, -9};

enum step_kind {
	STEP_LIST, STEP_REGISTER, STEP_DETAILS, STEP_CONTACTS, STEP_ALERT, STEP_EVENT, STEP_LEAD,
	STEP_INFORM, STEP_PLAN, STEP_PLAN_MORE, STEP_AGREE, STEP_DECLINE, STEP_BOOK, STEP_HOLD, STEP_NOTE,
	STEP_ACTION, STEP_NEW_LEAD, STEP_END,
};
struct step {
	int day; /* from today, so mostly negative */
	int order;
	enum step_kind kind;
	int person;
	int arg;
};

struct demo_person {
	const char *family, *given;
	char gender;
	char nhs_number[NHS_NUMBER_SIZE];
	struct date born;
	int practice, story;
	int scores[LISTS];
	int lead; /* index of the worker; -1 none */
};

struct demo {
	struct session *session;
	struct arena *arena; /* of one command */
	struct arena *keep;
	struct demo_dice dice;
	struct date today;
	const char *path;
	struct worker workers[DEMO_WORKERS];
	struct demo_person people[DEMO_PEOPLE];
	struct step *steps;
	size_t steps_n, steps_room;
	struct err *err;
};

static unsigned roll(struct demo *d, unsigned sides)
{
	return demo_roll(&d->dice, sides);
}

static bool chance(struct demo *d, unsigned percent)
{
	return roll(d, 100) < percent;
}

/* ---- one command ---- */

static bool run(struct demo *d, int worker, enum command_id id, ...)
{
	struct args args;
	struct result result;
	const char *name;
	va_list list;

	arena_reset(d->arena);
	args = args_new(d->arena);
	va_start(list, id);
	while ((name = va_arg(list, const char *)) != NULL)
		args_set(&args, name, va_arg(list, const char *));
	va_end(list);
	d->session->worker = d->workers[worker];
	return command_run(d->session, id, &args, d->arena, &result, d->err);
}

static const char *day_text(struct demo *d, int day)
{
	char *text = arena_alloc(d->keep, DATE_ISO_SIZE);
	date_iso(date_add_days(d->today, day), text);
	return text;
}

static void set_clock(struct demo *d, int day, int minute)
{
	clock_fix((date_days(d->today) + day) * 86400LL + 8 * 3600LL + minute % 540 * 60LL);
}

/* ---- who they are ---- */

static int first_score(struct demo *d)
{
	unsigned r = roll(d, 100);
	return (int)(r < 9 ? 9 + roll(d, 4) : r < 34 ? 6 + roll(d, 3) : r < 66 ? 3 + roll(d, 3) : roll(d, 3));
}

static int bounded(int score)
{
	return score < 0 ? 0 : score > 12 ? 12 : score;
}

static void invent_name(struct demo *d, struct demo_person *p, int i)
{
	if ((size_t)i < demo_names_n) {
		p->family = demo_names[i].family;
		p->given = demo_names[i].given;
		p->gender = demo_names[i].gender;
		return;
	}
	p->family = demo_families[roll(d, (unsigned)demo_families_n)];
	p->gender = chance(d, 58) ? 'F' : 'M';
	p->given = p->gender == 'F' ? demo_women[roll(d, (unsigned)demo_women_n)]
				    : demo_men[roll(d, (unsigned)demo_men_n)];
}

/* A third pair of namesakes would come by chance; two are meant. */
static bool name_taken(const struct demo *d, int i)
{
	if ((size_t)i < demo_names_n)
		return false;
	for (int j = 0; j < i; j++)
		if (strcmp(d->people[j].family, d->people[i].family) == 0 &&
			strcmp(d->people[j].given, d->people[i].given) == 0)
			return true;
	return false;
}

static void invent_people(struct demo *d)
{
	unsigned counter = 0;

	for (int i = 0; i < DEMO_PEOPLE; i++) {
		struct demo_person *p = &d->people[i];
		for (int tries = 0; tries == 0 || (name_taken(d, i) && tries < 200); tries++)
			invent_name(d, p, i);
		demo_nhs_number(&counter, p->nhs_number);
		int age = (size_t)i < demo_names_n ? 66 + (int)roll(d, 28) : 38 + (int)roll(d, 58);
		p->born = date_add_days(d->today, -(age * 365L + (long)roll(d, 365)));
		p->practice = (int)roll(d, DEMO_PRACTICES);
		p->story = i % (int)demo_stories_n;
		p->lead = -1;
		p->scores[0] = (size_t)i < demo_names_n ? 5 + (int)roll(d, 7) : first_score(d);
		for (int l = 1; l < LISTS; l++)
			p->scores[l] = bounded(p->scores[l - 1] + (chance(d, 30) ? (int)roll(d, 5) - 2 : 0));
	}
}

/* ---- what happens to them ---- */

/* Some people are new on the second list. */
static bool new_later(int i)
{
	return i % 9 == 8;
}


static void plan_step(struct demo *d, int day, enum step_kind kind, int person, int arg)
{
	if (day > 0)
		return;
	struct step *step = arena_push(d->keep, &d->steps, &d->steps_n, &d->steps_room, sizeof(*step));
	*step = (struct step){day, (int)d->steps_n, kind, person, arg};
}

static int interval_days(int score)
{
	return score >= 9 ? 30 : score >= 6 ? 91 : score >= 3 ? 182 : 365;
}

/* Reviews follow one another; a few of the last are let slip, so that the demo has late ones. */
static void plan_reviews(struct demo *d, int person, int booked)
{
	int score = d->people[person].scores[LISTS - 1];
	int due = booked + interval_days(score);

	plan_step(d, booked, STEP_BOOK, person, due);
	while (due <= 0) {
		int slip = chance(d, 72) ? -(int)roll(d, 3) : 3 + (int)roll(d, 8);
		if (due > -30 && chance(d, 45))
			return;
		if (due + slip > 0)
			return;
		int next = due + slip + interval_days(score) - (int)roll(d, 4);
		plan_step(d, due + slip, STEP_HOLD, person, next);
		due = next;
	}
}

static void plan_care(struct demo *d, int person, int entry)
{
	unsigned stage = roll(d, 100);

	plan_step(d, entry, STEP_REGISTER, person, 0);
	plan_step(d, entry + 1, STEP_DETAILS, person, 0);
	plan_step(d, entry + 1, STEP_CONTACTS, person, 0);
	if (chance(d, 28))
		plan_step(d, entry + 2, STEP_ALERT, person, 0);
	plan_step(d, entry + 2, STEP_EVENT, person, 5);
	if (chance(d, 40))
		plan_step(d, entry + 40 + (int)roll(d, 200), STEP_EVENT, person, 1);
	if (!chance(d, 5)) {
		plan_step(d, entry + 3, STEP_LEAD, person, 0);
		if (chance(d, 90))
			plan_step(d, entry + 5 + (int)roll(d, 20), STEP_INFORM, person, 0);
		if (chance(d, 10))
			plan_step(d, entry + 120 + (int)roll(d, 100), STEP_NEW_LEAD, person, 0);
	}
	if (stage >= 7) {
		plan_step(d, entry + 8, STEP_PLAN, person, 0);
		if (stage >= 18)
			plan_step(d, entry + 15, STEP_PLAN_MORE, person, 0);
		if (stage >= 22)
			plan_step(d, entry + 21 + (int)roll(d, 12), STEP_AGREE, person, 0);
	} else if (stage >= 4) {
		plan_step(d, entry + 20, STEP_DECLINE, person, 0);
	}
	plan_reviews(d, person, entry + 22);
	for (int n = 1 + (int)roll(d, 3); n > 0; n--)
		plan_step(d, entry + 10 + (int)roll(d, 300), STEP_NOTE, person, (int)roll(d, 6));
	if (chance(d, 55)) {
		int day = -(int)roll(d, 25);
		plan_step(d, day, STEP_ACTION, person, day + 7 + (int)roll(d, 21));
	}
	if (chance(d, 6))
		plan_step(d, entry + 60 + (int)roll(d, 250), STEP_END, person, (int)roll(d, 5));
}

static int step_order(const void *a, const void *b)
{
	const struct step *x = a, *y = b;
	return x->day != y->day ? x->day - y->day : x->order - y->order;
}

static void plan_year(struct demo *d)
{
	for (int l = 0; l < LISTS; l++)
		plan_step(d, list_days[l], STEP_LIST, 0, l);
	for (int i = 0; i < DEMO_PEOPLE; i++) {
		bool named = (size_t)i < demo_names_n;
		if (named || (d->people[i].scores[0] >= 6 && chance(d, 88)) ||
			(d->people[i].scores[0] >= 4 && chance(d, 12)))
			plan_care(d, i, named ? -330 + i * 9 : new_later(i) ? -290 + (int)roll(d, 270)
									  : -390 + (int)roll(d, 370));
	}
	qsort(d->steps, d->steps_n, sizeof(*d->steps), step_order);
}

/* ---- playing a step ---- */

static const char *band_reason(int score)
{
	return score >= 9 ? "Very high on the practice's list" : score >= 6 ? "High on the practice's list"
									   : "Asked for by a colleague";
}

static void list_row(struct demo *d, struct str *csv, const struct demo_person *p, int i, int list)
{
	char born[DATE_ISO_SIZE];

	str_addf(csv, "%s,%s,%s,%s,%s,\"%d %s, Northfield\",NF%d %dA%c,%s,local_cst,%d,%s\n", p->nhs_number,
		p->family, p->given, date_iso(p->born, born), p->gender == 'F' ? "Female" : "Male",
		1 + i * 7 % 118, demo_streets[(size_t)i % demo_streets_n], 1 + p->practice, 1 + i % 9,
		'A' + i % 20, demo_practices[p->practice].code, p->scores[list],
		day_text(d, list_days[list] - 2));
}

/* The list sizes of the quarter the day is in. */
static bool play_quarter(struct demo *d, const struct demo_practice *p)
{
	struct date day = clock_today();
	char quarter[DATE_ISO_SIZE];

	date_iso(date_make(day.year, (day.month - 1) / 3 * 3 + 1, 1), quarter);
	return run(d, 0, CMD_PRACTICE_LIST_SIZE, "code", p->code, "quarter", quarter, "adults",
		arena_printf(d->keep, "%d", p->adults), "all-ages", arena_printf(d->keep, "%d", p->all_ages), NULL);
}

static bool play_list(struct demo *d, int list)
{
	struct str csv = {0};
	char *path = arena_printf(d->keep, "%s.list.csv", d->path);

	str_add(&csv, "nhs_number,family_name,given_name,date_of_birth,gender,address,postcode,practice,"
		"instrument,score,scored_on\n");
	for (int i = 0; i < DEMO_PEOPLE; i++)
		if (list > 0 || !new_later(i))
			list_row(d, &csv, &d->people[i], i, list);
	FILE *file = fopen(path, "w");
	bool written = file != NULL && fwrite(csv.text, 1, csv.length, file) == csv.length;
	if (file != NULL && fclose(file) != 0)
		written = false;
	str_free(&csv);
	if (!written)
		return err_set(d->err, ERR_IO, "store", "Cannot write beside %s: %s.", d->path, strerror(errno));
	bool done = run(d, 1, CMD_IMPORT_RISK, "file", path, "as-of", day_text(d, list_days[list] - 1), "basis",
		"Direct care: case finding by the practices", NULL);
	unlink(path);
	for (int i = 0; i < DEMO_PRACTICES; i++)
		done = done && play_quarter(d, &demo_practices[i]);
	return done;
}

static int choose_lead(struct demo *d)
{
	for (;;) {
		int w = (int)roll(d, DEMO_WORKERS);
		if (demo_workers[w].leads && (w == 0 || chance(d, (unsigned)demo_workers[w].capacity)))
			return w;
	}
}

static bool play_details(struct demo *d, const struct demo_person *p, int i)
{
	static const char *const living[] = {"alone", "partner", "family", "alone", "supported"};
	const char *phone = arena_printf(d->keep, "01632 960%03d", 100 + i % 900);
	const char *title = p->gender == 'M' ? "Mr" : i % 3 == 0 ? "Miss" : "Mrs";

	return run(d, 1, CMD_PERSON_EDIT, "person", p->nhs_number, "title", title, "phone", phone, "living",
		living[i % 5], "sharing", i % 11 == 0 ? "not_asked" : i % 17 == 0 ? "objects" : "agreed",
		"ethnic", i % 5 == 0 ? "Z" : i % 3 == 0 ? "H" : "A", "usual-gp",
		demo_practices[p->practice].gp, "nhs-status", i % 4 == 0 ? "02" : "01", "comm-need",
		i % 13 == 0 ? "large_print" : "none", "preferred", i == 0 ? "Ada" : i % 10 == 3 ? "Mags" : "",
		"interpreter", i == 0 ? "Igbo" : i % 29 == 7 ? "Polish" : "", NULL);
}

static bool play_contacts(struct demo *d, const struct demo_person *p, int i)
{
	static const char *const relations[] = {"Daughter", "Son", "Wife or husband", "Neighbour", "Niece"};
	const char *name = arena_printf(d->keep, "%s %s",
		i % 2 == 0 ? demo_women[(size_t)i % demo_women_n] : demo_men[(size_t)i % demo_men_n], p->family);
	const char *phone = arena_printf(d->keep, "07700 900%03d", 100 + i % 900);

	if (!run(d, 1, CMD_CONTACT_ADD, "person", p->nhs_number, "name", name, "relationship", relations[i % 5],
		    "role", i % 3 == 0 ? "carer" : "emergency", "phone", phone, "order", "1", NULL))
		return false;
	if (i % 8 != 4)
		return true;
	return run(d, 1, CMD_CONTACT_ADD, "person", p->nhs_number, "name",
		arena_printf(d->keep, "%s %s", demo_men[(size_t)(i + 5) % demo_men_n], p->family), "relationship",
		"Brother", "role", "other", "do-not-contact", "yes", "note", "At the person's wish", NULL);
}

static bool play_plan(struct demo *d, const struct demo_person *p)
{
	const struct demo_story *s = &demo_stories[p->story];
	int w = p->lead >= 0 ? p->lead : 0;
	const char *who = p->nhs_number;

	return run(d, w, CMD_PLAN_SET, "person", who, "section", "summary", "text", s->summary, NULL) &&
		run(d, w, CMD_PLAN_SET, "person", who, "section", "what_matters", "text", s->matters, NULL) &&
		run(d, w, CMD_PLAN_SET, "person", who, "section", "people", "text", s->people, NULL) &&
		run(d, w, CMD_PLAN_NEED_ADD, "person", who, "text", s->needs[0].text, "domain", s->needs[0].domain, NULL) &&
		run(d, w, CMD_PLAN_GOAL_ADD, "person", who, "text", s->needs[0].goal, "importance", "9", NULL) &&
		run(d, w, CMD_PLAN_ACTION_ADD, "person", who, "what", s->needs[0].action, "who", s->needs[0].who, "due", "+4w",
			"confidence", "7", NULL);
}

/* The other half of the team adds its part: health where social care began, and the other way round. */
static bool play_plan_more(struct demo *d, const struct demo_person *p)
{
	const struct demo_story *s = &demo_stories[p->story];
	const char *who = p->nhs_number;
	int nurse = 7, social = p->lead == 4 ? 4 : 0;

	for (int n = 1; n < DEMO_NEEDS; n++) {
		int w = n == 1 ? nurse : social;
		if (!run(d, w, CMD_PLAN_NEED_ADD, "person", who, "text", s->needs[n].text, "domain", s->needs[n].domain,
			    "eligible", n == 2 ? "yes" : "", NULL) ||
			!run(d, w, CMD_PLAN_GOAL_ADD, "person", who, "text", s->needs[n].goal, "importance",
				n == 1 ? "7" : "8", NULL) ||
			!run(d, w, CMD_PLAN_ACTION_ADD, "person", who, "what", s->needs[n].action, "who", s->needs[n].who,
				"when", "every week", NULL))
			return false;
	}
	return run(d, nurse, CMD_PLAN_SET, "person", who, "section", "communication", "text", s->communication, NULL) &&
		run(d, nurse, CMD_PLAN_SET, "person", who, "section", "please_do", "text", s->please_do, NULL) &&
		run(d, social, CMD_PLAN_SET, "person", who, "section", "support", "text", s->support, NULL) &&
		run(d, social, CMD_PLAN_SET, "person", who, "section", "strengths", "text", s->strengths, NULL) &&
		run(d, nurse, CMD_PLAN_CONTINGENCY_ADD, "person", who, "name", "If things go wrong", "trigger", s->trigger,
			"do", s->what_to_do, "ring", s->ring, "medicines", s->medicines, "agreed-with", p->given, NULL);
}

static bool play_agree(struct demo *d, const struct demo_person *p)
{
	const char *name = arena_printf(d->keep, "%s %s", p->given, p->family);

	return run(d, 7, CMD_PLAN_AGREE, "person", p->nhs_number, "party", "health", "name", demo_workers[7].name, "role",
		       "Community matron", "more", "1", NULL) &&
		run(d, 0, CMD_PLAN_AGREE, "person", p->nhs_number, "party", "social_care", "name", demo_workers[0].name,
			"role", "Social worker", "more", "1", NULL) &&
		run(d, p->lead >= 0 ? p->lead : 0, CMD_PLAN_AGREE, "person", p->nhs_number, "party", "person", "name", name,
			"on-paper", "1", NULL);
}

static bool play_end(struct demo *d, const struct demo_person *p, int arg)
{
	static const char *const reasons[] = {"needs_met", "moved", "died", "lower_risk", "care_home"};
	return run(d, 1, CMD_REGISTER_END, "person", p->nhs_number, "reason", reasons[arg], "on", "t", NULL);
}

static bool play_lead(struct demo *d, struct demo_person *p, const char *reason)
{
	int before = p->lead;

	do
		p->lead = choose_lead(d);
	while (p->lead == before);
	return run(d, 1, CMD_LEAD_ASSIGN, "person", p->nhs_number, "worker", demo_workers[p->lead].login, "reason", reason,
		NULL);
}

static bool play_coordinator(struct demo *d, const struct demo_person *p)
{
	return run(d, 1, CMD_LEAD_ASSIGN, "person", p->nhs_number, "worker", "sgreen", "kind", "coordinator", "reason",
			"Co-ordinates for the practice", "contact-days", "28", NULL);
}

static bool play_step(struct demo *d, const struct step *step)
{
	struct demo_person *p = &d->people[step->person];
	const struct demo_story *s = &demo_stories[p->story];
	const char *who = p->nhs_number;
	int lead = p->lead >= 0 ? p->lead : 0;

	switch (step->kind) {
	case STEP_LIST:
		return play_list(d, step->arg);
	case STEP_REGISTER:
		return run(d, 1, CMD_REGISTER_ADD, "person", who, "found", "risk_list", "reason",
			band_reason(p->scores[0]), NULL);
	case STEP_DETAILS:
		return play_details(d, p, step->person);
	case STEP_CONTACTS:
		return play_contacts(d, p, step->person);
	case STEP_ALERT:
		return run(d, 1, CMD_ALERT_ADD, "person", who, "kind",
			step->person % 3 == 0 ? "do_not_visit_alone" : step->person % 3 == 1 ? "sensory" : "allergy", "text",
			step->person % 3 == 0 ? "Dog at the side gate" : step->person % 3 == 1 ? "Hearing aids, both ears" : "",
			"told", "Y", NULL);
	case STEP_EVENT:
		return run(d, lead, CMD_EVENT_ADD, "person", who, "kind", s->event, "on", day_text(d, step->day - step->arg),
			"text", s->event_text, "source", "Practice", NULL);
	case STEP_LEAD:
		return play_lead(d, p, "Knows the person best") && play_coordinator(d, p);
	case STEP_NEW_LEAD:
		return play_lead(d, p, "The one before changed teams");
	case STEP_INFORM:
		return p->lead < 0 || run(d, lead, CMD_LEAD_INFORM, "person", who, "on", "t", "how",
			step->person % 3 == 0 ? "letter" : "face_to_face", NULL);
	case STEP_PLAN:
		return play_plan(d, p);
	case STEP_PLAN_MORE:
		return play_plan_more(d, p);
	case STEP_AGREE:
		return play_agree(d, p);
	case STEP_DECLINE:
		return run(d, lead, CMD_PLAN_DECLINE, "person", who, "reason", "Does not want a plan, is happy to be visited", NULL);
	case STEP_BOOK:
		return run(d, lead, CMD_REVIEW_BOOK, "person", who, "date", day_text(d, step->arg), "with", demo_workers[lead].login, NULL);
	case STEP_HOLD:
		return run(d, lead, CMD_REVIEW_HOLD, "person", who, "outcome", step->person % 4 == 0 ? "change" : "continue", "next",
			day_text(d, step->arg), "note", s->note, NULL);
	case STEP_NOTE:
		return run(d, lead, CMD_NOTE_ADD, "person", who, "text", s->note, NULL);
	case STEP_ACTION:
		return run(d, lead, CMD_ACTION_ADD, "person", who, "what", s->action, "owner", demo_workers[(lead + 2) % DEMO_WORKERS].login,
			"due", day_text(d, step->arg), NULL);
	case STEP_END:
		return play_end(d, p, step->arg);
	}
	return true;
}

/* Someone taken off the register has no further steps but the lists'. */
static bool play_year(struct demo *d)
{
	bool *ended = arena_new_array(d->keep, bool, DEMO_PEOPLE);

	for (size_t i = 0; i < d->steps_n; i++) {
		const struct step *step = &d->steps[i];
		if (step->kind != STEP_LIST && ended[step->person])
			continue;
		set_clock(d, step->day, 10 + (int)(i * 7 % 500));
		if (!play_step(d, step)) {
			char *what = arena_strdup(d->keep, d->err->text);
			return err_set(d->err, d->err->code, "demo", "Step %d for %s on day %d: %s", (int)step->kind,
				d->people[step->person].nhs_number, step->day, what);
		}
		if (step->kind == STEP_END)
			ended[step->person] = true;
	}
	return true;
}

/* ---- the service ---- */

static bool make_practices(struct demo *d)
{
	char now[INSTANT_SIZE];
	struct save save = {1, clock_now_utc(now), 0};

	if (!store_begin_save(d->session->store, &save, d->err))
		return false;
	for (int i = 0; i < DEMO_PRACTICES; i++) {
		const struct demo_practice *from = &demo_practices[i];
		struct practice practice = {.code = from->code, .name = from->name, .address = from->address,
			.postcode = from->postcode, .phone = from->phone, .status = PRACTICE_ACTIVE};
		if (!store_practice_save(d->session->store, &practice, d->err)) {
			store_end(d->session->store);
			return false;
		}
	}
	return store_commit(d->session->store, d->err);
}

static bool make_service(struct demo *d)
{
	d->workers[0] = d->session->worker;
	for (int i = 1; i < DEMO_WORKERS; i++) {
		const struct demo_worker *w = &demo_workers[i];
		if (!run(d, 0, CMD_WORKER_ADD, "name", w->name, "profession", w->profession, "login", w->login,
			    "registration", w->registration, "wte", arena_printf(d->keep, "%d", w->wte), "capacity",
			    w->capacity > 0 ? arena_printf(d->keep, "%d", w->capacity) : NULL, "phone",
			    arena_printf(d->keep, "01632 9600%02d", 10 + i), NULL) ||
			!store_worker_by_login(d->session->store, w->login, clock_today(), d->keep, &d->workers[i], d->err))
			return false;
		d->session->worker = d->workers[0];
	}
	if (!make_practices(d))
		return false;
	for (int i = 0; i < DEMO_PRACTICES; i++)
		if (!run(d, 0, CMD_PRACTICE_JOIN, "code", demo_practices[i].code, NULL))
			return false;
	return run(d, 0, CMD_WORKER_SET, "worker", demo_workers[0].login, "capacity",
		       arena_printf(d->keep, "%d", demo_workers[0].capacity), "registration",
		       demo_workers[0].registration, "phone", "01632 960010", NULL) &&
		run(d, 0, CMD_TEAM_SET, "instrument", "local_cst", "area", "Northfield and Hilltop", "population",
		"19800", "basis", "Direct care: case finding by the practices", NULL);
}

static bool open_bulk_session(struct demo *d)
{
	struct session *session = xcalloc(1, sizeof(*session));

	session->arena = arena_new();
	session->id = "demo";
	d->session = session;
	return store_open(d->path, STORE_BULK, &session->store, d->err) &&
		store_team_first(session->store, session->arena, &session->team, d->err) &&
		store_holidays(session->store, session->arena, &session->holidays, d->err) &&
		store_worker_by_login(session->store, demo_workers[0].login, clock_today(), session->arena,
			&session->worker, d->err);
}

bool demo_play(struct call *call, const char *path, struct err *err)
{
	struct demo *d = xcalloc(1, sizeof(*d));
	struct args args = args_new(call->arena);
	struct result result;

	d->arena = arena_new();
	d->keep = call->arena;
	d->dice.state = SEED;
	d->today = call->today;
	d->path = path;
	d->err = err;
	uid_fix(SEED);
	invent_people(d);
	plan_year(d);
	set_clock(d, FIRST_DAY, 0);
	args_set(&args, "store", path);
	args_set(&args, "team", "Team North");
	args_set(&args, "worker", demo_workers[0].name);
	args_set(&args, "profession", demo_workers[0].profession);
	args_set(&args, "login", demo_workers[0].login);
	args_set(&args, "as-allowed", "1");
	bool done = command_run(NULL, CMD_INIT, &args, call->arena, &result, err) && open_bulk_session(d) &&
		make_service(d) && play_year(d);
	session_close(d->session);
	uid_fix(0);
	arena_free(d->arena);
	free(d);
	return done;
}

/* ---- the command ---- */

static bool make_folders(char *path, struct err *err)
{
	for (char *p = path + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		int made = mkdir(path, 0700);
		int why = errno;
		*p = '/';
		if (made != 0 && why != EEXIST)
			return err_set(err, ERR_IO, "store", "Cannot make the folder for %s: %s.", path, strerror(why));
	}
	return true;
}

static char *demo_path(struct call *call)
{
	const char *given = args_get(call->args, "store"), *home = getenv("XDG_DATA_HOME");

	if (given != NULL)
		return arena_strdup(call->arena, given);
	if (home != NULL && *home == '/')
		return arena_printf(call->arena, "%s/caseload/demo.db", home);
	home = getenv("HOME");
	return arena_printf(call->arena, "%s/.local/share/caseload/demo.db", home != NULL ? home : "/tmp");
}

bool command_demo(struct call *call, struct result *out, struct err *err)
{
	char *path = demo_path(call);
	char *making = arena_printf(call->arena, "%s.making-%d", path, (int)getpid());
	bool was_fixed = clock_is_fixed();
	int64_t now = clock_unix(), people = 0;
	struct stat st;

	out->value = path;
	if (!args_number(call->args, "people", 1, 1000000, &people, err))
		return false;
	if (lstat(path, &st) == 0)
		return people == 0
			? call_done(call, out, "The demonstration caseload is at %s.", path)
			: err_set(err, ERR_INVALID, "store", "%s exists already. Name another with --store.", path);
	if (!make_folders(path, err))
		return false;
	bool done = people > 0 ? demo_bulk(call, making, people, err) : demo_play(call, making, err);
	if (was_fixed)
		clock_fix(now);
	else
		clock_release();
	/* Under its own name only once it is whole. */
	if (done && link(making, path) != 0)
		done = err_set(err, ERR_IO, "store", "Cannot make %s: %s.", path, strerror(errno));
	unlink(making);
	unlink(arena_printf(call->arena, "%s-journal", making));
	unlink(arena_printf(call->arena, "%s.lock", making));
	if (!done)
		return false;
	return call_done(call, out, "Made a caseload of invented people at %s.", path);
}
