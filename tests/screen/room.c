/* A case in the room: what it shows, what its keys do, and that nothing typed is ever lost. */
#include "stage.h"

#include <stdio.h>

#include <caseload/meeting.h>

TestSuite(room, .timeout = 60);

#define KEY_RIGHT "\033[C"
#define KEY_LEFT "\033[D"
#define ADA "9990000018"
#define MEG "9990000026"
#define MAY "9990000034"

/* A meeting of three cases on 26 March, open, with a social worker and a nurse. */
static void in_the_room(struct stage *s)
{
	struct fixture *f = &s->f;
	static const char *const cases[][2] = {
		{ADA, "Two falls in February. Ambulance called, not conveyed"},
		{MEG, "Her daughter rang"}, {MAY, "New flat"}};

	stage_store(s);
	stage_people(s);
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "May Lewis", "profession", "district_nurse", "login",
		"mlewis", NULL);
	FIXTURE_OK(
		f, CMD_MEETING_PLAN, "date", "2026-03-26", "time", "09:30", "minutes", "60", NULL);
	for (size_t i = 0; i < 3; i++) {
		FIXTURE_OK(f, CMD_MEETING_ADD, "person", cases[i][0], "reason", cases[i][1], NULL);
		FIXTURE_OK(f, CMD_MEETING_MOVE, "person", cases[i][0], "slot",
			i == 0	 ? "1"
			: i == 1 ? "2"
				 : "3",
			NULL);
	}
	fixture_now(f, "2026-03-26T09:30");
	FIXTURE_OK(f, CMD_MEETING_BEGIN, NULL);
	FIXTURE_OK(f, CMD_MEETING_ATTEND, "name", "jpatel", NULL);
	FIXTURE_OK(f, CMD_MEETING_ATTEND, "name", "mlewis", NULL);
	/* Whose login begins as the other's name does. */
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Olu Evans", "profession", "gp", "login", "levans",
		NULL);
}

static void at_case(struct stage *s, const char *person)
{
	cr_assert(stack_push(s->app, &screen_room, &(struct screen_arg){.person = person}), "%s",
		s->app->open_err.text);
	app_draw(s->app);
	vt_pump(s->vt);
}

/* Past the notice that this may be seen by everyone. */
static void open_case(struct stage *s, int rows, int cols, const struct screen_options *options)
{
	setenv("CASELOAD_DEAF_MS", "0", 1);
	in_the_room(s);
	stage_open(s, rows, cols, options);
	at_case(s, ADA);
	STAGE_SEES(s, "may be seen by everyone in the room");
	stage_send(s, "\r");
	STAGE_NOT(s, "may be seen by everyone in the room");
}

static const struct case_page *page_of(struct stage *s, const char *person)
{
	FIXTURE_OK(&s->f, CMD_MEETING_CASE, "person", person, NULL);
	return s->f.result.value;
}

Test(room, shows_the_case_at_the_design_size)
{
	static const char *const sees[] = {
		"MDT Thu 26-Mar-2026   Case 1 of 3   0 of 10 min   WALL VIEW", "OKONKWO, Adaeze",
		"Why today  ", "Two falls in February.", "Last time  Not spoken about before.",
		"Wants      Not written down yet.", "Changed    ", "Notes      i writes.",
		"Actions    None yet.", "Decision   None yet.", "Here       J Patel, M Lewis."};
	struct stage s;

	open_case(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof sees / sizeof *sees; i++)
		STAGE_SEES(&s, sees[i]);
	stage_send(&s, "w");
	STAGE_SEES(&s, "Case 1 of 3, OKONKWO, Adaeze");
	stage_close(&s);
}

