/* The care plan on paper: contingency first, identity everywhere, nothing confidential. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/report/plan.h>
#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

static const struct date today = {2026, 3, 12};
static const struct printing printing = {.by = "Jo Patel",
	.when = "12-Mar-2026 14:05",
	.copy = 1,
	.record = "Record 12, head 7f3a-19c2-80d1"};

struct whole {
	struct person_record record;
	struct plan plan;
	struct lead lead;
	struct contact contacts[2];
	struct alert alert;
	struct plan_section sections[2];
	struct contingency contingency;
	struct plan_action action;
	struct goal goal;
	struct need need;
	struct agreement agreement;
};

static void fill(struct whole *w)
{
	memset(w, 0, sizeof(*w));
	w->record.person = (struct person){.id = 1,
		.family = "Łukasz",
		.given = "Bożena",
		.title = "Mrs",
		.born = {1945, 7, 14},
		.nhs_number = "9990000018",
		.nhs_status = NHS_STATUS_VERIFIED,
		.address = "1 Test Street\nDerby",
		.postcode = "DE1 1AA",
		.phone = "01632 960001",
		.usual_gp = "Dr Example"};
	w->lead = (struct lead){.name = "Jo Patel",
		.profession = PROFESSION_SOCIAL_WORKER,
		.phone = "01632 960100",
		.status = LEAD_CURRENT};
	w->record.lead = &w->lead;
	w->contacts[0] = (struct contact){.name = "Ewa",
		.relationship = "Daughter",
		.phone = "01632 960002",
		.ring_order = 1};
	w->contacts[1] =
		(struct contact){.name = "Jan", .phone = "01632 960003", .do_not_contact = true};
	w->record.contacts = w->contacts;
	w->record.contacts_n = 2;
	w->alert = (struct alert){.kind = ALERT_VISIT_ALONE, .text = "the nephew", .told = "N"};
	w->record.alerts = &w->alert;
	w->record.alerts_n = 1;
	w->sections[0] = (struct plan_section){.section = SECTION_SUMMARY, .text = "Lives well."};
	w->sections[1] = (struct plan_section){.section = SECTION_MATTERS, .text = "The cat."};
	w->contingency = (struct contingency){.name = "If I fall",
		.triggers = "She is on the floor",
		.what_to_do = "Do not lift her",
		.ring = "1. Ewa\n2. 999",
		.medicines = "In the blue tin"};
	w->action = (struct plan_action){.what = "Fit a rail",
		.who = "Equipment store",
		.due = {2026, 4, 1},
		.status = PLAN_ACTION_PLANNED};
	w->goal = (struct goal){
		.text = "To bathe alone", .importance = 8, .actions = &w->action, .actions_n = 1};
	w->need = (struct need){.text = "Getting in and out of the bath",
		.domain = DOMAIN_PERSONAL_CARE,
		.status = NEED_OPEN,
		.goals = &w->goal,
		.goals_n = 1};
	w->agreement = (struct agreement){
		.party = PARTY_PERSON, .name = "Bożena Łukasz", .agreed_on = {2026, 2, 1}};
	w->plan = (struct plan){.id = 1,
		.number = 2,
		.status = PLAN_AGREED,
		.agreed_on = {2026, 2, 1},
		.next_review = {2026, 8, 1},
		.sections = w->sections,
		.sections_n = 2,
		.contingency = &w->contingency,
		.contingency_n = 1,
		.needs = &w->need,
		.needs_n = 1,
		.agreements = &w->agreement,
		.agreements_n = 1};
	utf8_locale();
}

static struct sheet *sheet_of(struct whole *w, struct arena *arena)
{
	return plan_sheet(&w->record, &w->plan, today, &printing, arena);
}

static char *text_of(struct whole *w, struct arena *arena)
{
	return sheet_pages_join(sheet_text(sheet_of(w, arena), SHEET_A4, arena), true, arena);
}

Test(report_plan, contingency_comes_first_on_its_own_page)
{
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	char *text = text_of(&w, arena), *first = strsep(&text, "\f");
	static const char *const says[] = {"If I fall", "She is on the floor", "Do not lift her",
		"1. Ewa", "In the blue tin", "Jo Patel, Social worker\n", "Telephone 01632 960100"};
	for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++)
		cr_assert(strstr(first, says[i]), "%s is not on:\n%s", says[i], first);
	cr_assert_null(strstr(first, "The cat."));
	cr_assert_eq(sheet_of(&w, arena)->blocks[0].size, SHEET_LARGEST);
	arena_free(arena);
}

Test(report_plan, every_page_says_who_and_which_version)
{
	struct arena *arena = arena_new();
	struct whole w;
	char *text, *page;

	fill(&w);
	text = text_of(&w, arena);
	while ((page = strsep(&text, "\f")) != NULL) {
		cr_assert(strstr(page, "ŁUKASZ, Bożena (Mrs)   Born 14-Jul-1945   NHS Number 999 "
				       "000 0018\n"),
			"%s", page);
		cr_assert(
			strstr(page, "Version 2   Valid from 01-Feb-2026   Review by 01-Aug-2026"));
		cr_assert(strstr(page, "Check for a newer version before use."));
		cr_assert(strstr(page, "OFFICIAL-SENSITIVE: PERSONAL"));
	}
	w.record.person.nhs_status = NHS_STATUS_TRACE_REQUIRED;
	cr_assert(strstr(text_of(&w, arena), "999 000 0018 (unverified)"));
	arena_free(arena);
}

Test(report_plan, the_parts_stand_in_their_order)
{
	static const char *const order[] = {"Lead professional", "Accountable GP", "Dr Example",
		"1 Test Street", "Summary", "What matters to me", "The cat.",
		"Getting in and out of the bath", "Personal care",
		"Goal: To bathe alone (importance 8 of 10)", "Fit a rail", "by 01-Apr-2026",
		"Contacts", "Ewa", "DO NOT CONTACT", "Agreement", "The person", "This plan"};
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	char *text = text_of(&w, arena);
	const char *at = strchr(text, '\f');
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *found = strstr(at, order[i]);
		cr_assert_not_null(
			found, "%s is not after what came before it:\n%s", order[i], text);
		at = found;
	}
	cr_assert_null(strstr(text, "01632 960003"), "who must not be rung has no number here");
	cr_assert_null(strstr(text, "nephew"));
	cr_assert_null(strstr(text, "Do not visit alone"), "the person was not told");
	cr_assert_null(strstr(text, "DRAFT"));
	arena_free(arena);
}

Test(report_plan, what_is_not_agreed_says_so)
{
	static const struct {
		int status;
		const char *says;
	} cases[] = {{PLAN_DRAFT, "DRAFT: not agreed"}, {PLAN_UNDER_REVIEW, "UNDER REVIEW"},
		{PLAN_SUPERSEDED, "SUPERSEDED"}, {PLAN_DECLINED, "DECLINED"},
		{PLAN_ARCHIVED, "ARCHIVED"}};
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *text, *page;

		w.plan.status = cases[i].status;
		text = text_of(&w, arena);
		while ((page = strsep(&text, "\f")) != NULL)
			cr_assert(strstr(page, cases[i].says), "%s", page);
	}
	arena_free(arena);
}

Test(report_plan, a_confidential_address_is_nowhere)
{
	struct arena *arena = arena_new();
	struct whole w;

	for (int i = 0; i < 2; i++) {
		fill(&w);
		w.record.person.restricted = i == 0;
		if (i == 1)
			w.alert.kind = ALERT_ADDRESS;
		const char *text = text_of(&w, arena);
		cr_assert_null(strstr(text, "Test Street"), "%s", text);
		cr_assert_null(strstr(text, "DE1"));
		cr_assert_null(strstr(text, "960001"));
		cr_assert(strstr(text, "Confidential"));
	}
	arena_free(arena);
}

Test(report_plan, large_print_where_it_is_needed)
{
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	cr_assert_not(sheet_of(&w, arena)->large_print);
	w.record.person.comm_need = COMM_LARGE_PRINT;
	cr_assert(sheet_of(&w, arena)->large_print);
	arena_free(arena);
}

Test(report_plan, an_empty_plan_is_a_paper_too)
{
	struct arena *arena = arena_new();
	struct person_record record = {.person = {.id = 1}};
	struct plan plan = {.id = 1, .number = 1, .status = PLAN_DRAFT};
	const char *text = sheet_pages_join(
		sheet_text(plan_sheet(&record, &plan, today, &printing, arena), SHEET_A4, arena),
		true, arena);

	cr_assert(strstr(text, "NAME NOT KNOWN"));
	cr_assert(strstr(text, "None has been written"));
	cr_assert(strstr(text, "Nobody has agreed this plan yet."));
	arena_free(arena);
}
