#include "stage.h"

#include <stdlib.h>

#include "../../src/screen/plan_compare.h"

TestSuite(plan_editor, .timeout = 30);

#define KEY_F6 "\033[17~"
#define KEY_ALT_D "\033d"
#define KEY_LEFT "\033[D"
#define KEY_BACK_TAB "\033[Z"

static const char *person(struct stage *s)
{
	stage_store(s);
	return fixture_on_register(&s->f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
}

static void open_plan(struct stage *s, const char *uid, const char *section, int rows, int cols)
{
	struct screen_arg arg = {.person = uid, .part = section};

	stage_open(s, rows, cols, NULL);
	cr_assert(stack_push(s->app, &screen_plan, &arg), "%s", message_text(s->app->message));
	stage_resize(s, rows, cols);
}

static const struct plan *plan_now(struct stage *s, const char *uid)
{
	FIXTURE_OK(&s->f, CMD_PLAN_SHOW, "person", uid, NULL);
	return s->f.result.value;
}

static const char *text_now(struct stage *s, const char *uid, enum section section)
{
	const struct plan_section *found = plan_text(plan_now(s, uid), section);

	return found ? found->text : "";
}

static size_t drafts(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_DRAFT_LIST, NULL);
	return s->f.result.n;
}

static void save_as_another(struct stage *s, const char *uid, const char *section, const char *text)
{
	struct session *other;

	if (!fixture_run(&s->f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession",
		    "district_nurse", "login", "mlewis", NULL))
		cr_assert(strstr(s->f.err.text, "mlewis"), "%s", s->f.err.text);
	other = fixture_session(&s->f, "mlewis");
	cr_assert(fixture_run_in(&s->f, other, CMD_PLAN_SET, "person", uid, "section", section,
			  "text", text, NULL),
		"%s", s->f.err.text);
	session_close(other);
}

Test(plan_editor, a_section_is_written_and_saved)
{
	struct stage s;
	const char *uid = person(&s);

	open_plan(&s, uid, NULL, 24, 80);
	STAGE_SEES(&s, "No plan yet  2 of 18  What matters to me");
	stage_send(&s, "I sing in the choir.");
	STAGE_SEES(&s, "> 2 What matters to me   *");
	STAGE_SEES(&s, "5 words  line 1 of 1");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Plan 1 draft  2 of 18");
	STAGE_SEES(&s, "> 2 What matters to me  ok");
	STAGE_SEES(&s, "Saved \"What matters to me\"");
	cr_assert_str_eq(text_now(&s, uid, SECTION_MATTERS), "I sing in the choir.");
	stage_send(&s, " Tuesdays." KEY_F2);
	cr_assert_str_eq(text_now(&s, uid, SECTION_MATTERS), "I sing in the choir. Tuesdays.");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "3 of 18  People important to me");
	stage_send(&s, KEY_BACK_TAB KEY_BACK_TAB);
	STAGE_SEES(&s, "1 of 18  Summary");
	stage_close(&s);
}

Test(plan_editor, leaving_keeps_a_draft_that_is_offered)
{
	static const struct {
		const char *key, *text;
	} cases[] = {
		{"o", "A longer text"},
		{"p", "Short"},
		{"b", "Short\n\n--- your draft of 12-Mar 14:05 ---\nA longer text"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage s;
		const char *uid = person(&s);

		FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Short",
			NULL);
		open_plan(&s, uid, "risks", 24, 80);
		stage_send(&s, "\001A longer text");
		s.app->top->screen->idle(s.app->top);
		cr_assert_eq(drafts(&s), 1);
		stage_send(&s, KEY_ESC);
		STAGE_SEES(&s, "Kept 1 section as a draft.");
		cr_assert_str_eq(
			text_now(&s, uid, SECTION_RISKS), "Short", "a draft is not the plan");
		cr_assert(stack_push(
			s.app, &screen_plan, &(struct screen_arg){.person = uid, .part = "risks"}));
		stage_resize(&s, 24, 80);
		STAGE_SEES(&s, "Your draft of 12-Mar 14:05 (3 words) is newer");
		stage_send(&s, cases[i].key);
		cr_assert_eq(drafts(&s), 1, "opening a draft does not remove it");
		stage_send(&s, KEY_F2);
		cr_assert_str_eq(
			text_now(&s, uid, SECTION_RISKS), cases[i].text, "after %s", cases[i].key);
		cr_assert_eq(drafts(&s), *cases[i].key == 'p' ? 1 : 0);
		stage_close(&s);
	}
}

