/* Reports on digit 7: every line opens or asks; the measures; a sheet that came back. */
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <caseload/base/str.h>
#include <caseload/measure.h>
#include <caseload/printed_list.h>

#include "../../src/screen/paper.h"

TestSuite(reports, .timeout = 60);

static void begin(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	stage_open(s, rows, cols, NULL);
}

/* The cursor on that line. */
static void go_to_line(struct stage *s, const char *line)
{
	char at[80];

	snprintf(at, sizeof at, ">  %s", line);
	stage_send(s, "7");
	for (int i = 0; i < 40 && !stage_sees(s, at); i++)
		stage_send(s, KEY_DOWN);
	STAGE_SEES(s, at);
}

static void open_line(struct stage *s, const char *line)
{
	go_to_line(s, line);
	stage_send(s, "\r");
}

static void open_measures(struct stage *s)
{
	open_line(s, "The measures of the service");
}

static void at_measures(struct stage *s, int rows, int cols)
{
	begin(s, rows, cols);
	open_measures(s);
}

static void open_sheet(struct stage *s)
{
	open_line(s, "Enter what was written on your last sheet");
}

static void down(struct stage *s, int n)
{
	for (int i = 0; i < n; i++)
		stage_send(s, KEY_DOWN);
}

/* Every command that says so has a line, and Enter on each line leads somewhere: a preview, a form,
 * a list, a choice of person, or a sentence that says what is missing. */
Test(reports, every_line_opens_or_asks)
{
	struct stage s;
	int commands = 0, lines = 0;

	begin(&s, 60, 80);
	for (int id = 0; id < CMD_COUNT; id++)
		commands += (command_get(id)->where & IN_REPORTS) != 0;
	cr_assert(commands >= 10, "only %d commands say IN_REPORTS", commands);
	stage_send(&s, "7");
	STAGE_SEES(&s, "[7 Reports]");
	for (;; lines++) {
		char *before;
		bool moved;

		before = xstrdup(vt_screen(s.vt));
		stage_send(&s, "\r");
		cr_assert(
			strcmp(before, vt_screen(s.vt)) != 0, "Enter does nothing on:\n%s", before);
		free(before);
		if (!stage_sees(&s, "[7 Reports]"))
			stage_send(&s, KEY_ESC);
		STAGE_SEES(&s, "[7 Reports]");
		before = xstrdup(vt_screen(s.vt));
		stage_send(&s, KEY_DOWN);
		moved = strcmp(before, vt_screen(s.vt)) != 0;
		free(before);
		if (!moved)
			break;
	}
	/* and one for the measures */
	cr_assert_eq(lines + 1, commands + 1, "%d lines for %d commands", lines + 1, commands);
	stage_close(&s);
}

Test(reports, who_it_is_about_is_asked_for_first)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The garden.", NULL);
	stage_open(&s, 40, 80, NULL);
	go_to_line(&s, "Care plan");
	STAGE_SEES(&s, "for one person");
	stage_send(&s, "P");
	STAGE_SEES(&s, "Find a person");
	stage_send(&s, "zzzz\r");
	STAGE_SEES(&s, "Nobody known to the team matches \"zzzz\".");
	STAGE_NOT(&s, "Add a");
	stage_send(&s, "\025okon\r"); /* Ctrl+U */
	STAGE_SEES(&s, "Print preview: care plan");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, ">  Care plan");
	stage_close(&s);
}

Test(reports, what_a_paper_must_know_is_asked_for_first)
{
	struct stage s;

	begin(&s, 40, 80);
	open_line(&s, "Supervision sheet");
	STAGE_SEES(&s, "[ Show ]");
	STAGE_NOT(&s, "Replace"); /* where it goes is chosen when it is seen */
	stage_send(&s, "pat\r" KEY_F2);
	STAGE_SEES(&s, "Print preview: supervision sheet");
	/* asked differently: the form comes back with what was said */
	stage_send(&s, "e");
	STAGE_SEES(&s, "Jo Patel");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Print preview: supervision sheet");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[7 Reports]");
	stage_close(&s);
}

Test(reports, an_empty_store_has_them_too)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 16, 60, NULL);
	stage_send(&s, "7");
	STAGE_SEES(&s, "[7 Reports]");
	stage_send(&s, KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_send(&s, KEY_ESC);
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "Reports");
	stage_close(&s);
}

/* ---- measures ---- */

