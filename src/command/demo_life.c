/* Who the people of the demonstration are, and what happens to them in thirteen months. */
#include "demo_life.h"

#include <stdlib.h>
#include <string.h>

const int demo_list_days[DEMO_LISTS] = {-400, -300, -200, -100, -9};

bool demo_chance(struct demo *d, unsigned percent)
{
	return demo_roll(&d->dice, 100) < percent;
}

/* ---- who they are ---- */

static int first_score(struct demo *d)
{
	unsigned r = demo_roll(&d->dice, 100);

	if (r < 9)
		return 9 + (int)demo_roll(&d->dice, 4);
	if (r < 34)
		return 6 + (int)demo_roll(&d->dice, 3);
	if (r < 66)
		return 3 + (int)demo_roll(&d->dice, 3);
	return (int)demo_roll(&d->dice, 3);
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
	p->family = demo_families[demo_roll(&d->dice, (unsigned)demo_families_n)];
	p->gender = demo_chance(d, 58) ? 'F' : 'M';
	p->given = p->gender == 'F' ? demo_women[demo_roll(&d->dice, (unsigned)demo_women_n)]
				    : demo_men[demo_roll(&d->dice, (unsigned)demo_men_n)];
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

void demo_invent_people(struct demo *d)
{
	unsigned counter = 0;

	for (int i = 0; i < DEMO_PEOPLE; i++) {
		struct demo_person *p = &d->people[i];
		for (int tries = 0; tries == 0 || (name_taken(d, i) && tries < 200); tries++)
			invent_name(d, p, i);
		demo_nhs_number(&counter, p->nhs_number);
		int age = (size_t)i < demo_names_n ? 66 + (int)demo_roll(&d->dice, 28)
						   : 38 + (int)demo_roll(&d->dice, 58);
		p->born = date_add_days(d->today, -(age * 365L + (long)demo_roll(&d->dice, 365)));
		p->practice = (int)demo_roll(&d->dice, DEMO_PRACTICES);
		p->story = i % (int)demo_stories_n;
		p->lead = -1;
		p->scores[0] =
			(size_t)i < demo_names_n ? 5 + (int)demo_roll(&d->dice, 7) : first_score(d);
		for (int l = 1; l < DEMO_LISTS; l++)
			p->scores[l] =
				bounded(p->scores[l - 1] +
					(demo_chance(d, 30) ? (int)demo_roll(&d->dice, 5) - 2 : 0));
	}
}

/* ---- what happens to them ---- */

bool demo_is_new_later(int i)
{
	return i % 9 == 8;
}

void demo_plan_step(struct demo *d, int day, enum demo_step_kind kind, int person, int arg)
{
	if (day > 0)
		return;
	struct demo_step *step =
		arena_push(d->keep, &d->steps, &d->steps_n, &d->steps_room, sizeof(*step));
	*step = (struct demo_step){day, (int)d->steps_n, kind, person, arg};
}

static int interval_days(int score)
{
	return score >= 9 ? 30 : score >= 6 ? 91 : score >= 3 ? 182 : 365;
}

/* Reviews follow one another; a few of the last are let slip, so that the demo has late ones. */
static void plan_reviews(struct demo *d, int person, int booked)
{
	int score = d->people[person].scores[DEMO_LISTS - 1];
	int due = booked + interval_days(score);

	demo_plan_step(d, booked, STEP_BOOK, person, due);
	while (due <= 0) {
		int slip = demo_chance(d, 72) ? -(int)demo_roll(&d->dice, 3)
					      : 3 + (int)demo_roll(&d->dice, 8);
		if (due > -30 && demo_chance(d, 45))
			return;
		if (due + slip > 0)
			return;
		int next = due + slip + interval_days(score) - (int)demo_roll(&d->dice, 4);
		demo_plan_step(d, due + slip, STEP_HOLD, person, next);
		due = next;
	}
}

static void plan_care(struct demo *d, int person, int entry)
{
	unsigned stage = demo_roll(&d->dice, 100);

	demo_plan_step(d, entry, STEP_REGISTER, person, 0);
	demo_plan_step(d, entry + 1, STEP_DETAILS, person, 0);
	demo_plan_step(d, entry + 1, STEP_CONTACTS, person, 0);
	if (demo_chance(d, 28))
		demo_plan_step(d, entry + 2, STEP_ALERT, person, 0);
	demo_plan_step(d, entry + 2, STEP_EVENT, person, 5);
	if (demo_chance(d, 40))
		demo_plan_step(
			d, entry + 40 + (int)demo_roll(&d->dice, 200), STEP_EVENT, person, 1);
	if (!demo_chance(d, 5)) {
		demo_plan_step(d, entry + 3, STEP_LEAD, person, 0);
		if (demo_chance(d, 90))
			demo_plan_step(d, entry + 5 + (int)demo_roll(&d->dice, 20), STEP_INFORM,
				person, 0);
		if (demo_chance(d, 10))
			demo_plan_step(d, entry + 120 + (int)demo_roll(&d->dice, 100),
				STEP_NEW_LEAD, person, 0);
	}
	/* Every 28 days it was agreed; a few are overdue. */
	if (-(person * 7 % 33) > entry + 5)
		demo_plan_step(d, -(person * 7 % 33), STEP_CONTACT_LOG, person, 0);
	if (stage >= 7) {
		demo_plan_step(d, entry + 8, STEP_PLAN, person, 0);
		if (stage >= 18)
			demo_plan_step(d, entry + 15, STEP_PLAN_MORE, person, 0);
		if (stage >= 22)
			demo_plan_step(d, entry + 21 + (int)demo_roll(&d->dice, 12), STEP_AGREE,
				person, 0);
	} else if (stage >= 4) {
		demo_plan_step(d, entry + 20, STEP_DECLINE, person, 0);
	}
	plan_reviews(d, person, entry + 22);
	for (int n = 1 + (int)demo_roll(&d->dice, 3); n > 0; n--)
		demo_plan_step(d, entry + 10 + (int)demo_roll(&d->dice, 300), STEP_NOTE, person,
			(int)demo_roll(&d->dice, 6));
	if (demo_chance(d, 55)) {
		int day = -(int)demo_roll(&d->dice, 25);
		demo_plan_step(d, day, STEP_ACTION, person, day + 7 + (int)demo_roll(&d->dice, 21));
	}
	if (demo_chance(d, 6))
		demo_plan_step(d, entry + 60 + (int)demo_roll(&d->dice, 250), STEP_END, person,
			(int)demo_roll(&d->dice, 5));
}

static int step_order(const void *a, const void *b)
{
	const struct demo_step *x = a, *y = b;
	return x->day != y->day ? x->day - y->day : x->order - y->order;
}

void demo_plan_year(struct demo *d)
{
	for (int l = 0; l < DEMO_LISTS; l++)
		demo_plan_step(d, demo_list_days[l], STEP_LIST, 0, l);
	for (int i = 0; i < DEMO_PEOPLE; i++) {
		bool named = (size_t)i < demo_names_n;
		if (named || (d->people[i].scores[0] >= 6 && demo_chance(d, 88)) ||
			(d->people[i].scores[0] >= 4 && demo_chance(d, 12)))
			plan_care(d, i,
				named		       ? -330 + i * 9
				: demo_is_new_later(i) ? -290 + (int)demo_roll(&d->dice, 270)
						       : -390 + (int)demo_roll(&d->dice, 370));
	}
	demo_plan_facts(d);
	demo_plan_meetings(d);
	demo_plan_counted(d);
	qsort(d->steps, d->steps_n, sizeof(*d->steps), step_order);
}
