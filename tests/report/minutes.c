/* A meeting on paper: the agenda, the minutes, an entry alone, a sheet for each owner. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/report/meeting.h>
#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

static const struct printing printing = {.by = "Jo Patel",
	.when = "12-Mar-2026 14:05",
	.copy = 1,
	.record = "Record 12, head 7f3a-19c2-80d1"};

/* A closed meeting of four: discussed, closed, deferred, taken off. */
struct example {
	struct attendance attendance[5];
	struct case_reason reasons[4];
	struct case_item items[4];
	struct action actions[3];
	struct meeting_record record;
	struct meeting_paper paper;
};

static void example(struct example *x)
{
	*x = (struct example){
		.attendance = {{.id = 1,
				       .name = "Jo Patel",
				       .profession = PROFESSION_SOCIAL_WORKER,
				       .status = ATTENDANCE_PRESENT},
			{.id = 2,
				.name = "Ruth Osei",
				.profession = PROFESSION_GP,
				.status = ATTENDANCE_PRESENT},
			{.id = 3,
				.name = "Ada Long",
				.profession = PROFESSION_PHARMACIST,
				.status = ATTENDANCE_PRESENT,
				.deputy_for = "Tom Reed"},
			{.id = 4,
				.name = "Tom Reed",
				.profession = PROFESSION_PHARMACIST,
				.status = ATTENDANCE_APOLOGIES},
			{.id = 5,
				.name = "Mia Voss",
				.profession = PROFESSION_PSYCHIATRIC_NURSE,
				.status = ATTENDANCE_ABSENT}},
		.reasons = {{.rule = AGENDA_ASKED, .words = "Asked by Jo Patel: two falls"},
			{.rule = AGENDA_REVIEW_LATE,
				.words = "Review due 08-Mar-2026, 4 days late"},
			{.rule = AGENDA_CARRIED, .words = "Carried over, the third time"},
			{.rule = AGENDA_NO_LEAD, .words = "No lead since 02-Mar-2026"}},
		.actions = {{.case_item_id = 11,
				    .person_id = 1,
				    .person = "OKONKWO, Adaeze",
				    .nhs_number = "9990000018",
				    .born = {1932, 11, 16},
				    .what = "Ring the falls clinic",
				    .owner_id = 2,
				    .owner_name = "Ruth Osei",
				    .due = {2026, 3, 16},
				    .status = ACTION_OPEN},
			{.case_item_id = 11,
				.person_id = 1,
				.person = "OKONKWO, Adaeze",
				.nhs_number = "9990000018",
				.born = {1932, 11, 16},
				.what = "Order the bed rail",
				.owner_id = 1,
				.owner_name = "Jo Patel",
				.due = {2026, 3, 9},
				.carried = 2,
				.status = ACTION_OPEN},
			{.case_item_id = 12,
				.person_id = 2,
				.person = "BAILEY, Thomas",
				.nhs_number = "9990000026",
				.what = "Write to him",
				.owner_id = 1,
				.owner_name = "Jo Patel",
				.due = {2026, 3, 20},
				.status = ACTION_DONE}},
	};
	x->items[0] = (struct case_item){.id = 11,
		.person_id = 1,
		.person = "OKONKWO, Adaeze",
		.nhs_number = "9990000018",
		.born = {1932, 11, 16},
		.slot = 1,
		.minutes = 10,
		.status = CASE_DISCUSSED,
		.asked_by = "Jo Patel",
		.speaker = "Ruth Osei",
		.wants = "To stay in her own home.",
		.situation = "Two falls in March.",
		.action_to_date = "Bed rail asked for.",
		.update = "The daughter is away until April.",
		.next_steps = "Falls clinic, then a visit together.",
		.decision = DECISION_REFER,
		.refer_to = "Falls clinic",
		.decision_reason = "Two falls in a month",
		.next_review = {2026, 6, 12},
		.reasons = x->reasons,
		.reasons_n = 2};
	x->items[1] = (struct case_item){.id = 12,
		.person_id = 2,
		.person = "BAILEY, Thomas",
		.nhs_number = "9990000026",
		.slot = 2,
		.minutes = 5,
		.status = CASE_CLOSED,
		.update = "All well.",
		.decision = DECISION_CLOSE,
		.decision_reason = "Nothing has changed since December",
		.told_on = {2026, 3, 12},
		.told_how = INFORMED_PHONE,
		.reasons = x->reasons + 2,
		.reasons_n = 1};
	x->items[2] = (struct case_item){.id = 13,
		.person_id = 3,
		.person = "AHMED, Fatima",
		.nhs_number = "9990000034",
		.slot = 3,
		.minutes = 50,
		.late = true,
		.late_reason = "Admitted last night",
		.status = CASE_DEFERRED,
		.decision = DECISION_DEFER,
		.decision_reason = "Her nurse was not here",
		.reasons = x->reasons + 3,
		.reasons_n = 1};
	x->items[3] = (struct case_item){.id = 14,
		.person_id = 4,
		.person = "YILMAZ, Ayse",
		.nhs_number = "9990000042",
		.slot = 4,
		.minutes = 5,
		.status = CASE_DROPPED,
		.dropped_reason = "Died on 10-Mar-2026"};
	x->record = (struct meeting_record){.meeting = {.id = 1,
						    .on = {2026, 3, 12},
						    .at = "14:30",
						    .minutes = 60,
						    .place = "Northfield Surgery",
						    .chair = "Ruth Osei",
						    .recorder = "Jo Patel",
						    .status = MEETING_CLOSED,
						    .cutoff = {2026, 3, 10}},
		.attendance = x->attendance,
		.attendance_n = 5,
		.items = x->items,
		.items_n = 4,
		.actions = x->actions,
		.actions_n = 3,
		.missing = "",
		.fits = 2};
	x->paper = (struct meeting_paper){
		.record = &x->record, .team = "Team North", .today = {2026, 3, 12}};
}