/* Nothing on the wall that is nobody's business there: neither clock nor blocks nor others' names. */
Test(room, wall_view_hides_and_is_turned_off)
{
	struct stage s;

	in_the_room(&s);
	FIXTURE_OK(&s.f, CMD_ALERT_ADD, "person", ADA, "kind", "other", "text",
		"Key safe 4711 by the door", NULL);
	FIXTURE_OK(&s.f, CMD_ALERT_ADD, "person", ADA, "kind", "do_not_visit_alone", NULL);
	stage_open(&s, 24, 80, NULL);
	at_case(&s, ADA);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "! DO NOT VISIT ALONE");
	STAGE_NOT(&s, "4711");
	STAGE_NOT(&s, "09:30");
	STAGE_NOT(&s, "SMITH");
	for (int row = 1; row < 22; row++)
		for (int col = 0; col < 80; col++) {
			struct vt_look look = vt_look(s.vt, row, col);

			cr_assert(!look.reverse && look.bg == VT_DEFAULT && look.fg == VT_DEFAULT,
				"row %d column %d is not plain\n%s", row, col, vt_screen(s.vt));
		}
	stage_send(&s, "x");
	STAGE_NOT(&s, "WALL VIEW");
	STAGE_SEES(&s, "09:30");
	STAGE_SEES(&s, "Wall view is off");
	/* It is said once in a session. */
	stage_send(&s, "x");
	stage_send(&s, KEY_RIGHT);
	stage_send(&s, "l");
	STAGE_SEES(&s, "Case 2 of 3");
	STAGE_NOT(&s, "may be seen by everyone in the room");
	stage_close(&s);
}

Test(room, notes_are_kept_as_they_are_typed_and_saved_when_left)
{
	static const char *const ways[] = {KEY_ESC, KEY_F2, "\t", KEY_F5};
	struct stage s;

	open_case(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		char text[40];

		snprintf(text, sizeof text, "Note %zu.", i);
		stage_send(&s, "i");
		stage_send(&s, text);
		STAGE_SEES(&s, text);
		/* Kept at once, saved when it is left. */
		FIXTURE_OK(&s.f, CMD_DRAFT_LIST, "person", ADA, NULL);
		cr_assert_eq(s.f.result.n, 1, "%zu: %zu drafts", i, s.f.result.n);
		stage_send(&s, ways[i]);
		cr_assert(strstr(page_of(&s, ADA)->item.update, text), "%zu: %s", i,
			page_of(&s, ADA)->item.update);
		FIXTURE_OK(&s.f, CMD_DRAFT_LIST, "person", ADA, NULL);
		cr_assert_eq(s.f.result.n, 0, "%zu", i);
		if (i > 0)
			stage_send(&s, KEY_ESC);
	}
	STAGE_SEES(&s, "Note 3.");
	stage_close(&s);
}

Test(room, tab_goes_through_the_five_texts)
{
	static const char *const labels[] = {
		"She wants", "Situation", "To date", "Next steps", "Notes"};
	struct stage s;
	const struct case_item *item;

	in_the_room(&s);
	FIXTURE_OK(&s.f, CMD_PERSON_EDIT, "person", ADA, "gender", "2", NULL);
	stage_open(&s, 24, 80, NULL);
	at_case(&s, ADA);
	stage_send(&s, "\r");
	stage_send(&s, "i");
	for (size_t i = 0; i < 5; i++) {
		char text[16];

		stage_send(&s, "\t");
		STAGE_SEES(&s, labels[i]);
		snprintf(text, sizeof text, "Text%zu", i);
		stage_send(&s, text);
	}
	stage_send(&s, KEY_ESC);
	item = &page_of(&s, ADA)->item;
	cr_assert_str_eq(item->wants, "Text0");
	cr_assert_str_eq(item->situation, "Text1");
	cr_assert_str_eq(item->action_to_date, "Text2");
	cr_assert_str_eq(item->next_steps, "Text3");
	cr_assert_str_eq(item->update, "Text4");
	STAGE_SEES(&s, "She wants  Text0");
	stage_close(&s);
}

