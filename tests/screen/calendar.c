#include "stage.h"

#include "../../src/screen/calendar.h"

TestSuite(calendar, .timeout = 30);

#define KEY_RIGHT "\033[C"
#define KEY_LEFT "\033[D"
#define KEY_F6 "\033[17~"

/* Wednesday 18 March: OKONKWO late since the 14th, one SMITH today, the other on the 20th. */
static void on_stage(struct stage *s, int rows, int cols, const struct screen_options *options)
{
	stage_store(s);
	stage_people(s);
	FIXTURE_OK(&s->f, CMD_REVIEW_BOOK, "person", "9990000026", "date", "2026-03-18", NULL);
	FIXTURE_OK(&s->f, CMD_REVIEW_BOOK, "person", "9990000034", "date", "2026-03-20", NULL);
	stage_open(s, rows, cols, options);
	stage_send(s, "2");
	STAGE_SEES(s, "[2 Calendar]");
}

static struct date due_of(struct stage *s, const char *number)
{
	FIXTURE_OK(&s->f, CMD_PERSON_SHOW, "person", number, NULL);
	return ((struct person_record *)s->f.result.value)->reviews[0].due_on;
}

Test(calendar, shows_the_month_the_day_and_what_is_late)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	STAGE_SEES(&s, "The team's reviews and deadlines  1 late");
	STAGE_SEES(&s, "March 2026");
	STAGE_SEES(&s, "Mon  Tue  Wed  Thu  Fri  Sat  Sun");
	STAGE_SEES(&s, "[18]");
	STAGE_SEES(&s, "14 ! 15 .");
	STAGE_SEES(&s, "Wed 18-Mar-2026: 1 review");
	STAGE_SEES(&s, "> SMITH, Margaret");
	STAGE_SEES(&s, "Late before today  1");
	STAGE_SEES(&s, "OKONKWO, Adaeze  NO DATA    4d late");
	STAGE_SEES(&s, "Wed 18    1 #");
	STAGE_SEES(&s, "Fri 20    1 #");
	STAGE_SEES(&s, "working days to the deadline for");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "[18]"), "the cursor is on the day");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Calendar, Wed 18-Mar-2026, today, 1 review.");
	stage_close(&s);
}

Test(calendar, arrows_brackets_and_dates_go_to_a_day)
{
	static const struct {
		const char *keys, *sees;
	} cases[] = {{KEY_RIGHT, "Thu 19-Mar-2026: nothing due"}, {KEY_DOWN, "Thu 26-Mar-2026"},
		{"]", "Sun 26-Apr-2026"}, {"[[", "Thu 26-Feb-2026"}, {"t", "Wed 18-Mar-2026"},
		{"/3/4\r", "Fri 03-Apr-2026"}, {"+1w\r", "Wed 25-Mar-2026"},
		{"/next fri\r", "Fri 27-Mar-2026"}, {"/16", "Go to 16"},
		{KEY_ESC, "Fri 27-Mar-2026"}, {"/3/16/26\r", "16 is not a month"},
		{KEY_ESC "t" KEY_LEFT, "Tue 17-Mar-2026"}};
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		/* Esc needs its delay before the next key. */
		if (cases[i].keys[0] == '\033' && cases[i].keys[1] != '[' && cases[i].keys[1]) {
			stage_send(&s, KEY_ESC);
			stage_send(&s, cases[i].keys + 1);
		} else {
			stage_send(&s, cases[i].keys);
		}
		STAGE_SEES(&s, cases[i].sees);
	}
	stage_send(&s, "/3/4\r");
	STAGE_SEES(&s, "[ 3]H");
	stage_close(&s);
}

/* A digit is a screen, as row 1 says; a date is typed after a stroke. */
Test(calendar, is_printed_from_the_day_that_is_chosen)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	stage_send(&s, KEY_RIGHT "P");
	STAGE_SEES(&s, "Print preview: calendar");
	STAGE_SEES(&s, "Thu 19-Mar-2026 to Wed 25-Mar-2026");
	stage_close(&s);
}

Test(calendar, a_digit_is_a_screen_and_a_stroke_begins_a_date)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "2");
	stage_send(&s, "/16/4\r");
	STAGE_SEES(&s, "Thu 16-Apr-2026");
	stage_send(&s, "4");
	STAGE_SEES(&s, "[4 Leads]");
	stage_close(&s);
}

Test(calendar, a_review_is_moved_and_the_move_taken_back)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	stage_send(&s, "/20/3\r");
	STAGE_SEES(&s, "Fri 20-Mar-2026: 1 review");
	stage_send(&s, "m+3m\r");
	STAGE_SEES(&s, "Moved the review for SMITH, Margaret");
	STAGE_SEES(&s, " F1 Help  u Undo  ");
	STAGE_SEES(&s, "Week 12.");
	STAGE_SEES(&s, "Fri 20-Mar-2026: nothing due");
	cr_assert(date_equal(due_of(&s, "9990000034"), date_make(2026, 6, 18)));
	stage_send(&s, "u");
	STAGE_SEES(&s, "Fri 20-Mar-2026: 1 review");
	cr_assert(date_equal(due_of(&s, "9990000034"), date_make(2026, 3, 20)));
	stage_close(&s);
}

