#include "stage.h"

#include <stdio.h>
#include <string.h>

#include "../../src/screen/board.h"

TestSuite(board, .timeout = 30);

Test(board, opens_on_today_and_says_what_it_shows)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "caseload [1 Board]");
	STAGE_SEES(&s, "Today, 1 person");
	STAGE_SEES(&s, "Sort: due date");
	STAGE_SEES(&s, "1 late");
	STAGE_SEES(&s, "999 000 0018 OKONKWO, Adaeze");
	STAGE_SEES(&s, "14-Mar-2026 4d late");
	STAGE_SEES(&s, "Born 14-Jul-1945 (80y)");
	STAGE_SEES(&s, "F1 Help  Enter Open");
	cr_assert(strstr(vt_row(s.vt, 1), "Jo Patel"), "who acts stands on row 2");
	cr_assert_eq(vt_cursor_row(s.vt), 4, "the cursor is on the row");
	stage_close(&s);
}

Test(board, views_sort_and_empty_lists)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "f");
	STAGE_SEES(&s, "Which people?");
	stage_send(&s, "team\r");
	STAGE_SEES(&s, "Team register, 3 people");
	stage_send(&s, "s");
	STAGE_SEES(&s, "> Due date");
	stage_send(&s, "le\r");
	STAGE_SEES(&s, "Sort: lead");
	stage_send(&s, "sri\r");
	STAGE_SEES(&s, "Sort: risk");
	stage_send(&s, "fno lead\r");
	STAGE_SEES(&s, "No lead, 2 people");
	stage_send(&s, "frisk\r");
	STAGE_SEES(&s, "Nobody is on the risk list alone. I imports a list.");
	STAGE_SEES(&s, "f Views  I Import a list  N Add person");
	stage_send(&s, "f");
	STAGE_SEES(&s, "> Risk list");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "b");
	STAGE_SEES(&s, "! Choose a person first.");
	stage_close(&s);
}

Test(board, filter_is_live_and_escape_clears_it)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	stage_send(&s, "/smi");
	STAGE_SEES(&s, "(2 shown)");
	STAGE_SEES(&s, "SMITH, Margaret");
	STAGE_NOT(&s, "OKONKWO, Adaeze");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Filter: smi (2 shown)");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Everyone, 3 people  Sort");
	stage_send(&s, "/nobody");
	STAGE_SEES(&s, "Nobody matches. Esc clears the filter.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	vt_paste(s.vt, "oko");
	stage_send(&s, "");
	STAGE_SEES(&s, "(1 shown)");
	stage_close(&s);
}

Test(board, cursor_stays_on_the_person_when_others_change_the_list)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\rsname\r");
	stage_send(&s, "G");
	STAGE_SEES(&s, ">  999 000 0034 SMITH, Margaret");
	fixture_person(&s.f, "Abbott", "Ann", "9990000042", "3-Mar-1930");
	STAGE_NOT(&s, "ABBOTT");
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "ABBOTT, Ann");
	STAGE_SEES(&s, ">  999 000 0034 SMITH, Margaret");
	STAGE_SEES(&s, "As it stood at 14:05.");
	stage_close(&s);
}

Test(board, reads_far_rows_when_they_come_into_sight)
{
	static char family[32];
	struct stage s;

	stage_store(&s);
	for (int i = 0; i < 130; i++) {
		snprintf(family, sizeof family, "Person%03d", i % 1000);
		FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", family, "given", "Ann", "born",
			"1-Jan-1940", "anyway", "1", NULL);
	}
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\rsname\r");
	STAGE_SEES(&s, "Everyone, 130 people  Sort: name");
	stage_send(&s, "G");
	STAGE_SEES(&s, "PERSON129");
	stage_send(&s, KEY_UP KEY_UP);
	STAGE_SEES(&s, ">  Not known    PERSON127");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Everyone, row 128 of 130: PERSON127, Ann, NO DATA.");
	stage_close(&s);
}

