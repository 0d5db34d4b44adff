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
	struct worker worker;
	struct copy copies[2];
	struct plan_paper paper;
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
	w->worker = (struct worker){.id = 7,
		.name = "Ann Smith",
		.profession = PROFESSION_OCCUPATIONAL_THERAPIST,
		.organisation = "Derby Hospital",
		.phone = "01632 960200"};
	w->copies[0] = (struct copy){.id = 2,
		.number = 2,
		.plan_number = 2,
		.plan_status = PLAN_AGREED,
		.plan_now = PLAN_AGREED,
		.holder = HOLDER_CARER,
		.holder_name = "Ewa",
		.how = COPY_BY_HAND,
		.given_on = {2026, 3, 1}};
	w->copies[1] = (struct copy){.id = 1, .number = 1, .plan_number = 1};
	w->contingency = (struct contingency){.name = "If I fall",
		.triggers = "She is on the floor",
		.what_to_do = "Do not lift her",
		.ring = "1. Ewa\n2. 999",
		.medicines = "In the blue tin"};
	w->action = (struct plan_action){.what = "Fit a rail",
		.who = "Ann Smith",
		.worker_id = 7,
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
	w->paper = (struct plan_paper){.record = &w->record,
		.plan = &w->plan,
		.today = today,
		.team = "Team North",
		.team_phone = "01632 960999",
		.workers = &w->worker,
		.workers_n = 1,
		.copies = w->copies,
		.copies_n = 2};
	utf8_locale();
}

static struct sheet *sheet_of(struct whole *w, struct arena *arena)
{
	return plan_sheet(&w->paper, &printing, arena);
}

static char *text_of(struct whole *w, struct arena *arena)
{
	return sheet_pages_join(sheet_text(sheet_of(w, arena), SHEET_A4, arena), true, arena);
}

static const char *page_of(struct whole *w, int number, struct arena *arena)
{
	char *text = text_of(w, arena), *page = text;

	while (number-- > 0)
		page = strsep(&text, "\f");
	return page;
}

static void in_order(const char *text, const char *const *order, size_t n)
{
	const char *at = text;

	for (size_t i = 0; i < n; i++) {
		const char *found = strstr(at, order[i]);
		cr_assert_not_null(
			found, "%s is not after what came before it:\n%s", order[i], text);
		at = found;
	}
}
#define IN_ORDER(text, order) in_order(text, order, sizeof(order) / sizeof((order)[0]))

Test(report_plan, the_first_page_is_whom_to_ring_and_what_to_do)
{
	static const char *const first_page[] = {"Lead professional", "Jo Patel, Social worker\n",
		"Telephone 01632 960100", "If I fall", "She is on the floor", "Do not lift her",
		"1. Ewa", "Telephone numbers:", "Ewa, Daughter: 01632 960002", "DO NOT CONTACT Jan",
		"In the blue tin"};
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	const char *first = page_of(&w, 1, arena);
	IN_ORDER(first, first_page);
	cr_assert_null(strstr(first, "The cat."));
	cr_assert_eq(sheet_of(&w, arena)->blocks[1].size, SHEET_LARGEST);
	arena_free(arena);
}

/* Each plan for what may happen is a page of its own, under whom to ring. */
/* Whoever reads what to do needs whom to ring under it: a long text is smaller. */
Test(report_plan, a_long_contingency_is_smaller_so_that_whom_to_ring_is_below_it)
{
	static const char *const lines =
		"Sit me up and give four puffs of the inhaler\nRing 999 if that does not help\n";
	struct arena *arena = arena_new();
	struct whole w;

	for (int large = 0; large < 2; large++)
		for (int long_one = 0; long_one < 2; long_one++) {
			fill(&w);
			w.paper.large = large;
			if (long_one)
				w.contingency.what_to_do = arena_printf(
					arena, "%s%s%s%s%s", lines, lines, lines, lines, lines);
			const struct sheet *sheet = sheet_of(&w, arena);
			const struct sheet_block *what = sheet->blocks;
			while (what->kind != SHEET_BOX || strcmp(what->label, "Do this") != 0)
				what++;
			cr_assert_eq(what->size,
				large ? (long_one ? SHEET_NORMAL : SHEET_LARGE)
				      : (long_one ? SHEET_LARGE : SHEET_LARGEST),
				"large print %d, long %d: %d", large, long_one, what->size);
		}
	arena_free(arena);
}