/* What a colleague saved meanwhile is put together with what is being typed, and both are told. */
Test(room, two_recorders_lose_nothing)
{
	struct stage s;
	struct session *other;
	const char *text;

	open_case(&s, 24, 80, NULL);
	other = fixture_session(&s.f, "mlewis");
	cr_assert(fixture_run_in(
		&s.f, other, CMD_MEETING_SEAT, "case", ADA, "place", "update", NULL));
	cr_assert(fixture_run_in(
		&s.f, other, CMD_MEETING_WRITE, "person", ADA, "situation", "Lives alone.", NULL));
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "May Lewis (Notes) also here");
	STAGE_SEES(&s, "May Lewis wrote here: Situation.");
	stage_send(&s, "i");
	stage_send(&s, "From the left.");
	cr_assert(fixture_run_in(&s.f, other, CMD_MEETING_WRITE, "person", ADA, "update",
			  "From the right.", "version", "1", NULL),
		"%s", s.f.err.text);
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "May Lewis wrote in the notes too.");
	STAGE_SEES(&s, "From the left.");
	STAGE_SEES(&s, "From the right.");
	text = page_of(&s, ADA)->item.update;
	cr_assert(strstr(text, "From the left.") && strstr(text, "From the right."), "%s", text);
	cr_assert_str_eq(page_of(&s, ADA)->item.situation, "Lives alone.");
	session_close(other);
	stage_close(&s);
}

Test(room, an_action_is_one_line_and_the_next_one_opens)
{
	struct stage s;
	const struct case_page *page;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "a");
	stage_send(&s, "Falls team referral/le/fri");
	STAGE_SEES(&s, "May Lewis, District nurse; Fri 27-Mar-2026, tomorrow");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "1  Falls team referral");
	STAGE_SEES(&s, "> 2");
	stage_send(&s, "Ring her\r");
	STAGE_SEES(&s, "2  Ring her");
	stage_send(&s, "\r");
	STAGE_NOT(&s, "> 3");
	page = page_of(&s, ADA);
	cr_assert_eq(page->actions_n, 2);
	cr_assert(date_equal(page->actions[0].due, date_make(2026, 3, 27)));
	stage_close(&s);
}

Test(room, an_action_that_cannot_be_is_said_and_stays)
{
	static const struct {
		const char *typed, *sees;
	} cases[] = {{"Ring/zz/fri\r", "zz"}, {"Ring/le/32/3\r", "32"},
		{"/le/fri\r", "what is to be done"}, {"Ring/le/yesterday\r", "has passed"}};
	struct stage s;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "a");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_send(&s, cases[i].typed);
		STAGE_SEES(&s, cases[i].sees);
		STAGE_SEES(&s, "> 1");
		cr_assert_eq(page_of(&s, ADA)->actions_n, 0, "%s", cases[i].typed);
		stage_send(&s, "\025");
	}
	/* Left half-typed it comes back with the next a, and after a crash. */
	stage_send(&s, "Ring her da");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "a goes on with it");
	app_free(s.app);
	vt_free(s.vt);
	stage_open(&s, 24, 80, NULL);
	at_case(&s, ADA);
	stage_send(&s, "a");
	STAGE_SEES(&s, "Ring her da");
	stage_close(&s);
}

Test(room, decisions_ask_for_what_they_need)
{
	static const struct {
		const char *keys, *sees;
		enum decision decision;
	} cases[] = {{"dp\r", "Plan agreed.", DECISION_PLAN_AGREED},
		{"dv+3m\r", "Review on a date.  Next review 26-Jun-2026", DECISION_REVIEW},
		{"drFalls clinic\r\r", "Referred on to Falls clinic", DECISION_REFER},
		{"mle\rKnows her\r", "Lead changed", DECISION_LEAD},
		{"df\rWait for the scan\r", "Deferred: Wait for the scan", DECISION_DEFER},
		{"dcMoved away\r", "Closed: off the meeting's list: Moved away", DECISION_CLOSE}};
	struct stage s;

	open_case(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_send(&s, cases[i].keys);
		STAGE_SEES(&s, cases[i].sees);
		cr_assert_eq(page_of(&s, ADA)->item.decision, (int)cases[i].decision, "%s",
			cases[i].keys);
	}
	stage_close(&s);
}