/* The numbers are those of measure list. */
Test(reports, the_measures_are_those_of_measure_list)
{
	const struct measure *list;
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_MEASURE_LIST, NULL);
	list = s.f.result.value;
	stage_open(&s, 60, 100, NULL);
	open_measures(&s);
	STAGE_SEES(&s, "Measures]");
	STAGE_SEES(&s, "> M1");
	STAGE_NOT(&s, "> M2"); /* one row is chosen, whatever numbers the others have */
	STAGE_NOT(&s, "> M3");
	STAGE_SEES(&s, "Quarter so far, 01-Jan-2026 to 18-Mar-2026, as at 18-Mar-2026");
	for (size_t i = 0; i < s.f.result.n; i++) {
		if (list[i].figure != NULL)
			continue;
		STAGE_SEES(&s, list[i].name);
		STAGE_SEES(&s, measure_count_words(&list[i], s.f.arena));
		STAGE_SEES(&s, measure_share_words(&list[i]));
	}
	stage_close(&s);
}

Test(reports, a_period_is_chosen_by_keys_and_a_day_is_typed)
{
	static const struct {
		const char *keys, *heading;
	} cases[] = {
		{"[", "Quarter, 01-Oct-2025 to 31-Dec-2025, as at 18-Mar-2026"},
		{"]", "Quarter so far, 01-Jan-2026 to 18-Mar-2026, as at 18-Mar-2026"},
		{"]", "That period has not begun yet."},
		{"m", "Year so far, 01-Apr-2025 to 18-Mar-2026, as at 18-Mar-2026"},
		{"[", "Year, 01-Apr-2024 to 31-Mar-2025"},
		{"m", "Month, 01-Mar-2025 to 31-Mar-2025"},
		{"t", "Quarter so far, 01-Jan-2026 to 18-Mar-2026"},
		{"=13-mar-2026\r", "Quarter so far, 01-Jan-2026 to 13-Mar-2026, as at 13-Mar-2026"},
		/* refused: what was there stays */
		{"=\025next year\r", "as at 13-Mar-2026"},
		{"=\025\r", "as at 18-Mar-2026"},
	};
	struct stage s;

	at_measures(&s, 40, 100);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_send(&s, cases[i].keys);
		cr_assert(stage_sees(&s, cases[i].heading), "after %s no \"%s\" in\n%s",
			cases[i].keys, cases[i].heading, vt_screen(s.vt));
	}
	stage_close(&s);
}

/* As it may leave the team: a whole quarter, nobody behind a number, and back again. */
Test(reports, what_leaves_the_team_is_looked_at_first)
{
	static const char outside[] = "For outside, 01-Oct-2025 to 31-Dec-2025";
	static const struct {
		const char *keys, *sees, *heading;
	} cases[] = {
		{"o", "[7 Reports", outside},
		{"\r", "The people behind a number do not leave the team", outside},
		{"m", "Only whole quarters leave the team", outside},
		{"=", "Only whole quarters leave the team", outside},
		{"]", "a whole quarter that is over", outside},
		{"[", "M1", "For outside, 01-Jul-2025 to 30-Sep-2025"},
		{"]", "M1", outside},
		{"P", "two pages may tell more", "01-Oct-2025 to 31-Dec-2025, as at 31-Dec-2025"},
		{KEY_ESC, "M1", outside},
		{"x", "For outside  Yes", outside},
		{KEY_ESC, "M1", outside},
		{"o", "M1", "Quarter, 01-Oct-2025 to 31-Dec-2025, as at 18-Mar-2026"},
		{"o", "M1", outside},
		{"t", "M1", "Quarter so far, 01-Jan-2026"},
	};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 40, 100, NULL);
	open_measures(&s);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_send(&s, cases[i].keys);
		cr_assert(stage_sees(&s, cases[i].sees) && stage_sees(&s, cases[i].heading),
			"%zu: after %s no \"%s\", \"%s\" in\n%s", i, cases[i].keys, cases[i].sees,
			cases[i].heading, vt_screen(s.vt));
	}
	stage_close(&s);
}

