#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/gen/queries.h>
#include <caseload/risk.h>
#include <caseload/store/caseload.h>
#include <caseload/store/event.h>
#include <caseload/store/person.h>
#include <caseload/store/risk.h>
#include <caseload/store/strata.h>
#include <caseload/store/team.h>

TestSuite(store_strata, .init = open_store, .fini = close_store);

static struct practice practice;

static void make_practice(const char *code, int64_t adults)
{
	practice = (struct practice){
		.code = code, .name = "Mill Lane", .status = PRACTICE_ACTIVE, .team_id = team.id};
	cr_assert(store_practice_save(store, &practice, &err), "%s", err.text);
	if (adults > 0)
		cr_assert(store_list_size_set(
			store, practice.id, date_make(2026, 1, 1), adults, 0, &err));
}

/* What is saved until the commit is of the last list. */
static int64_t make_list(const char *instrument, struct date on)
{
	struct import_run run = {.file_name = "list.csv",
		.file_hash = "0123456789012345678901234567890123456789012345678901234567890123",
		.shape = "plain",
		.run_date = on,
		.instrument = instrument,
		.lawful_basis = "Direct care"};

	cr_assert(store_run_open(store, team.id, &run, &err), "%s", err.text);
	cr_assert(store_list_practice(store, practice.id, instrument, &err), "%s", err.text);
	cr_assert(store_run_close(store, &run, &err), "%s", err.text);
	return run.id;
}

static struct person make_person(const char *family, struct date born)
{
	struct person made = {.family = family,
		.nhs_status = NHS_STATUS_NOT_TRACED,
		.born = born,
		.practice_id = practice.id,
		.team_id = team.id};

	cr_assert(store_person_save(store, &made, &err), "%s", err.text);
	return made;
}

static void add_score(int64_t person_id, int64_t run_id, int64_t value, int scale, struct date on)
{
	struct risk_score score = {.person_id = person_id,
		.instrument = "efi",
		.score = {value, scale, true},
		.band = BAND_HIGH,
		.scored_on = on,
		.valid_until = date_add_days(on, 100),
		.origin = run_id != 0 ? ORIGIN_IMPORTED : ORIGIN_COMPUTED,
		.import_run_id = run_id};

	cr_assert(store_risk_add(store, &score, &err), "%s", err.text);
	cr_assert(store_current_refresh(store, person_id, &err), "%s", err.text);
}

static const struct date grown = {1950, 1, 2};

static struct person listed(const char *family, int64_t run_id, int64_t value)
{
	struct person made = make_person(family, grown);

	add_score(made.id, run_id, value, 2, date_make(2026, 3, 1));
	return made;
}

static struct ranked ranked_on(struct date day)
{
	struct ranked out;

	cr_assert(store_rank_practice(store, practice.id, "efi", day, &out, &err), "%s", err.text);
	return out;
}

/* "rank/tied" of the newest score; "" where it has no place. */
static const char *place_of(int64_t person_id)
{
	struct risk_score *scores;
	size_t n;

	cr_assert(store_risk_scores(store, person_id, arena, &scores, &n, &err), "%s", err.text);
	if (n == 0 || scores[0].rank == 0)
		return "";
	return arena_printf(arena, "%d/%d of %d", (int)scores[0].rank, (int)scores[0].tied,
		(int)scores[0].percentile_of);
}

Test(store_strata, ranks_share_a_rank_where_scores_are_the_same_and_count_over_the_adults)
{
	static const struct {
		const char *family;
		int64_t value;
		const char *place;
	} cases[] = {{"A", 60, "1/1 of 1000"}, {"B", 50, "2/3 of 1000"}, {"C", 50, "2/3 of 1000"},
		{"D", 50, "2/3 of 1000"}, {"E", 10, "5/1 of 1000"}};
	enum { N = sizeof(cases) / sizeof(cases[0]) };
	struct person people[N];
	struct ranked out;

	make_practice("C81009", 1000);
	int64_t run = make_list("efi", date_make(2026, 3, 2));
	for (size_t i = 0; i < N; i++)
		people[i] = listed(cases[i].family, run, cases[i].value);
	out = ranked_on(today);
	cr_assert(out.possible && out.written);
	cr_assert_eq(out.people, N);
	cr_assert_eq(out.changed, N);
	for (size_t i = 0; i < N; i++)
		cr_assert_str_eq(place_of(people[i].id), cases[i].place, "%s", cases[i].family);
	out = ranked_on(today);
	cr_assert(!out.written && out.changed == 0, "nothing changed: nothing is written");
	cr_assert_eq(out.people, N);
	add_score(people[4].id, run, 55, 2, date_make(2026, 3, 2));
	cr_assert(db_run(store_db(store), "UPDATE risk_ranking SET stale = 1", &err));
	out = ranked_on(today);
	cr_assert_eq(out.changed, 1, "one score changed: one row, though other ranks moved");
	cr_assert_str_eq(place_of(people[4].id), "2/1 of 1000");
	cr_assert_str_eq(place_of(people[1].id), "3/3 of 1000");
}

