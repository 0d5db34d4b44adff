/* One command for everyone marked: a short form, one question that says how many and whom, one save
 * that u takes back as a whole. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "board.h"
#include "form_page.h"
#include "marks.h"

struct bulk {
	const struct bulk_kind *kind;
	struct form_page page; /* fields and their lists come from where all forms have them */
	const char **uids;
	size_t n, hidden;
	const char *names;
};

/* What may be done to several, and how it is asked. */
struct bulk_kind {
	enum command_id id;
	const char *title; /* of the form */
	const char *verb;  /* "Move 3 people to %s?": the first letter is the key */
	const char *quick; /* Enter there asks at once */
	void (*build)(struct form_page *page);
	/* what follows "3 people" in the question; NULL nothing */
	const char *(*more)(const struct bulk *bulk, struct arena *arena);
	const char *consequence; /* NULL none */
};

static struct marks *marks_below(struct view *view)
{
	do
		view = view->below;
	while (view->screen->marks == NULL);
	return view->screen->marks(view);
}

/* ---- the kinds ---- */

static void build_lead(struct form_page *page)
{
	struct form_field *field = page_workers(page, "worker", "To", 0);

	field->flags = FORM_REQUIRED;
	field->hint = "Type two letters of the name, Enter takes it. Tab goes to the reason.";
	field = page_text(page, "reason", "Reason", "Shared out by the team");
	field->flags = FORM_REQUIRED;
}

static const char *label_of(const struct bulk *bulk, const char *name)
{
	for (size_t i = 0; i < bulk->page.n; i++)
		if (strcmp(bulk->page.fields[i].name, name) == 0)
			return pick_label(
				bulk->page.fields[i].pick, form_value(bulk->page.form, name));
	return "";
}

/* "L Evans" of "L Evans, Social worker". */
static const char *to_whom(const struct bulk *bulk, struct arena *arena)
{
	const char *label = label_of(bulk, "worker");

	return arena_printf(arena, " to %.*s", (int)strcspn(label, ","), label);
}

static void build_review(struct form_page *page)
{
	struct form_field *field = page_date(page, "date", "Next review", DATE_NONE, DATE_FUTURE);

	field->flags = FORM_REQUIRED;
	field->hint = "Next review: type a date, or t  +2w  +3m  fri  12/6. Enter goes on.";
	page_words(page, "kind", "Kind", &words_review_kind, REVIEW_KIND_PLAN);
}

static const char *on_when(const struct bulk *bulk, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	struct date on;

	if (!form_date(bulk->page.form, "date", &on, NULL))
		return "";
	return arena_printf(arena, " for %s", date_show_weekday(on, day));
}

static void build_action(struct form_page *page)
{
	page_text(page, "what", "What", NULL)->flags = FORM_REQUIRED;
	page_workers(page, "owner", "Who", session_worker(page->view->session)->id)->flags =
		FORM_REQUIRED;
	page_date(page, "due", "By when", DATE_NONE, DATE_FUTURE);
}

static void build_note(struct form_page *page)
{
	page_long(page, "text", "Note", NULL)->flags = FORM_REQUIRED;
	page_date(page, "on", "On", app_today(page->app), DATE_PAST)->flags = FORM_REQUIRED;
}

static void build_add(struct form_page *page)
{
	page_words(page, "found", "How found", &words_found_how, FOUND_RISK_LIST)->flags =
		FORM_REQUIRED;
	page_text(page, "reason", "Reason", NULL);
	page_date(page, "on", "On", app_today(page->app), DATE_PAST);
}

static const char *to_register(const struct bulk *bulk, struct arena *arena)
{
	(void)bulk;
	(void)arena;
	return " to the register";
}

static void build_end(struct form_page *page)
{
	page_words(page, "reason", "Reason", &words_end_reason, 0)->flags = FORM_REQUIRED;
	page_date(page, "on", "Ends on", app_today(page->app), DATE_PAST)->flags = FORM_REQUIRED;
	page_long(page, "note", "Note", NULL);
}

static const struct bulk_kind kinds[] = {
	{CMD_LEAD_ASSIGN, "Move to another lead", "Move", "worker", build_lead, to_whom,
		"They are proposed as lead and must accept; until then the lead stays as it is."},
	{CMD_REVIEW_BOOK, "Book a review", "Book a review", "date", build_review, on_when,
		"An open review of that kind is moved to the day."},
	{CMD_ACTION_ADD, "Add an action", "Add an action", NULL, build_action, NULL,
		"Each of them gets an action of their own."},
	{CMD_NOTE_ADD, "Note", "Add this note", NULL, build_note, NULL,
		"A note is never changed afterwards."},
	{CMD_REGISTER_ADD, "Add to the register", "Add", NULL, build_add, to_register,
		"The clocks for telling them who leads and for the plan start."},
	{CMD_REGISTER_END, "Take off the register", "End", NULL, build_end, NULL, NULL},
};

