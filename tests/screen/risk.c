#include "stage.h"

#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>
#include <caseload/db/db.h>
#include <caseload/nhs_number.h>
#include <caseload/place.h>
#include <caseload/store/store.h>
#include <caseload/work_list.h>

#include "../../src/command/inside.h"

TestSuite(risk_screen, .timeout = 60);

static struct stage s;

/* ---- two practices: one with a list and a list size, one with neither ---- */

/* "NAME1" to "NAME30" of Mill Lane, with three at 12, four at 11 and the rest lower. */
enum { PEOPLE = 30, ADULTS = 1000 };

static int score_of(int i)
{
	return i < 3 ? 12 : i < 7 ? 11 : i < 16 ? 8 : i < 24 ? 6 : 2;
}

static const char *number_of(int i)
{
	static char number[16];
	int at = 0;

	for (int digits = 0;; digits++) {
		snprintf(number, sizeof number, "999%07d", digits);
		if (nhs_number_valid(number) && at++ == i)
			return number;
	}
}

static const char *letters(int i)
{
	static char name[3];

	name[0] = (char)('A' + i / 26);
	name[1] = (char)('a' + i % 26);
	return name;
}

static void import(const char *name, const char *on, int lower_by, int skipped)
{
	struct str file = {0};
	const char *path;

	str_add(&file,
		"nhs_number,family_name,given_name,date_of_birth,postcode,practice_code,instrument,"
		"score,score_date\n");
	for (int i = 0; i < PEOPLE; i++) {
		int score = score_of(i) - (score_of(i) == 8 && i % 2 ? lower_by : 0);

		if (i == skipped)
			continue;
		str_addf(&file, "%s,Person%s,Ann,1940-05-%02d,DE1 1AA,C81001,local_cst,%d,%s\n",
			number_of(i), letters(i), i % 28 + 1, score, on);
	}
	path = fixture_write(&s.f, name, str_text(&file), file.length);
	FIXTURE_OK(&s.f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
	str_free(&file);
}

static void begin(int rows, int cols, const struct screen_options *options)
{
	static const char practices[] =
		"\"C81001\",\"MILL LANE PRACTICE\",\"Y1\",\"Q1\",\"1 MILL "
		"LANE\",\"DERBY\",\"\",\"\","
		"\"\",\"DE1 1AA\",\"19740401\",\"\",\"A\",\"B\",\"15C\",\"20130401\",\"\","
		"\"01332 000000\",\"\",\"\",\"\",\"0\",\"\",\"4\",\"\",\"15C\",\"\"\n"
		"\"C81002\",\"HARBOUR HEALTH\",\"Y1\",\"Q1\",\"2 QUAY\",\"DERBY\",\"\",\"\",\"\","
		"\"DE1 1AB\",\"19740401\",\"\",\"A\",\"B\",\"15C\",\"20130401\",\"\","
		"\"01332 000000\",\"\",\"\",\"\",\"0\",\"\",\"4\",\"\",\"15C\",\"\"\n";

	stage_store(&s);
	FIXTURE_OK(&s.f, CMD_PRACTICE_IMPORT, "file",
		fixture_write(&s.f, "practices.csv", practices, sizeof practices - 1), NULL);
	FIXTURE_OK(&s.f, CMD_PRACTICE_JOIN, "code", "C81001", NULL);
	FIXTURE_OK(&s.f, CMD_PRACTICE_JOIN, "code", "C81002", NULL);
	FIXTURE_OK(&s.f, CMD_PRACTICE_LIST_SIZE, "code", "C81001", "quarter", "2026-01-01",
		"adults", "1000", NULL);
	FIXTURE_OK(&s.f, CMD_TEAM_SET, "instrument", "local_cst", NULL);
	import("before.csv", "2026-01-05", 3, 1);
	import("now.csv", "2026-03-02", 0, 2);
	FIXTURE_OK(&s.f, CMD_REGISTER_ADD, "person", number_of(0), NULL);
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", number_of(0), "worker", "jpatel", "reason",
		"Knows her", NULL);
	stage_open(&s, rows, cols, options);
}

