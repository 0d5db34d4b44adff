#include "choices.h"

#include "risk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "person_summary.h"

/* ---- groups ---- */

static const char *const group_names[GROUP_COUNT] = {
	"Person", "Plan", "Review", "Lead", "Register", "Lists", "Team", "Paper", "Screen", "Help"};

/* Nouns that are not a group themselves. The rest go by what they need. */
static const struct {
	const char *noun;
	enum group group;
} nouns[] = {
	{"person", GROUP_PERSON},
	{"note", GROUP_PERSON},
	{"event", GROUP_PERSON},
	{"alert", GROUP_PERSON},
	{"contact", GROUP_PERSON},
	{"winter", GROUP_PERSON},
	{"carer", GROUP_PERSON},
	{"action", GROUP_PERSON},
	{"risk", GROUP_PERSON},
	{"plan", GROUP_PLAN},
	{"review", GROUP_REVIEW},
	{"lead", GROUP_LEAD},
	{"absence", GROUP_LEAD},
	{"cover", GROUP_LEAD},
	{"register", GROUP_REGISTER},
	{"list", GROUP_LISTS},
	{"find", GROUP_LISTS},
	{"match", GROUP_LISTS},
	{"import", GROUP_LISTS},
	{"draft", GROUP_LISTS},
	{"team", GROUP_TEAM},
	{"worker", GROUP_TEAM},
	{"practice", GROUP_TEAM},
	{"audit", GROUP_TEAM},
	{"backup", GROUP_TEAM},
	{"doctor", GROUP_TEAM},
	{"print", GROUP_PAPER},
	{"calendar", GROUP_REVIEW},
	{"setting", GROUP_SCREEN},
	{"undo", GROUP_SCREEN},
	{"redo", GROUP_SCREEN},
	{"change", GROUP_SCREEN},
};

const char *group_name(enum group group)
{
	return group_names[group];
}

static enum group group_of(const struct command *command)
{
	size_t noun = strcspn(command->name, " ");

	if (!command->shell) {
		if (command->id == CMD_KEYS || command->id == CMD_PALETTE ||
			command->id == CMD_MENU)
			return GROUP_HELP;
		return (command->where & (IN_LISTS | IN_BOARD | IN_CALENDAR | IN_LEADS |
						 IN_ACTIONS | IN_RISK)) != 0
			       ? GROUP_LISTS
			       : GROUP_SCREEN;
	}
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		if (strlen(nouns[i].noun) == noun &&
			strncmp(nouns[i].noun, command->name, noun) == 0)
			return nouns[i].group;
	return (command->needs & NEEDS_PERSON) != 0 ? GROUP_PERSON : GROUP_TEAM;
}

/* ---- what has no place on screen, and why not now ---- */

static const struct {
	enum command_id id;
	const char *why;
} exceptions[] = {
	{CMD_INIT, "A new store is made from the shell, before there is anything to show."},
	{CMD_DEMO, "The demonstration is another store, opened from the shell."},
	{CMD_RESTORE, "Trying out a backup reads another store: caseload restore in the shell."},
	{CMD_HELP, "The help of the screens is F1."},
	{CMD_LIST, "The Board is this list."},
	{CMD_RISK_STRATA, "Risk, on key 6, is this."},
	{CMD_RISK_LIST, "The work lists stand on Risk, key 6."},
	{CMD_DRAFT_KEEP, "Drafts keep themselves while one types."},
	{CMD_DRAFT_DROP, "Throwing a draft away is done in the list of drafts."},
	{CMD_SETTING_SET, "Settings are changed in their form."},
	{CMD_SETTING_LIST, "Settings are shown in their form."},
};

const char *choice_exception(enum command_id id)
{
	for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++)
		if (exceptions[i].id == id)
			return exceptions[i].why;
	return NULL;
}