Test(plan_editor, what_was_left_half_written_comes_first)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "Short", NULL);
	FIXTURE_OK(
		&s.f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "text", "Stairs", NULL);
	open_plan(&s, uid, NULL, 24, 80);
	STAGE_SEES(&s, "11 of 18  Risks");
	STAGE_SEES(&s, "Your draft of");
	STAGE_SEES(&s, ">11 Risks                *");
	stage_send(&s, "o");
	STAGE_SEES(&s, "Stairs");
	stage_close(&s);
}

Test(plan_editor, two_in_one_section_lose_nothing)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text",
		"One.\nTwo.\nThree.", NULL);
	open_plan(&s, uid, "risks", 24, 80);
	stage_send(&s, "\nFour, by me.");
	save_as_another(&s, uid, "risks", "One, by her.\nTwo.\nThree.");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Both texts are joined");
	STAGE_SEES(&s, "One, by her.");
	STAGE_SEES(&s, "Four, by me.");
	cr_assert_str_eq(text_now(&s, uid, SECTION_RISKS), "One, by her.\nTwo.\nThree.",
		"nothing is saved yet");
	stage_send(&s, KEY_F2);
	cr_assert_str_eq(
		text_now(&s, uid, SECTION_RISKS), "One, by her.\nTwo.\nThree.\nFour, by me.");
	stage_close(&s);
}

Test(plan_editor, a_clash_is_shown_side_by_side)
{
	static const struct {
		const char *key, *text;
	} cases[] = {{"m", "Mine."}, {"t", "Hers."}, {"b", "Hers.\nMine."}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage s;
		const char *uid = person(&s);

		FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Ours.",
			NULL);
		open_plan(&s, uid, "risks", 24, 80);
		stage_send(&s, "\001Mine.");
		save_as_another(&s, uid, "risks", "Hers.");
		stage_send(&s, KEY_F2);
		STAGE_SEES(&s, "m  Mine");
		STAGE_SEES(&s, "t  Theirs, saved already");
		STAGE_SEES(&s, "Hers.");
		STAGE_SEES(&s, "Mary Lewis saved");
		stage_send(&s, cases[i].key);
		stage_send(&s, KEY_F2);
		cr_assert_str_eq(
			text_now(&s, uid, SECTION_RISKS), cases[i].text, "after %s", cases[i].key);
		stage_close(&s);
	}
}

/* Only the paragraph both changed is asked about; what either wrote elsewhere stands. */
Test(plan_editor, a_clash_is_settled_paragraph_by_paragraph)
{
	static const struct {
		const char *keys, *text;
	} cases[] = {
		{"tt", "Mine alone.\nTheirs one.\nKept.\nTheirs two.\nTheirs alone."},
		{"\rm", "Mine alone.\nTheirs one.\nKept.\nMine two.\nTheirs alone."},
		{"mb", "Mine alone.\nMine one.\nKept.\nTheirs two.\nMine two.\nTheirs alone."},
		{"m" KEY_LEFT "tt", "Mine alone.\nTheirs one.\nKept.\nTheirs two.\nTheirs alone."},
	};
	const char *sizes[] = {"80", "120"};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage s;
		const char *uid = person(&s);

		FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text",
			"Alone.\nOne.\nKept.\nTwo.\nAlone.", NULL);
		open_plan(&s, uid, "risks", 24, atoi(sizes[i % 2]));
		stage_send(&s, "\001Mine alone.\rMine one.\rKept.\rMine two.\rAlone.");
		save_as_another(
			&s, uid, "risks", "Alone.\nTheirs one.\nKept.\nTheirs two.\nTheirs alone.");
		stage_send(&s, KEY_F2);
		STAGE_SEES(&s, "You both changed this paragraph (1 of 2).");
		STAGE_SEES(&s, "Theirs one.");
		STAGE_SEES(&s, "Mine one.");
		STAGE_NOT(&s, "Mine two.");
		STAGE_SEES(&s, "> t  Theirs, saved already");
		stage_send(&s, cases[i].keys);
		STAGE_SEES(&s, "Read the text, then F2 saves it.");
		stage_send(&s, KEY_F2);
		cr_assert_str_eq(
			text_now(&s, uid, SECTION_RISKS), cases[i].text, "after %s", cases[i].keys);
		stage_close(&s);
	}
}

