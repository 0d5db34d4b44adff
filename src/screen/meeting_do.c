/* What is done to a meeting: begun, its order changed, closed. */
#include <inttypes.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "app.h"
#include "meeting.h"

static struct args meeting_args(const struct meeting_page *page, struct arena *arena)
{
	struct args args = args_new(arena);

	args_set(&args, "meeting", page->uid);
	return args;
}

enum answer meeting_run(struct meeting_page *page, enum command_id id)
{
	struct arena *arena = arena_new();
	struct args args = meeting_args(page, arena);
	struct result result;

	app_run(page->view->app, id, &args, arena, &result);
	arena_free(arena);
	return meeting_read_again(page);
}

/* ---- into the room ---- */

/* The one under the cursor where it is spoken about, else the first that waits, else the first. */
static const struct case_item *case_to_open(const struct meeting_page *page)
{
	const struct case_item *item = meeting_selected(page), *first = NULL;

	if (item != NULL && item->status != CASE_PROPOSED && item->status != CASE_DROPPED)
		return item;
	for (size_t i = 0; i < page->record->items_n; i++) {
		const struct case_item *at = &page->record->items[i];

		if (case_is_open(at))
			return at;
		if (first == NULL && at->status != CASE_PROPOSED && at->status != CASE_DROPPED)
			first = at;
	}
	return first;
}

enum answer meeting_open_case(struct meeting_page *page)
{
	const struct case_item *item = case_to_open(page);

	if (item == NULL) {
		app_message(page->view->app, MESSAGE_NOTE,
			"Nobody is on the agenda. + asks for somebody, b builds it by the rules.");
		return ANSWER_REDRAW;
	}
	return app_push(page->view->app, &screen_room,
		&(struct screen_arg){
			.command = CMD_COUNT, .person = item->person_uid, .text = page->uid});
}

static bool anybody_present(const struct meeting_record *record)
{
	for (size_t i = 0; i < record->attendance_n; i++)
		if (record->attendance[i].status == ATTENDANCE_PRESENT)
			return true;
	return false;
}

static bool begin(struct meeting_page *page)
{
	struct arena *arena = arena_new();
	struct args args = meeting_args(page, arena);
	struct result result;
	bool done = app_run(page->view->app, CMD_MEETING_BEGIN, &args, arena, &result);

	arena_free(arena);
	meeting_read_again(page);
	return done;
}

enum answer meeting_enter(struct meeting_page *page)
{
	struct app *app = page->view->app;

	if (page->record->meeting.status != MEETING_OPEN && !begin(page))
		return ANSWER_REDRAW;
	if (anybody_present(page->record))
		return meeting_open_case(page);
	/* Who came is asked first; Esc goes on without. */
	page->entering = true;
	return app_push(app, &screen_attendance, &(struct screen_arg){.text = page->uid});
}

/* ---- the order ---- */

enum answer meeting_shift(struct meeting_page *page, int places)
{
	const struct case_item *item = meeting_selected(page);
	struct arena *arena = arena_new();
	struct args args = meeting_args(page, arena);
	struct result result;
	int64_t slot = item != NULL ? item->slot + places : 0;

	if (item == NULL || item->status == CASE_PROPOSED || item->status == CASE_DROPPED) {
		app_message(page->view->app, MESSAGE_NOTE,
			item == NULL ? "There is no case to move."
				     : "It is not on the agenda. m gives it a place there.");
	} else if (slot < 1 || slot > page->record->meeting.cases) {
		app_message(page->view->app, MESSAGE_NOTE,
			places < 0 ? "It comes first already." : "It comes last already.");
	} else {
		args_set(&args, "person", item->person_uid);
		args_setf(&args, "slot", "%" PRId64, slot);
		app_run(page->view->app, CMD_MEETING_MOVE, &args, arena, &result);
		meeting_read_again(page);
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}

/* ---- other meetings ---- */

/* Of a list by day and time. */
static long place_of(const struct meeting *all, size_t n, const char *uid)
{
	for (size_t i = 0; i < n; i++)
		if (text_equal(all[i].uid, uid))
			return (long)i;
	return -1;
}

enum answer meeting_neighbour(struct meeting_page *page, int step)
{
	struct app *app = page->view->app;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;
	const struct meeting *all;
	long at;