static void end(void)
{
	stage_close(&s);
}

static size_t rows_shown(void)
{
	size_t n = 0;

	for (int row = 0; row < vt_rows(s.vt); row++)
		n += strstr(vt_row(s.vt, row), "PERSON") != NULL && row < 19;
	return n;
}

/* ---- the pyramid ---- */

Test(risk_screen, the_pyramid_says_who_of_how_many_and_since_when)
{
	begin(24, 80, NULL);
	stage_send(&s, "6");
	STAGE_SEES(&s, "[6 Risk]");
	STAGE_SEES(&s, "Team North, 1,000 adults, by Local");
	STAGE_SEES(&s, "Placed among all adults registered on 01-Jan-2026; list of 02-Mar-2026.");
	STAGE_SEES(&s, "! HARBOUR HEALTH is not among them.");
	STAGE_SEES(&s, "> Top 0.5%");
	STAGE_SEES(&s, "People   Places In care  Lead  Plan");
	/* 29 are on the newest list: two at 12, four at 11, and five places. */
	STAGE_SEES(&s, "        6        5       1     1     0");
	STAGE_SEES(&s, "       23       45       0     0     0");
	STAGE_SEES(&s, "HARBOUR HEALTH            ! its list size is not recorded");
	STAGE_SEES(&s, "4 people share the last 3 places: all are in.");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Risk, Team North, Top 0.5% of the adults: 6 people, 1 in care.");
	end();
}

Test(risk_screen, behind_a_step_are_as_many_people_as_it_says)
{
	static const struct {
		const char *keys, *sees;
		size_t rows;
	} cases[] = {{"", "Top 0.5% of each practice, 6 people.", 6},
		{"j", "0.5% to 5% of each practice, 23 people.", 14},
		{"jj", "5% to 20% of each practice, 0 people.", 0}};

	begin(24, 80, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t rows;

		stage_send(&s, "6");
		stage_send(&s, cases[i].keys);
		stage_send(&s, "\r");
		STAGE_SEES(&s, cases[i].sees);
		rows = rows_shown();
		cr_assert(cases[i].rows == 14 ? rows >= 12 : rows == cases[i].rows,
			"%s: %zu rows in\n%s", cases[i].sees, rows, vt_screen(s.vt));
	}
	end();
}

Test(risk_screen, a_practice_has_its_own_pyramid)
{
	begin(24, 80, NULL);
	stage_send(&s, "6G");
	STAGE_SEES(&s, ">"); /* the last practice */
	STAGE_SEES(&s, "Enter This practice");
	stage_send(&s, "k\r");
	STAGE_SEES(&s, "Enter People  Esc Team");
	STAGE_SEES(&s, "1,000 adults, by Local");
	cr_assert(vt_find(s.vt, "PRACTICE, 1,000") == 1 || vt_find(s.vt, "HEALTH, 0") == 1,
		"whose it is stands on row 2:\n%s", vt_screen(s.vt));
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Team North, 1,000 adults");
	STAGE_NOT(&s, "Esc Team");
	stage_send(&s, "]]]");
	STAGE_SEES(&s, "Team North, 1,000 adults");
	stage_send(&s, "[");
	STAGE_NOT(&s, "Team North, ");
	end();
}

Test(risk_screen, without_any_list_it_says_what_is_missing)
{
	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "6");
	STAGE_SEES(&s, "Nobody can be placed: the team serves no practice yet.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "! There is nobody to show.");
	stage_send(&s, "t");
	STAGE_SEES(&s, "0 people");
	end();
}

