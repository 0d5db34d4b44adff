#include "help_pages.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/pager.h>

#include "choices.h"

#define PEOPLE (IN_BOARD | IN_PERSON | IN_LEADS | IN_CALENDAR | IN_ACTIONS)

const struct help_page help_pages[] = {
	{"Looking somebody up", "find search name accents hyphen apostrophe F3", PEOPLE,
		"F3 looks for people in the whole team, / narrows the list you are on.\n\n"
		"Type any part of a name, in any order. Accents, capitals, hyphens and apostrophes "
		"do not matter: obrien finds O'BRIEN. An NHS Number may have spaces or not. A date "
		"of birth may be typed as 14/7/45, 14.7.1945 or 14-Jul-1945."},
	{"Looking somebody up when you only have a postcode", "find address street postcode where",
		PEOPLE,
		"Press F3 and type the postcode, or its first half. Spaces do not matter. "
		"Everybody the team knows at it is listed, with date of birth and NHS Number. "
		"Streets are not searched."},
	{"Two people of the same name", "same name namesake twin mistaken wrong person", PEOPLE,
		"Where somebody else known to the team has the same name, the line says ! same "
		"name. Compare date of birth and NHS Number before you open or write anything. "
		"Both stand in every list that offers people, and in the banner of every screen "
		"about a person."},
	{"Dates and how to type them", "date day month weekday +3m tomorrow bank holiday", IN_FORM,
		"The day comes first: 12/6, 12/6/26, 12 jun. Shorter still: t today, y yesterday, "
		"+3m in three months, +2w, -2d, fri the next Friday, last fri the one before, +3wd "
		"in three working days.\n\n"
		"What was understood stands under the field, with the weekday, before it is saved. "
		"F4 shows a list where the field has one."},
	{"Undo", "undo mistake take back wrong redo u", PEOPLE | IN_PLAN,
		"In a list u takes back your last change, as often as there are changes of yours. "
		"It says what it took back. A change somebody else has built on since is not taken "
		"back: the sentence names them. Paper that was printed, and files that were "
		"written, cannot be taken back.\n\nWhile you type, Ctrl+Z takes back what was "
		"typed."},
	{"Drafts: what you typed is kept", "draft lost crash connection unsaved esc leave",
		IN_FORM | IN_TEXT,
		"While you type, a draft is kept every few seconds, also when the line drops or "
		"the window is closed. When you open the same form or section again, it is "
		"offered.\n\n"
		"Esc asks: s saves, k keeps the draft, x throws it away, Esc stays. Even what was "
		"thrown away is kept for 30 days. D on the Board lists all your drafts."},
	{"Printing at this PC or at a printer of the service", "print paper printer putty pdf",
		IN_BOARD | IN_PERSON | IN_PLAN | IN_PREVIEW,
		"F9 or P shows the pages first. There you choose the printer, or a file. Under "
		"Names you choose whether full names, initials or numbers stand on it. Every page "
		"says who printed it and when, and printing is written to the audit.\n\n"
		"A printer set once under Settings is offered first."},
	{"A keyboard without F keys", "F keys function F1 F10 Alt twin laptop", 0,
		"Alt and a digit is the F key: Alt+1 is F1, Alt+0 is F10. In lists the letters do "
		"it as well: ? for help, F to find, P to print, \\ for the menu.\n\n"
		"Everything can be typed into Ctrl+P. Settings, Keys without F, makes the bottom "
		"line show these instead of F keys."},
	{"Calm mode and plain mode",
		"calm plain screen reader blind braille speech NVDA accessible", 0,
		"Calm mode is for screen readers and for whoever is disturbed by movement: nothing "
		"changes by itself, there are no frames, popups take the whole screen, rows are "
		"sentences with what matters first. Turn it on under Settings, with caseload "
		"--calm, or with ACCESSIBLE=1 in the environment.\n\n"
		"Plain mode, caseload --plain, has no screens at all: it prints lines and asks "
		"questions."},
	{"Colours", "colour contrast theme dark mono red amber high", 0,
		"Colour only repeats what words say already: V HIGH, HIGH, late, !. Settings, "
		"Colours, has high contrast and no colour. NO_COLOR in the environment turns "
		"colour off as well."},
	{"What the risk band and the score mean",
		"risk score band very high rising lower red amber green ~", PEOPLE,
		"The band is that of the team's leading instrument, with the score behind it: V "
		"HIGH 9. NO DATA: nobody has been scored. ~ behind a score: it is older than it is "
		"good for.\n\n"
		"Every score with its instrument, date and source is on the Risk tab of the record."},
	{"Who sees that I looked", "audit privacy look view record logged history", IN_PERSON,
		"Every look at a record, every search and every change is written to the audit "
		"with your name and the time. F8 or H on a record shows who looked at it or "
		"changed it."},
	{"Moving a review", "review book move date late three months calendar", PEOPLE,
		"b on a person: type the new date and press Enter, for example +3m. The date it "
		"was first due stays on record. The next review after one that was held is booked "
		"by the team's interval for the person's band unless you give a date."},
	{"A case of the meeting, in the room",
		"meeting mdt case notes action decision wall recorder minutes",
		IN_ROOM | IN_MEETING,
		"i writes the notes; Tab goes on to what the person wants, the situation, the "
		"action to date and the next steps, Esc is back at the case. Everything is saved "
		"as it is typed: a draft after each burst of keys, the entry itself when the keys "
		"rest and whenever you leave the text.\n\n"
		"a asks for an action in one line: what / who / when, for example Falls team "
		"referral / le / fri. Who is the beginning of a name, first of those who are here; "
		"who is meant and which day it is stand under the line. Enter files it and opens "
		"the next line, Enter on an empty one ends it.\n\n"
		"d decides: a letter, then what the decision needs, then Enter. n goes to the next "
		"case, p back, g with a number to any. A case that is left without a decision asks "
		"for one; l leaves it for later.\n\n"
		"Wall view is on at first: no clock, telephone, address or other name is shown; x "
		"turns it off. F5 shows what another recorder wrote; where both wrote in one text "
		"both stand there."},
	{"Adding somebody to the register", "register add episode clock 21 days plan", PEOPLE,
		"r, or + on the Board, adds the person under the cursor. Two clocks start: 21 days "
		"to tell the person who leads their care, and a month for the plan. Both stand in "
		"lists until they are met."},
	{"Writing a plan together", "plan section agree version write draft", IN_PLAN | IN_PERSON,
		"p on a person opens the plan. Choose a section and type; F2 saves it. An agreed "
		"plan is never changed: writing in it begins the next version. g records who "
		"agreed.\n\n"
		"When two people write the same section, both texts are kept, paragraph by "
		"paragraph."},
	{"Reading a risk list from a practice", "import list csv excel risk practice file",
		IN_BOARD,
		"I on the Board asks for the file, says row by row what it would do, and does "
		"nothing until you say so. People missing from a newer list are only reported. A "
		"filled field is never blanked. The whole list can be taken back: Menu, Lists, "
		"Undo an import."},
	{"Leaving and hiding the screen", "quit exit leave lock hide F12 screen away", 0,
		"Esc goes back one step; at the Board it asks whether to leave. F12 hides the "
		"screen until a key is pressed. It does not lock: lock the PC when you go."},
	{"Risk scores: what they say and what they do not",
		"risk score band instrument factor missing range stale frailty efi local falls",
		IN_RISK | IN_PEOPLE | IN_PERSON | IN_BOARD,
		"A score helps to choose whom to discuss first. It does not say what will happen "
		"to anybody, and nothing is decided by it. What somebody who knows the person "
		"thinks is recorded beside it, and the score is not changed by that.\n\n"
		"Every score shows its parts: points, value, date and source. What is not recorded "
		"is never taken for no: the score then says how far it could be. A ~ behind it "
		"says that it is past its validity; twice as old it no longer counts.\n\n"
		"Where somebody stands, the top 0.5% and so on, is their place among all adults "
		"registered with the practice, by the newest list from it. It is never worked out "
		"from the people in care, who are not like everybody else; whoever is scored only "
		"here has no place.\n\n"
		"Rising is the top of the high band: a score, and how it changed in 90 days. A "
		"frequent attender is one by the team's threshold, which always stands beside the "
		"word. Falls are a count. Nothing here foretells a fall, and a low count does not "
		"mean that somebody is safe.\n\n"
		"Scores of different instruments, or of two versions of one, are never added up or "
		"compared. i on Risk shows of each instrument what it is for and what it is not "
		"for."},
	{"The 2% register", "register two per cent target floor quarter adults practice gap",
		IN_RISK | IN_REGISTER,
		"Each practice aims to have at least 2% of its adults on the register: those "
		"registered and 18 or over on the first day of the quarter. The target is rounded "
		"up; 1.8% is the floor. Children may be on it as well and are counted apart.\n\n"
		"The figure says how many are on it, and nothing of whether they are the right "
		"ones or better off. Candidates come in order of score; where several have the "
		"same score for fewer places, all of them are shown as tied and the team chooses. "
		"Whoever the team thinks should be on it can be added at any score.\n\n"
		"r on Risk shows the register. A practice without a list size has no target: its "
		"list size is recorded there."},
	{"Several people at once", "mark several bulk many range space",
		IN_BOARD | IN_LEADS | IN_ACTIONS | IN_PEOPLE,
		"Space marks the row and goes on, v begins a range that Space ends, * marks all "
		"that are shown, - takes every mark away. Then the same letter as for one person "
		"acts on all of them, after one question that says how many and who."},
};
const size_t help_pages_n = sizeof help_pages / sizeof help_pages[0];

