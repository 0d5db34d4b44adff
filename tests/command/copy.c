/* Copies of plans on paper: numbered by printing, with whom they are, and what changed since. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/copy.h>
#include <caseload/db/db.h>
#include <caseload/history.h>
#include <caseload/store/store.h>

#include "../../src/command/inside.h"

TestSuite(copy, .timeout = 60);

#define ADA "9990000018"

static void agree(struct fixture *f, const char *name)
{
	FIXTURE_OK(f, CMD_PLAN_AGREE, "person", ADA, "party", "person", "name", name, NULL);
}

static void begin(struct fixture *f)
{
	fixture_open_at(f, "2026-03-01T09:00");
	fixture_on_register(f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	FIXTURE_OK(f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text", "The choir.",
		NULL);
	FIXTURE_OK(f, CMD_PLAN_SET, "person", ADA, "section", "summary", "text", "Falls.", NULL);
	agree(f, "Adaeze");
	fixture_now(f, "2026-03-02T09:00");
}

static const char *print(struct fixture *f, const char *name, const char *value)
{
	FIXTURE_OK(f, CMD_PRINT_PLAN, "person", ADA, "to",
		arena_printf(f->arena, "%s/%zu.txt", f->dir, (size_t)rand()), name, value, NULL);
	return f->result.message;
}

static const struct copy *copy(struct fixture *f, int64_t number)
{
	const struct copy *copies;

	FIXTURE_OK(f, CMD_COPY_LIST, "person", ADA, NULL);
	copies = f->result.value;
	for (size_t i = 0; i < f->result.n; i++)
		if (copies[i].number == number)
			return &copies[i];
	cr_assert_fail("no copy %d", (int)number);
	return NULL;
}

static void says(const char *text, const char *part, int line)
{
	cr_assert(text != NULL && strstr(text, part) != NULL, "line %d: %s: %s", line, part, text);
}
#define SAYS(text, part) says(text, part, __LINE__)
#define STANDS(f, number, words)                                                                   \
	cr_assert_str_eq(copy_stand_words(copy(f, number), (f)->arena), words)

static void refused(struct fixture *f, const char *field, const char *part, int line)
{
	cr_assert_str_eq(f->err.field, field, "line %d: %s", line, f->err.text);
	says(f->err.text, part, line);
}
#define REFUSED(f, field, part, ...)                                                               \
	do {                                                                                       \
		cr_assert_not(fixture_run(f, __VA_ARGS__, NULL), "line %d", __LINE__);             \
		refused(f, field, part, __LINE__);                                                 \
	} while (0)

Test(copy, every_real_print_is_a_numbered_copy)
{
	struct fixture f;

	begin(&f);
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "preview", "1", NULL);
	FIXTURE_OK(&f, CMD_COPY_LIST, "person", ADA, NULL);
	cr_assert_eq(f.result.n, 0, "a preview is no copy");
	SAYS(print(&f, NULL, NULL),
		"It is copy 1 of version 1, agreed on 01-Mar-2026. Say who gets it: caseload copy "
		"give 9990000018 1");
	FIXTURE_OK(&f, CMD_PRINT_CONTINGENCY, "person", ADA, "to", "-", NULL);
	SAYS(print(&f, "holder", "gp"), "It is copy 3 of version 1, agreed on 01-Mar-2026.");
	cr_assert(copy(&f, 2)->short_form);
	cr_assert_eq(copy(&f, 3)->holder, HOLDER_GP);
	cr_assert_eq(copy(&f, 3)->pages, 2);
	cr_assert_eq(copy(&f, 3)->plan_number, 1);
	STANDS(&f, 3, "As it stands");
	fixture_close(&f);
}

Test(copy, a_newer_one_of_the_same_holder_replaces_the_older)
{
	struct fixture f;

	begin(&f);
	print(&f, NULL, NULL);
	print(&f, NULL, NULL);
	FIXTURE_OK(&f, CMD_COPY_GIVE, "person", ADA, "number", "1", "holder", "carer", "name",
		"Sam Bell", "how", "post", NULL);
	SAYS(f.result.message, "is with: Carer or family: Sam Bell, since 02-Mar-2026.");
	/* Another holder, and another form of it, replace nothing. */
	FIXTURE_OK(&f, CMD_COPY_GIVE, "person", ADA, "number", "2", "holder", "carer", "name",
		"Jo Bell", NULL);
	FIXTURE_OK(&f, CMD_PRINT_CONTINGENCY, "person", ADA, "to", "-", "holder", "carer", "name",
		"sam bell", NULL);
	STANDS(&f, 1, "As it stands");
	FIXTURE_OK(&f, CMD_COPY_GIVE, "person", ADA, "number", "2", "holder", "carer", "name",
		"SAM BELL", NULL);
	SAYS(f.result.message, " Copy 1 counts as replaced.");
	STANDS(&f, 1, "Replaced by a newer one on 02-Mar-2026");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	STANDS(&f, 1, "As it stands");
	cr_assert_str_eq(copy(&f, 2)->holder_name, "Jo Bell");
	/* At printing too. */
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "to", "-", "holder", "carer", "name",
		"Jo Bell", NULL);
	STANDS(&f, 2, "Replaced by a newer one on 02-Mar-2026");
	fixture_close(&f);
}