Test(risk_screen, every_size_and_ascii_hold_the_same_numbers)
{
	static const struct {
		int rows, cols;
		bool ascii;
	} cases[] = {{16, 60, false}, {40, 140, false}, {24, 80, true}, {16, 60, true}};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct screen_options options = {.ascii = cases[i].ascii};

		begin(cases[i].rows, cases[i].cols, &options);
		stage_send(&s, "6");
		STAGE_SEES(&s, "[6 Risk]");
		STAGE_SEES(&s, "1 Board");
		STAGE_SEES(&s, "> Top 0.5%");
		STAGE_SEES(&s, " 23 ");
		if (cases[i].rows > 16)
			STAGE_SEES(&s, "! its list size is not recorded");
		STAGE_SEES(&s, "F1 Help");
		cr_assert_eq(stage_sees(&s, "####"), cases[i].ascii, "%s", vt_screen(s.vt));
		cr_assert_eq(stage_sees(&s, "\xe2\x96\x88\xe2\x96\x88"), !cases[i].ascii);
		stage_send(&s, "\r");
		STAGE_SEES(&s, "6 people");
		STAGE_SEES(&s, "V HIGH 12");
		for (int row = 0; row < cases[i].rows; row++)
			cr_assert(!strcasestr(vt_row(s.vt, row), "falls risk"));
		end();
	}
}

Test(risk_screen, calm_reads_rows_as_sentences)
{
	struct screen_options options = {.calm = true};

	begin(24, 80, &options);
	stage_send(&s, "6");
	STAGE_SEES(&s, "Top 0.5%, 6 of 5 places, 1 in care, 1 with a lead, 0 with a plan");
	STAGE_NOT(&s, "\xe2\x96\x88");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "V HIGH 12, PERSONAA Ann, in the top 0");
	STAGE_SEES(&s, ", Jo Patel, 999 000 0018, 1 of 6");
	end();
}

/* ---- the work lists ---- */

Test(risk_screen, each_list_has_a_key_and_says_its_rule)
{
	static const struct {
		const char *key, *rule, *tab;
	} cases[] = {{"t", "Rising", "Rising]"},
		{"v", "Frequent A&E attenders, 5 or more in 12 months", "A&E attenders]"},
		{"b", "within 30 days of a discharge", "Readmitted]"},
		{"n", "New on the newest list", "New on the list]"},
		{"o", "Gone from the newest list", "Gone from the list]"}};
	static const int sizes[][2] = {{24, 80}, {16, 60}};

	for (size_t size = 0; size < 2; size++) {
		begin(sizes[size][0], sizes[size][1], NULL);
		stage_send(&s, "6");
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			stage_send(&s, cases[i].key);
			cr_assert(strstr(vt_row(s.vt, 1), cases[i].rule) ||
					  (size == 1 && stage_sees(&s, "Order: ")),
				"%s: row 2 says not \"%s\":\n%s", cases[i].key, cases[i].rule,
				vt_screen(s.vt));
			STAGE_SEES(&s, "Order: ");
			if (size == 0)
				STAGE_SEES(&s, cases[i].tab);
			stage_send(&s, KEY_ESC);
			STAGE_SEES(&s, "Top 0.5%");
		}
		end();
	}
}

Test(risk_screen, a_row_says_why_and_opens_the_person)
{
	begin(24, 80, NULL);
	stage_send(&s, "6t");
	STAGE_SEES(&s, ">  PERSONA");
	STAGE_SEES(&s, "HIGH 8");
	STAGE_SEES(&s, "+3");
	STAGE_SEES(&s, "5 -> 8 since 05-Jan-2026");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "NHS No. 999");
	STAGE_SEES(&s, "[Risk]");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Rising");
	stage_send(&s, KEY_ESC);
	/* Enter alone takes the first */
	stage_send(&s, "f\r");
	STAGE_SEES(&s, "Rising]");
	stage_send(&s, "f");
	STAGE_SEES(&s, "Which people?");
	stage_send(&s, "gone\r");
	STAGE_SEES(&s, "Gone from the newest list of their practice, 1 person.");
	STAGE_SEES(&s, "PERSONAC, Ann");
	stage_send(&s, "f");
	stage_send(&s, "new on\r");
	STAGE_SEES(&s, "PERSONAB, Ann");
	end();
}

Test(risk_screen, the_filter_is_live_and_marks_survive_it)
{
	begin(24, 80, NULL);
	stage_send(&s, "6t ");
	STAGE_SEES(&s, "1 marked.");
	stage_send(&s, "/personaj");
	STAGE_SEES(&s, "(1 shown)");
	STAGE_SEES(&s, "1 marked (1 not shown).");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "1 marked.");
	STAGE_SEES(&s, ">  PERSONAJ"); /* where the cursor was, and the rows above it */
	STAGE_SEES(&s, " * PERSONAH");
	stage_send(&s, "-");
	STAGE_NOT(&s, "marked");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: the marks are as they were.");
	STAGE_SEES(&s, " * PERSONA");
	end();
}