/* A number is whole however narrow the screen, and what is cut stands below in full. */
Test(reports, no_number_of_a_measure_is_cut)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}};
	struct stage s;

	for (size_t i = 0; i < 2; i++) {
		stage_store(&s);
		stage_people(&s);
		FIXTURE_OK(&s.f, CMD_EVENT_ADD, "person", "9990000018", "kind",
			"emergency_admission", "on", "2026-03-18", NULL);
		stage_open(&s, sizes[i][0], sizes[i][1], NULL);
		open_measures(&s);
		down(&s, 9);
		STAGE_SEES(&s, "> M10");
		/* three people, seven days each; and the name has the room that is left */
		STAGE_SEES(&s, " 1  1739.3");
		STAGE_SEES(&s, "M10 + Emergency admissions of the ");
		STAGE_SEES(&s, "of 21 person-");
		stage_send(&s, "\r");
		STAGE_SEES(&s, "Counted: Emergency admission from 18-Mar-2026. No");
		stage_send(&s, KEY_ESC);
		STAGE_SEES(&s, "> M10");
		stage_close(&s);
	}
}

Test(reports, behind_a_measure_stands_who_counts)
{
	struct stage s;

	at_measures(&s, 40, 100);
	down(&s, 2); /* M3, named lead: one of three has one */
	stage_send(&s, "\r");
	STAGE_SEES(&s, "M3, ");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	STAGE_SEES(&s, "SMITH, Margaret");
	stage_send(&s, "f");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	STAGE_NOT(&s, "SMITH, Margaret");
	stage_send(&s, "f");
	STAGE_NOT(&s, "OKONKWO, Adaeze");
	STAGE_SEES(&s, "SMITH, Margaret");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Person record");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "SMITH, Margaret");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "> M3");
	stage_close(&s);
}

Test(reports, the_measures_go_to_paper_and_to_a_file)
{
	const char *path;
	struct stage s;
	struct stat st;

	begin(&s, 40, 100);
	path = arena_printf(s.f.arena, "%s/out.csv", s.f.dir);
	open_measures(&s);
	stage_send(&s, "[P");
	STAGE_SEES(&s, "Print preview: measures");
	STAGE_SEES(&s, "01-Oct-2025");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "x\025");
	stage_send(&s, path);
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Nobody is named in it.");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert(st.st_size > 500);
	/* a file that is there is asked about, under its field */
	stage_send(&s, "x\025");
	stage_send(&s, path);
	stage_send(&s, KEY_F2);
	STAGE_NOT(&s, "Wrote");
	stage_close(&s);
}

/* ---- a sheet that came back ---- */

static void print_sheet(struct stage *s)
{
	const char *ada = "9990000018";

	FIXTURE_OK(&s->f, CMD_ACTION_ADD, "person", ada, "what", "Ring the OT", "owner", "jpatel",
		NULL);
	FIXTURE_OK(&s->f, CMD_PRINT_SUPERVISION, "worker", "jpatel", "to",
		arena_printf(s->f.arena, "%s/sheet.txt", s->f.dir), NULL);
}

static void at_sheet(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	print_sheet(s);
	stage_open(s, rows, cols, NULL);
	open_sheet(s);
}

Test(reports, a_sheet_is_entered_line_by_line)
{
	struct stage s;

	at_sheet(&s, 24, 80);
	STAGE_SEES(&s, "Sheet 1, supervision sheet of Jo Patel");
	STAGE_SEES(&s, "Action: Ring the OT");
	/* what Enter would do stands in the row before it is done */
	stage_send(&s, "1 review fri");
	STAGE_SEES(&s, "OKONKWO, Adaeze      Enter: review on Fri 20-Mar-2026");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "1 ok OKONKWO, Adaeze");
	STAGE_SEES(&s, "review moved to 20-Mar-2026");
	/* done twice is told, and what was typed stays */
	stage_send(&s, "done 2\r");
	STAGE_SEES(&s, "2 ok OKONKWO, Adaeze");
	stage_send(&s, "done 2\r");
	STAGE_SEES(&s, "was closed already");
	STAGE_SEES(&s, "Written: done 2");
	/* an arrow does not throw away what was typed */
	stage_send(&s, KEY_UP);
	STAGE_SEES(&s, "Written: done 2");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: ");
	STAGE_NOT(&s, "2 ok");
	STAGE_SEES(&s, "1 ok");
	stage_close(&s);
}

Test(reports, a_wrong_line_of_a_sheet_stays_to_be_put_right)
{
	static const struct {
		const char *line, *says;
	} cases[] = {
		{"99 done", "Sheet 1 has rows 1 to 2: there is no row 99."},
		{"1 review 31 feb", "!"},
		{"seven done", "!"},
		{"1", "!"},
	};
	struct stage s;

	at_sheet(&s, 16, 60);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char stays[64];

		snprintf(stays, sizeof stays, "Written: %s", cases[i].line);
		stage_send(&s, cases[i].line);
		stage_send(&s, "\r");
		STAGE_SEES(&s, cases[i].says);
		STAGE_SEES(&s, stays);
		stage_send(&s, KEY_ESC);
	}
	stage_send(&s, "99");
	STAGE_SEES(&s, "There is no row 99 on this sheet.");
	/* an arrow types the number of its row */
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_DOWN KEY_DOWN);
	STAGE_SEES(&s, "Written: 2");
	stage_send(&s, "done\r");
	STAGE_SEES(&s, "2 ok");
	stage_close(&s);
}