Test(board, refuses_in_words_what_cannot_be_done)
{
	struct stage s;

	stage_store(&s);
	fixture_person(&s.f, "Hill", "Ann", "9990000042", "3-Mar-1930");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	stage_send(&s, "b");
	STAGE_SEES(&s, "! Not on the register yet. + adds them.");
	stage_send(&s, "Z");
	STAGE_SEES(&s, "Z does nothing here. F1 shows the keys.");
	STAGE_NOT(&s, "b Review");
	stage_close(&s);
}

Test(board, pane_cuts_neither_the_birth_date_nor_the_number)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fixture_on_register(&s.f, "van der Berg-Featherstonehaugh", "Sylvia Wilhelmina",
		"9996060128", "2-Mar-1974");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r/featherstone\r");
	STAGE_SEES(&s, "Born 02-Mar-1974 (52y)");
	STAGE_SEES(&s, "NHS No. 999 606 0128");
	stage_close(&s);
}

/* ---- marks ---- */

static struct stage *everyone(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	stage_open(s, rows, cols, NULL);
	stage_send(s, "fevery\rsname\r"
		      "g"
		      "g");
	return s;
}

Test(board, marks_stay_with_people_and_are_never_forgotten)
{
	struct stage s;

	everyone(&s, 24, 80);
	stage_send(&s, "  ");
	STAGE_SEES(&s, " 2 marked.");
	STAGE_SEES(&s, " * 999 000 0018 OKONKWO");
	stage_send(&s, "/okonk");
	cr_assert(strstr(vt_row(s.vt, 22), "2 marked (1 not shown)."), "%s", vt_screen(s.vt));
	stage_send(&s, KEY_ESC);
	stage_send(&s, "w");
	STAGE_SEES(&s, "NO DATA. 2 marked.");
	stage_send(&s, KEY_DOWN);
	STAGE_SEES(&s, " 2 marked.");
	stage_send(&s, "srisk\r");
	STAGE_SEES(&s, "* 999 000 0018 OKONKWO");
	stage_send(&s, KEY_F5 "ftoday\r");
	stage_send(&s, KEY_DOWN);
	STAGE_SEES(&s, "2 marked (1 not shown).");
	stage_send(&s, "-");
	STAGE_NOT(&s, "marked");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: the marks are as they were.");
	stage_send(&s, KEY_DOWN);
	STAGE_SEES(&s, "2 marked (1 not shown).");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Everyone, 3 people");
	stage_close(&s);
}

Test(board, a_range_and_all_and_none)
{
	struct stage s;

	everyone(&s, 24, 80);
	stage_send(&s, "v");
	STAGE_SEES(&s, "A range begins here: move, Space marks it");
	stage_send(&s, KEY_DOWN);
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "A range begins here");
	STAGE_NOT(&s, "Leave caseload?");
	stage_send(&s, "ggvG ");
	STAGE_SEES(&s, " 3 marked.");
	stage_send(&s, "-*");
	STAGE_SEES(&s, " 3 marked.");
	stage_send(&s, "e");
	STAGE_SEES(&s, "! This is done for one person at a time. - takes the marks off.");
	stage_close(&s);
}

static size_t proposed(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_LIST, "proposed", "1", NULL);
	return s->f.result.n;
}

