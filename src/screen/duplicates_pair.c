/* Two people side by side, field by field; where there is little room one under the other. What
 * differs is marked by a sign. Merging names both, and which of them is kept. */
#include "duplicates.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/pager.h>

#include "app.h"

enum { MARK_COLS = 2, LABEL_COLS = 13, BETWEEN = 2, WHY_ROWS = 3 };

struct pair {
	struct view *view;
	struct arena *arena;
	struct person_pair *pair;
	const char *kept, *other; /* uids, in the view's arena */
	struct pager *pager;
	int cols; /* the text was laid out for */
};

static bool read_again(struct pair *page, struct err *err)
{
	struct args args = args_new(arena_new());
	struct result result;

	args_set(&args, "person", page->kept);
	args_set(&args, "other", page->other);
	if (!app_reread(page->view->app, CMD_PERSON_COMPARE, &args, &page->arena, &result, err))
		return false;
	page->pair = result.value;
	page->cols = 0;
	return true;
}

/* Which is kept; everything else is said of both. */
static void swap(struct pair *page)
{
	const char *kept = page->kept;
	struct person_record *first = page->pair->a;

	page->kept = page->other;
	page->other = kept;
	page->pair->a = page->pair->b;
	page->pair->b = first;
	page->cols = 0;
}

static void close_pair(struct view *view)
{
	struct pair *page = view->data;

	pager_free(page->pager);
	arena_free(page->arena);
}

static enum style style_of(void *data, size_t line, const char *text)
{
	(void)data;
	(void)line;
	return *text == '!' ? STYLE_BOLD : STYLE_NORMAL;
}

static bool open_pair(struct view *view, struct err *err)
{
	struct pair *page = arena_new_one(view->arena, struct pair);

	view->data = page;
	page->view = view;
	page->kept = view->arg.person;
	page->other = view->arg.part;
	page->pager = pager_new("", false);
	pager_styles(page->pager, style_of, page);
	if (!read_again(page, err)) {
		close_pair(view);
		return false;
	}
	/* Only a record that is not on the register can be merged into the other. */
	if (episode_is_open(page->pair->b->episode) && !episode_is_open(page->pair->a->episode))
		swap(page);
	return true;
}

/* ---- the fields ---- */

static const char *on_one_line(const char *text, struct arena *arena)
{
	struct str line = {0};

	for (; *text; text++) {
		if (*text == '\n')
			str_add(&line, ", ");
		else
			str_addc(&line, *text);
	}
	char *out = arena_strdup(arena, str_text(&line));
	str_free(&line);
	return out;
}

static void add_padded(struct str *out, const char *text, int cols)
{
	int pad = cols - utf8_width(text, strlen(text));

	str_add(out, text);
	while (pad-- > 0)
		str_addc(out, ' ');
}

static void add_line(struct str *out, const struct pair_line *line, int cols, struct arena *arena)
{
	int width = (cols - MARK_COLS - LABEL_COLS - BETWEEN) / 2;
	const char *a = on_one_line(line->a, arena), *b = on_one_line(line->b, arena);
	bool beside = cols >= FULL_COLS - 4 && utf8_width(a, strlen(a)) <= width &&
		      utf8_width(b, strlen(b)) <= width;

	if (out->length > 0)
		str_addc(out, '\n');
	add_padded(out, pair_line_mark(line), MARK_COLS);
	add_padded(out, line->label, LABEL_COLS);
	if (beside) {
		add_padded(out, a, width + BETWEEN);
		str_add(out, b);
		return;
	}
	if (line->same) {
		str_add(out, a);
		return;
	}
	str_addf(out, "1 %s\n", *a ? a : "-");
	add_padded(out, line->apart ? "!" : "", MARK_COLS + LABEL_COLS);
	str_addf(out, "2 %s", *b ? b : "-");
}

