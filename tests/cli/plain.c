/* Plain mode: every job of the main line by prompts, as a script and at a terminal. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "script.h"
#include "vt.h"

/* The session sketched in the specification, to the letter. */
Test(plain, the_sketch_of_the_specification)
{
	static const char *const parts[] = {
		"Board, Jo Patel, 4 people late or due in 7 days. Number opens, n next page, / "
		"filter, ? help.\n",
		" 1 NO DATA    10 days late   AHMED Fatima",
		" 4 NO DATA    4 days late    OKONKWO Adaeze          Falls team  999 000 0018\n",
		"OKONKWO, Adaeze (Mrs). Born 14-Jul-1945, 80.",
		"NHS No. 999 000 0018. Alert: do not visit alone.\n",
		" 1 Summary  2 Plan  3 Contacts  4 Reviews  5 Actions (1)  6 Notes",
		"Next review 08-Mar-2026, 4 days late",
		"New date, or Enter to leave:\n",
		"Friday 12-Jun-2026, in 13 weeks. Save? y or n: ",
		"Saved. Review moved to 12-Jun-2026.\n",
		NULL,
	};
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	script_expect(&p, "store.db", "4\n4\n+3m\ny\nq\nq\n", parts);
	program_expect(&p, "caseload --store store.db review list --from 12/6 --to 12/6", 0,
		"OKONKWO", "");
	program_close(&p);
}

/* The screen and the prompts leave the same record. */
static void by_screen(const struct program *program)
{
	struct str path = {0}, store = {0}, home = {0};

	str_addf(&path, "%s/caseload", program->folder);
	str_addf(&store, "%s/screen.db", program->folder);
	str_addf(&home, "HOME=%s", program->folder);
	const char *const argv[] = {str_text(&path), "--store", str_text(&store), NULL};
	const char *const env[] = {str_text(&home), "CASELOAD_NOW=2026-03-12T14:05", NULL};
	struct vt *vt = vt_start(argv, env, 24, 80);
	cr_assert(vt_wait(vt, "AHMED", VT_WAIT_MS), "%s", vt_screen(vt));
	vt_press(vt, "G");
	cr_assert(vt_wait_row(vt, vt_find(vt, "OKONKWO"), "^>", VT_WAIT_MS), "%s", vt_screen(vt));
	vt_press(vt, "b");
	cr_assert(vt_wait(vt, "Next review", VT_WAIT_MS), "%s", vt_screen(vt));
	vt_send(vt, "+3m\r");
	cr_assert(vt_wait(vt, "Moved the review", VT_WAIT_MS), "%s", vt_screen(vt));
	vt_hangup(vt);
	vt_exit(vt, VT_WAIT_MS);
	vt_free(vt);
	str_free(&path);
	str_free(&store);
	str_free(&home);
}

Test(plain, leaves_the_record_that_the_screen_leaves)
{
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	script_copy(&p, "screen.db");
	script_copy(&p, "plain.db");
	by_screen(&p);
	struct ran ran = script_run(&p, "plain.db", "4\n4\n+3m\ny\n");
	ran_free(&ran);
	char *screen = script_record(&p, "screen.db", "9990000018");
	char *plain = script_record(&p, "plain.db", "9990000018");
	char *before = script_record(&p, "store.db", "9990000018");
	cr_assert_str_eq(screen, plain, "the records differ:\n%s\n%s", screen, plain);
	cr_assert_str_neq(before, plain, "nothing was done");
	free(screen);
	free(plain);
	free(before);
	program_close(&p);
}

/* A job: what is typed, what must come out, and what the store then holds. */
struct job {
	const char *script;
	const char *parts[6];
	const char *shell, *holds;
};

static void run_jobs(const struct job *jobs, size_t n)
{
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	program_expect(&p,
		"printf 'nhs_number,family_name,given_name,date_of_birth,gender,instrument,score,"
		"scored_on\\n9996060128,KAUR,Pearl,1942-01-12,Female,efi,0.47,2026-03-01\\n' > "
		"list.csv",
		0, "", "");
	for (size_t i = 0; i < n; i++) {
		struct str line = {0};

		script_copy(&p, "job.db");
		script_expect(&p, "job.db", jobs[i].script, jobs[i].parts);
		if (jobs[i].shell != NULL) {
			str_addf(&line, "export CASELOAD_STORE=job.db; %s", jobs[i].shell);
			program_expect(&p, str_text(&line), 0, jobs[i].holds, "");
		}
		str_free(&line);
	}
	program_close(&p);
}

#define RUN(jobs) run_jobs(jobs, sizeof(jobs) / sizeof(jobs[0]))