/* Three people: eight keys; u takes all of it back. */
Test(board, three_people_are_moved_by_one_question_and_one_undo)
{
	static const char keys[] = "   m"
				   "jo"
				   "\r"
				   "M";
	struct stage s;

	stage_store(&s);
	for (int i = 0; i < 3; i++) {
		static const char *const numbers[] = {"9990000018", "9990000026", "9990000034"};
		static const char *const names[] = {"Ahmed", "Bell", "Cook"};

		fixture_on_register(&s.f, names[i], "Ann", numbers[i], "1-Jan-1940");
	}
	FIXTURE_OK(&s.f, CMD_WORKER_ADD, "name", "Ann Brown", "profession", "district_nurse", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	cr_assert_leq(strlen(keys), 8);
	stage_send(&s, "   m");
	STAGE_SEES(&s, "Type two letters of the name");
	stage_send(&s, "jo");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Move 3 people to Jo Patel?");
	STAGE_SEES(&s, "AHMED, Ann; BELL, Ann; COOK, Ann.");
	stage_send(&s, "M");
	cr_assert_eq(proposed(&s), 0, "typed ahead, it is no answer");
	stage_pass_deafness(&s);
	stage_send(&s, "\r m");
	cr_assert_eq(proposed(&s), 0, "neither Enter nor a small letter is");
	stage_send(&s, "M");
	cr_assert_eq(proposed(&s), 3);
	STAGE_NOT(&s, "* 999");
	stage_send(&s, "u");
	cr_assert_eq(proposed(&s), 0, "%s", vt_screen(s.vt));
	stage_close(&s);
}

Test(board, one_refusal_refuses_all_and_names_the_person)
{
	struct stage s;

	everyone(&s, 24, 80);
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", "9990000034", "worker", "jpatel", "reason", "a",
		NULL);
	stage_send(&s, "G *m");
	stage_send(&s, "jo");
	stage_send(&s, "\r");
	stage_pass_deafness(&s);
	stage_send(&s, "M");
	STAGE_SEES(&s, "! ");
	cr_assert_eq(proposed(&s), 0, "%s", vt_screen(s.vt));
	stage_close(&s);
}

Test(board, many_get_a_review_an_action_and_a_note)
{
	static const struct {
		const char *keys, *asks, *answer;
		enum command_id list;
	} cases[] = {
		{"b+3m\r", "Book a review for Thu 18-Jun-2026, for 3 people?", "B",
			CMD_REVIEW_LIST},
		{"aRing them\tjo\r\033OQ", "Add an action, for 3 people?", "A", CMD_ACTION_LIST},
		{"nWe rang\033OQ", "Add this note, for 3 people?", "A", CMD_COUNT},
	};
	struct stage s;

	everyone(&s, 24, 80);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		stage_send(&s, "*");
		stage_send(&s, cases[i].keys);
		STAGE_SEES(&s, cases[i].asks);
		stage_pass_deafness(&s);
		stage_send(&s, cases[i].answer);
		STAGE_NOT(&s, "?");
		STAGE_NOT(&s, "marked");
		if (cases[i].list == CMD_COUNT)
			continue;
		FIXTURE_OK(&s.f, cases[i].list, NULL);
		cr_assert_eq(
			s.f.result.n, (size_t)3, "%zu: %zu\n%s", i, s.f.result.n, vt_screen(s.vt));
	}
	stage_close(&s);
}

static size_t on_register(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_LIST, "register", "1", NULL);
	return s->f.result.n;
}

/* Delete, and then Enter again and again, or all of it in one burst, ends nobody's episode. */
Test(board, nothing_typed_before_the_question_ends_an_episode)
{
	struct stage s;

	everyone(&s, 24, 80);
	stage_send(&s, "  \033[3~");
	STAGE_SEES(&s, "Take 2 people off the register?");
	STAGE_SEES(&s, "OKONKWO, Adaeze; SMITH, Margaret (NHS No. 999 000 0026).");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	stage_send(&s, "\r\r");
	STAGE_SEES(&s, "Take 2 people off the register?");
	stage_send(&s, KEY_ESC);
	cr_assert_eq(on_register(&s), 3);
	stage_send(&s, "\033[3~END\r");
	STAGE_SEES(&s, "Take 2 people off the register?");
	STAGE_NOT(&s, "Type END and press Enter  END");
	cr_assert_eq(on_register(&s), 3);
	stage_pass_deafness(&s);
	stage_send(&s, "END\r");
	STAGE_SEES(&s, "Reason");
	cr_assert_eq(on_register(&s), 3, "the reason is still to come");
	stage_send(&s, "mov");
	stage_send(&s, "\r\033OQ");
	cr_assert_eq(on_register(&s), 1, "%s", vt_screen(s.vt));
	stage_close(&s);
}

/* ---- keys ---- */