static void add_said(struct str *out, const struct person_pair *pair, struct arena *arena)
{
	for (size_t i = 0; i < pair->said_n; i++) {
		const struct person_link *link = &pair->said[i];
		char day[DATE_SHOWN_SIZE];

		str_addf(out, "\n\n%s on %s%s%s: %s",
			link->kind == LINK_SAME ? "Merged" : "Found to be two people",
			date_show(link->from, day), link->made_by ? " by " : "",
			link->made_by ? link->made_by : "",
			link->reason ? on_one_line(link->reason, arena) : "");
		if (date_is_set(link->until))
			str_addf(out, "\nEnded on %s: %s", date_show(link->until, day),
				link->end_reason ? on_one_line(link->end_reason, arena) : "");
	}
}

static void lay_out(struct pair *page, int cols)
{
	struct arena *arena = arena_new();
	struct str text = {0};
	struct pair_line *lines;
	size_t n = pair_lines(page->pair, arena, &lines);

	for (size_t i = 0; i < n; i++)
		add_line(&text, &lines[i], cols, arena);
	add_said(&text, page->pair, arena);
	pager_set(page->pager, str_text(&text));
	page->cols = cols;
	str_free(&text);
	arena_free(arena);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct pair *page = view->data;
	const struct person_pair *pair = page->pair;
	struct arena *arena = arena_new();
	const char *why =
		arena_printf(arena, "%s. %s", match_class_words(pair->match.class), pair->why);
	int rows = canvas_wrap_rows(why, canvas->cols - 2), head;
	struct canvas text;

	rows = rows < WHY_ROWS ? rows : WHY_ROWS;
	head = 3 + rows + (canvas->rows > FULL_ROWS - 6);
	/* Who acts stands at the end of the first row: no name and number may be cut by it. */
	canvas_text(canvas, 0, 1, canvas->cols - 1 - view->right_taken,
		match_class_words(pair->match.class), STYLE_NORMAL);
	canvas_textf(canvas, 1, 1, -1, STYLE_HEADING, "1 keep   %s",
		duplicates_who(&pair->a->person, arena));
	canvas_textf(canvas, 2, 1, -1, STYLE_NORMAL, "2 merge  %s",
		duplicates_who(&pair->b->person, arena));
	canvas_wrap(canvas, 3, 1, canvas->cols - 2, pair->why, STYLE_NORMAL);
	text = canvas_sub(canvas, head, 1, canvas->rows - head, canvas->cols - 2);
	if (page->cols != text.cols)
		lay_out(page, text.cols);
	pager_draw(page->pager, &text, focus);
	arena_free(arena);
}

/* ---- deciding ---- */

enum { YES = 1, END_TOO = 2 };

static struct args decision(struct pair *page, const char *said, struct arena *arena)
{
	struct args args = args_new(arena);

	args_set(&args, "person", page->kept);
	args_set(&args, "other", page->other);
	args_set(&args, "reason",
		*page->pair->why ? arena_printf(arena, "%s %s.", said, page->pair->why) : said);
	return args;
}

static const char *both_named(const struct pair *page, struct arena *arena)
{
	return arena_printf(arena, "Kept:      %s\nMerged in: %s",
		duplicates_who(&page->pair->a->person, arena),
		duplicates_who(&page->pair->b->person, arena));
}

static enum answer merge_answered(struct view *view, int value, const char *reason);

/* Both are on the register: the second one's time there ends, or nothing is done. */
static enum answer ask_to_end(struct pair *page, const struct err *err)
{
	static const struct question_answer answers[] = {
		{"e", "End the second one's time there, and merge", END_TOO}};
	struct arena *arena = arena_new();
	struct question_spec spec = {.title = "Both are on the register",
		.text = arena_printf(arena, "%s\n%s", both_named(page, arena),
			"The second one's episode ends as a duplicate: its reviews are cancelled "
			"and its lead ends."),
		.answers = answers,
		.n = 1,
		.protects = true};