Test(room, what_a_decision_lacks_is_said)
{
	static const struct {
		const char *keys, *sees;
	} cases[] = {{"df\r", "Say why"}, {"dm\r", "beginning of the new lead"},
		{"dr\r", "to which service"}, {"dv\r", "Type a date"},
		{"dv3/16/26\r", "16 is not a month"}, {"dz", "one of the letters"}};
	struct stage s;

	open_case(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_send(&s, cases[i].keys);
		STAGE_SEES(&s, cases[i].sees);
		cr_assert_eq(
			page_of(&s, ADA)->item.decision, (int)DECISION_NONE, "%s", cases[i].keys);
		stage_send(&s, KEY_ESC);
		STAGE_SEES(&s, "Decision   None yet.");
	}
	stage_close(&s);
}

Test(room, no_case_is_left_without_a_decision_or_later)
{
	struct stage s;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "n");
	STAGE_SEES(&s, "What was decided?  p Plan agreed  a Accept  m Lead");
	STAGE_SEES(&s, "l Later");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Case 1 of 3");
	stage_send(&s, "np");
	STAGE_SEES(&s, "Case 2 of 3");
	cr_assert_eq(page_of(&s, ADA)->item.decision, (int)DECISION_PLAN_AGREED);
	stage_send(&s, "nl");
	STAGE_SEES(&s, "Case 3 of 3");
	cr_assert_eq(page_of(&s, MEG)->item.decision, (int)DECISION_NONE);
	stage_send(&s, "pl");
	STAGE_SEES(&s, "Case 2 of 3");
	/* Decided already: nothing is asked. */
	stage_send(&s, "pl");
	STAGE_SEES(&s, "Case 1 of 3");
	stage_send(&s, "p");
	STAGE_SEES(&s, "This is the first case.");
	stage_send(&s, "g3");
	STAGE_SEES(&s, "Case 1 of 3"); /* not before Enter: 1 may be the first of 12 */
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Case 3 of 3");
	stage_send(&s, "g9\r");
	STAGE_SEES(&s, "There are cases 1 to 3.");
	stage_close(&s);
}

/* A sentence typed after n decides with its p, and its e or i would write into the next person's
 * text. */
Test(room, is_deaf_to_what_is_typed_on_into_the_next_case)
{
	struct stage s;

	open_case(&s, 24, 80, NULL);
	setenv("CASELOAD_DEAF_MS", "60000", 1);
	stage_send(&s, "np");
	stage_send(&s, "is home");
	STAGE_SEES(&s, "Case 2 of 3");
	STAGE_SEES(&s, "nothing was done with what you typed");
	STAGE_NOT(&s, "F2 Save");
	cr_assert_null(page_of(&s, MEG)->item.update);
	cr_assert_eq(page_of(&s, MEG)->item.decision, (int)DECISION_NONE);
	stage_send(&s, "\033[6~"); /* PgDn is no letter */
	STAGE_SEES(&s, "What was decided?");
	stage_close(&s);
}

Test(room, what_is_typed_survives_next_previous_and_hiding)
{
	struct stage s;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "dp\r");
	stage_send(&s, "iStays with her.");
	stage_send(&s, KEY_F12);
	STAGE_NOT(&s, "Stays with her.");
	cr_assert_str_eq(page_of(&s, ADA)->item.update, "Stays with her.");
	stage_send(&s, " ");
	stage_send(&s, " Also this.");
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_RIGHT);
	STAGE_SEES(&s, "Case 2 of 3");
	stage_send(&s, KEY_LEFT);
	stage_send(&s, "l");
	STAGE_SEES(&s, "Case 1 of 3");
	STAGE_SEES(&s, "Stays with her. Also this.");
	stage_close(&s);
}

/* The line is cut in the middle of a word; the next session is at the same word. */
Test(room, a_draft_of_a_lost_session_is_in_the_notes)
{
	struct stage s;

	in_the_room(&s);
	cr_assert(page_of(&s, ADA));
	{
		char place[80];

		snprintf(place, sizeof place, "meeting/%s/update", page_of(&s, ADA)->item.uid);
		FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", ADA, "place", place, "text",
			"She was about to sa", "version", "1", NULL);
	}
	stage_open(&s, 24, 80, NULL);
	at_case(&s, ADA);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "She was about to sa");
	stage_send(&s, "y");
	STAGE_SEES(&s, "She was about to say");
	stage_send(&s, KEY_ESC);
	cr_assert_str_eq(page_of(&s, ADA)->item.update, "She was about to say");
	stage_close(&s);
}

