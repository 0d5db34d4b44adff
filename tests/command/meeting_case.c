/* One case as the room sees it. */
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/record.h>
#include <caseload/store/store.h>

#include "../../src/command/inside.h"
#include "room.h"

static struct room room;

static void begin(void)
{
	room_begin(&room);
}

static void end(void)
{
	room_close(&room);
}

TestSuite(meeting_case, .init = begin, .fini = end);

static void decide(const char *person, const char *decision)
{
	FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", person, "decision", decision, "reason",
		"So decided", "date", strcmp(decision, "review") == 0 ? "+1m" : NULL, NULL);
}

/* Everybody decided, the meeting closed, and another begun later. */
static void on_to(const char *date, const char *now)
{
	FIXTURE_OK(&room.f, CMD_MEETING_CLOSE, NULL);
	room_next_day(&room, now);
	room_plan(&room, date);
	FIXTURE_OK(&room.f, CMD_MEETING_BEGIN, NULL);
}

static void first_to_second(void)
{
	decide(ADA, "plan_agreed");
	decide(BEN, "defer");
	decide(CAT, "defer");
	on_to("2026-03-26", "2026-03-26T14:00");
}

Test(meeting_case, somebody_new_to_the_meeting)
{
	const struct case_page *page = room_case(&room, ADA);

	cr_assert_null(page->last);
	cr_assert(date_equal(page->since_on, (struct date){2026, 2, 10}));
	cr_assert_eq(page->unchanged, 0);
	cr_assert_str_eq(page->risk, "No risk score");
	cr_assert_str_eq(page->item.asked_reason, "Two falls");
	cr_assert_eq(page->meeting->items_n, 3);
	cr_assert_eq(page->item.reasons_n, 1);
	/* What the room sees of the others is their names and times. */
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", BEN, "update", "Private", NULL);
	page = room_case(&room, ADA);
	for (size_t i = 0; i < page->meeting->items_n; i++)
		cr_assert_null(page->meeting->items[i].update);
}

static const char *changes(void)
{
	const struct case_page *page = room_case(&room, ADA);
	struct str s = {0};

	for (size_t i = 0; i < page->since_n; i++)
		str_addf(&s, "%s%s", i > 0 ? "|" : "", page->since[i].what);
	const char *text = arena_strdup(room.f.arena, str_text(&s));
	str_free(&s);
	return text;
}

Test(meeting_case, every_change_since_in_words)
{
	FIXTURE_OK(&room.f, CMD_NOTE_ADD, "person", ADA, "text", "Before the close.", NULL);
	first_to_second();
	cr_assert_str_eq(changes(), "");
	room_next_day(&room, "2026-03-27T09:00");
	FIXTURE_OK(&room.f, CMD_PERSON_EDIT, "person", ADA, "living", "alone", NULL);
	FIXTURE_OK(&room.f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "mlewis", "reason", "Near",
		NULL);
	/* Looks, what others' records say, and what this meeting writes itself are no news. */
	FIXTURE_OK(&room.f, CMD_PERSON_SHOW, "person", ADA, NULL);
	FIXTURE_OK(&room.f, CMD_PERSON_EDIT, "person", BEN, "living", "alone", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", "Here", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Ring / jo / +1w", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_TELL, "person", ADA, "how", "phone", "meeting",
		"2026-03-12", NULL);
	cr_assert_str_eq(changes(),
		"Recorded: told on 27-Mar-2026, By telephone, also who leads.|Mary Lewis is now "
		"the lead professional. Tell the person by 17-Apr-2026.|Changed living.",
		"%s", changes());
	cr_assert_str_eq(
		history_field_words(&room_case(&room, ADA)->since[2].fields[0], room.f.arena),
		"Living: Lives alone");
	/* The shell asks for the same. */
	ROOM_SAYS(&room, "OKONKWO, Adaeze: 3 changes since Thu 12-Mar-2026.", CMD_MEETING_SINCE,
		"person", ADA, NULL);
	cr_assert_eq(room.f.result.kind, RESULT_HISTORY);
	/* Who was never spoken about: since the team met last. */
	FIXTURE_OK(&room.f, CMD_MEETING_SINCE, "person", BEN, NULL);
	cr_assert_eq(room.f.result.n, 1);
}

