/* M7 and M19: what is late, and what is whose, on the last day of the period. A day that is over is
 * asked of the records as they stood that evening. */
#include <inttypes.h>

#include <caseload/deadline.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>
#include <caseload/store/stood.h>
#include <caseload/worker.h>

#include "measures.h"

/* The store to ask of that day, and what to close after; *past NULL: today's is it. Nothing was
 * recorded before the store began: *known is false. */
static bool store_of(struct measures *m, enum stood_reach reach, struct store **past, bool *known,
	struct err *err)
{
	struct date day = measures_last(m), began;

	*past = NULL;
	*known = true;
	if (date_compare(day, m->call->today) >= 0)
		return true;
	if (!store_began(m->call->store, &began, err))
		return false;
	*known = date_is_set(began) && date_compare(day, began) >= 0;
	return !*known || store_stood(m->call->store, m->call->team->id, day, reach, past, err);
}

/* ---- M7 ---- */

static struct measure_row late_row(struct measures *m, const struct review *review, struct date day)
{
	char late[32];

	return (struct measure_row){.person_id = review->person_id,
		.person_uid = review->person_uid,
		.nhs_number = review->nhs_number,
		.person = review->person,
		.born = review->born,
		.part = MEASURE_PART_IN,
		.what = word_shown(&words_review_kind, review->kind),
		.from = review->originally_due,
		.due = review->due_on,
		.days = review->late_days,
		.words =
			arena_strdup(m->call->arena, deadline_sentence(review->due_on, day, late))};
}

static void add_late(struct measures *m, const struct review *reviews, size_t n)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, MEASURE_M7, NULL, NULL);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, n + 1);
	int64_t *days = arena_new_array(arena, int64_t, n + 1);

	measure->unit = "reviews";
	measures_stands(m, measure);
	for (size_t i = 0; i < n; i++) {
		rows[i] = late_row(m, &reviews[i], measure->as_at);
		days[i] = reviews[i].late_days;
	}
	measures_rows(measure, rows, n);
	measure_settle_count(measure, arena);
	if (n > 0) {
		int64_t median = measure_median(days, n);

		measure->note = arena_printf(
			arena, "Days late: median %" PRId64 ", most %" PRId64, median, days[n - 1]);
	}
}

static void add_before(struct measures *m, int code, const char *unit)
{
	struct measure *measure = measures_add(m, code, NULL, NULL);

	measure->unit = unit;
	measures_stands(m, measure);
	measure_not_recorded(measure, "Nothing was recorded here yet on that day");
}

bool measures_late(struct measures *m, struct err *err)
{
	struct review_filter filter = {
		.team_id = m->call->team->id, .overdue = true, .today = measures_last(m)};
	struct review *reviews;
	struct store *past;
	bool known, read;
	size_t n;

	if (!store_of(m, STOOD_CARE, &past, &known, err))
		return false;
	if (!known) {
		add_before(m, MEASURE_M7, "reviews");
		return true;
	}
	read = store_review_list(
		past != NULL ? past : m->call->store, &filter, m->call->arena, &reviews, &n, err);
	if (past != NULL)
		store_close(past);
	if (read)
		add_late(m, reviews, n);
	return read;
}

/* ---- M19 ---- */

static struct measure_row case_row(
	const struct measure_fact *fact, const char *what, const char *words)
{
	return (struct measure_row){.person_id = fact->person_id,
		.person_uid = fact->person_uid,
		.nhs_number = fact->nhs_number,
		.person = fact->person,
		.born = fact->born,
		.part = MEASURE_PART_IN,
		.what = what,
		.from = fact->from,
		.words = words};
}

static size_t rows_of_worker(const struct measure_fact *facts, size_t n,
	const struct worker *worker, const char *what, struct arena *arena,
	struct measure_row **out)
{
	size_t found = 0;

