/* The caseload summary: what stands on the paper, in which order, and what never does. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/report/caseload.h>
#include <caseload/report/sheet_text.h>

static const struct date today = {2026, 3, 12};

static struct case_row row(
	const char *number, const char *family, const char *given, struct date review)
{
	return (struct case_row){.nhs_number = number,
		.family = family,
		.given = given,
		.born = {1945, 7, 14},
		.age = 80,
		.band = BAND_HIGH,
		.score = {7, 0, true},
		.scored_on = {2026, 2, 12},
		.valid_until = {2026, 9, 1},
		.lead_name = "Jo Patel",
		.plan = 1,
		.plan_status = PLAN_AGREED,
		.next_review = review,
		.open_actions = 2};
}

static const char *paper(const struct caseload_summary *summary, struct arena *arena)
{
	static const struct printing printing = {.by = "Jo Patel",
		.when = "12-Mar-2026 14:05",
		.reader = "Jo Patel, Social worker",
		.copy = 1,
		.record = "Record 1,234, head 7f3a-19c2-80d1"};

	utf8_locale();
	return sheet_pages_join(
		sheet_text(caseload_sheet(summary, &printing, arena), SHEET_A4, arena), true,
		arena);
}

static struct caseload_summary summary_of(
	struct case_row *rows, size_t n, struct case_counts *counts)
{
	counts->people = (int64_t)n;
	counts->by_band[BAND_HIGH] = (int64_t)n;
	return (struct caseload_summary){.who = "Jo Patel, Social worker",
		.rows = rows,
		.n = n,
		.counts = counts,
		.today = today,
		.soon_days = 7,
		.names = NAMES_FULL};
}

static const char golden[] =
	"OFFICIAL-SENSITIVE: PERSONAL\n"
	"Caseload summary: Jo Patel, Social worker                      12-Mar-2026 14:05\n"
	"Sheet 12. For Jo Patel, Social worker\n"
	"--------------------------------------------------------------------------------\n"
	"\n"
	"On the register    3       No lead       1     Open actions        5 (2 late)\n"
	"Late reviews       1       No plan       1     Not told who leads  1 (1 late)\n"
	"Due within 7 days  0\n"
	"\n"
	"People by band\n"
	"V HIGH                                                                      0\n"
	"HIGH    ##################################################################  3\n"
	"RISING                                                                      0\n"
	"LOWER                                                                       0\n"
	"\n"
	"People by their next review\n"
	"Over 28 days late                                                           0\n"
	"8 to 28 days late  #######################################################  1\n"
	"Up to 7 days late                                                           0\n"
	"Due within 7 days                                                           0\n"
	"Later              #######################################################  1\n"
	"None booked        #######################################################  1\n"
	"\n"
	"Load against capacity (the mark): very high counts 4, high 3, rising 2, others 1\n"
	"Jo Patel  ####################                        |  9 of 20, 3 people  blue\n"
	"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	"--------------------------------------------------------------------------------\n"
	"Check for a newer version before use.          Record 1,234, head 7f3a-19c2-80d1\n"
	"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1                       page 1 of 2\n"
	"\f"
	"OFFICIAL-SENSITIVE: PERSONAL\n"
	"Caseload summary: Jo Patel, Social worker                      12-Mar-2026 14:05\n"
	"Sheet 12. For Jo Patel, Social worker\n"
	"--------------------------------------------------------------------------------\n"
	"\n"
	"What changed since the last one was printed\n"
	"-------------------------------------------\n"
	"This is the first one printed about these people.\n"
	"\n"
	"People, late reviews first\n"
	"--------------------------\n"
	"To do: open actions. A score with ~ is past the day it was good until.\n"
	"\n"
	"Back at the desk, by the number of the row: 7 done, 7 held 10 mar, 7 review fri,\n"
	"7 note rang the daughter, 7 action ring OT / lewis / fri. On the screen Reports,\n"
	"or caseload sheet close --sheet 12 and the words.\n"
	"\n"
	"No  Name (age), NHS No., born  Risk         Lead, plan  Next review      To do\n"
	"--  -------------------------  -----------  ----------  ---------------  -----\n"
	"Review late: 1 person\n"
	" 1  AHMED, Fatima (80)         HIGH 7       Jo Patel    02-Mar-2026          2\n"
	"    999 000 0026  14-Jul-1945  12-Feb-2026  Agreed      10 days late\n"
	"\n"
	"Review to come: 1 person\n"
	" 2  ŁUKASZ, Bożena (80)        HIGH 7~      Jo Patel    01-Jun-2026          2\n"
	"    999 000 0018  14-Jul-1945  12-Feb-2026  Agreed      due in 11 weeks\n"
	"\n"
	"No review booked: 1 person\n"
	" 3  OKONKWO, Adaeze (80)       HIGH 7       No lead     None booked          2\n"
	"    DECEASED 01-Mar-2026       12-Feb-2026  No plan\n"
	"    999 000 0034  14-Jul-1945\n"
	"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	"--------------------------------------------------------------------------------\n"
	"Check for a newer version before use.          Record 1,234, head 7f3a-19c2-80d1\n"
	"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1                       page 2 of 2\n";

Test(report_caseload, the_summary_looks_like_this)
{
	struct arena *arena = arena_new();
	struct case_row rows[] = {
		row("9990000018", "Łukasz", "Bożena", (struct date){2026, 6, 1}),
		row("9990000026", "Ahmed", "Fatima", (struct date){2026, 3, 2}),
		row("9990000034", "Okonkwo", "Adaeze", DATE_NONE),
	};
	struct case_counts counts = {.late = 1, .late_people = 1, .no_plan = 1, .no_lead = 1};
	struct worker jo = {
		.name = "Jo Patel", .cases = 3, .weight = 9, .capacity = 20, .wte_percent = 100};
	struct caseload_summary summary = summary_of(rows, 3, &counts);

	rows[2].plan = 0;
	rows[2].lead_name = NULL;
	rows[2].died = (struct date){2026, 3, 1};
	rows[0].valid_until = (struct date){2026, 3, 1};
	summary.load = &jo;
	summary.load_n = 1;
	summary.sheet = 12;
	summary.more = (struct summary_more){5, 2, 1, 1};
	const char *got = paper(&summary, arena);
	cr_assert(!strcmp(got, golden), "got:\n%s", got);
	arena_free(arena);
}

Test(report_caseload, names_are_shown_as_asked)
{
	struct arena *arena = arena_new();
	struct case_row rows[] = {row("9990000026", "Ahmed", "Fatima", (struct date){2026, 3, 2})};
	struct case_counts counts = {0};
	struct caseload_summary summary = summary_of(rows, 1, &counts);

	summary.names = NAMES_INITIALS;
	cr_assert(strstr(paper(&summary, arena), "A, F (80)"));
	cr_assert_null(strstr(paper(&summary, arena), "AHMED"));
	cr_assert_null(strstr(paper(&summary, arena), "14-Jul-1945"), "it would tell who it is");
	summary.names = NAMES_NUMBER;
	cr_assert(strstr(paper(&summary, arena), "999 000 0026 (80)"));
	cr_assert_null(strstr(paper(&summary, arena), "A, F"));
	cr_assert_null(strstr(paper(&summary, arena), "14-Jul-1945"));
	arena_free(arena);
}

Test(report_caseload, an_empty_caseload_says_so)
{
	struct arena *arena = arena_new();
	struct case_counts counts = {0};
	struct caseload_summary summary = summary_of(NULL, 0, &counts);

	cr_assert(strstr(paper(&summary, arena), "Nobody is on this caseload."));
	arena_free(arena);
}

/* The pages after the first, where the list is. */
static const char *list_of(const struct caseload_summary *summary, struct arena *arena)
{
	const char *second = strchr(paper(summary, arena), '\f');

	cr_assert_not_null(second);
	return second;
}