static int64_t on_register(void)
{
	FIXTURE_OK(&s.f, CMD_LIST, "scope", "register", NULL);
	return ((const struct case_list *)s.f.result.value)->total;
}

Test(risk_screen, what_is_done_on_the_Board_is_done_here)
{
	begin(24, 80, NULL);
	stage_send(&s, "6t  "); /* the first two marked */
	STAGE_SEES(&s, "2 marked.");
	stage_send(&s, "b");
	STAGE_SEES(&s, "not on the register");
	stage_send(&s, "+");
	STAGE_SEES(&s, "How found");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Add 2 people to the register?");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	cr_assert_eq(on_register(), 1, "Enter never means yes");
	stage_send(&s, "A");
	cr_assert_eq(on_register(), 3);
	STAGE_SEES(&s, "Rising");
	stage_send(&s, "u");
	cr_assert_eq(on_register(), 1);
	stage_send(&s, "a");
	STAGE_SEES(&s, "Add an action");
	end();
}

/* ---- the instruments ---- */

Test(risk_screen, instruments_say_what_they_are_for_and_are_switched)
{
	begin(24, 80, NULL);
	stage_send(&s, "6i");
	STAGE_SEES(&s, "16 instruments, ");
	stage_send(&s, "Gkk");
	STAGE_SEES(&s, "> OFF Local CST score");
	STAGE_SEES(&s, " Off: ");
	stage_send(&s, "x");
	STAGE_SEES(&s, "! It is off already.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "LOCAL: points agreed by a team, not validated");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "e");
	STAGE_SEES(&s, "Switch an instrument on");
	STAGE_SEES(&s, "local_cst");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Switch an instrument on"); /* nobody has approved it */
	stage_send(&s, "Dr Ana Rao\t\025t" KEY_F2);
	STAGE_SEES(&s, "> on  Local CST score");
	STAGE_SEES(&s, "approved by Dr Ana Rao on 12-Mar-2026");
	end();
}

/* ---- scoring them all ---- */

Test(risk_screen, scoring_all_asks_first)
{
	begin(24, 80, NULL);
	stage_send(&s, "6S");
	STAGE_SEES(&s, "Score everyone again?");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Score everyone again?");
	stage_send(&s, "A");
	STAGE_SEES(&s, "practice");
	STAGE_SEES(&s, "  6        5       1     1     0");
	end();
}

/* ---- what it costs ---- */

static int64_t asked(const char *keys)
{
	struct db *db = store_db(s.f.session->store);
	int64_t before = db->statements;

	stage_send(&s, keys);
	return db->statements - before;
}

Test(risk_screen, is_cheap_to_open_and_to_move_in)
{
	/* People are read one by one, each by their row of the narrow table. */
	static const struct {
		const char *near, *keys;
		int64_t most;
	} cases[] = {{"", "6", 20}, {"6", "t", 90}, {"6", "\r", 40}, {"6", "i", 12}, {"6", "f", 0}};

	begin(24, 80, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t n;
		size_t bytes;

		stage_send(&s, "1");
		stage_send(&s, cases[i].near);
		vt_mark(s.vt);
		n = asked(cases[i].keys);
		bytes = vt_bytes(s.vt);
		cr_expect(bytes <= 3000, "%s: opening took %zu bytes", cases[i].keys, bytes);
		cr_expect(n <= cases[i].most, "%s: %d statements", cases[i].keys, (int)n);
		stage_send(&s, "j");
		vt_mark(s.vt);
		n = asked("j");
		bytes = vt_bytes(s.vt);
		cr_expect(bytes <= 600, "%s: a move took %zu bytes", cases[i].keys, bytes);
		cr_expect_eq(n, 0, "%s: a move asked the store", cases[i].keys);
		stage_send(&s, KEY_ESC);
	}
	end();
}