Test(meeting_case, last_time_and_what_was_asked_for_then)
{
	const struct case_page *page;

	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", "Said then", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Visit / jo / +1w", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Ring / jo / +1w", NULL);
	first_to_second();
	FIXTURE_OK(&room.f, CMD_ACTION_DONE, "person", ADA, "action", "Ring", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Now / jo / +1w", NULL);
	page = room_case(&room, ADA);
	cr_assert_str_eq(page->last->update, "Said then");
	cr_assert_eq(page->last->decision, DECISION_PLAN_AGREED);
	cr_assert_eq(page->last_actions_n, 2);
	cr_assert_str_eq(page->last_actions[0].what, "Visit");
	cr_assert_eq(page->last_actions[0].late_days, 7);
	cr_assert_eq(page->last_actions[1].status, ACTION_DONE);
	cr_assert_eq(page->actions_n, 1);
	cr_assert_str_eq(page->actions[0].what, "Now");
	/* An earlier meeting is still the one it was. */
	FIXTURE_OK(&room.f, CMD_MEETING_CASE, "person", ADA, "meeting", "2026-03-12", NULL);
	page = room.f.result.value;
	cr_assert_null(page->last);
	cr_assert_str_eq(page->item.update, "Said then");
}

Test(meeting_case, for_how_long_nothing_came_of_it)
{
	static const struct {
		const char *decision, *action, *date, *now;
		int64_t unchanged; /* at the next meeting */
	} then[] = {
		{"plan_agreed", NULL, "2026-04-09", "2026-04-09T14:00", 1}, /* as before */
		{"review", NULL, "2026-04-23", "2026-04-23T14:00", 2},
		{"defer", NULL, "2026-05-07", "2026-05-07T14:00", 3},
		{"review", NULL, "2026-05-21", "2026-05-21T14:00", 4},
		{"review", "Ring / jo / +1w", "2026-06-04", "2026-06-04T14:00", 0},
		{"review", NULL, "2026-06-18", "2026-06-18T14:00", 1},
		{"plan_agreed", NULL, "2026-07-02", "2026-07-02T14:00", 0},
		{"plan_agreed", NULL, "2026-07-16", "2026-07-16T14:00", 1},
	};

	first_to_second();
	cr_assert_eq(room_case(&room, ADA)->unchanged, 0, "a plan was agreed");
	for (size_t i = 0; i < sizeof(then) / sizeof(then[0]); i++) {
		if (then[i].action != NULL)
			FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line",
				then[i].action, NULL);
		decide(ADA, then[i].decision);
		on_to(then[i].date, then[i].now);
		cr_expect_eq(room_case(&room, ADA)->unchanged, then[i].unchanged, "%zu: %d", i,
			(int)room_case(&room, ADA)->unchanged);
	}
}

static const char list_head[] = "nhs_number,family_name,given_name,date_of_birth,practice_code,"
				"instrument,score,score_date\n";

static void take_in(const char *name, const char *score, const char *date)
{
	const char *text = arena_printf(room.f.arena,
		"%s" ADA ",OKONKWO,Adaeze,1945-07-14,C81009,efi,%s,%s\n", list_head, score, date);
	const char *path = fixture_write(&room.f, name, text, strlen(text));

	FIXTURE_OK(&room.f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
}

Test(meeting_case, the_risk_in_one_line)
{
	take_in("one.csv", "0.20", "2026-03-01");
	cr_assert_str_eq(
		room_case(&room, ADA)->risk, "RISING 0.2 (efi)", "%s", room_case(&room, ADA)->risk);
	first_to_second();
	cr_assert_str_eq(room_case(&room, ADA)->risk, "RISING 0.2 (efi)");
	take_in("two.csv", "0.40", "2026-03-20");
	cr_assert_str_eq(room_case(&room, ADA)->risk,
		"V HIGH 0.4 (efi), 0.2 -> 0.4 since 01-Mar-2026", "%s",
		room_case(&room, ADA)->risk);
	take_in("three.csv", "0.20", "2026-03-24");
	cr_assert_str_eq(room_case(&room, ADA)->risk,
		"RISING 0.2 (efi), the same since 01-Mar-2026", "%s", room_case(&room, ADA)->risk);
}

/* Counted, not timed: changing screens from case to case has to be at once. */
Test(meeting_case, is_few_questions)
{
	struct db *db = store_db(room.f.session->store);

	first_to_second();
	FIXTURE_OK(&room.f, CMD_PERSON_SHOW, "person", ADA, NULL);
	int64_t before = db->statements;
	FIXTURE_OK(&room.f, CMD_PERSON_SHOW, "person", ADA, NULL);
	int64_t record = db->statements - before;
	before = db->statements;
	room_case(&room, ADA);
	int64_t alone = db->statements - before;
	cr_assert_leq(alone, record + 25, "%d statements beside the %d of the record",
		(int)(alone - record), (int)record);
	for (int i = 0; i < 10; i++)
		FIXTURE_OK(&room.f, CMD_NOTE_ADD, "person", ADA, "text", "Rang.", NULL);
	before = db->statements;
	cr_assert_eq(room_case(&room, ADA)->since_n, 10);
	cr_assert_leq(db->statements - before, alone + 10 * 7, "%d statements",
		(int)(db->statements - before));
}