Test(report_caseload, people_stand_together_as_asked)
{
	static const struct {
		int by;
		const char *order[8];
	} cases[] = {
		{TOGETHER_NONE,
			{"Review late: 1 person", "1  AHMED", "Review to come: 2 people", "2  DIAZ",
				"3  BELL", "No review booked: 1 person", "4  COOK"}},
		{TOGETHER_REVIEW, {"Review late: 1 person", "1  AHMED"}},
		{TOGETHER_LEAD,
			{"Jo Patel: 2 people", "1  AHMED", "2  DIAZ", "Mary Lewis: 1 person",
				"3  COOK", "No lead professional: 1 person", "4  BELL"}},
		{TOGETHER_PRACTICE,
			{"Lane Surgery (C81009): 2 people", "1  AHMED", "2  BELL",
				"Y00001: 1 person", "3  DIAZ", "No practice: 1 person", "4  COOK"}},
		{TOGETHER_BAND, {"V HIGH: 1 person", "1  BELL", "HIGH: 3 people", "2  AHMED",
					"3  DIAZ", "4  COOK"}},
	};
	struct arena *arena = arena_new();
	struct case_row rows[] = {
		row("9990000018", "Bell", "Ben", (struct date){2026, 6, 1}),
		row("9990000026", "Ahmed", "Ada", (struct date){2026, 3, 2}),
		row("9990000034", "Cook", "Cat", DATE_NONE),
		row("9990000042", "Diaz", "Dan", (struct date){2026, 5, 1}),
	};
	struct case_counts counts = {0};
	struct caseload_summary summary = summary_of(rows, 4, &counts);

	rows[0].lead_name = NULL;
	rows[0].band = BAND_VERY_HIGH;
	rows[1].lead_id = rows[3].lead_id = 1;
	rows[2].lead_id = 2;
	rows[2].lead_name = "Mary Lewis";
	rows[0].practice = rows[1].practice = "C81009";
	rows[0].practice_name = rows[1].practice_name = "Lane Surgery";
	rows[3].practice = "Y00001";
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		summary.by = cases[i].by;
		const char *at = list_of(&summary, arena), *text = at;
		for (size_t k = 0; k < 8 && cases[i].order[k] != NULL; k++) {
			at = strstr(at, cases[i].order[k]);
			cr_assert_not_null(at, "%d: %s is not where it belongs in%s", cases[i].by,
				cases[i].order[k], text);
		}
	}
	arena_free(arena);
}

