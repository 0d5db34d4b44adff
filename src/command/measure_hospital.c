/* M10, M12, M16, M17: into hospital, and out of it too late. */
#include <inttypes.h>

#include "measures.h"

/* 100 person-years of 365.25 days */
enum { RATE_PERSON_DAYS = 36525, RATE_RESIDENTS = 100000, FREQUENT_MONTHS = 12 };

/* ---- M10 ---- */

static struct measure_row was_on(struct measures *m, const struct measure_fact *fact, int64_t days)
{
	return (struct measure_row){.person_id = fact->person_id,
		.person_uid = fact->person_uid,
		.nhs_number = fact->nhs_number,
		.person = fact->person,
		.born = fact->born,
		.part = MEASURE_PART_IN,
		.what = "On the register",
		.from = fact->opened_on,
		.done = fact->ended_on,
		.days = days,
		.words = arena_printf(m->call->arena, "%" PRId64 " day%s in the period", days,
			days == 1 ? "" : "s")};
}

/* The days that make the person-years, a row for each time on the register. */
static bool person_days(
	struct measures *m, struct measure_row **out, size_t *n, int64_t *days, struct err *err)
{
	struct measure_fact *facts;
	size_t all;

	*n = 0;
	*days = 0;
	if (!measures_facts(m, MEASURE_ON_REGISTER, &facts, &all, err))
		return false;
	*out = arena_new_array(m->call->arena, struct measure_row, all + 1);
	for (size_t i = 0; i < all; i++) {
		int64_t on = measure_days_on(&facts[i], m->asked.from, measures_last(m));

		if (on == 0)
			continue;
		(*out)[(*n)++] = was_on(m, &facts[i], on);
		*days += on;
	}
	return true;
}

/* How many of the people of the rows, each once, were admitted. */
static void add_people(struct measures *m, const struct measure_row *on, size_t on_n,
	const struct measure_row *admitted, size_t n)
{
	struct arena *arena = m->call->arena;
	struct measure *measure =
		measures_add(m, MEASURE_M10, "people", "People admitted, of all on the register");
	struct measure_row *rows = arena_new_array(arena, struct measure_row, on_n + 1);
	size_t people = 0;

	for (size_t i = 0; i < on_n; i++) {
		int64_t times = 0;

		/* somebody who came back stands here once: by name the rows are together */
		if (people > 0 && rows[people - 1].person_id == on[i].person_id)
			continue;
		for (size_t j = 0; j < n; j++)
			times += admitted[j].person_id == on[i].person_id;
		rows[people] = on[i];
		rows[people].days = 0;
		rows[people].part = times > 0 ? MEASURE_PART_IN : MEASURE_PART_OUT;
		rows[people++].words = times > 0 ? arena_printf(arena, "%" PRId64 " admission%s",
							   times, times == 1 ? "" : "s")
						 : "Not admitted";
	}
	measures_rows(measure, rows, people);
	measure->unit = "people";
	measure_settle(measure, arena);
}

bool measures_admissions(struct measures *m, struct err *err)
{
	struct arena *arena = m->call->arena;
	struct measure_fact *facts;
	struct measure_row *rows, *again, *on;
	struct measure *measure;
	size_t n, on_n;
	int64_t days;

	if (!measures_facts(m, MEASURE_EMERGENCIES, &facts, &n, err) ||
		!person_days(m, &on, &on_n, &days, err))
		return false;
	rows = arena_new_array(arena, struct measure_row, n + 1);
	again = arena_new_array(arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++) {
		again[i] = measure_readmission(&facts[i], arena);
		rows[i] = again[i];
		rows[i].part = MEASURE_PART_IN;
	}
	measure = measures_add(m, MEASURE_M10, NULL, NULL);
	measures_rows(measure, rows, n);
	measure->unit = "emergency admissions";
	measure->note = "Admissions while on the register; a year has 365.25 days";
	measure_settle_rate(measure,
		&(struct measure_rate){.denominator = days,
			.times = RATE_PERSON_DAYS,
			.of = "person-days",
			.per = "100 person-years"},
		arena);
	measure = measures_add(m, MEASURE_M10, "person_days", "Days on the register");
	measures_rows(measure, on, on_n);
	measure->unit = "person-days";
	measure->by_days = true;
	measure_settle_count(measure, arena);
	add_people(m, on, on_n, rows, n);
	measure = measures_add(m, MEASURE_M10, "again", "Within 30 days of a discharge");
	measures_rows(measure, again, n);
	measure->unit = "emergency admissions";
	measure->note = "From the day after a discharge to the 30th; on the day itself it is none";
	measure_settle(measure, arena);
	return true;
}

/* ---- M12 ---- */

