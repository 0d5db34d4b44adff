/* The texts of a case: written, kept as drafts after each burst of keys, saved into the entry when
 * the keys rest and whenever the text is left. What others saved meanwhile is put together by the
 * command; here it is read back and told. */
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "text_command.h"

enum { PLACE_SIZE = 80 };

const char *room_box_code(enum room_box box)
{
	static const char *const codes[BOX_COUNT] = {[BOX_UPDATE] = "update",
		[BOX_WANTS] = "wants",
		[BOX_SITUATION] = "situation",
		[BOX_TO_DATE] = "to-date",
		[BOX_NEXT_STEPS] = "next-steps"};

	return codes[box];
}

static const char *place_of(
	const struct room *room, const char *code, char buffer[static PLACE_SIZE])
{
	snprintf(buffer, PLACE_SIZE, "meeting/%s/%s", room->page->item.uid, code);
	return buffer;
}

static const char *stored(const struct room *room, int box)
{
	const struct case_item *item = &room->page->item;
	const char *const texts[BOX_COUNT] = {[BOX_UPDATE] = item->update,
		[BOX_WANTS] = item->wants,
		[BOX_SITUATION] = item->situation,
		[BOX_TO_DATE] = item->action_to_date,
		[BOX_NEXT_STEPS] = item->next_steps};

	return texts[box] ? texts[box] : "";
}

static void set_saved(struct room_text *text, const char *saved)
{
	char *copy = xstrdup(saved);

	free(text->saved);
	text->saved = copy;
}

/* Where one was writing, found again by what stands before the cursor: others' words may have come in
 * between. */
static size_t same_place(const char *before, size_t cursor, const char *after)
{
	enum { CONTEXT = 24 };
	size_t length = strlen(after), end = cursor < 6 ? cursor : 6;

	if (before[cursor] == '\0' && length >= end &&
		strncmp(after + length - end, before + cursor - end, end) == 0)
		return length;
	/* A blank at the end is not saved. */
	while (cursor > 0 && before[cursor] == '\0' && before[cursor - 1] == ' ')
		cursor--;
	for (size_t size = cursor < CONTEXT ? cursor : CONTEXT; size > 2; size /= 2)
		for (size_t at = 0; at + size <= length; at++)
			if (strncmp(after + at, before + cursor - size, size) == 0)
				return at + size;
	return cursor < length ? cursor : length;
}

/* In one step that Ctrl+Z takes back. */
static void replace(struct edit *edit, const char *with)
{
	char *before = xstrdup(edit_text(edit));
	size_t cursor = edit_cursor(edit);

	edit_select_all(edit);
	edit_paste(edit, with, strlen(with));
	size_t place = same_place(before, cursor, edit_text(edit));
	edit_move_to(edit, place, false);
	/* One goes on with the next word. */
	if (cursor > 0 && before[cursor] == '\0' && before[cursor - 1] == ' ' && place > 0 &&
		edit_text(edit)[place - 1] != ' ' && edit_text(edit)[place - 1] != '\n')
		edit_type(edit, " ", 1);
	free(before);
}

static void take(struct room *room, int box)
{
	struct room_text *text = &room->texts[box];

	set_saved(text, stored(room, box));
	text->base = room->page->item.version;
}

void texts_read(struct room *room)
{
	for (int box = 0; box < BOX_COUNT; box++) {
		struct room_text *text = &room->texts[box];

		/* What is being written stays; saving it puts both together. */
		if (edit_changed(text->edit))
			continue;
		if (!text_equal(text->saved, stored(room, box))) {
			room->written = box;
			replace(text->edit, stored(room, box));
			edit_mark_saved(text->edit);
			text->kept = edit_version(text->edit);
		}
		take(room, box);
	}
}

/* ---- drafts ---- */

static void take_draft(struct room *room, int box, const struct draft *draft)
{
	struct room_text *text = &room->texts[box];

	if (text_equal(draft->text, stored(room, box))) {
		draft_drop(room->view, draft->place);
		return;
	}
	replace(text->edit, draft->text);
	edit_move(text->edit, EDIT_END, false);
	text->base = draft->base_version;
	text->kept = edit_version(text->edit);
	text->has_draft = true;
	room->at = (enum room_box)box;
	if (room_is_open(room))
		write_begin(room, (enum room_box)box);
	app_message(room->view->app, MESSAGE_NOTE,
		"What you had typed is here again. It is saved when you go on.");
}

/* In the room nobody is asked whether they want what they typed: it is there. */
static void find_drafts(struct room *room)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err ignored = {0};
	const struct draft *drafts;
	char place[PLACE_SIZE];

	args_set(&args, "person", room->view->arg.person);
	if (!app_try(room->view->app, CMD_DRAFT_LIST, &args, arena, &result, &ignored))
		result.n = 0;
	drafts = result.value;
	for (size_t i = 0; i < result.n; i++) {
		for (int box = BOX_COUNT - 1; box >= 0; box--)
			if (text_equal(drafts[i].place,
				    place_of(room, room_box_code((enum room_box)box), place)))
				take_draft(room, box, &drafts[i]);
		if (text_equal(drafts[i].place, place_of(room, "action", place))) {
			input_set(room->action, drafts[i].text);
			room->action_has_draft = true;
		}
	}
	room->action_kept = edit_version(input_edit(room->action));
	arena_free(arena);
}

