/* Figures on paper, targets, and what leaves the team. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/measure_target.h>
#include <caseload/report/attendance.h>

#include "fixture.h"

static const char *pages(struct fixture *f)
{
	struct paper *paper = f->result.value;
	struct str text = {0};

	cr_assert_eq(f->result.kind, RESULT_PAPER);
	for (size_t i = 0; i < paper->pages_n; i++)
		for (size_t j = 0; j < paper->pages[i].n; j++)
			str_addf(&text, "%s\n", paper->pages[i].lines[j]);
	const char *copy = arena_strdup(f->arena, str_text(&text));
	str_free(&text);
	return copy;
}

static void people(struct fixture *f)
{
	static const char *const numbers[] = {"9990000018", "9990000026", "9990000034"};
	static const char *const names[] = {"Okonkwo", "Bailey", "Ahmed"};

	for (size_t i = 0; i < 3; i++)
		fixture_on_register(f, names[i], "Ada", numbers[i], "14/07/1930");
}

Test(print_measures, the_paper_says_what_each_counts_and_names_nobody_unless_asked)
{
	struct fixture f;

	fixture_open(&f);
	people(&f);
	FIXTURE_OK(&f, CMD_PRINT_MEASURES, "preview", "1", NULL);
	const char *text = pages(&f);
	cr_assert(strstr(text, "0 of 3 people"), "%s", text);
	cr_assert(strstr(text, "Everybody 100.0%"), "%s", text);
	cr_assert(strstr(text, "What each counts"));
	cr_assert(strstr(text, "first due in the period"));
	cr_assert(strstr(text, "A sample, until the team sets"));
	cr_assert_null(strstr(text, "OKONKWO"));
	cr_assert_eq(((struct paper *)f.result.value)->people, 0);
	FIXTURE_OK(&f, CMD_PRINT_MEASURES, "preview", "1", "rows", "M3", NULL);
	cr_assert(strstr(pages(&f), "OKONKWO"), "%s", pages(&f));
	cr_assert(strstr(pages(&f), "PERSONAL"));
	cr_assert_eq(((struct paper *)f.result.value)->people, 3);
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_MEASURES, "preview", "1", "rows", "M3", "outside", "1", NULL));
	cr_assert_str_eq(f.err.field, "rows");
	cr_assert_not(fixture_run(&f, CMD_PRINT_MEASURES, "preview", "1", "from", "2026-03-02",
		"until", "2026-03-01", NULL));
	cr_assert_str_eq(f.err.field, "until", "%s", f.err.text);
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_MEASURES, "preview", "1", "rows", "M3", "figure", "x", NULL));
	cr_assert_not(
		fixture_run(&f, CMD_PRINT_MEASURES, "preview", "1", "figure", "2026-01", NULL));
	fixture_close(&f);
}

static const struct measure *listed(struct fixture *f, int code)
{
	for (size_t i = 0; i < f->result.n; i++) {
		const struct measure *m = (const struct measure *)f->result.value + i;

		if (m->code == code && m->figure == NULL)
			return m;
	}
	cr_assert_fail("no measure %d", code);
	return NULL;
}

Test(print_measures, outside_the_team_small_numbers_rows_and_names_of_staff_are_left_out)
{
	struct fixture f;

	fixture_open(&f);
	people(&f);
	fixture_now(&f, "2026-04-01T09:00");
	FIXTURE_OK(&f, CMD_MEASURE_LIST, "outside", "1", NULL);
	cr_assert(strstr(f.result.message, "from 01-Jan-2026 to 31-Mar-2026"), "%s",
		f.result.message);
	cr_assert_eq(listed(&f, MEASURE_M3)->numerator_hidden, MEASURE_HIDDEN_NONE);
	cr_assert_eq(listed(&f, MEASURE_M3)->denominator_hidden, MEASURE_HIDDEN_FEW);
	cr_assert_str_eq(listed(&f, MEASURE_M3)->value, "not shown");
	cr_assert_eq(listed(&f, MEASURE_M7)->numerator_hidden, MEASURE_HIDDEN_NONE, "0 stays");
	for (size_t i = 0; i < f.result.n; i++) {
		const struct measure *m = (const struct measure *)f.result.value + i;
		cr_assert_eq(m->rows_n, 0);
		cr_assert(m->code != MEASURE_M19 || m->figure == NULL, "%s", m->name);
	}
	cr_assert_not(fixture_run(
		&f, CMD_MEASURE_SHOW, "measure", "M3", "outside", "1", "which", "in", NULL));
	FIXTURE_OK(&f, CMD_MEASURE_SHOW, "measure", "M3", "outside", "1", NULL);
	cr_assert_eq(f.result.kind, RESULT_MEASURES);
	cr_assert(strstr(f.result.message, "0 of 1 to 4"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_PRINT_MEASURES, "preview", "1", "outside", "1", NULL);
	cr_assert(strstr(pages(&f), "0 of 1 to"), "%s", pages(&f));
	cr_assert_null(strstr(pages(&f), "0 of 3"), "%s", pages(&f));
	cr_assert_null(strstr(pages(&f), "Jo Patel, Social"), "%s", pages(&f));
	fixture_close(&f);
}

/* Whole quarters that are over: a page of a part of one would tell what that of the whole leaves out. */
Test(print_measures, only_whole_quarters_leave_the_team)
{
	static const struct {
		const char *from, *to, *as_at, *field; /* field NULL: it may leave */
	} tries[] = {
		{NULL, NULL, NULL, NULL},
		{"2025-10-01", "2025-12-31", NULL, NULL},
		{"2025-10-01", "2025-12-31", "2025-12-31", NULL},
		{NULL, "2025-09-30", NULL, NULL},
		{NULL, NULL, "2025-06-30", NULL},
		{"2025-07-01", NULL, NULL, NULL},
		{"2025-10-01", "2025-12-30", NULL, "to"},
		{"2025-10-02", "2025-12-31", NULL, "from"},
		{"2025-07-01", "2025-12-31", NULL, "from"},
		{"2025-10-01", "2025-12-31", "2026-01-01", "as_at"},
		{NULL, NULL, "2026-03-12", "as_at"},
		{"2026-01-01", "2026-03-31", NULL, "to"},
		{"2026-01-01", NULL, NULL, "from"},
	};
	struct fixture f;

	fixture_open(&f);
	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		bool done = fixture_run(&f, CMD_MEASURE_LIST, "outside", "1", "from", tries[i].from,
			"to", tries[i].to, "as-at", tries[i].as_at, NULL);

		cr_assert_eq(done, tries[i].field == NULL, "%zu: %s", i, f.err.text);
		if (!done)
			cr_assert_str_eq(f.err.field, tries[i].field, "%zu: %s", i, f.err.field);
		for (size_t j = 0; done && j < f.result.n; j++) {
			const struct measure *m = (const struct measure *)f.result.value + j;

			cr_assert(!date_is_set(m->as_at) || m->as_at.day >= 30, "%zu: %s", i,
				m->name);
		}
	}
	cr_assert_not(fixture_run(&f, CMD_PRINT_MEASURES, "preview", "1", "outside", "1", "until",
		"2026-03-12", NULL));
	cr_assert_str_eq(f.err.field, "until");
	cr_assert_not(fixture_run(
		&f, CMD_MEASURE_SHOW, "measure", "M6", "outside", "1", "to", "2026-03-12", NULL));
	cr_assert_not(fixture_run(
		&f, CMD_MEASURE_WRITE, "file", "m.csv", "outside", "1", "to", "2026-03-12", NULL));
	fixture_close(&f);
}