Test(report_plan, every_contingency_is_a_page)
{
	struct arena *arena = arena_new();
	struct whole w;
	struct contingency two[2];

	fill(&w);
	two[0] = w.contingency;
	two[1] = (struct contingency){.name = "If my breath is short", .triggers = "Blue lips"};
	w.plan.contingency = two;
	w.plan.contingency_n = 2;
	const char *second = page_of(&w, 2, arena);
	cr_assert(strstr(second, "If my breath is short"), "%s", second);
	cr_assert(strstr(second, "Telephone 01632 960100"));
	/* None of its own: the contacts, in their order. */
	cr_assert(strstr(second, "1. Ewa, Daughter: 01632 960002"));
	arena_free(arena);
}

Test(report_plan, whom_to_ring_where_there_is_no_lead_or_no_plan)
{
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	w.plan.contingency_n = 0;
	w.lead.acting = "Ann Brown";
	w.lead.acting_phone = "01632 960300";
	w.lead.acting_until = date_make(2026, 3, 30);
	static const char *const acting[] = {"Ann Brown for Jo Patel until 30-Mar-2026",
		"Telephone 01632 960300", "Jo Patel, Social worker (away)",
		"No plan for what to do has been written.", "1. Ewa, Daughter: 01632 960002"};
	IN_ORDER(page_of(&w, 1, arena), acting);
	w.record.lead = NULL;
	const char *first = page_of(&w, 1, arena);
	cr_assert(strstr(first, "None: ask the team"), "%s", first);
	cr_assert(strstr(first, "Telephone 01632 960999"));
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
		cr_assert(strstr(page, "Lead professional Jo Patel   Telephone 01632 960100"));
		cr_assert(strstr(page, "Check for a newer version before use."));
		cr_assert(strstr(page, "OFFICIAL-SENSITIVE: PERSONAL"));
	}
	w.record.person.nhs_status = NHS_STATUS_TRACE_REQUIRED;
	cr_assert(strstr(text_of(&w, arena), "999 000 0018 (unverified)"));
	arena_free(arena);
}

/* The longest name that is taken, in letters of two cells. */
Test(report_plan, a_long_name_leaves_birth_and_number_on_every_page)
{
	struct arena *arena = arena_new();
	struct whole w;
	struct str name = {0};
	char *text, *page;

	fill(&w);
	for (int i = 0; i < 100; i++)
		str_add(&name, "王");
	w.record.person.family = w.record.person.given = str_text(&name);
	text = text_of(&w, arena);
	while ((page = strsep(&text, "\f")) != NULL)
		cr_assert(strstr(page, "14-Jul-1945") && strstr(page, "999 000 0018"), "%s", page);
	str_free(&name);
	arena_free(arena);
}

Test(report_plan, the_parts_stand_in_their_order)
{
	static const char *const order[] = {"What matters to me", "The cat.", "Summary",
		"Getting in and out of the bath", "Personal care",
		"Goal: To bathe alone (importance 8 of 10)", "Fit a rail", "Ann Smith",
		"by 01-Apr-2026", "Contacts, in the order to ring", "Ewa", "DO NOT CONTACT",
		"What each agency does", "Team North", "Lead professional", "Jo Patel",
		"Dr Example", "Derby Hospital", "Fit a rail", "01632 960200", "About the person",
		"1 Test Street", "Agreement", "The person", "This plan", "Version", "Review by",
		"Who arranges the review", "Who holds copies", "Carer or family: Ewa",
		"Not recorded", "People important to me", "Funding"};
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	char *text = text_of(&w, arena);
	IN_ORDER(strchr(text, '\f'), order);
	cr_assert_null(strstr(text, "nephew"));
	cr_assert_null(strstr(text, "Do not visit alone"), "the person was not told");
	cr_assert_null(strstr(text, "DRAFT"));
	arena_free(arena);
}

