/* Late is one number. At twenty dates the same store is asked how many reviews are late by everyone
 * who says it: the Board in each of its lists, the reviews, the calendar, the leads, the printed
 * summary, the fault finder and M7. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/case_fault.h>
#include <caseload/due.h>
#include <caseload/measure.h>
#include <caseload/review.h>

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

TestSuite(late_count, .init = open_fixture, .fini = close_fixture, .timeout = 120);

enum { PEOPLE = 48, DAYS = 20 };

/* Two are after the end of a month, one is a leap day. */
static const char *const days[DAYS] = {"2025-06-03", "2025-06-30", "2025-07-01", "2025-07-15",
	"2025-08-01", "2025-08-25", "2025-09-09", "2025-09-30", "2025-10-01", "2025-10-26",
	"2025-11-11", "2025-12-24", "2025-12-29", "2026-01-01", "2026-01-31", "2026-02-28",
	"2026-03-01", "2026-03-12", "2027-12-31", "2028-02-29"};

static char numbers[PEOPLE][11];

static void make_numbers(void)
{
	for (int i = 0; i < PEOPLE; i++)
		fixture_number(i, numbers[i]);
}

/* ---- what each says ---- */

struct said {
	const char *who;
	int64_t late;
};

static struct said board(const char *who, const char *name, const char *value, bool late_only)
{
	FIXTURE_OK(&f, CMD_LIST, name, value, late_only ? "late" : "limit", late_only ? "1" : "0",
		NULL);
	const struct case_list *list = f.result.value;
	int64_t rows = 0;

	for (size_t i = 0; i < list->n; i++)
		rows += list->rows[i].late_days > 0;
	cr_assert_eq(rows, list->counts->late_people, "%s: %d rows are late, it says %d people",
		who, (int)rows, (int)list->counts->late_people);
	return (struct said){who, list->counts->late};
}

static struct said reviews(void)
{
	FIXTURE_OK(&f, CMD_REVIEW_LIST, "overdue", "1", NULL);
	const struct review *list = f.result.value;

	for (size_t i = 0; i < f.result.n; i++)
		cr_assert(list[i].late_days > 0, "a review that is not late");
	return (struct said){"review list --overdue", (int64_t)f.result.n};
}

/* Of every review there is, those that say they are late. */
static struct said all_reviews(void)
{
	int64_t n = 0;

	FIXTURE_OK(&f, CMD_REVIEW_LIST, NULL);
	const struct review *list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		n += list[i].late_days > 0;
	return (struct said){"review list", n};
}

static struct said calendar(void)
{
	int64_t n = 0;

	FIXTURE_OK(&f, CMD_DEADLINE_LIST, "late", "1", NULL);
	const struct due *list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		n += list[i].kind == DUE_REVIEW && list[i].late_days > 0;
	return (struct said){"calendar", n};
}

static struct said leads(void)
{
	int64_t n = 0;

	FIXTURE_OK(&f, CMD_LEAD_LOAD, NULL);
	const struct worker *list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		n += list[i].late;
	return (struct said){"leads and who has none", n};
}

/* A figure that the lines of a page may have broken. */
static int64_t figure_after(const struct paper *paper, const char *words)
{
	char *text = arena_strdup(f.arena, "");

	for (size_t i = 0; i < paper->pages_n; i++)
		for (size_t j = 0; j < paper->pages[i].n; j++) {
			const char *line = paper->pages[i].lines[j];

			line += strspn(line, " ");
			text = arena_printf(f.arena, "%s%s ", text, line);
		}
	const char *at = strstr(text, words);
	cr_assert_not_null(at, "no \"%s\" in %s", words, text);
	return strtoll(at + strlen(words), NULL, 10);
}

static struct said paper(void)
{
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "preview", "1", NULL);
	return (struct said){"caseload summary", figure_after(f.result.value, "Late reviews ")};
}