	*out = arena_new_array(arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		if (facts[i].worker_id == worker->id)
			(*out)[found++] = case_row(&facts[i], what, worker->name);
	return found;
}

static const char *worker_figure(const struct worker *worker)
{
	return worker->login != NULL ? worker->login : worker->uid;
}

static const char *load_note(const struct worker *worker, struct arena *arena)
{
	int64_t capacity = worker_capacity(worker);

	if (capacity == 0)
		return arena_printf(arena, "Weight %" PRId64 "; capacity not set", worker->weight);
	return arena_printf(arena, "Weight %" PRId64 " of capacity %" PRId64 ", %s", worker->weight,
		capacity, load_light(worker->weight, capacity));
}

enum { FULL_TIME = 100 };

static void add_worker(
	struct measures *m, const struct worker *worker, struct measure_row *rows, size_t n)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, MEASURE_M19, worker_figure(worker),
		arena_printf(arena, "%s, %s", worker->name,
			word_shown(&words_profession, worker->profession)));

	measures_rows(measure, rows, n);
	measure->unit = "cases";
	measures_stands(m, measure);
	measure->note = load_note(worker, arena);
	measure_settle_rate(measure,
		&(struct measure_rate){.denominator = worker->wte_percent,
			.times = FULL_TIME,
			.of = "hundredths of a whole-time worker",
			.per = "full-time worker"},
		arena);
}

static void add_part(
	struct measures *m, const struct worker *worker, struct measure_row *rows, size_t n)
{
	struct arena *arena = m->call->arena;
	struct measure *measure =
		measures_add(m, MEASURE_M19, arena_printf(arena, "%s+part", worker_figure(worker)),
			arena_printf(arena, "%s, part in other plans", worker->name));

	measures_rows(measure, rows, n);
	measure->unit = "cases";
	measures_stands(m, measure);
	measure_settle_count(measure, arena);
}

static bool workers_then(
	struct measures *m, struct worker **out, size_t *n, bool *known, struct err *err)
{
	struct store *past;
	bool read;

	if (!store_of(m, STOOD_TEAM, &past, known, err) || !*known)
		return !*known;
	read = store_lead_load(past != NULL ? past : m->call->store, m->call->team->id,
		measures_last(m), m->call->arena, out, n, err);
	if (past != NULL)
		store_close(past);
	return read;
}

/* Every worker who leads or has a part; the whole of them first. */
static void add_workers(struct measures *m, const struct worker *workers, size_t n,
	const struct measure_fact *led, size_t led_n, const struct measure_fact *written,
	size_t written_n)
{
	struct arena *arena = m->call->arena;
	struct measure_row *all = arena_new_array(arena, struct measure_row, led_n + 1), *rows;
	size_t at = m->n, all_n = 0, found;
	int64_t wte = 0;

	measures_add(m, MEASURE_M19, NULL, NULL);
	for (size_t i = 0; i < n; i++) {
		found = rows_of_worker(led, led_n, &workers[i], "Leads", arena, &rows);
		if (found > 0) {
			add_worker(m, &workers[i], rows, found);
			wte += workers[i].wte_percent;
			for (size_t j = 0; j < found; j++)
				all[all_n++] = rows[j];
		}
		found = rows_of_worker(
			written, written_n, &workers[i], "Part in the plan", arena, &rows);
		if (found > 0)
			add_part(m, &workers[i], rows, found);
	}
	struct measure *whole = &m->list[at];

	measures_rows(whole, all, all_n);
	whole->unit = "cases";
	measures_stands(m, whole);
	whole->note = "Open cases by who leads them, candidates too; the hours are of those who "
		      "lead any";
	measure_settle_rate(whole,
		&(struct measure_rate){.denominator = wte,
			.times = FULL_TIME,
			.of = "hundredths of a whole-time worker",
			.per = "full-time worker"},
		arena);
}

bool measures_load(struct measures *m, struct err *err)
{
	struct measure_fact *led, *written;
	size_t led_n, written_n, n;
	struct worker *workers;
	bool known;

	if (!workers_then(m, &workers, &n, &known, err) ||
		!measures_facts_of(
			m, MEASURE_LED, DATE_NONE, measures_last(m), &led, &led_n, err) ||
		!measures_facts_of(
			m, MEASURE_WRITTEN, DATE_NONE, measures_last(m), &written, &written_n, err))
		return false;
	if (!known)
		add_before(m, MEASURE_M19, "cases");
	else
		add_workers(m, workers, n, led, led_n, written, written_n);
	return true;
}