Test(room, everything_and_all_changes_to_scroll)
{
	struct stage s;

	open_case(&s, 16, 60, NULL);
	stage_send(&s, "\t");
	STAGE_SEES(&s, "Two falls in February.");
	stage_send(&s, "G");
	STAGE_SEES(&s, "Added OKONKWO, Adaeze.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Notes      i writes.");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Changes since");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Notes      i writes.");
	stage_close(&s);
}

Test(room, is_usable_in_a_small_window)
{
	static const char *const sees[] = {"Case 1 of 3", "WALL", "Why today  ", "Notes      ",
		"Actions    ", "Decision   ", "F1"};
	struct stage s;

	open_case(&s, 16, 60, NULL);
	for (size_t i = 0; i < sizeof sees / sizeof *sees; i++)
		STAGE_SEES(&s, sees[i]);
	stage_send(&s, "aRing her/le/fri\r");
	STAGE_SEES(&s, "1  Ring her");
	STAGE_SEES(&s, "> 2");
	stage_send(&s, "\r");
	stage_send(&s, "dp\r");
	STAGE_SEES(&s, "Plan agreed.");
	stage_send(&s, "i");
	stage_send(&s, "Small but there.");
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "Small but there.");
	stage_close(&s);
}

/* The clock is text; it is saved with the case and stands, runs or is out of sight. */
Test(room, the_clock_of_the_case)
{
	const char *words;
	struct stage s;

	open_case(&s, 24, 80, NULL);
	fixture_now(&s.f, "2026-03-26T09:36");
	stage_send(&s, "w");
	STAGE_SEES(&s, "6 of 10 min");
	fixture_now(&s.f, "2026-03-26T09:40");
	stage_send(&s, "w");
	STAGE_SEES(&s, "10 of 10 min");
	words = vt_row(s.vt, 1);
	cr_assert(vt_look(s.vt, 1, (int)(strstr(words, "10 of") - words)).bold);
	stage_send(&s, "t");
	STAGE_SEES(&s, "10 of 10 min, stands");
	fixture_now(&s.f, "2026-03-26T09:50");
	stage_send(&s, "t");
	STAGE_NOT(&s, "of 10 min");
	stage_send(&s, "t");
	STAGE_SEES(&s, "10 of 10 min");
	stage_send(&s, "dp\r");
	stage_send(&s, "n");
	STAGE_SEES(&s, "Case 2 of 3");
	cr_assert_eq(page_of(&s, ADA)->item.seconds, 600, "%lld",
		(long long)page_of(&s, ADA)->item.seconds);
	stage_close(&s);
}

Test(room, telling_and_the_review_date)
{
	struct stage s;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "dp\r");
	STAGE_SEES(&s, "Not told yet.");
	stage_send(&s, "Ip\r");
	STAGE_SEES(&s, "Told 26-Mar-2026.");
	stage_send(&s, "r+2w\r");
	STAGE_SEES(&s, "Next review 09-Apr-2026");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Next review none");
	stage_close(&s);
}

/* A letter costs little, wherever the cursor is. */
Test(room, a_typed_letter_is_cheap)
{
	struct stage s;
	size_t worst = 0;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "i");
	for (int i = 0; i < 90; i++) {
		vt_mark(s.vt);
		stage_send(&s, i % 7 == 6 ? " " : "x");
		if (vt_bytes(s.vt) > worst)
			worst = vt_bytes(s.vt);
	}
	cr_assert_leq(worst, 400, "%zu bytes", worst);
	stage_close(&s);
}

