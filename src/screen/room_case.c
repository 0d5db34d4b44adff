/* Which case of the meeting this is: reading it, going to another, and saying who sits at it. */
#include "room.h"

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

/* ---- the cases ---- */

static bool is_spoken_about(const struct case_item *item)
{
	return item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
}

const struct case_item *room_item_at(const struct room *room, int place)
{
	const struct meeting_record *record = room->page->meeting;

	for (size_t i = 0; i < record->items_n; i++)
		if (is_spoken_about(&record->items[i]) && place-- == 0)
			return &record->items[i];
	return NULL;
}

int room_places(const struct room *room)
{
	int n = 0;

	while (room_item_at(room, n))
		n++;
	return n;
}

int room_place(const struct room *room)
{
	const struct case_item *item;

	for (int place = 0; (item = room_item_at(room, place)) != NULL; place++)
		if (item->id == room->page->item.id)
			return place;
	return -1;
}

enum answer room_leave_to(struct room *room, int place)
{
	const struct case_item *item = place == LEAVE_ROOM ? NULL : room_item_at(room, place);
	struct screen_arg arg = {.text = room->page->meeting->meeting.uid};

	texts_keep(room);
	/* What could not be saved stays as it is, in sight and in the draft. */
	if (!texts_save(room, true, true))
		return ANSWER_REDRAW;
	if (item == NULL)
		return ANSWER_POP;
	room->moving = true;
	arg.person = item->person_uid;
	return app_replace(room->view->app, &screen_room, &arg);
}

enum answer room_go(struct room *room, int place)
{
	if (room_is_open(room) && case_is_open(&room->page->item))
		return line_ask_leaving(room, place);
	return room_leave_to(room, place);
}

enum answer room_step(struct room *room, int by)
{
	int place = room_place(room) + by;

	if (place >= 0 && place < room_places(room))
		return room_go(room, place);
	if (by < 0) {
		app_message(room->view->app, MESSAGE_NOTE, "This is the first case.");
		return ANSWER_REDRAW;
	}
	/* After the last one the agenda shows what is still undecided, and closes. */
	if (!case_is_open(&room->page->item))
		app_message(room->view->app, MESSAGE_NOTE, "That was the last case.");
	return room_go(room, LEAVE_ROOM);
}

/* ---- reading ---- */

bool room_read(struct view *view, struct arena *arena, const struct person_record **record,
	struct err *err)
{
	struct room *room = room_of(view);
	struct args args = args_new(arena);
	struct result result = {0};

	args_set(&args, "person", view->arg.person);
	/* The same meeting, also when it is over by now. */
	args_set(&args, "meeting",
		view->arg.text == NULL && room != NULL
			? arena_strdup(arena, room->page->meeting->meeting.uid)
			: view->arg.text);
	if (!app_try(view->app, CMD_MEETING_CASE, &args, arena, &result, err))
		return false;
	if (room == NULL) {
		room = view->data = arena_new_one(view->arena, struct room);
		room->view = view;
	}
	room->page = result.value;
	room->version = room->page->item.version;
	*record = result.about;
	return true;
}

static bool refresh(struct view *view, struct err *err)
{
	struct room *room = room_of(view);

	(void)err;
	texts_read(room);
	area_read_only(room->area, !room_is_open(room));
	/* Others may have kept it longer than it was kept here. */
	if (room->page->item.seconds > room_seconds(room))
		room->before += room->page->item.seconds - room_seconds(room);
	if (room->mode == ROOM_READ) {
		struct arena *arena = arena_new();

		pager_set(room->pager, room_all_text(room, room->reading_since, arena));
		arena_free(arena);
	}
	return true;
}

/* Whose words came into a text that stood still here. */
static void say_written(struct room *room)
{
	const struct meeting_record *record = room->page->meeting;
	const char *name = NULL;

	for (size_t i = 0; i < record->seats_n; i++)
		if (record->seats[i].case_item_id == room->page->item.id)
			name = name ? "Somebody else" : record->seats[i].name;
	if (room->written >= 0)
		app_message(room->view->app, MESSAGE_NOTE, "%s wrote here: %s.",
			name ? name : "Somebody else",
			room_box_label((enum room_box)room->written));
	room->written = -1;
}

bool room_refresh(struct view *view, struct err *err)
{
	struct room *room = room_of(view);

	room->written = -1;
	if (!refresh(view, err))
		return false;
	if (!message_is_new(view->app->message))
		say_written(room);
	return true;
}

bool room_read_again(struct room *room)
{
	struct err err = {0};

	if (view_read(room->view, &err) && refresh(room->view, &err))
		return true;
	app_error(room->view->app, &err);
	return false;
}

void room_look(struct room *room)
{
	room->written = -1;
	if (room_read_again(room))
		say_written(room);
}

/* ---- the seat ---- */

static void say_seat(struct room *room, const char *place, bool gone)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err ignored = {0};

	args_set(&args, "case", room->view->arg.person);
	args_set(&args, "meeting", room->page->meeting->meeting.uid);
	if (*place)
		args_set(&args, "place", place);
	if (gone)
		args_set(&args, "gone", "yes");
	/* A notice only: a store that is busy keeps nobody from writing. */
	app_try(room->view->app, CMD_MEETING_SEAT, &args, arena, &result, &ignored);
	arena_free(arena);
}

void room_seat(struct room *room)
{
	const char *place = room->mode == ROOM_WRITE ? room_box_code(room->at) : "";

	if (!room_is_open(room) || (text_equal(place, room->seat_place) &&
					   clock_monotonic_ms() - room->seat_ms < SEAT_MS))
		return;
	room->seat_place = place;
	room->seat_ms = clock_monotonic_ms();
	say_seat(room, place, false);
}

void room_leave_seat(struct room *room)
{
	say_seat(room, "", true);
}
