/* Each step of the demonstration, played through the commands by one of the team's workers. */
#include "demo_life.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

bool demo_run(struct demo *d, int worker, enum command_id id, ...)
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

/* ---- the practices' lists ---- */

static const char *band_reason(int score)
{
	return score >= 9   ? "Very high on the practice's list"
	       : score >= 6 ? "High on the practice's list"
			    : "Asked for by a colleague";
}

static void list_row(struct demo *d, struct str *csv, const struct demo_person *p, int i, int list)
{
	char born[DATE_ISO_SIZE];

	str_addf(csv, "%s,%s,%s,%s,%s,\"%d %s, Northfield\",NF%d %dA%c,%s,local_cst,%d,%s\n",
		p->nhs_number, p->family, p->given, date_iso(p->born, born),
		p->gender == 'F' ? "Female" : "Male", 1 + i * 7 % 118,
		demo_streets[(size_t)i % demo_streets_n], 1 + p->practice, 1 + i % 9, 'A' + i % 20,
		demo_practices[p->practice].code, p->scores[list],
		day_text(d, demo_list_days[list] - 2));
}

/* The list sizes of the quarter the day is in. */
static bool play_quarter(struct demo *d, const struct demo_practice *p)
{
	struct date day = clock_today();
	char quarter[DATE_ISO_SIZE];

	date_iso(date_make(day.year, (day.month - 1) / 3 * 3 + 1, 1), quarter);
	return demo_run(d, 0, CMD_PRACTICE_LIST_SIZE, "code", p->code, "quarter", quarter, "adults",
		arena_printf(d->keep, "%d", p->adults), "all-ages",
		arena_printf(d->keep, "%d", p->all_ages), NULL);
}

/* In a folder of its own, so that the import is listed under the name a practice would give it. */
static bool write_list(struct demo *d, const struct str *csv, const char *folder, const char *path)
{
	FILE *file = mkdir(folder, 0700) == 0 ? fopen(path, "wx") : NULL;
	bool written = file != NULL && fwrite(csv->text, 1, csv->length, file) == csv->length;

	if (file != NULL && fclose(file) != 0)
		written = false;
	return written || err_set(d->err, ERR_IO, "store", "Cannot write beside %s: %s.", d->path,
				  strerror(errno));
}

static bool play_list(struct demo *d, int list)
{
	const char *run_on = day_text(d, demo_list_days[list] - 1);
	char *folder = arena_printf(d->keep, "%s.lists", d->path);
	char *path = arena_printf(d->keep, "%s/risk-list-%s.csv", folder, run_on);
	struct str csv = {0};

	str_add(&csv,
		"nhs_number,family_name,given_name,date_of_birth,gender,address,postcode,practice,"
		"instrument,score,scored_on\n");
	for (int i = 0; i < DEMO_PEOPLE; i++)
		if (list > 0 || !demo_is_new_later(i))
			list_row(d, &csv, &d->people[i], i, list);
	bool done = write_list(d, &csv, folder, path) &&
		    demo_run(d, 1, CMD_IMPORT_RISK, "file", path, "as-of", run_on, "basis",
			    "Direct care: case finding by the practices", NULL);
	str_free(&csv);
	unlink(path);
	rmdir(folder);
	for (int i = 0; i < DEMO_PRACTICES; i++)
		done = done && play_quarter(d, &demo_practices[i]);
	return done;
}

static int choose_lead(struct demo *d)
{
	for (;;) {
		int w = (int)demo_roll(&d->dice, DEMO_WORKERS);
		if (demo_workers[w].leads &&
			(w == 0 || demo_chance(d, (unsigned)demo_workers[w].capacity)))
			return w;
	}
}

