/* The caseload as it stood. A team lives from day to day, every evening its list is kept; asked for
 * later, each of those evenings must come out as it was kept, to the letter. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/base/json.h>
#include <caseload/caseload.h>
#include <caseload/risk.h>
#include <caseload/store/caseload.h>
#include <caseload/store/stood.h>
#include <caseload/worker.h>

#include "fixture.h"

static struct fixture f;

static void open_fixture(void)
{
	fixture_open_at(&f, "2025-06-02T09:00");
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(stood, .init = open_fixture, .fini = close_fixture, .timeout = 240);

enum { PEOPLE = 40, LISTED = 10, EVENINGS = 64 };

static char numbers[PEOPLE + LISTED][11];
static struct evening {
	char day[11];
	const char *list, *counts, *late, *today;
} evenings[EVENINGS];
static int evenings_n;

static unsigned dice_state = 20250602;
static int dice(int sides)
{
	dice_state = dice_state * 1103515245U + 12345U;
	return (int)(dice_state >> 16) % sides;
}

static const char *anybody(void)
{
	return numbers[dice(PEOPLE + LISTED / 2)];
}

static void make_numbers(void)
{
	int made = 0;

	for (int base = 999000100; made < PEOPLE + LISTED; base++) {
		char *out = numbers[made];
		int sum = 0, digit;

		snprintf(out, 11, "%d", base);
		for (int j = 0; j < 9; j++)
			sum += (out[j] - '0') * (10 - j);
		digit = (11 - sum % 11) % 11;
		if (digit == 10)
			continue;
		out[9] = (char)('0' + digit);
		out[10] = '\0';
		made++;
	}
}

/* ---- a life ---- */

static const char *workers[] = {"jpatel", "asmith", "bjones"};

static bool import(void)
{
	const char *text = "nhs_number,family_name,given_name,date_of_birth,practice_code,"
			   "instrument,score,score_date\n";
	static int runs;

	/* Some are on no other list; a score of one of the two says nothing any more two months on. */
	for (int i = 0; i < 12; i++) {
		struct date scored;
		char iso[DATE_ISO_SIZE];
		bool lace = runs % 2 == 1;

		date_parse_iso(evenings[evenings_n].day, &scored);
		text = arena_printf(f.arena, "%s%s,LATE,Ann%d,1940-05-06,C8100%d,%s,%s%02d,%s\n",
			text, numbers[dice(PEOPLE + LISTED)], dice(9), 1 + dice(3),
			lace ? "lace" : "efi", lace ? "" : "0.", dice(lace ? 19 : 60),
			date_iso(date_add_days(scored, -dice(lace ? 40 : 400)), iso));
	}
	const char *file = arena_printf(f.arena, "list%d.csv", runs++);
	file = fixture_write(&f, file, text, strlen(text));
	return fixture_run(&f, CMD_IMPORT_RISK, "file", file, "basis", "Direct care", NULL);
}

static bool import_undo(void)
{
	if (!fixture_run(&f, CMD_IMPORT_LIST, NULL) || f.result.n == 0)
		return false;
	const struct import_run *runs = f.result.value;
	return fixture_run(&f, CMD_IMPORT_UNDO, "run", runs[0].uid, NULL);
}

static bool plan(void)
{
	const char *who = anybody();

	fixture_run(&f, CMD_PLAN_SET, "person", who, "section", "what_matters", "text",
		arena_printf(f.arena, "The garden %d", dice(1000)), NULL);
	fixture_run(&f, CMD_PLAN_NEED_ADD, "person", who, "text", "Falls", NULL);
	fixture_run(&f, CMD_PLAN_GOAL_ADD, "person", who, "text",
		arena_printf(f.arena, "To walk %d steps", dice(100)), NULL);
	fixture_run(
		&f, CMD_PLAN_ACTION_ADD, "person", who, "what", "Exercises", "who", "jpatel", NULL);
	fixture_run(&f, CMD_PLAN_CONTINGENCY_ADD, "person", who, "trigger", "A fall", "do", "Ring",
		NULL);
	fixture_run(&f, CMD_PLAN_AGREE, "person", who, "party", "person", "name", "Ann", "more",
		"1", NULL);
	return dice(2) == 0 || fixture_run(&f, CMD_PLAN_AGREE, "person", who, "party", "health",
				       "name", "Dr Lee", NULL);
}