/* What stands at the end of the bar of that name. */
static int64_t bar(const struct paper *paper, const char *label)
{
	for (size_t j = 0; j < paper->pages[0].n; j++) {
		const char *line = paper->pages[0].lines[j], *last = strrchr(line, ' ');

		if (strncmp(line, label, strlen(label)) == 0 && last != NULL)
			return strtoll(last, NULL, 10);
	}
	cr_assert_fail("no bar %s", label);
	return -1;
}

/* Of people: somebody with two late reviews is one of them. */
static void late_bars_are_the_late_people(void)
{
	FIXTURE_OK(&f, CMD_LIST, "scope", "register", NULL);
	const struct case_counts *counts = ((const struct case_list *)f.result.value)->counts;
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "preview", "1", NULL);
	const struct paper *one = f.result.value;
	int64_t late = bar(one, "Over 28 days late") + bar(one, "8 to 28 days late") +
		       bar(one, "Up to 7 days late");

	cr_assert_eq(late, counts->late_people, "%d late by the bars, %d on the Board", (int)late,
		(int)counts->late_people);
	cr_assert_eq(bar(one, "Due within "), counts->due_soon);
}

/* On the sheets of those who lead; and what nobody leads, from the leads. */
static struct said supervised(void)
{
	FIXTURE_OK(&f, CMD_LEAD_LOAD, NULL);
	const struct worker *list = f.result.value;
	size_t n = f.result.n;
	int64_t late = 0;

	for (size_t i = 0; i < n; i++) {
		if (list[i].id <= 0) {
			late += list[i].late;
			continue;
		}
		if (list[i].cases == 0)
			continue;
		FIXTURE_OK(
			&f, CMD_PRINT_SUPERVISION, "worker", list[i].login, "preview", "1", NULL);
		late += figure_after(f.result.value, "Late reviews: ");
	}
	return (struct said){"supervision sheets", late};
}

static struct said faults(void)
{
	int64_t n = 0;

	FIXTURE_OK(&f, CMD_DOCTOR_CASES, NULL);
	const struct case_fault *list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		n += list[i].kind == CASE_FAULT_REVIEW_LATE;
	return (struct said){"doctor cases", n};
}

static struct said measured(void)
{
	FIXTURE_OK(&f, CMD_MEASURE_LIST, NULL);
	const struct measure *list = f.result.value;

	for (size_t i = 0; i < f.result.n; i++)
		if (list[i].code == MEASURE_M7)
			return (struct said){"M7", list[i].numerator};
	return (struct said){"M7, which is not listed", -1};
}

static struct said measured_rows(void)
{
	FIXTURE_OK(&f, CMD_MEASURE_SHOW, "measure", "M7", NULL);
	return (struct said){"rows of M7", (int64_t)f.result.n};
}

static int64_t same_everywhere(const char *day)
{
	const struct said said[] = {reviews(), all_reviews(), calendar(),
		board("Board, all", "scope", "all", false),
		board("Board, register", "scope", "register", false),
		board("Today", "scope", "today", false),
		board("Board, late reviews", "scope", "all", true), leads(), paper(), supervised(),
		faults(), measured(), measured_rows()};

	late_bars_are_the_late_people();
	for (size_t i = 1; i < sizeof said / sizeof said[0]; i++)
		cr_assert_eq(said[i].late, said[0].late, "%s: %s says %d, %s says %d", day,
			said[i].who, (int)said[i].late, said[0].who, (int)said[0].late);
	return said[0].late;
}

/* ---- the store ---- */

static void person(int i)
{
	const char *given = arena_printf(f.arena, "Ann%c%c", 'a' + i / 26, 'a' + i % 26);
	static const char *const dates[] = {"+1w", "+1m", "+6w", "+3m", "+5m", "+11m"};

	fixture_person(&f, "Late", given, numbers[i], "1940-05-06");
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", numbers[i], i % 8 == 7 ? "candidate" : "reason",
		"1", NULL);
	if (i % 3 != 0)
		FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", numbers[i], "worker",
			i % 2 ? "jpatel" : "asmith", "reason", "x", NULL);
	if (i % 5 == 4)
		return;
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", numbers[i], "date", dates[i % 6], NULL);
	if (i % 4 == 1)
		FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", numbers[i], "date", dates[(i + 1) % 6],
			"kind", "annual", NULL);
}

