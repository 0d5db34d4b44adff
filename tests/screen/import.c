#include "stage.h"

TestSuite(import, .timeout = 30);

static const char list[] = "NHS Number,Surname,Forename,Date of Birth,Risk Score,Risk Band\r\n"
			   "9990000018,Okonkwo,Adaeze,14/07/1945,0.41,Severe\r\n"
			   "9990000042,Zhang,Wei,03/03/1930,0.10,Fit\r\n"
			   "9990000043,Wrong,Number,04/04/1931,0.10,Fit\r\n";

/* From the Board to the preview: the file, then what it leaves open. */
static void look(struct stage *s)
{
	stage_send(s, "I");
	STAGE_SEES(s, "Nothing is written before you have seen");
	stage_send(s, fixture_write(&s->f, "list.csv", list, sizeof list - 1));
	stage_send(s, "\tDirect care" KEY_F2);
	STAGE_SEES(s, "List run on");
	stage_send(s, "12/3/2026" KEY_F2);
	if (stage_sees(s, "Instrument"))
		stage_send(s, "efi" KEY_F2);
}

static size_t people(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_LIST, "scope", "all", NULL);
	return s->f.result.n;
}

Test(import, asks_only_what_is_open_shows_the_rows_and_writes_nothing)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	look(&s);
	STAGE_SEES(&s, ": Import preview]");
	STAGE_SEES(&s, "2 new, 1 refused");
	STAGE_SEES(&s, "! Refused");
	STAGE_SEES(&s, "ZHANG, Wei");
	stage_send(&s, "f");
	STAGE_SEES(&s, "Shows: New, 2 of 3");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Nothing was written.");
	cr_assert_eq(people(&s), 0);
	stage_close(&s);
}

Test(import, is_taken_in_by_its_own_key_only)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	look(&s);
	stage_send(&s, "Y");
	STAGE_SEES(&s, "Take this list in?");
	stage_send(&s, "T");
	cr_assert_eq(people(&s), 0, "a key typed ahead answered");
	cr_assert_not_null(s.app->question, "the question has gone");
	while (s.app->question) /* the quarter of a second in which nothing answers */
		stage_send(&s, "T");
	STAGE_SEES(&s, "[1 Board]");
	cr_assert_eq(people(&s), 2);
	stage_close(&s);
}

Test(import, the_practice_may_be_said_where_the_file_does_not)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "I");
	stage_send(&s, fixture_write(&s.f, "list.csv", list, sizeof list - 1));
	stage_send(&s, "\tDirect care\tC99901" KEY_F2);
	STAGE_SEES(&s, "List run on");
	stage_send(&s, "12/3/2026" KEY_F2);
	if (stage_sees(&s, "Instrument"))
		stage_send(&s, "efi" KEY_F2);
	STAGE_SEES(&s, "practice C99901");
	stage_close(&s);
}
