/* Who is writing where, and the speller's words. */
#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/clock.h>

static struct fixture f;

static void begin(void)
{
	fixture_open(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession", "district_nurse",
		"login", "mlewis", NULL);
}

static void end(void)
{
	fixture_close(&f);
}

TestSuite(writing, .init = begin, .fini = end);

/* What the notice says to whoever opens the place; "" nobody is there. */
static const char *told(struct session *session, const char *uid, const char *place)
{
	cr_assert(
		fixture_run_in(&f, session, CMD_EDITING_BEGIN, "person", uid, "place", place, NULL),
		"%s", f.err.text);
	return f.result.message ? f.result.message : "";
}

Test(writing, the_second_is_told_and_nobody_is_kept_out)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "14-Jul-1945");
	struct session *other = fixture_session(&f, "mlewis");
	int64_t start = clock_unix();

	cr_assert_str_eq(told(other, uid, "plan/risks"), "");
	cr_assert_str_eq(told(other, uid, "plan/risks"), "", "nobody is told of themselves");
	cr_assert_str_eq(told(f.session, uid, "plan/summary"), "", "another place");
	cr_assert_str_eq(told(f.session, uid, "plan/risks"),
		"Mary Lewis has been writing here since 14:05.");
	/* One writes in one place at a time. */
	told(other, uid, "plan/funding");
	cr_assert_str_eq(told(f.session, uid, "plan/risks"), "");
	/* But where a draft waits one is still expected. */
	cr_assert(fixture_run_in(&f, other, CMD_DRAFT_KEEP, "person", uid, "place", "plan/funding",
			  "text", "Half", NULL),
		"%s", f.err.text);
	told(other, uid, "plan/capacity");
	cr_assert_str_eq(told(f.session, uid, "plan/funding"),
		"Mary Lewis has been writing here since 14:05.");
	/* A quarter of an hour without a key, and the notice counts no more. */
	clock_fix(start + 15 * 60 + 1);
	cr_assert_str_eq(told(f.session, uid, "plan/funding"), "");
	/* A draft kept renews it. */
	cr_assert(fixture_run_in(&f, other, CMD_DRAFT_KEEP, "person", uid, "place", "plan/funding",
			  "text", "Half a", NULL),
		"%s", f.err.text);
	cr_assert_str_eq(told(f.session, uid, "plan/funding"),
		"Mary Lewis has been writing here since 14:05.");
	cr_assert(
		fixture_run_in(&f, other, CMD_EDITING_END, "person", uid, NULL), "%s", f.err.text);
	cr_assert_str_eq(told(f.session, uid, "plan/funding"), "");
	session_close(other);
}

Test(writing, words_are_the_whole_teams)
{
	struct session *other = fixture_session(&f, "mlewis");

	FIXTURE_OK(&f, CMD_SPELL_ADD, "word", "multimorbidity", NULL);
	FIXTURE_OK(&f, CMD_SPELL_ADD, "word", "multimorbidity", NULL);
	cr_assert(fixture_run_in(&f, other, CMD_SPELL_ADD, "word", "anticoagulant", NULL));
	FIXTURE_OK(&f, CMD_SPELL_LIST, NULL);
	cr_assert_str_eq(f.result.message, "anticoagulant\nmultimorbidity");
	cr_assert(!fixture_run(&f, CMD_SPELL_DROP, "word", "anticoagulant", NULL),
		"another's word stays");
	FIXTURE_OK(&f, CMD_SPELL_DROP, "word", "multimorbidity", NULL);
	cr_assert(!fixture_run(&f, CMD_SPELL_ADD, "word", "two words", NULL));
	cr_assert_str_eq(f.err.field, "word");
	FIXTURE_OK(&f, CMD_SPELL_LIST, NULL);
	cr_assert_str_eq(f.result.message, "anticoagulant");
	session_close(other);
}

/* The draft goes in the transaction of what was made of it, and with nothing else. */
Test(writing, a_draft_goes_with_its_save)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "14-Jul-1945");

	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "note add", "text", "Rang", NULL);
	cr_assert(!fixture_run(&f, CMD_NOTE_ADD, "person", uid, "text", "Rang", "on", "31/2",
		"draft", "note add", NULL));
	FIXTURE_OK(&f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(f.result.n, 1, "nothing was saved, so nothing goes");
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", uid, "text", "Another", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(f.result.n, 1, "another save does not take it");
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", uid, "text", "Rang", "draft", "note add", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
}

Test(writing, a_draft_knows_the_text_it_was_begun_from)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "14-Jul-1945");
	const char *want[] = {"First", "Second", "Third"};

	for (int i = 0; i < 3; i++)
		FIXTURE_OK(
			&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", want[i], NULL);
	for (int i = 0; i < 3; i++) {
		char version[2] = {(char)('1' + i), '\0'};

		FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "version",
			version, "text", "x", NULL);
		FIXTURE_OK(&f, CMD_DRAFT_LIST, "person", uid, NULL);
		cr_assert_str_eq(((const struct draft *)f.result.value)[0].base_text, want[i]);
	}
	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "version", "0", "text",
		"x", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, "person", uid, NULL);
	cr_assert_null(((const struct draft *)f.result.value)[0].base_text);
}

Test(writing, what_was_thrown_away_can_be_brought_back)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "14-Jul-1945");
	const struct draft *draft;

	cr_assert(!fixture_run(&f, CMD_DRAFT_BACK, NULL));
	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "note add", "text", "First", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_DROP, "person", uid, "place", "note add", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "note add", "text", "Second", NULL);
	cr_assert(!fixture_run(&f, CMD_DRAFT_BACK, "person", uid, NULL), "a newer one is there");
	cr_assert_eq(f.err.code, ERR_CONFLICT);
	FIXTURE_OK(&f, CMD_DRAFT_DROP, "person", uid, "place", "note add", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, "thrown-away", "yes", NULL);
	cr_assert_eq(f.result.n, 2);
	draft = f.result.value;
	cr_assert_str_eq(draft[0].text, "Second");
	cr_assert(draft[0].thrown_away_at);
	FIXTURE_OK(&f, CMD_DRAFT_BACK, "person", uid, NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, "person", uid, NULL);
	cr_assert_eq(f.result.n, 1);
	draft = f.result.value;
	cr_assert_str_eq(draft[0].text, "Second");
}
