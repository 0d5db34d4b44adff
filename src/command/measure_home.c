/* M18, M21, M22, M23: at home in winter, with a carer, and in a care home. */
#include <caseload/winter_plan.h>

#include "measures.h"

enum { RATE_RESIDENTS = 100000 };

/* ---- M18 ---- */

bool measures_care_homes(struct measures *m, struct err *err)
{
	int64_t over_65 = m->call->team->over_65;
	struct measure *measure;
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t n;

	if (!measures_facts_of(
		    m, MEASURE_CARE_HOMES, m->asked.from, measures_last(m), &facts, &n, err))
		return false;
	rows = arena_new_array(m->call->arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = measure_care_home(&facts[i]);
	measure = measures_add(m, MEASURE_M18, NULL, NULL);
	measures_rows(measure, rows, n);
	measure->unit = "admissions";
	measure->note = over_65 > 0
				? "Meant to be for good and supported by the council; of people "
				  "the team knows"
				: "How many residents are 65 and over is not known: team set "
				  "--over-65";
	measure_settle_rate(measure,
		&(struct measure_rate){.denominator = over_65,
			.times = RATE_RESIDENTS,
			.of = "residents of 65 and over",
			.per = "100,000 of 65 and over"},
		m->call->arena);
	return true;
}

/* ---- M21 ---- */

/* After the winter its last day decides who was on the register, and 85. */
static struct date winter_day(const struct measures *m, int64_t *winter)
{
	struct date last = measures_last(m);

	*winter = winter_of(last);
	return date_compare(last, winter_last(*winter)) > 0 ? winter_last(*winter) : last;
}

bool measures_winter(struct measures *m, struct err *err)
{
	struct arena *arena = m->call->arena;
	int64_t winter, *ages;
	struct date day = winter_day(m, &winter);
	struct register_pages pages = m->pages;
	struct measure *measure;
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t facts_n, all, n = 0;

	if (!measures_facts_of(
		    m, MEASURE_WINTERS, winter_first(winter), day, &facts, &facts_n, err))
		return false;
	if (!date_equal(day, pages.day.on) && !measures_pages(m, day, &pages, err))
		return false;
	rows = measures_register_rows(m, &pages, &ages, &all);
	for (size_t i = 0; i < all; i++) {
		size_t found;
		const struct measure_fact *fact =
			measures_of_person(facts, facts_n, rows[i].person_id, &found);
		int64_t age = ages[i];

		if (age >= 0 && age < WINTER_PLAN_AGE)
			continue;
		rows[n] = rows[i];
		rows[n].what = "Winter plan";
		if (age < 0) {
			rows[n].part = MEASURE_PART_EXCLUDED;
			rows[n].words = "Age not known";
		} else if (found > 0) {
			rows[n].part = MEASURE_PART_IN;
			rows[n].done = fact->offered_on;
			rows[n].words = word_shown(&words_winter_answer,
				date_compare(fact->done, day) <= 0 ? fact->winter_answer
								   : WINTER_OFFERED);
		} else {
			rows[n].words = "Not offered";
		}
		n++;
	}
	measure = measures_add(m, MEASURE_M21, NULL, NULL);
	measures_rows(measure, rows, n);
	measure->unit = "people";
	measures_stands(m, measure);
	measure->note = arena_printf(arena,
		"Winter %s; on the register and 85 or over on that day, after the winter on 31 "
		"March",
		winter_words(winter, arena));
	measure_settle(measure, arena);
	return true;
}

/* ---- M22 ---- */

/* The carers of everyone on the register, one row each; what each holds is asked by `held`. */
static void add_carers(struct measures *m, const struct measure_fact *facts, size_t facts_n,
	const char *figure, const char *name)
{
	struct arena *arena = m->call->arena;
	struct date last = measures_last(m);
	size_t people_n, n = 0;
	struct measure_row *people = measures_register_rows(m, &m->pages, NULL, &people_n);
	struct measure_row *rows =
		arena_new_array(arena, struct measure_row, facts_n + people_n + 1);
	struct measure *measure = measures_add(m, MEASURE_M22, figure, name);

	for (size_t i = 0; i < people_n; i++) {
		size_t found;
		const struct measure_fact *carer =
			measures_of_person(facts, facts_n, people[i].person_id, &found);

		for (size_t j = 0; j < found; j++) {
			struct date day =
				figure != NULL ? carer[j].emergency_plan_on : carer[j].offered_on;
			bool held = date_is_set(day) && date_compare(day, last) <= 0;

			rows[n] = people[i];
			rows[n].what = "Carer";
			rows[n].part = held ? MEASURE_PART_IN : MEASURE_PART_OUT;
			rows[n].done = held ? day : DATE_NONE;
			rows[n++].words = carer[j].who;
		}
	}
	measures_rows(measure, rows, n);
	measure->unit = "carers";
	measures_stands(m, measure);
	measure_settle(measure, arena);
}

bool measures_carers(struct measures *m, struct err *err)
{
	struct measure_fact *facts;
	size_t n;

	if (!measures_facts_of(m, MEASURE_CARERS, DATE_NONE, measures_last(m), &facts, &n, err))
		return false;
	add_carers(m, facts, n, NULL, "Carer's assessment offered");
	m->list[m->n - 1].note = "Known carers of people on the register; an assessment counts "
				 "from the first offer on";
	add_carers(m, facts, n, "emergency_plan", "Carer's emergency plan held");
	return true;
}

/* ---- M23 ---- */

bool measures_care_home_plans(struct measures *m, struct err *err)
{
	struct measure *measure = measures_judged(
		m, MEASURE_M23, MEASURE_CARE_HOME_PLANS, measure_care_home_plan, err);

	if (measure == NULL)
		return false;
	measure->unit = "care home admissions";
	measure->note = "A plan agreed since the admission, of people on the register; died, case "
			"closed and not up yet are left out";
	return true;
}