Test(copy, what_cannot_be_said_of_one)
{
	struct fixture f;

	begin(&f);
	REFUSED(&f, "number", "there is no copy", CMD_COPY_GIVE, "person", ADA, "number", "1",
		"holder", "gp");
	print(&f, NULL, NULL);
	REFUSED(&f, "number", "has no copy 7", CMD_COPY_GIVE, "person", ADA, "number", "7",
		"holder", "gp");
	REFUSED(&f, "holder", "is missing", CMD_COPY_GIVE, "person", ADA, "number", "1");
	REFUSED(&f, "name", "Who the copy was given to", CMD_COPY_GIVE, "person", ADA, "number",
		"1", "holder", "other");
	REFUSED(&f, "on", "was printed on 02-Mar-2026", CMD_COPY_GIVE, "person", ADA, "number", "1",
		"holder", "gp", "on", "1-Mar-2026");
	REFUSED(&f, "on", "", CMD_COPY_GIVE, "person", ADA, "number", "1", "holder", "gp", "on",
		"20-Mar-2026");
	REFUSED(&f, "how", "is missing", CMD_COPY_END, "person", ADA, "number", "1");
	REFUSED(&f, "holder", "Who holds the copy", CMD_PRINT_PLAN, "person", ADA, "to", "-", "how",
		"post");
	FIXTURE_OK(&f, CMD_COPY_END, "person", ADA, "number", "1", "how", "returned", NULL);
	REFUSED(&f, "number", "out of use: Came back on 02-Mar-2026", CMD_COPY_GIVE, "person", ADA,
		"number", "1", "holder", "gp");
	REFUSED(&f, "number", "out of use", CMD_COPY_END, "person", ADA, "number", "1", "how",
		"lost");
	fixture_close(&f);
}

static bool told(struct fixture *f, const char *record, const char *column)
{
	const struct history *list = f->result.value;

	for (size_t i = 0; i < f->result.n; i++)
		for (size_t j = 0; j < list[i].fields_n; j++)
			if (strcmp(list[i].fields[j].record, record) == 0 &&
				strcmp(list[i].fields[j].column, column) == 0)
				return true;
	return false;
}