static const char *text_of(struct sheet *sheet, struct arena *arena)
{
	struct sheet_pages *pages = sheet_text(sheet, (struct sheet_format){80, 0, false}, arena);

	return sheet_pages_join(pages, false, arena);
}

static const char *minutes_text(const struct example *x, struct arena *arena)
{
	return text_of(minutes_sheet(&x->paper, &printing, arena), arena);
}

static const char *agenda_text(const struct example *x, struct arena *arena)
{
	return text_of(agenda_sheet(&x->paper, &printing, arena), arena);
}

static const char *actions_text(
	const struct example *x, size_t n, const struct worker *owner, struct arena *arena)
{
	struct action_paper paper = {
		.actions = x->actions, .n = n, .owner = owner, .today = {2026, 3, 12}};

	return text_of(action_sheet(&paper, &printing, arena), arena);
}

Test(minutes, of_a_whole_meeting)
{
	struct arena *arena = arena_new();
	struct example x;

	example(&x);
	const char *text = minutes_text(&x, arena);
	cr_assert_str_eq(text,
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"Minutes: team meeting, Thu 12-Mar-2026                         12-Mar-2026 14:05\n"
		"Team North, 14:30, 60 minutes, Northfield Surgery\n"
		"--------------------------------------------------------------------------------\n"
		"\n"
		"Chair      Ruth Osei\n"
		"Recorder   Jo Patel\n"
		"Present    Jo Patel, Social worker; Ruth Osei, GP; Ada Long, Pharmacist, for Tom\n"
		"           Reed\n"
		"Apologies  Tom Reed, Pharmacist\n"
		"Absent     Mia Voss, Community psychiatric nurse\n"
		"\n"
		"Discussed: 1. Deferred: 1. Closed: 1. Actions: 3. People or carers still to be\n"
		"told: 1.\n"
		"\n"
		"1. OKONKWO, Adaeze   999 000 0018   born 16-Nov-1932   OPEN\n"
		"-----------------------------------------------------------\n"
		"Why                    Asked by Jo Patel: two falls; Review due 08-Mar-2026, 4\n"
		"                       days late\n"
		"Spoke to it            Ruth Osei\n"
		"What the person wants  To stay in her own home.\n"
		"Situation              Two falls in March.\n"
		"Action to date         Bed rail asked for.\n"
		"Update                 The daughter is away until April.\n"
		"Next steps             Falls clinic, then a visit together.\n"
		"Decision               Referred on: Falls clinic. Two falls in a month\n"
		"Next review            12-Jun-2026\n"
		"Told                   NOT TOLD YET\n"
		"\n"
		"What                   Who         When         Now\n"
		"---------------------  ----------  -----------  ------\n"
		"Ring the falls clinic  Ruth Osei   16-Mar-2026  Open\n"
		"Order the bed rail     Jo Patel    09-Mar-2026  Open\n"
		"\n"
		"2. BAILEY, Thomas   999 000 0026   CLOSED\n"
		"-----------------------------------------\n"
		"Why                    Carried over, the third time\n"
		"What the person wants  Not recorded\n"
		"Update                 All well.\n"
		"Decision               Closed: off the meeting's list. Nothing has changed since\n"
		"                       December\n"
		"Told                   12-Mar-2026, By telephone\n"
		"\n"
		"What              Who         When         Now\n"
		"----------------  ----------  -----------  ------\n"
		"Write to him      Jo Patel    20-Mar-2026  Done\n"
		"\n"
		"3. AHMED, Fatima   999 000 0034   OPEN   added late\n"
		"---------------------------------------------------\n"
		"Why                    No lead since 02-Mar-2026\n"
		"Added late             Admitted last night\n"
		"What the person wants  Not recorded\n"
		"Notes                  Nothing was written\n"
		"Decision               Deferred. Her nurse was not here\n"
		"Actions                None\n"
		"\n"
		"4. YILMAZ, Ayse   999 000 0042   TAKEN OFF\n"
		"------------------------------------------\n"
		"Decision  Taken off the agenda. Died on 10-Mar-2026\n"
		"\n"
		"--------------------------------------------------------------------------------\n"
		"Each entry is part of that person's record.       Record 12, head 7f3a-19c2-80d1\n"
		"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1\n",
		"%s", text);
	arena_free(arena);
}

