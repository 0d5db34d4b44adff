/* The Board in plain mode: a page of people, numbered, and what can be done from there. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <caseload/base/utf8.h>
#include <caseload/deadline.h>

#include "plain.h"

enum { PAGE_DEFAULT = 20, PAGE_LEAST = 5, HEAD_AND_PROMPT = 4 };
enum {
	FITS_COLS = 76,
	NUMBER = 3,
	BAND = 9,
	WHEN = 13,
	NAME = 22,
	NHS = 12,
	GAP = 2,
	NEXT_LEAST = 8
};

/* The lists of the screens' Board. */
static const struct {
	const char *name, *words;	 /* "My caseload"; who that is */
	const char *says;		 /* "late or due in 7 days", behind the number of people */
	const char *empty, *arg, *value; /* of the command list; value NULL: the acting worker */
} views[] = {
	{"Today", "late or due soon", NULL,
		"Nothing is late or due soon. f shows another list, I imports a risk list.",
		"scope", "today"},
	{"My caseload", "everyone you lead", "in my caseload",
		"You lead nobody yet. f shows another list, F finds a person.", "lead", NULL},
	{"Team register", "everyone on it", "on the register",
		"Nobody is on the register yet. f shows the risk list.", "scope", "register"},
	{"Risk list", "not on the register", "on the risk list alone",
		"Nobody is on the risk list alone. I imports a list.", "scope", "risk_list"},
	{"No lead", "on the register, without a lead", "without a lead",
		"Everyone on the register has a lead. f shows another list.", "unled", "yes"},
	{"No plan", "on the register, without a plan", "without a plan",
		"Everyone on the register has a plan. f shows another list.", "no_plan", "yes"},
	{"Everyone", "known to the team", "known to the team",
		"There is nobody yet. N adds a person, I imports a risk list.", "scope", "all"},
};
enum { VIEWS = sizeof(views) / sizeof(views[0]) };
static const char *const sorts[] = {"due", "risk", "name"};
static const char *const sort_words[] = {"due date", "risk", "name"};

struct board {
	struct plain *p;
	size_t view, sort;
	char *filter;	/* NULL none */
	int64_t offset; /* rows before this page */
	int64_t total;
	struct arena *arena; /* of the page shown */
	const struct case_row *rows;
	size_t n;
	bool show; /* the page has to be read and shown again */
};

static int page_rows(void)
{
	struct winsize size = {0};
	int rows = PAGE_DEFAULT;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0)
		rows = size.ws_row - HEAD_AND_PROMPT;
	if (size.ws_col > 0 && size.ws_col < FITS_COLS)
		rows /= 2; /* each row takes two lines */
	return rows < PAGE_LEAST ? PAGE_LEAST : rows;
}

/* ---- reading and showing ---- */

static bool read_from(struct board *b, int64_t offset, int limit, struct result *out)
{
	struct plain *p = b->p;
	struct args args = args_new(p->arena);
	const char *value = views[b->view].value;

	if (value == NULL) {
		const struct worker *me = session_worker(p->session);
		value = me->login != NULL ? me->login : me->uid;
	}
	args_set(&args, views[b->view].arg, value);
	args_set(&args, "sort", sorts[b->sort]);
	args_set(&args, "text", b->filter);
	args_setf(&args, "limit", "%d", limit);
	args_setf(&args, "offset", "%" PRId64, offset);
	return plain_run(p, CMD_LIST, &args, out);
}

/* The page's rows outlive the step: numbers mean the people that were shown. */
static bool read_page(struct board *b)
{
	struct arena *before = b->p->arena, *arena = arena_new();
	struct result result;
	int limit = page_rows();

	b->p->arena = b->p->out.arena = arena;
	bool done = read_from(b, b->offset, limit, &result);
	if (done && b->offset == 0)
		b->total = ((const struct case_list *)result.value)->total;
	b->p->arena = b->p->out.arena = before;
	if (!done) {
		arena_free(arena);
		return false;
	}
	arena_free(b->arena);
	b->arena = arena;
	b->rows = ((const struct case_list *)result.value)->rows;
	b->n = ((const struct case_list *)result.value)->n;
	return true;
}