static int rows_with_cursor(struct stage *s, int *where)
{
	int n = 0;

	for (int row = 1; row < vt_rows(s->vt) - 2; row++) {
		n += vt_row(s->vt, row)[0] == '>';
		if (vt_row(s->vt, row)[0] == '>')
			*where = row;
	}
	return n;
}

Test(board, the_cursor_is_on_the_one_row_that_says_so)
{
	static const char *const keys[] = {KEY_DOWN, KEY_DOWN, KEY_UP, "G", "gg", " ", "*"};
	struct stage s;
	int row = -1;

	everyone(&s, 24, 80);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		stage_send(&s, keys[i]);
		cr_assert_eq(rows_with_cursor(&s, &row), 1, "%zu:\n%s", i, vt_screen(s.vt));
		cr_assert_eq(vt_cursor_row(s.vt), row, "%zu:\n%s", i, vt_screen(s.vt));
	}
	stage_close(&s);
}

Test(board, letters_and_arrows_are_the_same_keys)
{
	static const char *const keys[] = {
		KEY_DOWN KEY_DOWN KEY_UP, "jjk", "\033[F" KEY_UP, "Gk", "\033[H" KEY_DOWN, "ggj"};
	struct stage s;
	char *seen = NULL;

	everyone(&s, 24, 80);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		stage_send(&s, "gg");
		stage_send(&s, keys[i]);
		if (seen)
			cr_assert_str_eq(vt_screen(s.vt), seen, "%s", keys[i]);
		else
			seen = arena_strdup(s.f.arena, vt_screen(s.vt));
	}
	stage_close(&s);
}

Test(board, a_paste_is_looked_for_and_never_run)
{
	struct stage s;

	everyone(&s, 24, 80);
	vt_paste(s.vt, "dummm\nq\n*END\n");
	stage_send(&s, "");
	STAGE_SEES(&s, "Filter: dummm");
	STAGE_SEES(&s, "(0 shown)");
	cr_assert_eq(on_register(&s), 3);
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Everyone, 3 people  Sort");
	stage_close(&s);
}

/* ---- the filter, the order, kept lists ---- */

/* Everything between the title and the message line. */
static char *body(struct stage *s)
{
	char *out = arena_strdup(s->f.arena, "");

	for (int row = 1; row < vt_rows(s->vt) - 2; row++)
		out = arena_printf(s->f.arena, "%s%s\n", out, vt_row(s->vt, row));
	return out;
}

Test(board, escape_puts_back_the_rows_the_cursor_and_the_scroll)
{
	struct stage s;
	char family[32], *before;
	int cursor;

	stage_store(&s);
	for (int i = 0; i < 60; i++) {
		snprintf(family, sizeof family, "Person%03d", i % 1000);
		FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", family, "given", "Ann", "born",
			"1-Jan-1940", "anyway", "1", NULL);
	}
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\rsname\r\006");
	stage_send(&s, "\033[6~\033[6~" KEY_UP KEY_UP KEY_UP);
	before = body(&s);
	cursor = vt_cursor_row(s.vt);
	stage_send(&s, "/0");
	stage_send(&s, "5");
	STAGE_SEES(&s, "(11 shown)");
	FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", "Aaron", "given", "Ann", "born", "1-Jan-1940",
		"anyway", "1", NULL);
	stage_send(&s, KEY_DOWN KEY_DOWN);
	stage_send(&s, KEY_ESC);
	cr_assert_str_eq(body(&s), before, "%s\n%s", before, body(&s));
	cr_assert_eq(vt_cursor_row(s.vt), cursor);
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "Everyone, 61 people");
	stage_close(&s);
}

Test(board, a_day_in_the_filter_is_said_in_full)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r/-4d");
	STAGE_SEES(&s, "due Sat 14-Mar-2026 (1 shown)");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Filter: due Sat 14-Mar-2026 (1 shown)");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "/fri");
	STAGE_SEES(&s, "due Fri 20-Mar-2026 (0 shown)");
	stage_send(&s, "\025patel");
	STAGE_SEES(&s, "(1 shown)");
	stage_close(&s);
}