Test(minutes, agenda_in_the_order_of_its_cases)
{
	struct arena *arena = arena_new();
	struct example x;

	example(&x);
	x.record.meeting.status = MEETING_PLANNED;
	x.items[3].status = CASE_PROPOSED;
	for (int i = 0; i < 5; i++)
		x.attendance[i].status = ATTENDANCE_EXPECTED;
	const char *text = agenda_text(&x, arena);
	cr_assert_str_eq(text,
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"Agenda: team meeting, Thu 12-Mar-2026                          12-Mar-2026 14:05\n"
		"Team North, 14:30, 60 minutes, Northfield Surgery\n"
		"--------------------------------------------------------------------------------\n"
		"\n"
		"Chair        Ruth Osei\n"
		"Recorder     Jo Patel\n"
		"Expected     Jo Patel, Social worker; Ruth Osei, GP; Ada Long, Pharmacist, for\n"
		"             Tom Reed; Tom Reed, Pharmacist; Mia Voss, Community psychiatric\n"
		"             nurse\n"
		"Names until  Tue 10-Mar-2026\n"
		"\n"
		"No  Begins  Min  Person            Why                                Who speaks\n"
		"--  ------  ---  ----------------  ---------------------------------  ----------\n"
		" 1  14:30    10  OKONKWO, Adaeze   Asked by Jo Patel: two falls;      Ruth Osei\n"
		"                 999 000 0018      Review due 08-Mar-2026, 4 days\n"
		"                 born 16-Nov-1932  late\n"
		" 2  14:40     5  BAILEY, Thomas    Carried over, the third time\n"
		"                 999 000 0026\n"
		"\n"
		"Beyond the meeting's time\n"
		" 3  14:45    50  AHMED, Fatima     ADDED LATE: Admitted last night\n"
		"                 999 000 0034      No lead since 02-Mar-2026\n"
		"\n"
		"Asked for, not on the agenda yet\n"
		"--------------------------------\n"
		"No  Begins  Min  Person            Why               Who speaks\n"
		"--  ------  ---  ----------------  ----------------  ----------\n"
		"              5  YILMAZ, Ayse\n"
		"                 999 000 0042\n"
		"\n"
		"--------------------------------------------------------------------------------\n"
		"Names may change until the meeting begins. Destroy when it is over.\n"
		"Record 12, head 7f3a-19c2-80d1\n"
		"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1\n",
		"%s", text);
	arena_free(arena);
}