static bool act(int what)
{
	static const char *const dates[] = {"today", "+3d", "+1w", "+1m", "+6w", "+3m"};
	const char *who = anybody();

	switch (what) {
	case 0:
		return fixture_run(&f, CMD_REGISTER_ADD, "person", who,
			dice(5) ? "reason" : "candidate", "1", NULL);
	case 1:
		return fixture_run(
			&f, CMD_REVIEW_BOOK, "person", who, "date", dates[dice(6)], NULL);
	case 2:
		return fixture_run(&f, CMD_REVIEW_HOLD, "person", who, "outcome", "continue", NULL);
	case 3:
		return fixture_run(&f, CMD_REVIEW_CANCEL, "person", who, "reason", "x", NULL);
	case 4:
		return fixture_run(&f, CMD_LEAD_ASSIGN, "person", who, "worker", workers[dice(3)],
			"reason", "x", dice(3) ? NULL : "propose", "1", NULL);
	case 5:
		return fixture_run(&f, CMD_LEAD_ASSIGN, "person", who, "worker", "jpatel", "reason",
			       "x", "propose", "1", NULL) &&
		       fixture_run(&f, CMD_LEAD_ACCEPT, "person", who, NULL);
	case 6:
		return fixture_run(&f, CMD_LEAD_END, "person", who, "reason", "x", NULL);
	case 7:
		return dice(6) == 0 && fixture_run(&f, CMD_LEAD_HANDOVER, "from", workers[dice(3)],
					       "to", workers[dice(3)], NULL);
	case 8:
		return fixture_run(&f, CMD_REGISTER_END, "person", who, "reason",
			dice(2) ? "moved" : "needs_met", NULL);
	case 9:
		return dice(3) == 0 &&
		       fixture_run(&f, CMD_PERSON_EDIT, "person", who, "died", "today", NULL);
	case 10:
		return fixture_run(&f, CMD_PERSON_EDIT, "person", who, "family",
			arena_printf(f.arena, "Late%c", 'a' + dice(5)), "practice",
			arena_printf(f.arena, "C8100%d", 1 + dice(3)), NULL);
	case 11:
		return fixture_run(&f, CMD_PERSON_MERGE, "person", who, "other", anybody(),
			"reason", "x", "end-episode", "1", NULL);
	case 12:
		return fixture_run(&f, CMD_PERSON_SPLIT, "person", who, "reason", "x", NULL);
	case 13:
		return fixture_run(&f, CMD_UNDO, NULL);
	case 14:
		return fixture_run(
			&f, CMD_CLOCK_STOP, "person", who, "reason", "in_hospital", NULL);
	case 15:
		return fixture_run(&f, CMD_CLOCK_START, "person", who, NULL);
	case 16:
		return fixture_run(&f, CMD_ACTION_ADD, "person", who, "what", "Ring", "owner",
			workers[dice(3)], "due", dates[dice(6)], NULL);
	case 17:
		return fixture_run(&f, CMD_ACTION_DONE, "person", who, "action", "Ring", NULL);
	case 18:
		return fixture_run(&f, CMD_ALERT_ADD, "person", who, "kind", "interpreter", "text",
			"Igbo", NULL);
	case 19:
		return fixture_run(&f, CMD_ALERT_END, "person", who, "alert", "interpreter",
			"reason", "x", NULL);
	case 20:
		return plan();
	case 21:
		return fixture_run(&f, CMD_PLAN_DECLINE, "person", who, "reason", "x", NULL);
	case 22:
		return dice(2) == 0 && import();
	case 23:
		return dice(2) == 0 && import_undo();
	case 24:
		return fixture_run(&f, CMD_ABSENCE_ADD, "worker", workers[1 + dice(2)], "from",
			"today", "until", "+1w", "cover", "jpatel", NULL);
	case 25:
		return fixture_run(&f, CMD_ABSENCE_END, "worker", workers[1 + dice(2)], NULL);
	case 26:
		return dice(4) == 0 && fixture_run(&f, CMD_WORKER_SET, "worker", "bjones", "name",
					       dice(2) ? "Bo Jones" : "Bo Jones-Lee", NULL);
	case 27:
		return dice(4) == 0 &&
		       fixture_run(&f, CMD_TEAM_SET, "instrument", dice(2) ? "efi" : "",
			       "soon-days", dice(2) ? "7" : "14", NULL);
	case 28:
		return fixture_run(&f, CMD_UNDO, NULL) && fixture_run(&f, CMD_REDO, NULL);
	}
	return false;
}
enum { KINDS = 29 };
static int done[KINDS];

/* ---- an evening ---- */