Test(room, nothing_is_written_where_the_meeting_is_not_open)
{
	static const char *const keys[] = {"i", "a", "d", "r", "e", "m", "I"};
	struct stage s;

	in_the_room(&s);
	FIXTURE_OK(&s.f, CMD_MEETING_SUSPEND, NULL);
	stage_open(&s, 24, 80, NULL);
	at_case(&s, ADA);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "SUSPENDED");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		stage_send(&s, keys[i]);
		STAGE_SEES(&s, "The meeting is not open");
	}
	/* Reading goes on, and nothing is asked. */
	stage_send(&s, "n");
	STAGE_SEES(&s, "Case 2 of 3");
	stage_close(&s);
}

/* Cut off in the middle of a case, one is told at the next start and is there in two keys. */
Test(room, the_start_leads_back_to_the_case)
{
	struct stage s;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "dp\r");
	stage_send(&s, "n");
	STAGE_SEES(&s, "Case 2 of 3");
	stage_send(&s, "i");
	stage_send(&s, "Half a wo");
	/* The line is dead: nothing of what leaving does is done. */
	FIXTURE_OK(&s.f, CMD_MEETING_SEAT, "case", MEG, "place", "update", NULL);
	s.app->quit = true;
	app_free(s.app);
	vt_free(s.vt);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "is open: 3, Enter goes on at your case.");
	stage_send(&s, "3");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Case 2 of 3");
	STAGE_SEES(&s, "Half a wo");
	cr_assert(s.app->top->typing, "one writes on where one was");
	stage_send(&s, "rd");
	stage_send(&s, KEY_ESC);
	cr_assert_str_eq(page_of(&s, MEG)->item.update, "Half a word");
	/* Left in order there is nothing to go on with. */
	stage_send(&s, KEY_ESC);
	stage_send(&s, "l");
	STAGE_SEES(&s, "of 3 decided");
	app_free(s.app);
	vt_free(s.vt);
	stage_open(&s, 24, 80, NULL);
	STAGE_NOT(&s, "goes on at your case");
	stage_close(&s);
}

Test(room, attendance_late_addition_and_suspending_from_the_case)
{
	struct stage s;

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "i");
	stage_send(&s, "Typed before.");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "o");
	STAGE_SEES(&s, "Who came");
	STAGE_SEES(&s, "Case 1 of 3");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "T");
	STAGE_SEES(&s, "Find a person");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "R");
	STAGE_SEES(&s, "This is the whole record");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Typed before.");
	stage_send(&s, "S");
	STAGE_NOT(&s, "Case 1 of 3");
	FIXTURE_OK(&s.f, CMD_MEETING_AGENDA, NULL);
	cr_assert_eq(((struct meeting_record *)s.f.result.value)->meeting.status,
		(int)MEETING_SUSPENDED);
	stage_close(&s);
}

/* Both go on at the end of one text: each on a line, and the cursor stays behind one's own words. */
Test(room, two_who_go_on_in_one_text)
{
	struct stage s;
	struct session *other;
	char version[24];

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "i");
	stage_send(&s, "He fell.");
	stage_send(&s, KEY_F2);
	other = fixture_session(&s.f, "mlewis");
	snprintf(version, sizeof version, "%d", (int)page_of(&s, ADA)->item.version);
	stage_send(&s, " Daughter away");
	cr_assert(fixture_run_in(&s.f, other, CMD_MEETING_WRITE, "person", ADA, "update",
			  "He fell. Ambulance called.", "version", version, NULL),
		"%s", s.f.err.text);
	stage_send(&s, KEY_F2);
	stage_send(&s, " until April.");
	stage_send(&s, KEY_ESC);
	cr_assert_str_eq(page_of(&s, ADA)->item.update,
		"He fell. Ambulance called.\nDaughter away until April.");
	session_close(other);
	stage_close(&s);
}

