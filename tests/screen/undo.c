#include "stage.h"

TestSuite(undo, .timeout = 30);

#define CTRL_Y "\031"
#define CTRL_Z "\032"

static const char *due(struct stage *s, const char *person)
{
	struct person_record *record;

	FIXTURE_OK(&s->f, CMD_PERSON_SHOW, "person", person, NULL);
	record = s->f.result.value;
	for (size_t i = 0; i < record->reviews_n; i++)
		if (review_is_open(&record->reviews[i])) {
			char shown[DATE_SHOWN_SIZE];
			return arena_strdup(
				s->f.arena, date_show(record->reviews[i].due_on, shown));
		}
	return "none";
}

static void move_review(struct fixture *f, struct session *session, const char *date)
{
	cr_assert(fixture_run_in(
			  f, session, CMD_REVIEW_BOOK, "person", "9990000018", "date", date, NULL),
		"%s", f->err.text);
}

/* Expectation 15. */
Test(undo, takes_back_the_last_change_once_and_says_so)
{
	static const char *const keys[] = {"u", CTRL_Z};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;

		stage_store(&s);
		stage_people(&s);
		move_review(&s.f, s.f.session, "2026-06-12");
		stage_open(&s, 24, 80, NULL);
		stage_send(&s, keys[i]);
		STAGE_SEES(&s, "Undone: Moved the review for OKONKWO, Adaeze from 14-Mar-2026");
		STAGE_SEES(&s, "4d late");
		cr_assert_str_eq(due(&s, "9990000018"), "14-Mar-2026");
		stage_send(&s, CTRL_Y);
		STAGE_SEES(&s, "Done again: Moved the review");
		STAGE_NOT(&s, "4d late");
		cr_assert_str_eq(due(&s, "9990000018"), "12-Jun-2026");
		stage_close(&s);
	}
}

/* Expectation 17. */
Test(undo, is_refused_with_the_name_when_somebody_else_changed_it_since)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_WORKER_ADD, "name", "M Lewis", "profession", "district_nurse", "login",
		"mlewis", NULL);
	struct session *lewis = fixture_session(&s.f, "mlewis");
	fixture_now(&s.f, "2026-03-18T13:58");
	move_review(&s.f, s.f.session, "2026-06-12");
	stage_open(&s, 24, 100, NULL);
	fixture_now(&s.f, "2026-03-18T14:03");
	move_review(&s.f, lewis, "2026-06-19");
	fixture_now(&s.f, "2026-03-18T14:05");
	stage_send(&s, "u");
	STAGE_SEES(&s, "M Lewis changed the review of OKONKWO, Adaeze at 14:03");
	cr_assert_str_eq(due(&s, "9990000018"), "19-Jun-2026");
	session_close(lewis);
	stage_close(&s);
}

Test(undo, is_the_texts_own_while_something_is_typed)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	move_review(&s.f, s.f.session, "2026-03-25");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "nHer u");
	STAGE_SEES(&s, "Her u");
	for (int i = 0; i < 6; i++) { /* also once the text has nothing left to undo */
		stage_send(&s, CTRL_Z);
		STAGE_NOT(&s, "Undone");
	}
	stage_send(&s, KEY_ESC);
	stage_send(&s, "b\t" CTRL_Z);
	STAGE_SEES(&s, "Review with");
	STAGE_NOT(&s, "Undone");
	cr_assert_str_eq(due(&s, "9990000018"), "25-Mar-2026");
	stage_close(&s);
}

/* Who was added a moment ago and is taken back has no record to stay on. */
Test(undo, of_adding_somebody_leaves_their_record)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fixture_now(&s.f, "2026-03-18T14:06");
	fixture_person(&s.f, "Newcomer", "Nan", "9990000042", "1-Jan-1950");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F3 "newcomer\r");
	STAGE_SEES(&s, "NEWCOMER, Nan");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: Added NEWCOMER, Nan");
	STAGE_SEES(&s, "[1 Board]");
	stage_close(&s);
}