static void ask(const char *as_at, struct evening *out)
{
	const char *name = as_at != NULL ? "as-at" : NULL;

	FIXTURE_OK(&f, CMD_LIST, "limit", "0", name, as_at, NULL);
	const struct case_list *list = f.result.value;
	out->list = json_dump(shape_json_array(&case_row_shape, list->rows, list->n), f.arena);
	out->counts = json_dump(shape_json(&case_counts_shape, list->counts), f.arena);
	FIXTURE_OK(&f, CMD_LIST, "late", "1", name, as_at, NULL);
	list = f.result.value;
	out->late = json_dump(shape_json_array(&case_row_shape, list->rows, list->n), f.arena);
	FIXTURE_OK(&f, CMD_LIST, "sort", "lead", "scope", "today", name, as_at, NULL);
	list = f.result.value;
	out->today = json_dump(shape_json_array(&case_row_shape, list->rows, list->n), f.arena);
}

/* Where two texts part, and what stands there. */
static const char *parting(const char *a, const char *b)
{
	size_t same = 0;

	while (a[same] != '\0' && a[same] == b[same])
		same++;
	size_t from = same > 300 ? same - 300 : 0;
	return arena_printf(f.arena, "\nkept: ...%.420s\nasked: ...%.420s", a + from, b + from);
}

static void same(const char *what, const char *day, const char *kept, const char *asked)
{
	cr_assert_str_eq(kept, asked, "%s of %s: %s", what, day, parting(kept, asked));
}

static void live_a_team(void)
{
	struct date day = date_make(2025, 6, 2);

	make_numbers();
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Bo Jones", "profession", "gp", "login", "bjones",
		NULL);
	for (int i = 0; i < PEOPLE; i++) {
		fixture_person(&f, "Late",
			arena_printf(f.arena, "Ann%c%c", 'a' + i / 26, 'a' + i % 26), numbers[i],
			"1940-05-06");
		if (i % 2 == 0)
			FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", numbers[i], NULL);
	}
	strcpy(evenings[0].day, "2025-06-02");
	cr_assert(import(), "%s", f.err.text);
	for (evenings_n = 0; evenings_n < EVENINGS; evenings_n++) {
		struct evening *evening = &evenings[evenings_n];
		char now[24];

		date_iso(day, evening->day);
		/* The day is London's, on summer time as well: from its first second on. */
		snprintf(now, sizeof now, "%sT00:00", evening->day);
		fixture_now(&f, now);
		/* Whoever opens the store first on a day puts away the scores that are over. */
		session_close(f.session);
		f.session = fixture_session(&f, "jpatel");
		for (int i = 0; i < 14; i++) {
			if (i == 7) {
				snprintf(now, sizeof now, "%sT23:40", evening->day);
				fixture_now(&f, now);
			}
			int what = dice(KINDS);
			done[what] += act(what);
		}
		ask(NULL, evening);
		day = date_add_days(day, 1 + dice(5));
	}
}

Test(stood, every_evening_is_as_it_was_kept)
{
	size_t differ = 0;

	live_a_team();
	for (int i = 0; i < KINDS; i++)
		cr_expect(done[i] > 0, "the thing %d never happened", i);
	fixture_now(&f, "2026-03-12T14:05");
	for (int i = 0; i < evenings_n; i++) {
		const struct evening *kept = &evenings[i];
		struct evening asked = {0};

		ask(kept->day, &asked);
		same("the list", kept->day, kept->list, asked.list);
		same("the counts", kept->day, kept->counts, asked.counts);
		same("late reviews", kept->day, kept->late, asked.late);
		same("today by lead", kept->day, kept->today, asked.today);
		differ += i > 0 && strcmp(kept->list, evenings[i - 1].list) != 0;
	}
	cr_assert(differ > EVENINGS / 2, "only %zu evenings differ from the one before", differ);
}

/* ---- months ---- */

static void is_the_list(const struct trend_month *month, const char *lead)
{
	char day[DATE_ISO_SIZE];

	FIXTURE_OK(&f, CMD_LIST, "scope", "register", "as-at", date_iso(month->on, day),
		lead != NULL ? "lead" : NULL, lead, NULL);
	const struct case_list *list = f.result.value;
	const struct case_counts *counts = list->counts;
	cr_assert(month->people == counts->people && month->late == counts->late &&
			  month->no_lead == counts->no_lead && month->no_plan == counts->no_plan,
		"%s of %s: the trend says %d, %d late, %d without a lead, %d without a plan; the "
		"list %d, %d, %d, %d",
		lead != NULL ? lead : "the team", day, (int)month->people, (int)month->late,
		(int)month->no_lead, (int)month->no_plan, (int)counts->people, (int)counts->late,
		(int)counts->no_lead, (int)counts->no_plan);
}