static bool play_details(struct demo *d, const struct demo_person *p, int i)
{
	static const char *const living[] = {"alone", "partner", "family", "alone", "supported"};
	const char *phone = arena_printf(d->keep, "01632 960%03d", 100 + i % 900);
	const char *title = p->gender == 'M' ? "Mr" : i % 3 == 0 ? "Miss" : "Mrs";

	return demo_run(d, 1, CMD_PERSON_EDIT, "person", p->nhs_number, "title", title, "phone",
		phone, "living", living[i % 5], "sharing",
		i % 11 == 0   ? "not_asked"
		: i % 17 == 0 ? "objects"
			      : "agreed",
		"ethnic",
		i % 5 == 0   ? "Z"
		: i % 3 == 0 ? "H"
			     : "A",
		"usual-gp", demo_practices[p->practice].gp, "nhs-status", i % 4 == 0 ? "02" : "01",
		"comm-need", i % 13 == 0 ? "large_print" : "none", "preferred",
		i == 0	      ? "Ada"
		: i % 10 == 3 ? "Mags"
			      : "",
		"interpreter",
		i == 0	      ? "Igbo"
		: i % 29 == 7 ? "Polish"
			      : "",
		NULL);
}

static bool play_contacts(struct demo *d, const struct demo_person *p, int i)
{
	static const char *const relations[] = {
		"Daughter", "Son", "Wife or husband", "Neighbour", "Niece"};
	const char *name = arena_printf(d->keep, "%s %s",
		i % 2 == 0 ? demo_women[(size_t)i % demo_women_n]
			   : demo_men[(size_t)i % demo_men_n],
		p->family);
	const char *phone = arena_printf(d->keep, "07700 900%03d", 100 + i % 900);

	if (!demo_run(d, 1, CMD_CONTACT_ADD, "person", p->nhs_number, "name", name, "relationship",
		    relations[i % 5], "role", i % 3 == 0 ? "carer" : "emergency", "phone", phone,
		    "order", "1", NULL) ||
		(i % 3 == 0 && !demo_play_carer(d, p, i, name)))
		return false;
	if (i % 8 != 4)
		return true;
	return demo_run(d, 1, CMD_CONTACT_ADD, "person", p->nhs_number, "name",
		arena_printf(d->keep, "%s %s", demo_men[(size_t)(i + 5) % demo_men_n], p->family),
		"relationship", "Brother", "role", "other", "do-not-contact", "yes", "note",
		"At the person's wish", NULL);
}

static bool play_plan(struct demo *d, const struct demo_person *p)
{
	const struct demo_story *s = &demo_stories[p->story];
	int w = p->lead >= 0 ? p->lead : 0;
	const char *who = p->nhs_number;

	return demo_run(d, w, CMD_PLAN_SET, "person", who, "section", "summary", "text", s->summary,
		       NULL) &&
	       demo_run(d, w, CMD_PLAN_SET, "person", who, "section", "what_matters", "text",
		       s->matters, NULL) &&
	       demo_run(d, w, CMD_PLAN_SET, "person", who, "section", "people", "text", s->people,
		       NULL) &&
	       demo_run(d, w, CMD_PLAN_NEED_ADD, "person", who, "text", s->needs[0].text, "domain",
		       s->needs[0].domain, NULL) &&
	       demo_run(d, w, CMD_PLAN_GOAL_ADD, "person", who, "text", s->needs[0].goal,
		       "importance", "9", NULL) &&
	       demo_run(d, w, CMD_PLAN_ACTION_ADD, "person", who, "what", s->needs[0].action, "who",
		       s->needs[0].who, "due", "+4w", "confidence", "7", NULL);
}