void texts_begin(struct room *room)
{
	room->action = input_new(NULL);
	for (int box = 0; box < BOX_COUNT; box++) {
		struct room_text *text = &room->texts[box];

		text->edit = edit_new(true);
		edit_set(text->edit, stored(room, box));
		edit_move(text->edit, EDIT_END, false);
		text->kept = edit_version(text->edit);
		take(room, box);
	}
	room->area = area_new(room->texts[BOX_UPDATE].edit);
	area_read_only(room->area, !room_is_open(room));
	find_drafts(room);
}

void texts_free(struct room *room)
{
	area_free(room->area);
	for (int box = 0; box < BOX_COUNT; box++) {
		edit_free(room->texts[box].edit);
		free(room->texts[box].saved);
	}
	input_free(room->action);
}

static void keep_action(struct room *room)
{
	struct edit *edit = input_edit(room->action);
	struct err ignored = {0};
	char place[PLACE_SIZE];

	if (edit_version(edit) == room->action_kept)
		return;
	room->action_kept = edit_version(edit);
	place_of(room, "action", place);
	if (!text_is_blank(edit_text(edit)))
		room->action_has_draft =
			draft_keep(room->view, place, edit_text(edit), 0, &ignored) ||
			room->action_has_draft;
	if (text_is_blank(edit_text(edit)) && room->action_has_draft) {
		draft_drop(room->view, place);
		room->action_has_draft = false;
	}
}

void texts_keep(struct room *room)
{
	struct err err = {0};
	char place[PLACE_SIZE];

	keep_action(room);
	for (int box = 0; box < BOX_COUNT; box++) {
		struct room_text *text = &room->texts[box];

		if (edit_version(text->edit) == text->kept)
			continue;
		place_of(room, room_box_code((enum room_box)box), place);
		if (edit_changed(text->edit)) {
			/* A store that is busy now has it at the next key. */
			if (!draft_keep(room->view, place, edit_text(text->edit), text->base, &err))
				continue;
			text->has_draft = true;
		} else if (text->has_draft) {
			draft_drop(room->view, place);
			text->has_draft = false;
		}
		text->kept = edit_version(text->edit);
	}
}

/* ---- saving ---- */

bool texts_changed(const struct room *room)
{
	for (int box = 0; box < BOX_COUNT; box++)
		if (edit_changed(room->texts[box].edit))
			return true;
	return false;
}

/* False: not saved, said; the draft has it. *others: somebody else wrote in between. */
static bool save_box(struct room *room, int box, int64_t seconds, bool say, bool *others)
{
	struct room_text *text = &room->texts[box];
	struct arena *arena = arena_new();
	struct args args = room_args(room, arena);
	struct result result = {0};
	struct err err = {0};
	char place[PLACE_SIZE];
	const char *words = edit_take(text->edit, arena);
	bool done;

	args_set(&args, room_box_code((enum room_box)box), words);
	args_setf(&args, "version", "%lld", (long long)text->base);
	args_set(&args, "draft", place_of(room, room_box_code((enum room_box)box), place));
	if (seconds > 0)
		args_setf(&args, "seconds", "%lld", (long long)seconds);
	done = app_try(room->view->app, CMD_MEETING_WRITE, &args, arena, &result, &err);
	if (done) {
		/* One more than was known: nobody else has been at it. */
		bool alone = result.n == 0 && result.version <= room->version + 1 &&
			     text->base == room->version;

		edit_mark_saved(text->edit);
		set_saved(text, words);
		text->kept = edit_version(text->edit);
		text->has_draft = false;
		for (int i = 0; i < BOX_COUNT; i++)
			if (room->texts[i].base == room->version && alone)
				room->texts[i].base = result.version;
		text->base = room->version = result.version;
		if (!alone) {
			*others = true;
			app_message(room->view->app, MESSAGE_DONE, "%s", result.message);
		}
	} else if (say) {
		app_error(room->view->app, &err);
	}
	arena_free(arena);
	return done;
}

static void save_seconds(struct room *room, int64_t seconds)
{
	struct arena *arena = arena_new();
	struct args args = room_args(room, arena);
	struct result result = {0};
	struct err ignored = {0};

	args_setf(&args, "seconds", "%lld", (long long)seconds);
	if (app_try(room->view->app, CMD_MEETING_WRITE, &args, arena, &result, &ignored)) {
		if (result.version == room->version + 1)
			for (int i = 0; i < BOX_COUNT; i++)
				if (room->texts[i].base == room->version)
					room->texts[i].base = result.version;
		room->version = result.version;
	}
	arena_free(arena);
}

/* ---- closed meanwhile ---- */

