/* Two recorders at one case: nothing that either of them typed is lost, and both are told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>

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

TestSuite(meeting_write, .init = begin, .fini = end);

static const char *version_now(void)
{
	return arena_printf(room.f.arena, "%d", (int)room_case(&room, ADA)->item.version);
}

static const char *update_now(void)
{
	return room_case(&room, ADA)->item.update;
}

/* Both read the base; Mary saves first. What Jo is told, and what stands then. */
static const struct {
	const char *base, *mary, *jo, *stands, *told;
} both[] = {
	{"", "Fell twice.", "Daughter away.", "Fell twice.\nDaughter away.",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both are kept."},
	{"One\nTwo", "ONE\nTwo", "One\nTWO", "ONE\nTWO",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both are kept."},
	{"One\nTwo", "One\nTwo\nThree", "Zero\nOne\nTwo", "Zero\nOne\nTwo\nThree",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both are kept."},
	/* Both went on at the end; in the middle of a word it is no going on. */
	{"He fell.", "He fell. Twice.", "He fell. Daughter away.",
		"He fell. Twice.\nDaughter away.",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both are kept."},
	{"He fe", "He fell.", "He feared it.",
		"He feared it.\n--- also written by Mary Lewis at 14:05 ---\nHe fell.",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both texts stand, one "
		"below the other."},
	{"One\nTwo", "One and a half\nTwo", "One third\nTwo",
		"One third\n--- also written by Mary Lewis at 14:05 ---\nOne and a half\nTwo",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both texts stand, one "
		"below the other."},
	{"One\nTwo", "Two", "One more\nTwo", "One more\nTwo",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both are kept."},
	{"One", "", "One more", "One more",
		"Saved the notes, 14:05. Mary Lewis wrote in the notes too. Both are kept."},
	{"One\nTwo", "One more\nTwo", "", "One more\nTwo",
		"Saved 14:05. Mary Lewis wrote in the notes too. That stands as it was."},
	{"One", "Same", "Same", "Same", "Saved 14:05."},
	{"One", "One", "Only Jo", "Only Jo", "Saved the notes of OKONKWO, Adaeze at 14:05."},
	/* Typed and taken back again while she wrote. */
	{"One", "One more", "One", "One more",
		"Saved 14:05. Mary Lewis wrote in the notes too. That stands as it was."},
	/* What is sent again with an old base is not said twice. */
	{"One", "Mine and yours", "Mine", "Mine and yours",
		"Saved 14:05. Mary Lewis wrote in the notes too. That stands as it was."},
};

Test(meeting_write, the_same_field_at_once)
{
	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", both[i].base, NULL);
		const char *base = version_now();
		cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_WRITE, "person", ADA,
				  "update", both[i].mary, "version", base, NULL),
			"%zu: %s", i, room.f.err.text);
		FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", both[i].jo,
			"version", base, NULL);
		cr_expect_str_eq(
			room.f.result.message, both[i].told, "%zu: %s", i, room.f.result.message);
		cr_expect_eq(room.f.result.n, strstr(both[i].told, "too.") != NULL, "%zu", i);
		cr_expect_str_eq(update_now(), both[i].stands, "%zu: %s", i, update_now());
	}
}

Test(meeting_write, other_fields_stand_side_by_side)
{
	const char *base = version_now();
	const struct case_item *item;

	cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_WRITE, "person", ADA, "update",
		"Hers", "situation", "Both", "version", base, NULL));
	ROOM_SAYS(&room,
		"Saved what they want, the action to date, the next steps of OKONKWO, Adaeze at "
		"14:05.",
		CMD_MEETING_WRITE, "person", ADA, "next-steps", "His", "wants", "Church on Sundays",
		"to-date", "OT came", "version", base, NULL);
	item = &room_case(&room, ADA)->item;
	cr_assert_str_eq(item->update, "Hers");
	cr_assert_str_eq(item->situation, "Both");
	cr_assert_str_eq(item->next_steps, "His");
	cr_assert_str_eq(item->wants, "Church on Sundays");
	cr_assert_str_eq(item->action_to_date, "OT came");
}