Test(store_strata, only_who_counts_has_a_place)
{
	struct person adult, child, dead, computed, elsewhere, old;

	make_practice("C81010", 0);
	int64_t other = practice.id;
	make_practice("C81009", 500);
	int64_t run = make_list("efi", date_make(2026, 3, 2));
	adult = listed("Adult", run, 10);
	child = make_person("Child", date_make(2008, 1, 2)); /* 17 as the quarter began */
	add_score(child.id, run, 20, 2, date_make(2026, 3, 1));
	dead = listed("Dead", run, 30);
	dead.died = date_make(2026, 3, 5);
	cr_assert(store_person_save(store, &dead, &err), "%s", err.text);
	computed = make_person("Computed", grown);
	add_score(computed.id, 0, 40, 2, date_make(2026, 3, 1));
	elsewhere = listed("Elsewhere", run, 50);
	elsewhere.practice_id = other;
	cr_assert(store_person_save(store, &elsewhere, &err), "%s", err.text);
	cr_assert(store_current_refresh(store, elsewhere.id, &err));
	old = make_person("Old", grown);
	add_score(old.id, run, 60, 2, date_add_days(today, -201)); /* valid for 100 days, twice */

	cr_assert_eq(ranked_on(today).people, 1);
	cr_assert_str_eq(place_of(adult.id), "1/1 of 500");
	const int64_t none[] = {child.id, dead.id, computed.id, elsewhere.id, old.id};
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		cr_assert_str_eq(place_of(none[i]), "", "case %zu", i);
}

Test(store_strata, places_fall_when_what_they_rest_on_changes)
{
	struct person a, b;
	struct ranked out;

	make_practice("C81009", 500);
	int64_t run = make_list("efi", date_make(2026, 3, 2));
	a = listed("Ahmed", run, 30);
	b = listed("Brown", run, 20);
	ranked_on(today);
	cr_assert_str_eq(place_of(b.id), "2/1 of 500");

	a.died = date_make(2026, 3, 10);
	cr_assert(store_person_save(store, &a, &err), "%s", err.text);
	cr_assert_str_eq(place_of(a.id), "", "gone at once");
	out = ranked_on(today);
	cr_assert(out.written && out.people == 1);
	cr_assert_str_eq(place_of(b.id), "1/1 of 500");

	/* the last day that the score counts is 1 March and 200 days */
	out = ranked_on(date_make(2026, 9, 17));
	cr_assert(!out.written && out.people == 1);
	out = ranked_on(date_make(2026, 9, 18));
	cr_assert(out.written && out.people == 0);
	cr_assert_str_eq(place_of(b.id), "");

	ranked_on(today);
	cr_assert(store_list_size_set(store, practice.id, date_make(2026, 1, 1), 700, 0, &err));
	cr_assert(ranked_on(today).written);
	cr_assert_str_eq(place_of(b.id), "1/1 of 700");
	cr_assert(store_list_size_set(store, practice.id, date_make(2026, 1, 1), 0, 0, &err));
	out = ranked_on(today);
	cr_assert(out.written && !out.possible);
	cr_assert_str_eq(place_of(b.id), "");
	cr_assert(!ranked_on(today).written);
}