Test(calendar, what_is_booked_is_meant_for_the_day_in_sight)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	stage_send(&s, "/24/3\r");
	STAGE_SEES(&s, "> OKONKWO, Adaeze");
	stage_send(&s, "b");
	STAGE_SEES(&s, "24-Mar-2026");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Tue 24-Mar-2026: 1 review");
	STAGE_SEES(&s, "0 late");
	cr_assert(date_equal(due_of(&s, "9990000018"), date_make(2026, 3, 24)));
	stage_close(&s);
}

Test(calendar, whose_and_what)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	stage_send(&s, "fmine\r");
	STAGE_SEES(&s, "Led by Jo Patel: reviews and deadlines  1 late");
	STAGE_SEES(&s, "Wed 18-Mar-2026: nothing due");
	STAGE_NOT(&s, "SMITH");
	stage_send(&s, "freviews\r");
	STAGE_SEES(&s, "Led by Jo Patel: reviews  1 late");
	STAGE_SEES(&s, "Deadlines are not shown; f shows them.");
	stage_send(&s, "fteam\r");
	STAGE_SEES(&s, "SMITH, Margaret");
	stage_close(&s);
}

Test(calendar, tab_goes_into_the_list_and_enter_opens)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	stage_send(&s, "\t");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "> SMITH"), "the cursor is on the row");
	stage_send(&s, KEY_DOWN);
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "> OKONKWO"), "over the heading");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Born 14-Jul-1945");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[2 Calendar]");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "> OKONKWO"), "where it was");
	stage_send(&s, KEY_ESC);
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "[18]"));
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[1 Board]");
	stage_close(&s);
}

Test(calendar, one_half_at_a_time_in_a_small_window)
{
	struct stage s;

	on_stage(&s, 16, 60, NULL);
	STAGE_SEES(&s, "[18]");
	STAGE_SEES(&s, "Wed 18-Mar-2026, today: 1 review");
	STAGE_NOT(&s, "SMITH");
	stage_send(&s, KEY_F6);
	STAGE_SEES(&s, "> SMITH, Margaret");
	STAGE_NOT(&s, "[18]");
	STAGE_SEES(&s, "F1");
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "> SMITH, Margaret");
	stage_send(&s, KEY_F6);
	STAGE_SEES(&s, "[18]");
	STAGE_SEES(&s, "> SMITH, Margaret");
	stage_close(&s);
}

/* Row by row: what is late stands where it stood, however much is due on the day. */
Test(calendar, what_is_late_keeps_its_place)
{
	struct stage s;
	int late;

	on_stage(&s, 24, 80, NULL);
	late = vt_find(s.vt, "Late before today");
	for (int move = 0; move < 8; move++) {
		stage_send(&s, move < 2 ? KEY_RIGHT : KEY_LEFT);
		cr_assert_eq(vt_find(s.vt, "Late before today"), late, "%s", vt_screen(s.vt));
	}
	/* Late on the chosen day: in both places, and two rows to the cursor. */
	STAGE_SEES(&s, "Sat 14-Mar-2026: 1 review");
	cr_assert(strstr(vt_row(s.vt, late + 1), "OKONKWO"), "%s", vt_screen(s.vt));
	STAGE_SEES(&s, "> OKONKWO");
	stage_send(&s, "\t" KEY_DOWN);
	cr_assert_eq(vt_cursor_row(s.vt), late + 1);
	stage_send(&s, "w");
	STAGE_SEES(&s, "row 2 of ");
	stage_close(&s);
}

Test(calendar, calm_is_the_day_in_words_and_a_list)
{
	struct screen_options calm = {.calm = true};
	struct stage s;

	on_stage(&s, 24, 80, &calm);
	STAGE_SEES(&s, "Wed 18-Mar-2026, today: 1 review");
	STAGE_NOT(&s, "Mon  Tue");
	STAGE_NOT(&s, "#");
	STAGE_SEES(&s, "NO DATA 4 days late, OKONKWO, Adaeze, Plan review");
	stage_send(&s, KEY_RIGHT KEY_RIGHT);
	STAGE_SEES(&s, "Fri 20-Mar-2026, in 2 days: 1 review");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "Fri 20-Mar-2026"));
	stage_close(&s);
}

Test(calendar, others_changes_come_when_asked_for)
{
	struct stage s;

	on_stage(&s, 24, 80, NULL);
	FIXTURE_OK(&s.f, CMD_REVIEW_BOOK, "person", "9990000034", "date", "2026-03-18", NULL);
	STAGE_SEES(&s, "Wed 18-Mar-2026: 1 review");
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "Wed 18-Mar-2026: 2 reviews");
	stage_close(&s);
}