/* "the Board or a plan": where a command of the screen works. */
static const char *where_words(unsigned where, struct arena *arena)
{
	static const struct {
		unsigned where;
		const char *words;
	} places[] = {{IN_BOARD, "the Board"}, {IN_LISTS, "lists"},
		{IN_PERSON, "a person's record"}, {IN_PLAN, "a plan"}, {IN_PREVIEW, "a preview"},
		{IN_TEXT, "a text"}, {IN_FORM, "a form"}, {IN_CALENDAR, "the calendar"},
		{IN_LEADS, "the leads"}, {IN_ACTIONS, "the actions"}, {IN_RISK, "Risk"},
		{IN_REGISTER, "the register"}, {IN_MATCH, "a ward list"},
		{IN_PEOPLE, "a work list"}, {IN_SCORE, "a risk score"},
		{IN_INSTRUMENTS, "the instruments"}, {IN_MEETING, "the meeting"},
		{IN_ROOM, "a case of a meeting"}, {IN_FAULTS, "the faults"},
		{IN_REPORTS, "the reports"}, {IN_MEASURES, "the measures"},
		{IN_SHEET, "a printed sheet"}, {IN_PAPER, "a print preview"}};
	struct str words = {0};

	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (where & places[i].where)
			str_addf(&words, "%s%s", words.length > 0 ? " or " : "", places[i].words);
	char *text = arena_strdup(arena, str_text(&words));
	str_free(&words);
	return text;
}

static bool goes_somewhere(enum command_id id)
{
	return id == CMD_GO_BOARD || id == CMD_GO_CALENDAR || id == CMD_GO_MEETING ||
	       id == CMD_GO_LEADS || id == CMD_GO_ACTIONS || id == CMD_GO_RISK ||
	       id == CMD_GO_REPORTS || risk_list_of(id) != NULL;
}

static const char *refusal(struct view *about, enum command_id id, struct arena *arena)
{
	const struct command *command = command_get(id);

	if (!command->shell && !keymap_offered(about, id) && !goes_somewhere(id))
		return arena_printf(arena, "This works on %s.", where_words(command->where, arena));
	return arena_strdup(arena, keymap_refusal(about, id));
}

bool choice_of_row(const struct view *about, enum command_id id)
{
	const struct command *command = command_get(id);
	/* On these what is not about a person is about the whole list. */
	unsigned own = about->screen->where &
		       ~(unsigned)(IN_LISTS | IN_BOARD | IN_PERSON | IN_RESULT | IN_PEOPLE);

	if (id == CMD_ROW_ACTIONS || choice_exception(id) != NULL)
		return false;
	if (command->needs & NEEDS_PERSON)
		return about->screen->subject != NULL || about->arg.person != NULL;
	return (id == CMD_OPEN && (about->screen->where & IN_LISTS) != 0) ||
	       (command->where & own) != 0;
}

/* ---- all of them ---- */

struct choices choices_for(struct view *about, struct arena *arena)
{
	struct choices out = {arena_new_array(arena, struct choice, CMD_COUNT), 0};

	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get(id);

		if (choice_exception(id) != NULL)
			continue;
		out.items[out.n++] = (struct choice){.command = id,
			.summary = command->summary,
			.keys = command->keys,
			.refusal = refusal(about, id, arena),
			.group = group_of(command),
			.distance = (command->where & about->screen->where) != 0 ? 0
				    : keymap_offered(about, id)			 ? 1
										 : 2,
			.fold = utf8_fold(arena, command->summary),
			.fold_more = utf8_fold(arena,
				arena_printf(arena, "%s %s", command->name, command->detail))};
	}
	return out;
}

/* ---- matching ---- */

/* Where a word of `text` begins with the `n` bytes; NULL nowhere. */
static bool word_begins(const char *text, const char *word, size_t n)
{
	for (const char *p = text; *p; p++)
		if ((p == text || !isalnum((unsigned char)p[-1])) && strncmp(p, word, n) == 0)
			return true;
	return false;
}

static bool holds(const char *text, const char *word, size_t n)
{
	for (const char *p = text; *p; p++)
		if (strncmp(p, word, n) == 0)
			return true;
	return false;
}

