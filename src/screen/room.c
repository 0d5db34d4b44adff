/* One case of a meeting that is open: what the room sees, and what is typed while it talks. */
#include "room.h"

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "paper.h"

enum { ASK_MS = 5000 };

struct room *room_of(const struct view *view)
{
	return view->data;
}

bool room_is_open(const struct room *room)
{
	return room->page->meeting->meeting.status == MEETING_OPEN;
}

void room_mode(struct room *room, enum room_mode mode)
{
	room->mode = mode;
	room->view->typing = mode == ROOM_WRITE || mode == ROOM_LINE;
}

struct args room_args(const struct room *room, struct arena *arena)
{
	struct args args = args_new(arena);

	args_set(&args, "person", room->view->arg.person);
	args_set(&args, "meeting", room->page->meeting->meeting.uid);
	return args;
}

/* ---- opening and leaving ---- */

static bool open_room(struct view *view, struct err *err)
{
	struct room *room = room_of(view);

	if (room == NULL)
		return err_set(err, ERR_INVALID, "person",
			"Whose case? Open it from the agenda: 3, then Enter.");
	room->before = room->page->item.seconds;
	room_clock_start(room);
	room->asked_ms = clock_monotonic_ms();
	room->written = -1;
	room_mode(room, ROOM_CASE);
	texts_begin(room);
	room_seat(room);
	room_tell_of_wall(view);
	return true;
}

static void close_room(struct view *view)
{
	struct room *room = room_of(view);

	/* Whoever was cut off comes back to this case. */
	if (room_is_open(room) && !room->moving && !view->app->quit)
		room_leave_seat(room);
	texts_free(room);
	line_free(room);
	pager_free(room->pager);
	arena_free(room->who_arena);
}

static void keep(struct view *view)
{
	struct room *room = room_of(view);

	texts_keep(room);
	texts_save(room, true, false);
}

static void settle(struct view *view)
{
	texts_keep(room_of(view));
	room_seat(room_of(view));
}

static enum answer idle(struct view *view)
{
	struct room *room = room_of(view);
	int64_t now = clock_monotonic_ms();

	texts_keep(room);
	texts_save(room, false, true);
	/* Where somebody else sits in this meeting, their words are looked for; else now and then
	 * whether somebody does. */
	if (room_is_open(room) &&
		now - room->asked_ms >= (room->page->meeting->seats_n > 0 ? ASK_MS : SEAT_MS)) {
		room->asked_ms = now;
		room_look(room);
	}
	return ANSWER_REDRAW;
}

/* ---- keys ---- */

static enum answer read_begin(struct room *room, bool since)
{
	struct arena *arena = arena_new();

	pager_free(room->pager);
	room->pager = pager_new(room_all_text(room, since, arena), true);
	room->reading_since = since;
	arena_free(arena);
	room_mode(room, ROOM_READ);
	return ANSWER_REDRAW;
}

static enum answer read_key(struct room *room, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	enum tui_result result;

	if (key->command == CMD_ROOM_ALL || key->command == CMD_ROOM_SINCE ||
		key->command == CMD_BACK) {
		room_mode(room, ROOM_CASE);
		return ANSWER_REDRAW;
	}
	result = pager_key(room->pager, event);
	if (result != TUI_IGNORED)
		return result == TUI_TAKEN ? ANSWER_STAY : ANSWER_REDRAW;
	return ANSWER_IGNORED;
}

static enum answer open_record(struct room *room)
{
	struct screen_arg arg = {.person = room->view->arg.person};

	texts_save(room, false, false);
	if (room_is_wall())
		app_message(room->view->app, MESSAGE_NOTE,
			"This is the whole record, for everyone in the room. Esc goes back.");
	return app_push(room->view->app, &screen_person, &arg);
}

static enum answer open_minutes(struct room *room)
{
	texts_save(room, true, false);
	if (room_is_wall())
		app_message(room->view->app, MESSAGE_NOTE,
			"These are the minutes with every name, for everyone in the room.");
	return paper_open(room->view->app, CMD_PRINT_MINUTES, "meeting",
		room->page->meeting->meeting.uid, NULL);
}

static enum answer open_attendance(struct room *room)
{
	return app_push(room->view->app, &screen_attendance,
		&(struct screen_arg){.text = room->page->meeting->meeting.uid});
}