Test(store_strata, who_is_on_a_list_again_with_a_score_that_was_held_is_on_it)
{
	struct person a, b, c;

	make_practice("C81009", 500);
	int64_t first = make_list("efi", date_make(2026, 2, 2));
	a = listed("Ahmed", first, 30);
	b = listed("Brown", first, 20);
	int64_t second = make_list("efi", date_make(2026, 3, 2));
	c = listed("Cole", second, 25);
	struct risk_score *scores;
	size_t n;
	cr_assert(store_risk_scores(store, a.id, arena, &scores, &n, &err));
	cr_assert(store_list_again(store, a.id, scores[0].id, &err), "%s", err.text);

	cr_assert_eq(ranked_on(today).people, 2);
	cr_assert_str_eq(place_of(a.id), "1/1 of 500");
	cr_assert_str_eq(place_of(c.id), "2/1 of 500");
	cr_assert_str_eq(place_of(b.id), "", "not on the newest list");

	struct work_asked asked = {.team_id = team.id, .leading = "efi", .today = today};
	struct work_list list = {0};
	int64_t compared;
	cr_assert(store_work_lists(store, &asked, false, &compared, arena, &list, &err));
	cr_assert(compared == 1 && list.n == 1 && list.rows[0].who.person_id == c.id);
	list = (struct work_list){0};
	cr_assert(store_work_lists(store, &asked, true, &compared, arena, &list, &err));
	cr_assert(compared == 1 && list.n == 1 && list.rows[0].who.person_id == b.id);
}

Test(store_strata, counts_are_those_of_the_people_behind_them_and_ties_are_told)
{
	struct strata_row *rows;
	int64_t people = 0;
	size_t n;

	make_practice("C81010", 0);   /* nothing is known of it */
	make_practice("C81009", 400); /* 2 very high, 20 high, 80 moderate */
	int64_t run = make_list("efi", date_make(2026, 3, 2));
	for (int i = 0; i < 40; i++)
		listed("Somebody", run, i < 1 ? 90 : i < 5 ? 80 : 70 - i);
	ranked_on(today);
	cr_assert(store_strata(store, team.id, NULL, arena, &rows, &n, &err), "%s", err.text);
	cr_assert_eq(n, 5);
	for (size_t i = 0; i < 4; i++) {
		struct work_list list = {0};
		static const int64_t counts[] = {5, 15, 20, 0}, places[] = {2, 18, 60, 320};

		cr_assert_eq(rows[i].stratum, (int)(STRATUM_VERY_HIGH - i));
		cr_assert_eq(rows[i].people, counts[i], "stratum %zu: %d", i, (int)rows[i].people);
		cr_assert_eq(rows[i].places, places[i], "stratum %zu", i);
		cr_assert(store_strata_people(store, team.id, "C81009", rows[i].stratum, today, 0,
				  arena, &list, &err),
			"%s", err.text);
		cr_assert_eq((int64_t)list.n, rows[i].people);
		people += rows[i].people;
	}
	cr_assert_eq(people, rows[0].listed);
	cr_assert(rows[0].tied == 4 && rows[0].tied_places == 1, "four for the second place");
	cr_assert(rows[1].tied == 0 && rows[2].tied == 0);
	cr_assert_eq(rows[4].stratum, STRATUM_NONE);
	cr_assert_str_eq(rows[4].why_none, "its list size is not recorded");
}

static void add_event(int64_t person_id, int kind, struct date on, struct date until)
{
	struct event event = {.person_id = person_id, .kind = kind, .on = on, .until = until};
	cr_assert(store_event_save(store, &event, &err), "%s", err.text);
}

Test(store_strata, frequent_attenders_are_counted_over_twelve_months_with_the_threshold)
{
	struct work_asked asked = {.team_id = team.id, .today = today, .frequent = 5};
	struct work_list list = {0};
	struct person a, b;
	int64_t counts[3];

	make_practice("C81009", 500);
	a = listed("Ahmed", make_list("efi", today), 30);
	b = make_person("Brown", grown);
	cr_assert(store_current_refresh(store, b.id, &err));
	for (int i = 0; i < 5; i++)
		add_event(a.id, EVENT_AE_ATTENDANCE, date_add_days(today, -i), DATE_NONE);
	for (int i = 0; i < 4; i++)
		add_event(b.id, EVENT_AE_ATTENDANCE, date_add_days(today, -i), DATE_NONE);
	add_event(b.id, EVENT_AE_ATTENDANCE, date_make(2025, 3, 12), DATE_NONE); /* a year ago */
	add_event(b.id, EVENT_FALL, today, DATE_NONE);
	cr_assert(store_work_frequent(store, &asked, counts, arena, &list, &err), "%s", err.text);
	cr_assert(list.n == 1 && list.rows[0].who.person_id == a.id && list.rows[0].count == 5);
	cr_assert(counts[0] == 2 && counts[1] == 1 && counts[2] == 0);
	add_event(b.id, EVENT_AE_ATTENDANCE, date_make(2025, 3, 13), DATE_NONE);
	cr_assert(store_work_frequent(store, &asked, counts, arena, &list, &err), "%s", err.text);
	cr_assert_eq(list.n, 2, "a day less than a year ago");
	asked.frequent = 2;
	cr_assert(store_work_frequent(store, &asked, counts, arena, &list, &err), "%s", err.text);
	cr_assert(list.n == 2 && counts[0] == 2);
	asked.frequent = 10;
	cr_assert(store_work_frequent(store, &asked, counts, arena, &list, &err), "%s", err.text);
	cr_assert_eq(list.n, 0);
}