/* What goes over a page says there whose it is. */
Test(report_plan, a_page_in_the_middle_says_of_what_it_is)
{
	enum { MANY = 90 };
	struct arena *arena = arena_new();
	struct plan_action *actions = arena_new_array(arena, struct plan_action, MANY);
	struct whole w;
	char *text, *page;
	int needs = 0, agencies = 0;

	fill(&w);
	for (int i = 0; i < MANY; i++) {
		actions[i] = w.action;
		actions[i].what = arena_printf(arena, "Rail %d.", i);
	}
	w.goal.actions = actions;
	w.goal.actions_n = MANY;
	text = text_of(&w, arena);
	cr_assert_null(strstr(text, "(continues)"), "a row in two parts:\n%s", text);
	for (int i = 0; i < MANY; i++)
		cr_assert(strstr(text, arena_printf(arena, "Rail %d.", i)), "%d is lost", i);
	while ((page = strsep(&text, "\f"))) {
		const char *table = strstr(page, "Rail ");
		const char *agency = strstr(page, "What they do");

		if (agency != NULL && strstr(agency, "Rail ") != NULL) {
			cr_assert(strstr(agency, "Smith"), "%s", page);
			cr_assert(strstr(agency, "01632 960200"), "%s", page);
			agencies++;
		} else if (table != NULL) {
			cr_assert(strstr(page, "Getting in and out of the bath"), "%s", page);
			needs++;
		}
	}
	cr_assert(needs > 1 && agencies > 1, "%d and %d pages", needs, agencies);
	arena_free(arena);
}

Test(report_plan, who_has_no_telephone_here)
{
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	w.lead.phone = NULL;
	const char *first = page_of(&w, 1, arena);
	cr_assert(strstr(first, "Telephone not recorded"), "%s", first);
	arena_free(arena);
}

/* Wherever it was written: a text may name whom nobody may ring, but not how. */
Test(report_plan, the_number_of_who_must_not_be_contacted_is_nowhere)
{
	static const char *const written[] = {"01632 960003", "01632960003", "+44 1632 960003",
		"(01632) 960-003", "00441632960003"};
	struct arena *arena = arena_new();
	struct whole w;

	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		const char *text =
			arena_printf(arena, "Ring Jan on %s, or 01632 960004.", written[i]);
		fill(&w);
		w.contingency.ring = w.contingency.what_to_do = text;
		w.sections[1].text = w.need.text = w.goal.text = w.action.what = text;
		w.contacts[0].note = w.contacts[0].relationship = text;
		w.action.who = w.action.when_words = w.contingency.name = text;
		w.contingency.agreed_with = w.agreement.name = w.agreement.role = text;
		w.plan.review_by = w.plan.declined_reason = text;
		w.plan.status = i % 2 ? PLAN_DECLINED : PLAN_AGREED;
		const char *said = text_of(&w, arena);
		cr_assert_null(strstr(said, "60003"), "%s:\n%s", written[i], said);
		cr_assert_null(strstr(said, "60-003"), "%s:\n%s", written[i], said);
		cr_assert(strstr(said, "(number left out: must not be contacted)"), "%s", said);
		cr_assert(strstr(said, "960004"));
	}
	/* The number of the house they both live in is not theirs alone. */
	fill(&w);
	w.contacts[1].phone = "01632 960001";
	w.contingency.ring = "My own: 01632 960001";
	cr_assert(strstr(text_of(&w, arena), "My own: 01632 960001"));
	arena_free(arena);
}

Test(report_plan, the_short_form_is_what_an_ambulance_crew_needs)
{
	static const char *const order[] = {"What to do if something goes wrong", "Jo Patel",
		"If I fall", "Do not lift her", "01632 960002", "In the blue tin",
		"1 Test Street, Derby, DE1 1AA", "ReSPECT form: in the green folder"};
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	w.paper.short_form = true;
	w.sections[0] = (struct plan_section){.section = SECTION_DOCUMENTS,
		.text = "Will: with the solicitor\nReSPECT form: in the green folder"};
	const char *text = text_of(&w, arena);
	IN_ORDER(text, order);
	cr_assert_null(strstr(text, "The cat."));
	cr_assert_null(strstr(text, "Will:"));
	cr_assert_null(strchr(text, '\f'), "one page:\n%s", text);
	arena_free(arena);
}