/* Somebody who was not on the agenda: found first, then why, and why it could not wait. */
static enum answer late_addition(struct room *room)
{
	texts_save(room, false, false);
	return app_push(room->view->app, &screen_find,
		&(struct screen_arg){
			.command = CMD_MEETING_ADD, .part = room->page->meeting->meeting.uid});
}

static enum answer suspend(struct room *room)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	enum answer answer = ANSWER_REDRAW;

	texts_save(room, true, false);
	args_set(&args, "meeting", room->page->meeting->meeting.uid);
	if (app_run(room->view->app, CMD_MEETING_SUSPEND, &args, arena, &result))
		answer = ANSWER_POP;
	arena_free(arena);
	return answer;
}

/* Everything is saved before a command that lies above the case, or ends the meeting. */
static enum answer first_save(struct room *room)
{
	texts_save(room, true, false);
	return ANSWER_IGNORED;
}

static enum answer case_key(struct room *room, const struct screen_key *key)
{
	switch (key->command) {
	case CMD_ROOM_NEXT:
		return room_step(room, 1);
	case CMD_ROOM_BEFORE:
		return room_step(room, -1);
	case CMD_ROOM_GO:
		return line_begin(room, ASK_GO);
	case CMD_MEETING_ACTION:
		return line_begin(room, ASK_ACTION);
	case CMD_MEETING_DECIDE:
		return line_begin(room, ASK_DECISION);
	case CMD_ROOM_LEAD:
		return line_decide(room, DECISION_LEAD);
	case CMD_MEETING_REVIEW:
		return line_begin(room, ASK_REVIEW);
	case CMD_ROOM_TELL:
		return line_begin(room, ASK_TELL);
	case CMD_ROOM_NOTES:
		return write_begin(room, BOX_UPDATE);
	case CMD_ROOM_WANTS:
		return write_begin(room, BOX_WANTS);
	case CMD_ROOM_ALL:
		return read_begin(room, false);
	case CMD_ROOM_SINCE:
		return read_begin(room, true);
	case CMD_ROOM_CLOCK:
		return room_clock_key(room);
	case CMD_ROOM_WALL:
		return room_wall_key(room);
	case CMD_ROOM_RECORD:
		return open_record(room);
	case CMD_ROOM_MINUTES:
		return open_minutes(room);
	case CMD_MEETING_ATTEND:
		return open_attendance(room);
	case CMD_MEETING_ADD:
		return late_addition(room);
	case CMD_MEETING_SUSPEND:
		return suspend(room);
	case CMD_BACK:
		return room_go(room, LEAVE_ROOM);
	case CMD_SAVE:
	case CMD_TEXT_FIND:
	case CMD_TEXT_NEXT:
	case CMD_SPELLING:
	case CMD_COPY_OUT:
		return write_key(room, key);
	case CMD_COUNT:
		return ANSWER_IGNORED;
	default:
		return first_save(room);
	}
}

/* To the case before or after from wherever is being written. */
static enum answer go_on(struct room *room, int by)
{
	if (room->mode == ROOM_LINE && !line_finish(room))
		return ANSWER_REDRAW;
	if (room->mode == ROOM_WRITE)
		write_end(room);
	return room_step(room, by);
}

static enum answer key(struct view *view, const struct screen_key *key)
{
	struct room *room = room_of(view);
	bool writes = room->mode == ROOM_WRITE || room->mode == ROOM_LINE;

	/* While letters are typed these two are keys, no commands. */
	if (writes && key->event->kind == TUI_KEY &&
		(key_is(key->event->key, "PgDn") || key_is(key->event->key, "PgUp")))
		return go_on(room, key_is(key->event->key, "PgDn") ? 1 : -1);
	switch (room->mode) {
	case ROOM_WRITE:
		return write_key(room, key);
	case ROOM_LINE:
		return key->command == CMD_BACK || key->command == CMD_COUNT ||
				       key->command == CMD_SAVE
			       ? line_key(room, key->event)
			       : first_save(room);
	case ROOM_READ:
		return read_key(room, key);
	case ROOM_CASE:
		break;
	}
	if (room_is_deaf_to(key->event)) {
		app_message(room->view->app, MESSAGE_NOTE,
			"This is the next case, and nothing was done with what you typed. Wait a "
			"moment.");
		return ANSWER_REDRAW;
	}
	return case_key(room, key);
}

/* ---- the frame ---- */