Test(plain, looks_finds_and_filters)
{
	static const struct job jobs[] = {
		{"/oko\nq\n", {"1 person late or due in 7 days, filter \"oko\"", " 1 ", "OKONKWO"},
			NULL, NULL},
		{"/\noko\n/\n\nq\n", {"Filter> ", "filter \"oko\"", "4 people late"}, NULL, NULL},
		{"/zzz\nq\n", {"0 people", "Nobody matches."}, NULL, NULL},
		{"f\n2\nq\n", {"2 My caseload", "1 person in my caseload", "OKONKWO"}, NULL, NULL},
		{"f everyone\ns\ns\nq\n",
			{"4 people known to the team", "by risk", "by name", "AHMED"}, NULL, NULL},
		{"n\nb\nq\n", {"This is the last page.", "This is the first page."}, NULL, NULL},
		{"find okonkwo\nq\nq\n",
			{"OKONKWO, Adaeze, born 14-Jul-1945", "OKONKWO, Adaeze (Mrs). Born"}, NULL,
			NULL},
		{"F 14/7/45\n1\nq\nq\n",
			{"OKONKWO, Adaeze", "Lead professional: Jo Patel", "Falls team"}, NULL,
			NULL},
		{"999 000 0018\nq\nq\n", {"OKONKWO, Adaeze (Mrs)."}, NULL, NULL},
		{"find 99900\n3\nq\nq\n", {"Which number> ", "Person> "}, NULL, NULL},
		{"?\n4\n?\n2\n?\nq\n4\n?\n\nq\nq\n",
			{"A number opens that person.", "q goes back", "The number or the name",
				"A number shows that section", "A date books or moves"},
			NULL, NULL},
		{"4\n10\n13\nq\nq\n", {"0 scores.", "Who looked at or changed OKONKWO"}, NULL,
			NULL},
	};

	RUN(jobs);
}

Test(plain, reads_the_strata_and_the_work_lists)
{
	static const char *const parts[] = {
		"Risk, North team, 1,000 adults. Number lists the people, ? help.\n",
		" 1 Top 0.5%: 2 people of 5 places, 1 in care, ",
		"Top 0.5% of each practice, 2 people. Order: ",
		" 1 V HIGH 12, OKONKWO Adaeze, in the top 0.1% of 1,000 adults (rank 1), ",
		"People> \nOKONKWO, Adaeze (Mrs). Born 14-Jul-1945, 80.",
		"Frequent A&E attenders, 5 or more in 12 months, 0 people. Order: ",
		"People> \nThere is nobody on this list. q goes back.\n",
		"There is no \"zz\" here. A number from 1 to 4 lists people, ? helps.\n",
		"MILL LANE PRACTICE, C81001: 1,000 adults registered on 01-Jan-2026, ",
		NULL,
	};
	static const char practices[] =
		"\"C81001\",\"MILL LANE PRACTICE\",\"Y1\",\"Q1\",\"1 MILL "
		"LANE\",\"DERBY\",\"\",\"\","
		"\"\",\"DE1 1AA\",\"19740401\",\"\",\"A\",\"B\",\"15C\",\"20130401\",\"\","
		"\"01332 000000\",\"\",\"\",\"\",\"0\",\"\",\"4\",\"\",\"15C\",\"\"\n";
	static const char list[] =
		"nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,score,"
		"score_date\n"
		"9990000018,OKONKWO,Adaeze,1945-07-14,C81001,local_cst,12,2026-03-02\n"
		"9990000050,NEW,Nora,1945-07-15,C81001,local_cst,9,2026-03-02\n";
	struct program p;

	if (!program_open(&p))
		return;
	script_store(&p);
	program_file(&p, "practices.csv", practices, sizeof practices - 1);
	program_file(&p, "list.csv", list, sizeof list - 1);
	program_expect(&p, "caseload --store store.db practice import practices.csv", 0, NULL, "");
	program_expect(&p, "caseload --store store.db practice join C81001", 0, NULL, "");
	program_expect(&p, "caseload --store store.db practice list-size C81001 2026-01-01 1000", 0,
		NULL, "");
	program_expect(
		&p, "caseload --store store.db team set --instrument local_cst", 0, NULL, "");
	program_expect(&p, "caseload --store store.db import risk list.csv --basis 'Direct care'",
		0, NULL, "");
	script_expect(&p, "store.db", "R\n1\n1\nq\nq\nv\n1\nq\nzz\np\nq\nq\n", parts);
	program_close(&p);
}