static void store_of_many(void)
{
	make_numbers();
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	for (int i = 0; i < PEOPLE; i++)
		person(i);
}

/* What may happen to somebody between two dates. Refusals are part of life, but each of these must
 * have been done at some time. */
enum { HELD, MOVED, CANCELLED, ENDED, DIED, MERGED, PARTED, UNDONE, STOPPED, STARTED, LIFE };
static int done[LIFE];

static void live(int day)
{
	const char *one = numbers[(day * 7) % PEOPLE], *two = numbers[(day * 7 + 3) % PEOPLE],
		   *three = numbers[(day * 5 + 1) % PEOPLE],
		   *four = numbers[(day * 11 + 2) % PEOPLE];

	done[HELD] += fixture_run(&f, CMD_REVIEW_HOLD, "person", one, "outcome", "continue", NULL);
	done[MOVED] += fixture_run(
		&f, CMD_REVIEW_BOOK, "person", two, "date", day % 2 ? "+2w" : "today", NULL);
	done[CANCELLED] += fixture_run(&f, CMD_REVIEW_CANCEL, "person", three, "reason", "x", NULL);
	if (day % 4 == 1)
		done[ENDED] += fixture_run(&f, CMD_REGISTER_END, "person", four, "reason",
			day % 8 == 1 ? "died" : "moved", NULL);
	if (day % 4 == 2)
		done[DIED] +=
			fixture_run(&f, CMD_PERSON_EDIT, "person", four, "died", "today", NULL);
	if (day % 4 == 3)
		done[MERGED] += fixture_run(&f, CMD_PERSON_MERGE, "person", one, "other", four,
			"reason", "x", "end-episode", "1", NULL);
	if (day % 8 == 4)
		done[PARTED] += fixture_run(&f, CMD_PERSON_SPLIT, "person",
			numbers[(day - 1) * 7 % PEOPLE], "reason", "x", NULL);
	if (day % 3 == 0)
		done[STOPPED] += fixture_run(&f, CMD_CLOCK_STOP, "person",
			numbers[(day * 3 + 4) % PEOPLE], "reason", "in_hospital", NULL);
	if (day % 3 == 2)
		done[STARTED] += fixture_run(
			&f, CMD_CLOCK_START, "person", numbers[(day * 3 - 2) % PEOPLE], NULL);
	if (day % 5 == 0)
		done[UNDONE] += fixture_run(&f, CMD_UNDO, NULL);
}

Test(late_count, is_the_same_wherever_it_is_said)
{
	int64_t most = 0;

	store_of_many();
	for (int i = 0; i < DAYS; i++) {
		char now[24];

		snprintf(now, sizeof now, "%sT09:00", days[i]);
		fixture_now(&f, now);
		int64_t before = same_everywhere(days[i]);
		live(i);
		int64_t after = same_everywhere(days[i]);
		most = before > most ? before : after > most ? after : most;
	}
	cr_assert(most > 20, "at most %d were late: the store proves little", (int)most);
	for (int i = 0; i < LIFE; i++)
		cr_assert(done[i] > 0, "the thing %d never happened", i);
}

/* Of the demonstration, which has all sorts, on its own day and on others before it and after. */
Test(late_count, is_the_same_in_the_demonstration)
{
	const char *path = arena_printf(f.arena, "%s/demo.db", f.dir);
	struct session_options options = {.store = path, .login = "jpatel"};

	fixture_now(&f, "2026-03-12T14:05");
	FIXTURE_OK(&f, CMD_DEMO, "store", path, NULL);
	session_close(f.session);
	cr_assert(session_open(&options, &f.session, &f.err), "%s", f.err.text);
	for (int i = 0; i < DAYS; i++) {
		char now[24];

		snprintf(now, sizeof now, "%sT09:00", days[i]);
		fixture_now(&f, now);
		same_everywhere(days[i]);
	}
	fixture_now(&f, "2026-03-12T14:05");
	cr_assert(same_everywhere("2026-03-12") > 20);
}