/* What is written in the next draft is on nobody's paper until it is agreed. */
Test(copy, what_changed_since)
{
	struct fixture f;

	begin(&f);
	print(&f, "holder", "person");
	fixture_now(&f, "2026-03-03T09:00");
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Sam Bell", "phone", "01632 960002",
		NULL);
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", ADA, "text", "Rang.", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "Knows her",
		NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text", "The cat.",
		NULL);
	FIXTURE_OK(&f, CMD_COPY_CHANGED, "person", ADA, NULL);
	cr_assert_eq(f.result.n, 2, "%zu: %s", f.result.n, f.result.message);
	cr_assert(told(&f, "contact", "phone") && told(&f, "lead", "worker_id"));
	cr_assert_not(told(&f, "lead", "reason"));
	cr_assert_not(told(&f, "plan_section", "text"));
	STANDS(&f, 1, "2 changes since");
	fixture_now(&f, "2026-03-04T09:00");
	agree(&f, "Adaeze");
	SAYS(f.result.message, " Copy 1 of version 1 is still out: caseload copy list 9990000018.");
	fixture_now(&f, "2026-03-05T09:00");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text", "The dog.",
		NULL);
	FIXTURE_OK(&f, CMD_COPY_CHANGED, "person", ADA, "number", "1", NULL);
	SAYS(f.result.message, "Version 2 is agreed since.");
	cr_assert(told(&f, "plan_section", "text"));
	cr_assert(told(&f, "plan", "status"));
	const struct history *newest = f.result.value;
	cr_assert_str_eq(
		newest->at, "2026-03-04T09:00:00Z", "version 3 is a draft: %s", newest->what);
	STANDS(&f, 1, "Older: version 2 is agreed");
	fixture_close(&f);
}

static const char *pages(struct fixture *f)
{
	return fixture_pages(f);
}

Test(copy, the_next_one_says_what_changed_since)
{
	struct fixture f;

	begin(&f);
	print(&f, "holder", "person");
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", ADA, "kind", "do_not_visit_alone", "text",
		"The nephew", NULL);
	fixture_now(&f, "2026-03-04T09:00");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text", "The cat.",
		NULL);
	FIXTURE_OK(
		&f, CMD_ALERT_ADD, "person", ADA, "kind", "safeguarding", "text", "The son", NULL);
	agree(&f, "Adaeze");
	fixture_now(&f, "2026-03-05T09:00");
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "to", "-", "holder", "person", NULL);
	const char *text = pages(&f);
	SAYS(text, "What has changed since copy 1 of 02-Mar-2026");
	SAYS(text, "That copy was of version 1; this is version 2.");
	SAYS(strstr(text, "What has changed"), "What matters to me");
	cr_assert_null(strstr(text, "nephew"));
	cr_assert_null(strstr(strstr(text, "What has changed"), "lert"), "%s", text);
	/* The one that takes its place is among those that are held, and it is not. */
	SAYS(strstr(text, "Who holds copies"), "   2        2  Adaeze Okonkwo");
	cr_assert_null(strstr(strstr(text, "Who holds copies"), "   1        1"), "%s", text);
	/* What a draft says otherwise is no change for who holds version 2, and is one on its paper. */
	fixture_now(&f, "2026-03-06T09:00");
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", ADA, "section", "summary", "text", "Two falls.", NULL);
	FIXTURE_OK(&f, CMD_COPY_CHANGED, "person", ADA, "number", "2", NULL);
	cr_assert_eq(f.result.n, 0);
	fixture_now(&f, "2026-03-06T10:00");
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "draft", "1", "to", "-", "holder", "person",
		NULL);
	text = pages(&f);
	SAYS(text, "That copy was of version 2; this is version 3.");
	SAYS(strstr(text, "What has changed since copy 2"), "Summary");
	fixture_close(&f);
}

Test(copy, one_of_a_draft_is_old_once_it_is_agreed)
{
	struct fixture f;

	begin(&f);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "summary", "text", "More.", NULL);
	print(&f, "version", "2");
	fixture_now(&f, "2026-03-03T09:00");
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", ADA, "section", "summary", "text", "Yet more.", NULL);
	STANDS(&f, 1, "1 change since");
	agree(&f, "Adaeze");
	STANDS(&f, 1, "Older: printed before it was agreed");
	fixture_close(&f);
}