Test(plain, writes_and_agrees_a_plan)
{
	static const struct job jobs[] = {
		{"4\n2\n2\na\nMy daughter comes on Tuesdays.\n.\ny\nq\nq\nq\n",
			{"I have sung in the choir", "a adds to it, r writes it anew",
				"14 words. Save? y or n: ", "Saved "},
			"caseload plan show 9990000018 --json", "years.\\nMy daughter comes"},
		{"4\n2\n2\nr\nOnly this.\n\n..\n.\ny\nq\nq\nq\n", {"3 words", "Saved "},
			"caseload plan show 9990000018 --json", "\"Only this.\\n\\n.\""},
		{"4\n2\n1\nw\nTwo falls in February.\n.\ny\ns\nq\nq\nq\n",
			{"Summary: nothing written yet.", "Saved ", "Two falls in February."},
			"caseload plan show 9990000018", "Two falls in February."},
		{"4\n2\nneed\nFalls on the stairs\n.\nmobility\n.\ny\ngoal\nTo walk to church\n."
		 "\n.\ny\naction\nA second rail\n.\nmlewis\n.\ny\ncontingency\nA fall\n.\nRing "
		 "Chidi\n.\n.\ny\ng\n1\nAdaeze Okonkwo\n.\ny\nq\nq\nq\n",
			{"Saved. ", "Saved. ", "Saved. ", "Saved. ", "Saved. "},
			"caseload plan show 9990000018", "Agreed              12-Mar-2026"},
		{"4\n2\nd\nShe wants to be left alone\ny\nv\nq\nq\nq\n", {"Saved. ", "Declined"},
			"caseload plan history 9990000018", "Declined"},
	};

	RUN(jobs);
}

Test(plain, does_what_is_done_day_by_day)
{
	static const struct job jobs[] = {
		{"4\n4\nh\n1\n.\ny\nq\nq\n", {"Outcome> ", "Saved. ", "held on 12-Mar-2026"},
			"caseload person show 9990000018", "Held"},
		{"4\n4\nc\nShe is away\n.\ny\nq\nq\n", {"Saved. Cancelled"},
			"caseload person show 9990000018", "Cancelled"},
		{"4\n5\n1\n\nShe was seen\ny\nq\nq\n",
			{"6 days late, Falls team, Mary Lewis", "Saved. "},
			"caseload person show 9990000018 --json", "She was seen"},
		{"4\n5\na\nRing the pharmacy\nlewis\nfri\ny\nq\nq\n",
			{"Who (Enter skips)> ",
				"Friday 13-Mar-2026, tomorrow. Save? y or n: ", "Saved. Added"},
			"caseload action list", "Ring the pharmacy"},
		{"4\n6\nn\nShe slept well.\nAnd ate.\n.\n\ny\nq\nq\n", {"Saved. "},
			"caseload person show 9990000018 --json", "She slept well.\\nAnd ate."},
		{"4\n7\nE\nfall\nyesterday\n.\ny\nq\nq\n", {"Wednesday 11-Mar-2026", "Saved. "},
			"caseload person show 9990000018", "11-Mar-2026  Fall"},
		{"4\n3\nc\nNgozi Okonkwo\nDaughter\n.\ny\n3\nq\nq\nq\n",
			{"Saved. ", "1 Ngozi Okonkwo, Daughter"}, "caseload person show 9990000018",
			"Ngozi Okonkwo"},
		{"4\n3\nE\n1\nHe moved out\ny\nq\nq\n", {"1 Do not visit alone", "Saved. "},
			"caseload person show 9990000018", "ended 12-Mar-2026: He moved out"},
		{"4\n8\nm\nmlewis\nVisits weekly\n\ny\n8\ni\ntoday\nphone\ny\nq\nq\n",
			{"Saved. ", "Lead professional: Mary Lewis", "Saved. Recorded"},
			"caseload person show 9990000018", "12-Mar-2026, By telephone"},
		{"4\n8\nm\nmlewis\nVisits\n\ny\n8\nm\njo\nKnows her\ny\ny\n8\ny\ny\nq\nq\n",
			{"Saved. ", "Saved. ", "Proposed: Jo Patel", "y accept, d decline",
				"Saved. "},
			"caseload person show 9990000018", "Lead professional   Jo Patel"},
		{"4\n9\nend\n4\n\n.\nEND\nq\nq\n", {"Type END to go on", "Saved. "},
			"caseload person show 9990000018", "ended 12-Mar-2026: Needs met"},
		{"4\n11\n.\ny\nq\nq\n", {"Save? y or n: "}, NULL, NULL},
		{"N\nKaur\nPearl\n9996060128\n12/1/42\n.\ny\nfind kaur\n9\nadd\nrisk list\nTwo "
		 "falls\n.\ny\nq\nq\n",
			{"Saved. ", "KAUR, Pearl", "Not on the register.", "Saved. "},
			"caseload list", "KAUR, Pearl"},
		{"I\nlist.csv\nDirect care\ny\nf 4\nq\n",
			{"File> ", "KAUR, Pearl", "Take this list in? y or n: ", "KAUR Pearl"},
			"caseload list", "KAUR, Pearl"},
		{"P\npaper.txt\nq\n", {"Printing is logged.", "Wrote "},
			"grep -c OKONKWO paper.txt; rm paper.txt", "1"},
		{"4\n12\nplan.txt\nq\nq\n", {"Wrote "}, "grep -c choir plan.txt; rm plan.txt", "1"},
	};

	RUN(jobs);
}