static const char *next_words(const struct case_row *row)
{
	if (date_is_set(row->died))
		return "died";
	if (row->episode_id == 0)
		return "risk list";
	if (row->lead_name == NULL)
		return "no lead";
	if (row->plan == 0)
		return "no plan";
	return !text_is_blank(row->next_action) ? row->next_action
						: word_shown(&words_review_kind, row->review_kind);
}

static const char *people(struct plain *p, int64_t n)
{
	const char *word = session_team(p->session)->person_word;

	if (text_is_blank(word) || strcmp(word, "person") == 0)
		return n == 1 ? "person" : "people";
	return n == 1 ? word : arena_printf(p->arena, "%ss", word);
}

/* Without the comma: what is listened to needs no sorting mark. */
static const char *row_name(struct plain *p, const struct case_row *row)
{
	char *name = case_name(row, NAMES_FULL, p->arena), *comma = strchr(name, ',');

	if (comma != NULL && comma[1] == ' ')
		memmove(comma, comma + 1, strlen(comma));
	return name;
}

static void pad(struct str *line, const char *text, int cells)
{
	int width = utf8_width(text, strlen(text));

	str_addf(line, "%s%*s", text, width < cells ? cells - width : 0, "");
}

/* What is next gives way where the line would break in the middle of the number behind it. */
static const char *next_fitting(struct board *b, const struct case_row *row, int name)
{
	const struct out *out = &b->p->out;
	const char *next = next_words(row);
	int cells = out->width - NUMBER - BAND - GAP - WHEN - GAP - (name > NAME ? name : NAME) -
		    GAP - GAP - NHS;

	if (out->whole || cells < NEXT_LEAST || row->same_name)
		return next;
	return utf8_clip(b->p->arena, next, cells, out->ascii);
}

static void show_row(struct board *b, size_t i)
{
	struct plain *p = b->p;
	const struct case_row *row = &b->rows[i];
	struct date today = session_today(p->session);
	const char *name = row_name(p, row);
	char when[32], born[DATE_SHOWN_SIZE];
	struct str line = {0};

	pad(&line, case_band_words(row, today, p->arena), BAND + GAP);
	pad(&line, deadline_sentence(row->next_review, today, when), WHEN + GAP);
	pad(&line, name, NAME);
	str_addf(&line, "  %s", next_fitting(b, row, utf8_width(name, strlen(name))));
	if (row->nhs_number != NULL)
		str_addf(&line, "  %s", shown_number(&p->out, row->nhs_number));
	if (row->same_name)
		str_addf(&line, "  same name as another, born %s", date_show(row->born, born));
	out_wrap_after(&p->out, arena_printf(p->arena, "%2" PRId64 " ", b->offset + (int64_t)i + 1),
		str_text(&line));
	str_free(&line);
}

static void show_page(struct board *b)
{
	struct plain *p = b->p;
	int64_t soon = session_team(p->session)->soon_days;
	const char *says = views[b->view].says;

	if (says == NULL)
		says = arena_printf(p->arena, "late or due in %" PRId64 " days", soon);
	if (b->filter != NULL)
		says = arena_printf(p->arena, "%s, filter \"%s\"", says, b->filter);
	if (b->sort != 0)
		says = arena_printf(p->arena, "%s, by %s", says, sort_words[b->sort]);
	plain_say(p, "Board, %s, %" PRId64 " %s %s. Number opens, n next page, / filter, ? help.",
		session_worker(p->session)->name, b->total, people(p, b->total), says);
	if (b->total == 0)
		plain_say(p, "%s",
			b->filter != NULL ? "Nobody matches. / and Enter clears the filter."
					  : views[b->view].empty);
	for (size_t i = 0; i < b->n; i++)
		show_row(b, i);
	if (b->offset > 0 || b->total > b->offset + (int64_t)b->n)
		plain_say(p, "%" PRId64 " to %" PRId64 " of %" PRId64 ".", b->offset + 1,
			b->offset + (int64_t)b->n, b->total);
}