Test(report_caseload, leads_of_one_name_have_each_their_own_people)
{
	struct arena *arena = arena_new();
	struct case_row rows[] = {
		row("9990000018", "Bell", "Ben", (struct date){2026, 6, 1}),
		row("9990000026", "Ahmed", "Ada", (struct date){2026, 6, 2}),
		row("9990000034", "Cook", "Cat", (struct date){2026, 6, 3}),
	};
	struct case_counts counts = {0};
	struct caseload_summary summary = summary_of(rows, 3, &counts);
	static const char *const order[] = {
		"Jo Patel: 2 people", "BELL", "COOK", "Jo Patel: 1 person", "AHMED"};

	rows[0].lead_id = rows[2].lead_id = 1;
	rows[1].lead_id = 2;
	summary.by = TOGETHER_LEAD;
	const char *at = list_of(&summary, arena), *text = at;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		at = strstr(at, order[i]);
		cr_assert_not_null(at, "%s is not where it belongs in%s", order[i], text);
	}
	arena_free(arena);
}

static void bar_is(const char *text, const char *label, int wanted, struct arena *arena)
{
	const char *line = strstr(text, arena_printf(arena, "\n%s", label));

	cr_assert_not_null(line, "%s", label);
	line = arena_strndup(arena, line + 1, strcspn(line + 1, "\n"));
	cr_expect_eq(atoi(strrchr(line, ' ')), wanted, "%s: %s", label, line);
}

Test(report_caseload, the_bars_add_up_to_the_list)
{
	static const struct date due[8] = {{2026, 2, 11}, {2026, 2, 12}, {2026, 3, 4}, {2026, 3, 5},
		{2026, 3, 11}, {2026, 3, 12}, {2026, 3, 19}, {2026, 3, 20}};
	static const struct {
		const char *label;
		int wanted;
	} bars[] = {{"Over 28 days late", 1}, {"8 to 28 days late", 2}, {"Up to 7 days late", 2},
		{"Due within 7 days", 2}, {"Later", 1}, {"None booked", 0}};
	struct arena *arena = arena_new();
	struct case_row rows[8];
	struct case_counts counts = {0};
	struct caseload_summary summary = summary_of(rows, 8, &counts);

	for (int i = 0; i < 8; i++)
		rows[i] = row("9990000018", "Bell", "Ben", due[i]);
	const char *text = strstr(paper(&summary, arena), "People by their next review");
	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
		bar_is(text, bars[i].label, bars[i].wanted, arena);
	cr_expect_null(strstr(text, "Stopped"));
	/* A stopped clock is not late, and not without one. */
	rows[0].next_review = DATE_NONE;
	rows[0].stopped_for = STOP_IN_HOSPITAL;
	rows[0].stopped_on = (struct date){2026, 3, 1};
	text = strstr(paper(&summary, arena), "People by their next review");
	bar_is(text, "Stopped", 1, arena);
	bar_is(text, "Over 28 days late", 0, arena);
	cr_expect(strstr(list_of(&summary, arena), "Review stopped: 1 person"));
	cr_expect(strstr(list_of(&summary, arena), "In hospital"));
	arena_free(arena);
}