static void put_back(struct room *room, int box)
{
	struct room_text *text = &room->texts[box];
	char place[PLACE_SIZE];

	draft_drop(room->view, place_of(room, room_box_code((enum room_box)box), place));
	text->has_draft = false;
	replace(text->edit, stored(room, box));
	edit_mark_saved(text->edit);
	text->kept = edit_version(text->edit);
}

/* The meeting was closed while something was being written: its entries stand, so the words go to the
 * record as a note. */
static void save_as_note(struct room *room)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct str words = {0};
	struct result result = {0};
	struct err err = {0};
	char day[DATE_SHOWN_SIZE];

	str_addf(&words, "Written for the meeting of %s when it had been closed.",
		date_show_weekday(room->page->meeting->meeting.on, day));
	for (int box = 0; box < BOX_COUNT; box++)
		if (edit_changed(room->texts[box].edit))
			str_addf(&words, "\n%s: %s", room_box_label((enum room_box)box),
				edit_take(room->texts[box].edit, arena));
	args_set(&args, "person", room->view->arg.person);
	args_set(&args, "text", arena_strdup(arena, str_text(&words)));
	if (app_try(room->view->app, CMD_NOTE_ADD, &args, arena, &result, &err)) {
		for (int box = 0; box < BOX_COUNT; box++)
			if (edit_changed(room->texts[box].edit))
				put_back(room, box);
		app_message(room->view->app, MESSAGE_DONE,
			"The meeting was closed meanwhile. What you had typed is a note in the "
			"person's record.");
	} else {
		app_error(room->view->app, &err);
	}
	str_free(&words);
	arena_free(arena);
}

/* True: it is over, and nothing waits to be saved any more. */
static bool saved_elsewhere(struct room *room)
{
	if (!meeting_is_over(&room->page->meeting->meeting))
		return false;
	if (texts_changed(room))
		save_as_note(room);
	return true;
}

bool texts_save(struct room *room, bool seconds, bool say)
{
	int64_t taken = room_seconds(room);
	bool done = true, any = false, others = false;
	char now[INSTANT_SIZE], time[8];

	if (saved_elsewhere(room) || !room_is_open(room))
		return true;
	if (!seconds || taken <= room->page->item.seconds)
		taken = 0;
	for (int box = 0; box < BOX_COUNT; box++)
		if (edit_changed(room->texts[box].edit)) {
			any = true;
			done = save_box(room, box, taken, say, &others) && done;
			taken = 0;
		}
	if (!done && room_read_again(room) && saved_elsewhere(room))
		return true;
	if (taken > 0)
		save_seconds(room, taken);
	/* Put together already, and said. */
	if (others) {
		room_read_again(room);
		room->written = -1;
	} else if (any && done && say)
		app_message(room->view->app, MESSAGE_NOTE, "Saved %s.",
			instant_show_time(clock_now_utc(now), time));
	return done;
}

/* ---- writing ---- */

enum answer write_begin(struct room *room, enum room_box box)
{
	if (!room_is_open(room)) {
		app_message(room->view->app, MESSAGE_ERROR,
			"The meeting is not open: nothing can be written now.");
		return ANSWER_REDRAW;
	}
	room->at = box;
	area_show(room->area, room->texts[box].edit);
	area_read_only(room->area, false);
	room_mode(room, ROOM_WRITE);
	return ANSWER_REDRAW;
}

static enum answer next_box(struct room *room, int step)
{
	texts_save(room, false, true);
	return write_begin(room, (enum room_box)((room->at + BOX_COUNT + step) % BOX_COUNT));
}

enum answer write_end(struct room *room)
{
	texts_save(room, false, true);
	room_mode(room, ROOM_CASE);
	return ANSWER_REDRAW;
}

enum answer write_key(struct room *room, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	enum answer answer = text_command(room->view, room->area, key);
	enum tui_result result;

	if (answer != ANSWER_IGNORED)
		return answer;
	if (key->command == CMD_SAVE) {
		if (!texts_changed(room))
			app_message(room->view->app, MESSAGE_NOTE, "Everything is saved.");
		texts_save(room, true, true);
		return ANSWER_REDRAW;
	}
	if (key->command == CMD_REFRESH) {
		texts_save(room, false, true);
		room_look(room);
		term_repaint(room->view->app->term);
		return ANSWER_REDRAW;
	}
	if (key->command == CMD_BACK && event->key.code == K_NONE)
		return write_end(room);
	if (event->kind == TUI_KEY && !area_asking(room->area)) {
		if (key_is(event->key, "Tab"))
			return next_box(room, 1);
		if (key_is(event->key, "Shift+Tab"))
			return next_box(room, -1);
	}
	result = area_key(room->area, event);
	if (result == TUI_IGNORED)
		return event->kind == TUI_KEY && key_is(event->key, "Esc") ? write_end(room)
									   : ANSWER_IGNORED;
	if (area_note(room->area))
		app_message(room->view->app, MESSAGE_NOTE, "%s", area_note(room->area));
	return result == TUI_TAKEN ? ANSWER_STAY : ANSWER_REDRAW;
}
