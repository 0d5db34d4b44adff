/* What the measures of the demonstration count beside the year of care: stays with the days after
 * people were ready, reablement, urgent referrals, care homes, Care Act reviews, frailty, winter plans,
 * carers. */
#include <caseload/base/clock.h>
#include <caseload/winter_plan.h>

#include "demo_life.h"

enum counted_kind {
	COUNT_STAY,
	COUNT_REABLE,
	COUNT_WHERE,
	COUNT_TWO_HOUR,
	COUNT_DECLINED,
	COUNT_CARE_HOME,
	COUNT_ACT_BOOK,
	COUNT_ACT_HOLD,
	COUNT_FRAIL,
	COUNT_WINTER,
};

/* By whom it is about: the first are those of demo_names, all of them on the register. `a` and `b`
 * are how long ago, in days, or what was said. */
static const struct counted {
	int person, day;
	enum counted_kind kind;
	int long_ago, ready_ago;
	const char *said, *more;
} counted[] = {
	/* Left on the day; came so many days before, ready so many before. */
	{12, -38, COUNT_STAY, 9, 3, "Broken hip", "social_care"},
	{15, -24, COUNT_STAY, 12, 5, "Pneumonia", "health"},
	{18, -150, COUNT_STAY, 8, 2, "Fall, head injury", "both"},
	{12, -38, COUNT_REABLE, 0, 0, "Reablement at home", NULL},
	{18, -150, COUNT_REABLE, 0, 0, "Reablement at home", NULL},
	{18, -58, COUNT_WHERE, 0, 0, "home", NULL},
	{1, -145, COUNT_REABLE, 0, 0, "Reablement at home", NULL},
	{1, -53, COUNT_WHERE, 0, 0, "home", NULL},
	{10, -133, COUNT_REABLE, 0, 0, "Reablement at home", NULL},
	{10, -41, COUNT_WHERE, 0, 0, "extra_care", NULL},
	{13, -127, COUNT_REABLE, 0, 0, "Reablement at home", NULL},
	{13, -35, COUNT_WHERE, 0, 0, "hospital", NULL},
	{16, -118, COUNT_REABLE, 0, 0, "Reablement at home", NULL},
	{16, -26, COUNT_WHERE, 0, 0, "home", NULL},
	/* The day before, from and to. */
	{3, -62, COUNT_TWO_HOUR, 0, 0, "09:05", "10:20"},
	{6, -55, COUNT_TWO_HOUR, 0, 0, "11:10", "12:45"},
	{11, -43, COUNT_TWO_HOUR, 0, 0, "14:30", "17:05"},
	{17, -34, COUNT_TWO_HOUR, 0, 0, "10:00", "12:00"},
	{19, -20, COUNT_DECLINED, 0, 0, "15:40", "Known to the crisis team already"},
	{4, -13, COUNT_TWO_HOUR, 0, 0, "08:15", "09:00"},
	{14, -66, COUNT_CARE_HOME, 0, 0, "Willow Court", "N"},
	{19, -48, COUNT_CARE_HOME, 0, 0, "The Beeches", "Y"},
	{2, -98, COUNT_ACT_BOOK, 0, 0, NULL, NULL},
	{2, -44, COUNT_ACT_HOLD, 0, 0, NULL, NULL},
	{17, -84, COUNT_ACT_BOOK, 0, 0, NULL, NULL},
	{17, -21, COUNT_ACT_HOLD, 0, 0, NULL, NULL},
	{13, -70, COUNT_FRAIL, 0, 0,
		"activity_limitation=y arthritis=y falls=y hearing=y hypertension=y "
		"mobility_transfer=y care_requirement=y visual=y osteoporosis=y "
		"social_vulnerability=y",
		"Needs help twice a day, walks with a frame."},
	{16, -64, COUNT_FRAIL, 0, 0,
		"activity_limitation=y anaemia=y arthritis=y ckd=y falls=y fragility_fracture=y "
		"hearing=y heart_failure=y housebound=y hypertension=y memory_cognitive=y "
		"mobility_transfer=y care_requirement=y visual=y weight_loss=y "
		"social_vulnerability=y",
		"Cannot leave the house, lost weight since autumn."},
};
enum { WINTER_FROM = 14, WINTER_SPREAD = 60, ACT_DAYS = 56 };

/* Most people of 85 and over, in the first weeks of the winter that runs or was the last. */
static void plan_winter(struct demo *d)
{
	int first = (int)date_between(d->today, winter_first(winter_of(d->today)));

	for (int i = 0; i < DEMO_PEOPLE; i++) {
		int day = first + WINTER_FROM + i * 7 % WINTER_SPREAD;

		if (date_age(d->people[i].born, d->today) >= WINTER_PLAN_AGE && i % 5 != 3 &&
			!(demo_is_new_later(i) && day <= demo_list_days[1]))
			demo_plan_step(d, day, STEP_COUNTED, i, -1);
	}
}

void demo_plan_counted(struct demo *d)
{
	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		demo_plan_step(d, counted[i].day, STEP_COUNTED, counted[i].person, (int)i);
	plan_winter(d);
}