/* What hangs on a fridge is what was agreed; what somebody is writing goes out where it is asked for. */
Test(copy, the_agreed_version_goes_out_unless_the_draft_is_asked_for)
{
	struct fixture f;

	begin(&f);
	REFUSED(&f, "draft", "has no draft. The newest version is 1: Agreed.", CMD_PRINT_PLAN,
		"person", ADA, "preview", "1", "draft", "1");
	print(&f, "holder", "person");
	fixture_now(&f, "2026-03-03T09:00");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text", "The cat.",
		NULL);
	FIXTURE_OK(&f, CMD_PLAN_CONTINGENCY_ADD, "person", ADA, "name", "Fire", "trigger", "Smoke",
		"do", "Ring 999", NULL);
	REFUSED(&f, "draft", "not both", CMD_PRINT_PLAN, "person", ADA, "preview", "1", "draft",
		"1", "version", "1");
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "preview", "1", "holder", "person", NULL);
	SAYS(f.result.message,
		" It is version 1, agreed on 01-Mar-2026. Version 2, a newer draft, is not agreed");
	SAYS(f.result.message, " For: The person. It replaces copy 1.");
	SAYS(pages(&f), "The choir.");
	cr_assert_null(strstr(pages(&f), "DRAFT"));
	cr_assert_str_eq(((const struct paper *)f.result.value)->version,
		"Version 1, agreed; a draft is newer");
	FIXTURE_OK(&f, CMD_PRINT_CONTINGENCY, "person", ADA, "preview", "1", NULL);
	SAYS(f.result.message,
		" It is version 1, agreed on 01-Mar-2026. Version 2, a newer draft,");
	cr_assert_null(strstr(pages(&f), "Smoke"));
	REFUSED(&f, "plan", "no contingency in the agreed plan. There is one in a draft",
		CMD_PLAN_CONTINGENCY, "person", ADA);
	/* The draft to read beside it: what is on the fridge stays there. */
	SAYS(print(&f, "draft", "1"), "It is copy 2 of version 2, a draft that is not agreed.");
	FIXTURE_OK(&f, CMD_COPY_GIVE, "person", ADA, "number", "2", "holder", "person", NULL);
	cr_assert_null(strstr(f.result.message, "replaced"), "%s", f.result.message);
	STANDS(&f, 1, "As it stands");
	/* Nothing is agreed once the person has declined, though a draft was in hand. */
	FIXTURE_OK(&f, CMD_PLAN_DECLINE, "person", ADA, "reason", "Had enough", NULL);
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "preview", "1", NULL);
	SAYS(f.result.message, " It is version 2, declined.");
	SAYS(f.result.message, " Copies before it: 2 out, 2 older.");
	STANDS(&f, 1, "Older: now archived");
	fixture_close(&f);
}

/* ---- of a team ---- */

#define BEN "9990000026"

static void print_of(struct fixture *f, const char *person, const char *holder)
{
	FIXTURE_OK(f, CMD_PRINT_PLAN, "person", person, "to", "-", "holder", holder, NULL);
}

static void write_of(struct fixture *f, const char *person, const char *text)
{
	FIXTURE_OK(
		f, CMD_PLAN_SET, "person", person, "section", "what_matters", "text", text, NULL);
	FIXTURE_OK(f, CMD_PLAN_SET, "person", person, "section", "summary", "text", text, NULL);
}

static void agree_of(struct fixture *f, const char *person)
{
	FIXTURE_OK(f, CMD_PLAN_AGREE, "person", person, "party", "person", "name", "Them", NULL);
}