Test(plan_editor, the_second_writer_is_told_and_may_read_or_edit)
{
	struct stage s;
	const char *uid = person(&s);
	struct session *other;

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Ours.", NULL);
	save_as_another(&s, uid, "summary", "Hers.");
	other = fixture_session(&s.f, "mlewis");
	cr_assert(fixture_run_in(
		&s.f, other, CMD_EDITING_BEGIN, "person", uid, "place", "plan/risks", NULL));
	open_plan(&s, uid, "risks", 24, 80);
	STAGE_SEES(&s, "Mary Lewis has been writing here since 14:05.");
	STAGE_NOT(&s, "Ours.");
	stage_send(&s, "r");
	stage_send(&s, "xyz");
	STAGE_SEES(&s, "Ours.");
	STAGE_SEES(&s, "Mary Lewis ha");
	stage_send(&s, "e");
	stage_send(&s, "!");
	STAGE_SEES(&s, "Ours.!");
	stage_send(&s, "\t" KEY_BACK_TAB);
	STAGE_SEES(&s, "Ours.!");
	/* And they are told of us. */
	cr_assert(fixture_run_in(
		&s.f, other, CMD_EDITING_BEGIN, "person", uid, "place", "plan/risks", NULL));
	cr_assert_str_eq(s.f.result.message, "Jo Patel has been writing here since 14:05.");
	stage_send(&s, KEY_ESC);
	cr_assert(fixture_run_in(
		&s.f, other, CMD_EDITING_BEGIN, "person", uid, "place", "plan/risks", NULL));
	cr_assert_null(s.f.result.message, "gone with the plan");
	session_close(other);
	stage_close(&s);
}

Test(plan_editor, esc_in_a_clash_changes_nothing)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Ours.", NULL);
	open_plan(&s, uid, "risks", 24, 80);
	stage_send(&s, "\001Mine.");
	save_as_another(&s, uid, "risks", "Hers.");
	stage_send(&s, KEY_F2);
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Your text is as you wrote it.");
	STAGE_SEES(&s, "Mine.");
	cr_assert_str_eq(text_now(&s, uid, SECTION_RISKS), "Hers.");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "You both changed this paragraph (1 of 1).");
	stage_close(&s);
}

/* A draft begun from version 1, while version 2 was saved: joined from what version 1 said. */
Test(plan_editor, an_old_draft_is_joined_from_where_it_began)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text",
		"One.\nTwo.\nThree.", NULL);
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "version", "1",
		"text", "One.\nTwo.\nThree, by me.", NULL);
	save_as_another(&s, uid, "risks", "One, by her.\nTwo.\nThree.");
	open_plan(&s, uid, "risks", 24, 80);
	STAGE_SEES(&s, "before the section was last saved");
	stage_send(&s, "o" KEY_F2);
	STAGE_SEES(&s, "Both texts are joined");
	stage_send(&s, KEY_F2);
	cr_assert_str_eq(text_now(&s, uid, SECTION_RISKS), "One, by her.\nTwo.\nThree, by me.");
	cr_assert_eq(drafts(&s), 0);
	stage_close(&s);
}