Test(stood, a_trend_is_the_lists_of_its_days)
{
	static const struct {
		const char *lead;
		int64_t id; /* in the order they were added */
	} whose[] = {{NULL, 0}, {"jpatel", 1}, {"asmith", 2}};
	struct date today = date_make(2026, 1, 20);
	struct trend_month *months;
	struct store *store;
	int64_t late = 0;
	size_t n;

	live_a_team();
	fixture_now(&f, "2026-01-20T14:05");
	/* Clocks that stand still now ran then. */
	for (int i = 0; i < PEOPLE; i++)
		fixture_run(
			&f, CMD_CLOCK_STOP, "person", numbers[i], "reason", "in_hospital", NULL);
	for (size_t i = 0; i < sizeof(whose) / sizeof(whose[0]); i++) {
		cr_assert(store_open(f.path, STORE_READ_ONLY, &store, &f.err), "%s", f.err.text);
		cr_assert(
			store_trend(store, 1, whose[i].id, today, 12, f.arena, &months, &n, &f.err),
			"%s", f.err.text);
		store_close(store);
		/* From June, when the store began, to this month, which is not over. */
		cr_assert_eq(n, 8, "%zu months", n);
		cr_assert_eq(date_compare(months[0].on, date_make(2025, 6, 30)), 0);
		cr_assert_eq(date_compare(months[6].on, date_make(2025, 12, 31)), 0);
		cr_assert_eq(date_compare(months[7].on, today), 0);
		for (size_t j = 0; j < n; j++) {
			is_the_list(&months[j], whose[i].lead);
			late += months[j].late;
		}
	}
	cr_assert(late > 20, "only %d were late: the store proves little", (int)late);
}

Test(stood, refuses_a_day_that_nobody_knows)
{
	static const struct {
		const char *day, *words;
	} days[] = {{"2025-06-01", "go back to 02-Jun-2025"},
		{"1999-12-31", "go back to 02-Jun-2025"}, {"2025-06-03", "not come yet"},
		{"31 feb", ""}};

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		cr_assert_not(
			fixture_run(&f, CMD_LIST, "as-at", days[i].day, NULL), "%s", days[i].day);
		cr_assert(strstr(f.err.text, days[i].words) != NULL, "%s: %s", days[i].day,
			f.err.text);
	}
	FIXTURE_OK(&f, CMD_LIST, "as-at", "today", NULL);
	fixture_now(&f, "2025-06-03T09:00");
	FIXTURE_OK(&f, CMD_LIST, "as-at", "2025-06-02", NULL);
	const struct case_list *list = f.result.value;
	cr_assert(strstr(list->title, "As it stood on Mon 02-Jun-2025") != NULL, "%s", list->title);
}

/* ---- on paper ---- */

static bool paper_says(const struct paper *paper, const char *words)
{
	for (size_t i = 0; i < paper->pages_n; i++)
		for (size_t j = 0; j < paper->pages[i].n; j++)
			if (strstr(paper->pages[i].lines[j], words) != NULL)
				return true;
	return false;
}

Test(stood, a_summary_of_the_past_says_so_and_is_no_numbered_sheet)
{
	fixture_on_register(&f, "Here", "Ada", "9990000018", "1941-05-06");
	fixture_now(&f, "2025-06-04T09:00");
	fixture_on_register(&f, "Later", "Ben", "9990000026", "1950-01-02");
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "as-at", "2025-06-03", "to", "-", NULL);
	const struct paper *paper = f.result.value;
	cr_assert(
		strstr(paper->title, "as it stood on Tue 03-Jun-2025") != NULL, "%s", paper->title);
	cr_assert(paper_says(paper, "HERE") && !paper_says(paper, "LATER"));
	cr_assert(paper_says(paper, "As it stood on Tue 03-Jun-2025"));
	cr_assert_not(paper_says(paper, "sheet close"), "nothing comes back on it");
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", "-", NULL);
	paper = f.result.value;
	cr_assert(paper_says(paper, "HERE") && paper_says(paper, "LATER") &&
		  !paper_says(paper, "As it stood"));
	cr_assert(paper_says(paper, "This is the first one printed"),
		"the one of the past was kept as a sheet");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "as-at", "2025-06-01", "to", "-", NULL));
	cr_assert(strstr(f.err.text, "go back to 02-Jun-2025") != NULL, "%s", f.err.text);
}