/* ---- what can be done ---- */

static const char help[] =
	"A number opens that person. n shows the next page, b the page before. /text shows only "
	"those whose name, number, lead or next action holds it; / alone clears it.\n"
	"f  another list of people\n"
	"s  another order: due date, risk, name\n"
	"F  find anybody the team knows; F and a name at once\n"
	"N  add a person\n"
	"I  import a risk list\n"
	"P  print the caseload\n"
	"D  your drafts\n"
	"R  risk: strata and work lists\n"
	"Letters, sheets and measures have no letter here: :letter due, :print letters, :letter "
	"sent-all, :sheet close, :measure list, :print quarter\n"
	"u  undo your last change\n"
	"Enter  read the page again\n"
	"q  leave caseload\n"
	"The words do as well: find, views, sort, add, import, print, drafts, risk, undo.";

static void turn(struct board *b, int pages)
{
	int64_t to = b->offset + (int64_t)pages * page_rows();

	if (pages > 0 && to >= b->total) {
		plain_say(b->p, "This is the last page.");
		return;
	}
	if (pages < 0 && b->offset == 0) {
		plain_say(b->p, "This is the first page.");
		return;
	}
	b->offset = to < 0 ? 0 : to;
	b->show = true;
}

static void set_filter(struct board *b, const char *text)
{
	const char *typed = text;

	if (*text == '\0' && b->filter == NULL &&
		plain_ask(b->p, "Filter> ",
			"Part of a name, an NHS Number, a lead or a next action. Enter: no filter.",
			&typed) > REPLY_EMPTY)
		return;
	free(b->filter);
	b->filter = *typed != '\0' ? xstrdup(typed) : NULL;
	b->offset = 0;
	b->show = true;
}

static void choose_view(struct board *b, const char *typed)
{
	struct plain_choice choices[VIEWS];

	for (size_t i = 0; i < VIEWS; i++)
		choices[i] = (struct plain_choice){
			views[i].name, *typed != '\0' ? views[i].name
						      : arena_printf(b->p->arena, "%s (%s)",
								views[i].name, views[i].words)};
	if (*typed == '\0') {
		plain_choices(b->p, choices, VIEWS);
		if (plain_ask(b->p, "Which people> ", "The number before the list.", &typed) !=
			REPLY_TEXT)
			return;
	}
	long at = plain_choose(choices, VIEWS, typed);
	if (at < 0) {
		plain_say(b->p, "Type a number from 1 to %d.", (int)VIEWS);
		return;
	}
	b->view = (size_t)at;
	b->offset = 0;
	b->show = true;
}

static void open_row(struct board *b, const char *typed)
{
	char digits[NHS_NUMBER_SIZE];
	struct err err = {0};
	char *end;
	long long number = strtoll(typed, &end, 10);

	if (*end == '\0' && strlen(typed) < 7) {
		if (number > b->offset && number <= b->offset + (int64_t)b->n)
			plain_person(b->p, b->rows[number - b->offset - 1].uid);
		else
			plain_say(b->p, b->n == 0 ? "There is nobody on this page."
						  : "That number is not on this page. n shows the "
						    "next page, F finds anybody.");
		return;
	}
	if (!nhs_number_read(typed, "person", digits, &err))
		out_sentence(&b->p->out, err.text);
	else
		plain_person(b->p, digits);
}

