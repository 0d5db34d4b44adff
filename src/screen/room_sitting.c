/* What holds from case to case for this sitting: the clock, the wall, and a moment without ears. */
#include "room.h"

#include <stdlib.h>

#include <caseload/base/clock.h>

enum { SECONDS_MAX = 86400 };

static struct {
	bool wall_off, told, clock_hidden, clock_paused;
	int64_t deaf_until; /* monotonic ms */
} sitting;

/* ---- the wall ---- */

bool room_is_wall(void)
{
	return !sitting.wall_off;
}

static enum answer on_told(struct view *view, int value, const char *reason)
{
	(void)view;
	(void)reason;
	if (value == 2)
		sitting.wall_off = true;
	return ANSWER_REDRAW;
}

void room_tell_of_wall(struct view *view)
{
	static const struct question_answer answers[] = {
		{"Enter", "Go on", 1}, {"x", "Turn wall view off", 2}};
	struct question_spec spec = {.title = "This screen may be seen by everyone in the room.",
		.text = "Wall view is on: no telephone, no address, nobody else's name.",
		.answers = answers,
		.n = 2};

	if (sitting.told || sitting.wall_off)
		return;
	sitting.told = true;
	app_question(view->app, view, &spec, on_told);
}

enum answer room_wall_key(struct room *room)
{
	sitting.wall_off = !sitting.wall_off;
	app_message(room->view->app, MESSAGE_NOTE, "%s",
		sitting.wall_off ? "Wall view is off: this screen is for you."
				 : "Wall view is on: this screen may be seen by everyone.");
	return ANSWER_REDRAW;
}

/* ---- what is typed on into the next case ---- */

/* Somebody who writes on without looking after one letter has moved to the next person would act on
 * the wrong one: letters count again after a pause. */
enum { DEAF_MS = 700 };

static int64_t deaf_ms(void)
{
	const char *set = getenv("CASELOAD_DEAF_MS");

	return set != NULL && *set != '\0' ? atoi(set) : DEAF_MS;
}

void room_be_deaf(void)
{
	sitting.deaf_until = clock_monotonic_ms() + deaf_ms();
}

bool room_is_deaf_to(const struct tui_event *event)
{
	if (event->kind != TUI_KEY || !key_is_text(event->key) ||
		clock_monotonic_ms() >= sitting.deaf_until)
		return false;
	room_be_deaf();
	return true;
}

/* ---- the clock ---- */

bool room_clock_is_hidden(void)
{
	return sitting.clock_hidden;
}

int64_t room_seconds(const struct room *room)
{
	int64_t seconds = room->before;

	if (room->began != 0 && clock_unix() > room->began)
		seconds += clock_unix() - room->began;
	return seconds > SECONDS_MAX ? SECONDS_MAX : seconds;
}

static void clock_run(struct room *room, bool run)
{
	room->before = room_seconds(room);
	room->began = run && room_is_open(room) ? clock_unix() : 0;
}

/* Running, standing, out of sight and running, and round again. */
enum answer room_clock_key(struct room *room)
{
	bool hidden = sitting.clock_hidden, paused = sitting.clock_paused;

	sitting.clock_paused = !hidden && !paused;
	sitting.clock_hidden = paused;
	clock_run(room, !sitting.clock_paused);
	app_message(room->view->app, MESSAGE_NOTE, "%s",
		sitting.clock_paused   ? "The clock of the case stands. t hides it."
		: sitting.clock_hidden ? "The clock is out of sight and runs. t shows it."
				       : "The clock of the case runs. t stops it.");
	return ANSWER_REDRAW;
}

int room_wait_ms(struct view *view)
{
	const struct room *room = room_of(view);

	if (room->began == 0 || sitting.clock_hidden || app_options(view->app)->calm ||
		clock_is_fixed())
		return -1;
	return (int)(60 - room_seconds(room) % 60) * 1000;
}

void room_clock_start(struct room *room)
{
	clock_run(room, !sitting.clock_paused);
}