Test(store_strata, readmissions_rest_on_discharges_and_ends_of_stays)
{
	struct work_asked asked = {.team_id = team.id, .today = today};
	struct work_list list = {0};
	struct person a, b, c;

	make_practice("C81009", 500);
	int64_t run = make_list("efi", today);
	a = listed("Ahmed", run, 30);
	b = listed("Brown", run, 20);
	c = listed("Cole", run, 10);
	add_event(a.id, EVENT_EMERGENCY_ADMISSION, date_make(2026, 1, 1), date_make(2026, 1, 10));
	add_event(a.id, EVENT_EMERGENCY_ADMISSION, date_make(2026, 2, 8), DATE_NONE); /* 29 days */
	add_event(b.id, EVENT_DISCHARGE, date_make(2026, 2, 1), DATE_NONE);
	add_event(b.id, EVENT_EMERGENCY_ADMISSION, date_make(2026, 2, 11), DATE_NONE);
	add_event(c.id, EVENT_DISCHARGE, date_make(2026, 1, 1), DATE_NONE);
	add_event(c.id, EVENT_EMERGENCY_ADMISSION, date_make(2026, 1, 31), DATE_NONE); /* 30 */
	cr_assert(store_work_readmitted(store, &asked, arena, &list, &err), "%s", err.text);
	cr_assert_eq(list.n, 2);
	cr_assert(list.rows[0].who.person_id == b.id && list.rows[0].count == 10);
	cr_assert(list.rows[1].who.person_id == a.id && list.rows[1].count == 29);
}

static char *plan_of(enum query query)
{
	struct str plan = {0};
	struct db_stmt *stmt;

	cr_assert(db_prepare(store_db(store),
			  arena_printf(arena, "EXPLAIN QUERY PLAN %s", query_texts[query].sqlite),
			  &stmt, &err),
		"%s", err.text);
	while (db_step(stmt, &err) == DB_ROW)
		str_addf(&plan, "%s\n", db_column_text(stmt, 3, NULL));
	db_finalize(stmt);
	char *text = arena_strdup(arena, str_text(&plan));
	str_free(&plan);
	return text;
}

Test(store_strata, each_list_goes_by_its_index)
{
	static const struct {
		enum query query;
		const char *steps[3];
	} cases[] = {
		{Q_RANK_HELD,
			{"rc USING COVERING INDEX risk_current_practice", "pl USING INTEGER"}},
		{Q_RANK_OF_RUN, {"s USING INDEX risk_score_run", "p USING INTEGER PRIMARY KEY"}},
		{Q_RANK_OF_PRACTICE,
			{"rc USING COVERING INDEX risk_current_practice",
				"s USING INDEX risk_score_person", "a USING PRIMARY KEY"}},
		{Q_STRATA_COUNTS, {"pr USING", "rc USING INDEX risk_current_practice",
					  "st USING PRIMARY KEY"}},
		{Q_WORK_RISING,
			{"rc USING INDEX risk_current_risk", "y USING INDEX risk_score_person"}},
		{Q_WORK_FREQUENT, {"e USING INDEX event_attendance"}},
		{Q_WORK_ADMITTED, {"e USING INDEX event_admission"}},
		{Q_WORK_HOSPITAL, {"e USING INDEX event_person"}},
		{Q_WORK_LISTED, {"rc USING INDEX risk_current_practice",
					"s USING INDEX risk_score_person"}},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *plan = plan_of(cases[i].query);

		for (size_t j = 0; j < 3 && cases[i].steps[j] != NULL; j++)
			cr_assert_not_null(strstr(plan, cases[i].steps[j]), "%s wants %s:\n%s",
				query_texts[cases[i].query].name, cases[i].steps[j], plan);
	}
}