static void find(struct board *b, const char *text)
{
	const char *typed = text, *uid;

	if (*text == '\0' &&
		plain_ask(b->p, "Find> ",
			"Part of a name, an NHS Number, a date of birth, a postcode. Accents and "
			"hyphens do not matter.",
			&typed) != REPLY_TEXT)
		return;
	uid = plain_find(b->p, typed);
	if (uid != NULL)
		plain_person(b->p, uid);
}

static void add_person(struct board *b, const char *rest)
{
	struct args args = args_new(b->p->arena);

	(void)rest;
	plain_form(b->p, CMD_PERSON_ADD, &args, ASKS_ALL);
}

static void print(struct board *b, const char *rest)
{
	struct args args = args_new(b->p->arena);
	const struct worker *me = session_worker(b->p->session);

	(void)rest;
	if (views[b->view].value == NULL)
		args_set(&args, "lead", me->login != NULL ? me->login : me->uid);
	plain_print(b->p, CMD_PRINT_CASELOAD, &args);
}

static void import(struct board *b, const char *rest)
{
	plain_import(b->p, *rest != '\0' ? rest : NULL);
}

static void drafts(struct board *b, const char *rest)
{
	(void)rest;
	plain_drafts(b->p);
}

static void risk(struct board *b, const char *rest)
{
	(void)rest;
	plain_risk(b->p);
	b->show = true;
}

static void sort(struct board *b, const char *rest)
{
	(void)rest;
	b->sort = (b->sort + 1) % (sizeof(sorts) / sizeof(sorts[0]));
	b->offset = 0;
	b->show = true;
}

static void next_page(struct board *b, const char *rest)
{
	(void)rest;
	turn(b, 1);
}

static void page_before(struct board *b, const char *rest)
{
	(void)rest;
	turn(b, -1);
}

static void undo(struct board *b, const char *rest)
{
	(void)rest;
	plain_colon(b->p, "undo");
}

static const struct {
	const char *letter, *word;
	void (*act)(struct board *b, const char *rest);
} acts[] = {
	{"n", "next", next_page},
	{"b", "back", page_before},
	{"f", "views", choose_view},
	{"s", "sort", sort},
	{"F", "find", find},
	{"N", "add", add_person},
	{"I", "import", import},
	{"P", "print", print},
	{"D", "drafts", drafts},
	{"R", "risk", risk},
	{"u", "undo", undo},
};

static void act(struct board *b, const char *typed)
{
	size_t length = strcspn(typed, " ");
	const char *rest = typed + length + strspn(typed + length, " ");

	if (*typed == '/') {
		set_filter(b, typed + 1);
		return;
	}
	if (isdigit((unsigned char)*typed)) {
		open_row(b, typed);
		return;
	}
	if (plain_named(b->p, typed) != NULL) { /* before the words: "import list" is a command */
		plain_colon(b->p, typed);
		return;
	}
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if ((strlen(acts[i].letter) == length &&
			    strncmp(typed, acts[i].letter, length) == 0) ||
			(strlen(acts[i].word) == length &&
				strncasecmp(typed, acts[i].word, length) == 0)) {
			acts[i].act(b, rest);
			return;
		}
	plain_say(b->p, "There is no \"%s\" here. A number opens a person, /%s filters, ? helps.",
		typed, typed);
}

static bool step(struct board *b)
{
	struct plain *p = b->p;
	const char *typed;

	if (b->show || p->changed) {
		p->changed = false;
		b->show = false;
		if (read_page(b))
			show_page(b);
	}
	enum reply reply = plain_ask(p, "Board> ", help, &typed);
	if (reply == REPLY_TEXT)
		act(b, typed);
	else if (reply == REPLY_EMPTY)
		b->show = true;
	return reply == REPLY_TEXT || reply == REPLY_EMPTY;
}

void plain_board(struct plain *p)
{
	struct board b = {.p = p, .show = true};
	bool more = true;

	while (more && !p->ended) {
		struct arena *before = plain_step(p);
		more = step(&b);
		plain_step_end(p, before);
	}
	free(b.filter);
	arena_free(b.arena);
}