/* As "copy changed" counts it, whose list is made another way. */
static void counted_alike(struct fixture *f, size_t want)
{
	const struct copy *copies;
	size_t n;

	FIXTURE_OK(f, CMD_COPY_OLD, "current", "1", NULL);
	copies = f->result.value;
	n = f->result.n;
	cr_assert_eq(n, want, "%zu copies are out", n);
	for (size_t i = 0; i < n; i++) {
		FIXTURE_OK(f, CMD_COPY_CHANGED, "person", copies[i].person_uid, "number",
			arena_printf(f->arena, "%d", (int)copies[i].number), NULL);
		cr_assert_eq((size_t)copies[i].changes, f->result.n, "%s, copy %d: %d, not %s",
			copies[i].person, (int)copies[i].number, (int)copies[i].changes,
			f->result.message);
	}
}

/* How the i-th of those out of date stands. */
static const char *old(struct fixture *f, size_t i, size_t n)
{
	const struct copy *copies;

	FIXTURE_OK(f, CMD_COPY_OLD, NULL);
	copies = f->result.value;
	cr_assert_eq(f->result.n, n, "%zu: %s", f->result.n, f->result.message);
	return i < n ? arena_printf(f->arena, "%s %d %s: %s", copies[i].person,
			       (int)copies[i].number, copy_holder_words(&copies[i], f->arena),
			       copy_stand_words(&copies[i], f->arena))
		     : "";
}

Test(copy, the_team_sees_which_are_out_of_date)
{
	struct fixture f;

	begin(&f);
	fixture_on_register(&f, "Bell", "Ben", BEN, "1938-01-02");
	write_of(&f, BEN, "The allotment.");
	print_of(&f, BEN, "person"); /* a draft: nothing is agreed yet */
	print_of(&f, ADA, "person");
	print_of(&f, ADA, "gp");
	old(&f, 0, 0);
	counted_alike(&f, 3);
	/* Taken back, it is no change; but what stood on the paper is. */
	fixture_now(&f, "2026-03-02T10:00");
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Sam Bell", NULL);
	cr_assert_str_eq(old(&f, 0, 2), "OKONKWO, Adaeze 1 The person: 1 change since");
	fixture_now(&f, "2026-03-02T11:00");
	print_of(&f, ADA, "ambulance");
	fixture_now(&f, "2026-03-02T12:00");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	counted_alike(&f, 4);
	cr_assert_str_eq(old(&f, 0, 1), "OKONKWO, Adaeze 3 Ambulance service: 1 change since");
	fixture_now(&f, "2026-03-02T14:00");
	FIXTURE_OK(&f, CMD_REDO, NULL);
	counted_alike(&f, 4);
	cr_assert_str_eq(old(&f, 1, 2), "OKONKWO, Adaeze 2 GP practice: 1 change since");
	fixture_now(&f, "2026-03-03T09:00");
	agree_of(&f, BEN);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", BEN, "worker", "jpatel", "reason", "x", NULL);
	counted_alike(&f, 4);
	/* About both at once. */
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	fixture_now(&f, "2026-03-04T09:00");
	FIXTURE_OK(
		&f, CMD_LEAD_HANDOVER, "from", "jpatel", "to", "asmith", "reason", "Leaves", NULL);
	FIXTURE_OK(&f, CMD_COPY_CHANGED, "person", ADA, "number", "1", NULL);
	SAYS(((const struct history *)f.result.value)->what, "Hand over everything");
	counted_alike(&f, 4);
	write_of(&f, ADA, "The cat.");
	counted_alike(&f, 4);
	cr_assert_str_eq(
		old(&f, 0, 4), "BELL, Ben 1 The person: Older: printed before it was agreed");
	fixture_now(&f, "2026-03-05T09:00");
	agree_of(&f, ADA);
	counted_alike(&f, 4);
	cr_assert_str_eq(old(&f, 1, 4), "OKONKWO, Adaeze 1 The person: Older: version 2 is agreed");
	FIXTURE_OK(&f, CMD_COPY_END, "person", ADA, "number", "1", "how", "returned", NULL);
	old(&f, 0, 3);
	fixture_close(&f);
}