/* ---- the manual of a screen ---- */

static void add_keys(struct str *out, const struct view *about, bool here, struct arena *arena)
{
	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get(id);

		if (*command->keys == '\0' || !keymap_offered(about, id) ||
			!session_may(about->session, id) ||
			here != ((command->where & about->screen->where) != 0))
			continue;
		str_addf(out, "%s  %s\n%s\n\n", command->keys, command->summary,
			choice_detail(id, arena));
	}
}

const char *help_manual(const struct view *about, struct arena *arena)
{
	struct str out = {0};

	str_addf(&out, "%s\n\n", about->screen->name);
	add_keys(&out, about, true, arena);
	for (size_t i = 0; i < help_pages_n; i++)
		if (help_pages[i].where & about->screen->where)
			str_addf(&out, "%s\n\n%s\n\n", help_pages[i].title, help_pages[i].text);
	str_add(&out, "On every screen\n\n");
	add_keys(&out, about, false, arena);
	str_add(&out, "The whole manual: man caseload.");
	char *text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

/* ---- reading ---- */

static bool open_reading(struct view *view, struct err *err)
{
	(void)err;
	view->data = pager_new(view->arg.text ? view->arg.text : "", true);
	return true;
}

static bool open_page(struct view *view, struct err *err)
{
	(void)err;
	for (size_t i = 0; i < help_pages_n; i++)
		if (text_equal(help_pages[i].title, view->arg.text))
			view->data = pager_new(help_pages[i].text, true);
	if (view->data == NULL)
		bug("there is no page of help \"%s\"", view->arg.text ? view->arg.text : "");
	return true;
}

static void close_reading(struct view *view)
{
	pager_free(view->data);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct canvas inside =
		canvas_sub(canvas, 0, 0, canvas->rows, canvas->cols - view->right_taken);

	pager_draw(view->data, &inside, focus);
}

/* While what to find is typed, letters are no commands. */
static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct pager *pager = view->data;
	const struct tui_event *event = pressed->event;
	enum tui_result result;

	if (pressed->command == CMD_BACK && !view->typing)
		return ANSWER_POP;
	if (event->kind == TUI_KEY && key_is(event->key, "/"))
		view->typing = true;
	result = pager_key(pager, event);
	if (event->kind == TUI_KEY && (key_is(event->key, "Enter") || key_is(event->key, "Esc")))
		view->typing = false;
	if (pager_note(pager))
		app_message(view->app, MESSAGE_NOTE, "%s", pager_note(pager));
	return result == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static const char *title(struct view *view)
{
	return view->arg.place;
}

static const char *page_title(struct view *view)
{
	return view->arg.text;
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = *rows > 30 ? 30 : *rows;
	*cols = *cols > 76 ? 76 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint reading[] = {{CMD_BACK, NULL, "Close", NULL},
		{CMD_COUNT, "/", "Find", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint finding[] = {
		{CMD_COUNT, "Enter", "Find", NULL}, {CMD_COUNT, "Esc", "Stop", NULL}, {0}};

	return view->typing ? finding : reading;
}

const struct screen screen_reading = {
	.name = "Reading",
	.kind = SCREEN_POPUP,
	.open = open_reading,
	.close = close_reading,
	.draw = draw,
	.key = key,
	.title = title,
	.size = size,
	.hints = hints,
};
const struct screen screen_help_page = {
	.name = "Help",
	.kind = SCREEN_POPUP,
	.open = open_page,
	.close = close_reading,
	.draw = draw,
	.key = key,
	.title = page_title,
	.size = size,
	.hints = hints,
};
