#include "room.h"

#include <criterion/criterion.h>

static void add_worker(
	struct fixture *f, const char *name, const char *profession, const char *login)
{
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", name, "profession", profession, "login", login, NULL);
}

void room_plan(struct room *room, const char *date)
{
	struct fixture *f = &room->f;

	FIXTURE_OK(f, CMD_MEETING_PLAN, "date", date, "time", "14:00", "minutes", "60", NULL);
	FIXTURE_OK(f, CMD_MEETING_ADD, "person", ADA, "reason", "Two falls", "meeting", date,
		"late", "Asked today", NULL);
}

void room_open(struct room *room)
{
	struct fixture *f = &room->f;

	fixture_open(f);
	add_worker(f, "Mary Lewis", "occupational_therapist", "mlewis");
	add_worker(f, "Ravi Rao", "gp", "rrao");
	add_worker(f, "Maria Green", "care_coordinator", "sgreen");
	room->mary = fixture_session(f, "mlewis");
	fixture_on_register(f, "Okonkwo", "Adaeze", ADA, "1945-07-14");
	fixture_on_register(f, "Bell", "Ben", BEN, "1950-01-02");
	fixture_person(f, "Cook", "Ann", CAT, "1950-01-02");
	for (size_t i = 0; i < words_agenda_why.n; i++)
		if (words_agenda_why.words[i].value != AGENDA_ASKED)
			FIXTURE_OK(f, CMD_MEETING_RULE, "rule", words_agenda_why.words[i].code,
				"used", "no", NULL);
	room_plan(room, "2026-03-12");
	FIXTURE_OK(f, CMD_MEETING_ADD, "person", BEN, "reason", "Alone now", "late", "Today", NULL);
	FIXTURE_OK(f, CMD_MEETING_ADD, "person", CAT, "reason", "New", "late", "Today", NULL);
}

void room_begin(struct room *room)
{
	room_open(room);
	FIXTURE_OK(&room->f, CMD_MEETING_BEGIN, NULL);
}

void room_close(struct room *room)
{
	session_close(room->mary);
	fixture_close(&room->f);
}

const struct case_page *room_case(struct room *room, const char *person)
{
	FIXTURE_OK(&room->f, CMD_MEETING_CASE, "person", person, NULL);
	cr_assert_eq(room->f.result.kind, RESULT_CASE);
	cr_assert_not_null(room->f.result.about);
	return room->f.result.value;
}

void room_next_day(struct room *room, const char *now)
{
	fixture_now(&room->f, now);
}