static int64_t asked(struct fixture *f)
{
	struct db *db = store_db(f->session->store);
	int64_t before = db->statements;

	FIXTURE_OK(f, CMD_COPY_OLD, NULL);
	return db->statements - before;
}

/* However many there are, of however many people. */
Test(copy, the_list_of_a_team_asks_no_more_for_many)
{
	static const char *const numbers[] = {BEN, "9990000034", "9990000042", "9996060128"};
	struct fixture f;
	int64_t few;

	begin(&f);
	for (size_t i = 0; i < 4; i++) {
		fixture_on_register(&f, "Bell", "Ben", numbers[i], "1938-01-02");
		write_of(&f, numbers[i], "The allotment.");
		agree_of(&f, numbers[i]);
	}
	print_of(&f, ADA, "person");
	fixture_now(&f, "2026-03-03T09:00");
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Sam Bell", NULL);
	asked(&f); /* the first reads what is kept of the team */
	few = asked(&f);
	fixture_now(&f, "2026-03-02T09:00");
	for (size_t i = 0; i < 4; i++) {
		print_of(&f, numbers[i], "person");
		print_of(&f, numbers[i], "gp");
		print_of(&f, numbers[i], "carer");
	}
	fixture_now(&f, "2026-03-04T09:00");
	for (size_t i = 0; i < 4; i++)
		FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", numbers[i], "name", "Jo", NULL);
	cr_assert_eq(asked(&f), few, "%d, %d for one", (int)asked(&f), (int)few);
	fixture_close(&f);
}

static const char *detail(struct fixture *f)
{
	const struct audit *rows;

	FIXTURE_OK(f, CMD_AUDIT_LIST, "limit", "5", NULL);
	rows = f->result.value;
	for (size_t i = 0; i < f->result.n; i++)
		if (text_starts(rows[i].command, "print"))
			return rows[i].detail;
	return NULL;
}

Test(copy, large_print_by_who_reads_it_and_the_override_in_the_audit)
{
	struct fixture f;

	begin(&f);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "comm-need", "large_print", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Sam Bell", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Jan", "do-not-contact", "1", NULL);
	REFUSED(&f, "reason", "needs large print", CMD_PRINT_PLAN, "person", ADA, "to", "-", "size",
		"ordinary");
	REFUSED(&f, "contact", "must not be contacted", CMD_PRINT_PLAN, "person", ADA, "to", "-",
		"contact", "Jan");
	REFUSED(&f, "contact", "has no contact", CMD_PRINT_PLAN, "person", ADA, "to", "-",
		"contact", "Zoe");
	FIXTURE_OK(&f, CMD_COPY_LIST, "person", ADA, NULL);
	cr_assert_eq(f.result.n, 0, "nothing was printed");
	print(&f, NULL, NULL);
	cr_assert(copy(&f, 1)->large);
	print(&f, "contact", "sam");
	cr_assert_not(copy(&f, 2)->large, "Sam reads ordinary type");
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "to", "-", "size", "ordinary", "reason",
		"For the GP", NULL);
	SAYS(detail(&f), "large print overridden: For the GP");
	cr_assert_str_eq(copy(&f, 3)->override_reason, "For the GP");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "comm-need", "braille", NULL);
	SAYS(print(&f, NULL, NULL), "paper alone does not reach them");
	fixture_close(&f);
}