static const struct bulk_kind *kind_of(enum command_id id)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].id == id)
			return &kinds[i];
	return NULL;
}

bool bulk_knows(enum command_id id)
{
	return kind_of(id) != NULL;
}

/* ---- coming off the register: the word first, then the reason ---- */

static enum answer on_end(struct view *view, int value, const char *reason)
{
	(void)reason;
	if (value != 1)
		return ANSWER_REDRAW;
	return app_push(view->app, &screen_bulk, &(struct screen_arg){.command = CMD_REGISTER_END});
}

static const char *count_words(size_t n, const struct view *view, struct arena *arena)
{
	return people_words(session_team(view->session), (int64_t)n, arena);
}

static enum answer ask_end(struct marks *marks)
{
	struct view *view = marks->view;
	struct arena *arena = arena_new();
	size_t n = marks->n ? marks->n : 1;
	struct question_spec spec = {.word = "END", .protects = true, .stay = "Leave it as it is"};
	enum answer answer;

	spec.title = arena_printf(arena, "Take %s off the register?", count_words(n, view, arena));
	spec.text = arena_printf(arena,
		"%s.\n%s%sTheir leads end and their open reviews are cancelled. Nothing is "
		"deleted: coming back is a new episode. A reason is asked for next.",
		marks_names(marks, arena), marks_words(marks, arena), marks->n ? "\n" : "");
	answer = app_question(view->app, view, &spec, on_end);
	arena_free(arena);
	return answer;
}

enum answer bulk_begin(struct marks *marks, enum command_id id)
{
	if (id == CMD_REGISTER_END)
		return ask_end(marks);
	return app_push(marks->view->app, &screen_bulk, &(struct screen_arg){.command = id});
}

/* ---- the form ---- */

static void take_people(struct bulk *bulk, struct view *view)
{
	const struct marks *marks = marks_below(view);
	const struct case_row *row = marks_selected(marks);

	bulk->n = marks->n;
	bulk->uids = arena_new_array(view->arena, const char *, bulk->n + 1);
	for (size_t i = 0; i < bulk->n; i++)
		bulk->uids[i] = arena_strdup(view->arena, marks->items[i].uid);
	bulk->hidden = list_marked_hidden(marks->list);
	bulk->names = marks_names(marks, view->arena);
	if (bulk->n == 0 && row) {
		bulk->uids[0] = arena_strdup(view->arena, row->uid);
		bulk->n = 1;
	}
}

static bool open_bulk(struct view *view, struct err *err)
{
	struct bulk *bulk = arena_new_one(view->arena, struct bulk);
	const struct bulk_kind *kind = kind_of(view->arg.command);

	if (!kind)
		bug("command %d is done for one person at a time", (int)view->arg.command);
	view->data = bulk;
	bulk->kind = kind;
	take_people(bulk, view);
	if (bulk->n == 0)
		return err_set(err, ERR_INVALID, "", "Choose a person first.");
	bulk->page = (struct form_page){.app = view->app, .view = view, .arena = view->arena};
	kind->build(&bulk->page);
	bulk->page.form = form_new(bulk->page.fields, bulk->page.n, NULL);
	form_buttons(bulk->page.form, "Go on", "Cancel");
	return true;
}

static void close_bulk(struct view *view)
{
	struct bulk *bulk = view->data;

	if (bulk)
		form_free(bulk->page.form);
}

/* ---- running it ---- */

static void fill_args(struct bulk *bulk, struct args *args, const char *uid, struct arena *arena)
{
	const struct form_page *page = &bulk->page;
	char iso[DATE_ISO_SIZE];
	struct date date;

	args_set(args, "person", uid);
	for (size_t i = 0; i < page->n; i++) {
		const char *name = page->fields[i].name,
			   *value = form_take(page->form, name, arena);

		if (page->fields[i].kind == FORM_DATE && form_date(page->form, name, &date, NULL))
			value = date_is_set(date) ? arena_strdup(arena, date_iso(date, iso)) : NULL;
		if (!text_is_blank(value))
			args_set(args, name, value);
	}
	if (bulk->kind->id == CMD_LEAD_ASSIGN)
		args_set(args, "propose", "yes");
}

static enum answer run(struct view *view)
{
	struct bulk *bulk = view->data;
	struct arena *arena = arena_new();
	struct args *all = arena_new_array(arena, struct args, bulk->n);
	struct result result = {0};
	bool done;