/* However it goes on, the other's words are there: three saves against one base. */
Test(meeting_write, a_long_exchange_loses_nothing)
{
	char mary[256] = "", jo[256] = "";
	const char *base = version_now();

	for (int i = 0; i < 6; i++) {
		snprintf(mary + strlen(mary), 32, "%smary %d", i > 0 ? "\n" : "", i);
		snprintf(jo + strlen(jo), 32, "%sjo %d", i > 0 ? "\n" : "", i);
		cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_WRITE, "person", ADA,
			"update", mary, "version", base, NULL));
		FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", jo, "version", base,
			NULL);
	}
	for (int i = 0; i < 6; i++) {
		cr_expect(strstr(update_now(), arena_printf(room.f.arena, "mary %d", i)) != NULL,
			"%d: %s", i, update_now());
		cr_expect(strstr(update_now(), arena_printf(room.f.arena, "jo %d", i)) != NULL,
			"%d: %s", i, update_now());
	}
}

static size_t rows_of_audit(void)
{
	FIXTURE_OK(&room.f, CMD_AUDIT_LIST, NULL);
	return room.f.result.n;
}

Test(meeting_write, what_changes_nothing_writes_nothing)
{
	FIXTURE_OK(&room.f, CMD_WORKER_SET, "worker", "jpatel", "role", "privacy", NULL);
	FIXTURE_OK(
		&room.f, CMD_MEETING_WRITE, "person", ADA, "update", "Once", "minutes", "8", NULL);
	const char *version = version_now();
	FIXTURE_OK(&room.f, CMD_CHANGE_LIST, NULL);
	size_t changes = room.f.result.n;
	size_t rows = rows_of_audit();
	ROOM_SAYS(&room, "Saved 14:05.", CMD_MEETING_WRITE, "person", ADA, "update", "Once",
		"minutes", "8", "version", version, NULL);
	cr_assert_eq(room.f.result.version, atoi(version));
	FIXTURE_OK(&room.f, CMD_CHANGE_LIST, NULL);
	cr_assert_eq(room.f.result.n, changes);
	cr_assert_eq(rows_of_audit(), rows + 1, "only that the audit was looked at");
}

Test(meeting_write, the_draft_goes_with_what_was_saved)
{
	FIXTURE_OK(&room.f, CMD_DRAFT_KEEP, "person", ADA, "place", "meeting/update", "text", "Hal",
		NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", "Half", "draft",
		"meeting/update", NULL);
	FIXTURE_OK(&room.f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(room.f.result.n, 0);
}

Test(meeting_write, refuses)
{
	char *longest = arena_alloc(room.f.arena, 19991);

	memset(longest, 'x', 19990);
	longest[19990] = '\0';
	ROOM_NOT(&room, "Nobody here has the number or uid 9996060128.", CMD_MEETING_WRITE,
		"person", "9996060128", "update", "x", NULL);
	const char *base = version_now();
	cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_WRITE, "person", ADA, "update",
		longest, "version", base, NULL));
	ROOM_NOT(&room,
		"Mary Lewis wrote in the notes too, and together it is more than 20000 characters. "
		"Read theirs, then shorten yours.",
		CMD_MEETING_WRITE, "person", ADA, "update", "Something else", "version", base,
		NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DROP, "person", ADA, "reason", "Better", NULL);
	ROOM_NOT(&room,
		"OKONKWO, Adaeze was taken off the agenda of the meeting of Thu 12-Mar-2026. Ask "
		"for them again: caseload meeting add.",
		CMD_MEETING_WRITE, "person", ADA, "update", "x", NULL);
	FIXTURE_OK(&room.f, CMD_PERSON_ADD, "family", "Diaz", "given", "Eva", "born", "1944-05-06",
		"nhs-number", "9990000042", NULL);
	ROOM_NOT(&room,
		"DIAZ, Eva is not on the agenda of the meeting of Thu 12-Mar-2026. Ask for them "
		"first: caseload meeting add.",
		CMD_MEETING_WRITE, "person", "9990000042", "update", "x", NULL);
}

Test(meeting_write, two_clocks_run_side_by_side)
{
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "seconds", "240", NULL);
	cr_assert(fixture_run_in(
		&room.f, room.mary, CMD_MEETING_WRITE, "person", ADA, "seconds", "180", NULL));
	cr_assert_eq(room_case(&room, ADA)->item.seconds, 240);
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "speaker", "mlewis", NULL);
	cr_assert_str_eq(room_case(&room, ADA)->item.speaker, "Mary Lewis");
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "speaker", "", NULL);
	cr_assert_null(room_case(&room, ADA)->item.speaker);
}