Test(board, a_filter_is_kept_under_a_name_and_removed)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\rsname\r/smith\r");
	stage_send(&s, "f");
	stage_send(&s, "+");
	STAGE_SEES(&s, "Keep the list, its order and its filter");
	stage_send(&s, "\025The Smiths\r");
	STAGE_SEES(&s, "Kept as The Smiths.");
	STAGE_SEES(&s, "Everyone: smith");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "ftoday\r");
	STAGE_SEES(&s, "Today, 1 person");
	stage_send(&s, "fsmiths\r");
	STAGE_SEES(&s, "Everyone, 3 people  Filter: smith (2 shown)  Sort: name");
	stage_send(&s, "fsmiths\033[3~");
	STAGE_SEES(&s, "Removed The Smiths. Ctrl+Z brings it back.");
	STAGE_NOT(&s, "Everyone: smith");
	stage_send(&s, "\032");
	STAGE_SEES(&s, "The Smiths is back.");
	stage_send(&s, "today\033[3~");
	STAGE_SEES(&s, "! Only lists you have kept can be removed.");
	stage_close(&s);
}

/* ---- others' changes ---- */

Test(board, opens_who_it_shows_and_says_what_others_changed)
{
	struct stage s;
	struct session *other;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_WORKER_ADD, "name", "M Lewis", "profession", "social_worker", "login",
		"mlewis", "role", "clinician", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fteam\r");
	stage_send(&s, KEY_DOWN);
	STAGE_SEES(&s, ">  999 000 0026 SMITH, Margaret");
	other = fixture_session(&s.f, "mlewis");
	cr_assert(fixture_run_in(
		&s.f, other, CMD_REVIEW_BOOK, "person", "9990000026", "date", "1/12/2026", NULL));
	cr_assert(fixture_run_in(
		&s.f, other, CMD_REVIEW_BOOK, "person", "9990000034", "date", "19/3/2026", NULL));
	session_close(other);
	s.app->top->screen->settle(s.app->top);
	((struct board *)s.app->top->data)->news_at_ms = 0;
	stage_send(&s, KEY_UP KEY_DOWN);
	STAGE_SEES(&s, "M Lewis changed 2 records: F5 shows.");
	STAGE_SEES(&s, ">  999 000 0026 SMITH, Margaret");
	STAGE_NOT(&s, "19-Mar-2026");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "NHS No. 999 000 0026");
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "19-Mar-2026");
	STAGE_SEES(&s, ">  999 000 0026 SMITH, Margaret");
	stage_send(&s, KEY_UP);
	STAGE_NOT(&s, "F5 shows");
	stage_close(&s);
}

/* ---- the pane ---- */

Test(board, going_into_the_pane_is_one_look_in_the_audit)
{
	struct stage s;
	size_t before;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_ALERT_ADD, "person", "9990000018", "kind", "do_not_visit_alone", NULL);
	FIXTURE_OK(&s.f, CMD_ACTION_ADD, "person", "9990000018", "what", "OT home visit", "owner",
		"jpatel", "due", "20/3/2026", NULL);
	FIXTURE_OK(&s.f, CMD_NOTE_ADD, "person", "9990000018", "text", "Rang her daughter", NULL);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "! Do not visit alone");
	STAGE_SEES(&s, "1 action, next: OT home visit, Jo Patel, 20-Mar-2026, in 2d");
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "person", "9990000018", "limit", "100", NULL);
	before = s.f.result.n;
	stage_send(&s, "\033[17~");
	STAGE_SEES(&s, "(more below: Down)");
	cr_assert_gt(vt_cursor_row(s.vt), 10, "the cursor is in the pane");
	stage_send(&s, "G");
	STAGE_SEES(&s, "Rang her daughter");
	STAGE_SEES(&s, "No plan");
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "person", "9990000018", "limit", "100", NULL);
	cr_assert_eq(s.f.result.n, before + 2, "one look, and the look at the audit: %zu, %zu",
		s.f.result.n, before);
	stage_send(&s, KEY_ESC);
	cr_assert_eq(vt_cursor_row(s.vt), 4);
	stage_send(&s, "\033[17~");
	stage_resize(&s, 16, 60);
	cr_assert_eq(vt_cursor_row(s.vt), 4, "where there is no pane the list has the keys");
	stage_resize(&s, 24, 80);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "\033[17~\033[17~");
	STAGE_SEES(&s, "Preview off.");
	STAGE_NOT(&s, "NHS No. 999");
	stage_send(&s, "\033[17~");
	STAGE_SEES(&s, "NHS No. 999 000 0018");
	stage_resize(&s, 40, 140);
	stage_send(&s, "\033[17~");
	STAGE_SEES(&s, "Last contacts");
	stage_close(&s);
}