	(void)err;
	app_question(page->view->app, page->view, &spec, merge_answered);
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer merge_answered(struct view *view, int value, const char *reason)
{
	struct pair *page = view->data;
	struct arena *arena;
	struct result result;
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;

	(void)reason;
	if (value == 0)
		return ANSWER_REDRAW;
	arena = arena_new();
	struct args args = decision(page, "Compared side by side:", arena);
	if (value == END_TOO)
		args_set(&args, "end-episode", "1");
	if (app_try(view->app, CMD_PERSON_MERGE, &args, arena, &result, &err)) {
		app_done(view->app, CMD_PERSON_MERGE, result.message);
		answer = app_return(view->app, NULL);
	} else if (strcmp(err.field, "end_episode") == 0) {
		answer = ask_to_end(page, &err);
	} else {
		app_error(view->app, &err);
	}
	arena_free(arena);
	return answer;
}

static enum answer ask_same(struct pair *page)
{
	struct arena *arena = arena_new();
	struct question_answer answers[] = {{"y",
		arena_printf(arena, "Merge into %s", person_name(&page->pair->a->person, arena)),
		YES}};
	struct question_spec spec = {.title = "Are these one person?",
		.text = arena_printf(arena,
			"%s\nNothing is moved or lost: the first shows both, and splitting parts "
			"them again.",
			both_named(page, arena)),
		.answers = answers,
		.n = 1,
		.protects = true};

	app_question(page->view->app, page->view, &spec, merge_answered);
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer apart_answered(struct view *view, int value, const char *reason)
{
	struct pair *page = view->data;
	struct arena *arena;
	struct result result;
	enum answer answer = ANSWER_REDRAW;

	(void)reason;
	if (value == 0)
		return ANSWER_REDRAW;
	arena = arena_new();
	struct args args = decision(page, "Compared side by side, two people:", arena);
	if (app_run(view->app, CMD_PERSON_NOT_SAME, &args, arena, &result))
		answer = app_return(view->app, NULL);
	arena_free(arena);
	return answer;
}

static enum answer ask_apart(struct pair *page)
{
	static const struct question_answer answers[] = {{"y", "Two people", YES}};
	struct arena *arena = arena_new();
	struct question_spec spec = {.title = "Are these two people?",
		.text = arena_printf(arena, "1 %s\n2 %s\nThe pair is not offered again.",
			duplicates_who(&page->pair->a->person, arena),
			duplicates_who(&page->pair->b->person, arena)),
		.answers = answers,
		.n = 1,
		.protects = true};

	app_question(page->view->app, page->view, &spec, apart_answered);
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer open_first(struct pair *page, const struct person_record *record)
{
	return app_push(page->view->app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = record->person.uid});
}

static const char *refusal(const struct view *view, enum command_id id)
{
	return session_may(view->session, id)
		       ? NULL
		       : "Your role does not let you change the register or people's details. Ask "
			 "your team lead.";
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct pair *page = view->data;
	const struct tui_event *event = pressed->event;
	bool letter = event->kind == TUI_KEY && pressed->command == CMD_COUNT;
	const char *no;

	if (letter && (key_is(event->key, "s") || key_is(event->key, "n"))) {
		bool same = key_is(event->key, "s");
		no = refusal(view, same ? CMD_PERSON_MERGE : CMD_PERSON_NOT_SAME);
		if (no == NULL)
			return same ? ask_same(page) : ask_apart(page);
		app_message(view->app, MESSAGE_ERROR, "%s", no);
		return ANSWER_REDRAW;
	}
	if (letter && key_is(event->key, "x")) {
		swap(page);
		return ANSWER_REDRAW;
	}
	if (letter && key_is(event->key, "o"))
		return open_first(page, page->pair->a);
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	return pager_key(page->pager, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_again(view->data, err);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "s", "Same person", "Same"},
		{CMD_COUNT, "n", "Two people", "Two"}, {CMD_COUNT, "x", "Swap", NULL},
		{CMD_COUNT, "o", "Open first", "Open"}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

static const char *where_am_i(struct view *view)
{
	const struct pair *page = view->data;

	return arena_printf(view->arena, "%s beside %s. The first would be kept. %s. %s",
		duplicates_who(&page->pair->a->person, view->arena),
		duplicates_who(&page->pair->b->person, view->arena),
		match_class_words(page->pair->match.class), page->pair->why);
}

const struct screen screen_pair = {
	.name = "Side by side",
	.open = open_pair,
	.close = close_pair,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.hints = hints,
	.where_am_i = where_am_i,
};
