/* M24: the five counts of frailty among people of 65 and over (field 1.6). */
#include "measures.h"

enum { AGE_OLDER = 65, FALL_MONTHS = 12 };

struct counted {
	struct measures *m;
	struct measure_fact *scores, *falls;
	size_t scores_n, falls_n;
	struct measure_row *older; /* 65 and over, and those of whom the age is not known */
	size_t n;
	enum frailty *is; /* confirmed; of each */
};

static void older_people(struct counted *c)
{
	size_t all;
	int64_t *ages;
	struct measure_row *rows = measures_register_rows(c->m, &c->m->pages, &ages, &all);

	for (size_t i = 0; i < all; i++) {
		int64_t age = ages[i];

		if (age >= 0 && age < AGE_OLDER)
			continue;
		rows[c->n] = rows[i];
		if (age < 0) {
			rows[c->n].part = MEASURE_PART_EXCLUDED;
			rows[c->n].words = "Age not known";
		}
		c->n++;
	}
	c->older = rows;
}

static const char *score_words(
	const struct measure_fact *score, enum frailty is, struct arena *arena)
{
	if (is == FRAILTY_NONE)
		return score == NULL ? "No frailty score" : "Neither moderate nor severe";
	return arena_printf(arena, "%s%s", is == FRAILTY_SEVERE ? "Severe" : "Moderate",
		measure_frailty_confirmed(score) ? ", confirmed" : " by the score, not confirmed");
}

static void judge(struct counted *c)
{
	c->is = arena_new_array(c->m->call->arena, enum frailty, c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		size_t found;
		const struct measure_fact *score =
			measures_of_person(c->scores, c->scores_n, c->older[i].person_id, &found);
		enum frailty is = found > 0 ? measure_frailty(score) : FRAILTY_NONE;

		if (c->older[i].part == MEASURE_PART_EXCLUDED)
			continue;
		c->older[i].what = "Frailty";
		c->older[i].from = found > 0 ? score->from : DATE_NONE;
		c->older[i].words = score_words(found > 0 ? score : NULL, is, c->m->call->arena);
		if (found > 0 && measure_frailty_confirmed(score))
			c->is[i] = is;
	}
}

/* Those who are one of the two, of everyone of 65 and over. */
static void add(struct counted *c, const char *figure, const char *name, bool moderate, bool severe)
{
	struct arena *arena = c->m->call->arena;
	struct measure *measure = measures_add(c->m, MEASURE_M24, figure, name);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, c->n + 1);

	for (size_t i = 0; i < c->n; i++) {
		rows[i] = c->older[i];
		if ((moderate && c->is[i] == FRAILTY_MODERATE) ||
			(severe && c->is[i] == FRAILTY_SEVERE))
			rows[i].part = MEASURE_PART_IN;
	}
	measures_rows(measure, rows, c->n);
	measure->unit = "people";
	measures_stands(c->m, measure);
	measure_settle(measure, arena);
}

/* Of those who are severely frail. */
static void add_falls(struct counted *c)
{
	struct arena *arena = c->m->call->arena;
	struct measure *measure =
		measures_add(c->m, MEASURE_M24, "severe_fall", "Severe, with a fall in 12 months");
	struct measure_row *rows = arena_new_array(arena, struct measure_row, c->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		size_t found;
		const struct measure_fact *fall =
			measures_of_person(c->falls, c->falls_n, c->older[i].person_id, &found);

		if (c->is[i] != FRAILTY_SEVERE)
			continue;
		rows[n] = c->older[i];
		rows[n].part = found > 0 ? MEASURE_PART_IN : MEASURE_PART_OUT;
		rows[n].done = found > 0 ? fall->from : DATE_NONE;
		rows[n++].words = found > 0 ? "A fall is recorded" : "No fall is recorded";
	}
	measures_rows(measure, rows, n);
	measure->unit = "people";
	measures_stands(c->m, measure);
	measure_settle(measure, arena);
}

static void add_unknown(struct counted *c, const char *figure, const char *name, const char *why)
{
	struct measure *measure = measures_add(c->m, MEASURE_M24, figure, name);

	measure->unit = "people";
	measures_stands(c->m, measure);
	measure_not_recorded(measure, why);
}

bool measures_frailty(struct measures *m, struct err *err)
{
	struct counted c = {.m = m};
	struct date last = measures_last(m);

	if (!measures_facts_of(m, MEASURE_FRAILTY, DATE_NONE, last, &c.scores, &c.scores_n, err) ||
		!measures_facts_of(m, MEASURE_FALLS,
			date_add_days(date_add_months(last, -FALL_MONTHS), 1), last, &c.falls,
			&c.falls_n, err))
		return false;
	older_people(&c);
	judge(&c);
	add(&c, NULL, "Moderate or severe frailty, 65 and over", true, true);
	m->list[m->n - 1].note =
		"On the register; the newest frailty score, where a clinician scored it or agreed "
		"with it. The index alone confirms nothing";
	add(&c, "moderate", "Moderate frailty", true, false);
	add(&c, "severe", "Severe frailty", false, true);
	add_unknown(&c, "severe_medicines", "Severe, with a medication review",
		"Medication reviews stand in the practice's record");
	add_falls(&c);
	add_unknown(&c, "severe_scr", "Severe, consent to an enriched summary",
		"Consent to the Summary Care Record stands in the practice's record");
	return true;
}