int words_match(const char *fold, const char *fold_more, const char *typed)
{
	int worst = 0;

	for (const char *p = typed; *(p += strspn(p, " ")) != '\0';) {
		size_t n = strcspn(p, " ");
		int rank = word_begins(fold, p, n)	  ? 0
			   : holds(fold, p, n)		  ? 1
			   : word_begins(fold_more, p, n) ? 2
							  : -1;

		if (rank < 0)
			return -1;
		worst = rank > worst ? rank : worst;
		p += n;
	}
	return worst;
}

int choice_match(const struct choice *choice, const char *typed)
{
	return words_match(choice->fold, choice->fold_more, typed);
}

int choice_standing(const struct choice *choice, const char *typed)
{
	int match = choice_match(choice, typed);

	return match < 0 ? -1 : match * 6 + (choice->refusal ? 3 : 0) + choice->distance;
}

/* Where what is said before an option ends: at the last semicolon; `text` where there is none. */
static const char *last_clause(const char *text, const char *dash)
{
	for (const char *p = dash; p > text; p--)
		if (*p == ';')
			return p;
	return text;
}

const char *choice_detail(enum command_id id, struct arena *arena)
{
	const char *text = command_get(id)->detail, *dash, *clause;
	struct str kept = {0};

	while (*text) {
		const char *end = strstr(text, ". ");
		size_t n = end ? (size_t)(end - text) + 2 : strlen(text);

		dash = strstr(text, "--");
		if (dash == NULL || dash >= text + n)
			str_addn(&kept, text, n);
		else if ((clause = last_clause(text, dash)) > text)
			str_addf(&kept, "%.*s. ", (int)(clause - text), text);
		text += n;
	}
	char *copy = arena_strdup(arena, str_text(&kept));
	str_free(&kept);
	return copy;
}

const char *choice_key(const struct choice *choice, const struct view *about, struct arena *arena)
{
	char name[KEY_NAME_SIZE];

	struct key key;

	if (!keymap_name(about, choice->command, name))
		return "menu only";
	if (key_parse(name, &key) && keymap_find(about, key) != choice->command)
		return arena_printf(arena, "%s elsewhere", name);
	return arena_strdup(arena, name);
}

/* ---- who was opened ---- */

static void recent_drop(struct recent *recent)
{
	free(recent->uid);
	free(recent->name);
	free(recent->born);
	free(recent->number);
	free(recent->band);
}

void recent_free(struct app *app)
{
	for (size_t i = 0; i < app->recent_n; i++)
		recent_drop(&app->recent[i]);
	free(app->recent);
}

void recent_add(struct app *app, const struct person_record *record)
{
	const struct person *person = &record->person;
	char born[DATE_SHOWN_SIZE], number[NHS_NUMBER_SHOWN_SIZE];
	struct arena *arena = arena_new();
	size_t at;

	if (app->recent == NULL)
		app->recent = xcalloc(RECENT_MAX, sizeof *app->recent);
	for (at = 0; at < app->recent_n; at++)
		if (text_equal(app->recent[at].uid, person->uid))
			break;
	if (at == app->recent_n && at < RECENT_MAX)
		app->recent_n++;
	else
		at = at == RECENT_MAX ? RECENT_MAX - 1 : at;
	recent_drop(&app->recent[at]);
	memmove(&app->recent[1], &app->recent[0], at * sizeof *app->recent);
	app->recent[0] = (struct recent){.uid = xstrdup(person->uid),
		.name = xstrdup(person_name(person, arena)),
		.born = xstrdup(
			date_is_set(person->born) ? date_show(person->born, born) : "Not known"),
		.number = xstrdup(person->nhs_number ? nhs_number_show(person->nhs_number, number)
						     : "Not known"),
		.band = xstrdup(person_band(record, app_today(app), arena)),
		.same_name = record->same_name};
	arena_free(arena);
}