/* The other half of the team adds its part: health where social care began, and the other way round. */
static bool play_plan_more(struct demo *d, const struct demo_person *p)
{
	const struct demo_story *s = &demo_stories[p->story];
	const char *who = p->nhs_number;
	int nurse = 7, social = p->lead == 4 ? 4 : 0;

	for (int n = 1; n < DEMO_NEEDS; n++) {
		int w = n == 1 ? nurse : social;
		if (!demo_run(d, w, CMD_PLAN_NEED_ADD, "person", who, "text", s->needs[n].text,
			    "domain", s->needs[n].domain, "eligible", n == 2 ? "yes" : "", NULL) ||
			!demo_run(d, w, CMD_PLAN_GOAL_ADD, "person", who, "text", s->needs[n].goal,
				"importance", n == 1 ? "7" : "8", NULL) ||
			!demo_run(d, w, CMD_PLAN_ACTION_ADD, "person", who, "what",
				s->needs[n].action, "who", s->needs[n].who, "when", "every week",
				NULL))
			return false;
	}
	return demo_run(d, nurse, CMD_PLAN_SET, "person", who, "section", "communication", "text",
		       s->communication, NULL) &&
	       demo_run(d, nurse, CMD_PLAN_SET, "person", who, "section", "please_do", "text",
		       s->please_do, NULL) &&
	       demo_run(d, social, CMD_PLAN_SET, "person", who, "section", "support", "text",
		       s->support, NULL) &&
	       demo_run(d, social, CMD_PLAN_SET, "person", who, "section", "strengths", "text",
		       s->strengths, NULL) &&
	       demo_run(d, nurse, CMD_PLAN_CONTINGENCY_ADD, "person", who, "name",
		       "If things go wrong", "trigger", s->trigger, "do", s->what_to_do, "ring",
		       s->ring, "medicines", s->medicines, "agreed-with", p->given, NULL);
}

static bool play_agree(struct demo *d, const struct demo_person *p)
{
	const char *name = arena_printf(d->keep, "%s %s", p->given, p->family);

	return demo_run(d, 7, CMD_PLAN_AGREE, "person", p->nhs_number, "party", "health", "name",
		       demo_workers[7].name, "role", "Community matron", "more", "1", NULL) &&
	       demo_run(d, 0, CMD_PLAN_AGREE, "person", p->nhs_number, "party", "social_care",
		       "name", demo_workers[0].name, "role", "Social worker", "more", "1", NULL) &&
	       demo_run(d, p->lead >= 0 ? p->lead : 0, CMD_PLAN_AGREE, "person", p->nhs_number,
		       "party", "person", "name", name, "on-paper", "1", NULL);
}

static bool play_end(struct demo *d, const struct demo_person *p, int arg)
{
	static const char *const reasons[] = {
		"needs_met", "moved", "died", "lower_risk", "care_home"};
	return demo_run(d, 1, CMD_REGISTER_END, "person", p->nhs_number, "reason", reasons[arg],
		"on", "t", NULL);
}

static bool play_lead(struct demo *d, struct demo_person *p, const char *reason)
{
	int before = p->lead;

	do
		p->lead = choose_lead(d);
	while (p->lead == before);
	return demo_run(d, 1, CMD_LEAD_ASSIGN, "person", p->nhs_number, "worker",
		demo_workers[p->lead].login, "reason", reason, NULL);
}

static bool play_coordinator(struct demo *d, const struct demo_person *p)
{
	return demo_run(d, 1, CMD_LEAD_ASSIGN, "person", p->nhs_number, "worker", "sgreen", "kind",
		"coordinator", "reason", "Co-ordinates for the practice", "contact-days", "28",
		NULL);
}

static int coordinator(void)
{
	for (int i = 0; i < DEMO_WORKERS; i++)
		if (strcmp(demo_workers[i].login, "sgreen") == 0)
			return i;
	return 0;
}