static void add_frequent(struct measures *m, const struct measure_fact *facts, size_t facts_n,
	int64_t least, const char *figure)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, MEASURE_M12, figure,
		figure != NULL ? arena_printf(arena, "%" PRId64 " attendances or more", least)
			       : NULL);
	size_t n;
	struct measure_row *rows = measures_register_rows(m, &m->pages, NULL, &n);

	for (size_t i = 0; i < n; i++) {
		size_t found;
		const struct measure_fact *fact =
			measures_of_person(facts, facts_n, rows[i].person_id, &found);
		int64_t times = found > 0 ? fact->count : 0;

		rows[i].part = times >= least ? MEASURE_PART_IN : MEASURE_PART_OUT;
		rows[i].words = arena_printf(
			arena, "%" PRId64 " attendance%s", times, times == 1 ? "" : "s");
		rows[i].done = found > 0 ? fact->from : DATE_NONE;
	}
	measures_rows(measure, rows, n);
	measure->unit = "people";
	measures_stands(m, measure);
	measure_settle(measure, arena);
	if (figure == NULL)
		measure->note = arena_printf(arena,
			"%" PRId64 " attendances or more in 12 months, by the team's setting",
			least);
}

bool measures_frequent(struct measures *m, struct err *err)
{
	static const struct {
		int64_t least;
		const char *figure;
	} steps[] = {{3, "3"}, {5, "5"}, {10, "10"}};
	struct date last = measures_last(m);
	struct measure_fact *facts;
	size_t n;

	if (!measures_facts_of(m, MEASURE_ATTENDANCES,
		    date_add_days(date_add_months(last, -FREQUENT_MONTHS), 1), last, &facts, &n,
		    err))
		return false;
	add_frequent(m, facts, n, m->call->team->frequent, NULL);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		add_frequent(m, facts, n, steps[i].least, steps[i].figure);
	return true;
}

/* ---- M16, M17 ---- */

static int64_t residents(const struct measures *m)
{
	return m->call->team->residents_18 > 0 ? m->call->team->residents_18
					       : m->pages.whole.practice.adults;
}

static const char *residents_note(const struct measures *m)
{
	return m->call->team->residents_18 > 0 ? "residents of 18 and over, by the team's setting"
	       : residents(m) > 0 ? "the adults of the practices' lists stand for the residents"
				  : "how many residents there are is not known: team set "
				    "--residents-18";
}

static void add_days(struct measures *m, const struct measure_row *rows, size_t n)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, MEASURE_M16, NULL, NULL);

	measures_rows(measure, (struct measure_row *)rows, n);
	measure->unit = "days";
	measure->by_days = true;
	measure->note = arena_printf(arena,
		"One for each midnight in hospital after the day they were ready, once where stays "
		"overlap; every day of the week; under 18 left out; %s",
		residents_note(m));
	measure_settle_rate(measure,
		&(struct measure_rate){.denominator = residents(m),
			.times = RATE_RESIDENTS,
			.of = "residents of 18 and over",
			.per = "100,000 adults"},
		arena);
}

/* On average a day: of all, or of those who wait for one; -1 all. */
static void add_average(struct measures *m, const struct measure_row *all, const int *due, size_t n,
	int which, const char *figure)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, MEASURE_M17, figure,
		figure != NULL
			? arena_printf(arena, "Waits for: %s", word_shown(&words_delay_due, which))
			: NULL);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, n + 1);
	int64_t days = date_between(m->asked.from, measures_last(m)) + 1;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (figure == NULL || due[i] == which)
			rows[kept++] = all[i];
	measures_rows(measure, rows, kept);
	measure->unit = "days";
	measure->by_days = true;
	measure->note =
		arena_printf(arena, "Days of M16 to the %" PRId64 " day%s of the period; %s", days,
			days == 1 ? "" : "s", residents_note(m));
	measure_settle_rate(measure,
		&(struct measure_rate){.denominator = residents(m) * days,
			.times = RATE_RESIDENTS,
			.of = "residents of 18 and over, times days",
			.per = "100,000 adults a day"},
		arena);
}

/* The first day that no earlier stay of this person has counted; `rows` in the order of the day they
 * were ready. Two stays that overlap are one person who waits, and who waits once a day. */
static struct date not_counted_yet(const struct measures *m, const struct measure_row *rows,
	size_t n, const struct measure_fact *fact)
{
	for (size_t i = n; i > 0; i--) {
		const struct measure_row *row = &rows[i - 1];

		/* each that counts ends after those before it: the last of them is enough */
		if (row->person_id == fact->person_id && row->part == MEASURE_PART_IN)
			return date_add_days(
				date_is_set(row->done) ? row->done : measures_last(m), 1);
	}
	return m->asked.from;
}

bool measures_delays(struct measures *m, struct err *err)
{
	struct arena *arena = m->call->arena;
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t all, n = 0;
	int *due;

	if (!measures_facts(m, MEASURE_STAYS, &facts, &all, err))
		return false;
	rows = arena_new_array(arena, struct measure_row, all + 1);
	due = arena_new_array(arena, int, all + 1);
	for (size_t i = 0; i < all; i++) {
		rows[n] = measure_delay(
			&facts[i], not_counted_yet(m, rows, n, &facts[i]), measures_last(m), arena);
		due[n] = facts[i].delay_due;
		n += rows[n].part != MEASURE_PART_NONE;
	}
	add_days(m, rows, n);
	add_average(m, rows, due, n, DELAY_NONE, NULL);
	for (size_t i = 0; i < words_delay_due.n; i++)
		add_average(m, rows, due, n, words_delay_due.words[i].value,
			words_delay_due.words[i].code);
	return true;
}