Test(minutes, a_sheet_for_each_owner)
{
	struct arena *arena = arena_new();
	struct example x;

	example(&x);
	const char *text = actions_text(&x, 2, NULL, arena);
	cr_assert_str_eq(text,
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"Open actions, a sheet for each owner                           12-Mar-2026 14:05\n"
		"--------------------------------------------------------------------------------\n"
		"\n"
		"Jo Patel\n"
		"--------\n"
		"  Due          About             Action for Jo Patel  Carried  Done on\n"
		"  -----------  ----------------  -------------------  -------  -----------\n"
		"* 09-Mar-2026  OKONKWO, Adaeze   Order the bed rail   2 times\n"
		"  3 days late  999 000 0018\n"
		"               born 16-Nov-1932\n"
		"\n"
		"Ruth Osei\n"
		"---------\n"
		"Due            About             Action for Ruth Osei   Carried  Done on\n"
		"-------------  ----------------  ---------------------  -------  -----------\n"
		"16-Mar-2026    OKONKWO, Adaeze   Ring the falls clinic\n"
		"due in 4 days  999 000 0018\n"
		"               born 16-Nov-1932\n"
		"\n"
		"--------------------------------------------------------------------------------\n"
		"For the owner alone. Late ones stand first.       Record 12, head 7f3a-19c2-80d1\n"
		"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1\n",
		"%s", text);
	arena_free(arena);
}

/* A page of its own for each: what is one owner's never lies on another's. */
Test(minutes, owners_do_not_share_a_page)
{
	struct arena *arena = arena_new();
	struct example x;

	example(&x);
	struct action_paper paper = {.actions = x.actions, .n = 3, .today = {2026, 3, 12}};
	struct sheet_pages *pages =
		sheet_text(action_sheet(&paper, &printing, arena), SHEET_A4, arena);
	cr_assert_eq(pages->n, 2);
	for (size_t page = 0; page < 2; page++) {
		const struct sheet_page one = pages->pages[page];
		const char *text = sheet_pages_join(
			&(struct sheet_pages){.pages = (struct sheet_page[]){one}, .n = 1}, false,
			arena);

		cr_assert_eq(strstr(text, "BAILEY") != NULL, page == 0, "%s", text);
		cr_assert_eq(strstr(text, "falls clinic") != NULL, page == 1, "%s", text);
		cr_assert(strstr(text, page == 0 ? "Action for Jo Patel" : "Action for Ruth Osei"),
			"%s", text);
	}
	arena_free(arena);
}

Test(minutes, one_owner_who_may_have_nothing)
{
	struct arena *arena = arena_new();
	const struct worker osei = {.id = 2, .name = "Ruth Osei"};
	struct example x;

	example(&x);
	const char *text = actions_text(&x, 1, &osei, arena);
	cr_assert(strstr(text, "Open actions: Ruth Osei"), "%s", text);
	cr_assert(strstr(text, "Ring the falls clinic"), "%s", text);
	text = actions_text(&x, 0, &osei, arena);
	cr_assert(strstr(text, "Ruth Osei has no open actions."), "%s", text);
	arena_free(arena);
}

/* What goes into a person's record names nobody else whom the meeting spoke of. */
Test(minutes, an_entry_alone_names_nobody_else)
{
	struct arena *arena = arena_new();
	const struct person person = {.id = 1,
		.family = "Okonkwo",
		.given = "Adaeze",
		.title = "Mrs",
		.born = {1945, 7, 14},
		.nhs_number = "9990000018",
		.nhs_status = NHS_STATUS_VERIFIED};
	struct example x;

	example(&x);
	x.paper.only = &person;
	x.record.items_n = 1;
	x.record.actions_n = 2;
	const char *text = minutes_text(&x, arena);
	cr_assert(strstr(text, "Entry: team meeting, Thu 12-Mar-2026"), "%s", text);
	cr_assert(
		strstr(text, "OKONKWO, Adaeze (Mrs)   Born 14-Jul-1945   NHS Number 999 000 0018"),
		"%s", text);
	cr_assert(strstr(text, "\nOPEN\n"), "%s", text);
	cr_assert(strstr(text, "Ring the falls clinic"), "%s", text);
	cr_assert_not(strstr(text, "Discussed: "), "%s", text);
	static const char *const others[] = {"BAILEY", "999 000 0026", "AHMED", "YILMAZ", "Write"};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		cr_assert_not(strstr(text, others[i]), "%s: %s", others[i], text);
	arena_free(arena);
}