	if (!app_try(app, CMD_MEETING_LIST, &args, arena, &result, &err)) {
		app_error(app, &err);
		arena_free(arena);
		return ANSWER_REDRAW;
	}
	all = result.value;
	/* Where none is planned one stands after the last. */
	at = page->uid != NULL ? place_of(all, result.n, page->uid) : (long)result.n;
	at += step;
	if (at >= 0 && at < (long)result.n)
		answer = meeting_turn_to(page, all[at].uid);
	else
		app_message(app, MESSAGE_NOTE, "%s",
			step < 0 ? "There is no meeting before this one."
				 : "There is no meeting after this one. N plans one.");
	arena_free(arena);
	return answer;
}

/* ---- closing ---- */

/* After it: on the meeting's own screen it shows what follows, from a case one goes back there. */
static enum answer after(struct view *view, const char *uid, bool closed)
{
	if (view->screen == &screen_meeting)
		return meeting_read_again(view->data);
	if (view->screen != &screen_room)
		return ANSWER_REDRAW;
	if (view->below != NULL && view->below->screen == &screen_meeting)
		return ANSWER_POP;
	return closed ? app_replace(view->app, &screen_meeting, &(struct screen_arg){.text = uid})
		      : app_go(view->app, &screen_meeting);
}

static enum answer run_end(struct view *view, enum command_id id)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	enum answer answer = ANSWER_REDRAW;

	if (app_run(view->app, id, &args, arena, &result))
		answer = after(view, result.uid, id == CMD_MEETING_CLOSE);
	arena_free(arena);
	return answer;
}

static enum answer on_close(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? run_end(view, CMD_MEETING_CLOSE) : ANSWER_REDRAW;
}

static enum answer on_suspend(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? run_end(view, CMD_MEETING_SUSPEND) : ANSWER_REDRAW;
}

static const char *several(size_t n, const char *one, const char *many, struct arena *arena)
{
	return n == 1 ? arena_printf(arena, "1 %s", one) : arena_printf(arena, "%zu %s", n, many);
}

/* "8 cases are decided, 12 actions asked for ...": what follows when it is closed. */
static const char *consequences(const struct meeting_record *record, struct arena *arena)
{
	size_t decided = 0, carried = 0, tell = 0;

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		decided += case_is_decided(item);
		carried += case_is_decided(item) && item->decision != DECISION_REVIEW &&
			   case_carries(item, record->meeting.on);
		tell += case_must_tell(item) && !case_is_told(item);
	}
	return arena_printf(arena,
		"%s decided, %s asked for.\n%s over to the next meeting.\n%s what was decided.\n"
		"The minutes stand as they are then; it cannot be undone.",
		several(decided, "case is", "cases are", arena),
		several(record->actions_n, "action is", "actions are", arena),
		several(carried, "case is carried", "cases are carried", arena),
		several(tell, "person has to be told", "people have to be told", arena));
}

/* On a wall by their numbers alone. */
static const char *undecided_words(
	const struct meeting_record *record, bool names, size_t *n, struct arena *arena)
{
	enum { NAMED = 8 };
	struct str text = {0};
	char *out;

	*n = 0;
	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		if (!case_is_open(item))
			continue;
		if (!names)
			str_addf(&text, "%s%" PRId64, *n == 0 ? "Numbers: " : ", ", item->slot);
		else if (*n < NAMED)
			str_addf(&text, "  %" PRId64 "  %s\n", item->slot, item->person);
		(*n)++;
	}
	if (!names)
		str_add(&text, ". g and a number goes there.\n");
	else if (*n > NAMED)
		str_addf(&text, "  and %zu more\n", *n - NAMED);
	str_add(&text, "Each needs a decision before it can be closed; deferred is one.\n"
		       "Suspended, it goes on later at the same case.");
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

static enum answer ask(struct view *view, const struct meeting_record *record, struct arena *arena)
{
	static const struct question_answer suspend[] = {{"s", "Suspend instead", 1}};
	const char *day = meeting_words(&record->meeting, arena);
	struct question_spec spec = {.protects = true, .stay = "Go on with the meeting"};
	size_t undecided;
	const char *names = undecided_words(record, !view_is_wall(view), &undecided, arena);

	if (undecided > 0) {
		spec.title = arena_printf(arena, "%s: %s undecided", day,
			several(undecided, "case is", "cases are", arena));
		spec.text = names;
		spec.answers = suspend;
		spec.n = 1;
		return app_question(view->app, view, &spec, on_suspend);
	}
	spec.title = arena_printf(arena, "Close the meeting? %s", day);
	spec.text = consequences(record, arena);
	spec.word = "CLOSE";
	return app_question(view->app, view, &spec, on_close);
}

enum answer meeting_ask_close(struct view *view)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;
	const struct meeting_record *record;

	if (!app_try(view->app, CMD_MEETING_AGENDA, &args, arena, &result, &err)) {
		app_error(view->app, &err);
		arena_free(arena);
		return ANSWER_REDRAW;
	}
	record = result.value;
	if (record->meeting.status != MEETING_OPEN)
		app_message(view->app, MESSAGE_NOTE, "%s",
			record->meeting.status == MEETING_SUSPENDED
				? "The meeting is suspended. Go on with it first: 3, Enter."
				: "No meeting is open.");
	else
		answer = ask(view, record, arena);
	arena_free(arena);
	return answer;
}