Test(print_measures, the_boards_page_is_one_and_names_nobody)
{
	struct fixture f;
	struct paper *paper;

	fixture_open(&f);
	people(&f);
	FIXTURE_OK(&f, CMD_PRINT_QUARTER, "preview", "1", NULL);
	cr_assert(strstr(pages(&f), "The quarter Oct-Dec 2025"), "%s", pages(&f));
	/* The store began in March: before that there is nothing to say. */
	cr_assert(strstr(pages(&f), "records"), "%s", pages(&f));
	cr_assert_not(
		fixture_run(&f, CMD_PRINT_QUARTER, "preview", "1", "quarter", "2026-03-12", NULL));
	cr_assert_str_eq(f.err.field, "quarter");
	cr_assert(strstr(f.err.text, "--inside"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PRINT_QUARTER, "preview", "1", "quarter", "2026-03-12", "inside", "1",
		NULL);
	cr_assert(strstr(pages(&f), "the quarter is not over"), "%s", pages(&f));
	fixture_now(&f, "2026-04-01T09:00");
	FIXTURE_OK(&f, CMD_PRINT_QUARTER, "preview", "1", NULL);
	paper = f.result.value;
	cr_assert_eq(paper->pages_n, 1, "%zu pages", paper->pages_n);
	cr_assert(strstr(pages(&f), "two pages may tell more"), "%s", pages(&f));
	cr_assert(strstr(pages(&f), "a year's target is met"), "%s", pages(&f));
	cr_assert(strstr(pages(&f), "0 of 1 to"), "%s", pages(&f));
	cr_assert(strstr(pages(&f), "95.0% or"), "%s", pages(&f));
	cr_assert(strstr(pages(&f), "450 admissions avoided"), "%s", pages(&f));
	cr_assert_null(strstr(pages(&f), "OKONKWO"));
	cr_assert(strstr(pages(&f), "list sizes are not"), "%s", pages(&f));
	FIXTURE_OK(&f, CMD_PRINT_QUARTER, "preview", "1", "inside", "1", NULL);
	cr_assert(strstr(pages(&f), "0 of 3"), "%s", pages(&f));
	cr_assert(strstr(pages(&f), "MET"), "%s", pages(&f));
	fixture_close(&f);
}

Test(print_measures, a_team_sets_its_own_target_in_the_place_of_a_sample)
{
	struct fixture f;
	size_t samples;

	fixture_open(&f);
	FIXTURE_OK(&f, CMD_TARGET_LIST, NULL, NULL);
	samples = f.result.n;
	cr_assert_geq(samples, 12);
	FIXTURE_OK(&f, CMD_TARGET_SET, "measure", "M3", "label", "everybody", "value", "98", NULL);
	cr_assert(strstr(f.result.message, "98.0% or more (Everybody)"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_TARGET_LIST, NULL, NULL);
	cr_assert_eq(f.result.n, samples, "in its place, not beside it");
	FIXTURE_OK(&f, CMD_TARGET_OFF, "measure", "M3", "label", "Everybody", NULL);
	cr_assert_not(fixture_run(&f, CMD_TARGET_OFF, "measure", "M3", "label", "Everybody", NULL));
	cr_assert_not(fixture_run(&f, CMD_TARGET_OFF, "measure", "M3", "label", "Mine", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	cr_assert_not(fixture_run(
		&f, CMD_TARGET_SET, "measure", "M3", "label", "Mine", "value", "101", NULL));
	cr_assert_not(fixture_run(
		&f, CMD_TARGET_SET, "measure", "M99", "label", "Mine", "value", "1", NULL));
	FIXTURE_OK(&f, CMD_TARGET_SET, "measure", "M7", "label", "Mine", "value", "5", "unit",
		"reviews", NULL);
	cr_assert(strstr(f.result.message, "5 reviews or less (Mine)"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_MEASURE_LIST, NULL, NULL);
	cr_assert_null(listed(&f, MEASURE_M3)->target);
	cr_assert_str_eq(listed(&f, MEASURE_M7)->held, "Met");
	fixture_close(&f);
}

Test(print_measures, who_came_by_profession)
{
	enum { P = PROFESSION_SOCIAL_WORKER, Q = PROFESSION_DISTRICT_NURSE };
	const struct attendance came[] = {
		{.worker_id = 1, .profession = P, .status = ATTENDANCE_ABSENT},
		{.worker_id = 2, .profession = Q, .status = ATTENDANCE_PRESENT, .deputy_for_id = 1},
		{.worker_id = 3, .profession = PROFESSION_GP, .status = ATTENDANCE_APOLOGIES},
		{.worker_id = 4, .profession = PROFESSION_GP, .status = ATTENDANCE_ABSENT},
		{.worker_id = 5,
			.profession = PROFESSION_PHARMACIST,
			.status = ATTENDANCE_EXPECTED},
	};
	const struct attendance_meeting meeting = {NULL, came, 5};
	struct fixture f;

	cr_assert_eq(came_as(&meeting, P), CAME_DEPUTY);
	cr_assert_eq(came_as(&meeting, Q), CAME_PRESENT);
	cr_assert_eq(came_as(&meeting, PROFESSION_GP), CAME_APOLOGIES, "the best of two");
	cr_assert_eq(came_as(&meeting, PROFESSION_PHARMACIST), CAME_ABSENT);
	cr_assert_eq(came_as(&meeting, PROFESSION_PHYSIOTHERAPIST), CAME_NOT_ASKED);
	fixture_open(&f);
	FIXTURE_OK(&f, CMD_PRINT_ATTENDANCE, "preview", "1", NULL);
	cr_assert(strstr(pages(&f), "No meeting was closed"), "%s", pages(&f));
	cr_assert_not(fixture_run(&f, CMD_PRINT_ATTENDANCE, "preview", "1", "from", "2026-03-02",
		"until", "2026-03-01", NULL));
	fixture_close(&f);
}
