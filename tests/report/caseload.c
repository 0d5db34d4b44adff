/* The caseload summary: what stands on the paper, in which order, and what never does. */
#include <criterion/criterion.h>

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
	"For Jo Patel, Social worker\n"
	"--------------------------------------------------------------------------------\n"
	"\n"
	"3 people on the register. Late reviews: 1. Due within 7 days: 0. Without a lead\n"
	"professional: 1. Without a plan: 1.\n"
	"\n"
	"People by band\n"
	"V HIGH                                                                      0\n"
	"HIGH    ##################################################################  3\n"
	"RISING                                                                      0\n"
	"LOWER                                                                       0\n"
	"\n"
	"Load: very high counts 4, high 3, rising 2, others 1\n"
	"Jo Patel  ####################                        |  9 of 20, 3 people  blue\n"
	"\n"
	"People, late reviews first\n"
	"--------------------------\n"
	"NHS Number    Name          Age  Risk         Lead, plan  Next review      To do\n"
	"------------  ------------  ---  -----------  ----------  ---------------  -----\n"
	"Review late\n"
	"999 000 0026  AHMED,         80  HIGH 7       Jo Patel    02-Mar-2026          2\n"
	"              Fatima             12-Feb-2026  Agreed      10 days late\n"
	"\n"
	"Review to come\n"
	"999 000 0018  ŁUKASZ,        80  HIGH 7~      Jo Patel    01-Jun-2026          2\n"
	"              Bożena             12-Feb-2026  Agreed      due in 11 weeks\n"
	"\n"
	"No review booked\n"
	"999 000 0034  OKONKWO,       80  HIGH 7       No lead     None booked          2\n"
	"              Adaeze             12-Feb-2026  No plan\n"
	"              DECEASED\n"
	"              01-Mar-2026\n"
	"\n"
	"To do: open actions. A score with ~ is past the day it was good until.\n"
	"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	"\n"
	"--------------------------------------------------------------------------------\n"
	"Check for a newer version before use.          Record 1,234, head 7f3a-19c2-80d1\n"
	"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1                       page 1 of 1\n";

Test(report_caseload, the_summary_looks_like_this)
{
	struct arena *arena = arena_new();
	struct case_row rows[] = {
		row("9990000018", "Łukasz", "Bożena", (struct date){2026, 6, 1}),
		row("9990000026", "Ahmed", "Fatima", (struct date){2026, 3, 2}),
		row("9990000034", "Okonkwo", "Adaeze", DATE_NONE),
	};
	struct case_counts counts = {.late = 1, .no_plan = 1, .no_lead = 1};
	struct worker jo = {
		.name = "Jo Patel", .cases = 3, .weight = 9, .capacity = 20, .wte_percent = 100};
	struct caseload_summary summary = summary_of(rows, 3, &counts);

	rows[2].plan = 0;
	rows[2].lead_name = NULL;
	rows[2].died = (struct date){2026, 3, 1};
	rows[0].valid_until = (struct date){2026, 3, 1};
	summary.load = &jo;
	summary.load_n = 1;
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
	cr_assert(strstr(paper(&summary, arena), "A, F"));
	cr_assert_null(strstr(paper(&summary, arena), "AHMED"));
	summary.names = NAMES_NUMBER;
	cr_assert(strstr(paper(&summary, arena), "999 000 0026"));
	cr_assert_null(strstr(paper(&summary, arena), "A, F"));
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