/* A blank at the end is not saved; the next word stands behind the last one all the same. */
Test(room, a_blank_at_the_end_is_no_place)
{
	struct stage s;
	struct session *other;
	char version[24];

	open_case(&s, 24, 80, NULL);
	stage_send(&s, "i");
	stage_send(&s, "He fell.");
	stage_send(&s, KEY_F2);
	other = fixture_session(&s.f, "mlewis");
	snprintf(version, sizeof version, "%d", (int)page_of(&s, ADA)->item.version);
	cr_assert(fixture_run_in(&s.f, other, CMD_MEETING_WRITE, "person", ADA, "update",
			  "He fell twice.", "version", version, NULL),
		"%s", s.f.err.text);
	stage_send(&s, " Daughter ");
	stage_send(&s, KEY_F2);
	stage_send(&s, "away");
	stage_send(&s, KEY_ESC);
	cr_assert(strstr(page_of(&s, ADA)->item.update, "He fell. Daughter away\n"), "%s",
		page_of(&s, ADA)->item.update);
	session_close(other);
	stage_close(&s);
}

static void a_note_of_ada_says(struct stage *s, const char *words)
{
	const struct person_record *record;

	FIXTURE_OK(&s->f, CMD_PERSON_SHOW, "person", ADA, NULL);
	record = s->f.result.value;
	cr_assert_gt(record->notes_n, 0);
	cr_assert(strstr(record->notes[0].text, words), "%s", record->notes[0].text);
}

/* Another recorder closes the meeting under what is being typed: it goes to the record. */
Test(room, closed_while_somebody_writes)
{
	static const char *const all[] = {ADA, MEG, MAY};
	struct stage s;
	struct session *other;

	open_case(&s, 24, 80, NULL);
	other = fixture_session(&s.f, "mlewis");
	stage_send(&s, "i");
	stage_send(&s, "He fell ");
	for (size_t i = 0; i < 3; i++)
		cr_assert(fixture_run_in(&s.f, other, CMD_MEETING_DECIDE, "person", all[i],
				  "decision", "defer", "reason", "No time", NULL),
			"%s", s.f.err.text);
	cr_assert(fixture_run_in(&s.f, other, CMD_MEETING_CLOSE, NULL), "%s", s.f.err.text);
	stage_send(&s, "on Friday.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "What you had typed is a note in the");
	STAGE_SEES(&s, "CLOSED");
	STAGE_NOT(&s, "on Friday");
	a_note_of_ada_says(&s, "Notes: He fell on Friday.");
	session_close(other);
	stage_close(&s);
}

/* Or takes the case off the agenda: one can go on from there. */
Test(room, taken_off_while_somebody_writes)
{
	struct stage s;
	struct session *other;

	open_case(&s, 24, 80, NULL);
	other = fixture_session(&s.f, "mlewis");
	stage_send(&s, "i");
	stage_send(&s, "He fell ");
	cr_assert(fixture_run_in(&s.f, other, CMD_MEETING_DROP, "person", ADA, "reason",
			  "Not today", NULL),
		"%s", s.f.err.text);
	stage_send(&s, "on Friday.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "The case was taken off meanwhile.");
	STAGE_SEES(&s, "Off the agenda");
	stage_send(&s, "n");
	STAGE_SEES(&s, "Case 1 of 2");
	a_note_of_ada_says(&s, "Notes: He fell on Friday.");
	session_close(other);
	stage_close(&s);
}

/* What changed since last time says that a telephone, an address or an alert did, not which. */
Test(room, changes_on_the_wall_give_nothing_away)
{
	struct stage s;

	in_the_room(&s);
	FIXTURE_OK(&s.f, CMD_PERSON_EDIT, "person", ADA, "phone", "01632 960999", "address",
		"77 Secret Road", NULL);
	FIXTURE_OK(
		&s.f, CMD_ALERT_ADD, "person", ADA, "kind", "other", "text", "Key safe 4711", NULL);
	stage_open(&s, 24, 80, NULL);
	at_case(&s, ADA);
	stage_send(&s, "\r");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Telephone: not on the wall");
	STAGE_NOT(&s, "960999");
	STAGE_NOT(&s, "Secret Road");
	STAGE_NOT(&s, "4711");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "x");
	stage_send(&s, "s");
	STAGE_SEES(&s, "77 Secret Road");
	stage_close(&s);
}