Test(plan_editor, undo_outlives_leaving_and_hiding)
{
	struct stage s;
	const char *uid = person(&s);
	struct screen_arg arg = {.person = uid, .part = "risks"};

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Short", NULL);
	open_plan(&s, uid, "risks", 24, 80);
	stage_send(&s, " one" KEY_F2);
	stage_send(&s, KEY_ESC);
	cr_assert(stack_push(s.app, &screen_plan, &arg));
	stage_resize(&s, 24, 80);
	stage_send(&s, "\032" KEY_F12 "x");
	STAGE_SEES(&s, "1 word  line 1 of 1");
	stage_send(&s, "\031 two");
	stage_send(&s, KEY_ESC);
	cr_assert(stack_push(s.app, &screen_plan, &arg));
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "Your draft of");
	stage_send(&s, "o");
	STAGE_SEES(&s, "Short one two");
	stage_send(&s, "\032\032\032");
	STAGE_SEES(&s, "1 word  line 1 of 1");
	stage_send(&s, "\031\031\031" KEY_F2);
	cr_assert_str_eq(text_now(&s, uid, SECTION_RISKS), "Short one two");
	stage_close(&s);
}

/* p goes on without the draft; what is typed then does not write over it unseen. */
Test(plan_editor, a_draft_passed_over_is_put_away_not_lost)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Short", NULL);
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "version", "1",
		"text", "Half a thought", NULL);
	open_plan(&s, uid, "risks", 24, 80);
	stage_send(&s, "p!" KEY_F2);
	cr_assert_str_eq(text_now(&s, uid, SECTION_RISKS), "Short!");
	cr_assert_eq(drafts(&s), 1, "the save did not hold its text");
	stage_send(&s, "!");
	s.app->top->screen->idle(s.app->top);
	FIXTURE_OK(&s.f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(s.f.result.n, 1);
	cr_assert_str_eq(((const struct draft *)s.f.result.value)[0].text, "Short!!");
	stage_close(&s);
}

Test(plan_editor, needs_goals_actions_and_agreement)
{
	struct stage s;
	const char *uid = person(&s);

	open_plan(&s, uid, NULL, 24, 80);
	stage_send(&s, KEY_F6 "\033[F\033[A\r");
	STAGE_SEES(&s, "17 of 18  Agreement");
	stage_send(&s, KEY_BACK_TAB KEY_BACK_TAB);
	STAGE_SEES(&s, "No needs yet. n adds one.");
	stage_send(&s, "nFalls at night" KEY_F2);
	STAGE_SEES(&s, "> Falls at night");
	STAGE_SEES(&s, ">15 Needs                !");
	stage_send(&s, "gWalk to church" KEY_F2);
	STAGE_SEES(&s, "Goal  Walk to church");
	stage_send(&s, KEY_DOWN "aFalls clinic\tThe person" KEY_F2);
	STAGE_SEES(&s, "- The person: Falls clinic");
	stage_send(&s, "\t\tg");
	STAGE_SEES(&s, "Agree the plan");
	stage_send(&s, "the\r\tAda Okonkwo" KEY_F2);
	STAGE_SEES(&s, "2 of 18  What matters to me");
	STAGE_SEES(&s, "\"What matters to me\" is empty.");
	stage_send(&s, "The choir." KEY_F2);
	stage_send(&s, KEY_F6 "\033[F\033[A\r");
	STAGE_SEES(&s, "Ready to be agreed");
	stage_send(&s, "g");
	if (stage_sees(&s, "Open the draft"))
		stage_send(&s, "p");
	stage_send(&s, "the\r\tAda Okonkwo" KEY_F2);
	STAGE_SEES(&s, "Plan 1 agreed");
	cr_assert_eq(plan_now(&s, uid)->status, PLAN_AGREED);
	cr_assert_str_eq(plan_now(&s, uid)->agreements[0].name, "Ada Okonkwo");
	stage_close(&s);
}

Test(plan_editor, contingency_is_added_and_changed)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_CONTINGENCY_ADD, "person", uid, "trigger", "A fall", "do",
		"Ring Ngozi", NULL);
	open_plan(&s, uid, NULL, 24, 80);
	stage_send(&s, KEY_F6 "\033[F\033[A\033[A\r");
	STAGE_SEES(&s, "> A fall");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Change this part of the plan");
	stage_send(&s, "If I fall" KEY_F2);
	STAGE_SEES(&s, "> If I fall: A fall");
	cr_assert_str_eq(plan_now(&s, uid)->contingency[0].name, "If I fall");
	stage_close(&s);
}