Test(minutes, a_meeting_that_is_not_closed_gives_a_draft)
{
	static const enum meeting_status open[] = {
		MEETING_PLANNED, MEETING_AGENDA_CLOSED, MEETING_OPEN, MEETING_SUSPENDED};
	struct arena *arena = arena_new();
	struct example x;

	example(&x);
	cr_assert_not(strstr(minutes_text(&x, arena), "DRAFT"));
	for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
		x.record.meeting.status = open[i];
		const char *text = minutes_text(&x, arena);
		cr_assert(strstr(text, "DRAFT minutes: team meeting, Thu 12-Mar-2026"), "%s", text);
		cr_assert(strstr(text, "Not closed yet: what stands here may still change."));
	}
	x.items[0].status = CASE_ON_AGENDA;
	x.items[0].decision = DECISION_NONE;
	const char *text = minutes_text(&x, arena);
	cr_assert(strstr(text, "NOT DECIDED YET"), "%s", text);
	cr_assert(strstr(text, "Not yet spoken of: 1."), "%s", text);
	arena_free(arena);
}

/* Asked, not done: after three meetings the paper says that the question stood. */
Test(minutes, no_change_in_three_meetings_is_said)
{
	struct arena *arena = arena_new();
	struct example x;

	example(&x);
	x.items[0].unchanged = UNCHANGED_MEETINGS - 1;
	x.items[1].unchanged = UNCHANGED_MEETINGS;
	const char *text = minutes_text(&x, arena);
	const char *said = strstr(text, "No change in 3 meetings: asked whether to close");
	cr_assert(said != NULL && said > strstr(text, "BAILEY") && said < strstr(text, "AHMED"),
		"%s", text);
	cr_assert_not(strstr(text, "No change in 2"), "%s", text);
	arena_free(arena);
}

Test(minutes, names_as_asked_for)
{
	static const struct {
		int names;
		const char *sees, *not ;
	} cases[] = {
		{NAMES_FULL, "OKONKWO, Adaeze", NULL},
		{NAMES_INITIALS, "O, A", "OKONKWO"},
		{NAMES_NUMBER, "999 000 0018", "O, A"},
	};
	struct arena *arena = arena_new();
	struct example x;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		example(&x);
		x.paper.names = cases[i].names;
		struct action_paper actions = {.actions = x.actions,
			.n = 2,
			.today = {2026, 3, 12},
			.names = cases[i].names};
		const char *papers[] = {minutes_text(&x, arena), agenda_text(&x, arena),
			text_of(action_sheet(&actions, &printing, arena), arena)};
		for (size_t k = 0; k < 3; k++) {
			cr_assert(strstr(papers[k], cases[i].sees), "%s", papers[k]);
			cr_assert(cases[i].not == NULL || !strstr(papers[k], cases[i].not ), "%s",
				papers[k]);
		}
	}
	arena_free(arena);
}

/* Twelve cases with two reasons each stand on one page. */
Test(minutes, an_agenda_of_twelve_is_one_page)
{
	struct arena *arena = arena_new();
	struct case_item items[12];
	struct example x;

	example(&x);
	for (int i = 0; i < 12; i++) {
		items[i] = x.items[0];
		items[i].status = CASE_ON_AGENDA;
		items[i].minutes = 5;
	}
	x.record.items = items;
	x.record.items_n = 12;
	x.record.fits = 12;
	cr_assert_eq(sheet_text(agenda_sheet(&x.paper, &printing, arena), SHEET_A4, arena)->n, 1);
	arena_free(arena);
}