/* The desk out of hours prints the contingency and nothing else. */
Test(copy, a_reader_prints_the_contingency_alone)
{
	struct fixture f;
	struct session *desk;

	begin(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "The Desk", "profession", "other", "login", "desk",
		"role", "reader", NULL);
	desk = fixture_session(&f, "desk");
	cr_assert(fixture_run_in(
			  &f, desk, CMD_PRINT_CONTINGENCY, "person", ADA, "preview", "1", NULL),
		"%s", f.err.text);
	cr_assert_null(f.result.about);
	/* Who holds which is the team's to record, and would end the copy that is there. */
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "to", "-", "short", "1", "holder",
		"ambulance", NULL);
	cr_assert_not(fixture_run_in(&f, desk, CMD_PRINT_CONTINGENCY, "person", ADA, "to", "-",
		"holder", "ambulance", NULL));
	cr_assert_eq(f.err.code, ERR_DENIED, "%s", f.err.text);
	cr_assert_eq(copy(&f, 1)->ended_how, COPY_END_NONE);
	cr_assert(fixture_run_in(&f, desk, CMD_PRINT_CONTINGENCY, "person", ADA, "to", "-", NULL),
		"%s", f.err.text);
	cr_assert_not(
		fixture_run_in(&f, desk, CMD_PRINT_PLAN, "person", ADA, "preview", "1", NULL));
	cr_assert_not(fixture_run_in(
		&f, desk, CMD_PRINT_PLAN, "person", ADA, "preview", "1", "short", "1", NULL));
	session_close(desk);
	fixture_close(&f);
}

static void printers(struct fixture *f, const char *lp)
{
	fixture_printers(f);
	fixture_program(f, "lp", lp);
}

/* Each has its own number; what does not come out of the printer is nobody's copy, and what it would
 * have replaced still stands. */
Test(copy, several_are_numbered_and_what_does_not_come_out_is_none)
{
	struct fixture f;

	begin(&f);
	printers(&f, "cat >>pages; echo x >>jobs; [ $(wc -l <jobs) -lt 3 ]\n");
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "printer", "Hall", "holder", "gp", NULL);
	REFUSED(&f, "holder", "not all for one holder", CMD_PRINT_PLAN, "person", ADA, "printer",
		"Hall", "holder", "gp", "copies", "2");
	/* The first of these two leaves, the second does not. */
	REFUSED(&f, "printer", "1 of 2 copies left", CMD_PRINT_PLAN, "person", ADA, "printer",
		"Hall", "copies", "2");
	cr_assert_eq(system(arena_printf(f.arena,
			     "grep -q 'copy 1  .*page 1' %s/pages && grep -q 'copy 2  .*page 1' "
			     "%s/pages && grep -q 'copy 3  .*page 1' %s/pages",
			     f.dir, f.dir, f.dir)),
		0);
	STANDS(&f, 2, "As it stands");
	STANDS(&f, 3, "Did not come out of the printer on 02-Mar-2026");
	REFUSED(&f, "printer", "", CMD_PRINT_PLAN, "person", ADA, "printer", "Hall", "holder",
		"gp");
	STANDS(&f, 4, "Did not come out of the printer on 02-Mar-2026");
	STANDS(&f, 1, "As it stands");
	/* Where nobody knows, the copy stands: it may lie in the printer. What was not sent is none. */
	printers(&f, "cat >/dev/null; kill -9 $$\n");
	REFUSED(&f, "printer",
		"1 of 2 copies left. Hall did not answer, so it may print or not: look there "
		"first. It counts as printed. If copy 5 did not come out: caseload copy end "
		"9990000018 5 not_printed.",
		CMD_PRINT_PLAN, "person", ADA, "printer", "Hall", "copies", "2");
	/* However much lp has to say of it. */
	printers(&f, "cat >/dev/null; yes x | head -c 100000 | tr -d '\\n' >&2; kill -9 $$\n");
	REFUSED(&f, "printer",
		"If copy 7 did not come out: caseload copy end 9990000018 7 not_printed.",
		CMD_PRINT_PLAN, "person", ADA, "printer", "Hall");
	printers(&f, "cat >/dev/null; kill -9 $$\n");
	STANDS(&f, 5, "As it stands");
	STANDS(&f, 6, "Did not come out of the printer on 02-Mar-2026");
	REFUSED(&f, "printer", "It counts as printed", CMD_PRINT_PLAN, "person", ADA, "printer",
		"Hall", "holder", "gp");
	STANDS(&f, 8, "As it stands");
	STANDS(&f, 1, "Replaced by a newer one on 02-Mar-2026");
	FIXTURE_OK(&f, CMD_COPY_END, "person", ADA, "number", "8", "how", "not_printed", NULL);
	FIXTURE_OK(&f, CMD_AUDIT_VERIFY, NULL);
	fixture_close(&f);
}