Test(plan_editor, compares_with_what_was_agreed)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text",
		"One.\nTwo.", NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "Short.", NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_AGREE, "person", uid, "party", "person", "name", "Ada", NULL);
	open_plan(&s, uid, "what_matters", 24, 80);
	stage_send(&s, KEY_ALT_D);
	STAGE_SEES(&s, "The text is as it was agreed.");
	stage_send(&s, "\nThree." KEY_F2 KEY_ALT_D);
	STAGE_SEES(&s, "+ Three.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Plan 2 draft");
	stage_close(&s);
}

Test(plan_editor, who_may_not_plan_only_looks)
{
	struct stage s;
	const char *uid = person(&s);
	struct session *mine;

	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Stairs.", NULL);
	FIXTURE_OK(&s.f, CMD_WORKER_ADD, "name", "Pat Quiet", "profession", "other", "role",
		"privacy", "login", "pquiet", NULL);
	mine = s.f.session;
	s.f.session = fixture_session(&s.f, "pquiet");
	open_plan(&s, uid, "risks", 24, 80);
	STAGE_SEES(&s, "Plan (view only)");
	STAGE_SEES(&s, "View only");
	stage_send(&s, "xyz");
	STAGE_SEES(&s, "Stairs.");
	STAGE_NOT(&s, "Stairs.x");
	session_close(mine);
	stage_close(&s);
}

Test(plan_editor, works_in_the_smallest_window_and_while_it_changes)
{
	struct stage s;
	const char *uid = person(&s);

	open_plan(&s, uid, "risks", 16, 60);
	STAGE_SEES(&s, "11 of 18  Risks");
	stage_send(&s, "Steep stairs, no rail on the left.");
	stage_resize(&s, 40, 140);
	STAGE_SEES(&s, ">11 Risks");
	STAGE_SEES(&s, "Steep stairs, no rail on the left.");
	stage_resize(&s, 10, 40);
	stage_resize(&s, 16, 60);
	STAGE_SEES(&s, "Steep stairs, no rail on the left.");
	stage_send(&s, KEY_F6);
	STAGE_SEES(&s, ">11 Risks  ");
	stage_close(&s);
}

Test(plan_editor, lines_are_compared)
{
	static const struct {
		const char *before, *after, *out;
	} cases[] = {
		{"", "", ""},
		{"a", "a", "  a\n"},
		{"a\nb", "a\nc", "  a\n- b\n+ c\n"},
		{"", "a", "+ a\n"},
		{"a", "", "- a\n"},
		{"a\nb\nc", "a\nc", "  a\n- b\n  c\n"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_str_eq(plan_compare(cases[i].before, cases[i].after, arena), cases[i].out,
			"case %zu", i);
	arena_free(arena);
}

/* A mobile link carries 8 kB a second: ux budget of 400 bytes for a letter, 3 kB for a screen. */
Test(plan_editor, typing_is_cheap)
{
	struct stage s;
	const char *uid = person(&s);
	struct screen_arg arg = {.person = uid};

	open_plan(&s, uid, "risks", 24, 80);
	stage_send(&s, "Steep stairs, no rail on the left. She goes up them at night without a "
		       "light.\033[H");
	vt_mark(s.vt);
	stage_send(&s, "x");
	cr_assert(vt_bytes(s.vt) <= 400, "%zu bytes for a letter", vt_bytes(s.vt));
	cr_assert(stack_push(s.app, &screen_person, &arg));
	vt_mark(s.vt);
	stage_resize(&s, 24, 80);
	cr_assert(vt_bytes(s.vt) <= 3000, "%zu bytes for a record", vt_bytes(s.vt));
	vt_mark(s.vt);
	stage_send(&s, KEY_DOWN);
	cr_assert(vt_bytes(s.vt) <= 600, "%zu bytes for one Down", vt_bytes(s.vt));
	stage_close(&s);
}