/* ---- today ---- */

Test(board, today_says_what_waits_and_one_key_opens_each)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", "9990000026", "worker", "jpatel", "reason", "a",
		"propose", "1", NULL);
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", "9990000018", "place", "note add", "text",
		"Rang", NULL);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "Waiting for you: 1 to lead (W), 1 draft kept (D)");
	stage_send(&s, "W");
	STAGE_SEES(&s, "Proposed to you, 1 person");
	STAGE_SEES(&s, "999 000 0026 SMITH, Margaret");
	STAGE_NOT(&s, "Waiting for you");
	stage_send(&s, "D");
	STAGE_SEES(&s, "Rang");
	stage_close(&s);
}

Test(board, a_draft_kept_meanwhile_waits_at_once)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	STAGE_NOT(&s, "draft kept");
	stage_send(&s, "nRang her daughter");
	stage_send(&s, KEY_ESC);
	if (s.app->question)
		stage_send(&s, "k");
	STAGE_SEES(&s, "Waiting for you: 1 draft kept (D)");
	stage_close(&s);
}

/* ---- columns and bytes ---- */

Test(board, columns_go_in_their_order)
{
	static const struct {
		int cols;
		bool action, due, lead;
	} cases[] = {{60, false, false, false}, {80, true, true, false}, {100, true, true, true},
		{140, true, true, true}};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 30, 60, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *head;

		stage_resize(&s, 30, cases[i].cols);
		head = vt_row(s.vt, 3); /* below what waits */
		cr_assert_eq(strstr(head, "Next action") != NULL, cases[i].action, "%d: %s",
			cases[i].cols, head);
		cr_assert_eq(
			strstr(head, " Due") != NULL, cases[i].due, "%d: %s", cases[i].cols, head);
		cr_assert_eq(strstr(head, " Lead") != NULL, cases[i].lead, "%d: %s", cases[i].cols,
			head);
		STAGE_SEES(&s, "OKONKWO, Adaeze");
	}
	stage_close(&s);
}

Test(board, bytes_stay_within_their_budgets)
{
	static const struct {
		const char *what, *keys;
		size_t most;
	} cases[] = {{"one row down", KEY_DOWN, 600}, {"one row up", KEY_UP, 600},
		{"a mark", " ", 600}, {"a page down", "\033[6~", 1300},
		{"a page up", "\033[5~", 1300}, {"the filter opens", "/", 600},
		{"a letter of the filter", "1", 3000}, {"and another", "2", 3000},
		{"out of the filter", KEY_ESC, 3000}, {"the lists", "f", 3000}};
	struct stage s;
	char family[32];

	stage_store(&s);
	for (int i = 0; i < 60; i++) {
		snprintf(family, sizeof family, "Person%03d", i % 1000);
		FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", family, "given", "Ann", "born",
			"1-Jan-1940", "anyway", "1", NULL);
	}
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		vt_mark(s.vt);
		stage_send(&s, cases[i].keys);
		cr_assert_leq(vt_bytes(s.vt), cases[i].most, "%s: %zu bytes", cases[i].what,
			vt_bytes(s.vt));
	}
	stage_close(&s);
}