static const char *in_days(struct demo *d, int days)
{
	char *text = arena_alloc(d->keep, DATE_ISO_SIZE);

	date_iso(date_add_days(clock_today(), days), text);
	return text;
}

static bool play_stay(struct demo *d, int w, const char *who, const struct counted *c)
{
	return demo_run(d, w, CMD_EVENT_ADD, "person", who, "kind", "emergency_admission", "on",
		       in_days(d, -c->long_ago), "until", "t", "ready", in_days(d, -c->ready_ago),
		       "delay", c->more, "text", c->said, "source", "Ward", NULL) &&
	       demo_run(d, w, CMD_EVENT_ADD, "person", who, "kind", "discharge", "on", "t",
		       "notified", "t", "text", "Home", "source", "Ward", NULL) &&
	       demo_run(d, w, CMD_CONTACT_LOG, "person", who, "how", "phone", "text",
		       "Rang after hospital: managing", NULL);
}

static bool play_urgent(struct demo *d, int w, const char *who, const struct counted *c)
{
	bool declined = c->kind == COUNT_DECLINED;

	return demo_run(d, w, CMD_REFERRAL_ADD, "person", who, "service", "Urgent response",
		       "urgency", "two_hour", "received",
		       arena_printf(d->keep, "yesterday %s", c->said), NULL) &&
	       (declined ? demo_run(d, w, CMD_REFERRAL_DECLINE, "person", who, "referral", "Urgent",
				   "reason", c->more, NULL)
			 : demo_run(d, w, CMD_REFERRAL_CONTACT, "person", who, "referral", "Urgent",
				   "at", arena_printf(d->keep, "yesterday %s", c->more), NULL) &&
				       demo_run(d, w, CMD_REFERRAL_END, "person", who, "referral",
					       "Urgent", "outcome", "Stayed at home", NULL));
}

static bool play_act(struct demo *d, int w, const char *who, bool hold)
{
	if (hold)
		return demo_run(d, w, CMD_REVIEW_HOLD, "person", who, "kind", "care_act_first",
			"outcome", "continue", NULL);
	return demo_run(d, w, CMD_REVIEW_BOOK, "person", who, "kind", "care_act_first", "date",
		in_days(d, ACT_DAYS), NULL);
}

static bool play_frail(struct demo *d, int w, const char *who, const struct counted *c)
{
	return demo_run(d, w, CMD_RISK_ANSWER, "person", who, "instrument", "efi", "answers",
		       c->said, "source", "GP summary", NULL) &&
	       demo_run(d, w, CMD_RISK_JUDGE, "person", who, "instrument", "efi", "view", "agree",
		       "reason", c->more, NULL);
}

static bool play_offer(struct demo *d, int w, const char *who, int i)
{
	return demo_run(d, w, CMD_WINTER_OFFER, "person", who, "answer",
		i % 4 == 0   ? "declined"
		: i % 4 == 1 ? "offered"
			     : "accepted",
		NULL);
}

bool demo_play_counted(struct demo *d, const struct demo_step *step)
{
	const struct demo_person *p = &d->people[step->person];
	const struct counted *c = step->arg >= 0 ? &counted[step->arg] : NULL;
	int w = p->lead >= 0 ? p->lead : 0;
	const char *who = p->nhs_number;

	switch (c != NULL ? c->kind : COUNT_WINTER) {
	case COUNT_STAY:
		return play_stay(d, w, who, c);
	case COUNT_REABLE:
		return demo_run(d, w, CMD_REFERRAL_ADD, "person", who, "service", c->said,
			"direction", "out", "discharged", "t", "reason",
			"To be on their feet again at home", NULL);
	case COUNT_WHERE:
		return demo_run(d, w, CMD_REFERRAL_WHERE, "person", who, "where", c->said, NULL);
	case COUNT_TWO_HOUR:
	case COUNT_DECLINED:
		return play_urgent(d, w, who, c);
	case COUNT_CARE_HOME:
		return demo_run(d, w, CMD_EVENT_ADD, "person", who, "kind", "care_home_admission",
			"on", "t", "place", c->said, "permanent", c->more, NULL);
	case COUNT_ACT_BOOK:
	case COUNT_ACT_HOLD:
		return play_act(d, w, who, c->kind == COUNT_ACT_HOLD);
	case COUNT_FRAIL:
		return play_frail(d, w, who, c);
	case COUNT_WINTER:
		return play_offer(d, w, who, step->person);
	}
	return true;
}

/* What a carer was offered when they were first named. */
bool demo_play_carer(struct demo *d, const struct demo_person *p, int i, const char *name)
{
	if (i % 9 == 0)
		return true;
	return demo_run(d, 1, CMD_CARER_SET, "person", p->nhs_number, "contact", name, "assessment",
		i % 4 == 0   ? "declined"
		: i % 4 == 1 ? "accepted"
			     : "offered",
		i % 2 == 0 ? "emergency-plan" : "lives-with", i % 2 == 0 ? "t" : "Y", NULL);
}