	for (size_t i = 0; i < bulk->n; i++) {
		all[i] = args_new(arena);
		fill_args(bulk, &all[i], bulk->uids[i], arena);
	}
	done = app_run_many(view->app, bulk->kind->id, all, bulk->n, arena, &result);
	arena_free(arena);
	return done ? app_return(view->app, "done") : ANSWER_REDRAW;
}

static enum answer answered(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? run(view) : ANSWER_REDRAW;
}

static enum answer ask(struct view *view)
{
	struct bulk *bulk = view->data;
	const struct bulk_kind *kind = bulk->kind;
	struct arena *arena = arena_new();
	const char letter[2] = {kind->verb[0], '\0'};
	struct question_answer yes = {letter, kind->verb, 1};
	struct question_spec spec = {
		.answers = &yes, .n = 1, .protects = true, .stay = "No, back to the form"};
	const char *people = count_words(bulk->n, view, arena);
	bool whom = kind->id == CMD_LEAD_ASSIGN || kind->id == CMD_REGISTER_ADD;
	const char *more = kind->more ? kind->more(bulk, arena) : "";
	enum answer answer;

	if (kind->id == CMD_REGISTER_END) { /* END has been typed */
		arena_free(arena);
		return run(view);
	}
	spec.title = whom ? arena_printf(arena, "%s %s%s?", kind->verb, people, more)
			  : arena_printf(arena, "%s%s, for %s?", kind->verb, more, people);
	spec.text = arena_printf(arena, "%s.\n%s%s", bulk->names,
		bulk->hidden == 0 ? ""
				  : arena_printf(arena, "%zu of them %s not shown on the list.\n",
					    bulk->hidden, bulk->hidden == 1 ? "is" : "are"),
		kind->consequence);
	answer = app_question(view->app, view, &spec, answered);
	arena_free(arena);
	return answer;
}

/* ---- the screen ---- */

/* Enter in the one field that matters goes straight to the question. */
static bool is_quick(const struct bulk *bulk, const struct tui_event *event, const char *before)
{
	const char *quick = bulk->kind->quick;
	const struct form *form = bulk->page.form;

	return quick && event->kind == TUI_KEY && key_is(event->key, "Enter") &&
	       strcmp(before, quick) == 0 && *form_value(form, quick) && !*form_error(form, quick);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct bulk *bulk = view->data;
	struct form *form = bulk->page.form;
	struct tui_event event = *pressed->event;
	const char *before = arena_strdup(view->app->scratch, form_focus(form));
	enum tui_result result;

	if (pressed->command == CMD_BACK && event.key.code == K_NONE)
		return ANSWER_POP;
	if (pressed->command == CMD_SAVE && event.key.code == K_NONE)
		event = tui_key("F2");
	result = form_key(form, &event);
	if (is_quick(bulk, &event, before) && (result == TUI_CHANGED || result == TUI_REDRAW))
		return ask(view);
	switch (result) {
	case TUI_IGNORED:
	case TUI_HELP:
		return ANSWER_IGNORED;
	case TUI_TAKEN:
		return ANSWER_STAY;
	case TUI_CANCEL:
		return ANSWER_POP;
	case TUI_SAVE:
		return ask(view);
	default:
		return ANSWER_REDRAW;
	}
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct bulk *bulk = view->data;
	struct arena *arena = arena_new();
	struct canvas form;
	int used;

	used = canvas_wrap(canvas, 0, 1, canvas->cols - 2 - view->right_taken,
		       arena_printf(arena, "%s: %s%s", count_words(bulk->n, view, arena),
			       bulk->names,
			       bulk->hidden ? arena_printf(arena, " (%zu not shown)", bulk->hidden)
					    : ""),
		       STYLE_HEADING) +
	       1;
	form = canvas_sub(canvas, used, 0, canvas->rows - used, canvas->cols);
	form_draw(bulk->page.form, &form, focus);
	arena_free(arena);
}

static void size(struct view *view, int *rows, int *cols)
{
	struct bulk *bulk = view->data;
	int wanted = form_rows(bulk->page.form, 72) + 4;

	*rows = wanted < *rows ? wanted : *rows;
	*cols = *cols > 72 ? 72 : *cols;
}

static const char *note(struct view *view)
{
	const struct bulk *bulk = view->data;
	const char *hint = form_hint(bulk->page.form);

	return *hint ? hint : NULL;
}

static const char *title(struct view *view)
{
	return ((struct bulk *)view->data)->kind->title;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Tab", "Next", NULL},
		{CMD_COUNT, "F4", "List", NULL}, {CMD_COUNT, "F2", "Go on", NULL},
		{CMD_BACK, NULL, "Leave", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_bulk = {
	.name = "Everyone marked",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_bulk,
	.close = close_bulk,
	.draw = draw,
	.key = key,
	.size = size,
	.note = note,
	.title = title,
	.hints = hints,
};