Test(reports, thirty_lines_of_a_sheet_come_in_one_burst)
{
	struct str keys = {0};
	struct stage s;

	at_sheet(&s, 24, 80);
	for (int i = 0; i < 30; i++)
		str_addf(&keys, "1 note rang the daughter, %d\r", i);
	stage_send(&s, str_text(&keys));
	str_free(&keys);
	STAGE_SEES(&s, "1 ok OKONKWO, Adaeze");
	FIXTURE_OK(&s.f, CMD_PERSON_SHOW, "person", "9990000018", NULL);
	cr_assert_eq(((const struct person_record *)s.f.result.value)->notes_n, 30);
	stage_close(&s);
}

Test(reports, without_a_sheet_a_sentence_says_so)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	open_sheet(&s);
	STAGE_NOT(&s, "Written:");
	STAGE_SEES(&s, "[7 Reports]");
	stage_close(&s);
}

/* ---- letters ---- */

/* Ada, whom a letter can be written to, and who leads, whom it can name. */
static void open_letters(struct stage *s)
{
	stage_store(s);
	stage_people(s);
	FIXTURE_OK(&s->f, CMD_WORKER_SET, "worker", "jpatel", "phone", "01632 960010", NULL);
	FIXTURE_OK(&s->f, CMD_PERSON_EDIT, "person", "9990000018", "address", "1 Mill Lane",
		"postcode", "NF3 1AA", NULL);
}

static void print_to(struct stage *s, const char *name)
{
	stage_send(s, "f");
	stage_send(s, arena_printf(s->f.arena, "%s/%s\r", s->f.dir, name));
}

/* From the list the letter itself opens, and the one that was printed has left the list; what is said
 * of it names what is found on screen, not what a shell would take. */
Test(reports, letters_one_after_another)
{
	struct stage s;

	open_letters(&s);
	stage_open(&s, 24, 80, NULL);
	open_line(&s, "Printed and not sent yet");
	stage_send(&s, "w");
	STAGE_SEES(&s, "List letters: none.");
	stage_send(&s, KEY_ESC);
	open_line(&s, "To be printed");
	STAGE_SEES(&s, "Enter Letter");
	stage_send(&s, "w");
	STAGE_SEES(&s, "row 1 of 1: 02-Apr-2026, in 2w, OKONKWO, Adaeze, 999 000");
	/* what a shell would take has no place here, however wide it is */
	stage_resize(&s, 24, 200);
	STAGE_SEES(&s, "Jo Patel");
	STAGE_NOT(&s, "caseload print");
	stage_resize(&s, 24, 80);
	stage_send(&s, "/okon\r\r");
	STAGE_SEES(&s, "Print preview: letter");
	STAGE_SEES(&s, "1 Mill Lane");
	print_to(&s, "letter.txt");
	STAGE_SEES(&s, "Ctrl+P, \"Record a letter as sent\"");
	STAGE_NOT(&s, "OKONKWO");
	STAGE_NOT(&s, "caseload letter");
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_ESC);
	open_line(&s, "Printed and not sent yet");
	STAGE_SEES(&s, "OKONKWO");
	stage_send(&s, "S");
	STAGE_SEES(&s, "[ Save ]");
	STAGE_SEES(&s, "F2 Save");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "W");
	STAGE_SEES(&s, "Print preview: letter");
	stage_close(&s);
}

/* All of the list in one preview, with who is left out before the first page; then all that were printed
 * at once, and one u. Reports only counts: opened again, it has sent none of them. */