/* Fourteen pages and more: none of them may lie about without a name, nor a row be cut in two. */
Test(copy, a_long_plan_says_on_every_page_whose_it_is_and_whom_to_ask)
{
	struct fixture f;
	struct str text = {0};
	char line[4096];
	size_t pages = 0, named = 0, led = 0;

	begin(&f);
	if (access("build/caseload-pdf", X_OK) != 0 && getenv("CASELOAD_PDF") == NULL)
		cr_skip_test("caseload-pdf is not built");
	if (access("/usr/bin/pdftotext", X_OK) != 0)
		cr_skip_test("there is no pdftotext");
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "jpatel", "phone", "01632 960100", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "Knows her",
		NULL);
	for (int i = 0; i < 400; i++)
		str_addf(
			&text, "Line %d of what matters, long enough to fill some of a page.\n", i);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text",
		str_text(&text), NULL);
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", ADA, "draft", "1", "size", "large", "to",
		arena_printf(f.arena, "%s/long.pdf", f.dir), NULL);
	str_free(&text);
	FILE *out = popen(arena_printf(f.arena, "pdftotext -layout %s/long.pdf -", f.dir), "r");
	cr_assert_not_null(out);
	while (fgets(line, sizeof(line), out) != NULL) {
		pages += strchr(line, '\f') != NULL;
		named += strstr(line, "OKONKWO, Adaeze") != NULL;
		led += strstr(line, "Lead professional Jo Patel") != NULL;
	}
	pclose(out);
	cr_assert_geq(pages, 14, "%zu", pages);
	cr_assert_geq(named, pages, "%zu of %zu", named, pages);
	cr_assert_eq(led, pages, "%zu of %zu", led, pages);
	fixture_close(&f);
}

/* Said before it goes to somebody's home, in the preview and once it is printed. */
Test(copy, says_what_to_beware_of)
{
	struct fixture f;
	const char *ring = "No telephone is recorded for Jo Patel, whom it says to ring:";

	begin(&f);
	cr_assert_null(strstr(print(&f, NULL, NULL), "elephone"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "Knows her",
		NULL);
	SAYS(print(&f, "preview", "1"), ring);
	SAYS(print(&f, NULL, NULL), ring);
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "jpatel", "phone", "01632 960001", NULL);
	cr_assert_null(strstr(print(&f, NULL, NULL), "elephone"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "died", "2026-03-01", NULL);
	SAYS(print(&f, NULL, NULL), "Died on 01-Mar-2026.");
	fixture_close(&f);
}

Test(copy, two_with_one_number_after_a_merge_can_both_be_ended)
{
	struct fixture f;

	begin(&f);
	print(&f, NULL, NULL);
	fixture_on_register(&f, "Okonkwo", "Ada", "9990000026", "1941-05-06");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", "9990000026", "section", "what_matters", "text",
		"The choir.", NULL);
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", "9990000026", "to", fixture_in(&f, "b.txt"), NULL);
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", ADA, "other", "9990000026", "reason", "Same",
		"end-episode", "1", NULL);
	for (int i = 0; i < 2; i++)
		FIXTURE_OK(&f, CMD_COPY_END, "person", ADA, "number", "1", "how", "returned", NULL);
	FIXTURE_OK(&f, CMD_COPY_LIST, "person", ADA, NULL);
	const struct copy *copies = f.result.value;
	cr_assert_eq(f.result.n, 2);
	cr_assert(date_is_set(copies[0].ended_on) && date_is_set(copies[1].ended_on));
	REFUSED(&f, "number", "", CMD_COPY_END, "person", ADA, "number", "1", "how", "returned");
	fixture_close(&f);
}