bool demo_play_step(struct demo *d, const struct demo_step *step)
{
	struct demo_person *p = &d->people[step->person];
	const struct demo_story *s = &demo_stories[p->story];
	const char *who = p->nhs_number;
	int lead = p->lead >= 0 ? p->lead : 0;

	switch (step->kind) {
	case STEP_LIST:
		return play_list(d, step->arg);
	case STEP_REGISTER:
		return demo_run(d, 1, CMD_REGISTER_ADD, "person", who, "found", "risk_list",
			"reason", band_reason(p->scores[0]), NULL);
	case STEP_DETAILS:
		return play_details(d, p, step->person);
	case STEP_CONTACTS:
		return play_contacts(d, p, step->person);
	case STEP_ALERT:
		return demo_run(d, 1, CMD_ALERT_ADD, "person", who, "kind",
			step->person % 3 == 0	? "do_not_visit_alone"
			: step->person % 3 == 1 ? "sensory"
						: "allergy",
			"text",
			step->person % 3 == 0	? "Dog at the side gate"
			: step->person % 3 == 1 ? "Hearing aids, both ears"
						: "",
			"told", "Y", NULL);
	case STEP_EVENT:
		return demo_run(d, lead, CMD_EVENT_ADD, "person", who, "kind", s->event, "on",
			day_text(d, step->day - step->arg), "text", s->event_text, "source",
			"Practice", NULL);
	case STEP_LEAD:
		return play_lead(d, p, "Knows the person best") && play_coordinator(d, p);
	case STEP_NEW_LEAD:
		return play_lead(d, p, "The one before changed teams");
	case STEP_INFORM:
		return p->lead < 0 ||
		       demo_run(d, lead, CMD_LEAD_INFORM, "person", who, "on", "t", "how",
			       step->person % 3 == 0 ? "letter" : "face_to_face", NULL);
	case STEP_PLAN:
		return play_plan(d, p);
	case STEP_PLAN_MORE:
		return play_plan_more(d, p);
	case STEP_AGREE:
		return play_agree(d, p);
	case STEP_DECLINE:
		return demo_run(d, lead, CMD_PLAN_DECLINE, "person", who, "reason",
			"Does not want a plan, is happy to be visited", NULL);
	case STEP_BOOK:
		return demo_run(d, lead, CMD_REVIEW_BOOK, "person", who, "date",
			day_text(d, step->arg), "with", demo_workers[lead].login, NULL);
	case STEP_HOLD:
		return demo_run(d, lead, CMD_REVIEW_HOLD, "person", who, "outcome",
			step->person % 4 == 0 ? "change" : "continue", "next",
			day_text(d, step->arg), "note", s->note, NULL);
	case STEP_NOTE:
		return demo_run(d, lead, CMD_NOTE_ADD, "person", who, "text", s->note, NULL);
	case STEP_CONTACT_LOG:
		return demo_run(d, coordinator(), CMD_CONTACT_LOG, "person", who, "how",
			step->person % 5 == 0 ? "visit" : "phone", "text",
			"All well, nothing new is needed", NULL);
	case STEP_ACTION:
		return demo_run(d, lead, CMD_ACTION_ADD, "person", who, "what", s->action, "owner",
			demo_workers[(lead + 2) % DEMO_WORKERS].login, "due",
			day_text(d, step->arg), NULL);
	case STEP_END:
		return play_end(d, p, step->arg);
	case STEP_APPROVE:
		return demo_play_approve(d);
	case STEP_FACT:
		return demo_play_fact(d, p, step->arg);
	case STEP_JUDGE:
		return demo_play_judge(d, p);
	case STEP_MEETING_PLAN:
		return demo_play_meeting_plan(d, step->arg);
	case STEP_MEETING_ASK:
		return demo_play_meeting_ask(d, p, step->arg);
	case STEP_MEETING_LIST:
		return demo_play_meeting_list(d, step->arg);
	case STEP_MEETING_HOLD:
		return demo_play_meeting_hold(d, step->arg);
	case STEP_MEETING_TELL:
		return demo_play_meeting_tell(d, step->arg);
	case STEP_MEETING_DONE:
		return demo_play_meeting_done(d, step->arg);
	case STEP_COUNTED:
		return demo_play_counted(d, step);
	}
	return true;
}