Test(reports, letters_all_in_one_go)
{
	struct stage s;

	open_letters(&s);
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", "9990000026", "worker", "jpatel", "reason",
		"Knows her", NULL);
	stage_open(&s, 24, 80, NULL);
	/* Large print is to be had as PDF alone: seen in the preview, and left out of a text. */
	FIXTURE_OK(&s.f, CMD_PERSON_EDIT, "person", "9990000034", "address", "2 Mill Lane",
		"comm-need", "large_print", NULL);
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", "9990000034", "worker", "jpatel", "reason",
		"Knows her", NULL);
	open_line(&s, "To be printed");
	STAGE_SEES(&s, "P All");
	stage_send(&s, "P");
	STAGE_SEES(&s, "Print preview: all letters that are due");
	STAGE_SEES(&s, "Left out: SMITH, Margaret");
	STAGE_SEES(&s, "---- page 1 of 2 ----");
	STAGE_SEES(&s, " 1 left out, listed first.");
	print_to(&s, "letters.txt");
	STAGE_SEES(&s, "Once they have gone: Ctrl+P, \"Record a");
	STAGE_SEES(&s, "Who was left out");
	STAGE_SEES(&s, "needed in large print");
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_ESC);
	open_line(&s, "Printed and not sent yet");
	STAGE_SEES(&s, "OKONKWO");
	stage_send(&s, "*");
	STAGE_SEES(&s, "1 row, 1 marked");
	stage_send(&s, "S");
	STAGE_SEES(&s, "Recorded as sent the letters to 1 person: OKONKWO");
	STAGE_SEES(&s, "0 rows");
	STAGE_SEES(&s, "No letters to show."); /* there are some: they have gone */
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: Recorded as sent");
	STAGE_SEES(&s, "1 row");
	STAGE_NOT(&s, "marked");
	stage_send(&s, KEY_ESC);
	/* and from Reports */
	open_line(&s, "Record a day's letters as sent");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Recorded as sent on 18-Mar-2026: 1 letter.");
	stage_close(&s);
}

static void plan_of(struct stage *s, const char *text)
{
	FIXTURE_OK(&s->f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		text, NULL);
	FIXTURE_OK(&s->f, CMD_PLAN_SET, "person", "9990000018", "section", "summary", "text", text,
		NULL);
	FIXTURE_OK(&s->f, CMD_PLAN_AGREE, "person", "9990000018", "party", "person", "name", "Ada",
		NULL);
}

/* A copy that is no longer right is exchanged, or taken out of use, from where it is listed. */
Test(reports, copies_out_of_date_are_replaced_or_ended)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	plan_of(&s, "The choir.");
	FIXTURE_OK(
		&s.f, CMD_PRINT_PLAN, "person", "9990000018", "to", "-", "holder", "person", NULL);
	FIXTURE_OK(&s.f, CMD_PRINT_PLAN, "person", "9990000018", "to", "-", "holder", "gp", NULL);
	fixture_now(&s.f, "2026-03-18T14:10"); /* after that of stage_people() */
	plan_of(&s, "The cat.");
	stage_open(&s, 24, 80, NULL);
	open_line(&s, "Out of date: to be replaced");
	STAGE_SEES(&s, "Copies of plans that are out: 2. Out of date: 2.");
	STAGE_SEES(&s, "The person   Older: version 2 is agreed");
	stage_send(&s, "."); /* what fits the row stands first */
	STAGE_SEES(&s, "> Open ");
	STAGE_SEES(&s, "  Record that a copy is out of use          Delete");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "P");
	STAGE_SEES(&s, "Version 2, agreed");
	STAGE_SEES(&s, "person. It replaces copy 1.");
	print_to(&s, "new.txt");
	STAGE_SEES(&s, "Copy 1 counts as replaced.");
	STAGE_SEES(&s, "Out of date: 1.");
	stage_send(&s, "\033[3~"); /* Delete */
	STAGE_SEES(&s, "Copy  2");
	STAGE_SEES(&s, "OKONKWO, Adaeze  Born");
	stage_send(&s, "came\033OQ"); /* F2; the row has said which copy */
	STAGE_SEES(&s, "is out of use. Came back on 18-Mar-2026.");
	STAGE_SEES(&s, "No copy of a plan is out of date.");
	stage_close(&s);
}

/* A list about one person says whose it is, as every screen about a person does. */
Test(reports, a_list_about_a_person_has_their_banner)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	plan_of(&s, "The choir.");
	FIXTURE_OK(&s.f, CMD_PRINT_PLAN, "person", "9990000018", "to", "-", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	stage_send(&s, "/okon\r");
	stage_send(&s, "\x10who holds copies\r");
	STAGE_SEES(&s, "List who holds copies of the plan]");
	STAGE_SEES(&s, "OKONKWO, Adaeze  Born");
	STAGE_SEES(&s, "As it stands");
	stage_close(&s);
}