Test(report_plan, what_changed_since_the_copy_it_takes_the_place_of)
{
	static const char *const order[] = {"What has changed since copy 1 of 03-Mar-2026",
		"That copy was of version 1; this is version 2.", "What matters to me",
		"10-Mar-2026"};
	static const struct plan_change changes[] = {{"What matters to me", {2026, 3, 10}}};
	struct arena *arena = arena_new();
	struct whole w;

	fill(&w);
	cr_assert_null(strstr(text_of(&w, arena), "What has changed"));
	w.copies[1].plan_id = 5;
	w.copies[1].printed_at = "2026-03-03T10:00:00Z";
	w.paper.since = &w.copies[1];
	w.paper.changes = changes;
	w.paper.changes_n = 1;
	IN_ORDER(text_of(&w, arena), order);
	/* Nothing is a line and not a page. */
	w.copies[1].plan_id = w.plan.id;
	w.paper.changes_n = 0;
	cr_assert(strstr(text_of(&w, arena), "Nothing has changed that stands on it"));
	cr_assert_null(strstr(text_of(&w, arena), "What has changed"));
	arena_free(arena);
}

/* "The person" is a worker's word: they read this paper themselves. */
Test(report_plan, the_person_has_a_name_on_their_own_paper)
{
	struct arena *arena = arena_new();
	const char *text;
	struct whole w;

	fill(&w);
	w.record.person.preferred = NULL;
	w.action.who = "the person";
	w.copies[0].holder = HOLDER_PERSON;
	w.copies[0].holder_name = NULL;
	text = text_of(&w, arena);
	cr_assert_not_null(strstr(text, arena_printf(arena, "2  %s %s", w.record.person.given,
						w.record.person.family)),
		"%s", text);
	cr_assert_not_null(strstr(text, arena_printf(arena, "Fit a rail        %s %s",
						w.record.person.given, w.record.person.family)),
		"%s", text);
	w.record.person.preferred = "Ada";
	text = text_of(&w, arena);
	cr_assert_not_null(
		strstr(text, arena_printf(arena, "2  Ada %s", w.record.person.family)), "%s", text);
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

/* A flag without its text, if the person knows of it; safeguarding never, whoever reads it there. */
Test(report_plan, says_on_a_paper_for_home_only_what_may_be_read_there)
{
	static const struct {
		int kind;
		const char *told;
		bool shown;
	} cases[] = {
		{ALERT_VISIT_ALONE, "Y", true},
		{ALERT_VISIT_ALONE, "N", false},
		{ALERT_ALLERGY, "N", true},
		{ALERT_SAFEGUARDING, "Y", false},
		{ALERT_OTHER, "Y", false},
	};
	struct arena *arena = arena_new();
	struct whole w;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fill(&w);
		w.alert.kind = cases[i].kind;
		w.alert.told = cases[i].told;
		const char *word = word_shown(&words_alert_kind, cases[i].kind);
		const char *note = strstr(text_of(&w, arena), "Please note");
		cr_assert_eq(note != NULL, cases[i].shown, "%s", word);
		cr_assert(note == NULL || strstr(note, word) != NULL, "%s", word);
	}
	arena_free(arena);
}

Test(report_plan, an_empty_plan_is_a_paper_too)
{
	struct arena *arena = arena_new();
	struct person_record record = {.person = {.id = 1}};
	struct plan plan = {.id = 1, .number = 1, .status = PLAN_DRAFT};
	const struct plan_paper paper = {.record = &record, .plan = &plan, .today = today};
	const char *text = sheet_pages_join(
		sheet_text(plan_sheet(&paper, &printing, arena), SHEET_A4, arena), true, arena);

	cr_assert(strstr(text, "NAME NOT KNOWN"));
	cr_assert(strstr(text, "No plan for what to do has been written."));
	cr_assert(strstr(text, "None: ask the team"));
	cr_assert(strstr(text, "Nobody has agreed this plan yet."));
	cr_assert(strstr(text, "What matters to me, People important to me"), "%s", text);
	arena_free(arena);
}