/* Whatever has a form in the shell is asked for by its arguments, wherever one is. */
Test(plain, any_command_by_its_name)
{
	static const struct job jobs[] = {
		{":lead assign\n9990000034\nmlewis\nVisits weekly\n.\ny\nq\n",
			{"Person> ", "BAILEY, Thomas, born 05-Nov-1938", "New lead> ", "Reason> ",
				"Saved. "},
			"caseload person show 9990000034", "Mary Lewis"},
		{": lead assign 9990000034 mlewis --reason 'Visits weekly'\ny\nq\n",
			{"Save? y or n: ", "Saved. "}, "caseload person show 9990000034",
			"Mary Lewis"},
		{":note add 9990000034 \"Rang him\"\ny\nq\n", {"Saved. "},
			"caseload person show 9990000034", "Rang him"},
		{"4\n4\n:action list\n.\n+3m\ny\nq\nq\n",
			{"Date> ", "Falls team", "Date> ", "Saved. Review moved"}, NULL, NULL},
		{"4\n:review cancel\nShe is away\n.\ny\nq\nq\n", {"Reason> ", "Saved. Cancelled"},
			"caseload person show 9990000018", "Cancelled"},
		{":\nq\n", {"lead assign: Assign a lead professional.", "Board> "}, NULL, NULL},
		{":help lead assign\nq\n", {"Usage: caseload lead assign", "Board> "}, NULL, NULL},
		{":lead asign\nq\n", {"Did you mean \"lead assign\"?"}, NULL, NULL},
		{":team show\nlead load\nq\n", {"North team", "Mary Lewis"}, NULL, NULL},
		{":worker list\n.\n:register status\n.\n:audit verify\n:doctor\nq\n",
			{"Lowri Evans", "holds together", "Board> "}, NULL, NULL},
		{":demo\n:init\nq\n", {"makes a store of its own", "makes a store of its own"},
			NULL, NULL},
		{":list --json\nq\n", {"are for the shell"}, NULL, NULL},
		{":list\n.\nq\n", {"AHMED, Fatima"}, NULL, NULL},
	};

	RUN(jobs);
}

Test(plain, takes_back)
{
	static const struct job jobs[] = {
		{"4\n4\n+3m\ny\nu\nq\nu\nq\n", {"Saved. Review moved", "Person> ", "Undone: Moved"},
			"caseload review list --to 8/3", "OKONKWO"},
		{"4\n4\n+3m\ny\nundo\nq\n:redo\nq\n", {"Undone: Moved", "Done again: "},
			"caseload review list --from 12/6", "OKONKWO"},
	};

	RUN(jobs);
}

/* What was typed is there again, here and on the screens. */
Test(plain, keeps_drafts)
{
	static const struct job jobs[] = {
		{"4\n2\n2\na\nHalf a line\n", {"kept as a draft"}, "caseload draft list",
			"plan/what_matters"},
		{"4\n6\nn\nHalf a note\n.q\nD\nq\nq\nD\n1\no\n.\n\ny\nD\nq\n",
			{"kept as a draft", "Drafts> ", "Half a note", "Saved. ",
				"You have no drafts."},
			"caseload person show 9990000018", "Half a note"},
		{"4\n5\na\nRing the pharmacy\nq\nq\nq\n", {"kept as a draft"},
			"caseload draft list --json", "what: Ring the pharmacy"},
		{"4\n5\na\nRing the pharmacy\nq\n5\na\no\n\nlewis\n.\ny\nD\nq\nq\nq\n",
			{"kept as a draft", "was not saved", "What [Ring the pharmacy]> ",
				"Saved. "},
			"caseload action list", "Ring the pharmacy"},
		{"4\n8\nm\nnobody\nq\nq\nD\nq\n", {"not in the list", "You have no drafts."}, NULL,
			NULL},
		{"4\n2\n1\nw\nThree words here\n.\nn\nq\nq\nD\n1\ns\ny\nq\n",
			{"Not saved.", "kept as a draft", "Your draft:", "Saved "},
			"caseload plan show 9990000018", "Three words here"},
		{"4\n2\n1\nw\nWords\n.q\nq\nq\nD\nx1\ny\nq\n",
			{"Throw this draft away? y or n: ", "Threw the draft away"}, NULL, NULL},
	};

	RUN(jobs);
}