static const struct hint *hints(struct view *view)
{
	static const struct hint at_case[] = {{CMD_ROOM_NEXT, NULL, "Next", NULL},
		{CMD_ROOM_NOTES, NULL, "Notes", NULL}, {CMD_MEETING_ACTION, NULL, "Action", NULL},
		{CMD_MEETING_DECIDE, NULL, "Decision", NULL},
		{CMD_ROOM_BEFORE, NULL, "Previous", NULL}, {CMD_ROOM_WANTS, NULL, "Wants", NULL},
		{CMD_ROW_ACTIONS, NULL, "More", NULL}, {CMD_ROOM_ALL, NULL, "All", NULL},
		{CMD_ROOM_SINCE, NULL, "Changes", NULL}, {CMD_MEETING_REVIEW, NULL, "Review", NULL},
		{CMD_ROOM_TELL, NULL, "Told", NULL}, {CMD_ROOM_GO, NULL, "Go to", NULL},
		{CMD_ROOM_LEAD, NULL, "Lead", NULL}, {CMD_MEETING_ATTEND, NULL, "Here", NULL},
		{CMD_ROOM_CLOCK, NULL, "Clock", NULL}, {CMD_ROOM_WALL, NULL, "Wall", NULL},
		{CMD_ROOM_MINUTES, NULL, "Minutes", NULL},
		{CMD_MEETING_ADD, NULL, "Late addition", NULL},
		{CMD_MEETING_SUSPEND, NULL, "Suspend", NULL},
		{CMD_MEETING_CLOSE, NULL, "Close the meeting", NULL}, {0}};
	static const struct hint writing[] = {{CMD_COUNT, "Esc", "Back to the case", "Case"},
		{CMD_COUNT, "PgDn", "Next case", "Next"}, {CMD_COUNT, "Tab", "Next text", "Text"},
		{CMD_COUNT, "F2", "Save", NULL}, {CMD_COUNT, "Ctrl+Z", "Undo", NULL},
		{CMD_SPELLING, NULL, "Spelling", NULL}, {CMD_TEXT_FIND, NULL, "Find", NULL}, {0}};
	static const struct hint in_action[] = {{CMD_COUNT, "Enter", "File", NULL},
		{CMD_COUNT, "PgDn", "Next case", "Next"}, {CMD_COUNT, "Tab", "Complete", NULL},
		{CMD_COUNT, "Esc", "Back to the case", "Case"}, {0}};
	static const struct hint in_go[] = {{CMD_COUNT, "Enter", "Go there", NULL},
		{CMD_COUNT, "Esc", "Back to the case", "Case"}, {0}};
	static const struct hint in_line[] = {{CMD_COUNT, "Enter", "Record", NULL},
		{CMD_COUNT, "Esc", "Back to the case", "Case"}, {0}};
	static const struct hint choosing[] = {{CMD_COUNT, "Esc", "Back to the case", "Case"}, {0}};
	static const struct hint reading[] = {{CMD_COUNT, "Esc", "Back to the case", "Case"},
		{CMD_COUNT, "Down", "Scroll", NULL}, {CMD_COUNT, "/", "Search", NULL}, {0}};

	const struct room_line *line = &room_of(view)->line;

	switch (room_of(view)->mode) {
	case ROOM_WRITE:
		return writing;
	case ROOM_LINE:
		return line_is_choosing(line)	 ? choosing
		       : line->ask == ASK_GO	 ? in_go
		       : line->ask == ASK_ACTION ? in_action
						 : in_line;
	case ROOM_READ:
		return reading;
	default:
		return at_case;
	}
}

static bool wall(struct view *view)
{
	(void)view;
	return room_is_wall();
}

static const char *title(struct view *view)
{
	(void)view;
	return "Case";
}

static const char *where_am_i(struct view *view)
{
	const struct room *room = room_of(view);
	struct arena *arena = view->arena;

	return arena_printf(arena, "Case %d of %d, %s, %s. %s", room_place(room) + 1,
		room_places(room), room->page->item.person, room_box_label(room->at),
		room_decision(room, arena));
}

const struct screen screen_room = {
	.name = "Case",
	.where = IN_ROOM,
	.person = true,
	.finds = CMD_MEETING_ADD,
	.read = room_read,
	.open = open_room,
	.close = close_room,
	.draw = room_draw,
	.head = room_head,
	.wall = wall,
	.wait_ms = room_wait_ms,
	.key = key,
	.refresh = room_refresh,
	.settle = settle,
	.idle = idle,
	.keep = keep,
	.title = title,
	.hints = hints,
	.where_am_i = where_am_i,
};