Test(report_caseload, what_changed_is_a_page_at_most)
{
	enum { MANY = 2000 };
	struct arena *arena = arena_new();
	struct case_row rows[] = {row("9990000026", "Ahmed", "Fatima", (struct date){2026, 3, 2})};
	struct case_counts counts = {0};
	struct caseload_summary summary = summary_of(rows, 1, &counts);
	struct list_difference *since = arena_new_array(arena, struct list_difference, MANY + 2);

	summary.last = (struct printed_list){
		.sheet = 11, .printed_at = "2026-03-05T14:05:00Z", .printed_by = "Mary Lewis"};
	cr_expect(strstr(list_of(&summary, arena),
		"Nothing since sheet 11, printed 05-Mar-2026 14:05 by Mary Lewis."));
	for (int i = 0; i < MANY; i++)
		since[i] = (struct list_difference){LIST_NEW, "9990000018", "Bell",
			arena_printf(arena, "Ben%d", i), NULL, "HIGH", 1, {1949, 5, 3}};
	since[MANY] = (struct list_difference){
		LIST_GONE, NULL, NULL, NULL, NULL, "Not known to the team any more", 1, DATE_NONE};
	since[MANY + 1] = (struct list_difference){
		LIST_ACTIONS, "9990000026", "Cook", "Cat", NULL, "3 closed", 3, {1950, 2, 1}};
	summary.since = since;
	summary.since_n = MANY + 2;
	const char *text = list_of(&summary, arena);
	const char *end = strchr(text + 1, '\f');
	static const char *const wanted[] = {"Since sheet 11,", "New on the list: 2000 people",
		"BELL, Ben0 ", "BELL, Ben27 ", "and 1972 more", "No longer on it: 1 person",
		"Actions closed: 3 (1 person)",
		"COOK, Cat      999 000 0026  01-Feb-1950  3 closed"};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const char *at = strstr(text, wanted[i]);
		cr_expect(at != NULL && (end == NULL || at < end), "%s: %s", wanted[i], text);
	}
	cr_expect_null(strstr(text, "Ben28"));
	summary.names = NAMES_NUMBER;
	cr_expect_null(strstr(list_of(&summary, arena), "BELL"));
	cr_expect_null(strstr(list_of(&summary, arena), "01-Feb-1950"));
	arena_free(arena);
}

Test(report_caseload, twelve_workers_and_the_trend_fit_on_page_one)
{
	struct arena *arena = arena_new();
	struct case_row rows[] = {row("9990000026", "Ahmed", "Fatima", (struct date){2026, 3, 2})};
	struct case_counts counts = {0};
	struct worker workers[13] = {0};
	struct trend_month months[12];
	struct caseload_summary summary = summary_of(rows, 1, &counts);

	for (int i = 0; i < 13; i++)
		workers[i] = (struct worker){.name = arena_printf(arena, "Worker Number %d", i),
			.cases = i < 12 ? 9 : 0,
			.weight = 20,
			.capacity = i < 12 ? 30 : 0,
			.wte_percent = 100};
	for (int i = 0; i < 12; i++)
		months[i] = (struct trend_month){
			.on = {2025, (signed char)(i + 1), 28}, .people = i * 10, .late = i};
	rows[0].stopped_for = STOP_IN_HOSPITAL;
	counts.by_band[BAND_NO_DATA] = counts.by_band[BAND_UNBANDED] = 1;
	summary.load = workers;
	summary.load_n = 13;
	summary.trend = months;
	summary.trend_n = 12;
	const char *text = paper(&summary, arena), *end = strchr(text, '\f');
	const char *trend = strstr(text, "People on the register at the end of each month");
	cr_assert(trend != NULL && trend < end, "%s", text);
	cr_expect(strstr(text, "What changed since") > end && strchr(end + 1, '\f') == NULL);
	cr_expect(strstr(text, "Worker Number 11"));
	cr_expect_null(
		strstr(text, "Worker Number 12"), "who carries nothing and can carry nothing");
	summary.load_n = 2;
	text = paper(&summary, arena);
	cr_expect(strstr(text, "Late reviews at the end of each month") < strchr(text, '\f'));
	arena_free(arena);
}

Test(report_caseload, no_row_is_split_and_nothing_hostile_is_printed)
{
	struct arena *arena = arena_new();
	struct case_row *rows = arena_new_array(arena, struct case_row, 60);
	struct case_counts counts = {0};
	char *text, *page;
	int found = 0;

	for (int i = 0; i < 60; i++) {
		rows[i] = row("9990000018", arena_printf(arena, "Beg%d\x1b[2J\xe2\x80\xae", i),
			arena_printf(arena, "Maria Anna Josefina Wilhelmina End%d", i),
			(struct date){2026, 3, 2});
	}
	struct caseload_summary summary = summary_of(rows, 60, &counts);
	text = arena_strdup(arena, paper(&summary, arena));
	cr_assert_null(strchr(text, '\x1b'));
	cr_assert_null(strstr(text, "\xe2\x80\xae"));
	while ((page = strsep(&text, "\f")) != NULL)
		for (int i = 0; i < 60; i++) {
			bool begins = strstr(page, arena_printf(arena, "BEG%d[", i)) ||
				      strstr(page, arena_printf(arena, "BEG%d,", i));
			bool ends = strstr(page, arena_printf(arena, "End%d\n", i)) ||
				    strstr(page, arena_printf(arena, "End%d ", i));
			cr_assert_eq(begins, ends, "row %d:\n%s", i, page);
			found += begins;
		}
	cr_assert_eq(found, 60);
	arena_free(arena);
}
